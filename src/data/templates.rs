//! The bundled texts of notes and messages.

use std::sync::Arc;

use serde::Deserialize;

use crate::domain::{id::Id, tables::Template, templates::BundledTemplate};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawTemplates {
    #[serde(rename = "schema")]
    _schema: u32,
    #[serde(rename = "as_of")]
    _as_of: String,
    #[serde(rename = "note")]
    _note: String,
    templates: Vec<RawTemplate>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawTemplate {
    id: String,
    kind: String,
    name: String,
    /// The line above an e-mail; a note has none.
    #[serde(default)]
    subject: String,
    text: String,
}

/// Parses the file of templates; the error says which key is wrong.
pub(super) fn parse(text: &str) -> Result<Vec<BundledTemplate>, String> {
    let raw: RawTemplates = serde_json::from_str(text).map_err(|why| why.to_string())?;
    let template = |RawTemplate { id, kind, name, subject, text }: RawTemplate| {
        let base = Template { id: Id::new(&id), kind, name, text, ..Template::default() };
        BundledTemplate { base: Arc::new(base), subject }
    };
    Ok(raw.templates.into_iter().map(template).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        data::TEMPLATES,
        domain::tables::{MessageKind, TemplateKind},
    };

    #[test]
    fn each_kind_of_message_has_one_and_notes_have_several() {
        let all = parse(TEMPLATES).unwrap();
        for kind in MessageKind::ALL {
            assert_eq!(all.iter().filter(|it| it.base.kind == kind.word()).count(), 1, "{kind}");
        }
        let note = TemplateKind::Note.word();
        assert!(all.iter().filter(|it| it.base.kind == note).count() > 5);
        let mut ids: Vec<&str> = all.iter().map(|it| it.base.id.as_str()).collect();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), all.len(), "an id stands there twice");
    }

    #[test]
    fn what_a_bundled_text_names_can_be_filled() {
        for it in parse(TEMPLATES).unwrap() {
            let text = format!("{} {}", it.subject, it.base.text);
            let named = text.split('{').skip(1).filter_map(|it| it.split_once('}')).map(|it| it.0);
            for name in named {
                assert!(crate::domain::message_text::NAMES.contains(&name), "{name} in {}", it.base.id);
            }
        }
    }
}
