//! The filter line of a tab: what is typed narrows its list at once.

use crate::{
    app::{
        command::{Command, FilterCommand, ListCommand, Scope},
        context::Context,
        outcome::{Next, Outcome},
        screen::{Hints, Screen},
        tab::Tab,
    },
    text::{Buffer, Lines},
};

#[derive(Debug)]
pub struct Filter {
    pub tab: Tab,
    pub buffer: Buffer,
}

impl Filter {
    pub fn new(cx: &Context) -> Filter {
        Filter { tab: cx.tab, buffer: Buffer::new(cx.filter(), Lines::One) }
    }
}

impl Screen for Filter {
    fn scopes(&self) -> &'static [Scope] {
        &[Scope::Filter, Scope::Text, Scope::List, Scope::Global]
    }

    fn run(&mut self, _cx: &mut Context, command: Command) -> Outcome {
        if let Command::List(_) = command {
            return Outcome::stay().and(Next::Below(command));
        }
        let Command::Filter(command) = command else { return Outcome::stay() };
        match command {
            FilterCommand::Keep => Outcome::close(),
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
        cx.arrangement.set_filter(self.tab, self.buffer.text());
        Outcome::stay()
    }

    fn hints(&self, _cx: &Context) -> Hints {
        vec![(FilterCommand::Keep.into(), "keep"), (ListCommand::Down.into(), "into the list")]
    }

    fn covers(&self) -> bool {
        false
    }
}
