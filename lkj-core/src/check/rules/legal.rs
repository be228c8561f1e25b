//! The legal basis: what is in force, by its title, in the terms of today.

use std::collections::{BTreeMap, BTreeSet};

use crate::check::{
    Finding,
    citations::{Cited, InText, citations},
    context::{Context, Prose},
    held::{Verdict, plain},
    regulations::{KnownRegulation, REGULATIONS, Replacement},
    rule::{CheckRule, Severity, example, told},
    sentences::{Word, bare, printed, sentences, words},
};
use crate::framework::{Citation, Quantity, Regulation, TextQuantity};
use crate::rules::{PROFILES, SCALES};
use crate::value::{Place, Words, Year};

pub(super) static REPLACED_REGULATION: CheckRule = CheckRule {
    id: "legal/replaced-regulation",
    severity: Severity::Warning,
    title: told(
        "Dasar hukum yang sudah diganti",
        "The legal basis is a regulation that was replaced",
    ),
    why: told(
        "Laporan yang bertumpu pada peraturan yang tidak berlaku lagi dianggap tidak mengikuti ketentuan. (Yang penggantiannya belum diperiksa sumbernya hanya catatan.)",
        "A report on what is no longer in force is held not to follow the law. (What was not verified in a source is a note.)",
    ),
    repair: told(
        "Ganti dengan peraturan yang berlaku; yang memang perlu disebut sebagai sejarah, tulis begitu.",
        "Cite what is in force; where the old one must be named as history, say so.",
    ),
    fires: example(
        r#"
[[regulation]]
cite = "PP 58/2005"
title = "Pengelolaan Keuangan Daerah"
basis_of = ["lkj"]
"#,
    ),
    quiet: example(
        r#"
[[regulation]]
cite = "PP 12/2019"
title = "Pengelolaan Keuangan Daerah"
basis_of = ["lkj"]
"#,
    ),
    find: |context, findings| {
        let cited = texts(context);
        for (matter, place) in bases(context, &cited) {
            if let Some((known, replacement)) = replaced_by(&matter, context.year) {
                let printed_at = cited
                    .iter()
                    .find(|text| text.document.is_some() && text.names(&matter) && text.is_basis);
                findings.add(replaced(known, replacement, place, printed_at));
            }
        }
    },
};

/// What the framework or its texts rest on, each once, with where.
fn bases(context: &Context<'_>, cited: &[TextCitation<'_>]) -> BTreeMap<Cited, Place> {
    let mut bases = BTreeMap::new();
    for (number, regulation) in context.framework.regulations.iter().enumerate() {
        if !regulation.basis_of.is_empty() {
            let place = context.place(&format!("regulation.{number}.cite"));
            bases.entry(Cited::of(&regulation.cite)).or_insert(place);
        }
    }
    for text in cited.iter().filter(|text| text.is_basis) {
        bases
            .entry(text.citation.cited.clone())
            .or_insert_with(|| text.place.clone());
    }
    bases
}

/// What is known of a regulation that was replaced by a year.
fn replaced_by(
    cited: &Cited,
    year: Year,
) -> Option<(&'static KnownRegulation, &'static Replacement)> {
    let known = known(cited)?;
    let replacement = known.replaced.as_ref()?;
    (replacement.year <= year.get()).then_some((known, replacement))
}

fn known(cited: &Cited) -> Option<&'static KnownRegulation> {
    REGULATIONS.iter().find(|known| {
        let citation: Option<Citation> = known.cite.parse().ok();
        citation.is_some_and(|citation| Cited::of(&citation) == *cited)
    })
}

fn replaced(
    known: &KnownRegulation,
    replacement: &Replacement,
    place: Place,
    printed_at: Option<&TextCitation<'_>>,
) -> Finding {
    let KnownRegulation { cite, title, .. } = known;
    let Replacement { by, year } = replacement;
    let (doubt, doubt_en) = if known.verified {
        ("", "")
    } else {
        (
            " (belum diverifikasi pada sumbernya)",
            " (unverified: from no source)",
        )
    };
    let message = Words::of(
        format!("{cite} ({title}) sudah diganti {by} sejak {year}{doubt}"),
        format!("{cite} ({title}) was replaced by {by} in {year}{doubt_en}"),
    );
    let mut finding = REPLACED_REGULATION
        .found(place, *cite, message)
        .compared(*cite, *by);
    if let Some(text) = printed_at
        && let Some(at) = text.document
    {
        finding = finding.in_document(at, text.line);
    }
    if known.verified {
        finding
    } else {
        finding.unverified()
    }
}

pub(super) static NOT_YET_ISSUED: CheckRule = CheckRule {
    id: "legal/not-yet-issued",
    severity: Severity::Warning,
    title: told(
        "Dasar hukum lebih muda daripada laporannya",
        "The legal basis is younger than the report",
    ),
    why: told(
        "Laporan tidak dapat disusun berdasarkan peraturan yang belum terbit; tahunnya salah, atau laporannya disalin dari tahun lain.",
        "No report can rest on what was not yet issued; the year is wrong, or the report was copied.",
    ),
    repair: told(
        "Betulkan tahun peraturan, atau hapus dari daftar.",
        "Correct the year of the regulation, or take it off the list.",
    ),
    fires: example(
        r#"
[stage]
2019 = "final"
[[regulation]]
cite = "PermenPANRB 88/2021"
basis_of = ["lkj"]
"#,
    ),
    quiet: example(
        r#"
[stage]
2019 = "final"
[[regulation]]
cite = "PermenPANRB 53/2014"
basis_of = ["lkj"]
"#,
    ),
    find: |context, findings| {
        // The list is that of the latest report; earlier ones need not have had it.
        if context.framework.latest_year() > Some(context.year) {
            return;
        }
        let written = written_in(context);
        for (number, regulation) in context.framework.regulations.iter().enumerate() {
            let cite = &regulation.cite;
            if !regulation.basis_of.is_empty() && cite.year.get() > written {
                let year = context.year;
                let message = Words::of(
                    format!("{cite} belum ada ketika laporan {year} disusun"),
                    format!("{cite} did not exist when the report on {year} was written"),
                );
                let place = context.place(&format!("regulation.{number}.cite"));
                findings.add(NOT_YET_ISSUED.found(place, cite.to_string(), message));
            }
        }
    },
};

/// The year in which the report is written: that of its date, else the one after.
fn written_in(context: &Context<'_>) -> u16 {
    let after = context.year.get().saturating_add(1);
    let documents = context.framework.documents.values();
    let dated = documents
        .filter(|document| document.year.is_none_or(|year| year == context.year))
        .filter_map(|document| Some(document.date?.year().get()));
    dated.max().map_or(after, |dated| dated.max(after))
}

pub(super) static CITED_TWICE: CheckRule = CheckRule {
    id: "legal/cited-twice",
    severity: Severity::Note,
    title: told(
        "Peraturan terdaftar dua kali",
        "A regulation is listed twice",
    ),
    why: told(
        "Daftar dasar hukum yang mengulang peraturan membuat hitungannya keliru.",
        "A list that repeats a regulation counts it twice.",
    ),
    repair: told("Hapus salah satunya.", "Take one of them out."),
    fires: example(
        r#"
[[regulation]]
cite = "PermenPANRB 53/2014"
[[regulation]]
cite = "Permenpan RB 53/2014"
"#,
    ),
    quiet: example(
        r#"
[[regulation]]
cite = "PermenPANRB 53/2014"
[[regulation]]
cite = "Perpres 29/2014"
"#,
    ),
    find: |context, findings| {
        let mut seen: BTreeMap<(Cited, String), &Citation> = BTreeMap::new();
        for (number, Regulation { cite, .. }) in context.framework.regulations.iter().enumerate() {
            if let Some(first) = seen.get(&of_region(cite)) {
                let message = Words::of(
                    format!("{cite} sudah terdaftar sebagai {first}"),
                    format!("{cite} is listed already, as {first}"),
                );
                let place = context.place(&format!("regulation.{number}.cite"));
                findings.add(CITED_TWICE.found(place, first.to_string(), message));
            } else {
                seen.insert(of_region(cite), cite);
            }
        }
    },
};

/// What is cited, with the region that issued it: two regions may use one number.
fn of_region(cite: &Citation) -> (Cited, String) {
    let cited = Cited::of(cite);
    let region = if cited.is_regional() {
        bare(&cite.kind)
    } else {
        String::new()
    };
    (cited, region)
}

pub(super) static CITED_BUT_NOT_LISTED: CheckRule = CheckRule {
    id: "legal/cited-but-not-listed",
    severity: Severity::Note,
    title: told(
        "Peraturan dikutip tetapi tidak terdaftar",
        "A regulation is cited and not listed",
    ),
    why: told(
        "Daftar dasar hukum yang tidak memuat peraturan yang dikutip tidak lengkap; nomor yang salah ketik tampak di sini.",
        "A list that lacks what the text cites is not whole; a mistyped number shows here.",
    ),
    repair: told(
        "Tambahkan ke [[regulation]], atau betulkan kutipannya.",
        "Add it to [[regulation]], or correct the citation.",
    ),
    fires: example(
        r#"
[[regulation]]
cite = "PermenPANRB 53/2014"
basis_of = ["lkj"]
[[claims]]
at = "lkj: Bab I"
text = "disusun berdasarkan Peraturan Presiden Nomor 29 Tahun 2014"
"#,
    ),
    quiet: example(
        r#"
[[regulation]]
cite = "PermenPANRB 53/2014"
basis_of = ["lkj"]
[[claims]]
at = "lkj: Bab I"
text = "disusun berdasarkan Peraturan Menteri PAN dan RB Nomor 53 Tahun 2014"
"#,
    ),
    find: |context, findings| {
        let regulations = &context.framework.regulations;
        if regulations.is_empty() {
            return;
        }
        let listed = regulations.iter().flat_map(|regulation| {
            let amendments = regulation.amended_by.iter();
            std::iter::once(&regulation.cite).chain(amendments.map(|amendment| &amendment.cite))
        });
        let mut known: BTreeSet<Cited> = listed.map(Cited::of).collect();
        for text in texts(context) {
            let is_new = known.insert(text.citation.cited.clone());
            if is_new && !text.is_in_title {
                let cite = &text.citation.short;
                let message = Words::of(
                    format!("{cite} dikutip, tetapi tidak ada di daftar peraturan"),
                    format!("{cite} is cited, but not on the list of regulations"),
                );
                let place = text.place.clone();
                let finding = CITED_BUT_NOT_LISTED.found(place, cite.as_str(), message);
                findings.add(match text.document {
                    Some(at) => finding.in_document(at, text.line),
                    None => finding,
                });
            }
        }
    },
};

/// A citation in a text, and how it is meant there.
struct TextCitation<'a> {
    citation: InText,
    place: Place,
    document: Option<&'a str>,
    line: Option<u32>,
    /// Whether it stands in the title of another: "Perubahan atas …", "Pelaksanaan …".
    is_in_title: bool,
    /// Whether the text rests on it, rather than telling what it was replaced by.
    is_basis: bool,
}

impl TextCitation<'_> {
    fn names(&self, cited: &Cited) -> bool {
        self.citation.cited == *cited
    }
}

/// Words by which a sentence tells the history of regulations.
const HISTORY: [&str; 11] = [
    "dicabut",
    "mencabut",
    "diganti",
    "digantikan",
    "mengganti",
    "menggantikan",
    "pengganti",
    "sebelumnya",
    "semula",
    "dahulu",
    "berlakunya",
];

/// Words before what is named in the title of another regulation.
const IN_TITLES: [&str; 2] = ["atas", "pelaksanaan"];

/// Every citation of the texts of the year, in their order.
fn texts<'a>(context: &Context<'a>) -> Vec<TextCitation<'a>> {
    let mut found = Vec::new();
    for prose in &context.prose {
        let text = printed(context.framework, prose);
        let words = words(&text);
        let sentences = sentences(&text, &words);
        for citation in citations(&words) {
            let (first, _) = citation.words;
            let before = first.checked_sub(1).and_then(|before| words.get(before));
            let is_in_title = before.is_some_and(|word| IN_TITLES.contains(&word.bare().as_str()));
            let around = sentences
                .iter()
                .find(|sentence| sentence.from <= citation.at && citation.at < sentence.to);
            let tells_history = around.is_some_and(|sentence| {
                let mut words = sentence.words.iter();
                words.any(|word| HISTORY.contains(&word.bare().as_str()))
            });
            found.push(TextCitation {
                place: context.place_inside(&prose.path, citation.at),
                citation,
                document: prose.document,
                line: prose.line,
                is_in_title,
                is_basis: !is_in_title && !tells_history,
            });
        }
    }
    found
}

pub(super) static REGULATION_TITLE: CheckRule = CheckRule {
    id: "legal/regulation-title",
    severity: Severity::Warning,
    title: told(
        "Judul peraturan bukan yang ditetapkan",
        "A regulation is printed under another title",
    ),
    why: told(
        "Satu peraturan dengan beberapa judul membuat pembaca mencari peraturan yang tidak ada. (Beda ejaan hanya catatan.)",
        "A regulation with several titles sends the reader looking for one that does not exist. (Other spelling is a note.)",
    ),
    repair: told(
        "Pakai judul dari peraturannya sendiri di semua tempat.",
        "Use the title of the regulation itself everywhere.",
    ),
    fires: example(
        r#"
[[regulation]]
cite = "Perda 15/2016"
title = "Organisasi Perangkat Daerah"
[[claims]]
at = "lkj: Bab I.A"
text = 'Perda Nomor 15 Tahun 2016 tentang {Pembentukan dan Susunan Perangkat Daerah = regulations.title["Perda 15/2016"]}'
"#,
    ),
    quiet: example(
        r#"
[[regulation]]
cite = "Perda 15/2016"
title = "Organisasi Perangkat Daerah"
[[claims]]
at = "lkj: Bab I.A"
text = 'Perda Nomor 15 Tahun 2016 tentang {ORGANISASI PERANGKAT DAERAH = regulations.title["Perda 15/2016"]}'
"#,
    ),
    find: |context, findings| {
        let mut titles: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
        for held in &context.held {
            if let Some(cite) = titled(context, &held.statement.what) {
                let printed = spelled(held.statement.printed);
                titles.entry(cite).or_default().insert(printed);
            }
        }
        for held in &context.held {
            let Some(cite) = titled(context, &held.statement.what) else {
                continue;
            };
            let Verdict::OtherWords(expected) = &held.verdict else {
                continue;
            };
            let titles = titles.get(cite).map_or(1, BTreeSet::len);
            let statement = &held.statement;
            let is_spelling = spelled(statement.printed) == spelled(expected);
            let message = if is_spelling {
                other_spelling(cite, statement.printed, expected)
            } else {
                other_title(cite, statement.printed, expected, titles)
            };
            let mut finding = REGULATION_TITLE
                .found(
                    statement.place(context.framework),
                    statement.about(),
                    message,
                )
                .in_document(&statement.claims.at, statement.claims.line)
                .compared(statement.printed, expected.as_str());
            if is_spelling {
                finding.severity = Severity::Note;
            }
            findings.add(finding);
        }
    },
};

/// The regulation whose title something should be.
fn titled<'h>(context: &Context<'_>, what: &'h crate::framework::claim::What) -> Option<&'h str> {
    let reference = what.reference()?;
    match context.framework.resolve(reference).ok()? {
        Quantity::Text(TextQuantity::RegulationTitle) => reference.part(),
        _ => None,
    }
}

/// A title by its letters alone, in the spelling of today.
fn spelled(title: &str) -> String {
    bare(&plain(title)).replace("propinsi", "provinsi")
}

fn other_spelling(cite: &str, printed: &str, expected: &str) -> Words {
    Words::of(
        format!("judul {cite} tercetak \"{printed}\"; ejaannya di daftar \"{expected}\""),
        format!("the title of {cite} is printed \"{printed}\"; the list spells it \"{expected}\""),
    )
}

fn other_title(cite: &str, printed: &str, expected: &str, titles: usize) -> Words {
    let (several, several_en) = if titles > 1 {
        (
            format!(" ({titles} judul dipakai)"),
            format!(" ({titles} titles are in use)"),
        )
    } else {
        (String::new(), String::new())
    };
    Words::of(
        format!("judul {cite} tercetak \"{printed}\", seharusnya \"{expected}\"{several}"),
        format!(
            "the title of {cite} is printed \"{printed}\", should be \"{expected}\"{several_en}"
        ),
    )
}

pub(super) static SUPERSEDED_TERM: CheckRule = CheckRule {
    id: "legal/superseded-term",
    severity: Severity::Warning,
    title: told("Istilah lama", "A term that was replaced"),
    why: told(
        "Sejak PermenPANRB 53/2014 dokumennya bernama Perjanjian Kinerja dan Laporan Kinerja; istilah lama menunjukkan naskah yang disalin.",
        "Since PermenPANRB 53/2014 the documents are called Perjanjian Kinerja and Laporan Kinerja; the old terms show a copied text.",
    ),
    repair: told(
        "Pakai istilah yang sekarang. Nama program dan kegiatan yang memuatnya boleh tetap.",
        "Use the term of today. Names of programs and activities may keep the old one.",
    ),
    fires: example(
        r#"
[document.lkj]
title = "Laporan Akuntabilitas Kinerja Instansi Pemerintah (LAKIP) Dinas Contoh"
year = 2019
"#,
    ),
    quiet: example(
        r#"
[document.lkj]
title = "Laporan Kinerja Dinas Contoh"
year = 2019
[program.a]
name = "Penyusunan LAKIP"
[text.2019]
"2.A" = "Program Penyusunan LAKIP menghasilkan Laporan Kinerja (dahulu LAKIP)."
"#,
    ),
    find: |context, findings| {
        if context.year.get() < TERMS_CHANGED {
            return;
        }
        let names = names_with_terms(context);
        for text in running_texts(context) {
            let words = words(&text.text);
            for term in TERMS {
                if let Some(word) = used(term, &words, &names) {
                    findings.add(superseded(context, term, &text, word));
                }
            }
        }
    },
};

/// From which year on documents use the new terms: PermenPANRB 53/2014 was laid down at the end
/// of 2014.
const TERMS_CHANGED: u16 = 2015;

/// A term that was replaced, in its forms.
struct Term {
    old: &'static str,
    new: &'static str,
    /// Each as its words, small.
    forms: &'static [&'static [&'static str]],
}

/// PermenPANRB 53/2014 against PermenPANRB 29/2010: what their titles call the documents.
const TERMS: &[Term] = &[
    Term {
        old: "Penetapan Kinerja",
        new: "Perjanjian Kinerja",
        forms: &[&["penetapan", "kinerja"]],
    },
    Term {
        old: "LAKIP",
        new: "Laporan Kinerja (LKj)",
        forms: &[
            &["lakip"],
            &[
                "laporan",
                "akuntabilitas",
                "kinerja",
                "instansi",
                "pemerintah",
            ],
        ],
    },
];

/// A text or title of a document.
struct RunningText<'a> {
    text: String,
    path: String,
    document: Option<&'a str>,
    line: Option<u32>,
}

/// Prose, headings and titles of the year.
fn running_texts<'a>(context: &Context<'a>) -> Vec<RunningText<'a>> {
    let framework = context.framework;
    let of_prose = |prose: &Prose<'a>| RunningText {
        text: printed(framework, prose),
        path: prose.path.clone(),
        document: prose.document,
        line: prose.line,
    };
    let mut texts: Vec<_> = context.prose.iter().map(of_prose).collect();
    let plain_text = |path: String, text: &str| RunningText {
        text: text.to_owned(),
        path,
        document: None,
        line: None,
    };
    let sections = framework.texts.get(&context.year).into_iter();
    for (at, section) in sections.flat_map(crate::value::Register::iter) {
        let heading = section.heading.as_deref().unwrap_or_default();
        let path = format!("text.{}.{at}.heading", context.year);
        texts.push(plain_text(path, heading));
    }
    for (id, document) in framework.documents.iter() {
        if document.year.is_none_or(|year| year == context.year) {
            let path = format!("document.{id}.title");
            texts.push(plain_text(path, &document.title));
        }
    }
    for (number, claims) in framework.claims.iter().enumerate() {
        if let Some(title) = &claims.title {
            texts.push(RunningText {
                text: title.clone(),
                path: format!("claims.{number}.title"),
                document: Some(&claims.at),
                line: claims.line,
            });
        }
    }
    texts
}

/// Names that hold an old term and may keep it, as words: of programs, activities and
/// measures, and titles of regulations.
fn names_with_terms(context: &Context<'_>) -> Vec<Vec<String>> {
    let evaluation = context.evaluation;
    let work = evaluation.programs.iter().chain(&evaluation.activities);
    let work = work.chain(&evaluation.sub_activities);
    let work = work.map(|result| result.name.as_str());
    let measures = evaluation.measures.iter();
    let measures = measures.filter_map(|measure| measure.name.as_deref());
    let regulations = context.framework.regulations.iter();
    let titles = regulations.filter_map(|regulation| regulation.title.as_deref());
    let known = REGULATIONS.iter().map(|known| known.title);
    let names = work.chain(measures).chain(titles).chain(known);
    let as_words = |name: &str| words(name).iter().map(Word::bare).collect::<Vec<_>>();
    let holds_term = |name: &Vec<String>| {
        let forms = TERMS.iter().flat_map(|term| term.forms);
        forms
            .into_iter()
            .any(|form| positions(name, form).next().is_some())
    };
    let names: BTreeSet<Vec<String>> = names.map(as_words).filter(holds_term).collect();
    names.into_iter().collect()
}

/// Where a form begins among words.
fn positions<'f>(words: &'f [String], form: &'f [&str]) -> impl Iterator<Item = usize> + 'f {
    let windows = words.windows(form.len().max(1)).enumerate();
    windows
        .filter(move |(_, window)| window.iter().zip(form).all(|(word, wanted)| word == wanted))
        .map(|(at, _)| at)
}

/// Words before a term that is named as a thing of the past.
const OF_THE_PAST: [&str; 6] = ["dahulu", "dulu", "semula", "sebelumnya", "eks", "dh"];

/// The first word with which a text uses a term of its own accord.
fn used<'a>(term: &Term, words: &[Word<'a>], names: &[Vec<String>]) -> Option<Word<'a>> {
    let bares: Vec<String> = words.iter().map(Word::bare).collect();
    let found = term.forms.iter().find_map(|form| {
        let mut begins = positions(&bares, form);
        begins.find(|at| {
            let end = at.saturating_add(form.len());
            let own = words.get(*at..end).unwrap_or_default();
            let from = at.saturating_sub(3);
            let before = bares.get(from..*at).unwrap_or_default();
            let is_past = before
                .iter()
                .any(|word| OF_THE_PAST.contains(&word.as_str()));
            let is_title = before.last().is_some_and(|word| word == "tentang");
            own.iter().all(is_capital)
                && !is_past
                && !is_title
                && !is_in_name(&bares, *at, form, names)
        })
    })?;
    words.get(found).copied()
}

/// Documents are called by names with capitals; "penetapan kinerja" in small letters may mean
/// anything.
fn is_capital(word: &Word<'_>) -> bool {
    let first = word.text.chars().find(|c| c.is_alphabetic());
    first.is_some_and(char::is_uppercase)
}

/// Whether the form at a place is part of one of the names.
fn is_in_name(words: &[String], at: usize, form: &[&str], names: &[Vec<String>]) -> bool {
    names.iter().any(|name| {
        name.len() > form.len()
            && positions(name, form).any(|offset| {
                let from = at.checked_sub(offset);
                let around = from.and_then(|from| words.get(from..from.saturating_add(name.len())));
                around.is_some_and(|around| around == name.as_slice())
            })
    })
}

fn superseded(
    context: &Context<'_>,
    term: &Term,
    text: &RunningText<'_>,
    word: Word<'_>,
) -> Finding {
    let Term { old, new, .. } = term;
    let message = Words::of(
        format!("istilah lama: {old}; sekarang {new}"),
        format!("an old term: {old}; now {new}"),
    );
    let at = text.document.unwrap_or(&text.path);
    let place = context.place_inside(&text.path, word.at);
    let finding = SUPERSEDED_TERM
        .found(place, format!("{at}: {old}"), message)
        .compared(*old, *new);
    match text.document {
        Some(at) => finding.in_document(at, text.line),
        None => finding,
    }
}

pub(super) static UNVERIFIED_PROFILE: CheckRule = CheckRule {
    id: "legal/unverified-profile",
    severity: Severity::Note,
    title: told(
        "Aturan hitung atau skala belum diverifikasi pada sumbernya",
        "The rules or the scale in force were not verified in their source",
    ),
    why: told(
        "Capaian dan kategori dihitung menurut aturan yang disusun tanpa teks peraturannya.",
        "Achievements and categories follow rules that were written without the text of the regulation.",
    ),
    repair: told(
        "Cocokkan profil atau skala dengan peraturannya sebelum angkanya dipakai.",
        "Compare the profile or scale with the regulation before its figures are used.",
    ),
    fires: example(
        r#"
[rules]
profile = "kemenkeu-nko"
"#,
    ),
    quiet: example(
        r#"
[rules]
profile = "permendagri-86-2017"
"#,
    ),
    find: |context, findings| {
        let profile = PROFILES
            .iter()
            .find(|profile| profile.name == context.rules.profile && !profile.verified);
        let scale = context.rules.scale.name.as_deref();
        let scale = SCALES
            .iter()
            .find(|known| Some(known.name) == scale && !known.verified);
        let unverified = profile
            .map(|profile| (profile.name, profile.source))
            .or_else(|| scale.map(|scale| (scale.name, scale.source)));
        if let Some((name, source)) = unverified {
            let message = Words::of(
                format!("{name} belum diverifikasi pada sumbernya ({source})"),
                format!("{name} was not verified in its source ({source})"),
            );
            let place = context.place("rules.profile");
            findings.add(UNVERIFIED_PROFILE.found(place, name, message));
        }
    },
};

#[cfg(test)]
mod tests {
    use super::*;

    fn is_used(text: &str) -> bool {
        let names = [["penyusunan", "lakip"].map(str::to_owned).to_vec()];
        let words = words(text);
        TERMS
            .iter()
            .any(|term| used(term, &words, &names).is_some())
    }

    #[test]
    fn terms_are_found_in_running_text_alone() {
        assert!(is_used("Perjanjian (Penetapan) Kinerja dinas disusun"));
        assert!(is_used("PENETAPAN KINERJA TAHUN 2019"));
        assert!(is_used("Laporan (LAKIP) disusun"));
        assert!(is_used(
            "Laporan Akuntabilitas Kinerja Instansi Pemerintah Dinas"
        ));
        assert!(!is_used("Sistem Akuntabilitas Kinerja Instansi Pemerintah"));
        assert!(!is_used("penetapan kinerja pegawai"));
        assert!(!is_used("kegiatan Penyusunan LAKIP menghasilkan"));
        assert!(!is_used("Laporan Kinerja (dahulu LAKIP)"));
        assert!(!is_used("SE/31/M.PAN/12/2004 tentang Penetapan Kinerja"));
        assert!(!is_used("indikator dalam dokumen SKPD/LAKIP"));
    }
}
