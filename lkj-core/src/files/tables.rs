//! What each table of the native file holds.

use super::fields::{Fields, Reader, parse_period};
use super::node::{Node, NodeValue};
use crate::arithmetic::Rounding;
use crate::framework::{
    Activity, Agency, AgencyIndicator, Agreement, AgreementRevision, Amendment, Anchor, AnnualPlan,
    Benchmark, BudgetRevision, Capacity, Citation, Claims, Combination, Contribution, Contributor,
    Dash, Decision, Defaults, Disbursement, Document, DocumentKind, Entry, Evidence,
    FrameworkDraft, Frequency, Given, Goal, GradeMethod, Grid, Indicator, InvalidCitation, Measure,
    Mission, Money, Note, NoteKind, Objective, Official, Organization, Pattern, Plan, Planned,
    Policy, ProfileRow, ProfileTable, Program, RealizedOf, Regulation, Role, Rupiah, Section,
    Series, SpendingGroup, Stage, Strategy, SubActivity, TargetValue, TargetsAre, Totals, Unit,
    Vision, Work,
};
use crate::number::{self, Hint, Kind, Reading};
use crate::problem::{Expected, ProblemKind};
use crate::rules::{
    AchievementTaken, Aggregation, Class, Limits, LowerMethod, NamedScale, Polarity,
    RealizationTaken, Rules, SCALES, Scale, ScaleReads, ZeroConvention, ZeroRules,
};
use crate::value::{FORMAT, Id, Period, Register};

pub(super) const POLARITIES: &[(&str, Polarity)] = &[
    ("higher", Polarity::Higher),
    ("lower", Polarity::Lower),
    ("range", Polarity::Range),
    ("at_most", Polarity::AtMost),
    ("at_least", Polarity::AtLeast),
    ("near", Polarity::Near),
    ("grade", Polarity::Grade),
    ("yes_no", Polarity::YesNo),
    ("not_said", Polarity::NotSaid),
];
pub(super) const METHODS: &[(&str, LowerMethod)] = &[
    ("linear", LowerMethod::Linear),
    ("ratio", LowerMethod::Ratio),
    ("gap", LowerMethod::Gap),
    ("baseline", LowerMethod::Baseline),
];
const PATTERNS: &[(&str, Pattern)] = &[
    ("count", Pattern::Count),
    ("position", Pattern::Position),
    ("release", Pattern::Release),
];
const COMBINATIONS: &[(&str, Combination)] = &[
    ("sum", Combination::Sum),
    ("last", Combination::Last),
    ("max", Combination::Max),
    ("average", Combination::Average),
    ("ratio_of_sums", Combination::RatioOfSums),
];
const TARGETS_ARE: &[(&str, TargetsAre)] = &[
    ("increments", TargetsAre::Increments),
    ("positions", TargetsAre::Positions),
];
const GRADE_METHODS: &[(&str, GradeMethod)] = &[
    ("equality", GradeMethod::Equality),
    ("score", GradeMethod::Score),
];
const FREQUENCIES: &[(&str, Frequency)] = &[
    ("month", Frequency::Month),
    ("quarter", Frequency::Quarter),
    ("semester", Frequency::Semester),
    ("year", Frequency::Year),
];
const KINDS: &[(&str, Kind)] = &[
    ("count", Kind::Count),
    ("amount", Kind::Amount),
    ("percent", Kind::Percent),
    ("index", Kind::Index),
    ("other", Kind::Other),
];
const STAGES: &[(&str, Stage)] = &[
    ("draft", Stage::Draft),
    ("Q1", Stage::Q1),
    ("Q2", Stage::Q2),
    ("Q3", Stage::Q3),
    ("Q4", Stage::Q4),
    ("final", Stage::Final),
];
const CAPACITIES: &[(&str, Capacity)] = &[
    ("definitive", Capacity::Definitive),
    ("acting", Capacity::Acting),
    ("daily", Capacity::Daily),
];
const TOTALS: &[(&str, Totals)] = &[
    ("none", Totals::None),
    ("rows", Totals::Rows),
    ("columns", Totals::Columns),
    ("both", Totals::Both),
];
const DASHES: &[(&str, Dash)] = &[("missing", Dash::Missing), ("zero", Dash::Zero)];
const ROLES: &[(&str, Role)] = &[("main", Role::Main), ("supporting", Role::Supporting)];
const NOTE_KINDS: &[(&str, NoteKind)] = &[
    ("cause", NoteKind::Cause),
    ("obstacle", NoteKind::Obstacle),
    ("problem", NoteKind::Problem),
    ("solution", NoteKind::Solution),
    ("follow_up", NoteKind::FollowUp),
    ("conclusion", NoteKind::Conclusion),
];
const DOCUMENT_KINDS: &[(&str, DocumentKind)] = &[
    ("lkj", DocumentKind::Lkj),
    ("pk", DocumentKind::Pk),
    ("renstra", DocumentKind::Renstra),
    ("renja", DocumentKind::Renja),
    ("other", DocumentKind::Other),
];
const REALIZATIONS: &[(&str, RealizationTaken)] = &[
    ("rounded", RealizationTaken::Rounded),
    ("exact", RealizationTaken::Exact),
];
const ACHIEVEMENTS: &[(&str, AchievementTaken)] = &[
    ("shown", AchievementTaken::Shown),
    ("exact", AchievementTaken::Exact),
];
const ROUNDINGS: &[(&str, Rounding)] = &[
    ("half_away_from_zero", Rounding::HalfAwayFromZero),
    ("half_even", Rounding::HalfEven),
    ("toward_zero", Rounding::TowardZero),
];
const SCALE_READS: &[(&str, ScaleReads)] =
    &[("shown", ScaleReads::Shown), ("exact", ScaleReads::Exact)];

const SCALE_LIMITS: &[(&str, Limits)] = &[
    ("lower_end", Limits::LowerEnd),
    ("upper_end", Limits::UpperEnd),
    ("whole_number", Limits::WholeNumber),
];

const AMOUNT: Hint = Hint {
    kind: Some(Kind::Amount),
    locale: None,
};

/// The whole file.
pub(super) fn framework<'a>(reader: &'a Reader<'a>, root: &'a Node) -> FrameworkDraft {
    let Some(mut fields) = reader.fields(root, "") else {
        return FrameworkDraft::default();
    };
    let format = fields.get("format", format_version).unwrap_or(FORMAT);
    let has_organization = fields.find("organization").is_some();
    if !has_organization {
        reader.report(
            root,
            "",
            ProblemKind::MissingKey {
                key: "organization",
            },
        );
    }
    let series = fields.by_id("series", self::series);
    let defaults = fields.get("defaults", defaults).unwrap_or_default();
    let indicators = fields.by_id("indicator", |reader, node, path| {
        indicator(reader, node, path, defaults.unit.as_deref())
    });
    let hint_of = |id: &Id| match indicators.get(id) {
        Some(indicator) => hint_of_unit(defaults.unit_of(indicator)),
        None => Hint::default(),
    };
    let draft = FrameworkDraft {
        format,
        organization: fields.get("organization", organization).unwrap_or_default(),
        rules: fields
            .get("rules", |reader, node, path| {
                Some(rules(reader, node, path))
            })
            .unwrap_or_default(),
        stages: fields.by_year("stage", |reader, node, path| {
            word(reader, node, path, STAGES)
        }),
        units: fields.by_id("unit", unit),
        officials: fields.by_id("official", official),
        regulations: fields.list("regulation", regulation),
        profiles: fields.by_year("profile", |reader, node, path| {
            ids(reader, node, path, profile_table)
        }),
        plan: fields.get("plan", plan).unwrap_or_default(),
        missions: fields.by_id("mission", |reader, node, path| {
            short(
                reader,
                node,
                path,
                "text",
                |text| Mission {
                    text,
                    ..Mission::default()
                },
                |fields| Mission {
                    text: fields.required_text("text"),
                    extra: fields.free("extra"),
                },
            )
        }),
        goals: fields.by_id("goal", goal),
        objectives: fields.by_id("objective", objective),
        strategies: fields.by_id("strategy", strategy),
        policies: fields.by_id("policy", policy),
        data: fields.by_period("data", |reader, node, path| {
            data(reader, node, path, &series)
        }),
        grids: grids(&mut fields, &series),
        planned: planned(&mut fields, &series),
        realized: fields.by_period("realized", |reader, node, path| {
            realized(reader, node, path, &hint_of)
        }),
        benchmarks: fields.by_period("benchmark", |reader, node, path| {
            ids(reader, node, path, benchmarks)
        }),
        groups: fields.by_id("group", group),
        programs: fields.by_id("program", program),
        money: fields.by_year("money", |reader, node, path| ids(reader, node, path, money)),
        disbursements: fields.by_part("disbursement", |reader, node, path| {
            ids(reader, node, path, disbursement)
        }),
        annual_plans: fields.by_year("annual_plan", |reader, node, path| {
            annual_plan(reader, node, path, &hint_of)
        }),
        agreements: fields.by_year("agreement", |reader, node, path| {
            agreement(reader, node, path, &hint_of)
        }),
        notes: fields.list("note", note),
        texts: fields.by_year("text", texts),
        documents: fields.by_id("document", document),
        claims: fields.list("claims", claims),
        decisions: fields.list("decision", decision),
        agencies: fields.by_id("agency", agency),
        contributions: fields.by_id("contribution", contribution),
        extra: fields.free("extra"),
        series,
        indicators,
        defaults,
    };
    fields.finish();
    draft
}

/// A version of the format, from 1.
fn format_version(reader: &Reader<'_>, node: &Node, path: &str) -> Option<u32> {
    let version = match &node.value {
        NodeValue::Whole(number) => number.parse().ok().filter(|version| *version > 0),
        _ => None,
    };
    if version.is_none() {
        reader.wrong_type(node, path, Expected::WholeNumber);
    } else {
        reader.record(node, path);
    }
    version
}

/// A table whose fields are read by a function.
fn table<'a, T>(
    reader: &'a Reader<'a>,
    node: &'a Node,
    path: &str,
    read: impl FnOnce(&mut Fields<'a>) -> T,
) -> Option<T> {
    let mut fields = reader.fields(node, path)?;
    let value = read(&mut fields);
    fields.finish();
    Some(value)
}

/// A table, or a text that stands for one.
fn short<'a, T>(
    reader: &'a Reader<'a>,
    node: &'a Node,
    path: &str,
    key: &'static str,
    of_text: impl FnOnce(String) -> T,
    read: impl FnOnce(&mut Fields<'a>) -> T,
) -> Option<T> {
    if let NodeValue::Text(text) = &node.value {
        if text.trim().is_empty() {
            reader.report(node, path, ProblemKind::MissingKey { key });
        }
        return reader.text(node, path).map(of_text);
    }
    if !matches!(node.value, NodeValue::Table(_)) {
        reader.wrong_type(node, path, Expected::TextOrTable);
        return None;
    }
    table(reader, node, path, read)
}

/// A table keyed by ids.
fn ids<'a, V>(
    reader: &'a Reader<'a>,
    node: &'a Node,
    path: &str,
    read: impl FnMut(&'a Reader<'a>, &'a Node, &str) -> Option<V>,
) -> Option<Register<Id, V>> {
    keyed(
        reader,
        node,
        path,
        |text| Id::new(text).map_err(ProblemKind::InvalidId),
        read,
    )
}

fn keyed<'a, K: std::hash::Hash + Eq + Clone, V>(
    reader: &'a Reader<'a>,
    node: &'a Node,
    path: &str,
    parse_key: impl Fn(&str) -> Result<K, ProblemKind>,
    read: impl FnMut(&'a Reader<'a>, &'a Node, &str) -> Option<V>,
) -> Option<Register<K, V>> {
    Some(reader.fields(node, path)?.entries(parse_key, read))
}

fn word<T: Copy>(
    reader: &Reader<'_>,
    node: &Node,
    path: &str,
    words: &[(&'static str, T)],
) -> Option<T> {
    reader.word(node, path, words)
}

fn organization<'a>(reader: &'a Reader<'a>, node: &'a Node, path: &str) -> Option<Organization> {
    table(reader, node, path, |fields| Organization {
        name: fields.required_text("name"),
        short: fields.texts("short"),
        region: fields.text("region"),
        parent: fields.text("parent"),
        code: fields.text_or_number("code"),
        motto: fields.text("motto"),
        duty: fields.text("duty"),
        functions: fields.texts("functions"),
        extra: fields.free("extra"),
    })
}

fn defaults<'a>(reader: &'a Reader<'a>, node: &'a Node, path: &str) -> Option<Defaults> {
    table(reader, node, path, |fields| Defaults {
        unit: fields.text("unit"),
        places: fields.places("places"),
        polarity: fields.word("polarity", POLARITIES),
        method: fields.word("method", METHODS),
        frequency: fields.word("frequency", FREQUENCIES),
        source: fields.text("source"),
        owner: fields.id("owner"),
    })
}

/// `[rules]`, or a file of its own.
pub(super) fn rules<'a>(reader: &'a Reader<'a>, node: &'a Node, path: &str) -> Rules {
    let read = |fields: &mut Fields<'a>| Rules {
        profile: fields.text("profile"),
        realization: fields.word("realization", REALIZATIONS),
        places: fields.places("places"),
        rounding: fields.word("rounding", ROUNDINGS),
        cap: fields.decimal("cap", Hint::default()),
        floor: fields.decimal("floor", Hint::default()),
        aggregate_cap: fields.decimal("aggregate_cap", Hint::default()),
        inconclusive_above: fields.decimal("inconclusive_above", Hint::default()),
        aggregation: fields.word(
            "aggregation",
            &Aggregation::ALL.map(|way| (way.word(), way)),
        ),
        aggregated: fields.word("aggregated", ACHIEVEMENTS),
        zero: fields.get("zero", zero_rules).unwrap_or_default(),
        scale: fields.get("scale", scale),
    };
    table(reader, node, path, read).unwrap_or_default()
}

fn zero_rules<'a>(reader: &'a Reader<'a>, node: &'a Node, path: &str) -> Option<ZeroRules> {
    table(reader, node, path, |fields| ZeroRules {
        higher_zero_target: fields.get("higher_zero_target", zero_convention),
        higher_both_zero: fields.get("higher_both_zero", zero_convention),
        higher_zero_realization: fields.get("higher_zero_realization", zero_convention),
        lower_zero_target: fields.get("lower_zero_target", zero_convention),
        lower_both_zero: fields.get("lower_both_zero", zero_convention),
        lower_zero_realization: fields.get("lower_zero_realization", zero_convention),
    })
}

fn zero_convention(reader: &Reader<'_>, node: &Node, path: &str) -> Option<ZeroConvention> {
    match &node.value {
        NodeValue::Text(text) if text == "not_measured" || text == "formula" => text.parse().ok(),
        NodeValue::Text(text)
            if number::parse(text).is_ok_and(|reading| matches!(reading, Reading::Words(_))) =>
        {
            let allowed = vec!["not_measured", "formula"];
            let nearest = crate::value::nearest::nearest(text, allowed.iter().copied());
            reader.report(
                node,
                path,
                ProblemKind::UnknownWord {
                    found: text.clone(),
                    allowed,
                    nearest,
                },
            );
            None
        }
        _ => reader
            .figure(node, path, Hint::default())
            .map(|figure| ZeroConvention::Percent(figure.value)),
    }
}

fn scale<'a>(reader: &'a Reader<'a>, node: &'a Node, path: &str) -> Option<Scale> {
    if let NodeValue::Text(_) = node.value {
        let words: Vec<_> = SCALES.iter().map(|scale| (scale.name, scale)).collect();
        return reader.word(node, path, &words).map(NamedScale::scale);
    }
    table(reader, node, path, |fields| Scale {
        name: fields.text("name"),
        source: fields.text("source"),
        reads: fields.word("reads", SCALE_READS).unwrap_or_default(),
        limits: fields.word("limits", SCALE_LIMITS).unwrap_or_default(),
        classes: fields.list("classes", |reader, node, path| {
            table(reader, node, path, |fields| Class {
                label: fields.required_text("label"),
                from: fields.decimal("from", Hint::default()),
                above: fields.decimal("above", Hint::default()),
                to: fields.decimal("to", Hint::default()),
                below: fields.decimal("below", Hint::default()),
            })
        }),
    })
}

fn unit<'a>(reader: &'a Reader<'a>, node: &'a Node, path: &str) -> Option<Unit> {
    short(
        reader,
        node,
        path,
        "name",
        |name| Unit {
            name,
            ..Unit::default()
        },
        |fields| Unit {
            name: fields.required_text("name"),
            under: fields.id("under"),
            echelon: fields.text("echelon"),
            duty: fields.text("duty"),
            duties: fields.texts("duties"),
            functions: fields.texts("functions"),
            extra: fields.free("extra"),
        },
    )
}

fn official<'a>(reader: &'a Reader<'a>, node: &'a Node, path: &str) -> Option<Official> {
    table(reader, node, path, |fields| Official {
        post: fields.required_text("post"),
        name: fields.text("name"),
        capacity: fields.word("capacity", CAPACITIES).unwrap_or_default(),
        rank: fields.text("rank"),
        number: fields.text_or_number("number"),
        extra: fields.free("extra"),
    })
}

fn regulation<'a>(reader: &'a Reader<'a>, node: &'a Node, path: &str) -> Option<Regulation> {
    table(reader, node, path, |fields| {
        let cite = required_citation(fields);
        let title = fields.text("title");
        let gazette = fields.text("gazette");
        let amended_by = fields.one_or_many("amended_by", amendment);
        let basis_of = fields.texts("basis_of");
        let extra = fields.free("extra");
        Some(Regulation {
            cite: cite?,
            title,
            gazette,
            amended_by,
            basis_of,
            extra,
        })
    })?
}

fn required_citation(fields: &mut Fields<'_>) -> Option<Citation> {
    let text = fields.required_text("cite");
    let problem = |error: InvalidCitation| ProblemKind::InvalidCitation { text: error.text };
    if text.is_empty() {
        None
    } else {
        fields.parsed("cite", problem)
    }
}

fn amendment<'a>(reader: &'a Reader<'a>, node: &'a Node, path: &str) -> Option<Amendment> {
    if let NodeValue::Text(text) = &node.value {
        let cite = text.parse();
        let cite = cite.map_err(|_| {
            reader.report(
                node,
                path,
                ProblemKind::InvalidCitation { text: text.clone() },
            );
        });
        return Some(Amendment {
            cite: cite.ok()?,
            gazette: None,
        });
    }
    table(reader, node, path, |fields| {
        let cite = required_citation(fields);
        let gazette = fields.text("gazette");
        Some(Amendment {
            cite: cite?,
            gazette,
        })
    })?
}

fn profile_table<'a>(reader: &'a Reader<'a>, node: &'a Node, path: &str) -> Option<ProfileTable> {
    table(reader, node, path, |fields| {
        let dash = fields.word("dash", DASHES).unwrap_or_default();
        let kind = Hint {
            kind: Some(Kind::Count),
            locale: None,
        };
        let columns = fields.texts("columns");
        ProfileTable {
            title: fields.required_text("title"),
            row: fields.text("row"),
            rows: rows(fields, kind, dash, columns.len().max(1)),
            columns,
            unit: fields.text("unit"),
            total: fields.word("total", TOTALS).unwrap_or_default(),
            share: fields.truth("share"),
            dash,
            extra: fields.free("extra"),
        }
    })
}

/// Rows of a label and as many figures as are expected. A row that cannot be read is kept as
/// one of which nothing is known, so that those behind it keep their places.
fn rows(fields: &mut Fields<'_>, hint: Hint, dash: Dash, expected: usize) -> Vec<ProfileRow> {
    fields.list("rows", |reader, node, path| {
        let unknown = || ProfileRow {
            label: String::new(),
            cells: vec![None; expected],
        };
        Some(row(reader, node, path, hint, dash).unwrap_or_else(unknown))
    })
}

fn row(reader: &Reader<'_>, node: &Node, path: &str, hint: Hint, dash: Dash) -> Option<ProfileRow> {
    let items = reader.list(node, path)?;
    let label = match items.first() {
        Some(first) => reader.text_or_number(first, &format!("{path}.0"))?,
        None => String::new(),
    };
    let cells = items.iter().enumerate().skip(1);
    let cells =
        cells.map(|(at, cell)| cell_value(reader, cell, &format!("{path}.{at}"), hint, dash));
    Some(ProfileRow {
        label,
        cells: cells.collect(),
    })
}

fn cell_value(
    reader: &Reader<'_>,
    node: &Node,
    path: &str,
    hint: Hint,
    dash: Dash,
) -> Option<rust_decimal::Decimal> {
    match reader.reading(node, path, hint)? {
        Reading::Figure(figure) => Some(figure.value),
        Reading::Missing(number::Missing::Dash) if dash == Dash::Zero => {
            Some(rust_decimal::Decimal::ZERO)
        }
        Reading::Missing(_) => None,
        Reading::Range { .. }
        | Reading::Bound { .. }
        | Reading::Date { .. }
        | Reading::Several(_)
        | Reading::Words(_) => {
            reader.not_a_number(node, path);
            None
        }
    }
}

fn plan<'a>(reader: &'a Reader<'a>, node: &'a Node, path: &str) -> Option<Plan> {
    table(reader, node, path, |fields| Plan {
        name: fields.text("name"),
        period: fields.years("period"),
        vision: fields.get("vision", |reader, node, path| {
            short(
                reader,
                node,
                path,
                "text",
                |text| Vision { text, from: None },
                |fields| Vision {
                    text: fields.required_text("text"),
                    from: fields.text("from"),
                },
            )
        }),
        missions_from: fields.text("missions_from"),
        source: fields.text("source"),
        extra: fields.free("extra"),
    })
}

fn goal<'a>(reader: &'a Reader<'a>, node: &'a Node, path: &str) -> Option<Goal> {
    short(
        reader,
        node,
        path,
        "name",
        |name| Goal {
            name,
            ..Goal::default()
        },
        |fields| Goal {
            name: fields.required_text("name"),
            mission: fields.id("mission"),
            code: fields.text_or_number("code"),
            extra: fields.free("extra"),
        },
    )
}

fn objective<'a>(reader: &'a Reader<'a>, node: &'a Node, path: &str) -> Option<Objective> {
    short(
        reader,
        node,
        path,
        "name",
        |name| Objective {
            name,
            ..Objective::default()
        },
        |fields| Objective {
            name: fields.required_text("name"),
            goal: fields.id("goal"),
            code: fields.text_or_number("code"),
            extra: fields.free("extra"),
        },
    )
}

fn strategy<'a>(reader: &'a Reader<'a>, node: &'a Node, path: &str) -> Option<Strategy> {
    short(
        reader,
        node,
        path,
        "text",
        |text| Strategy {
            text,
            ..Strategy::default()
        },
        |fields| Strategy {
            text: fields.required_text("text"),
            years: fields.years("years"),
            of: fields.id("of"),
            source: fields.text("source"),
            extra: fields.free("extra"),
        },
    )
}

fn policy<'a>(reader: &'a Reader<'a>, node: &'a Node, path: &str) -> Option<Policy> {
    short(
        reader,
        node,
        path,
        "text",
        |text| Policy {
            text,
            ..Policy::default()
        },
        |fields| Policy {
            text: fields.required_text("text"),
            strategy: fields.id("strategy"),
            years: fields.years("years"),
            of: fields.id("of"),
            source: fields.text("source"),
            extra: fields.free("extra"),
        },
    )
}

pub(super) fn indicator<'a>(
    reader: &'a Reader<'a>,
    node: &'a Node,
    path: &str,
    default_unit: Option<&str>,
) -> Option<Indicator> {
    table(reader, node, path, |fields| {
        let unit = fields.text("unit");
        let hint = hint_of_unit(unit.as_deref().or(default_unit));
        Indicator {
            name: fields.required_text("name"),
            of: fields.parsed("of", ProblemKind::InvalidId),
            key: fields.truth("key"),
            unit,
            places: fields.places("places"),
            polarity: fields.word("polarity", POLARITIES),
            method: fields.word("method", METHODS),
            baseline: fields.get("baseline", |reader, node, path| {
                reader.figure_as_written(node, path, hint)
            }),
            grades: fields.texts("grades"),
            grade_method: fields.word("grade_method", GRADE_METHODS),
            anchors: fields.list("anchors", anchor),
            cap: fields.decimal("cap", Hint::default()),
            floor: fields.decimal("floor", Hint::default()),
            zero: fields.get("zero", zero_rules).unwrap_or_default(),
            formula: fields.formula("formula"),
            definition: fields.text("definition"),
            reason: fields.text("reason"),
            source: fields.text("source"),
            owner: fields.id("owner"),
            frequency: fields.word("frequency", FREQUENCIES),
            pattern: fields.word("pattern", PATTERNS),
            combine: fields.word("combine", COMBINATIONS),
            targets_are: fields.word("targets_are", TARGETS_ARE),
            due: fields.one_or_many("due", |reader, node, path| {
                reader.parsed(node, path, |text| {
                    let expected = Expected::Part;
                    text.parse().map_err(|_| ProblemKind::InvalidPeriod {
                        text: text.to_owned(),
                        expected,
                    })
                })
            }),
            carry_forward: fields.truth("carry_forward"),
            weight: fields.decimal("weight", Hint::default()),
            show: fields.ids("show"),
            code: fields.text_or_number("code"),
            years: fields.years("years"),
            replaces: fields.ids("replaces"),
            comparable: fields.truth("comparable"),
            incomparable: fields.text("incomparable"),
            targets: fields.by_period("targets", |reader, node, path| {
                reader.target(node, path, hint)
            }),
            extra: fields.free("extra"),
        }
    })
}

/// `[80, 80]`: at so many percent of the target the score is so much.
fn anchor(reader: &Reader<'_>, node: &Node, path: &str) -> Option<Anchor> {
    let pair = reader.list(node, path)?;
    let [at, score] = pair else {
        reader.report(
            node,
            path,
            ProblemKind::RowLength {
                found: pair.len(),
                expected: 2,
            },
        );
        return None;
    };
    let number = |node| {
        reader
            .figure(node, path, Hint::default())
            .map(|figure| figure.value)
    };
    Some(Anchor {
        at: number(at)?,
        score: number(score)?,
    })
}

fn series<'a>(reader: &'a Reader<'a>, node: &'a Node, path: &str) -> Option<Series> {
    short(
        reader,
        node,
        path,
        "name",
        |name| Series {
            name,
            ..Series::default()
        },
        |fields| Series {
            name: fields.required_text("name"),
            unit: fields.text("unit"),
            kind: fields.word("kind", KINDS),
            by: fields.text("by"),
            formula: fields.formula("formula"),
            source: fields.text("source"),
            extra: fields.free("extra"),
        },
    )
}

fn hint_of(series: &Register<Id, Series>, id: &Id) -> Hint {
    let Some(series) = series.get(id) else {
        return Hint::default();
    };
    match series.kind {
        Some(kind) => Hint {
            kind: Some(kind),
            locale: None,
        },
        None => hint_of_unit(series.unit.as_deref()),
    }
}

fn hint_of_unit(unit: Option<&str>) -> Hint {
    unit.map_or_else(Hint::default, Hint::of_unit)
}

fn data<'a>(
    reader: &'a Reader<'a>,
    node: &'a Node,
    path: &str,
    series: &Register<Id, Series>,
) -> Option<Register<Id, Entry>> {
    let mut fields = reader.fields(node, path)?;
    let parse_key = |text: &str| Id::new(text).map_err(ProblemKind::InvalidId);
    Some(
        fields.entries_with_keys(parse_key, |reader, node, path, id| {
            let unit = series.get(id).and_then(|series| series.unit.as_deref());
            number_entry(reader, node, path, hint_of(series, id), unit)
        }),
    )
}

/// An entry of a series, which must be a number.
fn number_entry<'a>(
    reader: &'a Reader<'a>,
    node: &'a Node,
    path: &str,
    hint: Hint,
    unit: Option<&str>,
) -> Option<Entry> {
    match entry(reader, node, path, hint)? {
        Entry::Value {
            value: Given::Figure(figure),
            evidence,
        } => Some(Entry::Value {
            value: Given::Figure(match unit {
                Some(unit) => reader.in_unit(node, path, figure, unit)?,
                None => figure,
            }),
            evidence,
        }),
        // No number is known where the text says that there is none, or none yet.
        Entry::Value {
            value: Given::NotYet(words),
            ..
        } => Some(Entry::None {
            reason: Some(words),
        }),
        Entry::Value {
            value: Given::YesNo(false),
            ..
        } if matches!(node.value, NodeValue::Text(_)) => Some(Entry::None { reason: None }),
        Entry::Value {
            value: Given::Date(_) | Given::Grade(_) | Given::YesNo(_) | Given::Several(_),
            ..
        } => {
            reader.not_a_number(node, path);
            None
        }
        absent @ Entry::None { .. } => Some(absent),
    }
}

/// A value, a value with its evidence, or why there is none.
fn entry<'a>(reader: &'a Reader<'a>, node: &'a Node, path: &str, hint: Hint) -> Option<Entry> {
    if !matches!(node.value, NodeValue::Table(_)) {
        return given(reader, node, path, hint).map(|value| entry_of(value, None));
    }
    table(reader, node, path, |fields| {
        let absent = fields.text("none");
        let value = fields
            .get("value", |reader, node, path| {
                given(reader, node, path, hint)
            })
            .flatten();
        let evidence = fields.get("evidence", evidence);
        match (absent, value) {
            (Some(reason), _) => Entry::None {
                reason: Some(reason),
            },
            (None, value) => entry_of(value, evidence),
        }
    })
}

fn entry_of(value: Option<Given>, evidence: Option<Evidence>) -> Entry {
    match value {
        Some(value) => Entry::Value {
            value,
            evidence: evidence.map(Box::new),
        },
        None => Entry::None { reason: None },
    }
}

fn evidence<'a>(reader: &'a Reader<'a>, node: &'a Node, path: &str) -> Option<Evidence> {
    table(reader, node, path, |fields| Evidence {
        document: fields.text("document"),
        source: fields.text("source"),
        by: fields.text("by"),
        on: fields.date("on"),
    })
}

/// What was entered; the inner `None` where the cell says that there is nothing.
#[expect(
    clippy::option_option,
    reason = "told as a problem, an empty cell, and a value are three things"
)]
fn given(reader: &Reader<'_>, node: &Node, path: &str, hint: Hint) -> Option<Option<Given>> {
    if let NodeValue::Truth(truth) = node.value {
        return Some(Some(Given::YesNo(truth)));
    }
    let reading = reader.reading(node, path, hint)?;
    let text = match &node.value {
        NodeValue::Text(text) => text.as_str(),
        _ => "",
    };
    match Given::of_reading(text, reading) {
        Ok(given) => Some(given),
        Err(_) => {
            let text = reader.text_or_number(node, path)?;
            reader.report(node, path, ProblemKind::NotANumber { text });
            None
        }
    }
}

fn grids(fields: &mut Fields<'_>, series: &Register<Id, Series>) -> Register<Id, Grid> {
    let parse_key = |text: &str| Id::new(text).map_err(ProblemKind::InvalidId);
    fields.register("grid", parse_key, |reader, node, path, id| {
        table(reader, node, path, |fields| {
            let years = fields.list("years", Reader::period);
            let rows = rows(fields, hint_of(series, id), Dash::Missing, years.len());
            Grid { years, rows }
        })
    })
}

fn planned(
    fields: &mut Fields<'_>,
    series: &Register<Id, Series>,
) -> Register<Id, Register<Period, Planned>> {
    let parse_key = |text: &str| Id::new(text).map_err(ProblemKind::InvalidId);
    fields.register("planned", parse_key, |reader, node, path, id| {
        let hint = hint_of(series, id);
        keyed(reader, node, path, parse_period, |reader, node, path| {
            reader
                .figure(node, path, hint)
                .map(|figure| Planned(figure.value))
        })
    })
}

fn realized<'a>(
    reader: &'a Reader<'a>,
    node: &'a Node,
    path: &str,
    hint_of: &impl Fn(&Id) -> Hint,
) -> Option<Register<RealizedOf, Entry>> {
    let parse_key = |text: &str| text.parse().map_err(ProblemKind::InvalidId);
    let mut fields = reader.fields(node, path)?;
    let read = |reader: &'a Reader<'a>, node: &'a Node, path: &str, of: &RealizedOf| {
        let hint = match of.measure {
            None => hint_of(&of.id),
            Some(_) => Hint::default(),
        };
        entry(reader, node, path, hint)
    };
    Some(fields.entries_with_keys(parse_key, read))
}

#[expect(
    clippy::unnecessary_wraps,
    reason = "it is read like any other entry of a table"
)]
fn benchmarks<'a>(reader: &'a Reader<'a>, node: &'a Node, path: &str) -> Option<Vec<Benchmark>> {
    let each = reader.one_or_many(node, path).iter().filter_map(|node| {
        table(reader, node, path, |fields| {
            let of = fields.required_text("of");
            let value = fields.figure("value", Hint::default());
            let source = fields.text("source");
            Some(Benchmark {
                of,
                value: value?,
                source,
            })
        })?
    });
    Some(each.collect())
}

fn group<'a>(reader: &'a Reader<'a>, node: &'a Node, path: &str) -> Option<SpendingGroup> {
    short(
        reader,
        node,
        path,
        "name",
        |name| SpendingGroup {
            name,
            ..SpendingGroup::default()
        },
        |fields| SpendingGroup {
            name: fields.required_text("name"),
            under: fields.id("under"),
            code: fields.text_or_number("code"),
            extra: fields.free("extra"),
        },
    )
}

fn program<'a>(reader: &'a Reader<'a>, node: &'a Node, path: &str) -> Option<Program> {
    let of_name = |name: String| Program {
        work: Work::named(name),
        ..Program::default()
    };
    short(reader, node, path, "name", of_name, |fields| Program {
        activities: fields.by_id("activity", activity),
        work: work(fields),
    })
}

fn activity<'a>(reader: &'a Reader<'a>, node: &'a Node, path: &str) -> Option<Activity> {
    let of_name = |name: String| Activity {
        work: Work::named(name),
        ..Activity::default()
    };
    short(reader, node, path, "name", of_name, |fields| Activity {
        sub_activities: fields.by_id("sub_activity", sub_activity),
        work: work(fields),
    })
}

fn sub_activity<'a>(reader: &'a Reader<'a>, node: &'a Node, path: &str) -> Option<SubActivity> {
    let of_name = |name: String| SubActivity {
        work: Work::named(name),
    };
    short(reader, node, path, "name", of_name, |fields| SubActivity {
        work: work(fields),
    })
}

fn work(fields: &mut Fields<'_>) -> Work {
    Work {
        name: fields.required_text("name"),
        code: fields.text_or_number("code"),
        group: fields.id("group"),
        role: fields.word("role", ROLES),
        aim: fields.text("aim"),
        fund: fields.text("fund"),
        owner: fields.id("owner"),
        supports: fields.ids("supports"),
        years: fields.years("years"),
        replaces: fields.ids("replaces"),
        input: fields.one_or_many("input", measure),
        process: fields.one_or_many("process", measure),
        output: fields.one_or_many("output", measure),
        outcome: fields.one_or_many("outcome", measure),
        benefit: fields.one_or_many("benefit", measure),
        impact: fields.one_or_many("impact", measure),
        extra: fields.free("extra"),
    }
}

fn measure<'a>(reader: &'a Reader<'a>, node: &'a Node, path: &str) -> Option<Measure> {
    let of_text = |text: String| Measure {
        text: Some(text),
        ..Measure::default()
    };
    short(reader, node, path, "text", of_text, |fields| Measure {
        id: fields.id("id"),
        text: fields.text("text"),
        unit: fields.text("unit"),
        of: fields.ids("of"),
        targets: fields.by_period("targets", |reader, node, path| {
            reader.target(node, path, Hint::default())
        }),
        extra: fields.free("extra"),
    })
}

fn money<'a>(reader: &'a Reader<'a>, node: &'a Node, path: &str) -> Option<Money> {
    table(reader, node, path, |fields| {
        let amount = |fields: &mut Fields<'a>, key| fields.decimal(key, AMOUNT).map(Rupiah::new);
        let budget = amount(fields, "budget");
        let revised = amount(fields, "revised").map(|budget| BudgetRevision {
            budget,
            ..BudgetRevision::default()
        });
        let mut revisions = fields.list("revisions", |reader, node, path| {
            table(reader, node, path, |fields| {
                let name = fields.text("name");
                let date = fields.date("date");
                Some(BudgetRevision {
                    name,
                    date,
                    budget: amount(fields, "budget")?,
                })
            })?
        });
        revisions.extend(revised);
        Money {
            budget,
            revisions,
            spent: amount(fields, "spent"),
            why: fields.text("why"),
            extra: fields.free("extra"),
        }
    })
}

fn disbursement<'a>(reader: &'a Reader<'a>, node: &'a Node, path: &str) -> Option<Disbursement> {
    table(reader, node, path, |fields| {
        let amount = |fields: &mut Fields<'a>, key| fields.decimal(key, AMOUNT).map(Rupiah::new);
        Disbursement {
            planned: amount(fields, "planned"),
            planned_to_date: amount(fields, "planned_to_date"),
            spent: amount(fields, "spent"),
            spent_to_date: amount(fields, "spent_to_date"),
            extra: fields.free("extra"),
        }
    })
}

fn targets(fields: &mut Fields<'_>, hint_of: &impl Fn(&Id) -> Hint) -> Register<Id, TargetValue> {
    let parse_key = |text: &str| Id::new(text).map_err(ProblemKind::InvalidId);
    fields.register("targets", parse_key, |reader, node, path, id| {
        reader.target(node, path, hint_of(id))
    })
}

fn annual_plan<'a>(
    reader: &'a Reader<'a>,
    node: &'a Node,
    path: &str,
    hint_of: &impl Fn(&Id) -> Hint,
) -> Option<AnnualPlan> {
    table(reader, node, path, |fields| AnnualPlan {
        name: fields.text("name"),
        targets: targets(fields, hint_of),
        extra: fields.free("extra"),
    })
}

fn agreement<'a>(
    reader: &'a Reader<'a>,
    node: &'a Node,
    path: &str,
    hint_of: &impl Fn(&Id) -> Hint,
) -> Option<Agreement> {
    table(reader, node, path, |fields| Agreement {
        signed: fields.date("signed"),
        number: fields.text_or_number("number"),
        by: fields.text("by"),
        to: fields.text("to"),
        targets: targets(fields, hint_of),
        revisions: fields.list("revision", |reader, node, path| {
            table(reader, node, path, |fields| AgreementRevision {
                signed: fields.date("signed"),
                number: fields.text_or_number("number"),
                reason: fields.text("reason"),
                targets: targets(fields, hint_of),
                extra: fields.free("extra"),
            })
        }),
        extra: fields.free("extra"),
    })
}

fn note<'a>(reader: &'a Reader<'a>, node: &'a Node, path: &str) -> Option<Note> {
    table(reader, node, path, |fields| {
        let kind = fields.required_word("kind", NOTE_KINDS);
        let about = fields.ids("about");
        let year = fields.year("year");
        let text = fields.required_text("text");
        let extra = fields.free("extra");
        Some(Note {
            kind: kind?,
            about,
            year,
            text,
            extra,
        })
    })?
}

fn texts<'a>(
    reader: &'a Reader<'a>,
    node: &'a Node,
    path: &str,
) -> Option<Register<String, Section>> {
    keyed(
        reader,
        node,
        path,
        |text| Ok(text.to_owned()),
        |reader, node, path| {
            short(
                reader,
                node,
                path,
                "text",
                |text| Section {
                    heading: None,
                    text,
                },
                |fields| Section {
                    heading: fields.text("heading"),
                    text: fields.text("text").unwrap_or_default(),
                },
            )
        },
    )
}

fn document<'a>(reader: &'a Reader<'a>, node: &'a Node, path: &str) -> Option<Document> {
    table(reader, node, path, |fields| Document {
        kind: fields.word("kind", DOCUMENT_KINDS),
        title: fields.required_text("title"),
        year: fields.year("year"),
        file: fields.text("file"),
        place: fields.text("place"),
        date: fields.date("date"),
        contents: fields.texts("contents"),
        signed_by: fields.ids("signed_by"),
        extra: fields.free("extra"),
    })
}

fn decision<'a>(reader: &'a Reader<'a>, node: &'a Node, path: &str) -> Option<Decision> {
    table(reader, node, path, |fields| Decision {
        rule: fields.required_text("rule"),
        about: fields.text("about"),
        reason: fields.required_text("reason"),
        by: fields.required_text("by"),
        on: fields.date("on"),
        reply: fields.text("reply"),
    })
}

fn agency<'a>(reader: &'a Reader<'a>, node: &'a Node, path: &str) -> Option<Agency> {
    short(
        reader,
        node,
        path,
        "name",
        |name| Agency {
            name,
            ..Agency::default()
        },
        |fields| Agency {
            name: fields.required_text("name"),
            code: fields.text_or_number("code"),
            extra: fields.free("extra"),
        },
    )
}

fn contribution<'a>(reader: &'a Reader<'a>, node: &'a Node, path: &str) -> Option<Contribution> {
    table(reader, node, path, |fields| Contribution {
        from: fields.list("from", contributor),
        combine: fields
            .word("combine", &Aggregation::ALL.map(|way| (way.word(), way)))
            .unwrap_or_default(),
        extra: fields.free("extra"),
    })
}

fn contributor<'a>(reader: &'a Reader<'a>, node: &'a Node, path: &str) -> Option<Contributor> {
    let indicator = |node: &Node, path: &str| {
        let text = reader.text(node, path)?;
        let indicator = text.parse::<AgencyIndicator>().ok();
        if indicator.is_none() {
            reader.wrong_type(node, path, Expected::AgencyIndicator);
        }
        indicator
    };
    if let NodeValue::Text(_) = node.value {
        return Some(Contributor {
            indicator: indicator(node, path)?,
            weight: None,
        });
    }
    table(reader, node, path, |fields| {
        Some(Contributor {
            indicator: fields.get("indicator", |_, node, path| indicator(node, path))?,
            weight: fields.decimal("weight", Hint::default()),
        })
    })?
}

fn claims<'a>(reader: &'a Reader<'a>, node: &'a Node, path: &str) -> Option<Claims> {
    table(reader, node, path, |fields| Claims {
        at: fields.required_text("at"),
        line: fields.whole_number("line"),
        title: fields.text("title"),
        of: fields.text("of"),
        columns: fields.texts("columns"),
        rows: fields.list("rows", |reader, node, path| {
            let cells = reader.list(node, path)?.iter();
            cells
                .map(|cell| reader.text_or_number(cell, path))
                .collect()
        }),
        text: fields.text("text"),
        lists: fields.text("lists"),
        announces: fields.texts("announces"),
        refers_to: fields.text("refers_to"),
        repeats: fields.text("repeats"),
        within: fields.figure("within", Hint::default()),
        extra: fields.free("extra"),
    })
}
