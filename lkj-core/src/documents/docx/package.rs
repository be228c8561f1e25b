//! The package: parts, what they are, and how they refer to each other.

use std::io::{self, Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::package::xml::Xml;

const RELATIONSHIPS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const CONTENT_TYPES: &str = "http://schemas.openxmlformats.org/package/2006/content-types";

/// What a part is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum PartKind {
    /// The document itself.
    Document,
    /// Its styles.
    Styles,
    /// How its lists are numbered.
    Numbering,
    /// How programs treat it.
    Settings,
    /// What stands at the head of its pages.
    Header,
    /// What stands at their foot.
    Footer,
    /// A chart.
    Chart,
    /// Title and language.
    CoreProperties,
    /// By what program it was made.
    ExtendedProperties,
}

impl PartKind {
    const fn content_type(self) -> &'static str {
        match self {
            Self::Document => {
                "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
            }
            Self::Styles => {
                "application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"
            }
            Self::Numbering => {
                "application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"
            }
            Self::Settings => {
                "application/vnd.openxmlformats-officedocument.wordprocessingml.settings+xml"
            }
            Self::Header => {
                "application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"
            }
            Self::Footer => {
                "application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"
            }
            Self::Chart => "application/vnd.openxmlformats-officedocument.drawingml.chart+xml",
            Self::CoreProperties => "application/vnd.openxmlformats-package.core-properties+xml",
            Self::ExtendedProperties => {
                "application/vnd.openxmlformats-officedocument.extended-properties+xml"
            }
        }
    }

    const fn relationship(self) -> &'static str {
        match self {
            Self::Document => {
                "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
            }
            Self::Styles => {
                "http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles"
            }
            Self::Numbering => {
                "http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering"
            }
            Self::Settings => {
                "http://schemas.openxmlformats.org/officeDocument/2006/relationships/settings"
            }
            Self::Header => {
                "http://schemas.openxmlformats.org/officeDocument/2006/relationships/header"
            }
            Self::Footer => {
                "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footer"
            }
            Self::Chart => {
                "http://schemas.openxmlformats.org/officeDocument/2006/relationships/chart"
            }
            Self::CoreProperties => {
                "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
            }
            Self::ExtendedProperties => {
                "http://schemas.openxmlformats.org/officeDocument/2006/relationships/extended-properties"
            }
        }
    }

    /// Whether the package as a whole refers to it, or the document does.
    const fn is_of_package(self) -> bool {
        matches!(
            self,
            Self::Document | Self::CoreProperties | Self::ExtendedProperties
        )
    }
}

/// A part of the package.
#[derive(Debug)]
struct Part {
    kind: PartKind,
    /// Where it stands, from the root of the package.
    path: String,
    /// By what the part that refers to it calls it.
    id: String,
    content: Vec<u8>,
}

/// Parts that become a file.
#[derive(Debug, Default)]
pub(super) struct Package {
    parts: Vec<Part>,
}

impl Package {
    /// Puts a part in.
    pub(super) fn add(&mut self, kind: PartKind, path: &str, id: &str, content: Vec<u8>) {
        self.parts.push(Part {
            kind,
            path: path.to_owned(),
            id: id.to_owned(),
            content,
        });
    }

    /// The file. Its entries carry no time, so that the same parts make the same bytes.
    pub(super) fn pack(self) -> io::Result<Vec<u8>> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        let mut entry = |path: &str, content: &[u8]| {
            zip.start_file(path, SimpleFileOptions::default())
                .map_err(io::Error::other)?;
            zip.write_all(content)
        };
        entry("[Content_Types].xml", &self.content_types()?)?;
        entry("_rels/.rels", &self.relationships(Referrer::Package)?)?;
        entry(
            "word/_rels/document.xml.rels",
            &self.relationships(Referrer::Document)?,
        )?;
        for part in &self.parts {
            entry(&part.path, &part.content)?;
        }
        Ok(zip.finish().map_err(io::Error::other)?.into_inner())
    }

    fn content_types(&self) -> io::Result<Vec<u8>> {
        let mut xml = Xml::document();
        xml.within("Types", &[("xmlns", CONTENT_TYPES)], |xml| {
            for (extension, kind) in [
                (
                    "rels",
                    "application/vnd.openxmlformats-package.relationships+xml",
                ),
                ("xml", "application/xml"),
            ] {
                xml.empty(
                    "Default",
                    &[("Extension", extension), ("ContentType", kind)],
                );
            }
            for part in &self.parts {
                let name = format!("/{}", part.path);
                let kind = part.kind.content_type();
                xml.empty("Override", &[("PartName", &name), ("ContentType", kind)]);
            }
        });
        xml.finish()
    }

    fn relationships(&self, referrer: Referrer) -> io::Result<Vec<u8>> {
        let mut xml = Xml::document();
        xml.within("Relationships", &[("xmlns", RELATIONSHIPS)], |xml| {
            for part in &self.parts {
                if let Some(target) = referrer.path_to(part) {
                    let kind = part.kind.relationship();
                    xml.empty(
                        "Relationship",
                        &[("Id", &part.id), ("Type", kind), ("Target", target)],
                    );
                }
            }
        });
        xml.finish()
    }
}

/// Who refers to parts.
#[derive(Debug, Clone, Copy)]
enum Referrer {
    Package,
    Document,
}

impl Referrer {
    /// The path by which it refers to a part, where it does.
    fn path_to(self, part: &Part) -> Option<&str> {
        match self {
            Self::Package => part.kind.is_of_package().then_some(part.path.as_str()),
            Self::Document => {
                let path = part.path.strip_prefix("word/")?;
                (!part.kind.is_of_package()).then_some(path)
            }
        }
    }
}
