//! What the year as a whole lacks: an agreement, links, data, evidence, a signature.

use std::collections::BTreeSet;

use super::{ENGLISH, INDONESIAN, called, is_final, is_of_the_year, listed};
use crate::check::{
    context::Context,
    rule::{CheckRule, Severity, example, finding::Findings, told},
};
use crate::evaluation::{Reason, RemarkKind};
use crate::framework::{Document, DocumentKind, Entry, Program, Role, Work};
use crate::value::{Id, Locale, Period, Words};

pub(in crate::check) static MISSING_DATA: CheckRule = CheckRule {
    id: "completeness/missing-data",
    severity: Severity::Warning,
    title: told(
        "Data yang diperlukan rumus tidak ada",
        "Data that a formula needs are missing",
    ),
    why: told(
        "Indikator yang rumusnya kekurangan data tidak mempunyai realisasi.",
        "An indicator whose formula lacks data has no realization.",
    ),
    repair: told(
        "Isi datanya di [data.PERIODE], atau { none = \"alasannya\" }.",
        "Enter the data under [data.PERIOD], or { none = \"why\" }.",
    ),
    fires: example(
        r#"
[stage]
2019 = "final"
[indicator.aktif]
name = "Koperasi aktif"
formula = "aktif_n / kop * 100"
targets = { 2019 = 80 }
[series]
aktif_n = "Koperasi aktif"
kop = "Koperasi"
[data.2019]
kop = 656
"#,
    ),
    quiet: example(
        r#"
[stage]
2019 = "final"
[indicator.aktif]
name = "Koperasi aktif"
formula = "aktif_n / kop * 100"
targets = { 2019 = 80 }
[series]
aktif_n = "Koperasi aktif"
kop = "Koperasi"
[data.2019]
kop = 656
aktif_n = 468
"#,
    ),
    find: |context, findings| {
        if is_final(context) {
            missing_data(context, findings);
        }
    },
};

pub(in crate::check) static PARTS_WITHOUT_VALUE: CheckRule = CheckRule {
    id: "completeness/parts-without-value",
    severity: Severity::Warning,
    title: told(
        "Realisasi setahun dari sebagian periode saja",
        "The realization of a year rests on some of its periods only",
    ),
    why: told(
        "Realisasi setahun digabung dari periode yang terisi. Jumlah tanpa satu triwulan terlalu kecil, dan nilai terakhir bisa dari pertengahan tahun.",
        "The realization of the year is combined from the periods that were filled in. A sum without one quarter is too small, and a last value may be of mid-year.",
    ),
    repair: told(
        "Isi periode yang kosong (0 bila memang nol), batasi dengan `due`, atau nyatakan [stage] bila tahunnya belum selesai.",
        "Fill in the empty periods (0 where it is zero), limit them by `due`, or state [stage] where the year is not over.",
    ),
    fires: example(
        r#"
[stage]
2019 = "final"
[indicator.izin]
name = "Izin yang terbit"
unit = "izin"
frequency = "quarter"
combine = "sum"
targets = { 2019 = 400 }
[realized]
2019-Q1 = { izin = 90 }
2019-Q2 = { izin = 120 }
2019-Q4 = { izin = 110 }
"#,
    ),
    quiet: example(
        r#"
[stage]
2019 = "final"
[indicator.izin]
name = "Izin yang terbit"
unit = "izin"
frequency = "quarter"
combine = "sum"
targets = { 2019 = 400 }
[realized]
2019-Q1 = { izin = 90 }
2019-Q2 = { izin = 120 }
2019-Q3 = { izin = 0 }
2019-Q4 = { izin = 110 }
"#,
    ),
    find: |context, findings| {
        if is_final(context) {
            parts_without_value(context, findings);
        }
    },
};

pub(in crate::check) static GAP_IN_SERIES: CheckRule = CheckRule {
    id: "completeness/gap-in-series",
    severity: Severity::Note,
    title: told(
        "Data berkala terputus",
        "A series has years without a value",
    ),
    why: told(
        "Perbandingan dengan tahun-tahun sebelumnya berhenti di tahun yang kosong.",
        "A comparison over the years stops at the year that is empty.",
    ),
    repair: told(
        "Isi tahun yang kosong, atau { none = \"alasannya\" }.",
        "Fill the empty year in, or write { none = \"why\" }.",
    ),
    fires: example(
        r#"
[series]
kop = "Koperasi"
[data.2017]
kop = 650
[data.2019]
kop = 656
"#,
    ),
    quiet: example(
        r#"
[series]
kop = "Koperasi"
[data.2018]
kop = 654
[data.2019]
kop = 656
"#,
    ),
    find: |context, findings| {
        for remark in &context.evaluation.remarks {
            let RemarkKind::GapInSeries { series, years } = &remark.kind else {
                continue;
            };
            let name = called(context, series);
            let years: Vec<String> = years.iter().map(ToString::to_string).collect();
            let message = Words::of(
                format!(
                    "{name} tidak punya nilai tahun {}, padahal ada sebelum dan sesudahnya",
                    listed(&years, INDONESIAN)
                ),
                format!(
                    "{name} has no value for {}, though it has before and after",
                    listed(&years, ENGLISH)
                ),
            );
            findings.add(GAP_IN_SERIES.found(remark.place.clone(), series.to_string(), message));
        }
    },
};

pub(in crate::check) static INCOMPLETE_SUM: CheckRule = CheckRule {
    id: "completeness/incomplete-sum",
    severity: Severity::Warning,
    title: told(
        "Jumlah anggaran belum memuat semuanya",
        "A sum of money lacks parts",
    ),
    why: told(
        "Jumlah dan persen penyerapan dihitung tanpa yang tidak diketahui, sehingga tidak mewakili keseluruhan.",
        "Totals and absorption are worked out without what is not known, and do not stand for the whole.",
    ),
    repair: told(
        "Isi anggaran dan realisasinya di [money.TAHUN]; yang tidak dilaksanakan lagi diberi `years`.",
        "Enter budget and spending under [money.YEAR]; what is carried out no more is given `years`.",
    ),
    fires: example(
        r#"
[program]
a = "Program A"
b = "Program B"
[money.2019]
a = { budget = 10, spent = 9 }
"#,
    ),
    quiet: example(
        r#"
[program.a]
name = "Program A"
[program.b]
name = "Program B"
years = [2014, 2018]
[money.2019]
a = { budget = 10, spent = 9 }
"#,
    ),
    find: |context, findings| {
        if is_final(context) {
            incomplete_sums(context, findings);
        }
    },
};

pub(in crate::check) static AGREEMENT_MISSING: CheckRule = CheckRule {
    id: "completeness/agreement-missing",
    severity: Severity::Note,
    title: told(
        "Tahun yang sudah final tanpa Perjanjian Kinerja",
        "A closed year without an agreement",
    ),
    why: told(
        "LKj mempertanggungjawabkan yang diperjanjikan (Perpres 29/2014); target Renstra hanya rencananya.",
        "A report answers for what was agreed (Perpres 29/2014); the targets of the plan are only planned.",
    ),
    repair: told(
        "Isi [agreement.TAHUN] dari Perjanjian Kinerja yang ditandatangani.",
        "Enter the signed agreement under [agreement.YEAR].",
    ),
    fires: example(
        r#"
[indicator.puas]
name = "Kepuasan"
targets = { 2019 = 80 }
[realized.2019]
puas = 81
"#,
    ),
    quiet: example(
        r#"
[indicator.puas]
name = "Kepuasan"
targets = { 2019 = 80 }
[realized.2019]
puas = 81
[agreement.2019]
targets = { puas = 80 }
"#,
    ),
    find: |context, findings| {
        if is_final(context) {
            agreement_missing(context, findings);
        }
    },
};

pub(in crate::check) static SUPPORTS_MISSING: CheckRule = CheckRule {
    id: "completeness/supports-missing",
    severity: Severity::Note,
    title: told(
        "Program utama tidak mendukung indikator mana pun",
        "A main program supports no indicator",
    ),
    why: told(
        "Tanpa kaitan itu tidak dapat dikatakan program mana yang menghasilkan capaian, dan dengan biaya berapa.",
        "Without the link nobody can say which program brought a result, and at what cost.",
    ),
    repair: told(
        "Isi `supports` program atau kegiatannya, atau `of` pada hasilnya.",
        "Give the program or its activities `supports`, or their outcomes `of`.",
    ),
    fires: example(
        r#"
[indicator.puas]
name = "Kepuasan"
[program.layanan]
name = "Pelayanan"
role = "main"
"#,
    ),
    quiet: example(
        r#"
[indicator.puas]
name = "Kepuasan"
[program.layanan]
name = "Pelayanan"
role = "main"
supports = ["puas"]
"#,
    ),
    find: |context, findings| {
        if context.framework.indicators.is_empty() {
            return;
        }
        for (id, program) in context.framework.programs_of(context.year) {
            if program.work.role == Some(Role::Main) && !supports_anything(program) {
                let name = called(context, id);
                let message = Words::of(
                    format!("program utama {name} tidak dikaitkan dengan indikator mana pun"),
                    format!("the main program {name} is linked to no indicator"),
                );
                let place = context.key_place(&format!("program.{id}"));
                findings.add(SUPPORTS_MISSING.found(place, id.to_string(), message));
            }
        }
    },
};

pub(in crate::check) static EVIDENCE_MISSING: CheckRule = CheckRule {
    id: "completeness/evidence-missing",
    severity: Severity::Note,
    title: told(
        "Realisasi tanpa bukti dukung",
        "Realizations without evidence",
    ),
    why: told(
        "Sebagian nilai berbukti dan sebagian tidak: yang tidak berbukti akan ditanyakan penilai lebih dulu.",
        "Some values have evidence and others do not; evaluators ask for the others first.",
    ),
    repair: told(
        "Tambahkan evidence = { document, source, by, on } pada nilainya.",
        "Add evidence = { document, source, by, on } to the value.",
    ),
    fires: example(
        r#"
[series]
kop = "Koperasi"
aktif = "Koperasi aktif"
[data.2019]
kop = { value = 656, evidence = { document = "Rekap koperasi 2019" } }
aktif = 468
"#,
    ),
    quiet: example(
        r#"
[series]
kop = "Koperasi"
aktif = "Koperasi aktif"
[data.2019]
kop = { value = 656, evidence = { document = "Rekap koperasi 2019" } }
aktif = { value = 468, evidence = { document = "Rekap koperasi 2019" } }
"#,
    ),
    find: |context, findings| {
        if is_final(context) {
            evidence_missing(context, findings);
        }
    },
};

pub(in crate::check) static STAGE: CheckRule = CheckRule {
    id: "completeness/stage",
    severity: Severity::Note,
    title: told(
        "Tahun sudah final, pengesahan laporannya belum lengkap",
        "The year is closed, and its report is not fully signed",
    ),
    why: told(
        "Laporan tanpa penanda tangan, tempat dan tanggal belum merupakan pertanggungjawaban.",
        "A report without signer, place and date answers for nothing yet.",
    ),
    repair: told(
        "Isi signed_by, place dan date di [document.ID].",
        "Enter signed_by, place and date under [document.ID].",
    ),
    fires: example(
        r#"
[stage]
2019 = "final"
[document.lkj]
kind = "lkj"
title = "Laporan Kinerja 2019"
year = 2019
"#,
    ),
    quiet: example(
        r#"
[stage]
2019 = "final"
[official.kepala]
post = "Kepala Dinas"
[document.lkj]
kind = "lkj"
title = "Laporan Kinerja 2019"
year = 2019
place = "Kota Contoh"
date = 2020-02-28
signed_by = ["kepala"]
"#,
    ),
    find: |context, findings| {
        if is_final(context) {
            for (id, document) in context.framework.documents.iter() {
                if document.kind == Some(DocumentKind::Lkj) && document.year == Some(context.year) {
                    unsigned(context, id, document, findings);
                }
            }
        }
    },
};

fn missing_data(context: &Context<'_>, findings: &mut Findings) {
    let results = context.evaluation.indicators.iter();
    let of_the_year: BTreeSet<&Id> = results
        .filter(|result| is_of_the_year(context, result))
        .map(|result| &result.id)
        .collect();
    for remark in &context.evaluation.remarks {
        let RemarkKind::MissingData { of, what, period } = &remark.kind else {
            continue;
        };
        if !of_the_year.contains(of) {
            continue;
        }
        let reason = Reason::MissingData {
            what: Id::new(what).map_or_else(|_| what.clone(), |id| called(context, &id)),
            period: *period,
        };
        let name = called(context, of);
        let message = Words::of(
            format!("{name}: {}", reason.message(Locale::Indonesian)),
            format!("{name}: {}", reason.message(Locale::English)),
        );
        let about = format!("{of}[{}]: {what}[{period}]", context.year);
        findings.add(MISSING_DATA.found(remark.place.clone(), about, message));
    }
}

fn parts_without_value(context: &Context<'_>, findings: &mut Findings) {
    for remark in &context.evaluation.remarks {
        let RemarkKind::PartsWithoutValue {
            indicator,
            filled,
            due,
            parts,
        } = &remark.kind
        else {
            continue;
        };
        let name = called(context, indicator);
        let parts: Vec<String> = parts.iter().map(ToString::to_string).collect();
        let message = Words::of(
            format!(
                "{name}: realisasi setahun dari {filled} di antara {due} periode; {} belum diisi",
                listed(&parts, INDONESIAN)
            ),
            format!(
                "{name}: the realization of the year rests on {filled} of {due} periods; without a value: {}",
                listed(&parts, ENGLISH)
            ),
        );
        let about = format!("{indicator}[{}]", context.year);
        findings.add(PARTS_WITHOUT_VALUE.found(remark.place.clone(), about, message));
    }
}

fn incomplete_sums(context: &Context<'_>, findings: &mut Findings) {
    for remark in &context.evaluation.remarks {
        let RemarkKind::IncompleteSum { of, missing } = &remark.kind else {
            continue;
        };
        let names: Vec<String> = missing.iter().map(|id| called(context, id)).collect();
        let whole = of
            .as_ref()
            .map_or_else(|| "total".to_owned(), Id::to_string);
        let message = Words::of(
            format!(
                "jumlah anggaran belum memuat {}, yang anggaran atau realisasinya tidak diketahui",
                listed(&names, INDONESIAN)
            ),
            format!(
                "the sums lack {}, of which budget or spending is not known",
                listed(&names, ENGLISH)
            ),
        );
        let about = format!("{whole}[{}]", context.year);
        findings.add(INCOMPLETE_SUM.found(remark.place.clone(), about, message));
    }
}

fn agreement_missing(context: &Context<'_>, findings: &mut Findings) {
    let (framework, year) = (context.framework, context.year);
    let is_promised = |id: &&Id| framework.plan_target(id, Period::Year(year)).is_some();
    let Some(promised) = framework.indicators.keys().find(is_promised) else {
        return;
    };
    if framework.agreements.contains(&year) {
        return;
    }
    let message = Words::of(
        format!("tahun {year} final dan punya target Renstra, tetapi tanpa Perjanjian Kinerja"),
        format!("{year} is closed and has targets of the plan, but no agreement"),
    );
    let place = context.place(&format!("indicator.{promised}.targets.{year}"));
    findings.add(AGREEMENT_MISSING.found(place, format!("agreement[{year}]"), message));
}

fn supports_anything(program: &Program) -> bool {
    let activities = program.activities.values();
    let below = activities.flat_map(|activity| {
        let subs = activity.sub_activities.values();
        std::iter::once(&activity.work).chain(subs.map(|sub| &sub.work))
    });
    let points_at_indicators = |work: &Work| {
        let mut measures = work.all_measures();
        !work.supports.is_empty() || measures.any(|(_, measure)| !measure.of.is_empty())
    };
    std::iter::once(&program.work)
        .chain(below)
        .any(points_at_indicators)
}

fn evidence_missing(context: &Context<'_>, findings: &mut Findings) {
    let framework = context.framework;
    let (mut with, mut without, mut total) = (false, 0_usize, 0_usize);
    let data = framework.data.iter();
    let realized = framework.realized.iter();
    let entries = data
        .flat_map(|(period, table)| table.values().map(move |entry| (*period, entry)))
        .chain(
            realized.flat_map(|(period, table)| table.values().map(move |entry| (*period, entry))),
        );
    for (period, entry) in entries {
        let Entry::Value { evidence, .. } = entry else {
            continue;
        };
        with |= evidence.is_some();
        if period.year() == context.year {
            total = total.saturating_add(1);
            without = without.saturating_add(usize::from(evidence.is_none()));
        }
    }
    if !with || without == 0 {
        return;
    }
    let year = context.year;
    let message = Words::of(
        format!("{without} dari {total} nilai tahun {year} tanpa bukti dukung"),
        format!("{without} of {total} values of {year} have no evidence"),
    );
    let table = if framework.data.contains(&Period::Year(year)) {
        "data"
    } else {
        "realized"
    };
    let place = context.place(&format!("{table}.{year}"));
    findings.add(EVIDENCE_MISSING.found(place, format!("evidence[{year}]"), message));
}

fn unsigned(context: &Context<'_>, id: &Id, document: &Document, findings: &mut Findings) {
    let parts = [
        (
            !document.signed_by.is_empty(),
            ["penanda tangan", "a signer"],
        ),
        (document.place.is_some(), ["tempat", "a place"]),
        (document.date.is_some(), ["tanggal", "a date"]),
    ];
    let missing = parts.into_iter().filter(|(is_there, _)| !is_there);
    let (indonesian, english): (Vec<_>, Vec<_>) = missing
        .map(|(_, [indonesian, english])| (indonesian.to_owned(), english.to_owned()))
        .unzip();
    if indonesian.is_empty() {
        return;
    }
    let name = called(context, id);
    let message = Words::of(
        format!("{name} belum punya {}", listed(&indonesian, INDONESIAN)),
        format!("{name} lacks {}", listed(&english, ENGLISH)),
    );
    let place = context.key_place(&format!("document.{id}"));
    findings.add(STAGE.found(place, id.to_string(), message));
}
