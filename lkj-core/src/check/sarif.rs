//! Findings as SARIF 2.1.0, so that editors and review tools show them at their lines.

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
use serde_json::{Value, json};

use super::{Check, CheckRule, Finding, RULES, Silenced};
use crate::value::Locale;

/// What must not stand plain in the path of an address.
const NOT_IN_PATHS: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'%')
    .add(b'<')
    .add(b'>')
    .add(b'?')
    .add(b'[')
    .add(b'\\')
    .add(b']')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}');

impl Check {
    /// The findings as a SARIF 2.1.0 document, in a language. What was silenced is there as
    /// suppressed, with the reason.
    ///
    /// ```
    /// # #[cfg(feature = "toml")] {
    /// use lkj_core::{Framework, Locale, Rules, Year};
    /// let framework = Framework::from_toml(r#"
    ///     [organization]
    ///     name = "Dinas Contoh"
    ///     [program.sarpras]
    ///     name = "Sarana Prasarana"
    ///     [money.2019]
    ///     sarpras = { budget = 10, spent = 11 }
    /// "#)?;
    /// let check = framework.check(Year::new(2019)?, &Rules::default())?;
    /// let sarif = check.to_sarif(Locale::English);
    /// assert_eq!(sarif["version"], "2.1.0");
    /// # }
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn to_sarif(&self, locale: Locale) -> Value {
        let open = self.findings.iter().map(|finding| result(finding, locale));
        let silenced = self.silenced.iter().map(|one| suppressed(one, locale));
        json!({
            "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
            "version": "2.1.0",
            "runs": [{
                "tool": { "driver": {
                    "name": "lkj",
                    "semanticVersion": crate::value::version(),
                    "rules": RULES.iter().map(|rule| description(rule, locale)).collect::<Vec<_>>(),
                } },
                "columnKind": "unicodeCodePoints",
                "results": open.chain(silenced).collect::<Vec<_>>(),
            }],
        })
    }
}

fn description(rule: &CheckRule, locale: Locale) -> Value {
    json!({
        "id": rule.id,
        "shortDescription": { "text": rule.title.write(locale) },
        "fullDescription": { "text": rule.why.write(locale) },
        "help": { "text": rule.repair.write(locale) },
        "defaultConfiguration": { "level": rule.severity.word() },
    })
}

fn result(finding: &Finding, locale: Locale) -> Value {
    let index = RULES.iter().position(|rule| rule.id == finding.rule.id);
    json!({
        "ruleId": finding.rule.id,
        "ruleIndex": index,
        "level": finding.severity.word(),
        "message": { "text": message(finding, locale) },
        "locations": [location(finding)],
        "partialFingerprints": { "lkj/v1": finding.fingerprint() },
        "properties": {
            "document": finding.document,
            "printed": finding.printed,
            "expected": finding.expected,
        },
    })
}

/// What is wrong, where the document prints it, and what else would explain it.
fn message(finding: &Finding, locale: Locale) -> String {
    let mut text = match &finding.document {
        Some(document) => format!("{document}: {}", finding.message.write(locale)),
        None => finding.message.write(locale).to_owned(),
    };
    for conjecture in &finding.conjectures {
        text.push_str("; ");
        text.push_str(&conjecture.message(locale));
    }
    text
}

fn location(finding: &Finding) -> Value {
    let place = &finding.place;
    let logical = json!([{ "fullyQualifiedName": place.path }]);
    if place.line == 0 {
        return json!({ "logicalLocations": logical });
    }
    json!({
        "physicalLocation": {
            "artifactLocation": { "uri": address(&place.file) },
            "region": { "startLine": place.line, "startColumn": place.column },
        },
        "logicalLocations": logical,
    })
}

/// A file's name as a relative or absolute address.
fn address(file: &str) -> String {
    let path = file.replace('\\', "/");
    let encoded = utf8_percent_encode(&path, NOT_IN_PATHS).to_string();
    if encoded.starts_with('/') {
        format!("file://{encoded}")
    } else {
        encoded
    }
}

fn suppressed(silenced: &Silenced, locale: Locale) -> Value {
    let mut result = result(&silenced.finding, locale);
    let decision = &silenced.decision;
    let justification = format!("{} ({})", decision.reason, decision.by);
    if let Some(fields) = result.as_object_mut() {
        let suppression = json!([{ "kind": "external", "justification": justification }]);
        fields.insert("suppressions".to_owned(), suppression);
    }
    result
}
