//! Data that do not move, or move against all others, or jump.

use rust_decimal::Decimal;

use super::{first_few, in_both, is_closed};
use crate::arithmetic::Rational;
use crate::check::{
    Finding,
    context::Context,
    rule::{CheckRule, Severity, example, told},
};
use crate::framework::{Grid, ProfileRow, Series};
use crate::value::{Id, Locale, Period, Words, Year};

pub(in crate::check::rules) static UNCHANGED_FOR_YEARS: CheckRule = CheckRule {
    id: "plausibility/unchanged-for-years",
    severity: Severity::Note,
    title: told(
        "Banyak bagian yang angkanya sama bertahun-tahun",
        "Many parts have the same figures for years",
    ),
    why: told(
        "Jumlah yang persis sama tiga tahun berturut-turut, sementara totalnya bergerak, biasanya data lama yang disalin.",
        "Counts that are the very same for three years, while the total moves, are usually old data copied.",
    ),
    repair: told(
        "Perbarui pendataan bagian itu, atau sebutkan tahun datanya.",
        "Collect these parts anew, or say of which year the data are.",
    ),
    fires: example(
        r#"
[series]
um = "Usaha mikro"
[grid.um]
years = [2017, 2018, 2019]
rows = [
  ["Candipuro", 1319, 1319, 1319],
  ["Pasirian", 1386, 1386, 1386],
  ["Tempeh", 1935, 1935, 1935],
  ["Tekung", 450, 524, 573],
]
"#,
    ),
    quiet: example(
        r#"
[series]
um = "Usaha mikro"
[grid.um]
years = [2017, 2018, 2019]
rows = [
  ["Candipuro", 1319, 1322, 1340],
  ["Pasirian", 1386, 1390, 1411],
  ["Tempeh", 1935, 1935, 1935],
  ["Tekung", 450, 524, 573],
]
"#,
    ),
    find: |context, findings| {
        for (id, grid) in grids(context) {
            let years = columns(context, grid);
            let from = years.len().saturating_sub(LONG);
            let Some(lasting) = years.get(from..).filter(|last| last.len() == LONG) else {
                continue;
            };
            if !total_moves(grid, lasting) {
                continue;
            }
            let same: Vec<&str> = grid
                .rows
                .iter()
                .filter(|row| is_unchanged(row, lasting))
                .map(|row| row.label.as_str())
                .collect();
            if same.len() >= FEW && same.len().saturating_mul(4) >= grid.rows.len() {
                findings.add(unchanged(context, id, grid, &same, lasting));
            }
        }
    },
};

/// How many years make a figure that does not move suspicious.
const LONG: usize = 3;

/// So few parts that stay the same are no pattern.
const FEW: usize = 3;

/// Smaller counts may well stay the same: schools, markets, villages.
const LARGE: Decimal = Decimal::ONE_HUNDRED;

fn is_unchanged(row: &ProfileRow, columns: &[Column]) -> bool {
    let mut values = columns.iter().map(|column| column.of(row));
    let first = values.next().flatten();
    first.is_some_and(|first| first >= LARGE) && values.all(|value| value == first)
}

fn total_moves(grid: &Grid, columns: &[Column]) -> bool {
    let total = |column: &Column| {
        let values = grid.rows.iter().filter_map(|row| column.of(row));
        let values: Vec<Rational> = values.map(Rational::from).collect();
        Rational::sum(&values).ok()
    };
    let ends = columns.first().zip(columns.last());
    ends.is_some_and(|(first, last)| total(first) != total(last))
}

fn unchanged(
    context: &Context<'_>,
    id: &Id,
    grid: &Grid,
    same: &[&str],
    columns: &[Column],
) -> Finding {
    let years = columns.first().zip(columns.last());
    let years = years.map_or_else(String::new, |(first, last)| {
        format!("{}–{}", first.year, last.year)
    });
    let (count, all) = (same.len(), grid.rows.len());
    let called = series_name(context, id);
    let message = Words::of(
        format!(
            "{called}: {count} dari {all} bagian persis sama pada {years}, padahal totalnya berubah: {}",
            first_few(same, Locale::Indonesian)
        ),
        format!(
            "{called}: {count} of {all} parts are the very same in {years}, although the total moves: {}",
            first_few(same, Locale::English)
        ),
    );
    UNCHANGED_FOR_YEARS.found(context.place(&format!("grid.{id}")), id.as_str(), message)
}

pub(in crate::check::rules) static LONE_FALL: CheckRule = CheckRule {
    id: "plausibility/lone-fall",
    severity: Severity::Note,
    title: told(
        "Satu bagian bergerak berlawanan dari semua yang lain",
        "One part moves against all others",
    ),
    why: told(
        "Satu-satunya yang turun ketika semua yang lain naik atau tetap sering salah catat; bila benar, itulah yang perlu dijelaskan.",
        "The only one that falls where all others rise or stay is often a slip; where it is right, it is what needs explaining.",
    ),
    repair: told(
        "Cocokkan dengan sumbernya; bila benar, tulis sebabnya.",
        "Compare with the source; where it is right, say why.",
    ),
    fires: example(
        r#"
[series]
um = "Usaha mikro"
[grid.um]
years = [2018, 2019]
rows = [
  ["Tempursari", 1675, 1626],
  ["Tekung", 450, 524],
  ["Ranuyoso", 201, 251],
  ["Padang", 152, 202],
  ["Kunir", 1281, 1281],
]
"#,
    ),
    quiet: example(
        r#"
[series]
um = "Usaha mikro"
[grid.um]
years = [2018, 2019]
rows = [
  ["Tempursari", 1675, 1626],
  ["Tekung", 450, 524],
  ["Ranuyoso", 251, 201],
  ["Padang", 152, 202],
  ["Kunir", 1281, 1281],
]
"#,
    ),
    find: |context, findings| {
        for (id, grid) in grids(context) {
            let years = columns(context, grid);
            for (before, after) in years.iter().zip(years.iter().skip(1)) {
                if let Some(lone) = lone(grid, before, after) {
                    findings.add(lone_fall(context, id, &lone));
                }
            }
        }
    },
};

/// The only part that moves its way, and how far.
struct Lone<'a> {
    part: &'a str,
    row: usize,
    before: (Year, Decimal),
    after: (Year, Decimal),
    others: usize,
}

fn lone<'a>(grid: &'a Grid, before: &Column, after: &Column) -> Option<Lone<'a>> {
    if grid.rows.len() < FEWEST_PARTS {
        return None;
    }
    let (mut risen, mut fallen) = (Vec::new(), Vec::new());
    for (at, row) in grid.rows.iter().enumerate() {
        let (was, is) = (before.of(row)?, after.of(row)?);
        match is.cmp(&was) {
            std::cmp::Ordering::Greater => risen.push(at),
            std::cmp::Ordering::Less => fallen.push(at),
            std::cmp::Ordering::Equal => {}
        }
    }
    let (at, others) = match (risen.as_slice(), fallen.as_slice()) {
        (others, [lone]) | ([lone], others) if others.len() >= FEWEST_OTHERS => {
            (*lone, others.len())
        }
        _ => return None,
    };
    let row = grid.rows.get(at)?;
    Some(Lone {
        part: &row.label,
        row: at,
        before: (before.year, before.of(row)?),
        after: (after.year, after.of(row)?),
        others,
    })
}

/// Among fewer parts, one that moves alone is no wonder.
const FEWEST_PARTS: usize = 5;

/// How many others must move the other way.
const FEWEST_OTHERS: usize = 3;

fn lone_fall(context: &Context<'_>, id: &Id, lone: &Lone<'_>) -> Finding {
    let Lone {
        part,
        row,
        before,
        after,
        others,
    } = lone;
    let falls = after.1 < before.1;
    let (turns, rest) = if falls {
        (("turun", "falls"), ("naik", "rise"))
    } else {
        (("naik", "rises"), ("turun", "fall"))
    };
    let called = series_name(context, id);
    let message = in_both(
        |figures| {
            format!(
                "{called}: hanya {part} yang {} ({}: {} → {}: {}), padahal {others} bagian lain {} dan sisanya tetap",
                turns.0,
                before.0,
                figures.number(before.1),
                after.0,
                figures.number(after.1),
                rest.0,
            )
        },
        |figures| {
            format!(
                "{called}: only {part} {} ({}: {} → {}: {}), where {others} other parts {} and the rest stay",
                turns.1,
                before.0,
                figures.number(before.1),
                after.0,
                figures.number(after.1),
                rest.1,
            )
        },
    );
    let place = context.place(&format!("grid.{id}.rows.{row}"));
    LONE_FALL.found(place, format!("{id}[\"{part}\"][{}]", after.0), message)
}

pub(in crate::check::rules) static OUTLIER: CheckRule = CheckRule {
    id: "plausibility/outlier",
    severity: Severity::Note,
    title: told(
        "Nilai melonjak dibandingkan tahun-tahun di dekatnya",
        "A value jumps against the years around it",
    ),
    why: told(
        "Lima kali lebih besar atau lebih kecil daripada tahun sebelum dan sesudahnya biasanya angka yang kurang atau kelebihan, atau satuan yang tergeser.",
        "Five times as much or as little as the years around it is usually a digit too many or too few, or a unit that slipped.",
    ),
    repair: told(
        "Cocokkan dengan sumbernya; bila benar, tulis sebabnya.",
        "Compare with the source; where it is right, say why.",
    ),
    fires: example(
        r#"
[series]
kop = "Koperasi"
[data.2017]
kop = 648
[data.2018]
kop = 654
[data.2019]
kop = 6560
"#,
    ),
    quiet: example(
        r#"
[series]
kop = "Koperasi"
[data.2017]
kop = 648
[data.2018]
kop = 654
[data.2019]
kop = 656
"#,
    ),
    find: |context, findings| {
        let framework = context.framework;
        for (id, series) in framework.series.iter() {
            let values = entered(context, id);
            for at in outliers(&values) {
                if let Some(finding) = outlier(context, id, &series.name, &values, at) {
                    findings.add(finding);
                }
            }
            let Some(grid) = framework.grids.get(id) else {
                continue;
            };
            let years = columns(context, grid);
            for (at, row) in grid.rows.iter().enumerate() {
                let values = years
                    .iter()
                    .filter_map(|column| Some((column.year, column.of(row)?)));
                let values: Vec<_> = values.collect();
                for found in outliers(&values) {
                    if let Some(finding) = outlier_of_part(context, id, (at, row), &values, found) {
                        findings.add(finding);
                    }
                }
            }
        }
    },
};

/// The values of a series that were entered for whole years up to the one at hand.
fn entered(context: &Context<'_>, id: &Id) -> Vec<(Year, Decimal)> {
    let data = context.framework.data.iter();
    let mut values: Vec<_> = data
        .filter_map(|(period, values)| match period {
            Period::Year(year) if *year < context.year || is_at_hand(context, *year) => {
                Some((*year, values.get(id)?.value()?))
            }
            _ => None,
        })
        .collect();
    values.sort_unstable_by_key(|(year, _)| *year);
    values
}

fn is_at_hand(context: &Context<'_>, year: Year) -> bool {
    year == context.year && is_closed(context)
}

/// Which values are far from those around them, where those agree with each other.
fn outliers(values: &[(Year, Decimal)]) -> Vec<usize> {
    let at = |index: Option<usize>| Some(values.get(index?)?.1);
    let is_outlier = |index: &usize| {
        let before = at(index.checked_sub(1));
        let after = at(index.checked_add(1));
        let (near, far) = match (before, after) {
            (Some(before), Some(after)) => (before, after),
            (Some(before), None) => (before, at(index.checked_sub(2))?),
            (None, Some(after)) => (after, at(index.checked_add(2))?),
            (None, None) => return None,
        };
        let value = at(Some(*index))?;
        let is_large = value.max(near) >= LARGE;
        (is_large && agree(near, far)? && jumps(value, near)? && jumps(value, far)?).then_some(())
    };
    (0..values.len())
        .filter(|index| is_outlier(index).is_some())
        .collect()
}

/// Whether one is five times the other, or more.
fn jumps(one: Decimal, other: Decimal) -> Option<bool> {
    let (small, large) = (one.min(other), one.max(other));
    let five = Decimal::new(5, 0);
    Some(small > Decimal::ZERO && large >= small.checked_mul(five)?)
}

/// Whether the larger is less than twice the smaller.
fn agree(one: Decimal, other: Decimal) -> Option<bool> {
    let (small, large) = (one.min(other), one.max(other));
    Some(small > Decimal::ZERO && large < small.checked_mul(Decimal::TWO)?)
}

fn outlier(
    context: &Context<'_>,
    id: &Id,
    called: &str,
    values: &[(Year, Decimal)],
    at: usize,
) -> Option<Finding> {
    let (year, _) = values.get(at)?;
    let place = context.place(&format!("data.{year}.{id}"));
    let message = jump(called, values, at)?;
    Some(OUTLIER.found(place, format!("{id}[{year}]"), message))
}

fn outlier_of_part(
    context: &Context<'_>,
    id: &Id,
    (number, row): (usize, &ProfileRow),
    values: &[(Year, Decimal)],
    at: usize,
) -> Option<Finding> {
    let (year, _) = values.get(at)?;
    let part = &row.label;
    let place = context.place(&format!("grid.{id}.rows.{number}"));
    let called = format!("{} {part}", series_name(context, id));
    let message = jump(&called, values, at)?;
    Some(OUTLIER.found(place, format!("{id}[\"{part}\"][{year}]"), message))
}

fn jump(called: &str, values: &[(Year, Decimal)], at: usize) -> Option<Words> {
    let (year, value) = values.get(at)?;
    let from = at.saturating_sub(if at.checked_add(1)? == values.len() {
        2
    } else {
        1
    });
    let around = values.iter().skip(from).take(LONG);
    let around: Vec<_> = around.filter(|(one, _)| one != year).collect();
    Some(in_both(
        |figures| {
            let others = around
                .iter()
                .map(|(year, value)| format!("{year}: {}", figures.number(*value)));
            let others = others.collect::<Vec<_>>().join(", ");
            format!(
                "{called}: {} pada {year}, padahal {others}",
                figures.number(*value)
            )
        },
        |figures| {
            let others = around
                .iter()
                .map(|(year, value)| format!("{year}: {}", figures.number(*value)));
            let others = others.collect::<Vec<_>>().join(", ");
            format!(
                "{called}: {} in {year}, but {others}",
                figures.number(*value)
            )
        },
    ))
}

/// A column of a grid for a whole year.
#[derive(Debug, Clone, Copy)]
struct Column {
    at: usize,
    year: Year,
}

impl Column {
    fn of(&self, row: &ProfileRow) -> Option<Decimal> {
        row.cells.get(self.at).copied().flatten()
    }
}

/// The columns of whole years that are over, in their order.
fn columns(context: &Context<'_>, grid: &Grid) -> Vec<Column> {
    let mut columns: Vec<Column> = grid
        .years
        .iter()
        .enumerate()
        .filter_map(|(at, period)| match period {
            Period::Year(year) if *year < context.year || is_at_hand(context, *year) => {
                Some(Column { at, year: *year })
            }
            _ => None,
        })
        .collect();
    columns.sort_unstable_by_key(|column| column.year);
    columns
}

fn grids<'a>(context: &Context<'a>) -> impl Iterator<Item = (&'a Id, &'a Grid)> {
    context.framework.grids.iter()
}

fn series_name<'n>(context: &'n Context<'_>, id: &'n Id) -> &'n str {
    let series: Option<&Series> = context.framework.series.get(id);
    series.map_or(id.as_str(), |series| series.name.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(values: &[i64]) -> Vec<usize> {
        let years = 2015..;
        let values: Vec<_> = years
            .zip(values)
            .map(|(year, value)| (Year::new(year).unwrap(), Decimal::from(*value)))
            .collect();
        outliers(&values)
    }

    #[test]
    fn a_value_five_times_those_around_it_is_found() {
        assert_eq!(found(&[648, 654, 6560]), [2]);
        assert_eq!(found(&[648, 65, 656]), [1]);
        assert_eq!(found(&[6480, 654, 656]), [0]);
        assert!(found(&[648, 6540]).is_empty(), "two alone tell nothing");
        assert!(found(&[648, 654, 656]).is_empty());
        assert!(found(&[100, 600, 3000]).is_empty(), "growth");
        assert!(found(&[2, 3, 20]).is_empty(), "small counts");
        assert!(found(&[0, 0, 500]).is_empty(), "something new");
        assert_eq!(found(&[1, 500, 510, 505]), [0]);
    }
}
