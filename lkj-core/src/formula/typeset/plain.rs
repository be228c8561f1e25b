//! Writes a layout in one line of plain text.

use super::{Fence, Layout};

pub(super) fn write(layout: &Layout) -> String {
    match layout {
        Layout::Number(text) | Layout::Text(text) => text.clone(),
        Layout::Sign(sign) => (*sign).to_owned(),
        Layout::Row(row) => {
            let parts: Vec<_> = row.iter().map(write).collect();
            parts.join(" ")
        }
        Layout::Fenced(Fence::Parentheses, inside) => format!("({})", write(inside)),
        Layout::Fenced(Fence::Bars, inside) => format!("|{}|", write(inside)),
        Layout::Fraction(numerator, denominator) => {
            format!("{} / {}", tight(numerator), tight(denominator))
        }
        Layout::Sum {
            over: Some(over),
            of,
        } => format!("∑ ({over}) {}", tight(of)),
        Layout::Sum { over: None, of } => format!("∑ {}", tight(of)),
        Layout::Cases(cases) => {
            let each = cases
                .iter()
                .map(|(value, when)| format!("{} {}", write(value), write(when)));
            format!("{{ {} }}", each.collect::<Vec<_>>().join("; "))
        }
    }
}

/// It in parentheses where more than one thing would otherwise stand beside a sign.
fn tight(layout: &Layout) -> String {
    match layout {
        Layout::Row(row) if row.len() > 1 => format!("({})", write(layout)),
        Layout::Fraction(..) => format!("({})", write(layout)),
        _ => write(layout),
    }
}
