//! Random frameworks: what is given, in this test's own terms, and as the engine takes it.
//!
//! Numbers are such that ties in the last decimal, zeros and equal values are common.

use lkj_core::arithmetic::{Places, Rounding};
use lkj_core::number::{Figure, Grade, Side};
use lkj_core::rules::{
    AchievementTaken, Aggregation, Class, Limits, PROFILES, RealizationTaken, SCALES, Scale,
    ScaleReads, ZeroCase, ZeroConvention, ZeroRules,
};
use lkj_core::{
    Anchor, Entry, Framework, FrameworkDraft, Given, Goal, GradeMethod, Grid, Id, Indicator,
    LowerMethod, Objective, Period, Polarity, ProfileRow, RealizedOf, Rules, Series, Subject,
    TargetValue, Year,
};
use proptest::prelude::*;
use proptest::{collection, option, sample};
use rust_decimal::Decimal;

pub(crate) const YEAR: u16 = 2025;
pub(crate) const GOALS: usize = 2;
pub(crate) const OBJECTIVES: usize = 3;
pub(crate) const GRADES: [&str; 4] = ["D", "C", "B", "A"];
pub(crate) const UNITS: [Option<&str>; 4] = [None, Some("orang"), Some("orang"), Some("%")];
const SERIES: usize = 4;

pub(crate) fn id(text: &str) -> Id {
    text.parse().unwrap()
}

pub(crate) fn year(year: u16) -> Year {
    Year::new(year).unwrap()
}

/// Numbers as reports have them, and such as make ties.
pub(crate) fn decimals() -> BoxedStrategy<Decimal> {
    prop_oneof![
        4 => (0..30_i64).prop_map(Decimal::from),
        4 => (1..4000_i64).prop_map(|eighths| Decimal::new(eighths * 125, 3)),
        4 => (1..40_000_i64).prop_map(|two_hundredths| Decimal::new(two_hundredths * 5, 3)),
        4 => (0..200_000_i64, 0..=3_u32).prop_map(|(units, places)| Decimal::new(units, places)),
        2 => (-5000..0_i64, 0..=2_u32).prop_map(|(units, places)| Decimal::new(units, places)),
        1 => (0..1_000_000_000_000_000_i64, 0..=2_u32)
            .prop_map(|(units, places)| Decimal::new(units, places)),
    ]
    .boxed()
}

/// Numbers to divide by: mostly such as end after a few decimals, so that ties are common.
fn targets() -> BoxedStrategy<Decimal> {
    const EVEN: &[i64] = &[
        1, 2, 4, 5, 8, 10, 16, 20, 25, 32, 40, 64, 80, 100, 125, 160, 200, 320, 400, 800, 1600,
        2000, 3200, 8000, 20000,
    ];
    prop_oneof![
        6 => sample::select(EVEN).prop_map(Decimal::from),
        1 => Just(Decimal::ZERO),
        4 => decimals(),
    ]
    .boxed()
}

/// A calculation over series.
#[derive(Debug, Clone)]
pub(crate) enum Formula {
    Number(Decimal),
    /// A series of this year, or of the year before.
    Series(usize, bool),
    /// A function of the parts of the series that has parts.
    OfParts(&'static str),
    Negated(Box<Formula>),
    Operation(char, Box<Formula>, Box<Formula>),
    /// A function of several numbers.
    Of(&'static str, Vec<Formula>),
    Absolute(Box<Formula>),
    Rounded(Box<Formula>, u8),
}

impl std::fmt::Display for Formula {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Number(number) => write!(f, "{number}"),
            Self::Series(at, false) => write!(f, "s{at}"),
            Self::Series(at, true) => write!(f, "s{at}[-1]"),
            Self::OfParts(function) => write!(f, "{function}(parts)"),
            Self::Negated(inner) => write!(f, "(-{inner})"),
            Self::Operation(sign, left, right) => write!(f, "({left} {sign} {right})"),
            Self::Of(function, arguments) => {
                let each: Vec<_> = arguments.iter().map(ToString::to_string).collect();
                write!(f, "{function}({})", each.join(", "))
            }
            Self::Absolute(inner) => write!(f, "abs({inner})"),
            Self::Rounded(inner, places) => write!(f, "round({inner}, {places})"),
        }
    }
}

fn formulas() -> BoxedStrategy<Formula> {
    const FUNCTIONS: &[&str] = &["sum", "mean", "min", "max"];
    let literal = (0..2000_i64, 0..=2_u32).prop_map(|(units, places)| Decimal::new(units, places));
    let leaf = prop_oneof![
        1 => literal.prop_map(Formula::Number),
        6 => (0..SERIES, prop::bool::weighted(0.2)).prop_map(|(at, back)| Formula::Series(at, back)),
        1 => sample::select(&["sum", "mean", "min", "max", "count"][..]).prop_map(Formula::OfParts),
    ];
    leaf.prop_recursive(3, 10, 3, |inner| {
        let boxed = || inner.clone().prop_map(Box::new);
        prop_oneof![
            6 => (sample::select(vec!['+', '-', '*', '/']), boxed(), boxed())
                .prop_map(|(sign, left, right)| Formula::Operation(sign, left, right)),
            1 => boxed().prop_map(Formula::Negated),
            1 => boxed().prop_map(Formula::Absolute),
            1 => (boxed(), 0..=4_u8).prop_map(|(inner, places)| Formula::Rounded(inner, places)),
            2 => (sample::select(FUNCTIONS), collection::vec(inner.clone(), 2..4))
                .prop_map(|(function, arguments)| Formula::Of(function, arguments)),
        ]
    })
    .boxed()
}

#[derive(Debug, Clone)]
pub(crate) enum Realization {
    None,
    Number(Decimal),
    Formula(Formula),
    Grade(&'static str),
    YesNo(bool),
}

/// An indicator, and what belongs to it.
#[derive(Debug, Clone)]
pub(crate) struct OneIndicator {
    /// The first are goals, the next objectives, the last is the organization.
    pub(crate) of: usize,
    pub(crate) unit: Option<&'static str>,
    pub(crate) polarity: Polarity,
    pub(crate) method: LowerMethod,
    pub(crate) grade_method: GradeMethod,
    pub(crate) target: Option<TargetValue>,
    pub(crate) realization: Realization,
    pub(crate) places: Option<u8>,
    pub(crate) baseline: Option<Decimal>,
    pub(crate) anchors: Vec<(Decimal, Decimal)>,
    pub(crate) cap: Option<Decimal>,
    pub(crate) floor: Option<Decimal>,
    pub(crate) zero: ZeroRules,
    pub(crate) weight: Option<Decimal>,
}

fn zero_rules() -> BoxedStrategy<ZeroRules> {
    let convention = option::weighted(
        0.3,
        prop_oneof![
            Just(ZeroConvention::NotMeasured),
            Just(ZeroConvention::Formula),
            sample::select(vec!["0", "100", "120", "33.335"])
                .prop_map(|percent| ZeroConvention::Percent(percent.parse().unwrap())),
        ],
    );
    collection::vec(convention, ZeroCase::ALL.len())
        .prop_map(|conventions| ZeroRules {
            higher_zero_target: conventions[0],
            higher_both_zero: conventions[1],
            higher_zero_realization: conventions[2],
            lower_zero_target: conventions[3],
            lower_both_zero: conventions[4],
            lower_zero_realization: conventions[5],
        })
        .boxed()
}

fn limit(
    values: &'static [&'static str],
    how_often: f64,
) -> impl Strategy<Value = Option<Decimal>> {
    let limits = sample::select(values).prop_map(|limit| limit.parse().unwrap());
    option::weighted(how_often, limits)
}

fn target_and_realization() -> BoxedStrategy<(Option<TargetValue>, Realization)> {
    let side = sample::select(vec![Side::AtMost, Side::Below, Side::AtLeast, Side::Above]);
    let number = prop_oneof![
        8 => targets().prop_map(TargetValue::from),
        2 => (targets(), decimals()).prop_map(|(one, other)| TargetValue::Range {
            lower: one.min(other),
            upper: one.max(other),
            unit: None,
        }),
        2 => (side, targets()).prop_map(|(side, bound)| TargetValue::Bound {
            side,
            bound: bound.into(),
        }),
    ];
    let realized = prop_oneof![
        5 => decimals().prop_map(Realization::Number),
        5 => formulas().prop_map(Realization::Formula),
        1 => Just(Realization::None),
    ];
    let grade = || sample::select(&[GRADES[0], GRADES[1], GRADES[2], GRADES[3], "E"][..]);
    prop_oneof![
        20 => (option::weighted(0.95, number), realized),
        2 => (grade(), grade()).prop_map(|(target, grade)| {
            (Some(TargetValue::Grade(Grade::of(target))), Realization::Grade(grade))
        }),
        1 => (any::<bool>(), any::<bool>())
            .prop_map(|(target, done)| (Some(TargetValue::YesNo(target)), Realization::YesNo(done))),
        1 => (targets(), grade())
            .prop_map(|(target, grade)| (Some(target.into()), Realization::Grade(grade))),
    ]
    .boxed()
}

prop_compose! {
    fn one_indicator()(
        of in 0..=GOALS + OBJECTIVES,
        unit in sample::select(&UNITS[..]),
        polarity in sample::select(vec![
            Polarity::Higher, Polarity::Higher, Polarity::Higher, Polarity::Lower, Polarity::Lower,
            Polarity::Range, Polarity::AtMost, Polarity::AtLeast, Polarity::Near, Polarity::Grade,
            Polarity::YesNo,
        ]),
        method in sample::select(vec![
            LowerMethod::Linear, LowerMethod::Ratio, LowerMethod::Gap, LowerMethod::Baseline,
        ]),
        grade_method in sample::select(vec![GradeMethod::Equality, GradeMethod::Score]),
        (target, realization) in target_and_realization(),
        baseline in option::weighted(0.5, decimals()),
        anchors in prop_oneof![
            1 => Just(Vec::new()),
            1 => Just(vec![("0", "0"), ("80", "80"), ("100", "120")]),
            1 => Just(vec![("66.6", "12.5"), ("-20", "-3"), ("93", "100.005")]),
        ],
        (cap, floor, places) in (
            limit(&["100", "110", "99.995", "105.125"], 0.15),
            limit(&["0", "-50", "33.335"], 0.15),
            option::weighted(0.5, 0..=4_u8),
        ),
        zero in prop_oneof![3 => Just(ZeroRules::default()), 1 => zero_rules()],
        weight in option::weighted(0.7, sample::select(vec!["1", "2", "0.125", "3", "0", "12.5"])),
    ) -> OneIndicator {
        let anchor = |(at, score): (&str, &str)| (at.parse().unwrap(), score.parse().unwrap());
        OneIndicator {
            of, unit, polarity, method, grade_method, realization, places, baseline,
            target: target.map(|target| on_the_better_side(target, polarity)),
            anchors: anchors.into_iter().map(anchor).collect(),
            cap, floor, zero,
            weight: weight.map(|weight| weight.parse().unwrap()),
        }
    }
}

/// A bound turned round where it would contradict the polarity, which files refuse.
fn on_the_better_side(target: TargetValue, polarity: Polarity) -> TargetValue {
    match target {
        TargetValue::Bound { side, bound } => TargetValue::Bound {
            side: match (polarity, side) {
                (Polarity::Higher, Side::AtMost) => Side::AtLeast,
                (Polarity::Higher, Side::Below) => Side::Above,
                (Polarity::Lower, Side::AtLeast) => Side::AtMost,
                (Polarity::Lower, Side::Above) => Side::Below,
                (_, side) => side,
            },
            bound,
        },
        other => other,
    }
}

/// Rules that say something on anything, or nothing.
pub(crate) fn rules() -> BoxedStrategy<Rules> {
    let profiles: Vec<&str> = PROFILES.iter().map(|profile| profile.name).collect();
    let modes = vec![
        Rounding::HalfAwayFromZero,
        Rounding::HalfEven,
        Rounding::TowardZero,
    ];
    let scale = (
        sample::select(SCALES),
        sample::select(vec![
            Limits::LowerEnd,
            Limits::UpperEnd,
            Limits::WholeNumber,
        ]),
        sample::select(vec![ScaleReads::Shown, ScaleReads::Exact]),
    );
    let first = (
        option::weighted(0.3, sample::select(profiles)),
        option::of(sample::select(vec![
            RealizationTaken::Rounded,
            RealizationTaken::Exact,
        ])),
        option::of(0..=4_u8),
        option::of(sample::select(modes)),
        limit(&["100", "110", "120", "99.995"], 0.3),
        limit(&["0", "-50", "33.335"], 0.2),
        limit(&["100", "110", "97.5"], 0.3),
        limit(&["120", "150"], 0.2),
    );
    let second = (
        option::weighted(0.8, sample::select(&Aggregation::ALL[..])),
        option::of(sample::select(vec![
            AchievementTaken::Shown,
            AchievementTaken::Exact,
        ])),
        prop_oneof![Just(ZeroRules::default()), zero_rules()],
        option::of(scale),
    );
    (first, second)
        .prop_map(|(first, second)| {
            let (profile, realization, places, rounding, cap, floor, aggregate_cap, most) = first;
            let (aggregation, aggregated, zero, scale) = second;
            Rules {
                profile: profile.map(str::to_owned),
                realization,
                places: places.and_then(Places::new),
                rounding,
                cap,
                floor,
                aggregate_cap,
                inconclusive_above: most,
                aggregation,
                aggregated,
                zero,
                scale: scale.map(|(named, limits, reads)| Scale {
                    limits,
                    reads,
                    ..named.scale()
                }),
            }
        })
        .boxed()
}

/// Scales that pass the check, of classes that touch, leave gaps or leave single values out.
pub(crate) fn scales() -> impl Strategy<Value = Scale> {
    let end = || (0..400_i64).prop_map(|quarters| Decimal::new(quarters * 25, 2));
    let ends = collection::btree_set(end(), 2..12);
    let how = sample::select(vec![
        Limits::LowerEnd,
        Limits::UpperEnd,
        Limits::WholeNumber,
    ]);
    let flags = collection::vec(any::<(bool, bool)>(), 12);
    (ends, flags, any::<(bool, bool, bool)>(), how)
        .prop_map(|(ends, flags, (touches, open_above, open_below), limits)| {
            let ends: Vec<Decimal> = ends.into_iter().collect();
            let step = if touches { 1 } else { 2 };
            let pairs = ends.windows(2).step_by(step).zip(&flags);
            let mut classes: Vec<Class> = pairs
                .enumerate()
                .map(|(at, (ends, (lower_belongs, upper_belongs)))| Class {
                    label: format!("K{at}"),
                    from: lower_belongs.then_some(ends[0]),
                    above: (!lower_belongs).then_some(ends[0]),
                    to: upper_belongs.then_some(ends[1]),
                    below: (!upper_belongs).then_some(ends[1]),
                })
                .collect();
            classes.reverse();
            if let Some(best) = classes.first_mut().filter(|_| open_above) {
                (best.to, best.below) = (None, None);
            }
            if let Some(worst) = classes.last_mut().filter(|_| open_below) {
                (worst.from, worst.above) = (None, None);
            }
            Scale {
                limits,
                classes,
                ..Scale::default()
            }
        })
        .prop_filter("classes overlap", |scale| scale.check().is_ok())
}

/// Data of one year: the series, and the parts of the one that has parts.
#[derive(Debug, Clone)]
pub(crate) struct YearOfData {
    pub(crate) series: Vec<Option<Decimal>>,
    pub(crate) parts: Vec<Decimal>,
}

/// What one framework holds.
#[derive(Debug, Clone)]
pub(crate) struct Input {
    pub(crate) indicators: Vec<OneIndicator>,
    pub(crate) this_year: YearOfData,
    pub(crate) year_before: YearOfData,
    pub(crate) rules: Rules,
}

pub(crate) fn inputs() -> impl Strategy<Value = Input> {
    let data = || {
        let value = option::weighted(0.95, decimals());
        (
            collection::vec(value, SERIES),
            collection::vec(decimals(), 3),
        )
            .prop_map(|(series, parts)| YearOfData { series, parts })
    };
    let rules = (rules(), option::weighted(0.3, scales())).prop_map(|(rules, own)| Rules {
        scale: own.or(rules.scale.clone()),
        ..rules
    });
    (
        collection::vec(one_indicator().boxed(), 1..9),
        data(),
        data(),
        rules,
    )
        .prop_map(|(indicators, this_year, year_before, rules)| Input {
            indicators,
            this_year,
            year_before,
            rules,
        })
}

pub(crate) fn indicator_id(at: usize) -> Id {
    id(&format!("i{at}"))
}

/// The id of what indicators are of: goals, then objectives.
pub(crate) fn node_id(at: usize) -> Id {
    if at < GOALS {
        id(&format!("g{at}"))
    } else {
        id(&format!("o{}", at - GOALS))
    }
}

impl OneIndicator {
    fn model(&self) -> Indicator {
        let subject = if self.of == GOALS + OBJECTIVES {
            Subject::Organization
        } else {
            Subject::Node(node_id(self.of))
        };
        let mut model = Indicator {
            name: "Indikator".to_owned(),
            of: Some(subject),
            unit: self.unit.map(str::to_owned),
            places: self.places.and_then(Places::new),
            polarity: Some(self.polarity),
            method: Some(self.method),
            grades: GRADES.iter().map(ToString::to_string).collect(),
            grade_method: Some(self.grade_method),
            baseline: self.baseline.map(Figure::new),
            anchors: self
                .anchors
                .iter()
                .map(|(at, score)| Anchor {
                    at: *at,
                    score: *score,
                })
                .collect(),
            cap: self.cap,
            floor: self.floor,
            zero: self.zero,
            weight: self.weight,
            ..Indicator::default()
        };
        if let Some(target) = &self.target {
            model
                .targets
                .insert(Period::Year(year(YEAR)), target.clone());
        }
        if let Realization::Formula(formula) = &self.realization {
            model.formula = Some(formula.to_string().parse().unwrap());
        }
        model
    }

    fn entry(&self) -> Option<Entry> {
        let given = match &self.realization {
            Realization::Number(number) => return Some(Entry::of(*number)),
            Realization::Grade(grade) => Given::Grade(Grade::of(grade)),
            Realization::YesNo(done) => Given::YesNo(*done),
            Realization::None | Realization::Formula(_) => return None,
        };
        Some(Entry::Value {
            value: given,
            evidence: None,
        })
    }
}

impl Input {
    /// The draft, with indicators and objectives in the given orders.
    pub(crate) fn draft(&self, indicators: &[usize], objectives: &[usize]) -> FrameworkDraft {
        let mut draft = FrameworkDraft::new("Dinas Contoh");
        draft.rules = self.rules.clone();
        for at in 0..GOALS {
            let name = format!("Tujuan {at}");
            draft.goals.insert(
                node_id(at),
                Goal {
                    name,
                    ..Goal::default()
                },
            );
        }
        for at in objectives {
            let objective = Objective {
                name: format!("Sasaran {at}"),
                goal: Some(node_id(at % GOALS)),
                ..Objective::default()
            };
            draft.objectives.insert(node_id(GOALS + at), objective);
        }
        let now = Period::Year(year(YEAR));
        for at in indicators {
            let one = &self.indicators[*at];
            draft.indicators.insert(indicator_id(*at), one.model());
            if let Some(entry) = one.entry() {
                let of = RealizedOf {
                    id: indicator_id(*at),
                    measure: None,
                };
                let mut table = draft.realized.get(&now).cloned().unwrap_or_default();
                table.insert(of, entry);
                draft.realized.insert(now, table);
            }
        }
        self.add_data(&mut draft);
        draft
    }

    fn add_data(&self, draft: &mut FrameworkDraft) {
        let series = |name: String| Series {
            name,
            ..Series::default()
        };
        for at in 0..SERIES {
            draft
                .series
                .insert(id(&format!("s{at}")), series(format!("Data {at}")));
        }
        draft
            .series
            .insert(id("parts"), series("Rincian".to_owned()));
        let years = [(YEAR, &self.this_year), (YEAR - 1, &self.year_before)];
        for (number, data) in years {
            let mut table = lkj_core::Register::new();
            for (at, value) in data.series.iter().enumerate() {
                if let Some(value) = value {
                    table.insert(id(&format!("s{at}")), Entry::of(*value));
                }
            }
            draft.data.insert(Period::Year(year(number)), table);
        }
        let rows = self.this_year.parts.iter().zip(&self.year_before.parts);
        let rows = rows.enumerate().map(|(at, (now, before))| ProfileRow {
            label: format!("Bagian {at}"),
            cells: vec![Some(*now), Some(*before)],
        });
        let grid = Grid {
            years: years.map(|(number, _)| Period::Year(year(number))).to_vec(),
            rows: rows.collect(),
        };
        draft.grids.insert(id("parts"), grid);
    }

    /// The framework in the order in which it was made.
    pub(crate) fn framework(&self) -> Framework {
        let indicators: Vec<_> = (0..self.indicators.len()).collect();
        let objectives: Vec<_> = (0..OBJECTIVES).collect();
        checked(self.draft(&indicators, &objectives))
    }
}

pub(crate) fn checked(draft: FrameworkDraft) -> Framework {
    Framework::new(draft).unwrap_or_else(|problems| panic!("{problems}"))
}
