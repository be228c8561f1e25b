//! The known word that someone probably meant.

/// The candidate nearest to a word, if it is near enough to have been meant.
#[cfg(any(feature = "toml", feature = "json"))]
pub(crate) fn nearest<'a>(
    word: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<String> {
    let most = word.chars().count().div_ceil(3).clamp(1, 3);
    // Lengths are compared first: a key may be as long as its whole file.
    let near_in_length =
        |candidate: &&str| word.len().abs_diff(candidate.len()) <= most.saturating_mul(4);
    let measured = candidates
        .into_iter()
        .filter(near_in_length)
        .map(|candidate| (distance(word, candidate), candidate));
    let near = measured.filter(|(distance, _)| *distance <= most);
    near.min().map(|(_, candidate)| candidate.to_owned())
}

/// The same among those candidates that fit otherwise, which is asked of the near ones alone.
#[cfg(any(feature = "toml", feature = "json"))]
pub(crate) fn nearest_of<'a>(
    word: &str,
    candidates: impl IntoIterator<Item = &'a str>,
    fits: impl Fn(&str) -> bool,
) -> Option<String> {
    let near = candidates
        .into_iter()
        .filter(|candidate| nearest(word, [*candidate]).is_some());
    nearest(word, near.filter(|candidate| fits(candidate)))
}

/// Mistyped characters between two words; whether letters are capital counts for little.
#[cfg(any(feature = "toml", feature = "json"))]
fn distance(word: &str, candidate: &str) -> usize {
    if word.to_lowercase() == candidate.to_lowercase() {
        return 0;
    }
    strsim::osa_distance(word, candidate)
}

/// Without a file format there is nobody who mistypes.
#[cfg(not(any(feature = "toml", feature = "json")))]
pub(crate) fn nearest<'a>(
    _word: &str,
    _candidates: impl IntoIterator<Item = &'a str>,
) -> Option<String> {
    None
}

#[cfg(not(any(feature = "toml", feature = "json")))]
pub(crate) fn nearest_of<'a>(
    _word: &str,
    _candidates: impl IntoIterator<Item = &'a str>,
    _fits: impl Fn(&str) -> bool,
) -> Option<String> {
    None
}

#[cfg(all(test, any(feature = "toml", feature = "json")))]
mod tests {
    use super::*;

    #[test]
    fn finds_what_was_meant_and_nothing_far() {
        let keys = ["name", "formula", "targets", "polarity"];
        assert_eq!(nearest("fromula", keys).as_deref(), Some("formula"));
        assert_eq!(nearest("target", keys).as_deref(), Some("targets"));
        assert_eq!(nearest("nmae", keys).as_deref(), Some("name"));
        assert_eq!(nearest("anggaran", keys), None);
    }

    #[test]
    fn the_nearest_of_several_and_capital_letters_aside() {
        assert_eq!(
            nearest("kop_aktf", ["kop_pasif", "kop_aktif", "kop"]).as_deref(),
            Some("kop_aktif")
        );
        assert_eq!(nearest("RAT", ["rat", "rata"]).as_deref(), Some("rat"));
        assert_eq!(nearest("x", ["ab", "abc"]), None);
    }

    #[test]
    fn a_word_as_long_as_a_file_costs_nothing() {
        let word = "a".repeat(10_000_000);
        assert_eq!(nearest(&word, ["name", "formula"]), None);
    }
}
