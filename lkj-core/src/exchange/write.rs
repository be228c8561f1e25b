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
    /// now; comments, order and all that did not change stay as they were. Where that is not
    /// possible (tables were put in another order), it is the canonical form.
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
        let after = tree(self);
        // Whatever a text may hold, what is saved must read as what was to be saved.
        let says_it = |saved: &String| {
            let read = Self::from_toml(saved);
            read.is_ok_and(|read| in_order(&tree(&read)) == in_order(&after))
        };
        let updated = toml_text::updated(text, &tree(&before), &after).filter(says_it);
        Ok(updated.unwrap_or_else(|| self.to_toml()))
    }

    /// The texts that a framework was read from together, each changed where the framework is
    /// different by now. A change is made in the text that says the thing; what is new goes
    /// beside its siblings, and into the first text where there are none.
    ///
    /// `None` where that is not possible: a list that stands in several texts has changed, or a
    /// text that changes is JSON and not the only one.
    ///
    /// # Errors
    /// [`Problems`](crate::Problems) when the texts cannot be read as a framework.
    ///
    /// ```
    /// use lkj_core::{Entry, Framework};
    /// let texts = [
    ///     ("plan.toml", "[organization]\nname = \"Dinas\"\n[series]\nkop = \"Koperasi\"\n"),
    ///     ("2019.toml", "# data kita\n[data.2019]\nkop = 654 # per Desember\n"),
    /// ];
    /// let mut draft = Framework::from_texts(&texts)?.into_draft();
    /// let data = draft.data.get_mut(&"2019".parse()?).expect("it was read");
    /// data.insert("kop".parse()?, Entry::of(656.into()));
    /// let saved = Framework::new(draft)?.update_texts(&texts)?.expect("one text says it");
    /// assert_eq!(saved, [texts[0].1.to_owned(), texts[1].1.replace("654", "656")]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[cfg(all(feature = "toml", feature = "json"))]
    pub fn update_texts(
        &self,
        texts: &[(&str, &str)],
    ) -> Result<Option<Vec<String>>, crate::Problems> {
        use super::Format;

        let before = Self::from_texts(texts)?;
        if before == *self {
            return Ok(Some(
                texts.iter().map(|(_, text)| (*text).to_owned()).collect(),
            ));
        }
        if let [(name, text)] = texts {
            return Ok(Some(vec![match Format::of_name(name) {
                Some(Format::Json) => self.to_json(),
                _ => self.update_toml(text)?,
            }]));
        }
        if texts
            .iter()
            .any(|(name, _)| Format::of_name(name) == Some(Format::Json))
        {
            return Ok(None);
        }
        let only: Vec<&str> = texts.iter().map(|(_, text)| *text).collect();
        let updated = toml_text::updated_together(&only, &tree(&before), &tree(self));
        // Whatever the texts may hold, what is saved must read as what was to be saved.
        let says_it = |saved: &Vec<String>| {
            let named: Vec<(&str, &str)> = texts
                .iter()
                .zip(saved)
                .map(|((name, _), text)| (*name, text.as_str()))
                .collect();
            Self::from_texts(&named).is_ok_and(|read| read == *self)
        };
        Ok(updated.filter(says_it))
    }
}

/// The lines of a profile table as TOML writes them, each row on its own.
#[cfg(feature = "toml")]
pub(crate) fn profile_lines(table: &crate::ProfileTable) -> Vec<String> {
    let value = without_nothing(serde_json::to_value(table).unwrap_or_default());
    match value {
        Some(Value::Object(fields)) => toml_text::lines(&fields, "profile"),
        _ => Vec::new(),
    }
}

/// The tables of a framework without those that say nothing.
pub(crate) fn tree(draft: &FrameworkDraft) -> Map<String, Value> {
    let value = serde_json::to_value(draft).unwrap_or_default();
    match without_nothing(value) {
        Some(Value::Object(tree)) => tree,
        _ => Map::new(),
    }
}

/// A tree so that the order of its keys counts when it is compared.
#[cfg(feature = "toml")]
fn in_order(tree: &Map<String, Value>) -> String {
    serde_json::to_string(tree).unwrap_or_default()
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
    use std::collections::HashMap;

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

    /// The fields of a table one a line, the rows of a list on lines of their own.
    pub(super) fn lines(fields: &Map<String, Value>, top: &str) -> Vec<String> {
        let mut lines = Vec::new();
        for (key, value) in fields {
            match value {
                Value::Array(rows) if rows.iter().all(Value::is_array) => {
                    lines.push(format!("{key} = ["));
                    lines.extend(rows.iter().map(|row| format!("  {},", inline(row, top))));
                    lines.push("]".to_owned());
                }
                other => lines.push(format!("{key} = {}", inline(other, top))),
            }
        }
        lines
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
                    tables.push(table_of(fields, top));
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
        update(
            &mut Place::Table(document.as_table_mut()),
            before,
            after,
            "",
            0,
        )?;
        Some(document.to_string())
    }

    /// The texts of one framework with the differences put in, each in the text that says it.
    #[cfg(feature = "json")]
    pub(super) fn updated_together(
        texts: &[&str],
        before: &Map<String, Value>,
        after: &Map<String, Value>,
    ) -> Option<Vec<String>> {
        let documents = texts.iter().map(|text| text.parse::<DocumentMut>().ok());
        let mut documents: Vec<_> = documents.collect::<Option<_>>()?;
        let tables = documents.iter_mut().map(DocumentMut::as_table_mut);
        let mut places: Vec<_> = tables.map(Place::Table).collect();
        update_together(&mut places, before, after, "", 0)?;
        Some(documents.iter().map(ToString::to_string).collect())
    }

    /// Updates a table that stands in several texts.
    #[cfg(feature = "json")]
    fn update_together(
        places: &mut [Place<'_>],
        before: &Map<String, Value>,
        after: &Map<String, Value>,
        top: &str,
        depth: usize,
    ) -> Option<()> {
        if let [place] = places {
            return update(place, before, after, top, depth);
        }
        for key in before.keys().filter(|key| !after.contains_key(*key)) {
            for place in &mut *places {
                place.table().remove(key);
            }
        }
        for (key, value) in after {
            let top = if depth == 0 { key.as_str() } else { top };
            let old = before.get(key);
            if old == Some(value) {
                continue;
            }
            let mut holding: Vec<&mut Place<'_>> = places
                .iter_mut()
                .filter_map(|place| place.table().contains_key(key).then_some(place))
                .collect();
            match (holding.as_mut_slice(), old, value) {
                ([], _, _) => {
                    let first = places.first_mut()?;
                    update_key(first.table(), key, old, value, top, depth)?;
                }
                ([one], _, _) => update_key(one.table(), key, old, value, top, depth)?,
                (several, Some(Value::Object(old)), Value::Object(new)) => {
                    let inside = several
                        .iter_mut()
                        .map(|place| Place::of(place.table().get_mut(key)?));
                    let mut inside: Vec<_> = inside.collect::<Option<_>>()?;
                    update_together(&mut inside, old, new, top, depth.saturating_add(1))?;
                }
                _ => return None,
            }
        }
        Some(())
    }

    /// A table of a document, however it is written.
    enum Place<'a> {
        Table(&'a mut Table),
        Inline(&'a mut InlineTable),
    }

    impl<'a> Place<'a> {
        fn of(item: &'a mut Item) -> Option<Self> {
            match item {
                Item::Table(table) => Some(Self::Table(table)),
                Item::Value(TomlValue::InlineTable(table)) => Some(Self::Inline(table)),
                _ => None,
            }
        }

        fn table(&mut self) -> &mut dyn TableLike {
            match self {
                Self::Table(table) => *table,
                Self::Inline(table) => *table,
            }
        }

        /// Puts keys in an order; those that are not in it come last.
        fn sort(&mut self, order: &Map<String, Value>) {
            let places: HashMap<&str, usize> = order
                .keys()
                .enumerate()
                .map(|(at, key)| (key.as_str(), at))
                .collect();
            let place = |key: &str| places.get(key).copied().unwrap_or(usize::MAX);
            match self {
                Self::Table(table) => {
                    table.sort_values_by(|one, _, other, _| place(one).cmp(&place(other)));
                }
                Self::Inline(table) => {
                    table.sort_values_by(|one, _, other, _| place(one).cmp(&place(other)));
                }
            }
        }
    }

    fn update(
        place: &mut Place<'_>,
        before: &Map<String, Value>,
        after: &Map<String, Value>,
        top: &str,
        depth: usize,
    ) -> Option<()> {
        let table = place.table();
        for key in before.keys().filter(|key| !after.contains_key(*key)) {
            table.remove(key);
        }
        for (key, value) in after {
            let top = if depth == 0 { key.as_str() } else { top };
            let old = before.get(key);
            if old == Some(value) {
                continue;
            }
            if key == "revisions" {
                // `revised` is short for a revision, which the list holds from now on.
                table.remove("revised");
            }
            update_key(table, key, old, value, top, depth)?;
        }
        // Only where something came in between: sorting would move what others put in order.
        let has_new = after.keys().any(|key| !before.contains_key(key));
        if has_new && !after.keys().take(before.len()).eq(before.keys()) {
            place.sort(after);
        }
        Some(())
    }

    fn update_key(
        table: &mut dyn TableLike,
        key: &str,
        old: Option<&Value>,
        value: &Value,
        top: &str,
        depth: usize,
    ) -> Option<()> {
        let deeper = depth.saturating_add(1);
        match (old, value, table.get_mut(key)) {
            (_, _, None) => {
                table.insert(key, item(value, top, depth));
            }
            (Some(Value::Object(old)), Value::Object(new), Some(inside))
                if inside.is_table_like() =>
            {
                update(&mut Place::of(inside)?, old, new, top, deeper)?;
            }
            (Some(Value::Array(old)), Value::Array(new), Some(Item::ArrayOfTables(tables)))
                if new.iter().all(Value::is_object) =>
            {
                update_tables(tables, old, new, top, deeper)?;
            }
            // The short form: what was a text and has more to say now becomes a table.
            (_, _, Some(place)) => replace(place, value, top, depth),
        }
        Some(())
    }

    /// Updates a list of tables one by one; those at its end come and go.
    fn update_tables(
        tables: &mut ArrayOfTables,
        old: &[Value],
        new: &[Value],
        top: &str,
        depth: usize,
    ) -> Option<()> {
        while tables.len() > new.len() {
            // The one that went is the first that is not there any more.
            let gone = old.iter().zip(new).position(|(old, new)| old != new);
            let last = tables.len().saturating_sub(1);
            let rest_is_same =
                gone.is_some_and(|at| old.get(at.saturating_add(1)..) == new.get(at..));
            tables.remove(if rest_is_same { gone? } else { last });
            if rest_is_same {
                return Some(());
            }
        }
        for ((old, new), table) in old.iter().zip(new).zip(tables.iter_mut()) {
            update(
                &mut Place::Table(table),
                old.as_object()?,
                new.as_object()?,
                top,
                depth,
            )?;
        }
        for fields in new.iter().skip(tables.len()).filter_map(Value::as_object) {
            tables.push(table_of(fields, top));
        }
        Some(())
    }

    fn table_of(fields: &Map<String, Value>, top: &str) -> Table {
        let mut table = Table::new();
        for (key, value) in fields {
            table.insert(key, Item::Value(inline(value, top)));
        }
        table
    }

    /// Puts a new value in the place of an old one and keeps the comments around it.
    fn replace(place: &mut Item, value: &Value, top: &str, depth: usize) {
        let was_short = place.is_str();
        let new = match short_form(value).filter(|_| was_short) {
            Some(text) => Item::Value(text.into()),
            None => item(value, top, depth),
        };
        match (place.as_value_mut(), new) {
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

    /// The text that stands for a table, or for a list of one, that holds nothing else.
    fn short_form(value: &Value) -> Option<&str> {
        match value {
            Value::Object(fields) if fields.len() == 1 => {
                fields.get("name").or_else(|| fields.get("text"))?.as_str()
            }
            Value::Array(items) => match items.as_slice() {
                [Value::String(text)] => Some(text),
                [only] => short_form(only),
                _ => None,
            },
            _ => None,
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
