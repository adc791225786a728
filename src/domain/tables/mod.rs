//! All tables of a season. One list here says which there are; everything that must treat them alike reads it.

pub mod components;
pub mod interview;
pub mod own;
pub mod program;
pub mod ranking;
pub mod score;
pub mod season;
pub mod timeline;
pub(crate) mod typed;
pub mod words;

use super::{
    field::{Field, FieldInfo},
    id::Id,
    rows::Row,
};
pub use components::*;
pub use interview::*;
pub use own::*;
pub use program::*;
pub use ranking::*;
pub use score::*;
pub use season::*;
pub use timeline::*;
pub use words::*;

/// A row of a table of the season.
pub trait Record:
    Row + PartialEq + Default + serde::Serialize + for<'a> serde::Deserialize<'a> + Send + Sync + 'static
{
    const TABLE: Table;
    const FIELDS: &'static [Field<Self>];
    /// A new row of that name with nothing set.
    fn with_id(id: Id) -> Self;
    /// What to call the row in a sentence.
    fn title(&self) -> String;
}

/// Calls `$mac!` with every table: field of the tracker, record, key in the file, noun for one row, title expression,
/// fields.
macro_rules! each_table {
    ($mac:ident) => {
        $mac! {
            milestones Milestones Milestone "milestone" |it| it.title.clone(), Milestone::FIELDS;
            rotations Rotations Rotation "rotation" |it| it.host.clone(), Rotation::FIELDS;
            components Components Component "component" |it| it.title.clone(), Component::FIELDS;
            letters Letters Letter "letter" |it| it.writer.clone(), Letter::FIELDS;
            statements Statements Statement "statement" |it| it.title.clone(), Statement::FIELDS;
            exams Exams Exam "exam" |it| it.title.clone(), Exam::FIELDS;
            programs Programs Program "program" |it| it.full_name(), Program::FIELDS;
            interviews Interviews Interview "interview" |_it| String::new(), Interview::FIELDS;
            people People Person "person" |it| it.name.clone(), Person::FIELDS;
            messages Messages Message "message" |it| it.kind.map(|it| it.title().to_owned()).unwrap_or_default(), Message::FIELDS;
            questions Questions Question "question" |it| it.text.clone(), Question::FIELDS;
            criteria Criteria Criterion "criterion" |it| it.title.clone(), Criterion::FIELDS;
            rank_lists RankLists RankList "rank list" |it| it.name.clone(), RankList::FIELDS;
            rank_versions RankVersions RankVersion "rank list version" |it| it.name.clone(), RankVersion::FIELDS;
            expenses Expenses Expense "expense" |it| it.title.clone(), Expense::FIELDS;
            custom_fields CustomFields CustomField "custom field" |it| it.name.clone(), CustomField::FIELDS;
            templates Templates Template "template" |it| it.name.clone(), Template::FIELDS;
            imports Imports Import "import" |it| it.source.clone(), Import::FIELDS;
        }
    };
}
pub(crate) use each_table;

macro_rules! declare {
    ($($field:ident $variant:ident $record:ident $noun:literal |$it:ident| $title:expr, $fields:expr;)*) => {
        /// A table, in the order of the file.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Table { $($variant),* }

        impl Table {
            pub const ALL: &'static [Table] = &[$(Table::$variant),*];

            /// Its key in the file.
            pub fn key(self) -> &'static str {
                match self { $(Table::$variant => stringify!($field)),* }
            }
            /// What one row is called.
            pub fn noun(self) -> &'static str {
                match self { $(Table::$variant => $noun),* }
            }
            pub fn from_key(key: &str) -> Option<Table> {
                match key { $(stringify!($field) => Some(Table::$variant),)* _ => None }
            }
            pub fn fields(self) -> Vec<FieldInfo> {
                match self { $(Table::$variant => <$record as Record>::FIELDS.iter().map(Field::info).collect()),* }
            }
        }

        $(
            impl Row for $record {
                fn id(&self) -> &Id {
                    &self.id
                }
            }

            impl Record for $record {
                const TABLE: Table = Table::$variant;
                const FIELDS: &'static [Field<Self>] = $fields;
                fn with_id(id: Id) -> Self {
                    $record { id, ..Default::default() }
                }
                fn title(&self) -> String {
                    let $it = self;
                    $title
                }
            }
        )*
    };
}
each_table!(declare);
