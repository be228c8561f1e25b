//! Charts as Word's own: sharp in any size, and everybody can change how they look.

use std::io;

use rust_decimal::Decimal;

use super::{REFERENCES, language};
use crate::documents::chart::{Bar, Bars, Chart, Line, Lines, Point, Points};
use crate::number;
use crate::package::xml::Xml;
use crate::value::Locale;

const CHARTS: &str = "http://schemas.openxmlformats.org/drawingml/2006/chart";
const DRAWING: &str = "http://schemas.openxmlformats.org/drawingml/2006/main";
const PICTURE_WORDS: &str =
    "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing";

/// English metric units in a millimetre.
const MILLIMETRE: usize = 36_000;
/// How wide a chart is, in millimetres.
const WIDTH: usize = 160;

const PAPER: &str = "FFFFFF";
const INK: &str = "1B2330";
const QUIET: &str = "5B6472";
const RULE: &str = "C9CED6";
const FIRST: &str = "1F5F8B";
const SECOND: &str = "B3541E";

/// The ids of the axis across and the axis up.
const ACROSS: &str = "1";
const UP: &str = "2";

/// How high a chart is, in millimetres.
fn height(chart: &Chart) -> usize {
    match chart {
        Chart::Bars(bars) => bars
            .bars
            .len()
            .saturating_mul(11)
            .saturating_add(24)
            .min(230),
        Chart::Lines(_) => 75,
        Chart::Points(_) => 90,
    }
}

/// The place of a chart in a line of text.
pub(super) fn drawing(xml: &mut Xml, chart: &Chart, number: usize, description: &str) {
    let [width, height] =
        [WIDTH, height(chart)].map(|size| size.saturating_mul(MILLIMETRE).to_string());
    let id = number.to_string();
    let sides = [
        ("distT", "0"),
        ("distB", "0"),
        ("distL", "0"),
        ("distR", "0"),
    ];
    xml.within("w:r", &[], |xml| {
        xml.within("w:drawing", &[], |xml| {
            xml.within("wp:inline", &sides, |xml| {
                xml.empty("wp:extent", &[("cx", &width), ("cy", &height)]);
                let name = format!("Chart {id}");
                let named = [("id", id.as_str()), ("name", &name), ("descr", description)];
                xml.empty("wp:docPr", &named);
                xml.within("a:graphic", &[("xmlns:a", DRAWING)], |xml| {
                    xml.within("a:graphicData", &[("uri", CHARTS)], |xml| {
                        let of = [("xmlns:c", CHARTS), ("r:id", &relation(number))];
                        xml.empty("c:chart", &of);
                    });
                });
            });
        });
    });
}

/// The namespace of places of pictures, `wp`.
pub(super) const fn picture_words() -> &'static str {
    PICTURE_WORDS
}

/// By what the document calls a chart.
pub(super) fn relation(number: usize) -> String {
    format!("chart{number}")
}

/// The lines that tell what the numbered points of a chart are.
pub(super) fn key(chart: &Chart, locale: Locale) -> Vec<String> {
    let Chart::Points(points) = chart else {
        return Vec::new();
    };
    let line = |(at, point): (usize, &Point)| {
        let [across, up] = [point.across, point.up].map(|value| number::format(value, locale));
        let number = at.saturating_add(1);
        format!("{number}. {} ({across} %; {up} %)", point.label)
    };
    points.points.iter().enumerate().map(line).collect()
}

/// The part of a chart.
pub(super) fn part(chart: &Chart, locale: Locale) -> io::Result<Vec<u8>> {
    let mut xml = Xml::document();
    let names = [
        ("xmlns:c", CHARTS),
        ("xmlns:a", DRAWING),
        ("xmlns:r", REFERENCES),
    ];
    xml.within("c:chartSpace", &names, |xml| {
        value(xml, "c:lang", language(locale));
        value(xml, "c:roundedCorners", "0");
        xml.within("c:chart", &[], |xml| {
            value(xml, "c:autoTitleDeleted", "1");
            xml.within("c:plotArea", &[], |xml| {
                xml.empty("c:layout", &[]);
                match chart {
                    Chart::Bars(bars) => bar_chart(xml, bars, locale),
                    Chart::Lines(lines) => line_chart(xml, lines, locale),
                    Chart::Points(points) => point_chart(xml, points),
                }
            });
            if let Chart::Lines(lines) = chart
                && lines.lines.len() > 1
            {
                xml.within("c:legend", &[], |xml| {
                    value(xml, "c:legendPos", "t");
                    value(xml, "c:overlay", "0");
                });
            }
            value(xml, "c:plotVisOnly", "1");
            value(xml, "c:dispBlanksAs", "gap");
        });
        xml.within("c:spPr", &[], |xml| {
            xml.empty("a:noFill", &[]);
            xml.within("a:ln", &[], |xml| xml.empty("a:noFill", &[]));
        });
        text_properties(xml);
    });
    xml.finish()
}

fn value(xml: &mut Xml, name: &str, value: &str) {
    xml.empty(name, &[("val", value)]);
}

// --- Bars -----------------------------------------------------------------------------------

fn bar_chart(xml: &mut Xml, chart: &Bars, locale: Locale) {
    xml.within("c:barChart", &[], |xml| {
        value(xml, "c:barDir", "bar");
        value(xml, "c:grouping", "clustered");
        value(xml, "c:varyColors", "0");
        xml.within("c:ser", &[], |xml| {
            series_head(xml, 0, &chart.axis);
            xml.within("c:spPr", &[], |xml| fill(xml, FIRST));
            value(xml, "c:invertIfNegative", "0");
            let labels = chart.bars.iter().map(|bar| bar_label(bar, locale));
            point_labels(xml, labels, "outEnd", INK);
            let names = chart.bars.iter().map(bar_name);
            xml.within("c:cat", &[], |xml| literal_words(xml, names));
            let values = chart.bars.iter().map(|bar| bar.value);
            xml.within("c:val", &[], |xml| literal_numbers(xml, values));
        });
        value(xml, "c:gapWidth", "60");
        value(xml, "c:axId", ACROSS);
        value(xml, "c:axId", UP);
    });
    let mut values = chart.bars.iter().filter_map(|bar| bar.value);
    xml.within("c:catAx", &[], |xml| {
        let order = Scale {
            first: First::Top,
            ..Scale::default()
        };
        axis_head(xml, ACROSS, order, "l");
        axis_foot(xml, UP, "low", "autoZero");
        category_axis_end(xml);
    });
    xml.within("c:valAx", &[], |xml| {
        axis_head(xml, UP, Scale::of_lengths(&mut values), "b");
        grid_lines(xml);
        axis_title(xml, &chart.axis);
        axis_foot(xml, ACROSS, "nextTo", "max");
        xml.empty("c:crossBetween", &[("val", "between")]);
    });
}

fn bar_name(bar: &Bar) -> String {
    match bar.value {
        Some(_) => bar.label.clone(),
        None => format!("{} (–)", bar.label),
    }
}

fn bar_label(bar: &Bar, locale: Locale) -> Option<String> {
    let value = number::format(bar.value?, locale);
    Some(match &bar.word {
        Some(word) => format!("{value} ({word})"),
        None => value,
    })
}

// --- Lines ----------------------------------------------------------------------------------

fn line_chart(xml: &mut Xml, chart: &Lines, locale: Locale) {
    xml.within("c:lineChart", &[], |xml| {
        value(xml, "c:grouping", "standard");
        value(xml, "c:varyColors", "0");
        for (at, line) in chart.lines.iter().enumerate() {
            xml.within("c:ser", &[], |xml| one_line(xml, chart, at, line, locale));
        }
        value(xml, "c:marker", "1");
        value(xml, "c:axId", ACROSS);
        value(xml, "c:axId", UP);
    });
    xml.within("c:catAx", &[], |xml| {
        axis_head(xml, ACROSS, Scale::default(), "b");
        axis_foot(xml, UP, "low", "autoZero");
        category_axis_end(xml);
    });
    xml.within("c:valAx", &[], |xml| {
        axis_head(xml, UP, Scale::default(), "l");
        grid_lines(xml);
        axis_title(xml, &chart.axis);
        axis_foot(xml, ACROSS, "nextTo", "autoZero");
        xml.empty("c:crossBetween", &[("val", "between")]);
    });
}

/// Lines differ by dashes and marks as well as by colour, and figures of the first stand above
/// it, those of the second below.
fn one_line(xml: &mut Xml, chart: &Lines, at: usize, line: &Line, locale: Locale) {
    let (color, dash, symbol, place) = if at.is_multiple_of(2) {
        (FIRST, "solid", "circle", "t")
    } else {
        (SECOND, "dash", "square", "b")
    };
    series_head(xml, at, &line.name);
    xml.within("c:spPr", &[], |xml| stroke(xml, color, "25400", dash));
    marker(xml, symbol, "6", color);
    let labels = line.values.iter();
    let labels = labels.map(|value| value.map(|value| number::format(value, locale)));
    point_labels(xml, labels, place, INK);
    xml.within("c:cat", &[], |xml| {
        literal_words(xml, chart.steps.iter().cloned());
    });
    xml.within("c:val", &[], |xml| {
        literal_numbers(xml, line.values.iter().copied());
    });
    value(xml, "c:smooth", "0");
}

// --- Points ---------------------------------------------------------------------------------

fn point_chart(xml: &mut Xml, chart: &Points) {
    xml.within("c:scatterChart", &[], |xml| {
        value(xml, "c:scatterStyle", "lineMarker");
        value(xml, "c:varyColors", "0");
        xml.within("c:ser", &[], |xml| {
            series_head(xml, 0, &chart.up);
            xml.within("c:spPr", &[], |xml| {
                xml.within("a:ln", &[], |xml| xml.empty("a:noFill", &[]));
            });
            marker(xml, "circle", "14", FIRST);
            let numbers = (1..=chart.points.len()).map(|number| Some(number.to_string()));
            point_labels(xml, numbers, "ctr", PAPER);
            place_values(
                xml,
                chart.points.iter().map(|point| (point.across, point.up)),
            );
        });
        for (at, ends) in parting_lines(chart).into_iter().enumerate() {
            xml.within("c:ser", &[], |xml| {
                series_head(xml, at.saturating_add(1), "");
                xml.within("c:spPr", &[], |xml| stroke(xml, SECOND, "12700", "dash"));
                xml.within("c:marker", &[], |xml| value(xml, "c:symbol", "none"));
                place_values(xml, ends.into_iter());
            });
        }
        value(xml, "c:axId", ACROSS);
        value(xml, "c:axId", UP);
    });
    for (id, other, place, title) in [
        (ACROSS, UP, "b", &chart.across),
        (UP, ACROSS, "l", &chart.up),
    ] {
        xml.within("c:valAx", &[], |xml| {
            axis_head(xml, id, Scale::default(), place);
            grid_lines(xml);
            axis_title(xml, title);
            axis_foot(xml, other, "low", "min");
            xml.empty("c:crossBetween", &[("val", "midCat")]);
        });
    }
}

/// The ends of the lines that part the points into four.
fn parting_lines(chart: &Points) -> Vec<[(Decimal, Decimal); 2]> {
    let Some((across, up)) = chart.parting else {
        return Vec::new();
    };
    let reach = |values: Vec<Decimal>| {
        let least = values.iter().min().copied().unwrap_or_default();
        let most = values.iter().max().copied().unwrap_or_default();
        (least, most)
    };
    let all_across = chart
        .points
        .iter()
        .map(|point| point.across)
        .chain([across]);
    let all_up = chart.points.iter().map(|point| point.up).chain([up]);
    let (left, right) = reach(all_across.collect());
    let (low, high) = reach(all_up.collect());
    vec![[(across, low), (across, high)], [(left, up), (right, up)]]
}

fn place_values(xml: &mut Xml, places: impl Iterator<Item = (Decimal, Decimal)> + Clone) {
    let across = places.clone().map(|(across, _)| Some(across));
    xml.within("c:xVal", &[], |xml| literal_numbers(xml, across));
    let up = places.map(|(_, up)| Some(up));
    xml.within("c:yVal", &[], |xml| literal_numbers(xml, up));
    value(xml, "c:smooth", "0");
}

// --- What all of them need ------------------------------------------------------------------

fn series_head(xml: &mut Xml, at: usize, name: &str) {
    value(xml, "c:idx", &at.to_string());
    value(xml, "c:order", &at.to_string());
    if !name.is_empty() {
        xml.within("c:tx", &[], |xml| xml.words("c:v", &[], name));
    }
}

/// Figures as they are printed elsewhere, whatever the reader's program makes of numbers.
fn point_labels(
    xml: &mut Xml,
    labels: impl Iterator<Item = Option<String>>,
    place: &str,
    color: &str,
) {
    xml.within("c:dLbls", &[], |xml| {
        for (at, label) in labels.enumerate() {
            let Some(label) = label else { continue };
            xml.within("c:dLbl", &[], |xml| {
                value(xml, "c:idx", &at.to_string());
                xml.within("c:tx", &[], |xml| rich(xml, &label, color));
                value(xml, "c:dLblPos", place);
                label_shows(xml);
            });
        }
        value(xml, "c:dLblPos", place);
        label_shows(xml);
    });
}

fn label_shows(xml: &mut Xml) {
    value(xml, "c:showLegendKey", "0");
    value(xml, "c:showVal", "1");
    for name in [
        "c:showCatName",
        "c:showSerName",
        "c:showPercent",
        "c:showBubbleSize",
    ] {
        value(xml, name, "0");
    }
}

fn rich(xml: &mut Xml, words: &str, color: &str) {
    xml.within("c:rich", &[], |xml| {
        xml.empty("a:bodyPr", &[]);
        xml.within("a:p", &[], |xml| {
            xml.within("a:pPr", &[], |xml| letters(xml, "a:defRPr", color));
            xml.within("a:r", &[], |xml| {
                letters(xml, "a:rPr", color);
                xml.words("a:t", &[], words);
            });
        });
    });
}

fn letters(xml: &mut Xml, name: &str, color: &str) {
    xml.within(name, &[("sz", "800"), ("b", "0")], |xml| fill(xml, color));
}

fn fill(xml: &mut Xml, color: &str) {
    xml.within("a:solidFill", &[], |xml| value(xml, "a:srgbClr", color));
}

fn stroke(xml: &mut Xml, color: &str, width: &str, dash: &str) {
    xml.within("a:ln", &[("w", width)], |xml| {
        fill(xml, color);
        value(xml, "a:prstDash", dash);
    });
}

fn marker(xml: &mut Xml, symbol: &str, size: &str, color: &str) {
    xml.within("c:marker", &[], |xml| {
        value(xml, "c:symbol", symbol);
        value(xml, "c:size", size);
        xml.within("c:spPr", &[], |xml| fill(xml, color));
    });
}

fn literal_words(xml: &mut Xml, words: impl ExactSizeIterator<Item = String>) {
    xml.within("c:strLit", &[], |xml| {
        value(xml, "c:ptCount", &words.len().to_string());
        for (at, words) in words.enumerate() {
            xml.within("c:pt", &[("idx", &at.to_string())], |xml| {
                xml.words("c:v", &[], &words);
            });
        }
    });
}

fn literal_numbers(xml: &mut Xml, values: impl Iterator<Item = Option<Decimal>>) {
    let values: Vec<Option<Decimal>> = values.collect();
    xml.within("c:numLit", &[], |xml| {
        xml.words("c:formatCode", &[], "General");
        value(xml, "c:ptCount", &values.len().to_string());
        for (at, number) in values.iter().enumerate() {
            let Some(number) = number else { continue };
            xml.within("c:pt", &[("idx", &at.to_string())], |xml| {
                xml.words("c:v", &[], &number.to_string());
            });
        }
    });
}

/// How an axis is divided.
#[derive(Debug, Clone, Copy, Default)]
struct Scale {
    first: First,
    least: Least,
}

impl Scale {
    /// Lengths are compared from zero, and programs would begin where they like.
    fn of_lengths(values: &mut impl Iterator<Item = Decimal>) -> Self {
        let least = if values.all(|value| value >= Decimal::ZERO) {
            Least::Zero
        } else {
            Least::Free
        };
        Self {
            least,
            ..Self::default()
        }
    }
}

/// What an axis begins with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Least {
    #[default]
    Free,
    Zero,
}

/// Where the first thing on an axis stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum First {
    #[default]
    Bottom,
    Top,
}

fn axis_head(xml: &mut Xml, id: &str, scale: Scale, place: &str) {
    value(xml, "c:axId", id);
    xml.within("c:scaling", &[], |xml| {
        let order = match scale.first {
            First::Bottom => "minMax",
            First::Top => "maxMin",
        };
        value(xml, "c:orientation", order);
        if scale.least == Least::Zero {
            value(xml, "c:min", "0");
        }
    });
    value(xml, "c:delete", "0");
    value(xml, "c:axPos", place);
}

fn grid_lines(xml: &mut Xml) {
    xml.within("c:majorGridlines", &[], |xml| {
        xml.within("c:spPr", &[], |xml| stroke(xml, RULE, "6350", "solid"));
    });
}

fn axis_title(xml: &mut Xml, title: &str) {
    if title.is_empty() {
        return;
    }
    xml.within("c:title", &[], |xml| {
        xml.within("c:tx", &[], |xml| rich(xml, title, QUIET));
        value(xml, "c:overlay", "0");
    });
}

/// The end of an axis: where its labels stand, and where on the other axis it stands itself.
fn axis_foot(xml: &mut Xml, other: &str, labels: &str, at: &str) {
    xml.empty(
        "c:numFmt",
        &[("formatCode", "General"), ("sourceLinked", "0")],
    );
    value(xml, "c:majorTickMark", "none");
    value(xml, "c:minorTickMark", "none");
    value(xml, "c:tickLblPos", labels);
    xml.within("c:spPr", &[], |xml| stroke(xml, RULE, "6350", "solid"));
    text_properties(xml);
    value(xml, "c:crossAx", other);
    value(xml, "c:crosses", at);
}

fn category_axis_end(xml: &mut Xml) {
    value(xml, "c:auto", "1");
    value(xml, "c:lblAlgn", "ctr");
    value(xml, "c:lblOffset", "100");
    value(xml, "c:noMultiLvlLbl", "1");
}

fn text_properties(xml: &mut Xml) {
    xml.within("c:txPr", &[], |xml| {
        xml.empty("a:bodyPr", &[]);
        xml.within("a:p", &[], |xml| {
            xml.within("a:pPr", &[], |xml| letters(xml, "a:defRPr", INK));
        });
    });
}
