//! Reads the fields of a table one by one, and tells everything that is wrong with them.

use std::cell::RefCell;

use rust_decimal::Decimal;

use super::node::{Entry, Node, NodeValue, Origin};
use crate::arithmetic::Places;
use crate::formula::Formula;
use crate::framework::TargetValue;
use crate::number::{self, Figure, Hint, NumberError, Reading, StandardUnit, exact};
use crate::problem::{Expected, Problem, ProblemKind};
use crate::value::{
    Date, Free, FreeValue, Id, Period, Place, Register, Sources, Year, Years, nearest::nearest,
};

/// Collects problems and places while nodes are turned into tables.
pub(super) struct Reader<'a> {
    origins: &'a [Origin<'a>],
    problems: RefCell<Vec<Problem>>,
    sources: RefCell<Sources>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(origins: &'a [Origin<'a>]) -> Self {
        Self {
            origins,
            problems: RefCell::default(),
            sources: RefCell::default(),
        }
    }

    pub(super) fn finish(self) -> (Vec<Problem>, Sources) {
        (self.problems.into_inner(), self.sources.into_inner())
    }

    pub(super) fn report(&self, node: &Node, path: &str, kind: ProblemKind) {
        let place = self.place(node, path);
        self.problems.borrow_mut().push(Problem { place, kind });
    }

    fn place(&self, node: &Node, path: &str) -> Place {
        let origin = self.origins.get(node.at.text);
        origin.map_or_else(
            || Place::at_path(path),
            |origin| origin.place(node.at.offset, path),
        )
    }

    fn place_of_key(&self, entry: &Entry, path: &str) -> Place {
        let origin = self.origins.get(entry.key_at.text);
        origin.map_or_else(
            || Place::at_path(path),
            |origin| origin.place(entry.key_at.offset, path),
        )
    }

    pub(super) fn record(&self, node: &Node, path: &str) {
        let place = self.place(node, path);
        self.sources.borrow_mut().record(place);
    }

    pub(super) fn wrong_type(&self, node: &Node, path: &str, expected: Expected) {
        if !node.value.is_absent() {
            let kind = ProblemKind::WrongType {
                found: node.value.value_type(),
                expected,
            };
            self.report(node, path, kind);
        }
    }

    /// The fields of a table; nothing where the node is none.
    pub(super) fn fields<'b>(&'b self, node: &'b Node, path: &str) -> Option<Fields<'b>> {
        self.record(node, path);
        match &node.value {
            NodeValue::Table(entries) => Some(Fields {
                reader: self,
                node,
                entries,
                path: path.to_owned(),
                known: Vec::new(),
            }),
            _ => {
                self.wrong_type(node, path, Expected::Table);
                None
            }
        }
    }

    pub(super) fn text(&self, node: &Node, path: &str) -> Option<String> {
        self.record(node, path);
        match &node.value {
            NodeValue::Text(text) => {
                self.record_inside(node, path, text);
                Some(text.clone())
            }
            _ => {
                self.wrong_type(node, path, Expected::Text);
                None
            }
        }
    }

    /// Where the characters of a text begin, if they stand in the file letter by letter.
    fn record_inside(&self, node: &Node, path: &str, text: &str) {
        let content = self.origins.get(node.at.text).map_or("", Origin::content);
        let written = content.get(node.at.offset..).unwrap_or_default();
        let inside = written.strip_prefix(['"', '\'']).unwrap_or_default();
        if inside.starts_with(text) && !text.is_empty() {
            let first = self.place(node, path).shifted(1);
            self.sources.borrow_mut().record_inside(first);
        }
    }

    /// A text; a number stands for its own digits (years, codes, staff numbers).
    pub(super) fn text_or_number(&self, node: &Node, path: &str) -> Option<String> {
        match &node.value {
            NodeValue::Whole(number) | NodeValue::Fraction(number) => {
                self.record(node, path);
                Some(number.clone())
            }
            _ => self.text(node, path),
        }
    }

    /// A formula, its faults shown where they stand inside it.
    fn read_formula(&self, node: &Node, path: &str) -> Option<Formula> {
        let text = self.text(node, path)?;
        let fault = |problem: crate::formula::FormulaProblem| {
            let place = self.sources.borrow().place_inside(path, problem.position);
            let kind = ProblemKind::Formula(problem);
            self.problems.borrow_mut().push(Problem { place, kind });
        };
        text.parse().map_err(fault).ok()
    }

    pub(super) fn parsed<T>(
        &self,
        node: &Node,
        path: &str,
        parse: impl Fn(&str) -> Result<T, ProblemKind>,
    ) -> Option<T> {
        let text = self.text(node, path)?;
        parse(&text)
            .map_err(|kind| self.report(node, path, kind))
            .ok()
    }

    pub(super) fn id(&self, node: &Node, path: &str) -> Option<Id> {
        self.parsed(node, path, |text| {
            Id::new(text).map_err(ProblemKind::InvalidId)
        })
    }

    pub(super) fn list<'b>(&self, node: &'b Node, path: &str) -> Option<&'b [Node]> {
        self.record(node, path);
        match &node.value {
            NodeValue::List(items) => Some(items),
            NodeValue::Table(_) => {
                self.wrong_type(node, path, Expected::ListOfTables);
                None
            }
            _ => {
                self.wrong_type(node, path, Expected::List);
                None
            }
        }
    }

    /// A list, or one item that stands for a list of itself.
    pub(super) fn one_or_many<'b>(&self, node: &'b Node, path: &str) -> &'b [Node] {
        self.record(node, path);
        match &node.value {
            NodeValue::List(items) => items,
            _ if node.value.is_absent() => &[],
            _ => std::slice::from_ref(node),
        }
    }

    /// What a cell says, numbers in their own text.
    pub(super) fn reading(&self, node: &Node, path: &str, hint: Hint) -> Option<Reading> {
        self.record(node, path);
        match &node.value {
            NodeValue::Text(text) => match number::parse_with(text, hint) {
                Ok(reading) => Some(reading),
                Err(error) => {
                    self.report(node, path, ProblemKind::Number(error));
                    None
                }
            },
            NodeValue::Whole(number) | NodeValue::Fraction(number) => self
                .plain_number(node, path, number)
                .map(|value| Reading::Figure(value.into())),
            NodeValue::Date(date) => match date.parse() {
                Ok(date) => Some(Reading::Date { date, side: None }),
                Err(_) => {
                    self.wrong_type(node, path, Expected::Date);
                    None
                }
            },
            NodeValue::List(items) => {
                self.report_list(node, path, items);
                None
            }
            _ => {
                self.wrong_type(node, path, Expected::Number);
                None
            }
        }
    }

    /// An unquoted number, of its own text.
    fn plain_number(&self, node: &Node, path: &str, number: &str) -> Option<Decimal> {
        let digits = number.trim_start_matches(['-', '+']);
        let kind = if number::looks_grouped(digits) {
            ProblemKind::PointBeforeThreeDigits {
                text: number.to_owned(),
            }
        } else if let Some(value) = exact::read(number) {
            return Some(value);
        } else if digits.starts_with(|c: char| c.is_ascii_digit())
            && !digits.contains(['x', 'o', 'b'])
        {
            ProblemKind::Number(NumberError::TooLong {
                text: number.to_owned(),
            })
        } else {
            ProblemKind::NotANumber {
                text: number.to_owned(),
            }
        };
        self.report(node, path, kind);
        None
    }

    /// `[80,94]` is most likely 80,94.
    fn report_list(&self, node: &Node, path: &str, items: &[Node]) {
        if let [
            Node {
                value: NodeValue::Whole(whole),
                ..
            },
            Node {
                value: NodeValue::Whole(fraction),
                ..
            },
        ] = items
        {
            self.report(
                node,
                path,
                ProblemKind::SplitNumber {
                    text: format!("{whole},{fraction}"),
                },
            );
        } else {
            self.wrong_type(node, path, Expected::Number);
        }
    }

    /// A figure; of an amount, in rupiah.
    pub(super) fn figure(&self, node: &Node, path: &str, hint: Hint) -> Option<Figure> {
        let figure = self.figure_as_written(node, path, hint)?;
        if hint.kind == Some(number::Kind::Amount) {
            self.in_unit(node, path, figure, "Rp")
        } else {
            Some(figure)
        }
    }

    /// A figure in whatever unit it is written.
    pub(super) fn figure_as_written(&self, node: &Node, path: &str, hint: Hint) -> Option<Figure> {
        match self.reading(node, path, hint)? {
            Reading::Figure(figure) => Some(figure),
            Reading::Missing(_) => None,
            Reading::Range { .. }
            | Reading::Bound { .. }
            | Reading::Date { .. }
            | Reading::Several(_)
            | Reading::Words(_) => {
                self.not_a_number(node, path);
                None
            }
        }
    }

    /// Reports a value of another kind where a number must be.
    pub(super) fn not_a_number(&self, node: &Node, path: &str) {
        match &node.value {
            NodeValue::Text(text) => {
                let text = text.clone();
                self.report(node, path, ProblemKind::NotANumber { text });
            }
            NodeValue::Truth(truth) => {
                let text = truth.to_string();
                self.report(node, path, ProblemKind::NotANumber { text });
            }
            _ => self.wrong_type(node, path, Expected::Number),
        }
    }

    /// A figure in the unit that its place has; one of another dimension is reported.
    pub(super) fn in_unit(
        &self,
        node: &Node,
        path: &str,
        figure: Figure,
        unit: &str,
    ) -> Option<Figure> {
        let Some((own, declared)) = figure.standard_unit().zip(StandardUnit::of(unit)) else {
            return Some(figure);
        };
        if own.factor == declared.factor && own.is_convertible_to(declared) {
            return Some(figure);
        }
        let converted = own.convert(figure.value, declared);
        if converted.is_none() {
            let text = self.text_or_number(node, path)?;
            let unit = unit.to_owned();
            self.report(node, path, ProblemKind::OtherUnit { text, unit });
        }
        converted.map(Figure::new)
    }

    pub(super) fn target(&self, node: &Node, path: &str, hint: Hint) -> Option<TargetValue> {
        if let NodeValue::Truth(truth) = node.value {
            self.record(node, path);
            return Some(TargetValue::YesNo(truth));
        }
        TargetValue::of_reading(self.reading(node, path, hint)?)
    }

    /// A word out of a list of known ones.
    pub(super) fn word<T: Copy>(
        &self,
        node: &Node,
        path: &str,
        words: &[(&'static str, T)],
    ) -> Option<T> {
        let found = self.text(node, path)?;
        if let Some((_, value)) = words.iter().find(|(word, _)| *word == found) {
            return Some(*value);
        }
        let allowed: Vec<_> = words.iter().map(|(word, _)| *word).collect();
        let nearest = nearest(&found, allowed.iter().copied());
        self.report(
            node,
            path,
            ProblemKind::UnknownWord {
                found,
                allowed,
                nearest,
            },
        );
        None
    }

    pub(super) fn year(&self, node: &Node, path: &str) -> Option<Year> {
        let text = self.text_or_number(node, path)?;
        let parsed = parse_year(&text);
        parsed.map_err(|kind| self.report(node, path, kind)).ok()
    }

    pub(super) fn period(&self, node: &Node, path: &str) -> Option<Period> {
        let text = self.text_or_number(node, path)?;
        let parsed = parse_period(&text);
        parsed.map_err(|kind| self.report(node, path, kind)).ok()
    }

    fn free(&self, node: &Node) -> FreeValue {
        match &node.value {
            NodeValue::Truth(truth) => FreeValue::Truth(*truth),
            NodeValue::Whole(number) => number
                .parse()
                .map_or_else(|_| FreeValue::Text(number.clone()), FreeValue::Whole),
            NodeValue::Text(text) | NodeValue::Fraction(text) | NodeValue::Date(text) => {
                FreeValue::Text(text.clone())
            }
            NodeValue::List(items) => {
                FreeValue::List(items.iter().map(|item| self.free(item)).collect())
            }
            NodeValue::Table(entries) => FreeValue::Table(self.free_table(entries)),
            #[cfg(feature = "json")]
            NodeValue::Null => FreeValue::Text(String::new()),
            #[cfg(feature = "toml")]
            NodeValue::Broken => FreeValue::Text(String::new()),
        }
    }

    fn free_table(&self, entries: &[Entry]) -> Free {
        entries
            .iter()
            .map(|entry| (entry.key.clone(), self.free(&entry.node)))
            .collect()
    }
}

/// A year out of the text of a key or value.
pub(super) fn parse_year(text: &str) -> Result<Year, ProblemKind> {
    let invalid = |_| ProblemKind::InvalidPeriod {
        text: text.to_owned(),
        expected: Expected::Year,
    };
    text.parse().map_err(invalid)
}

/// A period out of the text of a key or value.
pub(super) fn parse_period(text: &str) -> Result<Period, ProblemKind> {
    let invalid = |_| ProblemKind::InvalidPeriod {
        text: text.to_owned(),
        expected: Expected::Period,
    };
    text.parse().map_err(invalid)
}

/// A part of a year: a whole year is none.
pub(super) fn parse_part(text: &str) -> Result<Period, ProblemKind> {
    match text.parse() {
        Ok(period) if !matches!(period, Period::Year(_)) => Ok(period),
        _ => Err(ProblemKind::InvalidPeriod {
            text: text.to_owned(),
            expected: Expected::PartOfAYear,
        }),
    }
}

/// The fields of one table. [`Fields::finish`] tells of those that nobody asked for.
pub(super) struct Fields<'a> {
    pub(super) reader: &'a Reader<'a>,
    node: &'a Node,
    entries: &'a [Entry],
    pub(super) path: String,
    known: Vec<&'static str>,
}

impl<'a> Fields<'a> {
    /// The path of one of the fields.
    pub(super) fn path_of(&self, key: &str) -> String {
        if self.path.is_empty() {
            key.to_owned()
        } else {
            format!("{}.{key}", self.path)
        }
    }

    pub(super) fn find(&mut self, key: &'static str) -> Option<&'a Node> {
        self.known.push(key);
        let entry = self.entries.iter().find(|entry| entry.key == key)?;
        (!entry.node.value.is_absent()).then_some(&entry.node)
    }

    /// One field, read by a function of the reader.
    pub(super) fn get<T>(
        &mut self,
        key: &'static str,
        read: impl FnOnce(&'a Reader<'a>, &'a Node, &str) -> Option<T>,
    ) -> Option<T> {
        let node = self.find(key)?;
        read(self.reader, node, &self.path_of(key))
    }

    pub(super) fn text(&mut self, key: &'static str) -> Option<String> {
        self.get(key, Reader::text)
    }

    pub(super) fn text_or_number(&mut self, key: &'static str) -> Option<String> {
        self.get(key, Reader::text_or_number)
    }

    /// A text that must be there.
    pub(super) fn required_text(&mut self, key: &'static str) -> String {
        let is_there = self.entries.iter().any(|entry| entry.key == key);
        let text = self.text(key);
        let is_blank = text.as_ref().is_some_and(|text| text.trim().is_empty());
        if !is_there || is_blank {
            self.reader
                .report(self.node, &self.path, ProblemKind::MissingKey { key });
        }
        text.unwrap_or_default()
    }

    pub(super) fn texts(&mut self, key: &'static str) -> Vec<String> {
        self.each(key, Reader::one_or_many, |reader, node, path| {
            reader.text(node, path)
        })
    }

    pub(super) fn ids(&mut self, key: &'static str) -> Vec<Id> {
        self.each(key, Reader::one_or_many, |reader, node, path| {
            reader.id(node, path)
        })
    }

    pub(super) fn id(&mut self, key: &'static str) -> Option<Id> {
        self.get(key, Reader::id)
    }

    pub(super) fn truth(&mut self, key: &'static str) -> bool {
        let read = |reader: &Reader<'_>, node: &Node, path: &str| match node.value {
            NodeValue::Truth(truth) => Some(truth),
            _ => {
                reader.wrong_type(node, path, Expected::Truth);
                None
            }
        };
        self.get(key, read).unwrap_or_default()
    }

    pub(super) fn word<T: Copy>(
        &mut self,
        key: &'static str,
        words: &[(&'static str, T)],
    ) -> Option<T> {
        self.get(key, |reader, node, path| reader.word(node, path, words))
    }

    /// A word that must be there.
    pub(super) fn required_word<T: Copy>(
        &mut self,
        key: &'static str,
        words: &[(&'static str, T)],
    ) -> Option<T> {
        if !self.entries.iter().any(|entry| entry.key == key) {
            self.reader
                .report(self.node, &self.path, ProblemKind::MissingKey { key });
        }
        self.word(key, words)
    }

    pub(super) fn figure(&mut self, key: &'static str, hint: Hint) -> Option<Figure> {
        self.get(key, |reader, node, path| reader.figure(node, path, hint))
    }

    pub(super) fn decimal(&mut self, key: &'static str, hint: Hint) -> Option<Decimal> {
        self.figure(key, hint).map(|figure| figure.value)
    }

    pub(super) fn whole_number(&mut self, key: &'static str) -> Option<u32> {
        self.get(key, |reader, node, path| match &node.value {
            NodeValue::Whole(number) if number.parse::<u32>().is_ok() => number.parse().ok(),
            _ => {
                reader.wrong_type(node, path, Expected::WholeNumber);
                None
            }
        })
    }

    pub(super) fn places(&mut self, key: &'static str) -> Option<Places> {
        self.get(key, |reader, node, path| {
            let found = match &node.value {
                NodeValue::Whole(number) => number.clone(),
                _ => {
                    reader.wrong_type(node, path, Expected::WholeNumber);
                    return None;
                }
            };
            let places = found.parse().ok().and_then(Places::new);
            if places.is_none() {
                reader.report(node, path, ProblemKind::InvalidPlaces { found });
            }
            places
        })
    }

    pub(super) fn year(&mut self, key: &'static str) -> Option<Year> {
        self.get(key, Reader::year)
    }

    /// `[2018, 2023]`, or one year for itself.
    pub(super) fn years(&mut self, key: &'static str) -> Option<Years> {
        self.get(key, |reader, node, path| {
            let years: Vec<_> = reader
                .one_or_many(node, path)
                .iter()
                .map(|year| reader.year(year, path))
                .collect();
            let span = match years.as_slice() {
                [year] => [(*year)?, (*year)?],
                [first, last] => [(*first)?, (*last)?],
                _ => {
                    reader.wrong_type(node, path, Expected::TwoYears);
                    return None;
                }
            };
            let [first, last] = span;
            let years = Years::new(first, last);
            years
                .map_err(|error| {
                    reader.report(
                        node,
                        path,
                        ProblemKind::BackwardsYears { years: error.text },
                    );
                })
                .ok()
        })
    }

    pub(super) fn date(&mut self, key: &'static str) -> Option<Date> {
        self.get(key, |reader, node, path| {
            let text = match &node.value {
                NodeValue::Date(text) => text.clone(),
                _ => reader.text(node, path)?,
            };
            let invalid = ProblemKind::InvalidPeriod {
                text: text.clone(),
                expected: Expected::Date,
            };
            text.parse()
                .map_err(|_| reader.report(node, path, invalid))
                .ok()
        })
    }

    pub(super) fn formula(&mut self, key: &'static str) -> Option<Formula> {
        self.get(key, Reader::read_formula)
    }

    pub(super) fn parsed<T: std::str::FromStr>(
        &mut self,
        key: &'static str,
        problem: impl Fn(T::Err) -> ProblemKind,
    ) -> Option<T> {
        self.get(key, |reader, node, path| {
            reader.parsed(node, path, |text| text.parse().map_err(&problem))
        })
    }

    /// A table keyed by things that are parsed from the keys.
    pub(super) fn register<K, V>(
        &mut self,
        key: &'static str,
        parse_key: impl Fn(&str) -> Result<K, ProblemKind>,
        read: impl FnMut(&'a Reader<'a>, &'a Node, &str, &K) -> Option<V>,
    ) -> Register<K, V>
    where
        K: std::hash::Hash + Eq + Clone,
    {
        let Some(node) = self.find(key) else {
            return Register::new();
        };
        let path = self.path_of(key);
        match self.reader.fields(node, &path) {
            Some(mut fields) => fields.entries_with_keys(parse_key, read),
            None => Register::new(),
        }
    }

    /// The whole table as one keyed by things that are parsed from the keys.
    pub(super) fn entries<K: std::hash::Hash + Eq + Clone, V>(
        mut self,
        parse_key: impl Fn(&str) -> Result<K, ProblemKind>,
        mut read: impl FnMut(&'a Reader<'a>, &'a Node, &str) -> Option<V>,
    ) -> Register<K, V> {
        self.entries_with_keys(parse_key, |reader, node, path, _| read(reader, node, path))
    }

    /// The same, for values that are read by what their key says.
    pub(super) fn entries_with_keys<K: std::hash::Hash + Eq + Clone, V>(
        &mut self,
        parse_key: impl Fn(&str) -> Result<K, ProblemKind>,
        mut read: impl FnMut(&'a Reader<'a>, &'a Node, &str, &K) -> Option<V>,
    ) -> Register<K, V> {
        let mut register = Register::new();
        for entry in self
            .entries
            .iter()
            .filter(|entry| !entry.node.value.is_absent())
        {
            let path = self.path_of(&entry.key);
            let key_place = self.reader.place_of_key(entry, &path);
            self.reader.sources.borrow_mut().record_key(key_place);
            match parse_key(&entry.key) {
                Ok(key) => {
                    if let Some(value) = read(self.reader, &entry.node, &path, &key) {
                        register.insert(key, value);
                    }
                }
                Err(kind) => {
                    let place = self.reader.place_of_key(entry, &path);
                    self.reader
                        .problems
                        .borrow_mut()
                        .push(Problem { place, kind });
                }
            }
        }
        register
    }

    /// A table keyed by ids.
    pub(super) fn by_id<V>(
        &mut self,
        key: &'static str,
        mut read: impl FnMut(&'a Reader<'a>, &'a Node, &str) -> Option<V>,
    ) -> Register<Id, V> {
        let parse = |text: &str| Id::new(text).map_err(ProblemKind::InvalidId);
        self.register(key, parse, |reader, node, path, _| read(reader, node, path))
    }

    /// A table keyed by periods.
    pub(super) fn by_period<V>(
        &mut self,
        key: &'static str,
        mut read: impl FnMut(&'a Reader<'a>, &'a Node, &str) -> Option<V>,
    ) -> Register<Period, V> {
        self.register(key, parse_period, |reader, node, path, _| {
            read(reader, node, path)
        })
    }

    /// A table keyed by parts of years.
    pub(super) fn by_part<V>(
        &mut self,
        key: &'static str,
        mut read: impl FnMut(&'a Reader<'a>, &'a Node, &str) -> Option<V>,
    ) -> Register<Period, V> {
        self.register(key, parse_part, |reader, node, path, _| {
            read(reader, node, path)
        })
    }

    /// A table keyed by years.
    pub(super) fn by_year<V>(
        &mut self,
        key: &'static str,
        mut read: impl FnMut(&'a Reader<'a>, &'a Node, &str) -> Option<V>,
    ) -> Register<Year, V> {
        self.register(key, parse_year, |reader, node, path, _| {
            read(reader, node, path)
        })
    }

    /// Each item of a list.
    pub(super) fn list<V>(
        &mut self,
        key: &'static str,
        read: impl FnMut(&'a Reader<'a>, &'a Node, &str) -> Option<V>,
    ) -> Vec<V> {
        self.each(
            key,
            |reader, node, path| reader.list(node, path).unwrap_or_default(),
            read,
        )
    }

    /// Each item of a list, or the one that stands alone.
    pub(super) fn one_or_many<V>(
        &mut self,
        key: &'static str,
        read: impl FnMut(&'a Reader<'a>, &'a Node, &str) -> Option<V>,
    ) -> Vec<V> {
        self.each(key, Reader::one_or_many, read)
    }

    fn each<V>(
        &mut self,
        key: &'static str,
        items: impl FnOnce(&'a Reader<'a>, &'a Node, &str) -> &'a [Node],
        mut read: impl FnMut(&'a Reader<'a>, &'a Node, &str) -> Option<V>,
    ) -> Vec<V> {
        let Some(node) = self.find(key) else {
            return Vec::new();
        };
        let path = self.path_of(key);
        let is_list = matches!(node.value, NodeValue::List(_));
        let items = items(self.reader, node, &path).iter().enumerate();
        let path_of_item = |at: usize| {
            if is_list {
                format!("{path}.{at}")
            } else {
                path.clone()
            }
        };
        items
            .filter_map(|(at, item)| read(self.reader, item, &path_of_item(at)))
            .collect()
    }

    pub(super) fn free(&mut self, key: &'static str) -> Free {
        let Some(node) = self.find(key) else {
            return Free::new();
        };
        match &node.value {
            NodeValue::Table(entries) => self.reader.free_table(entries),
            _ => {
                self.reader
                    .wrong_type(node, &self.path_of(key), Expected::Table);
                Free::new()
            }
        }
    }

    /// Tells of every field that nobody asked for.
    pub(super) fn finish(self) {
        for entry in self.entries {
            if !self.known.contains(&entry.key.as_str()) {
                let path = self.path_of(&entry.key);
                let place = self.reader.place_of_key(entry, &path);
                let nearest = nearest(&entry.key, self.known.iter().copied());
                let kind = ProblemKind::UnknownKey {
                    key: entry.key.clone(),
                    nearest,
                };
                self.reader
                    .problems
                    .borrow_mut()
                    .push(Problem { place, kind });
            }
        }
    }
}
