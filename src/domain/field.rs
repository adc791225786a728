//! One list of fields per record, for people: forms, details, exports, search and sort read it. Files and merges don't.

pub use super::entry::{read_word, read_zone, refuse, split_set};
use super::{
    tables::Table,
    time::{Reading, Refusal},
};

/// One thing about a record that a person can read and write.
pub struct Field<T: 'static> {
    pub name: &'static str,
    pub label: &'static str,
    /// What sheets call it, folded to lower case.
    pub aliases: &'static [&'static str],
    pub help: &'static str,
    pub kind: Kind,
    pub get: fn(&T) -> String,
    pub set: fn(&mut T, &str, &Reading) -> Result<(), Refusal>,
}

/// How a field is typed and shown.
#[derive(Clone, Copy, Debug)]
pub enum Kind {
    Line,
    Text,
    /// Words of the file with their titles.
    Choice(fn() -> Vec<(&'static str, &'static str)>),
    Day,
    /// A day or a moment.
    When,
    /// A moment in the program's zone.
    Moment,
    Number,
    Zone,
    YesNo,
    /// Several, with commas between.
    Set,
    Link(Table),
    Links(Table),
}

/// A field without its record's type, for a form that serves all tables.
#[derive(Clone, Copy, Debug)]
pub struct FieldInfo {
    pub name: &'static str,
    pub label: &'static str,
    pub help: &'static str,
    pub kind: Kind,
}

impl<T> Field<T> {
    const BLANK: Field<T> = Field {
        name: "",
        label: "",
        aliases: &[],
        help: "",
        kind: Kind::Line,
        get: |_| String::new(),
        set: |_, _, _| Ok(()),
    };

    const fn copied(&self) -> Field<T> {
        Field {
            name: self.name,
            label: self.label,
            aliases: self.aliases,
            help: self.help,
            kind: self.kind,
            get: self.get,
            set: self.set,
        }
    }

    pub fn info(&self) -> FieldInfo {
        FieldInfo { name: self.name, label: self.label, help: self.help, kind: self.kind }
    }
}

/// A field list with some fields of another make put in, each with the place it takes.
pub const fn spliced<T, const N: usize>(plain: &[Field<T>], own: &[(usize, Field<T>)]) -> [Field<T>; N] {
    let mut all = [const { Field::BLANK }; N];
    let (mut at, mut next_plain, mut next_own) = (0, 0, 0);
    while at < N {
        if next_own < own.len() && own[next_own].0 == at {
            all[at] = own[next_own].1.copied();
            next_own += 1;
        } else {
            all[at] = plain[next_plain].copied();
            next_plain += 1;
        }
        at += 1;
    }
    all
}

/// `fields! { line name "Name" ["program"] "help"; … }`: rows of a field list by kind.
macro_rules! fields {
    ($($kind:ident $(($arg:ty))? $field:ident $label:literal [$($alias:literal),*] $help:literal;)*) => {
        &[$($crate::domain::field::Field {
            name: stringify!($field),
            label: $label,
            aliases: &[$($alias),*],
            help: $help,
            kind: fields!(@kind $kind $($arg)?),
            get: |it| fields!(@get $kind it.$field),
            set: |it, text, reading| { let _ = reading; fields!(@set $kind $(($arg))? it.$field, text, reading) },
        }),*]
    };
    (@kind season) => { $crate::domain::field::Kind::Line };
    (@kind line) => { $crate::domain::field::Kind::Line };
    (@kind text) => { $crate::domain::field::Kind::Text };
    (@kind choice $type:ty) => {
        $crate::domain::field::Kind::Choice(|| <$type>::ALL.iter().map(|it| (it.word(), it.title())).collect())
    };
    (@kind day) => { $crate::domain::field::Kind::Day };
    (@kind when) => { $crate::domain::field::Kind::When };
    (@kind moment) => { $crate::domain::field::Kind::Moment };
    (@kind number $type:ty) => { $crate::domain::field::Kind::Number };
    (@kind minutes) => { $crate::domain::field::Kind::Number };
    (@kind rating) => { $crate::domain::field::Kind::Number };
    (@kind zone) => { $crate::domain::field::Kind::Zone };
    (@kind yes_no) => { $crate::domain::field::Kind::YesNo };
    (@kind scores) => { $crate::domain::field::Kind::Set };
    (@kind set) => { $crate::domain::field::Kind::Set };
    (@kind programs) => { $crate::domain::field::Kind::Links($crate::domain::tables::Table::Programs) };
    (@kind program) => { $crate::domain::field::Kind::Link($crate::domain::tables::Table::Programs) };
    (@kind steps) => { $crate::domain::field::Kind::Text };
    (@kind leads) => { $crate::domain::field::Kind::Line };
    (@kind money) => { $crate::domain::field::Kind::Line };
    (@kind letter) => { $crate::domain::field::Kind::Link($crate::domain::tables::Table::Letters) };
    (@kind statement) => { $crate::domain::field::Kind::Link($crate::domain::tables::Table::Statements) };

    (@get season $it:expr) => { $it.clone() };
    (@get line $it:expr) => { $it.clone() };
    (@get text $it:expr) => { $it.clone() };
    (@get scores $it:expr) => { $crate::domain::tables::score::show_scores(&$it) };
    (@get set $it:expr) => { $it.join(", ") };
    (@get programs $it:expr) => { $it.iter().map(|id| id.to_string()).collect::<Vec<_>>().join(", ") };
    (@get choice $it:expr) => { $it.map(|it| it.word().to_owned()).unwrap_or_default() };
    (@get yes_no $it:expr) => { $crate::domain::entry::yes_no($it).to_owned() };
    (@get when $it:expr) => { $it.as_ref().map($crate::domain::time::show_for_edit).unwrap_or_default() };
    (@get moment $it:expr) => {
        $it.clone().map(|it| $crate::domain::time::show_for_edit(&$crate::domain::time::When::At(it))).unwrap_or_default()
    };
    (@get steps $it:expr) => { $crate::domain::tables::typed::show_steps(&$it) };
    (@get leads $it:expr) => { $crate::domain::tables::typed::show_leads(&$it) };
    (@get money $it:expr) => { $crate::domain::tables::typed::show_cents($it) };
    (@get $other:ident $it:expr) => { $it.as_ref().map(|it| it.to_string()).unwrap_or_default() };

    (@set line $it:expr, $text:expr, $reading:expr) => {{ $it = $text.trim().to_owned(); Ok(()) }};
    (@set text $it:expr, $text:expr, $reading:expr) => {{ $it = $text.to_owned(); Ok(()) }};
    (@set scores $it:expr, $text:expr, $reading:expr) => {{
        $it = $crate::domain::tables::score::read_scores($text)?;
        Ok(())
    }};
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
    (@set steps $it:expr, $text:expr, $reading:expr) => {{
        $it = $crate::domain::tables::typed::read_steps($text, &$it, $reading.now);
        Ok(())
    }};
    (@set leads $it:expr, $text:expr, $reading:expr) => {{
        $it = $crate::domain::tables::typed::read_leads($text)?;
        Ok(())
    }};
    (@set money $it:expr, $text:expr, $reading:expr) => {{
        $it = $crate::domain::tables::typed::read_cents($text)?;
        Ok(())
    }};
    (@set letter $it:expr, $text:expr, $reading:expr) => { fields!(@set program $it, $text, $reading) };
    (@set statement $it:expr, $text:expr, $reading:expr) => { fields!(@set program $it, $text, $reading) };
    (@set choice ($type:ty) $it:expr, $text:expr, $reading:expr) => {{
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
    (@set number ($type:ty) $it:expr, $text:expr, $reading:expr) => {{
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
}
pub(crate) use fields;
