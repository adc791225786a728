//! What a key in a matrix of letters costs: in a full window it is the same for many programs and writers as for few.

use std::time::Duration;

use criterion::Criterion;
use fluoro::{
    app::key::Code,
    domain::{
        id::Id,
        tables::{Letter, LetterState, Program, Specialty, Status},
        tracker::Tracker,
    },
};

use crate::{Figures, Frames, Ours, timed};

/// Writers and programs.
const SIZES: [(u32, u32); 3] = [(4, 10), (12, 30), (12, 120)];

pub fn among(figures: &Figures, criterion: &mut Criterion) {
    for (writers, programs) in SIZES {
        let mut ours = Ours { app: crate::started(&season(writers, programs)), frames: Frames::new() };
        for key in ['2', 'v'] {
            ours.key(Code::Char(key));
        }
        ours.draw();
        let size = usize::try_from(programs).unwrap();
        there_and_back(figures, criterion, ("matrix walk", size), &mut ours, [Code::Down, Code::Up]);
        there_and_back(figures, criterion, ("matrix across", size), &mut ours, [Code::Right, Code::Left]);
        let tick = [Code::Char(' '), Code::Char(' ')];
        there_and_back(figures, criterion, ("matrix tick", size), &mut ours, tick);
    }
}

fn there_and_back(
    figures: &Figures,
    criterion: &mut Criterion,
    what: (&'static str, usize),
    ours: &mut Ours,
    keys: [Code; 2],
) {
    let mut frames = Frames::new();
    let mut turn = 0;
    let run = || -> Duration {
        turn ^= 1;
        ours.shown(keys[turn ^ 1])
    };
    figures.compare(criterion, what, run, || timed(|| frames.draw(|_| {})));
}

/// Each program gets three letters of those.
fn season(writers: u32, programs: u32) -> Tracker {
    let mut tracker = Tracker::default();
    let id = |at: u32| Id::new(&format!("p{at:03}"));
    for at in 0..programs {
        tracker.programs.put(Program {
            id: id(at),
            name: format!("Program {at:03}"),
            specialty: Some(if at % 2 == 0 { Specialty::Ir } else { Specialty::Dr }),
            status: Some(Status::Applied),
            ..Program::default()
        });
    }
    for at in 0..writers {
        let gets = |program: &u32| (program % writers + writers - at) % writers < 3;
        tracker.letters.put(Letter {
            id: Id::new(&format!("l{at:02}")),
            writer: format!("Dr. Writer {at:02}"),
            state: Some(LetterState::Received),
            programs: (0..programs).filter(gets).map(id).collect(),
            ..Letter::default()
        });
    }
    tracker
}
