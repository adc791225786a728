//! Where two copies said different things: as it was, ours and theirs side by side, and any of them can be taken.

use std::path::PathBuf;

use crate::{
    app::{
        command::{Command, ConflictCommand, ListCommand, Scope},
        conflict::{Decision, Side},
        context::Context,
        list::{ListState, Step},
        outcome::{Outcome, Route},
        questions,
        screen::{Hints, Screen},
        state::Access,
    },
    domain::merge,
    layout,
    store::report::ConflictSide,
};

#[derive(Debug)]
pub struct Conflicts {
    /// The file that holds them; none for those that were found just now.
    file: Option<PathBuf>,
    pub open: Vec<Decision>,
    pub list: ListState<usize>,
}

impl Conflicts {
    /// Makes the screen; returns none if there is nothing to decide.
    pub fn new(cx: &Context, file: Option<PathBuf>, sides: Vec<ConflictSide>) -> Option<Conflicts> {
        let open = sides.into_iter().map(|place| Decision {
            title: cx.place_title(&place.path),
            place,
            side: Side::Ours,
            taken: None,
            knows_before: file.is_some(),
        });
        let open: Vec<Decision> = open.collect();
        (!open.is_empty()).then_some(Conflicts { file, open, list: ListState::default() })
    }

    pub fn selected(&self) -> Option<&Decision> {
        self.open.get(self.list.index)
    }

    fn turn(&mut self, by: usize) {
        if let Some(open) = self.open.get_mut(self.list.index) {
            open.side = open.side.turned(by);
        }
    }

    fn choose(&mut self, cx: &mut Context, side: Side) -> Outcome {
        let Some(open) = self.selected().cloned() else { return Outcome::stay() };
        if side == Side::Before && !open.knows_before {
            cx.refuse("What stood there before isn't known: that copy came from elsewhere");
            return Outcome::stay();
        }
        let value = side.of(&open.place);
        let taken = match merge::put(&cx.season.tracker, &open.place.path, value) {
            Ok(taken) => taken,
            Err(why) => {
                cx.refuse(format!("{} can't be taken: {why}", side.title()));
                return Outcome::stay();
            }
        };
        if merge::at(&cx.season.tracker, &open.place.path) == *value {
            cx.say(format!("{} stays as it is", open.title));
        } else {
            let label = format!("{}: {}", open.title, side.title().to_lowercase());
            cx.change(label, |tracker| *tracker = taken);
        }
        match cx.access {
            Access::Writes => self.decided(side),
            Access::ReadOnly(_) => Outcome::stay(),
        }
    }

    /// Goes on to the next conflict that isn't decided. Once all are decided, offers to remove the file that tells of
    /// them.
    fn decided(&mut self, side: Side) -> Outcome {
        let at = self.list.index;
        if let Some(open) = self.open.get_mut(at) {
            (open.taken, open.side) = (Some(side), side);
        }
        let is_open = |at: &usize| self.open.get(*at).is_some_and(|it| it.taken.is_none());
        match (at..self.open.len()).chain(0..at).find(is_open) {
            Some(next) => {
                self.list.go(next);
                Outcome::stay()
            }
            None => match &self.file {
                Some(file) => {
                    let question = questions::remove(file, "All of it is decided.");
                    Outcome::close().and_open(Route::Question(question))
                }
                None => Outcome::close(),
            },
        }
    }
}

impl Screen for Conflicts {
    fn scopes(&self) -> &'static [Scope] {
        &[Scope::Conflict, Scope::List, Scope::Undo, Scope::Global]
    }

    fn run(&mut self, cx: &mut Context, command: Command) -> Outcome {
        let len = self.open.len();
        if let Command::List(step) = command {
            self.list.step_to(Step::of(step, len), len);
            return Outcome::stay();
        }
        let Command::Conflict(command) = command else { return Outcome::stay() };
        match command {
            ConflictCommand::NextSide => self.turn(1),
            ConflictCommand::PreviousSide => self.turn(Side::ALL.len().saturating_sub(1)),
            ConflictCommand::Take => {
                let side = self.selected().map(|it| it.side);
                return side.map_or(Outcome::stay(), |side| self.choose(cx, side));
            }
            ConflictCommand::TakeBefore => return self.choose(cx, Side::Before),
            ConflictCommand::TakeOurs => return self.choose(cx, Side::Ours),
            ConflictCommand::TakeTheirs => return self.choose(cx, Side::Theirs),
            ConflictCommand::Leave => return Outcome::close(),
        }
        Outcome::stay()
    }

    fn fit(&mut self, cx: &Context) {
        let area = layout::prose(layout::body(cx.size));
        let list = layout::conflict_areas(area, self.open.len()).0;
        self.list.fit(self.open.len(), usize::from(list.height).max(1));
    }

    fn hints(&self, _cx: &Context) -> Hints {
        vec![
            (ConflictCommand::NextSide.into(), "other side"),
            (ConflictCommand::Take.into(), "take it"),
            (ListCommand::Down.into(), "next"),
            (ConflictCommand::TakeOurs.into(), "keep yours"),
            (ConflictCommand::TakeTheirs.into(), "take theirs"),
        ]
    }
}
