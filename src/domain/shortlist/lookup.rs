//! What other tables say about programs.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, HashMap},
    sync::Arc,
};

use crate::domain::{
    id::Id,
    letters::LetterCount,
    naming::Nicknames,
    place::spoken_key,
    rows::{Row, Rows},
    score::{Tenths, gut, score},
    signals::{Pools, Signaled},
    statements::Lengths,
    tables::*,
    time::{Stamp, When},
    tracker::Tracker,
};

/// What other tables say about programs, gathered once whenever one of them changes.
#[derive(Clone, Debug, Default)]
pub struct Lookup {
    interviews: HashMap<Id, Vec<Arc<Interview>>>,
    letters: HashMap<Id, Vec<Arc<Letter>>>,
    /// How many programs each statement is assigned to.
    stated: HashMap<Id, u32>,
    statements: Rows<Statement>,
    pub signaled: Signaled,
    pub pools: Pools,
    /// The best place of each program on the primary rank list, from 1.
    ranks: HashMap<Id, u32>,
    people: HashMap<Id, Vec<Arc<Person>>>,
    pub criteria: Vec<Arc<Criterion>>,
    /// Criteria that aren't in use any more, or not yet: they only have titles.
    pub unused: Vec<Arc<Criterion>>,
    /// The names by which programs are sorted.
    pub nicknames: Nicknames,
    /// How long the files of statements are, as far as it was said.
    pub lengths: Lengths,
}

impl Lookup {
    pub fn new(tracker: &Tracker, criteria: Vec<Arc<Criterion>>) -> Self {
        let mut lookup = Lookup { criteria, ..Lookup::default() };
        lookup.follow(&Tracker::default(), tracker);
        lookup
    }

    /// Takes over what changed between two values of the season, except for the criteria in use and others, the pools and the lengths of files. True where another
    /// program is signaled, or with another tier.
    pub fn follow(&mut self, old: &Tracker, new: &Tracker) -> bool {
        let mut signals_differ = false;
        for (before, after) in new.interviews.changed_since(&old.interviews) {
            let latest = |it: &Arc<Interview>| Reverse((instant(it), it.id.clone()));
            relink(&mut self.interviews, before, after, latest, |it| &it.programs);
        }
        for (before, after) in new.people.changed_since(&old.people) {
            relink(&mut self.people, before, after, |it: &Arc<Person>| it.id.clone(), |it| &it.programs);
        }
        for (before, after) in new.letters.changed_since(&old.letters) {
            relink(&mut self.letters, before, after, |it| it.id.clone(), |it| &it.programs);
        }
        for (before, after) in new.programs.changed_since(&old.programs) {
            let statement = |it: Option<&Arc<Program>>| it.and_then(|it| it.statement.clone());
            if let Some(id) = statement(before) {
                let count = self.stated.entry(id).or_default();
                *count = count.saturating_sub(1);
            }
            if let Some(id) = statement(after) {
                let count = self.stated.entry(id).or_default();
                *count = count.saturating_add(1);
            }
            let row = after.or(before).map(|it| &it.id);
            signals_differ |= row.is_some_and(|id| self.signaled.note_program(id, after.map(|it| &**it)));
        }
        self.statements = new.statements.clone();
        if !new.rank_lists.same(&old.rank_lists) {
            self.rank_anew(new);
        }
        signals_differ
    }

    fn rank_anew(&mut self, tracker: &Tracker) {
        self.ranks.clear();
        let primary = tracker.rank_lists.iter().find(|it| it.kind == Some(RankKind::Primary));
        for (place, entry) in (1u32..).zip(primary.iter().flat_map(|it| &it.order)) {
            let program = entry.split_once('#').map_or(entry.as_str(), |it| it.0);
            self.ranks.entry(Id::new(program)).or_insert(place);
        }
    }

    /// Returns a program's interviews, latest first.
    pub fn interviews(&self, program: &Id) -> &[Arc<Interview>] {
        self.interviews.get(program).map(Vec::as_slice).unwrap_or_default()
    }

    /// Returns the interview that a program's row shows: the next one that will take place, else the latest.
    pub fn interview(&self, program: &Id) -> Option<&Arc<Interview>> {
        let all = self.interviews(program);
        let real =
            |it: &&Arc<Interview>| it.kind.unwrap_or(InterviewKind::Interview) == InterviewKind::Interview;
        all.iter().filter(real).find(|it| it.stands()).or(all.first())
    }

    /// True where a letter is assigned anywhere.
    pub fn has_letters(&self) -> bool {
        self.letters.values().any(|it| !it.is_empty())
    }

    /// True where there is a statement.
    pub fn has_statements(&self) -> bool {
        !self.statements.is_empty()
    }

    /// True where any program has a statement.
    pub fn uses_statements(&self) -> bool {
        self.stated.values().any(|it| *it > 0)
    }

    pub fn people(&self, program: &Id) -> &[Arc<Person>] {
        self.people.get(program).map(Vec::as_slice).unwrap_or_default()
    }

    /// Returns the letters that are assigned to a program.
    pub fn letters(&self, program: &Id) -> &[Arc<Letter>] {
        self.letters.get(program).map(Vec::as_slice).unwrap_or_default()
    }

    pub fn letter_count(&self, program: &Program) -> LetterCount {
        LetterCount::of(program, self.letters(&program.id))
    }

    /// Returns the statement that a program gets, if there is one of that id.
    pub fn statement(&self, program: &Program) -> Option<&Arc<Statement>> {
        self.statements.get(program.statement.as_ref()?.as_str())
    }

    /// Returns how many programs get that statement.
    pub fn stated(&self, statement: &Id) -> u32 {
        self.stated.get(statement).copied().unwrap_or(0)
    }

    pub fn rank(&self, program: &Id) -> Option<u32> {
        self.ranks.get(program).copied()
    }

    pub fn score(&self, program: &Program) -> Option<Tenths> {
        score(&self.criteria, program, self.interviews(&program.id))
    }

    /// Returns what a criterion is called; one that nobody knows any more by its id.
    pub fn criterion_title(&self, criterion: &str) -> String {
        let known = self.criteria.iter().chain(&self.unused).find(|it| it.id.as_str() == criterion);
        let title = known.map(|it| it.title.as_str()).filter(|it| !it.is_empty());
        title.map_or_else(|| spoken_key(criterion), str::to_owned)
    }

    /// Returns scores by the titles of their criteria: those in use in their order, then all others.
    pub fn titled_scores(&self, scores: &BTreeMap<String, Score>) -> Vec<(String, Score)> {
        let place = |id: &str| self.criteria.iter().position(|it| it.id.as_str() == id).unwrap_or(usize::MAX);
        let mut all: Vec<(&String, &Score)> = scores.iter().collect();
        all.sort_by_key(|it| place(it.0));
        all.into_iter().map(|(id, score)| (self.criterion_title(id), *score)).collect()
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
        // a row may name a program twice
        if all.iter().any(|it| it.id() == row.id()) {
            continue;
        }
        let place = key(row);
        all.insert(all.partition_point(|it| key(it) <= place), Arc::clone(row));
    }
}

fn instant(row: &Interview) -> Option<Stamp> {
    row.when.as_ref().map(When::instant)
}
