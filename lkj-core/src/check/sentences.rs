//! Printed text as readers see it: without what braces hold for the engine, in sentences and
//! words that know where they stand.

use super::context::Prose;
use crate::framework::{Framework, Named, Quantity, TextQuantity, claim::What};

/// The text that a piece of prose prints, character for character where it stood: what braces
/// hold for the engine is blank.
pub(super) fn printed(framework: &Framework, prose: &Prose<'_>) -> String {
    let is_claimed = prose.document.is_some();
    blank_braces(prose.text, |inside| {
        if is_claimed && !is_name_of_own(framework, inside) {
            inside.split_once('=').map_or("", |(printed, _)| printed)
        } else {
            ""
        }
    })
}

/// Whether braces of a claim print a name that is not the report's own words: of a program or
/// activity, or the title of a regulation.
fn is_name_of_own(framework: &Framework, inside: &str) -> bool {
    let Some((_, what)) = inside.split_once('=') else {
        return false;
    };
    let Ok(formula) = what.trim().parse() else {
        return false;
    };
    let what = What::Formula(formula);
    let quantity = what
        .reference()
        .and_then(|reference| framework.resolve(reference).ok());
    match quantity {
        Some(Quantity::Text(TextQuantity::RegulationTitle) | Quantity::Measure(..)) => true,
        Some(Quantity::Text(TextQuantity::NameOf(id) | TextQuantity::ParentOf(id))) => {
            is_work(framework, id.as_str())
        }
        _ => false,
    }
}

fn is_work(framework: &Framework, id: &str) -> bool {
    matches!(
        framework.named(id),
        Some(Named::Program | Named::Activity { .. } | Named::SubActivity { .. } | Named::Group)
    )
}

/// A text with its braces and what they hold blanked, but for what is to be kept: the beginning
/// of what they hold.
fn blank_braces<'a>(text: &'a str, kept: impl Fn(&'a str) -> &'a str) -> String {
    let mut printed = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((outside, opened)) = rest.split_once('{') {
        printed.push_str(outside);
        printed.push(' ');
        let (inside, behind) = match opened.split_once('}') {
            Some((inside, behind)) => (inside, Some(behind)),
            None => (opened, None),
        };
        let kept = kept(inside);
        printed.push_str(kept);
        let blank = inside
            .chars()
            .count()
            .saturating_sub(kept.chars().count())
            .saturating_add(usize::from(behind.is_some()));
        printed.extend(std::iter::repeat_n(' ', blank));
        rest = behind.unwrap_or("");
    }
    printed.push_str(rest);
    printed
}

/// What the braces of a text hold.
pub(super) fn braces(text: &str) -> impl Iterator<Item = &str> {
    text.split('{')
        .skip(1)
        .map(|opened| opened.split('}').next().unwrap_or(opened))
}

/// A word, and how many characters stand before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Word<'a> {
    pub(super) text: &'a str,
    pub(super) at: usize,
    /// Where it begins and ends, in bytes.
    pub(super) bytes: (usize, usize),
}

impl Word<'_> {
    /// Its letters and digits alone, small.
    pub(super) fn bare(&self) -> String {
        bare(self.text)
    }

    /// How many characters stand before its end.
    pub(super) fn end(&self) -> usize {
        self.at.saturating_add(self.text.chars().count())
    }

    /// Whether a sentence ends with it.
    pub(super) fn ends_sentence(&self) -> bool {
        let text = self.text.trim_end_matches(['"', ')', '*', '”']);
        text.ends_with(['.', '!', '?', ';']) && text.chars().count() > 3
    }
}

/// Letters and digits alone, small.
pub(super) fn bare(text: &str) -> String {
    let letters = text.chars().filter(|c| c.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}

/// The words of a text.
pub(super) fn words(text: &str) -> Vec<Word<'_>> {
    let mut words = Vec::new();
    let mut begun: Option<(usize, usize)> = None;
    let mut count = 0_usize;
    for (byte, c) in text.char_indices() {
        match (c.is_whitespace(), begun) {
            (true, Some(start)) => {
                words.extend(word(text, start, byte));
                begun = None;
            }
            (false, None) => begun = Some((byte, count)),
            _ => {}
        }
        count = count.saturating_add(1);
    }
    words.extend(begun.and_then(|start| word(text, start, text.len())));
    words
}

fn word(text: &str, (from, at): (usize, usize), to: usize) -> Option<Word<'_>> {
    Some(Word {
        text: text.get(from..to)?,
        at,
        bytes: (from, to),
    })
}

/// A sentence, as words, with where it begins and ends in characters, braces and all.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sentence<'w, 'a> {
    pub(super) words: &'w [Word<'a>],
    pub(super) from: usize,
    pub(super) to: usize,
}

/// The sentences of a text: they end with a full stop or a line.
pub(super) fn sentences<'w, 'a>(text: &str, words: &'w [Word<'a>]) -> Vec<Sentence<'w, 'a>> {
    let mut sentences = Vec::new();
    let (mut first, mut from) = (0_usize, 0_usize);
    for (at, word) in words.iter().enumerate() {
        let next = at.saturating_add(1);
        let following = words.get(next);
        let gap = following.and_then(|following| text.get(word.bytes.1..following.bytes.0));
        if word.ends_sentence() || gap.is_none_or(|gap| gap.contains('\n')) {
            let to = following.map_or(usize::MAX, |following| following.at);
            sentences.extend(
                words
                    .get(first..next)
                    .map(|words| Sentence { words, from, to }),
            );
            first = next;
            from = word.end();
        }
    }
    sentences
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn braces_leave_blanks_so_that_places_stay() {
        let text = "mencapai {94.60 % = total.absorption}, sangat";
        let printed = blank_braces(text, |inside| inside.split_once('=').unwrap().0);
        assert_eq!(printed.chars().count(), text.chars().count());
        assert!(printed.starts_with("mencapai  94.60 % "), "{printed}");
        assert!(printed.ends_with(" , sangat"), "{printed}");
        let open = blank_braces("a {b", |_| "");
        assert_eq!(open, "a   ");
        assert_eq!(blank_braces("a {b}", |_| "").len(), 5);
    }

    #[test]
    fn sentences_end_with_full_stops_and_lines() {
        let text = "Satu dua. Tiga\n- empat No. 5 lima.";
        let words = words(text);
        let sentences = sentences(text, &words);
        let lengths: Vec<_> = sentences
            .iter()
            .map(|sentence| sentence.words.len())
            .collect();
        assert_eq!(lengths, [2, 1, 5]);
        assert_eq!(words.last().unwrap().text, "lima.");
        assert_eq!(words.last().unwrap().at, 29);
    }
}
