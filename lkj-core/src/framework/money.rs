//! Budgets with their revisions, and what was spent of them.

use std::fmt;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::arithmetic::decimal_sum;
use crate::number::exact;
use crate::value::{Date, Free};

/// An amount of rupiah, exact to the sen. Not to be mixed with percentages and counts.
///
/// ```
/// use lkj_core::Rupiah;
/// let budget = Rupiah::new("310170250".parse()?);
/// let spent = Rupiah::new("236452769".parse()?);
/// assert_eq!(budget.checked_sub(spent).map(|left| left.to_string()).as_deref(), Some("73717481"));
/// # Ok::<(), rust_decimal::Error>(())
/// ```
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct Rupiah(#[serde(with = "exact")] Decimal);

impl Rupiah {
    /// No money.
    pub const ZERO: Self = Self(Decimal::ZERO);

    /// An amount.
    #[must_use]
    pub const fn new(amount: Decimal) -> Self {
        Self(amount)
    }

    /// The amount as a decimal.
    #[must_use]
    pub const fn amount(self) -> Decimal {
        self.0
    }

    /// The sum of two amounts; `None` where a decimal cannot hold all its digits.
    #[must_use]
    pub fn checked_add(self, other: Self) -> Option<Self> {
        decimal_sum::sum([self.0, other.0]).map(Self)
    }

    /// What is left; `None` where a decimal cannot hold all its digits.
    #[must_use]
    pub fn checked_sub(self, other: Self) -> Option<Self> {
        decimal_sum::difference(self.0, other.0).map(Self)
    }
}

impl From<Rupiah> for Decimal {
    fn from(rupiah: Rupiah) -> Self {
        rupiah.0
    }
}

impl fmt::Display for Rupiah {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Rupiah {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Rupiah".into()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        if generator.contract().is_serialize() {
            return schemars::json_schema!({ "type": "string", "pattern": r"^-?[0-9]+(\.[0-9]+)?$" });
        }
        schemars::json_schema!({
            "type": ["integer", "string", "number"],
            "description": "Rupiah: 872_705_000 or \"Rp. 872.705.000,-\". *Rupiah.*"
        })
    }
}

/// The money of one program, activity, sub-activity or group in one year.
///
/// *Istilah resmi:* anggaran (pagu) dan realisasi anggaran.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(transform = with_revised))]
#[doc(alias = "anggaran")]
#[doc(alias = "pagu")]
#[serde(default, deny_unknown_fields)]
pub struct Money {
    /// The budget as first set. *Anggaran semula.*
    #[serde(serialize_with = "exact::stated::optional::serialize")]
    pub budget: Option<Rupiah>,
    /// Its revisions, the first one first. *Pergeseran dan perubahan, berurutan.*
    pub revisions: Vec<BudgetRevision>,
    /// What was spent. *Realisasi anggaran.*
    #[serde(serialize_with = "exact::stated::optional::serialize")]
    pub spent: Option<Rupiah>,
    /// Why it was spent as it was. *Alasan.*
    pub why: Option<String>,
    /// Free room. *Ruang bebas.*
    pub extra: Free,
}

impl Money {
    /// The budget in force: that of the last revision, else the first one.
    #[must_use]
    pub fn last_budget(&self) -> Option<Rupiah> {
        self.revisions
            .last()
            .map(|revision| revision.budget)
            .or(self.budget)
    }
}

/// A change of a budget. *Pergeseran, perubahan anggaran (P-APBD).*
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(extend("required" = ["budget"])))]
#[serde(default, deny_unknown_fields)]
pub struct BudgetRevision {
    /// Its name. *Nama.*
    pub name: Option<String>,
    /// Its date. *Tanggal.*
    pub date: Option<Date>,
    /// The budget from then on. *Anggaran setelah perubahan.*
    #[serde(serialize_with = "exact::stated::serialize")]
    pub budget: Rupiah,
}

/// The money of one program, activity, sub-activity or group in a part of a year: in the part, or
/// from the beginning of the year to its end.
///
/// *Istilah resmi:* anggaran kas; realisasi anggaran bulanan, triwulanan.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[doc(alias = "anggaran kas")]
#[serde(default, deny_unknown_fields)]
pub struct Disbursement {
    /// What the part is to spend. *Anggaran kas periode ini.*
    #[serde(serialize_with = "exact::stated::optional::serialize")]
    pub planned: Option<Rupiah>,
    /// What is to be spent by its end. *Anggaran kas s.d. periode ini.*
    #[serde(serialize_with = "exact::stated::optional::serialize")]
    pub planned_to_date: Option<Rupiah>,
    /// What was spent in the part. *Realisasi periode ini.*
    #[serde(serialize_with = "exact::stated::optional::serialize")]
    pub spent: Option<Rupiah>,
    /// What was spent by its end. *Realisasi s.d. periode ini.*
    #[serde(serialize_with = "exact::stated::optional::serialize")]
    pub spent_to_date: Option<Rupiah>,
    /// Free room. *Ruang bebas.*
    pub extra: Free,
}

/// Money, with the short form of a single revision.
#[cfg(feature = "schema")]
fn with_revised(schema: &mut schemars::Schema) {
    let properties = schema
        .get_mut("properties")
        .and_then(serde_json::Value::as_object_mut);
    if let Some(properties) = properties {
        let revised = serde_json::json!({
            "$ref": "#/$defs/Rupiah",
            "description": "The budget after its only revision. *Anggaran setelah perubahan.*"
        });
        properties.insert("revised".to_owned(), revised);
    }
}
