//! Running text as rules read it: words, roots of words, what a claimed sentence prints.

/// The words of a text in small letters, without punctuation around them.
pub(super) fn words(text: &str) -> Vec<String> {
    let words = text.split(|c: char| c.is_whitespace() || matches!(c, '/' | '(' | ')' | ',' | ';'));
    words
        .map(|word| {
            word.trim_matches(|c: char| !c.is_alphanumeric())
                .to_lowercase()
        })
        .filter(|word| !word.is_empty())
        .collect()
}

/// Whether a text says one of some words or phrases, each as a whole.
pub(super) fn says(text: &str, phrases: &[&str]) -> bool {
    let padded = format!(" {} ", words(text).join(" "));
    phrases
        .iter()
        .any(|phrase| padded.contains(&format!(" {phrase} ")))
}

/// The shortest piece that two words must share to be of one root.
const ROOT: usize = 5;

/// Whether two words are of one root, as far as their letters tell: "penilai" and "dinilai"
/// share "nilai".
pub(super) fn share_root(one: &str, other: &str) -> bool {
    if one == other {
        return true;
    }
    let letters: Vec<char> = one.chars().collect();
    letters.windows(ROOT).any(|piece| {
        let piece: String = piece.iter().collect();
        other.contains(&piece)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn roots_are_shared_by_their_letters() {
        assert!(share_root("penilai", "dinilai"));
        assert!(share_root("penilaian", "dinilai"));
        assert!(share_root("rat", "rat"));
        assert!(!share_root("rat", "aparat"));
        assert!(!share_root("tenaga", "standar"));
    }

    #[test]
    fn phrases_are_found_whole() {
        assert!(says(
            "Kinerja OPD masih belum maksimal.",
            &["belum maksimal"]
        ));
        assert!(!says("sebelum maksimalnya", &["belum maksimal"]));
    }
}
