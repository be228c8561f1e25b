//! Writes a framework as text.
//!
//! [`Framework::to_toml`] and [`Framework::to_json`] give the canonical form. Where a file was
//! read, [`Framework::update_toml`] changes only what is different and keeps comments, order
//! and the rest of the text as they were.

use serde_json::{Map, Value};

use crate::{Framework, FrameworkDraft};

impl Framework {
    /// The framework as JSON, in canonical form.
    ///
    /// ```
    /// use lkj_core::{Framework, FrameworkDraft};
    /// let framework = Framework::new(FrameworkDraft::new("Dinas Contoh"))?;
    /// assert_eq!(Framework::from_json(&framework.to_json())?, framework);
    /// # Ok::<(), lkj_core::Problems>(())
    /// ```
    #[cfg(feature = "json")]
    #[must_use]
    pub fn to_json(&self) -> String {
        let mut text = serde_json::to_string_pretty(&Value::Object(tree(self))).unwrap_or_default();
        text.push('\n');
        text
    }

    /// The framework as TOML, in canonical form.
    ///
    /// ```
    /// use lkj_core::{Framework, FrameworkDraft};
    /// let framework = Framework::new(FrameworkDraft::new("Dinas Contoh"))?;
    /// assert_eq!(Framework::from_toml(&framework.to_toml())?, framework);
    /// # Ok::<(), lkj_core::Problems>(())
    /// ```
    #[cfg(feature = "toml")]
    #[must_use]
    pub fn to_toml(&self) -> String {
        toml_text::canonical(&tree(self))
    }

    /// The text that a framework was read from, changed where the framework is different by
    /// now; comments, order and all that did not change stay as they were.
    ///
    /// # Errors
    /// [`Problems`](crate::Problems) when the text cannot be read as a framework.
    ///
    /// ```
    /// use lkj_core::{Framework, Entry};
    /// let text = "# data kita\n[organization]\nname = \"Dinas\" # resmi\n[series]\nkop = \"Koperasi\"\n[data.2019]\nkop = 654\n";
    /// let mut draft = Framework::from_toml(text)?.into_draft();
    /// let data = draft.data.get_mut(&"2019".parse()?).expect("it was read");
    /// data.insert("kop".parse()?, Entry::of(656.into()));
    /// let saved = Framework::new(draft)?.update_toml(text)?;
    /// assert_eq!(saved, text.replace("654", "656"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[cfg(feature = "toml")]
    pub fn update_toml(&self, text: &str) -> Result<String, crate::Problems> {
        let before = Self::from_toml(text)?;
        Ok(toml_text::updated(text, &tree(&before), &tree(self)).unwrap_or_else(|| self.to_toml()))
    }
}

/// The tables of a framework without those that say nothing.
fn tree(draft: &FrameworkDraft) -> Map<String, Value> {
    let value = serde_json::to_value(draft).unwrap_or_default();
    match without_nothing(value) {
        Some(Value::Object(tree)) => tree,
        _ => Map::new(),
    }
}

/// A value without `null`, empty lists, empty tables and the words that hold anyway.
fn without_nothing(value: Value) -> Option<Value> {
    match value {
        Value::Null | Value::Bool(false) => None,
        Value::Array(items) if items.is_empty() => None,
        Value::Array(items) => {
            let kept = items.into_iter().map(without_nothing_inside).collect();
            Some(Value::Array(kept))
        }
        Value::Object(fields) => {
            let kept = fields.into_iter().filter_map(|(key, value)| {
                // What others keep is kept whole.
                let value = if key == "extra" {
                    free(value)?
                } else {
                    without_nothing(value)?
                };
                Some((key, value))
            });
            let kept: Map<_, _> = kept.collect();
            (!kept.is_empty()).then_some(Value::Object(kept))
        }
        other => Some(other),
    }
}

/// Free room, unless there is nothing in it.
fn free(value: Value) -> Option<Value> {
    let Value::Object(fields) = value else {
        return Some(value);
    };
    let kept: Map<_, _> = fields
        .into_iter()
        .filter(|(_, value)| !value.is_null())
        .collect();
    (!kept.is_empty()).then_some(Value::Object(kept))
}

/// The same for an item of a list, which keeps its place whatever it holds.
fn without_nothing_inside(item: Value) -> Value {
    match item {
        Value::Object(_) => without_nothing(item).unwrap_or_else(|| Value::Object(Map::new())),
        other => other,
    }
}

#[cfg(feature = "toml")]
mod toml_text {
    use serde_json::{Map, Value};
    use toml_edit::{
        Array, ArrayOfTables, DocumentMut, InlineTable, Item, Table, TableLike, Value as TomlValue,
    };

    /// Tables that stand on a line of their own however deep they are, as a spreadsheet's rows.
    const ROWS: &[&str] = &["data", "realized", "money", "planned", "benchmark", "stage"];

    pub(super) fn canonical(tree: &Map<String, Value>) -> String {
        let mut document = DocumentMut::new();
        for (key, value) in tree {
            document.insert(key, item(value, key, 0));
        }
        document.to_string()
    }

    /// A value at some depth of a top-level table: as a table, a list of tables, or inline.
    fn item(value: &Value, top: &str, depth: usize) -> Item {
        match value {
            Value::Object(fields) if !is_inline(top, depth) => {
                let mut table = Table::new();
                table.set_implicit(fields.values().all(Value::is_object));
                for (key, value) in fields {
                    table.insert(key, item(value, top, depth.saturating_add(1)));
                }
                Item::Table(table)
            }
            Value::Array(items)
                if depth <= 2 && !is_inline(top, depth) && items.iter().all(Value::is_object) =>
            {
                let mut tables = ArrayOfTables::new();
                for fields in items.iter().filter_map(Value::as_object) {
                    let mut table = Table::new();
                    for (key, value) in fields {
                        table.insert(key, Item::Value(inline(value, top)));
                    }
                    tables.push(table);
                }
                Item::ArrayOfTables(tables)
            }
            Value::String(text) if holds_numbers(top) && depth == 2 => {
                Item::Value(number_or_text(text))
            }
            other => Item::Value(inline(other, top)),
        }
    }

    /// Tables whose values are numbers.
    fn holds_numbers(top: &str) -> bool {
        top == "data" || top == "planned"
    }

    /// A number without quotes where that says the same.
    fn number_or_text(text: &str) -> TomlValue {
        let plain = text
            .parse::<TomlValue>()
            .ok()
            .filter(|plain| plain.is_integer() || plain.is_float());
        plain.unwrap_or_else(|| text.into())
    }

    /// Whether what stands at this depth is written on its key's own line.
    fn is_inline(top: &str, depth: usize) -> bool {
        let deepest_table = match top {
            "program" => 5,
            "agreement" | "annual_plan" => 1,
            _ if ROWS.contains(&top) => 1,
            "profile" => 2,
            _ => 1,
        };
        depth > deepest_table
    }

    fn inline(value: &Value, top: &str) -> TomlValue {
        match value {
            Value::Null => "".into(),
            Value::Bool(truth) => (*truth).into(),
            Value::Number(number) => number.as_i64().unwrap_or_default().into(),
            Value::String(text) => text.as_str().into(),
            Value::Array(items) => TomlValue::Array(row(items, top)),
            Value::Object(fields) => {
                let mut table = InlineTable::new();
                for (key, value) in fields {
                    table.insert(key, field(key, value, top));
                }
                TomlValue::InlineTable(table)
            }
        }
    }

    /// A field of an inline table; amounts stand without quotes.
    fn field(key: &str, value: &Value, top: &str) -> TomlValue {
        match value {
            Value::String(text) if matches!(key, "budget" | "spent") => number_or_text(text),
            other => inline(other, top),
        }
    }

    /// A list; in one that begins with a label the figures behind it stand without quotes.
    fn row(items: &[Value], top: &str) -> Array {
        // Claims keep their cells as printed.
        let has_rows_of_figures = matches!(top, "grid" | "profile") && items.len() > 1;
        let figures = items.iter().enumerate().map(|(at, item)| match item {
            Value::String(text) if at > 0 && has_rows_of_figures => number_or_text(text),
            other => inline(other, top),
        });
        figures.collect()
    }

    /// The text with the differences of two trees put in; `None` where its shape does not
    /// allow that.
    pub(super) fn updated(
        text: &str,
        before: &Map<String, Value>,
        after: &Map<String, Value>,
    ) -> Option<String> {
        let mut document: DocumentMut = text.parse().ok()?;
        update(document.as_table_mut(), before, after, "", 0)?;
        Some(document.to_string())
    }

    fn update(
        table: &mut dyn TableLike,
        before: &Map<String, Value>,
        after: &Map<String, Value>,
        top: &str,
        depth: usize,
    ) -> Option<()> {
        for key in before.keys().filter(|key| !after.contains_key(*key)) {
            table.remove(key);
        }
        for (key, value) in after {
            let top = if depth == 0 { key.as_str() } else { top };
            let old = before.get(key);
            if old == Some(value) {
                continue;
            }
            match (old, value, table.get_mut(key)) {
                (Some(Value::Object(old)), Value::Object(new), Some(inside))
                    if inside.is_table_like() =>
                {
                    update(
                        inside.as_table_like_mut()?,
                        old,
                        new,
                        top,
                        depth.saturating_add(1),
                    )?;
                }
                // The short form: what was a text and has more to say now becomes a table.
                (_, _, Some(place)) => replace(place, value, top, depth),
                (_, _, None) => {
                    table.insert(key, item(value, top, depth));
                }
            }
        }
        Some(())
    }

    /// Puts a new value in the place of an old one and keeps the comments around it.
    fn replace(place: &mut Item, value: &Value, top: &str, depth: usize) {
        match (place.as_value_mut(), item(value, top, depth)) {
            (Some(old), Item::Value(mut new)) => {
                *new.decor_mut() = old.decor().clone();
                *old = plain_like(old, new);
            }
            (Some(old), other) => match other.into_value() {
                Ok(mut new) => {
                    *new.decor_mut() = old.decor().clone();
                    *old = new;
                }
                Err(other) => *place = other,
            },
            (None, new) => *place = new,
        }
    }

    /// A number that stood unquoted stays unquoted.
    fn plain_like(old: &TomlValue, new: TomlValue) -> TomlValue {
        let was_number = old.is_integer() || old.is_float();
        match new.as_str().filter(|_| was_number) {
            Some(text) => {
                let mut plain = number_or_text(text);
                *plain.decor_mut() = new.decor().clone();
                plain
            }
            None => new,
        }
    }
}
