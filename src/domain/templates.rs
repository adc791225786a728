//! The templates of notes and messages: what comes along, with what the user changed, and the user's own.

use std::sync::Arc;

use super::{
    id::Id,
    season::Season,
    tables::{Template, TemplateKind},
};

/// A text of the bundle.
#[derive(Clone, Debug, PartialEq)]
pub struct BundledTemplate {
    pub base: Arc<Template>,
    /// The line above an e-mail; empty for a note.
    pub subject: String,
}

/// A template as the bundle and the user have it together.
#[derive(Clone, Debug, PartialEq)]
pub struct TextTemplate {
    pub row: Arc<Template>,
    pub subject: String,
    pub origin: TemplateOrigin,
}

/// Where a template comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TemplateOrigin {
    Bundled,
    /// It comes along, and the user changed it.
    Changed,
    Own,
}

impl TemplateOrigin {
    pub fn title(self) -> &'static str {
        match self {
            TemplateOrigin::Bundled => "comes with fluoro",
            TemplateOrigin::Changed => "comes with fluoro, changed by you",
            TemplateOrigin::Own => "your own",
        }
    }
}

impl TextTemplate {
    fn of_bundle(season: &Season, it: &BundledTemplate) -> TextTemplate {
        let subject = it.subject.clone();
        match season.tracker.templates.get(it.base.id.as_str()) {
            Some(own) => {
                TextTemplate { row: Arc::new(own.over(&it.base)), subject, origin: TemplateOrigin::Changed }
            }
            None => TextTemplate { row: it.base.clone(), subject, origin: TemplateOrigin::Bundled },
        }
    }

    fn of_user(row: &Arc<Template>) -> TextTemplate {
        TextTemplate { row: row.clone(), subject: String::new(), origin: TemplateOrigin::Own }
    }

    /// Returns what it is for; a word that this version doesn't know counts as a note.
    pub fn kind(&self) -> TemplateKind {
        self.row.kind.parse().unwrap_or(TemplateKind::Note)
    }
}

impl Season {
    /// Returns all templates: those of the bundle in its order, then the user's own.
    pub fn text_templates(&self, bundled: &[BundledTemplate]) -> Vec<TextTemplate> {
        let is_own = |row: &&Arc<Template>| !bundled.iter().any(|it| it.base.id == row.id);
        let own = self.tracker.templates.iter().filter(is_own).map(TextTemplate::of_user);
        bundled.iter().map(|it| TextTemplate::of_bundle(self, it)).chain(own).collect()
    }

    /// Returns a template by its id.
    pub fn text_template(&self, bundled: &[BundledTemplate], id: &Id) -> Option<TextTemplate> {
        let found = bundled.iter().find(|it| it.base.id == *id).map(|it| TextTemplate::of_bundle(self, it));
        found.or_else(|| self.tracker.templates.get(id.as_str()).map(TextTemplate::of_user))
    }
}
