//! Builds the tree of a formula from its tokens.

use std::str::FromStr;

use super::lexer::{RANGE, Token, TokenKind, tokens};
use super::problem::{FormulaFault, FormulaProblem};
use super::reference::{Base, PeriodShift, QuotedPart, Reference};
use super::words::callables;
use super::{Comparison, Condition, DEEPEST, Expression, Function, LONGEST, Operator};
use crate::formula::{MOST_YEARS, Taken, YearRange, YearSpan};
use crate::value::{PartOfYear, Year, nearest::nearest};

/// The most names that a reference has: `profile.id.row.quantity`.
const MOST_NAMES: usize = 4;

pub(super) fn parse(text: &str) -> Result<Expression, FormulaProblem> {
    let mut parser = Parser::new(text)?;
    if parser.tokens.is_empty() {
        return Err(parser.problem_at(0, FormulaFault::Empty));
    }
    let expression = parser.sum(0)?;
    parser.end("an operator or the end")?;
    let mut years = 0;
    check_ranges(&expression, &mut years)
        .map_err(|(position, fault)| parser.problem_at(position, fault))?;
    Ok(expression)
}

/// Makes sure that every range of years stands among the arguments of a function that takes
/// several, and that all of them together are not too long.
fn check_ranges(expression: &Expression, years: &mut usize) -> Result<(), PlacedFault> {
    let (first, rest) = expression.chained();
    for (_, operand) in rest {
        check_ranges(operand, years)?;
    }
    match first {
        Expression::Number(_)
        | Expression::Reference(_)
        | Expression::Growth(_)
        | Expression::Share(_)
        | Expression::Operation { .. } => Ok(()),
        Expression::Negation(inner) => check_ranges(inner, years),
        Expression::Call {
            function,
            arguments,
        } if function.takes_several() => check_arguments(arguments, years),
        Expression::Call { arguments, .. } => arguments
            .iter()
            .try_for_each(|argument| check_ranges(argument, years)),
        Expression::FirstKnown(choices) => check_arguments(choices, years),
        Expression::If {
            condition,
            then,
            otherwise,
        } => [&condition.left, &condition.right, then, otherwise]
            .into_iter()
            .try_for_each(|inner| check_ranges(inner, years)),
        Expression::Years(range) => Err((
            range.reference().position(),
            FormulaFault::LoneRange(Box::new(range.clone())),
        )),
    }
}

fn check_arguments(arguments: &[Expression], years: &mut usize) -> Result<(), PlacedFault> {
    for argument in arguments {
        let Expression::Years(range) = argument else {
            check_ranges(argument, years)?;
            continue;
        };
        *years = years.saturating_add(range.each().len());
        if *years > MOST_YEARS {
            return Err((range.reference().position(), FormulaFault::TooManyYears));
        }
    }
    Ok(())
}

fn parse_reference(text: &str) -> Result<Reference, FormulaProblem> {
    let mut parser = Parser::new(text)?;
    let Some(token) = parser.next() else {
        return Err(parser.problem_at(0, FormulaFault::Empty));
    };
    let TokenKind::Word(word) = &token.kind else {
        return Err(parser.unexpected(&token, "a name"));
    };
    let (reference, years) = parser.reference(word.clone(), token.position)?;
    parser.end("the end")?;
    match years {
        None => Ok(reference),
        Some(span) => {
            let range = YearRange::new(reference, Taken::Value, span);
            let fault = FormulaFault::LoneRange(Box::new(range));
            Err(parser.problem_at(token.position, fault))
        }
    }
}

impl YearSpan {
    /// What stands between the brackets of a range: `2021..2024`, `-3..0`.
    fn read(text: &str) -> Result<Self, FormulaFault> {
        let not_years = || FormulaFault::NotYears(text.to_owned());
        let (first, last) = text.split_once("..").ok_or_else(not_years)?;
        let [first, last] = [first, last].map(|end| End::read(end).ok_or_else(not_years));
        let (first, last) = (first?, last?);
        let (one, other) = match (first, last) {
            (End::Back(one), End::Back(other)) | (End::Year(one), End::Year(other)) => (one, other),
            (End::Back(_), End::Year(_)) | (End::Year(_), End::Back(_)) => return Err(not_years()),
        };
        if one.abs_diff(other) >= MOST_YEARS as u64 {
            return Err(FormulaFault::TooManyYears);
        }
        let small = |number: u64| u16::try_from(number).map_err(|_| not_years());
        let year = |number| Year::new(small(number)?).map_err(|_| not_years());
        Ok(match first {
            End::Back(_) => Self::Back {
                first: small(one)?,
                last: small(other)?,
            },
            End::Year(_) => Self::At {
                first: year(one)?,
                last: year(other)?,
            },
        })
    }
}

/// One end of a range as it is written.
#[derive(Clone, Copy)]
enum End {
    Year(u64),
    Back(u64),
}

impl End {
    /// `2021`, `-3`, `0`. A number that is longer than any year is the largest there is.
    fn read(text: &str) -> Option<Self> {
        let (is_back, digits) = match text.strip_prefix('-') {
            Some(digits) => (true, digits),
            None => (text == "0", text),
        };
        let is_number = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
        let number = is_number.then(|| digits.parse().unwrap_or(u64::MAX))?;
        Some(if is_back {
            Self::Back(number)
        } else {
            Self::Year(number)
        })
    }
}

impl FromStr for Reference {
    type Err = FormulaProblem;

    fn from_str(text: &str) -> Result<Self, FormulaProblem> {
        parse_reference(text)
    }
}

struct Parser<'a> {
    text: &'a str,
    tokens: Vec<Token>,
    next: usize,
}

impl<'a> Parser<'a> {
    fn new(text: &'a str) -> Result<Self, FormulaProblem> {
        if text.len() > LONGEST {
            return Err(FormulaProblem {
                text: text.to_owned(),
                position: 0,
                fault: FormulaFault::TooLong,
            });
        }
        Ok(Self {
            text,
            tokens: tokens(text)?,
            next: 0,
        })
    }

    /// Terms joined by `+` and `-`.
    fn sum(&mut self, depth: usize) -> Result<Expression, FormulaProblem> {
        let mut left = self.product(depth)?;
        while let Some(operator) = self.operator(&[('+', Operator::Add), ('-', Operator::Subtract)])
        {
            let right = self.product(depth)?;
            left = Expression::Operation {
                operator,
                left: Box::new(left),
                right: Box::new(right),
            };
        }
        Ok(left)
    }

    /// Factors joined by `*` and `/`.
    fn product(&mut self, depth: usize) -> Result<Expression, FormulaProblem> {
        let mut left = self.factor(depth)?;
        while let Some(operator) =
            self.operator(&[('*', Operator::Multiply), ('/', Operator::Divide)])
        {
            let right = self.factor(depth)?;
            left = Expression::Operation {
                operator,
                left: Box::new(left),
                right: Box::new(right),
            };
        }
        Ok(left)
    }

    fn factor(&mut self, depth: usize) -> Result<Expression, FormulaProblem> {
        let Some(token) = self.next() else {
            return Err(self.unfinished());
        };
        if depth > DEEPEST {
            return Err(self.problem_at(token.position, FormulaFault::TooDeep));
        }
        let deeper = depth.saturating_add(1);
        match &token.kind {
            TokenKind::Number(number) => Ok(Expression::Number(*number)),
            TokenKind::Sign('-') => Ok(Expression::Negation(Box::new(self.factor(deeper)?))),
            TokenKind::Sign('(') => {
                let inner = self.sum(deeper)?;
                self.sign(')', "a closing parenthesis")?;
                Ok(inner)
            }
            TokenKind::Word(name) if self.peeks('(') => self.call(name, token.position, deeper),
            TokenKind::Word(name) => {
                let (reference, years) = self.reference(name.clone(), token.position)?;
                Ok(match years {
                    None => Expression::Reference(reference),
                    Some(span) => Expression::Years(YearRange::new(reference, Taken::Value, span)),
                })
            }
            _ => Err(self.unexpected(&token, "a number, a name or a parenthesis")),
        }
    }

    fn call(
        &mut self,
        name: &str,
        position: usize,
        depth: usize,
    ) -> Result<Expression, FormulaProblem> {
        if !callables().any(|(known, _)| known == name) {
            let fault = FormulaFault::UnknownFunction {
                name: name.to_owned(),
                nearest: meant_function(name),
            };
            return Err(self.problem_at(position, fault));
        }
        let arguments = self.arguments(depth)?;
        let call = Call {
            name,
            position,
            arguments,
        };
        call.expression()
            .map_err(|(position, fault)| self.problem_at(position, fault))
    }

    fn arguments(&mut self, depth: usize) -> Result<Vec<Argument>, FormulaProblem> {
        self.sign('(', "an operator")?;
        let mut arguments = Vec::new();
        if !self.peeks(')') {
            arguments.push(self.argument(depth)?);
            while self.peeks(',') {
                self.next();
                arguments.push(self.argument(depth)?);
            }
        }
        self.sign(')', "a closing parenthesis")?;
        Ok(arguments)
    }

    /// A value, a comparison, or a part in quotes.
    fn argument(&mut self, depth: usize) -> Result<Argument, FormulaProblem> {
        let first = self.tokens.get(self.next).cloned();
        if let Some(Token {
            kind: TokenKind::Quoted(part),
            position,
            ..
        }) = first
        {
            self.next();
            return Ok(Argument {
                position,
                kind: ArgumentKind::Part(part),
            });
        }
        let left = self.sum(depth)?;
        let Some((comparison, position)) = self.comparison() else {
            return Ok(Argument {
                position: first.map_or(0, |token| token.position),
                kind: ArgumentKind::Value(left),
            });
        };
        let right = self.sum(depth)?;
        Ok(Argument {
            position,
            kind: ArgumentKind::Condition(Condition {
                comparison,
                left,
                right,
            }),
        })
    }

    fn comparison(&mut self) -> Option<(Comparison, usize)> {
        let token = self.tokens.get(self.next)?;
        let TokenKind::Comparison(comparison) = token.kind else {
            return None;
        };
        let position = token.position;
        self.next();
        Some((comparison, position))
    }

    /// A reference, and the years that it ranges over.
    fn reference(
        &mut self,
        first: String,
        position: usize,
    ) -> Result<(Reference, Option<YearSpan>), FormulaProblem> {
        let mut reference = Reference {
            names: vec![first],
            part: None,
            period: None,
            base: None,
            position,
        };
        while self.peeks('.') {
            self.next();
            let token = self.next().ok_or_else(|| self.unfinished())?;
            match token.kind {
                TokenKind::Word(name) if reference.names.len() < MOST_NAMES => {
                    reference.names.push(name);
                }
                _ => return Err(self.unexpected(&token, "an operator or the end")),
            }
        }
        let mut years = None;
        while self.peeks('[') {
            self.next();
            if years.is_none() && self.is_range() {
                years = Some(self.years(reference.period)?);
            } else {
                self.bracket(&mut reference, years)?;
            }
            self.sign(']', "a closing bracket")?;
        }
        if self.peeks('@') {
            self.next();
            reference.base = Some(self.base()?);
        }
        Ok((reference, years))
    }

    /// Whether a range stands between here and the closing bracket.
    fn is_range(&self) -> bool {
        let rest = self.tokens.iter().skip(self.next);
        rest.take_while(|token| token.kind != TokenKind::Sign(']'))
            .any(|token| token.kind == TokenKind::Range)
    }

    /// `2021..2024`, `-3..0`; behind `Q3` only years before the one at hand.
    fn years(&mut self, period: Option<PeriodShift>) -> Result<YearSpan, FormulaProblem> {
        let begin = self.tokens.get(self.next).cloned();
        let position = begin.as_ref().map_or(0, |token| token.position);
        let text = self.rest_of_period(String::new());
        let span = YearSpan::read(&text).map_err(|fault| self.problem_at(position, fault))?;
        match (period, span, begin) {
            (None, _, _)
            | (Some(PeriodShift::PartOfYear { years_back: 0, .. }), YearSpan::Back { .. }, _) => {
                Ok(span)
            }
            (Some(_), _, Some(token)) => {
                Err(self.unexpected(&token, "a part in quotes or a period"))
            }
            (Some(_), _, None) => Err(self.unfinished()),
        }
    }

    /// `"part"`, `-1`, `2018`, `2018-Q3`, `Q3`, `07`; `Q3` and `-1` may stand together.
    /// Behind a range of years before the one at hand, `Q3` may stand too.
    fn bracket(
        &mut self,
        reference: &mut Reference,
        years: Option<YearSpan>,
    ) -> Result<(), FormulaProblem> {
        let token = self.next().ok_or_else(|| self.unfinished())?;
        let before = match (reference.period, years) {
            (None, Some(YearSpan::Back { .. })) => Some(PeriodShift::YearsBack(0)),
            (None, Some(YearSpan::At { first, .. })) => Some(PeriodShift::At(first.into())),
            (period, _) => period,
        };
        match (&token.kind, before) {
            (TokenKind::Quoted(part), _) if reference.part.is_none() => {
                reference.part = Some(part.clone());
            }
            (TokenKind::Sign('-'), None | Some(PeriodShift::PartOfYear { years_back: 0, .. })) => {
                let years_back = self.years_back()?;
                reference.period = Some(match reference.period {
                    Some(PeriodShift::PartOfYear { part, .. }) => {
                        PeriodShift::PartOfYear { part, years_back }
                    }
                    _ => PeriodShift::YearsBack(years_back),
                });
            }
            (TokenKind::Number(_) | TokenKind::Word(_), None | Some(PeriodShift::YearsBack(_))) => {
                reference.period = Some(self.period(&token, before)?);
            }
            _ => return Err(self.unexpected(&token, "a part in quotes or a period")),
        }
        Ok(())
    }

    /// How many years back, behind the minus.
    fn years_back(&mut self) -> Result<u16, FormulaProblem> {
        let years = self.next().ok_or_else(|| self.unfinished())?;
        let written = self.written(&years);
        let number = written
            .parse()
            .ok()
            .filter(|_| matches!(years.kind, TokenKind::Number(_)));
        number.ok_or_else(|| {
            self.problem_at(years.position, FormulaFault::Period(format!("-{written}")))
        })
    }

    /// A period, or a part of a year so many years back as was said.
    fn period(
        &mut self,
        token: &Token,
        before: Option<PeriodShift>,
    ) -> Result<PeriodShift, FormulaProblem> {
        let text = self.rest_of_period(self.written(token));
        if let Ok(part) = text.parse::<PartOfYear>() {
            let years_back = match before {
                Some(PeriodShift::YearsBack(years)) => years,
                _ => 0,
            };
            return Ok(PeriodShift::PartOfYear { part, years_back });
        }
        match (before, text.parse()) {
            (None, Ok(period)) => Ok(PeriodShift::At(period)),
            _ if is_like_a_period(&text) => {
                Err(self.problem_at(token.position, FormulaFault::Period(text)))
            }
            _ => Err(self.unexpected(token, "a part in quotes or a period")),
        }
    }

    /// The tokens up to the closing bracket, joined: `2018`, `-`, `Q3`.
    fn rest_of_period(&mut self, mut text: String) -> String {
        while let Some(token) = self
            .tokens
            .get(self.next)
            .filter(|token| token.kind != TokenKind::Sign(']'))
        {
            match &token.kind {
                TokenKind::Sign(sign) => text.push(*sign),
                TokenKind::Range => text.push_str(RANGE),
                _ => text.push_str(&self.written(token)),
            }
            self.next = self.next.saturating_add(1);
        }
        text
    }

    /// A token letter by letter as it was written: `07` is another period than `7`.
    fn written(&self, token: &Token) -> String {
        let characters = self.text.chars().skip(token.position);
        characters.take(token.length).collect()
    }

    fn base(&mut self) -> Result<Base, FormulaProblem> {
        let token = self.next().ok_or_else(|| self.unfinished())?;
        let shown = token.shown();
        let base = Base::ALL.into_iter().find(|base| base.word() == shown);
        base.ok_or_else(|| self.problem_at(token.position, FormulaFault::Base(format!("@{shown}"))))
    }

    fn operator(&mut self, operators: &[(char, Operator)]) -> Option<Operator> {
        let found = operators.iter().find(|(sign, _)| self.peeks(*sign))?;
        self.next();
        Some(found.1)
    }

    fn peeks(&self, sign: char) -> bool {
        self.tokens
            .get(self.next)
            .is_some_and(|token| token.kind == TokenKind::Sign(sign))
    }

    fn next(&mut self) -> Option<Token> {
        let token = self.tokens.get(self.next).cloned();
        self.next = self.next.saturating_add(usize::from(token.is_some()));
        token
    }

    fn sign(&mut self, sign: char, expected: &'static str) -> Result<(), FormulaProblem> {
        match self.next() {
            Some(token) if token.kind == TokenKind::Sign(sign) => Ok(()),
            Some(token) => Err(self.unexpected(&token, expected)),
            None => Err(self.unfinished()),
        }
    }

    fn end(&mut self, expected: &'static str) -> Result<(), FormulaProblem> {
        match self.next() {
            Some(token) => Err(self.unexpected(&token, expected)),
            None => Ok(()),
        }
    }

    fn unexpected(&self, token: &Token, expected: &'static str) -> FormulaProblem {
        let fault = match token.kind {
            TokenKind::Comparison(comparison) => FormulaFault::StrayComparison(comparison),
            _ => FormulaFault::Unexpected {
                found: token.shown(),
                expected,
            },
        };
        self.problem_at(token.position, fault)
    }

    fn unfinished(&self) -> FormulaProblem {
        self.problem_at(self.text.chars().count(), FormulaFault::Unfinished)
    }

    fn problem_at(&self, position: usize, fault: FormulaFault) -> FormulaProblem {
        FormulaProblem {
            text: self.text.to_owned(),
            position,
            fault,
        }
    }
}

/// What stands between the parentheses of a call, and where it begins; a comparison at its sign.
struct Argument {
    position: usize,
    kind: ArgumentKind,
}

enum ArgumentKind {
    Value(Expression),
    Condition(Condition),
    Part(String),
}

/// A fault, and where it is.
type PlacedFault = (usize, FormulaFault);

/// A name with its arguments, of which an expression is to be made.
struct Call<'a> {
    name: &'a str,
    position: usize,
    arguments: Vec<Argument>,
}

impl Call<'_> {
    fn expression(self) -> Result<Expression, PlacedFault> {
        match self.name {
            "if" => self.choice(),
            "or" if self.spread_length() < 2 => Err(self.wrong_number()),
            "or" => Ok(Expression::FirstKnown(values(self.arguments)?)),
            "growth" => self.growth(),
            "share" => self.share(),
            _ => self.function(),
        }
    }

    /// How many arguments there are, those of a range of years one by one.
    fn spread_length(&self) -> usize {
        let lengths = self.arguments.iter().map(|argument| match &argument.kind {
            ArgumentKind::Value(Expression::Years(range)) => range.each().len(),
            _ => 1,
        });
        lengths.sum()
    }

    fn function(self) -> Result<Expression, PlacedFault> {
        let found = self.arguments.len();
        let function = Function::ALL
            .into_iter()
            .find(|function| function.name() == self.name && function.takes(found))
            .ok_or_else(|| self.wrong_number())?;
        Ok(Expression::Call {
            function,
            arguments: values(self.arguments)?,
        })
    }

    fn choice(self) -> Result<Expression, PlacedFault> {
        let [condition, then, otherwise] = self.arguments_of()?;
        let ArgumentKind::Condition(comparison) = condition.kind else {
            return Err((condition.position, FormulaFault::ComparisonExpected));
        };
        Ok(Expression::If {
            condition: Box::new(comparison),
            then: Box::new(value(then)?),
            otherwise: Box::new(value(otherwise)?),
        })
    }

    fn growth(self) -> Result<Expression, PlacedFault> {
        let [of] = self.arguments_of()?;
        let not_named = (of.position, FormulaFault::NotAName { of: "growth" });
        match value(of)? {
            Expression::Reference(reference) => Ok(Expression::Growth(reference)),
            Expression::Years(range) if range.taken() == Taken::Value => {
                Ok(Expression::Years(range.taking(Taken::Growth)))
            }
            _ => Err(not_named),
        }
    }

    fn share(self) -> Result<Expression, PlacedFault> {
        let [whole, part] = self.arguments_of()?;
        let not_named = (whole.position, FormulaFault::NotAName { of: "share" });
        let ArgumentKind::Part(part) = part.kind else {
            return Err((part.position, FormulaFault::PartExpected));
        };
        match value(whole)? {
            Expression::Reference(whole) if whole.part.is_none() => {
                Ok(Expression::Share(Reference {
                    part: Some(part),
                    ..whole
                }))
            }
            Expression::Years(range)
                if range.taken() == Taken::Value && range.reference().part.is_none() =>
            {
                let of_part = range.with_reference(|whole| whole.part_named(&part));
                Ok(Expression::Years(of_part.taking(Taken::Share)))
            }
            _ => Err(not_named),
        }
    }

    /// As many arguments as there must be.
    fn arguments_of<const NUMBER: usize>(self) -> Result<[Argument; NUMBER], PlacedFault> {
        let wrong_number = self.wrong_number();
        self.arguments.try_into().map_err(|_| wrong_number)
    }

    fn wrong_number(&self) -> PlacedFault {
        let known = callables().find(|(name, _)| *name == self.name);
        let (function, usage) = known.unwrap_or_default();
        let fault = FormulaFault::Arguments {
            function,
            found: self.arguments.len(),
            usage,
        };
        (self.position, fault)
    }
}

fn values(arguments: Vec<Argument>) -> Result<Vec<Expression>, PlacedFault> {
    arguments.into_iter().map(value).collect()
}

fn value(argument: Argument) -> Result<Expression, PlacedFault> {
    let fault = match argument.kind {
        ArgumentKind::Value(value) => return Ok(value),
        ArgumentKind::Condition(condition) => FormulaFault::StrayComparison(condition.comparison),
        ArgumentKind::Part(part) => FormulaFault::Unexpected {
            found: QuotedPart(&part).to_string(),
            expected: "a number, a name or a parenthesis",
        },
    };
    Err((argument.position, fault))
}

/// Whether somebody who wrote this in brackets meant a period.
fn is_like_a_period(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_digit())
        || text.to_uppercase().parse::<PartOfYear>().is_ok()
}

/// The function that somebody meant: the nearest, or what a spreadsheet or Indonesian calls it.
fn meant_function(name: &str) -> Option<String> {
    const OTHER_NAMES: &[(&str, &str)] = &[
        ("average", "mean"),
        ("avg", "mean"),
        ("banyak", "count"),
        ("bulatkan", "round"),
        ("iferror", "or"),
        ("jika", "if"),
        ("jumlah", "sum"),
        ("maks", "max"),
        ("mutlak", "abs"),
        ("pertumbuhan", "growth"),
        ("proporsi", "share"),
        ("rata", "mean"),
        ("rata_rata", "mean"),
        ("total", "sum"),
    ];
    let lowercase = name.to_lowercase();
    let other = OTHER_NAMES.iter().find(|(other, _)| *other == lowercase);
    other
        .map(|(_, meant)| (*meant).to_owned())
        .or_else(|| nearest(name, callables().map(|(known, _)| known)))
}
