//! A formula in which one name stands for another reference: a column over its rows.

use super::{Condition, Expression, Formula, Reference};

impl Formula {
    /// The formula with other references in place of its own.
    pub(crate) fn with_references(&self, other: impl Fn(&Reference) -> Reference) -> Self {
        let expression = self.expression.with_references(&other);
        Self {
            text: expression.to_string(),
            expression,
        }
    }
}

impl Expression {
    fn with_references(&self, other: &impl Fn(&Reference) -> Reference) -> Self {
        let again = |inner: &Self| Box::new(inner.with_references(other));
        let each = |all: &[Self]| all.iter().map(|one| one.with_references(other)).collect();
        match self {
            Self::Number(number) => Self::Number(*number),
            Self::Reference(reference) => Self::Reference(other(reference)),
            Self::Negation(inner) => Self::Negation(again(inner)),
            Self::Operation {
                operator,
                left,
                right,
            } => Self::Operation {
                operator: *operator,
                left: again(left),
                right: again(right),
            },
            Self::Call {
                function,
                arguments,
            } => Self::Call {
                function: *function,
                arguments: each(arguments),
            },
            Self::If {
                condition,
                then,
                otherwise,
            } => Self::If {
                condition: Box::new(Condition {
                    comparison: condition.comparison,
                    left: condition.left.with_references(other),
                    right: condition.right.with_references(other),
                }),
                then: again(then),
                otherwise: again(otherwise),
            },
            Self::FirstKnown(choices) => Self::FirstKnown(each(choices)),
            Self::Growth(reference) => Self::Growth(other(reference)),
            Self::Share(reference) => Self::Share(other(reference)),
            Self::Years(range) => Self::Years(range.with_reference(other)),
        }
    }
}

impl Reference {
    /// Another reference where this one begins with a word that stands for it: `row.spent` is
    /// `sarpras.spent`, and `row[2018]` is `um["Tempursari"][2018]`.
    pub(crate) fn in_place_of(&self, word: &str, row: &Self) -> Self {
        let Some((first, rest)) = self.names.split_first() else {
            return self.clone();
        };
        if first != word {
            return self.clone();
        }
        Self {
            names: row.names.iter().chain(rest).cloned().collect(),
            part: self.part.clone().or_else(|| row.part.clone()),
            period: self.period.or(row.period),
            base: self.base.or(row.base),
            position: self.position,
        }
    }

    /// A part of it.
    pub(crate) fn part_named(&self, part: &str) -> Self {
        Self {
            part: Some(part.to_owned()),
            ..self.clone()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_stands_for_what_it_names() {
        let in_row = |column: &str, row: &str| {
            let row: Reference = row.parse().unwrap();
            let column: Formula = column.parse().unwrap();
            column
                .with_references(|reference| reference.in_place_of("row", &row))
                .text()
                .to_owned()
        };
        assert_eq!(
            in_row("row.spent / total.spent * 100", "sarpras"),
            "sarpras.spent / total.spent * 100"
        );
        assert_eq!(
            in_row("growth(row)", "um[\"Tempursari\"]"),
            "growth(um[\"Tempursari\"])"
        );
        assert_eq!(
            in_row("row[2018]", "um[\"Tempursari\"]"),
            "um[\"Tempursari\"][2018]"
        );
        assert_eq!(
            in_row("row.share", "profile.golongan[\"Golongan I\"]"),
            "profile.golongan.share[\"Golongan I\"]"
        );
        assert_eq!(
            in_row(
                "mean(row.spent[-2..0], growth(row[2018..2019]))",
                "um[2017]"
            ),
            "mean(um.spent[-2..0], growth(um[2018..2019]))"
        );
    }
}
