//! Digits between separators, as thousands have them.

/// Whether a point or comma stands before exactly three last digits and after one to three
/// first ones of which the first is not 0: then it may separate thousands or a fraction.
pub(crate) fn looks_grouped(unsigned: &str) -> bool {
    let Some((whole, fraction)) = unsigned.split_once(['.', ',']) else {
        return false;
    };
    is_first_group(whole) && is_next_group(fraction)
}

pub(super) fn is_first_group(digits: &str) -> bool {
    (1..=3).contains(&digits.len()) && !digits.starts_with('0') && all_digits(digits)
}

pub(super) fn is_next_group(digits: &str) -> bool {
    digits.len() == 3 && all_digits(digits)
}

pub(super) fn all_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}
