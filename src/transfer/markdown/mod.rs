//! Exports as Markdown that reads well in any GFM viewer. Whatever a person typed is shown as typed: it can't become
//! a heading, a link, HTML or a cell of its own.

mod away;
mod doc;
mod escape;
mod interview;
mod overview;
mod program;
#[cfg(test)]
mod tests;
mod timeline;

use std::sync::Arc;

use super::Audience;
use crate::domain::{
    facts::SeasonFacts,
    shortlist::{Lookup, SortBy, compare},
    tables::{Match, Program},
    time::{Day, Stamp, Zone},
    tracker::Tracker,
};
use doc::Doc;

pub use escape::is_plain_address;
pub use timeline::timeline;

/// What the export of a shortlist is made from.
#[derive(Clone, Copy)]
pub struct ShortlistInput<'a> {
    pub tracker: &'a Tracker,
    pub facts: &'a SeasonFacts,
    pub lookup: &'a Lookup,
    /// The programs to show, filtered and sorted. All audiences but "me" get them by name, since an order tells ranks.
    pub rows: &'a [Arc<Program>],
    /// Which programs these are, such as "12 of 40 programs; filter: boston". Shown to all but the clerkship office.
    pub scope: &'a str,
    pub audience: Audience,
    pub now: Stamp,
    pub home: &'a Zone,
}

impl ShortlistInput<'_> {
    fn today(&self) -> Day {
        self.home.civil_at(self.now).date()
    }

    fn is_mine(&self) -> bool {
        self.audience == Audience::Me
    }

    fn season(&self) -> String {
        season_title(self.tracker, self.facts)
    }
}

/// The shortlist as one document, in pure `\n` lines. The first paragraph says what was left out for this audience; the
/// clerkship office gets the days away for interviews and nothing else of the programs.
pub fn shortlist(input: &ShortlistInput) -> String {
    match input.audience {
        Audience::Clerkship => away::days_away(input.tracker, input.facts, input.now, input.home),
        Audience::Me | Audience::Adviser | Audience::Partner => programs(input),
    }
}

fn programs(input: &ShortlistInput) -> String {
    let mut doc = Doc::default();
    doc.heading(1, &format!("Shortlist: {}", input.season()));
    if !input.is_mine() {
        doc.paragraph(&format!(
            "For {}: without ranks, scores, tags, free notes and remarks about people.",
            input.audience.title()
        ));
    }
    let name = &input.tracker.profile.name;
    doc.paragraph(
        &[as_of(input.today()).as_str(), name, input.scope]
            .into_iter()
            .filter(|it| !it.is_empty())
            .collect::<Vec<_>>()
            .join(" · "),
    );
    let mut rows = input.rows.to_vec();
    if !input.is_mine() {
        rows.sort_by(|a, b| compare(a, b, SortBy::Name, input.lookup));
    }
    overview::write(&mut doc, input, &rows);
    for row in &rows {
        program::write(&mut doc, input, row);
    }
    doc.finish()
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
