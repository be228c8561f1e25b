//! Traces as mathematics, their references by the names of the framework.

use super::trace::Trace;
use crate::formula::{Formula, Hundred, Typesetting, latex, mathml, omml};
use crate::framework::{Framework, NamesOf};
use crate::value::Locale;

impl Framework {
    /// A trace in LaTeX's mathematical mode, with the package `amsmath`: a line each for what a
    /// step gives, its formula by the names of what it rests on, and the numbers put in.
    ///
    /// ```
    /// # #[cfg(feature = "toml")] {
    /// use lkj_core::{Framework, Locale, Rules, Year};
    /// let framework = Framework::from_toml(r#"
    ///     [organization]
    ///     name = "Dinas Contoh"
    ///     [indicator.rat]
    ///     name = "RAT"
    ///     formula = "rat_n / aktif * 100"
    ///     [series]
    ///     rat_n = "Melaksanakan RAT"
    ///     aktif = "Aktif"
    ///     [data.2019]
    ///     rat_n = 376
    ///     aktif = 468
    /// "#)?;
    /// let rat = framework.explain(&"rat".parse()?, Year::new(2019)?, &Rules::default())?;
    /// assert_eq!(
    ///     framework.trace_to_latex(&rat.trace, Locale::Indonesian),
    ///     [
    ///         r"\begin{aligned}",
    ///         r"\text{RAT} &= \frac{\text{Melaksanakan RAT}}{\text{Aktif}} \times 100 \\",
    ///         r"&= 376 / 468 \times 100 \\",
    ///         r"&= 80{,}34",
    ///         r"\end{aligned}",
    ///     ]
    ///     .join("\n"),
    /// );
    /// # }
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn trace_to_latex(&self, trace: &Trace, locale: Locale) -> String {
        let lines = self.typeset_steps(trace, Typesetting::Latex, locale);
        let lines = lines.into_iter().map(|(left, right)| {
            let space = if left.is_empty() { "" } else { " " };
            format!("{left}{space}&= {right}")
        });
        format!(
            "\\begin{{aligned}}\n{}\n\\end{{aligned}}",
            lines.collect::<Vec<_>>().join(" \\\\\n")
        )
    }

    /// A trace as MathML Core, line by line as [`Framework::trace_to_latex`].
    ///
    /// ```
    /// # #[cfg(feature = "toml")] {
    /// use lkj_core::{Framework, Locale, Rules, Year};
    /// let framework = Framework::from_toml(r#"
    ///     [organization]
    ///     name = "Dinas Contoh"
    ///     [indicator.puas]
    ///     name = "Kepuasan"
    ///     [realized.2019]
    ///     puas = "88,40"
    /// "#)?;
    /// let puas = framework.explain(&"puas".parse()?, Year::new(2019)?, &Rules::default())?;
    /// let mathml = framework.trace_to_mathml(&puas.trace, Locale::Indonesian);
    /// assert!(mathml.contains("<mtext>Kepuasan</mtext>"));
    /// assert!(mathml.contains("<mo>=</mo><mn>88,40</mn>"));
    /// # }
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn trace_to_mathml(&self, trace: &Trace, locale: Locale) -> String {
        let lines = self.typeset_steps(trace, Typesetting::MathMl, locale);
        mathml::whole(&mathml::lines(&lines))
    }

    /// The lines of a trace: what each step gives, where that is new, and what it is.
    fn typeset_steps(
        &self,
        trace: &Trace,
        typesetting: Typesetting,
        locale: Locale,
    ) -> Vec<(String, String)> {
        let names = NamesOf {
            framework: self,
            locale,
        };
        let words = |words: &str| match typesetting {
            Typesetting::Latex => latex::text(words),
            Typesetting::MathMl => mathml::words(words),
            Typesetting::OfficeMath => omml::words(words),
            Typesetting::Plain => words.to_owned(),
        };
        let mut lines = Vec::new();
        for step in trace.steps() {
            let typeset = |text: &String| match text.parse() {
                Ok(formula) => {
                    Formula::typeset_inside(&formula, typesetting, &names, locale, Hundred::Number)
                }
                Err(_) => words(text),
            };
            let formula = step.formula.as_ref().map(typeset);
            let (working, result) = match typesetting {
                Typesetting::Latex => (step.working.to_latex(locale), step.result.to_latex(locale)),
                Typesetting::OfficeMath | Typesetting::Plain => {
                    let [working, result] = [step.working.write(locale), step.result.write(locale)];
                    (words(&working), words(&result))
                }
                Typesetting::MathMl => (
                    step.working.to_mathml(locale),
                    step.result.to_mathml(locale),
                ),
            };
            let working = (!step.working.is_empty()).then_some(working);
            let mut left = typeset(&step.of);
            for right in [formula, working, Some(result)].into_iter().flatten() {
                lines.push((std::mem::take(&mut left), right));
            }
        }
        lines
    }
}
