//! What the checker found.

use serde::ser::SerializeStruct;
use serde::{Serialize, Serializer};

use crate::check::{
    conjecture::Conjecture,
    rule::{CheckRule, Severity},
};
use crate::value::{Locale, Place, Words};

/// Something that does not agree.
///
/// *Istilah resmi:* catatan (never *temuan*: that is an audit's).
#[derive(Debug, Clone)]
#[doc(alias = "catatan")]
#[non_exhaustive]
pub struct Finding {
    /// The rule that found it.
    pub rule: &'static CheckRule,
    /// How much it matters: as the rule says, or less where it rests on what is not verified.
    pub severity: Severity,
    /// Where in the files it stands.
    pub place: Place,
    /// Where in the document it is printed: `lkj: Tabel 3.3`.
    pub document: Option<String>,
    /// The line in the document, where that is known.
    pub document_line: Option<u32>,
    /// The matter, by ids and places alone.
    pub about: String,
    /// What is wrong.
    pub message: Words,
    /// What is printed.
    pub printed: Option<String>,
    /// What it should be.
    pub expected: Option<String>,
    /// What else would explain what is printed.
    pub conjectures: Vec<Conjecture>,
    /// How the expected value came about.
    pub trace: Option<String>,
    /// Which of several findings of one rule about one matter it is.
    pub(in crate::check) ordinal: usize,
}

impl Finding {
    pub(in crate::check) fn new(
        rule: &'static CheckRule,
        place: Place,
        about: String,
        message: Words,
    ) -> Self {
        Self {
            rule,
            severity: rule.severity,
            place,
            document: None,
            document_line: None,
            about,
            message,
            printed: None,
            expected: None,
            conjectures: Vec::new(),
            trace: None,
            ordinal: 0,
        }
    }

    /// What tells the matter from every other one, and stays the same as long as it is open:
    /// sixteen hexadecimal digits.
    #[must_use]
    pub fn fingerprint(&self) -> String {
        let matter = format!("{}|{}|{}", self.rule.id, self.about, self.ordinal);
        format!("{:016x}", fnv_1a(matter.as_bytes()))
    }

    /// With what is printed and what it should be.
    pub(in crate::check) fn compared(
        mut self,
        printed: impl Into<String>,
        expected: impl Into<String>,
    ) -> Self {
        self.printed = Some(printed.into());
        self.expected = Some(expected.into());
        self
    }

    /// With where the document prints it.
    pub(in crate::check) fn in_document(
        mut self,
        at: impl Into<String>,
        line: Option<u32>,
    ) -> Self {
        self.document = Some(at.into());
        self.document_line = line;
        self
    }

    /// With what else would explain it.
    pub(in crate::check) fn explained(mut self, conjectures: Vec<Conjecture>) -> Self {
        self.conjectures = conjectures;
        self
    }

    /// As a note, because it rests on what was not verified.
    pub(in crate::check) fn unverified(self) -> Self {
        self.into_note()
    }

    /// As a note, where the matter is milder than the rule's others.
    pub(in crate::check) fn into_note(mut self) -> Self {
        self.severity = Severity::Note;
        self
    }
}

/// The 64-bit hash of Fowler, Noll and Vo: the same on every machine and in every version.
fn fnv_1a(bytes: &[u8]) -> u64 {
    const OFFSET: u64 = 0xcbf2_9ce4_8422_2325;
    const PRIME: u64 = 0x0000_0100_0000_01b3;
    bytes.iter().fold(OFFSET, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(PRIME)
    })
}

impl Serialize for Finding {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct Where<'a> {
            file: &'a str,
            line: u32,
            column: u32,
            path: &'a str,
            document: Option<&'a str>,
            document_line: Option<u32>,
        }
        #[derive(Serialize)]
        struct Explained {
            code: &'static str,
            message: String,
            message_en: String,
        }
        let explanations: Vec<_> = self
            .conjectures
            .iter()
            .map(|one| Explained {
                code: one.code(),
                message: one.message(Locale::Indonesian),
                message_en: one.message(Locale::English),
            })
            .collect();
        let mut finding = serializer.serialize_struct("Finding", 11)?;
        finding.serialize_field("rule", self.rule.id)?;
        finding.serialize_field("severity", &self.severity)?;
        finding.serialize_field(
            "place",
            &Where {
                file: &self.place.file,
                line: self.place.line,
                column: self.place.column,
                path: &self.place.path,
                document: self.document.as_deref(),
                document_line: self.document_line,
            },
        )?;
        finding.serialize_field("about", &self.about)?;
        finding.serialize_field("message", &self.message.indonesian)?;
        finding.serialize_field("message_en", &self.message.english)?;
        finding.serialize_field("printed", &self.printed)?;
        finding.serialize_field("expected", &self.expected)?;
        finding.serialize_field("explanations", &explanations)?;
        finding.serialize_field("trace", &self.trace)?;
        finding.serialize_field("fingerprint", &self.fingerprint())?;
        finding.end()
    }
}

/// Collects what the rules find.
#[derive(Debug, Default)]
pub(in crate::check) struct Findings {
    all: Vec<Finding>,
}

impl Findings {
    pub(in crate::check) fn add(&mut self, finding: Finding) {
        self.all.push(finding);
    }

    /// One for each rule, matter and place, in the order of the files.
    pub(in crate::check) fn sorted(mut self) -> Vec<Finding> {
        self.all.sort_by(|one, other| {
            let key = |finding: &Finding| {
                (
                    finding.place.file.clone(),
                    finding.place.line,
                    finding.place.column,
                )
            };
            key(one)
                .cmp(&key(other))
                .then_with(|| one.rule.id.cmp(other.rule.id))
                .then_with(|| one.about.cmp(&other.about))
        });
        self.all.dedup_by(|one, other| {
            one.rule.id == other.rule.id && one.about == other.about && one.place == other.place
        });
        let mut seen = std::collections::BTreeMap::new();
        for finding in &mut self.all {
            let before: &mut usize = seen
                .entry((finding.rule.id, finding.about.clone()))
                .or_default();
            finding.ordinal = *before;
            *before = before.saturating_add(1);
        }
        self.all
    }
}
