//! A formula, by itself, as a question, and as the formula of an indicator.
#![no_main]

use lkj_core::formula::Reference;
use lkj_core::{Formula, Framework, FrameworkDraft, Locale, Rules};

const DATA: &str = r#"
[organization]
name = "Dinas"
[objective]
m = "Mutu"
[indicator.i]
name = "I"
of = "m"
targets = { 2018 = 5, 2019 = 6 }
[realized.2019]
i = 4
[series]
a = "A"
b = "B"
c = { name = "C", by = "Kecamatan" }
[data.2018]
a = 3
b = 0
[data.2019]
a = "12345678901234567890,5"
b = "-0,0001"
[grid.c]
years = [2018, 2019]
rows = [["X", 1, 2], ["Y", "-", 4]]
[planned.a]
2019 = 7
[program]
p = "P"
[money.2019]
p = { budget = 100, spent = 40 }
"#;

libfuzzer_sys::fuzz_target!(|text: &str| {
    if let Ok(reference) = text.parse::<Reference>() {
        assert_eq!(reference.to_string().parse::<Reference>().as_ref(), Ok(&reference));
    }
    let formula = match text.parse::<Formula>() {
        Ok(formula) => formula,
        Err(problem) => {
            assert!(problem.position <= text.chars().count());
            let _ = problem.message(Locale::Indonesian);
            return;
        }
    };
    let printed = formula.expression().to_string();
    if printed.len() <= lkj_core::formula::LONGEST {
        let again: Formula = printed.parse().unwrap_or_else(|problem| panic!("{problem}"));
        assert_eq!(again.expression(), formula.expression());
        assert_eq!(again.expression().to_string(), printed);
    }
    let names = |reference: &Reference| reference.to_string();
    let _ = formula.to_latex(&names, Locale::Indonesian);
    let framework = Framework::from_toml(DATA).expect("it is in order");
    for year in framework.years() {
        match framework.explain(&formula, year, &Rules::default()) {
            Ok(explained) => {
                assert!(!explained.trace.steps().is_empty());
                let _ = framework.trace_to_latex(&explained.trace, Locale::Indonesian);
            }
            Err(error) => assert!(!error.to_string().is_empty()),
        }
    }
    let mathml = formula.to_mathml(&names, Locale::Indonesian);
    assert_eq!(2 * mathml.matches("</").count(), mathml.matches('<').count());
    let mut draft: FrameworkDraft = framework.into_draft();
    let indicator = lkj_core::Indicator { name: "F".to_owned(), formula: Some(formula), ..Default::default() };
    draft.indicators.insert("f".parse().expect("an id"), indicator);
    if let Ok(framework) = Framework::new(draft) {
        let _ = framework.unit_faults();
        for year in framework.years() {
            framework.evaluate(year, &Rules::default()).expect("the rules are known");
        }
        let again = Framework::from_toml(&framework.to_toml()).unwrap_or_else(|problems| panic!("{problems}"));
        assert_eq!(again, framework);
    }
});
