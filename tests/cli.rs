//! The real program over a folder of its own: each subcommand, what it refuses, its exit codes, and that nothing hostile
//! in the file reaches standard output.
#![allow(clippy::unwrap_used, clippy::panic)] // the helpers of tests are tests

#[path = "cli/add.rs"]
mod add;
#[path = "cli/begin.rs"]
mod begin;
#[path = "cli/brief.rs"]
mod brief;
#[path = "cli/calendar.rs"]
mod calendar;
#[path = "cli/clock.rs"]
mod clock;
#[path = "cli/facts.rs"]
mod facts;
#[path = "cli/folder.rs"]
mod folder;
#[path = "cli/keeping.rs"]
mod keeping;
#[path = "cli/leaving.rs"]
mod leaving;
#[path = "cli/look.rs"]
mod look;
#[path = "cli/ranks.rs"]
mod ranks;
#[path = "cli/scripts.rs"]
mod scripts;
#[path = "cli/versions.rs"]
mod versions;

use std::{
    fs,
    path::PathBuf,
    process::{Command as Process, Stdio},
};

use assert_cmd::{
    Command,
    assert::Assert,
    cargo::{cargo_bin, cargo_bin_cmd},
};
use fluoro::text::clean_lines;
use predicates::str::contains;
use serde_json::Value;
use tempfile::TempDir;

const NOW: &str = "2026-11-24T15:00:00Z";

/// A computer with nothing on it.
struct Home(TempDir);

impl Home {
    fn new() -> Home {
        Home(TempDir::new().unwrap())
    }

    /// With a season that has just begun.
    fn begun() -> Home {
        let home = Home::new();
        home.run(&["new", "--season", "2027", "--home-zone", "New York", "--specialties", "dr,ty"]).success();
        home
    }

    /// With this text as its season file.
    fn holding(text: &str) -> Home {
        let home = Home::new();
        fs::create_dir_all(home.file().parent().unwrap()).unwrap();
        fs::write(home.file(), text).unwrap();
        home
    }

    fn file(&self) -> PathBuf {
        self.0.path().join("data/fluoro/season.json")
    }

    fn bytes(&self) -> String {
        fs::read_to_string(self.file()).unwrap()
    }

    fn command(&self, args: &[&str]) -> Command {
        let mut command = cargo_bin_cmd!("fluoro");
        command.env_clear().env("HOME", self.0.path()).env("XDG_DATA_HOME", self.0.path().join("data"));
        command.env("FLUORO_NOW", NOW).current_dir(self.0.path()).args(args);
        command
    }

    fn run(&self, args: &[&str]) -> Assert {
        self.command(args).assert()
    }

    fn add(&self, args: &[&str], lines: &str) -> Assert {
        self.command(&[&["add", "-"], args].concat()).write_stdin(lines).assert()
    }

    fn json(&self, args: &[&str]) -> Value {
        let assert = self.run(&[args, &["--json"]].concat());
        serde_json::from_slice(&assert.get_output().stdout).unwrap()
    }
}

fn stdout(assert: &Assert) -> String {
    String::from_utf8(assert.get_output().stdout.clone()).unwrap()
}

fn stderr(assert: &Assert) -> String {
    String::from_utf8(assert.get_output().stderr.clone()).unwrap()
}

/// It ended with that code, says why on standard error behind its name, and nothing else.
fn refused(assert: Assert, code: i32, why: &str) {
    let assert = assert.code(code);
    let said = stderr(&assert);
    assert!(said.starts_with("fluoro: ") && said.contains(why), "{said:?} doesn't say {why:?}");
    assert_eq!(said.lines().count(), 1, "{said}");
}

#[cfg(unix)]
fn mode(path: &std::path::Path) -> u32 {
    use std::os::unix::fs::PermissionsExt;
    fs::metadata(path).unwrap().permissions().mode() & 0o777
}
