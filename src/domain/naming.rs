//! What programs are called in lists: the name that the user gave, else the one that applicants use, with the city where
//! two programs of the season would be called the same. Knows of the catalog only which names it was handed.

use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet, HashMap},
    sync::Arc,
};

use super::{audience::Audience, id::Id, rows::Rows, tables::Program};
use crate::text::fold::fold;

/// The most terminal columns of a short name: lists have room for no more.
pub const SHORT_NAME: usize = 20;

/// The names of an institution of the catalog.
#[derive(Clone, Debug, PartialEq)]
pub struct Nickname {
    pub name: String,
    pub official: String,
    /// What applicants call it.
    pub short: String,
}

/// What institutions are called for short, by their id in the catalog; a copy costs a pointer.
#[derive(Clone, Debug, Default)]
pub enum Nicknames {
    /// Everything is called by its long name, as in what others get.
    #[default]
    None,
    Of(Arc<BTreeMap<Id, Nickname>>),
}

/// How programs are named: their nicknames, and which of these are shared.
#[derive(Clone, Debug, Default)]
pub struct Naming {
    nicknames: Nicknames,
    /// Where the programs of each name are, and how many are there; the names are folded.
    houses: HashMap<String, HashMap<House, usize>>,
    /// The programs that the houses were gathered from.
    seen: Rows<Program>,
    renamed: BTreeSet<Id>,
}

/// Where a program is: its institution in the catalog, if it has one, and its city, folded.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct House(Option<Id>, String);

impl Nicknames {
    /// Returns the name of a program without its city: the user's own, else the catalog's short one. A program that the
    /// user called otherwise than the catalog does keeps that name.
    pub fn of<'a>(&'a self, row: &'a Program) -> &'a str {
        let Nicknames::Of(all) = self else { return &row.name };
        let own = row.short_name.trim();
        if !own.is_empty() {
            return own;
        }
        match row.catalog.as_ref().and_then(|id| all.get(id)) {
            Some(known) if row.name.is_empty() || row.name == known.name || row.name == known.official => {
                &known.short
            }
            Some(_) | None => &row.name,
        }
    }
}

impl Naming {
    pub fn new(nicknames: Nicknames) -> Naming {
        Naming { nicknames, ..Naming::default() }
    }

    /// By their long names, for what others get.
    pub fn long() -> Naming {
        Naming::default()
    }

    /// Returns how programs are named to that reader: to others by their long names.
    pub fn to(&self, audience: Audience) -> Cow<'_, Naming> {
        match audience {
            Audience::Me => Cow::Borrowed(self),
            Audience::Adviser | Audience::Partner | Audience::Clerkship | Audience::Chief => {
                Cow::Owned(Naming::long())
            }
        }
    }

    pub fn nicknames(&self) -> &Nicknames {
        &self.nicknames
    }

    /// Takes over what changed among the programs since the last time.
    pub fn follow(&mut self, programs: &Rows<Program>) {
        self.renamed.clear();
        if programs.same(&self.seen) {
            return;
        }
        let seen = std::mem::replace(&mut self.seen, programs.clone());
        let mut shared = BTreeSet::new();
        for (before, after) in programs.changed_since(&seen) {
            for (row, count) in
                before.map(|it| (it, Count::Less)).into_iter().chain(after.map(|it| (it, Count::More)))
            {
                let key = fold(self.nicknames.of(row));
                if self.count(&key, row, count) {
                    shared.insert(key);
                }
            }
        }
        if !shared.is_empty() {
            let is_in = |row: &Program| shared.contains(&fold(self.nicknames.of(row)));
            self.renamed = programs.iter().filter(|row| is_in(row)).map(|row| row.id.clone()).collect();
        }
    }

    /// Returns the programs whose name may be another since the last [`Naming::follow`] although they didn't change, with
    /// some that did.
    pub fn renamed(&self) -> &BTreeSet<Id> {
        &self.renamed
    }

    /// "Penn"; "St. Vincent (Toledo)" where the season has another one.
    pub fn of(&self, row: &Program) -> String {
        let name = self.nicknames.of(row);
        match self.is_shared(name, row) {
            true => format!("{name} ({})", row.city),
            false => name.to_owned(),
        }
    }

    /// "Penn · IR": names a program among those of its institution.
    pub fn full(&self, row: &Program) -> String {
        row.with_specialty(self.of(row))
    }

    /// True where a program elsewhere, of another institution, is called the same.
    fn is_shared(&self, name: &str, row: &Program) -> bool {
        if row.city.is_empty() {
            return false;
        }
        let Some(houses) = self.houses.get(&fold(name)) else { return false };
        let own = House::of(row);
        houses.len() > 1 && houses.keys().any(|it| it.differs(&own))
    }

    /// Returns true where the name is or was shared and one of its houses came or went.
    fn count(&mut self, key: &str, row: &Program, count: Count) -> bool {
        let houses = self.houses.entry(key.to_owned()).or_default();
        let before = houses.len();
        let house = House::of(row);
        let there = houses.entry(house.clone()).or_default();
        *there = match count {
            Count::More => there.saturating_add(1),
            Count::Less => there.saturating_sub(1),
        };
        if *there == 0 {
            houses.remove(&house);
        }
        let after = houses.len();
        if houses.is_empty() {
            self.houses.remove(key);
        }
        before != after && before.max(after) > 1
    }
}

enum Count {
    More,
    Less,
}

impl House {
    fn of(row: &Program) -> House {
        House(row.catalog.clone(), fold(&row.city))
    }

    fn differs(&self, other: &House) -> bool {
        self.1 != other.1 && (self.0.is_none() || self.0 != other.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(id: &str, name: &str, city: &str) -> Program {
        Program { id: Id::new(id), name: name.into(), city: city.into(), ..Program::default() }
    }

    fn nicknames() -> Nicknames {
        let penn = Nickname {
            name: "University of Pennsylvania".into(),
            official: "Hospital of the University of Pennsylvania".into(),
            short: "Penn".into(),
        };
        Nicknames::Of(Arc::new([(Id::new("penn"), penn)].into()))
    }

    fn penn(id: &str) -> Program {
        Program { catalog: Some(Id::new("penn")), ..row(id, "University of Pennsylvania", "Philadelphia") }
    }

    fn named(naming: &mut Naming, rows: &[&Program]) -> Vec<String> {
        naming.follow(&Rows::collect(rows.iter().map(|it| Arc::new((*it).clone()))));
        rows.iter().map(|it| naming.of(it)).collect()
    }

    #[test]
    fn the_users_name_wins_over_the_short_one_and_that_over_the_long_one() {
        let mut naming = Naming::new(nicknames());
        let own = Program { short_name: "UPenn".into(), ..penn("a") };
        let called = Program { name: "My dream".into(), ..penn("b") };
        assert_eq!(named(&mut naming, &[&penn("c"), &own, &called]), ["Penn", "UPenn", "My dream"]);
        assert_eq!(naming.full(&own), "UPenn");
        assert_eq!(named(&mut Naming::default(), &[&penn("c"), &own]), ["University of Pennsylvania"; 2]);
    }

    #[test]
    fn two_that_are_called_the_same_are_named_with_their_cities_and_those_of_one_house_are_not() {
        let mut naming = Naming::new(nicknames());
        let other = row("x", "PENN", "Erie");
        assert_eq!(named(&mut naming, &[&penn("a"), &penn("b")]), ["Penn", "Penn"]);
        assert!(naming.renamed().is_empty());
        let both = ["Penn (Philadelphia)", "Penn (Philadelphia)", "PENN (Erie)"];
        assert_eq!(named(&mut naming, &[&penn("a"), &penn("b"), &other]), both);
        assert_eq!(naming.renamed().iter().map(Id::as_str).collect::<Vec<_>>(), ["a", "b", "x"]);
        let moved = Program { city: "Philadelphia".into(), ..other.clone() };
        assert_eq!(named(&mut naming, &[&penn("a"), &moved]), ["Penn", "PENN"]);
        assert_eq!(named(&mut naming, &[&penn("a"), &other]), ["Penn (Philadelphia)", "PENN (Erie)"]);
        assert_eq!(named(&mut naming, &[&penn("a")]), ["Penn"]);
        assert!(!naming.renamed().is_empty());
        let nowhere = row("x", "Penn", "");
        assert_eq!(named(&mut naming, &[&penn("a"), &nowhere]), ["Penn (Philadelphia)", "Penn"]);
    }
}
