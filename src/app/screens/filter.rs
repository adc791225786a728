//! The filter line of a tab: what is typed narrows its list at once. A filter of programs says what it can't read, and
//! completes fields and values.

use crate::{
    app::{
        command::{Command, FilterCommand, ListCommand, ProgramFilterCommand, Scope},
        context::Context,
        named_filters::filters_menu,
        outcome::{Filtered, Next, Outcome, Route},
        screen::{Hints, Screen},
        tab::Tab,
        tab_screen::Turn,
    },
    domain::shortlist::{self, Completion, Fault, Parsed, Shelf, complete},
    text::{Buffer, Lines, Pos, Select},
};

#[derive(Debug)]
pub struct Filter {
    pub tab: Tab,
    of: Filtered,
    pub buffer: Buffer,
    /// What can't be read of the text; meanwhile the list stays as it was.
    pub fault: Option<Fault>,
    /// What may stand at the cursor.
    pub completion: Completion,
    /// The choice that stands in the text; none before the first.
    pub chosen: Option<usize>,
}

impl Filter {
    pub fn new(cx: &Context, of: Filtered) -> Filter {
        let buffer = Buffer::new(cx.filter(), Lines::One);
        let mut filter =
            Filter { tab: cx.tab, of, buffer, fault: None, completion: Completion::default(), chosen: None };
        filter.look(cx);
        filter
    }

    fn parsed(&self, cx: &Context) -> Parsed {
        shortlist::Filter::read(&self.buffer.text(), &cx.basis().vocabulary())
    }

    /// Looks at what is typed: whether it can be read, and what may stand at the cursor.
    fn look(&mut self, cx: &Context) {
        if self.of == Filtered::Rows {
            return;
        }
        self.fault = self.parsed(cx).wrong().cloned();
        let shelf = Shelf { programs: &cx.season.tracker.programs, lookup: &cx.derived.lookup };
        let (text, cursor) = (self.buffer.text(), self.buffer.offset());
        self.completion = complete(&text, cursor, &cx.basis().vocabulary(), &shelf);
        self.chosen = None;
    }

    /// Keeps the filter unless something of it can't be read or isn't finished.
    fn finish(&self, cx: &mut Context) -> Outcome {
        let parsed = if self.of == Filtered::Programs { self.parsed(cx) } else { Parsed::default() };
        match parsed.faults.first() {
            Some(fault) => {
                cx.refuse(format!("Not kept: {}", fault.why));
                Outcome::stay()
            }
            None => Outcome::close(),
        }
    }

    /// Puts the next choice in place of what stands at the cursor.
    fn complete(&mut self, cx: &mut Context, turn: Turn) {
        let count = self.completion.choices.len();
        let next = match (self.chosen, turn) {
            (None, Turn::Next) => 0,
            (None, Turn::Previous) => count.saturating_sub(1),
            (Some(at), Turn::Next) => at.saturating_add(1).checked_rem(count).unwrap_or(0),
            (Some(at), Turn::Previous) => at.checked_sub(1).unwrap_or(count.saturating_sub(1)),
        };
        let Some(choice) = self.completion.choices.get(next).cloned() else { return };
        let at = self.completion.at.clone();
        self.buffer.go_to(Pos { line: 0, byte: at.start }, Select::Drop);
        self.buffer.go_to(Pos { line: 0, byte: at.end }, Select::Extend);
        self.buffer.paste(&choice);
        let completion = Completion {
            at: at.start..at.start.saturating_add(choice.len()),
            choices: std::mem::take(&mut self.completion.choices),
        };
        self.follow(cx);
        // a single choice is the right one: the next key completes what comes behind it
        if count > 1 {
            (self.completion, self.chosen) = (completion, Some(next));
        }
    }

    /// Has the list follow what is typed, as far as it can be read.
    fn follow(&mut self, cx: &mut Context) {
        self.look(cx);
        if self.fault.is_none() {
            cx.arrangement.set_filter(self.tab, self.buffer.text());
        }
    }
}

impl Screen for Filter {
    fn scopes(&self) -> &'static [Scope] {
        match self.of {
            Filtered::Programs => {
                &[Scope::ProgramFilter, Scope::Filter, Scope::Text, Scope::List, Scope::Global]
            }
            Filtered::Rows => &[Scope::Filter, Scope::Text, Scope::List, Scope::Global],
        }
    }

    fn run(&mut self, cx: &mut Context, command: Command) -> Outcome {
        if let Command::List(_) = command {
            return Outcome::stay().and(Next::Below(command));
        }
        if let Command::ProgramFilter(command) = command {
            match command {
                ProgramFilterCommand::Complete => self.complete(cx, Turn::Next),
                ProgramFilterCommand::CompleteBack => self.complete(cx, Turn::Previous),
                ProgramFilterCommand::Named => {
                    return Outcome::close().and_open(Route::Menu(filters_menu(cx)));
                }
            }
            return Outcome::stay();
        }
        let Command::Filter(command) = command else { return Outcome::stay() };
        match command {
            FilterCommand::Keep => self.finish(cx),
        }
    }

    fn back(&mut self, cx: &mut Context) -> Outcome {
        cx.arrangement.set_filter(self.tab, "");
        Outcome::close()
    }

    fn text(&mut self) -> Option<&mut Buffer> {
        Some(&mut self.buffer)
    }

    fn text_changed(&mut self, cx: &mut Context) -> Outcome {
        self.follow(cx);
        Outcome::stay()
    }

    fn hints(&self, _cx: &Context) -> Hints {
        let mut hints: Hints =
            vec![(FilterCommand::Keep.into(), "keep"), (ListCommand::Down.into(), "into the list")];
        if self.of == Filtered::Programs {
            hints.push((ProgramFilterCommand::Complete.into(), "complete"));
            hints.push((ProgramFilterCommand::Named.into(), "named filters"));
        }
        hints
    }

    fn covers(&self) -> bool {
        false
    }
}
