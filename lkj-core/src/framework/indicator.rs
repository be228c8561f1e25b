//! What is measured, and how.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::arithmetic::Places;
use crate::formula::Formula;
use crate::framework::TargetValue;
use crate::number::{Figure, exact};
use crate::rules::{LowerMethod, Polarity, ZeroRules};
use crate::value::{Free, Id, PartOfYear, Period, Register, Years};

/// Something that is measured to tell whether a goal is being reached.
///
/// *Istilah resmi:* indikator kinerja; indikator kinerja utama (IKU) where `key` is set
/// (PermenPAN 9/2007).
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(extend("required" = ["name"])))]
#[doc(alias = "indikator")]
#[doc(alias = "IKU")]
#[serde(default, deny_unknown_fields)]
pub struct Indicator {
    /// Its name. *Nama indikator.*
    pub name: String,
    /// What it measures: a goal, an objective, a program, an activity, a sub-activity, or
    /// `organization`. *Milik tujuan, sasaran, program, kegiatan, sub kegiatan, atau organisasi.*
    pub of: Option<Subject>,
    /// Whether it is a key performance indicator. *Apakah IKU.*
    pub key: bool,
    /// Unit. *Satuan.*
    pub unit: Option<String>,
    /// Decimals of a realization that the formula gives. *Angka desimal.*
    pub places: Option<Places>,
    /// Which way is better. *Polaritas.*
    pub polarity: Option<Polarity>,
    /// How lower-is-better is measured. *Cara hitung polaritas negatif.*
    pub method: Option<LowerMethod>,
    /// The starting point. *Kondisi awal.*
    pub baseline: Option<Figure>,
    /// The grades of a graded indicator, from the lowest to the highest. *Urutan predikat, dari terendah.*
    pub grades: Vec<String>,
    /// How grades are compared. *Cara membandingkan predikat.*
    pub grade_method: Option<GradeMethod>,
    /// Points between which an indicator that is to be close to its target is scored. *Titik skor.*
    pub anchors: Vec<Anchor>,
    /// The most that its achievement counts. *Batas atas capaian.*
    #[serde(with = "exact::stated::optional")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<Figure>"))]
    pub cap: Option<Decimal>,
    /// The least that its achievement counts. *Batas bawah capaian.*
    #[serde(with = "exact::stated::optional")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<Figure>"))]
    pub floor: Option<Decimal>,
    /// What zeros mean for it. *Arti nol.*
    pub zero: ZeroRules,
    /// How its value follows from series. *Rumus.*
    #[cfg_attr(feature = "schema", schemars(with = "Option<String>"))]
    pub formula: Option<Formula>,
    /// What exactly is meant. *Definisi operasional.*
    pub definition: Option<String>,
    /// Why it was chosen. *Alasan pemilihan.*
    pub reason: Option<String>,
    /// Where the data come from. *Sumber data.*
    pub source: Option<String>,
    /// Who answers for it. *Penanggung jawab.*
    pub owner: Option<Id>,
    /// How often it is measured. *Frekuensi.*
    pub frequency: Option<Frequency>,
    /// How its value comes about over a year. *Pola ukur.*
    pub pattern: Option<Pattern>,
    /// How the parts of a year combine. *Cara menggabungkan periode.*
    pub combine: Option<Combination>,
    /// What the targets of the parts of a year are. *Jenis target antarperiode.*
    pub targets_are: Option<TargetsAre>,
    /// In which parts of a year it is measured; in all where none is named. *Diukur pada.*
    pub due: Vec<PartOfYear>,
    /// Whether a missing value is the one before it, marked as such. *Nilai terakhir diteruskan.*
    pub carry_forward: bool,
    /// Its weight among its siblings. *Bobot.*
    #[serde(with = "exact::stated::optional")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<Figure>"))]
    pub weight: Option<Decimal>,
    /// The series that its table shows. *Data yang ditampilkan di tabelnya.*
    pub show: Vec<Id>,
    /// A code that others gave. *Kode.*
    pub code: Option<String>,
    /// The years in which it is in force. *Tahun berlaku.*
    pub years: Option<Years>,
    /// The indicators whose place it took. *Indikator yang digantikan.*
    pub replaces: Vec<Id>,
    /// Whether its values can be compared with those of the one that it replaces although the
    /// formula is another. *Sebanding meskipun rumusnya lain.*
    pub comparable: bool,
    /// Why its values cannot be compared with those of what it replaces. *Alasan tidak sebanding.*
    pub incomparable: Option<String>,
    /// Targets of the plan by period. *Target rencana tiap periode.*
    pub targets: Register<Period, TargetValue>,
    /// Free room. *Ruang bebas.*
    pub extra: Free,
}

/// What an indicator is an indicator of.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Subject {
    /// The organization as a whole.
    Organization,
    /// A goal, objective, program, activity or sub-activity.
    Node(Id),
}

/// How an indicator's value comes about over a year.
///
/// *Istilah resmi:* pola ukur; tipe penghitungan kumulatif or non-kumulatif.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Pattern {
    /// Increments add up. *Hitungan.*
    Count,
    /// A state on a date. *Posisi.*
    Position,
    /// A value that another body issues at its time. *Rilis.*
    Release,
}

/// How the values of the parts of a year combine.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Combination {
    /// They are added up. *Akumulasi.*
    Sum,
    /// The last one counts. *Nilai akhir.*
    #[default]
    Last,
    /// The highest one counts. *Nilai tertinggi.*
    Max,
    /// Their mean counts. *Rata-rata.*
    Average,
    /// The formula over the sums of its series. *Rasio jumlah.*
    RatioOfSums,
}

/// What the targets of the parts of a year are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum TargetsAre {
    /// What is to be added in each. *Tambahan tiap periode.*
    Increments,
    /// Where one is to stand at the end of each. *Posisi kumulatif.*
    #[default]
    Positions,
}

impl Indicator {
    /// How the parts of its year combine: as it says, else as its pattern has it.
    #[must_use]
    pub fn combination(&self) -> Combination {
        self.combine.unwrap_or(match self.pattern {
            Some(Pattern::Count) => Combination::Sum,
            _ => Combination::Last,
        })
    }

    /// Whether the realization of a year follows from the parts of the year, where none is given
    /// for the year itself.
    #[must_use]
    pub const fn rests_on_parts(&self) -> bool {
        self.combine.is_some() || self.pattern.is_some()
    }

    /// Whether it is measured in a period.
    #[must_use]
    pub fn is_due(&self, period: Period) -> bool {
        self.due.is_empty() || self.due.contains(&period.part_of_year())
    }

    /// What its targets within a year are: as it says, else increments where values add up.
    #[must_use]
    pub fn targets_are(&self) -> TargetsAre {
        self.targets_are.unwrap_or(match self.combination() {
            Combination::Sum => TargetsAre::Increments,
            _ => TargetsAre::Positions,
        })
    }
}

/// How one grade is set against another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum GradeMethod {
    /// 100 for the grade that was promised, else 0.
    #[default]
    Equality,
    /// By their places in the list of grades: the third of four against the fourth is 75.
    Score,
}

/// A point of a scoring line: at so many percent of the target the score is so much.
/// Written `[80, 80]`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Anchor {
    /// Percent of the target.
    pub at: Decimal,
    /// The score there.
    pub score: Decimal,
}

impl Serialize for Anchor {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        [Figure::new(self.at), Figure::new(self.score)].serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Anchor {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let [at, score] = <[Figure; 2]>::deserialize(deserializer)?;
        Ok(Self {
            at: at.value,
            score: score.value,
        })
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Anchor {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Anchor".into()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        <[Figure; 2]>::json_schema(generator)
    }
}

/// How often something is measured. *Frekuensi pengukuran.*
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Frequency {
    /// Every month. *Bulanan.*
    Month,
    /// Every quarter. *Triwulanan.*
    Quarter,
    /// Twice a year. *Semesteran.*
    Semester,
    /// Once a year. *Tahunan.*
    #[default]
    Year,
}

/// Another body's value to compare with. *Standar nasional, pembanding.*
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[doc(alias = "pembanding")]
#[serde(deny_unknown_fields)]
pub struct Benchmark {
    /// Whose value it is. *Nilai milik.*
    pub of: String,
    /// The value. *Nilai.*
    pub value: Figure,
    /// Where it was published. *Sumber.*
    #[serde(default)]
    pub source: Option<String>,
}

/// What holds for every indicator that does not say otherwise.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields)]
pub struct Defaults {
    /// Unit. *Satuan.*
    pub unit: Option<String>,
    /// Decimals of a realization that a formula gives. *Angka desimal.*
    pub places: Option<Places>,
    /// Polarity. *Polaritas.*
    pub polarity: Option<Polarity>,
    /// How lower-is-better is measured. *Cara hitung polaritas negatif.*
    pub method: Option<LowerMethod>,
    /// How often it is measured. *Frekuensi.*
    pub frequency: Option<Frequency>,
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
    pub fn declared_polarity(&self, indicator: &Indicator) -> Option<crate::rules::Polarity> {
        indicator.polarity.or(self.polarity)
    }

    /// The polarity of an indicator against a target: as it is declared, else as the target says.
    #[must_use]
    pub fn polarity_against(
        &self,
        indicator: &Indicator,
        target: Option<&TargetValue>,
    ) -> crate::rules::Polarity {
        self.declared_polarity(indicator)
            .unwrap_or_else(|| target.map_or(crate::rules::Polarity::Higher, TargetValue::polarity))
    }
}

mod subject {
    use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

    use super::Subject;
    use crate::value::{Id, InvalidId};

    impl std::str::FromStr for Subject {
        type Err = InvalidId;

        fn from_str(text: &str) -> Result<Self, InvalidId> {
            match text {
                "organization" => Ok(Self::Organization),
                _ => Id::new(text).map(Self::Node),
            }
        }
    }

    impl std::fmt::Display for Subject {
        fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            match self {
                Self::Organization => f.write_str("organization"),
                Self::Node(id) => id.fmt(f),
            }
        }
    }

    impl Serialize for Subject {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            serializer.collect_str(self)
        }
    }

    impl<'de> Deserialize<'de> for Subject {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            let text = String::deserialize(deserializer)?;
            text.parse().map_err(de::Error::custom)
        }
    }

    #[cfg(feature = "schema")]
    impl schemars::JsonSchema for Subject {
        fn schema_name() -> std::borrow::Cow<'static, str> {
            "Subject".into()
        }

        fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
            Id::json_schema(generator)
        }
    }
}
