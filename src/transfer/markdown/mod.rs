//! Exports as Markdown that reads well in any GFM viewer. Whatever a person typed is shown as typed: it can't become
//! a heading, a link, HTML or a cell of its own; only notes keep the Markdown that the program itself shows in them.

mod away;
mod brief;
mod components;
mod doc;
mod encounter;
mod escape;
mod folder;
mod front;
mod interview;
mod interviews;
mod note;
mod overview;
mod program;
mod rank_list;
mod shortlist;
mod slug;
#[cfg(test)]
mod tests;
mod timeline;

use std::sync::Arc;

use super::Audience;
use crate::domain::{
    audience::Privacy,
    facts::SeasonFacts,
    naming::Naming,
    questions::Bundle,
    shortlist::{Lookup, Sight, Sort},
    tables::{Match, Program},
    time::{Day, Stamp, Zone},
    tracker::Tracker,
};

pub use brief::brief;
pub use components::components;
pub use encounter::{answers, promises, scored_after};
pub use escape::is_plain_address;
pub use folder::{Folder, interviews_by_program};
pub use interviews::{by_day as interviews_by_day, interviews};
pub use rank_list::rank_lists;
pub use shortlist::shortlist;
pub use slug::slug;
pub use timeline::timeline;

/// What the export of a shortlist is made from.
#[derive(Clone, Copy)]
pub struct ShortlistInput<'a> {
    pub tracker: &'a Tracker,
    pub facts: &'a SeasonFacts,
    pub lookup: &'a Lookup,
    /// How the overview calls the programs; their sections have the long names.
    pub naming: &'a Naming,
    /// The programs to show, filtered and sorted. "Me" gets the ranked ones first; all other audiences get them by name,
    /// since an order tells ranks.
    pub rows: &'a [Arc<Program>],
    /// What they are sorted by, if others may see them so; else others read them by their official names.
    pub sort: Option<&'a Sort>,
    /// Which programs these are, such as "12 of 40 programs; filter: boston". Shown to all but the clerkship office.
    pub scope: &'a str,
    /// The questions that come along, whose words an answer needs.
    pub bank: Bundle<'a>,
    pub audience: Audience,
    pub now: Stamp,
    pub home: &'a Zone,
}

impl ShortlistInput<'_> {
    fn today(&self) -> Day {
        self.home.civil_at(self.now).date()
    }

    fn sight(&self) -> Sight<'_> {
        let ShortlistInput { tracker, lookup, naming, now, home, audience, .. } = *self;
        Sight { tracker, lookup, naming, now, home, audience }
    }

    /// Returns true if this audience may read things of that privacy.
    pub fn may(&self, see: Privacy) -> bool {
        self.audience.may(see)
    }

    fn season(&self) -> String {
        season_title(self.tracker, self.facts)
    }
}

/// "Main Match 2027"
fn season_title(tracker: &Tracker, facts: &SeasonFacts) -> String {
    let profile = &tracker.profile;
    let kind = profile.kind.unwrap_or(Match::Main).title();
    let year = if profile.season.is_empty() { &facts.season } else { &profile.season };
    format!("{kind} {year}").trim_end().to_owned()
}

/// "as of Tue 24 Nov 2026"
fn as_of(today: Day) -> String {
    today.format("as of %a %-d %b %Y").to_string()
}
