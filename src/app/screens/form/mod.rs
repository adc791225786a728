//! One form for the rows of all tables and for the season's settings: it reads the field lists and nothing else.

mod checks;
mod counted;
mod ends;
mod field;
mod figure;
mod fill;
mod kept;
mod numbers;
mod of_message;
mod saved;
mod settings;
mod several;
mod shared;
mod ticks;

use crate::app::{
    command::{ChoiceCommand, Command, FormCommand, GlobalCommand, NoteCommand, Scope, TicksCommand},
    context::Context,
    outcome::{Choice, Choices, LinePurpose, Next, Outcome, Reply, Route, RowForm},
    screen::{Hints, Kept, Screen},
    texts::{Searched, may_run_in_lines, run_lines},
    writing,
};
use crate::{
    domain::{
        field::FieldInfo,
        tables::Table,
        time::{Refusal, When, show_for_edit},
        tracker::Tracker,
    },
    layout::{form_inner, form_text_width},
    store::report::Draft,
    text::Buffer,
};
pub use field::{Above, FormField, Input, Target};

#[derive(Debug)]
pub struct Form {
    pub title: String,
    pub target: Target,
    pub fields: Vec<FormField>,
    pub at: usize,
    /// The first field in sight.
    pub offset: usize,
    /// The season as it was when the form was opened.
    base: Tracker,
    /// True after the form couldn't be saved at the end of the program; the same key once more ends it.
    quit_refused: bool,
    /// The texts of fields that were chosen or agreed to after a question.
    agreed: Vec<(usize, String)>,
}

impl Form {
    /// Makes the form of a row.
    pub fn row(cx: &mut Context, form: RowForm) -> Form {
        let RowForm { table, id, title, preset, first, typed } = form;
        let id = id.unwrap_or_else(|| cx.ids.make());
        let title = title.unwrap_or_else(|| match cx.row_title(table, &id) {
            title if title.is_empty() => format!("Edit {}", table.noun()),
            title => title,
        });
        let text = |info: &FieldInfo| {
            let preset = preset.iter().find(|it| it.0 == info.name).map(|it| it.1.clone());
            preset.or_else(|| fill::field_text(cx, table, &id, info.name)).unwrap_or_default()
        };
        let kind = cx.season.kind();
        let is_of_match = |word: &str| word.parse().is_ok_and(|it| kind.has(it));
        let field = |info: FieldInfo| {
            let field = FormField::new(info, &fill::shown_text(cx, info, text(&info)));
            if info.name == "specialty" { field.putting_first(is_of_match) } else { field }
        };
        let mut fields: Vec<FormField> = fill::fields(cx, table, &id).into_iter().map(field).collect();
        if let Some(first) = fields.get_mut(shared::FIRST).filter(|_| table == Table::Interviews) {
            first.above = Above::Line;
        }
        if table == Table::Messages {
            of_message::arrange(&mut fields);
        }
        let mut form = Form::new(cx, title, Target::Row { table, id, preset }, fields);
        let at = first.and_then(|name| form.fields.iter().position(|it| it.info.name == name));
        form.go(at.unwrap_or(0));
        for (name, text) in typed {
            let field = form.fields.iter_mut().find(|it| it.info.name == name);
            field.into_iter().for_each(|it| it.type_over(&text));
        }
        form
    }

    pub fn settings(cx: &Context) -> Form {
        let mut form = Form::new(cx, "Settings".to_owned(), Target::Settings, settings::settings_fields(cx));
        form.go(0);
        form
    }

    /// Makes the form of the user's own correction of a figure.
    pub fn figure(cx: &Context, id: String) -> Form {
        let title = cx.season.facts.figure(&id).map(|it| it.title.clone()).unwrap_or_default();
        let fields = figure::fields(cx, &id);
        let mut form = Form::new(cx, title, Target::Figure(id), fields);
        form.go(0);
        form
    }

    /// Makes a form of one line of text.
    pub fn line(cx: &Context, title: String, field: FormField, purpose: LinePurpose) -> Form {
        Form::new(cx, title, Target::Line(purpose), vec![field])
    }

    fn new(cx: &Context, title: String, target: Target, fields: Vec<FormField>) -> Form {
        let base = cx.season.tracker.clone();
        Form { title, target, fields, at: 0, offset: 0, base, quit_refused: false, agreed: Vec::new() }
    }

    pub fn current(&self) -> Option<&FormField> {
        self.fields.get(self.at)
    }

    fn current_mut(&mut self) -> Option<&mut FormField> {
        self.fields.get_mut(self.at)
    }

    fn input(&self) -> Input {
        self.current().map_or(Input::Line, FormField::input)
    }

    /// Returns what the text of the present field is read as, while it is typed.
    pub fn hint(&self, cx: &Context) -> Option<String> {
        let hint = fill::field_hint(cx, &self.target, &self.fields, self.at);
        let removed = self.current().and_then(ticks::removed_words);
        let length = self.current().and_then(|it| checks::length_words(cx, &self.target, it));
        let address = self.current().and_then(checks::address_words);
        let all: Vec<String> = [hint, removed, length, address].into_iter().flatten().collect();
        (!all.is_empty()).then(|| all.join(" · "))
    }

    /// Returns true for the form of a row or the settings: what is typed there belongs to the season.
    fn is_about_season(&self) -> bool {
        !matches!(self.target, Target::Line(_))
    }

    /// Returns how many rows all its fields take.
    pub fn rows(&self) -> usize {
        self.fields.iter().map(FormField::height).sum()
    }

    fn is_dirty(&self) -> bool {
        self.fields.iter().any(|it| it.buffer.is_dirty())
    }

    fn last(&self) -> usize {
        self.fields.len().saturating_sub(1)
    }

    fn go(&mut self, at: usize) {
        self.at = at.min(self.last());
        if let Some(field) = self.current_mut() {
            field.enter();
        }
    }

    fn run_form(&mut self, cx: &mut Context, command: FormCommand) -> Outcome {
        let last = self.last();
        match command {
            FormCommand::Next => self.go(if self.at == last { 0 } else { self.at.saturating_add(1) }),
            FormCommand::Previous => self.go(if self.at == 0 { last } else { self.at.saturating_sub(1) }),
            FormCommand::First => self.go(0),
            FormCommand::Last => self.go(last),
            FormCommand::Enter if self.at < last => self.go(self.at.saturating_add(1)),
            FormCommand::Enter | FormCommand::Save => return self.save_all(cx).unwrap_or_else(|it| it),
        }
        Outcome::stay()
    }

    fn run_choice(&mut self, command: ChoiceCommand) {
        let Some(field) = self.current_mut() else { return };
        match command {
            ChoiceCommand::Next if field.goes_on_with_blank() => {}
            ChoiceCommand::Next => field.choose(|at, len| (at + 1) % len.max(1)),
            ChoiceCommand::Previous => {
                field.choose(|at, len| at.checked_sub(1).unwrap_or(len.saturating_sub(1)))
            }
        }
    }

    /// Saves the form as one step, or shows under each field why it can't be saved.
    fn save_all(&mut self, cx: &mut Context) -> Result<Outcome, Outcome> {
        if let Target::Line(purpose) = self.target.clone() {
            let text = self.fields.first().map(|it| it.buffer.text()).unwrap_or_default();
            return saved::line_saved(cx, purpose, text).map_err(|it| self.show_refusals(cx, it));
        }
        if let Target::Figure(id) = self.target.clone() {
            return figure::save(cx, &id, &self.fields).map_err(|it| self.show_refusals(cx, it));
        }
        let mut draft = self.base.clone();
        let refusals = fill::fill(cx, &self.target, &self.fields, &mut draft);
        if !refusals.is_empty() {
            return Err(self.show_refusals(cx, refusals));
        }
        let unwanted = || of_message::ask_unwanted(cx, &self.target, &self.fields, (&draft, &self.agreed));
        let new = shared::ask_new(cx, &self.target, &self.fields, &self.agreed);
        if let Some(choices) = new.or_else(unwanted) {
            return Err(Outcome::open(Route::Menu(choices)));
        }
        let Target::Row { table, id, .. } = &self.target else {
            return Ok(saved::settings_saved(cx, &self.base, draft));
        };
        let outcome = saved::row_saved(cx, (*table, id), &self.base, draft);
        Ok(Outcome { closes: true, ..outcome })
    }

    /// Says below each field why it can't be saved, and asks where one of a few meanings will do.
    fn show_refusals(&mut self, cx: &Context, refusals: Vec<(usize, Refusal)>) -> Outcome {
        for (at, refusal) in &refusals {
            if let Some(field) = self.fields.get_mut(*at) {
                field.error = Some(refusal.why.clone());
            }
        }
        let Some((at, refusal)) = refusals.into_iter().next() else { return Outcome::stay() };
        self.at = at;
        if refusal.choices.is_empty() {
            return Outcome::stay();
        }
        let label = self.current().map(|it| it.info.label).unwrap_or_default();
        let typed = self.current().map(|it| it.buffer.text()).unwrap_or_default();
        let reading = cx.reading(None);
        let line = |(n, (text, when)): (u32, &(String, When))| {
            let span = ends::meant_span(&typed, when, &reading);
            let meant = span.unwrap_or_else(|| show_for_edit(when));
            let reply = Reply::FieldText { field: at, text: meant };
            Choice::new(char::from_digit(n, 10), text.clone(), "", Next::Tell(reply))
        };
        let lines: Vec<Choice> = (1..10).zip(&refusal.choices).map(line).collect();
        Outcome::open(Route::Menu(Choices::new(label, refusal.why, lines)))
    }
}

impl Screen for Form {
    fn scopes(&self) -> &'static [Scope] {
        match self.input() {
            Input::Choice => &[Scope::Choice, Scope::Form, Scope::Global],
            Input::Ticks => &[Scope::Ticks, Scope::Form, Scope::Global],
            Input::Long => &[Scope::Note, Scope::Form, Scope::Text, Scope::Global],
            Input::Line => &[Scope::Form, Scope::Text, Scope::Global],
        }
    }

    fn run(&mut self, cx: &mut Context, command: Command) -> Outcome {
        self.quit_refused = false;
        if let Command::Form(command) = command {
            return self.run_form(cx, command);
        }
        if command == TicksCommand::Open.into() {
            return ticks::open(self.current(), 0);
        }
        if let Command::Choice(command) = command {
            self.run_choice(command);
        }
        if let (Command::Note(command), Some(field)) = (command, self.current_mut()) {
            run_lines(&mut field.buffer, command, writing::page(cx));
        }
        Outcome::stay()
    }

    fn available(&self, _cx: &Context, command: Command) -> Result<(), &'static str> {
        let Command::Note(command) = command else { return Ok(()) };
        may_run_in_lines(command, Searched::No)
    }

    /// Handles Esc: a changed form asks first.
    fn back(&mut self, _cx: &mut Context) -> Outcome {
        if !self.is_dirty() {
            return Outcome::close();
        }
        let lines = vec![
            Choice::new('s', "Save", "", Next::Tell(Reply::SaveForm)),
            Choice::new('d', "Discard the changes", "", Next::Tell(Reply::Discard)),
            Choice::new('k', "Keep editing", "", Next::Nothing),
        ];
        let choices = Choices::new("This form has changes", self.title.clone(), lines);
        Outcome::open(Route::Menu(choices))
    }

    fn text(&mut self) -> Option<&mut Buffer> {
        self.quit_refused = false;
        self.current_mut()
            .filter(|it| matches!(it.input(), Input::Line | Input::Long))
            .map(|it| &mut it.buffer)
    }

    fn typed(&mut self, cx: &mut Context, letter: char) -> Option<Outcome> {
        if letter == ' ' {
            return None;
        }
        let field = self.current_mut()?;
        let said = match field.input() {
            Input::Choice => field.choose_by_letter(letter),
            Input::Ticks => Some(format!("{} shows what can be ticked here", TicksCommand::Open.key())),
            Input::Line | Input::Long => return None,
        };
        said.into_iter().for_each(|it| cx.refuse(it));
        Some(Outcome::stay())
    }

    fn text_changed(&mut self, _cx: &mut Context) -> Outcome {
        if let Some(field) = self.current_mut() {
            field.error = None;
        }
        Outcome::stay()
    }

    fn keep(&mut self, cx: &mut Context) -> Kept {
        if self.quit_refused || !self.is_writing() {
            return Kept::Nothing;
        }
        match self.save_all(cx) {
            Ok(outcome) => Kept::Saved(outcome),
            Err(outcome) => {
                self.quit_refused = true;
                let key = GlobalCommand::QuitNow.key();
                cx.refuse(format!("This form can't be saved yet · {key} once more quits and offers it back"));
                Kept::Refused(outcome)
            }
        }
    }

    /// Keeps the present field in sight.
    fn fit(&mut self, cx: &Context) {
        of_message::follow_kind(&self.target, &mut self.fields);
        let inner = form_inner(cx.size, self.rows());
        let columns = form_text_width(inner).saturating_sub(1).max(1);
        for field in self.fields.iter_mut().filter(|it| it.input() == Input::Long) {
            field.buffer.set_columns(columns);
        }
        let heights: Vec<usize> = self.fields.iter().map(FormField::height).collect();
        let room = usize::from(inner.height).saturating_sub(3);
        let used = |from: usize, at: usize| heights.get(from..=at).map_or(0, |it| it.iter().sum::<usize>());
        self.offset = self.offset.min(self.at);
        while self.offset < self.at && used(self.offset, self.at) > room {
            self.offset = self.offset.saturating_add(1);
        }
    }

    fn heard(&mut self, cx: &mut Context, reply: Reply) -> Outcome {
        match reply {
            Reply::SaveForm => self.save_all(cx).unwrap_or_else(|it| it),
            Reply::Discard => {
                cx.say("Nothing was changed");
                Outcome::close()
            }
            Reply::FieldText { field, text } => {
                self.fields.get_mut(field).into_iter().for_each(|it| it.buffer.set_text(&text));
                self.agreed.push((field, text));
                self.save_all(cx).unwrap_or_else(|it| it)
            }
            Reply::Ticked(line) => {
                self.current_mut().into_iter().for_each(|it| it.tick(line));
                ticks::open(self.current(), line)
            }
            Reply::Beside(_)
            | Reply::Compared { .. }
            | Reply::Removed
            | Reply::EditNames
            | Reply::TakenAnyway
            | Reply::Picked { .. }
            | Reply::GuidePlace(_)
            | Reply::Edited(_)
            | Reply::Insert(_) => Outcome::stay(),
        }
    }

    fn is_writing(&self) -> bool {
        self.is_about_season() && self.is_dirty()
    }

    fn drafts(&self) -> Vec<Draft> {
        kept::drafts((&self.title, &self.target), &self.fields, &self.base)
    }

    fn hints(&self, _cx: &Context) -> Hints {
        let next = (FormCommand::Next.into(), "next field");
        let save = (FormCommand::Save.into(), "save");
        match self.input() {
            Input::Choice => vec![(ChoiceCommand::Next.into(), "choose"), next, save],
            Input::Ticks => vec![(TicksCommand::Open.into(), "tick"), next, save],
            Input::Long => vec![(NoteCommand::NewLine.into(), "new line"), next, save],
            Input::Line if self.at >= self.last() => {
                vec![(FormCommand::Enter.into(), "save"), (FormCommand::Next.into(), "first field")]
            }
            Input::Line => vec![next, (FormCommand::Enter.into(), "next"), save],
        }
    }
}
