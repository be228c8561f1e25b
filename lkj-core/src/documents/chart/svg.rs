//! Draws charts as SVG.
//!
//! Coordinates are floating point: they are places on paper, not figures. Every figure that is
//! printed is written from its decimal.

#![allow(
    clippy::float_arithmetic,
    clippy::cast_precision_loss,
    reason = "coordinates on paper"
)]

use maud::{Markup, html};
use rust_decimal::Decimal;

use super::axis::{Axis, Zero};
use super::{Bars, Chart, Lines, Points};
use crate::number;
use crate::value::Locale;

/// How wide every chart is; its height follows from what it shows.
const WIDTH: f64 = 720.0;

/// Room for text at the left and right.
const MARGIN: f64 = 24.0;

/// A line of text.
const LINE: f64 = 18.0;

/// As many characters fit beside a bar.
const LONGEST_LABEL: usize = 88;

const INK: &str = "var(--lkj-ink, #1b2330)";
const QUIET: &str = "var(--lkj-quiet, #5b6472)";
const RULE: &str = "var(--lkj-line, #c9ced6)";
const FIRST: &str = "var(--lkj-first, #1f5f8b)";
const SECOND: &str = "var(--lkj-second, #b3541e)";
const BANDS: [&str; 2] = ["var(--lkj-band, #eef1f5)", "var(--lkj-band-other, #e2e7ee)"];

pub(super) fn draw(chart: &Chart, description: &str, locale: Locale) -> String {
    let (height, drawn) = match chart {
        Chart::Bars(bars) => draw_bars(bars, locale),
        Chart::Lines(lines) => draw_lines(lines, locale),
        Chart::Points(points) => draw_points(points, locale),
    };
    let view = format!("0 0 {} {}", short(WIDTH), short(height));
    html! {
        svg xmlns="http://www.w3.org/2000/svg" viewBox=(view) role="img" aria-label=(description)
            font-family="inherit, 'Noto Sans', 'DejaVu Sans', Arial, sans-serif" font-size="12" fill=(INK) {
            title { (description) }
            (drawn)
        }
    }
    .into_string()
}

/// A place on paper in tenths.
fn short(place: f64) -> String {
    let written = format!("{place:.1}");
    written
        .strip_suffix(".0")
        .map_or(written.clone(), str::to_owned)
}

fn line(from: (f64, f64), to: (f64, f64), color: &str, dashes: Option<&str>) -> Markup {
    html! {
        line x1=(short(from.0)) y1=(short(from.1)) x2=(short(to.0)) y2=(short(to.1)) stroke=(color)
            stroke-dasharray=[dashes] {}
    }
}

/// Where a text hangs on its place.
#[derive(Clone, Copy)]
enum Anchored {
    Start,
    Middle,
    End,
}

impl Anchored {
    const fn word(self) -> &'static str {
        match self {
            Self::Start => "start",
            Self::Middle => "middle",
            Self::End => "end",
        }
    }
}

fn text(at: (f64, f64), anchored: Anchored, color: &str, words: &str) -> Markup {
    html! {
        text x=(short(at.0)) y=(short(at.1)) text-anchor=(anchored.word()) fill=(color) { (words) }
    }
}

/// A figure that stays readable where it lies over a line.
fn figure(at: (f64, f64), anchored: Anchored, color: &str, words: &str) -> Markup {
    html! {
        text x=(short(at.0)) y=(short(at.1)) text-anchor=(anchored.word()) fill=(color)
            stroke="var(--lkj-paper, #ffffff)" stroke-width="3" paint-order="stroke" { (words) }
    }
}

fn shortened(label: &str, longest: usize) -> String {
    if label.chars().count() <= longest {
        return label.to_owned();
    }
    let kept: String = label.chars().take(longest.saturating_sub(1)).collect();
    format!("{}…", kept.trim_end())
}

// --- Bars -----------------------------------------------------------------------------------

/// How high a bar is.
const BAR: f64 = 16.0;

fn draw_bars(chart: &Bars, locale: Locale) -> (f64, Markup) {
    let values = chart.bars.iter().filter_map(|bar| bar.value);
    let values: Vec<Decimal> = values.chain(chart.mark).collect();
    let right = WIDTH - MARGIN - 72.0;
    let axis = Axis::over(values.iter().copied(), Zero::Shown, (MARGIN, right));
    let top = if chart.bands.is_empty() { 8.0 } else { 40.0 };
    let each = LINE + BAR + 10.0;
    let bottom = top + each * chart.bars.len() as f64;
    let zero = axis.at(Decimal::ZERO);
    let drawn = html! {
        (draw_bands(chart, &axis, (top, bottom)))
        @for mark in &axis.marks {
            (line((axis.at(*mark), top), (axis.at(*mark), bottom), RULE, None))
            (text((axis.at(*mark), bottom + 16.0), Anchored::Middle, QUIET, &number::format(*mark, locale)))
        }
        @for (at, bar) in chart.bars.iter().enumerate() {
            @let y = top + each * at as f64;
            (text((MARGIN + 2.0, y + 13.0), Anchored::Start, INK, &shortened(&bar.label, LONGEST_LABEL)))
            @match bar.value {
                Some(value) => {
                    @let end = axis.at(value);
                    rect x=(short(zero.min(end))) y=(short(y + LINE)) width=(short((end - zero).abs()))
                        height=(short(BAR)) fill=(FIRST) {}
                    (figure((zero.max(end) + 6.0, y + LINE + 12.5), Anchored::Start, INK, &number::format(value, locale)))
                }
                None => (text((zero + 6.0, y + LINE + 12.5), Anchored::Start, QUIET, "–")),
            }
            @if let Some(word) = &bar.word {
                (text((WIDTH - 2.0, y + 13.0), Anchored::End, QUIET, word))
            }
        }
        @if let Some(mark) = chart.mark {
            (line((axis.at(mark), top - 4.0), (axis.at(mark), bottom), SECOND, Some("5 3")))
        }
        (text((MARGIN, bottom + 34.0), Anchored::Start, QUIET, &chart.axis))
    };
    (bottom + 42.0, drawn)
}

fn draw_bands(chart: &Bars, axis: &Axis, (top, bottom): (f64, f64)) -> Markup {
    html! {
        @for (at, band) in chart.bands.iter().enumerate() {
            @let from = axis.at(band.from);
            @let to = band.to.map_or(axis.end(), |to| axis.at(to));
            @if to > from {
                rect x=(short(from)) y=(short(top)) width=(short(to - from)) height=(short(bottom - top))
                    fill=(band_color(at)) {}
                (band_word(&band.word, at, from, to))
            }
        }
    }
}

fn band_color(at: usize) -> &'static str {
    let [even, odd] = BANDS;
    if at.is_multiple_of(2) { even } else { odd }
}

/// The word for a band over it, in two heights, so that those of narrow bands do not meet.
fn band_word(word: &str, at: usize, from: f64, to: f64) -> Markup {
    let y = if at.is_multiple_of(2) { 14.0 } else { 30.0 };
    text((f64::midpoint(from, to), y), Anchored::Middle, QUIET, word)
}

// --- Lines ----------------------------------------------------------------------------------

fn draw_lines(chart: &Lines, locale: Locale) -> (f64, Markup) {
    let (top, bottom) = (34.0, 264.0);
    let values: Vec<Decimal> = chart
        .lines
        .iter()
        .flat_map(|line| line.values.iter().flatten().copied())
        .collect();
    let axis = Axis::over(values.iter().copied(), Zero::Free, (bottom, top));
    let left = MARGIN + 56.0;
    let right = WIDTH - MARGIN;
    let gap = (right - left) / (chart.steps.len().max(1) as f64);
    let across = |step: usize| left + gap * (step as f64 + 0.5);
    let drawn = html! {
        @for mark in &axis.marks {
            (line((left, axis.at(*mark)), (right, axis.at(*mark)), RULE, None))
            (text((left - 8.0, axis.at(*mark) + 4.0), Anchored::End, QUIET, &number::format(*mark, locale)))
        }
        @for (at, step) in chart.steps.iter().enumerate() {
            (text((across(at), bottom + 20.0), Anchored::Middle, QUIET, step))
        }
        @for (at, one) in chart.lines.iter().enumerate() {
            @let (color, dashes) = line_look(at);
            @let points: Vec<(f64, f64, Decimal)> = one.values.iter().enumerate()
                .filter_map(|(step, value)| value.map(|value| (across(step), axis.at(value), value)))
                .collect();
            polyline points=(polyline(&points)) fill="none" stroke=(color) stroke-width="2" stroke-dasharray=[dashes] {}
            @for (x, y, value) in &points {
                (marker(at, *x, *y, color))
                (figure((*x, *y + label_shift(at)), Anchored::Middle, color, &number::format(*value, locale)))
            }
            (legend(at, color, dashes, &one.name))
        }
        (text((WIDTH - MARGIN, 16.0), Anchored::End, QUIET, &chart.axis))
    };
    (bottom + 32.0, drawn)
}

/// Colour and dashes of a line: never the colour alone.
fn line_look(at: usize) -> (&'static str, Option<&'static str>) {
    if at.is_multiple_of(2) {
        (FIRST, None)
    } else {
        (SECOND, Some("6 4"))
    }
}

/// Figures of the first line stand above it, those of the second below.
fn label_shift(at: usize) -> f64 {
    if at.is_multiple_of(2) { -9.0 } else { 19.0 }
}

fn polyline(points: &[(f64, f64, Decimal)]) -> String {
    let each = points
        .iter()
        .map(|(x, y, _)| format!("{},{}", short(*x), short(*y)));
    each.collect::<Vec<_>>().join(" ")
}

fn marker(at: usize, x: f64, y: f64, color: &str) -> Markup {
    html! {
        @if at.is_multiple_of(2) {
            circle cx=(short(x)) cy=(short(y)) r="4" fill=(color) {}
        } @else {
            rect x=(short(x - 3.5)) y=(short(y - 3.5)) width="7" height="7" fill=(color) {}
        }
    }
}

fn legend(at: usize, color: &str, dashes: Option<&str>, name: &str) -> Markup {
    let left = MARGIN + 200.0 * at as f64;
    html! {
        line x1=(short(left)) y1="12" x2=(short(left + 26.0)) y2="12" stroke=(color) stroke-width="2"
            stroke-dasharray=[dashes] {}
        (marker(at, left + 13.0, 12.0, color))
        (text((left + 34.0, 16.0), Anchored::Start, INK, name))
    }
}

// --- Points ---------------------------------------------------------------------------------

fn draw_points(chart: &Points, locale: Locale) -> (f64, Markup) {
    let (top, bottom) = (16.0, 336.0);
    let (left, right) = (MARGIN + 44.0, WIDTH - MARGIN);
    let parting = chart.parting.iter();
    let across: Vec<Decimal> = chart
        .points
        .iter()
        .map(|point| point.across)
        .chain(parting.clone().map(|(across, _)| *across))
        .collect();
    let up: Vec<Decimal> = chart
        .points
        .iter()
        .map(|point| point.up)
        .chain(parting.map(|(_, up)| *up))
        .collect();
    let across = Axis::over(across.iter().copied(), Zero::Free, (left, right));
    let up = Axis::over(up.iter().copied(), Zero::Free, (bottom, top));
    let key = bottom + 46.0;
    let drawn = html! {
        @for mark in &up.marks {
            (line((left, up.at(*mark)), (right, up.at(*mark)), RULE, None))
            (text((left - 8.0, up.at(*mark) + 4.0), Anchored::End, QUIET, &number::format(*mark, locale)))
        }
        @for mark in &across.marks {
            (line((across.at(*mark), top), (across.at(*mark), bottom), RULE, None))
            (text((across.at(*mark), bottom + 16.0), Anchored::Middle, QUIET, &number::format(*mark, locale)))
        }
        @if let Some((x, y)) = chart.parting {
            (line((across.at(x), top), (across.at(x), bottom), SECOND, Some("5 3")))
            (line((left, up.at(y)), (right, up.at(y)), SECOND, Some("5 3")))
        }
        (text((right, bottom + 32.0), Anchored::End, QUIET, &chart.across))
        (text((left, top - 4.0), Anchored::Start, QUIET, &chart.up))
        @for (at, point) in chart.points.iter().enumerate() {
            @let (x, y) = (across.at(point.across), up.at(point.up));
            circle cx=(short(x)) cy=(short(y)) r="9" fill=(FIRST) {}
            text x=(short(x)) y=(short(y + 4.0)) text-anchor="middle" fill="#ffffff" font-size="11" {
                (at.saturating_add(1))
            }
            (text((left, key + LINE * (at as f64 + 0.5)), Anchored::Start, INK, &key_line(at, point, locale)))
        }
    };
    (key + LINE * chart.points.len() as f64 + 8.0, drawn)
}

/// What a numbered point is, and where.
fn key_line(at: usize, point: &super::Point, locale: Locale) -> String {
    format!(
        "{}. {} ({} %; {} %)",
        at.saturating_add(1),
        shortened(&point.label, 70),
        number::format(point.across, locale),
        number::format(point.up, locale)
    )
}
