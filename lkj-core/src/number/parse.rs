//! Reads one cell of a report.

use rust_decimal::Decimal;

use super::date::{self, Written};
use super::quantities::{Glue, quantities};
use super::sides::bound;
use super::tokens::{malformed, read_numeral};
use super::unit::{StandardUnit, compound, currency};
use super::words::{is_nil, missing};
use super::{Figure, Hint, Kind, Multiple, NumberError, Reading, Side, exact};

/// Reads a text as a number, a range, a bound, a date, several quantities, nothing, or words.
///
/// A text is read whole or not at all: what stands behind a number is its unit, multiplies it
/// (`2 juta`), makes it a part of a whole (`3 dari 5`) or another quantity (`2 jam 15 menit`), or
/// is an error.
///
/// # Errors
/// [`NumberError`] when it holds a number that cannot be read in exactly one way.
///
/// ```
/// use lkj_core::number::{NumberError, Reading, parse};
/// let Reading::Figure(amount) = parse("Rp. 872.705.000,-")? else { unreachable!() };
/// assert_eq!(amount.value.to_string(), "872705000");
/// assert_eq!(amount.unit.as_deref(), Some("Rp"));
/// let Reading::Figure(people) = parse("1,2 ribu orang")? else { unreachable!() };
/// assert_eq!(people.value.to_string(), "1200");
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
    if is_nil(&text) {
        return Ok(Reading::Figure(Figure::new(Decimal::ZERO)));
    }
    if let Some(date) = dated(&text, None)? {
        return Ok(date);
    }
    if text.contains(';') {
        return separated(&text, hint);
    }
    if let Some((side, rest)) = bound(&text) {
        if let Some(date) = dated(rest, Some(side))? {
            return Ok(date);
        }
        return Ok(match quantity(rest, hint)? {
            Some(Reading::Figure(bound)) => Reading::Bound { side, bound },
            Some(_) => return Err(not_understood(&text, rest)),
            None => Reading::Words(text),
        });
    }
    if let Some(range) = range(&text, hint)? {
        return Ok(range);
    }
    Ok(quantity(&text, hint)?.unwrap_or(Reading::Words(text)))
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

/// A date, with the side on which it bounds where one is named.
fn dated(text: &str, side: Option<Side>) -> Result<Option<Reading>, NumberError> {
    match date::read(text) {
        Some(Written::Full(date)) => Ok(Some(Reading::Date { date, side })),
        Some(Written::WithoutYear) => Err(NumberError::DateWithoutYear {
            text: text.to_owned(),
        }),
        None => Ok(None),
    }
}

/// `11 jenis; 50.000 lembar`
fn separated(text: &str, hint: Hint) -> Result<Reading, NumberError> {
    let mut figures = Vec::new();
    for part in text.split(';') {
        match quantity(part.trim(), hint)? {
            Some(Reading::Figure(figure)) => figures.push(figure),
            Some(Reading::Several(several)) => figures.extend(several),
            _ => return Ok(Reading::Words(text.to_owned())),
        }
    }
    Ok(Reading::Several(figures))
}

/// `80 - 90%`, `7 – 8 bulan`, `75 s.d. 85`, `75 sd 80`
fn range(text: &str, hint: Hint) -> Result<Option<Reading>, NumberError> {
    let Some((lower, upper)) = ends(text) else {
        return Ok(None);
    };
    let (Some(mut lower), Some(mut upper)) = (figure(lower, hint)?, figure(upper, hint)?) else {
        return Ok(None);
    };
    share_multiple(&mut lower, &upper).ok_or_else(|| malformed(text))?;
    share_unit(&mut lower, &mut upper).ok_or_else(|| not_understood(text, text))?;
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

/// The two ends of what looks like a range. A hyphen joins only what ends in a number with what
/// begins with one; a word joins whole quantities.
fn ends(text: &str) -> Option<(&str, &str)> {
    const WORDS: [&str; 9] = [
        " s.d. ",
        " s/d ",
        " s.d ",
        " sd. ",
        " sd ",
        " sampai dengan ",
        " sampai ",
        " hingga ",
        " to ",
    ];
    const SIGNS: [&str; 7] = ["s.d.", "s/d", "–", "—", "~", "-", "sampai dengan"];
    let between = text
        .strip_prefix("antara ")
        .and_then(|rest| rest.split_once(" dan "));
    let is_number_before = |at: usize| at > 0 && text.get(..at).is_some_and(ends_a_number);
    let by_word = || WORDS.iter().find_map(|word| text.split_once(word));
    let by_sign = || {
        SIGNS.iter().find_map(|sign| {
            let mut places = text.match_indices(sign).map(|(at, _)| at);
            let at = places.find(|at| is_number_before(*at))?;
            Some((text.get(..at)?, text.get(at.saturating_add(sign.len())..)?))
        })
    };
    let (lower, upper) = between.or_else(by_word).or_else(by_sign)?;
    Some((lower.trim(), upper.trim()))
}

fn ends_a_number(text: &str) -> bool {
    text.trim_end()
        .ends_with(|c: char| c.is_ascii_digit() || c == '%')
}

/// `5–6 juta` is five to six million; `None` where it may be less: `500–1 juta`.
fn share_multiple(lower: &mut Figure, upper: &Figure) -> Option<()> {
    if upper.multiple == Multiple::One || lower.multiple != Multiple::One {
        return Some(());
    }
    let multiplied = lower.value.checked_mul(upper.multiple.factor().into())?;
    if multiplied > upper.value {
        return None;
    }
    lower.value = multiplied;
    Some(())
}

/// Brings both ends to one unit; `None` where they have two that are not of one dimension.
fn share_unit(lower: &mut Figure, upper: &mut Figure) -> Option<()> {
    let (Some(one), Some(other)) = (&lower.unit, &upper.unit) else {
        return Some(());
    };
    if one.eq_ignore_ascii_case(other) {
        return Some(());
    }
    let (one_unit, other_unit) = (StandardUnit::of(one)?, StandardUnit::of(other)?);
    if one_unit.factor >= other_unit.factor {
        lower.value = one_unit.convert(lower.value, other_unit)?;
        lower.unit.clone_from(&upper.unit);
    } else {
        upper.value = other_unit.convert(upper.value, one_unit)?;
        upper.unit.clone_from(&lower.unit);
    }
    Some(())
}

/// One quantity, a part of a whole, or several; `None` when no number begins the text.
fn quantity(text: &str, hint: Hint) -> Result<Option<Reading>, NumberError> {
    let parts = quantities(text);
    let [first, rest @ ..] = parts.as_slice() else {
        return Ok(None);
    };
    if rest.is_empty() {
        return Ok(figure(text, hint)?.map(Reading::Figure));
    }
    let Some(one) = figure(first.text, hint)? else {
        return Ok(None);
    };
    if one.unit.is_none() && first.glue == Glue::Nothing {
        // Either thousands with a space between them, or nothing that can be read.
        return Err(figure(text, hint)
            .err()
            .unwrap_or_else(|| not_understood(text, text)));
    }
    let mut figures = vec![one];
    for part in rest {
        let another = figure(part.text, hint)?;
        figures.push(another.ok_or_else(|| not_understood(text, part.text))?);
    }
    let glues: Vec<Glue> = parts.iter().map(|part| part.glue).collect();
    if glues.contains(&Glue::Of) {
        return part_of_whole(text, figures).map(|figure| Some(Reading::Figure(figure)));
    }
    if let Some(sum) = compound(&figures) {
        return Ok(Some(Reading::Figure(sum)));
    }
    match figures
        .iter()
        .zip(&parts)
        .find(|(figure, _)| figure.unit.is_none())
    {
        Some((_, part)) => Err(not_understood(text, part.text)),
        None => Ok(Some(Reading::Several(figures))),
    }
}

/// `5 laporan dari 7 laporan`: the part, with its whole.
fn part_of_whole(text: &str, figures: Vec<Figure>) -> Result<Figure, NumberError> {
    let Ok([part, whole]) = <[Figure; 2]>::try_from(figures) else {
        return Err(not_understood(text, text));
    };
    Ok(Figure {
        unit: part.unit.clone().or_else(|| whole.unit.clone()),
        whole: Some(Box::new(whole)),
        ..part
    })
}

fn not_understood(text: &str, rest: &str) -> NumberError {
    NumberError::NotUnderstood {
        text: text.to_owned(),
        rest: rest.to_owned(),
    }
}

/// One number with what stands before and behind it; `None` when no number begins the text.
fn figure(whole: &str, hint: Hint) -> Result<Option<Figure>, NumberError> {
    let (negative, text) = sign(whole);
    let (currency, text) = currency(text);
    let (negative_amount, text) = sign(text);
    let Some((numeral, rest)) = split_numeral(text) else {
        return Ok(None);
    };
    if negative && negative_amount {
        return Err(malformed(whole));
    }
    let is_amount = currency.is_some() || hint.kind == Some(Kind::Amount);
    let Behind { multiple, unit } = behind(whole, numeral, rest, is_amount)?;
    let kind = match (&currency, &unit) {
        (Some(_), _) => Some(Kind::Amount),
        (None, Some(unit)) if is_countable(unit) => Some(Kind::Count),
        _ => hint.kind,
    };
    let is_negative = negative != negative_amount;
    let signed = |value| if is_negative { negated(value) } else { value };
    let times = |value| multiplied(whole, value, multiple).map(signed);
    let (value, decimals) = match read_numeral(numeral, Hint { kind, ..hint }) {
        Ok(magnitude) => (times(magnitude)?, magnitude.scale()),
        Err(NumberError::Ambiguous {
            text,
            grouped,
            fraction,
        }) => {
            return Err(NumberError::Ambiguous {
                text: if is_negative { whole.to_owned() } else { text },
                grouped: times(grouped)?,
                fraction: times(fraction)?,
            });
        }
        Err(other) => return Err(other),
    };
    Ok(Some(Figure {
        value,
        unit: currency.map(str::to_owned).or(unit),
        multiple,
        decimals,
        whole: None,
    }))
}

/// What stands behind a numeral.
struct Behind {
    multiple: Multiple,
    unit: Option<String>,
}

/// Reads the rest behind a numeral whole: a word that multiplies, then a unit.
fn behind(whole: &str, numeral: &str, rest: &str, is_amount: bool) -> Result<Behind, NumberError> {
    let alone = unit(rest);
    if alone.as_deref().is_some_and(begins_as_no_unit) {
        return Err(NumberError::Malformed {
            text: whole.to_owned(),
            proposals: joined_groups(numeral, rest),
        });
    }
    let rest = rest.trim_start();
    let end = rest
        .find(|character: char| !character.is_alphabetic())
        .unwrap_or(rest.len());
    let (word, tail) = rest.split_at_checked(end).unwrap_or((rest, ""));
    let ends_there =
        !tail.starts_with(|c: char| c.is_ascii_digit() || c == '-' || c == '²' || c == '³');
    if is_vague(word) || Multiple::of_word(word).is_some() && !ends_there {
        return Err(not_understood(whole, rest));
    }
    let multiple = match Multiple::of_word(word) {
        Some(multiple) => multiple,
        None if ends_there
            && matches!(word, "M" | "T")
            && !is_amount
            && !begins_with_rupiah(tail) =>
        {
            return Err(ambiguous_letter(whole, numeral, word));
        }
        None if ends_there && (is_amount || matches!(word, "M" | "T")) => {
            Multiple::of_letter(word).unwrap_or_default()
        }
        None => Multiple::One,
    };
    if multiple == Multiple::One {
        return Ok(Behind {
            multiple,
            unit: alone,
        });
    }
    let unit = unit(tail.trim_start_matches('.'));
    let second = unit
        .as_deref()
        .and_then(|unit| unit.split_whitespace().next());
    if second.is_some_and(|word| is_vague(word) || Multiple::of_word(word).is_some()) {
        return Err(not_understood(whole, rest));
    }
    Ok(Behind { multiple, unit })
}

/// Words of number that are read as none: `2 ratus`, `5 jutaan`.
fn is_vague(word: &str) -> bool {
    const WORDS: [&str; 12] = [
        "belas",
        "puluh",
        "puluhan",
        "ratus",
        "ratusan",
        "ribuan",
        "jutaan",
        "miliaran",
        "setengah",
        "seperempat",
        "koma",
        "lebih",
    ];
    WORDS.contains(&word.to_lowercase().as_str())
}

fn begins_with_rupiah(text: &str) -> bool {
    let word = text.split_whitespace().next().unwrap_or_default();
    matches!(word.to_lowercase().as_str(), "rupiah" | "rp" | "idr")
}

/// `5 M` may be five milliards or five of something.
fn ambiguous_letter(text: &str, numeral: &str, letter: &str) -> NumberError {
    let hint = Hint {
        locale: Some(crate::value::Locale::Indonesian),
        ..Hint::default()
    };
    let multiple = Multiple::of_letter(letter).unwrap_or_default();
    let plain = read_numeral(numeral, hint);
    let multiplied = plain
        .clone()
        .and_then(|plain| multiplied(text, plain, multiple));
    match (plain, multiplied) {
        (Ok(plain), Ok(multiplied)) => NumberError::AmbiguousLetter {
            text: text.to_owned(),
            multiple,
            multiplied,
            plain,
        },
        (Err(error), _) | (_, Err(error)) => error,
    }
}

/// A number times its multiple, with the decimals that are left of it.
fn multiplied(text: &str, value: Decimal, multiple: Multiple) -> Result<Decimal, NumberError> {
    let too_long = || NumberError::TooLong {
        text: text.to_owned(),
    };
    let scale = value.scale();
    let Some(more) = multiple.power().checked_sub(scale) else {
        let left = scale.saturating_sub(multiple.power());
        return Decimal::try_from_i128_with_scale(value.mantissa(), left).map_err(|_| too_long());
    };
    let factor = 10_i128.checked_pow(more);
    let mantissa = factor.and_then(|factor| value.mantissa().checked_mul(factor));
    mantissa
        .and_then(|mantissa| Decimal::try_from_i128_with_scale(mantissa, 0).ok())
        .ok_or_else(too_long)
}

/// Whether what stands behind a number belongs to it rather than names its unit: `4/7`,
/// `1:20`, `25 391`, `10-an`.
fn begins_as_no_unit(unit: &str) -> bool {
    let mut characters = unit.chars();
    match characters.next() {
        Some('%' | '‰' | '°' | '"' | '*') | None => false,
        Some('\'') => characters.next().is_some_and(|c| c.is_ascii_digit()),
        Some('/' | '(') => characters
            .find(|c| !c.is_whitespace())
            .is_some_and(|c| c.is_ascii_digit()),
        Some(first) => !first.is_alphabetic(),
    }
}

/// `25 391`, `25'391`: thousands with a space or an apostrophe between them.
fn joined_groups(numeral: &str, rest: &str) -> Vec<Decimal> {
    let rest = rest.strip_prefix('\'').unwrap_or(rest);
    let group = rest.split_whitespace().next().unwrap_or_default();
    let is_group = group.len() == 3 && group.bytes().all(|byte| byte.is_ascii_digit());
    let joined = is_group
        .then(|| exact::read(&format!("{numeral}{group}")))
        .flatten();
    joined.into_iter().collect()
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

/// The unit that a rest names; marks of footnotes (`*`) name none.
fn unit(rest: &str) -> Option<String> {
    let rest = rest.trim().trim_end_matches([',', '*']).trim();
    (!rest.is_empty()).then(|| rest.to_owned())
}

/// Units of things that are counted one by one, so that a point before three digits behind
/// them groups thousands.
pub(super) fn is_countable(unit: &str) -> bool {
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
            Ok(Reading::Date { date, side }) => match side {
                Some(side) => format!("{side:?} {date}"),
                None => date.to_string(),
            },
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
            ("Rp 5 juta", "5 juta Rp"),
            ("872705000 Rp", "872705000 Rp"),
            ("5 juta Rp", "5 juta Rp"),
            ("Rp. 2,3 M", "2.3 miliar Rp"),
            ("2,3 M rupiah", "2.3 miliar rupiah"),
            ("1,2 ribu orang", "1.2 ribu orang"),
            ("25 ribu", "25 ribu"),
            ("2 jam 15 menit", "135 menit"),
            ("1 tahun 6 bulan", "18 bulan"),
            ("12 Dok / 4 Lap", "12 Dok + 4 Lap"),
            ("5 laporan dari 7 laporan", "5 laporan dari 7 laporan"),
            ("75 sd 80", "75..80 "),
            ("5–6 juta", "5000000..6000000 "),
            ("antara 75 dan 80", "75..80 "),
            ("31 Maret 2025", "2025-03-31"),
            ("paling lambat 31 Maret 2025", "AtMost 2025-03-31"),
            ("min 95", "AtLeast 95"),
            ("5 hari maksimal", "AtMost 5 hari"),
            ("Nihil", "0"),
            ("Diukur di TW IV", "NotYet"),
            ("5 m", "5 m"),
            ("72*", "72"),
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
                "5 M",
                r#""5 M" can be read as 5000000000 or as 5 with the letter as its unit"#,
            ),
            (
                "25'000",
                r#""25'000" is not a well-formed number; was 25000 meant?"#,
            ),
            ("5 jutaan", r#""jutaan" in "5 jutaan" is not understood"#),
            (
                "5 dokumen 2024",
                r#""2024" in "5 dokumen 2024" is not understood"#,
            ),
            ("31 Maret", r#"the date "31 Maret" has no year"#),
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
        assert_eq!(
            read("1.100", locale(crate::value::Locale::Indonesian)),
            "1100"
        );
        assert_eq!(
            read("1,100", locale(crate::value::Locale::Indonesian)),
            "1.100"
        );
        assert_eq!(read("1,100", locale(crate::value::Locale::English)), "1100");
    }
}
