//! Chapter II: what was planned, and what was promised for the year.
//!
//! *Bab II Perencanaan dan Perjanjian Kinerja.*

use std::collections::BTreeSet;

use super::super::desk::{Desk, Entry, caption, table};
use super::super::placing::{Outline, Standard, Topic};
use super::super::tree::{
    Block, Cell, Column, List, ListItem, ListStyle, Origin, PageShape, Paragraph, ParagraphRole,
    Row, RowRole, Span, Table,
};
use super::super::words;
use crate::framework::Role;
use crate::value::{Id, Years};

pub(super) fn outline(desk: &Desk<'_>) -> Outline {
    Outline {
        number: 2,
        title: desk
            .word([
                "Perencanaan dan Perjanjian Kinerja",
                "Plan and Performance Agreement",
            ])
            .to_owned(),
        sections: vec![strategic_plan(desk), agreement(desk)],
        ..Outline::default()
    }
}

fn strategic_plan(desk: &Desk<'_>) -> Standard {
    let plan = desk.framework.plan.name.as_deref();
    let composed = plan.map(|plan| {
        Block::Paragraph(Paragraph::composed(desk.say(
            format!(
                "Perencanaan kinerja {} mengacu pada {plan}.",
                desk.framework.organization.name
            ),
            format!(
                "{} plans its performance by {plan}.",
                desk.framework.organization.name
            ),
        )))
    });
    Standard {
        title: desk
            .word(["Perencanaan Strategis", "Strategic Plan"])
            .to_owned(),
        known_by: &[
            "perencanaan strategis",
            "rencana strategis",
            "strategic plan",
        ],
        composed: composed.into_iter().collect(),
        inner: vec![vision(desk), missions(desk), goals(desk)],
        ..Standard::default()
    }
}

fn vision(desk: &Desk<'_>) -> Standard {
    let vision = desk.framework.plan.vision.as_ref();
    let words = vision.map(|vision| {
        Block::Paragraph(Paragraph {
            spans: vec![Span::Strong(format!("“{}”", vision.text))],
            origin: Origin::Written,
            role: ParagraphRole::Centered,
        })
    });
    Standard {
        title: desk.word(["Visi", "Vision"]).to_owned(),
        known_by: &["visi ", "vision"],
        topics: vec![Topic::showing(
            &["visi", "vision"],
            words.into_iter().collect(),
        )],
        ..Standard::default()
    }
}

fn missions(desk: &Desk<'_>) -> Standard {
    let missions = desk.framework.missions.iter();
    let items: Vec<_> = missions.map(|(_, mission)| mission.text.clone()).collect();
    Standard {
        title: desk.word(["Misi", "Mission"]).to_owned(),
        known_by: &["misi ", "mission"],
        topics: vec![Topic::showing(&["misi", "missions"], list_of(items))],
        ..Standard::default()
    }
}

fn list_of(items: Vec<String>) -> Vec<Block> {
    if items.is_empty() {
        return Vec::new();
    }
    vec![Block::List(List::of(ListStyle::Numbers, items))]
}

/// *Tujuan, sasaran, strategi, kebijakan dan program.*
fn goals(desk: &Desk<'_>) -> Standard {
    let policies = desk.framework.policies.iter();
    let policies = policies
        .filter(|(_, policy)| holds(desk, policy.years))
        .map(|(_, policy)| policy.text.clone())
        .collect();
    let strategies = desk.framework.strategies.iter();
    let strategies = strategies
        .filter(|(_, strategy)| holds(desk, strategy.years))
        .map(|(_, strategy)| strategy.text.clone())
        .collect();
    Standard {
        title: desk
            .word([
                "Tujuan, Sasaran, Strategi, Kebijakan dan Program",
                "Goals, Objectives, Strategies, Policies and Programs",
            ])
            .to_owned(),
        known_by: &["tujuan", "sasaran", "goals"],
        topics: vec![
            Topic::showing(&["sasaran", "objectives"], goals_table(desk)),
            listed(
                desk,
                "kebijakan",
                ["Kebijakan yang ditetapkan:", "The policies:"],
                list_of(policies),
            ),
            listed(
                desk,
                "strategi",
                ["Strategi yang ditempuh:", "The strategies:"],
                list_of(strategies),
            ),
            Topic::showing(&["program", "programs"], Vec::new()),
            aims(desk, Role::Main),
            aims(desk, Role::Supporting),
            Topic::showing(&["kaskade", "cascade"], cascade(desk)),
        ],
        ..Standard::default()
    }
}

fn holds(desk: &Desk<'_>, years: Option<Years>) -> bool {
    years.is_none_or(|years| years.contains(desk.year))
}

/// A list with a line that leads to it where nobody wrote one.
fn listed(desk: &Desk<'_>, word: &str, lead: words::Words, blocks: Vec<Block>) -> Topic {
    let composed = if blocks.is_empty() {
        Vec::new()
    } else {
        vec![Block::Paragraph(Paragraph::composed(desk.word(lead)))]
    };
    Topic {
        composed,
        ..Topic::showing(&[word], blocks)
    }
}

/// What the programs of a role are for, where nobody wrote about them.
fn aims(desk: &Desk<'_>, role: Role) -> Topic {
    let programs = desk.framework.programs_of(desk.year);
    let of_role = programs.filter(|(_, program)| program.work.role == Some(role));
    let items: Vec<_> = of_role
        .map(|(_, program)| ListItem {
            spans: match &program.work.aim {
                Some(aim) => vec![
                    Span::Strong(program.work.name.clone()),
                    Span::Text(format!(": {aim}")),
                ],
                None => vec![Span::Strong(program.work.name.clone())],
            },
            list: None,
        })
        .collect();
    let (word, title) = match role {
        Role::Main => ("program_utama", ["Program Utama", "Main Programs"]),
        Role::Supporting => (
            "program_penunjang",
            ["Program Penunjang", "Supporting Programs"],
        ),
    };
    let composed = if items.is_empty() {
        return Topic::default();
    } else {
        vec![Block::List(List {
            style: ListStyle::Numbers,
            items,
            origin: Origin::Written,
        })]
    };
    Topic {
        words: vec![word.to_owned()],
        title: Some(desk.word(title).to_owned()),
        composed,
        ..Topic::default()
    }
}

// --- Goals and objectives -----------------------------------------------------------------------

fn goals_table(desk: &Desk<'_>) -> Vec<Block> {
    let mut rows = Vec::new();
    let goals = desk.framework.goals.iter();
    for (number, (id, goal)) in (1_usize..).zip(goals) {
        let objectives = desk.objectives_of(id);
        let height = u16::try_from(objectives.len().max(1)).unwrap_or(u16::MAX);
        let leading = [
            desk.cells().count(number).high(height),
            Cell::words(goal.name.clone()).high(height),
        ];
        push_objectives(desk, leading.to_vec(), &objectives, &mut rows);
    }
    let alone = desk.objectives_alone();
    if !alone.is_empty() {
        let height = u16::try_from(alone.len()).unwrap_or(u16::MAX);
        let leading = vec![Cell::empty().high(height), Cell::empty().high(height)];
        push_objectives(desk, leading, &alone, &mut rows);
    }
    if rows.is_empty() {
        return Vec::new();
    }
    let head = desk.head(&[
        words::NUMBER,
        words::GOAL,
        words::OBJECTIVE,
        words::INDICATOR,
    ]);
    let columns = vec![
        Column::signs(6),
        Column::words(30),
        Column::words(32),
        Column::words(32),
    ];
    let title = desk.word(["Rumusan Tujuan dan Sasaran", "Goals and objectives"]);
    let title = format!("{title} {}", desk.short_name());
    vec![Block::Table(table(
        caption("sasaran", title),
        columns,
        head,
        rows,
    ))]
}

fn push_objectives(
    desk: &Desk<'_>,
    mut leading: Vec<Cell>,
    objectives: &[&Id],
    rows: &mut Vec<Row>,
) {
    if objectives.is_empty() {
        leading.extend([Cell::empty(), Cell::empty()]);
        rows.push(Row::plain(leading));
        return;
    }
    for id in objectives {
        let mut cells = std::mem::take(&mut leading);
        cells.push(Cell::words(desk.framework.called(id)));
        cells.push(lines(
            desk.indicators_of(id)
                .iter()
                .map(|indicator| indicator.name.as_str()),
        ));
        rows.push(Row::plain(cells));
    }
}

/// A cell with a line for each of several things.
fn lines<'b>(items: impl Iterator<Item = &'b str>) -> Cell {
    let mut spans = Vec::new();
    for item in items {
        if !spans.is_empty() {
            spans.push(Span::LineBreak);
        }
        spans.push(Span::Text(item.to_owned()));
    }
    Cell::spans(spans)
}

/// A cell with a numbered line for each of several things.
fn numbered(items: &[&str]) -> Cell {
    match items {
        [] => Cell::empty(),
        [one] => Cell::words(*one),
        many => {
            let each: Vec<_> = (1_usize..)
                .zip(many)
                .map(|(number, item)| format!("{number}. {item}"))
                .collect();
            lines(each.iter().map(String::as_str))
        }
    }
}

/// *Misi, tujuan, sasaran, strategi, kebijakan, program dan kegiatan*: programs beside the
/// objectives that they support by their indicators.
fn cascade(desk: &Desk<'_>) -> Vec<Block> {
    let mut rows = Vec::new();
    let mut shown: BTreeSet<&Id> = BTreeSet::new();
    for (id, objective) in desk.framework.objectives.iter() {
        let goal = objective.goal.as_ref();
        let mission = goal.and_then(|goal| desk.framework.goals.get(goal)?.mission.as_ref());
        let strategies = of_objective(desk, id, goal);
        let policies = policies_of(desk, &strategies, id, goal);
        let strategies: Vec<_> = strategies
            .iter()
            .map(|id| desk.framework.called(id))
            .collect();
        let supporting = programs_of_objective(desk, id);
        let height = u16::try_from(supporting.len().max(1)).unwrap_or(u16::MAX);
        let mut leading = vec![
            Cell::words(mission.map_or("", |id| desk.framework.called(id))),
            Cell::words(goal.map_or("", |id| desk.framework.called(id))),
            Cell::words(objective.name.clone()),
            numbered(&strategies),
            numbered(&policies),
        ];
        leading = leading.into_iter().map(|cell| cell.high(height)).collect();
        shown.extend(&supporting);
        push_programs(desk, leading, &supporting, &mut rows);
    }
    let programs = desk.framework.programs_of(desk.year).map(|(id, _)| id);
    let others: Vec<_> = programs.filter(|id| !shown.contains(id)).collect();
    if !others.is_empty() {
        let height = u16::try_from(others.len()).unwrap_or(u16::MAX);
        let leading = vec![Cell::empty().high(height).wide(5)];
        push_programs(desk, leading, &others, &mut rows);
    }
    if rows.is_empty() {
        return Vec::new();
    }
    let head = desk.head(&[
        words::MISSION,
        words::GOAL,
        words::OBJECTIVE,
        words::STRATEGY,
        words::POLICY,
        words::PROGRAM,
        words::ACTIVITY,
    ]);
    let title = desk.word([
        "Tujuan, Sasaran, Kebijakan, Program dan Kegiatan",
        "Goals, objectives, policies, programs and activities",
    ]);
    vec![Block::Table(Table {
        page: PageShape::Landscape,
        ..table(
            caption("kaskade", format!("{title} {}", desk.short_name())),
            [14, 12, 12, 16, 16, 14, 16].map(Column::words).to_vec(),
            head,
            rows,
        )
    })]
}

/// A row for each program with its activities; what leads them stands once, beside all.
fn push_programs(desk: &Desk<'_>, mut leading: Vec<Cell>, programs: &[&Id], rows: &mut Vec<Row>) {
    if programs.is_empty() {
        leading.extend([Cell::empty(), Cell::empty()]);
        rows.push(Row::plain(leading));
        return;
    }
    for id in programs {
        let mut cells = std::mem::take(&mut leading);
        let program = desk.framework.programs.get(*id);
        let activities = program
            .into_iter()
            .flat_map(|program| program.activities.iter());
        let activities: Vec<_> = activities
            .map(|(_, activity)| activity.work.name.as_str())
            .collect();
        cells.push(Cell::words(desk.framework.called(id)));
        cells.push(numbered(&activities));
        rows.push(Row::plain(cells));
    }
}

/// The strategies of the year that serve an objective, its goal, or nothing that is named.
fn of_objective<'a>(desk: &Desk<'a>, objective: &Id, goal: Option<&Id>) -> Vec<&'a Id> {
    let strategies = desk.framework.strategies.iter();
    strategies
        .filter(|(_, strategy)| holds(desk, strategy.years))
        .filter(|(_, strategy)| serves(strategy.of.as_ref(), objective, goal))
        .map(|(id, _)| id)
        .collect()
}

fn serves(of: Option<&Id>, objective: &Id, goal: Option<&Id>) -> bool {
    of.is_none_or(|of| of == objective || Some(of) == goal)
}

fn policies_of<'a>(
    desk: &Desk<'a>,
    strategies: &[&Id],
    objective: &Id,
    goal: Option<&Id>,
) -> Vec<&'a str> {
    let policies = desk.framework.policies.iter();
    policies
        .filter(|(_, policy)| holds(desk, policy.years))
        .filter(|(_, policy)| match &policy.strategy {
            Some(strategy) => strategies.contains(&strategy),
            None => serves(policy.of.as_ref(), objective, goal),
        })
        .map(|(_, policy)| policy.text.as_str())
        .collect()
}

/// The programs of the year that support any indicator of an objective.
pub(super) fn programs_of_objective<'a>(desk: &Desk<'a>, objective: &Id) -> Vec<&'a Id> {
    let indicators = desk.indicators_of(objective);
    let supports = |id: &Id| indicators.iter().any(|result| result.id == *id);
    desk.framework
        .programs_of(desk.year)
        .filter(|(_, program)| {
            let own = program.work.supports.iter();
            let below = program.activities.iter();
            let below = below.flat_map(|(_, activity)| &activity.work.supports);
            own.chain(below).any(supports)
        })
        .map(|(id, _)| id)
        .collect()
}

// --- The agreement ------------------------------------------------------------------------------

fn agreement(desk: &Desk<'_>) -> Standard {
    Standard {
        title: desk
            .word(["Perjanjian Kinerja", "Performance Agreement"])
            .to_owned(),
        known_by: &["perjanjian kinerja", "penetapan kinerja", "agreement"],
        topics: vec![
            Topic::showing(
                &["perjanjian", "agreement"],
                super::super::agreement::targets_table(desk)
                    .map(Block::Table)
                    .into_iter()
                    .collect(),
            ),
            Topic {
                words: vec!["program".to_owned(), "programs".to_owned()],
                composed: program_count(desk),
                blocks: programs_table(desk),
                ..Topic::default()
            },
            Topic {
                words: vec!["anggaran".to_owned(), "budget".to_owned()],
                composed: budget_sentence(desk),
                blocks: targets_table(desk),
                ..Topic::default()
            },
        ],
        ..Standard::default()
    }
}

fn program_count(desk: &Desk<'_>) -> Vec<Block> {
    let works = desk.works();
    let programs = count(&works, |entry| matches!(entry, Entry::Program { .. }));
    let activities = count(&works, |entry| matches!(entry, Entry::Activity { .. }));
    if programs == 0 {
        return Vec::new();
    }
    let year = desk.year;
    let name = desk.short_name();
    vec![Block::Paragraph(Paragraph::composed(desk.say(
        format!(
            "Pada Tahun Anggaran {year}, {name} melaksanakan {programs} program dan {activities} kegiatan."
        ),
        format!("In {year}, {name} carried out {programs} programs with {activities} activities."),
    )))]
}

fn count(works: &[Entry<'_>], of_kind: impl Fn(&&Entry<'_>) -> bool) -> usize {
    works.iter().filter(of_kind).count()
}

fn budget_sentence(desk: &Desk<'_>) -> Vec<Block> {
    let Some(budget) = desk.evaluation.summary.budget else {
        return Vec::new();
    };
    let budget = crate::number::format_rupiah(budget.amount(), desk.locale);
    vec![Block::Paragraph(Paragraph::composed(desk.say(
        format!("Untuk seluruh program dan kegiatan dialokasikan anggaran sebesar {budget}."),
        format!("The budget of all programs and activities is {budget}."),
    )))]
}

/// The programs with their activities, by spending group.
fn programs_table(desk: &Desk<'_>) -> Vec<Block> {
    let mut groups = 0;
    let mut rows: Vec<Row> = Vec::new();
    for entry in desk.ledger_of_programs() {
        match entry {
            Entry::Group { name, .. } => rows.push(Row::new(
                RowRole::Group,
                vec![
                    Cell::words(entry.mark(&mut groups)),
                    Cell::words(name).wide(2),
                ],
            )),
            Entry::Program { program, .. } => {
                let activities = program.activities.iter();
                let names: Vec<_> = (1_usize..)
                    .zip(activities)
                    .map(|(number, (_, activity))| {
                        let letter = super::super::tree::letters(number);
                        format!("{letter}. {}", activity.work.name)
                    })
                    .collect();
                rows.push(Row::plain(vec![
                    Cell::words(entry.mark(&mut groups)),
                    Cell::words(program.work.name.clone()),
                    lines(names.iter().map(String::as_str)),
                ]));
            }
            Entry::Activity { .. } | Entry::SubActivity { .. } => {}
        }
    }
    if rows.is_empty() {
        return Vec::new();
    }
    let head = desk.head(&[words::NUMBER, words::PROGRAM, words::ACTIVITY]);
    let title = desk.of_the_year(desk.word(["Program dan Kegiatan", "Programs and activities"]));
    vec![Block::Table(table(
        caption("program", title),
        vec![Column::signs(7), Column::words(38), Column::words(55)],
        head,
        rows,
    ))]
}

/// What each activity is measured by, with its targets; the input is its budget.
fn targets_table(desk: &Desk<'_>) -> Vec<Block> {
    let mut groups = 0;
    let mut rows = Vec::new();
    for entry in desk.ledger_of_programs() {
        let mark = entry.mark(&mut groups);
        let measures = super::measurement::measures_of(desk, &entry);
        let height = u16::try_from(measures.len()).unwrap_or(u16::MAX);
        if measures.is_empty() {
            rows.push(Row::new(
                RowRole::Group,
                vec![Cell::words(mark), Cell::words(entry.name()).wide(4)],
            ));
            continue;
        }
        let mut leading = vec![
            Cell::words(mark).high(height),
            Cell::words(entry.name()).high(height),
        ];
        for measure in measures {
            let mut cells = std::mem::take(&mut leading);
            cells.push(Cell::words(desk.word(words::measure_kind(measure.kind))));
            cells.push(Cell::words(measure.name));
            cells.push(measure.target);
            rows.push(Row::plain(cells));
        }
    }
    if rows.is_empty() {
        return Vec::new();
    }
    let head = desk.head(&[
        words::NUMBER,
        words::PROGRAM_OR_ACTIVITY,
        words::MEASURE_KIND,
        words::MEASURE,
        words::TARGET,
    ]);
    let columns = vec![
        Column::signs(7),
        Column::words(30),
        Column::words(12),
        Column::words(34),
        Column::words(17),
    ];
    let title = desk.of_the_year(desk.word([
        "Target Kinerja Program dan Kegiatan",
        "Targets of programs and activities",
    ]));
    vec![Block::Table(table(
        caption("target_kegiatan", title),
        columns,
        head,
        rows,
    ))]
}
