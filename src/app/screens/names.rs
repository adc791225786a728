//! The screen on which a list of names is pasted or typed, one per line.

use crate::{
    app::{
        command::{Command, GlobalCommand, NoteCommand, Scope},
        context::Context,
        drafts::draft,
        message::Effect,
        outcome::{Outcome, Reply, Route},
        screen::{Hints, Screen},
        texts,
        writing::Writing,
    },
    data::catalog::with_columns_shown,
    store::report::Draft,
    text::Buffer,
};

#[derive(Debug)]
pub struct Names {
    pub writing: Writing,
}

impl Names {
    /// Makes the screen with that text, as if it had been typed.
    pub fn new(text: &str) -> Names {
        let mut writing = Writing::new("Names of programs, one per line", "");
        if !text.is_empty() {
            texts::put(&mut writing.buffer, &with_columns_shown(text));
        }
        Names { writing }
    }

    /// Goes on to what the names mean; closes if there are none.
    fn matched(&self) -> Outcome {
        let text = self.writing.buffer.text();
        match text.trim().is_empty() {
            true => Outcome::close(),
            false => Outcome::close().and_open(Route::Matches(text)),
        }
    }
}

impl Screen for Names {
    fn scopes(&self) -> &'static [Scope] {
        &[Scope::Note, Scope::Text, Scope::Global]
    }

    fn run(&mut self, cx: &mut Context, command: Command) -> Outcome {
        if command == NoteCommand::Outside.into() {
            cx.send(Effect::EditText { asker: cx.asker, draft: draft(None, &self.writing.buffer) });
        } else {
            self.writing.run(cx, command);
        }
        Outcome::stay()
    }

    fn available(&self, _cx: &Context, command: Command) -> Result<(), &'static str> {
        match command == NoteCommand::Template.into() {
            true => Err("only in a note"),
            false => Ok(()),
        }
    }

    fn back(&mut self, _cx: &mut Context) -> Outcome {
        match self.writing.search.take() {
            Some(_) => Outcome::stay(),
            None => self.matched(),
        }
    }

    fn text(&mut self) -> Option<&mut Buffer> {
        Some(self.writing.active())
    }

    /// Keeps the columns of a pasted table, which a text without tabs would lose, and leaves out empty lines, which are no
    /// names: many terminals make two of each line end of a text from Windows.
    fn pasted(&mut self, _cx: &mut Context, text: &str) -> Option<Outcome> {
        let is_list = text.contains(['\t', '\n']) && self.writing.search.is_none();
        is_list
            .then(|| texts::put(&mut self.writing.buffer, &with_columns_shown(&without_empty_lines(text))))?;
        Some(Outcome::stay())
    }

    fn text_changed(&mut self, _cx: &mut Context) -> Outcome {
        self.writing.search_again();
        Outcome::stay()
    }

    fn save(&mut self, _cx: &mut Context) -> Option<Outcome> {
        Some(self.matched())
    }

    fn fit(&mut self, cx: &Context) {
        self.writing.fit(cx);
    }

    fn heard(&mut self, _cx: &mut Context, reply: Reply) -> Outcome {
        if let Reply::Edited(text) = reply {
            self.writing.buffer.set_text(&with_columns_shown(text.trim_end_matches('\n')));
        }
        Outcome::stay()
    }

    fn is_writing(&self) -> bool {
        self.writing.buffer.is_dirty()
    }

    fn drafts(&self) -> Vec<Draft> {
        self.is_writing().then(|| draft(None, &self.writing.buffer)).into_iter().collect()
    }

    fn hints(&self, _cx: &Context) -> Hints {
        vec![(NoteCommand::NewLine.into(), "next name")]
    }

    fn way_out(&self) -> Hints {
        vec![(GlobalCommand::Back.into(), "match these names")]
    }
}

fn without_empty_lines(text: &str) -> String {
    text.split_inclusive('\n').filter(|it| !it.trim().is_empty()).collect()
}
