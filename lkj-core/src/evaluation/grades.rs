//! One grade against another: by scores, by a list, by a known order, or not at all.

use std::cmp::Ordering;

use super::achievement::{Achievement, Compared};
use super::measurement::{Measurement, Method};
use super::methods::{Exact, all_or_nothing, equality_line, ratio_line, text};
use super::reason::Reason;
use super::standing::Standing;
use super::trace::{Line, Piece};
use crate::arithmetic::Rational;
use crate::framework::GradeMethod;
use crate::number::Grade;
use crate::rules::{Polarity, RulesInForce, is_known_grade, order_of_grades, scores_of_grades};

/// Measures or compares a grade with the one that was promised.
///
/// A percentage follows from `grade_method`, from an indicator's own list, or from scores behind
/// both grades; a grade that was met counts as 100. Without any of these a known family of grades
/// decides between met, missed and exceeded, and no percentage is made up.
pub(super) fn against_grade(
    reached: &Grade,
    promised: &Grade,
    measurement: &Measurement,
    rules: &RulesInForce,
) -> Achievement {
    let exact = match (measurement.grade_method, reached.score, promised.score) {
        (None, Some(reached_score), Some(promised_score)) => {
            let line = ratio_line(text(&reached.to_string()), text(&promised.to_string()));
            by_scores(&reached_score.into(), &promised_score.into(), line)
        }
        _ if !measurement.grades.is_empty() => listed(reached, promised, measurement),
        (Some(GradeMethod::Equality), ..) => Ok(equal_or_not(reached, promised)),
        (Some(GradeMethod::Score), ..) => by_family(reached, promised),
        (None, ..) => return by_order(reached, promised, measurement, rules),
    };
    measured(exact, rules)
}

fn measured(exact: Exact, rules: &RulesInForce) -> Achievement {
    let measured = exact.and_then(|(exact, method, line)| {
        let standing = Standing::by(exact.cmp(&Rational::HUNDRED));
        let mut measured = Achievement::from_exact(&exact, method, line, rules)?;
        measured.standing = Some(standing);
        Ok(measured)
    });
    measured.into()
}

fn by_scores(reached: &Rational, promised: &Rational, line: Line) -> Exact {
    if promised.is_zero() {
        return Err(Reason::ZeroTarget);
    }
    Ok((reached.percent_of(promised)?, Method::Score, line))
}

fn equal_or_not(reached: &Grade, promised: &Grade) -> (Rational, Method, Line) {
    let is_same = reached.is_same_word(promised);
    let line = equality_line(&reached.to_string(), &promised.to_string(), is_same);
    (all_or_nothing(is_same), Method::Equality, line)
}

/// By the places of both grades in the indicator's own list.
fn listed(reached: &Grade, promised: &Grade, measurement: &Measurement) -> Exact {
    if measurement.listed_grade_method() == GradeMethod::Equality {
        return Ok(equal_or_not(reached, promised));
    }
    let score = |wanted: &Grade| {
        let mut scores = (1_u32..).zip(&measurement.grades);
        scores
            .find(|(_, known)| Grade::of(known).is_same_word(wanted))
            .map(|(score, _)| score)
    };
    match (score(reached), score(promised)) {
        (Some(one), Some(other)) => by_places(reached, one, promised, other),
        _ => Err(Reason::NoScale),
    }
}

/// By the places of both grades in the one family that has them.
fn by_family(reached: &Grade, promised: &Grade) -> Exact {
    match scores_of_grades(reached, promised) {
        Some((one, other)) => by_places(reached, one, promised, other),
        None => Err(not_listed(reached, promised)),
    }
}

fn by_places(reached: &Grade, one: u32, promised: &Grade, other: u32) -> Exact {
    let line = ratio_line(
        text(&format!("{} ({one})", reached.word)),
        text(&format!("{} ({other})", promised.word)),
    );
    by_scores(&one.into(), &other.into(), line)
}

/// By the order of known families, without a percentage unless the grade is the promised one.
fn by_order(
    reached: &Grade,
    promised: &Grade,
    measurement: &Measurement,
    rules: &RulesInForce,
) -> Achievement {
    if is_free_text(reached, promised, measurement) {
        return Achievement::NotMeasured(Reason::FreeText);
    }
    let order = order_of_grades(reached, promised);
    if reached.is_same_word(promised) || order == Some(Ordering::Equal) {
        let line = equality_line(&reached.to_string(), &promised.to_string(), true);
        return measured(Ok((Rational::HUNDRED, Method::Equality, line)), rules);
    }
    let is_better_higher = matches!(
        measurement.polarity(),
        Polarity::Grade | Polarity::Higher | Polarity::NotSaid | Polarity::AtLeast
    );
    match order.filter(|_| is_better_higher) {
        None => Achievement::NotMeasured(not_listed(reached, promised)),
        Some(order) => {
            let sign = if order.is_gt() { ">" } else { "<" };
            let (reached, promised) = (reached.to_string(), promised.to_string());
            Achievement::Compared(Compared {
                standing: Standing::by(order),
                reason: Reason::GradeOrder,
                working: Line::new([text(&reached), Piece::Sign(sign), text(&promised)]),
            })
        }
    }
}

/// Whether two texts are sentences rather than grades: unknown words that nobody declared to be
/// grades, long ones or under a polarity of another kind.
fn is_free_text(reached: &Grade, promised: &Grade, measurement: &Measurement) -> bool {
    const LONGEST_GRADE: usize = 3;
    let is_sentence = |grade: &Grade| grade.bare_word().split_whitespace().count() > LONGEST_GRADE;
    let are_known = is_known_grade(reached) && is_known_grade(promised);
    !are_known
        && match measurement.polarity {
            Some(Polarity::Grade) => false,
            None => is_sentence(reached) || is_sentence(promised),
            Some(
                Polarity::Higher
                | Polarity::Lower
                | Polarity::Range
                | Polarity::AtMost
                | Polarity::AtLeast
                | Polarity::Near
                | Polarity::YesNo
                | Polarity::NotSaid,
            ) => true,
        }
}

fn not_listed(reached: &Grade, promised: &Grade) -> Reason {
    Reason::GradesNotListed {
        target: promised.to_string(),
        realization: reached.to_string(),
    }
}
