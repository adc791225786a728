//! All tables of a season. One list here says which there are; everything that must treat them alike reads it.

pub mod components;
pub mod interview;
mod item;
pub mod own;
pub mod program;
pub mod ranking;
pub mod score;
pub mod season;
pub mod table;
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
pub use item::Item;
pub use own::*;
pub use program::*;
pub use ranking::*;
pub use score::*;
pub use season::*;
pub use table::Table;
pub use timeline::*;
pub use words::*;

/// A row of a table of the season.
pub trait Record:
    Row + PartialEq + Default + serde::Serialize + for<'a> serde::Deserialize<'a> + Send + Sync + 'static
{
    const TABLE: Table;
    const FIELDS: &'static [Field<Self>];
    /// Returns a new row with that id and nothing set.
    fn with_id(id: Id) -> Self;
    /// Returns what to call the row in a sentence.
    fn title(&self) -> String;
}

/// Calls `$mac!` with every table: field of the tracker and key in the file, variant of [`Table`], record, title expression,
/// fields.
macro_rules! each_table {
    ($mac:ident) => {
        $mac! {
            milestones Milestones Milestone |it| it.title.clone(), Milestone::FIELDS;
            rotations Rotations Rotation |it| it.called(), Rotation::FIELDS;
            components Components Component |it| it.title.clone(), Component::FIELDS;
            letters Letters Letter |it| it.writer.clone(), Letter::FIELDS;
            statements Statements Statement |it| it.title.clone(), Statement::FIELDS;
            exams Exams Exam |it| it.title.clone(), Exam::FIELDS;
            programs Programs Program |it| it.full_name(), Program::FIELDS;
            interviews Interviews Interview |_it| String::new(), Interview::FIELDS;
            people People Person |it| it.name.clone(), Person::FIELDS;
            messages Messages Message |it| it.kind.map(|it| it.title().to_owned()).unwrap_or_default(), Message::FIELDS;
            questions Questions Question |it| it.text.clone(), Question::FIELDS;
            criteria Criteria Criterion |it| it.title.clone(), Criterion::FIELDS;
            rank_lists RankLists RankList |it| it.name.clone(), RankList::FIELDS;
            rank_versions RankVersions RankVersion |it| it.name.clone(), RankVersion::FIELDS;
            expenses Expenses Expense |it| it.title.clone(), Expense::FIELDS;
            custom_fields CustomFields CustomField |it| it.name.clone(), CustomField::FIELDS;
            templates Templates Template |it| it.name.clone(), Template::FIELDS;
            imports Imports Import |it| it.source.clone(), Import::FIELDS;
        }
    };
}
pub(crate) use each_table;

macro_rules! declare {
    ($($field:ident $variant:ident $record:ident |$it:ident| $title:expr, $fields:expr;)*) => {
        impl Table {
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
