//! Text that is being typed and isn't in the season yet: handed out, so that a kill loses a second of it at most, and
//! offered back at the next start.

use std::path::PathBuf;

use super::{
    App, UndoStep,
    message::Effect,
    overlay::{
        Overlay,
        form::{Form, Target},
        menu::{Action, Line, Menu},
        note::Note,
    },
};
use crate::{
    domain::{id::Id, tables::Table, time::Stamp},
    store::report::Draft,
    text::{clean, cut, paragraphs},
};

/// What a session that ended without saving has left.
#[derive(Clone, Debug, PartialEq)]
pub struct Left {
    pub file: PathBuf,
    pub at: Option<Stamp>,
    pub texts: Vec<LeftText>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct LeftText {
    /// `interviews/9c1f…/notes`, as a JSON pointer without its first slash.
    pub place: String,
    pub text: String,
    pub base: Base,
}

/// What the season holds where it was typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Base {
    /// What the typing started from.
    Same,
    Other,
}

/// Where a list of names is typed.
const NAMES: &str = "names";

impl App {
    /// Every open text that differs from what the season holds.
    pub fn drafts(&self) -> Vec<Draft> {
        let mut drafts = Vec::new();
        for overlay in &self.overlays {
            match overlay {
                Overlay::Note(note) | Overlay::Names(note) if note.buffer.is_dirty() => {
                    drafts.push(of_note(note));
                }
                Overlay::Form(form) => drafts.append(&mut form_drafts(form)),
                _ => {}
            }
        }
        drafts
    }

    /// True while something is typed that isn't in the season.
    pub fn is_writing(&self) -> bool {
        self.overlays.iter().any(|overlay| match overlay {
            Overlay::Note(note) | Overlay::Names(note) => note.buffer.is_dirty(),
            Overlay::Form(form) => form.is_row() && form.is_dirty(),
            _ => false,
        })
    }

    /// Asks about text that an earlier run left. What is in the season already is not worth a question.
    pub(super) fn offer_drafts(&mut self, mut left: Vec<Left>) {
        left.retain(|it| {
            let news = it.texts.iter().any(|draft| self.is_news(&draft.place, &draft.text));
            if !news {
                self.outgoing.push(Effect::DropDrafts(it.file.clone()));
            }
            news
        });
        left.sort_by_key(|it| it.at);
        let Some(first) = left.pop() else { return };
        let mut about = self.drafts_words(&first);
        if !left.is_empty() {
            about += &format!(" {} more under {}", left.len(), App::versions_key());
        }
        let lines = vec![
            Line::new('t', "Take it back", "it opens where it was typed", Action::TakeDrafts(first.clone())),
            Line::new('l', "Later", format!("{} keeps it", App::versions_key()), Action::Stay),
            Line::new('x', "Throw it away", "asks once more", Action::DropDrafts(first.file)),
        ];
        self.overlays.push(Overlay::Menu(Menu::new("Typed and not saved", about, lines)));
    }

    fn is_news(&self, place: &str, text: &str) -> bool {
        let present =
            parts(place).and_then(|(table, id, field)| self.tracker.field(table, id.as_str(), field));
        !text.trim().is_empty() && present.as_deref() != Some(text)
    }

    /// "UCSF IR › Notes, from Mon 23 Nov 14:20: “Great call room…”"
    pub fn drafts_words(&self, left: &Left) -> String {
        let one = |draft: &LeftText| {
            let place = parts(&draft.place);
            let present = place.and_then(|(table, id, field)| self.tracker.field(table, id.as_str(), field));
            let present = present.unwrap_or_default();
            let known = |line: &str| line.trim().is_empty() || present.lines().any(|it| it == line);
            let line = draft.text.lines().find(|it| !known(it)).unwrap_or_default();
            format!("{}: “{}”", self.draft_title(&draft.place), cut(&clean(line), 40))
        };
        let all: Vec<String> = left.texts.iter().map(one).collect();
        let at = left.at.map(|at| format!("From {}. ", self.stamp_words(at))).unwrap_or_default();
        format!("{at}{}", all.join(" · "))
    }

    pub fn draft_title(&self, place: &str) -> String {
        match parts(place) {
            Some((table, id, field))
                if !self.tracker.has(table, id.as_str()) && self.row_title(table, &id).is_empty() =>
            {
                let fields = table.fields();
                let label = fields.iter().find(|it| it.name == field).map_or(field, |it| it.label);
                format!("new {} › {label}", table.noun())
            }
            Some(_) => self.place_title(place),
            None => "Pasted names".to_owned(),
        }
    }

    /// Opens what was typed where it was typed: notes are put back at once, a form waits to be saved.
    pub(super) fn take_drafts(&mut self, left: Left) {
        let Left { file, texts, .. } = left;
        for draft in texts {
            match parts(&draft.place) {
                None => {
                    self.open_names();
                    self.type_text(&draft.text);
                }
                Some((table, id, field)) if field == "notes" && self.tracker.has(table, id.as_str()) => {
                    let present = self.tracker.field(table, id.as_str(), field).unwrap_or_default();
                    let text = match draft.base {
                        Base::Same => draft.text,
                        Base::Other => paragraphs::merge("", &present, &draft.text).text,
                    };
                    let label = format!("Took back {}", self.draft_title(&draft.place));
                    let base = self.tracker.clone();
                    self.set_text(label, &base, (table, &id, field), &text, UndoStep::New);
                    self.open_note(table, &id, "notes");
                }
                Some((table, id, field)) => self.take_form_draft(table, &id, field, &draft.text),
            }
        }
        self.outgoing.push(Effect::DropDrafts(file));
    }

    fn take_form_draft(&mut self, table: Table, id: &Id, field: &str, text: &str) {
        let here = |it: &Overlay| matches!(it, Overlay::Form(form) if matches!(&form.target, Target::Row { table: of, id: row, .. } if *of == table && row == id));
        if !self.overlays.last().is_some_and(here) {
            match self.row_title(table, id).is_empty() {
                true => self.open_new_as(table, id.clone()),
                false => self.open_form(table, id, None),
            }
        }
        if let Some(Overlay::Form(form)) = self.overlays.last_mut()
            && let Some(at) = form.fields.iter().position(|it| it.info.name == field)
        {
            form.at = at;
            if let Some(it) = form.fields.get_mut(at) {
                it.buffer.select_all();
                it.buffer.paste(text);
            }
        }
    }
}

pub(super) fn of_note(note: &Note) -> Draft {
    Draft {
        place: note.target.as_ref().map_or(NAMES.to_owned(), |it| place(it.0, &it.1, it.2)),
        base: note.buffer.start_text().to_owned(),
        text: note.buffer.text(),
        cursor: note.buffer.offset(),
    }
}

fn form_drafts(form: &Form) -> Vec<Draft> {
    let Target::Row { table, id, .. } = &form.target else { return Vec::new() };
    let typed = form.fields.iter().filter(|it| it.buffer.is_dirty());
    let draft = |it: &super::overlay::form::FormField| Draft {
        place: place(*table, id, it.info.name),
        base: it.buffer.start_text().to_owned(),
        text: it.buffer.text(),
        cursor: it.buffer.offset(),
    };
    typed.map(draft).collect()
}

fn place(table: Table, id: &Id, field: &str) -> String {
    format!("{}/{}/{field}", table.key(), id.as_str().replace('~', "~0").replace('/', "~1"))
}

fn parts(place: &str) -> Option<(Table, Id, &'static str)> {
    let mut parts = place.split('/');
    let (table, id, field) = (Table::from_key(parts.next()?)?, parts.next()?, parts.next()?);
    let field = table.fields().into_iter().find(|it| it.name == field)?.name;
    let id = Id::new(&id.replace("~1", "/").replace("~0", "~"));
    parts.next().is_none().then_some((table, id, field))
}
