//! The framework's own prose as blocks: a small subset of Markdown, with live numbers.
//!
//! Paragraphs parted by an empty line, `*emphasis*`, `**strong**` and lists are read; all else
//! stands as it is written. `{rat}` and `{growth(um)}` are filled in from the evaluation, `{table.capaian}` with the
//! number of the table of that name.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::tree::{Anchor, Block, List, ListItem, ListStyle, Origin, Paragraph, Span, Style};
use super::words::{self, write};
use crate::evaluation::Answers;
use crate::formula::Formula;
use crate::framework::{Section, claim::Around};
use crate::value::Locale;

/// Before and behind the number of a brace, while Markdown is read.
const OPEN: char = '\u{E000}';
const CLOSE: char = '\u{E001}';

/// Turns prose into blocks, its references filled in.
#[derive(Debug, Clone, Copy)]
pub(super) struct Prose<'d, 'a> {
    pub(super) answers: &'d Answers<'a>,
    pub(super) locale: Locale,
}

impl Prose<'_, '_> {
    /// The blocks of a section.
    pub(super) fn section(self, section: &Section) -> Vec<Block> {
        self.blocks(&section.text)
    }

    /// The blocks of a text.
    pub(super) fn blocks(self, text: &str) -> Vec<Block> {
        let (marked, braces) = self.fill_in(text);
        let mut reading = Reading {
            braces: &braces,
            blocks: Vec::new(),
            spans: Vec::new(),
            lists: Vec::new(),
            emphasis: 0,
            strong: 0,
        };
        for event in Parser::new_ext(&marked, Options::empty()) {
            reading.event(event);
        }
        reading.blocks
    }

    /// The words of a short text in one run: a note, a reason.
    pub(super) fn spans(self, text: &str) -> Vec<Span> {
        let mut spans = Vec::new();
        for block in self.blocks(text) {
            let Block::Paragraph(paragraph) = block else {
                continue;
            };
            if !spans.is_empty() {
                spans.push(Span::Text(" ".to_owned()));
            }
            spans.extend(paragraph.spans);
        }
        spans
    }

    /// The text with a mark in place of each brace, and what the braces give.
    fn fill_in(self, text: &str) -> (String, Vec<Span>) {
        let mut marked = String::with_capacity(text.len());
        let mut spans = Vec::new();
        let mut rest = text;
        while let Some((outside, opened)) = rest.split_once('{') {
            push_unmarked(&mut marked, outside);
            let Some((inside, behind)) = opened.split_once('}') else {
                push_unmarked(&mut marked, "{");
                rest = opened;
                continue;
            };
            let around = Around {
                before: outside,
                behind,
            };
            marked.push(OPEN);
            marked.push_str(&spans.len().to_string());
            marked.push(CLOSE);
            spans.push(self.brace(inside, around));
            rest = behind;
        }
        push_unmarked(&mut marked, rest);
        (marked, spans)
    }

    fn brace(self, inside: &str, around: Around<'_>) -> Span {
        let written = inside
            .split_once(" = ")
            .map_or(inside, |(_, reference)| reference)
            .trim();
        if let Some(to) = caption(written) {
            return Span::Reference {
                to,
                text: String::new(),
            };
        }
        let asked = written.parse::<Formula>().and_then(|formula| {
            self.answers.check_asked(&formula)?;
            Ok(formula)
        });
        let formula = match asked {
            Ok(formula) => formula,
            Err(problem) => return missing(written, &problem.message(self.locale)),
        };
        match self.answers.value(&formula) {
            Ok(value) => Span::Live {
                text: value.write_between(around, self.locale),
                reference: written.to_owned(),
                style: Style::Plain,
            },
            Err(reason) => missing(written, &reason.message(self.locale)),
        }
    }
}

/// The caption that `table.capaian` or `figure.capaian` names.
fn caption(written: &str) -> Option<Anchor> {
    let (kind, name) = written.split_once('.')?;
    let kind = match kind {
        "table" => words::TABLE,
        "figure" => words::FIGURE,
        _ => return None,
    };
    Some(Anchor::new(&format!(
        "{} {name}",
        write(kind, Locale::Indonesian)
    )))
}

fn missing(reference: &str, because: &str) -> Span {
    Span::Missing {
        reference: reference.to_owned(),
        because: because.to_owned(),
    }
}

/// Adds text that can hold no mark of ours.
fn push_unmarked(marked: &mut String, text: &str) {
    marked.extend(text.chars().map(|letter| {
        if matches!(letter, OPEN | CLOSE) {
            '\u{FFFD}'
        } else {
            letter
        }
    }));
}

/// What was read of a text so far.
struct Reading<'a> {
    braces: &'a [Span],
    blocks: Vec<Block>,
    spans: Vec<Span>,
    /// The lists that are open, the outermost one first.
    lists: Vec<List>,
    emphasis: usize,
    strong: usize,
}

impl Reading<'_> {
    fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Start(Tag::Emphasis) => self.emphasis = self.emphasis.saturating_add(1),
            Event::End(TagEnd::Emphasis) => self.emphasis = self.emphasis.saturating_sub(1),
            Event::Start(Tag::Strong) => self.strong = self.strong.saturating_add(1),
            Event::End(TagEnd::Strong) => self.strong = self.strong.saturating_sub(1),
            Event::Start(Tag::List(first)) => self.open_list(first),
            Event::End(TagEnd::List(_)) => self.close_list(),
            Event::Start(Tag::Item) => self.open_item(),
            Event::Start(Tag::Paragraph | Tag::Heading { .. }) => self.part_paragraphs(),
            Event::End(
                TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::CodeBlock | TagEnd::Item,
            ) => self.flush(),
            Event::Text(text)
            | Event::Code(text)
            | Event::Html(text)
            | Event::InlineHtml(text)
            | Event::InlineMath(text)
            | Event::DisplayMath(text) => self.text(&text),
            Event::SoftBreak => self.text(" "),
            Event::HardBreak => self.spans.push(Span::LineBreak),
            _ => {}
        }
    }

    /// Words, and what their marks stand for.
    fn text(&mut self, text: &str) {
        let mut rest = text;
        while let Some((outside, marked)) = rest.split_once(OPEN) {
            self.words(outside);
            let (number, behind) = marked.split_once(CLOSE).unwrap_or((marked, ""));
            let brace = number
                .parse()
                .ok()
                .and_then(|at: usize| self.braces.get(at));
            if let Some(mut span) = brace.cloned() {
                if let Span::Live { style, .. } = &mut span {
                    *style = self.style();
                }
                self.spans.push(span);
            }
            rest = behind;
        }
        self.words(rest);
    }

    fn words(&mut self, words: &str) {
        if words.is_empty() {
            return;
        }
        match (self.style(), self.spans.last_mut()) {
            (Style::Plain, Some(Span::Text(last))) => last.push_str(words),
            (Style::Plain, _) => self.spans.push(Span::Text(words.to_owned())),
            (Style::Strong, _) => self.spans.push(Span::Strong(words.to_owned())),
            (Style::Emphasis, _) => self.spans.push(Span::Emphasis(words.to_owned())),
        }
    }

    /// The style of words at this place.
    const fn style(&self) -> Style {
        match (self.strong, self.emphasis) {
            (1.., _) => Style::Strong,
            (0, 1..) => Style::Emphasis,
            (0, 0) => Style::Plain,
        }
    }

    /// A paragraph within an item begins on the next line.
    fn part_paragraphs(&mut self) {
        let has_words = self
            .lists
            .last()
            .and_then(|list| list.items.last())
            .is_some_and(|item| !item.spans.is_empty());
        if has_words {
            self.spans.push(Span::LineBreak);
        }
    }

    /// Puts the words read so far where they belong.
    fn flush(&mut self) {
        let spans = std::mem::take(&mut self.spans);
        if spans.is_empty() {
            return;
        }
        match self.lists.last_mut().and_then(|list| list.items.last_mut()) {
            Some(item) => item.spans.extend(spans),
            None => self
                .blocks
                .push(Block::Paragraph(Paragraph::written(spans))),
        }
    }

    fn open_list(&mut self, first: Option<u64>) {
        self.flush();
        self.lists.push(List {
            style: if first.is_some() {
                ListStyle::Numbers
            } else {
                ListStyle::Bullets
            },
            items: Vec::new(),
            origin: Origin::Written,
        });
    }

    fn open_item(&mut self) {
        if let Some(list) = self.lists.last_mut() {
            list.items.push(ListItem::default());
        }
    }

    fn close_list(&mut self) {
        self.flush();
        let Some(list) = self.lists.pop() else { return };
        match self
            .lists
            .last_mut()
            .and_then(|outer| outer.items.last_mut())
        {
            Some(item) => item.list = Some(Box::new(list)),
            None => self.blocks.push(Block::List(list)),
        }
    }
}
