//! From texts to a checked framework, or to everything that is wrong with them.

use super::fields::Reader;
use super::merge::{Conflict, merge};
use super::node::{Node, Text};
use super::tables;
use crate::problem::{Limit, Problem, ProblemKind, Problems};
use crate::{Framework, Place, Rules};

/// How a text is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Format {
    /// TOML 1.0.
    #[cfg(feature = "toml")]
    Toml,
    /// JSON.
    #[cfg(feature = "json")]
    Json,
}

impl Format {
    /// The format that a file's name tells by its ending, `.toml` or `.json`.
    #[must_use]
    pub fn of_name(name: &str) -> Option<Self> {
        let ending = name
            .rsplit_once('.')
            .map(|(_, ending)| ending.to_ascii_lowercase());
        match ending.as_deref() {
            #[cfg(feature = "toml")]
            Some("toml") => Some(Self::Toml),
            #[cfg(feature = "json")]
            Some("json") => Some(Self::Json),
            _ => None,
        }
    }
}

/// One text of a framework.
#[derive(Debug, Clone, Copy)]
pub struct Source<'a> {
    /// Its name, for messages.
    pub name: &'a str,
    /// Its bytes, which must be UTF-8.
    pub bytes: &'a [u8],
    /// How it is written.
    pub format: Format,
}

/// What is read at the most, so that no file can take all time or memory.
///
/// ```
/// use lkj_core::exchange::Limits;
/// let limits = Limits { nesting: 128, ..Limits::default() };
/// assert_eq!(limits.text_bytes, 16 * 1024 * 1024);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of all texts together; 16 MiB.
    pub text_bytes: usize,
    /// Depth of tables and lists; 64.
    pub nesting: usize,
    /// Number of values of one text; a million.
    pub values: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            text_bytes: 16_777_216,
            nesting: 64,
            values: 1_000_000,
        }
    }
}

impl Framework {
    /// Reads a framework from one TOML text.
    ///
    /// # Errors
    /// [`Problems`] with everything that is wrong.
    ///
    /// ```
    /// use lkj_core::Framework;
    /// let wrong = Framework::from_toml("[organisation]\nname = \"Dinas\"\n").unwrap_err();
    /// assert!(wrong.to_string().contains("did you mean \"organization\"?"));
    /// ```
    #[cfg(feature = "toml")]
    pub fn from_toml(text: &str) -> Result<Self, Problems> {
        Self::from_sources(
            &[Source {
                name: "",
                bytes: text.as_bytes(),
                format: Format::Toml,
            }],
            &Limits::default(),
        )
    }

    /// Reads a framework from one JSON text.
    ///
    /// # Errors
    /// [`Problems`] with everything that is wrong.
    #[cfg(feature = "json")]
    pub fn from_json(text: &str) -> Result<Self, Problems> {
        Self::from_sources(
            &[Source {
                name: "",
                bytes: text.as_bytes(),
                format: Format::Json,
            }],
            &Limits::default(),
        )
    }

    /// Reads a framework from several named texts; a name that ends in `.json` is JSON, any
    /// other TOML.
    ///
    /// # Errors
    /// [`Problems`] with everything that is wrong in any of them.
    #[cfg(feature = "toml")]
    pub fn from_texts(texts: &[(&str, &str)]) -> Result<Self, Problems> {
        let sources: Vec<_> = texts
            .iter()
            .map(|(name, text)| Source {
                name,
                bytes: text.as_bytes(),
                format: Format::of_name(name).unwrap_or(Format::Toml),
            })
            .collect();
        Self::from_sources(&sources, &Limits::default())
    }

    /// Reads a framework from texts, within limits.
    ///
    /// # Errors
    /// [`Problems`] with everything that is wrong in any of them.
    pub fn from_sources(sources: &[Source<'_>], limits: &Limits) -> Result<Self, Problems> {
        let mut problems = Vec::new();
        let texts = decode(sources, limits, &mut problems);
        let mut has_syntax_errors = !problems.is_empty();
        let texts_alone: Vec<&Text<'_>> = texts.iter().map(|(text, _)| text).collect();
        let mut root: Option<Node> = None;
        for (index, (text, format)) in texts.iter().enumerate() {
            let (read, faults) = parse(text, index, *format, limits);
            has_syntax_errors |= !faults.is_empty();
            problems.extend(faults.into_iter().map(|(offset, kind)| Problem {
                place: text.place(offset, ""),
                kind,
            }));
            root = join(root, read, &texts_alone, &mut problems);
        }
        if sources.is_empty() {
            let kind = ProblemKind::MissingKey {
                key: "organization",
            };
            problems.push(Problem {
                place: Place::default(),
                kind,
            });
        }
        let reader = Reader::new(&texts_alone);
        let draft = match &root {
            Some(root) => tables::framework(&reader, root),
            None => crate::FrameworkDraft::default(),
        };
        let (found, sources) = reader.finish();
        problems.extend(found);
        if !has_syntax_errors {
            return Self::with_sources(draft, sources, problems);
        }
        // What is missing may be what could not be read.
        let checked = Self::with_sources(draft, sources, problems);
        match checked {
            Err(problems) => Err(without_consequences(&problems)),
            Ok(framework) => Ok(framework),
        }
    }
}

impl Rules {
    /// Reads rules from a TOML text: the keys of a framework's `[rules]`, at the top.
    ///
    /// # Errors
    /// [`Problems`] with everything that is wrong.
    ///
    /// ```
    /// use lkj_core::Rules;
    /// let rules = Rules::from_toml("profile = \"raw\"\ncap = 120")?;
    /// assert_eq!(rules.profile.as_deref(), Some("raw"));
    /// # Ok::<(), lkj_core::Problems>(())
    /// ```
    #[cfg(feature = "toml")]
    pub fn from_toml(text: &str) -> Result<Self, Problems> {
        Self::from_named_toml("", text)
    }

    /// Reads rules from a TOML text with a name for messages.
    ///
    /// # Errors
    /// [`Problems`] with everything that is wrong.
    #[cfg(feature = "toml")]
    pub fn from_named_toml(name: &str, text: &str) -> Result<Self, Problems> {
        let text = Text::new(name, text);
        let (root, faults) = parse(&text, 0, Format::Toml, &Limits::default());
        let mut problems: Vec<_> = faults
            .into_iter()
            .map(|(offset, kind)| Problem {
                place: text.place(offset, ""),
                kind,
            })
            .collect();
        let texts = [&text];
        let reader = Reader::new(&texts);
        let rules = root
            .map(|root| tables::rules(&reader, &root, ""))
            .unwrap_or_default();
        problems.extend(reader.finish().0);
        match Problems::collected(problems) {
            None => Ok(rules),
            Some(problems) => Err(problems),
        }
    }
}

/// Which problems cannot be mere consequences of what could not be read.
fn without_consequences(problems: &Problems) -> Problems {
    let is_own = |problem: &&Problem| {
        !matches!(
            problem.kind,
            ProblemKind::MissingKey { .. } | ProblemKind::UnknownId { .. }
        ) && problem.code() != "unknown-id"
    };
    let own: Vec<_> = problems.iter().filter(is_own).cloned().collect();
    Problems::collected(own).unwrap_or_else(|| problems.clone())
}

fn decode<'a>(
    sources: &[Source<'a>],
    limits: &Limits,
    problems: &mut Vec<Problem>,
) -> Vec<(Text<'a>, Format)> {
    let total = sources.iter().fold(0_usize, |total, source| {
        total.saturating_add(source.bytes.len())
    });
    if total > limits.text_bytes {
        let name = sources
            .iter()
            .max_by_key(|source| source.bytes.len())
            .map_or("", |source| source.name);
        let kind = ProblemKind::OverLimit {
            limit: Limit::TextBytes,
            most: limits.text_bytes,
        };
        problems.push(Problem {
            place: Place {
                file: name.into(),
                ..Place::default()
            },
            kind,
        });
        return Vec::new();
    }
    let mut texts = Vec::new();
    for source in sources {
        match std::str::from_utf8(source.bytes) {
            Ok(content) => {
                let content = content.strip_prefix('\u{feff}').unwrap_or(content);
                let text = Text::new(source.name, content);
                if content.trim().is_empty() {
                    problems.push(Problem {
                        place: text.place(0, ""),
                        kind: ProblemKind::Empty,
                    });
                } else {
                    texts.push((text, source.format));
                }
            }
            Err(error) => {
                let valid = source.bytes.get(..error.valid_up_to()).unwrap_or_default();
                let readable = String::from_utf8_lossy(valid);
                let place = Text::new(source.name, &readable).place(readable.len(), "");
                problems.push(Problem {
                    place,
                    kind: ProblemKind::NotUtf8,
                });
            }
        }
    }
    texts
}

fn parse(
    text: &Text<'_>,
    index: usize,
    format: Format,
    limits: &Limits,
) -> (Option<Node>, Vec<(usize, ProblemKind)>) {
    match format {
        #[cfg(feature = "toml")]
        Format::Toml => {
            let read = super::toml::read(text, index, limits);
            (read.root, read.problems)
        }
        #[cfg(feature = "json")]
        Format::Json => {
            let read = super::json::read(text, index, limits);
            (read.root, read.problems)
        }
    }
}

fn join(
    before: Option<Node>,
    read: Option<Node>,
    texts: &[&Text<'_>],
    problems: &mut Vec<Problem>,
) -> Option<Node> {
    let (mut before, read) = match (before, read) {
        (Some(before), Some(read)) => (before, read),
        (before, read) => return before.or(read),
    };
    let mut conflicts = Vec::new();
    merge(&mut before, read, &mut conflicts);
    for Conflict { path, at, first } in conflicts {
        let place = |position: super::node::Position| {
            texts
                .get(position.text)
                .map_or_else(Place::default, |text| text.place(position.offset, &path))
        };
        let key = path.rsplit('.').next().unwrap_or(&path).to_owned();
        let first = Some(place(first));
        problems.push(Problem {
            place: place(at),
            kind: ProblemKind::DuplicateKey { key, first },
        });
    }
    Some(before)
}
