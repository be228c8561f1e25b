//! The corrected Lumajang report: complete, and the same answers as the original.

#![allow(
    clippy::unwrap_used,
    reason = "tests may stop at the first thing that is wrong"
)]

use lkj_core::Evaluation;
use lkj_suite::{evaluated, files_of, lumajang_files, read};

fn corrected() -> Evaluation {
    let framework = read(&files_of("examples/lumajang-2019-corrected"));
    evaluated(&framework, 2019)
}

#[test]
fn nothing_is_missing() {
    let evaluation = corrected();
    assert_eq!(evaluation.remarks, []);
    assert_eq!(evaluation.measures.len(), 3 * 19);
    for measure in &evaluation.measures {
        let achievement = &measure.achievement;
        assert!(achievement.value().is_some(), "{measure:?}");
    }
    for group in &evaluation.groups {
        assert!(group.amounts.absorption.is_some(), "{}", group.id);
    }
}

#[test]
fn the_answers_are_those_of_the_original() {
    let original = evaluated(&read(&lumajang_files()), 2019);
    let corrected = corrected();
    for (one, other) in original.indicators.iter().zip(&corrected.indicators) {
        assert_eq!(
            (&one.id, &one.target, &one.realization, &one.achievement),
            (
                &other.id,
                &other.target,
                &other.realization,
                &other.achievement
            )
        );
    }
    assert_eq!(original.indicators.len(), corrected.indicators.len());
    assert_eq!(original.summary, corrected.summary);
    for (one, other) in original.activities.iter().zip(&corrected.activities) {
        assert_eq!((&one.id, &one.amounts), (&other.id, &other.amounts));
    }
    assert_eq!(original.activities.len(), corrected.activities.len());
}
