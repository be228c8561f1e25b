//! Charts: what they show, apart from how they are drawn.

mod axis;
mod svg;

use rust_decimal::Decimal;

use crate::value::Locale;

/// What a chart shows. [`Chart::to_svg`] draws it.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Chart {
    /// Bars over classes: achievements and what they are called.
    Bars(Bars),
    /// Values over years.
    Lines(Lines),
    /// One thing set against another: absorption against achievement.
    Points(Points),
}

/// Bars from zero, with bands behind them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct Bars {
    /// What is measured along them: `Capaian (%)`.
    pub axis: String,
    /// The bars.
    pub bars: Vec<Bar>,
    /// The bands, from the lowest up.
    pub bands: Vec<Band>,
    /// A value that is marked by a line: the target.
    pub mark: Option<Decimal>,
}

/// A bar.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Bar {
    /// What it is of.
    pub label: String,
    /// Its value; none where nothing was measured.
    pub value: Option<Decimal>,
    /// A word for its value.
    pub word: Option<String>,
}

/// A range of values with a word for it.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Band {
    /// Where it begins.
    pub from: Decimal,
    /// Where it ends; none where it is open.
    pub to: Option<Decimal>,
    /// The word.
    pub word: String,
}

/// Lines over years or other steps.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct Lines {
    /// What is measured: `%`.
    pub axis: String,
    /// The steps.
    pub steps: Vec<String>,
    /// The lines, two at most stay readable.
    pub lines: Vec<Line>,
}

/// A line with a value for each step.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Line {
    /// What it is.
    pub name: String,
    /// Its values.
    pub values: Vec<Option<Decimal>>,
}

/// Points in a plane that two lines part into four.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct Points {
    /// What is measured from left to right.
    pub across: String,
    /// What is measured from the bottom up.
    pub up: String,
    /// The points.
    pub points: Vec<Point>,
    /// Where the parting lines stand: across, up.
    pub parting: Option<(Decimal, Decimal)>,
}

/// A point.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Point {
    /// What it is of.
    pub label: String,
    /// From left to right.
    pub across: Decimal,
    /// From the bottom up.
    pub up: Decimal,
}

impl Bar {
    /// A bar.
    #[must_use]
    pub fn new(label: impl Into<String>, value: Option<Decimal>, word: Option<String>) -> Self {
        Self {
            label: label.into(),
            value,
            word,
        }
    }
}

impl Chart {
    /// Whether there is anything to draw.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Bars(bars) => bars.bars.iter().all(|bar| bar.value.is_none()),
            Self::Lines(lines) => {
                let mut values = lines.lines.iter().flat_map(|line| &line.values);
                values.all(Option::is_none)
            }
            Self::Points(points) => points.points.is_empty(),
        }
    }

    /// The chart as SVG, its figures in the style of a locale. Colours are CSS variables
    /// (`--lkj-ink`, `--lkj-line`, `--lkj-first`, `--lkj-second`, `--lkj-band`) with values for
    /// white paper, so that a page may give its own.
    ///
    /// ```
    /// use lkj_core::Locale;
    /// use lkj_core::documents::{Bar, Bars, Chart};
    /// let mut bars = Bars::default();
    /// bars.bars = vec![Bar::new("RAT", Some("99.26".parse()?), None)];
    /// let svg = Chart::Bars(bars).to_svg("Capaian", Locale::Indonesian);
    /// assert!(svg.starts_with("<svg") && svg.contains("99,26"));
    /// # Ok::<(), rust_decimal::Error>(())
    /// ```
    #[must_use]
    pub fn to_svg(&self, description: &str, locale: Locale) -> String {
        svg::draw(self, description, locale)
    }
}
