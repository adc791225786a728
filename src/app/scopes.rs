//! Which scopes a key is looked up in now, innermost first; and why a command can't run now.

use super::{
    Access, App, Tab,
    command::{Command, Scope},
    overlay::{Overlay, catalog, form},
};
use crate::domain::{agenda::Origin, tables::Table};

impl App {
    pub fn scopes(&self) -> Vec<Scope> {
        self.scopes_at(self.overlays.len())
    }

    /// The scopes as they were with only so many overlays open.
    pub(super) fn scopes_at(&self, overlays: usize) -> Vec<Scope> {
        use Scope::*;
        match overlays.checked_sub(1).and_then(|at| self.overlays.get(at)) {
            None => vec![self.tab_scope(), Global],
            Some(Overlay::Filter(_)) => vec![Filter, Text, Global],
            Some(Overlay::Picker(_)) => vec![Picker, Text, Global],
            Some(Overlay::Catalog(_)) => vec![Catalog, Text, Global],
            Some(Overlay::Names(_) | Overlay::Note(_)) => vec![Note, Text, Global],
            Some(Overlay::Paste(_)) => vec![Paste, Text, Global],
            Some(Overlay::Form(form)) => match form.current().map(form::FormField::way) {
                Some(form::Way::Choice) => vec![Choice, Form, Text, Global],
                Some(form::Way::Long) => vec![Note, Form, Text, Global],
                _ => vec![Form, Text, Global],
            },
            Some(Overlay::Menu(_) | Overlay::Start(_) | Overlay::Trouble(_)) => vec![Menu, Text, Global],
            Some(Overlay::Versions(_)) => vec![Scope::Versions, Text, Global],
            Some(Overlay::Review(_)) => vec![Scope::Review, Text, Global],
            Some(Overlay::Conflicts(_)) => vec![Conflict, Text, Global],
            Some(Overlay::Ask(_)) => vec![Question, Text, Global],
            Some(Overlay::Guide(_)) => vec![Reader, Text, Global],
        }
    }

    fn tab_scope(&self) -> Scope {
        match self.tab {
            Tab::Timeline => Scope::Timeline,
            Tab::Components => Scope::Components,
            Tab::Interviews => Scope::Interviews,
            Tab::Shortlist => Scope::Shortlist,
        }
    }

    /// # Errors
    /// Why the command can't run now, for the notice line.
    pub fn available(&self, command: Command) -> Result<(), &'static str> {
        use Command::*;
        let wants_row = |there: bool| if there { Ok(()) } else { Err("nothing is selected") };
        match command {
            Versions if self.overlays.iter().any(|it| matches!(it, Overlay::Versions(_))) => {
                Err("it is open")
            }
            Undo if !self.history.can_undo() => Err("nothing to undo"),
            Redo if !self.history.can_redo() => Err("nothing to redo"),
            Edit | Delete | Tick => wants_row(self.has_selection()),
            Add | AddOwn | AddRotation | PasteNames | EditOutside | NoteOutside
                if matches!(self.access, Access::ReadOnly(_)) =>
            {
                Err("the season is open read-only")
            }
            SetStatus if self.selected_component().is_none() && self.status_targets().is_empty() => {
                Err("no program is selected")
            }
            Sort if matches!(self.tab, Tab::Timeline | Tab::Components) => {
                Err("this list keeps its own order")
            }
            NextView | PreviousView if self.tab != Tab::Timeline => Err("this tab has one view"),
            Export if self.tracker.programs.is_empty() && self.tab != Tab::Timeline => {
                Err("there are no programs to export yet")
            }
            Snooze if !matches!(self.timeline.selected, Some(Origin::Task(_))) => {
                Err("only a task of your own can be snoozed")
            }
            OpenLink | Copy if self.link_here().is_none() => Err("there is no link here"),
            EditOutside if self.note_target().is_none() => Err("there are no notes here"),
            MarkAll if self.derived.shortlist.is_empty() => Err("no program is shown"),
            TakeBack if !self.is_corrected() => Err("this date is the bundled one"),
            Hide if self.selected_component().is_none() => Err("no component is selected"),
            Today if self.tab != Tab::Timeline => Err("that is a key of the timeline"),
            command => in_its_tab(command, self.tab),
        }
    }

    fn has_selection(&self) -> bool {
        match self.tab {
            Tab::Timeline => self.timeline.selected.is_some(),
            Tab::Components => self.components.selected.is_some(),
            Tab::Interviews => self.interviews.selected.is_some(),
            Tab::Shortlist => self.shortlist.selected.is_some(),
        }
    }

    /// The program zone, row and table behind the selection; none where the selection is an official date.
    pub fn selected_row(&self) -> Option<(Table, crate::domain::id::Id)> {
        match self.tab {
            Tab::Timeline => {
                let (table, id) = self.timeline.selected.as_ref()?.row();
                Some((table, id.clone()))
            }
            Tab::Components => self.components.selected.clone().map(|id| (Table::Components, id)),
            Tab::Interviews => self.interviews.selected.clone().map(|id| (Table::Interviews, id)),
            Tab::Shortlist => self.shortlist.selected.clone().map(|id| (Table::Programs, id)),
        }
    }

    fn is_corrected(&self) -> bool {
        matches!(&self.timeline.selected, Some(Origin::Official(id)) if self.tracker.milestones.get(id.as_str()).is_some_and(|it| it.when.is_some()))
    }
}

/// A command of another tab's scope can't run here.
fn in_its_tab(command: Command, tab: Tab) -> Result<(), &'static str> {
    match (command.spec().scope, tab) {
        (Scope::Timeline, Tab::Timeline)
        | (Scope::Components, Tab::Components)
        | (Scope::Interviews, Tab::Interviews)
        | (Scope::Shortlist, Tab::Shortlist) => Ok(()),
        (Scope::Timeline | Scope::Components | Scope::Interviews | Scope::Shortlist, _) => {
            Err("that is a command of another tab")
        }
        _ => Ok(()),
    }
}

/// True where typed letters and digits are text for the overlay.
pub fn takes_text(overlay: &Overlay) -> bool {
    match overlay {
        Overlay::Filter(_) | Overlay::Picker(_) | Overlay::Names(_) | Overlay::Note(_) => true,
        Overlay::Catalog(catalog) => catalog.focus == catalog::Focus::Query,
        Overlay::Form(form) => form.current().is_some_and(|it| it.way() != form::Way::Choice),
        _ => false,
    }
}
