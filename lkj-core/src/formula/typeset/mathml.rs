//! Writes a layout as MathML Core.

use super::markup::{element, within};
use super::{Fence, Layout};

/// Without the element around it.
pub(super) fn write(layout: &Layout) -> String {
    let mut text = String::new();
    push(layout, &mut text);
    text
}

/// The element around everything.
pub(crate) fn whole(inside: &str) -> String {
    format!("<math xmlns=\"http://www.w3.org/1998/Math/MathML\" display=\"block\">{inside}</math>")
}

/// Lines whose equals signs stand below each other: what is on the left, and on the right.
pub(crate) fn lines(lines: &[(String, String)]) -> String {
    let mut text = String::new();
    within("mtable", &mut text, |text| {
        for (left, right) in lines {
            within("mtr", text, |text| {
                text.push_str("<mtd style=\"text-align:right\">");
                text.push_str(left);
                text.push_str("</mtd><mtd style=\"text-align:left\">");
                element("mo", "=", text);
                text.push_str(right);
                text.push_str("</mtd>");
            });
        }
    });
    text
}

/// A number as it is written.
pub(crate) fn number(written: &str) -> String {
    let mut text = String::new();
    element("mn", written, &mut text);
    text
}

/// A sign between two things.
pub(crate) fn sign(sign: &str) -> String {
    let mut text = String::new();
    element("mo", sign, &mut text);
    text
}

/// Words.
pub(crate) fn words(words: &str) -> String {
    let mut text = String::new();
    element("mtext", words, &mut text);
    text
}

fn push(layout: &Layout, text: &mut String) {
    match layout {
        Layout::Number(number) => element("mn", number, text),
        Layout::Text(words) => element("mtext", words, text),
        Layout::Sign(sign) => element("mo", sign, text),
        Layout::Row(row) => within("mrow", text, |text| {
            for part in row {
                push(part, text);
            }
        }),
        Layout::Fenced(fence, inside) => within("mrow", text, |text| {
            let [open, close] = match fence {
                Fence::Parentheses => ["(", ")"],
                Fence::Bars => ["|", "|"],
            };
            element("mo", open, text);
            push(inside, text);
            element("mo", close, text);
        }),
        Layout::Fraction(numerator, denominator) => within("mfrac", text, |text| {
            push(numerator, text);
            push(denominator, text);
        }),
        Layout::Sum { over, of } => within("mrow", text, |text| {
            match over {
                Some(over) => within("munder", text, |text| {
                    element("mo", "∑", text);
                    element("mtext", over, text);
                }),
                None => element("mo", "∑", text),
            }
            push(of, text);
        }),
        Layout::Cases(cases) => within("mrow", text, |text| {
            element("mo", "{", text);
            within("mtable", text, |text| {
                for (value, when) in cases {
                    within("mtr", text, |text| {
                        within("mtd", text, |text| push(value, text));
                        within("mtd", text, |text| push(when, text));
                    });
                }
            });
        }),
    }
}
