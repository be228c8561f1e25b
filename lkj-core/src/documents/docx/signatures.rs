//! Who signs, side by side.

use super::text::{Flow, Look, Style, line, paragraph};
use crate::documents::tree::{Begins, Signature};
use crate::package::xml::Xml;

/// How many lines are left for the signature.
const LINES_TO_SIGN: usize = 3;

/// What stands where no name is known.
const NO_NAME: &str = "………………………………";

/// A table without lines, a column for each who signs; one alone signs at the right.
pub(super) fn write(xml: &mut Xml, signatures: &[Signature], begins: Begins, room: u32) {
    let columns: Vec<Option<&Signature>> = match signatures {
        [] => return,
        [alone] => vec![None, Some(alone)],
        several => several.iter().map(Some).collect(),
    };
    paragraph(
        xml,
        &Look {
            begins,
            flow: Flow::WithNext,
            ..Look::of(Style::TableEnd)
        },
        |_| {},
    );
    let dated = Dated::of(signatures);
    let count = u32::try_from(columns.len()).unwrap_or(u32::MAX);
    let width = room.checked_div(count).unwrap_or(room).to_string();
    xml.within("w:tbl", &[], |xml| {
        xml.within("w:tblPr", &[], |xml| {
            xml.empty("w:tblW", &[("w:w", &room.to_string()), ("w:type", "dxa")]);
            xml.empty("w:tblLayout", &[("w:type", "fixed")]);
        });
        xml.within("w:tblGrid", &[], |xml| {
            for _ in &columns {
                xml.empty("w:gridCol", &[("w:w", &width)]);
            }
        });
        for part in [Part::Above, Part::Below] {
            xml.within("w:tr", &[], |xml| {
                xml.within("w:trPr", &[], |xml| xml.empty("w:cantSplit", &[]));
                for signature in &columns {
                    xml.within("w:tc", &[], |xml| {
                        xml.within("w:tcPr", &[], |xml| {
                            xml.empty("w:tcW", &[("w:w", &width), ("w:type", "dxa")]);
                        });
                        match (signature, part) {
                            (None, _) => line(xml, Style::SignatureText, ""),
                            (Some(signature), Part::Above) => above(xml, signature, dated),
                            (Some(signature), Part::Below) => below(xml, signature),
                        }
                    });
                }
            });
        }
    });
    paragraph(xml, &Look::of(Style::TableEnd), |_| {});
}

/// The rows of signatures, so that names stand on one line whatever stands above them.
#[derive(Debug, Clone, Copy)]
enum Part {
    Above,
    Below,
}

/// Whether any of those who sign says where and when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Dated {
    Some,
    None,
}

impl Dated {
    fn of(signatures: &[Signature]) -> Self {
        let dated = |one: &Signature| one.place_and_date.is_some();
        if signatures.iter().any(dated) {
            Self::Some
        } else {
            Self::None
        }
    }
}

/// Where, when and as what somebody signs.
fn above(xml: &mut Xml, signature: &Signature, dated: Dated) {
    if dated == Dated::Some {
        let words = signature.place_and_date.as_deref().unwrap_or_default();
        line(xml, Style::SignatureText, words);
    }
    for words in signature.role.iter().chain(&signature.post) {
        line(xml, Style::SignatureText, words);
    }
    for _ in 0..LINES_TO_SIGN {
        line(xml, Style::SignatureText, "");
    }
}

/// Who signs.
fn below(xml: &mut Xml, signature: &Signature) {
    match &signature.name {
        Some(name) => line(xml, Style::SignatureName, name),
        None => line(xml, Style::SignatureText, NO_NAME),
    }
    if let Some(rank) = &signature.rank {
        line(xml, Style::SignatureText, rank);
    }
    if let Some(number) = &signature.number {
        line(xml, Style::SignatureText, &format!("NIP {number}"));
    }
}
