//! What a screen is: whatever can have the keys, a tab or something that lies over it. It owns its state, shares the
//! context, and asks the house for everything else.

use super::{
    command::{Command, GlobalCommand, Scope},
    context::Context,
    outcome::{Outcome, Reply},
};
use crate::{domain::time::When, store::report::Draft, text::Buffer};

/// Keys for the footer, each with what it does.
pub type Hints = Vec<(Command, &'static str)>;

/// What became of the text of a screen when the program is about to end.
pub enum Kept {
    /// The screen had no text that could get lost.
    Nothing,
    /// The text was put into the season.
    Saved(Outcome),
    /// The text can't be put there, and the screen says why.
    Refused(Outcome),
}

/// The keys that are never left out of the footer where `?` isn't a letter of a text.
pub fn out_or_help() -> Hints {
    vec![(GlobalCommand::Back.into(), "back"), (GlobalCommand::Help.into(), "help")]
}

pub trait Screen {
    /// Returns the scopes in which its keys are looked up, the innermost first.
    fn scopes(&self) -> &'static [Scope];

    /// Runs a command of one of its scopes.
    fn run(&mut self, cx: &mut Context, command: Command) -> Outcome;

    /// # Errors
    /// Why a command of its scopes can't run now, for the notice line.
    fn available(&self, _cx: &Context, _command: Command) -> Result<(), &'static str> {
        Ok(())
    }

    /// Handles Esc: closes, unless something else comes first.
    fn back(&mut self, _cx: &mut Context) -> Outcome {
        Outcome::close()
    }

    /// Returns true if Esc leads out of an inner part of it first.
    fn is_inside(&self) -> bool {
        false
    }

    /// Returns the text that typed letters go into, if there is one.
    fn text(&mut self) -> Option<&mut Buffer> {
        None
    }

    /// Handles a letter that isn't meant as text; returns none if it is.
    fn typed(&mut self, _cx: &mut Context, _letter: char) -> Option<Outcome> {
        None
    }

    /// Handles a paste that isn't meant as text; returns none if it is.
    fn pasted(&mut self, _cx: &mut Context, _text: &str) -> Option<Outcome> {
        None
    }

    /// Does what follows from a changed text: new results, another filter, the next match.
    fn text_changed(&mut self, _cx: &mut Context) -> Outcome {
        Outcome::stay()
    }

    /// Handles Ctrl-S; returns none if it has no meaning of its own here.
    fn save(&mut self, _cx: &mut Context) -> Option<Outcome> {
        None
    }

    /// Puts a text that is being typed into the season.
    fn commit(&mut self, _cx: &mut Context) {}

    /// Prepares for the end of the program: keeps the text, or says why it can't.
    fn keep(&mut self, _cx: &mut Context) -> Kept {
        Kept::Nothing
    }

    /// Makes selection and scroll fit the season and the window. Runs after each message.
    fn fit(&mut self, _cx: &Context) {}

    /// Takes an answer of a screen that it opened, or of the shell.
    fn heard(&mut self, _cx: &mut Context, _reply: Reply) -> Outcome {
        Outcome::stay()
    }

    /// Returns its texts that differ from what the season holds.
    fn drafts(&self) -> Vec<Draft> {
        Vec::new()
    }

    /// Returns true while something is typed that isn't in the season.
    fn is_writing(&self) -> bool {
        false
    }

    /// Returns true while something is typed that goes into the season by itself within a second of rest.
    fn is_typing(&self) -> bool {
        false
    }

    fn hints(&self, cx: &Context) -> Hints;

    /// Returns the keys that are never left out of the footer.
    fn way_out(&self) -> Hints {
        vec![(GlobalCommand::Back.into(), "back")]
    }

    /// Returns true if it covers everything below it.
    fn covers(&self) -> bool {
        true
    }

    /// Returns true for a question about something that isn't saved; it closes once that is saved.
    fn waits_for_save(&self) -> bool {
        false
    }

    /// Returns the times that it shows as countdowns.
    fn whens(&self, _cx: &Context) -> Vec<When> {
        Vec::new()
    }
}
