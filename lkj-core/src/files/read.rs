//! From texts to a checked framework, or to everything that is wrong with them.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::fields::Reader;
use super::merge::{Conflict, merge};
use super::node::{Fault, Node, NodeValue, Origin, Read, Text};
use super::source::{Format, Limits, Source};
use super::tables;
use super::unread::Unread;
use crate::framework::{Framework, Indicator, rules_problems};
use crate::problem::{Limit, Problem, ProblemKind, Problems};
use crate::rules::Rules;
use crate::value::{Place, Sources};

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
        let mut unread = Unread::default();
        let mut origins = Vec::new();
        let mut roots = Vec::new();
        for (text, format) in decode(sources, limits, &mut problems, &mut unread) {
            let mut read = parse(&text, origins.len(), format, limits);
            refuse_newer(&mut read);
            if !read.faults.is_empty() {
                unread.add_text(text.content, format);
            }
            for fault in read.faults {
                unread.add_path(&fault.path);
                problems.push(problem_at(&text, fault));
            }
            roots.extend(read.root);
            origins.push(Origin::Text(text));
        }
        #[cfg(feature = "xlsx")]
        for source in sources
            .iter()
            .filter(|source| source.format == Format::Xlsx)
        {
            let read = super::workbook::read(source, origins.len(), limits);
            origins.extend(read.sheets.into_iter().map(Origin::Sheet));
            unread.add_workbook(&read.unread, !read.problems.is_empty());
            problems.extend(read.problems);
            roots.extend(read.root);
        }
        let mut roots = roots.into_iter();
        let mut root = roots.next();
        if let Some(root) = &mut root {
            roots.for_each(|read| join(root, read, &origins, &mut problems));
        }
        let reader = Reader::new(&origins);
        let draft = match &root {
            Some(root) => tables::framework(&reader, root),
            None => {
                problems.push(no_organization(sources));
                crate::framework::FrameworkDraft::default()
            }
        };
        let (found, sources) = reader.finish();
        problems.extend(found);
        match Self::with_sources(draft, sources, problems) {
            Ok(framework) => Ok(framework),
            Err(problems) => Err(without_consequences(problems, &unread)),
        }
    }
}

/// What a framework lacks of which there is no readable text at all.
fn no_organization(sources: &[Source<'_>]) -> Problem {
    let file = sources.first().map_or("", |source| source.name);
    let place = Place {
        file: file.into(),
        ..Place::default()
    };
    Problem {
        place,
        kind: ProblemKind::MissingKey {
            key: "organization",
        },
    }
}

fn problem_at(text: &Text<'_>, fault: Fault) -> Problem {
    Problem {
        place: text.place(fault.offset, &fault.path),
        kind: fault.kind,
    }
}

/// Leaves unread what is written for another version of the format: its keys may mean
/// anything.
fn refuse_newer(read: &mut Read) {
    let Some(Node {
        value: NodeValue::Table(entries),
        ..
    }) = &read.root
    else {
        return;
    };
    let Some(entry) = entries.iter().find(|entry| entry.key == "format") else {
        return;
    };
    let NodeValue::Whole(found) = &entry.node.value else {
        return;
    };
    if found.parse() != Ok(crate::value::FORMAT) {
        let kind = ProblemKind::NewerFormat {
            found: found.clone(),
        };
        let offset = entry.node.at.offset;
        read.faults.push(Fault {
            offset,
            path: "format".to_owned(),
            kind,
        });
        read.root = None;
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
        Self::from_text(Text::new(name, text), Format::Toml)
    }

    #[cfg(any(feature = "toml", feature = "json"))]
    fn from_text(text: Text<'_>, format: Format) -> Result<Self, Problems> {
        let read = parse(&text, 0, format, &Limits::default());
        let origins = [Origin::Text(text)];
        let reader = Reader::new(&origins);
        let rules = read.root.map(|root| tables::rules(&reader, &root, ""));
        finished(
            &origins[0],
            read.faults,
            reader,
            rules,
            rules_problems_alone,
        )
    }

    /// Reads rules from a JSON text: an object with the keys of a framework's `rules`.
    ///
    /// # Errors
    /// [`Problems`] with everything that is wrong.
    ///
    /// ```
    /// use lkj_core::Rules;
    /// let rules = Rules::from_json(r#"{ "profile": "raw", "cap": "120" }"#)?;
    /// assert_eq!(rules.cap, Some(120.into()));
    /// # Ok::<(), lkj_core::Problems>(())
    /// ```
    #[cfg(feature = "json")]
    pub fn from_json(text: &str) -> Result<Self, Problems> {
        Self::from_text(Text::new("", text), Format::Json)
    }
}

impl Indicator {
    /// Reads an indicator from a JSON text: an object with the keys of `indicator.ID`. Nothing
    /// is around it, so its links and formula are not followed.
    ///
    /// # Errors
    /// [`Problems`] with everything that is wrong.
    ///
    /// ```
    /// use lkj_core::{Indicator, Polarity};
    /// let indicator = Indicator::from_json(r#"{ "name": "Kematian bayi", "polarity": "lower" }"#)?;
    /// assert_eq!(indicator.polarity, Some(Polarity::Lower));
    /// # Ok::<(), lkj_core::Problems>(())
    /// ```
    #[cfg(feature = "json")]
    pub fn from_json(text: &str) -> Result<Self, Problems> {
        let text = Text::new("", text);
        let read = parse(&text, 0, Format::Json, &Limits::default());
        let origins = [Origin::Text(text)];
        let reader = Reader::new(&origins);
        let indicator = read
            .root
            .and_then(|root| tables::indicator(&reader, &root, "", None));
        finished(&origins[0], read.faults, reader, indicator, |_, _| {
            Vec::new()
        })
    }
}

/// What is wrong with rules that stand alone.
fn rules_problems_alone(rules: &Rules, sources: &Sources) -> Vec<Problem> {
    rules_problems(rules, "", sources)
}

/// What was read of a text of its own, unless something is wrong with it; `wrong` says what is
/// beyond its single values.
fn finished<T: Default>(
    origin: &Origin<'_>,
    faults: Vec<Fault>,
    reader: Reader<'_>,
    read: Option<T>,
    wrong: fn(&T, &Sources) -> Vec<Problem>,
) -> Result<T, Problems> {
    let read = read.unwrap_or_default();
    let faults = faults.into_iter().map(|fault| Problem {
        place: origin.place(fault.offset, &fault.path),
        kind: fault.kind,
    });
    let mut problems: Vec<_> = faults.collect();
    let (found, sources) = reader.finish();
    problems.extend(found);
    problems.extend(wrong(&read, &sources));
    match Problems::collected(problems) {
        None => Ok(read),
        Some(problems) => Err(problems),
    }
}

/// The problems that are no mere consequences of others: of what could not be read, or of a
/// mistyped key, where the right one is missing too.
fn without_consequences(problems: Problems, unread: &Unread) -> Problems {
    let mistyped: BTreeSet<String> = problems.iter().filter_map(mistyped_key).collect();
    let is_mistyped = |problem: &Problem| match problem.kind {
        ProblemKind::MissingKey { key } => mistyped.contains(&sibling(&problem.place.path, key)),
        _ => false,
    };
    let sheets: BTreeSet<_> = problems.iter().filter_map(mistyped_sheet).collect();
    // Where a heading is mistyped, every row lacks what stands below it.
    let lacks_column = |problem: &Problem| {
        matches!(problem.kind, ProblemKind::MissingKey { .. })
            && problem.place.sheet.is_some()
            && sheets.contains(&(&problem.place.file, problem.place.sheet.as_ref()))
    };
    let own = problems.iter().filter(|problem| {
        !unread.explains(problem) && !is_mistyped(problem) && !lacks_column(problem)
    });
    let own: Vec<_> = own.cloned().collect();
    Problems::collected(own).unwrap_or(problems)
}

/// The sheet on which a heading is mistyped.
fn mistyped_sheet(problem: &Problem) -> Option<(&Arc<str>, Option<&Arc<str>>)> {
    let is_mistyped = matches!(problem.kind, ProblemKind::MistypedHeading { .. });
    is_mistyped.then_some((&problem.place.file, problem.place.sheet.as_ref()))
}

/// The path that a mistyped key should probably have.
fn mistyped_key(problem: &Problem) -> Option<String> {
    let ProblemKind::UnknownKey {
        nearest: Some(nearest),
        ..
    } = &problem.kind
    else {
        return None;
    };
    let table = problem
        .place
        .path
        .rsplit_once('.')
        .map_or("", |(table, _)| table);
    Some(sibling(table, nearest))
}

fn sibling(table: &str, key: &str) -> String {
    if table.is_empty() {
        key.to_owned()
    } else {
        format!("{table}.{key}")
    }
}

/// The texts that are UTF-8, not empty, and together within the limit.
fn decode<'a>(
    sources: &[Source<'a>],
    limits: &Limits,
    problems: &mut Vec<Problem>,
    unread: &mut Unread,
) -> Vec<(Text<'a>, Format)> {
    let too_large = over_limit(sources, limits);
    let mut texts = Vec::new();
    for (at, source) in sources.iter().enumerate() {
        #[cfg(feature = "xlsx")]
        if source.format == Format::Xlsx {
            continue;
        }
        let report = match std::str::from_utf8(source.bytes) {
            _ if too_large.contains(&at) => {
                let kind = ProblemKind::OverLimit {
                    limit: Limit::TextBytes,
                    most: limits.text_bytes,
                };
                Problem {
                    place: Place {
                        file: source.name.into(),
                        ..Place::default()
                    },
                    kind,
                }
            }
            Ok(content) => {
                let content = content.trim_start_matches('\u{feff}');
                let text = Text::new(source.name, content);
                let is_empty = content
                    .trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}')
                    .is_empty();
                if !is_empty {
                    texts.push((text, source.format));
                    continue;
                }
                Problem {
                    place: text.place(0, ""),
                    kind: ProblemKind::Empty,
                }
            }
            Err(error) => {
                let valid = source.bytes.get(..error.valid_up_to()).unwrap_or_default();
                let readable = String::from_utf8_lossy(valid);
                let place = Text::new(source.name, &readable).place(readable.len(), "");
                Problem {
                    place,
                    kind: ProblemKind::NotUtf8,
                }
            }
        };
        problems.push(report);
        unread.add_text(&String::from_utf8_lossy(source.bytes), source.format);
    }
    texts
}

/// The largest texts, without which the others are within the limit.
fn over_limit(sources: &[Source<'_>], limits: &Limits) -> Vec<usize> {
    let mut by_size: Vec<_> = sources.iter().map(text_length).enumerate().collect();
    by_size.sort_by_key(|(_, size)| std::cmp::Reverse(*size));
    let mut total = by_size
        .iter()
        .fold(0_usize, |total, (_, size)| total.saturating_add(*size));
    let is_too_large = |(_, size): &&(usize, usize)| {
        let is_over = total > limits.text_bytes;
        total = total.saturating_sub(*size);
        is_over
    };
    by_size
        .iter()
        .take_while(is_too_large)
        .map(|(at, _)| *at)
        .collect()
}

/// Bytes that count as text: a workbook has a limit of its own.
fn text_length(source: &Source<'_>) -> usize {
    match source.format {
        #[cfg(feature = "xlsx")]
        Format::Xlsx => 0,
        _ => source.bytes.len(),
    }
}

fn parse(text: &Text<'_>, index: usize, format: Format, limits: &Limits) -> Read {
    match format {
        #[cfg(feature = "toml")]
        Format::Toml => super::toml::read(text, index, limits),
        #[cfg(feature = "json")]
        Format::Json => super::json::read(text, index, limits),
        // Workbooks are no texts.
        #[cfg(feature = "xlsx")]
        Format::Xlsx => Read {
            root: None,
            faults: Vec::new(),
        },
    }
}

fn join(into: &mut Node, read: Node, origins: &[Origin<'_>], problems: &mut Vec<Problem>) {
    let mut conflicts = Vec::new();
    merge(into, read, &mut conflicts);
    for Conflict { path, at, first } in conflicts {
        let place = |position: super::node::Position| {
            origins
                .get(position.text)
                .map_or_else(Place::default, |origin| {
                    origin.place(position.offset, &path)
                })
        };
        let key = path.rsplit('.').next().unwrap_or(&path).to_owned();
        let first = Some(place(first));
        problems.push(Problem {
            place: place(at),
            kind: ProblemKind::DuplicateKey { key, first },
        });
    }
}
