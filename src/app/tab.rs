//! The four tabs: their names and their order.

use crate::{domain::tables::Table, layout::Share};

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Tab {
    #[default]
    Timeline,
    Components,
    Interviews,
    Shortlist,
}

impl Tab {
    pub const ALL: [Tab; 4] = [Tab::Timeline, Tab::Components, Tab::Interviews, Tab::Shortlist];

    pub fn title(self) -> &'static str {
        match self {
            Tab::Timeline => "Timeline",
            Tab::Components => "Components",
            Tab::Interviews => "Interviews",
            Tab::Shortlist => "Shortlist",
        }
    }

    /// Returns how its width is shared between list and detail.
    pub fn share(self) -> Share {
        match self {
            Tab::Shortlist => Share::Table,
            Tab::Timeline | Tab::Components | Tab::Interviews => Share::Even,
        }
    }

    /// Returns the tab that many places further on, beginning again behind the last.
    pub fn turned(self, by: usize) -> Tab {
        let next = (self as usize).saturating_add(by) % Tab::ALL.len();
        Tab::ALL.get(next).copied().unwrap_or_default()
    }

    /// Returns the tab on which rows of a table live; people live with their programs.
    pub fn of(table: Table) -> Tab {
        match table {
            Table::Programs | Table::People | Table::RankLists | Table::RankVersions => Tab::Shortlist,
            Table::Interviews | Table::Messages => Tab::Interviews,
            Table::Components | Table::Letters | Table::Statements | Table::Exams | Table::Expenses => {
                Tab::Components
            }
            Table::Milestones
            | Table::Rotations
            | Table::Questions
            | Table::Criteria
            | Table::CustomFields
            | Table::Templates
            | Table::Imports => Tab::Timeline,
        }
    }
}
