//! Where in the input something stands.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use serde::Serialize;

/// The longest path that is printed, in characters: a key may be as long as its file.
const LONGEST_PATH: usize = 160;

/// A place in the input: file, line and column (from 1) and the path of keys. In a workbook the
/// line is the row, and the column is counted from A.
///
/// A framework that was built without text has paths only; then the line is 0 and the file
/// has no name.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize)]
pub struct Place {
    /// Name of the file, as it was given.
    pub file: Arc<str>,
    /// Name of the sheet, where the file is a workbook.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sheet: Option<Arc<str>>,
    /// Line, from 1; 0 where there is no text.
    pub line: u32,
    /// Column in characters, from 1; 0 where there is no text.
    pub column: u32,
    /// The keys that lead to it: `indicator.rat.formula`.
    pub path: String,
}

impl Place {
    /// A place that is known by its keys alone.
    #[must_use]
    pub fn at_path(path: impl Into<String>) -> Self {
        Self {
            path: path.into(),
            ..Self::default()
        }
    }

    /// The address of the cell, where the file is a workbook.
    ///
    /// ```
    /// use lkj_core::Place;
    /// let place = Place { sheet: Some("Target".into()), line: 12, column: 28, ..Place::default() };
    /// assert_eq!(place.cell().as_deref(), Some("AB12"));
    /// ```
    #[must_use]
    pub fn cell(&self) -> Option<String> {
        let is_cell = self.sheet.is_some() && self.line > 0 && self.column > 0;
        is_cell.then(|| format!("{}{}", column_letters(self.column), self.line))
    }

    /// So many characters further on the same line.
    #[must_use]
    pub(crate) fn shifted(mut self, characters: usize) -> Self {
        if self.line > 0 && self.sheet.is_none() {
            let characters = u32::try_from(characters).unwrap_or(u32::MAX);
            self.column = self.column.saturating_add(characters);
        }
        self
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (&self.sheet, self.cell()) {
            (Some(sheet), Some(cell)) => write!(f, "{}[{sheet}!{cell}]", self.file)?,
            (Some(sheet), None) => write!(f, "{}[{sheet}]", self.file)?,
            (None, _) if self.line > 0 => {
                write!(f, "{}:{}:{}", self.file, self.line, self.column)?;
            }
            (None, _) => f.write_str(&self.file)?,
        }
        let path = crate::value::excerpt::shown(&self.path, LONGEST_PATH);
        let is_nameless = self.file.is_empty() && self.sheet.is_none();
        match (is_nameless, self.path.is_empty()) {
            (_, true) => Ok(()),
            (true, false) => f.write_str(&path),
            (false, false) => write!(f, " ({path})"),
        }
    }
}

/// The letters of a column counted from 1: `A`, …, `Z`, `AA`, …
pub(crate) fn column_letters(column: u32) -> String {
    let mut letters = Vec::new();
    let mut rest = column;
    while let Some(before) = rest.checked_sub(1) {
        let letter = u8::try_from(before % 26).unwrap_or_default();
        letters.push(char::from(b'A'.saturating_add(letter)));
        rest = before / 26;
    }
    letters.into_iter().rev().collect()
}

/// Where each value of a framework stood in the text that it was read from.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sources {
    places: BTreeMap<String, Place>,
    /// The keys of tables whose keys are ids: where those differ from their values.
    keys: BTreeMap<String, Place>,
    /// The first character inside the quotes of texts that stand there letter by letter.
    insides: BTreeMap<String, Place>,
}

impl Sources {
    #[cfg(any(feature = "toml", feature = "json"))]
    pub(crate) fn record(&mut self, place: Place) {
        self.places.insert(place.path.clone(), place);
    }

    #[cfg(any(feature = "toml", feature = "json"))]
    pub(crate) fn record_key(&mut self, place: Place) {
        self.keys.insert(place.path.clone(), place);
    }

    #[cfg(any(feature = "toml", feature = "json"))]
    pub(crate) fn record_inside(&mut self, place: Place) {
        self.insides.insert(place.path.clone(), place);
    }

    /// The place of a path, else of the nearest table around it.
    #[must_use]
    pub fn place(&self, path: &str) -> Place {
        let mut around = path;
        loop {
            if let Some(place) = self.places.get(around) {
                return Place {
                    path: path.to_owned(),
                    ..place.clone()
                };
            }
            match around.rsplit_once('.') {
                Some((outer, _)) => around = outer,
                None => return Place::at_path(path),
            }
        }
    }

    /// The place of the key that a path ends with, else as [`Sources::place`].
    #[must_use]
    pub fn key_place(&self, path: &str) -> Place {
        self.keys
            .get(path)
            .cloned()
            .unwrap_or_else(|| self.place(path))
    }

    /// The place of a character of a text, counted from 0, where the text stands in its file
    /// letter by letter; else as [`Sources::place`].
    #[must_use]
    pub fn place_inside(&self, path: &str, characters: usize) -> Place {
        match self.insides.get(path) {
            Some(first) => first.clone().shifted(characters),
            None => self.place(path),
        }
    }

    /// The path of an item of a list; that of the list where one item stands for it.
    pub(crate) fn item_path(&self, list: &str, at: usize) -> String {
        let item = format!("{list}.{at}");
        let stands_alone = self.places.contains_key(list) && !self.places.contains_key(&item);
        if stands_alone { list.to_owned() } else { item }
    }
}
