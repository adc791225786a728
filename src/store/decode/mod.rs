//! Turns the bytes of a season file into a tracker. What this version doesn't know is kept to the digit, a row that
//! doesn't fit is kept as text, and what would be lost by writing the file again is named.

mod rows;
mod top;

use std::{collections::BTreeMap, str, sync::Arc};

use serde::Deserialize;
use serde_json::{Deserializer, de::StrRead, value::RawValue};

pub(super) use self::top::Head;
use self::top::{TableText, Top};
use super::{APP, SCHEMA};
pub use crate::domain::bad_file::BadFile;
pub(super) use crate::domain::bad_file::words;
use crate::domain::{
    bad_file::{Lines, within},
    id::Id,
    slot::{Extra, Slot, Strict},
    tables::*,
    tracker::{Kept, Tracker},
};

/// A season file that could be taken apart.
#[derive(Clone, Debug, PartialEq)]
pub struct Decoded {
    pub tracker: Tracker,
    pub schema: Schema,
    /// Parts outside of tables that don't fit and are missing in `tracker`, each with its reason. Such a file must not
    /// be written.
    pub misfits: Vec<String>,
}

/// The version of the format that a file says it has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Schema {
    Ours,
    /// A newer version, with its number. It may mean what this one doesn't know, so the file must not be written.
    Newer(String),
}

impl Decoded {
    /// Returns why this file must not be written; none if it may.
    pub fn read_only(&self) -> Option<String> {
        match (&self.schema, self.misfits.first()) {
            (Schema::Newer(number), _) => Some(newer(number)),
            (Schema::Ours, misfit) => misfit.cloned(),
        }
    }
}

/// Returns what is said of a file whose schema is newer than ours.
pub fn newer(number: &str) -> String {
    format!("a newer fluoro has written it (schema {number}, this one knows {SCHEMA})")
}

/// Reads a whole file.
///
/// # Errors
/// Where it isn't JSON in UTF-8, says a key twice at the top, or isn't a season at all.
pub fn decode(bytes: &[u8]) -> Result<Decoded, BadFile> {
    let text = text_of(bytes)?;
    let top = top::split(text)?;
    let schema = schema_of(&top, text)?;
    let mut parts = Parts { text, misfits: Vec::new() };
    let mut tracker = Tracker {
        id: parts.read(&top, Head::Id, |it| Id::read(it)),
        profile: Arc::new(parts.read(&top, Head::Profile, |it| Profile::deserialize(it))),
        settings: Arc::new(parts.read(&top, Head::Settings, |it| Settings::deserialize(it))),
        overrides: Arc::new(parts.read(&top, Head::Overrides, |it| BTreeMap::<_, Override>::read(it))),
        dismissed: Arc::new(parts.read(&top, Head::Dismissal, |it| BTreeMap::<_, Dismissal>::read(it))),
        exported: Arc::new(parts.read(&top, Head::Exported, |it| BTreeMap::<_, GivenEvent>::read(it))),
        extra: Arc::new(extra_of(&top, text)?),
        ..Tracker::default()
    };
    let mut kept = Vec::new();
    fill(&mut tracker, &top, &mut parts, &mut kept);
    tracker.kept = Arc::new(kept);
    Ok(Decoded { tracker, schema, misfits: parts.misfits })
}

/// Returns the schema alone, even of a file whose other parts can't be read; none if the file names none.
pub fn schema_in(bytes: &[u8]) -> Option<Schema> {
    let text = text_of(bytes).ok()?;
    schema_of(&top::split(text).ok()?, text).ok()
}

macro_rules! declare {
    ($($field:ident $variant:ident $record:ident |$it:ident| $title:expr, $fields:expr;)*) => {
        fn fill(tracker: &mut Tracker, top: &Top<'_>, parts: &mut Parts<'_>, kept: &mut Vec<Kept>) {
            let mut lines = Lines::of(parts.text);
            $(match top.table(Table::$variant) {
                TableText::Absent => {}
                TableText::Misfit => parts.misfits.push(format!("{:?} is no list of rows", Table::$variant.key())),
                TableText::Rows(rows) => tracker.$field = rows::read::<$record>(rows, &mut lines, kept),
            })*
        }
    };
}
each_table!(declare);

/// Returns the text without a byte order mark. An empty file is damaged, never new.
fn text_of(bytes: &[u8]) -> Result<&str, BadFile> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let start = |why: &str| BadFile { why: why.into(), line: 1, column: 1 };
    match bytes.iter().find(|byte| !byte.is_ascii_whitespace()) {
        None if bytes.is_empty() => return Err(start("the file is empty")),
        None => return Err(start("nothing but blanks stands in the file")),
        Some(0) if bytes.iter().all(|byte| *byte == 0) => {
            return Err(start("nothing but zero bytes stands in the file"));
        }
        Some(_) => {}
    }
    str::from_utf8(bytes).map_err(|error| {
        let before = bytes.get(..error.valid_up_to()).unwrap_or_default();
        let (line, column) = position(before);
        BadFile { why: "a byte here is no UTF-8".into(), line, column }
    })
}

/// Returns line and column, counted from 1, of what follows these bytes.
fn position(before: &[u8]) -> (usize, usize) {
    let lines = before.iter().filter(|byte| **byte == b'\n').count();
    let last = before.iter().rev().take_while(|byte| **byte != b'\n').count();
    (lines.saturating_add(1), last.saturating_add(1))
}

fn schema_of(top: &Top<'_>, text: &str) -> Result<Schema, BadFile> {
    let app = top.head(Head::App);
    if app.is_none_or(|it| serde_json::from_str::<String>(it.get()).ok().as_deref() != Some(APP)) {
        return Err(bad_at(app, text, format!("it is not a fluoro file: its \"app\" isn't \"{APP}\"")));
    }
    let schema = top.head(Head::Schema);
    let digits = schema.map(|it| it.get()).unwrap_or_default();
    let whole = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    match digits.parse::<u64>() {
        Ok(1..=SCHEMA) => Ok(Schema::Ours),
        Ok(0) => Err(bad_at(schema, text, "there never was a \"schema\" 0".into())),
        Err(_) if !whole => Err(bad_at(schema, text, "its \"schema\" is missing or no whole number".into())),
        Ok(_) | Err(_) => Ok(Schema::Newer(digits.to_owned())),
    }
}

fn bad_at(part: Option<&RawValue>, text: &str, why: String) -> BadFile {
    let (line, column) = part.map_or((1, 1), |it| Lines::of(text).position(it.get()));
    BadFile { why, line, column }
}

fn extra_of(top: &Top<'_>, text: &str) -> Result<Extra, BadFile> {
    let mut extra = Extra::new();
    for (key, raw) in top.extra() {
        let Strict(value) = serde_json::from_str(raw.get())
            .map_err(|error| within(&error, raw.get(), &mut Lines::of(text)))?;
        extra.insert(key.to_string(), value);
    }
    Ok(extra)
}

/// Reads what stands at the top beside the tables, and remembers what doesn't fit.
struct Parts<'a> {
    text: &'a str,
    misfits: Vec<String>,
}

type Reader<'a> = Deserializer<StrRead<'a>>;

impl<'a> Parts<'a> {
    fn read<T: Default>(
        &mut self,
        top: &Top<'a>,
        part: Head,
        read: impl FnOnce(&mut Reader<'a>) -> Result<T, serde_json::Error>,
    ) -> T {
        let Some(raw) = top.head(part).filter(|it| !matches!(it.get(), "null" | "\"\"")) else {
            return T::default();
        };
        read(&mut Deserializer::from_str(raw.get())).unwrap_or_else(|error| {
            let BadFile { why, line, .. } = within(&error, raw.get(), &mut Lines::of(self.text));
            self.misfits.push(format!("line {line}, {:?} can't be read: {why}", part.key()));
            T::default()
        })
    }
}
