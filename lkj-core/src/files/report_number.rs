//! A number that stands in a file as reports print it, where it must be quoted or plain.

/// The value of the line of an offset, `key = Rp. 872.705.000,-`, if it is a number to readers.
#[cfg(feature = "toml")]
pub(super) fn value_of_line(line: &str) -> Option<(usize, &str)> {
    let (key, value) = line.split_once('=')?;
    let value = value.split('#').next().unwrap_or(value);
    let before = key.len().saturating_add(1);
    let indent = value.len().saturating_sub(value.trim_start().len());
    let value = value.trim();
    let is_alone = !value.contains(['=', '"', '\'', '[', '{', '_', '}']);
    (is_alone && is_printed_number(value)).then_some((before.saturating_add(indent), value))
}

#[cfg(feature = "toml")]
fn is_printed_number(value: &str) -> bool {
    use crate::number::{Hint, Reading, parse_with};
    use crate::value::Locale;

    let hint = Hint {
        locale: Some(Locale::Indonesian),
        ..Hint::default()
    };
    matches!(
        parse_with(value, hint),
        Ok(Reading::Figure(_) | Reading::Range { .. })
    )
}

/// What an offset of a text belongs to, if that is a number as reports print it but no
/// number of the file's language; and where it begins.
pub(super) fn around(content: &str, offset: usize) -> Option<(usize, &str)> {
    let belongs = |c: char| c.is_ascii_digit() || c == '.' || c == ',';
    let before = content.get(..offset)?;
    let start = before.trim_end_matches(belongs).len();
    let rest = content.get(start..)?;
    let end = rest.find(|c| !belongs(c)).unwrap_or(rest.len());
    let token = rest.get(..end)?.trim_end_matches(['.', ',']);
    let separators = token.matches(['.', ',']).count();
    let is_as_printed = token.starts_with(|c: char| c.is_ascii_digit())
        && (token.contains(',') || separators > 1 || is_zero_first(token));
    is_as_printed.then_some((start, token))
}

/// `007`
fn is_zero_first(token: &str) -> bool {
    token.len() > 1 && token.starts_with('0') && token.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_whole_number_from_anywhere_in_it() {
        let text = "x = [2.308.664, 1]";
        for offset in 4..=13 {
            assert_eq!(
                around(text, offset),
                Some((5, "2.308.664")).filter(|_| offset >= 5),
                "{offset}"
            );
        }
        assert_eq!(around("[80,94, 1]", 3), Some((1, "80,94")));
        assert_eq!(around("é = 007", 6), Some((5, "007")));
        assert_eq!(around("1.5", 1), None, "a number of the language itself");
        assert_eq!(around("abc", 1), None);
    }

    #[cfg(feature = "toml")]
    #[test]
    fn finds_the_value_of_a_line() {
        assert_eq!(
            value_of_line("kop = Rp. 872.705.000,- # pagu"),
            Some((6, "Rp. 872.705.000,-"))
        );
        assert_eq!(value_of_line("kop =25 koperasi"), Some((5, "25 koperasi")));
        assert_eq!(
            value_of_line("lama = 7 - 8 bulan"),
            Some((7, "7 - 8 bulan"))
        );
        assert_eq!(value_of_line("kop = [1.100]"), None);
        assert_eq!(value_of_line("kop = Maju"), None);
    }
}
