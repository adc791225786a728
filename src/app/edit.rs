//! Making, changing and deleting rows, whatever their table.

use super::{
    Access, App, Tab, UndoStep,
    command::Command,
    joined::Joined,
    message::Effect,
    overlay::{
        Overlay,
        form::{Form, Target},
    },
};
use crate::domain::{id::Id, links::AlsoDeleted, tables::*, time::When, tracker::Tracker};

impl App {
    pub(super) fn edit_selected(&mut self) {
        match self.selected_row() {
            Some((Table::Milestones, id)) if self.is_official(&id) => {
                self.open_form(Table::Milestones, &id, Some("when"))
            }
            Some((table, id)) => self.open_form(table, &id, None),
            None => {}
        }
    }

    /// The first delete key arms, the second deletes; any other key disarms.
    pub(super) fn confirm_delete(&mut self, command: Command) -> Command {
        if command != Command::Delete {
            self.disarm();
        }
        command
    }

    pub(super) fn disarm(&mut self) {
        if self.armed.take().is_some() {
            self.notice = None;
        }
    }

    pub(super) fn delete_selected(&mut self) {
        let Some((table, id)) = self.selected_row() else { return };
        if let Err(why) = self.deletable(table, &id) {
            return self.refuse(why);
        }
        let title = self.row_title(table, &id);
        if self.armed != Some((table, id.clone())) {
            self.armed = Some((table, id));
            let key = Command::Delete.key();
            let noun = if table == Table::Milestones { "task" } else { table.noun() };
            return self.say(format!("{key} once more deletes {noun} “{title}”"));
        }
        self.armed = None;
        let mut along = AlsoDeleted::new();
        let deleted = self
            .change(format!("Deleted “{title}”"), |tracker| along = tracker.delete(table, id.as_str()));
        if let Some(words) = along_words(&along).filter(|_| deleted) {
            self.say(format!("Deleted “{title}” with {words} · {} undoes", Command::Undo.key()));
        }
    }

    fn deletable(&self, table: Table, id: &Id) -> Result<(), String> {
        match table {
            Table::Milestones if self.is_official(id) => {
                Err(format!("An official date stays; {} marks it done", Command::Tick.key()))
            }
            Table::Components if self.data.components().iter().any(|it| it.base.id == *id) => {
                Err(format!("A bundled component stays; {} hides it", Command::Hide.key()))
            }
            Table::Programs if self.tab == Tab::Timeline => {
                Err("That is a program: delete it on the shortlist".to_owned())
            }
            _ => Ok(()),
        }
    }

    /// Puts a text into a field as one undo step; notes of an interview get the time they were written. `base` is the
    /// season in which the typing began. False where it can't be put there.
    pub(super) fn set_text(
        &mut self,
        label: String,
        base: &Tracker,
        (table, id, field): (Table, &Id, &str),
        text: &str,
        step: UndoStep,
    ) -> bool {
        let mut draft = base.clone();
        if let Err(refusal) = draft.set_field(table, id, field, text, &self.reading(None)) {
            self.refuse(refusal.why);
            return false;
        }
        let now = self.now;
        if table == Table::Interviews && field == "notes" {
            draft.interviews.edit(id.as_str(), |row| row.notes_at = Some(now));
        }
        let Joined { tracker, clash } = self.joined(base, draft);
        match step {
            UndoStep::New => drop(self.change(label, |present| *present = tracker)),
            UndoStep::Join => self.tracker = tracker,
        }
        if let Some(clash) = clash {
            self.refuse(clash);
        }
        self.access == Access::Writes
    }

    /// A form was saved: says so, moves statuses on, and selects the row.
    pub(super) fn form_saved(&mut self, form: &Form, mut draft: Tracker) {
        let Target::Row { table, id, .. } = &form.target else {
            if self.tracker.profile.submitted.is_none() && draft.profile.submitted.is_some() {
                self.assume_submitted(&mut draft);
            }
            let Joined { tracker, clash } = self.joined(&form.base, draft);
            self.change("Changed the settings", |present| *present = tracker);
            return clash.into_iter().for_each(|it| self.refuse(it));
        };
        // A bundled thing has a title before the season has a row for it.
        let new = !self.tracker.has(*table, id.as_str()) && self.row_title(*table, id).is_empty();
        let came_back = form.base.has(*table, id.as_str()) && !self.tracker.has(*table, id.as_str());
        self.round_off(*table, id, &form.base, &mut draft);
        let Joined { tracker, clash } = self.joined(&form.base, draft);
        let verb = match () {
            () if came_back => "Another copy had deleted it; brought back",
            () if new => "Added",
            () => "Changed",
        };
        let before = std::mem::replace(&mut self.tracker, tracker.clone());
        let title = self.row_title(*table, id);
        self.tracker = before;
        let what = if title.is_empty() { table.noun().to_owned() } else { format!("“{title}”") };
        if self.change(format!("{verb} {what}"), |present| *present = tracker) {
            self.refresh();
            self.select_saved(*table, id);
        } else if self.notice.is_none() {
            self.say("Nothing was changed");
        }
        if let Some(clash) = clash {
            self.refuse(clash);
        }
    }

    /// What follows from a saved row: an interview with a date is scheduled, and its programs move on.
    fn round_off(&self, table: Table, id: &Id, base: &Tracker, draft: &mut Tracker) {
        let now = self.now;
        match table {
            Table::Interviews => {
                draft.interviews.edit(id.as_str(), |row| {
                    row.state = row.state.or(Some(match row.when {
                        Some(_) => InterviewState::Scheduled,
                        None => InterviewState::Unanswered,
                    }));
                    row.invited = row.invited.or(Some(now));
                });
                draft.advance_by_interview(id.as_str(), now);
            }
            Table::Programs => {
                let old = base.programs.get(id.as_str()).and_then(|it| it.status);
                draft.programs.edit(id.as_str(), |row| {
                    if let Some(status) = row.status.filter(|it| old != Some(*it)) {
                        row.status_log.push(format!("{now} {}", status.word()));
                    }
                });
            }
            _ => {}
        }
    }

    fn select_saved(&mut self, table: Table, id: &Id) {
        match (table, self.tab) {
            (Table::Programs, Tab::Shortlist) => self.shortlist.select(id.clone()),
            (Table::Interviews, Tab::Interviews) => self.interviews.select(id.clone()),
            (Table::Components, Tab::Components) => self.components.select(id.clone()),
            (Table::Milestones | Table::Rotations, Tab::Timeline) => match self.origin_of(table, id) {
                Some(origin) => self.show_origin(origin),
                None => self.undated(id),
            },
            _ => {}
        }
        if table == Table::Interviews
            && let Some(When::At(_)) = self.tracker.interviews.get(id.as_str()).and_then(|it| it.when.clone())
            && let Some(row) = self.tracker.interviews.get(id.as_str()).cloned()
        {
            let words = self.interview_when(&row);
            self.say(format!("{} · {words} · {} undoes", self.interview_title(id), Command::Undo.key()));
        }
    }

    /// A task without a date isn't on the timeline: says where it went.
    fn undated(&mut self, id: &Id) {
        if self.tracker.milestones.get(id.as_str()).is_some_and(|it| it.when.is_none()) {
            self.say(format!("Kept without a date: {} finds it", Command::Find.key()));
        }
    }

    /// The record whose notes `$EDITOR` would open.
    pub(super) fn note_target(&self) -> Option<(Table, Id)> {
        match self.overlays.last() {
            Some(Overlay::Note(note)) => note.target.as_ref().map(|it| (it.0, it.1.clone())),
            Some(_) => None,
            None => self.selected_row().filter(|it| it.0.fields().iter().any(|field| field.name == "notes")),
        }
    }

    pub(super) fn edit_outside(&mut self, effects: &mut Vec<Effect>) {
        let Some((table, id)) = self.note_target() else { return };
        if !matches!(self.overlays.last(), Some(Overlay::Note(_))) {
            self.open_note(table, &id, "notes");
        }
        if let Some(Overlay::Note(note)) = self.overlays.last() {
            effects.push(Effect::EditText(super::drafts::of_note(note)));
        }
    }

    /// The text that came back from `$EDITOR` goes into the open note and is kept.
    pub(super) fn edited(&mut self, text: Result<String, String>) {
        match text {
            Ok(text) => {
                if let Some(Overlay::Note(note) | Overlay::Names(note)) = self.overlays.last_mut() {
                    note.buffer.set_text(text.trim_end_matches('\n'));
                }
                self.commit_note();
            }
            Err(why) => self.refuse(why),
        }
    }

    /// What the editor calls a note: whose, and when.
    pub(super) fn note_title(&self, table: Table, id: &Id) -> String {
        let title = self.row_title(table, id);
        let Some(row) = self.tracker.interviews.get(id.as_str()).filter(|_| table == Table::Interviews)
        else {
            return title;
        };
        match &row.when {
            Some(when) => format!("{title} · {}", self.when_words(when, &self.interview_city(row))),
            None => title,
        }
    }

    pub(super) fn copy_link(&mut self, effects: &mut Vec<Effect>) {
        if let Some(link) = self.link_here() {
            self.say(format!("Copied {}", crate::text::clean(&link)));
            effects.push(Effect::CopyText(link));
        }
    }
}

/// "2 interviews and 3 people".
fn along_words(along: &AlsoDeleted) -> Option<String> {
    let all: Vec<String> = along.iter().filter(|it| it.1 > 0).map(|it| super::counted(it.1, it.0)).collect();
    match all.as_slice() {
        [] => None,
        [one] => Some(one.clone()),
        [first @ .., last] => Some(format!("{} and {last}", first.join(", "))),
    }
}
