//! Documents as the bytes of files.

use super::{Publication, Publisher};
#[cfg(feature = "xlsx")]
use crate::documents::PublicationKind;

/// A format of documents.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum PublicationFormat {
    /// One HTML file.
    Html,
    /// Office Open XML for Word.
    #[cfg(feature = "docx")]
    Docx,
    /// A workbook.
    #[cfg(feature = "xlsx")]
    Xlsx,
    /// Markdown.
    Markdown,
}

impl PublicationFormat {
    /// All formats that the crate is built with.
    pub const ALL: &'static [Self] = &[
        Self::Html,
        #[cfg(feature = "docx")]
        Self::Docx,
        #[cfg(feature = "xlsx")]
        Self::Xlsx,
        Self::Markdown,
    ];

    /// How the names of its files end: `html`, `docx`, `xlsx`, `md`.
    #[must_use]
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Html => "html",
            #[cfg(feature = "docx")]
            Self::Docx => "docx",
            #[cfg(feature = "xlsx")]
            Self::Xlsx => "xlsx",
            Self::Markdown => "md",
        }
    }

    /// The format whose files end so.
    ///
    /// ```
    /// use lkj_core::documents::PublicationFormat;
    /// assert_eq!(PublicationFormat::of_ending("md"), Some(PublicationFormat::Markdown));
    /// assert_eq!(PublicationFormat::of_ending("pdf"), None);
    /// ```
    #[must_use]
    pub fn of_ending(ending: &str) -> Option<Self> {
        let mut all = Self::ALL.iter().copied();
        all.find(|format| format.ending() == ending)
    }
}

/// A document could not be made a file.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum FileError {
    /// Not as DOCX.
    #[cfg(feature = "docx")]
    #[error(transparent)]
    Docx(#[from] super::DocxError),
    /// Not as a workbook.
    #[cfg(feature = "xlsx")]
    #[error(transparent)]
    Xlsx(#[from] super::XlsxError),
    /// The results do not fit a workbook.
    #[cfg(feature = "xlsx")]
    #[error(transparent)]
    Workbook(#[from] crate::files::WorkbookError),
}

impl Publisher<'_> {
    /// A document that this publisher made, as the bytes of a file. The workbook of the report is
    /// that of live formulas ([`figures::figures`](crate::figures::figures)); of the other
    /// documents each table is a sheet.
    ///
    /// # Errors
    /// [`FileError`] when the format cannot hold the document.
    ///
    /// ```
    /// # #[cfg(feature = "toml")] {
    /// use lkj_core::documents::{PublicationFormat, PublicationKind, Publisher};
    /// use lkj_core::{Framework, Locale, Rules};
    /// let framework = Framework::from_toml("organization.name = \"Dinas Contoh\"")?;
    /// let publisher = Publisher::new(&framework, "2025".parse()?, &Rules::default(), Locale::Indonesian)?;
    /// let agreement = publisher.publish(PublicationKind::Agreement)?;
    /// for format in PublicationFormat::ALL {
    ///     assert!(!publisher.file(&agreement, *format)?.is_empty());
    /// }
    /// # }
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn file(
        &self,
        publication: &Publication,
        format: PublicationFormat,
    ) -> Result<Vec<u8>, FileError> {
        Ok(match format {
            PublicationFormat::Html => publication.to_html().into_bytes(),
            PublicationFormat::Markdown => publication.to_markdown().into_bytes(),
            #[cfg(feature = "docx")]
            PublicationFormat::Docx => publication.to_docx()?,
            #[cfg(feature = "xlsx")]
            PublicationFormat::Xlsx => match publication.kind {
                PublicationKind::Report => {
                    crate::figures::figures(self.framework, &self.evaluation, self.locale)?
                }
                _ => publication.to_xlsx()?,
            },
        })
    }
}
