//! The seven analyses that PermenPANRB 53/2014 asks for each objective: against the target,
//! against the years before, against the plan, against others, causes and solutions, efficiency,
//! and the programs behind the result.

use super::super::cells::dash;
use super::super::chart::{Chart, Line, Lines};
use super::super::desk::{Desk, caption, table};
use super::super::placing::Topic;
use super::super::tree::{
    Block, Caption, Cell, Column, Division, Figure, Heading, Paragraph, ParagraphRole, Row,
    RowRole, Table,
};
use super::super::words;
use crate::evaluation::{
    Achievement, AggregateResult, Compared, IndicatorResult, Outcome, Standing, efficiency,
};
use crate::framework::{NoteKind, Rupiah};
use crate::number::{self, Percent};
use crate::value::{Id, Locale, Period, Year};

/// A topic for each goal and objective that has indicators: the objectives first.
pub(super) fn topics(desk: &Desk<'_>) -> Vec<Topic> {
    let objectives = desk.evaluation.objectives.iter().map(|result| {
        (
            result,
            ["Analisis Capaian Sasaran", "Analysis of Objective"],
        )
    });
    let goals = desk
        .evaluation
        .goals
        .iter()
        .map(|result| (result, ["Analisis Capaian Tujuan", "Analysis of Goal"]));
    let with_indicators = objectives
        .chain(goals)
        .filter(|(result, _)| result.total > 0);
    with_indicators
        .map(|(result, title)| {
            let analysis = Analysis {
                desk,
                result,
                indicators: desk.indicators_of(&result.id),
            };
            Topic {
                words: vec![result.id.to_string()],
                title: Some(format!("{}: {}", desk.word(title), result.name)),
                divisions: analysis.divisions(),
                ..Topic::default()
            }
        })
        .collect()
}

struct Analysis<'d, 'a> {
    desk: &'d Desk<'a>,
    result: &'a AggregateResult,
    indicators: Vec<&'a IndicatorResult>,
}

impl Analysis<'_, '_> {
    fn divisions(&self) -> Vec<Division> {
        let desk = self.desk;
        let parts = [
            (
                ["Target dan realisasi tahun ini", "Target and realization"],
                self.against_target(),
            ),
            (
                [
                    "Perbandingan dengan tahun-tahun sebelumnya",
                    "Against the years before",
                ],
                self.against_years(),
            ),
            (
                [
                    "Perbandingan dengan target jangka menengah",
                    "Against the end of the plan",
                ],
                self.against_plan(),
            ),
            (
                [
                    "Perbandingan dengan standar nasional atau daerah lain",
                    "Against others",
                ],
                self.against_others(),
            ),
            (
                [
                    "Penyebab keberhasilan atau kegagalan dan solusinya",
                    "Causes and solutions",
                ],
                self.causes(),
            ),
            (
                [
                    "Efisiensi penggunaan sumber daya",
                    "Efficiency in the use of resources",
                ],
                self.efficiency(),
            ),
            (
                [
                    "Program dan kegiatan yang menunjang",
                    "Programs behind the result",
                ],
                self.programs(),
            ),
        ];
        parts
            .into_iter()
            .map(|(title, blocks)| {
                let mut division = Division::titled(Heading::new(desk.word(title)));
                division.blocks = blocks;
                division
            })
            .collect()
    }

    fn name_for_captions(&self) -> String {
        self.result.name.clone()
    }

    // 1
    fn against_target(&self) -> Vec<Block> {
        let sentences: Vec<_> = self
            .indicators
            .iter()
            .map(|result| target_sentence(self.desk, result))
            .collect();
        vec![Block::Paragraph(Paragraph::composed(sentences.join(" ")))]
    }

    // 2
    fn against_years(&self) -> Vec<Block> {
        let desk = self.desk;
        let years = self.years();
        let sentences: Vec<_> = self
            .indicators
            .iter()
            .filter_map(|result| self.change_sentence(result))
            .collect();
        if years.len() < 2 && !sentences.is_empty() {
            return vec![Block::Paragraph(Paragraph::composed(sentences.join(" ")))];
        }
        if years.len() < 2 {
            let before = desk
                .year
                .back(1)
                .map_or_else(String::new, |year| year.to_string());
            return vec![desk.gap(
                format!("realisasi tahun {before} untuk dibandingkan"),
                format!("realizations of {before} to compare with"),
            )];
        }
        let mut blocks = vec![Block::Table(self.years_table(&years))];
        if !sentences.is_empty() {
            let paragraph = Paragraph::composed(sentences.join(" "));
            blocks.insert(0, Block::Paragraph(paragraph));
        }
        blocks
    }

    /// This year and up to two before it with any realization.
    fn years(&self) -> Vec<Year> {
        let years = (0_u16..=2)
            .rev()
            .filter_map(|back| self.desk.year.back(back));
        years
            .filter(|year| {
                *year == self.desk.year
                    || self.indicators.iter().any(|result| {
                        let same = self.desk.framework.comparable_in(&result.id, *year);
                        same.is_ok_and(|same| {
                            let reference = format!("{same}[{year}]");
                            self.desk.known(&reference).is_some()
                        })
                    })
            })
            .collect()
    }

    fn years_table(&self, years: &[Year]) -> Table {
        let desk = self.desk;
        let rows = self.indicators.iter().map(|result| {
            let mut cells = vec![Cell::words(result.name.clone())];
            for year in years {
                // What was measured then may be what this indicator replaced.
                match desk.framework.comparable_in(&result.id, *year) {
                    Ok(same) => {
                        cells.push(desk.value(&format!("{same}[{year}]")));
                        cells.push(desk.value(&format!("{same}.achievement[{year}]")));
                    }
                    Err(_) => cells.extend([dash(), dash()]),
                }
            }
            Row::plain(cells)
        });
        let mut above = vec![Cell::words(desk.word(words::INDICATOR)).high(2)];
        above.extend(
            years
                .iter()
                .map(|year| Cell::words(year.to_string()).wide(2)),
        );
        let below = years.iter().flat_map(|_| {
            [
                Cell::words(desk.word(words::REALIZATION)),
                Cell::words(desk.word(words::ACHIEVEMENT)),
            ]
        });
        let mut columns = vec![Column::words(34)];
        let pairs = years.len().saturating_mul(2);
        columns.extend(std::iter::repeat_n(Column::figures(11), pairs));
        let title = desk.say(
            format!(
                "Realisasi dan Capaian Antartahun: {}",
                self.name_for_captions()
            ),
            format!("Over the years: {}", self.name_for_captions()),
        );
        table(
            caption(&format!("tahun_{}", self.result.id), title),
            columns,
            vec![Row::plain(above), Row::plain(below.collect())],
            rows.collect(),
        )
    }

    /// How a realization changed since the year before.
    fn change_sentence(&self, result: &IndicatorResult) -> Option<String> {
        let desk = self.desk;
        let previous = result.previous.as_ref()?;
        if let Some(gap) = &previous.incomparable {
            return Some(desk.say(
                format!(
                    "{} tidak dapat dibandingkan dengan tahun {}: {}.",
                    result.name,
                    previous.year,
                    gap.message(Locale::Indonesian)
                ),
                format!(
                    "{} cannot be compared with {}: {}.",
                    result.name,
                    previous.year,
                    gap.message(Locale::English)
                ),
            ));
        }
        let before = known_number(previous.realization.as_ref())?;
        let now = known_number(result.realization.as_ref())?;
        let unit = result.unit.as_deref();
        let unit = unit.map_or_else(String::new, |unit| format!(" {unit}"));
        let year = previous.year;
        let name = &match &previous.of {
            Some(old) => {
                let old = desk.framework.called(old);
                desk.say(
                    format!("{} (pengganti “{old}”)", result.name),
                    format!("{} (in place of “{old}”)", result.name),
                )
            }
            None => result.name.clone(),
        };
        let [from, to] = [before, now].map(|value| desk.number(value));
        Some(match now.cmp(&before) {
            std::cmp::Ordering::Equal => desk.say(
                format!("{name} tetap {to}{unit} seperti tahun {year}."),
                format!("{name} stayed at {to}{unit} as in {year}."),
            ),
            std::cmp::Ordering::Greater => desk.say(
                format!("{name} naik dari {from}{unit} pada tahun {year} menjadi {to}{unit}."),
                format!("{name} rose from {from}{unit} in {year} to {to}{unit}."),
            ),
            std::cmp::Ordering::Less => desk.say(
                format!("{name} turun dari {from}{unit} pada tahun {year} menjadi {to}{unit}."),
                format!("{name} fell from {from}{unit} in {year} to {to}{unit}."),
            ),
        })
    }

    // 3
    fn against_plan(&self) -> Vec<Block> {
        let desk = self.desk;
        let with_end: Vec<_> = self
            .indicators
            .iter()
            .filter_map(|result| Some((*result, result.end_of_plan.as_ref()?)))
            .filter(|(_, end)| end.target.is_some())
            .collect();
        let Some((_, first)) = with_end.first() else {
            return vec![desk.gap(
                "target akhir rencana strategis".to_owned(),
                "targets of the end of the plan".to_owned(),
            )];
        };
        let year = first.year;
        let rows = with_end.iter().map(|(result, end)| {
            let cells = desk.cells();
            Row::plain(vec![
                Cell::words(result.name.clone()),
                Cell::words(result.unit.clone().unwrap_or_default()),
                cells.outcome(result.realization.as_ref()),
                cells.target(end.target.as_ref(), result.unit.as_deref()),
                cells.achievement(&end.achievement),
            ])
        });
        let mut head = desk.head(&[words::INDICATOR, words::UNIT]);
        if let Some(row) = head.first_mut() {
            let realization = desk.word(words::REALIZATION);
            row.cells
                .push(Cell::words(format!("{realization} {}", desk.year)));
            row.cells
                .push(Cell::words(format!("{} {year}", desk.word(words::TARGET))));
            row.cells.push(Cell::words(desk.word(words::ACHIEVEMENT)));
        }
        let title = desk.say(
            format!(
                "Realisasi {} terhadap Target Akhir Rencana {year}: {}",
                desk.year,
                self.name_for_captions()
            ),
            format!(
                "{} against the end of the plan, {year}: {}",
                desk.year,
                self.name_for_captions()
            ),
        );
        let mut blocks = vec![Block::Table(table(
            caption(&format!("rencana_{}", self.result.id), title),
            vec![
                Column::words(44),
                Column::signs(12),
                Column::figures(15),
                Column::figures(15),
                Column::figures(14),
            ],
            head,
            rows.collect(),
        ))];
        blocks.extend(self.indicators.iter().filter_map(|result| self.way(result)));
        blocks
    }

    /// Realizations over the years against the targets of the plan, as a chart.
    fn way(&self, result: &IndicatorResult) -> Option<Block> {
        let desk = self.desk;
        let indicator = desk.framework.indicators.get(&result.id)?;
        let mut years: Vec<Year> = indicator
            .targets
            .iter()
            .filter_map(|(period, _)| match period {
                Period::Year(year) => Some(*year),
                _ => None,
            })
            .chain(self.years())
            .collect();
        years.sort_unstable();
        years.dedup();
        let line = |name: words::Words, what: &str, upto: Year| Line {
            name: desk.word(name).to_owned(),
            values: years
                .iter()
                .map(|year| {
                    let reference = match what {
                        "" => format!("{}[{year}]", result.id),
                        what => format!("{}.{what}[{year}]@plan", result.id),
                    };
                    (*year <= upto).then(|| desk.known(&reference)).flatten()
                })
                .collect(),
        };
        let last = *years.last()?;
        let lines = vec![
            line(words::REALIZATION, "", desk.year),
            line(["Target rencana", "Target of the plan"], "target", last),
        ];
        let has_targets = lines
            .last()
            .is_some_and(|line| line.values.iter().flatten().count() > 1);
        let chart = Chart::Lines(Lines {
            axis: result.unit.clone().unwrap_or_default(),
            steps: years.iter().map(ToString::to_string).collect(),
            lines,
        });
        if !has_targets {
            return None;
        }
        let title = desk.say(
            format!("{}: Realisasi dan Target Rencana", result.name),
            format!("{}: realizations and targets of the plan", result.name),
        );
        Some(Block::Figure(Figure {
            description: described(desk, &chart),
            caption: Caption::new(&format!("gambar {}", result.id), title),
            chart,
        }))
    }

    // 4
    fn against_others(&self) -> Vec<Block> {
        let desk = self.desk;
        let period = Period::Year(desk.year);
        let benchmarks = desk.framework.benchmarks.get(&period);
        let mut rows = Vec::new();
        for result in &self.indicators {
            let of_indicator = benchmarks.and_then(|benchmarks| benchmarks.get(&result.id));
            for benchmark in of_indicator.into_iter().flatten() {
                rows.push(Row::plain(vec![
                    Cell::words(result.name.clone()),
                    desk.cells().outcome(result.realization.as_ref()),
                    Cell::words(benchmark.of.clone()),
                    desk.cells().plain(benchmark.value.value),
                    Cell::words(benchmark.source.clone().unwrap_or_default()),
                ]));
            }
        }
        if rows.is_empty() {
            return vec![Block::Paragraph(Paragraph::composed(desk.word([
                "Standar nasional atau pembanding lain tidak tercatat untuk indikator ini.",
                "No national standard or other value to compare with is recorded.",
            ])))];
        }
        let head = desk.head(&[
            words::INDICATOR,
            words::REALIZATION,
            ["Pembanding", "Compared with"],
            ["Nilai pembanding", "Its value"],
            words::SOURCE,
        ]);
        let title = desk.say(
            format!(
                "Perbandingan dengan Pihak Lain: {}",
                self.name_for_captions()
            ),
            format!("Against others: {}", self.name_for_captions()),
        );
        vec![Block::Table(table(
            caption(&format!("pembanding_{}", self.result.id), title),
            vec![
                Column::words(32),
                Column::figures(13),
                Column::words(23),
                Column::figures(13),
                Column::words(19),
            ],
            head,
            rows,
        ))]
    }

    // 5
    fn causes(&self) -> Vec<Block> {
        let desk = self.desk;
        let mut about: Vec<&Id> = vec![&self.result.id];
        about.extend(self.indicators.iter().map(|result| &result.id));
        let mut blocks = Vec::new();
        for (kind, lead) in KINDS {
            let list = super::closing::note_list(desk, kind, &about);
            if !list.is_empty() {
                let mut lead = Paragraph::composed(desk.word(lead));
                lead.role = ParagraphRole::Lead;
                blocks.push(Block::Paragraph(lead));
                blocks.extend(list);
            }
        }
        blocks.extend(self.gaps());
        blocks
    }

    /// What nobody wrote about an indicator that was measured.
    fn gaps(&self) -> Vec<Block> {
        let desk = self.desk;
        let has = |kind, id: &Id| !desk.notes(kind, &[id, &self.result.id]).is_empty();
        let measured = self
            .indicators
            .iter()
            .filter(|result| result.achievement.measured().is_some());
        let mut gaps = Vec::new();
        for result in measured {
            let name = &result.name;
            if !has(NoteKind::Cause, &result.id) {
                gaps.push(desk.gap(
                    format!("penyebab capaian “{name}”"),
                    format!("the cause of what “{name}” came to"),
                ));
            }
            let is_missed = !super::is_reached(result);
            if is_missed
                && !has(NoteKind::Solution, &result.id)
                && !has(NoteKind::FollowUp, &result.id)
            {
                gaps.push(desk.gap(
                    format!("solusi atau tindak lanjut untuk “{name}”"),
                    format!("a solution or follow-up for “{name}”"),
                ));
            }
        }
        gaps
    }

    // 6
    fn efficiency(&self) -> Vec<Block> {
        let desk = self.desk;
        let Some((budget, spent)) = self.money() else {
            return vec![desk.gap(
                "program pendukung dengan anggaran dan realisasinya".to_owned(),
                "supporting programs with budget and spending".to_owned(),
            )];
        };
        let Ok(absorption) = efficiency::absorption(budget, spent, desk.rules) else {
            return Vec::new();
        };
        let achievement = match &self.result.achievement {
            Achievement::Measured(measured) => measured.value,
            Achievement::NotMeasured(reason) | Achievement::Compared(Compared { reason, .. }) => {
                let because = reason.message(desk.locale);
                return vec![desk.gap(
                    format!("capaian untuk dibandingkan dengan penyerapan ({because})"),
                    format!("an achievement to set against absorption ({because})"),
                )];
            }
        };
        let sentence = self.efficiency_sentence(achievement, absorption, budget, spent);
        sentence
            .map(|sentence| Block::Paragraph(Paragraph::composed(sentence)))
            .into_iter()
            .collect()
    }

    fn efficiency_sentence(
        &self,
        achievement: Percent,
        absorption: Percent,
        budget: Rupiah,
        spent: Rupiah,
    ) -> Option<String> {
        let desk = self.desk;
        let (points, _) = efficiency::points(achievement, absorption).ok()?;
        let [budget, spent] =
            [budget, spent].map(|amount| number::format_rupiah(amount.amount(), desk.locale));
        let distance = desk.number(points.get().abs());
        let compared = match points.get().cmp(&rust_decimal::Decimal::ZERO) {
            std::cmp::Ordering::Greater => desk.say(
                format!("{distance} poin di atas"),
                format!("{distance} points above"),
            ),
            std::cmp::Ordering::Less => desk.say(
                format!("{distance} poin di bawah"),
                format!("{distance} points below"),
            ),
            std::cmp::Ordering::Equal => desk.say("sama dengan".to_owned(), "equal to".to_owned()),
        };
        let [achievement, absorption] = [achievement, absorption].map(|value| desk.percent(value));
        Some(desk.say(
            format!(
                "Program yang menunjang menyerap {spent} dari anggaran {budget}, atau {absorption}. Capaiannya {achievement}, {compared} penyerapan anggaran."
            ),
            format!(
                "The programs behind it spent {spent} of {budget}, or {absorption}. The achievement, {achievement}, is {compared} the absorption."
            ),
        ))
    }

    /// Budget and spending of the supporting programs together.
    fn money(&self) -> Option<(Rupiah, Rupiah)> {
        let programs = super::planning::programs_of_objective(self.desk, &self.result.id);
        let mut sums = None;
        for id in programs {
            let amounts = &self.desk.money(id)?.amounts;
            let (budget, spent) = sums.unwrap_or((Rupiah::ZERO, Rupiah::ZERO));
            sums = Some((
                budget.checked_add(amounts.budget?)?,
                spent.checked_add(amounts.spent?)?,
            ));
        }
        sums
    }

    // 7
    fn programs(&self) -> Vec<Block> {
        let desk = self.desk;
        let programs = super::planning::programs_of_objective(desk, &self.result.id);
        if programs.is_empty() {
            return vec![desk.gap(
                "program yang menunjang".to_owned(),
                "the programs behind it".to_owned(),
            )];
        }
        let mut rows: Vec<_> = (1_usize..)
            .zip(&programs)
            .map(|(number, id)| {
                let amounts = desk.money(id).map(|money| &money.amounts);
                let cells = desk.cells();
                Row::plain(vec![
                    cells.count(number),
                    Cell::words(desk.framework.called(id)),
                    cells.rupiah(amounts.and_then(|amounts| amounts.budget)),
                    cells.rupiah(amounts.and_then(|amounts| amounts.spent)),
                    cells.percent(amounts.and_then(|amounts| amounts.absorption)),
                ])
            })
            .collect();
        if let Some((budget, spent)) = self.money() {
            let cells = desk.cells();
            let absorption = efficiency::absorption(budget, spent, desk.rules).ok();
            rows.push(Row::new(
                RowRole::Total,
                vec![
                    Cell::empty(),
                    Cell::words(desk.word(words::TOTAL)),
                    cells.rupiah(Some(budget)),
                    cells.rupiah(Some(spent)),
                    cells.percent(absorption),
                ],
            ));
        }
        let head = desk.head(&[
            words::NUMBER,
            words::PROGRAM,
            words::BUDGET,
            words::SPENT,
            words::ABSORPTION,
        ]);
        let title = desk.say(
            format!("Program yang Menunjang: {}", self.name_for_captions()),
            format!("Programs behind: {}", self.name_for_captions()),
        );
        vec![Block::Table(table(
            caption(&format!("program_{}", self.result.id), title),
            vec![
                Column::signs(6),
                Column::words(44),
                Column::figures(19),
                Column::figures(19),
                Column::figures(14),
            ],
            head,
            rows,
        ))]
    }
}

/// What lines show, for those who do not see them.
fn described(desk: &Desk<'_>, chart: &Chart) -> String {
    let Chart::Lines(lines) = chart else {
        return String::new();
    };
    let each = lines.lines.iter().map(|line| {
        let values = lines.steps.iter().zip(&line.values);
        let values: Vec<_> = values
            .filter_map(|(step, value)| Some(format!("{step} {}", desk.number((*value)?))))
            .collect();
        format!("{}: {}", line.name, values.join("; "))
    });
    each.collect::<Vec<_>>().join(". ")
}

const KINDS: [(NoteKind, words::Words); 5] = [
    (NoteKind::Cause, ["Penyebab", "Causes"]),
    (NoteKind::Obstacle, ["Hambatan", "Obstacles"]),
    (NoteKind::Problem, ["Permasalahan", "Problems"]),
    (NoteKind::Solution, ["Solusi", "Solutions"]),
    (NoteKind::FollowUp, ["Tindak lanjut", "Follow-up"]),
];

/// What an indicator came to against its target, in a sentence.
pub(super) fn target_sentence(desk: &Desk<'_>, result: &IndicatorResult) -> String {
    let name = &result.name;
    let measured = match &result.achievement {
        Achievement::Measured(measured) => measured,
        Achievement::Compared(compared) => {
            return compared_sentence(desk, result, compared.standing);
        }
        Achievement::NotMeasured(reason) => {
            let because = reason.message(desk.locale);
            return desk.say(
                format!("Capaian {name} belum dapat diukur: {because}."),
                format!("The achievement of {name} could not be measured: {because}."),
            );
        }
    };
    let [realization, target] = with_units(desk, result);
    let achievement = desk.percent(measured.value);
    let category = measured.category.as_deref();
    let category = category.map_or_else(String::new, |category| {
        desk.say(
            format!(", termasuk kategori {category}"),
            format!(", {category}"),
        )
    });
    desk.say(
        format!(
            "{name} terealisasi {realization} dari target {target}, sehingga capaiannya {achievement}{category}."
        ),
        format!(
            "{name} came to {realization} of {target}, an achievement of {achievement}{category}."
        ),
    )
}

/// The same sentence where there is no percentage, such as for dates and grades.
fn compared_sentence(desk: &Desk<'_>, result: &IndicatorResult, standing: Standing) -> String {
    let name = &result.name;
    let [realization, target] = with_units(desk, result);
    let standing = standing.words(desk.locale);
    desk.say(
        format!("{name} terealisasi {realization} dari target {target}, sehingga {standing}."),
        format!("{name} came to {realization} of {target}: {standing}."),
    )
}

/// Realization and target as a sentence has them: numbers with the unit of the indicator, unless
/// they have one of their own.
fn with_units(desk: &Desk<'_>, result: &IndicatorResult) -> [String; 2] {
    let unit = result.unit.as_deref();
    let with_unit = |written: String, is_number: bool, own: Option<&str>| match own
        .or(unit)
        .filter(|_| is_number)
    {
        Some(unit) => format!("{written} {unit}"),
        None => written,
    };
    let realization = result
        .realization
        .as_ref()
        .map_or_else(String::new, |value| {
            let is_number = matches!(value, Outcome::Number { .. });
            with_unit(value.write(desk.locale), is_number, None)
        });
    let target = result.target.as_ref().map_or_else(String::new, |target| {
        with_unit(
            target.write(desk.locale),
            target.takes_unit(),
            target.unit(),
        )
    });
    [realization, target]
}

fn known_number(outcome: Option<&Outcome>) -> Option<rust_decimal::Decimal> {
    match outcome {
        Some(Outcome::Number { value, .. }) => Some(*value),
        _ => None,
    }
}
