//! Paragraphs and what stands in a line.

use super::bookmarks::Bookmarks;
use super::fitting::Letters;
use crate::documents::tree::{self, Align, Begins, Span};
use crate::package::xml::Xml;

/// A style of paragraphs; what each looks like stands in `styles.xml`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Style {
    Title,
    Subtitle,
    CoverFoot,
    /// A heading, the chapters' being 1.
    Heading(usize),
    #[default]
    BodyText,
    /// Put together from figures.
    Composed,
    Lead,
    Centered,
    Remark,
    ListParagraph,
    /// A list that was put together from figures.
    ComposedList,
    Gap,
    Caption,
    FigureBody,
    Equation,
    TableText(Letters),
    TableHead(Letters),
    /// In rows that head or sum others.
    TableStrong(Letters),
    TableEnd,
    SignatureText,
    SignatureName,
    Imprint,
    /// An entry of the table of contents, the chapters' being 1.
    ContentsEntry(usize),
    TableOfFigures,
    Header,
    Footer,
    SectionEnd,
}

/// Headings are styled to this depth; those below look like its last.
const DEEPEST_HEADING: usize = 6;

/// Entries of the table of contents are styled to this depth.
pub(super) const DEEPEST_ENTRY: usize = 3;

impl Style {
    /// Its id in `styles.xml`.
    pub(super) fn id(self) -> String {
        let name = match self {
            Self::Heading(level) => {
                return format!("Heading{}", level.clamp(1, DEEPEST_HEADING));
            }
            Self::ContentsEntry(level) => return format!("TOC{}", level.clamp(1, DEEPEST_ENTRY)),
            Self::TableText(letters) => return format!("TableText{}", letters.suffix()),
            Self::TableHead(letters) => return format!("TableHead{}", letters.suffix()),
            Self::TableStrong(letters) => return format!("TableStrong{}", letters.suffix()),
            Self::Title => "Title",
            Self::Subtitle => "Subtitle",
            Self::CoverFoot => "CoverFoot",
            Self::BodyText => "BodyText",
            Self::Composed => "Composed",
            Self::Lead => "Lead",
            Self::Centered => "Centered",
            Self::Remark => "Remark",
            Self::ListParagraph => "ListParagraph",
            Self::ComposedList => "ComposedList",
            Self::Gap => "Gap",
            Self::Caption => "Caption",
            Self::FigureBody => "FigureBody",
            Self::Equation => "Equation",
            Self::TableEnd => "TableEnd",
            Self::SignatureText => "SignatureText",
            Self::SignatureName => "SignatureName",
            Self::Imprint => "Imprint",
            Self::TableOfFigures => "TableofFigures",
            Self::Header => "Header",
            Self::Footer => "Footer",
            Self::SectionEnd => "SectionEnd",
        };
        name.to_owned()
    }
}

/// A place in a list: which list, and how deep in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct ListPlace {
    /// The number of the list in the package.
    pub(super) list: usize,
    /// From 0.
    pub(super) level: usize,
}

/// How a paragraph looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Look {
    pub(super) style: Style,
    pub(super) begins: Begins,
    pub(super) flow: Flow,
    pub(super) list: Option<ListPlace>,
    pub(super) align: Option<Align>,
    /// How far it is set in, in steps.
    pub(super) indent: u8,
}

/// How a paragraph goes with the one below it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Flow {
    /// As its style says.
    #[default]
    OfStyle,
    /// On the page of the one below.
    WithNext,
}

impl Look {
    /// The look of a style.
    pub(super) fn of(style: Style) -> Self {
        Self {
            style,
            ..Self::default()
        }
    }
}

/// A step by which words are set in, in twentieths of a point.
const STEP: u32 = 200;

/// A paragraph.
pub(super) fn paragraph(xml: &mut Xml, look: &Look, inside: impl FnOnce(&mut Xml)) {
    xml.within("w:p", &[], |xml| {
        xml.within("w:pPr", &[], |xml| properties(xml, look));
        inside(xml);
    });
}

fn properties(xml: &mut Xml, look: &Look) {
    xml.empty("w:pStyle", &[("w:val", &look.style.id())]);
    if look.flow == Flow::WithNext {
        xml.empty("w:keepNext", &[]);
    }
    if look.begins == Begins::NewPage {
        xml.empty("w:pageBreakBefore", &[]);
    }
    if let Some(ListPlace { list, level }) = look.list {
        xml.within("w:numPr", &[], |xml| {
            xml.empty("w:ilvl", &[("w:val", &level.to_string())]);
            xml.empty("w:numId", &[("w:val", &list.to_string())]);
        });
    }
    if look.indent > 0 {
        let left = STEP.saturating_mul(u32::from(look.indent));
        xml.empty("w:ind", &[("w:left", &left.to_string())]);
    }
    if let Some(align) = look.align {
        let word = match align {
            Align::Left => "left",
            Align::Center => "center",
            Align::Right => "right",
        };
        xml.empty("w:jc", &[("w:val", word)]);
    }
}

/// A paragraph of plain words.
pub(super) fn line(xml: &mut Xml, style: Style, words: &str) {
    paragraph(xml, &Look::of(style), |xml| {
        if !words.is_empty() {
            run(xml, words);
        }
    });
}

/// Words in the style of their paragraph.
pub(super) fn run(xml: &mut Xml, words: &str) {
    xml.within("w:r", &[], |xml| text(xml, words));
}

/// Strong words.
pub(super) fn strong(xml: &mut Xml, words: &str) {
    styled(xml, "Strong", words);
}

/// Words in a style of their own.
fn styled(xml: &mut Xml, style: &str, words: &str) {
    xml.within("w:r", &[], |xml| {
        xml.within("w:rPr", &[], |xml| {
            xml.empty("w:rStyle", &[("w:val", style)]);
        });
        text(xml, words);
    });
}

fn text(xml: &mut Xml, words: &str) {
    xml.words("w:t", &[("xml:space", "preserve")], words);
}

/// Spans one behind the other.
pub(super) fn spans(xml: &mut Xml, spans: &[Span], bookmarks: &Bookmarks<'_>) {
    for span in spans {
        match span {
            Span::Text(words) => run(xml, words),
            Span::Emphasis(words) => styled(xml, "Emphasis", words),
            Span::Strong(words) => strong(xml, words),
            Span::Live { text, style, .. } => match style {
                tree::Style::Plain => styled(xml, "Live", text),
                tree::Style::Emphasis => styled(xml, "Emphasis", text),
                tree::Style::Strong => strong(xml, text),
            },
            Span::Missing { .. } => styled(xml, "Missing", span.text()),
            Span::LineBreak => xml.within("w:r", &[], |xml| xml.empty("w:br", &[])),
            Span::Reference { to, text } => match bookmarks.name(to) {
                Some(name) => field(xml, &format!(" REF {name} \\h "), text),
                None => run(xml, text),
            },
        }
    }
}

/// A field: what it says, and what it shows before it is updated.
pub(super) fn field(xml: &mut Xml, instruction: &str, shown: &str) {
    field_begins(xml, instruction, Update::WhenAsked);
    run(xml, shown);
    field_ends(xml);
}

/// When a field is worked out anew.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Update {
    /// When the reader asks for it.
    WhenAsked,
    /// When the document is opened.
    WhenOpened,
}

/// The beginning of a field, up to what it shows.
pub(super) fn field_begins(xml: &mut Xml, instruction: &str, update: Update) {
    let begin: &[(&str, &str)] = match update {
        Update::WhenAsked => &[("w:fldCharType", "begin")],
        Update::WhenOpened => &[("w:fldCharType", "begin"), ("w:dirty", "true")],
    };
    xml.within("w:r", &[], |xml| xml.empty("w:fldChar", begin));
    xml.within("w:r", &[], |xml| {
        xml.words("w:instrText", &[("xml:space", "preserve")], instruction);
    });
    xml.within("w:r", &[], |xml| {
        xml.empty("w:fldChar", &[("w:fldCharType", "separate")]);
    });
}

/// The end of a field.
pub(super) fn field_ends(xml: &mut Xml) {
    xml.within("w:r", &[], |xml| {
        xml.empty("w:fldChar", &[("w:fldCharType", "end")]);
    });
}
