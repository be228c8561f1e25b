//! The rooms of `lkj-core/src` and the floors that they are on: an import names its room and leads
//! to a lower floor, and no two files of a room import each other, unless one is the other's parent.
//! `docs/architecture.md` draws the same floors.

#![allow(
    clippy::expect_used,
    reason = "tests may stop at the first thing that is wrong"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// The rooms from the ground up. Rooms of one floor do not import each other.
const FLOORS: [&[&str]; 13] = [
    &["arithmetic", "package", "value"],
    &["number"],
    &["formula", "rules"],
    &["problem"],
    &["framework"],
    &["columns", "evaluation"],
    &["check"],
    &["files"],
    &["comparison", "year"],
    &["stamp"],
    &["figures", "portfolio"],
    &["documents"],
    &["cases"],
];

/// The segments of a path: `["crate", "framework", "Indicator"]`.
type Segments = Vec<String>;

/// A module of the crate, by its text.
#[derive(Debug, Default)]
struct Module {
    /// The paths that it imports or names inline.
    paths: Vec<Segments>,
    /// The names that it has from elsewhere, with the paths that they stand for.
    names: BTreeMap<String, Segments>,
}

/// The modules of a crate by their paths; that of the root is empty.
#[derive(Debug, Default)]
struct House {
    modules: BTreeMap<Segments, Module>,
}

#[test]
fn imports_name_their_room_and_lead_down() {
    let house = House::of(sources());
    assert!(house.modules.len() > 200, "the sources were found");
    assert_eq!(house.faults(), Vec::<String>::new());
}

#[test]
fn files_of_a_room_do_not_import_each_other() {
    let house = House::of(sources());
    assert_eq!(house.circles(), Vec::<String>::new());
}

#[test]
fn the_page_about_the_architecture_draws_these_floors() {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/architecture.md");
    // A published package comes without the pages.
    let Ok(page) = fs::read_to_string(page) else {
        return;
    };
    let drawn = page
        .split("```floors\n")
        .nth(1)
        .and_then(|rest| rest.split("```").next())
        .expect("the page draws the floors");
    let drawn: Vec<Vec<&str>> = drawn
        .lines()
        .map(|line| line.split_whitespace().skip(1).collect())
        .collect();
    let mut floors: Vec<Vec<&str>> = FLOORS.iter().map(|rooms| rooms.to_vec()).collect();
    floors.reverse();
    assert_eq!(drawn, floors);
}

#[test]
fn an_import_that_is_out_of_order_is_found() {
    let faults = |file: &str, text: &str| {
        let lower = "pub use id::Id;\nmod id;\nmod year;\n";
        let files = [
            ("lib.rs", "pub mod value;\npub use crate::value::Id;\n"),
            ("value/mod.rs", lower),
            ("value/id.rs", "pub struct Id;\n"),
            ("value/year.rs", "pub struct Year;\n"),
            ("number/mod.rs", "use crate::value::Id;\n"),
            ("rules/mod.rs", "pub struct Rules;\n"),
            ("formula/mod.rs", "pub struct Formula;\n"),
        ];
        let mut files: BTreeMap<String, String> = files
            .into_iter()
            .map(|(file, text)| (file.to_owned(), text.to_owned()))
            .collect();
        *files.entry(file.to_owned()).or_default() += text;
        let house = House::of(files);
        [house.faults(), house.circles()].concat()
    };
    let in_order = [
        ("rules/mod.rs", "use crate::value::{Id, year::Year};\n"),
        ("rules/mod.rs", "/// [`Rules`](crate::formula::Formula)\n"),
        (
            "rules/mod.rs",
            "#[cfg(test)]\nmod tests {\n    use super::*;\n    use crate::formula::Formula;\n}\n",
        ),
    ];
    for (file, text) in in_order {
        assert_eq!(faults(file, text), [""; 0], "{file}: {text}");
    }
    let cases = [
        ("value/id.rs", "use crate::rules::Rules;\n"),
        ("value/id.rs", "fn id(_: crate::rules::Rules) {}\n"),
        ("value/id.rs", "#[serde(with = \"crate::rules::exact\")]\n"),
        ("value/mod.rs", "use super::rules::Rules;\n"),
        ("formula/mod.rs", "use crate::rules::Rules;\n"),
        (
            "formula/mod.rs",
            "#[cfg(test)]\nmod oracle;\nuse crate::rules::Rules;\n",
        ),
        ("rules/mod.rs", "use crate::Id;\n"),
        ("rules/mod.rs", "use super::Id;\n"),
        ("rules/mod.rs", "use crate::{Id, value::Year};\n"),
        ("rules/mod.rs", "fn rules(_: crate::Id) {}\n"),
        ("attic/mod.rs", "use crate::value::Id;\n"),
    ];
    for (file, text) in cases {
        assert_eq!(faults(file, text).len(), 1, "{file}: {text}");
    }
    let one_way = "use super::year::Year;\n";
    assert_eq!(faults("value/id.rs", one_way), [""; 0]);
    let house = House::of(BTreeMap::from([
        ("value/mod.rs".to_owned(), "pub use id::Id;\n".to_owned()),
        ("value/id.rs".to_owned(), one_way.to_owned()),
        ("value/year.rs".to_owned(), "use super::Id;\n".to_owned()),
    ]));
    assert_eq!(
        house.circles(),
        ["value::id, value::year"],
        "by the room's own name for it"
    );
}

/// The files below `src` with their texts.
fn sources() -> BTreeMap<String, String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = BTreeMap::new();
    let mut folders = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("the sources can be listed") {
            let path = entry.expect("the sources can be listed").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                let name = path.strip_prefix(&root).expect("it is below the root");
                let name = name.to_string_lossy().replace('\\', "/");
                let text = fs::read_to_string(&path).expect("the sources can be read");
                found.insert(name, text);
            }
        }
    }
    found
}

/// The path of the module that a file holds.
fn module_of(file: &str) -> Segments {
    let path = file
        .trim_end_matches(".rs")
        .trim_end_matches("/mod")
        .trim_end_matches("lib");
    path.split('/')
        .filter(|segment| !segment.is_empty())
        .map(str::to_owned)
        .collect()
}

/// The text without comments and without what is compiled for tests alone, which may read files
/// and so look up.
fn code_of(text: &str) -> String {
    let mut code = String::new();
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        if line.starts_with("#[cfg(test)]") || line.starts_with("#[cfg(all(test") {
            // Its last line, which is not set in.
            let ends = |line: &&str| line.ends_with([';', '}']) && !line.starts_with(' ');
            lines.by_ref().find(ends);
        } else if !line.trim_start().starts_with("//") {
            code.push_str(line);
            code.push('\n');
        }
    }
    code
}

/// The paths of a use tree, each with the name that it brings.
fn branches(tree: &str, before: &[String]) -> Vec<(Segments, String)> {
    let tree = tree.trim();
    if let Some(inside) = tree.strip_prefix('{') {
        let inside = inside.trim_end().trim_end_matches('}');
        let mut found = Vec::new();
        let (mut depth, mut start) = (0_usize, 0);
        for (at, character) in inside.char_indices() {
            match character {
                '{' => depth += 1,
                '}' => depth = depth.saturating_sub(1),
                ',' if depth == 0 => {
                    found.extend(branches(&inside[start..at], before));
                    start = at + 1;
                }
                _ => {}
            }
        }
        // A brace too many was cut off where the last branch ends with one.
        let last = &inside[start..];
        let missing = last.matches('{').count() - last.matches('}').count();
        found.extend(branches(&format!("{last}{}", "}".repeat(missing)), before));
        return found;
    }
    if tree.is_empty() {
        return Vec::new();
    }
    if let Some((first, rest)) = tree.split_once("::")
        && !first.contains(char::is_whitespace)
    {
        let before = [before, &[first.to_owned()]].concat();
        return branches(rest, &before);
    }
    let (last, alias) = match tree.split_once(" as ") {
        Some((last, alias)) => (last.trim(), Some(alias.trim())),
        None => (tree, None),
    };
    let mut path = before.to_vec();
    if last != "self" || path.is_empty() {
        path.push(last.to_owned());
    }
    let name = alias.map(str::to_owned).or_else(|| path.last().cloned());
    vec![(path, name.unwrap_or_default())]
}

impl Module {
    fn of(text: &str) -> Self {
        let mut module = Self::default();
        let mut rest = String::new();
        let code = code_of(text);
        let mut lines = code.lines();
        while let Some(line) = lines.next() {
            let plain = line.trim_start();
            let visibility = plain.split("use ").next().unwrap_or_default();
            let is_import = plain.contains("use ")
                && (visibility.is_empty() || visibility.starts_with("pub"))
                && !visibility.contains("fn ");
            if !is_import {
                rest.push_str(line);
                rest.push('\n');
                continue;
            }
            let mut statement = plain.to_owned();
            while !statement.contains(';')
                && let Some(next) = lines.next()
            {
                statement.push_str(next.trim());
            }
            let tree = statement.split_once("use ").map_or("", |(_, tree)| tree);
            let tree = tree.split(';').next().unwrap_or_default();
            for (path, name) in branches(tree, &[]) {
                module.names.insert(name, path.clone());
                module.paths.push(path);
            }
        }
        module.paths.extend(inline_paths(&rest));
        module
    }
}

/// The paths in code (and in the texts of attributes) that begin with `crate`, `super` or `self`.
fn inline_paths(code: &str) -> Vec<Segments> {
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    let mut found = Vec::new();
    for beginning in ["crate::", "super::", "self::"] {
        for (at, _) in code.match_indices(beginning) {
            let before = &code[..at];
            if before.ends_with(is_word) || before.ends_with("::") {
                continue;
            }
            let path = code[at..]
                .split(|c: char| !is_word(c) && c != ':')
                .next()
                .unwrap_or_default();
            let segments = path.split("::").filter(|segment| !segment.is_empty());
            found.push(segments.map(str::to_owned).collect());
        }
    }
    found
}

impl House {
    fn of(files: BTreeMap<String, String>) -> Self {
        let modules = files
            .into_iter()
            .map(|(file, text)| (module_of(&file), Module::of(&text)));
        Self {
            modules: modules.collect(),
        }
    }

    /// The module that holds what a path leads to, as a module sees it; `None` for other crates.
    fn holder(&self, from: &[String], path: &[String], steps: usize) -> Option<Segments> {
        let mut here = from.to_vec();
        let mut rest = path;
        match rest.first()?.as_str() {
            "crate" => here.clear(),
            "self" | "super" => {}
            first => {
                let child = [from, &[first.to_owned()]].concat();
                if !self.modules.contains_key(&child) {
                    return None;
                }
            }
        }
        while let Some(first) = rest.first() {
            match first.as_str() {
                "crate" | "self" => {}
                "super" => {
                    here.pop();
                }
                _ => {
                    let child = [here.as_slice(), std::slice::from_ref(first)].concat();
                    if !self.modules.contains_key(&child) {
                        break;
                    }
                    here = child;
                }
            }
            rest = &rest[1..];
        }
        let through = rest
            .first()
            .and_then(|name| self.modules.get(&here)?.names.get(name));
        match through {
            Some(through) if steps > 0 => self.holder(&here, through, steps - 1).or(Some(here)),
            _ => Some(here),
        }
    }

    /// What is imported out of order.
    fn faults(&self) -> Vec<String> {
        let floor = |room: &str| FLOORS.iter().position(|rooms| rooms.contains(&room));
        let mut faults = BTreeSet::new();
        for (path, module) in &self.modules {
            let Some(room) = path.first() else {
                continue;
            };
            let Some(own) = floor(room) else {
                faults.insert(format!("{room} is on no floor"));
                continue;
            };
            for import in &module.paths {
                let told = format!("{} imports {}", path.join("::"), import.join("::"));
                let names_its_room = import.first().is_none_or(|first| first != "crate")
                    || import.get(1).is_some_and(|room| floor(room).is_some());
                if !names_its_room {
                    faults.insert(format!("{told}, which names no room"));
                    continue;
                }
                let Some(holder) = self.named_room(path, import) else {
                    continue;
                };
                match floor(&holder) {
                    _ if holder == *room => {}
                    None => {
                        faults.insert(format!("{told}, which names no room"));
                    }
                    Some(other) if other < own => {}
                    Some(_) => {
                        faults.insert(format!("{told}, which is not below it"));
                    }
                }
            }
        }
        faults.into_iter().collect()
    }

    /// The room that a path names.
    fn named_room(&self, from: &[String], path: &[String]) -> Option<String> {
        if path.first()? == "crate" {
            return path.get(1).cloned();
        }
        let climbs = path.iter().take_while(|one| *one == "super").count();
        if climbs >= from.len() && climbs > 0 {
            // Modules inside a file climb as far and stay in it.
            let name = path.get(climbs)?;
            let is_room = self.modules.contains_key(std::slice::from_ref(name));
            let root = self.modules.get(&[] as &[String])?;
            return (is_room || root.names.contains_key(name)).then(|| name.clone());
        }
        self.holder(from, path, 0)?.first().cloned()
    }

    /// Files of one room that lead back to themselves, apart from parents and children.
    fn circles(&self) -> Vec<String> {
        const STEPS: usize = 8;
        let mut edges: BTreeMap<&Segments, BTreeSet<Segments>> = BTreeMap::new();
        for (path, module) in self.modules.iter().filter(|(path, _)| !path.is_empty()) {
            let to = module.paths.iter().filter_map(|import| {
                let holder = self.holder(path, import, STEPS)?;
                let is_apart = !holder.starts_with(path) && !path.starts_with(&holder);
                (is_apart && holder.first() == path.first()).then_some(holder)
            });
            edges.insert(path, to.collect());
        }
        let leads_back = |start: &Segments| {
            let (mut seen, mut left) = (BTreeSet::new(), vec![start]);
            while let Some(path) = left.pop() {
                for next in edges.get(path).into_iter().flatten() {
                    if next == start {
                        return true;
                    }
                    if seen.insert(next) {
                        left.push(next);
                    }
                }
            }
            false
        };
        let in_circles: Vec<String> = edges
            .keys()
            .filter(|path| leads_back(path))
            .map(|path| path.join("::"))
            .collect();
        if in_circles.is_empty() {
            Vec::new()
        } else {
            vec![in_circles.join(", ")]
        }
    }
}
