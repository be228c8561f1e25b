//! Mathematics as Word's own.

use super::text::{Flow, Look, Style, paragraph, run};
use crate::documents::tree::{Begins, Equation};
use crate::package::xml::Xml;

/// Equations one below the other.
pub(super) fn write(xml: &mut Xml, equations: &[Equation], begins: Begins) {
    for (at, equation) in equations.iter().enumerate() {
        let mut look = Look {
            begins: if at == 0 { begins } else { Begins::Here },
            ..Look::of(Style::Equation)
        };
        if equation.right.omml.is_empty() {
            paragraph(xml, &look, |xml| run(xml, &plain(equation)));
            continue;
        }
        let mut of = equation.of.as_deref();
        if is_long(equation) {
            look.flow = Flow::WithNext;
            paragraph(xml, &look, |xml| run(xml, of.take().unwrap_or_default()));
            look = Look::of(Style::Equation);
        }
        paragraph(xml, &look, |xml| mathematics(xml, of, equation));
    }
}

/// A line of mathematics does not break where it has fractions: what stands before the equals sign
/// of a long one has a line of its own.
const LONGEST: usize = 80;

fn is_long(equation: &Equation) -> bool {
    let of = equation.of.as_ref();
    of.is_some() && plain(equation).chars().count() > LONGEST
}

fn mathematics(xml: &mut Xml, of: Option<&str>, equation: &Equation) {
    xml.within("m:oMathPara", &[], |xml| {
        xml.within("m:oMathParaPr", &[], |xml| {
            xml.empty("m:jc", &[("m:val", "left")]);
        });
        xml.within("m:oMath", &[], |xml| {
            words(xml, &format!("{}= ", before(of)));
            xml.ready_made(&equation.right.omml);
            if let Some(result) = &equation.result {
                words(xml, &format!(" = {result}"));
            }
        });
    });
}

/// Words in mathematics, upright.
fn words(xml: &mut Xml, words: &str) {
    xml.within("m:r", &[], |xml| {
        xml.within("m:rPr", &[], |xml| xml.empty("m:nor", &[]));
        xml.words("m:t", &[("xml:space", "preserve")], words);
    });
}

fn before(of: Option<&str>) -> String {
    of.map_or_else(String::new, |of| format!("{of} "))
}

fn plain(equation: &Equation) -> String {
    let mut line = format!(
        "{}= {}",
        before(equation.of.as_deref()),
        equation.right.plain
    );
    if let Some(result) = &equation.result {
        line.push_str(" = ");
        line.push_str(result);
    }
    line
}
