//! The whole season as one immutable value. A copy costs a few pointers.

use std::{collections::BTreeMap, sync::Arc};

use super::{
    field::{Field, refuse},
    id::Id,
    rows::Rows,
    slot::Extra,
    tables::*,
    time::{Reading, Refusal, Stamp},
};

/// A row that this version can't read: kept as text, in its place, and written back verbatim.
#[derive(Clone, Debug, PartialEq)]
pub struct Kept {
    pub table: Table,
    /// The id of the readable row behind which it stood; none at the head of the table.
    pub after: Option<Id>,
    pub text: Arc<str>,
    /// Why it couldn't be read.
    pub why: String,
}

macro_rules! declare {
    ($($field:ident $variant:ident $record:ident |$it:ident| $title:expr, $fields:expr;)*) => {
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct Tracker {
            /// The file's own id; part of the names that exports give to events.
            pub id: Id,
            pub profile: Arc<Profile>,
            pub settings: Arc<Settings>,
            /// Corrections of bundled facts, by dotted id.
            pub overrides: Arc<BTreeMap<String, Override>>,
            pub dismissed: Arc<BTreeMap<String, Dismissal>>,
            /// What calendar files held, by the names of the events.
            pub exported: Arc<BTreeMap<String, GivenEvent>>,
            $(pub $field: Rows<$record>,)*
            pub kept: Arc<Vec<Kept>>,
            /// Keys of a newer version at the top of the file, kept to the digit.
            pub extra: Arc<Extra>,
        }

        impl Tracker {
            /// Returns true if all parts are the very same values, so that nothing can differ.
            pub fn same(&self, other: &Self) -> bool {
                self.id == other.id
                    && Arc::ptr_eq(&self.profile, &other.profile)
                    && Arc::ptr_eq(&self.settings, &other.settings)
                    && Arc::ptr_eq(&self.overrides, &other.overrides)
                    && Arc::ptr_eq(&self.dismissed, &other.dismissed)
                    && Arc::ptr_eq(&self.exported, &other.exported)
                    && Arc::ptr_eq(&self.kept, &other.kept)
                    && Arc::ptr_eq(&self.extra, &other.extra)
                    $(&& self.$field.same(&other.$field))*
            }

            /// Returns how many rows all tables hold together.
            pub fn len(&self) -> usize {
                0usize $(.saturating_add(self.$field.len()))*
            }

            pub fn count(&self, table: Table) -> usize {
                match table { $(Table::$variant => self.$field.len()),* }
            }

            pub fn has(&self, table: Table, id: &str) -> bool {
                match table { $(Table::$variant => self.$field.has(id)),* }
            }

            /// Returns what to call that row in a sentence; none if there is no such row.
            pub fn title_of(&self, table: Table, id: &str) -> Option<String> {
                match table { $(Table::$variant => self.$field.get(id).map(|row| row.title())),* }
            }

            /// Returns the ids and titles of all rows of a table.
            pub fn titles(&self, table: Table) -> Vec<(Id, String)> {
                match table {
                    $(Table::$variant => self.$field.iter().map(|row| (row.id.clone(), row.title())).collect()),*
                }
            }

            pub fn field(&self, table: Table, id: &str, name: &str) -> Option<String> {
                match table { $(Table::$variant => read(&self.$field, id, name)),* }
            }

            /// Sets one field of one row, making the row where there is none.
            ///
            /// # Errors
            /// The field's reason, when the text doesn't fit it.
            pub fn set_field(&mut self, table: Table, id: &Id, name: &str, text: &str, reading: &Reading) -> Result<(), Refusal> {
                match table { $(Table::$variant => write(&mut self.$field, id, name, text, reading)),* }
            }

            pub fn remove_row(&mut self, table: Table, id: &str) -> bool {
                match table { $(Table::$variant => self.$field.remove(id).is_some()),* }
            }
        }

        $(
            impl AsRef<Rows<$record>> for Tracker {
                fn as_ref(&self) -> &Rows<$record> {
                    &self.$field
                }
            }
            impl AsMut<Rows<$record>> for Tracker {
                fn as_mut(&mut self) -> &mut Rows<$record> {
                    &mut self.$field
                }
            }
        )*
    };
}
each_table!(declare);

impl Tracker {
    pub fn is_empty(&self) -> bool {
        self.len() == 0
            && self.kept.is_empty()
            && self.extra.is_empty()
            && *self.profile == Profile::default()
    }
}

impl Tracker {
    /// Returns this earlier version with what calendar files held by now: no version takes back that they were given.
    pub fn with_given_of(mut self, present: &Tracker) -> Tracker {
        let mut all = BTreeMap::clone(&self.exported);
        all.extend(present.exported.iter().map(|(name, event)| (name.clone(), event.clone())));
        if all != *self.exported {
            self.exported = Arc::new(all);
        }
        self
    }

    /// Marks a task or an official date as done since then, or as open. An official date gets a row for it.
    pub fn set_done(&mut self, milestone: &Id, done: Option<Stamp>) {
        let own = self.milestones.get(milestone.as_str());
        let mut row = own.map(|it| Milestone::clone(it)).unwrap_or_default();
        row.id = milestone.clone();
        row.done = done;
        self.milestones.put(row);
    }
}

fn find_field<T: Record>(name: &str) -> Option<&'static Field<T>> {
    T::FIELDS.iter().find(|field| field.name == name)
}

fn read<T: Record>(rows: &Rows<T>, id: &str, name: &str) -> Option<String> {
    rows.get(id).zip(find_field::<T>(name)).map(|(row, field)| (field.get)(row))
}

fn write<T: Record>(
    rows: &mut Rows<T>,
    id: &Id,
    name: &str,
    text: &str,
    reading: &Reading,
) -> Result<(), Refusal> {
    let Some(field) = find_field::<T>(name) else { return refuse(format!("there is no field “{name}”")) };
    let old = rows.get(id.as_str());
    let mut row = old.map(|row| T::clone(row)).unwrap_or_else(|| T::with_id(id.clone()));
    (field.set)(&mut row, text, reading)?;
    if old.is_none_or(|old| **old != row) {
        rows.put(row);
    }
    Ok(())
}
