//! "Find anywhere" over so many notes of a kilobyte, letter by letter, beside looking through the same notes in lower case.

use std::time::Duration;

use crate::{AREA, Figures, Frames, Ours, season, timed};
use criterion::Criterion;
use fluoro::{
    app::key::Code,
    domain::{
        id::Id,
        tables::{Interview, Program},
        tracker::Tracker,
    },
};
use ratatui::style::Style;

/// What notes are made of.
const WORDS: [&str; 24] = [
    "the",
    "clinic",
    "runs",
    "its",
    "own",
    "list",
    "and",
    "residents",
    "see",
    "their",
    "patients",
    "again",
    "call",
    "is",
    "shared",
    "with",
    "fellows",
    "on",
    "weekends",
    "embolization",
    "cases",
    "early",
    "good",
    "people",
];

/// A note of a kilobyte; of three, one has curly quotes, as phones write them.
fn note(n: usize) -> String {
    let mut text = String::with_capacity(1_040);
    let mut at = n.wrapping_mul(7_919);
    while text.len() < 1_000 {
        at = at.wrapping_mul(6_364_136_223).wrapping_add(1_442_695_041);
        text.push_str(WORDS[at / 64 % WORDS.len()]);
        text.push_str(if n.is_multiple_of(3) && at % 640 < 64 { " – it’s " } else { " " });
    }
    if n % 1_000 == 7 {
        text.push_str("zebrafish");
    }
    text
}

/// A season with so many notes: one of ten at an interview, the others at programs.
fn noted(notes: usize) -> Tracker {
    let mut tracker = fluoro::store::decode(&season::season(0)).unwrap().tracker;
    let id = |n: usize| Id::new(&season::id(n));
    for n in 0..notes {
        if n.is_multiple_of(10) {
            tracker.interviews.put(Interview { id: id(n), notes: note(n), ..Interview::default() });
        } else {
            let name = format!("Program {n:07}");
            tracker.programs.put(Program { id: id(n), name, notes: note(n), ..Program::default() });
        }
    }
    tracker
}

/// What is typed, and what it stands for: the words that most notes have, one that few have, one that none has.
const TYPED: [(&str, &str); 4] = [
    ("find: common word", "clinic"),
    ("find: rare word", "zebrafish"),
    ("find: no hit", "quixotry"),
    ("find: two words", "call zebra"),
];

pub fn among(figures: &Figures, criterion: &mut Criterion, size: usize) {
    let tracker = noted(size);
    let notes: Vec<String> = (0..size).map(note).collect();
    let mut ours = Ours { app: crate::started(&tracker), frames: Frames::new() };
    let mut frames = Frames::new();
    let mut floor = |text: &str| {
        timed(|| {
            let words: Vec<&str> = text.split(' ').collect();
            let has = |note: &&String| {
                let note = note.to_lowercase();
                words.iter().all(|it| note.contains(it))
            };
            let found: Vec<&String> = notes.iter().filter(has).collect();
            frames.draw(|buffer| {
                for (y, note) in (0..AREA.height).zip(found) {
                    buffer.set_stringn(0, y, note, usize::from(AREA.width), Style::new());
                }
            });
        })
    };
    let opens = || {
        let time = ours.shown(Code::Char('f'));
        ours.key(Code::Esc);
        time
    };
    figures.compare(criterion, ("find: opens", size), opens, || Duration::ZERO);
    let slowest = |ours: &mut Ours, text: &str| {
        ours.key(Code::Char('f'));
        let time = text.chars().map(|it| ours.shown(Code::Char(it))).max();
        ours.key(Code::Esc);
        time.unwrap_or_default()
    };
    for (what, text) in TYPED {
        let mut naive = || (1..=text.len()).map(|to| floor(&text[..to])).max().unwrap_or_default();
        figures.compare(criterion, (what, size), || slowest(&mut ours, text), &mut naive);
    }
    let mut first = || floor("e");
    figures.compare(criterion, ("find: first letter", size), || slowest(&mut ours, "e"), &mut first);
    let back = || {
        ours.key(Code::Char('f'));
        "zebraf".chars().for_each(|it| ours.key(Code::Char(it)));
        let time = ours.shown(Code::Backspace);
        ours.key(Code::Esc);
        time
    };
    figures.compare(criterion, ("find: backspace", size), back, || floor("zebra"));
    ours.key(Code::Char('f'));
    "cli".chars().for_each(|it| ours.key(Code::Char(it)));
    let more = || {
        let time = ours.shown(Code::Char('n'));
        ours.key(Code::Backspace);
        time
    };
    figures.compare(criterion, ("find: grown word", size), more, || floor("clin"));
}
