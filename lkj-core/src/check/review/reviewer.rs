//! How each statement is answered.

use std::collections::{BTreeMap, BTreeSet};

use super::statements::{Group, Question, Statement};
use super::{Answer, ReviewGroup, ReviewStatement};
use crate::check::{Check, Finding, context::document_and_place, rule::Severity};
use crate::evaluation::{Evaluation, IndicatorResult, Level, Outcome, Previous};
use crate::framework::{Agreement, DocumentKind, Entry, Framework, NoteKind, Subject};
use crate::value::{Id, Locale, Period, Words, Year};

/// An answer, why it is that, and the findings that it rests on.
struct Answered {
    answer: Answer,
    because: Words,
    findings: Vec<String>,
}

impl Answered {
    fn yes(indonesian: impl Into<String>, english: impl Into<String>) -> Self {
        Self::of(Answer::Yes, indonesian, english)
    }

    fn no(indonesian: impl Into<String>, english: impl Into<String>) -> Self {
        Self::of(Answer::No, indonesian, english)
    }

    fn person(indonesian: impl Into<String>, english: impl Into<String>) -> Self {
        Self::of(Answer::Person, indonesian, english)
    }

    fn of(answer: Answer, indonesian: impl Into<String>, english: impl Into<String>) -> Self {
        Self {
            answer,
            because: Words::of(indonesian.into(), english.into()),
            findings: Vec::new(),
        }
    }

    /// A no that findings give: the first of them, and how many more there are.
    fn against(findings: &[&Finding]) -> Option<Self> {
        let first = findings.first()?;
        let more = findings.len().saturating_sub(1);
        let and = |words: &str| {
            if more == 0 {
                String::new()
            } else {
                format!("; {more} {words}")
            }
        };
        let because = Words::of(
            format!("{}{}", first.message.indonesian, and("catatan lainnya")),
            format!("{}{}", first.message.english, and("more findings")),
        );
        Some(Self {
            answer: Answer::No,
            because,
            findings: findings.iter().map(|one| one.fingerprint()).collect(),
        })
    }
}

pub(super) struct Reviewer<'a> {
    framework: &'a Framework,
    evaluation: &'a Evaluation,
    check: &'a Check,
    year: Year,
    /// The indicators of goals and objectives with a target or a realization in the year.
    indicators: Vec<&'a IndicatorResult>,
}

impl<'a> Reviewer<'a> {
    pub(super) fn new(
        framework: &'a Framework,
        evaluation: &'a Evaluation,
        check: &'a Check,
        year: Year,
    ) -> Self {
        let results = evaluation.indicators.iter();
        let indicators = results.filter(|result| {
            let is_told = result.target.is_some() || result.realization.is_some();
            matches!(result.level, Level::Goal | Level::Objective) && is_told
        });
        Self {
            framework,
            evaluation,
            check,
            year,
            indicators: indicators.collect(),
        }
    }

    pub(super) fn group(&self, group: &Group) -> ReviewGroup {
        let [indonesian, english] = group.title;
        let statements = (1_usize..).zip(group.statements);
        ReviewGroup {
            number: group.number,
            title: Words::fixed(indonesian, english),
            statements: statements
                .map(|(number, statement)| self.statement(number, statement))
                .collect(),
        }
    }

    fn statement(&self, number: usize, statement: &Statement) -> ReviewStatement {
        let [indonesian, english] = statement.words;
        let answered = self.answer(statement.question);
        ReviewStatement {
            number,
            statement: Words::fixed(indonesian, english),
            answer: answered.answer,
            because: answered.because,
            rules: statement.rules,
            findings: answered.findings,
        }
    }

    fn answer(&self, question: Question) -> Answered {
        match question {
            Question::MainData => self.main_data(),
            Question::Targets => self.targets(),
            Question::Achievements => self.achievements(),
            Question::Annexes => self.annexes(),
            Question::Improvements => self.improvements(),
            Question::Money => self.money(),
            Question::Data => self.data(),
            Question::Owners => self.owners(),
            Question::Reliability => self.reliability(),
            Question::AsAgreed => self.as_agreed(),
            Question::AsPlanned => self.as_planned(),
            Question::Indicators => self.indicators(),
            Question::KeyIndicators => self.key_indicators(),
            Question::Comparisons => self.comparisons(),
            Question::Sufficiency => self.sufficiency(),
            Question::Smart => self.smart(),
            Question::Unrecorded([indonesian, english]) => Answered::person(indonesian, english),
            Question::Explained(before, numbers) => self.explained(before, numbers),
        }
    }

    /// The errors and warnings of some rules.
    fn open(&self, rules: &[&str]) -> Vec<&'a Finding> {
        let findings = self.check.findings.iter();
        findings
            .filter(|finding| finding.severity > Severity::Note && rules.contains(&finding.rule.id))
            .collect()
    }

    fn report(&self) -> Option<&'a crate::framework::Document> {
        let documents = self.framework.documents.values();
        let mut reports = documents.into_iter().filter(|document| {
            document.kind == Some(DocumentKind::Lkj)
                && document.year.is_none_or(|year| year == self.year)
        });
        reports.next()
    }

    fn main_data(&self) -> Answered {
        let organization = &self.framework.organization;
        let units = self.framework.units.len();
        let has_duty = organization.duty.is_some() || !organization.functions.is_empty();
        let has_structure = units > 0 || !self.framework.profiles.is_empty();
        match (has_duty, has_structure) {
            (true, true) => Answered::yes(
                format!("nama, tugas dan {units} unit atau jabatan tercatat"),
                format!("name, duty and {units} posts are recorded"),
            ),
            (true, false) => Answered::no(
                "susunan organisasi belum diisi",
                "the structure is not filled in",
            ),
            (false, true) => Answered::no(
                "tugas dan fungsi belum diisi",
                "duty and functions are not filled in",
            ),
            (false, false) => Answered::no(
                "tugas dan susunan organisasi belum diisi",
                "duty and structure are not filled in",
            ),
        }
    }

    fn targets(&self) -> Answered {
        if let Some(none) = self.without_indicators() {
            return none;
        }
        let printed = self.open(&["completeness/not-printed"]);
        let unprinted: Vec<_> = printed
            .into_iter()
            .filter(|finding| finding.about.contains(".target"))
            .collect();
        if let Some(no) = Answered::against(&unprinted) {
            return no;
        }
        let without = self.named(|result| result.target.is_none());
        if without.is_empty() {
            let count = self.indicators.len();
            Answered::yes(
                format!("{count} indikator tujuan dan sasaran bertarget"),
                format!("all {count} indicators of goals and objectives have a target"),
            )
        } else {
            Answered::no(
                format!("tanpa target: {}", without.join(", ")),
                format!("without a target: {}", without.join(", ")),
            )
        }
    }

    fn achievements(&self) -> Answered {
        if let Some(none) = self.without_indicators() {
            return none;
        }
        let rules = [
            "completeness/not-measured",
            "completeness/missing-data",
            "completeness/not-printed",
            "completeness/analysis-missing",
        ];
        if let Some(no) = Answered::against(&self.open(&rules)) {
            return no;
        }
        let unmeasured = self.named(|result| result.achievement.value().is_none());
        if unmeasured.is_empty() {
            Answered::yes(
                "capaian setiap indikator ada, dan dianalisis",
                "every indicator has an achievement, and is analysed",
            )
        } else {
            Answered::no(
                format!("belum terukur: {}", unmeasured.join(", ")),
                format!("not measured: {}", unmeasured.join(", ")),
            )
        }
    }

    fn annexes(&self) -> Answered {
        let missing = self.open(&["completeness/announced-missing"]);
        if let Some(no) = Answered::against(&missing) {
            return no;
        }
        let contents = self.report().map(|report| report.contents.as_slice());
        let Some(contents @ [_, ..]) = contents else {
            return Answered::person(
                "isi laporan belum didaftar (contents)",
                "the contents of the report are not listed",
            );
        };
        let is_annex = |content: &&String| content.to_lowercase().contains("lampiran");
        let annexes = contents.iter().filter(is_annex).count();
        if annexes == 0 {
            return Answered::no(
                "daftar isi laporan tidak memuat lampiran",
                "the contents of the report list no annex",
            );
        }
        Answered::yes(
            format!("{annexes} lampiran terdaftar"),
            format!("annexes listed: {annexes}"),
        )
    }

    fn improvements(&self) -> Answered {
        let missing = self.open(&["completeness/missed-without-follow-up"]);
        if let Some(no) = Answered::against(&missing) {
            return no;
        }
        let notes = self.framework.notes.iter();
        let improvements = notes.filter(|note| {
            matches!(note.kind, NoteKind::Solution | NoteKind::FollowUp)
                && note.year.is_none_or(|year| year == self.year)
        });
        match improvements.count() {
            0 => Answered::no(
                "belum ada catatan solusi atau tindak lanjut",
                "there is no note of a solution or a follow-up",
            ),
            count => Answered::yes(
                format!("{count} catatan solusi dan tindak lanjut"),
                format!("notes of solutions and follow-ups: {count}"),
            ),
        }
    }

    fn money(&self) -> Answered {
        let rules = [
            "completeness/incomplete-sum",
            "completeness/subtotal-missing",
        ];
        let summary = &self.evaluation.summary;
        let (Some(budget), Some(spent)) = (summary.budget, summary.spent) else {
            return Answered::no(
                "anggaran atau realisasinya belum diisi",
                "budget or spending is not filled in",
            );
        };
        if let Some(no) = Answered::against(&self.open(&rules)) {
            return no;
        }
        let shown = |amount: crate::framework::Rupiah, locale| {
            crate::number::format_rupiah(amount.amount(), locale)
        };
        let (id, en) = (Locale::Indonesian, Locale::English);
        Answered::yes(
            format!(
                "anggaran {}, realisasi {}",
                shown(budget, id),
                shown(spent, id)
            ),
            format!("budget {}, spent {}", shown(budget, en), shown(spent, en)),
        )
    }

    fn data(&self) -> Answered {
        let rules = [
            "completeness/missing-data",
            "completeness/measure-realization-missing",
            "completeness/nothing-to-compare",
        ];
        if let Some(no) = Answered::against(&self.open(&rules)) {
            return no;
        }
        let (with, total) = self.evidence();
        if total > 0 && with == total {
            return Answered::yes(
                format!("{total} nilai tahun ini berbukti dukung"),
                format!("all {total} values of the year have evidence"),
            );
        }
        Answered::person(
            format!("{with} dari {total} nilai tahun ini mencantumkan bukti dukung"),
            format!("{with} of {total} values of the year name their evidence"),
        )
    }

    /// How many values of the year have evidence, and how many there are.
    fn evidence(&self) -> (usize, usize) {
        let data = self.framework.data.iter();
        let realized = self.framework.realized.iter();
        let of_the_year = |period: &Period| period.year() == self.year;
        let data = data
            .filter(|(period, _)| of_the_year(period))
            .flat_map(|(_, table)| table.values());
        let realized = realized
            .filter(|(period, _)| of_the_year(period))
            .flat_map(|(_, table)| table.values());
        let (mut with, mut total) = (0_usize, 0_usize);
        for entry in data.chain(realized) {
            if let Entry::Value { evidence, .. } = entry {
                total = total.saturating_add(1);
                with = with.saturating_add(usize::from(evidence.is_some()));
            }
        }
        (with, total)
    }

    fn owners(&self) -> Answered {
        if let Some(none) = self.without_indicators() {
            return none;
        }
        let default = &self.framework.defaults.owner;
        let without = self.named(|result| {
            let indicator = self.framework.indicators.get(&result.id);
            default.is_none() && indicator.is_none_or(|indicator| indicator.owner.is_none())
        });
        if without.is_empty() {
            Answered::yes(
                "setiap indikator tujuan dan sasaran punya penanggung jawab",
                "every indicator of goals and objectives has an owner",
            )
        } else {
            Answered::no(
                format!("tanpa penanggung jawab: {}", without.join(", ")),
                format!("without an owner: {}", without.join(", ")),
            )
        }
    }

    fn reliability(&self) -> Answered {
        let findings = self.check.findings.iter();
        let errors: Vec<_> = findings
            .filter(|finding| finding.severity == Severity::Error)
            .collect();
        Answered::against(&errors).unwrap_or_else(|| {
            Answered::person(
                "tidak ditemukan angka yang keliru; asal datanya tetap perlu diyakini",
                "no wrong number was found; where the data come from is still to be believed",
            )
        })
    }

    fn as_agreed(&self) -> Answered {
        let Some(agreement) = self.framework.agreements.get(&self.year) else {
            return Answered::no(
                format!("Perjanjian Kinerja tahun {} tidak ada", self.year),
                format!("there is no agreement for {}", self.year),
            );
        };
        let names = self.framework.goals.values().map(|goal| &goal.name);
        let names = names.chain(self.framework.objectives.values().map(|one| &one.name));
        if let Some(no) = self.otherwise_named(&names.map(String::as_str).collect()) {
            return no;
        }
        let agreed = agreed(agreement);
        let without = self.nodes_without(&self.evaluation_objectives(), |result| {
            agreed.contains(&result.id)
        });
        if without.is_empty() {
            Answered::yes(
                "setiap sasaran punya indikator yang diperjanjikan",
                "every objective has an indicator that was agreed",
            )
        } else {
            Answered::no(
                format!("tidak diperjanjikan: {}", without.join(", ")),
                format!("not agreed: {}", without.join(", ")),
            )
        }
    }

    fn as_planned(&self) -> Answered {
        if self.framework.plan.period.is_none() {
            return Answered::person(
                "periode Renstra belum diisi",
                "the period of the plan is not filled in",
            );
        }
        if let Some(no) = Answered::against(&self.open(&["consistency/target-differs"])) {
            return no;
        }
        let year = Period::Year(self.year);
        let nodes = self.evaluation_objectives();
        let without = self.nodes_without(&nodes, |result| {
            self.framework.plan_target(&result.id, year).is_some()
        });
        if without.is_empty() {
            Answered::yes(
                "setiap sasaran punya target Renstra tahun ini",
                "every objective has a target of the plan for the year",
            )
        } else {
            Answered::no(
                format!("tanpa target Renstra: {}", without.join(", ")),
                format!("without a target of the plan: {}", without.join(", ")),
            )
        }
    }

    fn indicators(&self) -> Answered {
        if let Some(none) = self.without_indicators() {
            return none;
        }
        let names = self.indicators.iter().map(|result| result.name.as_str());
        if let Some(no) = self.otherwise_named(&names.collect()) {
            return no;
        }
        let without = self.nodes_without(&self.all_nodes(), |_| true);
        if without.is_empty() {
            let count = self.indicators.len();
            Answered::yes(
                format!("setiap tujuan dan sasaran punya indikator; semuanya {count}"),
                format!("every goal and objective has an indicator; {count} in all"),
            )
        } else {
            Answered::no(
                format!("tanpa indikator: {}", without.join(", ")),
                format!("without an indicator: {}", without.join(", ")),
            )
        }
    }

    fn key_indicators(&self) -> Answered {
        if let Some(none) = self.without_indicators() {
            return none;
        }
        let is_key = |result: &IndicatorResult| {
            let indicator = self.framework.indicators.get(&result.id);
            indicator.is_some_and(|indicator| indicator.key)
        };
        if !self.indicators.iter().any(|result| is_key(result)) {
            return Answered::person(
                "tidak satu pun indikator ditandai IKU (key = true)",
                "no indicator is marked as a key one (key = true)",
            );
        }
        let without = self.nodes_without(&self.evaluation_objectives(), is_key);
        if without.is_empty() {
            Answered::yes(
                "setiap sasaran punya IKU",
                "every objective has a key indicator",
            )
        } else {
            Answered::no(
                format!("tanpa IKU: {}", without.join(", ")),
                format!("without a key indicator: {}", without.join(", ")),
            )
        }
    }

    fn comparisons(&self) -> Answered {
        if let Some(none) = self.without_indicators() {
            return none;
        }
        let before = self.year.back(1).map(|year| format!("[{year}]"));
        let unprinted: Vec<&Finding> = self
            .check
            .findings
            .iter()
            .filter(|finding| {
                finding.rule.id == "completeness/not-printed"
                    && before
                        .as_ref()
                        .is_some_and(|before| finding.about.ends_with(before))
            })
            .collect();
        if let Some(no) = Answered::against(&unprinted) {
            return no;
        }
        let has_previous = |result: &IndicatorResult| {
            matches!(
                &result.previous,
                Some(Previous {
                    realization: Some(
                        Outcome::Number { .. } | Outcome::Given(_) | Outcome::Words(_)
                    ),
                    ..
                })
            )
        };
        // Where an indicator took the place of another, the reason stands for the value.
        let is_new = |result: &IndicatorResult| {
            let previous = result.previous.as_ref();
            previous.is_some_and(|previous| previous.incomparable.is_some())
        };
        let without = self.named(|result| !has_previous(result) && !is_new(result));
        if !without.is_empty() {
            return Answered::no(
                format!("tanpa data tahun lalu: {}", without.join(", ")),
                format!("without data of last year: {}", without.join(", ")),
            );
        }
        let year = Period::Year(self.year);
        match self
            .framework
            .benchmarks
            .get(&year)
            .map(crate::value::Register::len)
        {
            None | Some(0) => Answered::person(
                "tahun lalu dibandingkan; pembanding lain tidak diisi",
                "last year is compared; no other benchmark is given",
            ),
            Some(count) => Answered::yes(
                format!("tahun lalu, dan {count} pembanding"),
                format!("last year, and {count} benchmarks"),
            ),
        }
    }

    fn sufficiency(&self) -> Answered {
        if let Some(none) = self.without_indicators() {
            return none;
        }
        let without = self.nodes_without(&self.all_nodes(), |_| true);
        if !without.is_empty() {
            return Answered::no(
                format!("tanpa indikator: {}", without.join(", ")),
                format!("without an indicator: {}", without.join(", ")),
            );
        }
        let nodes = self.all_nodes().len();
        let count = self.indicators.len();
        Answered::person(
            format!("{count} indikator untuk {nodes} tujuan dan sasaran"),
            format!("{count} indicators for {nodes} goals and objectives"),
        )
    }

    fn smart(&self) -> Answered {
        if let Some(none) = self.without_indicators() {
            return none;
        }
        let vague = self.named(|result| {
            let indicator = self.framework.indicators.get(&result.id);
            let is_defined =
                indicator.is_some_and(|one| one.definition.is_some() || one.formula.is_some());
            !is_defined || result.target.is_none()
        });
        if vague.is_empty() {
            Answered::person(
                "definisi atau rumus dan target terisi; relevan dan dapat dicapai dinilai orang",
                "definition or formula and target are there; whether they are relevant and within reach is for a person",
            )
        } else {
            Answered::no(
                format!("tanpa definisi, rumus atau target: {}", vague.join(", ")),
                format!(
                    "without definition, formula or target: {}",
                    vague.join(", ")
                ),
            )
        }
    }

    /// An explanation is needed only where one of the statements before is answered by no.
    fn explained(&self, before: &[Question], numbers: &str) -> Answered {
        let answers: Vec<Answer> = before.iter().map(|one| self.answer(*one).answer).collect();
        if answers.iter().all(|answer| *answer == Answer::Yes) {
            return Answered::of(
                Answer::NotNeeded,
                format!("butir {numbers}: ya"),
                format!("{numbers}: yes"),
            );
        }
        if answers.contains(&Answer::No) {
            return Answered::person(
                format!("ada \"tidak\" di antara butir {numbers}; penjelasannya dinilai orang"),
                format!("there is a no among {numbers}; whether it is explained is for a person"),
            );
        }
        Answered::person(
            format!("menunggu jawaban butir {numbers}"),
            format!("depends on the answer to {numbers}"),
        )
    }

    /// A no where there is nothing that could be reviewed.
    fn without_indicators(&self) -> Option<Answered> {
        self.indicators.is_empty().then(|| {
            Answered::no(
                format!(
                    "tidak ada indikator tujuan atau sasaran tahun {}",
                    self.year
                ),
                format!("no indicator of a goal or objective in {}", self.year),
            )
        })
    }

    /// The names of the indicators of which something is so.
    fn named(&self, is_so: impl Fn(&IndicatorResult) -> bool) -> Vec<String> {
        let results = self.indicators.iter().filter(|result| is_so(result));
        results.map(|result| result.name.clone()).collect()
    }

    fn evaluation_objectives(&self) -> Vec<(&'a Id, &'a str)> {
        let objectives = self.evaluation.objectives.iter();
        objectives.map(|one| (&one.id, one.name.as_str())).collect()
    }

    fn all_nodes(&self) -> Vec<(&'a Id, &'a str)> {
        let goals = self.evaluation.goals.iter();
        let nodes = goals.chain(&self.evaluation.objectives);
        nodes.map(|one| (&one.id, one.name.as_str())).collect()
    }

    /// The goals or objectives without an indicator of the year that is so.
    fn nodes_without(
        &self,
        nodes: &[(&Id, &str)],
        is_so: impl Fn(&IndicatorResult) -> bool,
    ) -> Vec<String> {
        let mut with = BTreeMap::new();
        for result in &self.indicators {
            if let Some(Subject::Node(of)) = &result.of {
                *with.entry(of).or_insert(false) |= is_so(result);
            }
        }
        nodes
            .iter()
            .filter(|(id, _)| with.get(id) != Some(&true))
            .map(|(_, name)| (*name).to_owned())
            .collect()
    }

    /// What the report prints under other names than these.
    fn otherwise_named(&self, names: &BTreeSet<&str>) -> Option<Answered> {
        let report = |finding: &&&Finding| {
            let document = finding.document.as_deref().and_then(document_and_place);
            let id = document.and_then(|(id, _)| self.framework.documents.get(id));
            id.is_some_and(|document| {
                matches!(document.kind, Some(DocumentKind::Lkj | DocumentKind::Pk))
            })
        };
        let open = self.open(&["consistency/name"]);
        let others: Vec<&Finding> = open
            .iter()
            .filter(report)
            .filter(|finding| {
                let expected = finding.expected.as_deref();
                expected.is_some_and(|expected| names.contains(expected))
            })
            .copied()
            .collect();
        Answered::against(&others)
    }
}

/// The indicators that an agreement, or a revision of it, sets targets for.
fn agreed(agreement: &Agreement) -> BTreeSet<&Id> {
    let revised = agreement.revisions.iter();
    let revised = revised.flat_map(|revision| revision.targets.keys());
    agreement.targets.keys().chain(revised).collect()
}
