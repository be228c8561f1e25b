//! The file of the year after the last.

use std::fmt::Write as _;

use super::required::{Required, RequiredOf};
use super::succession::{Continuation, ContinuationKind};
use crate::framework::{
    Agreement, Benchmark, Framework, ProfileTable, RealizedOf, TargetSource, TargetValue,
    works::PlacedWork,
};
use crate::number::{self, Figure};
use crate::value::{Id, Locale, Period, Year};

/// The year after the last one, opened: a file to be put beside those that are there.
///
/// *lkj:* pembukaan tahun. Nothing in it says anything about a year before, so that all
/// results of closed years stay as they are, digit by digit.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct NextYear {
    /// The year.
    pub year: Year,
    /// A name for the file: `2020.toml`.
    pub name: String,
    /// Its text: it reads as it is; what must be filled in stands in lines that begin with `#`
    /// and say `ISI`.
    pub text: String,
    /// What has to be entered in the course of the year.
    pub required: Vec<Required>,
    /// How programs, activities and sub-activities continue.
    pub continuations: Vec<Continuation>,
}

/// Why a year cannot be opened.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum OpeningError {
    /// The year has tables already.
    #[error("{year} is open already: [{table}.{year}] is there")]
    AlreadyOpen {
        /// The year.
        year: Year,
        /// One of its tables.
        table: &'static str,
    },
    /// There is no year before it.
    #[error("there is nothing before {year} that it could follow")]
    NothingBefore {
        /// The year.
        year: Year,
    },
}

impl OpeningError {
    /// What is wrong and what to do, for a reader.
    #[must_use]
    pub fn message(&self, locale: Locale) -> String {
        match (self, locale) {
            (Self::AlreadyOpen { year, table }, Locale::Indonesian) => format!(
                "tahun {year} sudah dibuka: [{table}.{year}] sudah ada; lanjutkan mengisi berkas itu"
            ),
            (Self::NothingBefore { year }, Locale::Indonesian) => format!(
                "tidak ada tahun sebelum {year} yang dapat dilanjutkan; mulailah dengan `new`"
            ),
            (Self::AlreadyOpen { year, table }, Locale::English) => {
                format!("{year} is open already: [{table}.{year}] is there; go on with that file")
            }
            (Self::NothingBefore { year }, Locale::English) => {
                format!("there is no year before {year} that it could follow; begin with `new`")
            }
        }
    }
}

impl Framework {
    /// Opens a year: the text of a file with what is known of it already (its stage, the targets
    /// of the plan, data that were entered in advance) and a line for everything that has to be
    /// entered.
    ///
    /// # Errors
    /// [`OpeningError`] when the year has tables of its own already, or nothing comes before it.
    ///
    /// ```
    /// use lkj_core::{Framework, Year, year::first_file};
    /// let framework = Framework::from_toml(&first_file(Year::new(2025)?))?;
    /// let next = framework.next_year(Year::new(2026)?)?;
    /// assert_eq!(next.name, "2026.toml");
    /// assert!(next.text.contains("# puas_n ="));
    /// assert!(framework.next_year(Year::new(2025)?).is_err());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn next_year(&self, year: Year) -> Result<NextYear, OpeningError> {
        if let Some(table) = self.table_of(year) {
            return Err(OpeningError::AlreadyOpen { year, table });
        }
        let earlier = self.years().into_iter().filter(|one| *one < year);
        let has_tables = |one: &Year| self.table_of(*one).is_some();
        let before = earlier.filter(has_tables).max();
        let before = before.ok_or(OpeningError::NothingBefore { year })?;
        let opening = Opening {
            framework: self,
            year,
            before,
            required: self.required(year),
            continuations: self.continuations(year),
            works: self.works(),
        };
        Ok(NextYear {
            year,
            name: format!("{year}.toml"),
            text: opening.text(),
            required: opening.required,
            continuations: opening.continuations,
        })
    }

    /// A table that says something about a year, if there is one.
    fn table_of(&self, year: Year) -> Option<&'static str> {
        let in_year = |period: &Period| period.year() == year;
        let tables = [
            ("stage", self.stages.contains(&year)),
            ("data", self.data.keys().any(in_year)),
            ("realized", self.realized.keys().any(in_year)),
            ("money", self.money.contains(&year)),
            ("agreement", self.agreements.contains(&year)),
            ("profile", self.profiles.contains(&year)),
            ("text", self.texts.contains(&year)),
        ];
        tables
            .into_iter()
            .find_map(|(table, is_there)| is_there.then_some(table))
    }
}

struct Opening<'a> {
    framework: &'a Framework,
    year: Year,
    before: Year,
    required: Vec<Required>,
    continuations: Vec<Continuation>,
    works: Vec<PlacedWork<'a>>,
}

impl Opening<'_> {
    fn text(&self) -> String {
        let sections = [
            self.heading(),
            self.plan(),
            self.changed_works(),
            self.changed_indicators(),
            self.agreement(),
            self.data(),
            self.grids(),
            self.realized(),
            self.measure_targets(),
            self.money(),
            self.benchmarks(),
            self.disbursements(),
            self.profiles(),
            self.prose(),
        ];
        let filled: Vec<_> = sections
            .into_iter()
            .filter(|text| !text.is_empty())
            .collect();
        filled.join("\n")
    }

    fn heading(&self) -> String {
        let (year, before) = (self.year, self.before);
        let name = one_line(&self.framework.organization.name);
        format!(
            "# Tahun {year}: {name}. Dibuka setelah {before}.\n\
             #\n\
             # Baris bertanda ISI harus diisi: hapus tanda # di depannya, lalu tulis nilainya.\n\
             # Yang tidak ada datanya: {{ none = \"alasannya\" }}.\n\
             # Berkas tahun-tahun sebelumnya tidak diubah; indikator, data dasar, dan program tetap di sana.\n\
             \n\
             [stage]\n\
             {year} = \"draft\"                  # lalu \"Q1\" … \"Q4\" (triwulan), akhirnya \"final\"\n"
        )
    }

    /// What there is to say where the plan does not reach so far.
    fn plan(&self) -> String {
        let Some(period) = self.framework.plan.period else {
            return String::new();
        };
        if period.contains(self.year) {
            return String::new();
        }
        format!(
            "{}# ISI: {} di luar masa rencana ({period}). Tulis rencana yang baru: [plan], tujuan, sasaran,\n\
             # indikator, dan targetnya. Indikator yang targetnya berakhir sebelum {} tidak ditagih lagi.\n",
            title("Rencana"),
            self.year,
            self.year
        )
    }

    /// Programs and activities that end, that replace others, or that begin. What stands in
    /// something that ends or begins does so with it.
    fn changed_works(&self) -> String {
        let mut text = String::new();
        for continuation in &self.continuations {
            let before = self.with_names(&continuation.before);
            let after = self.with_names(&continuation.after);
            let alone = || !self.is_inside_another(continuation);
            let year = self.year;
            let _ = match continuation.kind {
                ContinuationKind::New if alone() => writeln!(
                    text,
                    "# Baru pada {year}: {after}\n\
                     # ISI bila menggantikan yang lama: replaces = [\"ID\"] di tempatnya."
                ),
                ContinuationKind::Ended if alone() => writeln!(
                    text,
                    "# Berakhir sebelum {year}: {before}\n\
                     # ISI bila ada penggantinya:\n\
                     # [program.ID]\n\
                     # name = \"\"\n\
                     # replaces = [{}]\n\
                     # years = [{year}, {}]",
                    listed(&continuation.before),
                    self.last_year_of_plan(),
                ),
                ContinuationKind::New | ContinuationKind::Ended | ContinuationKind::Same => Ok(()),
                _ => writeln!(text, "# {before}\n#   dilanjutkan oleh {after}"),
            };
        }
        if text.is_empty() {
            return text;
        }
        format!("{}{text}", title("Program dan kegiatan yang berganti"))
    }

    /// Indicators that are not in force any more, those that took their place, and how far their
    /// values can be compared.
    fn changed_indicators(&self) -> String {
        let framework = self.framework;
        let Some(before) = self.year.back(1) else {
            return String::new();
        };
        let ended = framework.indicators.keys().filter(|id| {
            framework.is_in_force(id, before) && !framework.is_in_force(id, self.year)
        });
        let mut text = String::new();
        for id in ended {
            let _ = writeln!(
                text,
                "# Berakhir sebelum {}: {id} ({})",
                self.year,
                one_line(framework.called(id))
            );
            let successors: Vec<_> = framework.successors(id).collect();
            if successors.is_empty() {
                let _ = writeln!(
                    text,
                    "# ISI bila ada penggantinya:\n\
                     # [indicator.ID]\n\
                     # name = \"\"\n\
                     # replaces = [\"{id}\"]\n\
                     # years = [{}, {}]\n\
                     # incomparable = \"\"          # bila tidak sebanding: alasannya",
                    self.year,
                    self.last_year_of_plan(),
                );
            }
            for successor in successors {
                let comparable = match framework.comparable_in(successor, before) {
                    Ok(_) => "sebanding".to_owned(),
                    Err(gap) => format!(
                        "tidak sebanding: {}",
                        gap.message(crate::value::Locale::Indonesian)
                    ),
                };
                let name = one_line(framework.called(successor));
                let _ = writeln!(
                    text,
                    "#   digantikan oleh {successor} ({name}), {comparable}"
                );
            }
        }
        if text.is_empty() {
            return text;
        }
        format!("{}{text}", title("Indikator yang berganti"))
    }

    /// Whether the works of a continuation stand in one that ends or begins then.
    fn is_inside_another(&self, continuation: &Continuation) -> bool {
        let ends_or_begins = |id: &Id| {
            let alone = self.continuations.iter();
            let same = alone.filter(|one| one.kind == ContinuationKind::Same);
            !same.flat_map(|one| &one.after).any(|same| same == id)
        };
        let own = |id: &&Id| continuation.before.contains(id) || continuation.after.contains(id);
        let mut works = self.works.iter().filter(|work| own(&work.id));
        works.any(|work| work.inside.iter().any(|(outer, _)| ends_or_begins(outer)))
    }

    /// The last year of the plan, or the year itself where that is over.
    fn last_year_of_plan(&self) -> Year {
        let period = self.framework.plan.period;
        period.map_or(self.year, |period| period.last().max(self.year))
    }

    fn with_names(&self, ids: &[Id]) -> String {
        let each = ids.iter().map(|id| match self.work(id) {
            Some(work) => {
                let code = work.work.code.as_deref();
                let code = code.map_or_else(String::new, |code| format!("{} ", one_line(code)));
                format!("{id} ({code}{})", one_line(&work.work.name))
            }
            None => id.to_string(),
        });
        each.collect::<Vec<_>>().join(", ")
    }

    fn work(&self, id: &Id) -> Option<&PlacedWork<'_>> {
        self.works.iter().find(|work| work.id == id)
    }

    /// The agreement as it would be by the plan. It stays a proposal: what was signed is stated,
    /// never taken over.
    fn agreement(&self) -> String {
        let year = self.year;
        let mut text = format!(
            "{}# Sampai ditandatangani, target rencana yang berlaku. ISI: sesuaikan target di bawah ini dengan\n\
             # PK yang ditandatangani, lalu hapus tanda # di depan baris-barisnya.\n\n\
             # [agreement.{year}]\n\
             # signed = {year}-01-31          # ISI: tanggal\n",
            title("Perjanjian Kinerja"),
        );
        let last = self.framework.agreements.get(&self.before);
        let party = |of: fn(&Agreement) -> &Option<String>| {
            last.and_then(|last| of(last).as_deref()).map(quoted)
        };
        let by = party(|agreement| &agreement.by).unwrap_or_else(|| "\"\"".to_owned());
        let to = party(|agreement| &agreement.to).unwrap_or_else(|| "\"\"".to_owned());
        let _ = write!(
            text,
            "# by = {by}\n# to = {to}\n# [agreement.{year}.targets]\n"
        );
        // What last year's agreement left to the plan is left to it again.
        let is_agreed =
            |id: &Id| last.is_none_or(|last| last.targets.is_empty() || last.targets.contains(id));
        let mut left = Vec::new();
        for one in &self.required {
            let RequiredOf::Target(id) = &one.what else {
                continue;
            };
            if !is_agreed(id) {
                left.push(id.to_string());
                continue;
            }
            let name = self.indicator_name(id);
            let _ = match self.framework.target(id, year.into()) {
                Some((target, source)) => writeln!(
                    text,
                    "# {id} = {:<18} # {name}; {}",
                    written_target(target),
                    source_name(source)
                ),
                None => writeln!(
                    text,
                    "# {id} = {:<18} # ISI: {name}; tidak ada di rencana",
                    ""
                ),
            };
        }
        if !left.is_empty() {
            let _ = writeln!(
                text,
                "# Tidak ada di PK {}, jadi mengikuti rencana: {}.",
                self.before,
                left.join(", ")
            );
        }
        text
    }

    fn indicator_name(&self, id: &Id) -> String {
        let indicator = self.framework.indicators.get(id);
        let unit = indicator.and_then(|one| self.framework.defaults.unit_of(one));
        let unit = unit.map_or_else(String::new, |unit| format!(" ({})", one_line(unit)));
        let name = indicator.map_or_else(|| id.to_string(), |one| one_line(&one.name));
        format!("{name}{unit}")
    }

    /// Data behind indicators, a table for each period.
    fn data(&self) -> String {
        let mut text = String::new();
        for period in self.periods() {
            let mut lines = String::new();
            for one in self.required.iter().filter(|one| one.period == period) {
                let RequiredOf::Series(id) = &one.what else {
                    continue;
                };
                if self.framework.grids.contains(id) {
                    continue;
                }
                let _ = writeln!(
                    lines,
                    "# {id} = {:<10} # ISI: {}",
                    "",
                    self.series_hint(id, one)
                );
            }
            if !lines.is_empty() {
                let _ = write!(text, "\n[data.{period}]\n{lines}");
            }
        }
        if text.is_empty() {
            return text;
        }
        format!("{}{}", title("Data dasar"), text.trim_start_matches('\n'))
    }

    /// What a series is, its value a year before, and for which indicators it is needed.
    fn series_hint(&self, id: &Id, one: &Required) -> String {
        let series = self.framework.series.get(id);
        let name = series.map_or_else(|| id.to_string(), |series| one_line(&series.name));
        let unit = series.and_then(|series| series.unit.as_deref());
        let unit = unit.map_or_else(String::new, |unit| format!(" ({})", one_line(unit)));
        let years_back = self.year.get().saturating_sub(self.before.get());
        let before = one.period.years_back(years_back);
        let value = before.and_then(|period| self.framework.data.get(&period)?.get(id)?.value());
        let value = value
            .zip(before)
            .map_or_else(String::new, |(value, period)| {
                format!("; {period}: {}", number::format(value, Locale::Indonesian))
            });
        let indicators: Vec<_> = one.indicators.iter().map(ToString::to_string).collect();
        let indicators = indicators.join(", ");
        format!("{name}{unit}{value}; untuk {indicators}{}", self.owner(one))
    }

    fn owner(&self, one: &Required) -> String {
        let unit = one
            .owner
            .as_ref()
            .and_then(|id| self.framework.units.get(id));
        unit.map_or_else(String::new, |unit| format!("; {}", one_line(&unit.name)))
    }

    /// The periods for which something is required, the parts of the year first.
    fn periods(&self) -> Vec<Period> {
        let mut periods: Vec<_> = self.required.iter().map(|one| one.period).collect();
        periods.sort_by_key(|period| period.part_of_year());
        periods.dedup();
        periods
    }

    /// Series by parts stand as one table over the years.
    fn grids(&self) -> String {
        let mut text = String::new();
        for (id, grid) in self.framework.grids.iter() {
            let is_required = |one: &&Required| one.what == RequiredOf::Series(id.clone());
            let is_kept_up = grid.years.iter().any(|period| period.year() == self.before);
            let Some(period) = self.required.iter().find(is_required).map(|one| one.period) else {
                continue;
            };
            if is_kept_up && !grid.years.contains(&period) {
                let series = self.framework.series.get(id);
                let name = series.map_or_else(|| id.to_string(), |series| one_line(&series.name));
                let _ = writeln!(
                    text,
                    "# ISI: tambahkan kolom {period} pada [grid.{id}] ({name}; {} baris) di berkasnya.",
                    grid.rows.len()
                );
            }
        }
        text
    }

    fn realized(&self) -> String {
        let mut text = String::new();
        for period in self.periods() {
            let mut lines = String::new();
            for one in self.required.iter().filter(|one| one.period == period) {
                let _ = match &one.what {
                    RequiredOf::Realization(id) => writeln!(
                        lines,
                        "# {id} = {:<10} # ISI: {}{}",
                        "",
                        self.indicator_name(id),
                        self.owner(one)
                    ),
                    RequiredOf::MeasureRealization(of) => writeln!(
                        lines,
                        "# {} = {:<10} # ISI: {}{}",
                        key(of),
                        "",
                        one_line(&self.framework.measure_name(of)),
                        self.owner(one)
                    ),
                    _ => Ok(()),
                };
            }
            if !lines.is_empty() {
                let _ = write!(text, "\n[realized.{period}]\n{lines}");
            }
        }
        if text.is_empty() {
            return text;
        }
        format!("{}{}", title("Realisasi"), text.trim_start_matches('\n'))
    }

    /// Measures whose targets end before the year: a target stands beside its measure.
    fn measure_targets(&self) -> String {
        let mut text = String::new();
        for one in &self.required {
            if let RequiredOf::MeasureTarget(of) = &one.what
                && one.entered == super::Entered::Nothing
            {
                let _ = writeln!(
                    text,
                    "#   {of}: {}",
                    one_line(&self.framework.measure_name(of))
                );
            }
        }
        if text.is_empty() {
            return text;
        }
        format!(
            "{}# ISI: tambahkan target {} di tempat tolok ukurnya (targets = {{ …, {} = … }}):\n{text}",
            title("Target tolok ukur kegiatan"),
            self.year,
            self.year
        )
    }

    fn money(&self) -> String {
        let mut text = format!("{}[money.{}]\n", title("Anggaran dan realisasi"), self.year);
        let mut is_empty = true;
        for one in &self.required {
            let RequiredOf::Budget(id) = &one.what else {
                continue;
            };
            is_empty = false;
            let name = match (self.work(id), self.framework.groups.get(id)) {
                (Some(work), _) => one_line(&work.work.name),
                (None, Some(group)) => one_line(&group.name),
                (None, None) => String::new(),
            };
            let last = self.framework.money.get(&self.before);
            let last = last.and_then(|table| table.get(id)?.last_budget());
            let last = last.map_or_else(String::new, |budget| {
                let budget = number::format(budget.amount(), Locale::Indonesian);
                format!("; {}: {budget}", self.before)
            });
            let _ = writeln!(
                text,
                "# {id} = {{ budget = , spent =  }}   # ISI: {name}{last}"
            );
        }
        if is_empty { String::new() } else { text }
    }

    /// What had money by parts of the year before, part by part.
    fn disbursements(&self) -> String {
        let all = self.framework.disbursements.iter();
        let last = all.filter(|(period, _)| period.year() == self.before);
        let mut text = String::new();
        for (period, table) in last {
            let part = period.part_of_year().in_year(self.year);
            let _ = writeln!(text, "[disbursement.{part}]");
            for (id, one) in table.iter() {
                let keys = [
                    ("planned", one.planned),
                    ("planned_to_date", one.planned_to_date),
                    ("spent", one.spent),
                    ("spent_to_date", one.spent_to_date),
                ];
                let keys = keys.into_iter().filter(|(_, amount)| amount.is_some());
                let keys: Vec<_> = keys.map(|(key, _)| format!("{key} = 0")).collect();
                let _ = writeln!(text, "# {id} = {{ {} }}   # ISI", keys.join(", "));
            }
        }
        if text.is_empty() {
            return text;
        }
        format!(
            "{}{text}",
            title("Anggaran kas dan realisasi per bagian tahun")
        )
    }

    fn benchmarks(&self) -> String {
        let last = self.framework.benchmarks.get(&Period::Year(self.before));
        let Some(last) = last.filter(|last| !last.is_empty()) else {
            return String::new();
        };
        let mut text = format!("{}[benchmark.{}]\n", title("Pembanding"), self.year);
        for (id, benchmarks) in last.iter() {
            let one = |benchmark: &Benchmark| {
                format!("{{ of = {}, value = \"\" }}", quoted(&benchmark.of))
            };
            let written = match benchmarks.as_slice() {
                [benchmark] => one(benchmark),
                several => {
                    let each: Vec<_> = several.iter().map(one).collect();
                    format!("[{}]", each.join(", "))
                }
            };
            let _ = writeln!(text, "# {id} = {written}   # ISI");
        }
        text
    }

    /// The tables about the organization with their rows, and last year's figures to start from.
    fn profiles(&self) -> String {
        let Some(last) = self.framework.profiles.get(&self.before) else {
            return String::new();
        };
        let mut text = format!(
            "{}# ISI: angkanya masih milik {}.\n",
            title("Profil"),
            self.before
        );
        for (id, table) in last.iter() {
            self.write_profile(&mut text, id, table);
        }
        text
    }

    fn write_profile(&self, text: &mut String, id: &Id, table: &ProfileTable) {
        let _ = writeln!(text, "\n# [profile.{}.{id}]", self.year);
        for line in crate::files::profile_lines(table) {
            let _ = writeln!(text, "# {}", line.replace(['\n', '\r'], " "));
        }
    }

    /// The headings of the report's prose.
    fn prose(&self) -> String {
        let Some(last) = self.framework.texts.get(&self.before) else {
            return String::new();
        };
        let mut text = format!(
            "{}[text.{}]\n# ISI: narasi tiap bagian; angkanya diambil dari hasil hitung dengan {{rujukan}}.\n",
            title("Narasi"),
            self.year
        );
        for (at, section) in last.iter() {
            let heading = section.heading.as_deref().unwrap_or_default();
            let _ = writeln!(
                text,
                "# {} = {{ heading = {}, text = \"\" }}",
                quoted(at),
                quoted(heading)
            );
        }
        text
    }
}

fn title(words: &str) -> String {
    format!("# ───────────── {words} ─────────────\n\n")
}

/// Ids as a list of TOML writes them.
fn listed(ids: &[Id]) -> String {
    let each: Vec<_> = ids.iter().map(|id| format!("\"{id}\"")).collect();
    each.join(", ")
}

/// Words of a file in a comment of one line.
fn one_line(words: &str) -> String {
    let words: Vec<_> = words.split_whitespace().collect();
    let joined = words.join(" ");
    joined.chars().filter(|c| !c.is_control()).collect()
}

/// Words as TOML writes them.
fn quoted(words: &str) -> String {
    toml_writer::ToTomlValue::to_toml_value(&one_line(words))
}

/// A target as documents print it, where it reads as the same one.
fn written_target(target: &TargetValue) -> String {
    let exact = target.to_string();
    let printed = match target {
        TargetValue::Figure(Figure {
            value,
            unit: None,
            whole: None,
            ..
        }) => number::format(*value, Locale::Indonesian),
        _ => exact.clone(),
    };
    let reads_the_same =
        TargetValue::parse(&printed).is_ok_and(|read| read.as_ref() == Some(target));
    quoted(if reads_the_same { &printed } else { &exact })
}

/// The document that a target is from, as the file's reader calls it.
const fn source_name(source: TargetSource) -> &'static str {
    match source {
        TargetSource::Plan => "Renstra",
        TargetSource::AnnualPlan => "Renja",
        TargetSource::Agreement | TargetSource::Revision(_) => "PK",
    }
}

/// The key of a measure's realization.
fn key(of: &RealizedOf) -> String {
    match of.measure {
        Some(_) => quoted(&of.to_string()),
        None => of.id.to_string(),
    }
}
