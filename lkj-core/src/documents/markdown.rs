//! Writes a document as Markdown, with tables as GitHub reads them.

use super::grid::{self, Grid};
use super::tree::{
    Align, Block, Caption, Cell, Column, ContentsOf, Division, Equation, Figure, List,
    ParagraphRole, Publication, Row, RowRole, Signature, Span, Style, Table,
};
use super::words::{Words, write};

impl Publication {
    /// The document as Markdown. Cells over several columns or rows stand once; what they cover
    /// is empty. Charts are told in words. What people wrote is text in it, whatever it looks
    /// like.
    #[must_use]
    pub fn to_markdown(&self) -> String {
        let mut writer = Writer {
            publication: self,
            text: String::new(),
        };
        writer.document();
        writer.text
    }
}

struct Writer<'a> {
    publication: &'a Publication,
    text: String,
}

impl Writer<'_> {
    fn word(&self, words: Words) -> &'static str {
        write(words, self.publication.locale)
    }

    /// A block, with an empty line behind it.
    fn push(&mut self, block: &str) {
        self.text.push_str(block);
        self.text.push_str("\n\n");
    }

    fn document(&mut self) {
        if let Some(cover) = &self.publication.cover {
            for line in cover.title.iter().chain(&cover.of).chain(&cover.foot) {
                let line = format!("**{}**  ", escaped(line));
                self.text.push_str(&line);
                self.text.push('\n');
            }
            self.text.push('\n');
        }
        for division in &self.publication.divisions {
            self.division(division, 1);
        }
        let imprint = self.publication.imprint.line(self.publication.locale);
        self.text.push_str("---\n\n");
        self.text.push_str(&escaped(&imprint));
        self.text.push('\n');
    }

    fn division(&mut self, division: &Division, depth: usize) {
        let mut below = depth;
        if let Some(heading) = &division.heading {
            let marks = "#".repeat(depth.min(6));
            self.push(&format!("{marks} {}", escaped(&heading.line())));
            below = depth.saturating_add(1);
        }
        for block in &division.blocks {
            self.block(block);
        }
        for inner in &division.divisions {
            self.division(inner, below);
        }
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Paragraph(paragraph) => {
                let words = at_start(&spans(&paragraph.spans, "  \n"));
                let words = match paragraph.role {
                    ParagraphRole::Lead => format!("**{words}**"),
                    ParagraphRole::Remark => format!("*{words}*"),
                    ParagraphRole::Text | ParagraphRole::Centered => words,
                };
                self.push(&words);
            }
            Block::List(list) => {
                let mut lines = Vec::new();
                list_lines(list, 0, &mut lines);
                self.push(&lines.join("\n"));
            }
            Block::Table(table) => self.table(table),
            Block::Figure(figure) => self.figure(figure),
            Block::Equations(equations) => {
                for equation in equations {
                    self.push(&equation_text(equation));
                }
            }
            Block::Gap(gap) => {
                let lead = self.word(["Belum diisi", "Not filled in"]);
                self.push(&format!("> **{lead}: {}**", escaped(&gap.what)));
            }
            Block::Signatures(signatures) => {
                for signature in signatures {
                    self.push(&signature_text(signature));
                }
            }
            Block::Contents(of) => self.contents(*of),
        }
    }

    fn contents(&mut self, of: ContentsOf) {
        let entries = self.publication.contents(of);
        let lines: Vec<_> = entries
            .iter()
            .map(|entry| {
                let indent = "  ".repeat(usize::from(entry.depth.saturating_sub(1)));
                format!("{indent}- {}", escaped(&entry.text))
            })
            .collect();
        if !lines.is_empty() {
            self.push(&lines.join("\n"));
        }
    }

    fn figure(&mut self, figure: &Figure) {
        let caption = caption_line(&figure.caption);
        self.push(&format!("{caption}  \n*{}*", escaped(&figure.description)));
    }

    fn table(&mut self, table: &Table) {
        self.push(&caption_line(&table.caption));
        let columns = table.columns.len();
        let mut lines = vec![row_line(&head_cells(table))];
        let rules: Vec<_> = table.columns.iter().copied().map(rule).collect();
        lines.push(format!("|{}|", rules.join("|")));
        for laid in Grid::of(&table.rows, grid::width(table)).rows {
            let mut cells = vec![String::new(); columns];
            for (column, cell) in laid.cells() {
                if let Some(slot) = cells.get_mut(column) {
                    *slot = cell_text(cell, laid.row);
                }
            }
            lines.push(row_line(&cells));
        }
        self.push(&lines.join("\n"));
        for remark in &table.remarks {
            self.push(&format!("*{}*", escaped(remark)));
        }
    }
}

/// The rows of a head as one: what stands above a column, from the top down.
fn head_cells(table: &Table) -> Vec<String> {
    let mut cells = vec![String::new(); table.columns.len()];
    for laid in Grid::of(&table.head, grid::width(table)).rows {
        for (column, cell) in laid.cells() {
            let end = column.saturating_add(usize::from(cell.columns));
            for slot in cells.iter_mut().take(end).skip(column) {
                if !slot.is_empty() {
                    slot.push(' ');
                }
                slot.push_str(&spans(&cell.spans, " "));
            }
        }
    }
    cells
}

fn rule(column: Column) -> &'static str {
    match column.align {
        Align::Left => "---",
        Align::Center => ":---:",
        Align::Right => "---:",
    }
}

fn row_line(cells: &[String]) -> String {
    format!("| {} |", cells.join(" | "))
}

fn cell_text(cell: &Cell, row: &Row) -> String {
    let words = spans(&cell.spans, "<br>");
    if row.role == RowRole::Plain || words.is_empty() || words.contains("**") {
        words
    } else {
        format!("**{words}**")
    }
}

fn caption_line(caption: &Caption) -> String {
    format!(
        "**{}. {}**",
        escaped(&caption.number),
        escaped(&caption.title)
    )
}

fn list_lines(list: &List, depth: usize, lines: &mut Vec<String>) {
    let indent = "    ".repeat(depth);
    for (number, item) in (1_usize..).zip(&list.items) {
        let mark = match list.style {
            super::tree::ListStyle::Bullets => "-".to_owned(),
            _ => format!("{number}."),
        };
        let words = at_start(&spans(&item.spans, "<br>"));
        lines.push(format!("{indent}{mark} {words}"));
        if let Some(inner) = &item.list {
            list_lines(inner, depth.saturating_add(1), lines);
        }
    }
}

fn equation_text(equation: &Equation) -> String {
    let of = equation.of.as_deref().map(escaped);
    let of = of.map_or_else(String::new, |of| format!("{of} = "));
    let result = equation.result.as_deref().map(escaped);
    let result = result.map_or_else(String::new, |result| format!(" = **{result}**"));
    format!("{of}${}${result}", equation.right.latex)
}

fn signature_text(signature: &Signature) -> String {
    let lines = signature
        .place_and_date
        .iter()
        .chain(&signature.role)
        .chain(&signature.post);
    let mut lines: Vec<_> = lines.map(|line| escaped(line)).collect();
    lines.push(match &signature.name {
        Some(name) => format!("**{}**", escaped(name)),
        None => "……………………".to_owned(),
    });
    lines.extend(signature.rank.iter().map(|rank| escaped(rank)));
    lines.extend(
        signature
            .number
            .iter()
            .map(|number| escaped(&format!("NIP {number}"))),
    );
    lines.join("  \n")
}

fn spans(spans: &[Span], line_break: &str) -> String {
    let each = spans.iter().map(|span| match span {
        Span::Text(text) | Span::Reference { text, .. } => escaped(text),
        Span::Emphasis(text) => wrapped("*", text),
        Span::Strong(text) => wrapped("**", text),
        Span::Live { text, style, .. } => match style {
            Style::Plain => escaped(text),
            Style::Emphasis => wrapped("*", text),
            Style::Strong => wrapped("**", text),
        },
        Span::Missing { .. } => "–".to_owned(),
        Span::LineBreak => line_break.to_owned(),
    });
    each.collect()
}

/// Words between marks; spaces at their ends stay outside.
fn wrapped(mark: &str, text: &str) -> String {
    let inner = text.trim();
    if inner.is_empty() {
        return text.to_owned();
    }
    let start = text.strip_suffix(text.trim_start()).unwrap_or_default();
    let end = text.strip_prefix(text.trim_end()).unwrap_or_default();
    format!("{start}{mark}{}{mark}{end}", escaped(inner))
}

/// Text in which no letter means anything to Markdown, wherever it stands in a line.
fn escaped(text: &str) -> String {
    let mut written = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\n' | '\r' => written.push(' '),
            '\\' | '*' | '_' | '`' | '[' | ']' | '<' | '>' | '|' | '$' | '&' => {
                written.push('\\');
                written.push(letter);
            }
            _ => written.push(letter),
        }
    }
    written
}

/// Words at the beginning of a block, where marks of headings and lists would mean something.
fn at_start(words: &str) -> String {
    let digits = words.chars().take_while(char::is_ascii_digit).count();
    let (number, behind) = words.split_at_checked(digits).unwrap_or(("", words));
    let marks_item = digits > 0 && behind.starts_with(['.', ')']);
    if marks_item || words.starts_with(['#', '+', '-', '=', '~']) {
        return format!("{number}\\{behind}");
    }
    words.to_owned()
}

#[cfg(test)]
mod tests {
    use super::{at_start, escaped};

    #[test]
    fn no_text_means_anything_to_markdown() {
        for (text, expected) in [
            ("Rp 1.000", "Rp 1.000"),
            ("a|b", "a\\|b"),
            ("<script>", "\\<script\\>"),
            ("# judul", "\\# judul"),
            ("- butir", "\\- butir"),
            ("1. satu", "1\\. satu"),
            ("2) dua", "2\\) dua"),
            ("*tebal* _miring_", "\\*tebal\\* \\_miring\\_"),
            ("baris\nlain", "baris lain"),
            ("&lt;", "\\&lt;"),
        ] {
            assert_eq!(at_start(&escaped(text)), expected);
        }
    }
}
