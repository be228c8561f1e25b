//! Who reports: the organization, its tree of posts, who signs, and what it has.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::arithmetic::decimal_sum;
use crate::{Entry, Free, Id, Indicator, TargetValue};

/// The organization whose performance is reported.
///
/// *Istilah resmi:* perangkat daerah (PD, OPD, SKPD), instansi pemerintah; Perpres 29/2014.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(extend("required" = ["name"])))]
#[doc(alias = "perangkat daerah")]
#[doc(alias = "instansi")]
#[serde(default, deny_unknown_fields)]
pub struct Organization {
    /// Official name. *Nama resmi.*
    pub name: String,
    /// Short names in use, the first one preferred. *Nama singkat.*
    #[cfg_attr(
        feature = "schema",
        schemars(with = "crate::exchange::schema::OneOrMany<String>")
    )]
    pub short: Vec<String>,
    /// The region. *Daerah.*
    pub region: Option<String>,
    /// The government that it belongs to. *Pemerintah yang membawahi.*
    pub parent: Option<String>,
    /// Its code in the nomenclature of others. *Kode.*
    pub code: Option<String>,
    /// Its motto. *Motto.*
    pub motto: Option<String>,
    /// Its main duty. *Tugas pokok.*
    pub duty: Option<String>,
    /// Its functions, in order. *Fungsi.*
    pub functions: Vec<String>,
    /// Free room. *Ruang bebas.*
    pub extra: Free,
}

/// A post or section in the tree of the organization; it can own indicators and activities.
///
/// *Istilah resmi:* unit organisasi, jabatan.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(extend("required" = ["name"]), transform = crate::exchange::schema::or_text))]
#[doc(alias = "unit organisasi")]
#[doc(alias = "jabatan")]
#[serde(default, deny_unknown_fields)]
pub struct Unit {
    /// Name of the post or section. *Nama jabatan atau unit.*
    pub name: String,
    /// The unit that it is under. *Unit atasan.*
    pub under: Option<Id>,
    /// Its echelon: `IV a`. *Eselon.*
    pub echelon: Option<String>,
    /// Its duty in one sentence. *Tugas dalam satu kalimat.*
    pub duty: Option<String>,
    /// Its duties as a list. *Rincian tugas.*
    pub duties: Vec<String>,
    /// Its functions as a list. *Fungsi.*
    pub functions: Vec<String>,
    /// Free room. *Ruang bebas.*
    pub extra: Free,
}

/// Someone who signs, and in what capacity. The name may stay out.
///
/// *Istilah resmi:* pejabat.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(extend("required" = ["post"])))]
#[doc(alias = "pejabat")]
#[serde(default, deny_unknown_fields)]
pub struct Official {
    /// The post, as a unit's id or in words. *Jabatan: id unit atau kata-kata.*
    pub post: String,
    /// The name. *Nama.*
    pub name: Option<String>,
    /// In what capacity. *Kedudukan.*
    pub capacity: Capacity,
    /// Rank. *Pangkat/golongan.*
    pub rank: Option<String>,
    /// Staff number. *NIP.*
    pub number: Option<String>,
    /// Free room. *Ruang bebas.*
    pub extra: Free,
}

/// In what capacity an official holds a post.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Capacity {
    /// Appointed. *Definitif.*
    #[default]
    Definitive,
    /// Acting while the post is vacant. *Pelaksana tugas (Plt.).*
    Acting,
    /// Acting while the holder is away. *Pelaksana harian (Plh.).*
    Daily,
}

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

/// What holds for every indicator that does not say otherwise.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields)]
pub struct Defaults {
    /// Unit. *Satuan.*
    pub unit: Option<String>,
    /// Decimals of a realization that a formula gives. *Angka desimal.*
    pub places: Option<crate::arithmetic::Places>,
    /// Polarity. *Polaritas.*
    pub polarity: Option<crate::Polarity>,
    /// How lower-is-better is measured. *Cara hitung polaritas negatif.*
    pub method: Option<crate::LowerMethod>,
    /// How often it is measured. *Frekuensi.*
    pub frequency: Option<crate::Frequency>,
    /// Where the data come from. *Sumber data.*
    pub source: Option<String>,
    /// Who answers for it. *Penanggung jawab.*
    pub owner: Option<Id>,
}

impl Defaults {
    /// The unit of an indicator, its own or the default one.
    #[must_use]
    pub fn unit_of<'a>(&'a self, indicator: &'a Indicator) -> Option<&'a str> {
        indicator.unit.as_deref().or(self.unit.as_deref())
    }

    /// The polarity that is declared for an indicator, its own or the default one.
    #[must_use]
    pub fn declared_polarity(&self, indicator: &Indicator) -> Option<crate::Polarity> {
        indicator.polarity.or(self.polarity)
    }

    /// The polarity of an indicator against a target: as it is declared, else as the target says.
    #[must_use]
    pub fn polarity_against(
        &self,
        indicator: &Indicator,
        target: Option<&TargetValue>,
    ) -> crate::Polarity {
        self.declared_polarity(indicator)
            .unwrap_or_else(|| target.map_or(crate::Polarity::Higher, TargetValue::polarity))
    }
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
