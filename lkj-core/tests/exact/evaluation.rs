//! Achievements, aggregates and the summary.

use lkj_core::evaluation::{
    Achievement, AggregateResult, CategoryCount, IndicatorResult, Outcome, SummaryLine,
};
use lkj_core::rules::{Aggregation, RulesInForce};
use lkj_core::{Evaluation, Framework, Percent, Place, Rules, TargetValue};
use proptest::prelude::*;
use proptest::test_runner::TestCaseError;

use crate::expected::{self, Expected, Part, Realized};
use crate::given::{
    self, GOALS, Input, OBJECTIVES, OneIndicator, YEAR, checked, indicator_id, inputs, node_id,
};
use crate::oracle::{Exact, Rounded, exact, hundred, percent, whole};

type Checked = Result<(), TestCaseError>;

fn evaluated(framework: &Framework) -> Evaluation {
    framework
        .evaluate(given::year(YEAR), &Rules::default())
        .unwrap()
}

/// What is evaluated, without where in a text it stood.
pub(crate) fn evaluated_anywhere(framework: &Framework) -> Evaluation {
    let mut evaluation = evaluated(framework);
    for remark in &mut evaluation.remarks {
        remark.place = Place::default();
    }
    evaluation
}

fn in_force(input: &Input) -> RulesInForce {
    RulesInForce::decide(&Rules::default(), &input.rules).unwrap()
}

fn written(percent: Option<Percent>) -> Option<String> {
    percent.map(|percent| percent.to_string())
}

/// The achievement of `what` is the expected one, to the last digit.
fn check(what: &str, found: &Achievement, wanted: Option<&Expected>) -> Checked {
    let Some(wanted) = wanted else {
        prop_assert!(
            found.measured().is_none(),
            "{what}: {found:?} should not be measured"
        );
        return Ok(());
    };
    let Achievement::Measured(found) = found else {
        return Err(TestCaseError::fail(format!(
            "{what}: {found:?}, not {wanted:?}"
        )));
    };
    prop_assert_eq!(
        found.raw.to_string(),
        wanted.raw.to_string(),
        "raw of {}",
        what
    );
    let value = found.value.get();
    prop_assert_eq!(
        exact(value),
        wanted.value.clone(),
        "value of {}: {}",
        what,
        value
    );
    let words = (&found.category, found.in_gap, &found.other_category);
    let wanted_words = (&wanted.category, wanted.in_gap, &wanted.other_category);
    prop_assert_eq!(words, wanted_words, "words of {}: {}", what, value);
    prop_assert_eq!(found.standing, wanted.standing, "standing of {}", what);
    Ok(())
}

fn check_indicator(
    result: &IndicatorResult,
    part: &Part<'_>,
    input: &Input,
    rules: &RulesInForce,
) -> Checked {
    let what = result.id.as_str();
    let realized = expected::realized(part.one, input, rules);
    let shown = match &result.realization {
        Some(Outcome::Number { value, .. }) => Some(value.to_string()),
        Some(Outcome::Given(given)) => Some(given.to_string()),
        _ => None,
    };
    let wanted = realized.clone().map(|realized| match realized {
        Realized::Number { shown, .. } => shown,
        Realized::Grade(grade) => grade.to_owned(),
        Realized::YesNo(true) => "ya".to_owned(),
        Realized::YesNo(false) => "tidak".to_owned(),
    });
    prop_assert_eq!(shown, wanted, "realization of {}", what);
    check(what, &result.achievement, part.achievement.as_ref())?;
    if let Some(TargetValue::Figure(_)) = part.one.target {
        let progress = progress(part.one, realized.as_ref(), rules);
        prop_assert_eq!(written(result.progress), progress, "progress of {}", what);
    }
    Ok(())
}

/// How far the way from the baseline to a number has been gone.
fn progress(
    one: &OneIndicator,
    realized: Option<&Realized>,
    rules: &RulesInForce,
) -> Option<String> {
    let (Some(TargetValue::Figure(target)), Some(Realized::Number { counts, .. })) =
        (&one.target, realized)
    else {
        return None;
    };
    let start = exact(one.baseline?);
    let gone = percent(&(&start - counts), &(&start - exact(target.value)))?;
    let rounded = Rounded::of(&gone, rules.places.get(), rules.rounding)?;
    Some(rounded.to_string())
}

/// How many of the measured ones are in each category that has any.
fn check_counts(found: &[CategoryCount], parts: &[&Part<'_>], rules: &RulesInForce) -> Checked {
    let measured = || parts.iter().filter_map(|part| part.achievement.as_ref());
    let mut wanted = Vec::new();
    for class in &rules.scale.classes {
        let count = measured()
            .filter(|one| one.category.as_ref() == Some(&class.label))
            .count();
        if count > 0 {
            let share = percent(&whole(count), &whole(measured().count())).unwrap();
            let share = Rounded::of(&share, rules.places.get(), rules.rounding).unwrap();
            wanted.push((class.label.clone(), count, Some(share.to_string())));
        }
    }
    let found: Vec<_> = found
        .iter()
        .map(|one| (one.category.clone(), one.count, written(one.share)))
        .collect();
    prop_assert_eq!(found, wanted);
    Ok(())
}

fn check_aggregate(
    result: &AggregateResult,
    parts: &[&Part<'_>],
    input: &Input,
    rules: &RulesInForce,
) -> Checked {
    let what = format!("{} by {:?}", result.id, rules.aggregation);
    let wanted = expected::aggregate(parts, input, rules);
    check(&what, &result.achievement, wanted.as_ref())?;
    let measured = parts
        .iter()
        .filter(|part| part.achievement.is_some())
        .count();
    prop_assert_eq!((result.measured, result.total), (measured, parts.len()));
    check_counts(&result.counts, parts, rules)?;
    let is_weighted = matches!(
        rules.aggregation,
        Aggregation::Weighted | Aggregation::WeightedOfAll
    );
    if !is_weighted {
        prop_assert_eq!(result.weights.len(), 0);
        return Ok(());
    }
    let total = expected::weights(parts, rules).iter().sum::<Exact>();
    let used = |part: &&Part<'_>| {
        part.achievement.as_ref()?;
        let share = percent(&expected::weight(part), &total)?;
        Some(Rounded::of(&share, rules.places.get(), rules.rounding)?.to_string())
    };
    let wanted: Vec<_> = parts.iter().map(used).collect();
    let found: Vec<_> = result.weights.iter().map(|one| written(one.used)).collect();
    prop_assert_eq!(found, wanted, "weights of {}", what);
    Ok(())
}

fn check_summary(found: &SummaryLine, parts: &[&Part<'_>], rules: &RulesInForce) -> Checked {
    let mean = expected::mean(parts, None, rules);
    let capped = expected::mean(parts, Some(&hundred()), rules);
    let value = |expected: Option<&Expected>| expected.map(|expected| expected.value.clone());
    let number = |percent: Option<Percent>| percent.map(|percent| exact(percent.get()));
    prop_assert_eq!(number(found.mean), value(mean.as_ref()), "mean");
    prop_assert_eq!(
        number(found.mean_capped),
        value(capped.as_ref()),
        "capped mean"
    );
    prop_assert_eq!(&found.category, &mean.and_then(|mean| mean.category));
    prop_assert_eq!(found.total, parts.len());
    check_counts(&found.counts, parts, rules)
}

fn check_all(input: &Input) -> Checked {
    let evaluation = evaluated(&input.framework());
    let rules = in_force(input);
    let parts = expected::parts(input, &rules);
    for (result, part) in evaluation.indicators.iter().zip(&parts) {
        check_indicator(result, part, input, &rules)?;
    }
    let of = |nodes: std::ops::Range<usize>| -> Vec<&Part<'_>> {
        let own = parts.iter().filter(|part| nodes.contains(&part.one.of));
        own.collect()
    };
    for at in 0..GOALS + OBJECTIVES {
        let result = evaluation.aggregate(node_id(at).as_str()).unwrap();
        check_aggregate(result, &of(at..at + 1), input, &rules)?;
    }
    let summary = &evaluation.summary;
    check_summary(&summary.goal_indicators, &of(0..GOALS), &rules)?;
    let objectives = of(GOALS..GOALS + OBJECTIVES);
    check_summary(&summary.objective_indicators, &objectives, &rules)
}

/// What an aggregate comes to, whatever the order of its parts.
fn outcome(result: &AggregateResult) -> impl PartialEq + std::fmt::Debug + use<> {
    let measured = result.achievement.measured();
    let mut weights: Vec<_> = result
        .weights
        .iter()
        .map(|one| (one.indicator.clone(), one.weight, one.used))
        .collect();
    weights.sort();
    (
        measured.map(|one| (one.raw, one.value, one.exact.clone(), one.category.clone())),
        result.achievement.reason().cloned(),
        result.counts.clone(),
        weights,
    )
}

/// So many positions in the order of random keys.
fn shuffled(count: usize, keys: &[u16]) -> Vec<usize> {
    let mut positions: Vec<_> = (0..count).collect();
    positions.sort_by_key(|at| keys[*at]);
    positions
}

proptest! {
    #![proptest_config(crate::inputs(400))]

    #[test]
    fn an_evaluation_is_exact_and_rounded_once(input in inputs()) {
        if let Err(failure) = check_all(&input) {
            let file = input.framework().to_toml();
            return Err(TestCaseError::fail(format!("{failure}\n{file}")));
        }
    }
}

proptest! {
    #![proptest_config(crate::inputs(80))]

    #[test]
    fn order_does_not_matter(input in inputs(), keys in proptest::collection::vec(any::<u16>(), 8)) {
        let indicators = shuffled(input.indicators.len(), &keys);
        let objectives = shuffled(OBJECTIVES, &keys);
        for aggregation in Aggregation::ALL {
            let mut input = input.clone();
            input.rules.aggregation = Some(aggregation);
            let one = evaluated(&input.framework());
            let other = evaluated(&checked(input.draft(&indicators, &objectives)));
            for at in 0..input.indicators.len() {
                let id = indicator_id(at);
                prop_assert_eq!(one.indicator(id.as_str()), other.indicator(id.as_str()));
            }
            for result in one.goals.iter().chain(&one.objectives) {
                let other = other.aggregate(result.id.as_str()).unwrap();
                prop_assert_eq!(outcome(result), outcome(other), "{} by {:?}", result.id, aggregation);
            }
            prop_assert_eq!(&one.summary, &other.summary);
        }
    }

    #[test]
    fn a_framework_that_is_saved_and_read_evaluates_to_the_same(input in inputs()) {
        let framework = input.framework();
        let evaluation = evaluated_anywhere(&framework);
        prop_assert_eq!(&evaluation, &evaluated_anywhere(&framework), "evaluated twice");
        let (toml, json) = (framework.to_toml(), framework.to_json());
        let from_toml = Framework::from_toml(&toml)
            .map_err(|problems| TestCaseError::fail(format!("{problems}\n{toml}")))?;
        let from_json = Framework::from_json(&json)
            .map_err(|problems| TestCaseError::fail(format!("{problems}\n{json}")))?;
        let by_serde: Framework = serde_json::from_str(&serde_json::to_string(&framework)?)?;
        for (way, again) in [("TOML", from_toml), ("JSON", from_json), ("serde", by_serde)] {
            prop_assert_eq!(&evaluation, &evaluated_anywhere(&again), "through {}:\n{}", way, toml);
        }
    }
}
