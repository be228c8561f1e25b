//! What is read, written and read again is equal; and saving leaves alone what did not change.

#![cfg(all(feature = "toml", feature = "json"))]
#![allow(
    clippy::unwrap_used,
    reason = "tests may stop at the first thing that is wrong"
)]

use lkj_core::{Entry, Framework, FrameworkDraft, Goal, Indicator, TargetValue, Unit};
use proptest::prelude::*;

/// A file as people write it: comments, short forms, several ways to write the same.
const FILE: &str = r#"# Kerangka Dinas Contoh
format = 1

[organization]
name = "Dinas Contoh" # nama resmi
short = "DC"

[plan]
period = [2018, 2023] # RPJMD

[goal]
# tujuan
maju = "Maju"

[objective.mutu] # sasaran
name = "Mutu"
goal = "maju"

# indikator utama
[indicator.puas]
of = "mutu"
name = "Puas"
formula = "puas_n / responden * 100" # rumus
targets = { 2019 = "85,00", 2020 = 86 } # target

[indicator.opini]
of = "maju"
name = "Opini"
polarity = "grade"
targets = { 2019 = "WTP" }

[series]
puas_n = "Puas" # pembilang
responden = { name = "Responden", kind = "count" }
um = "Usaha mikro"

[data.2018]
puas_n = 400
responden = 470

[data.2019] # tahun ini
puas_n = 412 # dari survei
responden = "1.480"

[grid.um]
years = [2018, 2019]
rows = [
  ["A", 1, 2], # kecamatan A
  ["B", 3, "-"],
]

[program.p]
name = "Program"

[program.p.activity.k]
name = "Kegiatan"
output = "Dokumen"

[money.2019]
k = { budget = "Rp. 1.000.000,-", revised = 900_000, spent = 850_000 } # realisasi

[agreement.2019]
targets = { puas = "84,5" }

[[agreement.2019.revision]] # perubahan
reason = "Refocusing"
targets = { puas = 80 }

# catatan pertama
[[note]]
kind = "cause"
about = ["puas"]
text = "Karena" # sebab

# catatan kedua
[[note]]
kind = "solution"
text = "Lakukan"

[extra]
warna = "biru" # milik kami
"#;

fn read(text: &str) -> Framework {
    Framework::from_toml(text).unwrap_or_else(|problems| panic!("{problems}\n{text}"))
}

/// What is saved after a change to the draft; it reads as the changed framework.
fn saved(change: impl FnOnce(&mut FrameworkDraft)) -> String {
    let mut draft = read(FILE).into_draft();
    change(&mut draft);
    let framework = Framework::new(draft).unwrap();
    let saved = framework.update_toml(FILE).unwrap();
    assert_eq!(read(&saved), framework, "{saved}");
    saved
}

fn year(text: &str) -> lkj_core::Year {
    text.parse().unwrap()
}

#[test]
fn nothing_changes_where_nothing_changed() {
    assert_eq!(saved(|_| {}), FILE);
}

#[test]
fn what_is_read_is_written_and_read_again() {
    let framework = read(FILE);
    assert_eq!(read(&framework.to_toml()), framework);
    assert_eq!(
        Framework::from_json(&framework.to_json()).unwrap(),
        framework
    );
    assert_eq!(read(&framework.to_toml()).to_toml(), framework.to_toml());
}

#[test]
fn a_number_is_changed_in_its_place() {
    let changed = saved(|draft| {
        let data = draft.data.get_mut(&"2019".parse().unwrap()).unwrap();
        data.insert(
            "puas_n".parse().unwrap(),
            Entry::of("413.5".parse().unwrap()),
        );
    });
    assert_eq!(
        changed,
        FILE.replace("puas_n = 412 #", "puas_n = 413.5 #"),
        "it stays unquoted"
    );
}

#[test]
fn a_number_that_stood_as_printed_is_written_plain() {
    let changed = saved(|draft| {
        let data = draft.data.get_mut(&"2019".parse().unwrap()).unwrap();
        data.insert("responden".parse().unwrap(), Entry::of(1500.into()));
    });
    assert_eq!(changed, FILE.replace("\"1.480\"", "1500"));
}

#[test]
fn three_decimals_are_never_written_like_thousands() {
    let changed = saved(|draft| {
        let data = draft.data.get_mut(&"2019".parse().unwrap()).unwrap();
        data.insert(
            "puas_n".parse().unwrap(),
            Entry::of("1.125".parse().unwrap()),
        );
    });
    assert_eq!(
        changed,
        FILE.replace("puas_n = 412 #", "puas_n = 1125e-3 #")
    );
}

#[test]
fn a_target_is_added_and_removed() {
    let changed = saved(|draft| {
        let targets = &mut draft.indicators.get_mut("puas").unwrap().targets;
        targets.insert(
            "2021".parse().unwrap(),
            TargetValue::Figure(rust_decimal::Decimal::from(87).into()),
        );
        targets.remove(&"2019".parse().unwrap());
    });
    assert!(
        changed.contains("targets = { 2020 = 86 , 2021 = \"87\" } # target")
            || changed.contains("targets = { 2020 = 86, 2021 = \"87\" } # target"),
        "{changed}"
    );
}

#[test]
fn an_indicator_is_added_behind_the_others() {
    let changed = saved(|draft| {
        let indicator = Indicator {
            name: "Baru".to_owned(),
            ..Indicator::default()
        };
        draft.indicators.insert("baru".parse().unwrap(), indicator);
    });
    assert_eq!(
        changed.replace("\n[indicator.baru]\nname = \"Baru\"\n", ""),
        FILE
    );
    let at = changed.find("[indicator.baru]").unwrap();
    assert!(
        at > changed.find("[indicator.opini]").unwrap() && at < changed.find("[series]").unwrap()
    );
}

#[test]
fn an_entry_is_removed_with_its_comment() {
    let changed = saved(|draft| {
        draft
            .data
            .get_mut(&"2019".parse().unwrap())
            .unwrap()
            .remove("puas_n");
    });
    assert_eq!(changed, FILE.replace("puas_n = 412 # dari survei\n", ""));
    let changed = saved(|draft| {
        draft.indicators.remove("opini");
    });
    assert!(!changed.contains("opini") && changed.contains("# indikator utama"));
}

#[test]
fn a_short_form_stays_short_or_grows() {
    let changed = saved(|draft| {
        draft.goals.get_mut("maju").unwrap().name = "Lebih maju".to_owned();
    });
    assert_eq!(
        changed,
        FILE.replace("maju = \"Maju\"", "maju = \"Lebih maju\"")
    );
    let changed = saved(|draft| {
        draft.goals.get_mut("maju").unwrap().code = Some("T1".to_owned());
    });
    assert_eq!(
        changed,
        FILE.replace(
            "maju = \"Maju\"",
            "maju = { name = \"Maju\", code = \"T1\" }"
        )
    );
    let changed = saved(|draft| {
        let work = &mut draft
            .programs
            .get_mut("p")
            .unwrap()
            .activities
            .get_mut("k")
            .unwrap()
            .work;
        work.output[0].text = Some("Laporan".to_owned());
    });
    assert_eq!(
        changed,
        FILE.replace("output = \"Dokumen\"", "output = \"Laporan\"")
    );
    let changed = saved(|draft| {
        draft.goals.insert(
            "adil".parse().unwrap(),
            Goal {
                name: "Adil".to_owned(),
                ..Goal::default()
            },
        );
    });
    assert!(changed.contains("# tujuan\nmaju = \"Maju\"\n"), "{changed}");
}

#[test]
fn lists_of_tables_change_one_by_one() {
    let changed = saved(|draft| draft.notes[0].text = "Sebab lain".to_owned());
    assert_eq!(changed, FILE.replace("\"Karena\" #", "\"Sebab lain\" #"));
    let changed = saved(|draft| {
        draft.notes.remove(0);
    });
    assert!(
        changed.contains("# catatan kedua\n[[note]]") && !changed.contains("# catatan pertama"),
        "{changed}"
    );
    let changed = saved(|draft| draft.notes.push(draft.notes[1].clone()));
    assert!(changed.contains("# catatan pertama\n[[note]]"), "{changed}");
    let changed = saved(|draft| {
        let agreement = draft.agreements.get_mut(&year("2019")).unwrap();
        agreement.revisions[0].targets.insert(
            "puas".parse().unwrap(),
            TargetValue::Figure(rust_decimal::Decimal::from(79).into()),
        );
    });
    assert!(
        changed.contains("[[agreement.2019.revision]] # perubahan\n"),
        "{changed}"
    );
}

#[test]
fn the_short_form_of_a_revision_gives_way_to_the_list() {
    let changed = saved(|draft| {
        let money = draft
            .money
            .get_mut(&year("2019"))
            .unwrap()
            .get_mut("k")
            .unwrap();
        money.revisions[0].budget = lkj_core::Rupiah::new(950_000.into());
    });
    assert!(
        !changed.contains("revised") && changed.contains("# realisasi"),
        "{changed}"
    );
}

#[test]
fn a_year_is_appended() {
    let changed = saved(|draft| {
        let mut data = lkj_core::Register::new();
        data.insert("puas_n".parse().unwrap(), Entry::of(420.into()));
        draft.data.insert("2020".parse().unwrap(), data);
    });
    assert_eq!(changed.replace("\n[data.2020]\npuas_n = 420\n", ""), FILE);
}

#[test]
fn a_table_in_between_goes_in_between() {
    let changed = saved(|draft| {
        let mut units = lkj_core::Register::new();
        units.insert(
            "kabid".parse().unwrap(),
            Unit {
                name: "Kabid".to_owned(),
                ..Unit::default()
            },
        );
        draft.units = units;
    });
    assert!(
        changed.contains("# indikator utama") && changed.contains("[unit"),
        "{changed}"
    );
}

/// One change to a draft, picked by numbers.
fn change(draft: &mut FrameworkDraft, kind: u8, pick: usize, number: i32) {
    let ids: Vec<_> = draft.indicators.keys().cloned().collect();
    let picked = ids.get(pick % ids.len().max(1)).cloned();
    let figure = || TargetValue::Figure(rust_decimal::Decimal::new(number.into(), 3).into());
    match (kind, picked) {
        (0, Some(id)) => {
            draft
                .indicators
                .get_mut(&id)
                .unwrap()
                .targets
                .insert("2019".parse().unwrap(), figure());
        }
        (1, Some(id)) => {
            draft.indicators.get_mut(&id).unwrap().unit = Some(format!("unit \"{number}\"\n'"));
        }
        (2, _) => {
            let indicator = Indicator {
                name: format!("Baru {number}"),
                ..Indicator::default()
            };
            draft
                .indicators
                .insert(format!("baru{}", pick % 5).parse().unwrap(), indicator);
        }
        (3, _) => {
            let period = format!("{}", 2015 + pick % 8).parse().unwrap();
            let mut table = draft.data.get(&period).cloned().unwrap_or_default();
            table.insert(
                "puas_n".parse().unwrap(),
                Entry::of(rust_decimal::Decimal::new(number.into(), 3)),
            );
            draft.data.insert(period, table);
        }
        (4, _) if !draft.notes.is_empty() => {
            let at = pick % draft.notes.len();
            draft.notes.remove(at);
        }
        (5, _) if !draft.notes.is_empty() => {
            let note = draft.notes[pick % draft.notes.len()].clone();
            draft.notes.insert(pick % (draft.notes.len() + 1), note);
        }
        (6, _) => {
            draft.grids.get_mut("um").unwrap().rows.reverse();
        }
        (7, _) => {
            draft.money.remove(&year("2019"));
        }
        (8, _) => {
            draft.plan.vision = Some(lkj_core::Vision {
                text: format!("Visi {number}"),
                from: None,
            });
        }
        (9, _) => draft.organization.short.push(format!("S{number}")),
        (10, _) => {
            let agreement = draft.agreements.entry_2019();
            agreement.targets.insert(
                "opini".parse().unwrap(),
                TargetValue::Grade(lkj_core::number::Grade::of("WDP")),
            );
        }
        _ => {}
    }
}

trait Entry2019 {
    fn entry_2019(&mut self) -> &mut lkj_core::Agreement;
}

impl Entry2019 for lkj_core::Register<lkj_core::Year, lkj_core::Agreement> {
    fn entry_2019(&mut self) -> &mut lkj_core::Agreement {
        if self.get(&year("2019")).is_none() {
            self.insert(year("2019"), lkj_core::Agreement::default());
        }
        self.get_mut(&year("2019")).unwrap()
    }
}

/// Three decimals look like thousands, wherever they stand.
#[test]
fn three_decimals_are_saved_so_that_they_are_read_back() {
    let text = r#"format = 1
[organization]
name = "Dinas Contoh"
[rules]
cap = 110125e-3
floor = 33335e-3
aggregate_cap = 99995e-3
inconclusive_above = 120005e-3
[rules.zero]
higher_zero_target = 99995e-3
[rules.scale]
classes = [{ label = "Baik", from = 90125e-3 }, { label = "Kurang", below = 90125e-3 }]
[indicator.puas]
name = "Puas"
cap = 110125e-3
floor = 1125e-3
weight = 1125e-3
baseline = 1125e-3
anchors = [[80125e-3, 80125e-3]]
targets = { 2019 = 1125e-3 }
[series]
data = "Data"
[data.2019]
data = 1125e-3
[grid.data]
years = [2018]
rows = [["A", 1125e-3]]
[planned]
data = { 2019 = 1125e-3 }
[realized.2019]
puas = 1125e-3
[program.p]
name = "Program"
[money.2019]
p = { budget = 1125e-3, revised = 2125e-3, spent = 3125e-3 }
"#;
    let framework = Framework::from_toml(text).unwrap_or_else(|problems| panic!("{problems}"));
    let read = |text: String| {
        Framework::from_toml(&text).unwrap_or_else(|problems| panic!("{problems}\n{text}"))
    };
    assert_eq!(read(framework.to_toml()), framework);
    assert_eq!(
        Framework::from_json(&framework.to_json()).unwrap(),
        framework
    );
    let by_serde = serde_json::to_string(&framework).unwrap();
    assert_eq!(
        serde_json::from_str::<Framework>(&by_serde).unwrap(),
        framework
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn whatever_changes_is_saved(changes in prop::collection::vec((0_u8..11, 0_usize..8, -5_000_000_i32..5_000_000), 1..6)) {
        let mut draft = read(FILE).into_draft();
        for (kind, pick, number) in changes {
            change(&mut draft, kind, pick, number);
        }
        let framework = Framework::new(draft).unwrap();
        let saved = framework.update_toml(FILE).unwrap();
        prop_assert_eq!(&read(&saved), &framework, "{}", saved);
        prop_assert!(saved.contains("# Kerangka Dinas Contoh"), "comments are kept: {}", saved);
        prop_assert_eq!(&Framework::from_json(&framework.to_json()).unwrap(), &framework);
        prop_assert_eq!(&read(&framework.to_toml()), &framework);
    }
}

#[test]
fn a_year_that_was_opened_is_filled_in_beside_the_years_before() {
    let year = |year| lkj_core::Year::new(year).unwrap();
    let first = lkj_core::year::first_file(year(2025));
    let framework = Framework::from_toml(&first).unwrap();
    let next = framework.next_year(year(2026)).unwrap();
    let texts = [("2025.toml", &*first), (&*next.name, &*next.text)];
    // As JSON it has none of the tables that are there and empty, which changes nothing.
    let both = Framework::from_texts(&texts).unwrap();
    let mut draft = Framework::from_json(&both.to_json()).unwrap().into_draft();
    let saved = |draft: &lkj_core::FrameworkDraft| {
        let framework = Framework::new(draft.clone()).unwrap();
        framework.update_texts(&texts).unwrap().unwrap()
    };
    assert_eq!(saved(&draft), [&*first, &*next.text]);

    let entries: lkj_core::Register<_, _> =
        [("puas_n".parse().unwrap(), lkj_core::Entry::of(420.into()))]
            .into_iter()
            .collect();
    draft.data.insert("2026".parse().unwrap(), entries);
    let [old, opened] = <[String; 2]>::try_from(saved(&draft)).unwrap();
    assert_eq!(old, first);
    assert!(opened.contains("\npuas_n = 420\n"), "{opened}");
    // What is not filled in yet still says so.
    assert!(opened.contains("# responden ="), "{opened}");
}
