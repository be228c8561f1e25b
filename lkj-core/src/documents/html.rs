//! Writes a document as one HTML file: for the screen, for a phone, and for A4 paper.

mod style;

use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::grid::{self, Grid, GridRow};
use super::tree::{
    Align, Begins, Block, Caption, Cell, Column, ContentsOf, Cover, Division, Equation, Figure,
    Gap, Heading, List, ListStyle, Origin, PageShape, Paragraph, ParagraphRole, Publication,
    RowRole, Signature, Span, Style, Table,
};
use super::words::{self, Words, write};
use crate::value::Locale;

impl Publication {
    /// The document as one HTML file that needs nothing else: style and charts are in it, and it
    /// has no script. What people wrote is text in it, whatever it looks like.
    ///
    /// On paper it is A4, wide tables on pages of their own on their side.
    #[must_use]
    pub fn to_html(&self) -> String {
        Writer { publication: self }.page().into_string()
    }
}

struct Writer<'a> {
    publication: &'a Publication,
}

impl Writer<'_> {
    fn word(&self, words: Words) -> &'static str {
        write(words, self.publication.locale)
    }

    fn page(&self) -> Markup {
        let language = match self.publication.locale {
            Locale::Indonesian => "id",
            Locale::English => "en",
        };
        html! {
            (DOCTYPE)
            html lang=(language) {
                head {
                    meta charset="utf-8";
                    meta name="viewport" content="width=device-width, initial-scale=1";
                    meta name="generator" content={ "lkj " (self.publication.imprint.engine) };
                    title { (self.publication.title) }
                    style { (PreEscaped(style::CSS)) }
                }
                body {
                    main {
                        @if let Some(cover) = &self.publication.cover { (cover_element(cover)) }
                        @for division in &self.publication.divisions { (self.division(division, 1)) }
                    }
                    footer class=[self.ends_wide().then_some("wide-page")] {
                        (self.publication.imprint.line(self.publication.locale))
                    }
                }
            }
        }
    }

    fn division(&self, division: &Division, depth: u8) -> Markup {
        let new_page = (division.begins == Begins::NewPage).then_some("new-page");
        let wide = is_wide(division).then_some("wide-page");
        let classes: Vec<_> = new_page.into_iter().chain(wide).collect();
        let classes = (!classes.is_empty()).then(|| classes.join(" "));
        html! {
            section class=[classes] {
                @if let Some(heading) = &division.heading { (heading_element(heading, depth)) }
                @for block in &division.blocks { (self.block(block)) }
                @for inner in &division.divisions {
                    (self.division(inner, depth.saturating_add(u8::from(division.heading.is_some()))))
                }
            }
        }
    }

    /// Whether the last page is on its side.
    fn ends_wide(&self) -> bool {
        let last = self.publication.divisions.last();
        last.is_some_and(|division| is_wide(division) && division.divisions.is_empty())
    }

    fn block(&self, block: &Block) -> Markup {
        match block {
            Block::Paragraph(paragraph) => self.paragraph(paragraph),
            Block::List(list) => list_element(list),
            Block::Table(table) => table_element(table),
            Block::Figure(figure) => self.figure(figure),
            Block::Equations(equations) => equations_element(equations),
            Block::Gap(gap) => self.gap(gap),
            Block::Signatures(signatures) => signatures_element(signatures),
            Block::Contents(of) => self.contents(*of),
        }
    }

    fn paragraph(&self, paragraph: &Paragraph) -> Markup {
        let role = match paragraph.role {
            ParagraphRole::Text => None,
            ParagraphRole::Lead => Some("lead"),
            ParagraphRole::Centered => Some("centered"),
            ParagraphRole::Remark => Some("remark"),
        };
        html! {
            p class=[class(role, paragraph.origin)] title=[self.origin_title(paragraph.origin)] {
                (spans_element(&paragraph.spans))
            }
        }
    }

    /// What a mark at composed text means.
    fn origin_title(&self, origin: Origin) -> Option<&'static str> {
        (origin == Origin::Composed).then(|| {
            self.word([
                "Kalimat ini disusun dari angka",
                "This sentence was put together from figures",
            ])
        })
    }

    fn gap(&self, gap: &Gap) -> Markup {
        html! {
            p .gap { strong { (self.word(words::NOT_FILLED_IN)) } " " (gap.what) }
        }
    }

    fn figure(&self, figure: &Figure) -> Markup {
        let svg = figure
            .chart
            .to_svg(&figure.description, self.publication.locale);
        html! {
            figure .chart id=(figure.caption.anchor.as_str()) {
                (PreEscaped(svg))
                figcaption { (caption_element(&figure.caption)) }
            }
        }
    }

    // --- Contents -----------------------------------------------------------------------------

    fn contents(&self, of: ContentsOf) -> Markup {
        let entries = self.publication.contents(of);
        html! {
            nav .contents {
                ul {
                    @for entry in entries {
                        li class={ "depth-" (entry.depth) } {
                            a href={ "#" (entry.anchor.as_str()) } { (entry.text) }
                        }
                    }
                }
            }
        }
    }
}

fn spans_element(spans: &[Span]) -> Markup {
    html! { @for span in spans { (span_element(span)) } }
}

fn span_element(span: &Span) -> Markup {
    match span {
        Span::Text(text) => html! { (text) },
        Span::Emphasis(text) => html! { em { (text) } },
        Span::Strong(text) => html! { strong { (text) } },
        Span::Live {
            text,
            reference,
            style,
        } => {
            let live = html! { data value=(reference) { (text) } };
            match style {
                Style::Plain => live,
                Style::Emphasis => html! { em { (live) } },
                Style::Strong => html! { strong { (live) } },
            }
        }
        Span::Reference { to, text } => html! { a href={ "#" (to.as_str()) } { (text) } },
        Span::Missing { because, .. } => html! { span .missing title=(because) { "–" } },
        Span::LineBreak => html! { br; },
    }
}

fn cover_element(cover: &Cover) -> Markup {
    html! {
        header .cover {
            @for (at, line) in cover.title.iter().enumerate() {
                @if at == 0 { p .title { (line) } } @else { p .subtitle { (line) } }
            }
            @for line in &cover.of { p .of { (line) } }
            @for line in &cover.foot { p { (line) } }
        }
    }
}

/// Whether a division begins with a wide table, so that all of it stands on pages on their side.
fn is_wide(division: &Division) -> bool {
    match division.blocks.first() {
        Some(Block::Table(table)) => table.page == PageShape::Landscape,
        _ => false,
    }
}

fn class(role: Option<&str>, origin: Origin) -> Option<String> {
    let composed = (origin == Origin::Composed).then_some("composed");
    let classes: Vec<_> = role.into_iter().chain(composed).collect();
    (!classes.is_empty()).then(|| classes.join(" "))
}

fn list_element(list: &List) -> Markup {
    let origin = class(None, list.origin);
    let items = html! {
        @for item in &list.items {
            li {
                (spans_element(&item.spans))
                @if let Some(inner) = &item.list { (list_element(inner)) }
            }
        }
    };
    match list.style {
        ListStyle::Bullets => html! { ul class=[origin] { (items) } },
        ListStyle::Numbers => html! { ol class=[origin] { (items) } },
        ListStyle::Letters => html! { ol type="a" class=[origin] { (items) } },
    }
}

fn head_cell(cell: &Cell) -> Markup {
    let scope = if cell.columns > 1 { "colgroup" } else { "col" };
    html! {
        th scope=(scope) colspan=[span_of(cell.columns)] rowspan=[span_of(cell.rows)] {
            (spans_element(&cell.spans))
        }
    }
}

fn table_element(table: &Table) -> Markup {
    let wide = (table.page == PageShape::Landscape).then_some("wide");
    html! {
        figure .table .(wide.unwrap_or_default()) {
            div .scroll tabindex="0" role="region" aria-label=(caption_text(&table.caption)) {
                table id=(table.caption.anchor.as_str()) {
                    caption { (caption_element(&table.caption)) }
                    (columns_element(&table.columns))
                    thead {
                        @for row in &table.head {
                            tr { @for cell in &row.cells { (head_cell(cell)) } }
                        }
                    }
                    tbody {
                        @for laid in &Grid::of(&table.rows, grid::width(table)).rows {
                            (row_element(laid, &table.columns))
                        }
                    }
                }
            }
            @for remark in &table.remarks { p .remark { (remark) } }
        }
    }
}

fn row_element(laid: &GridRow<'_>, columns: &[Column]) -> Markup {
    let role = match laid.row.role {
        RowRole::Plain => None,
        RowRole::Group => Some("group"),
        RowRole::Total => Some("total"),
    };
    html! {
        tr class=[role] {
            @for (column, cell) in laid.cells() {
                (cell_element(cell, columns.get(column)))
            }
        }
    }
}

fn cell_element(cell: &Cell, column: Option<&Column>) -> Markup {
    let align = match cell.alignment(column) {
        Align::Center => Some("center"),
        Align::Right => Some("right"),
        Align::Left => None,
    };
    let indent = match cell.indent {
        0 => None,
        1 => Some("in-1"),
        _ => Some("in-2"),
    };
    let classes: Vec<_> = [align, indent].into_iter().flatten().collect();
    let classes = (!classes.is_empty()).then(|| classes.join(" "));
    let value = cell.value.map(|number| number.value.to_string());
    html! {
        td class=[classes] colspan=[span_of(cell.columns)] rowspan=[span_of(cell.rows)]
            data-value=[value] {
            (spans_element(&cell.spans))
        }
    }
}

fn span_of(count: u16) -> Option<u16> {
    (count > 1).then_some(count)
}

fn caption_text(caption: &Caption) -> String {
    format!("{} {}", caption.number, caption.title)
}

fn caption_element(caption: &Caption) -> Markup {
    html! { span .number { (caption.number) } " " (caption.title) }
}

fn columns_element(columns: &[Column]) -> Markup {
    let total: u32 = columns.iter().map(|column| u32::from(column.weight)).sum();
    let share = |column: &Column| {
        let thousandths = u32::from(column.weight)
            .saturating_mul(1000)
            .checked_div(total)
            .unwrap_or_default();
        let whole = thousandths.checked_div(10).unwrap_or_default();
        let tenths = thousandths.checked_rem(10).unwrap_or_default();
        format!("width:{whole}.{tenths}%")
    };
    html! { colgroup { @for column in columns { col style=(share(column)); } } }
}

fn heading_element(heading: &Heading, depth: u8) -> Markup {
    let id = heading.anchor.as_str();
    let words = html! {
        @if let Some(number) = &heading.number { span .number { (number) } " " }
        (heading.text)
    };
    match depth {
        1 => html! { h1 id=(id) class=[is_chapter(heading).then_some("chapter")] { (words) } },
        2 => html! { h2 id=(id) { (words) } },
        3 => html! { h3 id=(id) { (words) } },
        4 => html! { h4 id=(id) { (words) } },
        _ => html! { h5 id=(id) { (words) } },
    }
}

/// `BAB I` stands over the title of a chapter, `1.` before that of a sheet.
fn is_chapter(heading: &Heading) -> bool {
    let number = heading.number.as_deref();
    number.is_some_and(|number| !number.ends_with('.'))
}

fn equations_element(equations: &[Equation]) -> Markup {
    html! {
        div .equations {
            @for equation in equations {
                div .equation {
                    @if let Some(of) = &equation.of { span .of { (of) } }
                    span { "=" }
                    (PreEscaped(&equation.right.mathml))
                    @if let Some(result) = &equation.result { span .result { "= " (result) } }
                }
            }
        }
    }
}

fn signatures_element(signatures: &[Signature]) -> Markup {
    html! {
        div .signatures {
            @for one in signatures {
                div .signature {
                    p { (one.place_and_date.as_deref().unwrap_or("\u{a0}")) }
                    @if let Some(role) = &one.role { p { (role) } }
                    @for line in &one.post { p { (line) } }
                    p .name {
                        @match &one.name {
                            Some(name) => (name),
                            None => span .blank { "\u{a0}" },
                        }
                    }
                    @if let Some(rank) = &one.rank { p { (rank) } }
                    @if let Some(number) = &one.number { p { "NIP " (number) } }
                }
            }
        }
    }
}
