//! Where one quantity ends and the next one begins: `40 orang 12 kegiatan`.

use super::unit::currency;

/// A quantity with what joins it to the next one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Part<'a> {
    pub(super) text: &'a str,
    pub(super) glue: Glue,
}

/// What stands between two quantities.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Glue {
    /// Nothing, or the text ends.
    Nothing,
    /// `/`, `dan`, a comma.
    And,
    /// `dari`: the quantity is a part of the next one.
    Of,
}

/// Splits a text before each number that begins a quantity of its own. A number that belongs to
/// the unit before it does not: `per 1.000 penduduk`, `TW 4`, `tahun 2025`, or anything in
/// parentheses.
pub(super) fn quantities(text: &str) -> Vec<Part<'_>> {
    let mut parts = Vec::new();
    let mut start = 0;
    let mut scan = Scan::default();
    let mut words = words(text).peekable();
    while let Some((at, word)) = words.next() {
        let next = words.peek().map_or("", |(_, next)| next);
        if scan.begins_quantity(word, next) {
            let before = text.get(start..at).unwrap_or_default();
            parts.push(without_glue(before));
            start = at;
            scan = Scan::default();
        }
        scan.pass(word);
    }
    let last = text.get(start..).unwrap_or_default().trim();
    if !last.is_empty() {
        parts.push(Part {
            text: last,
            glue: Glue::Nothing,
        });
    }
    parts
}

/// The words of a text with single spaces, with where each begins.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.split(' ').scan(0_usize, |next, word| {
        let at = *next;
        *next = at.saturating_add(word.len()).saturating_add(1);
        Some((at, word))
    })
}

/// What was read of a quantity so far.
#[derive(Debug, Default)]
struct Scan<'a> {
    has_numeral: bool,
    words_behind: usize,
    parentheses: usize,
    before: &'a str,
}

impl<'a> Scan<'a> {
    fn begins_quantity(&self, word: &str, next: &str) -> bool {
        let number = match currency(word) {
            // A currency alone belongs to the number behind it, if there is one.
            (_, "") => next,
            (_, number) => number,
        };
        self.has_numeral
            && self.parentheses == 0
            && number.starts_with(|c: char| c.is_ascii_digit())
            && !self.is_of_the_unit(number)
    }

    /// Whether a number belongs to the unit before it.
    fn is_of_the_unit(&self, number: &str) -> bool {
        const LABELS: [&str; 24] = [
            "per",
            "tiap",
            "setiap",
            "ke",
            "no",
            "no.",
            "nomor",
            "level",
            "tahap",
            "kelas",
            "tipe",
            "golongan",
            "kategori",
            "peringkat",
            "pasal",
            "bab",
            "seri",
            "edisi",
            "versi",
            "zona",
            "tw",
            "akreditasi",
            "pp",
            "perpres",
        ];
        const UNITS_OF_TIME: [&str; 5] = ["triwulan", "semester", "smt", "tahun", "bulan"];
        let before = self.before.to_lowercase();
        let is_unit_of_time = UNITS_OF_TIME.contains(&before.as_str());
        let is_year = number.len() == 4 && (number.starts_with("19") || number.starts_with("20"));
        LABELS.contains(&before.as_str())
            || is_unit_of_time && (self.words_behind > 1 || before == "tahun" && is_year)
            || before == "/" && is_base_of_rate(number)
    }

    fn pass(&mut self, word: &'a str) {
        if self.has_numeral {
            self.words_behind = self.words_behind.saturating_add(1);
        }
        self.has_numeral |= word.contains(|c: char| c.is_ascii_digit());
        let opened = word.matches('(').count();
        let closed = word.matches(')').count();
        self.parentheses = self
            .parentheses
            .saturating_add(opened)
            .saturating_sub(closed);
        self.before = word;
    }
}

/// `5 kasus / 1.000 penduduk` is a rate, `12 Dok / 4 Lap` are two quantities: rates are over a
/// power of ten from a hundred.
fn is_base_of_rate(number: &str) -> bool {
    let digits: String = number.chars().filter(char::is_ascii_digit).collect();
    digits.len() > 2 && digits.starts_with('1') && digits.bytes().skip(1).all(|digit| digit == b'0')
}

/// A quantity without the words that join it to the next one.
fn without_glue(text: &str) -> Part<'_> {
    const AND: [&str; 6] = ["/", "dan", "&", "+", "serta", "and"];
    const OF: [&str; 3] = ["dari", "dr", "of"];
    let text = text.trim();
    let (before, last) = text.rsplit_once(' ').unwrap_or(("", text));
    let last_word = last.to_lowercase();
    let (text, glue) = if OF.contains(&last_word.as_str()) {
        (before, Glue::Of)
    } else if AND.contains(&last_word.as_str()) {
        (before, Glue::And)
    } else {
        let glue = if last.ends_with(',') {
            Glue::And
        } else {
            Glue::Nothing
        };
        (text, glue)
    };
    Part {
        text: text.trim_end_matches([',', ' ']),
        glue,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> String {
        let show = |part: &Part<'_>| format!("{} {:?}", part.text, part.glue);
        quantities(text)
            .iter()
            .map(show)
            .collect::<Vec<_>>()
            .join(" | ")
    }

    #[test]
    fn each_quantity_is_found() {
        for (text, expected) in [
            ("25 pelayanan", "25 pelayanan Nothing"),
            (
                "40 orang 12 kegiatan",
                "40 orang Nothing | 12 kegiatan Nothing",
            ),
            ("12 Dok / 4 Lap", "12 Dok And | 4 Lap Nothing"),
            (
                "40 orang, 12 kegiatan",
                "40 orang And | 12 kegiatan Nothing",
            ),
            (
                "5 laporan dari 7 laporan",
                "5 laporan Of | 7 laporan Nothing",
            ),
            ("3 dari 5", "3 Of | 5 Nothing"),
            (
                "Rp 5 juta dan Rp 6 juta",
                "Rp 5 juta And | Rp 6 juta Nothing",
            ),
            ("- 28,39 %", "- 28,39 % Nothing"),
        ] {
            assert_eq!(shown(text), expected, "{text}");
        }
    }

    #[test]
    fn numbers_of_a_unit_stay_with_it() {
        for text in [
            "5,4 per 1.000 kelahiran hidup",
            "5 kasus / 100.000 penduduk",
            "100 % TW 4",
            "95 % tahun 2025",
            "3 orang (2 L, 1 P)",
            "120 m2",
            "80 % level 3",
        ] {
            assert_eq!(quantities(text).len(), 1, "{text}");
        }
    }
}
