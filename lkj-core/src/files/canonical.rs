//! The canonical form as TOML: tables under headers in the order of the tree, deep ones on the
//! line of their key.

use toml_writer::{ToTomlKey, ToTomlValue};

use super::tree::{Table, Tree};

/// Tables that stand on a line of their own however deep they are, as a spreadsheet's rows.
const ROWS: &[&str] = &[
    "data",
    "realized",
    "money",
    "disbursement",
    "planned",
    "benchmark",
    "stage",
];

/// A framework as TOML.
pub(super) fn written(tree: &Table) -> String {
    let mut writer = Writer {
        text: String::new(),
        path: Vec::new(),
    };
    for (key, value) in tree {
        if let Layout::Line = Layout::of(value, key, 0) {
            writer.line(key, &on_a_line(value, key, 0));
        }
    }
    for (key, value) in tree {
        writer.tables(key, value, key, 0);
    }
    writer.text
}

/// The fields of a table one a line, the rows of a list on lines of their own.
pub(super) fn lines(fields: &Table, top: &str) -> Vec<String> {
    let mut lines = Vec::new();
    for (key, value) in fields {
        match value {
            Tree::List(rows) if rows.iter().all(Tree::is_list) => {
                lines.push(format!("{key} = ["));
                lines.extend(rows.iter().map(|row| format!("  {},", inline(row, top))));
                lines.push("]".to_owned());
            }
            other => lines.push(format!("{key} = {}", inline(other, top))),
        }
    }
    lines
}

/// How a value at some depth of a top-level table is laid out.
pub(super) enum Layout<'a> {
    /// Under a header of its own.
    Table(&'a Table),
    /// Each item under a header.
    Tables(&'a [Tree]),
    /// Behind its key.
    Line,
}

impl<'a> Layout<'a> {
    pub(super) fn of(value: &'a Tree, top: &str, depth: usize) -> Self {
        match value {
            Tree::Table(fields) if !is_inline(top, depth) => Self::Table(fields),
            Tree::List(items)
                if depth <= 2 && !is_inline(top, depth) && items.iter().all(Tree::is_table) =>
            {
                Self::Tables(items)
            }
            _ => Self::Line,
        }
    }
}

/// A value as it stands behind its key.
pub(super) fn on_a_line(value: &Tree, top: &str, depth: usize) -> String {
    match value {
        Tree::Text(text) if holds_numbers(top) && depth == 2 => number_or_text(text),
        other => inline(other, top),
    }
}

struct Writer<'a> {
    text: String,
    /// The keys of the table at hand, as headers write them.
    path: Vec<&'a str>,
}

impl<'a> Writer<'a> {
    fn line(&mut self, key: &str, value: &str) {
        self.text.extend([&*key.to_toml_key(), " = ", value, "\n"]);
    }

    fn header(&mut self, opened: &str, closed: &str) {
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        let path: Vec<String> = self.path.iter().map(ToTomlKey::to_toml_key).collect();
        self.text.extend([opened, &*path.join("."), closed, "\n"]);
    }

    /// What a value says under headers of its own, if it does.
    fn tables(&mut self, key: &'a str, value: &'a Tree, top: &str, depth: usize) {
        self.path.push(key);
        match Layout::of(value, top, depth) {
            Layout::Line => {}
            Layout::Table(fields) => self.table(fields, top, depth.saturating_add(1)),
            Layout::Tables(items) => {
                for fields in items.iter().filter_map(Tree::fields) {
                    self.header("[[", "]]");
                    for (key, value) in fields {
                        self.line(key, &inline(value, top));
                    }
                }
            }
        }
        self.path.pop();
    }

    fn table(&mut self, fields: &'a Table, top: &str, depth: usize) {
        let lines: Vec<_> = fields
            .iter()
            .filter(|(_, value)| matches!(Layout::of(value, top, depth), Layout::Line))
            .collect();
        // A table of nothing but tables is told by their headers.
        let needs_header = !lines.is_empty() || !fields.iter().all(|(_, value)| value.is_table());
        if needs_header {
            self.header("[", "]");
        }
        for (key, value) in lines {
            self.line(key, &on_a_line(value, top, depth));
        }
        for (key, value) in fields {
            self.tables(key, value, top, depth);
        }
    }
}

/// Tables whose values are numbers.
fn holds_numbers(top: &str) -> bool {
    top == "data" || top == "planned"
}

/// A number without quotes where that says the same.
pub(super) fn number_or_text(text: &str) -> String {
    if is_toml_number(text) {
        text.to_owned()
    } else {
        text.to_toml_value()
    }
}

/// Whether a text, unquoted, is a number of TOML: a whole one that its readers can hold, or one
/// with a fraction or an exponent.
fn is_toml_number(text: &str) -> bool {
    let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text);
    let (mantissa, exponent) = match unsigned.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, Some(exponent)),
        None => (unsigned, None),
    };
    let (whole, fraction) = match mantissa.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (mantissa, None),
    };
    let is_digits = |digits: &str| !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
    let has_no_needless_zero = whole == "0" || !whole.starts_with('0');
    let is_exponent =
        |exponent: &str| is_digits(exponent.strip_prefix(['-', '+']).unwrap_or(exponent));
    is_digits(whole)
        && has_no_needless_zero
        && fraction.is_none_or(is_digits)
        && exponent.is_none_or(is_exponent)
        && (fraction.is_some() || exponent.is_some() || text.parse::<i64>().is_ok())
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

pub(super) fn inline(value: &Tree, top: &str) -> String {
    match value {
        Tree::Nothing => "".to_toml_value(),
        Tree::Truth(truth) => truth.to_toml_value(),
        Tree::Whole(number) => number.to_toml_value(),
        Tree::Text(text) => text.to_toml_value(),
        Tree::List(items) => format!("[{}]", row(items, top).join(", ")),
        Tree::Table(fields) if fields.is_empty() => "{}".to_owned(),
        Tree::Table(fields) => {
            let fields = fields
                .iter()
                .map(|(key, value)| format!("{} = {}", key.to_toml_key(), field(key, value, top)));
            format!("{{ {} }}", fields.collect::<Vec<_>>().join(", "))
        }
    }
}

/// A field of an inline table; amounts stand without quotes.
fn field(key: &str, value: &Tree, top: &str) -> String {
    match value {
        Tree::Text(text) if matches!(key, "budget" | "spent") => number_or_text(text),
        other => inline(other, top),
    }
}

/// A list; in one that begins with a label the figures behind it stand without quotes.
fn row(items: &[Tree], top: &str) -> Vec<String> {
    // Claims keep their cells as printed.
    let has_rows_of_figures = matches!(top, "grid" | "profile") && items.len() > 1;
    let figures = items.iter().enumerate().map(|(at, item)| match item {
        Tree::Text(text) if at > 0 && has_rows_of_figures => number_or_text(text),
        other => inline(other, top),
    });
    figures.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_those_of_toml() {
        for number in [
            "0",
            "-12",
            "2308664947",
            "80.94",
            "-0.5",
            "1125e-3",
            "1.5E+3",
        ] {
            assert!(is_toml_number(number), "{number}");
        }
        for text in [
            "",
            "-",
            "007",
            "1.",
            ".5",
            "80,94",
            "1_000",
            "inf",
            "nan",
            "e3",
            "1e",
            "0x1F",
            "99999999999999999999",
            "1.1.1",
        ] {
            assert!(!is_toml_number(text), "{text}");
        }
    }
}
