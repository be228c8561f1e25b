//! The evaluation of the yearly plan: form E.81 of Permendagri 86/2017.
//!
//! *Evaluasi terhadap hasil Renja perangkat daerah.* Column 13 is the sum of the quarters, 14 what
//! was reached up to the year before and column 13 together, 15 column 14 of column 6 in percent.
//! Percentages and indices are never added up: there the last value stands for what was reached.

use rust_decimal::Decimal;

use super::desk::{Desk, Entry, caption, table};
use super::tree::{
    Arithmetic, Block, Cell, Column, Division, Heading, PageShape, Publication, PublicationKind,
    Row, RowRole, Table,
};
use super::words::{self, roman};
use crate::arithmetic::{Rational, decimal_sum};
use crate::evaluation::{MoneyInPart, is_additive};
use crate::framework::{Measure, MeasureKind, NoteKind, RealizedOf, Subject, Work};
use crate::value::{Id, PartLength, PartOfYear, Period, Year};

pub(super) fn evaluation_form(desk: &Desk<'_>) -> Publication {
    let title = desk.word([
        "Formulir E.81 Evaluasi terhadap Hasil Renja",
        "Form E.81 Evaluation of the Yearly Plan",
    ]);
    let mut division = Division::titled(Heading::new(title.to_uppercase()));
    division.blocks.push(Block::Table(form(desk)));
    division.blocks.extend(footers(desk));
    let mut publication = desk.publication(
        PublicationKind::EvaluationForm,
        ["Evaluasi Hasil Renja", "Evaluation of the Yearly Plan"],
        vec![division],
    );
    publication.cover = None;
    publication
}

/// The factors and follow-ups that stand below the form.
fn footers(desk: &Desk<'_>) -> Vec<Block> {
    let parts = [
        (
            NoteKind::Cause,
            ["Faktor pendorong", "What helped"],
            ["faktor pendorong", "what helped"],
        ),
        (
            NoteKind::Obstacle,
            ["Faktor penghambat", "What hindered"],
            ["faktor penghambat", "what hindered"],
        ),
        (
            NoteKind::FollowUp,
            ["Tindak lanjut", "Follow-up"],
            ["tindak lanjut", "the follow-up"],
        ),
    ];
    let mut blocks = Vec::new();
    for (kind, lead, [indonesian, english]) in parts {
        let list = super::report::notes_of_year(desk, kind);
        if list.is_empty() {
            blocks.push(desk.gap(indonesian.to_owned(), english.to_owned()));
        } else {
            blocks.push(super::report::lead(desk, lead));
            blocks.extend(list);
        }
    }
    blocks
}

/// Where the pairs of performance and money begin, counted in columns.
const FIRST_PAIR: u16 = 5;

/// The pairs of the form, in order.
#[derive(Clone, Copy)]
enum Pair {
    EndOfPlan,
    UpToLastYear,
    Quarter(u16),
    /// Column 13.
    Realized,
    /// Column 14.
    UpToThisYear,
}

impl Pair {
    const fn position(self) -> u16 {
        match self {
            Self::EndOfPlan => 0,
            Self::UpToLastYear => 1,
            Self::Quarter(number) => number.saturating_add(2),
            Self::Realized => 7,
            Self::UpToThisYear => 8,
        }
    }

    /// The column of its half: performance first, money behind it.
    const fn column(self, half: Half) -> u16 {
        let at = self.position().saturating_mul(2);
        let half = match half {
            Half::Performance => 0,
            Half::Money => 1,
        };
        FIRST_PAIR.saturating_add(at).saturating_add(half)
    }
}

#[derive(Clone, Copy)]
enum Half {
    Performance,
    Money,
}

fn form(desk: &Desk<'_>) -> Table {
    let mut rows = Vec::new();
    let by_quarter = quarters(desk.year).map(|quarter| {
        quarter.map_or_else(Vec::new, |quarter| {
            desk.framework.money_by_rules(quarter, desk.rules)
        })
    });
    let mut groups = 0;
    for entry in desk.works() {
        let mark = entry.mark(&mut groups);
        rows.extend(Line::of(desk, &entry, &by_quarter).rows(&mark));
    }
    let mut columns = vec![
        Column::signs(4),
        Column::words(14),
        Column::words(16),
        Column::words(16),
        Column::signs(7),
    ];
    for _ in 0..10 {
        columns.push(Column::figures(7));
        columns.push(Column::figures(11));
    }
    columns.push(Column::words(12));
    let title = desk.of_the_year(desk.word([
        "Evaluasi terhadap Hasil Renja",
        "Evaluation of the yearly plan",
    ]));
    let mut table = Table {
        page: PageShape::Landscape,
        ..table(caption("e81", title), columns, head(desk), rows)
    };
    table.remarks.push(
        desk.word([
            "13 = 9 + 10 + 11 + 12; 14 = 7 + 13; 15 = 14 / 6 × 100. Nilai yang tidak dapat dijumlahkan (persentase, indeks) memakai nilai terakhir.",
            "13 = 9 + 10 + 11 + 12; 14 = 7 + 13; 15 = 14 / 6 × 100. What cannot be added up (percentages, indices) stands by its last value.",
        ])
        .to_owned(),
    );
    let by_parts = desk.framework.disbursements.keys();
    if !by_parts
        .into_iter()
        .any(|period| period.year() == desk.year)
    {
        table.remarks.push(
            desk.word([
                "Anggaran triwulan tidak dicatat terpisah; kolom 13 memuat realisasi anggaran setahun.",
                "Money is not recorded by quarter; column 13 holds what was spent in the year.",
            ])
            .to_owned(),
        );
    }
    table
}

fn head(desk: &Desk<'_>) -> Vec<Row> {
    let single = [
        words::NUMBER,
        words::OBJECTIVE,
        words::PROGRAM_OR_ACTIVITY,
        ["Indikator program/kegiatan", "Indicator"],
        words::UNIT,
    ];
    let mut above: Vec<_> = single
        .iter()
        .map(|heading| Cell::words(desk.word(*heading)).high(2))
        .collect();
    let year = desk.year;
    let before = year
        .back(1)
        .map_or_else(String::new, |year| year.to_string());
    let mut pairs = vec![
        desk.word(["Target akhir Renstra", "Target at the end of the plan"])
            .to_owned(),
        desk.say(
            format!("Realisasi s.d. {before}"),
            format!("Realized up to {before}"),
        ),
        desk.say(format!("Target Renja {year}"), format!("Target of {year}")),
    ];
    pairs.extend((1..=4).map(|quarter| {
        let quarter = roman(quarter);
        desk.say(
            format!("Realisasi TW {quarter}"),
            format!("Quarter {quarter}"),
        )
    }));
    pairs.push(desk.say(format!("Realisasi {year}"), format!("Realized in {year}")));
    pairs.push(desk.say(
        format!("Realisasi s.d. {year}"),
        format!("Realized up to {year}"),
    ));
    pairs.push(desk.word(["Tingkat capaian (%)", "Reached (%)"]).to_owned());
    above.extend(pairs.into_iter().map(|pair| Cell::words(pair).wide(2)));
    above.push(Cell::words(desk.word(["Penanggung jawab", "Owner"])).high(2));
    let below = (0..10).flat_map(|_| [Cell::words("K"), Cell::words("Rp")]);
    let numbers = (1..=15).flat_map(|number: u16| {
        let number = Cell::words(number.to_string());
        match number.text().parse() {
            Ok(6..=15_u16) => vec![number.wide(2)],
            _ => vec![number],
        }
    });
    let numbers = numbers.chain([Cell::words("16")]);
    vec![
        Row::plain(above),
        Row::plain(below.collect()),
        Row::plain(numbers.collect()),
    ]
}

/// A program, activity or sub-activity with its rows in the form.
struct Line<'d, 'a> {
    desk: &'d Desk<'a>,
    id: &'a Id,
    name: &'a str,
    role: RowRole,
    indent: u8,
    objective: String,
    owner: String,
    measures: Vec<(MeasureKind, &'a Measure)>,
    /// The money of everything at the end of each quarter.
    by_quarter: &'d [Vec<MoneyInPart>; 4],
}

impl<'d, 'a> Line<'d, 'a> {
    fn of(desk: &'d Desk<'a>, entry: &Entry<'a>, by_quarter: &'d [Vec<MoneyInPart>; 4]) -> Self {
        let work = entry.work();
        let measures = work.into_iter().flat_map(Work::all_measures);
        let owner = work.and_then(|work| work.owner.as_ref());
        Self {
            desk,
            id: entry.id(),
            name: entry.name(),
            role: entry.role(),
            indent: entry.indent(),
            objective: match entry {
                Entry::Program { .. } => objectives_of(desk, entry),
                _ => String::new(),
            },
            owner: owner.map_or_else(String::new, |owner| desk.framework.called(owner).to_owned()),
            measures: measures
                .filter(|(kind, _)| *kind != MeasureKind::Input)
                .collect(),
            by_quarter,
        }
    }

    fn rows(&self, mark: &str) -> Vec<Row> {
        let count = self.measures.len().max(1);
        let height = u16::try_from(count).unwrap_or(u16::MAX);
        let mut leading = vec![
            Cell::words(mark).high(height),
            Cell::words(self.objective.clone()).high(height),
            Cell::words(self.name).indented(self.indent).high(height),
        ];
        let mut owner = vec![Cell::words(self.owner.clone()).high(height)];
        let mut money = self.money().map(Some);
        let mut rows = Vec::new();
        let measures = self.measures.iter().map(Some);
        let measures: Vec<_> = if self.measures.is_empty() {
            vec![None]
        } else {
            measures.collect()
        };
        for measure in measures {
            let mut cells = std::mem::take(&mut leading);
            let performance = match measure {
                Some((kind, measure)) => {
                    cells.push(Cell::words(self.name_of(*kind, measure)));
                    cells.push(Cell::words(self.unit_of(measure).unwrap_or_default()));
                    self.performance(*kind, measure)
                }
                None => {
                    cells.extend([Cell::empty(), Cell::empty()]);
                    [(); 10].map(|()| Cell::empty())
                }
            };
            // Money is the work's as a whole: it stands once, beside all of its measures.
            for (performance, money) in performance.into_iter().zip(&mut money) {
                cells.push(performance);
                cells.extend(money.take().map(|money| money.high(height)));
            }
            cells.append(&mut owner);
            rows.push(Row::new(self.role, cells));
        }
        rows
    }

    fn name_of(&self, kind: MeasureKind, measure: &Measure) -> String {
        if let Some(text) = measure.text.as_ref().filter(|text| !text.is_empty()) {
            return text.clone();
        }
        let indicators = measure.of.iter();
        let names: Vec<_> = indicators
            .map(|id| self.desk.framework.called(id).to_owned())
            .collect();
        if names.is_empty() {
            self.desk.word(words::measure_kind(kind)).to_owned()
        } else {
            names.join(", ")
        }
    }

    /// The unit of a measure, its targets', or that of the indicator that it points at.
    fn unit_of(&self, measure: &Measure) -> Option<String> {
        let of_targets = || {
            let mut targets = measure.targets.values();
            targets.find_map(|target| target.unit().map(str::to_owned))
        };
        let of_indicator = || {
            let indicator = self.desk.framework.indicators.get(measure.of.first()?)?;
            let unit = self.desk.framework.defaults.unit_of(indicator);
            unit.map(str::to_owned)
        };
        measure
            .unit
            .clone()
            .or_else(of_targets)
            .or_else(of_indicator)
    }

    // --- Performance ---

    fn performance(&self, kind: MeasureKind, measure: &Measure) -> [Cell; 10] {
        let year = self.desk.year;
        let cells = self.desk.cells();
        let unit = self.unit_of(measure);
        let additive = is_additive(unit.as_deref());
        let target = |year: Option<Year>| measure.targets.get(&Period::Year(year?));
        let end_year = self
            .desk
            .framework
            .plan
            .period
            .map(crate::value::Years::last);
        let end = target(end_year);
        let quarters =
            quarters(year).map(|quarter| quarter.and_then(|one| self.realized(kind, measure, one)));
        let before = self.up_to_last_year(kind, measure, additive);
        let annual = self.realized(kind, measure, Period::Year(year));
        let realized = annual.or_else(|| combined(&quarters, additive));
        let up_to_now = match (additive, before, realized) {
            (true, Some(before), Some(realized)) => decimal_sum::sum([before, realized]),
            (_, before, realized) => realized.or(before),
        };
        let reached =
            up_to_now.and_then(|value| self.percent(value, end?.number_in(unit.as_deref())?));
        let adds_quarters = additive && annual.is_none();
        let [first, second, third, fourth] = quarters.map(|quarter| cells.optional(quarter));
        [
            cells.target(end, unit.as_deref()),
            cells.optional(before),
            cells.target(target(Some(year)), unit.as_deref()),
            first,
            second,
            third,
            fourth,
            with_arithmetic(cells.optional(realized), adds_quarters, || {
                Arithmetic::Sum(columns_of_quarters(Half::Performance))
            }),
            with_arithmetic(
                cells.optional(up_to_now),
                additive && before.is_some(),
                || {
                    Arithmetic::Sum(vec![
                        Pair::UpToLastYear.column(Half::Performance),
                        Pair::Realized.column(Half::Performance),
                    ])
                },
            ),
            self.reached_cell(reached, Half::Performance),
        ]
    }

    fn reached_cell(&self, reached: Option<Decimal>, half: Half) -> Cell {
        let cell = self
            .desk
            .cells()
            .percent(reached.map(crate::number::Percent::new));
        with_arithmetic(cell, reached.is_some(), || Arithmetic::Percentage {
            of: Pair::UpToThisYear.column(half),
            base: Pair::EndOfPlan.column(half),
            places: u32::from(self.desk.rules.places.get()),
        })
    }

    fn percent(&self, value: Decimal, base: Decimal) -> Option<Decimal> {
        let percent = Rational::from(value).percent_of(&base.into()).ok()?;
        let rules = self.desk.rules;
        percent.round(rules.places, rules.rounding).ok()
    }

    /// What was realized in a period; the indicator's that it points at, where it has none of its
    /// own.
    fn realized(&self, kind: MeasureKind, measure: &Measure, period: Period) -> Option<Decimal> {
        let realized = self.desk.framework.realized.get(&period)?;
        let of = match &measure.id {
            Some(id) => RealizedOf {
                id: id.clone(),
                measure: None,
            },
            None => RealizedOf {
                id: self.id.clone(),
                measure: Some(kind),
            },
        };
        realized.get(&of)?.value()
    }

    /// What was realized over the years of the plan before this one.
    fn up_to_last_year(
        &self,
        kind: MeasureKind,
        measure: &Measure,
        additive: bool,
    ) -> Option<Decimal> {
        let years = years_before(self.desk);
        let values = years
            .into_iter()
            .filter_map(|year| self.realized(kind, measure, Period::Year(year)));
        let values: Vec<_> = values.collect();
        if additive {
            (!values.is_empty()).then(|| decimal_sum::sum(values.iter().copied()))?
        } else {
            values.last().copied()
        }
    }

    // --- Money ---

    fn money(&self) -> [Cell; 10] {
        let amounts = self.desk.money(self.id).map(|money| &money.amounts);
        let cells = self.desk.cells();
        let before = self.spent_before();
        let spent = amounts.and_then(|amounts| amounts.spent);
        let up_to_now = match (before, spent) {
            (Some(before), Some(spent)) => {
                decimal_sum::sum([before, spent.amount()]).map(crate::framework::Rupiah::new)
            }
            (before, spent) => spent.or(before.map(crate::framework::Rupiah::new)),
        };
        let quarters = self.by_quarter.each_ref().map(|all| {
            let mut own = all.iter();
            own.find(|one| one.id.as_ref() == Some(self.id))?.spent
        });
        let in_quarters = quarters.iter().copied().collect::<Option<Vec<_>>>();
        let total = in_quarters.and_then(|all| {
            decimal_sum::sum(all.into_iter().map(crate::framework::Rupiah::amount))
        });
        let adds_quarters = total.is_some() && total == spent.map(crate::framework::Rupiah::amount);
        let [first, second, third, fourth] = quarters.map(|quarter| cells.rupiah(quarter));
        [
            super::cells::dash(),
            cells.rupiah(before.map(crate::framework::Rupiah::new)),
            cells.rupiah(amounts.and_then(|amounts| amounts.budget)),
            first,
            second,
            third,
            fourth,
            with_arithmetic(cells.rupiah(spent), adds_quarters, || {
                Arithmetic::Sum(columns_of_quarters(Half::Money))
            }),
            with_arithmetic(cells.rupiah(up_to_now), before.is_some(), || {
                Arithmetic::Sum(vec![
                    Pair::UpToLastYear.column(Half::Money),
                    Pair::Realized.column(Half::Money),
                ])
            }),
            super::cells::dash(),
        ]
    }

    fn spent_before(&self) -> Option<Decimal> {
        let years = years_before(self.desk);
        let values: Vec<_> = years
            .into_iter()
            .filter_map(|year| self.desk.known(&format!("{}.spent[{year}]", self.id)))
            .collect();
        (!values.is_empty()).then(|| decimal_sum::sum(values))?
    }
}

fn with_arithmetic(cell: Cell, holds: bool, arithmetic: impl FnOnce() -> Arithmetic) -> Cell {
    if holds && cell.value.is_some() {
        cell.following(arithmetic())
    } else {
        cell
    }
}

fn columns_of_quarters(half: Half) -> Vec<u16> {
    (1..=4)
        .map(|number| Pair::Quarter(number).column(half))
        .collect()
}

/// The quarters of a year together: their sum, or the last of them that is known.
fn combined(quarters: &[Option<Decimal>; 4], additive: bool) -> Option<Decimal> {
    let known = quarters.iter().flatten().copied();
    if additive {
        let known: Vec<_> = known.collect();
        (!known.is_empty()).then(|| decimal_sum::sum(known))?
    } else {
        known.last()
    }
}

fn quarters(year: Year) -> [Option<Period>; 4] {
    [1, 2, 3, 4].map(|number| {
        PartOfYear::new(PartLength::Quarter, number).map(|quarter| quarter.in_year(year))
    })
}

/// The years of the plan before this one.
fn years_before(desk: &Desk<'_>) -> Vec<Year> {
    let Some(plan) = desk.framework.plan.period else {
        return Vec::new();
    };
    let back = (1..=plan.last().get().saturating_sub(plan.first().get())).rev();
    back.filter_map(|back| desk.year.back(back))
        .filter(|year| plan.contains(*year))
        .collect()
}

/// The objectives whose indicators a program supports.
fn objectives_of(desk: &Desk<'_>, entry: &Entry<'_>) -> String {
    let supported = entry.work().into_iter().flat_map(|work| &work.supports);
    let mut names: Vec<&str> = Vec::new();
    for id in supported {
        let result = desk.evaluation.indicator(id.as_str());
        if let Some(Subject::Node(of)) = result.and_then(|result| result.of.as_ref()) {
            let name = desk.framework.called(of);
            if !names.contains(&name) {
                names.push(name);
            }
        }
    }
    names.join("; ")
}
