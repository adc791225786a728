//! A short list of choices, each with a letter of its own.

use crate::app::{
    command::{Command, ListCommand, MenuCommand, Scope},
    context::Context,
    list::{ListState, Step},
    outcome::{Action, Choice, Choices, Next, Outcome},
    screen::{Hints, Screen},
};

#[derive(Debug)]
pub struct Menu {
    pub choices: Choices,
    pub list: ListState<usize>,
}

impl Menu {
    pub fn new(choices: Choices) -> Menu {
        let mut list = ListState::default();
        list.go(choices.at);
        Menu { choices, list }
    }

    /// Returns the index of the line with that letter, in its case or, if no line has that one, in the other.
    pub fn by_letter(&self, letter: char) -> Option<usize> {
        let lines = &self.choices.lines;
        let other = |it: Option<char>| it.is_some_and(|it| it.eq_ignore_ascii_case(&letter));
        let exact = lines.iter().position(|it| it.letter == Some(letter));
        exact.or_else(|| lines.iter().position(|it| other(it.letter)))
    }

    fn choose(&self, at: usize) -> Outcome {
        match self.choices.lines.get(at) {
            Some(line) => Outcome::close().and(line.leads_to.clone()),
            None => Outcome::stay(),
        }
    }
}

impl Screen for Menu {
    fn scopes(&self) -> &'static [Scope] {
        &[Scope::Menu, Scope::List, Scope::Global]
    }

    fn run(&mut self, _cx: &mut Context, command: Command) -> Outcome {
        let len = self.choices.lines.len();
        if let Command::List(step) = command {
            self.list.step_to(Step::of(step, len), len);
            return Outcome::stay();
        }
        let Command::Menu(command) = command else { return Outcome::stay() };
        match command {
            MenuCommand::Choose | MenuCommand::Tick => self.choose(self.list.index),
        }
    }

    fn typed(&mut self, _cx: &mut Context, letter: char) -> Option<Outcome> {
        self.by_letter(letter).map(|at| self.choose(at))
    }

    /// Handles Ctrl-S: what waits to be taken back isn't saved yet.
    fn save(&mut self, cx: &mut Context) -> Option<Outcome> {
        let takes = |it: &&Choice| matches!(it.leads_to, Next::Do(Action::TakeDrafts(_)));
        let letter = self.choices.lines.iter().find(takes)?.letter?;
        cx.refuse(format!("This text isn't in your season yet: {letter} takes it back, to be saved there"));
        Some(Outcome::stay())
    }

    fn hints(&self, _cx: &Context) -> Hints {
        vec![(MenuCommand::Choose.into(), "choose"), (ListCommand::Down.into(), "down")]
    }

    fn covers(&self) -> bool {
        false
    }
}
