//! One form for the rows of all tables and for the season's settings: it reads the field lists and nothing else.

use super::menu::{Action, Line, Menu};
use crate::{
    app::{App, command::Command, export::Export, overlay::Overlay},
    domain::{
        field::{FieldInfo, Kind},
        id::Id,
        review::Warning,
        tables::Table,
        time::Refusal,
        tracker::Tracker,
    },
    text::{Buffer, Lines, Motion, Select},
};

#[derive(Clone, Debug)]
pub struct Form {
    pub title: String,
    pub target: Target,
    pub fields: Vec<FormField>,
    pub at: usize,
    /// The first field in sight.
    pub offset: usize,
    /// The season as it was when the form was opened.
    pub base: Tracker,
}

/// What the form writes to.
#[derive(Clone, Debug, PartialEq)]
pub enum Target {
    /// A row; it is made by saving where there is none yet, with these fields set first.
    Row {
        table: Table,
        id: Id,
        preset: Vec<(&'static str, String)>,
    },
    Settings,
    /// The file that an export goes to.
    Export(Export),
    /// The reason for which a warning is set aside.
    Aside(Box<Warning>),
    /// The day until which a task is out of sight.
    Snooze(Id),
}

#[derive(Clone, Debug)]
pub struct FormField {
    pub info: FieldInfo,
    pub buffer: Buffer,
    pub error: Option<String>,
}

/// How a field is typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    Line,
    Long,
    Choice,
}

impl FormField {
    pub fn new(info: FieldInfo, text: &str) -> Self {
        let lines = if matches!(info.kind, Kind::Text) { Lines::Many } else { Lines::One };
        FormField { info, buffer: Buffer::new(text, lines), error: None }
    }

    pub fn way(&self) -> Way {
        match self.info.kind {
            Kind::Text => Way::Long,
            Kind::Choice(_) | Kind::YesNo => Way::Choice,
            _ => Way::Line,
        }
    }

    /// Words and titles to choose from; the first is "not set".
    pub fn choices(&self) -> Vec<(&'static str, &'static str)> {
        let mut all = vec![("", "–")];
        match self.info.kind {
            Kind::Choice(words) => all.extend(words()),
            Kind::YesNo => all.extend([("yes", "yes"), ("no", "no")]),
            _ => {}
        }
        all
    }

    /// The cursor comes in: a short text is selected, so that typing replaces it.
    pub fn enter(&mut self) {
        match self.way() {
            Way::Line if !self.buffer.is_empty() => self.buffer.select_all(),
            _ => drop(self.buffer.go(Motion::End, Select::Drop)),
        }
    }

    fn choose(&mut self, pick: impl Fn(usize, usize) -> usize) {
        let choices = self.choices();
        let at = choices.iter().position(|it| it.0 == self.buffer.text()).unwrap_or(0);
        if let Some(choice) = choices.get(pick(at, choices.len())) {
            self.buffer.set_text(choice.0);
            self.error = None;
        }
    }
}

impl Form {
    pub fn current(&self) -> Option<&FormField> {
        self.fields.get(self.at)
    }

    pub fn current_mut(&mut self) -> Option<&mut FormField> {
        self.fields.get_mut(self.at)
    }

    /// True for the form of a row or the settings: what is typed there belongs to the season.
    pub fn is_row(&self) -> bool {
        matches!(self.target, Target::Row { .. } | Target::Settings)
    }

    /// Rows that all its fields take.
    pub fn rows(&self) -> usize {
        self.fields.iter().map(FormField::height).sum()
    }

    pub fn is_dirty(&self) -> bool {
        self.fields.iter().any(|it| it.buffer.is_dirty())
    }

    fn go(&mut self, at: usize) {
        self.at = at.min(self.fields.len().saturating_sub(1));
        if let Some(field) = self.current_mut() {
            field.enter();
        }
    }
}

impl App {
    /// Opens the form of a row that is there.
    pub(in crate::app) fn open_form(&mut self, table: Table, id: &Id, first: Option<&str>) {
        let title = match self.row_title(table, id) {
            title if title.is_empty() => format!("Edit {}", table.noun()),
            title => title,
        };
        self.push_form(title, table, id.clone(), Vec::new(), first);
    }

    /// Opens the form of a row to be made.
    pub(in crate::app) fn open_new(
        &mut self,
        table: Table,
        title: &str,
        preset: Vec<(&'static str, String)>,
    ) {
        let id = self.ids.make();
        self.push_form(title.to_owned(), table, id, preset, None);
    }

    /// The form of a row to be made that has an id already.
    pub(in crate::app) fn open_new_as(&mut self, table: Table, id: Id) {
        let preset = match table {
            Table::Interviews => App::interview_preset(),
            Table::Milestones => vec![("kind", "task".to_owned())],
            _ => Vec::new(),
        };
        self.push_form(format!("New {}", table.noun()), table, id, preset, None);
    }

    fn push_form(
        &mut self,
        title: String,
        table: Table,
        id: Id,
        preset: Vec<(&'static str, String)>,
        first: Option<&str>,
    ) {
        let mut fields = Vec::new();
        for info in table.fields() {
            let stored = self.field_text(table, &id, info.name);
            let text = preset
                .iter()
                .find(|it| it.0 == info.name)
                .map(|it| it.1.clone())
                .or(stored)
                .unwrap_or_default();
            fields.push(FormField::new(info, &self.shown(info.kind, &text)));
        }
        let at = first.and_then(|name| fields.iter().position(|it| it.info.name == name)).unwrap_or(0);
        if let Some(field) = fields.get_mut(at) {
            field.enter();
        }
        let target = Target::Row { table, id, preset };
        self.show_form(title, target, fields, at);
    }

    pub(in crate::app) fn show_form(
        &mut self,
        title: String,
        target: Target,
        fields: Vec<FormField>,
        at: usize,
    ) {
        let form = Form { title, target, fields, at, offset: 0, base: self.tracker.clone() };
        self.overlays.push(Overlay::Form(Box::new(form)));
        self.fit_form();
    }

    pub(in crate::app) fn form_command(&mut self, command: Command) {
        let Some(Overlay::Form(form)) = self.overlays.last_mut() else { return };
        let last = form.fields.len().saturating_sub(1);
        match command {
            Command::FormNext => form.go(if form.at == last { 0 } else { form.at.saturating_add(1) }),
            Command::FormPrevious => form.go(if form.at == 0 { last } else { form.at.saturating_sub(1) }),
            Command::FormFirst => form.go(0),
            Command::FormLast => form.go(last),
            Command::FormEnter if form.at < last => form.go(form.at.saturating_add(1)),
            Command::FormEnter | Command::FormSave => self.save_form(),
            Command::ChoiceNext | Command::ChoicePrevious => {
                if let Some(field) = form.current_mut() {
                    let back = command == Command::ChoicePrevious;
                    field.choose(|at, len| {
                        if back {
                            at.checked_sub(1).unwrap_or(len.saturating_sub(1))
                        } else {
                            (at + 1) % len.max(1)
                        }
                    });
                }
            }
            _ => {}
        }
        self.fit_form();
    }

    /// A letter on a field of choices takes the next choice that begins with it.
    pub(in crate::app) fn form_letter(&mut self, letter: char) -> bool {
        let Some(Overlay::Form(form)) = self.overlays.last_mut() else { return false };
        let Some(field) = form.current_mut().filter(|it| it.way() == Way::Choice) else { return false };
        let letter = letter.to_lowercase().to_string();
        let choices = field.choices();
        let fits = |at: &usize| choices.get(*at).is_some_and(|it| it.1.to_lowercase().starts_with(&letter));
        field.choose(|at, len| (at + 1..len).chain(0..=at).find(fits).unwrap_or(at));
        true
    }

    pub(in crate::app) fn field_changed(&mut self) {
        if let Some(Overlay::Form(form)) = self.overlays.last_mut()
            && let Some(field) = form.current_mut()
        {
            field.error = None;
        }
        self.fit_form();
    }

    /// Takes a choice for a field whose text was refused, and tries again.
    pub(in crate::app) fn set_form_text(&mut self, field: usize, text: &str) {
        if let Some(Overlay::Form(form)) = self.overlays.last_mut()
            && let Some(field) = form.fields.get_mut(field)
        {
            field.buffer.set_text(text);
        }
        self.save_form();
    }

    /// Esc: a changed form asks first.
    pub(in crate::app) fn leave_form(&mut self) {
        let Some(Overlay::Form(form)) = self.overlays.last() else { return };
        if !form.is_dirty() {
            self.overlays.pop();
            return;
        }
        let lines = vec![
            Line::new('s', "Save", "", Action::SaveForm),
            Line::new('d', "Discard the changes", "", Action::DiscardForm),
            Line::new('k', "Keep editing", "", Action::Stay),
        ];
        let about = form.title.clone();
        self.overlays.push(Overlay::Menu(Menu::new("This form has changes", about, lines)));
    }

    /// Saves the form as one step, or shows under each field why it can't be saved.
    pub(in crate::app) fn save_form(&mut self) {
        let Some(Overlay::Form(form)) = self.overlays.last().map(|it| it as &Overlay) else { return };
        let form = form.clone();
        let text = form.fields.first().map(|it| it.buffer.text()).unwrap_or_default();
        match &form.target {
            Target::Row { .. } | Target::Settings => {}
            Target::Snooze(id) => return self.snooze_typed(id, &text),
            Target::Export(export) => {
                self.overlays.pop();
                return self.export_to(*export, text.trim());
            }
            Target::Aside(warning) => {
                self.overlays.pop();
                return self.dismissed(warning, &text);
            }
        }
        let mut draft = form.base.clone();
        let refusals = self.fill(&form, &mut draft);
        if !refusals.is_empty() {
            return self.show_refusals(refusals);
        }
        self.overlays.pop();
        self.form_saved(&form, draft);
    }

    pub(in crate::app) fn show_refusals(&mut self, refusals: Vec<(usize, Refusal)>) {
        let Some(Overlay::Form(form)) = self.overlays.last_mut() else { return };
        for (at, refusal) in &refusals {
            if let Some(field) = form.fields.get_mut(*at) {
                field.error = Some(refusal.why.clone());
            }
        }
        let Some((at, refusal)) = refusals.into_iter().next() else { return };
        form.at = at;
        let label = form.fields.get(at).map(|it| it.info.label).unwrap_or_default();
        if !refusal.choices.is_empty() {
            let line = |(n, (text, when)): (usize, &(String, crate::domain::time::When))| {
                let letter = char::from_digit(n as u32 + 1, 10);
                let action = Action::FieldText { field: at, text: crate::domain::time::show_for_edit(when) };
                Line::new(letter, text.clone(), "", action)
            };
            let lines: Vec<Line> = refusal.choices.iter().enumerate().take(9).map(line).collect();
            self.overlays.push(Overlay::Menu(Menu::new(label, refusal.why, lines)));
        }
        self.fit_form();
    }

    /// Keeps the present field in sight.
    pub(in crate::app) fn fit_form(&mut self) {
        let size = self.size;
        let Some(Overlay::Form(form)) = self.overlays.last_mut() else { return };
        let inner = crate::layout::form_inner(size, form.rows());
        for field in &mut form.fields {
            if field.way() == Way::Long {
                field.buffer.set_columns(crate::layout::form_text_width(inner).saturating_sub(1).max(1));
            }
        }
        let heights: Vec<usize> = form.fields.iter().map(FormField::height).collect();
        let room = usize::from(inner.height).saturating_sub(3);
        form.offset = form.offset.min(form.at);
        while form.offset < form.at
            && heights.get(form.offset..=form.at).map_or(0, |it| it.iter().sum::<usize>()) > room
        {
            form.offset = form.offset.saturating_add(1);
        }
    }
}

impl FormField {
    /// Rows it takes: its line or lines, and one for an error.
    pub fn height(&self) -> usize {
        let lines = match self.way() {
            Way::Long => self.buffer.row_count().clamp(1, 6),
            _ => 1,
        };
        lines + usize::from(self.error.is_some())
    }
}
