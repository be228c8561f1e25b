//! Sets a formula as mathematics: divisions as fractions, choices in braces, ids by their names.

pub(crate) mod latex;
mod markup;
pub(crate) mod mathml;
pub(crate) mod omml;
mod plain;

use super::{
    Condition, Expression, Formula, Function, Operator, Reference, Taken, YearRange, YearSpan,
};
use crate::number;
use crate::value::Locale;

/// A language for mathematics.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Typesetting {
    /// MathML Core, as browsers show it.
    MathMl,
    /// LaTeX in mathematical mode, with the package `amsmath`.
    Latex,
    /// Office Math, as Word shows it: what stands in an `m:oMath`.
    OfficeMath,
    /// One line of plain text: `(a − b) / b × 100`.
    Plain,
}

/// What references are called in a typeset formula. Any function from a reference to a name is one.
pub trait Names {
    /// The name of a quantity.
    fn name(&self, reference: &Reference) -> String;

    /// What the parts of a series are, which stands under the sign of their sum.
    fn parts(&self, _reference: &Reference) -> Option<String> {
        None
    }
}

impl<F: Fn(&Reference) -> String> Names for F {
    fn name(&self, reference: &Reference) -> String {
        self(reference)
    }
}

/// How 100 is written where a quotient is multiplied by it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Hundred {
    /// `× 100`
    Number,
    /// `× 100 %`, as manuals of indicators do.
    Percent,
}

impl Formula {
    /// The formula as MathML Core, its numbers in the style of a locale.
    ///
    /// ```
    /// use lkj_core::formula::Reference;
    /// use lkj_core::{Formula, Locale};
    /// let formula: Formula = "rat / aktif * 100".parse()?;
    /// let names = |reference: &Reference| format!("Koperasi {reference}");
    /// assert_eq!(
    ///     formula.to_mathml(&names, Locale::Indonesian),
    ///     "<math xmlns=\"http://www.w3.org/1998/Math/MathML\" display=\"block\"><mrow>\
    ///      <mfrac><mtext>Koperasi rat</mtext><mtext>Koperasi aktif</mtext></mfrac>\
    ///      <mo>×</mo><mn>100</mn></mrow></math>",
    /// );
    /// # Ok::<(), lkj_core::formula::FormulaProblem>(())
    /// ```
    #[must_use]
    pub fn to_mathml(&self, names: &impl Names, locale: Locale) -> String {
        self.typeset(Typesetting::MathMl, names, locale, Hundred::Number)
    }

    /// The formula as LaTeX in mathematical mode, its numbers in the style of a locale.
    ///
    /// ```
    /// use lkj_core::formula::Reference;
    /// use lkj_core::{Formula, Locale};
    /// let formula: Formula = "(a - b) / b * 100".parse()?;
    /// let names = |reference: &Reference| reference.to_string().to_uppercase();
    /// assert_eq!(
    ///     formula.to_latex(&names, Locale::Indonesian),
    ///     r"\frac{\text{A} - \text{B}}{\text{B}} \times 100",
    /// );
    /// # Ok::<(), lkj_core::formula::FormulaProblem>(())
    /// ```
    #[must_use]
    pub fn to_latex(&self, names: &impl Names, locale: Locale) -> String {
        self.typeset(Typesetting::Latex, names, locale, Hundred::Number)
    }

    pub(crate) fn typeset(
        &self,
        typesetting: Typesetting,
        names: &impl Names,
        locale: Locale,
        hundred: Hundred,
    ) -> String {
        let inside = self.typeset_inside(typesetting, names, locale, hundred);
        match typesetting {
            Typesetting::MathMl => mathml::whole(&inside),
            Typesetting::Latex | Typesetting::OfficeMath | Typesetting::Plain => inside,
        }
    }

    /// The formula as a part of something greater.
    pub(crate) fn typeset_inside(
        &self,
        typesetting: Typesetting,
        names: &impl Names,
        locale: Locale,
        hundred: Hundred,
    ) -> String {
        let typesetter = Typesetter { names, locale };
        let layout = typesetter.lay_out(&self.expression, hundred).layout;
        match typesetting {
            Typesetting::MathMl => mathml::write(&layout),
            Typesetting::Latex => latex::write(&layout),
            Typesetting::OfficeMath => omml::write(&layout),
            Typesetting::Plain => plain::write(&layout),
        }
    }
}

/// Mathematics on paper, before it is written in any language.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Layout {
    /// A number in the style of a locale.
    Number(String),
    /// A name or words.
    Text(String),
    /// A sign between two things: `×`.
    Sign(&'static str),
    /// Things one behind the other.
    Row(Vec<Layout>),
    /// Something between two fences.
    Fenced(Fence, Box<Layout>),
    /// One thing over another.
    Fraction(Box<Layout>, Box<Layout>),
    /// A sum over what stands under its sign.
    Sum {
        over: Option<String>,
        of: Box<Layout>,
    },
    /// Values behind a brace, each with when it counts.
    Cases(Vec<(Layout, Layout)>),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fence {
    Parentheses,
    Bars,
}

/// A layout, and how tightly it binds: as its operator, or tighter than any.
struct Laid {
    layout: Layout,
    binding: u8,
}

/// What needs no parentheses anywhere.
const TIGHTEST: u8 = u8::MAX;

/// What needs parentheses beside any operator.
const LOOSEST: u8 = 0;

impl Laid {
    fn tight(layout: Layout) -> Self {
        Self {
            layout,
            binding: TIGHTEST,
        }
    }

    /// In parentheses, unless it binds so tightly.
    fn within(self, needed: u8) -> Layout {
        if self.binding >= needed {
            self.layout
        } else {
            Layout::Fenced(Fence::Parentheses, Box::new(self.layout))
        }
    }
}

impl Layout {
    fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    /// A row with more at its end.
    fn followed_by(self, more: impl IntoIterator<Item = Self>) -> Self {
        let mut row = match self {
            Self::Row(row) => row,
            other => vec![other],
        };
        row.extend(more);
        Self::Row(row)
    }

    fn over(self, denominator: Self) -> Self {
        Self::Fraction(Box::new(self), Box::new(denominator))
    }
}

struct Typesetter<'a, N> {
    names: &'a N,
    locale: Locale,
}

impl<N: Names> Typesetter<'_, N> {
    fn word(&self, words: [&'static str; 2]) -> Layout {
        let [indonesian, english] = words;
        Layout::text(match self.locale {
            Locale::Indonesian => indonesian,
            Locale::English => english,
        })
    }

    fn name(&self, reference: &Reference) -> Layout {
        Layout::Text(self.names.name(reference))
    }

    fn inside(&self, expression: &Expression) -> Layout {
        self.lay_out(expression, Hundred::Number).layout
    }

    fn lay_out(&self, expression: &Expression, hundred: Hundred) -> Laid {
        match expression {
            Expression::Number(value) => {
                Laid::tight(Layout::Number(number::format(*value, self.locale)))
            }
            Expression::Reference(reference) => Laid::tight(self.name(reference)),
            Expression::Negation(inner) => {
                let inner = self.lay_out(inner, Hundred::Number);
                let needed = Operator::Multiply.binding();
                Laid {
                    layout: Layout::Row(vec![Layout::Sign("−"), inner.within(needed)]),
                    binding: Operator::Add.binding(),
                }
            }
            Expression::Operation { .. } => self.operations(expression, hundred),
            Expression::Call {
                function,
                arguments,
            } => self.call(*function, arguments, hundred),
            Expression::If {
                condition,
                then,
                otherwise,
            } => self.choice(condition, then, otherwise, hundred),
            Expression::FirstKnown(choices) => self.first_known(choices, hundred),
            Expression::Growth(reference) => {
                let before = reference.year_before();
                let before = self.name(before.as_ref().unwrap_or(reference));
                let change = self
                    .name(reference)
                    .followed_by([Layout::Sign("−"), before.clone()]);
                Self::percent(change.over(before), hundred)
            }
            Expression::Share(part) => {
                Self::percent(self.name(part).over(self.name(&part.whole())), hundred)
            }
            Expression::Years(range) => Laid::tight(self.over_years(range)),
        }
    }

    /// What is taken of each year, then the years in words: `Usaha mikro, tahun 2021–2024`.
    fn over_years(&self, range: &YearRange) -> Layout {
        let years = years_in_words(range.span(), self.locale);
        match range.taken() {
            Taken::Value => {
                let name = self.names.name(range.reference());
                Layout::Text(format!("{name}, {years}"))
            }
            Taken::Growth | Taken::Share => self
                .inside(&range.of())
                .followed_by([Layout::Text(format!(", {years}"))]),
        }
    }

    fn percent(quotient: Layout, hundred: Hundred) -> Laid {
        let times = [Layout::Sign(Operator::Multiply.sign()), written(hundred)];
        Laid {
            layout: quotient.followed_by(times),
            binding: Operator::Multiply.binding(),
        }
    }

    fn operations(&self, expression: &Expression, hundred: Hundred) -> Laid {
        let (first, rest) = expression.chained();
        let last = rest.len().saturating_sub(1);
        let mut laid = self.lay_out(first, Hundred::Number);
        for (at, (operator, operand)) in rest.into_iter().enumerate() {
            if operator == Operator::Divide {
                laid = Laid::tight(laid.layout.over(self.inside(operand)));
                continue;
            }
            let needed = operator.binding();
            let is_percent = hundred == Hundred::Percent
                && at == last
                && operator == Operator::Multiply
                && is_hundred(operand);
            let operand = if is_percent {
                written(hundred)
            } else {
                let operand = self.lay_out(operand, Hundred::Number);
                operand.within(needed.saturating_add(1))
            };
            let more = [Layout::Sign(operator.sign()), operand];
            laid = Laid {
                layout: laid.within(needed).followed_by(more),
                binding: needed,
            };
        }
        laid
    }

    fn call(&self, function: Function, arguments: &[Expression], hundred: Hundred) -> Laid {
        match (function, arguments) {
            (Function::Sum, [of]) if !matches!(of, Expression::Years(_)) => Laid {
                layout: self.sum_of_parts(of),
                binding: Operator::Add.binding(),
            },
            (Function::Sum, terms) => Laid {
                layout: self.added_up(terms),
                binding: Operator::Add.binding(),
            },
            (Function::Mean, [Expression::Years(_)] | [_, _, ..]) => {
                let count = Layout::Number(Expression::spread(arguments).len().to_string());
                Laid::tight(self.added_up(arguments).over(count))
            }
            (Function::Abs, [of]) => {
                Laid::tight(Layout::Fenced(Fence::Bars, Box::new(self.inside(of))))
            }
            (Function::Round, [of, places @ ..]) => {
                let of = self.lay_out(of, hundred).layout;
                let places = places.iter().map(|places| self.inside(places));
                let arguments = std::iter::once(of).chain(places).collect();
                self.named_call(["bulatkan", "round"], arguments)
            }
            (function, arguments) => {
                let words = match function {
                    Function::Mean => ["rata-rata", "mean"],
                    Function::Min => ["minimum", "minimum"],
                    Function::Max => ["maksimum", "maximum"],
                    Function::Count => ["banyaknya", "number of"],
                    other => [other.name(), other.name()],
                };
                let arguments = arguments.iter().map(|argument| self.inside(argument));
                self.named_call(words, arguments.collect())
            }
        }
    }

    fn sum_of_parts(&self, of: &Expression) -> Layout {
        let over = match of {
            Expression::Reference(reference) => self.names.parts(reference),
            _ => None,
        };
        let needed = Operator::Multiply.binding();
        let of = Box::new(self.lay_out(of, Hundred::Number).within(needed));
        Layout::Sum { over, of }
    }

    fn added_up(&self, terms: &[Expression]) -> Layout {
        let mut row = Vec::new();
        for (at, term) in terms.iter().enumerate() {
            let binding = Operator::Add.binding();
            if at > 0 {
                row.push(Layout::Sign(Operator::Add.sign()));
            }
            row.push(match term {
                Expression::Years(range) => {
                    let sum = Laid {
                        layout: self.sum_over_years(range),
                        // A sum reaches as far to the right as it can.
                        binding: if terms.len() > 1 { LOOSEST } else { TIGHTEST },
                    };
                    sum.within(binding)
                }
                term => self.lay_out(term, Hundred::Number).within(binding),
            });
        }
        Layout::Row(row)
    }

    /// A sum with the years under its sign.
    fn sum_over_years(&self, range: &YearRange) -> Layout {
        let of = self.lay_out(&range.of(), Hundred::Number);
        Layout::Sum {
            over: Some(years_in_words(range.span(), self.locale)),
            of: Box::new(of.within(Operator::Multiply.binding())),
        }
    }

    /// A function by its name, its arguments in parentheses.
    fn named_call(&self, words: [&'static str; 2], arguments: Vec<Layout>) -> Laid {
        let mut row = Vec::new();
        for (at, argument) in arguments.into_iter().enumerate() {
            if at > 0 {
                row.push(Layout::Sign(";"));
            }
            row.push(argument);
        }
        let arguments = Layout::Fenced(Fence::Parentheses, Box::new(Layout::Row(row)));
        Laid::tight(Layout::Row(vec![self.word(words), arguments]))
    }

    fn choice(
        &self,
        condition: &Condition,
        then: &Expression,
        otherwise: &Expression,
        hundred: Hundred,
    ) -> Laid {
        let needed = Operator::Add.binding();
        let side = |side| self.lay_out(side, Hundred::Number).within(needed);
        let when = Layout::Row(vec![
            self.word(["jika\u{a0}", "if\u{a0}"]),
            side(&condition.left),
            Layout::Sign(condition.comparison.sign()),
            side(&condition.right),
        ]);
        Laid {
            layout: Layout::Cases(vec![
                (self.lay_out(then, hundred).layout, when),
                (self.lay_out(otherwise, hundred).layout, self.otherwise()),
            ]),
            binding: LOOSEST,
        }
    }

    fn first_known(&self, choices: &[Expression], hundred: Hundred) -> Laid {
        let choices = Expression::spread(choices);
        let last = choices.len().saturating_sub(1);
        let cases = choices.into_iter().enumerate().map(|(at, choice)| {
            let when = if at == last {
                self.otherwise()
            } else {
                self.word(["jika ada datanya", "if it is known"])
            };
            (self.lay_out(choice, hundred).layout, when)
        });
        Laid {
            layout: Layout::Cases(cases.collect()),
            binding: LOOSEST,
        }
    }

    fn otherwise(&self) -> Layout {
        self.word(["selain itu", "otherwise"])
    }
}

/// The years of a range: `tahun 2021–2024`, `3 tahun sebelumnya s.d. tahun ini`.
fn years_in_words(span: YearSpan, locale: Locale) -> String {
    match (span, locale) {
        (YearSpan::At { first, last }, Locale::Indonesian) => format!("tahun {first}–{last}"),
        (YearSpan::At { first, last }, Locale::English) => format!("{first}–{last}"),
        (YearSpan::Back { first, last }, _) => {
            let [first, last] = [first, last].map(|years| years_back_in_words(years, locale));
            let to = match locale {
                Locale::Indonesian => "s.d.",
                Locale::English => "to",
            };
            format!("{first} {to} {last}")
        }
    }
}

/// How many years before the one at hand: `tahun sebelumnya`, `3 tahun sebelumnya`.
pub(crate) fn years_back_in_words(years: u16, locale: Locale) -> String {
    match (years, locale) {
        (0, Locale::Indonesian) => "tahun ini".to_owned(),
        (0, Locale::English) => "this year".to_owned(),
        (1, Locale::Indonesian) => "tahun sebelumnya".to_owned(),
        (1, Locale::English) => "year before".to_owned(),
        (years, Locale::Indonesian) => format!("{years} tahun sebelumnya"),
        (years, Locale::English) => format!("{years} years before"),
    }
}

fn is_hundred(expression: &Expression) -> bool {
    matches!(expression, Expression::Number(number) if *number == rust_decimal::Decimal::ONE_HUNDRED)
}

fn written(hundred: Hundred) -> Layout {
    let number = Layout::Number("100".to_owned());
    match hundred {
        Hundred::Number => number,
        Hundred::Percent => Layout::Row(vec![number, Layout::text("\u{a0}%")]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn latex(text: &str) -> String {
        let formula: Formula = text.parse().unwrap();
        let names = |reference: &Reference| reference.to_string();
        formula.to_latex(&names, Locale::Indonesian)
    }

    fn mathml(text: &str) -> String {
        let formula: Formula = text.parse().unwrap();
        let names = |reference: &Reference| reference.to_string();
        let written = formula.to_mathml(&names, Locale::Indonesian);
        let (_, inside) = written.split_once("display=\"block\">").unwrap();
        inside.strip_suffix("</math>").unwrap().to_owned()
    }

    #[test]
    fn divisions_are_fractions_and_parentheses_few() {
        insta::assert_snapshot!(
            [
                "a / b * 100", "(a - b) / b * 100", "a * (b + c)", "a - (b - c)", "a / (b / c)", "a * b / c", "(a + b) * c / d",
                "-a * b", "a - -b", "a + (b / c)", "1234.5 * a", "sum(a, b) / 2", "sum(a) / b", "mean(a, b)", "mean(a)", "abs(a - b)",
                "round(a / b, 2)", "round(a)", "max(a, b) * 2", "growth(um)", "100 - share(um, \"X & Y\")",
                "if(b = 0, 0, a / b)", "2 * or(a, 0)", "if(a <= b + 1, a, -b)",
                "sum(a[2021..2023])", "mean(a[-2..0]) * 2", "mean(a[2021..2022], b)", "mean(growth(a[2021..2022]))",
                "max(a[2021..2023], b)", "or(a[0..-1], 0)",
            ]
            .map(|text| format!("{text:25} {}", latex(text)))
            .join("\n"),
            @r#"
            a / b * 100               \frac{\text{a}}{\text{b}} \times 100
            (a - b) / b * 100         \frac{\text{a} - \text{b}}{\text{b}} \times 100
            a * (b + c)               \text{a} \times \left( \text{b} + \text{c} \right)
            a - (b - c)               \text{a} - \left( \text{b} - \text{c} \right)
            a / (b / c)               \frac{\text{a}}{\frac{\text{b}}{\text{c}}}
            a * b / c                 \frac{\text{a} \times \text{b}}{\text{c}}
            (a + b) * c / d           \frac{\left( \text{a} + \text{b} \right) \times \text{c}}{\text{d}}
            -a * b                    \left( - \text{a} \right) \times \text{b}
            a - -b                    \text{a} - \left( - \text{b} \right)
            a + (b / c)               \text{a} + \frac{\text{b}}{\text{c}}
            1234.5 * a                1.234{,}5 \times \text{a}
            sum(a, b) / 2             \frac{\text{a} + \text{b}}{2}
            sum(a) / b                \frac{\sum \text{a}}{\text{b}}
            mean(a, b)                \frac{\text{a} + \text{b}}{2}
            mean(a)                   \text{rata-rata} \left( \text{a} \right)
            abs(a - b)                \left| \text{a} - \text{b} \right|
            round(a / b, 2)           \text{bulatkan} \left( \frac{\text{a}}{\text{b}} ; 2 \right)
            round(a)                  \text{bulatkan} \left( \text{a} \right)
            max(a, b) * 2             \text{maksimum} \left( \text{a} ; \text{b} \right) \times 2
            growth(um)                \frac{\text{um} - \text{um[-1]}}{\text{um[-1]}} \times 100
            100 - share(um, "X & Y")  100 - \frac{\text{um["X \& Y"]}}{\text{um}} \times 100
            if(b = 0, 0, a / b)       \begin{cases} 0 & \text{jika~} \text{b} = 0 \\ \frac{\text{a}}{\text{b}} & \text{selain itu} \end{cases}
            2 * or(a, 0)              2 \times \left( \begin{cases} \text{a} & \text{jika ada datanya} \\ 0 & \text{selain itu} \end{cases} \right)
            if(a <= b + 1, a, -b)     \begin{cases} \text{a} & \text{jika~} \text{a} \le \text{b} + 1 \\ - \text{b} & \text{selain itu} \end{cases}
            sum(a[2021..2023])        \sum_{\text{tahun 2021–2023}} \text{a}
            mean(a[-2..0]) * 2        \frac{\sum_{\text{2 tahun sebelumnya s.d. tahun ini}} \text{a}}{3} \times 2
            mean(a[2021..2022], b)    \frac{\left( \sum_{\text{tahun 2021–2022}} \text{a} \right) + \text{b}}{3}
            mean(growth(a[2021..2022])) \frac{\sum_{\text{tahun 2021–2022}} \frac{\text{a} - \text{a[-1]}}{\text{a[-1]}} \times 100}{2}
            max(a[2021..2023], b)     \text{maksimum} \left( \text{a, tahun 2021–2023} ; \text{b} \right)
            or(a[0..-1], 0)           \begin{cases} \text{a} & \text{jika ada datanya} \\ \text{a[-1]} & \text{jika ada datanya} \\ 0 & \text{selain itu} \end{cases}
            "#
        );
    }

    #[test]
    fn mathml_is_of_elements_that_browsers_know() {
        insta::assert_snapshot!(
            ["(a - b) / 1_000.5", "abs(a) - (b - c)", "sum(a) + min(a, b)", "if(a < b, a, or(b, 0))"].map(mathml).join("\n"),
            @r#"
            <mfrac><mrow><mtext>a</mtext><mo>−</mo><mtext>b</mtext></mrow><mn>1.000,5</mn></mfrac>
            <mrow><mrow><mo>|</mo><mtext>a</mtext><mo>|</mo></mrow><mo>−</mo><mrow><mo>(</mo><mrow><mtext>b</mtext><mo>−</mo><mtext>c</mtext></mrow><mo>)</mo></mrow></mrow>
            <mrow><mrow><mo>∑</mo><mtext>a</mtext></mrow><mo>+</mo><mrow><mtext>minimum</mtext><mrow><mo>(</mo><mrow><mtext>a</mtext><mo>;</mo><mtext>b</mtext></mrow><mo>)</mo></mrow></mrow></mrow>
            <mrow><mo>{</mo><mtable><mtr><mtd><mtext>a</mtext></mtd><mtd><mrow><mtext>jika </mtext><mtext>a</mtext><mo>&lt;</mo><mtext>b</mtext></mrow></mtd></mtr><mtr><mtd><mrow><mo>{</mo><mtable><mtr><mtd><mtext>b</mtext></mtd><mtd><mtext>jika ada datanya</mtext></mtd></mtr><mtr><mtd><mn>0</mn></mtd><mtd><mtext>selain itu</mtext></mtd></mtr></mtable></mrow></mtd><mtd><mtext>selain itu</mtext></mtd></mtr></mtable></mrow>
            "#
        );
    }

    #[test]
    fn office_math_has_what_word_asks_for() {
        let office_math = |text: &str| {
            let formula: Formula = text.parse().unwrap();
            let names = |reference: &Reference| reference.to_string();
            formula.typeset(
                Typesetting::OfficeMath,
                &names,
                Locale::Indonesian,
                Hundred::Number,
            )
        };
        let short = |text: &str| {
            office_math(text)
                .replace(
                    "<m:r><m:rPr><m:nor/></m:rPr><m:t xml:space=\"preserve\">",
                    "‹",
                )
                .replace("<m:r><m:t xml:space=\"preserve\">", "[")
                .replace("</m:t></m:r>", "›")
        };
        insta::assert_snapshot!(
            ["(a - b) / 1_000.5", "abs(a) - (b - c)", "sum(a)", "if(a < b, a, 0)"].map(short).join("\n"),
            @r#"
            <m:f><m:num>‹a›[−›‹b›</m:num><m:den>‹1.000,5›</m:den></m:f>
            <m:d><m:dPr><m:begChr m:val="|"/><m:endChr m:val="|"/></m:dPr><m:e>‹a›</m:e></m:d>[−›<m:d><m:dPr><m:begChr m:val="("/><m:endChr m:val=")"/></m:dPr><m:e>‹b›[−›‹c›</m:e></m:d>
            <m:nary><m:naryPr><m:chr m:val="∑"/><m:limLoc m:val="undOvr"/><m:subHide m:val="1"/><m:supHide m:val="1"/></m:naryPr><m:sub></m:sub><m:sup></m:sup><m:e>‹a›</m:e></m:nary>
            <m:d><m:dPr><m:begChr m:val="{"/><m:endChr m:val=""/></m:dPr><m:e><m:m><m:mPr><m:mcs><m:mc><m:mcPr><m:count m:val="2"/><m:mcJc m:val="left"/></m:mcPr></m:mc></m:mcs></m:mPr><m:mr><m:e>‹a›</m:e><m:e>‹jika ›‹a›[&lt;›‹b›</m:e></m:mr><m:mr><m:e>‹0›</m:e><m:e>‹selain itu›</m:e></m:mr></m:m></m:e></m:d>
            "#,
        );
    }

    #[test]
    fn names_are_escaped() {
        let formula: Formula = "a".parse().unwrap();
        let names = |_: &Reference| "R&D <50 %> \\frac{_}$#~^\u{a0}\u{1}\n\"x\"".to_owned();
        insta::assert_snapshot!(formula.to_mathml(&names, Locale::Indonesian), @r#"
            <math xmlns="http://www.w3.org/1998/Math/MathML" display="block"><mtext>R&amp;D &lt;50 %&gt; \frac{_}$#~^ � "x"</mtext></math>
            "#);
        insta::assert_snapshot!(formula.to_latex(&names, Locale::Indonesian), @r#"
            \text{R\&D <50 \%> \textbackslash{}frac\{\_\}\$\#\textasciitilde{}\textasciicircum{}~  "x"}
            "#);
    }
}
