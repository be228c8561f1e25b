//! Letters that XML has no room for.

use std::borrow::Cow;

/// Words as XML can hold them: a letter that it has no room for is replaced, so that a reader
/// sees that something stood there. Tabs are spaces, and line breaks stay.
pub(crate) fn replaced(words: &str) -> Cow<'_, str> {
    if !words.contains(is_foreign) {
        return Cow::Borrowed(words);
    }
    let letters = words.chars().map(|letter| match letter {
        '\t' => ' ',
        letter if is_foreign(letter) => char::REPLACEMENT_CHARACTER,
        letter => letter,
    });
    Cow::Owned(letters.collect())
}

fn is_foreign(letter: char) -> bool {
    (letter.is_control() && letter != '\n') || matches!(letter, '\u{fffe}' | '\u{ffff}')
}
