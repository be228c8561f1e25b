//! Texts of an input as messages show them.

/// A text as a message shows it, cut where it is long.
pub(crate) fn quoted(text: &str) -> String {
    shown(text, 80)
}

/// A text of no more than so many characters.
pub(crate) fn shown(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text.to_owned(),
    }
}
