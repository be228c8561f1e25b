//! Chapter I: the organization, its units, what it has, and the legal basis.
//!
//! *Bab I Pendahuluan.*

use rust_decimal::Decimal;

use super::super::desk::{Desk, caption, table};
use super::super::placing::{Outline, Standard, Stands, Topic};
use super::super::tree::{
    Block, Cell, Column, List, ListStyle, Origin, Paragraph, ParagraphRole, Row, RowRole, Span,
    Table,
};
use super::super::words;
use crate::arithmetic::decimal_sum;
use crate::evaluation::Value;
use crate::framework::{NoteKind, ProfileTable, Regulation, Totals, Unit};
use crate::value::Id;

pub(super) fn outline(desk: &Desk<'_>) -> Outline {
    Outline {
        number: 1,
        title: desk.word(["Pendahuluan", "Introduction"]).to_owned(),
        sections: vec![
            background(desk),
            Standard {
                title: desk.word(["Maksud dan Tujuan", "Purpose"]).to_owned(),
                known_by: &["maksud", "purpose"],
                ..Standard::default()
            },
            overview(desk),
            issues(desk),
            legal_basis(desk),
            Standard {
                known_by: &["sistematika", "structure of the report"],
                ..Standard::default()
            },
        ],
        ..Outline::default()
    }
}

fn background(desk: &Desk<'_>) -> Standard {
    let name = &desk.framework.organization.name;
    let year = desk.year;
    let composed = desk.say(
        format!(
            "Laporan Kinerja ini disusun {name} untuk mempertanggungjawabkan pelaksanaan tugas dan fungsi serta penggunaan anggaran Tahun {year}, dengan membandingkan realisasi kinerja terhadap target yang telah ditetapkan."
        ),
        format!(
            "By this report {name} accounts for its duties and the use of its budget in {year}, holding what was realized against the targets that were set."
        ),
    );
    Standard {
        title: desk.word(["Latar Belakang", "Background"]).to_owned(),
        known_by: &["latar belakang", "background"],
        composed: vec![Block::Paragraph(Paragraph::composed(composed))],
        ..Standard::default()
    }
}

/// *Gambaran umum organisasi.*
fn overview(desk: &Desk<'_>) -> Standard {
    let mut topics = vec![
        Topic::showing(&["tugas", "duty", "fungsi", "functions"], duty(desk)),
        Topic {
            words: vec!["unit".to_owned(), "units".to_owned()],
            blocks: unit_tree(desk),
            ..Topic::default()
        },
    ];
    let tables = desk.framework.profiles.get(&desk.year);
    for (id, profile) in tables.into_iter().flat_map(crate::value::Register::iter) {
        topics.push(Topic {
            stands: Stands::AfterFirst,
            ..Topic::showing(
                &[id.as_str()],
                vec![Block::Table(profile_table(desk, id, profile))],
            )
        });
    }
    Standard {
        title: desk.word(["Gambaran Umum", "The Organization"]).to_owned(),
        known_by: &[
            "gambaran umum",
            "gambaran organisasi",
            "tugas dan fungsi",
            "struktur organisasi",
            "organization",
        ],
        topics,
        ..Standard::default()
    }
}

fn duty(desk: &Desk<'_>) -> Vec<Block> {
    let organization = &desk.framework.organization;
    let mut blocks = Vec::new();
    if let Some(duty) = &organization.duty {
        blocks.push(lead(desk, ["Tugas pokok", "Duty"]));
        blocks.push(Block::Paragraph(Paragraph::written(vec![Span::Text(
            duty.clone(),
        )])));
    }
    if !organization.functions.is_empty() {
        blocks.push(lead(desk, ["Fungsi", "Functions"]));
        blocks.push(Block::List(List::of(
            ListStyle::Letters,
            organization.functions.iter().cloned(),
        )));
    }
    blocks
}

pub(in crate::documents) fn lead(desk: &Desk<'_>, words: words::Words) -> Block {
    Block::Paragraph(Paragraph {
        spans: vec![Span::Text(desk.word(words).to_owned())],
        origin: Origin::Written,
        role: ParagraphRole::Lead,
    })
}

/// The posts with their duties, each before those under it, numbered `1`, `1.2`, `1.2.3`.
fn unit_tree(desk: &Desk<'_>) -> Vec<Block> {
    let mut blocks = Vec::new();
    push_units(desk, None, "", &mut blocks);
    blocks
}

fn push_units(desk: &Desk<'_>, above: Option<&Id>, number: &str, blocks: &mut Vec<Block>) {
    let units = desk.framework.units.iter();
    let under = units.filter(|(_, unit)| unit.under.as_ref() == above);
    for (at, (id, unit)) in (1_usize..).zip(under) {
        let number = if number.is_empty() {
            at.to_string()
        } else {
            format!("{number}.{at}")
        };
        push_unit(unit, &number, blocks);
        push_units(desk, Some(id), &number, blocks);
    }
}

fn push_unit(unit: &Unit, number: &str, blocks: &mut Vec<Block>) {
    blocks.push(Block::Paragraph(Paragraph {
        spans: vec![Span::Text(format!("{number} {}", unit.name))],
        role: ParagraphRole::Lead,
        ..Paragraph::default()
    }));
    if let Some(duty) = &unit.duty {
        blocks.push(Block::Paragraph(Paragraph::written(vec![Span::Text(
            duty.clone(),
        )])));
    }
    let details: Vec<_> = unit.functions.iter().chain(&unit.duties).cloned().collect();
    if !details.is_empty() {
        blocks.push(Block::List(List::of(ListStyle::Letters, details)));
    }
}

/// *Aspek strategis dan permasalahan utama.* What nobody wrote about is left to chapter III.
fn issues(desk: &Desk<'_>) -> Standard {
    let has_any = !desk.notes(NoteKind::Problem, &[]).is_empty();
    Standard {
        title: if has_any {
            desk.word(["Permasalahan Utama", "Main Issues"]).to_owned()
        } else {
            String::new()
        },
        known_by: &["permasalahan utama", "isu strategis", "aspek strategis"],
        topics: vec![Topic::composed(
            &["permasalahan", "issues"],
            super::closing::note_list(desk, NoteKind::Problem, &[]),
        )],
        ..Standard::default()
    }
}

/// *Dasar hukum.*
fn legal_basis(desk: &Desk<'_>) -> Standard {
    let regulations = &desk.framework.regulations;
    let items: Vec<_> = regulations
        .iter()
        .map(|one| regulation(desk, one))
        .collect();
    let blocks = if items.is_empty() {
        Vec::new()
    } else {
        vec![Block::List(List::of(ListStyle::Numbers, items))]
    };
    Standard {
        title: desk.word(["Dasar Hukum", "Legal Basis"]).to_owned(),
        known_by: &["dasar hukum", "landasan hukum", "legal basis"],
        topics: vec![Topic::showing(&["dasar_hukum", "regulations"], blocks)],
        ..Standard::default()
    }
}

/// `UU Nomor 25 Tahun 1992 tentang Perkoperasian`.
fn regulation(desk: &Desk<'_>, regulation: &Regulation) -> String {
    let cite = &regulation.cite;
    let mut text = desk.say(
        format!("{} Nomor {} Tahun {}", cite.kind, cite.number, cite.year),
        format!("{} {}/{}", cite.kind, cite.number, cite.year),
    );
    if let Some(title) = &regulation.title {
        text.push_str(desk.word([" tentang ", " on "]));
        text.push_str(title);
    }
    if let Some(gazette) = &regulation.gazette {
        text.extend([" (", gazette, ")"]);
    }
    let amended: Vec<_> = regulation
        .amended_by
        .iter()
        .map(|amendment| amendment.cite.to_string())
        .collect();
    if !amended.is_empty() {
        text.push_str(desk.word([", diubah dengan ", ", amended by "]));
        text.push_str(&words::listed(&amended, desk.locale));
    }
    text
}

// --- Profile tables ---------------------------------------------------------------------------

fn profile_table(desk: &Desk<'_>, id: &Id, profile: &ProfileTable) -> Table {
    let printed = Profile {
        desk,
        id,
        of: profile,
        columns: if profile.columns.is_empty() {
            1
        } else {
            profile.columns.len()
        },
    };
    printed.table()
}

struct Profile<'d, 'a> {
    desk: &'d Desk<'a>,
    id: &'d Id,
    of: &'d ProfileTable,
    columns: usize,
}

impl Profile<'_, '_> {
    fn table(&self) -> Table {
        let year = self.desk.year;
        let title = if self.of.title.contains(&year.to_string()) {
            self.of.title.clone()
        } else {
            let tahun = self.desk.word(words::YEAR);
            format!("{} {tahun} {year}", self.of.title)
        };
        let mut rows: Vec<_> = (1..)
            .zip(&self.of.rows)
            .map(|(number, row)| {
                let mut cells = vec![
                    self.desk.cells().count(number),
                    Cell::words(row.label.clone()),
                ];
                let filled = row.cells.iter().copied().chain(std::iter::repeat(None));
                cells.extend(
                    filled
                        .take(self.columns)
                        .map(|cell| self.desk.cells().optional(cell)),
                );
                self.push_sums(
                    &mut cells,
                    decimal_sum::sum(row.cells.iter().flatten().copied()),
                    Some(&row.label),
                );
                Row::plain(cells)
            })
            .collect();
        rows.extend(self.total_row());
        let mut table = table(
            caption(self.id.as_str(), title),
            self.column_shapes(),
            vec![Row::plain(self.head())],
            rows,
        );
        if let Some(unit) = &self.of.unit {
            let word = self.desk.word(words::UNIT);
            table.remarks.push(format!("{word}: {unit}"));
        }
        table
    }

    fn has_column_sums(&self) -> bool {
        matches!(self.of.total, Totals::Columns | Totals::Both)
    }

    fn has_row_sums(&self) -> bool {
        matches!(self.of.total, Totals::Rows | Totals::Both)
    }

    /// Whether a last column adds up the others; with one column there is nothing to add.
    fn sums_rows(&self) -> bool {
        self.has_column_sums() && self.columns > 1
    }

    fn head(&self) -> Vec<Cell> {
        let desk = self.desk;
        let row = self.of.row.as_deref();
        let mut head = vec![
            Cell::words(desk.word(words::NUMBER)),
            Cell::words(row.unwrap_or_else(|| desk.word(["Uraian", "Item"]))),
        ];
        if self.of.columns.is_empty() {
            head.push(Cell::words(desk.word(words::TOTAL)));
        }
        head.extend(self.of.columns.iter().map(Cell::words));
        if self.sums_rows() {
            head.push(Cell::words(desk.word(words::TOTAL)));
        }
        if self.of.share {
            head.push(Cell::words("%"));
        }
        head
    }

    fn column_shapes(&self) -> Vec<Column> {
        let mut columns = vec![Column::signs(7), Column::words(40)];
        let figures = self
            .columns
            .saturating_add(usize::from(self.sums_rows()))
            .saturating_add(usize::from(self.of.share));
        columns.extend(std::iter::repeat_n(Column::figures(13), figures));
        columns
    }

    fn total_row(&self) -> Option<Row> {
        if !self.has_row_sums() {
            return None;
        }
        let cells_of = |at: usize| {
            let rows = self.of.rows.iter();
            rows.filter_map(move |row| row.cells.get(at).copied().flatten())
        };
        let mut cells = vec![Cell::empty(), Cell::words(self.desk.word(words::TOTAL))];
        for at in 0..self.columns {
            cells.push(self.desk.cells().optional(decimal_sum::sum(cells_of(at))));
        }
        self.push_sums(&mut cells, self.of.total(), None);
        Some(Row::new(RowRole::Total, cells))
    }

    /// What stands behind the figures of a row: their sum, and its share of everything.
    fn push_sums(&self, cells: &mut Vec<Cell>, sum: Option<Decimal>, label: Option<&str>) {
        if self.sums_rows() {
            cells.push(self.desk.cells().optional(sum));
        }
        if self.of.share {
            cells.push(self.share(label));
        }
    }

    fn share(&self, label: Option<&str>) -> Cell {
        let part = label.map_or_else(String::new, super::super::desk::part);
        let reference = format!("profile.{}.share{part}", self.id);
        match reference
            .parse()
            .map(|reference| self.desk.answers.shown(&reference))
        {
            Ok(Ok(Value::Percent(share))) => self
                .desk
                .cells()
                .percent(Some(crate::number::Percent::new(share))),
            _ => self.desk.value(&reference),
        }
    }
}
