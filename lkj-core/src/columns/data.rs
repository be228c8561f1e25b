//! What goes into a kernel and what comes out: columns, all of one length.

use std::ops::Range;

use super::KernelProblem;
use crate::rules::{LowerMethod, Polarity};

/// How a row is measured: its polarity, and for lower-is-better its method.
///
/// *Istilah resmi:* polaritas.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[repr(u8)]
pub enum Way {
    /// R / T.
    #[default]
    Higher = 0b000,
    /// (2T − R) / T.
    LowerLinear = 0b001,
    /// T / R.
    LowerRatio = 0b010,
    /// (T − R) / T.
    LowerGap = 0b011,
    /// (B − R) / (B − T).
    LowerBaseline = 0b100,
    /// 100 up to T, above it (2T − R) / T.
    AtMost = 0b101,
    /// 100 from T on, below it R / T.
    AtLeast = 0b110,
    /// (T − |R − T|) / T.
    Near = 0b111,
    /// 100 from T to the upper end, above that R against it, below T against T; R / T where no upper
    /// end is known.
    Range = 0b1000,
}

impl Way {
    /// All ways.
    pub const ALL: [Self; 9] = [
        Self::Higher,
        Self::LowerLinear,
        Self::LowerRatio,
        Self::LowerGap,
        Self::LowerBaseline,
        Self::AtMost,
        Self::AtLeast,
        Self::Near,
        Self::Range,
    ];

    /// Its word: the polarity, and for lower-is-better the method.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Higher => "higher",
            Self::LowerLinear => "lower_linear",
            Self::LowerRatio => "lower_ratio",
            Self::LowerGap => "lower_gap",
            Self::LowerBaseline => "lower_baseline",
            Self::AtMost => "at_most",
            Self::AtLeast => "at_least",
            Self::Near => "near",
            Self::Range => "range",
        }
    }

    /// The way that stands at this place in [`Way::ALL`], which is its own number.
    ///
    /// ```
    /// use lkj_core::columns::Way;
    /// assert_eq!(Way::of_code(Way::LowerGap as u8), Some(Way::LowerGap));
    /// assert_eq!(Way::of_code(9), None);
    /// ```
    #[must_use]
    pub const fn of_code(code: u8) -> Option<Self> {
        Some(match code {
            0 => Self::Higher,
            1 => Self::LowerLinear,
            2 => Self::LowerRatio,
            3 => Self::LowerGap,
            4 => Self::LowerBaseline,
            5 => Self::AtMost,
            6 => Self::AtLeast,
            7 => Self::Near,
            8 => Self::Range,
            _ => return None,
        })
    }

    /// The way of a polarity and the method of lower-is-better; `None` for polarities whose
    /// targets are no numbers (grades, yes or no). `near` is that without anchor
    /// points.
    #[must_use]
    pub const fn of(polarity: Polarity, method: LowerMethod) -> Option<Self> {
        #[expect(
            clippy::indexing_slicing,
            reason = "there is a place for each polarity and each method"
        )]
        WAYS[polarity as usize][method as usize]
    }
}

/// The way of each polarity by each method, in their order. It is looked up, because which one comes
/// next in a column no processor can foretell.
const WAYS: [[Option<Way>; 4]; 8] = [
    [Some(Way::Higher); 4],
    [
        Some(Way::LowerLinear),
        Some(Way::LowerRatio),
        Some(Way::LowerGap),
        Some(Way::LowerBaseline),
    ],
    [Some(Way::Range); 4],
    [Some(Way::AtMost); 4],
    [Some(Way::AtLeast); 4],
    [Some(Way::Near); 4],
    [None; 4],
    [None; 4],
];

/// The ways of a column of rows.
#[derive(Debug, Clone, Copy)]
pub enum Ways<'a> {
    /// The same for all.
    All(Way),
    /// Each its own.
    Each(&'a [Way]),
}

/// What became of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[repr(u8)]
#[non_exhaustive]
pub enum Status {
    /// It was measured.
    Measured,
    /// It has no target.
    NoTarget,
    /// Nothing was realized.
    NoRealization,
    /// Its target is zero.
    ZeroTarget,
    /// Its realization is zero.
    ZeroRealization,
    /// Its target is below zero.
    NegativeTarget,
    /// It has no baseline.
    NoBaseline,
    /// Its baseline is its target.
    BaselineIsTarget,
    /// So far above the target that nothing is concluded.
    Inconclusive,
    /// The result does not fit 64 bits.
    TooLarge,
}

impl Status {
    /// All of them, in order.
    pub const ALL: [Self; 10] = [
        Self::Measured,
        Self::NoTarget,
        Self::NoRealization,
        Self::ZeroTarget,
        Self::ZeroRealization,
        Self::NegativeTarget,
        Self::NoBaseline,
        Self::BaselineIsTarget,
        Self::Inconclusive,
        Self::TooLarge,
    ];

    /// The stable code: `measured`, else that of the reason of the one-row API.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Measured => "measured",
            Self::NoTarget => "no_target",
            Self::NoRealization => "no_realization",
            Self::ZeroTarget => "zero_target",
            Self::ZeroRealization => "zero_realization",
            Self::NegativeTarget => "negative_target",
            Self::NoBaseline => "no_baseline",
            Self::BaselineIsTarget => "baseline_is_target",
            Self::Inconclusive => "inconclusive",
            Self::TooLarge => "too_large",
        }
    }
}

/// Columns of whole numbers, all of one length. What is missing is [`MISSING`](super::MISSING).
#[derive(Debug, Clone, Copy)]
pub struct Columns<'a> {
    /// Targets; of ranges their lower ends. *Target.*
    pub target: &'a [i64],
    /// The upper ends of ranges, scaled as the targets are. *Batas atas target.*
    pub upper: Option<&'a [i64]>,
    /// Realizations, scaled as the targets are. *Realisasi.*
    pub realization: &'a [i64],
    /// How each row is measured. *Polaritas.*
    pub ways: Ways<'a>,
    /// Baselines, scaled as the targets are. *Kondisi awal.*
    pub baseline: Option<&'a [i64]>,
    /// Budgets and spendings, both scaled alike. *Anggaran dan realisasi anggaran.*
    pub money: Option<(&'a [i64], &'a [i64])>,
}

impl<'a> Columns<'a> {
    /// Targets and realizations that are measured in one way.
    #[must_use]
    pub const fn new(target: &'a [i64], realization: &'a [i64], way: Way) -> Self {
        Self {
            target,
            upper: None,
            realization,
            ways: Ways::All(way),
            baseline: None,
            money: None,
        }
    }

    /// The number of rows.
    pub(super) const fn len(&self) -> usize {
        self.target.len()
    }

    pub(super) fn way(&self, row: usize) -> Way {
        match self.ways {
            Ways::All(way) => way,
            Ways::Each(ways) => ways.get(row).copied().unwrap_or_default(),
        }
    }

    /// Some of the rows.
    #[inline(always)]
    pub(super) fn rows(&self, rows: &Range<usize>) -> Option<Self> {
        let of = |column: &'a [i64]| column.get(rows.clone());
        Some(Self {
            target: of(self.target)?,
            upper: self.upper.and_then(of),
            realization: of(self.realization)?,
            ways: match self.ways {
                Ways::All(way) => Ways::All(way),
                Ways::Each(ways) => Ways::Each(ways.get(rows.clone())?),
            },
            baseline: self.baseline.and_then(of),
            money: match self.money {
                None => None,
                Some((budget, spent)) => Some((of(budget)?, of(spent)?)),
            },
        })
    }

    #[cfg(feature = "rayon")]
    pub(super) fn halves(&self) -> Option<(Self, Self)> {
        let middle = self.len() / 2;
        Some((self.rows(&(0..middle))?, self.rows(&(middle..self.len()))?))
    }

    /// Makes sure that all columns and buffers are of one length.
    pub(super) fn check(&self, outputs: &Outputs<'_>) -> Result<(), KernelProblem> {
        let ways = match self.ways {
            Ways::All(_) => None,
            Ways::Each(ways) => Some(ways.len()),
        };
        let lengths = [
            Some(self.realization.len()),
            ways,
            self.upper.map(<[i64]>::len),
            self.baseline.map(<[i64]>::len),
            self.money.map(|(budget, _)| budget.len()),
            self.money.map(|(_, spent)| spent.len()),
            Some(outputs.value.len()),
            Some(outputs.category.len()),
            Some(outputs.status.len()),
            outputs.raw.as_ref().map(|raw| raw.len()),
            outputs.absorption.as_ref().map(|one| one.len()),
        ];
        if lengths.iter().flatten().all(|length| *length == self.len()) {
            Ok(())
        } else {
            Err(KernelProblem::Lengths)
        }
    }
}

/// Where results go; every buffer is as long as the columns, and may be used again.
#[derive(Debug)]
#[non_exhaustive]
pub struct Outputs<'a> {
    /// The achievement, rounded and capped, in units of its last place. *Capaian.*
    pub value: &'a mut [i64],
    /// The class of the scale, counted from the best, which is 0. *Kategori.*
    pub category: &'a mut [u8],
    /// What became of the row.
    pub status: &'a mut [Status],
    /// The achievement, rounded and not capped: worth a column where the rules know a cap or a
    /// floor.
    pub raw: Option<&'a mut [i64]>,
    /// Spent of budget. *Penyerapan anggaran.*
    pub absorption: Option<&'a mut [i64]>,
}

impl<'a> Outputs<'a> {
    /// Buffers for achievements.
    #[must_use]
    pub const fn new(
        value: &'a mut [i64],
        category: &'a mut [u8],
        status: &'a mut [Status],
    ) -> Self {
        Self {
            value,
            category,
            status,
            raw: None,
            absorption: None,
        }
    }

    /// With a buffer for achievements that are not capped.
    #[must_use]
    pub fn with_raw(mut self, raw: &'a mut [i64]) -> Self {
        self.raw = Some(raw);
        self
    }

    /// With a buffer for absorptions.
    #[must_use]
    pub fn with_absorption(mut self, absorption: &'a mut [i64]) -> Self {
        self.absorption = Some(absorption);
        self
    }

    /// Some of the rows.
    #[inline(always)]
    pub(super) fn rows(&mut self, rows: &Range<usize>) -> Option<Outputs<'_>> {
        Some(Outputs {
            value: self.value.get_mut(rows.clone())?,
            category: self.category.get_mut(rows.clone())?,
            status: self.status.get_mut(rows.clone())?,
            raw: match &mut self.raw {
                None => None,
                Some(raw) => Some(raw.get_mut(rows.clone())?),
            },
            absorption: match &mut self.absorption {
                None => None,
                Some(absorption) => Some(absorption.get_mut(rows.clone())?),
            },
        })
    }

    /// The buffers of the first rows, and of the others. There must be so many.
    #[cfg(feature = "rayon")]
    pub(super) fn split_at(self, rows: usize) -> (Self, Self) {
        let (value, values) = self.value.split_at_mut(rows);
        let (category, categories) = self.category.split_at_mut(rows);
        let (status, statuses) = self.status.split_at_mut(rows);
        let raw = self.raw.map(|raw| raw.split_at_mut(rows)).unzip();
        let absorption = self.absorption.map(|one| one.split_at_mut(rows)).unzip();
        let first = Self {
            value,
            category,
            status,
            raw: raw.0,
            absorption: absorption.0,
        };
        let others = Self {
            value: values,
            category: categories,
            status: statuses,
            raw: raw.1,
            absorption: absorption.1,
        };
        (first, others)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ways_are_those_of_polarities_and_methods() {
        use LowerMethod::{Baseline, Gap, Linear, Ratio};
        for (polarity, ways) in [
            (Polarity::Higher, [Some(Way::Higher); 4]),
            (Polarity::Range, [Some(Way::Range); 4]),
            (Polarity::AtMost, [Some(Way::AtMost); 4]),
            (Polarity::AtLeast, [Some(Way::AtLeast); 4]),
            (Polarity::Near, [Some(Way::Near); 4]),
            (Polarity::Grade, [None; 4]),
            (Polarity::YesNo, [None; 4]),
        ] {
            let found = [Linear, Ratio, Gap, Baseline].map(|method| Way::of(polarity, method));
            assert_eq!(found, ways, "{polarity:?}");
        }
        for (method, way) in [
            (Linear, Way::LowerLinear),
            (Ratio, Way::LowerRatio),
            (Gap, Way::LowerGap),
            (Baseline, Way::LowerBaseline),
        ] {
            assert_eq!(Way::of(Polarity::Lower, method), Some(way));
        }
        for way in Way::ALL {
            assert_eq!(Way::of_code(way as u8), Some(way));
        }
    }
}
