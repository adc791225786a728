//! What a key in a long note costs: beside the same key in a note of 1 kB it should be about the same.

use std::time::Duration;

use criterion::Criterion;
use fluoro::{
    app::{
        key::{Code, Key},
        message::Message,
    },
    domain::{
        id::Id,
        tables::{Interview, InterviewKind},
        tracker::Tracker,
    },
};
use ratatui::layout::Size;

use crate::{AREA, Figures, Frames, Ours, timed};

const SMALL: usize = 1_000;
const LARGE: usize = 200_000;

/// How the words of a note lie in it.
#[derive(Clone, Copy)]
enum Shape {
    Paragraphs,
    OneLine,
    /// Paragraphs with accents, which can't be looked at byte by byte.
    Accents,
}

const SHAPES: [(Shape, [&str; 7]); 3] = [
    (
        Shape::Paragraphs,
        [
            "note type",
            "note down, up",
            "note find",
            "note find none",
            "note resize",
            "note undo",
            "note left",
        ],
    ),
    (
        Shape::OneLine,
        [
            "line type",
            "line down, up",
            "line find",
            "line find none",
            "line resize",
            "line undo",
            "line left",
        ],
    ),
    (Shape::Accents, ["é type", "é down, up", "é find", "é find none", "é resize", "é undo", "é left"]),
];

/// The columns "fluoro" and "floor" of the table are a note of 200 kB and one of 1 kB.
pub fn among(figures: &Figures, criterion: &mut Criterion) {
    for (shape, names) in SHAPES {
        for (at, name) in names.into_iter().enumerate() {
            let [mut large, mut small] = [LARGE, SMALL].map(|bytes| opened(shape, bytes));
            let (mut turn, mut other) = (0, 0);
            figures.compare(
                criterion,
                (name, LARGE),
                || step(&mut large, at, &mut turn),
                || step(&mut small, at, &mut other),
            );
        }
    }
}

/// One key, or one resize, with its frame.
fn step(ours: &mut Ours, what: usize, turn: &mut u64) -> Duration {
    *turn += 1;
    let odd = *turn % 2 == 1;
    match what {
        0 => {
            let time = ours.shown(Code::Char('x'));
            ours.key(Code::Backspace);
            time
        }
        1 => ours.shown(if odd { Code::Down } else { Code::Up }),
        2 | 3 => {
            ours.control('f');
            let time = ours.shown(Code::Char(if what == 2 { 'w' } else { '#' }));
            ours.key(Code::Esc);
            time
        }
        4 => {
            let width = if odd { AREA.width - 40 } else { AREA.width };
            timed(|| {
                ours.app.update(Message::Resize(Size::new(width, AREA.height)), ours.app.cx.season.now);
                ours.draw();
            })
        }
        5 => {
            ours.key(Code::Char('x'));
            timed(|| {
                ours.control('z');
                ours.draw();
            })
        }
        _ => ours.shown(if odd { Code::Left } else { Code::Right }),
    }
}

/// A note of so many bytes, with the cursor in its middle.
fn opened(shape: Shape, bytes: usize) -> Ours {
    let mut tracker = Tracker::default();
    tracker.interviews.put(Interview {
        id: Id::new("i"),
        kind: Some(InterviewKind::Interview),
        notes: text(shape, bytes),
        ..Interview::default()
    });
    let mut ours = Ours { app: crate::started(&tracker), frames: Frames::new() };
    ours.key(Code::Char('3'));
    ours.key(Code::Enter);
    for _ in 0..bytes / 2 / 80 {
        ours.key(Code::Up);
    }
    ours.draw();
    ours
}

fn text(shape: Shape, bytes: usize) -> String {
    let word = match shape {
        Shape::Paragraphs | Shape::OneLine => "the resident holds the wire ",
        Shape::Accents => "le résident tient le guide ",
    };
    let mut text = String::new();
    while text.len() < bytes {
        text.push_str(word);
        if !matches!(shape, Shape::OneLine) && text.len().is_multiple_of(11) {
            text.push('\n');
        }
    }
    text
}

impl Ours {
    fn control(&mut self, letter: char) {
        let key = Key { ctrl: true, ..Key::plain(Code::Char(letter)) };
        self.app.update(Message::Key(key), self.app.cx.season.now);
    }
}
