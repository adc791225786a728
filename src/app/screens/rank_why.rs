//! Why a position stands above the next one, criterion by criterion, and how firm that is. Saying so goes on to the next
//! pair, so that a whole list is gone through with one key each.

use crate::{
    app::{
        command::{Command, ListCommand, RankWhyCommand, Scope},
        context::Context,
        list::Step,
        outcome::{Next, Outcome, Ranked},
        rank_lines::ask_reason,
        rank_steps::{entry_title, put},
        screen::{Hints, Screen},
        tab_screen::writes,
    },
    domain::{
        id::Id,
        ranking::{Entry, Why, why},
        tables::{Firmness, RankList, Table},
    },
};

#[derive(Debug)]
pub struct RankWhy {
    pub list: Id,
    /// The upper position of the pair.
    pub entry: String,
    /// The first line in sight.
    pub offset: usize,
}

impl RankWhy {
    pub fn new(list: Id, entry: String) -> RankWhy {
        RankWhy { list, entry, offset: 0 }
    }

    fn row<'a>(&self, cx: &'a Context) -> Option<&'a RankList> {
        cx.season.tracker.rank_lists.get(self.list.as_str()).map(AsRef::as_ref)
    }

    /// Returns the place of the upper one, from 0.
    pub fn at(&self, cx: &Context) -> Option<usize> {
        self.row(cx)?.order.iter().position(|it| *it == self.entry)
    }

    /// Returns the position below.
    pub fn next(&self, cx: &Context) -> Option<String> {
        self.row(cx)?.order.get(self.at(cx)?.saturating_add(1)).cloned()
    }

    pub fn firmness(&self, cx: &Context) -> Option<Firmness> {
        Some(self.row(cx)?.firmness(&self.entry, &self.next(cx)?))
    }

    /// Compares the two programs; none where one of them is gone.
    pub fn why(&self, cx: &Context) -> Option<Why> {
        let program = |entry: &str| {
            let entry: Entry = entry.parse().ok()?;
            cx.season.tracker.programs.get(entry.program.as_str()).cloned()
        };
        Some(why(&cx.derived.lookup, &*program(&self.entry)?, &*program(&self.next(cx)?)?))
    }

    /// Goes to another pair of the list; stays at its ends.
    fn go(&mut self, cx: &Context, step: Step) {
        let Some((row, at)) = self.row(cx).zip(self.at(cx)) else { return };
        let last = row.order.len().saturating_sub(2);
        if let Some(entry) = row.order.get(step.from(at).min(last)) {
            self.entry.clone_from(entry);
            self.offset = 0;
        }
    }

    /// Says how firm the pair is, and goes on to the next one; behind the last one says how many are open.
    fn firm(&mut self, cx: &mut Context, firmness: Firmness) {
        let Some(next) = self.next(cx) else {
            return cx.refuse("Nothing stands below this one");
        };
        let label = format!(
            "{} above {}: {}",
            entry_title(cx, &self.entry),
            entry_title(cx, &next),
            firmness.title()
        );
        let (list, entry) = (self.list.clone(), self.entry.clone());
        cx.change(label, |it| it.set_firmness(list.as_str(), (&entry, &next), firmness));
        let is_last =
            self.row(cx).zip(self.at(cx)).is_some_and(|(row, at)| at.saturating_add(2) >= row.order.len());
        if is_last {
            let open = self.row(cx).map_or(0, |it| it.open_pairs().len());
            cx.say(match open {
                0 => "That was the last pair: none is open".to_owned(),
                open => format!("That was the last pair · {} open", crate::text::counted(open, "pair")),
            });
        }
        self.go(cx, Step::Down(1));
    }

    fn swap(&mut self, cx: &mut Context) {
        let (Some(at), Some(next)) = (self.at(cx), self.next(cx)) else { return };
        put(cx, &Ranked { list: Some(self.list.clone()), entries: vec![next.clone()] }, at);
        self.entry = next;
    }
}

impl Screen for RankWhy {
    fn scopes(&self) -> &'static [Scope] {
        &[Scope::RankWhy, Scope::List, Scope::Undo, Scope::Global]
    }

    fn run(&mut self, cx: &mut Context, command: Command) -> Outcome {
        if let Command::List(command) = command {
            match command {
                ListCommand::PageDown => self.offset = self.offset.saturating_add(5),
                ListCommand::PageUp => self.offset = self.offset.saturating_sub(5),
                ListCommand::Down
                | ListCommand::Up
                | ListCommand::HalfDown
                | ListCommand::HalfUp
                | ListCommand::First
                | ListCommand::Last => self.go(cx, Step::of(command, 1)),
            }
        }
        let Command::RankWhy(command) = command else { return Outcome::stay() };
        match command {
            RankWhyCommand::Firm => self.firm(cx, Firmness::Firm),
            RankWhyCommand::Leaning => self.firm(cx, Firmness::Leaning),
            RankWhyCommand::Open => self.firm(cx, Firmness::Open),
            RankWhyCommand::Swap => self.swap(cx),
            RankWhyCommand::Reason => return Outcome::open(ask_reason(cx, &self.list, &self.entry)),
        }
        Outcome::stay()
    }

    fn available(&self, cx: &Context, command: Command) -> Result<(), &'static str> {
        if matches!(command, Command::RankWhy(_)) { writes(cx) } else { Ok(()) }
    }

    /// Goes back to the pair that was looked at last.
    fn back(&mut self, _cx: &mut Context) -> Outcome {
        let program = self.entry.parse().map(|it: Entry| it.program);
        program.map_or(Outcome::close(), |id| Outcome::close().and(Next::Select(Table::Programs, id)))
    }

    /// Its list may be gone, or the position may have left it: then the first pair is shown.
    fn fit(&mut self, cx: &Context) {
        if self.at(cx).is_none()
            && let Some(first) = self.row(cx).and_then(|it| it.order.first())
        {
            self.entry.clone_from(first);
        }
        let lines = self.why(cx).map_or(0, |it| it.lines.len());
        self.offset = self.offset.min(lines.saturating_sub(1));
    }

    fn hints(&self, _cx: &Context) -> Hints {
        vec![
            (RankWhyCommand::Firm.into(), "firm"),
            (RankWhyCommand::Leaning.into(), "leaning"),
            (RankWhyCommand::Open.into(), "open"),
            (ListCommand::Down.into(), "next pair"),
            (RankWhyCommand::Swap.into(), "swap"),
            (RankWhyCommand::Reason.into(), "reason"),
        ]
    }
}
