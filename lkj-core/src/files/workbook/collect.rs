//! Collects the nodes of a framework from sheets, however their columns were moved.

use std::collections::HashMap;
use std::sync::Arc;

use super::super::node::{Node, NodeValue, Position};
use super::build::{Build, Step};
use super::fill::INFO_HEADINGS;
use super::holds::Holds;
use super::layout::{
    Body, CHOICES, Column, EmptyItems, FORM_COLUMNS, GRID_COLUMNS, GUIDE, Goes, Home, Line, Matrix,
    MatrixColumn, OTHERS, OTHERS_COLUMNS, Part, Records, Repeated, SHEETS, Segment,
};
use super::others;
use super::sheet::{Cell, Row, Sheet};
use super::words::{self, Wording, folded};
use crate::number::{self, Reading};
use crate::problem::{Problem, ProblemKind};
use crate::value::{Period, Place, nearest::nearest, register::UnseededHasher};

/// Rows among which the headings are looked for.
const ROWS_BEFORE_HEADINGS: usize = 40;

/// The one entry without which nothing is a framework.
const ORGANIZATION_NAME: &[&str] = &["organization", "name"];

/// What was collected from the sheets of a workbook.
pub(super) struct Collected {
    pub(super) root: Node,
    pub(super) problems: Vec<Problem>,
    /// Ids on sheets that could not be read.
    pub(super) unread: Vec<String>,
}

/// Collects nodes from sheets; `first` is the number of the first sheet among all origins.
pub(super) fn collect(file: &str, sheets: &[Sheet], first: usize) -> Collected {
    let root = Position {
        text: first,
        offset: 0,
    };
    let mut collector = Collector {
        file: file.into(),
        sheets,
        first,
        build: Build::table(root),
        problems: Vec::new(),
        unread: Vec::new(),
        works: HashMap::default(),
        opened: HashMap::default(),
    };
    for layout in SHEETS {
        let Some(on) = collector.sheet(layout.name) else {
            continue;
        };
        match &layout.body {
            Body::Form(lines) => collector.form(&on, lines),
            Body::Records(records) => collector.records(&on, records),
            Body::Matrix(matrix) => collector.matrix(&on, matrix),
            Body::Grid => collector.grids(&on),
        }
    }
    if let Some(on) = collector.sheet(OTHERS) {
        collector.others(&on);
    }
    collector.tell_mistyped_names();
    Collected {
        root: collector.build.finish(),
        problems: collector.problems,
        unread: collector.unread,
    }
}

struct Collector<'a> {
    file: Arc<str>,
    sheets: &'a [Sheet],
    first: usize,
    build: Build,
    problems: Vec<Problem>,
    unread: Vec<String>,
    /// The paths of programs, activities and sub-activities.
    works: HashMap<String, Vec<Step>, UnseededHasher>,
    /// The items that rows stand for.
    opened: HashMap<String, Position, UnseededHasher>,
}

/// A sheet that is being read.
#[derive(Clone, Copy)]
struct On<'a> {
    sheet: &'a Sheet,
    /// Its number among all origins.
    number: usize,
}

impl On<'_> {
    const fn position(&self, offset: usize) -> Position {
        Position {
            text: self.number,
            offset,
        }
    }
}

/// What the columns of a sheet are.
struct Columns<'c> {
    /// The row of the headings.
    row: u32,
    headings: Vec<(u32, Heading<'c>)>,
}

impl Columns<'_> {
    /// The cell of a row in a column, with the column.
    fn cell<'s>(
        &self,
        sheet: &'s Sheet,
        row: &'s Row,
        is_it: impl Fn(&Column) -> bool,
    ) -> Option<(u32, Option<&'s Cell>)> {
        self.headings
            .iter()
            .find_map(|(column, heading)| match heading {
                Heading::Column(known) if is_it(known) => {
                    Some((*column, cell_at(sheet, row, *column)))
                }
                _ => None,
            })
    }
}

#[derive(Clone)]
enum Heading<'c> {
    Column(&'c Column),
    Repeated(&'c Repeated, Vec<String>),
    Id,
    Matrix(&'c MatrixColumn, Vec<String>),
    Period(String),
    Part,
    Value,
}

impl<'a> Collector<'a> {
    fn sheet(&self, name: Wording) -> Option<On<'a>> {
        let names = name.both().map(folded);
        let at = self
            .sheets
            .iter()
            .position(|sheet| names.contains(&folded(&sheet.name)))?;
        Some(On {
            sheet: self.sheets.get(at)?,
            number: self.first.saturating_add(at),
        })
    }

    fn report(&mut self, on: On<'_>, row: u32, column: u32, kind: ProblemKind) {
        let place = Place {
            file: Arc::clone(&self.file),
            sheet: Some(on.sheet.name.as_str().into()),
            line: row,
            column,
            path: String::new(),
        };
        self.problems.push(Problem { place, kind });
    }

    /// Names of sheets that are almost those of the template; any others are the agency's own.
    fn tell_mistyped_names(&mut self) {
        let known = || {
            SHEETS
                .iter()
                .map(|layout| layout.name)
                .chain([GUIDE, CHOICES, OTHERS])
        };
        for (at, sheet) in self.sheets.iter().enumerate() {
            let is_known =
                known().any(|name| name.both().map(folded).contains(&folded(&sheet.name)));
            if is_known || sheet.rows.is_empty() {
                continue;
            }
            if let Some(nearest) = nearest(&sheet.name, known().flat_map(Wording::both)) {
                let on = On {
                    sheet,
                    number: self.first.saturating_add(at),
                };
                let found = sheet.name.clone();
                self.report(on, 0, 0, ProblemKind::MistypedHeading { found, nearest });
            }
        }
    }

    /// The row of headings and what stands below it.
    ///
    /// `must` are the headings without which a row is none of headings, `name` says what a
    /// heading is, and `known` are all fixed headings.
    fn headings<'c>(
        &mut self,
        on: &On<'a>,
        must: &[Wording],
        known: &[Wording],
        name: impl Fn(&str) -> Option<Heading<'c>>,
    ) -> Option<Columns<'c>> {
        let has = |row: &&Row, words: &Wording| {
            let names = words.both().map(folded);
            row.cells
                .iter()
                .any(|(_, cell)| names.contains(&folded(&cell.text())))
        };
        let mut rows = on.sheet.rows.iter().filter(|row| !row.cells.is_empty());
        let found = rows
            .by_ref()
            .take(ROWS_BEFORE_HEADINGS)
            .find(|row| must.iter().all(|words| has(row, words)));
        let Some(row) = found else {
            if let Some(first) = on.sheet.rows.iter().find(|row| !row.cells.is_empty()) {
                let headings = must.iter().map(|words| words.indonesian).collect();
                let column = first.cells.first().map_or(1, |(column, _)| *column);
                self.report(
                    *on,
                    first.number,
                    column,
                    ProblemKind::NoHeadings { headings },
                );
                let cells = on.sheet.rows.iter().flat_map(|row| &row.cells);
                let texts: Vec<_> = cells.map(|(_, cell)| cell.text()).collect();
                self.unread.extend(texts);
            }
            return None;
        };
        let mut headings: Vec<(u32, Heading<'c>)> = Vec::new();
        let mut seen: HashMap<String, u32, UnseededHasher> = HashMap::default();
        for (column, cell) in &row.cells {
            let text = cell.text();
            let heading = name(&text);
            let is_info = INFO_HEADINGS
                .iter()
                .any(|words| words.both().map(folded).contains(&folded(&text)));
            match heading {
                _ if is_info => {}
                Some(heading) => {
                    if let Some(first) = seen.insert(folded(&text), *column) {
                        let first = Place {
                            file: Arc::clone(&self.file),
                            sheet: Some(on.sheet.name.as_str().into()),
                            line: row.number,
                            column: first,
                            path: String::new(),
                        };
                        let kind = ProblemKind::DuplicateHeading {
                            heading: text,
                            first,
                        };
                        self.report(*on, row.number, *column, kind);
                    } else {
                        headings.push((*column, heading));
                    }
                }
                None => {
                    let known = known.iter().copied().flat_map(Wording::both);
                    let known = known.filter(|known| !known.contains("{}"));
                    if let Some(nearest) = nearest(&text, known) {
                        let kind = ProblemKind::MistypedHeading {
                            found: text,
                            nearest,
                        };
                        self.report(*on, row.number, *column, kind);
                    }
                }
            }
        }
        Some(Columns {
            row: row.number,
            headings,
        })
    }

    fn form(&mut self, on: &On<'a>, lines: &[Line]) {
        let [label_column, value_column] = form_columns(on.sheet);
        for row in &on.sheet.rows {
            let Some(label) = row.cell(label_column).map(Cell::text) else {
                continue;
            };
            let found = lines.iter().find_map(|line| {
                let mut patterns = line.label.both().into_iter();
                let marks = patterns.find_map(|pattern| marks_of(pattern, &label))?;
                Some((line, marks))
            });
            let Some((line, marks)) = found else {
                let is_heading = FORM_COLUMNS
                    .iter()
                    .any(|words| words.both().map(folded).contains(&folded(&label)));
                let known = lines.iter().flat_map(|line| line.label.both());
                let known = known.filter(|known| !known.contains("{}"));
                let has_value = row.cell(value_column).is_some();
                if let Some(nearest) = nearest(&label, known).filter(|_| has_value && !is_heading) {
                    let kind = ProblemKind::MistypedHeading {
                        found: label,
                        nearest,
                    };
                    self.report(*on, row.number, label_column, kind);
                }
                continue;
            };
            if line.path == ORGANIZATION_NAME
                && let Some((_, offset)) = row.at(label_column)
            {
                // What must be there is missed where it would stand.
                let organization = [Step::Key("organization".to_owned())];
                let there = Build::table(on.position(offset));
                let _ = self.build.insert(&organization, there);
            }
            let Some((cell, offset)) = row.at(value_column) else {
                continue;
            };
            let mut marks = marks.into_iter();
            let path: Vec<Step> = line
                .path
                .iter()
                .map(|key| match *key {
                    "*" => Step::Key(marks.next().unwrap_or_default()),
                    key => Step::Key(key.to_owned()),
                })
                .collect();
            let at = on.position(offset);
            self.put(on, row.number, value_column, &path, line.holds, cell, at);
        }
    }

    /// Puts what a cell says at the end of a path.
    #[expect(
        clippy::too_many_arguments,
        reason = "a cell, where it stands, and where it goes"
    )]
    fn put(
        &mut self,
        on: &On<'_>,
        row: u32,
        column: u32,
        path: &[Step],
        holds: Holds,
        cell: &Cell,
        at: Position,
    ) {
        match holds.node(cell, at) {
            Ok(value) => {
                let leaf = Build::Leaf(Node { value, at });
                if let Err(first) = self.build.insert(path, leaf) {
                    let key = match path.last() {
                        Some(Step::Key(key)) => key.clone(),
                        _ => cell.text(),
                    };
                    let kind = ProblemKind::DuplicateKey {
                        key,
                        first: self.place_of(first),
                    };
                    self.report(*on, row, column, kind);
                }
            }
            Err(kind) => self.report(*on, row, column, kind),
        }
    }

    fn place_of(&self, at: Position) -> Option<Place> {
        let sheet = self.sheets.get(at.text.checked_sub(self.first)?)?;
        let (line, column) = sheet.positions().get(at.offset).copied()?;
        Some(Place {
            file: Arc::clone(&self.file),
            sheet: Some(sheet.name.as_str().into()),
            line,
            column,
            path: String::new(),
        })
    }

    fn records(&mut self, on: &On<'a>, records: &'static Records) {
        let is_address = |column: &&Column| match column.goes {
            Goes::Kind => true,
            Goes::Address(name) => name != "parent",
            _ => false,
        };
        let mut must: Vec<Wording> = records
            .columns
            .iter()
            .filter(is_address)
            .map(|column| column.heading)
            .collect();
        if must.is_empty() {
            must.extend(records.columns.iter().take(2).map(|column| column.heading));
        }
        let mut known: Vec<Wording> = records
            .columns
            .iter()
            .map(|column| column.heading)
            .collect();
        known.extend(records.repeated.iter().map(|column| column.heading));
        let name = |text: &str| {
            let is_named =
                |column: &&Column| column.heading.both().map(folded).contains(&folded(text));
            if let Some(column) = records.columns.iter().find(is_named) {
                return Some(Heading::Column(column));
            }
            records.repeated.iter().find_map(|column| {
                let mut patterns = column.heading.both().into_iter();
                let marks = patterns.find_map(|pattern| marks_of(pattern, text))?;
                Some(Heading::Repeated(column, marks))
            })
        };
        let Some(columns) = self.headings(on, &must, &known, name) else {
            return;
        };
        let mut parents = Parents::default();
        for row in below(on.sheet, columns.row) {
            if is_headings(row, &must) || is_remark(row, on.sheet) || is_total(row) {
                continue;
            }
            self.record(on, records, &columns, row, &mut parents);
        }
        if let EmptyItems::Rows { blank } = records.empty {
            self.fill_rows(records, blank);
        }
    }

    fn record(
        &mut self,
        on: &On<'a>,
        records: &'static Records,
        columns: &Columns<'static>,
        row: &Row,
        parents: &mut Parents,
    ) {
        if !says_anything(records, columns, row) {
            return;
        }
        let Some(home) = self.home(on, records, columns, row) else {
            return;
        };
        let Some(address) = self.address(on, records, columns, row) else {
            return;
        };
        let Some(path) = self.path(on, home, row, &address, parents) else {
            return;
        };
        let first_column = row.cells.first().map_or(1, |(column, _)| *column);
        if self.is_repeated(on, row, first_column, &path) {
            return;
        }
        self.open_item(records, &path, on.position(row.first));
        let id = address.iter().find(|(name, _, _)| *name == "id");
        if let (Some(kind), Some((_, id, _)), true) = (home.kind, id, is_of_works(home)) {
            parents.note(kind, id);
            self.works.entry(id.clone()).or_insert_with(|| path.clone());
        }
        self.fill_item(on, columns, home, row, &path);
    }

    /// Puts the cells of a row into its item.
    fn fill_item(
        &mut self,
        on: &On<'a>,
        columns: &Columns<'static>,
        home: &Home,
        row: &Row,
        path: &[Step],
    ) {
        for (column, heading) in &columns.headings {
            let Some((cell, offset)) = row.at(*column) else {
                continue;
            };
            let field = match heading {
                Heading::Column(known) => (field_steps(known, home), known.holds),
                Heading::Repeated(known, marks) => {
                    let steps = part_steps(known.path, "", marks);
                    (steps.map_or(Field::Nowhere, Field::At), known.holds)
                }
                _ => (Field::Nowhere, Holds::Text),
            };
            let (steps, holds) = match field {
                (Field::At(steps), holds) => (steps, holds),
                (Field::Nowhere, _) => continue,
                (Field::NotOfThisKind(heading), _) => {
                    let key = heading.to_owned();
                    let kind = ProblemKind::UnknownKey { key, nearest: None };
                    self.report(*on, row.number, *column, kind);
                    continue;
                }
            };
            let full: Vec<Step> = path.iter().cloned().chain(steps).collect();
            if full.last() == Some(&Step::Key("none".to_owned())) {
                self.clear_value(on, row.number, *column, path);
            }
            let at = on.position(offset);
            self.put(on, row.number, *column, &full, holds, cell, at);
        }
    }

    /// What the address columns of a row say, and where; nothing where one of them is empty.
    fn address(
        &mut self,
        on: &On<'a>,
        records: &Records,
        columns: &Columns<'static>,
        row: &Row,
    ) -> Option<Vec<(&'static str, String, u32)>> {
        let mut address = Vec::new();
        let mut is_complete = true;
        for column in records.columns {
            let Goes::Address(name) = column.goes else {
                continue;
            };
            let is_it =
                |known: &Column| matches!(known.goes, Goes::Address(known) if known == name);
            match columns.cell(on.sheet, row, is_it) {
                Some((at, Some(cell))) => address.push((name, cell.text().trim().to_owned(), at)),
                _ if name == "parent" => {}
                Some((at, None)) => {
                    is_complete = false;
                    let heading = column.heading.indonesian;
                    self.report(*on, row.number, at, ProblemKind::MissingCell { heading });
                }
                None => is_complete = false,
            }
        }
        is_complete.then_some(address)
    }

    /// Which of several homes a row has.
    fn home(
        &mut self,
        on: &On<'a>,
        records: &'static Records,
        columns: &Columns<'static>,
        row: &Row,
    ) -> Option<&'static Home> {
        let is_kind = |column: &Column| matches!(column.goes, Goes::Kind);
        let Some(heading) = records.columns.iter().find(|column| is_kind(column)) else {
            return records.homes.first();
        };
        let (column, cell) = columns.cell(on.sheet, row, is_kind)?;
        let Some(cell) = cell else {
            let heading = heading.heading.indonesian;
            self.report(
                *on,
                row.number,
                column,
                ProblemKind::MissingCell { heading },
            );
            return None;
        };
        match heading.holds.node(cell, on.position(row.first)) {
            Ok(NodeValue::Text(kind)) => records
                .homes
                .iter()
                .find(|home| home.kind == Some(kind.as_str())),
            Ok(_) => None,
            Err(kind) => {
                self.report(*on, row.number, column, kind);
                None
            }
        }
    }

    /// The path of a row's item.
    fn path(
        &mut self,
        on: &On<'_>,
        home: &Home,
        row: &Row,
        address: &[(&'static str, String, u32)],
        parents: &Parents,
    ) -> Option<Vec<Step>> {
        let find = |name: &str| address.iter().find(|(known, _, _)| *known == name);
        let mut path: Vec<Step> = Vec::new();
        for segment in home.path {
            match segment {
                Segment::Key(key) => path.push(Step::Key((*key).to_owned())),
                Segment::Column(name) => path.push(Step::Key(find(name)?.1.clone())),
                Segment::Number(name) => {
                    let (_, text, column) = find(name)?;
                    let Some(number) = text
                        .parse::<usize>()
                        .ok()
                        .filter(|number| *number > 0 && *number <= 1_000_000)
                    else {
                        let kind = ProblemKind::NotANumber { text: text.clone() };
                        self.report(*on, row.number, *column, kind);
                        return None;
                    };
                    path.push(Step::Item(number.saturating_sub(1)));
                }
                Segment::Next => path.push(Step::Item(self.build.length(&path))),
                Segment::Work(name) | Segment::Parent(name) => {
                    let is_parent = matches!(segment, Segment::Parent(_));
                    let named = if is_parent {
                        find("parent")
                    } else {
                        find(name)
                    };
                    let above = || parents.nearest(name).map(str::to_owned);
                    let id = match named {
                        Some((_, id, _)) => Some(id.clone()),
                        None => above(),
                    };
                    let column = named.map_or(1, |(_, _, column)| *column);
                    let found = id.as_ref().and_then(|id| self.works.get(id));
                    let Some(found) = found else {
                        let kind = self.unknown_work(id.unwrap_or_default(), name, is_parent);
                        self.report(*on, row.number, column, kind);
                        return None;
                    };
                    path.clone_from(found);
                }
            }
        }
        Some(path)
    }

    fn unknown_work(&self, id: String, name: &'static str, is_parent: bool) -> ProblemKind {
        let nearest = nearest(&id, self.works.keys().map(String::as_str));
        let expected = if is_parent {
            vec![name]
        } else {
            vec!["program", "activity", "sub_activity"]
        };
        ProblemKind::UnknownId {
            id,
            expected,
            nearest,
        }
    }

    /// Makes the item of a row.
    fn open_item(&mut self, records: &Records, path: &[Step], at: Position) {
        if let EmptyItems::Rows { .. } = records.empty {
            self.build.set(path, Build::List(at, Vec::new()));
            return;
        }
        if records.empty == EmptyItems::Skipped
            && let Some(Build::Leaf(_)) = self.build.get(path)
        {
            // A value that is told more about.
            if let Some(value) = self.build.take(path) {
                let mut table = Build::table(value.position());
                let _ = table.insert(&[Step::Key("value".to_owned())], value);
                self.build.set(path, table);
            }
            return;
        }
        // A table that other sheets fill too may be there already, but a row stands for it once.
        let is_known = self
            .build
            .get(path)
            .is_some_and(|there| !matches!(there, Build::Table(_)));
        if !is_known {
            let _ = self.build.insert(path, Build::table(at));
        }
    }

    /// Whether a row says anew what one before it said.
    fn is_repeated(&mut self, on: &On<'_>, row: &Row, column: u32, path: &[Step]) -> bool {
        let at = on.position(row.first);
        let address = format!("{} {path:?}", on.number);
        let Some(first) = self.opened.insert(address, at) else {
            return false;
        };
        let key = match path.last() {
            Some(Step::Key(key)) => key.clone(),
            _ => String::new(),
        };
        let first = self.place_of(first);
        self.report(
            *on,
            row.number,
            column,
            ProblemKind::DuplicateKey { key, first },
        );
        true
    }

    /// Takes away a value that says that there is none, where the reason is told.
    fn clear_value(&mut self, on: &On<'_>, row: u32, column: u32, path: &[Step]) {
        let mut at_value = path.to_vec();
        at_value.push(Step::Key("value".to_owned()));
        let Some(Build::Leaf(node)) = self.build.get(&at_value) else {
            return;
        };
        let is_missing = match &node.value {
            NodeValue::Text(text) => matches!(number::parse(text), Ok(Reading::Missing(_))),
            _ => false,
        };
        if is_missing {
            self.build.take(&at_value);
        } else {
            self.report(*on, row, column, ProblemKind::ValueAndReason);
        }
    }

    /// Makes all rows of a table equally long.
    fn fill_rows(&mut self, records: &Records, blank: &str) {
        let mut lists: Vec<Vec<Step>> = Vec::new();
        for home in records.homes {
            row_lists(&self.build, home.path, &mut Vec::new(), &mut lists);
        }
        for list in lists {
            let width = |build: &Build| match build {
                Build::List(_, cells) => cells.len(),
                _ => 0,
            };
            let widest = match self.build.get(&list) {
                Some(Build::List(_, rows)) => rows.iter().flatten().map(width).max(),
                _ => None,
            };
            self.build
                .fill_rows(&list, widest.unwrap_or_default(), blank);
        }
    }

    fn matrix(&mut self, on: &On<'a>, matrix: &'static Matrix) {
        let must = [matrix.heading];
        let mut known = vec![matrix.heading];
        known.extend(matrix.columns.iter().map(|column| column.heading));
        let name = |text: &str| {
            if matrix.heading.both().map(folded).contains(&folded(text)) {
                return Some(Heading::Id);
            }
            matrix.columns.iter().find_map(|column| {
                let mut patterns = column.heading.both().into_iter();
                let marks = patterns.find_map(|pattern| {
                    let marks = marks_of(pattern, text)?;
                    let is_sure = pattern != "{}" || is_period(marks.first()?);
                    is_sure.then_some(marks)
                })?;
                Some(Heading::Matrix(column, marks))
            })
        };
        let Some(columns) = self.headings(on, &must, &known, name) else {
            return;
        };
        let id_column = columns
            .headings
            .iter()
            .find_map(|(column, heading)| match heading {
                Heading::Id => Some(*column),
                _ => None,
            });
        let Some(id_column) = id_column else {
            return;
        };
        // Column by column, so that each table has its ids in the order of the rows.
        for (column, heading) in &columns.headings {
            let Heading::Matrix(known, marks) = heading else {
                continue;
            };
            for row in below(on.sheet, columns.row) {
                if is_headings(row, &must) || is_remark(row, on.sheet) || is_total(row) {
                    continue;
                }
                let Some((cell, offset)) = row.at(*column) else {
                    continue;
                };
                let Some(id) = row.cell(id_column) else {
                    let heading = matrix.heading.indonesian;
                    self.report(
                        *on,
                        row.number,
                        id_column,
                        ProblemKind::MissingCell { heading },
                    );
                    continue;
                };
                if let Some(path) = part_steps(known.path, id.text().trim(), marks) {
                    let at = on.position(offset);
                    self.put(on, row.number, *column, &path, Holds::Figure, cell, at);
                }
            }
        }
    }

    fn grids(&mut self, on: &On<'a>) {
        let [series, part] = GRID_COLUMNS;
        let name = |text: &str| {
            if series.both().map(folded).contains(&folded(text)) {
                Some(Heading::Id)
            } else if part.both().map(folded).contains(&folded(text)) {
                Some(Heading::Part)
            } else {
                is_period(text.trim()).then(|| Heading::Period(text.trim().to_owned()))
            }
        };
        let Some(columns) = self.headings(on, &GRID_COLUMNS, &GRID_COLUMNS, name) else {
            return;
        };
        let column_of = |wanted: fn(&Heading<'_>) -> bool| {
            let mut headings = columns.headings.iter();
            headings
                .find(|(_, heading)| wanted(heading))
                .map(|(column, _)| *column)
        };
        let (Some(id_column), Some(part_column)) = (
            column_of(|heading| matches!(heading, Heading::Id)),
            column_of(|heading| matches!(heading, Heading::Part)),
        ) else {
            return;
        };
        let mut grids: Vec<(String, Vec<&Row>)> = Vec::new();
        for row in below(on.sheet, columns.row) {
            if is_headings(row, &GRID_COLUMNS) || is_remark(row, on.sheet) || is_total(row) {
                continue;
            }
            let id = row
                .cell(id_column)
                .map(|cell| cell.text().trim().to_owned());
            match (id, grids.last_mut()) {
                (Some(id), _) => match grids.iter_mut().find(|(known, _)| *known == id) {
                    Some((_, rows)) => rows.push(row),
                    None => grids.push((id, vec![row])),
                },
                // The name of a series stands once, above its parts.
                (None, Some((_, rows))) => rows.push(row),
                (None, None) => {
                    let heading = series.indonesian;
                    self.report(
                        *on,
                        row.number,
                        id_column,
                        ProblemKind::MissingCell { heading },
                    );
                }
            }
        }
        for (id, rows) in grids {
            self.grid(on, &columns, &id, &rows, part_column);
        }
    }

    fn grid(&mut self, on: &On<'a>, columns: &Columns<'_>, id: &str, rows: &[&Row], part: u32) {
        let used: Vec<(u32, &str)> = columns
            .headings
            .iter()
            .filter_map(|(column, heading)| match heading {
                Heading::Period(period) => Some((*column, period.as_str())),
                _ => None,
            })
            .filter(|(column, _)| rows.iter().any(|row| row.cell(*column).is_some()))
            .collect();
        let Some(first) = rows.first() else {
            return;
        };
        let at = on.position(first.first);
        let text = |text: &str, at| {
            Build::Leaf(Node {
                value: NodeValue::Text(text.to_owned()),
                at,
            })
        };
        let key = |key: &str| Step::Key(key.to_owned());
        let path = [key("grid"), Step::Key(id.to_owned())];
        let under = |name: &str| [path.as_slice(), &[key(name)]].concat();
        let years = used.iter().map(|(_, period)| Some(text(period, at)));
        self.build
            .set(&under("years"), Build::List(at, years.collect()));
        for (number, row) in rows.iter().enumerate() {
            let mut cells = Vec::new();
            let label_at = row.at(part).map_or(at, |(_, offset)| on.position(offset));
            let label = row.cell(part).map(Cell::text).unwrap_or_default();
            cells.push(Some(text(&label, label_at)));
            for (column, _) in &used {
                let value = match row.at(*column) {
                    None => Ok(text("-", at)),
                    Some((cell, offset)) => {
                        let at = on.position(offset);
                        let node = Holds::Figure.node(cell, at);
                        node.map(|value| Build::Leaf(Node { value, at }))
                    }
                };
                match value {
                    Ok(value) => cells.push(Some(value)),
                    Err(kind) => self.report(*on, row.number, *column, kind),
                }
            }
            let row_at = on.position(row.first);
            let steps = [under("rows").as_slice(), &[Step::Item(number)]].concat();
            self.build.set(&steps, Build::List(row_at, cells));
        }
    }

    fn others(&mut self, on: &On<'a>) {
        let [path_words, value_words] = OTHERS_COLUMNS;
        let name = |text: &str| {
            if path_words.both().map(folded).contains(&folded(text)) {
                Some(Heading::Id)
            } else {
                let is_value = value_words.both().map(folded).contains(&folded(text));
                is_value.then_some(Heading::Value)
            }
        };
        let Some(columns) = self.headings(on, &OTHERS_COLUMNS, &OTHERS_COLUMNS, name) else {
            return;
        };
        let column_of = |wanted: fn(&Heading<'_>) -> bool| {
            let mut headings = columns.headings.iter();
            headings
                .find(|(_, heading)| wanted(heading))
                .map(|(column, _)| *column)
        };
        let (Some(path_column), Some(value_column)) = (
            column_of(|heading| matches!(heading, Heading::Id)),
            column_of(|heading| matches!(heading, Heading::Value)),
        ) else {
            return;
        };
        let mut rows: Vec<(String, String, Position, u32)> = Vec::new();
        for row in below(on.sheet, columns.row) {
            let (Some(path), Some((value, offset))) = (row.cell(path_column), row.at(value_column))
            else {
                continue;
            };
            let (path, value) = (path.text().trim().to_owned(), value.text());
            match rows.last_mut() {
                // A text that is longer than a cell goes on in the next row.
                Some((before, text, _, _)) if *before == path => text.push_str(&value),
                _ => rows.push((path, value, on.position(offset), row.number)),
            }
        }
        for (path, value, at, row) in rows {
            if let Err(kind) = others::apply(&mut self.build, &path, &value, at) {
                self.report(*on, row, value_column, kind);
            }
        }
    }
}

/// The programs and activities that rows below them belong to.
#[derive(Default)]
struct Parents {
    program: Option<String>,
    activity: Option<String>,
}

impl Parents {
    fn note(&mut self, kind: &str, id: &str) {
        match kind {
            "program" => {
                self.program = Some(id.to_owned());
                self.activity = None;
            }
            "activity" => self.activity = Some(id.to_owned()),
            _ => {}
        }
    }

    fn nearest(&self, kind: &str) -> Option<&str> {
        match kind {
            "program" => self.program.as_deref(),
            _ => self.activity.as_deref(),
        }
    }
}

/// Where a cell of a column goes.
enum Field {
    At(Vec<Step>),
    Nowhere,
    /// Rows of this kind have nothing under this heading.
    NotOfThisKind(&'static str),
}

/// Whether a row says anything besides what only helps people; one that waits to be filled in
/// says nothing.
fn says_anything(records: &Records, columns: &Columns<'_>, row: &Row) -> bool {
    let waits = records.empty == EmptyItems::Skipped;
    columns.headings.iter().any(|(column, heading)| {
        let counts = match heading {
            Heading::Column(column) => match column.goes {
                Goes::Info(_) => false,
                Goes::Address(_) | Goes::Kind => !waits,
                _ => true,
            },
            _ => true,
        };
        counts && row.cell(*column).is_some()
    })
}

/// Whether a home is that of programs, activities or sub-activities.
fn is_of_works(home: &Home) -> bool {
    home.path
        .iter()
        .any(|segment| matches!(segment, Segment::Parent(_)) || *segment == Segment::Key("program"))
}

fn field_steps(column: &Column, home: &Home) -> Field {
    match column.goes {
        Goes::Field(path) => Field::At(
            path.iter()
                .map(|key| Step::Key((*key).to_owned()))
                .collect(),
        ),
        Goes::ByKind(fields) => {
            let found = fields.iter().find(|(kind, _)| Some(*kind) == home.kind);
            found.map_or(
                Field::NotOfThisKind(column.heading.indonesian),
                |(_, key)| Field::At(vec![Step::Key((*key).to_owned())]),
            )
        }
        Goes::Item(at) => Field::At(vec![Step::Item(at)]),
        Goes::Kind | Goes::Address(_) | Goes::Info(_) => Field::Nowhere,
    }
}

fn part_steps(path: &[Part], row: &str, marks: &[String]) -> Option<Vec<Step>> {
    let number = || {
        let number = marks.last()?.parse::<usize>().ok()?;
        (number > 0 && number <= 10_000).then_some(number)
    };
    let step = |part: &Part| {
        Some(match part {
            Part::Key(key) => Step::Key((*key).to_owned()),
            Part::Row => Step::Key(row.to_owned()),
            Part::Period => Step::Key(marks.first()?.clone()),
            Part::Number => Step::Item(number()?.saturating_sub(1)),
            Part::NumberAfterLabel => Step::Item(number()?),
        })
    };
    path.iter().map(step).collect()
}

/// The lists of rows at the end of a path.
fn row_lists(build: &Build, path: &[Segment], before: &mut Vec<Step>, found: &mut Vec<Vec<Step>>) {
    let Some((segment, rest)) = path.split_first() else {
        return;
    };
    match segment {
        Segment::Next => found.push(before.clone()),
        Segment::Key(key) => {
            before.push(Step::Key((*key).to_owned()));
            if build.get(before).is_some() {
                row_lists(build, rest, before, found);
            }
            before.pop();
        }
        Segment::Number(_) => {
            for at in 0..build.length(before) {
                before.push(Step::Item(at));
                row_lists(build, rest, before, found);
                before.pop();
            }
        }
        _ => {
            let keys: Vec<String> = match build.get(before) {
                Some(inside) => inside
                    .keys()
                    .iter()
                    .map(|(key, _)| (*key).to_owned())
                    .collect(),
                None => Vec::new(),
            };
            for key in keys {
                before.push(Step::Key(key));
                row_lists(build, rest, before, found);
                before.pop();
            }
        }
    }
}

fn below(sheet: &Sheet, row: u32) -> impl Iterator<Item = &Row> {
    sheet
        .rows
        .iter()
        .filter(move |below| below.number > row && !below.cells.is_empty())
}

/// The columns of labels and values of a form: as its headings say, else the first two.
fn form_columns(sheet: &Sheet) -> [u32; 2] {
    let [label, value, _] = FORM_COLUMNS.map(|words| words.both().map(folded));
    let find = |row: &Row, names: &[String; 2]| {
        let mut cells = row.cells.iter();
        cells
            .find(|(_, cell)| names.contains(&folded(&cell.text())))
            .map(|(column, _)| *column)
    };
    let mut rows = sheet.rows.iter().take(ROWS_BEFORE_HEADINGS);
    rows.find_map(|row| Some([find(row, &label)?, find(row, &value)?]))
        .unwrap_or([1, 2])
}

/// A cell, or the first one of those that it is merged with from above.
fn cell_at<'s>(sheet: &'s Sheet, row: &'s Row, column: u32) -> Option<&'s Cell> {
    row.cell(column).or_else(|| {
        let merged = sheet.merged.iter().find(|merged| {
            (merged.first_row..=merged.last_row).contains(&row.number)
                && (merged.first_column..=merged.last_column).contains(&column)
        })?;
        let at = sheet
            .rows
            .binary_search_by_key(&merged.first_row, |row| row.number)
            .ok()?;
        sheet.rows.get(at)?.cell(merged.first_column)
    })
}

/// Whether a row repeats the headings, as on a new page.
fn is_headings(row: &Row, must: &[Wording]) -> bool {
    must.iter().all(|words| {
        let names = words.both().map(folded);
        row.cells
            .iter()
            .any(|(_, cell)| names.contains(&folded(&cell.text())))
    })
}

/// Whether a row is a remark: one cell that says so, or that lies across several columns.
fn is_remark(row: &Row, sheet: &Sheet) -> bool {
    const BEGINNINGS: [&str; 8] = [
        "catatan",
        "keterangan",
        "sumber",
        "ket.",
        "ket:",
        "note",
        "source",
        "*",
    ];
    let [(column, cell)] = row.cells.as_slice() else {
        return false;
    };
    let text = cell.text().trim().to_lowercase();
    let lies_across = sheet.merged.iter().any(|merged| {
        merged.first_row == row.number
            && merged.first_column == *column
            && merged.last_column > merged.first_column
    });
    lies_across
        || BEGINNINGS
            .iter()
            .any(|beginning| text.starts_with(beginning))
}

/// Whether a row adds up those above it.
fn is_total(row: &Row) -> bool {
    let first = row.cells.first().map(|(_, cell)| folded(&cell.text()));
    matches!(first.as_deref(), Some("jumlah" | "total"))
}

fn is_period(text: &str) -> bool {
    text.parse::<Period>().is_ok()
}

/// What stands for the `{}` of a pattern in a text; nothing where the text is another.
fn marks_of(pattern: &str, text: &str) -> Option<Vec<String>> {
    let mut rest = text.split_whitespace();
    let mut marks = Vec::new();
    for word in pattern.split_whitespace() {
        let found = rest.next()?;
        if word == "{}" {
            marks.push(found.trim_end_matches(['*', ':']).to_owned());
        } else if words::folded(word) != words::folded(found) {
            return None;
        }
    }
    rest.next().is_none().then_some(marks)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_are_known_by_their_words() {
        assert_eq!(
            marks_of("PK {} Perubahan {}", "pk 2019  perubahan 1"),
            Some(vec!["2019".to_owned(), "1".to_owned()])
        );
        assert_eq!(marks_of("PK {}", "PK 2019 Perubahan 1"), None);
        assert_eq!(marks_of("{}", "2019"), Some(vec!["2019".to_owned()]));
        assert_eq!(marks_of("Nama", "NAMA *"), None);
        assert_eq!(marks_of("Nama", "nama*"), Some(Vec::new()));
    }
}
