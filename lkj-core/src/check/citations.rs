//! Citations of regulations in running text, and whether two cite the same one.

use std::fmt;

use super::sentences::{Word, bare};
use crate::framework::Citation;

/// A kind of regulation, and how it is written: letters alone, without spaces.
struct Kind {
    short: &'static str,
    /// Whether the name of a region may stand between the kind and the number.
    is_regional: bool,
    forms: &'static [&'static str],
}

const fn national(short: &'static str, forms: &'static [&'static str]) -> Kind {
    Kind {
        short,
        is_regional: false,
        forms,
    }
}

const fn regional(short: &'static str, forms: &'static [&'static str]) -> Kind {
    Kind {
        short,
        is_regional: true,
        forms,
    }
}

/// The kinds that reports cite, long and short, as they are seen in them. The ministry of state
/// apparatus changed its name in 2009 and is one kind here.
const KINDS: &[Kind] = &[
    national("UU", &["uu", "undangundang"]),
    national(
        "Perppu",
        &["perppu", "peraturanpemerintahpenggantiundangundang"],
    ),
    national("PP", &["pp", "peraturanpemerintah"]),
    national("Perpres", &["perpres", "peraturanpresiden"]),
    national("Keppres", &["keppres", "keputusanpresiden"]),
    national("Inpres", &["inpres", "instruksipresiden"]),
    national(
        "PermenPANRB",
        &[
            "permenpanrb",
            "permenpandanrb",
            "permenpan",
            "peraturanmenpan",
            "peraturanmenpanrb",
            "peraturanmenteripanrb",
            "peraturanmenteripandanrb",
            "peraturanmenteripan",
            "peraturanmenteripendayagunaanaparaturnegara",
            "peraturanmenteripendayagunaanaparaturnegaradanreformasibirokrasi",
            "peraturanmenterinegarapendayagunaanaparaturnegara",
            "peraturanmenterinegarapendayagunaanaparaturnegaradanreformasibirokrasi",
        ],
    ),
    national(
        "SE MenPAN",
        &[
            "semenpan",
            "semenpanrb",
            "sementeripanrb",
            "suratedaranmenpan",
            "suratedaranmenpanrb",
            "suratedaranmenteripanrb",
            "suratedaranmenteripendayagunaanaparaturnegara",
            "suratedaranmenteripendayagunaanaparaturnegaradanreformasibirokrasi",
            "suratedaranmenterinegarapendayagunaanaparaturnegara",
            "suratedaranmenterinegarapendayagunaanaparaturnegaradanreformasibirokrasi",
        ],
    ),
    national(
        "Permendagri",
        &["permendagri", "peraturanmenteridalamnegeri"],
    ),
    national(
        "Kepmendagri",
        &["kepmendagri", "keputusanmenteridalamnegeri"],
    ),
    national("PMK", &["pmk", "permenkeu", "peraturanmenterikeuangan"]),
    national(
        "Kepka LAN",
        &[
            "kepkalan",
            "keputusankepalalan",
            "skkepalalan",
            "keputusankepalalembagaadministrasinegara",
            "keputusanlembagaadministrasinegara",
        ],
    ),
    regional("Perda", &["perda", "peraturandaerah"]),
    regional("Perbup", &["perbup", "peraturanbupati"]),
    regional("Perwal", &["perwal", "perwali", "peraturanwalikota"]),
    regional("Pergub", &["pergub", "peraturangubernur"]),
];

/// Which regulation is cited, however it is written: by kind, number and year.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Cited {
    kind: String,
    number: String,
    year: u16,
}

impl Cited {
    /// What a citation of the native file cites.
    pub(super) fn of(citation: &Citation) -> Self {
        let kind = bare(&citation.kind);
        let known = KINDS.iter().find(|known| {
            let is_form = |form: &&str| {
                if known.is_regional {
                    kind.starts_with(*form)
                } else {
                    kind == **form
                }
            };
            known.forms.iter().any(is_form)
        });
        let kind = known.map_or(kind, |known| known.short.to_owned());
        let number = number(&kind, &citation.number);
        Self {
            kind,
            number,
            year: citation.year.get(),
        }
    }

    /// Whether many regions issue regulations of its kind, each with numbers of their own.
    pub(super) fn is_regional(&self) -> bool {
        KINDS
            .iter()
            .any(|known| known.is_regional && known.short == self.kind)
    }
}

/// A number that is written differently and is the same: `SE/31.M.PAN/12`, `08`,
/// `214/PMK.02`.
fn number(kind: &str, written: &str) -> String {
    let pieces = written.split(|c: char| !c.is_alphanumeric());
    let mut pieces = pieces.filter(|piece| !piece.is_empty()).map(bare);
    if kind == "PMK" {
        return pieces.next().unwrap_or_default();
    }
    let named = |piece: &String| ["se", "kep", "sk", "per", "inst"].contains(&piece.as_str());
    let without_zeros = |piece: String| {
        let trimmed = piece.trim_start_matches('0');
        if trimmed.is_empty() {
            piece
        } else {
            trimmed.to_owned()
        }
    };
    pieces
        .filter(|piece| !named(piece))
        .map(without_zeros)
        .collect()
}

/// A citation in running text.
#[derive(Debug, Clone)]
pub(super) struct InText {
    pub(super) cited: Cited,
    /// It in short: `PermenPANRB 53/2014`.
    pub(super) short: String,
    /// How many characters stand before it.
    pub(super) at: usize,
    /// Which words it is made of: the first, and the one behind the last.
    pub(super) words: (usize, usize),
}

impl fmt::Display for InText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.short)
    }
}

/// The regulations that a text cites.
pub(super) fn citations(words: &[Word<'_>]) -> Vec<InText> {
    let mut found = Vec::new();
    let mut at = 0_usize;
    while at < words.len() {
        match citation(words, at) {
            Some(citation) => {
                at = citation.words.1;
                found.push(citation);
            }
            None => at = at.saturating_add(1),
        }
    }
    found
}

fn citation(words: &[Word<'_>], from: usize) -> Option<InText> {
    let (kind, after_kind) = kind(words, from)?;
    let at = if kind.is_regional {
        behind_region(words, after_kind)?
    } else {
        behind_republic(words, after_kind)
    };
    let (written, year, end) = numbered(words, at)?;
    Some(InText {
        cited: Cited {
            kind: kind.short.to_owned(),
            number: number(kind.short, written),
            year,
        },
        short: format!("{} {written}/{year}", kind.short),
        at: words.get(from)?.at,
        words: (from, end),
    })
}

/// The kind that begins at a word, in its longest form, and the word behind it.
fn kind(words: &[Word<'_>], from: usize) -> Option<(&'static Kind, usize)> {
    let mut read = String::new();
    let mut longest = None;
    for (at, word) in words.iter().enumerate().skip(from) {
        let letters = word.bare();
        if letters.is_empty() && !read.is_empty() {
            continue;
        }
        read.push_str(&letters);
        let begins = |kind: &&Kind| kind.forms.iter().any(|form| form.starts_with(&read));
        if read.is_empty() || !KINDS.iter().any(|kind| begins(&kind)) {
            break;
        }
        let is_whole = |kind: &&Kind| kind.forms.contains(&read.as_str());
        if let Some(kind) = KINDS.iter().find(is_whole) {
            longest = Some((kind, at.saturating_add(1)));
        }
    }
    longest
}

/// Behind "Republik Indonesia".
fn behind_republic(words: &[Word<'_>], from: usize) -> usize {
    let is_of_it =
        |word: &Word<'_>| matches!(word.bare().as_str(), "republik" | "indonesia" | "ri" | "");
    let count = words
        .iter()
        .skip(from)
        .take_while(|word| is_of_it(word))
        .count();
    from.saturating_add(count)
}

/// The most words that the name of a region and its kind take.
const LONGEST_REGION: usize = 8;

/// Behind "Kabupaten Contoh": where the number begins.
fn behind_region(words: &[Word<'_>], from: usize) -> Option<usize> {
    let region = words.iter().enumerate().skip(from).take(LONGEST_REGION);
    for (at, word) in region {
        let letters = word.bare();
        if is_number_sign(&letters) || letters.starts_with(|c: char| c.is_ascii_digit()) {
            return Some(at);
        }
        if matches!(
            letters.as_str(),
            "tentang" | "dan" | "serta" | "atau" | "yang"
        ) {
            return None;
        }
    }
    None
}

fn is_number_sign(letters: &str) -> bool {
    matches!(letters, "nomor" | "nomer" | "no")
}

/// "Nomor 53 Tahun 2014", "No. 53 Tahun 2014", "53/2014", "SE/31/M.PAN/12/2004": the number, the
/// year, and the word behind.
fn numbered<'a>(words: &[Word<'a>], from: usize) -> Option<(&'a str, u16, usize)> {
    let mut at = from;
    let mut next = || {
        loop {
            let word = words.get(at)?;
            at = at.saturating_add(1);
            if !word.bare().is_empty() {
                return Some(trimmed(word.text));
            }
        }
    };
    let first = next()?;
    let written = if is_number_sign(&bare(first)) {
        next()?
    } else {
        behind_sign(first).unwrap_or(first)
    };
    if !written.contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    if let Some((number, last)) = written.rsplit_once('/')
        && let Some(year) = year(last)
    {
        return Some((number, year, at));
    }
    let word = bare(next()?);
    let year = year(next()?)?;
    matches!(word.as_str(), "tahun" | "thn" | "th").then_some((written, year, at))
}

/// "53" of "No.53".
fn behind_sign(word: &str) -> Option<&str> {
    let at = word.find(|c: char| c.is_ascii_digit())?;
    let (sign, number) = word.split_at_checked(at)?;
    is_number_sign(&bare(sign)).then_some(number)
}

fn trimmed(word: &str) -> &str {
    word.trim_matches(|c: char| !c.is_alphanumeric())
}

fn year(word: &str) -> Option<u16> {
    let year = trimmed(word).parse::<u16>().ok()?;
    (1945..2100).contains(&year).then_some(year)
}

#[cfg(test)]
mod tests {
    use super::super::sentences::words;
    use super::*;

    fn cited(text: &str) -> Vec<String> {
        let found = citations(&words(text));
        found.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn long_and_short_forms_cite_the_same() {
        for (text, short) in [
            (
                "Peraturan Pemerintah Nomor 58 Tahun 2005, tentang",
                "PP 58/2005",
            ),
            ("PP No. 58 Tahun 2005", "PP 58/2005"),
            ("(PP 58/2005).", "PP 58/2005"),
            (
                "Undang-Undang Republik Indonesia Nomor 23 Tahun 2014",
                "UU 23/2014",
            ),
            ("Undang – Undang No.23 Tahun 2014", "UU 23/2014"),
            (
                "Peraturan Menteri PAN dan RB Nomor 53 Tahun 2014",
                "PermenPANRB 53/2014",
            ),
            ("PermenPAN-RB Nomor : 53 Tahun 2014", "PermenPANRB 53/2014"),
            (
                "Peraturan Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi Nomor 29 Tahun 2010",
                "PermenPANRB 29/2010",
            ),
            ("PermenPAN 9/2007", "PermenPANRB 9/2007"),
            (
                "Surat Edaran Menteri Negara Pendayagunaan Aparatur Negara Nomor : SE/31.M.PAN/12/2004",
                "SE MenPAN SE/31/M.PAN/12/2004",
            ),
            (
                "Keputusan Kepala Lembaga Administrasi Negara Nomor : 239/IX/6/8/2003",
                "Kepka LAN 239/IX/6/8/2003",
            ),
            (
                "Keputusan Kepala LAN Nomor Kep/239/IX/6/8/2003 Tahun 2003",
                "Kepka LAN 239/IX/6/8/2003",
            ),
            ("Inpres Nomor 5 Tahun 2004", "Inpres 5/2004"),
            (
                "Peraturan Menteri Keuangan Nomor 214/PMK.02/2017",
                "PMK 214/2017",
            ),
            (
                "Peraturan Daerah Kabupaten Contoh Nomor 15 Tahun 2016",
                "Perda 15/2016",
            ),
            (
                "Peraturan Daerah Peraturan Daerah Kabupaten Contoh Nomor 15 Tahun 2016",
                "Perda Kabupaten Contoh 15/2016",
            ),
            ("Perwali Kota Malang No 08 Tahun 2019", "Perwal 8/2019"),
            (
                "Peraturan Pemerintah Pengganti Undang-Undang Nomor 3 Tahun 2005",
                "Perppu 3/2005",
            ),
        ] {
            let found = citations(&words(text));
            let expected = Cited::of(&short.parse().unwrap());
            assert_eq!(found.len(), 1, "{text}: {found:?}");
            assert_eq!(found[0].cited, expected, "{text}");
        }
    }

    #[test]
    fn what_is_no_citation_is_left_alone() {
        for text in [
            "Undang-Undang Dasar Negara Republik Indonesia Tahun 1945",
            "peraturan pemerintah tentang koperasi",
            "Peraturan Daerah tentang APBD dan lampirannya Nomor 5",
            "Peraturan Menteri Koperasi Nomor 2 Tahun 2016",
            "Tahun 2014 Nomor 244",
            "PP",
            "tugas pemerintah Nomor 5 Tahun 2004",
        ] {
            assert!(cited(text).is_empty(), "{text}: {:?}", cited(text));
        }
    }

    #[test]
    fn several_are_found_in_their_order() {
        let text = "Inpres Nomor 5 Tahun 2004, tentang Percepatan dan Perpres 29/2014 serta PP No. 8 Tahun 2006";
        assert_eq!(
            cited(text),
            ["Inpres 5/2004", "Perpres 29/2014", "PP 8/2006"]
        );
    }
}
