//! Packages of parts (XLSX, DOCX): measured before they are unpacked, and written so that any
//! program reads them.

#[cfg(feature = "xlsx")]
pub(crate) mod bounds;
#[cfg(any(feature = "docx", all(feature = "documents", feature = "xlsx")))]
pub(crate) mod foreign;
#[cfg(feature = "xlsx")]
pub(crate) mod heights;
#[cfg(feature = "xlsx")]
pub(crate) mod paper;
#[cfg(feature = "docx")]
pub(crate) mod xml;
