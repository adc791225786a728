//! Hundreds of hostile files: the program looks at each, and tries to save over each as it would. No crash, not a byte
//! lost, a clear word.
#![cfg(unix)]

use std::{collections::BTreeSet, os::unix::fs::symlink};

use fluoro::{
    store::{SaveOptions, report::Verdict},
    text::clean,
};
use rustix::fs::{CWD, FileType, Mode, mknodat};
use serde_json::{Value, json};

use super::*;

enum Hostile {
    Bytes(Vec<u8>),
    /// Something else under the file's name.
    Made(fn(&Path)),
}

type Files = Vec<(String, Hostile)>;

fn put(files: &mut Files, name: impl Into<String>, bytes: impl Into<Vec<u8>>) {
    files.push((name.into(), Hostile::Bytes(bytes.into())));
}

fn all() -> Files {
    let mut files = Files::new();
    cut_and_flipped(&mut files);
    wrong_types(&mut files);
    encodings(&mut files);
    texts(&mut files);
    schemas(&mut files);
    nodes(&mut files);
    files
}

fn cut_and_flipped(files: &mut Files) {
    let bytes = EXAMPLE.as_bytes();
    for part in 0..20 {
        put(files, format!("cut at {part}/20"), &bytes[..bytes.len() * part / 20]);
        put(files, format!("begins at {part}/20"), &bytes[bytes.len() * part / 20 + 1..]);
    }
    for part in 0..60 {
        let mut flipped = bytes.to_vec();
        let at = (part * 7_919) % bytes.len();
        flipped[at] ^= 1 << (part % 8);
        put(files, format!("bit {} of byte {at}", part % 8), flipped);
    }
    for (name, byte) in [("zeros", 0), ("blanks", b' '), ("0xff", 0xff), ("quotes", b'"')] {
        let mut holed = bytes.to_vec();
        holed[2_000..2_512].fill(byte);
        put(files, format!("a block of {name}"), holed);
    }
}

/// Each field of each table and part with a value that it can't have.
fn wrong_types(files: &mut Files) {
    let whole: Value = serde_json::from_str(EXAMPLE).unwrap();
    for (part, value) in whole.as_object().unwrap() {
        put(files, format!("{part} is a number"), with(&whole, &format!("/{part}"), json!(7)));
        put(files, format!("{part} is a list of lists"), with(&whole, &format!("/{part}"), json!([[[]]])));
        let row = if value.is_array() { "/0" } else { "" };
        let Some(fields) = whole.pointer(&format!("/{part}{row}")).and_then(Value::as_object) else {
            continue;
        };
        for (field, was) in fields {
            let wrong = if was.is_object() { json!("\u{1b}[2J") } else { json!({ "\u{202e}": [{}] }) };
            let place = format!("/{part}{row}/{}", field.replace('~', "~0").replace('/', "~1"));
            put(files, format!("{place} is of another type"), with(&whole, &place, wrong));
        }
    }
}

fn with(whole: &Value, place: &str, value: Value) -> Vec<u8> {
    let mut whole = whole.clone();
    *whole.pointer_mut(place).unwrap() = value;
    whole.to_string().into_bytes()
}

fn encodings(files: &mut Files) {
    let utf16 = |order: fn(u16) -> [u8; 2]| EXAMPLE.encode_utf16().flat_map(order).collect::<Vec<u8>>();
    put(files, "UTF-16, little", utf16(u16::to_le_bytes));
    put(files, "UTF-16, big", utf16(u16::to_be_bytes));
    put(files, "UTF-16 with a mark", [b"\xff\xfe".to_vec(), utf16(u16::to_le_bytes)].concat());
    put(files, "a mark", [b"\xef\xbb\xbf", EXAMPLE.as_bytes()].concat());
    put(files, "two marks", [b"\xef\xbb\xbf\xef\xbb\xbf", EXAMPLE.as_bytes()].concat());
    put(files, "a mark alone", b"\xef\xbb\xbf");
    put(files, "empty", b"");
    put(files, "blank", b" \n\t\r\n");
    put(files, "zeros", [0; 4096]);
    put(files, "one zero", b"\0");
    put(files, "a zero at the end", [EXAMPLE.as_bytes(), b"\0"].concat());
    put(
        files,
        "Latin-1",
        EXAMPLE.replacen("UCSF", "UCS\u{e9}", 1).chars().map(|it| it as u8).collect::<Vec<u8>>(),
    );
    put(files, "overlong", [EXAMPLE.as_bytes(), b"\xc0\xaf"].concat());
    put(files, "gzip", b"\x1f\x8b\x08\0\0\0\0\0\0\x03");
    put(files, "zip", b"PK\x03\x04");
    put(files, "CRLF", EXAMPLE.replace('\n', "\r\n"));
    put(files, "HTML", "<!doctype html><title>Sign in to continue</title>");
    put(files, "a merge of git", format!("<<<<<<< ours\n{EXAMPLE}=======\n{EXAMPLE}>>>>>>> theirs\n"));
    put(files, "twice", EXAMPLE.repeat(2));
}

fn texts(files: &mut Files) {
    let season = |rest: &str| format!("{{\"app\":\"fluoro\",\"schema\":1,\n{rest}}}");
    let program = |row: &str| season(&format!("\"programs\":[{row},{{\"id\":\"z\"}}]"));
    for depth in [100, 127, 128, 129, 10_000, 1_000_000] {
        put(files, format!("{depth} lists deep"), season(&format!("\"x\":{}", "[".repeat(depth))));
        let closed = format!("\"x\":{}{}", "[".repeat(depth), "]".repeat(depth));
        put(files, format!("{depth} lists deep and closed"), season(&closed));
        let row = format!("{{\"id\":\"d\",\"x\":{}1{}}}", "{\"a\":".repeat(depth), "}".repeat(depth));
        put(files, format!("a row {depth} objects deep"), program(&row));
    }
    for (name, row) in [
        ("escapes", r#"{"id":"a","name":"\u001b]0;x\u0007\u009b2J\u202e\u2028","tags":7}"#),
        ("raw escapes", "{\"id\":\"a\",\"name\":\"\x1b[2J\"}"),
        ("raw C1 and BiDi", "{\"id\":\"\u{9b}31m\u{202e}\u{2066}\u{e0041}\",\"tags\":\"\u{2028}\"}"),
        ("hostile word", "{\"id\":\"a\",\"status\":\"\u{9b}2J\u{202e}\"}"),
        ("hostile key", "{\"id\":\"a\",\"\u{9b}\u{202e}\":1,\"\u{9b}\u{202e}\":2}"),
        ("lone surrogate", r#"{"id":"a","name":"\ud800"}"#),
        ("swapped surrogates", r#"{"id":"a","name":"\udc00\ud800"}"#),
        ("surrogate as key", r#"{"id":"a","\udfff":1}"#),
        ("zero in a text", r#"{"id":"a","name":"\u0000"}"#),
        ("30 digits", r#"{"id":"a","x":123456789012345678901234567890}"#),
        (
            "30 digits where none fit",
            r#"{"id":"a","positions":{"advanced":{"starts":123456789012345678901234567890}}}"#,
        ),
        ("huge exponent", r#"{"id":"a","x":1e999999999}"#),
        ("minus zero", r#"{"id":"a","x":-0.0}"#),
        ("not a number", r#"{"id":"a","x":NaN}"#),
        ("infinite", r#"{"id":"a","x":-Infinity}"#),
        ("plus", r#"{"id":"a","x":+1}"#),
        ("leading zero", r#"{"id":"a","x":01}"#),
        ("hex", r#"{"id":"a","x":0x1}"#),
        ("comment", "{\"id\":\"a\"/* x */}"),
        ("single quotes", "{'id':'a'}"),
        ("trailing comma", r#"{"id":"a",}"#),
        ("key twice", r#"{"id":"a","name":"x","name":"y"}"#),
        ("id twice in a row", r#"{"id":"a","id":"b"}"#),
        ("unknown key twice", r#"{"id":"a","x":{"y":1,"y":2}}"#),
        ("no id", r#"{"name":"x"}"#),
        ("empty id", r#"{"id":""}"#),
        ("id of another row", r#"{"id":"z","name":"x"}"#),
        ("a number", "7"),
        ("nothing", "null"),
        ("a list", "[[]]"),
        ("private number", r#"{"id":"a","x":{"$serde_json::private::Number":"1"}}"#),
        ("a day that isn't", r#"{"id":"a","deadline":"2026-02-30"}"#),
        ("a zone that isn't", r#"{"id":"a","time_zone":"Mars/Phobos"}"#),
    ] {
        put(files, format!("row: {name}"), program(row));
    }
    for key in ["app", "schema", "id", "profile", "programs", "future"] {
        let twice = EXAMPLE.replacen("\"profile\"", &format!("\"{key}\": 1, \"{key}\": 2, \"profile\""), 1);
        put(files, format!("{key} twice"), twice);
    }
    put(files, "many bad rows on one line", program(&vec!["7"; 200_000].join(",")));
    put(
        files,
        "a long line",
        program(&format!("{{\"id\":\"a\",\"status\":\"{}\"}}", "\u{9b}x".repeat(1_000_000))),
    );
}

fn schemas(files: &mut Files) {
    let numbers =
        ["0", "-1", "1.0", "1e0", "\"1\"", "null", "true", "[1]", "{}", "2", "7", "18446744073709551616"];
    for schema in numbers.into_iter().chain(["123456789012345678901234567890"]) {
        let text = EXAMPLE.replacen("\"schema\": 1", &format!("\"schema\": {schema}"), 1);
        put(files, format!("schema {schema}"), text);
    }
    put(files, "no schema", EXAMPLE.replacen("\"schema\": 1,", "", 1));
    for app in ["\"Fluoro\"", "1", "null", "\"\u{202e}\"", "[]"] {
        put(
            files,
            format!("app {app}"),
            EXAMPLE.replacen("\"app\": \"fluoro\"", &format!("\"app\": {app}"), 1),
        );
    }
    for whole in ["[]", "null", "7", "\"x\"", "{}", "true", "}", "{\"app\":\"fluoro\"}"] {
        put(files, format!("just {whole}"), whole);
    }
}

fn nodes(files: &mut Files) {
    let mut make = |name: &str, make: fn(&Path)| files.push((name.to_owned(), Hostile::Made(make)));
    make("a folder", |path| fs::create_dir(path).unwrap());
    make("a fifo", |path| mknodat(CWD, path, FileType::Fifo, Mode::RUSR | Mode::WUSR, 0).unwrap());
    make("a socket", |path| mknodat(CWD, path, FileType::Socket, Mode::RUSR | Mode::WUSR, 0).unwrap());
    make("a dangling link", |path| symlink("nowhere.json", path).unwrap());
    make("a link to itself", |path| symlink("season.json", path).unwrap());
    make("a link to /dev/zero", |path| symlink("/dev/zero", path).unwrap());
    make("a link to a folder", |path| symlink("/", path).unwrap());
    make("more than 512 MiB", |path| fs::File::create(path).unwrap().set_len((512 << 20) + 1).unwrap());
    make("a terabyte", |path| fs::File::create(path).unwrap().set_len(1 << 40).unwrap());
}

/// What a person reads about that file.
fn sentences(loaded: &Loaded) -> Vec<String> {
    let report = loaded.report();
    let verdict = match report.verdict {
        Verdict::Ready => Vec::new(),
        Verdict::ReadOnly { why } | Verdict::Damaged { why, .. } => vec![why],
        other => panic!("never taken for none: {other:?}"),
    };
    verdict.into_iter().chain(report.kept.into_iter().map(|it| it.why)).collect()
}

/// Whether a file of the folder, or of a folder in it, holds exactly these bytes.
fn is_kept(folder: &Path, bytes: &[u8]) -> bool {
    fs::read_dir(folder).unwrap().map(|it| it.unwrap().path()).any(|it| match it.is_dir() {
        true => is_kept(&it, bytes),
        false => it.is_file() && fs::read(&it).unwrap() == bytes,
    })
}

/// A copy that has read the file when it was well, and saves now.
fn saved_by_an_older_copy(path: &Path, season: &Stored) {
    let terms = SaveOptions::at(now()).shrinking();
    let saved = store(real(), path, season).save(&edited(&season.tracker, "older"), terms);
    if let Err(error) = saved {
        let why = error.to_string();
        assert!(!why.is_empty() && clean(&why) == why, "{why:?}");
    }
}

fn check(name: &str, hostile: &Hostile, older: &Stored) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().canonicalize().unwrap().join("season.json");
    match hostile {
        Hostile::Bytes(bytes) => fs::write(&path, bytes).unwrap(),
        Hostile::Made(make) => make(&path),
    }
    let node =
        || fs::symlink_metadata(&path).map(|it| (it.len(), it.file_type(), it.modified().unwrap())).unwrap();
    let (before, names_before) = (node(), names(folder.path()));
    let loaded = load(&RealDisk, &path);
    assert_eq!((node(), names(folder.path())), (before, names_before), "{name}: a look changes nothing");
    for why in sentences(&loaded) {
        assert!(!why.trim().is_empty() && why.len() < 600, "{name}: {why:?}");
        assert_eq!(clean(&why), why, "{name}");
    }
    if let Outcome::Ready(season) = &loaded.outcome {
        let mut tracker = season.tracker.clone();
        tracker.programs.put(fluoro::domain::tables::Program { id: "new".into(), ..Default::default() });
        store(real(), &path, season).save(&tracker, now()).unwrap();
        let written = ready(&path).tracker;
        let texts = |tracker: &Tracker| tracker.kept.iter().map(|it| it.text.clone()).collect::<Vec<_>>();
        assert!(written.programs.has("new") && texts(&written) == texts(&season.tracker), "{name}");
    }
    saved_by_an_older_copy(&path, older);
    match hostile {
        Hostile::Bytes(bytes) => assert!(is_kept(folder.path(), bytes), "{name}: gone"),
        Hostile::Made(_) => assert_eq!(node(), before, "{name}"),
    }
}

#[test]
fn of_280_hostile_files_none_crashes_and_none_is_lost() {
    let (_folder, _, older) = example();
    let files = all();
    let different: BTreeSet<&str> = files.iter().map(|it| it.0.as_str()).collect();
    assert_eq!(different.len(), files.len());
    assert!(files.len() >= 280, "{}", files.len());
    for (name, hostile) in &files {
        check(name, hostile, &older);
    }
}

const DIGITS: &str = "123456789012345678901234567890";

/// Puts a field of a newer version into each record that stands there, and counts them.
fn enrich(value: &mut Value, count: &mut usize) {
    if let Some(object) = value.as_object_mut() {
        object.insert("zz_new".into(), serde_json::from_str(DIGITS).unwrap());
        *count += 1;
    }
}

#[test]
fn what_a_newer_version_wrote_survives_an_edit_beside_it() {
    let mut whole: Value = serde_json::from_str(EXAMPLE).unwrap();
    let mut count = 0;
    for (part, value) in whole.as_object_mut().unwrap() {
        match (part.as_str(), value) {
            ("profile" | "settings", value) => {
                value.get_mut("home").into_iter().for_each(|it| enrich(it, &mut count));
                enrich(value, &mut count);
            }
            ("overrides" | "set_aside", Value::Object(entries)) => {
                entries.values_mut().for_each(|it| enrich(it, &mut count));
            }
            (_, Value::Array(rows)) => {
                for row in rows {
                    let fields = row.as_object_mut().unwrap().values_mut().filter_map(Value::as_object_mut);
                    fields.flat_map(|it| it.values_mut()).for_each(|it| enrich(it, &mut count));
                    enrich(row, &mut count);
                }
            }
            _ => {}
        }
    }
    enrich(&mut whole, &mut count);
    assert!(count > 35, "{count}");
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("season.json");
    fs::write(&path, whole.to_string()).unwrap();
    let season = ready(&path);
    assert_eq!(season.tracker.kept.len(), 0, "{:?}", season.tracker.kept);
    let mut tracker = edited(&season.tracker, "beside");
    Arc::make_mut(&mut tracker.profile).name = "beside".into();
    assert!(tracker.people.edit("d1e2f30415263748", |it| it.notes = "beside".into()));
    assert!(tracker.interviews.edit("9c1f0e2d3b4a5968", |it| it.logistics = "beside".into()));
    store(real(), &path, &season).save(&tracker, now()).unwrap();
    let written = fs::read_to_string(&path).unwrap();
    assert_eq!(written.matches(DIGITS).count(), count);
    assert_eq!(written.matches("\"beside\"").count(), 4);
}
