//! A monkey at the keyboard: keys, pastes, sizes, waits, saves that take their time, other copies and a disk that fails,
//! from printed seeds; what must always hold, holds.
#![allow(clippy::unwrap_used, clippy::panic, reason = "helpers of tests, which clippy doesn't see as such")]

mod common;

use common::*;
use fluoro::{
    app::{
        command::{COMMANDS, UndoCommand},
        key::{Code, Key},
        message::{Edited, ExportProblem, File, Loss, Message, Replace, Seen},
    },
    domain::{tables::Table, tracker::Tracker},
    store::{Encoder, decode},
};
use ratatui::layout::Size;

/// SplitMix64.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) % sides as u64) as usize
    }

    fn of<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        &all[self.roll(all.len())]
    }
}

const TYPED: &[char] = &[
    'a', 'b', 'd', 'e', 'n', 'r', 's', 'y', 'Z', '1', '3', '9', ' ', '-', ';', '“', 'é', '肝', '👩',
    '\u{301}', '\u{200d}',
];

const PASTES: &[&str] = &[
    "",
    "\r",
    "Yale\rMGH\r\nMayo\n\n",
    "\u{1b}[31mred\u{1b}]0;title\u{7}",
    "\u{202e}reversed\u{2066}\u{200f}",
    "15 dec 9am CT",
    "2026-12-03T08:00[America/Los_Angeles]",
    "\0\u{b}\u{c}\u{85}\u{2028}\t",
    "e\u{301}\u{301}\u{301}👨‍👩‍👧‍👦🇺🇸\u{fe0f}",
    "99999999999999999999999999",
    "https://example.org/?q=\u{1b}",
    "# h\n- [ ] **b** `c` *i* > q [l](u)\n1. x",
];

/// What happens next.
#[derive(Debug)]
enum Act {
    Message(Box<Message>),
    /// Saves take their time from now on.
    Hold,
    /// The oldest of them is answered.
    Answer,
    /// All of them are.
    Release,
    /// Another copy saves, …
    Another,
    /// … and this one notices.
    Look,
}

struct Run {
    session: Session,
    dice: Dice,
    keys: Vec<Key>,
    /// Changes since the start, as far as undo has to lead back.
    changes: usize,
    /// To which undo leads back: what it began with, and what came in since.
    start: Tracker,
    merged: bool,
}

impl Run {
    fn new(seed: u64) -> Run {
        let mut dice = Dice(seed);
        let tracker = match dice.roll(8) {
            0 => Tracker::default(),
            1..3 => season::busy().app.cx.season.tracker,
            _ => sample(),
        };
        let start = tracker.clone();
        let mut session = Session::new(Setup { tracker, seed, size: (80, 24), ..Setup::default() });
        if !session.app.cx.season.tracker.interviews.is_empty() {
            season::lay_beside(&mut session);
        }
        let keys = COMMANDS.iter().flat_map(|it| it.bindings()).map(|it| it.0).collect();
        Run { session, dice, keys, changes: 0, start, merged: false }
    }

    fn act(&mut self) -> Act {
        match self.dice.roll(100) {
            0 => Act::Hold,
            1..5 => Act::Answer,
            5 => Act::Release,
            6 => Act::Another,
            7 => Act::Look,
            _ => Act::Message(Box::new(self.message())),
        }
    }

    fn message(&mut self) -> Message {
        let dice = &mut self.dice;
        match dice.roll(100) {
            0 | 1 => Message::Resize(Size::new(dice.roll(301) as u16, dice.roll(101) as u16)),
            2 => Message::Resize(*dice.of(&[
                Size::new(0, 0),
                Size::new(40, 12),
                Size::new(1, 300),
                Size::new(120, 34),
            ])),
            3 => {
                let waits = [1, 59, 3_600, 86_400, 40 * 86_400, 400 * 86_400, -3 * 86_400];
                self.session.now = self.session.now.plus(*dice.of(&waits));
                Message::Tick
            }
            4 if dice.roll(4) == 0 => Message::Paste("word \u{202e}\u{1b}[0m 語 ".repeat(500)),
            4..8 => Message::Paste((*dice.of(PASTES)).to_owned()),
            8 => {
                let text = "from outside\r\n\u{7}".into();
                Message::Edited { asker: None, result: Ok(Edited::Text { text, said: None }) }
            }
            9 => Message::Edited { asker: None, result: Err("the editor ended with 1".into()) },
            10 => Message::Exported {
                file: Box::new(File {
                    path: "a.md".into(),
                    text: "text".into(),
                    replace: Replace::No,
                    left_out: None,
                    given: Default::default(),
                }),
                result: Err(ExportProblem::Exists),
            },
            11 => Message::NotSaved { why: "disk full".into(), shrinks: None },
            12 | 13 => Message::Terminate,
            14 => {
                self.session.disk = *dice.of(&[Disk::Works, Disk::Full]);
                Message::Tick
            }
            15 => self.seen(),
            16..28 => Message::Key(Key::plain(Code::Char(*dice.of(TYPED)))),
            28..34 => Message::Key(Key::parse(["1", "2", "3", "4"][dice.roll(4)]).unwrap()),
            34..54 => {
                Message::Key(Key::parse(["enter", "esc", "ctrl-s", "space", "d"][dice.roll(5)]).unwrap())
            }
            _ => Message::Key(*dice.of(&self.keys)),
        }
    }

    /// Somebody else did something to the file.
    fn seen(&mut self) -> Message {
        Message::Seen(match self.dice.roll(5) {
            0 => Seen::Gone,
            1 => Seen::Back,
            2 => Seen::Shorter(Loss { gone: 40, of: 60, what: "rows" }),
            3 => Seen::Unreadable("it can't be read any more".into()),
            _ => Seen::Sibling("season.sync-conflict-1.json".into()),
        })
    }

    /// Another copy writes a reason, or deletes a program.
    fn another_saves(&mut self) {
        let (roll, deletes) = (self.dice.roll(1_000), self.dice.roll(4) == 0);
        self.session.another_saves(|file| {
            let row = file.programs.iter().nth(roll % file.programs.len().max(1));
            match row.map(|it| it.id.clone()) {
                Some(id) if deletes => drop(file.delete(Table::Programs, id.as_str())),
                Some(id) => {
                    file.programs.edit(id.as_str(), |it| it.why = format!("theirs {roll}"));
                }
                None => {}
            }
        });
    }

    fn perform(&mut self, act: Act) {
        match act {
            Act::Message(message) => self.session.take(*message),
            Act::Hold => drop(self.session.hold()),
            Act::Answer => drop(self.session.answer_oldest()),
            Act::Release => drop(self.session.release()),
            Act::Another => self.another_saves(),
            Act::Look => drop(self.session.look()),
        }
    }

    fn step(&mut self) -> Result<(), String> {
        let (before, merges) = (self.session.app.cx.season.tracker.clone(), self.session.saver.merged.len());
        // A tick puts what is being typed into the season, nothing else.
        let typing = self.session.app.is_typing();
        let act = self.act();
        let what = format!("{act:?}").chars().take(90).collect::<String>();
        let may_change = match &act {
            Act::Message(message) if matches!(**message, Message::Tick) => typing,
            Act::Message(message) => !matches!(**message, Message::Resize(_) | Message::NotSaved { .. }),
            Act::Hold | Act::Answer | Act::Release | Act::Another | Act::Look => false,
        };
        self.perform(act);
        let comes_in = self.session.saver.merged.len() > merges;
        self.rebase_start(merges);
        let app = &self.session.app;
        // which calendar files were written, no step takes back
        let before = Tracker { exported: app.cx.season.tracker.exported.clone(), ..before };
        if !app.cx.season.tracker.same(&before) && !comes_in {
            self.changes += 1;
            let known = app.cx.history.can_undo() || app.cx.history.can_redo();
            if !may_change || !known {
                return Err(format!("{what}: changed the season, and no step of undo knows it"));
            }
        }
        if !app.cx.is_dirty() && !self.session.saver.has(&app.cx.season.tracker) {
            return Err(format!("{what}: is called saved, and isn't what was written"));
        }
        if self.dice.roll(12) == 0 {
            picture::buffer(app);
        }
        selections_stand(app).map_err(|why| format!("{what}: {why}"))
    }

    /// What came in since then is no step of undo.
    fn rebase_start(&mut self, merges: usize) {
        for patch in &self.session.saver.merged[merges..] {
            self.start = patch.apply(&self.start);
            self.merged = true;
        }
    }

    /// Back to the start by undo, forth to the end by redo, and through the file.
    fn end(&mut self) -> Result<(), String> {
        // closing a screen may save, and so bring in what another copy wrote
        let merges = self.session.saver.merged.len();
        self.session.resize(80, 24);
        self.session.close_all();
        if matches!(self.session.app.layers().last(), Some(fluoro::app::screens::Layer::Start(_))) {
            return Ok(());
        }
        self.session.disk = Disk::Works;
        self.session.release().look().press("ctrl-s");
        self.rebase_start(merges);
        let end = self.session.app.cx.season.tracker.clone();
        if self.session.app.cx.is_dirty() || !self.session.saver.has(&end) {
            return Err("what was held is answered, and the season isn't saved".into());
        }
        let file = Encoder::new().encode(&end).map_err(|it| format!("can't be written: {it:?}"))?;
        let read = decode(&file).map_err(|it| format!("can't be read back: {it}"))?.tracker;
        if read != end {
            return Err("the file gives another season back".into());
        }
        while self.session.app.available(UndoCommand::Redo.into()).is_ok() {
            self.session.press("ctrl-r");
        }
        let last = self.session.app.cx.season.tracker.clone();
        let steps = self.session.undo_all();
        let begun = &self.session.app.cx.season.tracker;
        let start = Tracker { exported: begun.exported.clone(), ..self.start.clone() };
        let is_back = if self.merged { *begun == start } else { begun.same(&start) };
        if steps < fluoro::app::history::History::LIMIT && !is_back {
            return Err(format!("{steps} steps of undo don't lead back to the very same rows"));
        }
        for _ in 0..steps {
            self.session.press("ctrl-r");
        }
        match self.session.app.cx.season.tracker.same(&last) {
            true => Ok(()),
            false => Err(format!("{steps} steps of redo don't lead to the end again")),
        }
    }
}

/// Lets the monkey loose once for each seed; says which seed and event it was that went wrong.
fn check(seeds: std::ops::Range<u64>, events: usize) {
    let mut changes = 0;
    for seed in seeds.clone() {
        let at = std::sync::atomic::AtomicUsize::new(0);
        let run = std::panic::AssertUnwindSafe(|| {
            let mut run = Run::new(seed);
            for event in 0..events {
                at.store(event, std::sync::atomic::Ordering::Relaxed);
                run.step()?;
            }
            run.end()?;
            Ok::<usize, String>(run.changes)
        });
        let event = || at.load(std::sync::atomic::Ordering::Relaxed);
        match std::panic::catch_unwind(run) {
            Ok(Ok(changed)) => changes += changed,
            Ok(Err(why)) => panic!("seed {seed}, event {}: {why}", event()),
            Err(_) => panic!("seed {seed}, event {}: a panic, see above", event()),
        }
    }
    let seeds = seeds.count();
    assert!(
        changes > seeds * 8,
        "a monkey that only made {changes} changes with {seeds} seeds tests nothing"
    );
}

#[test]
fn a_monkey_breaks_nothing() {
    check(0..38, 450);
}

#[test]
fn nor_does_its_sister() {
    check(1_000..1_038, 450);
}

#[test]
fn a_long_season_of_keys_breaks_nothing() {
    check(2_000..2_001, 20_000);
}

#[test]
fn nor_does_another_one() {
    check(2_001..2_002, 20_000);
}

#[test]
fn nor_a_third() {
    check(2_002..2_003, 20_000);
}

#[test]
fn eight_hundred_sizes_are_drawn() {
    let mut dice = Dice(800);
    for (name, keys) in season::OVERLAYS.iter().chain(&[("tab", "4"), ("detail", "2 right")]) {
        let mut session = season::busy();
        session.press(keys);
        for _ in 0..800 / (season::OVERLAYS.len() + 2) + 1 {
            let (width, height) = (dice.roll(301) as u16, dice.roll(101) as u16);
            session.resize(width, height);
            let buffer = picture::buffer(&session.app);
            assert_eq!((buffer.area.width, buffer.area.height), (width, height), "{name}");
        }
    }
}
