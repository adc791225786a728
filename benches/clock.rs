//! The timeline among so many dated things, beside sorting as many texts by a number.

use std::time::Duration;

use crate::{Figures, Frames, Ours, season, timed};
use criterion::Criterion;
use fluoro::{
    app::key::Code,
    data::Data,
    domain::{
        agenda::{Encounters, Origin, Sources, agenda, own_dates},
        cautions::Cautions,
        id::Id,
        naming::Naming,
        review::{Input, review},
        tables::{Match, Progress},
        time::{Stamp, Zone},
        tracker::Tracker,
    },
    store::decode,
};

const NOW: &str = "2026-11-23T14:20:00Z";

pub fn among(figures: &Figures, criterion: &mut Criterion, size: usize) {
    let tracker = decode(&season::dated(size)).unwrap().tracker;
    let texts: Vec<(usize, String)> =
        (0..size).map(|n| (n.wrapping_mul(7_919) % 1_000_003, format!("Thing {n}"))).collect();
    let sort = || {
        timed(|| {
            let mut texts = texts.clone();
            texts.sort();
            texts
        })
    };
    let facts = Data::new().season("2027", Match::Main);
    let (home, now): (Zone, Stamp) = (Zone::get("America/New_York").unwrap(), NOW.parse().unwrap());
    let naming = Naming::long();
    let dates = own_dates(&facts.dates, &tracker);
    let met = Encounters::of(&tracker);
    let sources = Sources {
        tracker: &tracker,
        facts: &facts,
        naming: &naming,
        dates: &dates,
        groups: &[],
        met: &met,
        home: &home,
        now,
    };
    figures.compare(criterion, ("agenda", size), || timed(|| agenda(&sources)), sort);
    let lookup = fluoro::domain::shortlist::Lookup::default();
    let input = Input {
        tracker: &tracker,
        facts: &facts,
        naming: &naming,
        cautions: &Cautions::default(),
        met: &met,
        lookup: &lookup,
        groups: &[],
        now,
        home: &home,
    };
    figures.compare(criterion, ("review", size), || timed(|| review(&input)), sort);
    keys(figures, criterion, size, &tracker);
}

/// What is done on the timeline, each with the frame that it brings.
fn keys(figures: &Figures, criterion: &mut Criterion, size: usize, tracker: &Tracker) {
    let app = crate::started(tracker);
    let mut ours = Ours { app, frames: Frames::new() };
    ours.draw();
    there_and_back(figures, criterion, ("timeline key", size), &mut ours, [Code::Down, Code::Up]);
    ticks(figures, criterion, size, &mut ours);
    edits(figures, criterion, size, &mut ours);
    let mut frames = Frames::new();
    figures.compare(
        criterion,
        ("timeline filter", size),
        || {
            ours.key(Code::Char('/'));
            let time: Duration = "task".chars().map(|it| ours.shown(Code::Char(it))).sum();
            ours.key(Code::Esc);
            time / 4
        },
        || timed(|| frames.draw(|_| {})),
    );
    ours.key(Code::Char('v'));
    there_and_back(figures, criterion, ("month walk", size), &mut ours, [Code::Left, Code::Right]);
    ours.key(Code::Char('v'));
    there_and_back(figures, criterion, ("season walk", size), &mut ours, [Code::Left, Code::Right]);
}

/// One key and then the other, each as often.
fn there_and_back(
    figures: &Figures,
    criterion: &mut Criterion,
    what: (&'static str, usize),
    ours: &mut Ours,
    keys: [Code; 2],
) {
    let mut frames = Frames::new();
    let mut turn = 0;
    figures.compare(
        criterion,
        what,
        || {
            turn ^= 1;
            ours.shown(keys[turn ^ 1])
        },
        || timed(|| frames.draw(|_| {})),
    );
}

/// A task in the middle is ticked; that is undone.
fn ticks(figures: &Figures, criterion: &mut Criterion, size: usize, ours: &mut Ours) {
    let task = Origin::Task(Id::new(&format!("bb{:014}", size / 6)));
    let select = |ours: &mut Ours| {
        ours.app.tabs.timeline.list.select(task.clone());
        ours.app.fit();
        ours.draw();
    };
    let mut frames = Frames::new();
    figures.compare(
        criterion,
        ("timeline tick", size),
        || {
            select(ours);
            let time = ours.shown(Code::Char(' '));
            ours.key(Code::Char('u'));
            time
        },
        || timed(|| frames.draw(|_| {})),
    );
    figures.compare(
        criterion,
        ("timeline undo", size),
        || {
            select(ours);
            ours.key(Code::Char(' '));
            ours.shown(Code::Char('u'))
        },
        || timed(|| frames.draw(|_| {})),
    );
}

/// A row of each kind is changed, in the middle of its table.
fn edits(figures: &Figures, criterion: &mut Criterion, size: usize, ours: &mut Ours) {
    let row = |letters: &str| format!("{letters}{:014}", size / 6);
    let mut frames = Frames::new();
    let mut turn = 0_u32;
    let mut edit = |what: &'static str, change: &dyn Fn(&mut Tracker, u32)| {
        figures.compare(
            criterion,
            (what, size),
            || {
                turn += 1;
                timed(|| {
                    ours.app.cx.change("edit", |it| change(it, turn));
                    ours.app.fit();
                    ours.draw();
                })
            },
            || timed(|| frames.draw(|_| {})),
        );
    };
    edit("task edit", &|it, turn| {
        let day = format!("2026-12-{:02}", 1 + turn % 28);
        it.milestones.edit(&row("bb"), |it| it.when = day.parse().ok());
    });
    edit("letter edit", &|it, turn| {
        it.letters.edit(&row("cc"), |it| it.writer = turn.to_string());
    });
    edit("interview edit", &|it, turn| {
        it.interviews.edit(&row("aa"), |it| it.minutes = Some(60 + turn % 60));
    });
    edit("component edit", &|it, turn| {
        let next = if turn % 2 == 0 { Progress::Done } else { Progress::ToDo };
        it.set_progress(&Id::new("program-list"), next);
    });
}
