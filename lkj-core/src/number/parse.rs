//! Reads one cell of a report.

use rust_decimal::Decimal;

use super::exact;
use super::tokens::{malformed, read_numeral};
use super::{Figure, Hint, Kind, Missing, NumberError, Reading, Side};

/// Reads a text as a number, a range, a bound, several quantities, nothing, or words.
///
/// # Errors
/// [`NumberError`] when it holds a number that cannot be read in exactly one way.
///
/// ```
/// use lkj_core::number::{NumberError, Reading, parse};
/// let Reading::Figure(amount) = parse("Rp. 872.705.000,-")? else { unreachable!() };
/// assert_eq!(amount.value.to_string(), "872705000");
/// assert_eq!(amount.unit.as_deref(), Some("Rp"));
/// assert!(matches!(parse("1.100"), Err(NumberError::Ambiguous { .. })));
/// assert!(matches!(parse("WTP")?, Reading::Words(_)));
/// # Ok::<(), NumberError>(())
/// ```
pub fn parse(text: &str) -> Result<Reading, NumberError> {
    parse_with(text, Hint::default())
}

/// Reads a text, with what is known of its place.
///
/// # Errors
/// As [`parse`].
pub fn parse_with(text: &str, hint: Hint) -> Result<Reading, NumberError> {
    let text = normalized(text);
    if let Some(missing) = missing(&text) {
        return Ok(Reading::Missing(missing));
    }
    if text.contains(';') {
        return several(&text, hint);
    }
    if let Some((side, rest)) = bound(&text) {
        return Ok(match figure(rest, hint)? {
            Some(bound) => Reading::Bound { side, bound },
            None => Reading::Words(text),
        });
    }
    if let Some(range) = range(&text, hint)? {
        return Ok(range);
    }
    Ok(match figure(&text, hint)? {
        Some(figure) => Reading::Figure(figure),
        None => Reading::Words(text),
    })
}

/// Plain spaces, ASCII digits, one kind of hyphen for a minus sign; ends trimmed.
fn normalized(text: &str) -> String {
    let plain: String = text.chars().map(plain_character).collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn plain_character(character: char) -> char {
    match character {
        '０'..='９' => {
            let digit = u32::from(character).saturating_sub(u32::from('０'));
            char::from_digit(digit, 10).unwrap_or(character)
        }
        '．' => '.',
        '，' => ',',
        '％' => '%',
        '\u{2212}' | '\u{2010}' | '\u{2011}' => '-',
        other => other,
    }
}

fn missing(text: &str) -> Option<Missing> {
    const NOT_AVAILABLE: &[&str] = &[
        "n/a",
        "na",
        "n.a.",
        "n.a",
        "nd",
        "n/d",
        "tidak ada",
        "tidak ada data",
        "belum ada",
        "belum ada data",
        "belum tersedia",
        "belum rilis",
        "belum dirilis",
    ];
    match text {
        "" => Some(Missing::Empty),
        "-" | "–" | "—" | "--" => Some(Missing::Dash),
        _ if NOT_AVAILABLE.contains(&text.to_lowercase().as_str()) => Some(Missing::NotAvailable),
        _ => None,
    }
}

/// `11 jenis; 50.000 lembar`
fn several(text: &str, hint: Hint) -> Result<Reading, NumberError> {
    let parts = text.split(';').map(|part| figure(part.trim(), hint));
    let figures: Option<Vec<_>> = parts.collect::<Result<_, _>>()?;
    Ok(figures.map_or_else(|| Reading::Words(text.to_owned()), Reading::Several))
}

/// `< 49`, `maksimal 5 hari`: which side, and what follows.
fn bound(text: &str) -> Option<(Side, &str)> {
    const WRITINGS: &[(&str, Side)] = &[
        ("<=", Side::AtMost),
        ("≤", Side::AtMost),
        ("maksimal ", Side::AtMost),
        ("maks. ", Side::AtMost),
        ("maks ", Side::AtMost),
        ("paling banyak ", Side::AtMost),
        ("paling lama ", Side::AtMost),
        ("<", Side::Below),
        ("kurang dari ", Side::Below),
        (">=", Side::AtLeast),
        ("≥", Side::AtLeast),
        ("minimal ", Side::AtLeast),
        ("min. ", Side::AtLeast),
        ("paling sedikit ", Side::AtLeast),
        (">", Side::Above),
        ("lebih dari ", Side::Above),
    ];
    WRITINGS.iter().find_map(|(writing, side)| {
        let head = text.get(..writing.len())?;
        let rest = text.get(writing.len()..)?;
        head.eq_ignore_ascii_case(writing)
            .then(|| (*side, rest.trim_start()))
    })
}

/// `80 - 90%`, `7 – 8 bulan`, `75 s.d. 85`
fn range(text: &str, hint: Hint) -> Result<Option<Reading>, NumberError> {
    let is_range_hyphen = |at: usize| at > 0 && text.get(..at).is_some_and(ends_a_number);
    let cut = ["s.d.", "s/d", "sampai dengan", "–", "—", "-"]
        .iter()
        .find_map(|joiner| {
            let at = text
                .match_indices(joiner)
                .map(|(at, _)| at)
                .find(|at| is_range_hyphen(*at))?;
            Some((
                text.get(..at)?.trim(),
                text.get(at.saturating_add(joiner.len())..)?.trim(),
            ))
        });
    let Some((lower, upper)) = cut else {
        return Ok(None);
    };
    let (Some(lower), Some(upper)) = (figure(lower, hint)?, figure(upper, hint)?) else {
        return Ok(None);
    };
    if lower.value > upper.value {
        return Err(NumberError::Backwards {
            text: text.to_owned(),
        });
    }
    Ok(Some(Reading::Range {
        lower: lower.value,
        upper: upper.value,
        unit: upper.unit.or(lower.unit),
    }))
}

fn ends_a_number(text: &str) -> bool {
    text.trim_end()
        .ends_with(|c: char| c.is_ascii_digit() || c == '%')
}

/// One number with what stands before and behind it; `None` when no number begins the text.
fn figure(whole: &str, hint: Hint) -> Result<Option<Figure>, NumberError> {
    let (negative, text) = sign(whole);
    let (currency, text) = currency(text);
    let (negative_amount, text) = sign(text);
    let Some((numeral, rest)) = split_numeral(text) else {
        return Ok(None);
    };
    let unit = unit(rest);
    if negative && negative_amount {
        return Err(malformed(whole));
    }
    if unit.as_deref().is_some_and(begins_as_no_unit) {
        return Err(NumberError::Malformed {
            text: whole.to_owned(),
            proposals: joined_groups(numeral, rest),
        });
    }
    let is_amount = currency.is_some() || hint.kind == Some(Kind::Amount);
    if is_amount && let Some(factor) = unit.as_deref().and_then(multiplier) {
        return Err(NumberError::Malformed {
            text: whole.to_owned(),
            proposals: multiplied(numeral, factor),
        });
    }
    let kind = match (&currency, &unit) {
        (Some(_), _) => Some(Kind::Amount),
        (None, Some(unit)) if is_countable(unit) => Some(Kind::Count),
        _ => hint.kind,
    };
    let is_negative = negative != negative_amount;
    let signed = |value| if is_negative { negated(value) } else { value };
    let value = match read_numeral(numeral, Hint { kind, ..hint }) {
        Ok(magnitude) => signed(magnitude),
        Err(NumberError::Ambiguous {
            text,
            grouped,
            fraction,
        }) => {
            return Err(NumberError::Ambiguous {
                text: if is_negative { whole.to_owned() } else { text },
                grouped: signed(grouped),
                fraction: signed(fraction),
            });
        }
        Err(other) => return Err(other),
    };
    Ok(Some(Figure {
        value,
        unit: currency.map(str::to_owned).or(unit),
    }))
}

/// Whether what stands behind a number belongs to it rather than names its unit: `4/7`,
/// `1:20`, `25 391`, `10-an`.
fn begins_as_no_unit(unit: &str) -> bool {
    let mut characters = unit.chars();
    match characters.next() {
        Some('%' | '‰' | '°' | '"' | '\'' | '*') | None => false,
        Some('/' | '(') => characters
            .find(|c| !c.is_whitespace())
            .is_some_and(|c| c.is_ascii_digit()),
        Some(first) => !first.is_alphabetic(),
    }
}

/// `25 391`: thousands with a space between them.
fn joined_groups(numeral: &str, rest: &str) -> Vec<Decimal> {
    let group = rest.split_whitespace().next().unwrap_or_default();
    let is_group = group.len() == 3 && group.bytes().all(|byte| byte.is_ascii_digit());
    let joined = is_group
        .then(|| exact::read(&format!("{numeral}{group}")))
        .flatten();
    joined.into_iter().collect()
}

/// The power of ten by which a word behind an amount multiplies it: `Rp 5 juta` is not Rp 5.
fn multiplier(unit: &str) -> Option<u32> {
    let word = unit
        .split([' ', '.', ','])
        .next()
        .unwrap_or_default()
        .to_lowercase();
    match word.as_str() {
        "ribu" | "rb" => Some(3),
        "juta" | "jt" => Some(6),
        "miliar" | "milyar" | "m" => Some(9),
        "triliun" | "trilyun" | "t" => Some(12),
        _ => None,
    }
}

fn multiplied(numeral: &str, power: u32) -> Vec<Decimal> {
    let locale = Some(crate::Locale::Indonesian);
    let number = read_numeral(numeral, Hint { kind: None, locale }).ok();
    let factor = 10_i64.checked_pow(power).map(Decimal::from);
    let product = number
        .zip(factor)
        .and_then(|(number, factor)| number.checked_mul(factor));
    product
        .map(|product| product.normalize())
        .into_iter()
        .collect()
}

fn negated(mut value: Decimal) -> Decimal {
    value.set_sign_negative(!value.is_zero());
    value
}

/// `-24,65`, `- 28,39%`, and `(1.234)` as accountants write it.
fn sign(text: &str) -> (bool, &str) {
    let text = text.trim();
    if let Some(inner) = text
        .strip_prefix('(')
        .and_then(|text| text.strip_suffix(')'))
    {
        return (true, inner.trim());
    }
    match text.strip_prefix('-') {
        Some(rest) => (true, rest.trim_start()),
        None => (false, text.strip_prefix('+').unwrap_or(text).trim_start()),
    }
}

fn currency(text: &str) -> (Option<&'static str>, &str) {
    for writing in ["Rp.", "Rp", "IDR"] {
        let head = text.get(..writing.len());
        if head.is_some_and(|head| head.eq_ignore_ascii_case(writing)) {
            let rest = text.get(writing.len()..).unwrap_or_default();
            return (Some("Rp"), rest.trim_start());
        }
    }
    (None, text)
}

/// Cuts a text that begins with a digit behind its digits, separators and exponent. What
/// only ends an amount (`,-` and a stray comma or point) belongs to neither half.
fn split_numeral(text: &str) -> Option<(&str, &str)> {
    if !text.starts_with(|c: char| c.is_ascii_digit() || c == ',' || c == '.') {
        return None;
    }
    let end = text
        .find(|c: char| !(c.is_ascii_digit() || c == '.' || c == ','))
        .unwrap_or(text.len());
    let end = end.saturating_add(exponent_length(text.get(end..)?));
    let (numeral, rest) = (text.get(..end)?, text.get(end..)?);
    if !numeral.contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let rest = rest
        .strip_prefix('-')
        .filter(|_| numeral.ends_with([',', '.']))
        .unwrap_or(rest);
    let rest = if rest.trim_matches([',', '.', '-', ' ']).is_empty() {
        ""
    } else {
        rest
    };
    Some((numeral.strip_suffix([',', '.']).unwrap_or(numeral), rest))
}

fn exponent_length(rest: &str) -> usize {
    let Some(exponent) = rest.strip_prefix(['e', 'E']) else {
        return 0;
    };
    let sign = usize::from(exponent.starts_with(['-', '+']));
    let digits = exponent
        .bytes()
        .skip(sign)
        .take_while(u8::is_ascii_digit)
        .count();
    let ends_there = exponent
        .get(sign.saturating_add(digits)..)
        .is_some_and(|tail| !tail.starts_with(char::is_alphanumeric));
    if digits == 0 || !ends_there {
        0
    } else {
        digits.saturating_add(sign).saturating_add(1)
    }
}

fn unit(rest: &str) -> Option<String> {
    let rest = rest.trim().trim_end_matches(',').trim();
    (!rest.is_empty()).then(|| rest.to_owned())
}

/// Units of things that are counted one by one, so that a point before three digits behind
/// them groups thousands.
fn is_countable(unit: &str) -> bool {
    const COUNTABLE: &[&str] = &[
        "berkas",
        "buah",
        "bh",
        "buku",
        "desa",
        "dokumen",
        "eksemplar",
        "guru",
        "item",
        "jenis",
        "kali",
        "kecamatan",
        "kegiatan",
        "kelompok",
        "kelurahan",
        "keping",
        "kk",
        "koperasi",
        "laporan",
        "lembar",
        "lembaga",
        "org",
        "orang",
        "paket",
        "pasien",
        "pegawai",
        "pelayanan",
        "peserta",
        "program",
        "rumah",
        "sekolah",
        "set",
        "siswa",
        "umkm",
        "unit",
        "usaha",
    ];
    let first = unit
        .split([' ', '/'])
        .next()
        .unwrap_or_default()
        .to_lowercase();
    COUNTABLE.contains(&first.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> String {
        match parse(text) {
            Ok(Reading::Figure(figure)) => figure.to_string(),
            Ok(Reading::Range { lower, upper, unit }) => {
                format!("{lower}..{upper} {}", unit.unwrap_or_default())
            }
            Ok(Reading::Bound { side, bound }) => format!("{side:?} {bound}"),
            Ok(Reading::Several(figures)) => figures
                .iter()
                .map(ToString::to_string)
                .collect::<Vec<_>>()
                .join(" + "),
            Ok(Reading::Missing(missing)) => format!("{missing:?}"),
            Ok(Reading::Words(words)) => format!("words {words}"),
            Err(error) => error.to_string(),
        }
    }

    #[test]
    fn reads_the_habits_of_reports() {
        for (text, expected) in [
            ("Rp. 2.308.664.947,-", "2308664947 Rp"),
            ("Rp. 2.308.664.947,-,", "2308664947 Rp"),
            ("Rp.151.990.000,-", "151990000 Rp"),
            ("Rp. 477.048.000,", "477048000 Rp"),
            ("Rp. 872.705.000", "872705000 Rp"),
            ("106.439.453.000,00", "106439453000.00"),
            ("Rp 1.100", "1100 Rp"),
            ("80,94", "80.94"),
            ("96.51", "96.51"),
            ("97,77 %", "97.77 %"),
            ("4,57%", "4.57 %"),
            ("25 pelayanan", "25 pelayanan"),
            ("232 Org", "232 Org"),
            ("2 Desa/Kel", "2 Desa/Kel"),
            ("1.100 koperasi", "1100 koperasi"),
            ("45 Orang / Bulan", "45 Orang / Bulan"),
            ("3 /bulan", "3 /bulan"),
            ("5 juta", "5 juta"),
            ("+ 5", "5"),
            ("7 – 8 bulan", "7..8 bulan"),
            ("80 - 90%", "80..90 %"),
            ("80-90", "80..90 "),
            ("75 s.d. 85", "75..85 "),
            ("< 49", "Below 49"),
            ("kurang dari 0,5", "Below 0.5"),
            ("≥ 3 dokumen", "AtLeast 3 dokumen"),
            ("-", "Dash"),
            ("", "Empty"),
            ("n/a", "NotAvailable"),
            ("WTP", "words WTP"),
            ("11 jenis; 50.000 lembar", "11 jenis + 50000 lembar"),
            ("(1.234,5)", "-1234.5"),
            ("-24,65", "-24.65"),
            ("- 28,39%", "-28.39 %"),
            ("−71,06", "-71.06"),
            ("0,421", "0.421"),
            ("0.586", "0.586"),
            ("１２３", "123"),
            ("1125e-3", "1125e-3"),
            ("1.234,567", "1234.567"),
            ("1,234.5", "1234.5"),
            ("1.234.567", "1234567"),
        ] {
            assert_eq!(shown(text), expected, "{text}");
        }
    }

    #[test]
    fn refuses_what_has_two_readings_or_none() {
        for (text, expected) in [
            ("1.100", r#""1.100" can be read as 1100 or as 1100e-3"#),
            ("1,000", r#""1,000" can be read as 1000 or as 1000e-3"#),
            (
                "25.391 %",
                r#""25.391" can be read as 25391 or as 25391e-3"#,
            ),
            (
                "2.500.00",
                r#""2.500.00" is not a well-formed number; was 2500000 or 2500.00 meant?"#,
            ),
            ("1.23.456", r#""1.23.456" is not a well-formed number"#),
            ("1.234,56.7", r#""1.234,56.7" is not a well-formed number"#),
            ("8-7", r#"the range "8-7" runs backwards"#),
            ("4/7", r#""4/7" is not a well-formed number"#),
            ("1:20", r#""1:20" is not a well-formed number"#),
            (
                "10-an orang",
                r#""10-an orang" is not a well-formed number"#,
            ),
            (
                "25\u{a0}391 x",
                r#""25 391 x" is not a well-formed number; was 25391 meant?"#,
            ),
            (
                "Rp 5 juta",
                r#""Rp 5 juta" is not a well-formed number; was 5000000 meant?"#,
            ),
            (
                "Rp. 2,3 M",
                r#""Rp. 2,3 M" is not a well-formed number; was 2300000000 meant?"#,
            ),
            ("(-5)", r#""(-5)" is not a well-formed number"#),
            ("--5", r#""--5" is not a well-formed number"#),
            (
                "123456789012345678901234567890123",
                r#""123456789012345678901234567890123" has more digits than can be kept exactly (28)"#,
            ),
        ] {
            assert_eq!(shown(text), expected, "{text}");
        }
    }

    #[test]
    fn a_hint_settles_what_is_ambiguous() {
        let read = |text, hint| match parse_with(text, hint) {
            Ok(Reading::Figure(figure)) => figure.value.to_string(),
            other => format!("{other:?}"),
        };
        let kind = |kind| Hint {
            kind: Some(kind),
            ..Hint::default()
        };
        let locale = |locale| Hint {
            locale: Some(locale),
            ..Hint::default()
        };
        assert_eq!(read("1.100", kind(Kind::Count)), "1100");
        assert_eq!(read("480.000", kind(Kind::Amount)), "480000");
        assert_eq!(read("1.100", locale(crate::Locale::Indonesian)), "1100");
        assert_eq!(read("1,100", locale(crate::Locale::Indonesian)), "1.100");
        assert_eq!(read("1,100", locale(crate::Locale::English)), "1100");
    }
}
