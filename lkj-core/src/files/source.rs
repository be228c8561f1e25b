//! What is read: texts, how they are written, and how much of them.

/// How a text is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Format {
    /// TOML 1.0.
    #[cfg(feature = "toml")]
    Toml,
    /// JSON.
    #[cfg(feature = "json")]
    Json,
    /// A workbook in the shape of the template.
    #[cfg(feature = "xlsx")]
    Xlsx,
}

impl Format {
    /// The format that a file's name tells by its ending, `.toml`, `.json` or `.xlsx` (also
    /// `.xlsm`, whose macros are never looked at).
    #[must_use]
    pub fn of_name(name: &str) -> Option<Self> {
        let ending = name
            .rsplit_once('.')
            .map(|(_, ending)| ending.to_ascii_lowercase());
        match ending.as_deref() {
            #[cfg(feature = "toml")]
            Some("toml") => Some(Self::Toml),
            #[cfg(feature = "json")]
            Some("json") => Some(Self::Json),
            #[cfg(feature = "xlsx")]
            Some("xlsx" | "xlsm") => Some(Self::Xlsx),
            _ => None,
        }
    }
}

/// One text of a framework.
#[derive(Debug, Clone, Copy)]
pub struct Source<'a> {
    /// Its name, for messages.
    pub name: &'a str,
    /// Its bytes; those of a text must be UTF-8.
    pub bytes: &'a [u8],
    /// How it is written.
    pub format: Format,
}

/// What is read at the most, so that no file can take all time or memory.
///
/// ```
/// use lkj_core::files::Limits;
/// let limits = Limits { nesting: 128, ..Limits::default() };
/// assert_eq!(limits.text_bytes, 16 * 1024 * 1024);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of all texts together; 16 MiB. A workbook, which repeats its markup in every cell,
    /// may hold four times as many once it is unpacked.
    pub text_bytes: usize,
    /// Depth of tables and lists; 64.
    pub nesting: usize,
    /// Number of values of one text; a million.
    pub values: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            text_bytes: 16_777_216,
            nesting: 64,
            values: 1_000_000,
        }
    }
}
