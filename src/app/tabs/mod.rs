//! What each tab does with its own rows.

mod components;
mod interviews;
mod shortlist;
mod snooze;
mod timeline;

use super::{App, Tab, command::Command};
use crate::domain::facts::Lane;

impl App {
    /// Commands on rows, which mean on each tab what fits there.
    pub(in crate::app) fn row_command(&mut self, command: Command) {
        match (command, self.tab) {
            (Command::Tick, Tab::Timeline) => self.tick_timeline(),
            (Command::Tick, Tab::Components) => self.tick_component(),
            (Command::Tick, Tab::Interviews) => self.tick_interview(),
            (Command::Tick, Tab::Shortlist) => self.mark_program(),
            (Command::Add, Tab::Timeline)
                if self.calendar.lane == Some(Lane::Rotations) && self.in_calendar() =>
            {
                self.open_new_rotation()
            }
            (Command::Add, Tab::Timeline) => self.open_new_task(),
            (Command::Add, Tab::Components) => self.open_new_component(),
            (Command::Add, Tab::Interviews) => self.open_new_interview(),
            (Command::Add, Tab::Shortlist) => self.open_add_programs(),
            (Command::PasteNames, _) => self.open_names(),
            (Command::AddOwn, _) => self.open_own_program(),
            (Command::Edit, _) => self.edit_selected(),
            (Command::Delete, _) => self.delete_selected(),
            (Command::MarkAll, _) => self.mark_all(),
            (Command::Hide, _) => self.hide_component(),
            (Command::ShowHidden, _) => self.toggle_hidden(),
            (Command::Today, _) => self.go_today(),
            (Command::Snooze, _) => self.open_snooze_menu(),
            (Command::AddRotation, _) => self.open_new_rotation(),
            (Command::TakeBack, _) => self.take_back(),
            _ => {}
        }
    }
}
