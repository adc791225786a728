//! Whatever leaves the program is clean: arguments that are echoed, paths, JSON, both streams.
#![cfg(unix)]

use std::{
    ffi::{OsStr, OsString},
    io::Read,
    os::unix::ffi::{OsStrExt, OsStringExt},
};

use fluoro::text::clean;
use portable_pty::{CommandBuilder, PtySize, native_pty_system};

use super::*;

const HOSTILE: &str =
    "\x1b]0;x\x07\u{9b}31m\u{202e}\u{2066}\u{2028}\u{200b}\u{feff}\u{e0041}\nfluoro: all is saved\r";

/// Neither stream holds anything that `clean` would mark, and no line looks like one of ours that isn't.
fn is_clean(assert: &Assert) {
    for text in [stdout(assert), stderr(assert)] {
        assert_eq!(clean_lines(&text), text);
        assert!(!text.lines().any(|it| it.starts_with("fluoro: all is saved")), "{text}");
    }
}

#[test]
fn an_argument_is_echoed_clean_and_in_one_line() {
    let home = Home::begun();
    let flag = format!("--{HOSTILE}");
    let value = format!("--theme={HOSTILE}");
    for args in [
        vec![HOSTILE],
        vec![&flag],
        vec![&value],
        vec!["export", HOSTILE],
        vec!["export", "shortlist", "--for", HOSTILE],
        vec!["export", "shortlist", "--status", HOSTILE],
        vec!["export", "shortlist", "--output", HOSTILE, "--format", HOSTILE],
        vec!["add", "--specialty", HOSTILE, "x"],
        vec!["add", HOSTILE],
        vec!["new", "--match", HOSTILE],
        vec!["new", "--season", HOSTILE],
        vec!["new", "--home-zone", HOSTILE],
        vec!["catalog", HOSTILE],
        vec!["list", HOSTILE],
        vec!["restore", HOSTILE],
        vec!["merge", HOSTILE],
        vec!["merge", HOSTILE, "--without", HOSTILE],
        vec!["check", "--file", HOSTILE],
        vec!["list", "programs", "--file", HOSTILE],
        vec!["path", HOSTILE],
    ] {
        let assert = home.run(&args);
        assert!(!assert.get_output().status.success() || args[0] == "check", "{args:?}");
        is_clean(&assert);
    }
}

#[test]
fn a_hostile_path_is_clean_in_words_and_whole_in_json() {
    let home = Home::begun();
    let folder = home.0.path().join(HOSTILE);
    fs::create_dir(&folder).unwrap();
    let file = folder.join("season.json");
    let at = file.to_str().unwrap();
    let begun = home.run(&["new", "--home-zone", "UTC", "--file", at]).success();
    is_clean(&begun);
    home.run(&["add", "duke", "--yes", "--file", at]).success();
    fs::copy(&file, folder.join("season.rescue-20261126T150000Z.json")).unwrap();
    for args in [
        vec!["check"],
        vec!["check", "--json"],
        vec!["backups"],
        vec!["backups", "--json"],
        vec!["merge", at],
        vec!["export", "shortlist", "--output", at],
        vec!["export", "shortlist", "--output", at, "--force"],
    ] {
        is_clean(&home.run(&[&args[..], &["--file", at]].concat()));
    }
    let json = home.json(&["check", "--file", at]);
    assert_eq!(json["file"].as_str(), Some(at));
    let text = stdout(&home.run(&["check", "--json", "--file", at]));
    for escaped in ["\\u001b", "\\u009b", "\\u202e", "\\u2028", "\\u200b", "\\ufeff", "\\udb40\\udc41"] {
        assert!(text.contains(escaped), "{escaped} in {text}");
    }
}

#[test]
fn json_escapes_what_the_file_holds_and_comes_back_whole() {
    let home = crate::look::hostile();
    for args in [["list", "programs"], ["list", "milestones"], ["list", "components"], ["list", "interviews"]]
    {
        let assert = home.run(&[&args[..], &["--json"]].concat());
        let text = stdout(&assert);
        assert_eq!(clean_lines(&text), text);
        assert!(text.contains("\\u001b]52;c;AAAA\\u0007") && text.contains("\\u202e"), "{text}");
        assert!(
            !text.contains(char::is_control) || text.replace('\n', "").chars().all(|it| !it.is_control())
        );
        let value: Value = serde_json::from_str(&text).unwrap();
        assert!(value.to_string().contains('\u{202e}'));
    }
}

/// A path that is no UTF-8 and would steer a terminal.
fn odd_path(home: &Home) -> OsString {
    let mut path = home.0.path().as_os_str().as_bytes().to_vec();
    path.extend(b"/\xff\x1b[31m\xc2\x9b\xe2\x80\xae/season.json");
    OsString::from_vec(path)
}

#[test]
fn a_script_gets_the_path_to_the_byte() {
    let home = Home::new();
    let path = odd_path(&home);
    let assert = home.command(&["path"]).env("FLUORO_FILE", &path).assert().success();
    assert_eq!(assert.get_output().stdout, [path.as_bytes(), b"\n"].concat());
    let assert = home.command(&["check"]).env("FLUORO_FILE", &path).assert().success();
    is_clean(&assert);
}

#[test]
fn a_terminal_gets_the_path_clean() {
    let home = Home::new();
    let path = odd_path(&home);
    let pty = native_pty_system()
        .openpty(PtySize { rows: 24, cols: 250, pixel_width: 0, pixel_height: 0 })
        .unwrap();
    let mut command = CommandBuilder::new(cargo_bin("fluoro"));
    command.env_clear();
    command.env("FLUORO_FILE", &path);
    command.arg(OsStr::new("path"));
    let mut child = pty.slave.spawn_command(command).unwrap();
    drop(pty.slave);
    let mut said = Vec::new();
    // Linux ends the reading of a terminal that nobody holds any more with an error
    let _ = pty.master.try_clone_reader().unwrap().read_to_end(&mut said);
    assert!(child.wait().unwrap().success());
    let said = String::from_utf8(said).unwrap();
    let line = said.trim_end_matches(['\r', '\n']);
    assert_eq!(clean(line), line);
    assert!(line.ends_with("/season.json") && line.contains("[31m"), "{line:?}");
}
