//! Words and signs that bound a number from one side.

use super::Side;

/// Signs and words before a number. Longer ones come first, so that none hides another.
const BEFORE: &[(&str, Side)] = &[
    ("<=", Side::AtMost),
    ("< =", Side::AtMost),
    ("=<", Side::AtMost),
    ("≤", Side::AtMost),
    ("maksimal ", Side::AtMost),
    ("maksimum ", Side::AtMost),
    ("maks.", Side::AtMost),
    ("maks ", Side::AtMost),
    ("max.", Side::AtMost),
    ("max ", Side::AtMost),
    ("paling banyak ", Side::AtMost),
    ("paling lama ", Side::AtMost),
    ("paling lambat ", Side::AtMost),
    ("paling tinggi ", Side::AtMost),
    ("paling besar ", Side::AtMost),
    ("selambat-lambatnya ", Side::AtMost),
    ("selama-lamanya ", Side::AtMost),
    ("sebanyak-banyaknya ", Side::AtMost),
    ("setinggi-tingginya ", Side::AtMost),
    ("tidak lebih dari ", Side::AtMost),
    ("tidak melebihi ", Side::AtMost),
    ("kurang dari atau sama dengan ", Side::AtMost),
    ("at most ", Side::AtMost),
    ("no more than ", Side::AtMost),
    ("<", Side::Below),
    ("kurang dari ", Side::Below),
    ("di bawah ", Side::Below),
    ("dibawah ", Side::Below),
    ("sebelum ", Side::Below),
    ("below ", Side::Below),
    ("less than ", Side::Below),
    (">=", Side::AtLeast),
    ("> =", Side::AtLeast),
    ("=>", Side::AtLeast),
    ("≥", Side::AtLeast),
    ("minimal ", Side::AtLeast),
    ("minimum ", Side::AtLeast),
    ("min.", Side::AtLeast),
    ("min ", Side::AtLeast),
    ("paling sedikit ", Side::AtLeast),
    ("paling kurang ", Side::AtLeast),
    ("paling rendah ", Side::AtLeast),
    ("sekurang-kurangnya ", Side::AtLeast),
    ("sedikitnya ", Side::AtLeast),
    ("setidaknya ", Side::AtLeast),
    ("tidak kurang dari ", Side::AtLeast),
    ("lebih dari atau sama dengan ", Side::AtLeast),
    ("at least ", Side::AtLeast),
    (">", Side::Above),
    ("lebih dari ", Side::Above),
    ("di atas ", Side::Above),
    ("diatas ", Side::Above),
    ("more than ", Side::Above),
    ("above ", Side::Above),
];

/// Words behind a number: `5 hari maksimal`, `80 ke atas`.
const BEHIND: &[(&str, Side)] = &[
    (" maksimal", Side::AtMost),
    (" maksimum", Side::AtMost),
    (" maks", Side::AtMost),
    (" atau kurang", Side::AtMost),
    (" ke bawah", Side::AtMost),
    (" kebawah", Side::AtMost),
    (" minimal", Side::AtLeast),
    (" minimum", Side::AtLeast),
    (" atau lebih", Side::AtLeast),
    (" ke atas", Side::AtLeast),
    (" keatas", Side::AtLeast),
];

/// The side that a text names, and the rest of the text.
pub(super) fn bound(text: &str) -> Option<(Side, &str)> {
    let before = BEFORE.iter().find_map(|(writing, side)| {
        let head = text.get(..writing.len())?;
        let rest = text.get(writing.len()..)?;
        head.eq_ignore_ascii_case(writing)
            .then(|| (*side, rest.trim_start()))
    });
    before.or_else(|| {
        BEHIND.iter().find_map(|(writing, side)| {
            let at = text.len().checked_sub(writing.len())?;
            let (head, tail) = (text.get(..at)?, text.get(at..)?);
            tail.eq_ignore_ascii_case(writing)
                .then(|| (*side, head.trim_end()))
        })
    })
}
