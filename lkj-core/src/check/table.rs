//! A bare printed table, without any framework: which rows do not follow from their own
//! figures, and what would explain them.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::conjecture::{Conjecture, explain_achievement};
use super::printed::{Fit, Printed};
use super::rule::CheckRule;
use super::rules::claims;
use crate::arithmetic::Rational;
use crate::check::{Finding, conjecture::digits::explain_digits, rule::finding::Findings};
use crate::evaluation::{Measured, Measurement, RealizedValue, achievement};
use crate::framework::{Given, GivenError, TargetValue};
use crate::number::{self, Clues, Hint, Kind, NumberError, Reading, parse_cell};
use crate::rules::{Polarity, RulesInForce, ScaleReads};
use crate::value::{Locale, Place, Words};

/// What the rows of a bare table hold.
#[derive(Debug, Clone, serde::Serialize)]
#[non_exhaustive]
pub struct TableCheck {
    /// How many rows were read.
    pub rows: usize,
    /// How many printed figures were recomputed.
    pub checked: usize,
    /// Those that do not follow from their row.
    pub findings: Vec<Finding>,
}

/// Why a bare table cannot be checked.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum TableProblem {
    /// It is no table.
    #[error("{0}")]
    Csv(#[from] csv::Error),
    /// No heading says what can be recomputed.
    #[error(
        "no columns to recompute: headings {found:?}; needed are target, realization and achievement, or budget, spent and remaining or absorption"
    )]
    Columns {
        /// The headings.
        found: Vec<String>,
    },
    /// Two headings say the same.
    #[error(
        "the headings {first:?} and {second:?} hold the same kind of figure; keep one target, one realization and one achievement, and a file for each year"
    )]
    SameKind {
        /// The one that stands first.
        first: String,
        /// The other.
        second: String,
    },
    /// A row has more cells than there are headings.
    #[error(
        "line {line} has {cells} cells under {headings} headings; part cells with \";\", or put decimal commas in quotes"
    )]
    LongRow {
        /// Its line.
        line: u32,
        /// Its cells.
        cells: usize,
        /// The headings.
        headings: usize,
    },
    /// No row could be recomputed.
    #[error(
        "none of the {rows} rows could be recomputed; write target, realization and achievement as one number each, in one unit (thousands points alone: 1.250,00 or 1250)"
    )]
    NothingRecomputed {
        /// How many rows were read.
        rows: usize,
        /// What stood in the way, by line.
        because: Vec<(u32, Words)>,
    },
}

/// What stood in the way in each line, the first few of them.
fn by_line(because: &[(u32, Words)], locale: Locale) -> String {
    const MOST: usize = 5;
    let word = match locale {
        Locale::Indonesian => "baris",
        Locale::English => "line",
    };
    let mut written = String::new();
    for (line, message) in because.iter().take(MOST) {
        written.push_str("\n  ");
        written.push_str(word);
        written.push(' ');
        written.push_str(&line.to_string());
        written.push_str(": ");
        written.push_str(message.write(locale));
    }
    written
}

impl TableProblem {
    /// Formats the problem as a message.
    #[must_use]
    pub fn message(&self, locale: Locale) -> String {
        match (self, locale) {
            (Self::Columns { found }, Locale::Indonesian) => format!(
                "tidak ada kolom yang dapat dihitung ulang; judulnya: {}. Yang diperlukan: target, realisasi dan capaian, atau anggaran, realisasi dan sisa atau persen",
                found.join(" | ")
            ),
            (Self::SameKind { first, second }, Locale::Indonesian) => format!(
                "judul \"{first}\" dan \"{second}\" memuat jenis angka yang sama; sisakan satu target, satu realisasi dan satu capaian, satu berkas untuk setiap tahun"
            ),
            (
                Self::LongRow {
                    line,
                    cells,
                    headings,
                },
                Locale::Indonesian,
            ) => format!(
                "baris {line} berisi {cells} sel di bawah {headings} judul; pisahkan sel dengan \";\", atau beri tanda petik pada koma desimal"
            ),
            (Self::NothingRecomputed { rows, because }, Locale::Indonesian) => format!(
                "tidak satu pun dari {rows} baris dapat dihitung ulang; tulis target, realisasi dan capaian masing-masing sebagai satu angka dengan satuan yang sama (titik ribuan saja: 1.250,00 atau 1250){}",
                by_line(because, locale)
            ),
            (Self::NothingRecomputed { because, .. }, Locale::English) => {
                format!("{self}{}", by_line(because, locale))
            }
            (other, _) => other.to_string(),
        }
    }
}

/// What a column of a bare table holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Column {
    Name,
    Target,
    Realization,
    Achievement,
    Category,
    Polarity,
    Budget,
    Spent,
    Remaining,
    Absorption,
    RemainingShare,
}

/// Headings as tables print them; the first that fits counts.
const HEADINGS: &[(&str, Column)] = &[
    ("persen sisa", Column::RemainingShare),
    ("% sisa", Column::RemainingShare),
    ("remaining_share", Column::RemainingShare),
    ("sisa", Column::Remaining),
    ("remaining", Column::Remaining),
    ("pagu", Column::Budget),
    ("realisasi anggaran", Column::Spent),
    ("realisasi keuangan", Column::Spent),
    ("penyerapan", Column::Absorption),
    ("serapan", Column::Absorption),
    ("absorption", Column::Absorption),
    ("anggaran", Column::Budget),
    ("budget", Column::Budget),
    ("spent", Column::Spent),
    ("% capaian", Column::Achievement),
    ("% realisasi", Column::Absorption),
    ("target", Column::Target),
    ("kategori", Column::Category),
    ("predikat", Column::Category),
    ("kriteria", Column::Category),
    ("category", Column::Category),
    ("polaritas", Column::Polarity),
    ("polarity", Column::Polarity),
    ("capaian", Column::Achievement),
    ("achievement", Column::Achievement),
    ("realisasi", Column::Realization),
    ("realization", Column::Realization),
    ("persen", Column::Absorption),
    ("%", Column::Absorption),
    ("indikator", Column::Name),
    ("uraian", Column::Name),
    ("program", Column::Name),
    ("kegiatan", Column::Name),
    ("nama", Column::Name),
    ("indicator", Column::Name),
    ("name", Column::Name),
];

/// Checks a bare table (CSV, or rows pasted from a spreadsheet or a document, its headings
/// first): target, realization, printed achievement and category; or budget, spent, remaining
/// and printed percent. What the polarity of a row is may be said in a column; where it is not,
/// any usual formula that fits is named.
///
/// # Errors
/// [`TableProblem`] when it cannot be read, or has nothing to recompute.
///
/// ```
/// use lkj_core::check::check_table;
/// use lkj_core::rules::RulesInForce;
/// let table = "indikator;target;realisasi;capaian\nDBD;49;56,23;85,24\nIPM;72,84;72,97;100,81\n";
/// let check = check_table("tabel.csv", table, &RulesInForce::default())?;
/// assert_eq!((check.rows, check.findings.len()), (2, 2));
/// assert_eq!(check.findings[0].conjectures[0].code(), "lower_linear");
/// assert_eq!(check.findings[1].expected.as_deref(), Some("100,18"));
/// # Ok::<(), lkj_core::check::TableProblem>(())
/// ```
pub fn check_table(
    file: &str,
    text: &str,
    rules: &RulesInForce,
) -> Result<TableCheck, TableProblem> {
    let table = Table::read(file, text)?;
    let mut checker = Checker {
        table: &table,
        rules,
        checked: 0,
        findings: Findings::default(),
    };
    for row in 0..table.rows.len() {
        checker.check_achievement(row);
        checker.check_money(row);
    }
    if checker.checked == 0 {
        let findings = checker.findings.sorted();
        let because = findings.into_iter();
        return Err(TableProblem::NothingRecomputed {
            rows: table.rows.len(),
            because: because
                .map(|finding| (finding.place.line, finding.message))
                .collect(),
        });
    }
    Ok(TableCheck {
        rows: table.rows.len(),
        checked: checker.checked,
        findings: checker.findings.sorted(),
    })
}

/// The cells of a table, with the line of each row.
struct Table {
    file: String,
    columns: BTreeMap<Column, usize>,
    rows: Vec<(u32, Vec<String>)>,
}

impl Table {
    fn read(file: &str, text: &str) -> Result<Self, TableProblem> {
        let plain = without_rules(text);
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(delimiter(&plain))
            .flexible(true)
            .has_headers(false)
            .trim(csv::Trim::All)
            .from_reader(plain.as_bytes());
        let mut records = reader.records();
        let headings: Vec<String> = match records.next() {
            Some(record) => record?.iter().map(str::to_owned).collect(),
            None => Vec::new(),
        };
        let columns = columns(&headings)?;
        let has = |wanted: &[Column]| wanted.iter().all(|column| columns.contains_key(column));
        let of_money = has(&[Column::Budget, Column::Spent])
            && (has(&[Column::Remaining]) || has(&[Column::Absorption]));
        if !has(&[Column::Target, Column::Realization, Column::Achievement]) && !of_money {
            return Err(TableProblem::Columns { found: headings });
        }
        let mut rows = Vec::new();
        for record in records {
            let record = record?;
            let line = record.position().map_or(0, csv::Position::line);
            let line = u32::try_from(line).unwrap_or(u32::MAX);
            if record.len() > headings.len() {
                return Err(TableProblem::LongRow {
                    line,
                    cells: record.len(),
                    headings: headings.len(),
                });
            }
            rows.push((line, record.iter().map(str::to_owned).collect()));
        }
        Ok(Self {
            file: file.to_owned(),
            columns,
            rows,
        })
    }

    fn cell(&self, row: usize, column: Column) -> Option<&str> {
        let at = *self.columns.get(&column)?;
        let (_, cells) = self.rows.get(row)?;
        cells
            .get(at)
            .map(String::as_str)
            .filter(|cell| !cell.is_empty())
    }

    /// The cells of a column, as clues for each other.
    fn column(&self, column: Column) -> Vec<&str> {
        let Some(at) = self.columns.get(&column) else {
            return Vec::new();
        };
        let cells = self.rows.iter().filter_map(|(_, cells)| cells.get(*at));
        cells.map(String::as_str).collect()
    }

    fn name(&self, row: usize) -> String {
        self.cell(row, Column::Name)
            .map_or_else(|| format!("{}", row.saturating_add(1)), str::to_owned)
    }

    fn place(&self, row: usize, column: Column) -> Place {
        let line = self.rows.get(row).map_or(0, |(line, _)| *line);
        let at = self.columns.get(&column).copied().unwrap_or_default();
        Place {
            file: self.file.as_str().into(),
            sheet: None,
            line,
            column: u32::try_from(at.saturating_add(1)).unwrap_or(u32::MAX),
            path: format!("{}.{at}", row.saturating_add(1)),
        }
    }
}

/// A table of a document in Markdown has bars around it and a line of hyphens.
fn without_rules(text: &str) -> String {
    let lines = text.lines().filter(|line| {
        !line.contains('-') || !line.chars().all(|c| matches!(c, '|' | '-' | ':' | ' '))
    });
    let plain = lines.map(|line| {
        let line = line.trim();
        let inner = line.strip_prefix('|').unwrap_or(line);
        inner.strip_suffix('|').unwrap_or(inner)
    });
    plain.collect::<Vec<_>>().join("\n")
}

/// What parts the cells: the first of the usual signs that the headings hold.
fn delimiter(text: &str) -> u8 {
    let headings = text.lines().next().unwrap_or_default();
    [b'\t', b';', b'|']
        .into_iter()
        .find(|sign| headings.contains(char::from(*sign)))
        .unwrap_or(b',')
}

fn columns(headings: &[String]) -> Result<BTreeMap<Column, usize>, TableProblem> {
    let mut columns = BTreeMap::new();
    for (at, heading) in headings.iter().enumerate() {
        let lowercase = heading.to_lowercase();
        let known = HEADINGS.iter().find(|(word, _)| lowercase.contains(word));
        let Some((_, column)) = known else {
            continue;
        };
        match columns.get(column).and_then(|at: &usize| headings.get(*at)) {
            // A row is named by its indicator, whatever stands before it.
            Some(_) if *column == Column::Name => {
                if lowercase.contains("indikator") || lowercase.contains("indicator") {
                    columns.insert(*column, at);
                }
            }
            Some(first) => {
                return Err(TableProblem::SameKind {
                    first: first.clone(),
                    second: heading.clone(),
                });
            }
            None => {
                columns.insert(*column, at);
            }
        }
    }
    let of_money = columns.contains_key(&Column::Budget);
    if of_money {
        // Beside a budget, what was realized is money.
        take_for(&mut columns, Column::Realization, Column::Spent);
        if !columns.contains_key(&Column::Target) {
            take_for(&mut columns, Column::Achievement, Column::Absorption);
        }
    } else {
        take_for(&mut columns, Column::Absorption, Column::Achievement);
    }
    Ok(columns)
}

/// Takes a column for another kind, where the table has no column of that kind.
fn take_for(columns: &mut BTreeMap<Column, usize>, column: Column, other: Column) {
    if !columns.contains_key(&other)
        && let Some(at) = columns.remove(&column)
    {
        columns.insert(other, at);
    }
}

struct Checker<'a> {
    table: &'a Table,
    rules: &'a RulesInForce,
    checked: usize,
    findings: Findings,
}

impl Checker<'_> {
    /// The number in a cell; nothing where there is none, and a finding where it cannot be read.
    fn number(&mut self, row: usize, column: Column, kind: Option<Kind>) -> Option<Decimal> {
        let text = self.table.cell(row, column)?.to_owned();
        let neighbours = self.table.column(column);
        let clues = Clues {
            hint: Hint { kind, locale: None },
            neighbours: &neighbours,
            ..Clues::default()
        };
        match parse_cell(&text, &clues) {
            Ok(cell) => match cell.reading {
                Reading::Figure(figure) => Some(figure.value),
                _ => None,
            },
            Err(error) => {
                self.unreadable(row, column, &text, &error);
                None
            }
        }
    }

    fn unreadable(&mut self, row: usize, column: Column, text: &str, error: &NumberError) {
        let rule = match error {
            NumberError::Ambiguous { .. } => &claims::AMBIGUOUS,
            _ => &claims::MALFORMED,
        };
        let message = Words::of(
            format!("\"{text}\" tidak dapat dibaca sebagai satu angka"),
            format!("\"{text}\" cannot be read as one number"),
        );
        self.report(rule, row, column, message, |mut finding| {
            finding.printed = Some(text.to_owned());
            finding
        });
    }

    fn report(
        &mut self,
        rule: &'static CheckRule,
        row: usize,
        column: Column,
        message: Words,
        more: impl FnOnce(Finding) -> Finding,
    ) {
        let name = self.table.name(row);
        let about = format!("{name}: {column:?}");
        let finding = rule
            .found(self.table.place(row, column), about, message)
            .in_document(name, None);
        self.findings.add(more(finding));
    }

    fn check_achievement(&mut self, row: usize) {
        let table = self.table;
        let (Some(target), Some(realized)) = (
            table.cell(row, Column::Target),
            table.cell(row, Column::Realization),
        ) else {
            return;
        };
        let printed = self.number(row, Column::Achievement, None);
        let Some(printed) = printed.map(Printed::new) else {
            return;
        };
        let (Some(target), Some(realized)) =
            (self.target(row, target), self.realized(row, realized))
        else {
            return;
        };
        let measured = self.compare_achievement(row, printed, &realized, &target);
        self.check_category(row, printed, measured.as_ref());
    }

    fn target(&mut self, row: usize, text: &str) -> Option<TargetValue> {
        let text = text.to_owned();
        match TargetValue::parse(&text) {
            Ok(target) => target,
            Err(NumberError::Ambiguous { .. }) => self
                .number(row, Column::Target, None)
                .map(TargetValue::from),
            Err(error) => {
                self.unreadable(row, Column::Target, &text, &error);
                None
            }
        }
    }

    fn realized(&mut self, row: usize, text: &str) -> Option<RealizedValue> {
        match Given::parse_with(text, Hint::default()) {
            Ok(given) => given.map(RealizedValue::from),
            Err(GivenError::Number(_)) => self
                .number(row, Column::Realization, None)
                .map(RealizedValue::from),
            Err(GivenError::NotOneValue { .. }) => None,
        }
    }

    fn compare_achievement(
        &mut self,
        row: usize,
        printed: Printed,
        realized: &RealizedValue,
        target: &TargetValue,
    ) -> Option<Measured> {
        let stated = self.table.cell(row, Column::Polarity).and_then(polarity);
        let measurement = Measurement {
            polarity: stated,
            ..Measurement::default()
        };
        let measured = achievement(realized, target, &measurement, self.rules);
        let measured = measured.measured()?;
        self.checked = self.checked.saturating_add(1);
        let (exact, value) = (&measured.exact, measured.value.get());
        if printed.agrees(exact, value, self.rules.rounding) {
            return Some(measured.clone());
        }
        let explained = explain_achievement(printed, realized, target, &measurement);
        let text = self
            .table
            .cell(row, Column::Achievement)
            .unwrap_or_default()
            .to_owned();
        let shown = |locale| number::format(self.as_precise(printed, exact, value), locale);
        let another_formula = explained
            .iter()
            .any(|one| matches!(one, Conjecture::Formula(_)));
        let message = Words::of(
            format!(
                "tercetak {text}, dari target dan realisasinya {}",
                shown(Locale::Indonesian)
            ),
            format!(
                "printed {text}, from target and realization {}",
                shown(Locale::English)
            ),
        );
        let expected = shown(Locale::Indonesian);
        self.report(
            rule_of(printed.fit(exact)),
            row,
            Column::Achievement,
            message,
            |finding| {
                let finding = finding.compared(text, expected).explained(explained);
                // Where nobody said which way is better, another formula is as good.
                if another_formula && stated.is_none() {
                    finding.into_note()
                } else {
                    finding
                }
            },
        );
        None
    }

    /// The expected number with as many places as results show, or as were printed where those
    /// are more.
    fn as_precise(&self, printed: Printed, exact: &Rational, shown: Decimal) -> Decimal {
        if printed.places() <= self.rules.places {
            return shown;
        }
        let rounded = exact.round(printed.places(), self.rules.rounding);
        rounded.unwrap_or(shown)
    }

    /// The category of a printed achievement; of the exact one where the scale reads that and the
    /// printed one is right.
    fn check_category(&mut self, row: usize, achievement: Printed, measured: Option<&Measured>) {
        let Some(printed) = self.table.cell(row, Column::Category).map(str::to_owned) else {
            return;
        };
        self.checked = self.checked.saturating_add(1);
        let scale = &self.rules.scale;
        let class = match (scale.reads, measured) {
            (ScaleReads::Exact, Some(measured)) => scale.classify_exact(&measured.exact),
            (ScaleReads::Exact, None) | (ScaleReads::Shown, _) => {
                scale.classify(achievement.value())
            }
        };
        let label = class.map_or("–", |class| class.label).to_owned();
        if super::held::plain(&printed) == super::held::plain(&label) {
            return;
        }
        let message = Words::of(
            format!("tercetak \"{printed}\", menurut skala \"{label}\""),
            format!("printed \"{printed}\", by the scale \"{label}\""),
        );
        self.report(
            &claims::CATEGORY,
            row,
            Column::Category,
            message,
            |finding| finding.compared(printed, label),
        );
    }

    fn check_money(&mut self, row: usize) {
        let (Some(budget), Some(spent)) = (
            self.number(row, Column::Budget, Some(Kind::Amount)),
            self.number(row, Column::Spent, Some(Kind::Amount)),
        ) else {
            return;
        };
        let remaining = budget.checked_sub(spent);
        if let Some(remaining) = remaining {
            self.compare(
                row,
                Column::Remaining,
                Some(Kind::Amount),
                &remaining.into(),
            );
        }
        let share = |part: Decimal| Rational::from(part).percent_of(&budget.into()).ok();
        if let Some(absorption) = share(spent) {
            self.compare(row, Column::Absorption, None, &absorption);
        }
        if let Some(left) = remaining.and_then(share) {
            self.compare(row, Column::RemainingShare, None, &left);
        }
    }

    /// Holds a printed number against what its row gives.
    fn compare(&mut self, row: usize, column: Column, kind: Option<Kind>, exact: &Rational) {
        let Some(printed) = self.number(row, column, kind).map(Printed::new) else {
            return;
        };
        self.checked = self.checked.saturating_add(1);
        let rounded = exact.round(self.rules.places, self.rules.rounding);
        let rounded = rounded.unwrap_or_default();
        if printed.agrees(exact, rounded, self.rules.rounding) {
            return;
        }
        let rule = rule_of(printed.fit(exact));
        let text = self.table.cell(row, column).unwrap_or_default().to_owned();
        let shown = |locale| {
            let shown = self.as_precise(printed, exact, rounded);
            number::format(exact.to_decimal_exact().unwrap_or(shown), locale)
        };
        let message = Words::of(
            format!(
                "tercetak {text}, dari angka sebarisnya {}",
                shown(Locale::Indonesian)
            ),
            format!(
                "printed {text}, from its own row {}",
                shown(Locale::English)
            ),
        );
        let expected = shown(Locale::Indonesian);
        let slips: Vec<_> = explain_digits(printed, exact).into_iter().collect();
        self.report(rule, row, column, message, |finding| {
            finding.compared(text, expected).explained(slips)
        });
    }
}

/// The rule that reports a printed number by how near it is.
const fn rule_of(fit: Fit) -> &'static CheckRule {
    match fit {
        Fit::Truncated => &claims::TRUNCATED,
        Fit::LastDigit => &claims::LAST_DIGIT,
        Fit::Holds | Fit::Differs => &claims::CLAIM,
    }
}

/// Which way is better, as tables say it.
fn polarity(text: &str) -> Option<Polarity> {
    let text = text.to_lowercase();
    let says = |words: &[&str]| words.iter().any(|word| text.contains(word));
    if says(&["lower", "min", "negatif", "rendah", "turun"]) {
        Some(Polarity::Lower)
    } else if says(&["higher", "max", "maks", "positif", "tinggi", "naik"]) {
        Some(Polarity::Higher)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<String> {
        let check = check_table("t.csv", text, &RulesInForce::default()).unwrap();
        let line = |finding: &Finding| {
            let guesses: Vec<_> = finding.conjectures.iter().map(Conjecture::code).collect();
            format!(
                "{}:{} {} {:?} {}",
                finding.place.line,
                finding.place.column,
                finding.rule.id,
                finding.severity,
                guesses.join(",")
            )
        };
        check.findings.iter().map(line).collect()
    }

    #[test]
    fn the_rows_of_a_printed_table_are_recomputed() {
        let table = "sub kegiatan | anggaran | realisasi | sisa | %\n\
            Umum | 749.930.215 | 702.188.300 | 47.741.915 | 93.6\n\
            Kerja Sama | 398.379.650 | 307.055.630 | 91.324.020 | 80.5\n\
            Salah | 200.000.000 | 187.950.00 | 12.050.000 | 93,98\n";
        assert_eq!(
            found(table),
            [
                "3:5 arithmetic/claim Error ",
                "4:3 format/malformed-number Error ",
            ]
        );
    }

    #[test]
    fn other_formulas_are_named() {
        let table = "indikator\ttarget\trealisasi\tcapaian\tkategori\n\
            PoU\t13,26\t17,22\t129,86\tSangat Tinggi\n\
            AKI\t49,34\t110,84\t-24,65\tSangat Rendah\n";
        assert_eq!(
            found(table),
            ["3:4 arithmetic/claim Note lower_linear,closeness"]
        );
        let stated = "indikator;polaritas;target;realisasi;capaian\nPoU;min;13,26;17,22;129,86\n";
        assert_eq!(found(stated), ["2:5 arithmetic/claim Error higher"]);
    }

    #[test]
    fn a_figure_is_right_at_the_places_that_it_is_printed_with() {
        let table = "indikator;target;realisasi;capaian\n\
            Satu;9,58;10,83;113,0\n\
            Empat;9,58;10,83;113,0480\n\
            Salah;9,58;10,83;113,1\n";
        assert_eq!(found(table), ["4:4 arithmetic/last-digit Note last_digit"]);
    }

    #[test]
    fn digits_cut_off_are_a_note_wherever_they_are_printed() {
        let achievement = "indikator;target;realisasi;capaian\nA;400;447,1;111,77\n";
        let absorption = "program;anggaran;realisasi;%\nA;400.000;447.100;111,77\n";
        let cut_off = ["2:4 arithmetic/truncated Note truncated"];
        assert_eq!(found(achievement), cut_off);
        assert_eq!(found(absorption), cut_off);
    }

    #[test]
    fn a_scale_that_reads_the_exact_achievement_decides_the_category() {
        let mut rules = RulesInForce::default();
        rules.scale.reads = ScaleReads::Exact;
        // 909,96 of 1000 is 90,996, which is shown as 91,00.
        let table = "indikator;target;realisasi;capaian;kategori\nA;1000;909,96;91,00;Tinggi\n";
        assert!(
            check_table("t.csv", table, &rules)
                .unwrap()
                .findings
                .is_empty()
        );
        let by_shown = check_table("t.csv", table, &RulesInForce::default()).unwrap();
        assert_eq!(
            by_shown.findings[0].expected.as_deref(),
            Some("Sangat Tinggi")
        );
    }

    #[test]
    fn a_table_of_a_document_may_have_bars_around_it() {
        let table = "| Indikator | Target | Realisasi | Capaian |\n|---|---|---|---|\n| RAT | 80,94 | 80,34 | 99,26 |\n";
        assert!(found(table).is_empty());
    }

    fn refused(text: &str) -> String {
        check_table("t.csv", text, &RulesInForce::default())
            .unwrap_err()
            .message(Locale::English)
    }

    #[test]
    fn a_second_column_of_the_same_kind_is_refused() {
        let message =
            refused("Indikator;Realisasi 2023;Target 2024;Realisasi 2024;Capaian\nA;60;80;72;90\n");
        assert!(
            message.contains("\"Realisasi 2023\" and \"Realisasi 2024\""),
            "{message}"
        );
    }

    #[test]
    fn a_row_longer_than_its_headings_is_refused_with_its_line() {
        let message = refused("Indikator,Target,Realisasi,Capaian\nA,80,5,72,4,89,94\n");
        assert!(message.contains("line 2 has 7 cells under 4"), "{message}");
    }

    #[test]
    fn a_table_of_which_nothing_is_recomputed_is_refused() {
        let message = refused("Indikator;Target;Realisasi;Capaian\nA;B;BB;100\n");
        assert!(message.contains("none of the 1 rows"), "{message}");
    }

    #[test]
    fn what_was_not_measured_does_not_count() {
        let text = "Indikator;Target;Realisasi;Capaian\nA;B;BB;100\nB;80;72;90\n";
        let check = check_table("t.csv", text, &RulesInForce::default()).unwrap();
        assert_eq!((check.rows, check.checked), (2, 1));
    }

    #[test]
    fn a_heading_of_percent_is_the_achievement_or_the_absorption() {
        let cut_off = "Indikator;Target;Realisasi;%\nA;80;79.9;99.8\n";
        assert_eq!(found(cut_off), ["2:4 arithmetic/truncated Note truncated"]);
        let money = "Program;Anggaran;Realisasi;Capaian (%)\nB;100.000.000;90.000.000;80,00\n";
        assert_eq!(found(money).len(), 1);
        let share = "Uraian;Pagu;Realisasi;% Realisasi\nB;100.000.000;90.000.000;90,00\n";
        assert!(found(share).is_empty());
    }

    #[test]
    fn what_cannot_be_recomputed_is_told() {
        let error = check_table("t.csv", "a,b\n1,2\n", &RulesInForce::default()).unwrap_err();
        assert!(
            error.to_string().contains("no columns to recompute"),
            "{error}"
        );
    }
}
