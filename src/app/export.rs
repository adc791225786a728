//! What is written down into a file, and for whom.

use crate::domain::{audience::Audience, id::Id, tables::Match};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Export {
    pub what: What,
    pub audience: Audience,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// A Markdown document.
    Shortlist,
    /// The rank lists as a Markdown document.
    RankLists,
    /// The rank lists as a table for spreadsheets.
    RankListsTable,
    /// The rank lists as they are typed into R3.
    RankListsText,
    /// A Markdown document.
    Timeline,
    /// A calendar file.
    Calendar,
    /// A table for spreadsheets.
    Table,
    /// A Markdown document.
    Components,
    /// The components as a table for spreadsheets.
    ComponentsTable,
    /// A Markdown document.
    Interviews,
    /// The interviews as a table for spreadsheets.
    InterviewsTable,
    /// The interviews as a folder of Markdown documents, one for each program.
    InterviewsFolder,
    /// The brief of that interview, a Markdown document.
    Brief(Id),
}

/// The things that can be exported, each in several forms.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Exported {
    Shortlist,
    RankLists,
    Timeline,
    Components,
    /// With the interview that is selected, if one is.
    Interviews(Option<Id>),
}

impl Export {
    /// Returns the name that is proposed for the file or the folder of that season.
    pub fn file_name(&self, season: &str, kind: Match) -> String {
        let (name, extension) = match self.what {
            What::Shortlist => ("shortlist", "md"),
            What::RankLists => ("rank-list", "md"),
            What::RankListsTable => ("rank-list", "csv"),
            What::RankListsText => ("rank-list", "txt"),
            What::Timeline => ("timeline", "md"),
            What::Calendar => ("timeline", "ics"),
            What::Table => ("timeline", "csv"),
            What::Components => ("components", "md"),
            What::ComponentsTable => ("components", "csv"),
            What::Interviews => ("interviews", "md"),
            What::InterviewsTable => ("interviews", "csv"),
            What::InterviewsFolder => ("interviews", ""),
            What::Brief(_) => ("brief", "md"),
        };
        let suffix = match self.audience {
            Audience::Me => String::new(),
            audience @ (Audience::Adviser | Audience::Partner | Audience::Clerkship | Audience::Chief) => {
                format!("-for-{}", audience.file_word(kind))
            }
        };
        let name = format!("fluoro-{name}-{season}{suffix}");
        if extension.is_empty() { name } else { format!("{name}.{extension}") }
    }
}
