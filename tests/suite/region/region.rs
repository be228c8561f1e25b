//! Many agencies of one region side by side.

#![allow(
    clippy::unwrap_used,
    reason = "a test may stop at the first thing that is wrong"
)]

use std::collections::BTreeSet;

use crate::made_region::{AGENCIES, BROKEN, MISSING, PLANTED, SHARED, id, seen_to};
use lkj_core::portfolio::{COLUMNS, Member, PartState, Portfolio, RankedBy};
use lkj_core::{Framework, Locale, Rules, Year};
use lkj_suite::{faults, json_of};

fn year(number: u16) -> Year {
    Year::new(number).unwrap()
}

fn read(name: &str, text: &str) -> Result<Framework, lkj_core::Problems> {
    Framework::from_texts(&[(&format!("{name}.toml"), text)])
}

fn made() -> Portfolio {
    let region = crate::made_region::region();
    assert_eq!(
        faults(&lkj_suite::FRAMEWORK_SCHEMA, &json_of(&region)),
        [""; 0]
    );
    let members = (1..=AGENCIES).filter_map(|number| {
        let text = crate::made_region::agency(number)?;
        Some(Member::new(id(number), read(&id(number), &text)))
    });
    Portfolio::new(Some(read("region", &region).unwrap()), members.collect())
}

/// The agencies whose file is there and reads.
fn sound() -> impl Iterator<Item = usize> {
    (1..=AGENCIES).filter(|number| !MISSING.contains(number) && !BROKEN.contains(number))
}

#[test]
fn a_region_goes_on_where_some_are_missing_or_broken() {
    let portfolio = made();
    let region = portfolio.evaluate(year(2025), &Rules::default()).unwrap();
    let attendance = region.attendance();
    let ids = |numbers: &[usize]| numbers.iter().map(|number| id(*number)).collect::<Vec<_>>();
    assert_eq!(attendance.present, ids(&sound().collect::<Vec<_>>()));
    let missing: Vec<_> = attendance
        .missing
        .iter()
        .map(|(id, _)| id.to_string())
        .collect();
    assert_eq!(missing, ids(&MISSING));
    let unreadable: Vec<_> = attendance
        .unreadable
        .iter()
        .map(|one| one.key.clone())
        .collect();
    assert_eq!(unreadable, ids(&BROKEN));
    assert!(attendance.without_results.is_empty());
    assert!(attendance.not_listed.is_empty() && attendance.twice.is_empty());
}

#[test]
fn every_planted_disagreement_is_found_and_nothing_else() {
    let portfolio = made();
    let region = portfolio.evaluate(year(2025), &Rules::default()).unwrap();
    let found: BTreeSet<(String, usize, String)> = region
        .disagreements()
        .iter()
        .map(|one| {
            let on = serde_json::to_value(one.on).unwrap();
            let indicator = SHARED.iter().position(|name| {
                let words = |name: &str| {
                    name.to_lowercase()
                        .split_whitespace()
                        .collect::<Vec<_>>()
                        .join(" ")
                };
                words(name) == words(&one.name)
            });
            let [_, odd] = one.variants.as_slice() else {
                panic!("{one:?}")
            };
            let [(agency, _)] = odd.agencies.as_slice() else {
                panic!("{one:?}")
            };
            (
                agency.clone(),
                indicator.unwrap(),
                on.as_str().unwrap().to_owned(),
            )
        })
        .collect();
    let planted: BTreeSet<_> = PLANTED
        .iter()
        .map(|(agency, indicator, on)| (id(*agency), *indicator, (*on).to_owned()))
        .collect();
    assert_eq!(found, planted);
}

/// The achievement of the shared indicator on complaints, in hundredths of a percent.
fn of_complaints(number: usize) -> usize {
    let rounded =
        |numerator: usize, denominator: usize| (2 * numerator + denominator) / (2 * denominator);
    let (seen_to, planted) = (seen_to(number), |on| PLANTED.contains(&(number, 0, on)));
    let target = if planted("target") { 95 } else { 90 };
    // In hundredths, as the indicator is shown.
    let realized = if planted("formula") {
        rounded(seen_to * 10_000, 100 + seen_to)
    } else {
        seen_to * 100
    };
    if planted("polarity") {
        rounded((2 * target * 100 - realized) * 100, target)
    } else {
        rounded(realized * 100, target)
    }
}

#[test]
fn the_regions_objectives_roll_up_from_contributions() {
    let portfolio = made();
    let region = portfolio.evaluate(year(2025), &Rules::default()).unwrap();
    let rolled = region.roll_up();
    assert_eq!(rolled.len(), 2);
    let complaints = &rolled[0];
    assert_eq!((complaints.measured, complaints.total), (55, 60));
    let sum: usize = sound().map(of_complaints).sum();
    let mean = (2 * sum + 55) / 110;
    let shown = complaints.achievement.value().unwrap().to_string();
    assert_eq!(shown, format!("{}.{:02}", mean / 100, mean % 100));
    let state = |number: usize| &complaints.parts[number - 1].state;
    assert_eq!(*state(MISSING[0]), PartState::AgencyMissing);
    assert_eq!(*state(BROKEN[0]), PartState::AgencyUnreadable);
    assert!(matches!(state(1), PartState::There(_)));
}

#[test]
fn ties_share_a_rank_and_the_next_one_counts_them() {
    let portfolio = made();
    let region = portfolio.evaluate(year(2025), &Rules::default()).unwrap();
    let ranking = region.ranking(RankedBy::Indicator(SHARED[0].to_owned()));
    assert_eq!((ranking.ranked.len(), ranking.unranked.len()), (55, 0));
    let values: Vec<_> = sound().map(of_complaints).collect();
    for one in &ranking.ranked {
        let number: usize = one.agency.trim_start_matches("opd_").parse().unwrap();
        let own = of_complaints(number);
        assert_eq!(
            one.rank,
            1 + values.iter().filter(|value| **value > own).count()
        );
        assert_eq!(
            one.tied,
            values.iter().filter(|value| **value == own).count() > 1
        );
    }
    assert!(ranking.ranked.iter().any(|one| one.tied));
}

#[test]
fn the_long_table_has_fixed_columns() {
    let portfolio = made();
    let region = portfolio.evaluate(year(2025), &Rules::default()).unwrap();
    let csv = region.to_csv();
    let mut lines = csv.lines();
    assert_eq!(lines.next().unwrap(), COLUMNS.join(","));
    let mut agencies = region.agencies.iter();
    let agency = agencies.find(|one| one.key == "opd_02").unwrap();
    let stamp = agency.framework.stamp(year(2025), &Rules::default());
    let stamp = stamp.unwrap().line(Locale::Indonesian);
    // The organization, one objective, 15 indicators, 6 programs.
    assert_eq!(lines.count(), 55 * (1 + 1 + 15 + 6));
    let line = csv
        .lines()
        .find(|line| line.starts_with("opd_02,2025,indicator,aduan,"));
    assert_eq!(
        line.unwrap(),
        format!(
            "opd_02,2025,indicator,aduan,Persentase pengaduan yang ditindaklanjuti,%,higher,90,77.00,85.56,Tinggi,,,,{stamp}"
        )
    );
    let line = csv
        .lines()
        .find(|line| line.starts_with("opd_02,2025,program,program_1,"));
    assert_eq!(
        line.unwrap(),
        format!("opd_02,2025,program,program_1,Program 1,,,,,,,1000001002,830000830,83.00,{stamp}")
    );
}

const REGION: &str = r#"
[organization]
name = "Kabupaten Contoh"
[stage]
2025 = "final"
[agency]
dinkop = "Dinas Koperasi"
dinkes = { name = "Dinas Kesehatan", code = "1.02" }
disdik = "Dinas Pendidikan"
[goal]
sejahtera = "Meningkatnya kesejahteraan"
[objective.ekonomi]
name = "Tumbuhnya ekonomi kerakyatan"
goal = "sejahtera"
[objective.sehat]
name = "Meningkatnya derajat kesehatan"
goal = "sejahtera"
[indicator.harapan_hidup]
of = "sehat"
name = "Usia harapan hidup"
unit = "tahun"
targets = { 2025 = 72 }
[realized.2025]
harapan_hidup = "71,5"
[contribution.ekonomi]
from = ["dinkop.rat", { indicator = "dinkop.modal", weight = 3 }, "disdik.smk"]
combine = "weighted"
[contribution.harapan_hidup]
from = ["dinkes.gizi", "dinkes.lain"]
combine = "worst"
"#;

fn small() -> Portfolio {
    let agency = |name: &str, code: &str, indicators: &str| {
        format!(
            "[organization]\nname = \"{name}\"\n{code}\n[stage]\n2025 = \"final\"\n{indicators}"
        )
    };
    let dinkop = agency(
        "Dinas Koperasi",
        "",
        "[indicator]\nrat = { name = \"Koperasi RAT\", unit = \"%\", targets = { 2025 = 80 } }\nmodal = { name = \"Modal koperasi\", unit = \"Rp\", targets = { 2025 = 100 } }\n[realized.2025]\nrat = 60\nmodal = 100\n",
    );
    // Known by its code: the folder is called otherwise.
    let dinkes = agency(
        "Dinkes Kab.",
        "code = \"1.02\"",
        "[indicator]\ngizi = { name = \"Balita bergizi baik\", unit = \"%\", targets = { 2025 = 90 } }\n[realized.2025]\ngizi = 81\n",
    );
    Portfolio::new(
        Some(Framework::from_toml(REGION).unwrap()),
        vec![
            Member::new("dinkop", Framework::from_toml(&dinkop)),
            Member::new("kesehatan", Framework::from_toml(&dinkes)),
        ],
    )
}

#[test]
fn the_tree_shows_who_contributes_what() {
    let portfolio = small();
    let region = portfolio.evaluate(year(2025), &Rules::default()).unwrap();
    // (75 × 1 + 100 × 3) / 4 = 93,75; what is not there has no part in it.
    insta::assert_snapshot!(region.tree(Locale::Indonesian), @r"
    Kabupaten Contoh 2025
    └─ Tujuan: Meningkatnya kesejahteraan
       ├─ Sasaran: Tumbuhnya ekonomi kerakyatan: 93,75 % (Sangat Tinggi) · rata-rata tertimbang, 2 dari 3
       │  ├─ [dinkop] Koperasi RAT: 75,00 % (Sedang)
       │  ├─ [dinkop] Modal koperasi: 100,00 % (Sangat Tinggi)
       │  └─ [disdik] smk: – (berkas belum ada)
       └─ Sasaran: Meningkatnya derajat kesehatan
          └─ Usia harapan hidup: 99,31 % (Sangat Tinggi) · dukungan 90,00 % (Tinggi) · terendah, 1 dari 2
             ├─ [dinkes] Balita bergizi baik: 90,00 % (Tinggi)
             └─ [dinkes] lain: – (indikator tidak ada)
    ");
    let report = region.report();
    assert_eq!(report.region.as_deref(), Some("Kabupaten Contoh"));
    assert_eq!(report.attendance.missing[0].0.as_str(), "disdik");
    assert_eq!(portfolio.years(), [year(2025)]);
    // The one is known by its code, and is opened by the name of its folder.
    let kesehatan = &report.agencies[1];
    assert_eq!(
        (&*kesehatan.key, &*kesehatan.agency),
        ("kesehatan", "dinkes")
    );
    // Its one indicator is of no objective: there is nothing to count.
    assert!(kesehatan.counts.is_empty());
    let economy = &report.tree[0].below[0];
    assert_eq!(economy.below[2].achievement(), None);
    let tree = serde_json::to_value(&report.tree).unwrap();
    let lacking = &tree[0]["below"][0]["below"][2];
    assert_eq!(lacking["because_en"], "no file yet");
    assert!(serde_json::to_string(&report).is_ok());
}

#[test]
fn the_regions_file_survives_being_saved_and_refuses_what_is_wrong() {
    let framework = Framework::from_toml(REGION).unwrap();
    assert_eq!(
        faults(&lkj_suite::FRAMEWORK_SCHEMA, &json_of(REGION)),
        [""; 0]
    );
    assert_eq!(
        Framework::from_toml(&framework.to_toml()).unwrap(),
        framework
    );
    assert_eq!(
        Framework::from_json(&framework.to_json()).unwrap(),
        framework
    );
    let wrong = REGION
        .replace("\"dinkop.rat\"", "\"rat\"")
        .replace("\"disdik.smk\"", "\"dinsos.pkh\"")
        .replace("[contribution.harapan_hidup]", "[contribution.dinkes]");
    let problems = Framework::from_toml(&wrong).unwrap_err();
    let messages: Vec<_> = problems
        .iter()
        .map(|one| one.message(Locale::Indonesian))
        .collect();
    insta::assert_snapshot!(messages.join("\n"), @r#"
    ditemukan teks, seharusnya indikator perangkat daerah ("dinkop.rat")
    tidak ada perangkat daerah ber-id "dinsos"; maksudnya "dinkes"?
    "dinkes" adalah perangkat daerah, di sini seharusnya tujuan, sasaran atau indikator
    "#);
}
