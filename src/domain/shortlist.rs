//! The table of programs: what a row shows, how it is filtered and sorted.

use std::{
    cmp::{Ordering, Reverse},
    collections::HashMap,
    sync::Arc,
};

use super::{
    id::Id,
    record::words,
    rows::Row,
    score::{Tenths, gut, score},
    tables::*,
    time::{Stamp, When, Zone},
    tracker::Tracker,
};
use crate::text::contains::contains;

words! {
    /// What the table can be sorted by.
    pub enum SortBy {
        Name = "name" "name",
        City = "city" "city",
        State = "state" "state",
        Specialty = "specialty" "specialty",
        Status = "status" "status",
        Signal = "signal" "signal",
        Interview = "interview" "interview date",
        Score = "score" "score",
        Gut = "gut" "gut",
        Rank = "rank" "rank",
    }
}

/// What other tables say about programs, gathered once whenever one of them changes.
#[derive(Clone, Debug, Default)]
pub struct Lookup {
    interviews: HashMap<Id, Vec<Arc<Interview>>>,
    letters: HashMap<Id, u32>,
    /// Best place on the primary list, from 1.
    ranks: HashMap<Id, u32>,
    people: HashMap<Id, Vec<Arc<Person>>>,
    pub criteria: Vec<Arc<Criterion>>,
}

impl Lookup {
    pub fn new(tracker: &Tracker, criteria: Vec<Arc<Criterion>>) -> Self {
        let mut lookup = Lookup { criteria, ..Lookup::default() };
        lookup.follow(&Tracker::default(), tracker);
        lookup
    }

    /// Takes over what changed between two values of the season, criteria aside.
    pub fn follow(&mut self, old: &Tracker, new: &Tracker) {
        for (before, after) in new.interviews.changed_since(&old.interviews) {
            let latest = |it: &Arc<Interview>| Reverse((instant(it), it.id.clone()));
            relink(&mut self.interviews, before, after, latest, |it| &it.programs);
        }
        for (before, after) in new.people.changed_since(&old.people) {
            relink(&mut self.people, before, after, |it: &Arc<Person>| it.id.clone(), |it| &it.programs);
        }
        for (before, after) in new.letters.changed_since(&old.letters) {
            for program in before.iter().flat_map(|it| &it.programs) {
                let count = self.letters.entry(program.clone()).or_default();
                *count = count.saturating_sub(1);
            }
            for program in after.iter().flat_map(|it| &it.programs) {
                let count = self.letters.entry(program.clone()).or_default();
                *count = count.saturating_add(1);
            }
        }
        if !new.rank_lists.same(&old.rank_lists) {
            self.rank_anew(new);
        }
    }

    fn rank_anew(&mut self, tracker: &Tracker) {
        self.ranks.clear();
        let primary = tracker.rank_lists.iter().find(|it| it.kind == Some(RankKind::Primary));
        for (place, entry) in (1u32..).zip(primary.iter().flat_map(|it| &it.order)) {
            let program = entry.split_once('#').map_or(entry.as_str(), |it| it.0);
            self.ranks.entry(Id::new(program)).or_insert(place);
        }
    }

    /// A program's interviews, latest first.
    pub fn interviews(&self, program: &Id) -> &[Arc<Interview>] {
        self.interviews.get(program).map(Vec::as_slice).unwrap_or_default()
    }

    /// The interview a row shows: the next one that stands, else the latest.
    pub fn interview(&self, program: &Id) -> Option<&Arc<Interview>> {
        let all = self.interviews(program);
        let real =
            |it: &&Arc<Interview>| it.kind.unwrap_or(InterviewKind::Interview) == InterviewKind::Interview;
        all.iter().filter(real).find(|it| it.stands()).or(all.first())
    }

    pub fn people(&self, program: &Id) -> &[Arc<Person>] {
        self.people.get(program).map(Vec::as_slice).unwrap_or_default()
    }

    pub fn letters(&self, program: &Id) -> u32 {
        self.letters.get(program).copied().unwrap_or(0)
    }

    pub fn rank(&self, program: &Id) -> Option<u32> {
        self.ranks.get(program).copied()
    }

    pub fn score(&self, program: &Program) -> Option<Tenths> {
        score(&self.criteria, program, self.interviews(&program.id))
    }

    pub fn gut(&self, program: &Id) -> Option<u8> {
        gut(self.interviews(program))
    }
}

/// Puts a changed row in the place of the old one under each program that it links to, in this order.
fn relink<T: Row, K: Ord>(
    map: &mut HashMap<Id, Vec<Arc<T>>>,
    before: Option<&Arc<T>>,
    after: Option<&Arc<T>>,
    key: impl Fn(&Arc<T>) -> K,
    programs: impl Fn(&T) -> &Vec<Id>,
) {
    for (row, program) in before.iter().flat_map(|row| programs(row).iter().map(move |it| (row, it))) {
        if let Some(all) = map.get_mut(program) {
            all.retain(|it| it.id() != row.id());
        }
    }
    for (row, program) in after.iter().flat_map(|row| programs(row).iter().map(move |it| (row, it))) {
        let all = map.entry(program.clone()).or_default();
        let place = key(row);
        all.insert(all.partition_point(|it| key(it) <= place), Arc::clone(row));
    }
}

/// "3 of 4": letters assigned, and needed where the user said so.
pub fn letters_words(row: &Program, lookup: &Lookup) -> String {
    let have = lookup.letters(&row.id);
    match row.letter_rules.get("needs") {
        Some(needs) => format!("{have} of {needs}"),
        None if have > 0 => have.to_string(),
        None => String::new(),
    }
}

/// "applied, no word 82 d": the status with what can be reckoned from it.
pub fn status_words(row: &Program, now: Stamp) -> String {
    let Some(status) = row.status else { return Status::Planned.title().to_owned() };
    let silent = (status == Status::Applied).then(|| logged(row, status)).flatten();
    match silent.map(|since| now.seconds().saturating_sub(since.seconds()) / 86_400) {
        Some(days) if days >= 14 => format!("{}, no word {days} d", status.title()),
        _ => status.title().to_owned(),
    }
}

/// When the program got its present status, by its log.
pub fn logged(row: &Program, status: Status) -> Option<Stamp> {
    let last =
        row.status_log.iter().rev().find_map(|line| line.split_once(' ').filter(|it| it.1 == status.word()));
    last.and_then(|it| it.0.parse().ok())
}

/// A filter as it is typed: words, all of which must be found; `status:invited` looks in one column only.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Filter {
    terms: Vec<(Option<SortBy>, String)>,
}

impl Filter {
    pub fn parse(text: &str) -> Self {
        let term = |word: &str| match word.split_once(':') {
            Some((column, value)) => match column.parse() {
                Ok(column) => (Some(column), value.to_lowercase()),
                Err(_) => (None, word.to_lowercase()),
            },
            None => (None, word.to_lowercase()),
        };
        Filter { terms: text.split_whitespace().map(term).filter(|it| !it.1.is_empty()).collect() }
    }

    pub fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }

    /// True when each match of this is a match of `older`, so that only its rows need a look.
    pub fn narrows(&self, older: &Filter) -> bool {
        older
            .terms
            .iter()
            .all(|(column, old)| self.terms.iter().any(|(c, new)| c == column && new.contains(old.as_str())))
    }

    pub fn matches(&self, row: &Program) -> bool {
        self.terms.iter().all(|(column, word)| match column {
            Some(column) => cell(row, *column).is_some_and(|cell| contains(cell, word)),
            None => {
                let specialty = row.specialty.map(Specialty::title).unwrap_or_default();
                let status = row.status.map(Status::title).unwrap_or_default();
                let signal = row.signal.map(Signal::title).unwrap_or_default();
                let cells = [&row.name, &row.city, &row.state, &row.institution, &row.acgme_id];
                cells.iter().any(|cell| contains(cell, word))
                    || [specialty, status, signal].iter().any(|cell| contains(cell, word))
                    || row.tags.iter().any(|tag| contains(tag, word))
                    || row.positions.values().any(|it| contains(&it.nrmp_code, word))
            }
        })
    }
}

fn cell(row: &Program, column: SortBy) -> Option<&str> {
    match column {
        SortBy::Name => Some(&row.name),
        SortBy::City => Some(&row.city),
        SortBy::State => Some(&row.state),
        SortBy::Specialty => row.specialty.map(Specialty::title),
        SortBy::Status => Some(row.status.unwrap_or(Status::Planned).title()),
        SortBy::Signal => row.signal.map(Signal::title),
        SortBy::Interview | SortBy::Score | SortBy::Gut | SortBy::Rank => None,
    }
}

/// The order of two rows; rows without a value come last, equal ones by name, then id.
pub fn compare(a: &Program, b: &Program, by: SortBy, lookup: &Lookup) -> Ordering {
    let first = match by {
        SortBy::Name => Ordering::Equal,
        SortBy::City => last_if_empty(&a.city, &b.city),
        SortBy::State => last_if_empty(&a.state, &b.state),
        SortBy::Specialty => last_if_none(a.specialty, b.specialty),
        SortBy::Status => a.status.unwrap_or(Status::Planned).cmp(&b.status.unwrap_or(Status::Planned)),
        SortBy::Signal => last_if_none(a.signal, b.signal),
        SortBy::Interview => {
            let at = |row: &Program| lookup.interview(&row.id).and_then(instant_of);
            last_if_none(at(a), at(b))
        }
        SortBy::Score => best_first(lookup.score(a), lookup.score(b)),
        SortBy::Gut => best_first(lookup.gut(&a.id), lookup.gut(&b.id)),
        SortBy::Rank => last_if_none(lookup.rank(&a.id), lookup.rank(&b.id)),
    };
    first.then_with(|| ignoring_case(&a.name, &b.name)).then_with(|| a.id.cmp(&b.id))
}

fn last_if_none<T: Ord>(a: Option<T>, b: Option<T>) -> Ordering {
    match (a, b) {
        (Some(a), Some(b)) => a.cmp(&b),
        (a, b) => b.is_some().cmp(&a.is_some()),
    }
}

fn best_first<T: Ord>(a: Option<T>, b: Option<T>) -> Ordering {
    last_if_none(a.map(Reverse), b.map(Reverse))
}

fn last_if_empty(a: &str, b: &str) -> Ordering {
    let some = |text| Some(text).filter(|it: &&str| !it.is_empty());
    match (some(a), some(b)) {
        (Some(a), Some(b)) => ignoring_case(a, b),
        (a, b) => b.is_some().cmp(&a.is_some()),
    }
}

fn ignoring_case(a: &str, b: &str) -> Ordering {
    let lower = |byte: u8| byte.to_ascii_lowercase();
    a.bytes().map(lower).cmp(b.bytes().map(lower))
}

fn instant(row: &Interview) -> Option<Stamp> {
    row.when.as_ref().map(|when| match when {
        When::At(moment) => moment.instant(),
        When::Day(_) => when.end(&Zone::utc()),
    })
}

fn instant_of(row: &Arc<Interview>) -> Option<Stamp> {
    instant(row)
}

impl Tracker {
    /// Sets a program's status and writes it down in its log.
    pub fn set_status(&mut self, program: &str, status: Status, now: Stamp) {
        self.programs.edit(program, |row| {
            if row.status != Some(status) {
                row.status = Some(status);
                row.status_log.push(format!("{now} {}", status.word()));
            }
        });
    }

    /// Moves a program's status forward to `status`; one that is further, or ended, stays.
    pub fn advance_status(&mut self, program: &str, status: Status, now: Stamp) {
        let Some(row) = self.programs.get(program) else { return };
        let present = row.status.unwrap_or(Status::Planned);
        if present.step().is_some_and(|step| Some(step) < status.step()) {
            self.set_status(program, status, now);
        }
    }

    /// What an interview's state says about its programs.
    pub fn advance_by_interview(&mut self, interview: &str, now: Stamp) {
        let Some(row) = self.interviews.get(interview).cloned() else { return };
        if row.kind.unwrap_or(InterviewKind::Interview) != InterviewKind::Interview {
            return;
        }
        let status = match row.state {
            Some(InterviewState::Unanswered | InterviewState::Held) => Status::Invited,
            Some(InterviewState::Waitlisted) => Status::Waitlisted,
            Some(InterviewState::Done) => Status::Interviewed,
            Some(InterviewState::Scheduled) => Status::Scheduled,
            None if row.when.is_some() => Status::Scheduled,
            _ => return,
        };
        for program in &row.programs {
            self.advance_status(program.as_str(), status, now);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(name: &str, city: &str, state: &str) -> Program {
        let (name, city, state) = (name.to_owned(), city.to_owned(), state.to_owned());
        Program { name, city, state, ..Program::default() }
    }

    #[test]
    fn a_filter_that_narrows_another_one_finds_nothing_that_one_does_not() {
        let rows = [
            row("Boston", "Reno", "NV"),
            row("Yale", "Boston", "MA"),
            row("Reno", "Yale", "CT"),
            row("", "", ""),
        ];
        let texts = [
            "",
            "bo",
            "boston",
            "city:bo",
            "city:boston",
            "name:bo",
            "state:m",
            "ma",
            "bo ma",
            "city:bo state:ma",
            "city:",
        ];
        let mut narrowing = 0;
        for (one, other) in texts.iter().flat_map(|one| texts.iter().map(move |other| (one, other))) {
            let (new, old) = (Filter::parse(one), Filter::parse(other));
            if !new.narrows(&old) {
                continue;
            }
            narrowing += usize::from(one != other);
            let lost = rows.iter().find(|it| new.matches(it) && !old.matches(it));
            assert!(lost.is_none(), "{one:?} narrows {other:?}, which doesn't find {lost:?}");
        }
        assert!(narrowing > texts.len(), "typing on needn't look at every row again");
        assert!(Filter::parse("city:boston").narrows(&Filter::parse("city:bo")));
        assert!(!Filter::parse("bo").narrows(&Filter::parse("city:bo")));
    }
}
