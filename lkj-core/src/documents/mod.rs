//! Finished documents: the performance report with its chapters and tables, the agreement, the
//! action plan, the evaluation form, the review sheet, and the manual of indicators.
//!
//! A [`Publisher`] makes the tree of a document from a framework and its evaluation; renderers
//! ([`Publication::to_html`], [`Publication::to_markdown`], …) print trees and know nothing of
//! performance. What the agency wrote stands where it belongs; where it wrote nothing a sentence
//! is put together from figures and marked as such; causes and follow-ups are never made up:
//! where one is missing the document shows a gap.
//!
//! ```
//! # #[cfg(feature = "toml")] {
//! use lkj_core::documents::{PublicationKind, Publisher};
//! use lkj_core::{Framework, Locale, Rules};
//! let framework = Framework::from_toml(r#"
//!     [organization]
//!     name = "Dinas Contoh"
//!     [objective]
//!     mutu = "Meningkatnya mutu layanan"
//!     [indicator.puas]
//!     of = "mutu"
//!     name = "Kepuasan pengguna"
//!     unit = "%"
//!     targets = { 2025 = "85,00" }
//!     [realized.2025]
//!     puas = "86,20"
//! "#)?;
//! let publisher = Publisher::new(&framework, "2025".parse()?, &Rules::default(), Locale::Indonesian)?;
//! let report = publisher.publish(PublicationKind::Report)?;
//! let text = report.to_markdown();
//! assert!(text.contains("| Kepuasan pengguna | % | 85,00 | 86,20 | – | 101,41 |"));
//! assert!(text.contains("Belum diisi: penyebab"), "nobody wrote why");
//! # }
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod action_plan;
mod agreement;
mod cells;
mod chart;
mod contents;
mod desk;
#[cfg(feature = "docx")]
mod docx;
mod evaluation_form;
#[cfg(any(feature = "docx", feature = "xlsx"))]
mod file;
mod grid;
mod html;
mod manual;
mod markdown;
mod numbering;
mod officials;
mod placing;
mod prose;
mod report;
mod review;
#[cfg(feature = "xlsx")]
mod sheets;
mod tree;
mod words;

pub use chart::{Band, Bar, Bars, Chart, Line, Lines, Point, Points};
#[cfg(feature = "docx")]
pub use docx::DocxError;
#[cfg(any(feature = "docx", feature = "xlsx"))]
pub use file::{FileError, PublicationFormat};
#[cfg(feature = "xlsx")]
pub use sheets::XlsxError;
pub use tree::{
    Align, Anchor, Arithmetic, Begins, Block, Caption, Cell, Column, ContentsOf, Cover, Division,
    Equation, Figure, Gap, Heading, List, ListItem, ListStyle, Mathematics, Number, NumberKind,
    Origin, PageShape, Paragraph, ParagraphRole, Publication, PublicationKind, Row, RowRole,
    Signature, Span, Style, Table,
};

use crate::evaluation::{Evaluation, Imprint};
use crate::framework::Framework;
use crate::rules::{Rules, RulesInForce, UnknownProfile};
use crate::value::{Locale, Year};
use desk::Desk;

/// Makes the documents of one year. The evaluation is worked out once for all of them.
#[derive(Debug)]
pub struct Publisher<'a> {
    framework: &'a Framework,
    evaluation: Evaluation,
    asked: Rules,
    rules: RulesInForce,
    locale: Locale,
    imprint: Imprint,
}

impl<'a> Publisher<'a> {
    /// A publisher for a year, by the rules, in a language.
    ///
    /// # Errors
    /// [`UnknownProfile`] when the caller names a profile that does not exist.
    pub fn new(
        framework: &'a Framework,
        year: Year,
        rules: &Rules,
        locale: Locale,
    ) -> Result<Self, UnknownProfile> {
        let evaluation = framework.evaluate(year, rules)?;
        Ok(Self {
            framework,
            imprint: Imprint::of(framework, &evaluation, rules),
            evaluation,
            asked: rules.clone(),
            rules: RulesInForce::decide(rules, &framework.rules)?,
            locale,
        })
    }

    /// The evaluation that the documents print.
    #[must_use]
    pub const fn evaluation(&self) -> &Evaluation {
        &self.evaluation
    }

    /// The tree of a document.
    ///
    /// # Errors
    /// [`UnknownProfile`] as [`Publisher::new`]; it does not come where that did not.
    pub fn publish(&self, kind: PublicationKind) -> Result<Publication, UnknownProfile> {
        let year = self.evaluation.meta.year;
        let desk = Desk::new(self.framework, &self.evaluation, &self.rules, self.locale);
        let mut publication = match kind {
            PublicationKind::Report => report::report(&desk),
            PublicationKind::Agreement => agreement::agreement(&desk),
            PublicationKind::ActionPlan => action_plan::action_plan(&desk),
            PublicationKind::EvaluationForm => evaluation_form::evaluation_form(&desk),
            PublicationKind::Review => {
                let check = self.framework.check(year, &self.asked)?;
                let sheet = self.framework.review_by(&self.evaluation, &check);
                review::review(&desk, &sheet, &check)
            }
            PublicationKind::Manual => manual::manual(&desk),
        };
        numbering::number(&mut publication.divisions, self.locale);
        publication.imprint = self.imprint.clone();
        Ok(publication)
    }
}
