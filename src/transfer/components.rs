//! The application's components as other people and programs get them: which parts, which programs, and in which words.

use std::{collections::BTreeSet, sync::Arc};

use crate::{
    domain::{
        audience::{Audience, Privacy},
        checklist::{Entry, Group},
        costs::{BillLine, Payee},
        facts::{Confidence, Figure},
        letters::by_asking,
        naming::Naming,
        order::ignoring_case,
        record::words,
        season::Season,
        shortlist::Lookup,
        statements::{Lengths, written_for_other},
        tables::{Letter, LetterState, Program, Signal, Status},
    },
    text::last_name,
};

words! {
    /// A part of the application.
    pub enum Section {
        Checklist = "checklist" "checklist",
        Letters = "letters" "letters",
        Statements = "statements" "statements",
        Signals = "signals" "signals",
        Costs = "costs" "costs",
    }
}

/// What the export of the components is made from.
#[derive(Clone, Copy)]
pub struct ComponentsInput<'a> {
    pub season: &'a Season,
    pub lookup: &'a Lookup,
    pub groups: &'a [Group],
    /// How long the statements are that lie in files.
    pub measured: &'a Lengths,
    pub naming: &'a Naming,
    /// The programs to show; they come by name.
    pub rows: &'a [Arc<Program>],
    /// Which programs these are: "12 of 40 programs; those still open".
    pub scope: &'a str,
    /// The parts that the export is limited to; empty for all.
    pub only: &'a [Section],
    pub audience: Audience,
}

/// A letter, and what its writer is called; no two are called the same.
pub struct Writer {
    pub letter: Arc<Letter>,
    pub name: String,
    /// For the head of a narrow column.
    pub short: String,
}

impl ComponentsInput<'_> {
    /// Returns true if this audience may read things of that privacy.
    pub fn may(&self, see: Privacy) -> bool {
        self.audience.may(see)
    }

    pub fn wants(&self, section: Section) -> bool {
        self.only.is_empty() || self.only.contains(&section)
    }

    /// Returns what lists call that program.
    pub fn program_name(&self, row: &Program) -> String {
        let name = self.naming.of(row);
        if name.trim().is_empty() { "unnamed program".to_owned() } else { name }
    }

    /// Returns the programs to show, by name: another order would tell ranks.
    pub fn programs(&self) -> Vec<(String, Arc<Program>)> {
        named(self, self.rows.iter())
    }

    /// Returns all programs that have a signal, those that ended too, for a signal stays spent: by tier, then by name.
    pub fn signaled(&self) -> Vec<(Signal, String, Arc<Program>)> {
        let all = named(self, self.season.tracker.programs.iter()).into_iter();
        let mut all: Vec<_> =
            all.filter_map(|(name, row)| row.signal.map(|signal| (signal, name, row))).collect();
        all.sort_by_key(|it| it.0);
        all
    }

    /// Returns the status as this audience reads it.
    pub fn status_words(&self, row: &Program) -> &'static str {
        row.status.unwrap_or(Status::Planned).as_read(self.audience).title()
    }

    pub fn writers(&self) -> Vec<Writer> {
        let letters = by_asking(&self.season.tracker.letters);
        let full = letters.iter().map(|it| match it.writer.trim() {
            "" => "unnamed writer".to_owned(),
            name => name.to_owned(),
        });
        let full = told_apart(full.collect());
        let last: Vec<String> = full.iter().map(|it| last_name(it)).collect();
        let is_shared = |name: &String| last.iter().filter(|it| *it == name).count() > 1;
        let short = |(full, last): (&String, &String)| if is_shared(last) { full } else { last }.clone();
        let short = told_apart(full.iter().zip(&last).map(short).collect());
        let all = letters.into_iter().zip(full).zip(short);
        all.map(|((letter, name), short)| Writer { letter, name, short }).collect()
    }

    /// Returns true where this audience reads the day of a component: one of the applicant's own stays with the applicant.
    pub fn tells_day_of(&self, entry: &Entry) -> bool {
        entry.due_is_official || self.may(Privacy::Private)
    }

    pub fn says_late(&self, entry: &Entry) -> bool {
        self.tells_day_of(entry) && entry.is_late(self.season.now, self.season.home())
    }

    /// Says how many of it are committed; of codes on rank lists to the applicant alone.
    pub fn many_words(&self, line: &BillLine) -> String {
        let is_told = line.payee != Payee::Nrmp || self.may(Privacy::Private);
        if is_told { line.many.clone() } else { String::new() }
    }

    /// Says whether the statement that a program gets was written for it; empty where it gets none.
    pub fn statement_remark(&self, row: &Program) -> String {
        let Some(statement) = self.lookup.statement(row) else { return String::new() };
        match written_for_other(statement, row) {
            Some(other) => format!("wrong: written for {}", other.title()),
            None => "fits".to_owned(),
        }
    }

    /// Says what is counted of a component, or how far its exam is; an exam's score to the applicant alone.
    pub fn count_words(&self, entry: &Entry) -> String {
        let is_told = entry.exam.is_none() || self.may(Privacy::Private);
        self.season.what_counts(entry).filter(|_| is_told).unwrap_or_default()
    }
}

fn named<'a>(
    input: &ComponentsInput,
    rows: impl Iterator<Item = &'a Arc<Program>>,
) -> Vec<(String, Arc<Program>)> {
    let mut all: Vec<_> = rows.map(|row| (input.program_name(row), row.clone())).collect();
    all.sort_by(|a, b| {
        let by_name = ignoring_case(&a.0, &b.0);
        by_name.then_with(|| (a.1.specialty, &a.1.id).cmp(&(b.1.specialty, &b.1.id)))
    });
    all
}

/// Returns the seasons whose rates decide an amount, the oldest first.
pub fn rate_seasons(line: &BillLine, season: &str) -> String {
    let of =
        |it: &Figure| if it.source_season.is_empty() { season.to_owned() } else { it.source_season.clone() };
    let all: BTreeSet<String> = line.deciding().map(of).collect();
    all.into_iter().collect::<Vec<_>>().join(", ")
}

/// Says how sure an amount is.
pub fn sure_words(line: &BillLine) -> &'static str {
    match line.sureness() {
        // whoever else reads it didn't enter it
        Some(Confidence::Yours) => "own number",
        sure => sure.map(Confidence::title).unwrap_or_default(),
    }
}

/// Says how far an assigned letter is.
pub fn assigned_words(letter: &Letter) -> &'static str {
    match letter.state {
        Some(LetterState::Received) => "received",
        Some(LetterState::Declined) => "declined",
        Some(LetterState::Planned | LetterState::Asked | LetterState::Agreed) | None => "assigned",
    }
}

/// Gives each name that was there before a number behind it.
pub fn told_apart(names: Vec<String>) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for name in names {
        let numbered = (2u32..).map(|it| format!("{name} ({it})"));
        let free = std::iter::once(name.clone()).chain(numbered).find(|it| !all.contains(it));
        all.push(free.unwrap_or(name));
    }
    all
}

#[cfg(test)]
mod tests {
    use super::told_apart;

    #[test]
    fn equal_names_are_told_apart() {
        let apart = |names: &[&str]| told_apart(names.iter().map(|it| (*it).to_owned()).collect());
        assert_eq!(
            apart(&["Lee", "Lee (2)", "Lee", "Osei", "Lee"]),
            ["Lee", "Lee (2)", "Lee (3)", "Osei", "Lee (4)"]
        );
    }
}
