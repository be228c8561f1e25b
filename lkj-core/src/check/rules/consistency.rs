//! Labels, names, notes and conclusions that do not go together.

use std::collections::{BTreeMap, BTreeSet};

use crate::check::{
    context::Context,
    held::plain,
    rule::{CheckRule, Severity, example, finding::Findings, told},
    running_text::{says, share_root, words},
};
use crate::evaluation::Standing;
use crate::framework::{
    Claims, Discontinuity, NoteKind, Quantity, Subject, TargetSource, claim::Statement,
};
use crate::value::{Id, Locale, Words};

pub(super) static LABEL: CheckRule = CheckRule {
    id: "consistency/label",
    severity: Severity::Warning,
    title: told(
        "Disebut capaian kinerja, padahal penyerapan anggaran",
        "Called performance, though it is absorption of the budget",
    ),
    why: told(
        "Menyerap anggaran bukan mencapai kinerja. Pembaca mengira targetnya tercapai.",
        "To spend a budget is not to perform. The reader believes that targets were met.",
    ),
    repair: told(
        "Sebut penyerapan anggaran, dan cetak capaian kinerjanya tersendiri.",
        "Call it absorption, and print the achievements by themselves.",
    ),
    fires: example(
        r#"
[program.a]
name = "A"
[money.2019]
a = { budget = 100, spent = 96 }
[[claims]]
at = "lkj: Tabel 3.1"
title = "Capaian Kinerja Program dan Kegiatan"
columns = ["absorption"]
rows = [["a", "96,00"]]
"#,
    ),
    quiet: example(
        r#"
[program.a]
name = "A"
[money.2019]
a = { budget = 100, spent = 96 }
[[claims]]
at = "lkj: Tabel 3.1"
title = "Penyerapan Anggaran Program dan Kegiatan"
columns = ["absorption"]
rows = [["a", "96,00"]]
"#,
    ),
    find: labels,
};

pub(super) static STRATEGIES: CheckRule = CheckRule {
    id: "consistency/two-sets-of-strategies",
    severity: Severity::Warning,
    title: told(
        "Dua susunan strategi untuk tahun yang sama",
        "Two sets of strategies for one year",
    ),
    why: told(
        "Satu rencana punya satu susunan strategi; pembaca tidak tahu yang mana yang dijalankan.",
        "A plan has one set of strategies; nobody knows which one was followed.",
    ),
    repair: told(
        "Pakai susunan yang ditetapkan di Renstra di semua tempat.",
        "Use the set that the plan lays down everywhere.",
    ),
    fires: example(
        r#"
[strategy.a]
text = "Pembinaan koperasi"
years = [2019, 2019]
source = "Tabel 2.2"
[strategy.b]
text = "Peningkatan akses modal"
years = [2019, 2019]
source = "Bab III.D"
"#,
    ),
    quiet: example(
        r#"
[strategy.a]
text = "Pembinaan koperasi"
years = [2019, 2019]
source = "Tabel 2.2"
[strategy.b]
text = "Peningkatan akses modal"
years = [2019, 2019]
source = "Tabel 2.2"
"#,
    ),
    find: strategies,
};

pub(super) static MISPLACED_NOTE: CheckRule = CheckRule {
    id: "consistency/note-about-another",
    severity: Severity::Note,
    title: told(
        "Alasan tampaknya milik indikator lain",
        "A reason seems to belong to another indicator",
    ),
    why: told(
        "Alasan yang tidak menyangkut indikatornya tidak menjelaskan apa-apa.",
        "A reason that has nothing to do with its indicator explains nothing.",
    ),
    repair: told(
        "Pindahkan alasan ke indikatornya, atau jelaskan hubungannya.",
        "Move it to its indicator, or say what connects the two.",
    ),
    fires: example(
        r#"
[indicator.rat]
name = "Koperasi yang melaksanakan rapat anggota"
targets = { 2019 = 80 }
[indicator.sehat]
name = "Koperasi sehat menurut hasil penilaian"
targets = { 2019 = 80 }
[realized.2019]
rat = 70
sehat = 90
[[note]]
kind = "cause"
about = ["rat"]
year = 2019
text = "Tenaga penilai belum tersedia"
"#,
    ),
    quiet: example(
        r#"
[indicator.rat]
name = "Koperasi yang melaksanakan rapat anggota"
targets = { 2019 = 80 }
[indicator.sehat]
name = "Koperasi sehat menurut hasil penilaian"
targets = { 2019 = 80 }
[realized.2019]
rat = 70
sehat = 90
[[note]]
kind = "cause"
about = ["rat"]
year = 2019
text = "Pengurus menunda rapat anggota"
"#,
    ),
    find: misplaced_notes,
};

pub(super) static NEEDLESS_NOTE: CheckRule = CheckRule {
    id: "consistency/reason-without-miss",
    severity: Severity::Note,
    title: told(
        "Hambatan dilaporkan untuk indikator yang mencapai target",
        "An obstacle is reported for an indicator that met its target",
    ),
    why: told(
        "Mungkin alasannya salah tempat, atau targetnya terlalu mudah.",
        "The reason may be misplaced, or the target too easy.",
    ),
    repair: told(
        "Periksa indikator yang dimaksud; untuk keberhasilan, tulis penyebab keberhasilannya.",
        "See which indicator is meant; of a success, give what led to it.",
    ),
    fires: example(
        r#"
[indicator.sehat]
name = "Koperasi sehat"
targets = { 2019 = 80 }
[realized.2019]
sehat = 90
[[note]]
kind = "obstacle"
about = ["sehat"]
year = 2019
text = "Tenaga penilai belum tersedia"
"#,
    ),
    quiet: example(
        r#"
[indicator.sehat]
name = "Koperasi sehat"
targets = { 2019 = 80 }
[realized.2019]
sehat = 70
[[note]]
kind = "obstacle"
about = ["sehat"]
year = 2019
text = "Tenaga penilai belum tersedia"
"#,
    ),
    find: needless_notes,
};

pub(super) static CONCLUSIONS: CheckRule = CheckRule {
    id: "consistency/conclusions-contradict",
    severity: Severity::Warning,
    title: told(
        "Simpulan saling bertentangan",
        "Conclusions contradict each other",
    ),
    why: told(
        "Laporan menyimpulkan tercapai di satu tempat dan belum di tempat lain.",
        "The report concludes success in one place and the lack of it in another.",
    ),
    repair: told(
        "Simpulkan dari capaian yang dihitung, satu kali.",
        "Conclude from the computed achievement, once.",
    ),
    fires: example(
        r#"
[[note]]
kind = "conclusion"
year = 2019
text = "Kinerja perangkat daerah belum maksimal"
[[note]]
kind = "conclusion"
year = 2019
text = "Sasaran tahun 2019 tercapai dengan baik"
"#,
    ),
    quiet: example(
        r#"
[[note]]
kind = "conclusion"
year = 2019
text = "Penyerapan anggaran belum maksimal"
[[note]]
kind = "conclusion"
year = 2019
text = "Sasaran tahun 2019 belum tercapai"
"#,
    ),
    find: conclusions,
};

pub(super) static ABBREVIATION: CheckRule = CheckRule {
    id: "consistency/abbreviation",
    severity: Severity::Warning,
    title: told(
        "Satu istilah dengan dua singkatan",
        "One term with two abbreviations",
    ),
    why: told(
        "Lampiran dan tabel yang dirujuk dengan singkatan tidak lagi dapat ditemukan.",
        "What is referred to by its abbreviation cannot be found any more.",
    ),
    repair: told("Pakai satu singkatan.", "Use one abbreviation."),
    fires: example(
        r#"
[text.2019]
"3.A" = "Formulir Pengukuran Kinerja Kegiatan (PKK) disusun. Hasil Pengukuran Kinerja Kegiatan (PPK) terlampir."
"#,
    ),
    quiet: example(
        r#"
[text.2019]
"3.A" = "Formulir Pengukuran Kinerja Kegiatan (PKK) disusun. Hasil Pengukuran Kinerja Kegiatan (PKK) terlampir."
"#,
    ),
    find: abbreviations,
};

pub(super) static DUPLICATE: CheckRule = CheckRule {
    id: "consistency/duplicate-indicator",
    severity: Severity::Warning,
    title: told(
        "Dua indikator bernama sama",
        "Two indicators have the same name",
    ),
    why: told(
        "Satu ukuran dihitung dua kali dalam rata-rata, mungkin dengan dua angka.",
        "One measure counts twice in the mean, perhaps with two figures.",
    ),
    repair: told(
        "Gabungkan, atau bedakan namanya.",
        "Make them one, or tell them apart by their names.",
    ),
    fires: example(
        r#"
[objective]
a = "Sasaran A"
[indicator.x]
of = "a"
name = "Indeks kepuasan masyarakat"
[indicator.y]
of = "a"
name = "Indeks Kepuasan Masyarakat"
"#,
    ),
    quiet: example(
        r#"
[objective]
a = "Sasaran A"
[indicator.x]
of = "a"
name = "Indeks kepuasan masyarakat"
[indicator.y]
of = "a"
name = "Indeks kepuasan pegawai"
"#,
    ),
    find: duplicates,
};

pub(super) static NAME_AND_UNIT: CheckRule = CheckRule {
    id: "consistency/name-and-unit",
    severity: Severity::Warning,
    title: told(
        "Nama indikator dan satuannya tidak sejalan",
        "The name of an indicator and its unit do not go together",
    ),
    why: told(
        "Persentase yang bersatuan orang, atau jumlah yang bersatuan persen, membuat target tidak dapat dipahami.",
        "A percentage in persons, or a number in percent, makes the target hard to understand.",
    ),
    repair: told(
        "Betulkan nama atau satuannya.",
        "Correct the name or the unit.",
    ),
    fires: example(
        r#"
[indicator.x]
name = "Persentase koperasi aktif"
unit = "koperasi"
"#,
    ),
    quiet: example(
        r#"
[indicator.x]
name = "Persentase koperasi aktif"
unit = "%"
"#,
    ),
    find: names_and_units,
};

pub(super) static TARGET_DIFFERS: CheckRule = CheckRule {
    id: "consistency/target-differs",
    severity: Severity::Note,
    title: told(
        "Target di dua dokumen berbeda",
        "Two documents set different targets",
    ),
    why: told(
        "Perjanjian yang lebih mudah daripada rencananya perlu alasan.",
        "An agreement that is easier than its plan needs a reason.",
    ),
    repair: told(
        "Cocokkan; target yang memang diubah ditulis sebagai perubahan perjanjian (`[[agreement.TAHUN.revision]]`) dengan tanggal dan alasannya.",
        "Make them agree; where the target was changed, state a revision of the agreement (`[[agreement.YEAR.revision]]`) with its date and reason.",
    ),
    fires: example(
        r#"
[indicator.x]
name = "Koperasi aktif"
targets = { 2019 = 80 }
[agreement.2019.targets]
x = 70
"#,
    ),
    quiet: example(
        r#"
[indicator.x]
name = "Koperasi aktif"
targets = { 2019 = 80 }
[agreement.2019]
signed = 2019-01-31
targets = { x = 80 }
[[agreement.2019.revision]]
signed = 2019-09-02
reason = "Refocusing anggaran"
targets = { x = 70 }
"#,
    ),
    find: targets_differ,
};

pub(super) static REPLACED_GOES_ON: CheckRule = CheckRule {
    id: "consistency/replaced-indicator-goes-on",
    severity: Severity::Warning,
    title: told(
        "Indikator yang digantikan masih berlaku di samping penggantinya",
        "An indicator that was replaced goes on beside what replaces it",
    ),
    why: told(
        "Satu hal diukur dua kali, dan tidak jelas nilai mana yang dilanjutkan penggantinya.",
        "One thing is measured twice, and nobody can tell which value goes on.",
    ),
    repair: told(
        "Akhiri `years` indikator lama sebelum penggantinya mulai, atau hapus `replaces`.",
        "Let the `years` of the old one end before the new one begins, or take `replaces` away.",
    ),
    fires: example(
        r#"
[indicator]
lama = { name = "Indeks Kepuasan", years = [2016, 2019] }
baru = { name = "Indeks Kepuasan Masyarakat", years = [2019, 2023], replaces = ["lama"] }
"#,
    ),
    quiet: example(
        r#"
[indicator]
lama = { name = "Indeks Kepuasan", years = [2016, 2018] }
baru = { name = "Indeks Kepuasan Masyarakat", years = [2019, 2023], replaces = ["lama"] }
"#,
    ),
    find: replaced_goes_on,
};

pub(super) static REPLACEMENT_UNEXPLAINED: CheckRule = CheckRule {
    id: "consistency/replacement-unexplained",
    severity: Severity::Note,
    title: told(
        "Indikator pengganti tidak sebanding, tanpa penjelasan",
        "An indicator cannot be compared with what it replaces, and nothing says why",
    ),
    why: told(
        "Capaian wajib dibandingkan dengan tahun lalu; bila tidak bisa, pembaca perlu tahu alasannya.",
        "Results must be compared with the year before; where they cannot, the reader needs the reason.",
    ),
    repair: told(
        "Tulis alasannya di `incomparable`, atau `comparable = true` bila hanya rumusnya yang ditulis lain.",
        "Give the reason in `incomparable`, or `comparable = true` where only the formula is written differently.",
    ),
    fires: example(
        r#"
[indicator]
lama = { name = "Usaha mikro dibina", unit = "usaha", years = [2016, 2018] }
baru = { name = "Usaha mikro naik kelas", unit = "%", years = [2019, 2023], replaces = ["lama"] }
"#,
    ),
    quiet: example(
        r#"
[indicator.lama]
name = "Usaha mikro dibina"
unit = "usaha"
years = [2016, 2018]
[indicator.baru]
name = "Usaha mikro naik kelas"
unit = "%"
years = [2019, 2023]
replaces = ["lama"]
incomparable = "yang lama menghitung usaha, yang baru bagian yang naik kelas"
"#,
    ),
    find: replacement_unexplained,
};

/// Words for performance, and words that say that money is meant after all.
const PERFORMANCE: &[&str] = &[
    "capaian kinerja",
    "kinerja kegiatan",
    "kinerja program",
    "capaian program",
];
const MONEY: &[&str] = &[
    "anggaran",
    "keuangan",
    "serapan",
    "penyerapan",
    "belanja",
    "dana",
    "pagu",
    "biaya",
];

fn labels(context: &Context<'_>, findings: &mut Findings) {
    let mut is_money: BTreeMap<&str, bool> = BTreeMap::new();
    for held in &context.held {
        let money = is_absorption(context, &held.statement);
        let all = is_money
            .entry(held.statement.claims.at.as_str())
            .or_insert(true);
        *all = *all && money;
    }
    let places_of_money = |at: &str| is_money.get(at).copied().unwrap_or(false);
    for (number, claims) in context.framework.claims.iter().enumerate() {
        let called = |text: &str| says(text, PERFORMANCE) && !says(text, MONEY);
        let path = format!("claims.{number}");
        if let Some(title) = &claims.title
            && called(title)
            && !claims.rows.is_empty()
            && places_of_money(&claims.at)
        {
            report_label(context, findings, claims, &format!("{path}.title"), title);
        }
        let Some(text) = claims.text.as_deref().map(|text| context.printed(text)) else {
            continue;
        };
        let points_to_money = claims.refers_to.as_deref().is_some_and(places_of_money);
        let is_about_money = || {
            let own = context
                .held
                .iter()
                .filter(|held| std::ptr::eq(held.statement.claims, claims));
            let mut own = own.peekable();
            own.peek().is_some() && own.any(|held| is_absorption(context, &held.statement))
        };
        let calls_it_performance = says(
            &text,
            &["capaian kinerja", "kinerja kegiatan", "kinerja program"],
        ) && !says(&text, MONEY);
        if calls_it_performance && (points_to_money || is_about_money()) {
            report_label(context, findings, claims, &format!("{path}.text"), &text);
        }
    }
}

/// Whether what is printed is a share of a budget.
fn is_absorption(context: &Context<'_>, statement: &Statement<'_>) -> bool {
    let references = statement.what.references();
    let money = |reference| {
        matches!(
            context.framework.resolve(reference),
            Ok(Quantity::Money(_, _) | Quantity::Text(_))
        )
    };
    !references.is_empty()
        && references.iter().all(|reference| money(reference))
        && references.iter().any(|reference| {
            matches!(
                context.framework.resolve(reference),
                Ok(Quantity::Money(..))
            )
        })
        || matches!(
            statement
                .what
                .reference()
                .map(|reference| context.framework.resolve(reference)),
            Some(Ok(Quantity::Text(_)))
        )
}

fn report_label(
    context: &Context<'_>,
    findings: &mut Findings,
    claims: &Claims,
    path: &str,
    text: &str,
) {
    let quoted = shortened(text);
    let message = Words::of(
        format!("\"{quoted}\": yang tercetak penyerapan anggaran, bukan capaian kinerja"),
        format!("\"{quoted}\": what is printed is absorption of the budget, not performance"),
    );
    let finding = LABEL
        .found(context.place(path), claims.at.clone(), message)
        .in_document(&claims.at, claims.line);
    findings.add(finding);
}

/// The beginning of a text, as much as a message can hold.
fn shortened(text: &str) -> String {
    const MOST: usize = 80;
    let short: String = text.chars().take(MOST).collect();
    if short.len() < text.len() {
        format!("{short}…")
    } else {
        short
    }
}

fn strategies(context: &Context<'_>, findings: &mut Findings) {
    let framework = context.framework;
    let in_year =
        |years: Option<crate::value::Years>| years.is_none_or(|years| years.contains(context.year));
    let strategies = framework.strategies.iter();
    let strategies = strategies
        .filter(|(_, one)| in_year(one.years))
        .map(|(id, one)| (id, one.source.as_deref()));
    report_sets(
        context,
        findings,
        "strategy",
        ["strategi", "strategies"],
        strategies,
    );
    let policies = framework.policies.iter();
    let policies = policies
        .filter(|(_, one)| in_year(one.years))
        .map(|(id, one)| (id, one.source.as_deref()));
    report_sets(
        context,
        findings,
        "policy",
        ["kebijakan", "policies"],
        policies,
    );
}

fn report_sets<'a>(
    context: &Context<'_>,
    findings: &mut Findings,
    table: &str,
    [indonesian, english]: [&str; 2],
    of_year: impl Iterator<Item = (&'a Id, Option<&'a str>)>,
) {
    let mut sources: Vec<(&str, &Id)> = Vec::new();
    for (id, source) in of_year {
        if let Some(source) = source
            && !sources.iter().any(|(known, _)| *known == source)
        {
            sources.push((source, id));
        }
    }
    let [first, others @ ..] = sources.as_slice() else {
        return;
    };
    for (source, id) in others {
        let message = Words::of(
            format!(
                "{indonesian} untuk {} tercetak di {} dan, lain, di {source}",
                context.year, first.0
            ),
            format!(
                "{english} for {} are printed in {} and, others, in {source}",
                context.year, first.0
            ),
        );
        let about = format!("{table}: {}: {source}", first.0);
        findings.add(STRATEGIES.found(context.key_place(&format!("{table}.{id}")), about, message));
    }
}

/// Words that many names hold, and that so tell nothing.
const COMMON: &[&str] = &[
    "persentase",
    "jumlah",
    "indeks",
    "nilai",
    "tingkat",
    "rata-rata",
    "yang",
    "dan",
    "di",
    "dari",
    "dengan",
    "untuk",
    "pada",
    "tahun",
    "per",
];

/// The words that tell each indicator from the others: of its name, its definition, and the
/// series of its formula.
fn own_words<'a>(context: &Context<'a>) -> Vec<(&'a Id, Vec<String>)> {
    let framework = context.framework;
    let all: Vec<(&Id, Vec<String>)> = framework
        .indicators
        .iter()
        .map(|(id, indicator)| {
            let mut own = words(&indicator.name);
            own.extend(words(indicator.definition.as_deref().unwrap_or_default()));
            for reference in indicator
                .formula
                .iter()
                .flat_map(crate::formula::Formula::references)
            {
                if let Ok(Quantity::Series(id)) = framework.resolve(reference)
                    && let Some(series) = framework.series.get(&id)
                {
                    own.extend(words(&series.name));
                }
            }
            own.retain(|word| word.len() > 2 && !COMMON.contains(&word.as_str()));
            own.sort();
            own.dedup();
            (id, own)
        })
        .collect();
    let mut holders: BTreeMap<String, usize> = BTreeMap::new();
    for word in all.iter().flat_map(|(_, own)| own) {
        let count = holders.entry(word.clone()).or_default();
        *count = count.saturating_add(1);
    }
    let distinct = all.into_iter().map(|(id, mut own)| {
        own.retain(|word| holders.get(word) == Some(&1));
        (id, own)
    });
    distinct.collect()
}

/// The most indicators of which notes are compared with the words of all.
const MOST_INDICATORS: usize = 200;

fn misplaced_notes(context: &Context<'_>, findings: &mut Findings) {
    if context.framework.indicators.len() > MOST_INDICATORS {
        return;
    }
    let own_words = own_words(context);
    for (number, note) in context.framework.notes.iter().enumerate() {
        let explains = matches!(note.kind, NoteKind::Cause | NoteKind::Obstacle);
        let [about] = note.about.as_slice() else {
            continue;
        };
        if !explains || !context.framework.indicators.contains(about) {
            continue;
        }
        let said = words(&note.text);
        let speaks_of = |own: &[String]| {
            own.iter()
                .any(|word| said.iter().any(|said| share_root(word, said)))
        };
        let mut others = own_words.iter().filter(|(id, _)| *id != about);
        let speaks_of_its_own = own_words
            .iter()
            .any(|(id, own)| *id == about && speaks_of(own));
        if speaks_of_its_own {
            continue;
        }
        if let Some((other, _)) = others.find(|(_, own)| speaks_of(own)) {
            let name = |id| context.framework.called(id);
            let message = Words::of(
                format!(
                    "alasan untuk \"{}\" tampaknya menyangkut \"{}\"",
                    name(about),
                    name(other)
                ),
                format!(
                    "the reason for \"{}\" seems to concern \"{}\"",
                    name(about),
                    name(other)
                ),
            );
            let place = context.place(&format!("note.{number}.text"));
            findings.add(MISPLACED_NOTE.found(place, format!("{about}: {other}"), message));
        }
    }
}

fn needless_notes(context: &Context<'_>, findings: &mut Findings) {
    for (number, note) in context.framework.notes.iter().enumerate() {
        let is_obstacle = matches!(note.kind, NoteKind::Obstacle | NoteKind::Problem);
        let is_of_year = note.year.is_none_or(|year| year == context.year);
        let [about] = note.about.as_slice() else {
            continue;
        };
        if !is_obstacle || !is_of_year {
            continue;
        }
        let Some(result) = context.evaluation.indicator(about.as_str()) else {
            continue;
        };
        let standing = result.achievement.standing();
        if standing.is_some_and(Standing::is_reached) {
            let message = Words::of(
                format!(
                    "\"{}\" mencapai target, tetapi ada hambatan yang dilaporkan",
                    result.name
                ),
                format!(
                    "\"{}\" met its target, yet an obstacle is reported",
                    result.name
                ),
            );
            let place = context.place(&format!("note.{number}.text"));
            findings.add(NEEDLESS_NOTE.found(place, about.to_string(), message));
        }
    }
}

/// What conclusions say when they are pleased, and when they are not.
const PLEASED: &[&str] = &[
    "tercapai",
    "berhasil",
    "sangat baik",
    "sangat efisien",
    "memuaskan",
    "sangat tinggi",
];
const NOT_PLEASED: &[&str] = &[
    "belum maksimal",
    "belum optimal",
    "kurang maksimal",
    "tidak tercapai",
    "belum tercapai",
    "belum berhasil",
    "tidak berhasil",
    "gagal",
];

fn conclusions(context: &Context<'_>, findings: &mut Findings) {
    let notes = context.framework.notes.iter().enumerate();
    let of_year: Vec<(usize, String)> = notes
        .filter(|(_, note)| note.kind == NoteKind::Conclusion)
        .filter(|(_, note)| note.year.is_none_or(|year| year == context.year))
        .map(|(number, note)| (number, note.text.clone()))
        .collect();
    let is_sorry = |text: &str| says(text, NOT_PLEASED);
    let pleased = of_year
        .iter()
        .find(|(_, text)| says(text, PLEASED) && !is_sorry(text));
    let sorry = of_year.iter().find(|(_, text)| is_sorry(text));
    if let (Some((number, first)), Some((_, other))) = (sorry, pleased) {
        let (first, other) = (
            shortened(&context.printed(first)),
            shortened(&context.printed(other)),
        );
        let message = Words::of(
            format!("disimpulkan \"{first}\", dan di tempat lain \"{other}\""),
            format!("concluded \"{first}\", and in another place \"{other}\""),
        );
        let place = context.place(&format!("note.{number}.text"));
        findings.add(CONCLUSIONS.found(place, format!("{}", context.year), message));
    }
}

fn abbreviations(context: &Context<'_>, findings: &mut Findings) {
    let mut known: BTreeMap<String, String> = BTreeMap::new();
    let mut reported = BTreeSet::new();
    for prose in &context.prose {
        for (term, short) in defined(&prose.printed) {
            let first = known
                .entry(term.clone())
                .or_insert_with(|| short.clone())
                .clone();
            let pair = (term.clone(), short.clone());
            if first == short || !reported.insert(pair) {
                continue;
            }
            let message = Words::of(
                format!("\"{term}\" disingkat {first}, dan di tempat lain {short}"),
                format!("\"{term}\" is abbreviated {first}, and in another place {short}"),
            );
            let mut finding = ABBREVIATION
                .found(
                    context.place(&prose.path),
                    format!("{term}: {short}"),
                    message,
                )
                .compared(short, first);
            if let Some(document) = prose.document {
                finding = finding.in_document(document, prose.line);
            }
            findings.add(finding);
        }
    }
}

/// Terms with the abbreviations behind them in parentheses: the last words before it, as many as
/// it has letters, where the first letters are nearly those.
fn defined(text: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut rest = text;
    let mut before = String::new();
    while let Some((outside, opened)) = rest.split_once('(') {
        before.push_str(outside);
        let Some((inside, behind)) = opened.split_once(')') else {
            break;
        };
        let short = inside.trim();
        let letters = short.chars().count();
        let is_short = (2..=6).contains(&letters) && short.chars().all(|c| c.is_ascii_uppercase());
        if is_short {
            let words: Vec<&str> = before.split_whitespace().collect();
            let start = words.len().saturating_sub(letters);
            let term: Vec<&str> = words.get(start..).unwrap_or_default().to_vec();
            let initials: String = term.iter().filter_map(|word| word.chars().next()).collect();
            let common = initials
                .to_uppercase()
                .chars()
                .filter(|letter| short.contains(*letter))
                .count();
            if term.len() == letters && common.saturating_add(1) >= letters {
                found.push((term.join(" ").to_lowercase(), short.to_owned()));
            }
        }
        before.clear();
        rest = behind;
    }
    found
}

fn duplicates(context: &Context<'_>, findings: &mut Findings) {
    let mut first_of: BTreeMap<(String, Option<String>), &Id> = BTreeMap::new();
    for (id, indicator) in context.framework.indicators.iter() {
        let of = indicator.of.as_ref().map(|of| match of {
            Subject::Organization => "organization".to_owned(),
            Subject::Node(node) => node.to_string(),
        });
        let Some(first) = first_of.insert((plain(&indicator.name), of), id) else {
            continue;
        };
        let message = Words::of(
            format!("\"{}\" sudah ada sebagai {first}", indicator.name),
            format!("\"{}\" is there already as {first}", indicator.name),
        );
        let place = context.key_place(&format!("indicator.{id}"));
        findings.add(DUPLICATE.found(place, format!("{first}: {id}"), message));
    }
}

fn names_and_units(context: &Context<'_>, findings: &mut Findings) {
    for (id, indicator) in context.framework.indicators.iter() {
        let Some(unit) = context.framework.defaults.unit_of(indicator) else {
            continue;
        };
        let first = words(&indicator.name)
            .into_iter()
            .next()
            .unwrap_or_default();
        let is_percent = unit.starts_with('%') || unit.to_lowercase().starts_with("persen");
        let named_percent = matches!(first.as_str(), "persentase" | "prosentase" | "persen");
        let named_count = matches!(first.as_str(), "jumlah" | "banyaknya");
        if (named_percent && !is_percent) || (named_count && is_percent) {
            let message = Words::of(
                format!("\"{}\" bersatuan {unit}", indicator.name),
                format!("\"{}\" has the unit {unit}", indicator.name),
            );
            let place = context.place(&format!("indicator.{id}.unit"));
            findings.add(NAME_AND_UNIT.found(place, id.to_string(), message));
        }
    }
}

fn targets_differ(context: &Context<'_>, findings: &mut Findings) {
    for result in &context.evaluation.indicators {
        // What a later version replaced is no other promise beside it.
        let in_turn = context.framework.targets_in_turn(&result.id, context.year);
        let Some((first, from)) = in_turn.first() else {
            continue;
        };
        let undated = match from {
            TargetSource::Revision(_) => [
                "; perubahan itu tidak bertanggal sesudah yang diubahnya",
                "; that revision is not dated after what it changes",
            ],
            _ => ["", ""],
        };
        let all = context.framework.targets(&result.id, context.year.into());
        for (other, other_from) in all {
            if other_from >= *from || other == *first {
                continue;
            }
            let [indonesian, english] = undated;
            let message = Words::of(
                format!(
                    "\"{}\": target {first} ({from}), tetapi {other} ({other_from}){indonesian}",
                    result.name
                ),
                format!(
                    "\"{}\": target {first} ({from}), but {other} ({other_from}){english}",
                    result.name
                ),
            );
            let place = context.key_place(&format!("indicator.{}", result.id));
            let about = format!("{}: {other_from}", result.id);
            findings.add(TARGET_DIFFERS.found(place, about, message));
        }
    }
}

fn replaced_goes_on(context: &Context<'_>, findings: &mut Findings) {
    let (framework, year) = (context.framework, context.year);
    for (id, indicator) in framework.indicators.iter() {
        let both = |old: &&Id| framework.is_in_force(old, year) && framework.is_in_force(id, year);
        for old in indicator.replaces.iter().filter(both) {
            let (new_name, old_name) = (&indicator.name, framework.called(old));
            let message = Words::of(
                format!(
                    "\"{new_name}\" menggantikan \"{old_name}\", tetapi keduanya berlaku pada {year}"
                ),
                format!(
                    "\"{new_name}\" takes the place of \"{old_name}\", but both are in force in {year}"
                ),
            );
            let place = context.place(&format!("indicator.{id}.replaces"));
            findings.add(REPLACED_GOES_ON.found(place, format!("{id}: {old}"), message));
        }
    }
}

/// In the first year of an indicator that replaces others.
fn replacement_unexplained(context: &Context<'_>, findings: &mut Findings) {
    for result in &context.evaluation.indicators {
        let gap = result.previous.as_ref();
        let gap = gap.and_then(|previous| previous.incomparable.as_ref());
        let Some(
            gap @ (Discontinuity::Merged { .. }
            | Discontinuity::Split { .. }
            | Discontinuity::OtherUnit { .. }
            | Discontinuity::OtherPolarity { .. }
            | Discontinuity::OtherFormula { .. }),
        ) = gap
        else {
            continue;
        };
        let message = Words::of(
            format!(
                "\"{}\" tidak sebanding dengan yang digantikannya: {}",
                result.name,
                gap.message(Locale::Indonesian)
            ),
            format!(
                "\"{}\" cannot be compared with what it replaces: {}",
                result.name,
                gap.message(Locale::English)
            ),
        );
        let place = context.place(&format!("indicator.{}.replaces", result.id));
        findings.add(REPLACEMENT_UNEXPLAINED.found(place, result.id.as_str(), message));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn abbreviations_are_told_from_other_parentheses() {
        let terms = |text| defined(text);
        assert_eq!(
            terms("hasil Pengukuran Kinerja Kegiatan (PPK) dan (lihat Tabel) serta (2019)"),
            [("pengukuran kinerja kegiatan".to_owned(), "PPK".to_owned())]
        );
        assert!(terms("belanja langsung (BTL)").is_empty());
    }
}
