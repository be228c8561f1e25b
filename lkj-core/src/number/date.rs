//! Dates as documents write them.

use crate::value::{Date, Locale, Year};

/// The months in Indonesian and in English.
const MONTHS: [[&str; 2]; 12] = [
    ["Januari", "January"],
    ["Februari", "February"],
    ["Maret", "March"],
    ["April", "April"],
    ["Mei", "May"],
    ["Juni", "June"],
    ["Juli", "July"],
    ["Agustus", "August"],
    ["September", "September"],
    ["Oktober", "October"],
    ["November", "November"],
    ["Desember", "December"],
];

/// Spellings beside the full names and their first three letters.
const VARIANTS: &[(&str, u8)] = &[
    ("pebruari", 2),
    ("peb", 2),
    ("agt", 8),
    ("ags", 8),
    ("agus", 8),
    ("sept", 9),
    ("nopember", 11),
    ("nop", 11),
];

/// The name of a month, 1 to 12.
pub(crate) fn month_name(month: u8, locale: Locale) -> &'static str {
    let names = usize::from(month)
        .checked_sub(1)
        .and_then(|at| MONTHS.get(at));
    let [indonesian, english] = names.copied().unwrap_or_default();
    match locale {
        Locale::Indonesian => indonesian,
        Locale::English => english,
    }
}

/// Writes a date in words: `31 Januari 2019`.
pub(crate) fn write(date: Date, locale: Locale) -> String {
    let month = month_name(date.month(), locale);
    format!("{} {month} {}", date.day(), date.year())
}

/// What a text says as a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Written {
    /// A day of a year.
    Full(Date),
    /// A day without its year: `31 Maret`.
    WithoutYear,
}

/// Reads `31 Maret 2025`, `31-Mar-2025`, `31/3/2025`, `2025-03-31`, `March 31, 2025`, also behind
/// a weekday or *tanggal*; `None` where the text is no date of the calendar.
pub(crate) fn read(text: &str) -> Option<Written> {
    let text = without_introduction(text);
    let separators = [' ', '/', '-', '.', ','];
    let parts: Vec<&str> = text
        .split(separators)
        .filter(|part| !part.is_empty())
        .collect();
    match *parts.as_slice() {
        [day, month] => {
            let is_day = digits(day, 2).is_some_and(|day| (1..=31).contains(&day));
            (is_day && named_month(month).is_some()).then_some(Written::WithoutYear)
        }
        [year, month, day] if year.len() == 4 && digits(year, 4).is_some() => {
            date(day, month_of(month)?, year)
        }
        [month, day, year] if named_month(month).is_some() => date(day, named_month(month)?, year),
        [day, month, year] if named_month(month).is_some() => date(day, named_month(month)?, year),
        // Numbers with spaces between them are several numbers.
        [day, month, year] if !text.contains(' ') => date(day, month_of(month)?, year),
        _ => None,
    }
}

fn date(day: &str, month: u8, year: &str) -> Option<Written> {
    let day = u8::try_from(digits(day, 2)?).ok()?;
    let year: Year = year.parse().ok()?;
    Date::new(year, month, day).ok().map(Written::Full)
}

fn digits(text: &str, most: usize) -> Option<u16> {
    let is_number = text.len() <= most && text.bytes().all(|byte| byte.is_ascii_digit());
    if is_number { text.parse().ok() } else { None }
}

fn month_of(text: &str) -> Option<u8> {
    match digits(text, 2) {
        Some(number) => u8::try_from(number).ok(),
        None => named_month(text),
    }
}

fn named_month(text: &str) -> Option<u8> {
    let word = text.to_lowercase();
    let is_name = |name: &str| {
        let name = name.to_lowercase();
        name == word || word.len() == 3 && name.starts_with(&word)
    };
    let named = MONTHS
        .iter()
        .position(|[one, other]| is_name(one) || is_name(other));
    match named {
        Some(at) => u8::try_from(at.saturating_add(1)).ok(),
        None => VARIANTS
            .iter()
            .find(|(variant, _)| *variant == word)
            .map(|(_, month)| *month),
    }
}

/// The text without a weekday and words that only announce a date.
fn without_introduction(text: &str) -> &str {
    const INTRODUCTIONS: [&str; 10] = [
        "tanggal", "tgl.", "tgl", "senin", "selasa", "rabu", "kamis", "jumat", "sabtu", "minggu",
    ];
    let mut rest = text.trim();
    loop {
        let introduced = INTRODUCTIONS.iter().find_map(|word| {
            let head = rest.get(..word.len())?;
            let tail = rest.get(word.len()..)?;
            let ends_there = tail.starts_with([' ', ',']);
            (head.eq_ignore_ascii_case(word) && ends_there)
                .then(|| tail.trim_start_matches([' ', ',']))
        });
        match introduced {
            Some(tail) => rest = tail,
            None => return rest,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_as_people_write_them() {
        for (text, expected) in [
            ("31 Maret 2025", "2025-03-31"),
            ("31 Mar 2025", "2025-03-31"),
            ("31-Mar-2025", "2025-03-31"),
            ("1 Nopember 2024", "2024-11-01"),
            ("31/1/2019", "2019-01-31"),
            ("1-12-2019", "2019-12-01"),
            ("2019-01-31", "2019-01-31"),
            ("March 31, 2025", "2025-03-31"),
            ("Senin, 31 Maret 2025", "2025-03-31"),
            ("tgl. 5 Mei 2024", "2024-05-05"),
        ] {
            let Some(Written::Full(date)) = read(text) else {
                panic!("{text}: {:?}", read(text));
            };
            assert_eq!(date.to_string(), expected, "{text}");
        }
        assert_eq!(read("31 Maret"), Some(Written::WithoutYear));
        for text in [
            "31 Februari 2025",
            "12 Dok / 4 Lap",
            "1.234.567",
            "7 8",
            "2025",
            "80,94",
            "31/3/25",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
