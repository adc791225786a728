//! Takes the top of the file apart without looking into its values: one pass, nothing copied.

use std::{borrow::Cow, collections::BTreeMap, fmt};

use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;

use crate::domain::bad_file::{BadFile, words};
use crate::domain::{slot::Key, tables::Table};

/// Keys before the tables, in the order of the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Head {
    App,
    Schema,
    Id,
    Profile,
    Settings,
    Overrides,
    Dismissal,
    Exported,
}

/// The rows of one table as they stand in the file.
#[derive(Debug, Default)]
pub enum TableText<'a> {
    #[default]
    Absent,
    Rows(Vec<&'a RawValue>),
    /// Something that isn't a list.
    Misfit,
}

/// The top of the file, its values still text.
#[derive(Debug)]
pub struct Top<'a> {
    head: [Option<&'a RawValue>; Head::ALL.len()],
    tables: Vec<Option<TableText<'a>>>,
    extra: BTreeMap<Cow<'a, str>, &'a RawValue>,
}

impl Head {
    pub const ALL: [Head; 8] = {
        use Head::*;
        [App, Schema, Id, Profile, Settings, Overrides, Dismissal, Exported]
    };

    pub fn key(self) -> &'static str {
        match self {
            Head::App => "app",
            Head::Schema => "schema",
            Head::Id => "id",
            Head::Profile => "profile",
            Head::Settings => "settings",
            Head::Overrides => "overrides",
            Head::Dismissal => "set_aside",
            Head::Exported => "exported",
        }
    }

    pub fn from_key(key: &str) -> Option<Head> {
        Head::ALL.into_iter().find(|it| it.key() == key)
    }
}

impl<'a> Top<'a> {
    pub fn head(&self, part: Head) -> Option<&'a RawValue> {
        self.head.get(part as usize).copied().flatten()
    }

    pub fn table(&self, table: Table) -> &TableText<'a> {
        self.tables.get(table as usize).and_then(Option::as_ref).unwrap_or(&TableText::Absent)
    }

    pub fn extra(&self) -> impl Iterator<Item = (&Cow<'a, str>, &'a RawValue)> {
        self.extra.iter().map(|(key, raw)| (key, *raw))
    }
}

/// # Errors
/// Where the text isn't one JSON object, or says a key twice.
pub fn split(text: &str) -> Result<Top<'_>, BadFile> {
    let mut json = serde_json::Deserializer::from_str(text);
    let top = json.deserialize_map(TopVisitor).and_then(|top| json.end().map(|()| top));
    top.map_err(|error| BadFile { why: words(&error), line: error.line(), column: error.column().max(1) })
}

struct TopVisitor;

impl<'de> Visitor<'de> for TopVisitor {
    type Value = Top<'de>;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("a season, which is one object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Top<'de>, A::Error> {
        let mut top = Top {
            head: Default::default(),
            tables: Table::ALL.iter().map(|_| None).collect(),
            extra: BTreeMap::new(),
        };
        while let Some(Key(key)) = map.next_key()? {
            if top.has(&key) {
                return Err(A::Error::custom(format_args!("key {key:?} stands there twice")));
            }
            top.read_key(key, &mut map)?;
        }
        Ok(top)
    }
}

impl<'de> Top<'de> {
    fn has(&self, key: &str) -> bool {
        match (Head::from_key(key), Table::from_key(key)) {
            (Some(part), _) => self.head(part).is_some(),
            (_, Some(table)) => self.tables.get(table as usize).is_some_and(Option::is_some),
            _ => self.extra.contains_key(key),
        }
    }

    fn read_key<A: MapAccess<'de>>(&mut self, key: Cow<'de, str>, map: &mut A) -> Result<(), A::Error> {
        if let Some(slot) = Head::from_key(&key).and_then(|part| self.head.get_mut(part as usize)) {
            *slot = Some(map.next_value()?);
        } else if let Some(slot) = Table::from_key(&key).and_then(|table| self.tables.get_mut(table as usize))
        {
            *slot = Some(map.next_value_seed(TableSeed)?);
        } else {
            self.extra.insert(key, map.next_value()?);
        }
        Ok(())
    }
}

struct TableSeed;

impl<'de> DeserializeSeed<'de> for TableSeed {
    type Value = TableText<'de>;

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<TableText<'de>, D::Error> {
        from.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for TableSeed {
    type Value = TableText<'de>;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("a list of rows")
    }
    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<TableText<'de>, A::Error> {
        let mut rows = Vec::new();
        while let Some(row) = seq.next_element()? {
            rows.push(row);
        }
        Ok(TableText::Rows(rows))
    }
    fn visit_unit<E>(self) -> Result<TableText<'de>, E> {
        Ok(TableText::Absent)
    }
    fn visit_str<E>(self, text: &str) -> Result<TableText<'de>, E> {
        Ok(if text.is_empty() { TableText::Absent } else { TableText::Misfit })
    }
    fn visit_bool<E>(self, _: bool) -> Result<TableText<'de>, E> {
        Ok(TableText::Misfit)
    }
    fn visit_i64<E>(self, _: i64) -> Result<TableText<'de>, E> {
        Ok(TableText::Misfit)
    }
    fn visit_u64<E>(self, _: u64) -> Result<TableText<'de>, E> {
        Ok(TableText::Misfit)
    }
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<TableText<'de>, A::Error> {
        while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(TableText::Misfit)
    }
}
