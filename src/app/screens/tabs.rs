//! The four tabs as one value. Only this file knows which screen belongs to which tab.

use super::{components::Components, interviews::Interviews, shortlist::Shortlist, timeline::Timeline};
use crate::app::{tab::Tab, tab_screen::TabScreen};

#[derive(Debug, Default)]
pub struct Tabs {
    pub timeline: Timeline,
    pub components: Components,
    pub interviews: Interviews,
    pub shortlist: Shortlist,
}

impl Tabs {
    pub fn of(&self, tab: Tab) -> &dyn TabScreen {
        match tab {
            Tab::Timeline => &self.timeline,
            Tab::Components => &self.components,
            Tab::Interviews => &self.interviews,
            Tab::Shortlist => &self.shortlist,
        }
    }

    pub fn of_mut(&mut self, tab: Tab) -> &mut dyn TabScreen {
        match tab {
            Tab::Timeline => &mut self.timeline,
            Tab::Components => &mut self.components,
            Tab::Interviews => &mut self.interviews,
            Tab::Shortlist => &mut self.shortlist,
        }
    }
}
