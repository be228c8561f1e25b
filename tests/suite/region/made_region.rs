//! A made region: sixty agencies with what goes wrong in real ones, all of it known.

#![allow(
    dead_code,
    reason = "tests and the benchmark take what they need of it"
)]

use std::fmt::Write as _;

/// How many agencies the region lists.
pub(crate) const AGENCIES: usize = 60;

/// Those of which there is no file.
pub(crate) const MISSING: [usize; 2] = [17, 42];

/// Those whose file does not read.
pub(crate) const BROKEN: [usize; 3] = [8, 29, 55];

/// The indicators that every agency has, by their names.
pub(crate) const SHARED: [&str; 3] = [
    "Persentase pengaduan yang ditindaklanjuti",
    "Persentase temuan yang tuntas",
    "Rata-rata waktu layanan",
];

/// What is planted: in which agency, on which of the shared indicators, on what.
pub(crate) const PLANTED: [(usize, usize, &str); 12] = [
    (3, 0, "unit"),
    (5, 0, "polarity"),
    (10, 0, "formula"),
    (13, 0, "target"),
    (20, 1, "unit"),
    (23, 1, "polarity"),
    (26, 1, "formula"),
    (33, 1, "target"),
    (36, 2, "unit"),
    (44, 2, "polarity"),
    (50, 2, "formula"),
    (58, 2, "target"),
];

/// The id of an agency, from 1.
pub(crate) fn id(number: usize) -> String {
    format!("opd_{number:02}")
}

/// Complaints of a hundred that an agency saw to.
pub(crate) fn seen_to(number: usize) -> usize {
    75 + number % 20
}

/// The region's own file.
pub(crate) fn region() -> String {
    let mut text = String::from(
        "format = 1\n[organization]\nname = \"Kabupaten Contoh\"\n[stage]\n2025 = \"final\"\n\n[agency]\n",
    );
    for number in 1..=AGENCIES {
        let _ = writeln!(text, "{} = \"Dinas {number}\"", id(number));
    }
    text.push_str(
        "\n[goal]\nlayanan = \"Meningkatnya kualitas pelayanan\"\n\n[objective.tanggap]\nname = \"Pengaduan ditanggapi\"\ngoal = \"layanan\"\n\n[objective.tuntas]\nname = \"Temuan tuntas\"\ngoal = \"layanan\"\n\n",
    );
    for (objective, indicator) in [("tanggap", "aduan"), ("tuntas", "temuan")] {
        let from: Vec<_> = (1..=AGENCIES)
            .map(|number| format!("\"{}.{indicator}\"", id(number)))
            .collect();
        let _ = writeln!(
            text,
            "[contribution.{objective}]\nfrom = [{}]\n",
            from.join(", ")
        );
    }
    text
}

/// The file of an agency, where there is one.
pub(crate) fn agency(number: usize) -> Option<String> {
    if MISSING.contains(&number) {
        return None;
    }
    let text = sound(number);
    Some(match BROKEN.iter().position(|broken| *broken == number) {
        None => text,
        // A quote that never ends, an unknown key, an indicator of nothing.
        Some(0) => text.replace("unit = \"hari\"", "unit = \"hari"),
        Some(1) => text.replace("polarity = \"lower\"", "polaritas = \"lower\""),
        Some(_) => text.replace("of = \"mutu\"", "of = \"mutuu\""),
    })
}

fn sound(number: usize) -> String {
    let planted = |indicator: usize, on: &str| PLANTED.contains(&(number, indicator, on));
    let pick = |indicator: usize, on: &str, usual: &'static str, other: &'static str| {
        if planted(indicator, on) { other } else { usual }
    };
    // Ids are each agency's own, and so is spelling: neither is a difference.
    let own = if number.is_multiple_of(3) {
        "jumlah_"
    } else {
        ""
    };
    let percent = if number.is_multiple_of(4) {
        "persen"
    } else {
        "%"
    };
    let names = SHARED.map(|name| match number % 5 {
        0 => name.to_uppercase(),
        1 => name.replace(' ', "  "),
        _ => name.to_owned(),
    });
    let units = [
        pick(0, "unit", percent, "poin"),
        pick(1, "unit", percent, "temuan"),
        pick(2, "unit", "hari", "jam"),
    ];
    let polarities = [
        pick(0, "polarity", "higher", "lower"),
        pick(1, "polarity", "higher", "lower"),
        pick(2, "polarity", "lower", "higher"),
    ];
    let formulas = [
        pick(
            0,
            "formula",
            "{}selesai / {}masuk * 100",
            "{}selesai / ({}masuk + {}selesai) * 100",
        ),
        pick(
            1,
            "formula",
            "{}tuntas_n / {}temuan_n * 100",
            "({}temuan_n - {}tuntas_n) / {}temuan_n * 100",
        ),
        pick(2, "formula", "{}hari / {}berkas", "{}berkas / {}hari"),
    ]
    .map(|formula| formula.replace("{}", own));
    let targets = [
        pick(0, "target", "90", "95"),
        pick(1, "target", "80", "70"),
        pick(2, "target", "5", "6"),
    ];
    let ids = ["aduan", "temuan", "waktu"];
    let mut text = format!(
        "format = 1\n[organization]\nname = \"Dinas {number}\"\n[stage]\n2025 = \"final\"\n[objective]\nmutu = \"Meningkatnya mutu layanan dinas {number}\"\n"
    );
    for at in 0..ids.len() {
        let _ = writeln!(
            text,
            "[indicator.{}]\nof = \"mutu\"\nname = \"{}\"\nunit = \"{}\"\npolarity = \"{}\"\nformula = \"{}\"\ntargets = {{ 2025 = {} }}",
            ids[at], names[at], units[at], polarities[at], formulas[at], targets[at]
        );
    }
    for own_indicator in 1..=12 {
        let _ = writeln!(
            text,
            "[indicator.khusus_{own_indicator}]\nof = \"mutu\"\nname = \"Indikator khusus {own_indicator} dinas {number}\"\nunit = \"dokumen\"\ntargets = {{ 2025 = {} }}",
            10 + own_indicator
        );
    }
    let _ = write!(
        text,
        "[series]\n{own}selesai = \"Pengaduan selesai\"\n{own}masuk = \"Pengaduan masuk\"\n{own}tuntas_n = \"Temuan tuntas\"\n{own}temuan_n = \"Temuan\"\n{own}hari = \"Hari layanan\"\n{own}berkas = \"Berkas\"\n[data.2025]\n{own}selesai = {}\n{own}masuk = 100\n{own}tuntas_n = {}\n{own}temuan_n = 50\n{own}hari = {}\n{own}berkas = 100\n[realized.2025]\n",
        seen_to(number),
        30 + number % 20,
        400 + number
    );
    for own_indicator in 1..=12 {
        let _ = writeln!(
            text,
            "khusus_{own_indicator} = {}",
            9 + own_indicator + number % 4
        );
    }
    text.push_str("[program]\n");
    for program in 1..=6 {
        let _ = writeln!(text, "program_{program} = \"Program {program}\"");
    }
    text.push_str("[money.2025]\n");
    for program in 1..=6 {
        let budget = 1_000_000_000 + program * 1_000 + number;
        let spent = budget / 100 * (80 + (number + program) % 20);
        let _ = writeln!(
            text,
            "program_{program} = {{ budget = {budget}, spent = {spent} }}"
        );
    }
    text
}
