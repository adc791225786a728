//! What a record shows: its fields and what is reckoned about it, in one order.

use std::{cmp::Ordering, fmt};

use super::lookup::Lookup;
use crate::domain::{
    audience::{Audience, Privacy},
    field::Field,
    naming::Naming,
    place::{Column, Place, Shown},
    tables::Record,
    time::{Stamp, Zone},
    tracker::Tracker,
};

/// What a record is looked at with: the season, the present, the zone at home, and the reader.
#[derive(Clone, Copy)]
pub struct Sight<'a> {
    pub tracker: &'a Tracker,
    pub lookup: &'a Lookup,
    pub naming: &'a Naming,
    pub now: Stamp,
    pub home: &'a Zone,
    pub audience: Audience,
}

/// Something about a record that follows from other tables or the clock: it shows like a field, but nobody types it.
pub struct Reckoned<T: 'static> {
    pub name: &'static str,
    pub label: &'static str,
    /// The field that it stands behind; if both have the same name, it takes the place of that field.
    pub after: &'static str,
    pub places: &'static [Place],
    pub privacy: Privacy,
    pub shown: fn(&T, &Sight) -> Shown,
    pub order: fn(&T, &T, &Lookup) -> Ordering,
}

/// One thing about a record, typed or reckoned.
pub enum Seen<T: 'static> {
    Field(&'static Field<T>),
    Reckoned(&'static Reckoned<T>),
}

impl<T> Clone for Seen<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Seen<T> {}

impl<T> PartialEq for Seen<T> {
    fn eq(&self, other: &Self) -> bool {
        self.name() == other.name()
    }
}

impl<T> fmt::Debug for Seen<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl<T> Seen<T> {
    pub fn name(&self) -> &'static str {
        match self {
            Seen::Field(it) => it.name,
            Seen::Reckoned(it) => it.name,
        }
    }

    pub fn label(&self) -> &'static str {
        match self {
            Seen::Field(it) => it.label,
            Seen::Reckoned(it) => it.label,
        }
    }

    pub fn shown(&self, row: &T, sight: &Sight) -> Shown {
        match self {
            Seen::Field(it) => (it.shown)(row),
            Seen::Reckoned(it) => (it.shown)(row, sight),
        }
    }

    pub fn order(&self, a: &T, b: &T, lookup: &Lookup) -> Ordering {
        match self {
            Seen::Field(it) => (it.order)(a, b),
            Seen::Reckoned(it) => (it.order)(a, b, lookup),
        }
    }

    pub fn privacy(&self) -> Privacy {
        match self {
            Seen::Field(it) => it.privacy,
            Seen::Reckoned(it) => it.privacy,
        }
    }

    pub fn is_in(&self, place: Place) -> bool {
        self.places().contains(&place)
    }

    /// Returns its column of the table on the screen, if it has one.
    pub fn column(&self) -> Option<Column> {
        self.places().iter().find_map(|it| if let Place::Column(column) = it { Some(*column) } else { None })
    }

    /// Returns its letter in the sort menu, if it stands there.
    pub fn sort_letter(&self) -> Option<char> {
        self.places().iter().find_map(|it| if let Place::Sort(letter) = it { Some(*letter) } else { None })
    }

    fn places(&self) -> &'static [Place] {
        match self {
            Seen::Field(it) => it.places,
            Seen::Reckoned(it) => it.places,
        }
    }
}

/// Returns the fields of a record with what is reckoned about it, each in its place.
pub(super) fn lines<T: Record>(reckoned: &'static [Reckoned<T>]) -> Vec<Seen<T>> {
    let mut all = Vec::with_capacity(T::FIELDS.len().saturating_add(reckoned.len()));
    for field in T::FIELDS {
        if !reckoned.iter().any(|it| it.name == field.name) {
            all.push(Seen::Field(field));
        }
        all.extend(reckoned.iter().filter(|it| it.after == field.name).map(Seen::Reckoned));
    }
    all
}
