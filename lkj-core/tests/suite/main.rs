//! Tests of the crate as its users call it: files, workbooks, columns.

mod batch;
mod figures;
mod hostile;
mod never_panics;
mod saving;
mod workbook;
