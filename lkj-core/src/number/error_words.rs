//! What is wrong with a number, and what to write instead, in Indonesian and English.

use rust_decimal::Decimal;

use super::{NumberError, exact};
use crate::value::{Locale, excerpt::quoted};

pub(super) fn indonesian(error: &NumberError) -> String {
    match error {
        NumberError::Ambiguous {
            text,
            grouped,
            fraction,
        } => format!(
            "\"{}\" dapat dibaca dua cara: {grouped} atau {fraction}; tulis {} atau {}",
            quoted(text),
            exact::write(*grouped),
            exact::write(*fraction)
        ),
        NumberError::AmbiguousLetter {
            text,
            multiple,
            multiplied,
            plain,
        } => format!(
            "\"{}\" dapat dibaca dua cara: {} ({}) atau {plain} dengan huruf itu sebagai satuannya; tulis \"{plain} {}\", atau nama satuannya lengkap",
            quoted(text),
            super::format(*multiplied, Locale::Indonesian),
            multiple.word(),
            multiple.word()
        ),
        NumberError::NotUnderstood { text, rest } => format!(
            "\"{}\": \"{}\" tidak dimengerti; tulis satu angka dengan satuannya, atau beberapa besaran masing-masing dengan satuannya",
            quoted(text),
            quoted(rest)
        ),
        NumberError::DateWithoutYear { text } => format!(
            "tanggal \"{}\" belum menyebut tahun; tulis lengkap, misalnya \"{} 2025\"",
            quoted(text),
            quoted(text)
        ),
        NumberError::Malformed { text, proposals } => format!(
            "\"{}\" bukan angka yang tersusun benar; {}",
            quoted(text),
            match proposals.as_slice() {
                [] => "tulis seperti 2500000 atau \"2.500.000,00\"".to_owned(),
                proposals => format!("maksudnya {}?", written(proposals, " atau ")),
            }
        ),
        NumberError::Backwards { text } => {
            format!(
                "rentang \"{}\" terbalik; tulis yang lebih kecil dahulu",
                quoted(text)
            )
        }
        NumberError::TooLong { text } => format!(
            "\"{}\" berisi lebih banyak angka daripada yang dapat disimpan tepat (28); bulatkan",
            quoted(text)
        ),
    }
}

pub(super) fn english(error: &NumberError) -> String {
    match error {
        NumberError::Ambiguous {
            text,
            grouped,
            fraction,
        } => format!(
            "\"{}\" can be read in two ways: as {grouped} or as {fraction}; write {} or {}",
            quoted(text),
            exact::write(*grouped),
            exact::write(*fraction)
        ),
        NumberError::AmbiguousLetter {
            text,
            multiple,
            multiplied,
            plain,
        } => format!(
            "\"{}\" can be read in two ways: as {} ({}) or as {plain} with that letter as its unit; write \"{plain} {}\", or the unit in full",
            quoted(text),
            super::format(*multiplied, Locale::English),
            multiple.word(),
            multiple.word()
        ),
        NumberError::NotUnderstood { text, rest } => format!(
            "\"{}\": \"{}\" is not understood; write one number with its unit, or several quantities each with its unit",
            quoted(text),
            quoted(rest)
        ),
        NumberError::DateWithoutYear { text } => format!(
            "the date \"{}\" has no year; write it in full, such as \"{} 2025\"",
            quoted(text),
            quoted(text)
        ),
        NumberError::Malformed { text, proposals } => format!(
            "\"{}\" is not a well-formed number; {}",
            quoted(text),
            match proposals.as_slice() {
                [] => "write it as 2500000 or \"2.500.000,00\"".to_owned(),
                proposals => format!("was {} meant?", written(proposals, " or ")),
            }
        ),
        NumberError::Backwards { text } => {
            format!(
                "the range \"{}\" runs backwards; write the smaller one first",
                quoted(text)
            )
        }
        NumberError::TooLong { text } => format!(
            "\"{}\" has more digits than can be kept exactly (28); round it",
            quoted(text)
        ),
    }
}

fn written(numbers: &[Decimal], joiner: &str) -> String {
    numbers
        .iter()
        .map(|number| exact::write(*number))
        .collect::<Vec<_>>()
        .join(joiner)
}
