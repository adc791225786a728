//! The bundled texts of messages.

use serde::Deserialize;

use crate::domain::{message_text::BundledTemplate, tables::MessageKind};

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
    kind: MessageKind,
    subject: String,
    text: String,
}

/// Parses the file of templates; the error says which key is wrong.
pub(super) fn parse(text: &str) -> Result<Vec<BundledTemplate>, String> {
    let raw: RawTemplates = serde_json::from_str(text).map_err(|why| why.to_string())?;
    let template = |it: RawTemplate| BundledTemplate { kind: it.kind, subject: it.subject, text: it.text };
    Ok(raw.templates.into_iter().map(template).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::TEMPLATES;

    #[test]
    fn each_kind_has_one() {
        let all = parse(TEMPLATES).unwrap();
        for kind in MessageKind::ALL {
            assert_eq!(all.iter().filter(|it| it.kind == *kind).count(), 1, "{kind}");
        }
    }
}
