//! The rows of a table, one after another, into the tables of a draft.

use std::collections::{HashMap, HashSet};

use rust_decimal::Decimal;

use super::problem::{TableProblem, TableProblemKind, TableProblems};
use super::{Holds, IndicatorTable, TableCell, TableColumn, When, words};
use crate::framework::{
    Agreement, Entry, FrameworkDraft, Given, Goal, Indicator, Objective, RealizedOf, Subject,
    TargetValue,
};
use crate::number::{self, Clues, Figure, Hint, NumberError, Reading, parse_cell, parse_with};
use crate::problem::{Expected, ProblemKind};
use crate::value::{Id, Period, Register};

/// What a table said.
pub(super) struct Read {
    pub(super) draft: FrameworkDraft,
    pub(super) rows: Rows,
}

/// In which row each indicator stands first.
pub(super) struct Rows(HashMap<Id, usize>);

impl Rows {
    /// The row of what a path of the draft leads to.
    pub(super) fn of_path(&self, path: &str) -> Option<usize> {
        let id = path.strip_prefix("indicator.")?.split('.').next()?;
        self.0.get(id).copied()
    }
}

pub(super) fn read(table: &IndicatorTable) -> Result<Read, TableProblems> {
    let problems = of_columns(table);
    if !problems.is_empty() {
        return Err(TableProblems::new(problems));
    }
    let mut reader = Reader {
        table,
        draft: FrameworkDraft::new(table.organization.clone()),
        taken: HashSet::new(),
        goals: HashMap::new(),
        objectives: HashMap::new(),
        indicators: HashMap::new(),
        said: HashMap::new(),
        rows: HashMap::new(),
        problems,
    };
    reader.keep_given_ids_free();
    for row in 0..table.rows() {
        if !table.is_empty_row(row) {
            reader.row(row);
        }
    }
    if reader.problems.is_empty() {
        Ok(Read {
            draft: reader.draft,
            rows: Rows(reader.rows),
        })
    } else {
        Err(TableProblems::new(reader.problems))
    }
}

impl IndicatorTable {
    fn rows(&self) -> usize {
        self.columns.first().map_or(0, |column| column.cells.len())
    }

    fn is_empty_row(&self, row: usize) -> bool {
        let mut cells = self.columns.iter().map(|column| column.cell(row));
        cells.all(|cell| cell.is_none())
    }

    fn holding(&self, holds: Holds) -> Option<&TableColumn> {
        self.columns.iter().find(|column| column.holds == holds)
    }

    /// A row as messages count it.
    const fn counted(&self, row: usize) -> usize {
        self.first_row.saturating_add(row)
    }
}

impl TableColumn {
    /// A cell that holds anything.
    fn cell(&self, row: usize) -> Option<&TableCell> {
        self.cells.get(row).filter(|cell| match cell {
            TableCell::Missing => false,
            TableCell::Text(text) => !text.trim().is_empty(),
            _ => true,
        })
    }
}

impl Holds {
    /// For which period its cells are, where they are for one.
    const fn when(self) -> Option<When> {
        match self {
            Self::Target(when) | Self::AgreedTarget(when) | Self::Realization(when) => Some(when),
            _ => None,
        }
    }
}

/// What is wrong with the columns, whatever the rows say.
fn of_columns(table: &IndicatorTable) -> Vec<TableProblem> {
    let mut problems = Vec::new();
    let mut report = |column: Option<&TableColumn>, kind| {
        problems.push(TableProblem {
            row: None,
            column: column.map(|column| column.heading.clone()),
            kind,
        });
    };
    if table.holding(Holds::Name).is_none() && table.holding(Holds::Id).is_none() {
        report(None, TableProblemKind::NoNameColumn);
    }
    let expected = table.rows();
    for (at, column) in table.columns.iter().enumerate() {
        let found = column.cells.len();
        if found != expected {
            report(Some(column), TableProblemKind::Length { found, expected });
        }
        let mut earlier = table.columns.iter().take(at);
        if let Some(same) = earlier.find(|other| other.holds == column.holds) {
            let other = same.heading.clone();
            report(Some(column), TableProblemKind::SameAs { other });
        }
        if column.holds.when() == Some(When::OfRow) && table.holding(Holds::Period).is_none() {
            report(Some(column), TableProblemKind::NoPeriodColumn);
        }
        if let Holds::AgreedTarget(When::In(period)) = column.holds
            && !matches!(period, Period::Year(_))
        {
            report(Some(column), no_year(&period.to_string()));
        }
    }
    problems
}

fn no_year(text: &str) -> TableProblemKind {
    TableProblemKind::Value(ProblemKind::InvalidPeriod {
        text: text.to_owned(),
        expected: Expected::Year,
    })
}

/// What makes two rows those of one indicator.
#[derive(PartialEq, Eq, Hash, Clone)]
enum Key {
    Id(String),
    /// Its name, and the goal and objective that it belongs to.
    Words([Option<String>; 3]),
}

struct Reader<'a> {
    table: &'a IndicatorTable,
    draft: FrameworkDraft,
    /// Ids that are used.
    taken: HashSet<String>,
    goals: HashMap<String, Id>,
    /// Objectives with the row that named each first.
    objectives: HashMap<String, (Id, usize)>,
    /// Indicators with their first rows.
    indicators: HashMap<Key, (Id, usize)>,
    /// Which row said what of a period.
    said: HashMap<(Id, Option<Period>), usize>,
    rows: HashMap<Id, usize>,
    problems: Vec<TableProblem>,
}

impl Reader<'_> {
    fn keep_given_ids_free(&mut self) {
        let cells = self.table.holding(Holds::Id).map(|column| &column.cells);
        for cell in cells.into_iter().flatten() {
            if let TableCell::Text(text) = cell {
                self.taken.insert(text.trim().to_owned());
            }
        }
    }

    fn report(&mut self, row: usize, holds: Holds, kind: impl Into<TableProblemKind>) {
        let column = self.table.holding(holds);
        self.problems.push(TableProblem {
            row: Some(self.table.counted(row)),
            column: column.map(|column| column.heading.clone()),
            kind: kind.into(),
        });
    }

    fn row(&mut self, row: usize) {
        let goal = self.goal(row);
        let objective = self.objective(row, goal.as_ref());
        let of = objective.or(goal).map(Subject::Node);
        let given = self.text(row, Holds::Id);
        let name = self.text(row, Holds::Name);
        let Some(key) = self.key(row, given.as_deref(), name.as_deref()) else {
            self.report(row, Holds::Name, TableProblemKind::NoName);
            return;
        };
        let known = self.indicators.get(&key).cloned();
        let id = match known {
            Some((id, first)) => {
                self.compare(row, first, &id);
                id
            }
            None => match self.add(row, key, given.as_deref(), name, of) {
                Some(id) => id,
                None => return,
            },
        };
        self.values(row, &id);
    }

    fn key(&mut self, row: usize, given: Option<&str>, name: Option<&str>) -> Option<Key> {
        if let Some(given) = given {
            return Some(Key::Id(given.to_owned()));
        }
        let name = name?.to_owned();
        let words = [Holds::Goal, Holds::Objective].map(|holds| self.plain_text(row, holds));
        let [goal, objective] = words;
        Some(Key::Words([Some(name), goal, objective]))
    }

    /// An indicator that no earlier row named.
    fn add(
        &mut self,
        row: usize,
        key: Key,
        given: Option<&str>,
        name: Option<String>,
        of: Option<Subject>,
    ) -> Option<Id> {
        let name = name
            .or_else(|| given.map(str::to_owned))
            .unwrap_or_default();
        let id = match given {
            None => self.id_of(&name),
            Some(text) => match Id::new(text) {
                Ok(id) => id,
                Err(invalid) => {
                    let kind = TableProblemKind::Value(ProblemKind::InvalidId(invalid));
                    self.report(row, Holds::Id, kind);
                    return None;
                }
            },
        };
        let indicator = Indicator {
            name,
            of,
            unit: self.text(row, Holds::Unit),
            polarity: self.word(row, Holds::Polarity, words::polarity),
            method: self.word(row, Holds::Method, words::method),
            baseline: self.decimal(row, Holds::Baseline).map(Figure::new),
            weight: self.decimal(row, Holds::Weight),
            code: self.text(row, Holds::Code),
            definition: self.text(row, Holds::Definition),
            source: self.text(row, Holds::Source),
            ..Indicator::default()
        };
        self.draft.indicators.insert(id.clone(), indicator);
        self.indicators.insert(key, (id.clone(), row));
        self.rows.insert(id.clone(), self.table.counted(row));
        Some(id)
    }

    /// Another row of an indicator must say the same of it.
    fn compare(&mut self, row: usize, first: usize, id: &Id) {
        if self.table.holding(Holds::Period).is_none() {
            let kind = TableProblemKind::Repeated {
                id: id.to_string(),
                first: self.table.counted(first),
            };
            self.report(row, Holds::Id, kind);
            return;
        }
        let table = self.table;
        for column in &table.columns {
            let is_of_a_period = column.holds == Holds::Period || column.holds.when().is_some();
            let (Some(found), Some(before)) = (column.cell(row), column.cell(first)) else {
                continue;
            };
            let (found, before) = (found.written(), before.written());
            if !is_of_a_period && found != before {
                let kind = TableProblemKind::Differs {
                    found,
                    before,
                    first: self.table.counted(first),
                };
                self.report(row, column.holds, kind);
            }
        }
    }

    /// Its targets and realizations.
    fn values(&mut self, row: usize, id: &Id) {
        let of_row = match self.period(row) {
            Ok(period) => period,
            Err(kind) => return self.report(row, Holds::Period, kind),
        };
        if let Some(first) = self.said.insert((id.clone(), of_row), row) {
            // Without a column of periods, that it stands twice was told already.
            if of_row.is_some() {
                let kind = TableProblemKind::Repeated {
                    id: id.to_string(),
                    first: self.table.counted(first),
                };
                self.report(row, Holds::Period, kind);
            }
            return;
        }
        let unit = self.plain_text(row, Holds::Unit);
        let table = self.table;
        for column in &table.columns {
            let Some(when) = column.holds.when() else {
                continue;
            };
            let period = match (when, of_row) {
                (When::In(period), _) | (When::OfRow, Some(period)) => period,
                (When::OfRow, None) => continue,
            };
            if let Some(cell) = column.cell(row)
                && let Err(kind) = self.value(column, cell, row, unit.as_deref(), id, period)
            {
                self.report(row, column.holds, kind);
            }
        }
    }

    fn value(
        &mut self,
        column: &TableColumn,
        cell: &TableCell,
        row: usize,
        unit: Option<&str>,
        id: &Id,
        period: Period,
    ) -> Result<(), TableProblemKind> {
        let said = self.said_by(column, cell, row, unit)?;
        if let Holds::Realization(_) = column.holds {
            if let Some(value) = given(&cell.written(), said)? {
                let of = RealizedOf {
                    id: id.clone(),
                    measure: None,
                };
                let entry = Entry::Value {
                    value,
                    evidence: None,
                };
                if !self.draft.realized.contains(&period) {
                    self.draft.realized.insert(period, Register::default());
                }
                if let Some(realized) = self.draft.realized.get_mut(&period) {
                    realized.insert(of, entry);
                }
            }
            return Ok(());
        }
        let Some(target) = target(said) else {
            return Ok(());
        };
        if let Holds::Target(_) = column.holds {
            if let Some(indicator) = self.draft.indicators.get_mut(id) {
                indicator.targets.insert(period, target);
            }
            return Ok(());
        }
        let Period::Year(year) = period else {
            return Err(no_year(&period.to_string()));
        };
        if !self.draft.agreements.contains(&year) {
            self.draft.agreements.insert(year, Agreement::default());
        }
        if let Some(agreement) = self.draft.agreements.get_mut(&year) {
            agreement.targets.insert(id.clone(), target);
        }
        Ok(())
    }

    fn said_by(
        &self,
        column: &TableColumn,
        cell: &TableCell,
        row: usize,
        unit: Option<&str>,
    ) -> Result<Said, TableProblemKind> {
        match cell {
            TableCell::Missing => Ok(Said::Read(Reading::Missing(number::Missing::Empty))),
            TableCell::Number(value) => Ok(Said::Read(Reading::Figure(Figure::new(*value)))),
            TableCell::Truth(truth) => Ok(Said::Truth(*truth)),
            TableCell::Date(date) => Ok(Said::Read(Reading::Date {
                date: *date,
                side: None,
            })),
            TableCell::Text(text) => {
                let reading = self.reading(column, text, row, unit)?;
                Ok(Said::Read(reading))
            }
            other => Err(other.refused()),
        }
    }

    /// What a text says, by its own unit, the unit of its row, the style of the table, and the
    /// other cells of its column.
    fn reading(
        &self,
        column: &TableColumn,
        text: &str,
        row: usize,
        unit: Option<&str>,
    ) -> Result<Reading, NumberError> {
        let hint = Hint {
            locale: self.table.locale,
            ..unit.map_or_else(Hint::default, Hint::of_unit)
        };
        let alone = parse_with(text, hint);
        let Err(NumberError::Ambiguous { .. }) = alone else {
            return alone;
        };
        let others = column.cells.iter().enumerate().filter(|(at, _)| *at != row);
        let neighbours: Vec<_> = others
            .filter_map(|(_, cell)| match cell {
                TableCell::Text(text) => Some(text.as_str()),
                _ => None,
            })
            .collect();
        let clues = Clues {
            hint,
            neighbours: &neighbours,
            ..Clues::default()
        };
        parse_cell(text, &clues).map(|cell| cell.reading)
    }

    fn period(&mut self, row: usize) -> Result<Option<Period>, TableProblemKind> {
        let Some(column) = self.table.holding(Holds::Period) else {
            return Ok(None);
        };
        let text = match column.cell(row) {
            None => return Err(TableProblemKind::NoPeriod),
            Some(TableCell::Text(text)) => text.trim().to_owned(),
            Some(TableCell::Number(number)) => number.normalize().to_string(),
            Some(other) => return Err(other.refused()),
        };
        let period = text.parse().map_err(|_| ProblemKind::InvalidPeriod {
            text,
            expected: Expected::Period,
        });
        period.map(Some).map_err(TableProblemKind::Value)
    }

    fn goal(&mut self, row: usize) -> Option<Id> {
        let name = self.text(row, Holds::Goal)?;
        if let Some(id) = self.goals.get(&name) {
            return Some(id.clone());
        }
        let id = self.id_of(&name);
        let goal = Goal {
            name: name.clone(),
            ..Goal::default()
        };
        self.draft.goals.insert(id.clone(), goal);
        self.goals.insert(name, id.clone());
        Some(id)
    }

    fn objective(&mut self, row: usize, goal: Option<&Id>) -> Option<Id> {
        let name = self.text(row, Holds::Objective)?;
        if let Some((id, first)) = self.objectives.get(&name).cloned() {
            self.same_goal(row, first, &id, goal);
            return Some(id);
        }
        let id = self.id_of(&name);
        let objective = Objective {
            name: name.clone(),
            goal: goal.cloned(),
            ..Objective::default()
        };
        self.draft.objectives.insert(id.clone(), objective);
        self.objectives.insert(name, (id.clone(), row));
        Some(id)
    }

    /// An objective serves one goal, whichever row names it.
    fn same_goal(&mut self, row: usize, first: usize, objective: &Id, goal: Option<&Id>) {
        let Some(goal) = goal else { return };
        let Some(known) = self.draft.objectives.get_mut(objective) else {
            return;
        };
        let before = match &known.goal {
            None => {
                known.goal = Some(goal.clone());
                return;
            }
            Some(before) if before == goal => return,
            Some(before) => before.clone(),
        };
        let name = |id: &Id| {
            let goal = self.draft.goals.get(id);
            goal.map_or_else(String::new, |goal| goal.name.clone())
        };
        let kind = TableProblemKind::Differs {
            found: name(goal),
            before: name(&before),
            first: self.table.counted(first),
        };
        self.report(row, Holds::Goal, kind);
    }

    fn id_of(&mut self, words: &str) -> Id {
        let id = words::id_of_words(words, |id| self.taken.contains(id));
        self.taken.insert(id.to_string());
        id
    }

    /// A text without looking whether it is in order: that was told where it was read.
    fn plain_text(&self, row: usize, holds: Holds) -> Option<String> {
        let cell = self.table.holding(holds)?.cell(row)?;
        Some(cell.written()).filter(|text| !is_missing(text))
    }

    fn text(&mut self, row: usize, holds: Holds) -> Option<String> {
        let cell = self.table.holding(holds)?.cell(row)?;
        match cell {
            TableCell::Text(_) | TableCell::Number(_) => {
                Some(cell.written()).filter(|text| !is_missing(text))
            }
            TableCell::Truth(_) => {
                let found = "boolean".to_owned();
                self.report(row, holds, TableProblemKind::ForeignType { found });
                None
            }
            other => {
                self.report(row, holds, other.refused());
                None
            }
        }
    }

    fn word<T>(
        &mut self,
        row: usize,
        holds: Holds,
        meaning: impl Fn(&str) -> Result<T, ProblemKind>,
    ) -> Option<T> {
        let text = self.text(row, holds)?;
        match meaning(&text) {
            Ok(meant) => Some(meant),
            Err(kind) => {
                self.report(row, holds, TableProblemKind::Value(kind));
                None
            }
        }
    }

    fn decimal(&mut self, row: usize, holds: Holds) -> Option<Decimal> {
        let column = self.table.holding(holds)?;
        let cell = column.cell(row)?;
        let unit = self.plain_text(row, Holds::Unit);
        let kind = match self.said_by(column, cell, row, unit.as_deref()) {
            Ok(Said::Read(Reading::Figure(figure))) => return Some(figure.value),
            Ok(Said::Read(Reading::Missing(_))) => return None,
            Ok(_) => TableProblemKind::Value(ProblemKind::NotANumber {
                text: cell.written(),
            }),
            Err(kind) => kind,
        };
        self.report(row, holds, kind);
        None
    }
}

/// What a cell of values says.
enum Said {
    Read(Reading),
    Truth(bool),
}

fn target(said: Said) -> Option<TargetValue> {
    match said {
        Said::Truth(truth) => Some(TargetValue::YesNo(truth)),
        Said::Read(reading) => TargetValue::of_reading(reading),
    }
}

/// What was realized; nothing where the cell says that there is nothing.
fn given(text: &str, said: Said) -> Result<Option<Given>, TableProblemKind> {
    let reading = match said {
        Said::Truth(truth) => return Ok(Some(Given::YesNo(truth))),
        Said::Read(reading) => reading,
    };
    Given::of_reading(text, reading).map_err(|_| TableProblemKind::NotOneValue {
        text: text.to_owned(),
    })
}

/// Whether a text says that there is nothing: `-`, `n/a`.
fn is_missing(text: &str) -> bool {
    matches!(number::parse(text), Ok(Reading::Missing(_)))
}

impl TableCell {
    /// As it would be written.
    fn written(&self) -> String {
        match self {
            Self::Text(text) => text.trim().to_owned(),
            Self::Number(number) => number.to_string(),
            Self::Truth(truth) => truth.to_string(),
            Self::Date(date) => date.to_string(),
            Self::TooLong(text) | Self::Foreign(text) => text.clone(),
            Self::Missing | Self::Infinite => String::new(),
        }
    }

    /// Why it is no value.
    fn refused(&self) -> TableProblemKind {
        match self {
            Self::Infinite => TableProblemKind::Infinite,
            Self::TooLong(text) => NumberError::TooLong { text: text.clone() }.into(),
            Self::Foreign(found) => TableProblemKind::ForeignType {
                found: found.clone(),
            },
            other => TableProblemKind::ForeignType {
                found: other.written(),
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::Rules;
    use crate::value::{Locale, Year};

    fn year(year: u16) -> Year {
        Year::new(year).unwrap()
    }

    fn in_year(number: u16) -> When {
        When::In(Period::Year(year(number)))
    }

    /// A table of a text: headings first, cells apart by `|`.
    fn table(holds: &[(&str, Holds)], text: &str) -> IndicatorTable {
        let rows: Vec<Vec<&str>> = text
            .lines()
            .map(|line| line.split('|').map(str::trim).collect())
            .collect();
        let columns = holds.iter().enumerate();
        columns.fold(
            IndicatorTable::new("Dinas Contoh"),
            |table, (at, (heading, holds))| {
                let cells = rows.iter().map(|row| match row[at] {
                    "" => TableCell::Missing,
                    "∞" => TableCell::Infinite,
                    text => TableCell::Text(text.to_owned()),
                });
                table.with_column(*heading, *holds, cells.collect())
            },
        )
    }

    fn told(table: &IndicatorTable) -> String {
        table.framework().unwrap_err().messages(Locale::English)
    }

    fn wide(text: &str) -> IndicatorTable {
        let holds = [
            ("ID", Holds::Id),
            ("Tujuan", Holds::Goal),
            ("Sasaran", Holds::Objective),
            ("Indikator", Holds::Name),
            ("Satuan", Holds::Unit),
            ("Polaritas", Holds::Polarity),
            ("Target 2024", Holds::Target(in_year(2024))),
            ("PK 2024", Holds::AgreedTarget(in_year(2024))),
            ("Realisasi 2024", Holds::Realization(in_year(2024))),
        ];
        table(&holds, text)
    }

    #[test]
    fn a_sheet_makes_a_framework() {
        let framework = wide(
            "rat | Maju | Mutu koperasi | Koperasi RAT | % | positif | 80,00 | 80,94 | 80,34
             | Maju | Mutu koperasi | Koperasi sehat | koperasi | | 1.100 | | 1.000
             ||||||||
             kematian | Sehat | | Angka kematian | - | semakin rendah semakin baik | 12 | | n/a
             opini | | | Opini BPK | | grade | WTP | | WTP",
        )
        .framework()
        .unwrap();
        let ids: Vec<_> = framework.indicators.keys().map(Id::as_str).collect();
        assert_eq!(ids, ["rat", "koperasi_sehat", "kematian", "opini"]);
        assert_eq!(framework.goals.len(), 2);
        let objective = framework.objectives.values().next().unwrap();
        assert_eq!(objective.goal.as_ref().unwrap().as_str(), "maju");
        assert_eq!(framework.indicators.get("kematian").unwrap().unit, None);
        let of = |id: &str| {
            framework
                .indicators
                .get(id)
                .unwrap()
                .of
                .clone()
                .unwrap()
                .to_string()
        };
        assert_eq!(
            (of("rat"), of("kematian")),
            ("mutu_koperasi".to_owned(), "sehat".to_owned())
        );
        let evaluation = framework.evaluate(year(2024), &Rules::default()).unwrap();
        let told: Vec<_> = evaluation
            .indicators
            .iter()
            .map(|one| match one.achievement.value() {
                Some(value) => value.to_string(),
                None => one.achievement.reason().unwrap().code().to_owned(),
            })
            .collect();
        assert_eq!(told, ["99.26", "90.91", "no_realization", "100.00"]);
    }

    #[test]
    fn a_row_for_each_period() {
        let holds = [
            ("indikator", Holds::Name),
            ("tahun", Holds::Period),
            ("satuan", Holds::Unit),
            ("target", Holds::Target(When::OfRow)),
            ("realisasi", Holds::Realization(When::OfRow)),
        ];
        let framework = table(
            &holds,
            "Kepuasan | 2023 | % | 80 | 78,5\nWaktu | 2023 | menit | 30 | 25\nKepuasan | 2024 | | 85 | 88,4",
        )
        .framework()
        .unwrap();
        assert_eq!(framework.indicators.len(), 2);
        let targets = &framework.indicators.get("kepuasan").unwrap().targets;
        assert_eq!(targets.len(), 2);
        assert_eq!(framework.realized.len(), 2);
        let wrong =
            "A | 2023 | % | 1 | 1\nA | 2023 | % | 2 | 2\nA | 24 | orang | 2 | 2\nA | | | 2 | 2";
        assert_eq!(
            told(&table(&holds, wrong)),
            "row 2, column \"tahun\": the indicator \"a\" stands in row 1 already; remove or join them, or give another id\n\
             row 3, column \"satuan\": \"orang\" here, \"%\" in row 1; make them the same\n\
             row 3, column \"tahun\": \"24\" is not a year or period (2019, 2019-S1, 2019-Q3, 2019-07)\n\
             row 4, column \"tahun\": its period is missing; give the year"
        );
    }

    #[test]
    fn everything_that_is_wrong_is_told_with_row_and_column() {
        let wrong = wide(
            "rat | A | S | N | | naik | 1.100 | 80.94.1 | 1-2
             Rat | B | S | M | % | | ∞ | | 1
             rat | | | N | | | | |
             | | | | % | | | |",
        )
        .counted_from(2);
        let problems = wrong.framework().unwrap_err();
        let told: Vec<_> = problems
            .iter()
            .map(|one| format!("{} {}", one.place(Locale::Indonesian), one.code()))
            .collect();
        assert_eq!(
            told,
            [
                "baris 2, kolom \"Polaritas\" unknown-word",
                "baris 2, kolom \"Target 2024\" ambiguous-number",
                "baris 2, kolom \"PK 2024\" malformed-number",
                "baris 2, kolom \"Realisasi 2024\" not-one-value",
                "baris 3, kolom \"Tujuan\" differing-rows",
                "baris 3, kolom \"ID\" invalid-id",
                "baris 4, kolom \"ID\" repeated-row",
                "baris 5, kolom \"Indikator\" no-name",
            ]
        );
    }

    #[test]
    fn what_can_be_read_in_two_ways_is_settled_by_what_stands_around_it() {
        let target = |table: IndicatorTable| {
            let framework = table.framework().unwrap();
            let indicator = framework.indicators.values().next().unwrap();
            indicator.targets.values().next().unwrap().to_string()
        };
        let one = |unit: &str, others: &str| {
            let holds = [
                ("n", Holds::Name),
                ("u", Holds::Unit),
                ("t", Holds::Target(in_year(2024))),
            ];
            table(&holds, &format!("A | {unit} | 1.100{others}"))
        };
        assert_eq!(target(one("orang", "")), "1100", "by its unit");
        assert_eq!(target(one("", "\nB | | 80,94")), "1100", "by its neighbour");
        assert_eq!(target(one("", "\nB | | 80.94")), "1100e-3");
        assert_eq!(target(one("", "").written_in(Locale::Indonesian)), "1100");
        assert!(
            told(&one("", "")).contains("1100"),
            "else both readings are told"
        );
    }

    #[test]
    fn columns_must_fit_together() {
        let two = [TableCell::Missing, TableCell::Missing].to_vec();
        let quarter = When::In("2024-Q1".parse().unwrap());
        let columns = IndicatorTable::new("x")
            .with_column("a", Holds::Unit, two.clone())
            .with_column("b", Holds::Unit, two.clone())
            .with_column("c", Holds::Target(When::OfRow), two.clone())
            .with_column("d", Holds::AgreedTarget(quarter), two)
            .with_column("e", Holds::Code, Vec::new());
        let problems = columns.draft().unwrap_err();
        let codes: Vec<_> = problems.iter().map(TableProblem::code).collect();
        assert_eq!(
            codes,
            [
                "no-name-column",
                "repeated-column",
                "no-period-column",
                "invalid-period",
                "column-length"
            ]
        );
        assert_eq!(
            problems.iter().next().unwrap().to_string(),
            "no column holds the names of the indicators; name it"
        );
    }
}
