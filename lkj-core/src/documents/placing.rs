//! Puts the prose of a chapter and what follows from figures in one order.
//!
//! The framework keeps prose by place: `2.A` is section A of chapter II, `2.A.3` its third
//! subsection, and `1.A.golongan` what is said in section A about the table `golongan`. A
//! standard outline says which sections a chapter has and what each of them shows. A section of
//! the framework takes the place of the standard one of the same title, wherever it stands; what
//! nobody wrote is put together from figures. A paragraph that is nothing but `{table.golongan}` says
//! where the table stands; else it stands after the first paragraph about it, or at the end.

use std::collections::{BTreeMap, BTreeSet};

use super::prose::Prose;
use super::tree::{Begins, Block, Division, Heading, Span, letters};
use super::words::{self, roman, write};
use crate::framework::Section;
use crate::value::Register;

/// The prose of one chapter.
#[derive(Debug, Default)]
pub(super) struct ChapterProse<'a> {
    /// What stands before its sections.
    lead: Option<&'a Section>,
    sections: Vec<SectionProse<'a>>,
}

/// The prose of a section or subsection.
#[derive(Debug)]
struct SectionProse<'a> {
    /// Its letter or number in the framework.
    mark: &'a str,
    section: Option<&'a Section>,
    /// What is said about one thing each, by the word for it.
    about: Vec<(&'a str, &'a Section)>,
    inner: Vec<SectionProse<'a>>,
}

impl<'a> ChapterProse<'a> {
    /// The prose of a chapter, in the order of the framework.
    pub(super) fn of(texts: Option<&'a Register<String, Section>>, chapter: usize) -> Self {
        let mut prose = Self::default();
        let chapter = chapter.to_string();
        for (key, section) in texts.into_iter().flat_map(Register::iter) {
            let mut marks = key.split('.');
            if marks.next() != Some(chapter.as_str()) {
                continue;
            }
            let marks: Vec<&str> = marks.collect();
            if marks.is_empty() {
                prose.lead = Some(section);
            } else {
                place(&mut prose.sections, &marks, section);
            }
        }
        prose
    }
}

/// Letters and numbers mark sections; any other word says what a text is about.
fn is_mark(word: &str) -> bool {
    let mut letters = word.chars();
    match (letters.next(), letters.next()) {
        (Some(letter), None) => letter.is_ascii_uppercase() || letter.is_ascii_digit(),
        _ => word.chars().all(|letter| letter.is_ascii_digit()),
    }
}

fn place<'a>(sections: &mut Vec<SectionProse<'a>>, marks: &[&'a str], section: &'a Section) {
    let Some((mark, rest)) = marks.split_first() else {
        return;
    };
    let at = sections
        .iter()
        .position(|one| one.mark == *mark)
        .unwrap_or_else(|| {
            sections.push(SectionProse {
                mark,
                section: None,
                about: Vec::new(),
                inner: Vec::new(),
            });
            sections.len().saturating_sub(1)
        });
    let Some(found) = sections.get_mut(at) else {
        return;
    };
    match rest {
        [] => found.section = Some(section),
        [word, ..] if is_mark(word) => place(&mut found.inner, rest, section),
        [word, ..] => found.about.push((word, section)),
    }
}

/// A section that such a chapter has.
#[derive(Debug, Default)]
pub(super) struct Standard {
    /// Its title, where the framework gives none.
    pub(super) title: String,
    /// Words by which a section of the framework is known to be this one.
    pub(super) known_by: &'static [&'static str],
    /// What it says where nobody wrote it; where that is nothing it is left out, unless it shows
    /// something.
    pub(super) composed: Vec<Block>,
    /// What it shows.
    pub(super) topics: Vec<Topic>,
    /// Its subsections.
    pub(super) inner: Vec<Standard>,
}

/// Something that a section shows, and prose can be about.
#[derive(Debug, Default)]
pub(super) struct Topic {
    /// The words by which prose is about it: an id, `sasaran`, `program_2`.
    pub(super) words: Vec<String>,
    /// The heading over it, where it has one of its own.
    pub(super) title: Option<String>,
    /// What is said where nobody wrote about it.
    pub(super) composed: Vec<Block>,
    /// What it shows in any case.
    pub(super) blocks: Vec<Block>,
    /// Where that stands in prose that does not say it.
    pub(super) stands: Stands,
    /// Its divisions.
    pub(super) divisions: Vec<Division>,
}

/// Where what a topic shows stands in its prose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Stands {
    /// Behind all of it.
    #[default]
    AtEnd,
    /// Behind its first paragraph.
    AfterFirst,
}

impl Topic {
    /// A topic that shows some blocks.
    pub(super) fn showing(words: &[&str], blocks: Vec<Block>) -> Self {
        Self {
            words: words.iter().map(|word| (*word).to_owned()).collect(),
            blocks,
            ..Self::default()
        }
    }

    /// A topic that is put together where nobody wrote about it.
    pub(super) fn composed(words: &[&str], composed: Vec<Block>) -> Self {
        Self {
            words: words.iter().map(|word| (*word).to_owned()).collect(),
            composed,
            ..Self::default()
        }
    }

    fn is_empty(&self) -> bool {
        self.composed.is_empty() && self.blocks.is_empty() && self.divisions.is_empty()
    }
}

/// A chapter of an outline.
#[derive(Debug, Default)]
pub(super) struct Outline {
    /// Its number.
    pub(super) number: usize,
    /// Its title, where the framework gives none.
    pub(super) title: String,
    /// Its sections.
    pub(super) sections: Vec<Standard>,
    /// What it says where it has no sections and nobody wrote it.
    pub(super) composed: Vec<Block>,
    /// What it shows behind its sections.
    pub(super) end: Vec<Block>,
}

/// A chapter: the framework's prose, and what follows from figures, in one order.
pub(super) fn chapter(
    prose: Prose<'_, '_>,
    written: &ChapterProse<'_>,
    outline: Outline,
) -> Division {
    let title = written
        .lead
        .and_then(|lead| lead.heading.clone())
        .unwrap_or(outline.title);
    let number = format!(
        "{} {}",
        write(words::CHAPTER, prose.locale),
        roman(outline.number)
    );
    let mut division = Division::titled(Heading::numbered(number, title.to_uppercase()));
    division.begins = Begins::NewPage;
    division.blocks = written
        .lead
        .map_or_else(Vec::new, |lead| prose.section(lead));
    if division.blocks.is_empty() && written.sections.is_empty() {
        division.blocks = outline.composed;
    }
    let mut arranging = Arranging {
        prose,
        topics: Topics::default(),
    };
    let planned = arranging.topics.plan(outline.sections);
    arranging.topics.find_named(&written.sections, &planned);
    division.divisions = arranging.sections(&written.sections, planned);
    number_divisions(&mut division.divisions, Depth::Section);
    if !outline.end.is_empty() {
        division.divisions.push(Division {
            blocks: outline.end,
            ..Division::default()
        });
    }
    division
}

/// A standard section whose topics are in [`Topics`].
struct Planned {
    title: String,
    known_by: &'static [&'static str],
    composed: Vec<Block>,
    topics: Vec<usize>,
    inner: Vec<Planned>,
}

/// All topics of a chapter; each is shown once.
#[derive(Default)]
struct Topics {
    all: Vec<Option<Topic>>,
    by_word: BTreeMap<String, Vec<usize>>,
    /// Those that some prose is about: they are shown beside it.
    named: BTreeSet<usize>,
}

impl Topics {
    fn plan(&mut self, standards: Vec<Standard>) -> Vec<Planned> {
        let plan = |standard: Standard| Planned {
            title: standard.title,
            known_by: standard.known_by,
            composed: standard.composed,
            topics: standard
                .topics
                .into_iter()
                .filter(|topic| !topic.is_empty() || topic.title.is_some())
                .map(|topic| self.add(topic))
                .collect(),
            inner: self.plan(standard.inner),
        };
        standards.into_iter().map(plan).collect()
    }

    fn add(&mut self, topic: Topic) -> usize {
        let at = self.all.len();
        for word in &topic.words {
            self.by_word.entry(word.clone()).or_default().push(at);
        }
        self.all.push(Some(topic));
        at
    }

    /// Finds the topics that some prose is about.
    fn find_named(&mut self, sections: &[SectionProse<'_>], standards: &[Planned]) {
        for section in sections {
            let standard = standards.iter().find(|standard| section.is(standard));
            let own = standard.map_or(&[][..], |standard| standard.topics.as_slice());
            let named: Vec<_> = section
                .about
                .iter()
                .filter_map(|(word, _)| self.at_word(word, own))
                .collect();
            self.named.extend(named);
            let inner = standard.map_or(&[][..], |standard| standard.inner.as_slice());
            self.find_named(&section.inner, inner);
        }
    }

    /// The topic that a word names: one of the section's own, else any of the chapter.
    fn at_word(&self, word: &str, own: &[usize]) -> Option<usize> {
        let all = self.by_word.get(word)?;
        let of_section = all.iter().find(|at| own.contains(at));
        of_section.or(all.first()).copied()
    }

    fn take(&mut self, at: usize) -> Option<Topic> {
        self.all.get_mut(at)?.take()
    }
}

struct Arranging<'d, 'a> {
    prose: Prose<'d, 'a>,
    topics: Topics,
}

impl Arranging<'_, '_> {
    /// The sections of the framework in their order, each with what the standard one of its
    /// title shows; between them, in the standard order, those that the framework does not have.
    fn sections(&mut self, written: &[SectionProse<'_>], standards: Vec<Planned>) -> Vec<Division> {
        let places: Vec<Option<usize>> = written
            .iter()
            .map(|section| standards.iter().position(|standard| section.is(standard)))
            .collect();
        let mut standards: Vec<Option<Planned>> = standards.into_iter().map(Some).collect();
        let mut divisions = Vec::new();
        for (section, place) in written.iter().zip(&places) {
            for (at, standard) in standards.iter_mut().enumerate() {
                let is_due = place.is_some_and(|place| at < place) && !places.contains(&Some(at));
                if let Some(standard) = standard.take_if(|_| is_due) {
                    divisions.push(self.section(None, Some(standard)));
                }
            }
            let standard = place.and_then(|place| standards.get_mut(place)?.take());
            divisions.push(self.section(Some(section), standard));
        }
        for standard in standards.into_iter().flatten() {
            divisions.push(self.section(None, Some(standard)));
        }
        divisions.retain(|division| !division.is_empty());
        divisions
    }

    fn section(
        &mut self,
        written: Option<&SectionProse<'_>>,
        standard: Option<Planned>,
    ) -> Division {
        let section = written.and_then(|written| written.section);
        let standard = standard.unwrap_or(Planned {
            title: String::new(),
            known_by: &[],
            composed: Vec::new(),
            topics: Vec::new(),
            inner: Vec::new(),
        });
        let about = written.map_or(&[][..], |written| written.about.as_slice());
        let mut flow = Flow {
            blocks: section.map_or_else(Vec::new, |section| self.prose.section(section)),
            divisions: Vec::new(),
        };
        if flow.blocks.is_empty() && about.is_empty() {
            flow.blocks = standard.composed;
        }
        self.topics_of(&mut flow, about, &standard.topics);
        let inner = written.map_or(&[][..], |written| written.inner.as_slice());
        flow.divisions.extend(self.sections(inner, standard.inner));
        let title = section
            .and_then(|section| section.heading.clone())
            .unwrap_or(standard.title);
        Division {
            heading: (!title.is_empty()).then(|| Heading::new(title)),
            begins: Begins::Here,
            blocks: flow.blocks,
            divisions: flow.divisions,
        }
    }

    /// The section's topics: those that prose is about where it stands, the others between them
    /// in the standard order.
    fn topics_of(&mut self, flow: &mut Flow, about: &[(&str, &Section)], own: &[usize]) {
        let mut waiting: Vec<usize> = own
            .iter()
            .copied()
            .filter(|at| !self.topics.named.contains(at))
            .collect();
        for (word, section) in about {
            let at = self.topics.at_word(word, own);
            if let Some(at) = at.filter(|at| own.contains(at)) {
                let (before, later) = waiting.into_iter().partition(|waits| *waits < at);
                self.show(flow, before);
                waiting = later;
            }
            let topic = at.and_then(|at| self.topics.take(at));
            flow.add(self.prose, Some(section), topic);
        }
        self.show(flow, waiting);
    }

    fn show(&mut self, flow: &mut Flow, topics: Vec<usize>) {
        for at in topics {
            let topic = self.topics.take(at);
            flow.add(self.prose, None, topic);
        }
    }
}

impl SectionProse<'_> {
    /// Whether its heading says that it is a standard section.
    fn is(&self, standard: &Planned) -> bool {
        let heading = self.section.and_then(|section| section.heading.as_deref());
        let heading = heading.unwrap_or_default().to_lowercase();
        standard
            .known_by
            .iter()
            .any(|words| heading.contains(words))
    }
}

/// Puts what a topic shows into its prose: in place of a paragraph that is nothing but a
/// reference to a table or figure, else where such things stand.
fn insert(prose: &mut Vec<Block>, shown: Vec<Block>, stands: Stands) {
    let place = prose.iter().position(is_place);
    let range = match (place, stands) {
        _ if shown.is_empty() => return,
        (Some(at), _) => at..at.saturating_add(1),
        (None, Stands::AtEnd) => prose.len()..prose.len(),
        (None, Stands::AfterFirst) => {
            let first = prose.len().min(1);
            first..first
        }
    };
    prose.splice(range, shown);
}

fn is_place(block: &Block) -> bool {
    match block {
        Block::Paragraph(paragraph) => {
            matches!(paragraph.spans.as_slice(), [Span::Reference { .. }])
        }
        _ => false,
    }
}

/// What has been put into a section so far.
struct Flow {
    blocks: Vec<Block>,
    divisions: Vec<Division>,
}

impl Flow {
    fn add(&mut self, prose: Prose<'_, '_>, section: Option<&Section>, topic: Option<Topic>) {
        let topic = topic.unwrap_or_default();
        let mut blocks = section.map_or_else(Vec::new, |section| prose.section(section));
        if blocks.is_empty() {
            blocks = topic.composed;
        }
        insert(&mut blocks, topic.blocks, topic.stands);
        let title = section
            .and_then(|section| section.heading.clone())
            .or(topic.title);
        let division = Division {
            heading: title.map(Heading::new),
            begins: Begins::Here,
            blocks,
            divisions: topic.divisions,
        };
        if division.is_empty() {
            return;
        }
        if division.heading.is_some() || !division.divisions.is_empty() {
            self.divisions.push(division);
        } else {
            self.add_blocks(division.blocks);
        }
    }

    /// Adds blocks behind all that is there.
    fn add_blocks(&mut self, blocks: Vec<Block>) {
        match self.divisions.last_mut() {
            None => self.blocks.extend(blocks),
            Some(last) if last.heading.is_none() && last.divisions.is_empty() => {
                last.blocks.extend(blocks);
            }
            Some(_) => self.divisions.push(Division {
                blocks,
                ..Division::default()
            }),
        }
    }
}

/// How deep a division is in its chapter, which says how it is numbered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Depth {
    /// `A.`
    Section,
    /// `1.`
    Subsection,
    /// `a.`
    Deeper,
}

impl Depth {
    const fn below(self) -> Self {
        match self {
            Self::Section => Self::Subsection,
            Self::Subsection | Self::Deeper => Self::Deeper,
        }
    }

    fn number(self, number: usize) -> String {
        match self {
            Self::Section => format!("{}.", letters(number).to_uppercase()),
            Self::Subsection => format!("{number}."),
            Self::Deeper => format!("{}.", letters(number)),
        }
    }
}

fn number_divisions(divisions: &mut [Division], depth: Depth) {
    let mut count: usize = 0;
    for division in divisions {
        if let Some(heading) = &mut division.heading {
            count = count.saturating_add(1);
            heading.number = Some(depth.number(count));
        }
        number_divisions(&mut division.divisions, depth.below());
    }
}
