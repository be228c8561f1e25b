//! Several years of a framework, and many frameworks, at once.

#[cfg(feature = "rayon")]
use std::borrow::Cow;

use super::Evaluation;
use crate::framework::Framework;
use crate::rules::{Rules, UnknownProfile};
use crate::value::Year;

/// Which years of a framework are evaluated.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum YearsAsked {
    /// The latest with any realization.
    #[default]
    Latest,
    /// All of which the framework says anything.
    All,
    /// These.
    These(Vec<Year>),
}

/// Why a framework was not evaluated.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum NotEvaluated {
    /// The latest year was asked for, and nothing is realized in any.
    #[error("nothing is realized yet; name the year")]
    NoYear,
    /// The rules name a profile that is not known.
    #[error(transparent)]
    UnknownProfile(#[from] UnknownProfile),
}

impl Framework {
    /// Evaluates the years that are asked for, in their order.
    ///
    /// # Errors
    /// [`NotEvaluated`] when the latest year is asked for and there is none, or when the rules
    /// name a profile that is not known.
    ///
    /// ```
    /// # #[cfg(feature = "toml")] {
    /// use lkj_core::evaluation::{NotEvaluated, YearsAsked};
    /// use lkj_core::{Framework, Rules};
    /// let framework = Framework::from_toml(r#"
    ///     [organization]
    ///     name = "Dinas Contoh"
    ///     [indicator]
    ///     a = { name = "Indikator", targets = { 2024 = 80, 2025 = 85 } }
    /// "#)?;
    /// let rules = Rules::default();
    /// assert_eq!(framework.evaluate_years(&YearsAsked::All, &rules)?.len(), 2);
    /// let latest = framework.evaluate_years(&YearsAsked::Latest, &rules);
    /// assert_eq!(latest.err(), Some(NotEvaluated::NoYear));
    /// # }
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn evaluate_years(
        &self,
        years: &YearsAsked,
        rules: &Rules,
    ) -> Result<Vec<Evaluation>, NotEvaluated> {
        let years = match years {
            YearsAsked::Latest => vec![self.latest_year().ok_or(NotEvaluated::NoYear)?],
            YearsAsked::All => self.years(),
            YearsAsked::These(years) => years.clone(),
        };
        let evaluations = years.into_iter().map(|year| self.evaluate(year, rules));
        Ok(evaluations.collect::<Result<_, _>>()?)
    }
}

/// Why one of many frameworks has no results.
#[cfg(feature = "rayon")]
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ManyProblem<E> {
    /// It could not be read.
    #[error("it could not be read")]
    Unread(E),
    /// It was not evaluated.
    #[error(transparent)]
    NotEvaluated(#[from] NotEvaluated),
}

/// Evaluates many frameworks by all threads of the current pool of `rayon`. Results come in the
/// order of what was given, whoever was done first; one that cannot be read or evaluated does not
/// keep the others.
///
/// How one is read is the caller's: from texts, from files, or not at all where it is a framework
/// already. `take` makes of its evaluations what is wanted of them, so that the rest need not
/// stay: of 25,000 agencies all traces are much, a few numbers each are little.
///
/// ```
/// # #[cfg(feature = "toml")] {
/// use std::borrow::Cow;
/// use lkj_core::evaluation::{YearsAsked, evaluate_many};
/// use lkj_core::{Framework, Rules};
///
/// let agency = |realized: u32| format!(r#"
///     [organization]
///     name = "Dinas Contoh"
///     [objective]
///     mutu = "Meningkatnya mutu layanan"
///     [indicator]
///     a = {{ of = "mutu", name = "Indikator", targets = {{ 2025 = 80 }} }}
///     [realized.2025]
///     a = {realized}
/// "#);
/// let texts = [agency(72), "[organization".to_owned(), agency(80)];
/// let means = evaluate_many(
///     &texts,
///     |text| Framework::from_toml(text).map(Cow::Owned),
///     &YearsAsked::Latest,
///     &Rules::default(),
///     |_, _, years| years[0].summary.objective_indicators.mean.map(|mean| mean.to_string()),
/// );
/// assert_eq!(means[0], Ok(Some("90.00".to_owned())));
/// assert!(means[1].is_err());
/// assert_eq!(means[2], Ok(Some("100.00".to_owned())));
/// # }
/// ```
#[cfg(feature = "rayon")]
pub fn evaluate_many<'g, G: Sync, E: Send, T: Send>(
    given: &'g [G],
    read: impl Fn(&'g G) -> Result<Cow<'g, Framework>, E> + Sync,
    years: &YearsAsked,
    rules: &Rules,
    take: impl Fn(&'g G, &Framework, Vec<Evaluation>) -> T + Sync,
) -> Vec<Result<T, ManyProblem<E>>> {
    use rayon::prelude::*;

    let one = |given: &'g G| {
        let framework = read(given).map_err(ManyProblem::Unread)?;
        let evaluations = framework.evaluate_years(years, rules)?;
        Ok(take(given, &framework, evaluations))
    };
    given.par_iter().map(one).collect()
}

#[cfg(test)]
#[cfg(all(feature = "rayon", feature = "toml"))]
mod tests {
    use super::*;
    use crate::problem::Problems;

    fn agency(number: usize) -> String {
        let name = format!("[organization]\nname = \"Dinas {number}\"\n");
        match number % 10 {
            7 => name + "[indicator.a]\nnothing = 1",
            8 => name,
            _ => format!(
                "{name}[objective]\nmutu = \"Mutu\"\n[indicator]\n\
                 a = {{ of = \"mutu\", name = \"A\", targets = {{ 2024 = 80, 2025 = 90 }} }}\n\
                 [realized]\n2024 = {{ a = {number} }}\n2025 = {{ a = 45 }}"
            ),
        }
    }

    /// What is kept of one: its name, and the means of its years.
    type Kept = (String, Vec<String>);

    fn means(texts: &[String]) -> Vec<Result<Kept, ManyProblem<Problems>>> {
        let mean = |evaluation: &Evaluation| {
            let mean = evaluation.summary.objective_indicators.mean;
            mean.map(|mean| mean.to_string()).unwrap_or_default()
        };
        evaluate_many(
            texts,
            |text| Framework::from_toml(text).map(Cow::Owned),
            &YearsAsked::These(vec![Year::new(2025).unwrap(), Year::new(2024).unwrap()]),
            &Rules::default(),
            |_, framework, years| {
                let name = framework.organization.name.clone();
                (name, years.iter().map(mean).collect())
            },
        )
    }

    #[test]
    fn results_stand_in_the_order_of_what_was_given() {
        let texts: Vec<String> = (0..100).map(agency).collect();
        let found = means(&texts);
        for (number, one) in found.iter().enumerate() {
            match (number % 10, one) {
                (7, one) => assert!(matches!(one, Err(ManyProblem::Unread(_)))),
                (8, one) => assert_eq!(one.as_ref().map(|one| one.1.concat()), Ok(String::new())),
                (_, one) => {
                    let (name, means) = one.as_ref().unwrap();
                    assert_eq!(*name, format!("Dinas {number}"));
                    let of_80 = rust_decimal::Decimal::new(i64::try_from(number).unwrap() * 125, 2);
                    assert_eq!(*means, ["50.00".to_owned(), of_80.to_string()]);
                }
            }
        }
        let alone = rayon::ThreadPoolBuilder::new().num_threads(1).build();
        assert_eq!(alone.unwrap().install(|| means(&texts)), found);
    }

    #[test]
    fn one_without_realizations_says_so() {
        let latest = Framework::from_toml(&agency(8)).unwrap();
        let problem = latest.evaluate_years(&YearsAsked::Latest, &Rules::default());
        assert_eq!(problem.err(), Some(NotEvaluated::NoYear));
        let unknown = latest.evaluate_years(
            &YearsAsked::These(vec![Year::new(2025).unwrap()]),
            &Rules::profile("nothing"),
        );
        assert!(matches!(unknown, Err(NotEvaluated::UnknownProfile(_))));
    }
}
