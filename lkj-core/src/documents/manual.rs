//! The manual of indicators: a definition sheet for each.
//!
//! *Manual indikator kinerja, definisi operasional.*

use super::desk::{Desk, caption, table};
use super::tree::{
    Begins, Block, Cell, Column, Division, Equation, Heading, Mathematics, Publication,
    PublicationKind, Row, Table,
};
use super::words;
use crate::evaluation::IndicatorResult;
use crate::formula::Typesetting;
use crate::framework::{Combination, Frequency, Indicator, Subject};
use crate::rules::{LowerMethod, Polarity};
use crate::value::Period;

pub(super) fn manual(desk: &Desk<'_>) -> Publication {
    let results = desk.evaluation.indicators.iter();
    let divisions = (1_usize..)
        .zip(results)
        .filter_map(|(number, result)| {
            let indicator = desk.framework.indicators.get(&result.id)?;
            let heading = Heading::numbered(format!("{number}."), result.name.clone());
            let mut division = Division::titled(heading);
            division.begins = Begins::NewPage;
            let sheet = Sheet {
                desk,
                result,
                indicator,
            };
            division.blocks = sheet.blocks();
            Some(division)
        })
        .collect();
    desk.publication(
        PublicationKind::Manual,
        ["Manual Indikator Kinerja", "Manual of Indicators"],
        divisions,
    )
}

struct Sheet<'d, 'a> {
    desk: &'d Desk<'a>,
    result: &'d IndicatorResult,
    indicator: &'d Indicator,
}

impl Sheet<'_, '_> {
    fn blocks(&self) -> Vec<Block> {
        let mut blocks = vec![Block::Table(self.table())];
        blocks.extend(self.formula());
        blocks.extend(self.gaps());
        blocks
    }

    fn table(&self) -> Table {
        let desk = self.desk;
        let rows = self
            .facts()
            .into_iter()
            .filter_map(|(label, fact)| {
                let fact = fact.filter(|fact| !fact.is_empty())?;
                Some(Row::plain(vec![
                    Cell::words(desk.word(label)),
                    Cell::words(fact),
                ]))
            })
            .collect();
        let head = desk.head(&[["Unsur", "Item"], ["Uraian", "Description"]]);
        let title = desk.say(
            format!("Lembar Definisi: {}", self.result.name),
            format!("Definition: {}", self.result.name),
        );
        table(
            caption(self.result.id.as_str(), title),
            vec![Column::words(30), Column::words(70)],
            head,
            rows,
        )
    }

    fn facts(&self) -> Vec<(words::Words, Option<String>)> {
        let desk = self.desk;
        let indicator = self.indicator;
        let defaults = &desk.framework.defaults;
        let owner = indicator.owner.as_ref().or(defaults.owner.as_ref());
        let source = indicator.source.as_ref().or(defaults.source.as_ref());
        let polarity = self.result.polarity;
        let places = indicator.places.or(defaults.places);
        vec![
            (["Kode", "Code"], indicator.code.clone()),
            (words::GOAL_OR_OBJECTIVE, self.subject()),
            (
                ["Indikator Kinerja Utama (IKU)", "Key indicator"],
                Some(
                    desk.word(if indicator.key {
                        ["ya", "yes"]
                    } else {
                        ["bukan", "no"]
                    })
                    .to_owned(),
                ),
            ),
            (
                ["Definisi operasional", "Definition"],
                indicator.definition.clone(),
            ),
            (["Alasan pemilihan", "Reason"], indicator.reason.clone()),
            (words::UNIT, self.result.unit.clone()),
            (
                ["Angka desimal", "Decimals"],
                places.map(|places| places.get().to_string()),
            ),
            (
                ["Polaritas", "Polarity"],
                Some(desk.word(polarity_words(polarity)).to_owned()),
            ),
            (
                ["Cara hitung capaian", "How it is measured"],
                self.method(polarity),
            ),
            (
                ["Penggabungan antarperiode", "Over the periods of a year"],
                Some(
                    desk.word(combination_words(indicator.combination()))
                        .to_owned(),
                ),
            ),
            (
                ["Frekuensi pengukuran", "Frequency"],
                indicator
                    .frequency
                    .or(defaults.frequency)
                    .map(|frequency| desk.word(frequency_words(frequency)).to_owned()),
            ),
            (words::SOURCE, source.cloned()),
            (
                ["Penanggung jawab", "Owner"],
                owner.map(|owner| desk.framework.called(owner).to_owned()),
            ),
            (
                ["Bobot", "Weight"],
                indicator.weight.map(|weight| desk.number(weight)),
            ),
            (["Target rencana", "Targets of the plan"], self.targets()),
        ]
    }

    fn subject(&self) -> Option<String> {
        match self.result.of.as_ref()? {
            Subject::Organization => Some(self.desk.framework.organization.name.clone()),
            Subject::Node(id) => Some(self.desk.framework.called(id).to_owned()),
        }
    }

    fn method(&self, polarity: Polarity) -> Option<String> {
        let method = match polarity {
            Polarity::Higher => "R / T × 100",
            Polarity::Lower => {
                let method = self
                    .indicator
                    .method
                    .or(self.desk.framework.defaults.method);
                match method.unwrap_or_default() {
                    LowerMethod::Linear => "(2T − R) / T × 100",
                    LowerMethod::Ratio => "T / R × 100",
                    LowerMethod::Gap => "(T − R) / T × 100",
                    LowerMethod::Baseline => "(B − R) / (B − T) × 100",
                }
            }
            Polarity::Range
            | Polarity::AtMost
            | Polarity::AtLeast
            | Polarity::Near
            | Polarity::Grade
            | Polarity::YesNo
            | Polarity::NotSaid => return None,
        };
        let explained = self.desk.word([
            "R: realisasi, T: target, B: kondisi awal",
            "R: realization, T: target, B: baseline",
        ]);
        Some(format!("{method} ({explained})"))
    }

    fn targets(&self) -> Option<String> {
        let targets = self.indicator.targets.iter();
        let each: Vec<_> = targets
            .filter_map(|(period, target)| match period {
                Period::Year(year) => Some(format!("{year}: {}", target.write(self.desk.locale))),
                _ => None,
            })
            .collect();
        (!each.is_empty()).then(|| each.join("; "))
    }

    fn formula(&self) -> Option<Block> {
        let desk = self.desk;
        let typeset = |typesetting| {
            desk.framework
                .typeset(&self.result.id, typesetting, desk.locale)
        };
        Some(Block::Equations(vec![Equation {
            of: Some(self.result.name.clone()),
            right: Mathematics {
                mathml: typeset(Typesetting::MathMl)?,
                latex: typeset(Typesetting::Latex)?,
                omml: typeset(Typesetting::OfficeMath)?,
                plain: typeset(Typesetting::Plain)?,
            },
            result: None,
        }]))
    }

    /// What a definition sheet must tell and this one does not.
    fn gaps(&self) -> Vec<Block> {
        let defaults = &self.desk.framework.defaults;
        let needed = [
            (
                self.indicator.definition.is_some(),
                ["definisi operasional", "the definition"],
            ),
            (
                self.indicator.reason.is_some(),
                ["alasan pemilihan", "why it was chosen"],
            ),
            (
                self.indicator.source.is_some() || defaults.source.is_some(),
                ["sumber data", "the source of its data"],
            ),
            (
                self.indicator.owner.is_some() || defaults.owner.is_some(),
                ["penanggung jawab", "who answers for it"],
            ),
        ];
        needed
            .into_iter()
            .filter(|(is_there, _)| !is_there)
            .map(|(_, [indonesian, english])| {
                self.desk.gap(indonesian.to_owned(), english.to_owned())
            })
            .collect()
    }
}

const fn polarity_words(polarity: Polarity) -> words::Words {
    match polarity {
        Polarity::Higher => ["makin tinggi makin baik", "higher is better"],
        Polarity::Lower => ["makin rendah makin baik", "lower is better"],
        Polarity::Range => ["dalam rentang", "within a range"],
        Polarity::AtMost => ["paling banyak", "at most"],
        Polarity::AtLeast => ["paling sedikit", "at least"],
        Polarity::Near => ["mendekati nilai (stabil)", "close to a value"],
        Polarity::Grade => ["predikat", "a grade"],
        Polarity::YesNo => ["ya atau tidak", "yes or no"],
        Polarity::NotSaid => ["tidak disebutkan", "not said"],
    }
}

const fn combination_words(combination: Combination) -> words::Words {
    match combination {
        Combination::Sum => ["dijumlahkan", "added up"],
        Combination::Last => ["nilai akhir", "the last value"],
        Combination::Max => ["nilai tertinggi", "the highest value"],
        Combination::Average => ["rata-rata", "their mean"],
        Combination::RatioOfSums => ["rumus atas jumlah datanya", "the formula over the sums"],
    }
}

const fn frequency_words(frequency: Frequency) -> words::Words {
    match frequency {
        Frequency::Month => ["bulanan", "monthly"],
        Frequency::Quarter => ["triwulanan", "quarterly"],
        Frequency::Semester => ["semesteran", "by semester"],
        Frequency::Year => ["tahunan", "yearly"],
    }
}
