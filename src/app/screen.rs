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

/// What became of the text of a screen when the program is to end.
pub enum Kept {
    /// Nothing is open in it that could get lost.
    Nothing,
    /// It was put into the season.
    Saved(Outcome),
    /// It can't be put there, and the screen says why.
    Refused(Outcome),
}

pub trait Screen {
    /// Where its keys are looked up, the innermost first.
    fn scopes(&self) -> &'static [Scope];

    /// Runs a command of one of its scopes.
    fn run(&mut self, cx: &mut Context, command: Command) -> Outcome;

    /// # Errors
    /// Why a command of its scopes can't run now, for the notice line.
    fn available(&self, _cx: &Context, _command: Command) -> Result<(), &'static str> {
        Ok(())
    }

    /// Esc: closes, unless something else comes first.
    fn back(&mut self, _cx: &mut Context) -> Outcome {
        Outcome::close()
    }

    /// True where Esc leads out of an inner part of it first.
    fn is_inside(&self) -> bool {
        false
    }

    /// The text that typed letters go into.
    fn text(&mut self) -> Option<&mut Buffer> {
        None
    }

    /// A letter that means something else than text; none where it doesn't.
    fn typed(&mut self, _cx: &mut Context, _letter: char) -> Option<Outcome> {
        None
    }

    /// A paste that means something else than text; none where it doesn't.
    fn pasted(&mut self, _cx: &mut Context, _text: &str) -> Option<Outcome> {
        None
    }

    /// Whatever follows from another text: new results, another filter, the next match.
    fn text_changed(&mut self, _cx: &mut Context) -> Outcome {
        Outcome::stay()
    }

    /// Ctrl-S, where it means something of its own.
    fn save(&mut self, _cx: &mut Context) -> Option<Outcome> {
        None
    }

    /// Puts a text that is being typed into the season.
    fn commit(&mut self, _cx: &mut Context) {}

    /// The program is to end at once.
    fn keep(&mut self, _cx: &mut Context) -> Kept {
        Kept::Nothing
    }

    /// Makes selection and scroll fit the season and the window. Runs after each message.
    fn fit(&mut self, _cx: &Context) {}

    /// An answer: of a screen that it opened, or of the shell.
    fn heard(&mut self, _cx: &mut Context, _reply: Reply) -> Outcome {
        Outcome::stay()
    }

    /// Its texts that differ from what the season holds.
    fn drafts(&self) -> Vec<Draft> {
        Vec::new()
    }

    /// True while something is typed that isn't in the season.
    fn is_writing(&self) -> bool {
        false
    }

    /// True while something is typed that goes into the season by itself within a second of rest.
    fn is_typing(&self) -> bool {
        false
    }

    fn hints(&self, cx: &Context) -> Hints;

    /// The keys that are never left out of the footer.
    fn way_out(&self) -> Hints {
        vec![(GlobalCommand::Back.into(), "back")]
    }

    /// True where nothing of what lies below is seen.
    fn covers(&self) -> bool {
        true
    }

    /// True for a question about something that isn't saved; it goes once it is.
    fn waits_for_save(&self) -> bool {
        false
    }

    /// The times that it shows as countdowns.
    fn whens(&self, _cx: &Context) -> Vec<When> {
        Vec::new()
    }
}
