//! Results that are too good or too bad to be taken as they are, and the words for them.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::{in_both, is_closed, name};
use crate::arithmetic::Rational;
use crate::check::{
    Finding,
    context::Context,
    rule::{CheckRule, Severity, example, told},
};
use crate::evaluation::{Measured, Method, Outcome, RemarkKind};
use crate::framework::Subject;
use crate::number;
use crate::rules::{Gap, Polarity, SCALES};
use crate::value::{Id, Locale, Place, Words};

pub(in crate::check::rules) static FAR_ABOVE_TARGET: CheckRule = CheckRule {
    id: "plausibility/far-above-target",
    severity: Severity::Note,
    title: told(
        "Capaian dua kali target atau lebih, atau nol ke bawah",
        "An achievement of twice the target or more, or of zero or less",
    ),
    why: told(
        "Capaian sejauh itu jarang hasil kerja: targetnya terlalu mudah, satuannya tergeser, atau sumber datanya berganti.",
        "So far off is rarely a matter of work: the target was too easy, a unit slipped, or the source of the data changed.",
    ),
    repair: told(
        "Periksa satuan dan sumber data; bila benar, jelaskan penyebabnya dan tinjau targetnya.",
        "Check unit and source; where it is right, explain it and revise the target.",
    ),
    fires: example(
        r#"
[indicator.a]
name = "Wirausaha baru"
targets = { 2019 = 40 }
[realized.2019]
a = 95
"#,
    ),
    quiet: example(
        r#"
[indicator.a]
name = "Wirausaha baru"
targets = { 2019 = 40 }
[realized.2019]
a = 45
"#,
    ),
    find: |context, findings| {
        if !is_closed(context) {
            return;
        }
        for result in &context.evaluation.indicators {
            if let Some(measured) = result.achievement.measured()
                && is_far_off(measured, result.polarity, result.realization.as_ref())
            {
                let place = context.place(&format!("indicator.{}", result.id));
                let about = result.id.to_string();
                findings.add(far_off(place, about, &result.name, measured));
            }
        }
        for measure in &context.evaluation.measures {
            if let Some(measured) = measure.achievement.measured()
                && is_far_off(measured, Polarity::Higher, measure.realization.as_ref())
            {
                let of = &measure.of;
                let place =
                    context.place(&format!("realized.{}.{of}.{}", context.year, measure.kind));
                let own = measure.id.as_ref().map(ToString::to_string);
                let about = own.unwrap_or_else(|| format!("{of}.{}", measure.kind));
                let called = measure.name.as_deref().unwrap_or(name(context, of));
                findings.add(far_off(place, about, called, measured));
            }
        }
    },
};

/// Whether an achievement is twice the target or nothing, and a number against a number: zero
/// where less is better, a grade that was missed and the gap of a target that was met are as
/// they should be.
fn is_far_off(measured: &Measured, polarity: Polarity, realization: Option<&Outcome>) -> bool {
    let is_zero = matches!(realization, Some(Outcome::Number { value, .. }) if value.is_zero());
    let is_best = polarity == Polarity::Lower && is_zero;
    let is_of_numbers = !matches!(
        measured.method,
        Method::Equality | Method::Score | Method::Gap | Method::Convention
    );
    let raw = measured.raw.get();
    is_of_numbers
        && !is_best
        && (raw >= Decimal::TWO.saturating_mul(Decimal::ONE_HUNDRED) || raw <= Decimal::ZERO)
}

fn far_off(place: Place, about: String, called: &str, measured: &Measured) -> Finding {
    let raw = measured.raw.get();
    let message = if raw > Decimal::ZERO {
        in_both(
            |figures| {
                format!(
                    "{called}: capaian {} jauh di atas target",
                    figures.percent(raw)
                )
            },
            |figures| {
                format!(
                    "{called}: an achievement of {} is far above the target",
                    figures.percent(raw)
                )
            },
        )
    } else {
        in_both(
            |figures| format!("{called}: capaian {}", figures.percent(raw)),
            |figures| format!("{called}: an achievement of {}", figures.percent(raw)),
        )
    };
    FAR_ABOVE_TARGET.found(place, about, message)
}

pub(in crate::check::rules) static RESULT_IN_GAP: CheckRule = CheckRule {
    id: "plausibility/result-in-gap",
    severity: Severity::Warning,
    title: told(
        "Capaian jatuh di sela dua kelas skala",
        "An achievement lies between two classes of the scale",
    ),
    why: told(
        "Skala seperti tercetak tidak memberi sebutan bagi nilai di antara 90 dan 91; dua pembaca dapat menyebutnya berbeda.",
        "The scale as printed has no word for what lies between 90 and 91; two readers may give it two.",
    ),
    repair: told(
        "Nyatakan cara membaca batas skala (`limits`) dan sebutkan di laporan.",
        "State how the limits of the scale are read (`limits`), and say so in the report.",
    ),
    fires: example(
        r#"
[indicator.a]
name = "Kepuasan"
targets = { 2019 = 200 }
[realized.2019]
a = 181
"#,
    ),
    quiet: example(
        r#"
[indicator.a]
name = "Kepuasan"
targets = { 2019 = 200 }
[realized.2019]
a = 182
"#,
    ),
    find: |context, findings| {
        if !is_closed(context) {
            return;
        }
        let gaps = context.rules.scale.gaps();
        for result in &context.evaluation.indicators {
            if let Some(measured) = in_gap(result.achievement.measured()) {
                let path = format!("indicator.{}", result.id);
                findings.add(result_in_gap(context, &path, &result.id, measured, &gaps));
            }
        }
        let evaluation = context.evaluation;
        let levels = [
            ("goal", &evaluation.goals),
            ("objective", &evaluation.objectives),
        ];
        for (level, results) in levels {
            for result in results {
                // One indicator alone has been told already.
                if result.total > 1
                    && let Some(measured) = in_gap(result.achievement.measured())
                {
                    let path = format!("{level}.{}", result.id);
                    findings.add(result_in_gap(context, &path, &result.id, measured, &gaps));
                }
            }
        }
    },
};

fn in_gap(measured: Option<&Measured>) -> Option<&Measured> {
    measured.filter(|measured| measured.in_gap)
}

fn result_in_gap(
    context: &Context<'_>,
    path: &str,
    id: &Id,
    measured: &Measured,
    gaps: &[Gap],
) -> Finding {
    let value = measured.value.get();
    let gap = gaps
        .iter()
        .find(|gap| gap.after <= value && value <= gap.before);
    let between = |locale| {
        gap.map_or_else(String::new, |gap| {
            let written = |value| number::format(value, locale);
            format!(" ({}–{})", written(gap.after), written(gap.before))
        })
    };
    let category = measured.category.as_deref().unwrap_or("-");
    let called = name(context, id);
    let message = in_both(
        |figures| {
            format!(
                "{called}: capaian {} jatuh di sela dua kelas{}; dibaca {category}",
                figures.percent(value),
                between(Locale::Indonesian)
            )
        },
        |figures| {
            format!(
                "{called}: an achievement of {} lies between two classes{}; read as {category}",
                figures.percent(value),
                between(Locale::English)
            )
        },
    );
    RESULT_IN_GAP.found(context.place(path), id.as_str(), message)
}

pub(in crate::check::rules) static CATEGORY_BY_ROUNDING: CheckRule = CheckRule {
    id: "plausibility/category-by-rounding",
    severity: Severity::Note,
    title: told(
        "Kategori bergantung pada pembulatan",
        "A category depends on rounding",
    ),
    why: told(
        "Dengan pembulatan sebutannya lain daripada tanpa pembulatan; penilai yang menghitung ulang dapat menolaknya.",
        "With rounding the word is another than without; whoever recomputes it may refuse it.",
    ),
    repair: told(
        "Nyatakan dari mana kategori dibaca: dari capaian yang sudah dibulatkan atau dari yang belum (`reads` pada skala).",
        "Say what the category is read from: the rounded achievement or the unrounded one (`reads` of the scale).",
    ),
    fires: example(
        r#"
[indicator.a]
name = "Kepuasan"
targets = { 2019 = 30_000 }
[realized.2019]
a = 27_299
"#,
    ),
    quiet: example(
        r#"
[indicator.a]
name = "Kepuasan"
targets = { 2019 = 30_000 }
[realized.2019]
a = 27_600
"#,
    ),
    find: |context, findings| {
        for remark in &context.evaluation.remarks {
            if let RemarkKind::CategoryByRounding {
                indicator,
                category,
                other,
                reads,
            } = &remark.kind
            {
                let called = name(context, indicator);
                let readings = |locale| reads.words_of_both(category, other, locale);
                let message = Words::of(
                    format!("{called}: {}", readings(Locale::Indonesian)),
                    format!("{called}: {}", readings(Locale::English)),
                );
                let place = context.place(&format!("indicator.{indicator}"));
                findings.add(CATEGORY_BY_ROUNDING.found(place, indicator.as_str(), message));
            }
        }
    },
};

pub(in crate::check::rules) static MISSED_IN_SPITE_OF_PERCENTAGE: CheckRule = CheckRule {
    id: "plausibility/missed-in-spite-of-percentage",
    severity: Severity::Note,
    title: told(
        "Target tidak tercapai, walaupun capaiannya terbaca 100 %",
        "A target was missed, although the achievement reads 100 %",
    ),
    why: told(
        "Pembaca mengira targetnya tercapai, padahal hanya pembulatannya, atau realisasinya tepat pada batas yang tidak termasuk target.",
        "The reader believes that the target was reached, while only its rounding was, or a bound that does not belong to it.",
    ),
    repair: told(
        "Nyatakan bahwa targetnya tidak tercapai, atau cetak lebih banyak desimal.",
        "Say that the target was missed, or print more decimals.",
    ),
    fires: example(
        r#"
[indicator.a]
name = "Waktu tunggu"
polarity = "at_most"
targets = { 2019 = "< 5" }
[realized.2019]
a = 5
"#,
    ),
    quiet: example(
        r#"
[indicator.a]
name = "Waktu tunggu"
polarity = "at_most"
targets = { 2019 = "≤ 5" }
[realized.2019]
a = 5
"#,
    ),
    find: |context, findings| {
        for remark in &context.evaluation.remarks {
            let RemarkKind::MissedInSpiteOfPercentage { indicator, shown } = &remark.kind else {
                continue;
            };
            let called = name(context, indicator);
            let percent = |locale| number::format(shown.get(), locale);
            let message = Words::of(
                format!(
                    "{called}: capaian terbaca {} %, tetapi targetnya tidak tercapai",
                    percent(Locale::Indonesian)
                ),
                format!(
                    "{called}: the achievement reads {} %, yet the target was missed",
                    percent(Locale::English)
                ),
            );
            let place = context.place(&format!("indicator.{indicator}"));
            findings.add(MISSED_IN_SPITE_OF_PERCENTAGE.found(place, indicator.as_str(), message));
        }
    },
};

pub(in crate::check::rules) static SCALE_GAP: CheckRule = CheckRule {
    id: "plausibility/scale-gap",
    severity: Severity::Note,
    title: told(
        "Skala menyisakan nilai tanpa kelas",
        "A scale leaves values without a class",
    ),
    why: told(
        "Nilai di sela dua kelas tidak punya sebutan sampai diputuskan bagaimana batasnya dibaca.",
        "What lies between two classes has no word until it is decided how the limits are read.",
    ),
    repair: told(
        "Tulis batas yang bersambung (`above = 90`, `to = 90`), atau nyatakan `limits`.",
        "Write limits that meet (`above = 90`, `to = 90`), or state `limits`.",
    ),
    fires: example(
        r#"
[rules.scale]
classes = [
  { label = "Baik", from = 91, to = 100 },
  { label = "Cukup", from = 76, to = 90 },
  { label = "Kurang", to = 75 },
]
"#,
    ),
    quiet: example(
        r#"
[rules.scale]
classes = [
  { label = "Baik", above = 90 },
  { label = "Cukup", above = 75, to = 90 },
  { label = "Kurang", to = 75 },
]
"#,
    ),
    find: |context, findings| {
        let Some(scale) = &context.framework.rules.scale else {
            return;
        };
        let comes_with_engine = SCALES.iter().any(|known| known.scale() == *scale);
        let gaps = scale.gaps();
        if comes_with_engine || gaps.is_empty() {
            return;
        }
        let listed = |locale, and: &str| {
            let written = |value| number::format(value, locale);
            let each = gaps.iter().map(|gap| {
                if gap.is_point {
                    written(gap.after)
                } else {
                    format!("{}–{}", written(gap.after), written(gap.before))
                }
            });
            each.collect::<Vec<_>>().join(and)
        };
        let message = Words::of(
            format!(
                "skala menyisakan nilai tanpa kelas: {}",
                listed(Locale::Indonesian, "; ")
            ),
            format!(
                "the scale leaves values without a class: {}",
                listed(Locale::English, "; ")
            ),
        );
        findings.add(SCALE_GAP.found(context.place("rules.scale"), "rules.scale", message));
    },
};

pub(in crate::check::rules) static WEIGHTS: CheckRule = CheckRule {
    id: "plausibility/weights",
    severity: Severity::Warning,
    title: told(
        "Bobot tidak berjumlah 1 atau 100, atau hanya sebagian yang berbobot",
        "Weights do not add up to 1 or 100, or only some have one",
    ),
    why: told(
        "Rata-rata tertimbang dengan bobot yang tidak genap menggeser capaian sasaran.",
        "A weighted mean over weights that are not whole shifts the achievement of the objective.",
    ),
    repair: told(
        "Beri setiap indikator sasaran itu bobot, sampai jumlahnya 100.",
        "Give each indicator of the objective a weight, up to a sum of 100.",
    ),
    fires: example(
        r#"
[objective]
mutu = "Meningkatnya mutu"
[indicator]
a = { of = "mutu", name = "A", weight = 60 }
b = { of = "mutu", name = "B", weight = 30 }
"#,
    ),
    quiet: example(
        r#"
[objective]
mutu = "Meningkatnya mutu"
[indicator]
a = { of = "mutu", name = "A", weight = 60 }
b = { of = "mutu", name = "B", weight = 40 }
"#,
    ),
    find: |context, findings| {
        let mut siblings: BTreeMap<&Id, Vec<(&Id, Option<Decimal>)>> = BTreeMap::new();
        for (id, indicator) in context.framework.indicators.iter() {
            if let Some(Subject::Node(of)) = &indicator.of {
                siblings.entry(of).or_default().push((id, indicator.weight));
            }
        }
        let of_all = siblings.values().flatten();
        if is_whole(of_all.filter_map(|(_, weight)| *weight)) {
            return;
        }
        for (of, siblings) in siblings {
            let weights: Vec<Decimal> = siblings.iter().filter_map(|(_, weight)| *weight).collect();
            let Some((unweighted, _)) = siblings.iter().find(|(_, weight)| weight.is_none()) else {
                if !is_whole(weights.iter().copied()) && !are_relative(&weights) {
                    findings.add(weights_do_not_sum(context, of, &siblings, &weights));
                }
                continue;
            };
            if !weights.is_empty() {
                findings.add(weight_missing(context, of, unweighted));
            }
        }
    },
};

pub(in crate::check::rules) static LIMIT_NOT_IN_RATIO: CheckRule = CheckRule {
    id: "plausibility/limit-not-in-ratio",
    severity: Severity::Note,
    title: told(
        "Batas capaian indikator tidak berlaku dalam rasio jumlah",
        "The limit of an indicator does not count in a ratio of sums",
    ),
    why: told(
        "Rasio jumlah membagi semua realisasi dengan semua target, sebelum capaian mana pun dibatasi; indikator yang jauh melampaui target ikut sepenuhnya.",
        "A ratio of sums divides all realizations by all targets, before any achievement is limited; an indicator far above its target counts in full.",
    ),
    repair: told(
        "Beri batas pada aturannya (`cap` atau `aggregate_cap` di [rules]), pakai rata-rata, atau hapus batas pada indikatornya.",
        "Give the rules a limit (`cap` or `aggregate_cap` under [rules]), take a mean, or remove the limit of the indicator.",
    ),
    fires: example(
        r#"
[rules]
aggregation = "ratio_of_sums"
[objective]
mutu = "Meningkatnya mutu"
[defaults]
unit = "orang"
[indicator]
a = { of = "mutu", name = "A", cap = 120, targets = { 2019 = 10 } }
b = { of = "mutu", name = "B", targets = { 2019 = 20 } }
[realized.2019]
a = 40
b = 20
"#,
    ),
    quiet: example(
        r#"
[rules]
aggregation = "ratio_of_sums"
cap = 120
[objective]
mutu = "Meningkatnya mutu"
[defaults]
unit = "orang"
[indicator]
a = { of = "mutu", name = "A", targets = { 2019 = 10 } }
b = { of = "mutu", name = "B", targets = { 2019 = 20 } }
[realized.2019]
a = 40
b = 20
"#,
    ),
    find: |context, findings| {
        for remark in &context.evaluation.remarks {
            let RemarkKind::LimitNotInRatio { of, indicator } = &remark.kind else {
                continue;
            };
            let (whole, called) = (name(context, of), name(context, indicator));
            let message = Words::of(
                format!(
                    "{called}: batasnya tidak ikut dalam capaian \"{whole}\", yang merupakan rasio jumlah"
                ),
                format!(
                    "{called}: its limit does not count in the achievement of \"{whole}\", a ratio of sums"
                ),
            );
            let place = context.place(&format!("indicator.{indicator}"));
            findings.add(LIMIT_NOT_IN_RATIO.found(place, indicator.as_str(), message));
        }
    },
};

/// Whether weights add up to 1 or 100, as far as they are rounded.
fn is_whole(weights: impl Iterator<Item = Decimal>) -> bool {
    let weights: Vec<Rational> = weights.map(Rational::from).collect();
    let Some(sum) = Rational::sum(&weights)
        .ok()
        .and_then(|sum| sum.to_decimal_exact())
    else {
        return false;
    };
    let is_near = |whole: Decimal, within: Decimal| {
        sum.checked_sub(whole)
            .is_some_and(|off| off.abs() <= within)
    };
    is_near(Decimal::ONE, Decimal::new(1, 2)) || is_near(Decimal::ONE_HUNDRED, Decimal::new(1, 1))
}

/// Whether weights are small whole numbers, which say how much more one counts than another.
fn are_relative(weights: &[Decimal]) -> bool {
    weights
        .iter()
        .all(|weight| weight.fract().is_zero() && *weight <= Decimal::TEN)
}

fn weights_do_not_sum(
    context: &Context<'_>,
    of: &Id,
    siblings: &[(&Id, Option<Decimal>)],
    weights: &[Decimal],
) -> Finding {
    let sum = weights
        .iter()
        .try_fold(Decimal::ZERO, |sum, weight| sum.checked_add(*weight));
    let sum = sum.unwrap_or_default();
    let called = name(context, of);
    let count = siblings.len();
    let message = in_both(
        |figures| {
            format!(
                "{called}: bobot {count} indikatornya berjumlah {}, bukan 1 atau 100",
                figures.number(sum)
            )
        },
        |figures| {
            format!(
                "{called}: the weights of its {count} indicators add up to {}, not 1 or 100",
                figures.number(sum)
            )
        },
    );
    let first = siblings.first().map_or(of, |(id, _)| *id);
    WEIGHTS.found(
        context.place(&format!("indicator.{first}.weight")),
        of.as_str(),
        message,
    )
}

fn weight_missing(context: &Context<'_>, of: &Id, unweighted: &Id) -> Finding {
    let called = name(context, of);
    let without = name(context, unweighted);
    let message = Words::of(
        format!("{called}: {without} tidak berbobot, padahal indikator lainnya berbobot"),
        format!("{called}: {without} has no weight, although others do"),
    );
    WEIGHTS.found(
        context.place(&format!("indicator.{unweighted}")),
        of.as_str(),
        message,
    )
}
