//! Fills sheets from the tree of a framework.

use std::collections::{BTreeMap, HashMap};

use serde_json::{Map, Value};

use super::holds::{Holds, text_cell};
use super::layout::{
    Body, Column, EmptyItems, FORM_COLUMNS, GRID_COLUMNS, Goes, Ids, Info, Line, Matrix,
    MatrixColumn, Part, Presence, Ready, Records, Repeated, SHEETS, Segment, SheetLayout,
};
use super::sheet::{Cell, Sheet};
use crate::framework::Framework;
use crate::value::{Locale, Year, register::UnseededHasher};

/// What is known about ids, for people who read the sheets.
#[derive(Debug, Default)]
struct Known<'a> {
    name: Option<&'a str>,
    unit: Option<&'a str>,
}

/// A program, activity or sub-activity.
pub(super) struct Work<'a> {
    pub(super) kind: &'static str,
    pub(super) id: &'a str,
    parent: Option<&'a str>,
    pub(super) value: &'a Value,
}

/// An item with what its address columns say.
struct Item<'a> {
    kind: Option<&'static str>,
    address: Vec<(&'static str, String)>,
    value: &'a Value,
}

/// Fills the sheets of a framework.
pub(super) struct Fill<'a> {
    tree: &'a Map<String, Value>,
    framework: &'a Framework,
    locale: Locale,
    known: HashMap<&'a str, Known<'a>, UnseededHasher>,
}

impl<'a> Fill<'a> {
    pub(super) fn new(
        framework: &'a Framework,
        tree: &'a Map<String, Value>,
        locale: Locale,
    ) -> Self {
        Self {
            tree,
            framework,
            locale,
            known: known(tree),
        }
    }

    /// All sheets that are to be written, with their layouts.
    pub(super) fn sheets(&self) -> Vec<(&'static SheetLayout, Sheet)> {
        let filled = SHEETS.iter().map(|layout| (layout, self.sheet(layout)));
        let is_wanted = |(layout, sheet): &(&'static SheetLayout, Sheet)| {
            layout.presence == Presence::Always || sheet.rows.len() > 1
        };
        filled.filter(is_wanted).collect()
    }

    fn sheet(&self, layout: &'static SheetLayout) -> Sheet {
        let mut sheet = Sheet::new(layout.name.of(self.locale));
        match &layout.body {
            Body::Form(lines) => self.form(&mut sheet, lines),
            Body::Records(records) => self.records(&mut sheet, records),
            Body::Matrix(matrix) => self.matrix(&mut sheet, matrix),
            Body::Grid => self.grids(&mut sheet),
        }
        sheet
    }

    fn say(&self, words: super::words::Wording) -> Option<Cell> {
        text_cell(words.of(self.locale))
    }

    fn form(&self, sheet: &mut Sheet, lines: &[Line]) {
        sheet.push(FORM_COLUMNS.map(|words| self.say(words)));
        for line in lines {
            match line.path.split_last() {
                Some((&"*", before)) => {
                    let inside = before.iter().try_fold(None, |inside: Option<&Value>, key| {
                        Some(Some(match inside {
                            None => self.tree.get(*key)?,
                            Some(inside) => inside.get(key)?,
                        }))
                    });
                    let entries = inside.flatten().and_then(Value::as_object);
                    for (key, value) in entries.into_iter().flatten() {
                        let label = line.label.of(self.locale).replace("{}", key);
                        let cell = line.holds.cell(value, self.locale);
                        sheet.push([text_cell(&label), cell, self.say(line.note)]);
                    }
                }
                _ => {
                    let cell = at(self.tree, line.path)
                        .and_then(|value| line.holds.cell(value, self.locale));
                    sheet.push([self.say(line.label), cell, self.say(line.note)]);
                }
            }
        }
    }

    fn records(&self, sheet: &mut Sheet, records: &Records) {
        let items = self.items(records);
        let repeated: Vec<(&Repeated, Vec<String>)> = self.expanded(records, &items);
        let fixed = records
            .columns
            .iter()
            .map(|column| self.say(column.heading));
        let more = repeated
            .iter()
            .map(|(column, marks)| text_cell(&heading(column.heading.of(self.locale), marks)));
        sheet.push(fixed.chain(more));
        for item in items.iter().filter(|item| self.has_address(item, records)) {
            let fixed = records
                .columns
                .iter()
                .map(|column| self.field(item, column));
            let more = repeated
                .iter()
                .map(|(column, marks)| self.repeated(item, column, marks));
            sheet.push(fixed.chain(more));
        }
    }

    /// Whether cells can say where an item belongs.
    fn has_address(&self, item: &Item<'_>, records: &Records) -> bool {
        let is_said = |column: &Column| match column.goes {
            Goes::Address(name) => name == "parent" || self.field(item, column).is_some(),
            _ => true,
        };
        records.columns.iter().all(is_said)
    }

    fn field(&self, item: &Item<'_>, column: &Column) -> Option<Cell> {
        let of_address = |name: &str| {
            let mut pairs = item.address.iter();
            pairs
                .find(|(known, _)| *known == name)
                .map(|(_, text)| text)
        };
        let value = match column.goes {
            Goes::Kind => &Value::String(item.kind?.to_owned()),
            Goes::Address(name) => &Value::String(of_address(name)?.clone()),
            Goes::Field(path) => path
                .iter()
                .try_fold(item.value, |inside, key| inside.get(key))?,
            Goes::ByKind(fields) => {
                let (_, key) = fields.iter().find(|(kind, _)| Some(*kind) == item.kind)?;
                item.value.get(key)?
            }
            Goes::Item(at) => item.value.get(at)?,
            Goes::Info(info) => {
                let (Info::NameOf(name) | Info::UnitOf(name)) = info;
                let id = of_address(name)?;
                return self.info(info, id.split('.').next().unwrap_or(id));
            }
        };
        column.holds.cell(value, self.locale)
    }

    fn info(&self, info: Info, id: &str) -> Option<Cell> {
        let known = self.known.get(id)?;
        text_cell(match info {
            Info::NameOf(_) => known.name?,
            Info::UnitOf(_) => known.unit?,
        })
    }

    fn repeated(&self, item: &Item<'_>, column: &Repeated, marks: &[String]) -> Option<Cell> {
        let value = column.path.iter().try_fold(item.value, |inside, part| {
            let number = || marks.last()?.parse::<usize>().ok();
            match part {
                Part::Key(key) => inside.get(key),
                Part::Row => None,
                Part::Period => inside.get(marks.first()?),
                Part::Number => inside.get(number()?.checked_sub(1)?),
                Part::NumberAfterLabel => inside.get(number()?),
            }
        })?;
        column.holds.cell(value, self.locale)
    }

    /// The repeated columns that items need, those of one number beside each other.
    fn expanded<'r>(
        &self,
        records: &'r Records,
        items: &[Item<'_>],
    ) -> Vec<(&'r Repeated, Vec<String>)> {
        let mut columns = Vec::new();
        for column in records.repeated {
            let mut marks: Vec<String> = (1..=column.at_least).map(|at| at.to_string()).collect();
            let mut known = Order::default();
            for item in items {
                let mut found = Vec::new();
                found_marks(item.value, column.path, &mut found);
                known.add(&found);
            }
            let has_periods = column.path.contains(&Part::Period);
            if has_periods {
                let ready = self.ready(Ready::Years);
                known.add(&ready);
                marks = known.ids;
            } else {
                let most = known
                    .ids
                    .iter()
                    .filter_map(|mark| mark.parse::<usize>().ok())
                    .max();
                let most = most.unwrap_or_default();
                marks.extend((marks.len().saturating_add(1)..=most).map(|at| at.to_string()));
            }
            columns.extend(marks.into_iter().map(|mark| (column, vec![mark])));
        }
        if records.repeated.iter().all(|column| column.at_least > 0) {
            columns.sort_by_key(|(_, marks)| {
                marks.first().and_then(|mark| mark.parse::<usize>().ok())
            });
        }
        columns
    }

    fn items(&self, records: &Records) -> Vec<Item<'a>> {
        let names_parents = |segment: &Segment| matches!(segment, Segment::Parent(_));
        let is_tree = records
            .homes
            .iter()
            .any(|home| home.path.iter().any(names_parents));
        if is_tree {
            return self.work_items();
        }
        let mut items = Vec::new();
        for home in records.homes {
            let mut found = Vec::new();
            self.walk(None, home.path, &[], &mut found);
            let item = |(address, value)| Item {
                kind: home.kind,
                address,
                value,
            };
            items.extend(found.into_iter().map(item));
        }
        items.retain(|item| match records.empty {
            EmptyItems::Rows { .. } => item.value.is_array(),
            EmptyItems::Kept | EmptyItems::Skipped => item.value.is_object(),
        });
        items
    }

    fn work_items(&self) -> Vec<Item<'a>> {
        let item = |work: Work<'a>| {
            let parent = work.parent.map(|parent| ("parent", parent.to_owned()));
            Item {
                kind: Some(work.kind),
                address: std::iter::once(("id", work.id.to_owned()))
                    .chain(parent)
                    .collect(),
                value: work.value,
            }
        };
        works(self.tree).into_iter().map(item).collect()
    }

    /// Everything at the end of a path, with what stands for its columns.
    fn walk(
        &self,
        inside: Option<&'a Value>,
        path: &[Segment],
        address: &[(&'static str, String)],
        found: &mut Vec<(Vec<(&'static str, String)>, &'a Value)>,
    ) {
        let Some((segment, rest)) = path.split_first() else {
            found.extend(inside.map(|value| (address.to_vec(), value)));
            return;
        };
        let with = |name: &'static str, text: &str| {
            let mut address = address.to_vec();
            address.push((name, text.to_owned()));
            address
        };
        match segment {
            Segment::Key(key) => {
                let next = match inside {
                    None => self.tree.get(*key),
                    Some(inside) => inside.get(key),
                };
                if next.is_some() {
                    self.walk(next, rest, address, found);
                }
            }
            Segment::Column(name) => {
                let entries = inside.and_then(Value::as_object);
                for (key, value) in entries.into_iter().flatten() {
                    self.walk(Some(value), rest, &with(name, key), found);
                }
            }
            Segment::Number(name) => {
                let items = inside.and_then(Value::as_array);
                for (number, value) in (1_usize..).zip(items.into_iter().flatten()) {
                    self.walk(Some(value), rest, &with(name, &number.to_string()), found);
                }
            }
            Segment::Next => {
                let items = inside.and_then(Value::as_array);
                for value in items.into_iter().flatten() {
                    self.walk(Some(value), rest, address, found);
                }
            }
            Segment::Work(name) => {
                for work in works(self.tree) {
                    self.walk(Some(work.value), rest, &with(name, work.id), found);
                }
            }
            Segment::Parent(_) => {}
        }
    }

    /// Years that stand ready to be filled in.
    fn ready(&self, ready: Ready) -> Vec<String> {
        let period = self.framework.plan.period;
        let of_plan = period.into_iter().flat_map(|years| {
            let (first, last) = (years.first().get(), years.last().get());
            first..=last.min(first.saturating_add(30))
        });
        // Up to the year after the last in which anything was promised or done.
        let framework = self.framework;
        let done = framework.latest_year().into_iter();
        let promised = framework
            .agreements
            .keys()
            .chain(framework.money.keys())
            .copied();
        let last = done.chain(promised).map(Year::get).max();
        let last = last.map_or(u16::MAX, |last| last.saturating_add(1));
        let years = framework.years();
        let known = years
            .iter()
            .map(|year| year.get())
            .filter(|year| *year <= last);
        let mut all: Vec<u16> = match ready {
            Ready::None => Vec::new(),
            Ready::YearsOfThePlan => of_plan.collect(),
            Ready::Years if years.is_empty() => of_plan.collect(),
            Ready::Years => known.collect(),
        };
        all.sort_unstable();
        all.dedup();
        all.iter().map(ToString::to_string).collect()
    }

    fn matrix(&self, sheet: &mut Sheet, matrix: &Matrix) {
        let columns = self.matrix_columns(matrix);
        let mut ids = Order::default();
        let mut longest_first: Vec<_> = columns.iter().map(|column| &column.cells).collect();
        longest_first.sort_by_key(|cells| std::cmp::Reverse(cells.len()));
        for cells in longest_first {
            let found: Vec<_> = cells.iter().map(|(id, _)| *id).collect();
            ids.add(&found);
        }
        let ready = self.ready_ids(matrix.ids);
        ids.add(&ready);
        let infos = [Info::NameOf("id"), Info::UnitOf("id")];
        let headings = [matrix.heading].map(|words| self.say(words));
        let info_headings = INFO_HEADINGS.map(|words| self.say(words));
        let periods = columns
            .iter()
            .map(|column| text_cell(&heading(column.kind.heading.of(self.locale), &column.marks)));
        sheet.push(headings.into_iter().chain(info_headings).chain(periods));
        let by_id: Vec<HashMap<&str, &Value, UnseededHasher>> = columns
            .iter()
            .map(|column| column.cells.iter().copied().collect())
            .collect();
        for id in &ids.ids {
            let first = id.split('.').next().unwrap_or(id);
            let known = infos.map(|info| self.info(info, first));
            let values = by_id.iter().map(|cells| {
                let value = cells.get(id.as_str())?;
                self.entry(value)
            });
            let named = [text_cell(id)].into_iter().chain(known);
            sheet.push(named.chain(values));
        }
    }

    /// A value of a matrix; what it rests on stands on a sheet of its own.
    fn entry(&self, value: &Value) -> Option<Cell> {
        let value = match value {
            Value::Object(fields) if fields.contains_key("none") => return text_cell("n/a"),
            Value::Object(fields) => fields.get("value")?,
            plain => plain,
        };
        Holds::Figure.cell(value, self.locale)
    }

    fn matrix_columns<'m>(&self, matrix: &'m Matrix) -> Vec<Filled<'m, 'a>> {
        let mut filled: Vec<Filled<'m, 'a>> = Vec::new();
        for kind in matrix.columns {
            let mut by_marks: BTreeMap<Vec<String>, Vec<(&'a str, &'a Value)>> = BTreeMap::new();
            let root = kind
                .path
                .split_first()
                .and_then(|(first, rest)| match first {
                    Part::Key(key) => Some((self.tree.get(*key)?, rest)),
                    _ => None,
                });
            if let Some((inside, rest)) = root {
                cells(inside, rest, None, &[], &mut by_marks);
            }
            for year in self.ready(kind.ready) {
                by_marks.entry(vec![year]).or_default();
            }
            let order = |marks: &Vec<String>| {
                (
                    marks.first().cloned(),
                    marks.get(1).and_then(|mark| mark.parse::<usize>().ok()),
                )
            };
            let mut columns: Vec<_> = by_marks.into_iter().collect();
            columns.sort_by_key(|(marks, _)| order(marks));
            filled.extend(
                columns
                    .into_iter()
                    .map(|(marks, cells)| Filled { kind, marks, cells }),
            );
        }
        // A revision stands behind what it revises.
        filled.sort_by_key(|column| {
            let kind = column.kind.path.first();
            let group = matrix
                .columns
                .iter()
                .position(|known| known.path.first() == kind);
            (
                group,
                column.marks.first().cloned(),
                column.marks.len(),
                column.marks.get(1).cloned(),
            )
        });
        filled
    }

    fn ready_ids(&self, ids: Ids) -> Vec<String> {
        let indicators = || self.framework.indicators.iter();
        match ids {
            Ids::Indicators => indicators().map(|(id, _)| id.to_string()).collect(),
            Ids::Realized => indicators()
                .filter(|(_, indicator)| indicator.formula.is_none())
                .map(|(id, _)| id.to_string())
                .collect(),
            Ids::Series => self
                .framework
                .series
                .iter()
                .filter(|(id, series)| {
                    series.formula.is_none() && !self.framework.grids.contains(*id)
                })
                .map(|(id, _)| id.to_string())
                .collect(),
        }
    }

    fn grids(&self, sheet: &mut Sheet) {
        let grids = self.tree.get("grid").and_then(Value::as_object);
        let grids: Vec<_> = grids.into_iter().flatten().collect();
        let years_of = |grid: &'a Value| {
            let years = grid.get("years").and_then(Value::as_array);
            let years = years.into_iter().flatten().map(year_text);
            years.collect::<Vec<String>>()
        };
        let mut periods = Order::default();
        for (_, grid) in &grids {
            periods.add(&years_of(grid));
        }
        let ready = self.ready(Ready::Years);
        periods.add(&ready);
        let headings = GRID_COLUMNS.map(|words| self.say(words));
        sheet.push(
            headings
                .into_iter()
                .chain(periods.ids.iter().map(|period| text_cell(period))),
        );
        for (id, grid) in grids {
            let years = years_of(grid);
            let rows = grid.get("rows").and_then(Value::as_array);
            for row in rows.into_iter().flatten() {
                let values = periods.ids.iter().map(|period| {
                    let at = years.iter().position(|year| year == period)?;
                    Holds::Figure.cell(row.get(at.checked_add(1)?)?, self.locale)
                });
                let label = row
                    .get(0)
                    .and_then(|label| Holds::Text.cell(label, self.locale));
                sheet.push([text_cell(id), label].into_iter().chain(values));
            }
        }
    }
}

/// What stands beside the ids of a matrix for people to read.
pub(super) const INFO_HEADINGS: [super::words::Wording; 2] = [
    super::words::say("(Nama)", "(Name)"),
    super::words::say("(Satuan)", "(Unit)"),
];

/// A column of a matrix with its cells.
struct Filled<'m, 'a> {
    kind: &'m MatrixColumn,
    marks: Vec<String>,
    cells: Vec<(&'a str, &'a Value)>,
}

/// The cells of a kind of columns, by what stands for its `{}`.
fn cells<'a>(
    inside: &'a Value,
    path: &[Part],
    row: Option<&'a str>,
    marks: &[String],
    found: &mut BTreeMap<Vec<String>, Vec<(&'a str, &'a Value)>>,
) {
    let Some((part, rest)) = path.split_first() else {
        if let Some(row) = row {
            found.entry(marks.to_vec()).or_default().push((row, inside));
        }
        return;
    };
    let with = |mark: &str| {
        let mut marks = marks.to_vec();
        marks.push(mark.to_owned());
        marks
    };
    match part {
        Part::Key(key) => {
            if let Some(next) = inside.get(key) {
                cells(next, rest, row, marks, found);
            }
        }
        Part::Row => {
            for (key, value) in inside.as_object().into_iter().flatten() {
                cells(value, rest, Some(key), marks, found);
            }
        }
        Part::Period => {
            for (key, value) in inside.as_object().into_iter().flatten() {
                cells(value, rest, row, &with(key), found);
            }
        }
        Part::Number | Part::NumberAfterLabel => {
            for (number, value) in (1_usize..).zip(inside.as_array().into_iter().flatten()) {
                cells(value, rest, row, &with(&number.to_string()), found);
            }
        }
    }
}

/// What stands for the `{}` of a repeated column in an item.
fn found_marks(inside: &Value, path: &[Part], found: &mut Vec<String>) {
    let Some((part, rest)) = path.split_first() else {
        return;
    };
    match part {
        Part::Key(key) => {
            if let Some(next) = inside.get(key) {
                found_marks(next, rest, found);
            }
        }
        Part::Period => {
            found.extend(
                inside
                    .as_object()
                    .into_iter()
                    .flatten()
                    .map(|(key, _)| key.clone()),
            );
        }
        Part::Number | Part::NumberAfterLabel => {
            let length = inside.as_array().map_or(0, Vec::len);
            let last = match part {
                Part::NumberAfterLabel => length.saturating_sub(1),
                _ => length,
            };
            found.push(last.to_string());
        }
        Part::Row => {}
    }
}

/// Keys of several tables in one order that is that of each, as far as there is one.
#[derive(Debug, Default)]
struct Order {
    ids: Vec<String>,
}

impl Order {
    /// Puts keys that are new behind those that they follow.
    fn add<K: AsRef<str>>(&mut self, keys: &[K]) {
        let mut places: HashMap<String, usize, UnseededHasher> = self
            .ids
            .iter()
            .enumerate()
            .map(|(place, id)| (id.clone(), place))
            .collect();
        let mut behind: Vec<(usize, String)> = Vec::new();
        let mut last = self.ids.len();
        for (at, key) in keys.iter().map(AsRef::as_ref).enumerate() {
            match places.get(key) {
                Some(place) if *place < self.ids.len() => last = place.saturating_add(1),
                Some(_) => {}
                None => {
                    let is_first = at == 0 && !self.ids.is_empty() && keys.len() > 1;
                    let place = if is_first { 0 } else { last };
                    behind.push((place, key.to_owned()));
                    places.insert(key.to_owned(), usize::MAX);
                    if is_first {
                        last = 0;
                    }
                }
            }
        }
        // From the end, so that places stay what they were.
        behind.sort_by_key(|(place, _)| *place);
        let mut ids = Vec::with_capacity(self.ids.len().saturating_add(behind.len()));
        let mut new = behind.into_iter().peekable();
        for (place, id) in std::mem::take(&mut self.ids).into_iter().enumerate() {
            while let Some((_, key)) = new.next_if(|(before, _)| *before <= place) {
                ids.push(key);
            }
            ids.push(id);
        }
        ids.extend(new.map(|(_, key)| key));
        self.ids = ids;
    }
}

/// A heading with its periods and numbers put in.
fn heading(pattern: &str, marks: &[String]) -> String {
    marks.iter().fold(pattern.to_owned(), |text, mark| {
        text.replacen("{}", mark, 1)
    })
}

fn year_text(year: &Value) -> String {
    match year {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

fn at<'a>(tree: &'a Map<String, Value>, path: &[&str]) -> Option<&'a Value> {
    let (first, rest) = path.split_first()?;
    rest.iter()
        .try_fold(tree.get(*first)?, |inside, key| inside.get(key))
}

/// All programs with what is under them, in order.
pub(super) fn works(tree: &Map<String, Value>) -> Vec<Work<'_>> {
    const DEEPER: [(&str, &str); 2] = [("activity", "activity"), ("sub_activity", "sub_activity")];
    fn add<'a>(
        table: Option<&'a Value>,
        kind: &'static str,
        parent: Option<&'a str>,
        deeper: &[(&'static str, &'static str)],
        works: &mut Vec<Work<'a>>,
    ) {
        for (id, value) in table.and_then(Value::as_object).into_iter().flatten() {
            works.push(Work {
                kind,
                id,
                parent,
                value,
            });
            if let Some(((key, kind), rest)) = deeper.split_first() {
                add(value.get(key), kind, Some(id), rest, works);
            }
        }
    }
    let mut found = Vec::new();
    add(tree.get("program"), "program", None, &DEEPER, &mut found);
    found
}

/// Names and units of everything that a sheet may list.
fn known(tree: &Map<String, Value>) -> HashMap<&str, Known<'_>, UnseededHasher> {
    let tables = ["indicator", "series", "group"];
    let plain = tables.iter().flat_map(|table| {
        let entries = tree.get(*table).and_then(Value::as_object);
        entries
            .into_iter()
            .flatten()
            .map(|(id, value)| (id.as_str(), value))
    });
    let works = works(tree);
    let of_works = works.iter().map(|work| (work.id, work.value));
    plain
        .chain(of_works)
        .map(|(id, value)| {
            let known = Known {
                name: value.get("name").and_then(Value::as_str),
                unit: value.get("unit").and_then(Value::as_str),
            };
            (id, known)
        })
        .collect()
}
