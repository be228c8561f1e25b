//! JSON with the keys that JavaScript has, and back to the keys that the engine has.

use std::io;

use serde::Serialize;
use serde_json::ser::{CompactFormatter, Formatter};

/// A value as JSON text, its keys in camelCase.
pub(crate) fn written(value: &impl Serialize) -> serde_json::Result<String> {
    let mut text = Vec::new();
    let mut serializer = serde_json::Serializer::with_formatter(&mut text, CamelCase::default());
    value.serialize(&mut serializer)?;
    Ok(String::from_utf8_lossy(&text).into_owned())
}

/// Writes the keys of objects in camelCase. Ids are never keys of a result.
#[derive(Default)]
struct CamelCase {
    compact: CompactFormatter,
    is_in_key: bool,
    is_after_underscore: bool,
}

impl Formatter for CamelCase {
    fn begin_object_key<W: ?Sized + io::Write>(
        &mut self,
        writer: &mut W,
        first: bool,
    ) -> io::Result<()> {
        self.is_in_key = true;
        self.is_after_underscore = false;
        self.compact.begin_object_key(writer, first)
    }

    fn end_object_key<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.is_in_key = false;
        self.compact.end_object_key(writer)
    }

    fn write_string_fragment<W: ?Sized + io::Write>(
        &mut self,
        writer: &mut W,
        fragment: &str,
    ) -> io::Result<()> {
        if !self.is_in_key {
            return writer.write_all(fragment.as_bytes());
        }
        for byte in fragment.bytes() {
            if byte == b'_' {
                self.is_after_underscore = true;
                continue;
            }
            let byte = if self.is_after_underscore {
                byte.to_ascii_uppercase()
            } else {
                byte
            };
            self.is_after_underscore = false;
            writer.write_all(&[byte])?;
        }
        Ok(())
    }
}

/// JSON text as JavaScript writes it, without spaces, its keys in `snake_case`.
pub(crate) fn in_snake_case(json: &str) -> String {
    let mut written = String::with_capacity(json.len());
    let mut rest = json;
    while let Some(start) = rest.find('"') {
        let (before, from) = rest.split_at(start);
        let (string, behind) = from.split_at(length_of_string(from));
        written.push_str(before);
        if behind.starts_with(':') {
            written.push_str(&snake_case(string));
        } else {
            written.push_str(string);
        }
        rest = behind;
    }
    written.push_str(rest);
    written
}

/// How long the string is that a JSON text begins with, quotes included.
fn length_of_string(from: &str) -> usize {
    let mut is_escaped = false;
    for (at, byte) in from.bytes().enumerate().skip(1) {
        match byte {
            b'"' if !is_escaped => return at.saturating_add(1),
            b'\\' => is_escaped = !is_escaped,
            _ => is_escaped = false,
        }
    }
    from.len()
}

fn snake_case(key: &str) -> String {
    let mut written = String::with_capacity(key.len());
    for character in key.chars() {
        if character.is_ascii_uppercase() {
            written.push('_');
        }
        written.push(character.to_ascii_lowercase());
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_change_their_style_and_values_do_not() {
        let value = serde_json::json!({
            "target_from": "annual_plan",
            "end_of_plan": [{ "in_gap": true }],
            "a": "say \"heyYou\": {\"b_c\":1}\\",
        });
        let text = written(&value).unwrap_or_default();
        assert!(
            text.starts_with(r#"{"targetFrom":"annual_plan","endOfPlan":[{"inGap":true}]"#),
            "{text}"
        );
        assert_eq!(in_snake_case(&text), value.to_string());
    }
}
