//! Writing: the notes of a record, or a list of pasted names. The text enters the tracker as one undo step when one
//! leaves it.

use crate::{
    app::{App, UndoStep, command::Command, drafts, message::Effect, overlay::Overlay},
    domain::{id::Id, tables::Table, tracker::Tracker},
    layout,
    text::{Buffer, Find, Lines, Motion, Select},
};

#[derive(Clone, Debug)]
pub struct Note {
    pub title: String,
    /// The field that is written; none for a list of names.
    pub target: Option<(Table, Id, &'static str)>,
    pub buffer: Buffer,
    /// The first row in sight.
    pub offset: usize,
    /// What is looked for, while it is typed.
    pub search: Option<Buffer>,
    /// The season as it was when the typing began, or when it was last put into it.
    pub base: Tracker,
    /// Set once this visit has its undo step: what is typed later joins it.
    pub has_step: bool,
}

impl Note {
    pub fn new(
        title: impl Into<String>,
        target: Option<(Table, Id, &'static str)>,
        text: &str,
        base: Tracker,
    ) -> Self {
        let buffer = Buffer::new(text, Lines::Many);
        Note { title: title.into(), target, buffer, offset: 0, search: None, base, has_step: false }
    }

    /// The text that letters go into: the note, or what is looked for in it.
    pub fn active_mut(&mut self) -> &mut Buffer {
        self.search.as_mut().unwrap_or(&mut self.buffer)
    }
}

impl App {
    pub(in crate::app) fn open_note(&mut self, table: Table, id: &Id, field: &'static str) {
        let text = self.tracker.field(table, id.as_str(), field).unwrap_or_default();
        let note = Note::new(
            self.note_title(table, id),
            Some((table, id.clone(), field)),
            &text,
            self.tracker.clone(),
        );
        self.overlays.push(Overlay::Note(Box::new(note)));
        self.fit_note();
    }

    /// Wraps the note to the present width and keeps its cursor in sight.
    pub(in crate::app) fn fit_note(&mut self) {
        let area = layout::prose(self.areas().body);
        let height = usize::from(area.height.saturating_sub(2)).max(1);
        if let Some(Overlay::Note(note) | Overlay::Names(note)) = self.overlays.last_mut() {
            note.buffer.set_columns(usize::from(area.width.saturating_sub(1)).max(1));
            note.offset = note.buffer.scrolled(note.offset, height);
        }
    }

    pub(in crate::app) fn note_command(&mut self, command: Command, effects: &mut Vec<Effect>) {
        let page = usize::from(self.areas().body.height.saturating_sub(4)).max(1);
        let Some(Overlay::Note(note) | Overlay::Names(note)) = self.overlays.last_mut() else {
            return self.long_field_command(command, page);
        };
        match command {
            Command::NoteFind => note.search = Some(Buffer::new("", Lines::One)),
            Command::NewLine if note.search.is_some() => {
                let what = note.search.as_ref().map(Buffer::text).unwrap_or_default();
                let found = note.buffer.find(&what, Find::Next);
                if !found {
                    self.refuse(format!("“{what}” isn't in this note"));
                }
            }
            Command::NoteOutside => effects.push(Effect::EditText(drafts::of_note(note))),
            command => many_lines(&mut note.buffer, command, page),
        }
    }

    /// The same keys in a field of a form that takes many lines.
    fn long_field_command(&mut self, command: Command, page: usize) {
        if let Some(buffer) = self.overlays.last_mut().and_then(Overlay::buffer_mut) {
            many_lines(buffer, command, page);
        }
    }

    /// After a typed letter in the search line: the next match from where the present one begins.
    pub(in crate::app) fn search_note(&mut self) {
        if let Some(Overlay::Note(note) | Overlay::Names(note)) = self.overlays.last_mut()
            && let Some(search) = &note.search
        {
            note.buffer.find(&search.text(), Find::Here);
        }
    }

    /// Esc: first out of the search line, then out of the note, which is kept.
    pub(in crate::app) fn leave_note(&mut self) {
        match self.overlays.last_mut() {
            Some(Overlay::Note(note) | Overlay::Names(note)) if note.search.is_some() => note.search = None,
            Some(Overlay::Note(_)) => {
                self.commit_note();
                self.overlays.pop();
            }
            Some(Overlay::Names(_)) => self.match_names(),
            _ => {}
        }
    }

    /// Puts the text of the open note into the tracker, as one undo step.
    pub(in crate::app) fn commit_note(&mut self) {
        let Some(Overlay::Note(note)) =
            self.overlays.iter_mut().rev().find(|it| matches!(it, Overlay::Note(_)))
        else {
            return;
        };
        let Some((table, id, field)) = note.target.clone() else { return };
        if !note.buffer.is_dirty() {
            return;
        }
        let (text, base) = (note.buffer.text(), note.base.clone());
        let label = format!("Wrote {}", note.title);
        let step = if note.has_step { UndoStep::Join } else { UndoStep::New };
        if !self.set_text(label, &base, (table, &id, field), &text, step) {
            return;
        }
        // another copy may have written here meanwhile: both stay, paragraph by paragraph
        let kept = self.tracker.field(table, id.as_str(), field).unwrap_or_default();
        let base = self.tracker.clone();
        if let Some(Overlay::Note(note)) =
            self.overlays.iter_mut().rev().find(|it| matches!(it, Overlay::Note(_)))
        {
            if kept != text {
                note.buffer.set_text(&kept);
            }
            note.buffer.commit();
            note.base = base;
        }
        self.notes_mut().for_each(|note| note.has_step = true);
    }

    /// Another step of undo came or went: what is typed from now on is a step of its own.
    pub(in crate::app) fn end_note_step(&mut self) {
        self.notes_mut().for_each(|note| note.has_step = false);
    }

    fn notes_mut(&mut self) -> impl Iterator<Item = &mut Note> {
        self.overlays.iter_mut().filter_map(|it| match it {
            Overlay::Note(note) => Some(note.as_mut()),
            _ => None,
        })
    }

    /// True while a note is open whose last typing isn't in the tracker: it goes there within a second of rest.
    pub fn is_typing(&self) -> bool {
        let open = self.overlays.iter().filter_map(Overlay::note);
        open.filter(|note| note.target.is_some()).any(|note| note.buffer.is_dirty())
    }
}

/// Keys of a text of many lines.
fn many_lines(buffer: &mut Buffer, command: Command, page: usize) {
    let (motion, select) = match command {
        Command::NoteUp => (Motion::RowUp, Select::Drop),
        Command::NoteDown => (Motion::RowDown, Select::Drop),
        Command::NotePageUp => (Motion::PageUp(page), Select::Drop),
        Command::NotePageDown => (Motion::PageDown(page), Select::Drop),
        Command::NoteTop => (Motion::Start, Select::Drop),
        Command::NoteBottom => (Motion::End, Select::Drop),
        Command::SelectUp => (Motion::RowUp, Select::Extend),
        Command::SelectDown => (Motion::RowDown, Select::Extend),
        Command::SelectWordLeft => (Motion::WordLeft, Select::Extend),
        Command::SelectWordRight => (Motion::WordRight, Select::Extend),
        Command::SetMark => return buffer.set_mark(),
        Command::NewLine => return buffer.newline(),
        _ => return,
    };
    buffer.go(motion, select);
}
