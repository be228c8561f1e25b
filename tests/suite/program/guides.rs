//! The guides: every command in them runs, and prints what they say.
//!
//! In `docs/guide-*.md` a heading of the first level begins a language, each walked in a folder
//! of its own. A block of `sh` is run, and each line of the `text` after it is part of a line
//! that it prints; a block of `toml FILE` is added to a file; a block of `diff FILE` replaces
//! each line that begins as the one after `-` by the one after `+`.

#![allow(
    clippy::unwrap_used,
    reason = "a test may stop at the first thing that is wrong"
)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/..");

struct Block {
    language: String,
    file: String,
    text: String,
}

fn blocks(section: &str) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    let mut is_open = false;
    for line in section.lines() {
        match (line.strip_prefix("```"), is_open) {
            (Some(_), true) => is_open = false,
            (Some(info), false) => {
                let (language, file) = info.split_once(' ').unwrap_or((info, ""));
                blocks.push(Block {
                    language: language.to_owned(),
                    file: file.to_owned(),
                    text: String::new(),
                });
                is_open = true;
            }
            (None, true) => {
                let block = blocks.last_mut().unwrap();
                block.text.push_str(line);
                block.text.push('\n');
            }
            (None, false) => {}
        }
    }
    blocks
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        if path.is_file() {
            fs::copy(&path, to.join(path.file_name().unwrap())).unwrap();
        }
    }
}

/// A folder with the examples in it, where `lkj` is the program.
fn prepared(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join("guides")
        .join(name);
    let _ = fs::remove_dir_all(&folder);
    for example in [
        "lumajang-2019",
        "lumajang-2019-corrected",
        "kabupaten-contoh",
    ] {
        let example = Path::new("examples").join(example);
        copy(&Path::new(ROOT).join(&example), &folder.join(&example));
    }
    folder
}

fn run(script: &str, folder: &Path) -> String {
    let script = format!("lkj() {{ \"$LKJ\" \"$@\"; }}\n{script}");
    let output = Command::new("bash")
        .args(["-euo", "pipefail", "-c", &script])
        .env("LKJ", env!("CARGO_BIN_EXE_lkj"))
        .current_dir(folder)
        .output()
        .unwrap();
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{script}\n{told}");
    String::from_utf8(output.stdout).unwrap()
}

fn change(file: &Path, diff: &str) {
    let mut lines: Vec<String> = fs::read_to_string(file)
        .unwrap()
        .lines()
        .map(str::to_owned)
        .collect();
    let mut at = None;
    for line in diff.lines() {
        if let Some(begins) = line.strip_prefix('-') {
            at = lines.iter().position(|one| one.starts_with(begins));
            assert!(
                at.is_some(),
                "no line of {} begins {begins:?}",
                file.display()
            );
        } else if let Some(new) = line.strip_prefix('+') {
            new.clone_into(&mut lines[at.take().unwrap()]);
        }
    }
    fs::write(file, lines.join("\n") + "\n").unwrap();
}

fn walk(guide: &str) {
    let text = fs::read_to_string(format!("{ROOT}/docs/guide-{guide}.md")).unwrap();
    let sections: Vec<&str> = text.split("\n# ").collect();
    assert_eq!(sections.len(), 2, "Indonesian, then English");
    for (number, section) in sections.into_iter().enumerate() {
        let folder = prepared(&format!("{guide}-{number}"));
        let mut printed = String::new();
        for block in blocks(section) {
            match block.language.as_str() {
                "sh" => printed = run(&block.text, &folder),
                "text" => {
                    for line in block.text.lines().map(str::trim) {
                        let is_there = printed.lines().any(|one| one.contains(line));
                        assert!(is_there, "{guide}: {line:?} is not in\n{printed}");
                    }
                }
                "toml" => {
                    let file = folder.join(&block.file);
                    let before = fs::read_to_string(&file).unwrap_or_default();
                    fs::write(&file, before + &block.text).unwrap();
                }
                "diff" => change(&folder.join(&block.file), &block.text),
                other => panic!("{guide}: a block of {other:?}"),
            }
        }
    }
}

#[test]
fn the_planners_year() {
    walk("planner");
}

#[test]
fn the_reviewers_day() {
    walk("reviewer");
}

#[test]
fn the_bappeda_analysts_morning() {
    walk("bappeda");
}
