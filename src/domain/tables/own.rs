//! What the user adds to the shape of the season: own columns, note templates, remembered imports.

use std::collections::BTreeMap;

use crate::domain::{
    field::{Field, fields},
    id::Id,
    record::record,
    time::Stamp,
};

record! {
    pub struct CustomField {
        id: Id,
        table: String,
        name: String,
        kind: String,
        order: String,
    }

    pub struct Template {
        id: Id,
        kind: String,
        name: String,
        text: String,
    }

    pub struct Import {
        id: Id,
        source: String,
        at: Option<Stamp>,
        mapping: BTreeMap<String, String>,
    }
}

impl Template {
    pub const FIELDS: &'static [Field<Template>] = fields! {
        line name "Name" [] "How you find it" [Hidden];
        line kind "Kind" [] "note or message" [Hidden];
        text text "Text" [] "The template itself" [Hidden];
    };
}

impl CustomField {
    pub const FIELDS: &'static [Field<CustomField>] = fields! {
        line name "Name" [] "The title of the column" [Hidden];
        line table "Table" [] "Where it belongs, such as programs" [Hidden];
        line kind "Kind" [] "text, number, yes or no" [Hidden];
    };
}

impl Import {
    pub const FIELDS: &'static [Field<Import>] = fields! {
        line source "Source" [] "The file that was read" [Hidden];
    };
}
