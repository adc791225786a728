//! A filter as it is typed.

use super::lookup::Lookup;
use crate::{
    domain::{
        field::Field,
        place::Place,
        record::words,
        tables::{Program, Status},
    },
    text::{contains::contains, plain},
};

/// A filter of words, all of which must be found; `status:invited` looks in one field only.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Filter {
    terms: Vec<Term>,
}

words! {
    /// What an application to a program may still lack.
    pub enum Missing {
        Letters = "letters" "letters",
        Statement = "statement" "a statement",
        Signal = "signal" "a signal",
    }
}

impl Missing {
    /// Returns true if every program is expected to have it: letters and statements where the season holds any; a signal
    /// never, of which there are few.
    pub fn is_expected(self, lookup: &Lookup) -> bool {
        match self {
            Missing::Letters => lookup.has_letters(),
            Missing::Statement => lookup.has_statements(),
            Missing::Signal => false,
        }
    }

    /// Returns true if a program that is still open lacks it.
    pub fn is_lacked_by(self, row: &Program, lookup: &Lookup) -> bool {
        row.status.unwrap_or(Status::Planned).is_open()
            && match self {
                Missing::Letters => !lookup.letter_count(row).is_complete(),
                Missing::Statement => lookup.statement(row).is_none(),
                // once the application is out, and where nothing is left, nothing is missing
                Missing::Signal => {
                    let pool = || lookup.pools.pool_of(row);
                    row.wants_signal() && pool().is_some_and(|it| lookup.signaled.has_left(it))
                }
            }
    }
}

/// The name under which a filter asks for what is missing: `missing:letters`.
const MISSING: &str = "missing";

#[derive(Clone, Debug, PartialEq)]
struct Term {
    /// The positions of the fields to look through in their list: of one field, or of all.
    fields: Vec<usize>,
    /// What the program is called in lists is looked through as well.
    named: bool,
    /// The word is the beginning of what is to be missing, and nothing is looked through.
    missing: bool,
    /// The word to look for, as [`plain`] writes it.
    word: String,
}

/// Words that mean a specialty wherever they stand alone.
const SPECIALTIES: [&str; 3] = ["ir", "dr", "ty"];

/// The fields that say what a program is called.
const NAMES: [&str; 2] = ["name", "short_name"];

impl Filter {
    pub fn parse(text: &str) -> Self {
        let terms = text.split_whitespace().map(Term::parse).filter(|it| !it.word.is_empty());
        Filter { terms: terms.collect() }
    }

    /// Returns the fields that a filter can name; words without a name are looked for in all of them.
    pub fn fields() -> impl Iterator<Item = &'static Field<Program>> {
        Program::FIELDS.iter().filter(|it| it.places.contains(&Place::Filter))
    }

    /// Returns true if each match of this filter is one of `older` too, so that only the matches of `older` need a
    /// look.
    pub fn narrows(&self, older: &Filter) -> bool {
        let is_in = |old: &Term, new: &Term| {
            old.fields == new.fields && old.missing == new.missing && new.word.contains(old.word.as_str())
        };
        older.terms.iter().all(|old| self.terms.iter().any(|new| is_in(old, new)))
    }

    /// True where other tables decide what it matches.
    pub fn looks_up(&self) -> bool {
        self.terms.iter().any(|it| it.missing)
    }

    pub fn matches(&self, row: &Program, lookup: &Lookup) -> bool {
        self.terms.iter().all(|it| it.fits(row, lookup))
    }
}

impl Term {
    fn parse(text: &str) -> Term {
        if let Some((name, word)) = text.split_once(':')
            && plain(name) == MISSING
        {
            return Term { fields: Vec::new(), named: false, missing: true, word: plain(word) };
        }
        let named = text.split_once(':').and_then(|(name, word)| Some((place_of(&plain(name))?, word)));
        let (fields, word) = match named {
            Some((place, word)) => (vec![place], word),
            // a specialty's letters stand in many a name: "ty" in "University"
            None if SPECIALTIES.contains(&plain(text).as_str()) => {
                (place_of("specialty").into_iter().collect(), text)
            }
            None => (Filter::fields().filter_map(|it| place_of(it.name)).collect(), text),
        };
        let named = fields.iter().any(|it| NAMES.iter().any(|name| place_of(name) == Some(*it)));
        Term { fields, named, missing: false, word: plain(word) }
    }

    fn fits(&self, row: &Program, lookup: &Lookup) -> bool {
        if self.missing {
            let mut meant = Missing::ALL.iter().filter(|it| it.word().starts_with(&self.word));
            return meant.any(|it| it.is_lacked_by(row, lookup));
        }
        let fields = self.fields.iter().filter_map(|it| Program::FIELDS.get(*it));
        let mut fits = |text: &str| contains(text, &self.word);
        fields.into_iter().any(|it| (it.any)(row, &mut fits))
            || (self.named && fits(lookup.nicknames.of(row)))
    }
}

/// Returns the position of a field that a filter may name.
fn place_of(name: &str) -> Option<usize> {
    Program::FIELDS.iter().position(|it| it.name == name && it.places.contains(&Place::Filter))
}

#[cfg(test)]
mod narrowing {
    use super::*;
    use crate::domain::tables::Program;

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
            let lost = rows
                .iter()
                .find(|it| new.matches(it, &Lookup::default()) && !old.matches(it, &Lookup::default()));
            assert!(lost.is_none(), "{one:?} narrows {other:?}, which doesn't find {lost:?}");
        }
        assert!(narrowing > texts.len(), "typing on needn't look at every row again");
        assert!(Filter::parse("city:boston").narrows(&Filter::parse("city:bo")));
        assert!(!Filter::parse("bo").narrows(&Filter::parse("city:bo")));
    }
}
