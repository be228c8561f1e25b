//! Another id in the text of a formula.

use super::lexer::{self, Token, TokenKind};

/// A text of the reference language with another id in the place of one: where a reference
/// begins with it, and behind `profile.`. All else stays as it was written; so does a text that
/// cannot be read.
pub(crate) fn with_id_renamed(text: &str, old: &str, new: &str) -> String {
    let Ok(tokens) = lexer::tokens(text) else {
        return text.to_owned();
    };
    let mut characters = text.chars();
    let mut at = 0_usize;
    let mut written = String::with_capacity(text.len());
    for token in named_by(&tokens, old) {
        let before = token.position.saturating_sub(at);
        written.extend(characters.by_ref().take(before));
        written.push_str(new);
        characters.by_ref().take(token.length).for_each(|_| ());
        at = token.position.saturating_add(token.length);
    }
    written.extend(characters);
    written
}

/// The tokens that stand for an id.
fn named_by<'a>(tokens: &'a [Token], id: &'a str) -> impl Iterator<Item = &'a Token> {
    let mut in_brackets = false;
    tokens.iter().enumerate().filter_map(move |(at, token)| {
        match &token.kind {
            TokenKind::Sign('[') => in_brackets = true,
            TokenKind::Sign(']') => in_brackets = false,
            TokenKind::Word(word) if word == id && !in_brackets => {
                let before = |by: usize| {
                    let at = at.checked_sub(by)?;
                    tokens.get(at).map(|token| &token.kind)
                };
                let is_behind_profile =
                    matches!(before(2), Some(TokenKind::Word(word)) if word == "profile");
                let names_it = match before(1) {
                    Some(TokenKind::Sign('.')) => is_behind_profile,
                    Some(TokenKind::Sign('@')) => false,
                    _ => true,
                };
                return names_it.then_some(token);
            }
            _ => {}
        }
        None
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_renamed_where_it_is_one() {
        for (before, after) in [
            ("um", "omzet"),
            (
                "(um - um[-1]) / um [2018] × 100",
                "(omzet - omzet[-1]) / omzet [2018] × 100",
            ),
            ("um.target@plan + rat.um", "omzet.target@plan + rat.um"),
            ("share(um, \"um\")", "share(omzet, \"um\")"),
            ("profile.um.share[\"um\"]", "profile.omzet.share[\"um\"]"),
            ("umum + um_2", "umum + um_2"),
            ("largest(um, rat)", "largest(omzet, rat)"),
            (
                "mean(um[2018..2020]) / sum(rat[-1..0], um)",
                "mean(omzet[2018..2020]) / sum(rat[-1..0], omzet)",
            ),
            ("um ? um", "um ? um"),
        ] {
            assert_eq!(with_id_renamed(before, "um", "omzet"), after);
        }
    }
}
