//! The keys of any text that is typed, wherever it stands.

use super::{App, command::Command, message::Effect, overlay::Overlay};
use crate::text::{Motion, Select};

impl App {
    /// Runs a command of the text scope on the text that has the keys.
    pub(super) fn text_command(&mut self, command: Command, effects: &mut Vec<Effect>) {
        let clipboard = self.clipboard.clone();
        let Some(buffer) = self.overlays.last_mut().and_then(Overlay::buffer_mut) else { return };
        let mut copied = None;
        match command {
            Command::TextBackspace => buffer.backspace(),
            Command::TextDelete => buffer.delete(),
            Command::TextDeleteWord => buffer.delete_word_back(),
            Command::TextDeleteToStart => buffer.delete_to_row_start(),
            Command::TextDeleteToEnd => buffer.delete_to_row_end(),
            Command::TextCut => copied = Some(buffer.cut()),
            Command::TextCopy => copied = Some(buffer.copy()),
            Command::TextPaste => buffer.paste(&clipboard),
            Command::TextUndo => drop(buffer.undo()),
            Command::TextRedo => drop(buffer.redo()),
            Command::SelectAll => buffer.select_all(),
            command => {
                if let Some((motion, select)) = motion(command) {
                    buffer.go(motion, select);
                }
            }
        }
        if let Some(text) = copied.filter(|it| !it.is_empty()) {
            self.clipboard.clone_from(&text);
            effects.push(Effect::CopyText(text));
        }
        self.text_changed();
    }

    /// Types a character or pastes a text where one is taken. A list pasted into the catalog is a list of names.
    pub(super) fn type_text(&mut self, text: &str) -> bool {
        let lines = text.lines().filter(|it| !it.trim().is_empty()).count();
        if lines > 1 && matches!(self.overlays.last(), Some(Overlay::Catalog(it)) if it.for_line.is_none()) {
            self.overlays.pop();
            self.open_names();
            self.type_text(text);
            self.match_names();
            return true;
        }
        let Some(buffer) = self.overlays.last_mut().and_then(Overlay::buffer_mut) else { return false };
        match text.chars().nth(1) {
            None => buffer.insert(text),
            Some(_) => buffer.paste(text),
        }
        self.text_changed();
        true
    }

    /// Whatever follows from another text: new results, another filter, the next match.
    fn text_changed(&mut self) {
        match self.overlays.last() {
            Some(Overlay::Filter(buffer)) => self.filters[self.tab as usize] = buffer.text(),
            Some(Overlay::Picker(_)) => self.fill_picker(),
            Some(Overlay::Catalog(_)) => self.fill_catalog(),
            Some(Overlay::Names(_) | Overlay::Note(_)) => self.search_note(),
            Some(Overlay::Form(_)) => self.field_changed(),
            Some(Overlay::Start(_)) => self.start_text_changed(),
            _ => {}
        }
    }
}

fn motion(command: Command) -> Option<(Motion, Select)> {
    Some(match command {
        Command::TextLeft => (Motion::Left, Select::Drop),
        Command::TextRight => (Motion::Right, Select::Drop),
        Command::TextWordLeft => (Motion::WordLeft, Select::Drop),
        Command::TextWordRight => (Motion::WordRight, Select::Drop),
        Command::TextRowStart => (Motion::RowStart, Select::Drop),
        Command::TextRowEnd => (Motion::RowEnd, Select::Drop),
        Command::SelectLeft => (Motion::Left, Select::Extend),
        Command::SelectRight => (Motion::Right, Select::Extend),
        Command::SelectRowStart => (Motion::RowStart, Select::Extend),
        Command::SelectRowEnd => (Motion::RowEnd, Select::Extend),
        _ => return None,
    })
}
