//! Writes a layout as Office Math (OMML, ECMA-376 part 1, section 22.1): what stands in an
//! `m:oMath`.

use super::markup::{element, escaped, within};
use super::{Fence, Layout};

pub(super) fn write(layout: &Layout) -> String {
    let mut text = String::new();
    push(layout, &mut text);
    text
}

/// Words.
pub(crate) fn words(words: &str) -> String {
    let mut text = String::new();
    run(words, Letters::Upright, &mut text);
    text
}

fn push(layout: &Layout, text: &mut String) {
    match layout {
        Layout::Number(words) | Layout::Text(words) => run(words, Letters::Upright, text),
        Layout::Sign(sign) => run(sign, Letters::Mathematical, text),
        Layout::Row(row) => row.iter().for_each(|part| push(part, text)),
        Layout::Fenced(Fence::Parentheses, inside) => fenced(["(", ")"], inside, text),
        Layout::Fenced(Fence::Bars, inside) => fenced(["|", "|"], inside, text),
        Layout::Fraction(numerator, denominator) => within("m:f", text, |text| {
            within("m:num", text, |text| push(numerator, text));
            within("m:den", text, |text| push(denominator, text));
        }),
        Layout::Sum { over, of } => sum(over.as_deref(), of, text),
        Layout::Cases(cases) => {
            delimited(["{", ""], text, |text| {
                within("m:m", text, |text| matrix(cases, text));
            });
        }
    }
}

/// How letters are set: signs keep the room that mathematics gives them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Letters {
    Upright,
    Mathematical,
}

fn run(words: &str, letters: Letters, text: &mut String) {
    within("m:r", text, |text| {
        if letters == Letters::Upright {
            text.push_str("<m:rPr><m:nor/></m:rPr>");
        }
        text.push_str("<m:t xml:space=\"preserve\">");
        text.extend(words.chars().map(escaped));
        text.push_str("</m:t>");
    });
}

fn fenced(fence: [&str; 2], inside: &Layout, text: &mut String) {
    delimited(fence, text, |text| push(inside, text));
}

fn delimited([open, close]: [&str; 2], text: &mut String, inside: impl FnOnce(&mut String)) {
    within("m:d", text, |text| {
        within("m:dPr", text, |text| {
            value("m:begChr", open, text);
            value("m:endChr", close, text);
        });
        within("m:e", text, inside);
    });
}

fn sum(over: Option<&str>, of: &Layout, text: &mut String) {
    within("m:nary", text, |text| {
        within("m:naryPr", text, |text| {
            value("m:chr", "∑", text);
            value("m:limLoc", "undOvr", text);
            if over.is_none() {
                value("m:subHide", "1", text);
            }
            value("m:supHide", "1", text);
        });
        within("m:sub", text, |text| {
            if let Some(over) = over {
                run(over, Letters::Upright, text);
            }
        });
        element("m:sup", "", text);
        within("m:e", text, |text| push(of, text));
    });
}

/// Values at the left, and when each of them counts.
fn matrix(cases: &[(Layout, Layout)], text: &mut String) {
    text.push_str(
        "<m:mPr><m:mcs><m:mc><m:mcPr><m:count m:val=\"2\"/><m:mcJc m:val=\"left\"/></m:mcPr>\
         </m:mc></m:mcs></m:mPr>",
    );
    for (of, when) in cases {
        within("m:mr", text, |text| {
            within("m:e", text, |text| push(of, text));
            within("m:e", text, |text| push(when, text));
        });
    }
}

fn value(name: &str, value: &str, text: &mut String) {
    text.extend(["<", name, " m:val=\"", value, "\"/>"]);
}
