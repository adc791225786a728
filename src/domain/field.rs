//! One list of fields per record, for people: forms, details, exports, search and sort read it. Files and merges don't.

use std::cmp::Ordering;

use serde_json::Value;

pub use super::entry::{read_past, read_word, read_zone, refuse, split_set};
use super::{
    audience::Privacy,
    place::{Place, Shown},
    slot::{Out, Slot},
    tables::table::Table,
    time::{Reading, Refusal},
};

/// One thing about a record that a person can read and write.
pub struct Field<T: 'static> {
    pub name: &'static str,
    /// What it is called wherever it shows.
    pub label: &'static str,
    /// Other names for it, such as those that spreadsheets use, in lower case.
    pub aliases: &'static [&'static str],
    pub help: &'static str,
    pub kind: Kind,
    pub places: &'static [Place],
    pub privacy: Privacy,
    /// Returns the value as a text to be typed over; empty if it isn't set.
    pub get: fn(&T) -> String,
    pub set: fn(&mut T, &str, &Reading) -> Result<(), Refusal>,
    pub shown: fn(&T) -> Shown,
    /// Returns true if one of the texts of its value passes the test.
    pub any: fn(&T, Fits) -> bool,
    pub order: fn(&T, &T) -> Ordering,
    /// Returns the value as JSON in the form of the file; null if it isn't set.
    pub value: fn(&T) -> Value,
}

/// A test that a text passes or not.
pub type Fits<'a> = &'a mut dyn FnMut(&str) -> bool;

/// A value that is typed and shown in a way of its own.
pub trait Typed {
    type Value;
    const KIND: Kind;

    /// Returns the value as a text to be typed over; empty if it isn't set.
    fn show(value: &Self::Value) -> String;

    /// # Errors
    /// The reason, in a sentence, where the text doesn't fit.
    fn read(text: &str, present: &Self::Value, reading: &Reading) -> Result<Self::Value, Refusal>;

    fn shown(value: &Self::Value) -> Shown {
        Shown::Words(Self::show(value))
    }

    fn any(value: &Self::Value, fits: Fits) -> bool {
        fits(&Self::show(value))
    }
}

/// How a field is typed and shown.
#[derive(Clone, Copy, Debug)]
pub enum Kind {
    Line,
    Text,
    /// Words of the file with their titles.
    Choice(fn() -> Vec<(&'static str, &'static str)>),
    Day,
    /// A day that has been.
    Past,
    /// A day that has been, or is booked: where the year is missing, the nearest.
    Near,
    /// A day or a moment.
    When,
    /// A moment in the program's zone.
    Moment,
    /// A day or moment that has been; the value is an instant.
    Happened,
    /// Statuses with the instants at which they came, one a line.
    History,
    Number,
    Zone,
    YesNo,
    /// Several texts, with commas between.
    Set,
    Link(Table),
    Links(Table),
}

/// What a form needs to know of a field, without the type of its record, since one form serves all tables.
#[derive(Clone, Copy, Debug)]
pub struct FieldInfo {
    pub name: &'static str,
    pub label: &'static str,
    pub help: &'static str,
    pub kind: Kind,
}

impl<T> Field<T> {
    pub fn info(&self) -> FieldInfo {
        FieldInfo { name: self.name, label: self.label, help: self.help, kind: self.kind }
    }
}

/// Returns a value of a record as JSON in the form of the file; null if it isn't set.
pub fn value<S: Slot>(slot: &S) -> Value {
    match slot.is_absent() {
        true => Value::Null,
        false => serde_json::to_value(Out(slot)).unwrap_or_default(),
    }
}

/// `fields! { line name "Name" ["program"] "help" [Detail, Find] Shared; … }`: rows of a field list by kind, each with
/// what sheets call it, its help, where it shows, and who may see it: only the applicant where the row doesn't say.
macro_rules! fields {
    ($($kind:ident $(($arg:ident))? $field:ident $label:literal [$($alias:literal),*] $help:literal
        [$($place:ident $(($($of:expr),*))?),+] $($privacy:ident)?;)*) => {
        &[$($crate::domain::field::Field {
            name: stringify!($field),
            label: $label,
            aliases: &[$($alias),*],
            help: $help,
            kind: fields!(@kind $kind $($arg)?),
            places: &[$($crate::domain::place::Place::$place $(($($of),*))?),+],
            privacy: fields!(@privacy $($privacy)?),
            get: |it| fields!(@get $kind $(($arg))? it.$field),
            set: |it, text, reading| { let _ = reading; fields!(@set $kind $(($arg))? it.$field, text, reading) },
            shown: |it| fields!(@shown $kind $(($arg))? it.$field),
            any: |it, fits| fields!(@any $kind $(($arg))? it.$field, fits),
            order: |a, b| fields!(@order $kind $(($arg))? a.$field, b.$field),
            value: |it| $crate::domain::field::value(&it.$field),
        }),*]
    };
    (@privacy) => { $crate::domain::audience::Privacy::Private };
    (@privacy $privacy:ident) => { $crate::domain::audience::Privacy::$privacy };

    (@kind own $own:ident) => { <$own as $crate::domain::field::Typed>::KIND };
    (@kind address) => { $crate::domain::field::Kind::Line };
    (@kind warning) => { $crate::domain::field::Kind::Line };
    (@kind code) => { $crate::domain::field::Kind::Line };
    (@kind season) => { $crate::domain::field::Kind::Line };
    (@kind line) => { $crate::domain::field::Kind::Line };
    (@kind text) => { $crate::domain::field::Kind::Text };
    (@kind choice $type:ident) => {
        $crate::domain::field::Kind::Choice(|| <$type>::ALL.iter().map(|it| (it.word(), it.title())).collect())
    };
    (@kind day) => { $crate::domain::field::Kind::Day };
    (@kind past) => { $crate::domain::field::Kind::Past };
    (@kind near) => { $crate::domain::field::Kind::Near };
    (@kind when) => { $crate::domain::field::Kind::When };
    (@kind moment) => { $crate::domain::field::Kind::Moment };
    (@kind number $type:ident) => { $crate::domain::field::Kind::Number };
    (@kind minutes) => { $crate::domain::field::Kind::Number };
    (@kind rating) => { $crate::domain::field::Kind::Number };
    (@kind zone) => { $crate::domain::field::Kind::Zone };
    (@kind yes_no) => { $crate::domain::field::Kind::YesNo };
    (@kind set) => { $crate::domain::field::Kind::Set };
    (@kind programs) => { $crate::domain::field::Kind::Links($crate::domain::tables::table::Table::Programs) };
    (@kind program) => { $crate::domain::field::Kind::Link($crate::domain::tables::table::Table::Programs) };
    (@kind person) => { $crate::domain::field::Kind::Link($crate::domain::tables::table::Table::People) };
    (@kind letter) => { $crate::domain::field::Kind::Link($crate::domain::tables::table::Table::Letters) };
    (@kind statement) => { $crate::domain::field::Kind::Link($crate::domain::tables::table::Table::Statements) };

    (@get own ($own:ident) $it:expr) => { <$own as $crate::domain::field::Typed>::show(&$it) };
    (@get season $it:expr) => { $it.clone() };
    (@get address $it:expr) => { $it.clone() };
    (@get warning $it:expr) => { $it.clone() };
    (@get code $it:expr) => { $it.clone() };
    (@get line $it:expr) => { $it.clone() };
    (@get text $it:expr) => { $it.clone() };
    (@get set $it:expr) => { $it.join(", ") };
    (@get programs $it:expr) => { $it.iter().map(|id| id.to_string()).collect::<Vec<_>>().join(", ") };
    (@get choice ($type:ident) $it:expr) => { $it.map(|it| it.word().to_owned()).unwrap_or_default() };
    (@get yes_no $it:expr) => { $it.map(|it| if it { "yes" } else { "no" }.to_owned()).unwrap_or_default() };
    (@get when $it:expr) => { $it.as_ref().map($crate::domain::time::show_for_edit).unwrap_or_default() };
    (@get moment $it:expr) => {
        $it.clone().map(|it| $crate::domain::time::show_for_edit(&$crate::domain::time::When::At(it))).unwrap_or_default()
    };
    (@get number ($type:ident) $it:expr) => { $it.map(|it| it.to_string()).unwrap_or_default() };
    (@get $other:ident $it:expr) => { $it.as_ref().map(|it| it.to_string()).unwrap_or_default() };

    (@set own ($own:ident) $it:expr, $text:expr, $reading:expr) => {{
        $it = <$own as $crate::domain::field::Typed>::read($text, &$it, $reading)?;
        Ok(())
    }};
    (@set address $it:expr, $text:expr, $reading:expr) => { fields!(@set line $it, $text, $reading) };
    (@set warning $it:expr, $text:expr, $reading:expr) => { fields!(@set line $it, $text, $reading) };
    (@set code $it:expr, $text:expr, $reading:expr) => { fields!(@set line $it, $text, $reading) };
    (@set line $it:expr, $text:expr, $reading:expr) => {{ $it = $text.trim().to_owned(); Ok(()) }};
    (@set text $it:expr, $text:expr, $reading:expr) => {{ $it = $text.to_owned(); Ok(()) }};
    (@set set $it:expr, $text:expr, $reading:expr) => {{
        $it = $crate::domain::entry::split_set($text);
        $it.sort();
        Ok(())
    }};
    (@set programs $it:expr, $text:expr, $reading:expr) => {{
        $it = $crate::domain::entry::split_set($text).iter().map(|it| it.as_str().into()).collect();
        $it.sort();
        Ok(())
    }};
    (@set program $it:expr, $text:expr, $reading:expr) => {{
        $it = $crate::domain::entry::none_if_empty($text).map(Into::into);
        Ok(())
    }};
    (@set person $it:expr, $text:expr, $reading:expr) => { fields!(@set program $it, $text, $reading) };
    (@set letter $it:expr, $text:expr, $reading:expr) => { fields!(@set program $it, $text, $reading) };
    (@set statement $it:expr, $text:expr, $reading:expr) => { fields!(@set program $it, $text, $reading) };
    (@set choice ($type:ident) $it:expr, $text:expr, $reading:expr) => {{
        $it = $crate::domain::entry::read_word($text, <$type>::ALL, |it| [it.word(), it.title()])?;
        Ok(())
    }};
    (@set yes_no $it:expr, $text:expr, $reading:expr) => {{ $it = $crate::domain::entry::read_yes_no($text)?; Ok(()) }};
    (@set day $it:expr, $text:expr, $reading:expr) => {{
        $it = match $crate::domain::entry::none_if_empty($text) {
            Some(text) => Some($crate::domain::time::read_day(text, $reading)?),
            None => None,
        };
        Ok(())
    }};
    (@set past $it:expr, $text:expr, $reading:expr) => {{
        $it = match $crate::domain::entry::none_if_empty($text) {
            Some(text) => Some($crate::domain::entry::read_past(text, $reading)?),
            None => None,
        };
        Ok(())
    }};
    (@set near $it:expr, $text:expr, $reading:expr) => {
        fields!(@set day $it, $text, &$reading.in_tense($crate::domain::time::Tense::Near))
    };
    (@set when $it:expr, $text:expr, $reading:expr) => {{
        $it = match $crate::domain::entry::none_if_empty($text) {
            Some(text) => Some($crate::domain::time::read_when(text, $reading)?),
            None => None,
        };
        Ok(())
    }};
    (@set moment $it:expr, $text:expr, $reading:expr) => {{
        $it = match $crate::domain::entry::none_if_empty($text) {
            Some(text) => Some($crate::domain::time::read_moment(text, $reading)?),
            None => None,
        };
        Ok(())
    }};
    (@set number ($type:ident) $it:expr, $text:expr, $reading:expr) => {{
        $it = match $crate::domain::entry::none_if_empty($text) {
            Some(text) => match text.parse::<$type>() {
                Ok(number) => Some(number),
                Err(_) => {
                    return $crate::domain::entry::refuse(format!(
                        "“{text}” is no whole number from {} to {}", <$type>::MIN, <$type>::MAX
                    ));
                }
            },
            None => None,
        };
        Ok(())
    }};
    (@set minutes $it:expr, $text:expr, $reading:expr) => {{
        $it = match $crate::domain::entry::none_if_empty($text) {
            Some(text) => match text.parse() {
                Ok(minutes @ 1..=1440) => Some(minutes),
                _ => return $crate::domain::entry::refuse(format!("“{text}” is no length from 1 to 1440 minutes")),
            },
            None => None,
        };
        Ok(())
    }};
    (@set season $it:expr, $text:expr, $reading:expr) => {{
        $it = match $crate::domain::entry::none_if_empty($text) {
            Some(text) => match text.parse::<u32>() {
                Ok(2000..=2100) => text.to_owned(),
                _ => return $crate::domain::entry::refuse(format!("“{text}” is no year of a Match Day, such as 2027")),
            },
            None => String::new(),
        };
        Ok(())
    }};
    (@set rating $it:expr, $text:expr, $reading:expr) => {{
        $it = match $crate::domain::entry::none_if_empty($text) {
            Some(text) => match text.parse() {
                Ok(points @ 1..=5) => Some(points),
                _ => return $crate::domain::entry::refuse(format!("“{text}” is none of 1, 2, 3, 4, 5")),
            },
            None => None,
        };
        Ok(())
    }};
    (@set zone $it:expr, $text:expr, $reading:expr) => {{
        $it = match $crate::domain::entry::none_if_empty($text) {
            Some(text) => Some($crate::domain::entry::read_zone(text, $reading)?),
            None => None,
        };
        Ok(())
    }};

    (@shown own ($own:ident) $it:expr) => { <$own as $crate::domain::field::Typed>::shown(&$it) };
    (@shown text $it:expr) => { $crate::domain::place::Shown::Text($it.clone()) };
    (@shown address $it:expr) => { $crate::domain::place::Shown::Address($it.clone()) };
    (@shown warning $it:expr) => { $crate::domain::place::Shown::Warning($it.clone()) };
    (@shown code $it:expr) => {
        match $it.trim() {
            "" => $crate::domain::place::Shown::Unknown(""),
            code => $crate::domain::place::Shown::Words(code.to_owned()),
        }
    };
    (@shown choice ($type:ident) $it:expr) => {
        $crate::domain::place::Shown::Words($it.map(|it| it.title().to_owned()).unwrap_or_default())
    };
    (@shown day $it:expr) => { $crate::domain::place::Shown::When($it.map($crate::domain::time::When::Day), "") };
    (@shown past $it:expr) => { fields!(@shown day $it) };
    (@shown near $it:expr) => { fields!(@shown day $it) };
    (@shown when $it:expr) => { $crate::domain::place::Shown::When($it.clone(), "") };
    (@shown moment $it:expr) => {
        $crate::domain::place::Shown::When($it.clone().map($crate::domain::time::When::At), "")
    };
    (@shown rating $it:expr) => { $crate::domain::place::Shown::Number(fields!(@get rating $it), "of 5") };
    (@shown zone $it:expr) => {
        $crate::domain::place::Shown::Words($it.as_ref().map(|it| it.city()).unwrap_or_default())
    };
    (@shown programs $it:expr) => {
        $crate::domain::place::Shown::Links($crate::domain::tables::table::Table::Programs, $it.clone())
    };
    (@shown program $it:expr) => { fields!(@link Programs $it) };
    (@shown person $it:expr) => { fields!(@link People $it) };
    (@shown letter $it:expr) => { fields!(@link Letters $it) };
    (@shown statement $it:expr) => { fields!(@link Statements $it) };
    (@shown number ($type:ident) $it:expr) => { $crate::domain::place::Shown::Words(fields!(@get number ($type) $it)) };
    (@shown $kind:ident $it:expr) => { $crate::domain::place::Shown::Words(fields!(@get $kind $it)) };
    (@link $table:ident $it:expr) => {
        $crate::domain::place::Shown::Links($crate::domain::tables::table::Table::$table, $it.iter().cloned().collect())
    };

    (@any own ($own:ident) $it:expr, $fits:expr) => { <$own as $crate::domain::field::Typed>::any(&$it, $fits) };
    (@any line $it:expr, $fits:expr) => { $fits(&$it) };
    (@any text $it:expr, $fits:expr) => { $fits(&$it) };
    (@any address $it:expr, $fits:expr) => { $fits(&$it) };
    (@any warning $it:expr, $fits:expr) => { $fits(&$it) };
    (@any code $it:expr, $fits:expr) => { $fits(&$it) };
    (@any set $it:expr, $fits:expr) => { $it.iter().any(|it| $fits(it)) };
    (@any choice ($type:ident) $it:expr, $fits:expr) => { $it.is_some_and(|it| $fits(it.title())) };
    (@any number ($type:ident) $it:expr, $fits:expr) => { $fits(&fields!(@get number ($type) $it)) };
    (@any $kind:ident $it:expr, $fits:expr) => { $fits(&fields!(@get $kind $it)) };

    (@order line $a:expr, $b:expr) => { $crate::domain::order::last_if_empty(&$a, &$b) };
    (@order text $a:expr, $b:expr) => { $crate::domain::order::last_if_empty(&$a, &$b) };
    (@order choice ($type:ident) $a:expr, $b:expr) => { $crate::domain::order::last_if_none($a, $b) };
    (@order number ($type:ident) $a:expr, $b:expr) => { $crate::domain::order::last_if_none($a, $b) };
    (@order minutes $a:expr, $b:expr) => { $crate::domain::order::last_if_none($a, $b) };
    (@order rating $a:expr, $b:expr) => { $crate::domain::order::best_first($a, $b) };
    (@order day $a:expr, $b:expr) => { $crate::domain::order::last_if_none($a, $b) };
    (@order past $a:expr, $b:expr) => { $crate::domain::order::last_if_none($a, $b) };
    (@order near $a:expr, $b:expr) => { $crate::domain::order::last_if_none($a, $b) };
    (@order when $a:expr, $b:expr) => {
        $crate::domain::order::last_if_none(
            $a.as_ref().map($crate::domain::time::When::instant),
            $b.as_ref().map($crate::domain::time::When::instant),
        )
    };
    (@order own ($own:ident) $a:expr, $b:expr) => {
        $crate::domain::order::last_if_empty(&fields!(@get own ($own) $a), &fields!(@get own ($own) $b))
    };
    (@order $kind:ident $a:expr, $b:expr) => {
        $crate::domain::order::last_if_empty(&fields!(@get $kind $a), &fields!(@get $kind $b))
    };
}
pub(crate) use fields;
