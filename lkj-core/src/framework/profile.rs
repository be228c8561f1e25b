//! Tables about the organization: what it has, by year.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::arithmetic::decimal_sum;
use crate::framework::Entry;
use crate::value::Free;

/// A table about the organization at a time: staff by grade, assets by kind.
///
/// *Istilah resmi:* tabel gambaran umum (Bab I). Totals and shares are computed from the
/// rows and never stored.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(extend("required" = ["title", "rows"])))]
#[serde(default, deny_unknown_fields)]
pub struct ProfileTable {
    /// Title of the table. *Judul tabel.*
    pub title: String,
    /// Heading of the first column. *Judul kolom pertama.*
    pub row: Option<String>,
    /// Headings of the columns with figures. *Judul kolom angka.*
    pub columns: Vec<String>,
    /// The rows: a label, then a figure for each column. *Baris: label, lalu angka tiap kolom.*
    pub rows: Vec<ProfileRow>,
    /// Unit of the figures. *Satuan.*
    pub unit: Option<String>,
    /// Which totals the table has. *Jumlah yang dicetak.*
    pub total: Totals,
    /// Whether each row's share of the total is printed. *Apakah bagian (%) tiap baris dicetak.*
    pub share: bool,
    /// How a hyphen is read. *Arti tanda hubung.*
    pub dash: Dash,
    /// Free room. *Ruang bebas.*
    pub extra: Free,
}

impl ProfileTable {
    /// Everything in the table added up; missing cells count for nothing.
    ///
    /// `None` when the sum has more digits than can be kept.
    #[must_use]
    pub fn total(&self) -> Option<Decimal> {
        let cells = self.rows.iter().flat_map(|row| row.cells.iter().flatten());
        decimal_sum::sum(cells.copied())
    }

    /// The total of the row with this label.
    #[must_use]
    pub fn row_total(&self, label: &str) -> Option<Decimal> {
        let row = self.rows.iter().find(|row| row.label == label)?;
        decimal_sum::sum(row.cells.iter().flatten().copied())
    }

    /// The total of the column with this heading.
    #[must_use]
    pub fn column_total(&self, heading: &str) -> Option<Decimal> {
        let at = self.columns.iter().position(|column| column == heading)?;
        let cells = self
            .rows
            .iter()
            .filter_map(|row| row.cells.get(at).copied().flatten());
        decimal_sum::sum(cells)
    }
}

/// A row of a [`ProfileTable`].
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ProfileRow {
    /// What the row is about.
    pub label: String,
    /// A figure for each column; `None` where there is none.
    pub cells: Vec<Option<Decimal>>,
}

/// Which totals a [`ProfileTable`] prints.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Totals {
    /// None. *Tanpa jumlah.*
    #[default]
    None,
    /// A last row that adds up each column. *Baris jumlah.*
    Rows,
    /// A last column that adds up each row. *Kolom jumlah.*
    Columns,
    /// Both. *Keduanya.*
    Both,
}

/// What a hyphen means in a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Dash {
    /// Nothing is known. *Tidak ada data.*
    #[default]
    Missing,
    /// There are none. *Nol.*
    Zero,
}

mod row {
    use serde::de::{self, SeqAccess};
    use serde::ser::SerializeSeq;
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    use super::{Entry, ProfileRow};

    impl Serialize for ProfileRow {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            let length = self.cells.len().saturating_add(1);
            let mut row = serializer.serialize_seq(Some(length))?;
            row.serialize_element(&self.label)?;
            for cell in &self.cells {
                row.serialize_element(&Entry::from_cell(*cell))?;
            }
            row.end()
        }
    }

    impl<'de> Deserialize<'de> for ProfileRow {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            struct Visitor;
            impl<'de> de::Visitor<'de> for Visitor {
                type Value = ProfileRow;

                fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                    f.write_str("a label and figures")
                }

                fn visit_seq<A: SeqAccess<'de>>(self, mut row: A) -> Result<ProfileRow, A::Error> {
                    let label = row
                        .next_element()?
                        .ok_or_else(|| de::Error::invalid_length(0, &self))?;
                    let mut cells = Vec::new();
                    while let Some(cell) = row.next_element::<Entry>()? {
                        cells.push(cell.value());
                    }
                    Ok(ProfileRow { label, cells })
                }
            }
            deserializer.deserialize_seq(Visitor)
        }
    }

    #[cfg(feature = "schema")]
    impl schemars::JsonSchema for ProfileRow {
        fn schema_name() -> std::borrow::Cow<'static, str> {
            "Row".into()
        }

        fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
            schemars::json_schema!({
                "type": "array",
                "minItems": 1,
                "prefixItems": [{ "type": "string" }],
                "items": { "type": ["number", "string"] }
            })
        }
    }
}
