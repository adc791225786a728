//! What the user adds to the shape of the season: own columns, note templates, remembered imports.

use std::collections::BTreeMap;

use crate::domain::{
    entry::read_word,
    field::{Field, Kind, Typed, fields},
    id::Id,
    record::{record, words},
    time::{Reading, Refusal, Stamp},
};

words! {
    /// What a template is for.
    pub enum TemplateKind {
        Note = "note" "note",
        ThankYou = "thank-you" "thank-you note",
        Interest = "interest" "interest letter",
        Update = "update" "update letter",
        Intent = "intent" "letter of intent",
        Other = "other" "other message",
        Message = "message" "any message",
    }
}

/// What a template is for, typed as one of the words that this version knows; the file may hold others.
enum KindWord {}

impl Typed for KindWord {
    type Value = String;
    const KIND: Kind = Kind::Choice(|| TemplateKind::ALL.iter().map(|it| (it.word(), it.title())).collect());

    fn show(value: &String) -> String {
        value.clone()
    }

    fn read(text: &str, _: &String, _: &Reading) -> Result<String, Refusal> {
        let word = read_word(text, TemplateKind::ALL, |it| [it.word(), it.title()])?;
        Ok(word.map(|it| it.word().to_owned()).unwrap_or_default())
    }
}

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
        own(KindWord) kind "Kind" [] "What it is for: a note, or a message of one kind" [Hidden];
        text text "Text" [] "{program}, {date}, {people}, {person}, {me} are filled in" [Hidden];
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
