//! The finished documents of an evaluation, as files.

use std::path::PathBuf;

use lkj_core::documents::{Publication, PublicationKind, Publisher};
use lkj_core::figures;
use pyo3::exceptions::PyOSError;
use pyo3::prelude::*;

use crate::evaluation::{Evaluated, PyEvaluation};
use crate::{error, locale};

/// Which document, and in what language.
struct Asked {
    kind: PublicationKind,
    locale: lkj_core::Locale,
}

impl Asked {
    fn of(py: Python<'_>, document: &str, language: Option<&str>) -> PyResult<Self> {
        let Some(kind) = PublicationKind::of_file_stem(document) else {
            let known = PublicationKind::ALL.map(|kind| format!("\"{}\"", kind.file_stem()));
            let known = known.join(", ");
            return Err(error::evaluation(
                py,
                "unknown_document",
                &format!("dokumen {document:?} tidak dikenal; yang ada: {known}"),
                &format!("unknown document {document:?}; there are {known}"),
            ));
        };
        let locale = locale::of(py, language)?;
        Ok(Self { kind, locale })
    }
}

/// Makes a document, and the bytes of its file, and writes them.
fn write<B: AsRef<[u8]>>(
    py: Python<'_>,
    evaluated: &Evaluated,
    asked: &Asked,
    path: PathBuf,
    bytes: impl FnOnce(&Publication) -> PyResult<B> + Send,
) -> PyResult<()> {
    let year = evaluated.evaluation.meta.year;
    let framework = evaluated.framework.framework();
    let rules = &evaluated.rules.rules;
    let publication = Publisher::new(framework, year, rules, asked.locale)
        .and_then(|publisher| publisher.publish(asked.kind))
        .map_err(|unknown| error::unknown_profile(py, &unknown))?;
    py.detach(move || {
        std::fs::write(path, bytes(&publication)?)?;
        Ok(())
    })
}

fn not_written(error: impl std::fmt::Display) -> PyErr {
    PyOSError::new_err(error.to_string())
}

#[pymethods]
impl PyEvaluation {
    /// Write a finished document as DOCX, for Word and LibreOffice.
    ///
    /// Parameters
    /// ----------
    /// path : str or os.PathLike
    ///     The file; one that is there is replaced.
    /// document : str, default "lkj"
    ///     ``"lkj"`` (the report), ``"pk"`` (the agreement), ``"renaksi"`` (the action plan),
    ///     ``"e81"``, ``"review"`` or ``"manual"``.
    /// locale : {"id", "en"}, optional
    ///     The language of what is not the agency's own words.
    ///
    /// Raises
    /// ------
    /// EvaluationError
    ///     For an unknown document or language.
    /// OSError
    ///     When the file cannot be written.
    ///
    /// Examples
    /// --------
    /// >>> import lkj, tempfile, pathlib
    /// >>> evaluation = lkj.loads('organization.name = "Dinas Contoh"').evaluate(2025)
    /// >>> with tempfile.TemporaryDirectory() as folder:
    /// ...     path = pathlib.Path(folder, "lkj.docx")
    /// ...     evaluation.to_docx(path)
    /// ...     path.read_bytes()[:2]
    /// b'PK'
    #[pyo3(signature = (path, *, document="lkj", locale=None))]
    fn to_docx(
        &self,
        py: Python<'_>,
        path: PathBuf,
        document: &str,
        locale: Option<&str>,
    ) -> PyResult<()> {
        let asked = Asked::of(py, document, locale)?;
        write(py, self.evaluated(), &asked, path, |publication| {
            publication.to_docx().map_err(not_written)
        })
    }

    /// Write the results as a workbook of live formulas, or the tables of a document as XLSX.
    ///
    /// Parameters
    /// ----------
    /// path : str or os.PathLike
    ///     The file; one that is there is replaced.
    /// document : str, optional
    ///     A document as :meth:`to_docx` takes it, of which each table becomes a sheet. Left out,
    ///     the whole evaluation is written, worked out by formulas over the cells of its data.
    /// locale : {"id", "en"}, optional
    ///     The language of what is not the agency's own words.
    ///
    /// Raises
    /// ------
    /// EvaluationError
    ///     For an unknown document or language.
    /// OSError
    ///     When the file cannot be written.
    #[pyo3(signature = (path, *, document=None, locale=None))]
    fn to_xlsx(
        &self,
        py: Python<'_>,
        path: PathBuf,
        document: Option<&str>,
        locale: Option<&str>,
    ) -> PyResult<()> {
        let Some(document) = document else {
            let locale = locale::of(py, locale)?;
            let Evaluated {
                framework,
                evaluation,
                ..
            } = self.evaluated();
            let framework = framework.framework();
            return py.detach(move || {
                let book = figures::figures(framework, evaluation, locale).map_err(not_written)?;
                Ok(std::fs::write(path, book)?)
            });
        };
        let asked = Asked::of(py, document, locale)?;
        write(py, self.evaluated(), &asked, path, |publication| {
            publication.to_xlsx().map_err(not_written)
        })
    }

    /// Write a finished document as one HTML file, for the screen and for paper.
    ///
    /// Parameters and exceptions are those of :meth:`to_docx`.
    #[pyo3(signature = (path, *, document="lkj", locale=None))]
    fn to_html(
        &self,
        py: Python<'_>,
        path: PathBuf,
        document: &str,
        locale: Option<&str>,
    ) -> PyResult<()> {
        let asked = Asked::of(py, document, locale)?;
        write(py, self.evaluated(), &asked, path, |publication| {
            Ok(publication.to_html())
        })
    }

    /// Write a finished document as Markdown.
    ///
    /// Parameters and exceptions are those of :meth:`to_docx`.
    #[pyo3(signature = (path, *, document="lkj", locale=None))]
    fn to_markdown(
        &self,
        py: Python<'_>,
        path: PathBuf,
        document: &str,
        locale: Option<&str>,
    ) -> PyResult<()> {
        let asked = Asked::of(py, document, locale)?;
        write(py, self.evaluated(), &asked, path, |publication| {
            Ok(publication.to_markdown())
        })
    }
}
