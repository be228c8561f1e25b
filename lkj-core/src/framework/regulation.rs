//! The legal basis.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use crate::value::{Free, Year};

/// A regulation that a report or an organization rests on.
///
/// *Istilah resmi:* dasar hukum, peraturan perundang-undangan (UU 12/2011).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[doc(alias = "dasar hukum")]
#[doc(alias = "peraturan")]
#[serde(deny_unknown_fields)]
pub struct Regulation {
    /// Kind, number and year: `UU 25/1992`. *Jenis, nomor dan tahun.*
    pub cite: Citation,
    /// Its title, without *tentang*. *Judul, tanpa "tentang".*
    #[serde(default)]
    pub title: Option<String>,
    /// Where it was published. *Lembaran negara atau daerah.*
    #[serde(default)]
    pub gazette: Option<String>,
    /// What amended it. *Diubah dengan.*
    #[serde(default)]
    pub amended_by: Vec<Amendment>,
    /// What it is the basis of: `lkj`, `pk`, `organization`. *Dasar bagi.*
    #[serde(default)]
    pub basis_of: Vec<String>,
    /// Free room. *Ruang bebas.*
    #[serde(default)]
    pub extra: Free,
}

/// A regulation that amended another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(transform = crate::value::shape::or_text))]
#[serde(deny_unknown_fields)]
pub struct Amendment {
    /// Kind, number and year. *Jenis, nomor dan tahun.*
    pub cite: Citation,
    /// Where it was published. *Lembaran negara atau daerah.*
    #[serde(default)]
    pub gazette: Option<String>,
}

/// Kind, number and year of a regulation: `UU 25/1992`, `Kepka LAN 239/IX/6/8/2003`.
///
/// The number is text, because many hold letters and strokes; the last part is the year.
///
/// ```
/// use lkj_core::Citation;
/// let cite: Citation = "Kepka LAN 239/IX/6/8/2003".parse()?;
/// assert_eq!(cite.kind, "Kepka LAN");
/// assert_eq!(cite.number, "239/IX/6/8");
/// assert_eq!(cite.year.get(), 2003);
/// assert_eq!(cite.to_string(), "Kepka LAN 239/IX/6/8/2003");
/// # Ok::<(), lkj_core::InvalidCitation>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Citation {
    /// `UU`, `PP`, `Perpres`, `PermenPANRB`, `Perda Kabupaten …`
    pub kind: String,
    /// The number as text.
    pub number: String,
    /// The year.
    pub year: Year,
}

impl fmt::Display for Citation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}/{}", self.kind, self.number, self.year)
    }
}

impl FromStr for Citation {
    type Err = InvalidCitation;

    fn from_str(text: &str) -> Result<Self, InvalidCitation> {
        let invalid = || InvalidCitation {
            text: text.to_owned(),
        };
        let (kind, rest) = text.trim().rsplit_once(' ').ok_or_else(invalid)?;
        let (number, year) = rest.rsplit_once('/').ok_or_else(invalid)?;
        if number.is_empty() {
            return Err(invalid());
        }
        let year = year.parse().map_err(|_| invalid())?;
        Ok(Self {
            kind: kind.trim().to_owned(),
            number: number.to_owned(),
            year,
        })
    }
}

impl Serialize for Citation {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Citation {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(de::Error::custom)
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Citation {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Citation".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "string", "pattern": "^.+ [^ ]+/[12][0-9]{3}$" })
    }
}

/// A text that is no citation of a regulation.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{text:?} is not a citation such as \"UU 25/1992\" (kind, number/year)")]
pub struct InvalidCitation {
    /// What was given.
    pub text: String,
}
