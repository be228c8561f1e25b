//! Elements, as all languages that rest on XML write them.

/// An element and what stands in it.
pub(super) fn within(name: &str, text: &mut String, inside: impl FnOnce(&mut String)) {
    text.extend(["<", name, ">"]);
    inside(text);
    text.extend(["</", name, ">"]);
}

/// An element with words in it.
pub(super) fn element(name: &str, content: &str, text: &mut String) {
    within(name, text, |text| {
        text.extend(content.chars().map(escaped));
    });
}

/// A character as XML holds it; one that XML cannot hold is replaced.
pub(super) fn escaped(character: char) -> String {
    match character {
        '&' => "&amp;".to_owned(),
        '<' => "&lt;".to_owned(),
        '>' => "&gt;".to_owned(),
        '\n' | '\r' | '\t' => " ".to_owned(),
        '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => "\u{fffd}".to_owned(),
        other => other.to_string(),
    }
}
