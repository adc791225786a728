//! `fluoro export brief`: which interview is meant by the name of a program.

use std::{collections::BTreeSet, sync::Arc};

use super::{answer::Failure, survey::Survey};
use crate::{
    domain::{
        audience::Audience,
        brief::brief,
        id::Id,
        shortlist::{Filter, Reach},
        tables::{Interview, Program},
        time::Stamp,
    },
    text::plain,
    transfer::markdown,
};

/// Returns the brief of the next interview at the program of that name, else of the last one there, as Markdown.
///
/// # Errors
/// Where the name means no program of the season, or several, or one without an interview.
pub fn brief_text(name: &str, survey: &Survey) -> Result<String, Failure> {
    let season = &survey.season;
    let programs = programs_called(name, survey);
    if programs.is_empty() {
        return Err(Failure::refused(format!(
            "no program of this season is called “{name}”: fluoro list programs names them"
        )));
    }
    let ids: BTreeSet<&Id> = programs.iter().map(|it| &it.id).collect();
    let is_there = |it: &&Arc<Interview>| it.programs.iter().any(|id| ids.contains(id));
    let interviews: Vec<&Arc<Interview>> = season.tracker.interviews.iter().filter(is_there).collect();
    let titles: BTreeSet<String> = interviews.iter().map(|it| season.interview_names(&it.id)).collect();
    if titles.len() > 1 {
        let titles: Vec<String> = titles.into_iter().collect();
        return Err(Failure::refused(format!("“{name}” may be {}: name one of them", titles.join(" or "))));
    }
    let end = |it: &Interview| it.end(season.home());
    let is_ahead = |it: &&&Arc<Interview>| it.stands() && end(it).is_some_and(|end| end >= season.now);
    let next = interviews.iter().filter(is_ahead).min_by_key(|it| end(it));
    let last = || interviews.iter().max_by_key(|it| (it.stands(), end(it).unwrap_or(Stamp::from_seconds(0))));
    match next.or_else(last) {
        Some(row) => Ok(markdown::brief(&brief(season, survey.data.bank(), row))),
        None => {
            let called = programs.first().map(|it| season.naming.full(it)).unwrap_or_default();
            Err(Failure::refused(format!(
                "{called} has no interview yet: there is nothing to read before it"
            )))
        }
    }
}

/// Returns the programs of the season that the words name: those that are called exactly so, else those whose names hold
/// them.
fn programs_called(name: &str, survey: &Survey) -> Vec<Arc<Program>> {
    let season = &survey.season;
    let all = season.tracker.programs.iter();
    let names = |row: &Program| {
        let short = season.naming.of(row);
        let of = row.specialty.map(|it| it.title()).unwrap_or_default();
        [row.id.as_str().to_owned(), row.full_name(), format!("{short} {of}"), short]
    };
    let is_called = |row: &&Arc<Program>| names(row).iter().any(|it| plain(it) == plain(name));
    let exact: Vec<Arc<Program>> = all.clone().filter(is_called).cloned().collect();
    if !exact.is_empty() {
        return exact;
    }
    let vocabulary = survey.vocabulary(Audience::Me, Reach::Names);
    let filter = Filter::read(name, &vocabulary).filter;
    all.filter(|it| !name.trim().is_empty() && filter.matches(it, &survey.lookup)).cloned().collect()
}
