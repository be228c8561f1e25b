//! The known word that someone probably meant.

/// The candidate nearest to a word, if it is near enough to have been meant.
#[cfg(any(feature = "toml", feature = "json"))]
pub(crate) fn nearest<'a>(
    word: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<String> {
    let most = word.chars().count().div_ceil(3).clamp(1, 3);
    let measured = candidates
        .into_iter()
        .map(|candidate| (strsim::osa_distance(word, candidate), candidate));
    let near = measured.filter(|(distance, _)| *distance <= most);
    near.min().map(|(_, candidate)| candidate.to_owned())
}

/// Without a file format there is nobody who mistypes.
#[cfg(not(any(feature = "toml", feature = "json")))]
pub(crate) fn nearest<'a>(
    _word: &str,
    _candidates: impl IntoIterator<Item = &'a str>,
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
}
