//! Turns a tracker into the bytes of its file. Every row is read back and compared before it counts; a row that hasn't
//! changed since the last time keeps its bytes.

mod indent;
mod table;
mod text;

use std::{collections::BTreeMap, fmt, ops::Range, sync::Arc};

use serde::{Deserialize, Serialize};
use serde_json::Deserializer;

use self::text::Pen;
pub(super) use self::text::Text;
use super::{
    APP, SCHEMA,
    decode::{Head, words},
    disk::MAX_BYTES,
};
use crate::domain::{
    slot::{Nested, Out, Slot, Strict},
    tables::*,
    tracker::Tracker,
};
use crate::text::in_words;

/// Why a tracker can't be written so that it would be read back as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EncodeError {
    Row {
        table: Table,
        id: String,
        why: String,
    },
    /// Something at the top beside the tables, by its key.
    Part {
        key: String,
        why: String,
    },
    /// More than 512 MiB.
    TooLong,
}

/// Writes trackers. It remembers the last file's bytes and a few pointers, so that the next time costs little.
#[derive(Debug, Default)]
pub struct Encoder {
    last: Option<Last>,
    serialized: usize,
}

#[derive(Debug)]
struct Last {
    /// The tracker that was written last. It keeps the rows alive, so that an equal pointer means the very same row.
    tracker: Tracker,
    text: Arc<Text>,
    /// Where the bytes of each row stand: per table in the order of `Table::ALL`, then in the order of its rows.
    spans: Vec<Vec<Range<usize>>>,
}

/// Whether what was written is read back before it counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Proof {
    ReadBack,
    /// No, for the rescue file, where anything is better than nothing.
    Unproven,
}

impl Encoder {
    pub fn new() -> Encoder {
        Encoder::default()
    }

    /// The whole file.
    ///
    /// # Errors
    /// Where something wouldn't be read back as it is in memory; what was remembered stays.
    pub fn encode(&mut self, tracker: &Tracker) -> Result<Arc<Vec<u8>>, EncodeError> {
        self.text(tracker).map(|it| it.whole())
    }

    /// Returns the whole file in pieces.
    pub(super) fn text(&mut self, tracker: &Tracker) -> Result<Arc<Text>, EncodeError> {
        if let Some(last) = self.last.as_ref().filter(|it| it.tracker.same(tracker)) {
            self.serialized = 0;
            return Ok(last.text.clone());
        }
        let mut page = Page::new(Proof::ReadBack, self.last.as_ref());
        page.write(tracker)?;
        let Page { pen, spans, serialized, .. } = page;
        if pen.len() as u64 > MAX_BYTES {
            return Err(EncodeError::TooLong);
        }
        let text = Arc::new(pen.finish());
        self.serialized = serialized;
        self.last = Some(Last { tracker: tracker.clone(), text: text.clone(), spans });
        Ok(text)
    }

    /// Returns how many rows the last call had to serialize; the others kept their bytes.
    pub fn serialized(&self) -> usize {
        self.serialized
    }
}

/// The whole file without proof that it will be read back; for a rescue, where there is no second chance.
///
/// # Errors
/// Where a value can't be said in JSON at all.
pub fn unproven(tracker: &Tracker) -> Result<Vec<u8>, EncodeError> {
    let mut page = Page::new(Proof::Unproven, None);
    page.write(tracker)?;
    Ok(page.pen.finish().parts().concat())
}

/// The file as it grows.
struct Page<'a> {
    proof: Proof,
    last: Option<&'a Last>,
    pen: Pen<'a>,
    spans: Vec<Vec<Range<usize>>>,
    serialized: usize,
}

impl<'a> Page<'a> {
    fn new(proof: Proof, last: Option<&'a Last>) -> Self {
        let pen = Pen::new(last.map(|it| &*it.text));
        Page { proof, last, pen, spans: Vec::new(), serialized: 0 }
    }

    fn write(&mut self, tracker: &Tracker) -> Result<(), EncodeError> {
        self.pen.push(b"{");
        self.part(Head::App.key(), APP)?;
        self.part(Head::Schema.key(), &SCHEMA)?;
        if !tracker.id.is_absent() {
            self.part(Head::Id.key(), tracker.id.as_str())?;
        }
        self.record(Head::Profile, &*tracker.profile)?;
        self.record(Head::Settings, &*tracker.settings)?;
        self.map(Head::Overrides, &tracker.overrides)?;
        self.map(Head::Dismissal, &tracker.dismissed)?;
        self.map(Head::Exported, &tracker.exported)?;
        self.tables(tracker)?;
        for (key, value) in &*tracker.extra {
            self.unknown(key, value)?;
        }
        self.pen.push(b"\n}\n");
        Ok(())
    }

    fn record<T>(&mut self, part: Head, value: &T) -> Result<(), EncodeError>
    where
        T: Serialize + for<'de> Deserialize<'de> + PartialEq + Default,
    {
        if *value == T::default() {
            return Ok(());
        }
        let text = self.part(part.key(), value)?;
        self.prove(part.key(), || serde_json::from_slice::<T>(&text).map(|it| it == *value))
    }

    fn map<V>(&mut self, part: Head, value: &BTreeMap<String, V>) -> Result<(), EncodeError>
    where
        V: Nested + Serialize + for<'de> Deserialize<'de> + PartialEq,
    {
        if value.is_empty() {
            return Ok(());
        }
        let text = self.part(part.key(), &Out(value))?;
        let read = || BTreeMap::<String, V>::read(&mut Deserializer::from_slice(&text));
        self.prove(part.key(), || read().map(|it| it == *value))
    }

    fn unknown(&mut self, key: &str, value: &serde_json::Value) -> Result<(), EncodeError> {
        if Head::from_key(key).is_some() || Table::from_key(key).is_some() {
            return Err(part_error(key, "it is no unknown key"));
        }
        let text = self.part(key, value)?;
        self.prove(key, || serde_json::from_slice(&text).map(|Strict(it)| it == *value))
    }

    fn prove(
        &self,
        key: &str,
        same: impl FnOnce() -> Result<bool, serde_json::Error>,
    ) -> Result<(), EncodeError> {
        match (self.proof, same()) {
            (Proof::Unproven, _) | (_, Ok(true)) => Ok(()),
            (_, Ok(false)) => Err(part_error(key, NOT_SAME)),
            (_, Err(error)) => Err(part_error(key, &words(&error))),
        }
    }

    /// Writes one key with its value. Returns the value's text.
    fn part<T: Serialize + ?Sized>(&mut self, key: &str, value: &T) -> Result<Vec<u8>, EncodeError> {
        let text = indent::text(value, 1).map_err(|error| part_error(key, &words(&error)))?;
        self.key(key)?;
        self.pen.push(&text);
        Ok(text)
    }

    fn key(&mut self, key: &str) -> Result<(), EncodeError> {
        let first = self.pen.len() == 1;
        self.pen.push(if first { b"\n  " } else { b",\n  " });
        let text = indent::text(key, 0).map_err(|error| part_error(key, &words(&error)))?;
        self.pen.push(&text);
        self.pen.push(b": ");
        Ok(())
    }
}

macro_rules! declare {
    ($($field:ident $variant:ident $record:ident |$it:ident| $title:expr, $fields:expr;)*) => {
        impl Page<'_> {
            fn tables(&mut self, tracker: &Tracker) -> Result<(), EncodeError> {
                $(self.table::<$record>(tracker)?;)*
                Ok(())
            }
        }
    };
}
each_table!(declare);

const NOT_SAME: &str = "it would be read back as something else";

fn part_error(key: &str, why: &str) -> EncodeError {
    EncodeError::Part { key: key.into(), why: why.into() }
}

impl fmt::Display for EncodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            EncodeError::Row { table, id, why } => {
                write!(f, "the {} {} can't be written: {}", table.noun(), in_words(id), in_words(why))
            }
            EncodeError::Part { key, why } => {
                write!(f, "{:?} can't be written: {}", in_words(key), in_words(why))
            }
            EncodeError::TooLong => f.write_str("the season would be longer than 512 MiB"),
        }
    }
}

impl std::error::Error for EncodeError {}

#[cfg(test)]
mod tests;
