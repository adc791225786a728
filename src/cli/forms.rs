//! What `fluoro export` writes down, and in which forms.

use clap::ValueEnum;

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum What {
    /// The programs with their facts and interviews
    Shortlist,
    /// Everything with a date
    Timeline,
    /// The interviews: when, with whom, and what was written about them
    Interviews,
    /// What the application is made of: checklist, letters, statements by title, signals, costs
    Components,
    /// The rank lists: for yourself, and for a partner who is named
    RankList,
    /// One page to read before the next interview at a program, for yourself
    Brief,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// Markdown
    Md,
    /// A calendar file
    Ics,
    /// A table for spreadsheets
    Csv,
    /// Of the rank lists: codes in their order, as they are typed into R3
    Txt,
}
