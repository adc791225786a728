//! Which tables a season has. What their rows hold stands elsewhere.

macro_rules! tables {
    ($($key:ident $variant:ident $noun:literal;)*) => {
        /// A table, in the order of the file.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Table { $($variant),* }

        impl Table {
            pub const ALL: &'static [Table] = &[$(Table::$variant),*];

            /// Its key in the file.
            pub fn key(self) -> &'static str {
                match self { $(Table::$variant => stringify!($key)),* }
            }
            /// What one row is called.
            pub fn noun(self) -> &'static str {
                match self { $(Table::$variant => $noun),* }
            }
            pub fn from_key(key: &str) -> Option<Table> {
                match key { $(stringify!($key) => Some(Table::$variant),)* _ => None }
            }
        }
    };
}

tables! {
    milestones Milestones "task";
    rotations Rotations "rotation";
    components Components "component";
    letters Letters "letter";
    statements Statements "statement";
    exams Exams "exam";
    programs Programs "program";
    interviews Interviews "interview";
    people People "person";
    messages Messages "message";
    questions Questions "question";
    criteria Criteria "criterion";
    rank_lists RankLists "rank list";
    rank_versions RankVersions "rank list version";
    expenses Expenses "expense";
    custom_fields CustomFields "custom field";
    templates Templates "template";
    imports Imports "import";
}
