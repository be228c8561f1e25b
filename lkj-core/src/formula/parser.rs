//! Builds the tree of a formula from its tokens.

use super::lexer::{Token, TokenKind, tokens};
use super::problem::{FormulaFault, FormulaProblem};
use super::reference::{Base, PeriodShift, Reference};
use super::{DEEPEST, Expression, Function, LONGEST, Operator};
use crate::nearest::nearest;

/// The most names that a reference has: `profile.id.row.quantity`.
const MOST_NAMES: usize = 4;

pub(super) fn parse(text: &str) -> Result<Expression, FormulaProblem> {
    let mut parser = Parser::new(text)?;
    if parser.tokens.is_empty() {
        return Err(parser.problem_at(0, FormulaFault::Empty));
    }
    let expression = parser.sum(0)?;
    parser.end("an operator or the end")?;
    Ok(expression)
}

pub(super) fn parse_reference(text: &str) -> Result<Reference, FormulaProblem> {
    let mut parser = Parser::new(text)?;
    let Some(token) = parser.next() else {
        return Err(parser.problem_at(0, FormulaFault::Empty));
    };
    let TokenKind::Word(word) = &token.kind else {
        return Err(parser.unexpected(&token, "a name"));
    };
    let reference = parser.reference(word.clone(), token.position)?;
    parser.end("the end")?;
    Ok(reference)
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
            TokenKind::Word(name) => Ok(Expression::Reference(
                self.reference(name.clone(), token.position)?,
            )),
            _ => Err(self.unexpected(&token, "a number, a name or a parenthesis")),
        }
    }

    fn call(
        &mut self,
        name: &str,
        position: usize,
        depth: usize,
    ) -> Result<Expression, FormulaProblem> {
        let Some(function) = Function::ALL
            .into_iter()
            .find(|function| function.name() == name)
        else {
            let nearest = nearest(name, Function::ALL.map(Function::name));
            let fault = FormulaFault::UnknownFunction {
                name: name.to_owned(),
                nearest,
            };
            return Err(self.problem_at(position, fault));
        };
        self.sign('(', "an operator")?;
        let mut arguments = Vec::new();
        if !self.peeks(')') {
            arguments.push(self.sum(depth)?);
            while self.peeks(',') {
                self.next();
                arguments.push(self.sum(depth)?);
            }
        }
        self.sign(')', "a closing parenthesis")?;
        if !function.takes(arguments.len()) {
            let fault = FormulaFault::Arguments {
                function: function.name(),
                found: arguments.len(),
            };
            return Err(self.problem_at(position, fault));
        }
        Ok(Expression::Call {
            function,
            arguments,
        })
    }

    fn reference(&mut self, first: String, position: usize) -> Result<Reference, FormulaProblem> {
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
        while self.peeks('[') {
            self.next();
            self.bracket(&mut reference)?;
            self.sign(']', "a closing bracket")?;
        }
        if self.peeks('@') {
            self.next();
            reference.base = Some(self.base()?);
        }
        Ok(reference)
    }

    /// `"part"`, `-1`, `2018`, `2018-Q3`.
    fn bracket(&mut self, reference: &mut Reference) -> Result<(), FormulaProblem> {
        let token = self.next().ok_or_else(|| self.unfinished())?;
        match &token.kind {
            TokenKind::Quoted(part) if reference.part.is_none() => {
                reference.part = Some(part.clone());
            }
            TokenKind::Sign('-') if reference.period.is_none() => {
                let years = self.next().ok_or_else(|| self.unfinished())?;
                let shown = years.shown();
                let number = shown
                    .parse()
                    .ok()
                    .filter(|_| matches!(years.kind, TokenKind::Number(_)));
                let number = number.ok_or_else(|| {
                    self.problem_at(years.position, FormulaFault::Period(format!("-{shown}")))
                })?;
                reference.period = Some(PeriodShift::YearsBack(number));
            }
            TokenKind::Number(_) if reference.period.is_none() => {
                let text = self.rest_of_period(token.shown());
                let period = text.parse();
                let period = period
                    .map_err(|_| self.problem_at(token.position, FormulaFault::Period(text)))?;
                reference.period = Some(PeriodShift::At(period));
            }
            _ => return Err(self.unexpected(&token, "a part in quotes or a period")),
        }
        Ok(())
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
                _ => text.push_str(&token.shown()),
            }
            self.next = self.next.saturating_add(1);
        }
        text
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
        self.problem_at(
            token.position,
            FormulaFault::Unexpected {
                found: token.shown(),
                expected,
            },
        )
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
