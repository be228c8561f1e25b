//! Documents as DOCX (Office Open XML, ECMA-376), for Word and LibreOffice.
//!
//! Everything that a template would give is a style (`styles.xml`), so that an agency can make
//! the document look like its own without touching the text. Numbers of captions, references and
//! lists of contents are fields that show what is printed elsewhere and go on working when
//! somebody edits the document.

mod bookmarks;
mod captions;
mod charts;
mod contents;
mod equations;
mod fitting;
mod lists;
mod package;
mod pages;
mod paper;
mod signatures;
mod tables;
#[cfg(test)]
mod tests;
mod text;

use std::io;

use super::chart::Chart;
use super::tree::{
    Begins, Block, Cover, Division, Figure, Origin, Paragraph, ParagraphRole, Publication, Table,
};
use super::words::{self, write};
use crate::package::xml::Xml;
use crate::value::Locale;
use bookmarks::Bookmarks;
use captions::Captions;
use fitting::Fit;
use lists::Lists;
use package::{Package, PartKind};
use pages::{PageNumbers, Piece, Standing};
use paper::Sheet;
use text::{Flow, Look, Style, line, paragraph, run, spans, strong};

const WORDS: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const REFERENCES: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const MATHEMATICS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/math";

/// Most things stand on A4, upright.
const UPRIGHT: Standing = Standing::On(Sheet::Upright);

/// A document could not be written.
#[derive(Debug, thiserror::Error)]
#[error("the document could not be written: {0}")]
pub struct DocxError(#[from] io::Error);

impl Publication {
    /// The document as DOCX. The same document makes the same bytes.
    ///
    /// # Errors
    /// [`DocxError`] when the package grows over what its format can hold.
    ///
    /// ```
    /// # #[cfg(feature = "toml")] {
    /// use lkj_core::documents::{PublicationKind, Publisher};
    /// use lkj_core::{Framework, Locale, Rules};
    /// let framework = Framework::from_toml("organization.name = \"Dinas Contoh\"")?;
    /// let publisher = Publisher::new(&framework, "2025".parse()?, &Rules::default(), Locale::Indonesian)?;
    /// let bytes = publisher.publish(PublicationKind::Report)?.to_docx()?;
    /// assert!(bytes.starts_with(b"PK"), "a package is a ZIP file");
    /// # }
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn to_docx(&self) -> Result<Vec<u8>, DocxError> {
        let mut manuscript = Manuscript::of(self);
        manuscript.write();
        Ok(manuscript.package()?.pack()?)
    }
}

/// A document on its way into a package.
struct Manuscript<'a> {
    publication: &'a Publication,
    bookmarks: Bookmarks<'a>,
    captions: Captions,
    lists: Lists,
    charts: Vec<&'a Chart>,
    pieces: Vec<Piece>,
    numbers: PageNumbers,
    /// Where the next paragraph begins.
    begins: Begins,
}

impl<'a> Manuscript<'a> {
    fn of(publication: &'a Publication) -> Self {
        Self {
            publication,
            bookmarks: Bookmarks::of(&publication.divisions),
            captions: Captions::default(),
            lists: Lists::default(),
            charts: Vec::new(),
            pieces: Vec::new(),
            numbers: PageNumbers::Arabic,
            begins: Begins::Here,
        }
    }

    fn write(&mut self) {
        let publication = self.publication;
        if let Some(cover) = &publication.cover {
            self.numbers = PageNumbers::None;
            self.piece(UPRIGHT, |_, xml| {
                write_cover(xml, cover);
            });
        }
        let chapters = publication.divisions.iter().position(is_chapter);
        let front = chapters.unwrap_or_default();
        for (at, division) in publication.divisions.iter().enumerate() {
            self.numbers = if at < front {
                PageNumbers::Roman
            } else {
                PageNumbers::Arabic
            };
            self.division(division, 1);
        }
        self.piece(Standing::WithPrevious, |this, xml| {
            let imprint = this.publication.imprint.line(this.publication.locale);
            line(xml, Style::Imprint, &imprint);
        });
    }

    fn piece(&mut self, stands: Standing, write: impl FnOnce(&mut Self, &mut Xml)) {
        let mut xml = Xml::fragment();
        write(self, &mut xml);
        self.pieces.push(Piece {
            numbers: self.numbers,
            stands,
            xml,
        });
    }

    fn take_begins(&mut self) -> Begins {
        std::mem::take(&mut self.begins)
    }

    fn division(&mut self, division: &'a Division, level: usize) {
        if division.begins == Begins::NewPage {
            self.begins = Begins::NewPage;
        }
        if let Some(heading) = &division.heading {
            self.piece(Standing::WithNext, |this, xml| {
                let look = Look {
                    begins: this.take_begins(),
                    ..Look::of(Style::Heading(level))
                };
                paragraph(xml, &look, |xml| {
                    this.bookmarks
                        .mark(xml, &heading.anchor, |xml| run(xml, &heading.line()));
                });
            });
        }
        for block in &division.blocks {
            self.block(block);
        }
        for inner in &division.divisions {
            let below = level.saturating_add(usize::from(division.heading.is_some()));
            self.division(inner, below);
        }
    }

    fn block(&mut self, block: &'a Block) {
        match block {
            Block::Paragraph(paragraph) => self.paragraph(paragraph),
            Block::Table(table) => self.table(table),
            Block::Figure(figure) => self.figure(figure),
            Block::List(list) => self.piece(UPRIGHT, |this, xml| {
                let begins = this.take_begins();
                this.lists.write(xml, list, begins, &this.bookmarks);
            }),
            Block::Equations(equations) => self.piece(UPRIGHT, |this, xml| {
                equations::write(xml, equations, this.take_begins());
            }),
            Block::Gap(gap) => self.piece(Standing::WithPrevious, |this, xml| {
                let look = Look {
                    begins: this.take_begins(),
                    ..Look::of(Style::Gap)
                };
                paragraph(xml, &look, |xml| {
                    let label = write(words::NOT_FILLED_IN, this.publication.locale);
                    strong(xml, label);
                    run(xml, &format!(" {}", gap.what));
                });
            }),
            Block::Signatures(signatures) => self.piece(Standing::WithPrevious, |this, xml| {
                let room = pages::sheet_so_far(&this.pieces).room();
                signatures::write(xml, signatures, this.take_begins(), room);
            }),
            Block::Contents(of) => self.piece(UPRIGHT, |this, xml| {
                let entries = this.publication.contents(*of);
                contents::write(xml, *of, &entries, this.take_begins(), &this.bookmarks);
            }),
        }
    }

    fn paragraph(&mut self, words: &'a Paragraph) {
        let (style, page) = match (words.role, words.origin) {
            (ParagraphRole::Text, Origin::Written) => (Style::BodyText, UPRIGHT),
            (ParagraphRole::Text, Origin::Composed) => (Style::Composed, UPRIGHT),
            (ParagraphRole::Lead, _) => (Style::Lead, Standing::WithNext),
            (ParagraphRole::Centered, _) => (Style::Centered, UPRIGHT),
            (ParagraphRole::Remark, _) => (Style::Remark, Standing::WithPrevious),
        };
        self.piece(page, |this, xml| {
            let look = Look {
                begins: this.take_begins(),
                ..Look::of(style)
            };
            paragraph(xml, &look, |xml| spans(xml, &words.spans, &this.bookmarks));
        });
    }

    fn table(&mut self, table: &'a Table) {
        let fit = Fit::of(table);
        self.piece(Standing::On(fit.sheet), |this, xml| {
            let look = Look {
                begins: this.take_begins(),
                flow: Flow::WithNext,
                ..Look::of(Style::Caption)
            };
            this.captions
                .write(xml, &look, &table.caption, &this.bookmarks);
            tables::write(xml, table, &fit, &this.bookmarks);
            for remark in &table.remarks {
                line(xml, Style::Remark, remark);
            }
            paragraph(xml, &Look::of(Style::TableEnd), |_| {});
        });
    }

    fn figure(&mut self, figure: &'a Figure) {
        self.charts.push(&figure.chart);
        self.piece(UPRIGHT, |this, xml| {
            let number = this.charts.len();
            let look = Look {
                begins: this.take_begins(),
                ..Look::of(Style::FigureBody)
            };
            paragraph(xml, &look, |xml| {
                charts::drawing(xml, &figure.chart, number, &figure.description);
            });
            for point in charts::key(&figure.chart, this.publication.locale) {
                let look = Look {
                    flow: Flow::WithNext,
                    ..Look::of(Style::Remark)
                };
                paragraph(xml, &look, |xml| run(xml, &point));
            }
            let look = Look::of(Style::Caption);
            this.captions
                .write(xml, &look, &figure.caption, &this.bookmarks);
        });
    }

    fn package(self) -> io::Result<Package> {
        let mut package = Package::default();
        let language = language(self.publication.locale);
        let lists = self.lists.part()?;
        package.add(
            PartKind::Document,
            "word/document.xml",
            "document",
            document(self.pieces)?,
        );
        let styles = STYLES.replace(LANGUAGE, language);
        package.add(
            PartKind::Styles,
            "word/styles.xml",
            "styles",
            styles.into_bytes(),
        );
        package.add(
            PartKind::Numbering,
            "word/numbering.xml",
            "numbering",
            lists,
        );
        let settings = settings(self.publication.locale)?;
        package.add(
            PartKind::Settings,
            "word/settings.xml",
            "settings",
            settings,
        );
        let header = pages::header(&self.publication.title)?;
        package.add(PartKind::Header, "word/header.xml", pages::HEADER, header);
        package.add(
            PartKind::Footer,
            "word/footer.xml",
            pages::FOOTER,
            pages::footer()?,
        );
        for (at, chart) in self.charts.into_iter().enumerate() {
            let number = at.saturating_add(1);
            let path = format!("word/charts/chart{number}.xml");
            let part = charts::part(chart, self.publication.locale)?;
            package.add(PartKind::Chart, &path, &charts::relation(number), part);
        }
        let core = core_properties(self.publication)?;
        package.add(PartKind::CoreProperties, "docProps/core.xml", "core", core);
        package.add(
            PartKind::ExtendedProperties,
            "docProps/app.xml",
            "app",
            extended_properties()?,
        );
        Ok(package)
    }
}

/// Whether the main part of a document begins with a division.
fn is_chapter(division: &Division) -> bool {
    let heading = division.heading.as_ref();
    heading.is_some_and(|heading| heading.number.is_some())
}

fn write_cover(xml: &mut Xml, cover: &Cover) {
    let parts = [
        (Style::Title, &cover.title),
        (Style::Subtitle, &cover.of),
        (Style::CoverFoot, &cover.foot),
    ];
    for (style, lines) in parts {
        if lines.is_empty() {
            continue;
        }
        paragraph(xml, &Look::of(style), |xml| {
            for (at, words) in lines.iter().enumerate() {
                if at > 0 {
                    xml.within("w:r", &[], |xml| xml.empty("w:br", &[]));
                }
                run(xml, words);
            }
        });
    }
}

fn document(pieces: Vec<Piece>) -> io::Result<Vec<u8>> {
    let mut xml = Xml::document();
    let names = [
        ("xmlns:w", WORDS),
        ("xmlns:r", REFERENCES),
        ("xmlns:m", MATHEMATICS),
        ("xmlns:wp", charts::picture_words()),
    ];
    xml.within("w:document", &names, |xml| {
        xml.within("w:body", &[], |xml| pages::write(xml, pieces));
    });
    xml.finish()
}

/// How everything looks.
const STYLES: &str = include_str!("styles.xml");

/// Where the language stands in [`STYLES`].
const LANGUAGE: &str = "{language}";

const fn language(locale: Locale) -> &'static str {
    match locale {
        Locale::Indonesian => "id-ID",
        Locale::English => "en-US",
    }
}

fn settings(locale: Locale) -> io::Result<Vec<u8>> {
    let (point, separator) = match locale {
        Locale::Indonesian => (",", ";"),
        Locale::English => (".", ","),
    };
    let mut xml = Xml::document();
    xml.within("w:settings", &[("xmlns:w", WORDS)], |xml| {
        xml.empty("w:defaultTabStop", &[("w:val", "567")]);
        xml.within("w:compat", &[], |xml| {
            // Word's layout since 2013; without it the document opens in compatibility mode.
            let mode = [
                ("w:name", "compatibilityMode"),
                ("w:uri", "http://schemas.microsoft.com/office/word"),
                ("w:val", "15"),
            ];
            xml.empty("w:compatSetting", &mode);
        });
        xml.empty("w:themeFontLang", &[("w:val", language(locale))]);
        xml.empty("w:decimalSymbol", &[("w:val", point)]);
        xml.empty("w:listSeparator", &[("w:val", separator)]);
    });
    xml.finish()
}

fn core_properties(publication: &Publication) -> io::Result<Vec<u8>> {
    let mut xml = Xml::document();
    let names = [
        (
            "xmlns:cp",
            "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
        ),
        ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
    ];
    xml.within("cp:coreProperties", &names, |xml| {
        xml.words("dc:title", &[], &publication.title);
        let imprint = publication.imprint.line(publication.locale);
        xml.words("dc:description", &[], &imprint);
        xml.words("dc:language", &[], language(publication.locale));
    });
    xml.finish()
}

fn extended_properties() -> io::Result<Vec<u8>> {
    let mut xml = Xml::document();
    let name = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties";
    xml.within("Properties", &[("xmlns", name)], |xml| {
        xml.words("Application", &[], "lkj");
    });
    xml.finish()
}
