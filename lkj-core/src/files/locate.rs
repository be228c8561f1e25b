//! The path of keys at an offset of a text that could not be read there.

#[cfg(feature = "toml")]
use super::node::Text;

/// The path of a place in a TOML text, as far as headers and keys before it tell.
#[cfg(feature = "toml")]
pub(super) fn path_in_toml(text: &Text<'_>, offset: usize) -> String {
    let at = text.line(offset);
    let own = text.line_text(at);
    if let Some(header) = opened_header(own) {
        return indexed(text, at, header);
    }
    let mut key = key_of(own);
    let may_belong_to_key_above = !own.trim_start().starts_with(char::is_alphabetic);
    for line in (0..at).rev() {
        let above = text.line_text(line);
        if let Some(header) = header_of(above) {
            return joined(&indexed(text, line, header), key);
        }
        if key.is_none() && may_belong_to_key_above {
            key = key_of(above);
        }
    }
    key.unwrap_or_default().to_owned()
}

#[cfg(feature = "toml")]
fn joined(table: &str, key: Option<&str>) -> String {
    key.map_or_else(|| table.to_owned(), |key| format!("{table}.{key}"))
}

/// `indicator.rat` of the line `[indicator.rat] # utama`.
#[cfg(feature = "toml")]
pub(super) fn header_of(line: &str) -> Option<&str> {
    let header = opened_header(line)?;
    let rest = line.split_once(header).map_or("", |(_, rest)| rest);
    rest.trim_start().starts_with(']').then_some(header)
}

/// The same where the header may lack its end. A row of a list (`["SD", 1],`) is none.
#[cfg(feature = "toml")]
fn opened_header(line: &str) -> Option<&str> {
    let inside = line.trim_start().strip_prefix('[')?;
    let inside = inside.strip_prefix('[').unwrap_or(inside);
    let end = inside.find([']', '#']).unwrap_or(inside.len());
    let header = inside.get(..end)?.trim();
    is_keys(header).then_some(header)
}

/// `name` of the line `name = "RAT"`.
#[cfg(feature = "toml")]
fn key_of(line: &str) -> Option<&str> {
    let (key, _) = line.split_once('=')?;
    let key = key.trim();
    is_keys(key).then_some(key)
}

/// Whether a text is a key, or several joined by points.
#[cfg(feature = "toml")]
fn is_keys(text: &str) -> bool {
    let belongs = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | '"' | '\'');
    !text.is_empty() && text.chars().all(belongs)
}

/// A header's path; for a list of tables with the number of the table in it, from 0.
#[cfg(feature = "toml")]
fn indexed(text: &Text<'_>, line: usize, header: &str) -> String {
    let path = header.replace(['"', '\''], "");
    if !text.line_text(line).trim_start().starts_with("[[") {
        return path;
    }
    let is_same = |before: &usize| {
        let above = text.line_text(*before);
        above.trim_start().starts_with("[[") && header_of(above) == Some(header)
    };
    format!("{path}.{}", (0..line).filter(is_same).count())
}

/// The path of a place in a JSON text, as far as what stands before it is in order.
#[cfg(feature = "json")]
pub(super) fn path_in_json(content: &str, offset: usize) -> String {
    let mut walk = JsonWalk {
        levels: Vec::new(),
        last_text: None,
    };
    let mut rest = content.get(..offset).unwrap_or_default();
    while let Some(first) = rest.chars().next() {
        let length = if first == '"' {
            walk.text(rest)
        } else {
            walk.sign(first)
        };
        rest = rest.get(length..).unwrap_or_default();
    }
    walk.path()
}

/// What is open at a place of a JSON text.
#[cfg(feature = "json")]
struct JsonWalk<'a> {
    levels: Vec<JsonLevel<'a>>,
    last_text: Option<&'a str>,
}

#[cfg(feature = "json")]
enum JsonLevel<'a> {
    Table(Option<&'a str>),
    List(usize),
}

#[cfg(feature = "json")]
impl<'a> JsonWalk<'a> {
    /// Takes a text in quotes, and gives its length with them.
    fn text(&mut self, rest: &'a str) -> usize {
        let inside = rest.get(1..).unwrap_or_default();
        let mut is_escaped = false;
        let is_end = |character: char| {
            let ends = character == '"' && !is_escaped;
            is_escaped = character == '\\' && !is_escaped;
            ends
        };
        let Some(end) = inside.find(is_end) else {
            return rest.len();
        };
        self.last_text = inside.get(..end);
        end.saturating_add(2)
    }

    fn sign(&mut self, sign: char) -> usize {
        match (sign, self.levels.last_mut()) {
            ('{', _) => self.levels.push(JsonLevel::Table(None)),
            ('[', _) => self.levels.push(JsonLevel::List(0)),
            ('}' | ']', _) => {
                self.levels.pop();
            }
            (':', Some(JsonLevel::Table(key))) => *key = self.last_text,
            (',', Some(JsonLevel::Table(key))) => *key = None,
            (',', Some(JsonLevel::List(at))) => *at = at.saturating_add(1),
            _ => {}
        }
        sign.len_utf8()
    }

    fn path(&self) -> String {
        let each = self.levels.iter().filter_map(|level| match level {
            JsonLevel::Table(key) => key.map(str::to_owned),
            JsonLevel::List(at) => Some(at.to_string()),
        });
        each.collect::<Vec<_>>().join(".")
    }
}

#[cfg(all(test, feature = "toml", feature = "json"))]
mod tests {
    use super::*;

    fn toml(content: &str) -> String {
        let offset = content.find('!').unwrap_or(content.len());
        path_in_toml(&Text::new("", &content.replace('!', "")), offset)
    }

    #[test]
    fn headers_and_keys_before_a_place_tell_its_path() {
        assert_eq!(toml("name = !"), "name");
        assert_eq!(
            toml("[indicator.rat] # utama\nname = \"!"),
            "indicator.rat.name"
        );
        assert_eq!(
            toml("[indicator.\"rat\"]\nname = 1\nrusak !"),
            "indicator.rat"
        );
        assert_eq!(toml("[a.b!"), "a.b");
        assert_eq!(
            toml("[grid.um]\nrows = [\n  [\"SD\", 1],\n  [\"SMP\", !"),
            "grid.um.rows"
        );
        assert_eq!(
            toml("[[note]]\ntext = 1\n[[note]]\ntext = !"),
            "note.1.text"
        );
        assert_eq!(toml("[a]\nx = { y = !"), "a.x");
    }

    #[test]
    fn open_brackets_and_keys_tell_the_path_in_json() {
        let path = |content: &str| path_in_json(content, content.find('!').unwrap_or_default());
        assert_eq!(path(r#"{ "a": { "b": !"#), "a.b");
        assert_eq!(path(r#"{ "a\"": [1, {"c": 2}, !"#), "a\\\".2");
        assert_eq!(path(r#"{ "a": 1, !"#), "");
        assert_eq!(path(r#"{ "a": "} ] !"#), "a");
        assert_eq!(path("!"), "");
    }
}
