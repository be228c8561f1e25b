//! A document as a tree of divisions, paragraphs, tables and figures: all that renderers print,
//! and nothing that they would have to work out.

use rust_decimal::Decimal;

use super::chart::Chart;
use crate::evaluation::Imprint;
use crate::value::Locale;

/// A finished document, to be printed in any format.
///
/// *Istilah resmi:* naskah; the documents of SAKIP are those of [`PublicationKind`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[doc(alias = "naskah")]
#[non_exhaustive]
pub struct Publication {
    /// What kind of document it is.
    pub kind: PublicationKind,
    /// The language of what is not the framework's own words, and the style of figures.
    pub locale: Locale,
    /// Its title in one line.
    pub title: String,
    /// The cover, where it has one.
    pub cover: Option<Cover>,
    /// What it is made of.
    pub divisions: Vec<Division>,
    /// By what it was made, so that its figures can be made again.
    pub imprint: Imprint,
}

/// A kind of document that follows from a framework.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum PublicationKind {
    /// The performance report. *Laporan Kinerja (LKj), Perpres 29/2014, PermenPANRB 53/2014.*
    Report,
    /// The performance agreement. *Perjanjian Kinerja (PK), PermenPANRB 53/2014.*
    Agreement,
    /// The action plan by quarter. *Rencana aksi.*
    ActionPlan,
    /// The evaluation of the yearly plan. *Formulir E.81, Permendagri 86/2017.*
    EvaluationForm,
    /// The review sheet and its statement. *Reviu atas Laporan Kinerja, PermenPANRB 53/2014.*
    Review,
    /// The definitions of the indicators. *Manual indikator.*
    Manual,
}

impl PublicationKind {
    /// All kinds.
    pub const ALL: [Self; 6] = [
        Self::Report,
        Self::Agreement,
        Self::ActionPlan,
        Self::EvaluationForm,
        Self::Review,
        Self::Manual,
    ];

    /// The name of its file, without what the format adds: `lkj`, `pk`.
    #[must_use]
    pub const fn file_stem(self) -> &'static str {
        match self {
            Self::Report => "lkj",
            Self::Agreement => "pk",
            Self::ActionPlan => "renaksi",
            Self::EvaluationForm => "e81",
            Self::Review => "review",
            Self::Manual => "manual",
        }
    }

    /// The kind whose files have this name.
    ///
    /// ```
    /// use lkj_core::documents::PublicationKind;
    /// assert_eq!(PublicationKind::of_file_stem("pk"), Some(PublicationKind::Agreement));
    /// assert_eq!(PublicationKind::of_file_stem("skp"), None);
    /// ```
    #[must_use]
    pub fn of_file_stem(stem: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.file_stem() == stem)
    }
}

/// The first page: a line each, the most important ones first.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct Cover {
    /// What the document is: `LAPORAN KINERJA`, and its year.
    pub title: Vec<String>,
    /// Whose it is: organization and region.
    pub of: Vec<String>,
    /// Where and when, or what else stands at the foot.
    pub foot: Vec<String>,
}

/// A chapter, section or subsection. *Bab, subbab, bagian.*
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[doc(alias = "bab")]
#[non_exhaustive]
pub struct Division {
    /// Its heading; without one its blocks stand for themselves.
    pub heading: Option<Heading>,
    /// Whether it begins on a new page.
    pub begins: Begins,
    /// What stands in it before its divisions.
    pub blocks: Vec<Block>,
    /// Its divisions.
    pub divisions: Vec<Division>,
}

impl Division {
    /// A division under a heading.
    #[must_use]
    pub fn titled(heading: Heading) -> Self {
        Self {
            heading: Some(heading),
            ..Self::default()
        }
    }

    /// Whether nothing at all stands in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.blocks.is_empty() && self.divisions.iter().all(Self::is_empty)
    }
}

/// Where a [`Division`] begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Begins {
    /// Where the one before it ends.
    #[default]
    Here,
    /// On a new page.
    NewPage,
}

/// A heading with its number.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Heading {
    /// Its number as printed: `BAB I`, `A.`, `3.`; none in front matter.
    pub number: Option<String>,
    /// Its words.
    pub text: String,
    /// By what links find it.
    pub anchor: Anchor,
}

impl Heading {
    /// A heading without a number.
    #[must_use]
    pub fn new(text: impl Into<String>) -> Self {
        let text = text.into();
        Self {
            number: None,
            anchor: Anchor::new(&text),
            text,
        }
    }

    /// A heading with a number.
    #[must_use]
    pub fn numbered(number: impl Into<String>, text: impl Into<String>) -> Self {
        Self {
            number: Some(number.into()),
            ..Self::new(text)
        }
    }

    /// Number and words in one line.
    #[must_use]
    pub fn line(&self) -> String {
        match &self.number {
            Some(number) => format!("{number} {}", self.text),
            None => self.text.clone(),
        }
    }
}

/// What links and references find a heading, table or figure by: small letters, digits, hyphens.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Anchor(String);

impl Anchor {
    /// An anchor made of words.
    #[must_use]
    pub fn new(words: &str) -> Self {
        let mut anchor = String::with_capacity(words.len());
        for letter in words.chars().flat_map(char::to_lowercase) {
            if letter.is_ascii_alphanumeric() {
                anchor.push(letter);
            } else if !anchor.is_empty() && !anchor.ends_with('-') {
                anchor.push('-');
            }
        }
        let end = anchor.trim_end_matches('-').len();
        anchor.truncate(end);
        if anchor.is_empty() {
            anchor.push_str("bagian");
        }
        Self(anchor)
    }

    /// It as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    pub(super) fn with_suffix(&self, number: usize) -> Self {
        Self(format!("{}-{number}", self.0))
    }
}

/// What stands in a division.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Block {
    /// Words.
    Paragraph(Paragraph),
    /// A list.
    List(List),
    /// A table.
    Table(Table),
    /// A chart.
    Figure(Figure),
    /// Formulas, one below the other.
    Equations(Vec<Equation>),
    /// Something that belongs here and that nobody has written: never invented.
    Gap(Gap),
    /// Who signs, side by side.
    Signatures(Vec<Signature>),
    /// A list of what the document holds.
    Contents(ContentsOf),
}

/// What a [`Block::Contents`] lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ContentsOf {
    /// Its headings. *Daftar isi.*
    Headings,
    /// Its tables. *Daftar tabel.*
    Tables,
    /// Its figures. *Daftar gambar.*
    Figures,
}

/// Who wrote a piece of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Origin {
    /// The agency, in the framework.
    #[default]
    Written,
    /// The engine, from figures; renderers mark it.
    Composed,
}

/// A paragraph.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct Paragraph {
    /// Its words.
    pub spans: Vec<Span>,
    /// Who wrote it.
    pub origin: Origin,
    /// What it is in the text around it.
    pub role: ParagraphRole,
}

impl Paragraph {
    /// A paragraph that the framework holds.
    #[must_use]
    pub fn written(spans: Vec<Span>) -> Self {
        Self {
            spans,
            ..Self::default()
        }
    }

    /// A paragraph that was put together from figures.
    #[must_use]
    pub fn composed(text: impl Into<String>) -> Self {
        Self {
            spans: vec![Span::Text(text.into())],
            origin: Origin::Composed,
            role: ParagraphRole::Text,
        }
    }
}

/// What a [`Paragraph`] is in the text around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
pub enum ParagraphRole {
    /// Running text.
    #[default]
    Text,
    /// A line that leads what follows: a heading too small to be listed.
    Lead,
    /// A line in the middle of the page: the statement of an agreement.
    Centered,
    /// A remark under a table or figure: its source, what its signs mean.
    Remark,
}

/// A run of text of one kind.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Span {
    /// Plain words.
    Text(String),
    /// Emphasised words.
    Emphasis(String),
    /// Strong words.
    Strong(String),
    /// A number or word that the evaluation gave.
    Live {
        /// As printed.
        text: String,
        /// The reference that it is the value of.
        reference: String,
        /// How it is set.
        style: Style,
    },
    /// A reference to a table or figure: `Tabel 3.1`.
    Reference {
        /// To what.
        to: Anchor,
        /// As printed; put in when the captions are numbered.
        text: String,
    },
    /// A value that there is none of, and why.
    Missing {
        /// The reference.
        reference: String,
        /// Why.
        because: String,
    },
    /// The next line begins here.
    LineBreak,
}

/// How words are set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Style {
    /// As the text around them.
    #[default]
    Plain,
    /// Emphasised.
    Emphasis,
    /// Strong.
    Strong,
}

impl Span {
    /// Its words as plain text.
    #[must_use]
    pub fn text(&self) -> &str {
        match self {
            Self::Text(text)
            | Self::Emphasis(text)
            | Self::Strong(text)
            | Self::Live { text, .. }
            | Self::Reference { text, .. } => text,
            Self::Missing { .. } => "–",
            Self::LineBreak => "\n",
        }
    }
}

/// A list.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct List {
    /// How its items are marked.
    pub style: ListStyle,
    /// Its items.
    pub items: Vec<ListItem>,
    /// Who wrote it.
    pub origin: Origin,
}

/// An item of a [`List`], with a list of its own or none.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct ListItem {
    /// Its words.
    pub spans: Vec<Span>,
    /// The list below it.
    pub list: Option<Box<List>>,
}

impl ListItem {
    /// An item of plain words.
    #[must_use]
    pub fn new(text: impl Into<String>) -> Self {
        Self {
            spans: vec![Span::Text(text.into())],
            list: None,
        }
    }
}

impl List {
    /// A list of plain words that the framework holds.
    #[must_use]
    pub fn of<T: Into<String>>(style: ListStyle, items: impl IntoIterator<Item = T>) -> Self {
        Self {
            style,
            items: items.into_iter().map(ListItem::new).collect(),
            origin: Origin::Written,
        }
    }
}

/// How the items of a [`List`] are marked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ListStyle {
    /// By a sign.
    Bullets,
    /// `1.`, `2.`
    Numbers,
    /// `a.`, `b.`
    Letters,
}

impl ListStyle {
    /// The mark of an item, counted from 1: `•`, `3.`, `c.`
    #[must_use]
    pub fn mark(self, number: usize) -> String {
        match self {
            Self::Bullets => "•".to_owned(),
            Self::Numbers => format!("{number}."),
            Self::Letters => format!("{}.", letters(number)),
        }
    }
}

/// A number in letters: `a`, `b`, …, `z`, `aa`.
pub(super) fn letters(number: usize) -> String {
    let mut rest = number;
    let mut written = Vec::new();
    while rest > 0 {
        rest = rest.saturating_sub(1);
        let letter = u8::try_from(rest.checked_rem(26).unwrap_or_default()).unwrap_or_default();
        written.push(char::from(b'a'.saturating_add(letter)));
        rest = rest.checked_div(26).unwrap_or_default();
    }
    written.iter().rev().collect()
}

/// A table.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Table {
    /// Its caption.
    pub caption: Caption,
    /// Its columns, from the left.
    pub columns: Vec<Column>,
    /// The rows of its head; repeated on every page.
    pub head: Vec<Row>,
    /// Its rows.
    pub rows: Vec<Row>,
    /// Remarks below it: its source, what its signs mean.
    pub remarks: Vec<String>,
    /// How much room it needs.
    pub page: PageShape,
}

/// How wide a page a [`Table`] needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum PageShape {
    /// An upright page.
    #[default]
    Portrait,
    /// A page on its side.
    Landscape,
}

/// The caption of a table or figure: `Tabel 3.1 Capaian Kinerja`.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Caption {
    /// By what references find it.
    pub anchor: Anchor,
    /// Its label and number, `Tabel 3.1`; put in when the captions are numbered.
    pub number: String,
    /// Its words.
    pub title: String,
}

impl Caption {
    /// A caption that has no number yet.
    #[must_use]
    pub fn new(anchor: &str, title: impl Into<String>) -> Self {
        Self {
            anchor: Anchor::new(anchor),
            number: String::new(),
            title: title.into(),
        }
    }
}

/// A column of a [`Table`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Column {
    /// How its cells are aligned.
    pub align: Align,
    /// Its share of the width, against those of the others.
    pub weight: u16,
}

impl Column {
    /// A column of words.
    #[must_use]
    pub const fn words(weight: u16) -> Self {
        Self {
            align: Align::Left,
            weight,
        }
    }

    /// A column of figures.
    #[must_use]
    pub const fn figures(weight: u16) -> Self {
        Self {
            align: Align::Right,
            weight,
        }
    }

    /// A narrow column of numbers, signs or short words.
    #[must_use]
    pub const fn signs(weight: u16) -> Self {
        Self {
            align: Align::Center,
            weight,
        }
    }
}

/// How something is aligned.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Align {
    /// At the left: words.
    Left,
    /// In the middle: signs.
    Center,
    /// At the right: figures.
    Right,
}

/// A row of a [`Table`].
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct Row {
    /// What the row is.
    pub role: RowRole,
    /// Its cells; a cell that spans several columns stands once, and columns that a cell above
    /// reaches into have none.
    pub cells: Vec<Cell>,
}

impl Row {
    /// A row of a role.
    #[must_use]
    pub const fn new(role: RowRole, cells: Vec<Cell>) -> Self {
        Self { role, cells }
    }

    /// A row like most others.
    #[must_use]
    pub const fn plain(cells: Vec<Cell>) -> Self {
        Self::new(RowRole::Plain, cells)
    }
}

/// What a [`Row`] is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
pub enum RowRole {
    /// A row like most others.
    #[default]
    Plain,
    /// A heading over the rows that follow, or their sum.
    Group,
    /// The sum or mean of all.
    Total,
}

/// A cell of a [`Row`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Cell {
    /// Its words.
    pub spans: Vec<Span>,
    /// The number that it shows, exactly.
    pub value: Option<Number>,
    /// How many columns it is wide.
    pub columns: u16,
    /// How many rows it is high.
    pub rows: u16,
    /// Its alignment, where it is not that of its column.
    pub align: Option<Align>,
    /// How far its words are set in, in steps.
    pub indent: u8,
    /// How its number follows from others of its row; a spreadsheet works it out by this.
    pub arithmetic: Option<Arithmetic>,
}

/// A number as a cell shows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Number {
    /// The number, with the decimals that are shown.
    pub value: Decimal,
    /// What it counts.
    pub kind: NumberKind,
}

/// What the [`Number`] of a cell counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum NumberKind {
    /// Anything.
    Plain,
    /// Percent.
    Percent,
    /// Rupiah.
    Rupiah,
}

/// How the number of a cell follows from other cells of its row, counted from 0.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Arithmetic {
    /// The sum of these.
    Sum(Vec<u16>),
    /// The first less the second.
    Difference(u16, u16),
    /// The first of the second in percent, rounded to so many places.
    Percentage {
        /// What is set against the other.
        of: u16,
        /// What makes 100.
        base: u16,
        /// Decimals.
        places: u32,
    },
}

impl Cell {
    /// A cell of some spans.
    #[must_use]
    pub const fn spans(spans: Vec<Span>) -> Self {
        Self {
            spans,
            value: None,
            columns: 1,
            rows: 1,
            align: None,
            indent: 0,
            arithmetic: None,
        }
    }

    /// A cell of words.
    #[must_use]
    pub fn words(text: impl Into<String>) -> Self {
        let text = text.into();
        Self::spans(if text.is_empty() {
            Vec::new()
        } else {
            vec![Span::Text(text)]
        })
    }

    /// A cell in which nothing stands.
    #[must_use]
    pub const fn empty() -> Self {
        Self::spans(Vec::new())
    }

    /// A cell of a number, and how it is written.
    #[must_use]
    pub fn number(value: Decimal, kind: NumberKind, written: impl Into<String>) -> Self {
        Self {
            value: Some(Number { value, kind }),
            ..Self::words(written)
        }
    }

    /// It over several columns.
    #[must_use]
    pub fn wide(self, columns: u16) -> Self {
        Self { columns, ..self }
    }

    /// It over several rows.
    #[must_use]
    pub fn high(self, rows: u16) -> Self {
        Self { rows, ..self }
    }

    /// It aligned in a way of its own.
    #[must_use]
    pub fn aligned(self, align: Align) -> Self {
        Self {
            align: Some(align),
            ..self
        }
    }

    /// It set in by some steps.
    #[must_use]
    pub fn indented(self, indent: u8) -> Self {
        Self { indent, ..self }
    }

    /// It with what it follows from.
    #[must_use]
    pub fn following(self, arithmetic: Arithmetic) -> Self {
        Self {
            arithmetic: Some(arithmetic),
            ..self
        }
    }

    /// How it is aligned in a column: words over several columns stand at the left, whatever the
    /// first of them holds.
    #[must_use]
    pub fn alignment(&self, column: Option<&Column>) -> Align {
        let is_words_over_columns = self.value.is_none() && self.columns > 1;
        match (self.align, column) {
            (Some(align), _) => align,
            (None, Some(column)) if !is_words_over_columns => column.align,
            (None, _) => Align::Left,
        }
    }

    /// Its words as plain text.
    #[must_use]
    pub fn text(&self) -> String {
        self.spans.iter().map(Span::text).collect()
    }
}

/// A chart with its caption.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Figure {
    /// Its caption.
    pub caption: Caption,
    /// What it shows, in words, for those who do not see it.
    pub description: String,
    /// What it shows.
    pub chart: Chart,
}

/// A line of mathematics: what it gives, and how.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Equation {
    /// What stands before the first equals sign; none where a line goes on.
    pub of: Option<String>,
    /// What stands behind it.
    pub right: Mathematics,
    /// What comes out, where numbers were put in.
    pub result: Option<String>,
}

/// Mathematics in the notations that formats want.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct Mathematics {
    /// For HTML.
    pub mathml: String,
    /// For Markdown and notebooks.
    pub latex: String,
    /// For DOCX: what stands in an `m:oMath` of Office Math.
    pub omml: String,
    /// In one line of plain text.
    pub plain: String,
}

/// Something that belongs into a document and is not there.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Gap {
    /// What is missing.
    pub what: String,
}

/// Who signs.
///
/// *Istilah resmi:* penanda tangan.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct Signature {
    /// Place and date: `Lumajang, 31 Januari 2019`; dots where they are not known.
    pub place_and_date: Option<String>,
    /// As what somebody signs: `Pihak Pertama`.
    pub role: Option<String>,
    /// The post, a line each, with its capacity (`Plt.`) before it.
    pub post: Vec<String>,
    /// The name; a line to write on where there is none.
    pub name: Option<String>,
    /// Rank.
    pub rank: Option<String>,
    /// Staff number.
    pub number: Option<String>,
}
