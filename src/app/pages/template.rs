//! A template: what it is for, where it comes from, and its text as it would be inserted.

use super::page::{Ink, Page, Row};
use crate::domain::{message_text::Filled, templates::TextTemplate};

/// Says that of a message what isn't known goes.
const OF_MESSAGES: &str = "In a message a sentence of which something isn't known is left out.";

pub fn template_rows(template: &TextTemplate, filled: &Filled, columns: usize) -> Vec<Row> {
    let mut page = Page::new(columns);
    page.title(&template.row.name);
    page.blank();
    page.labeled("For", template.kind().title());
    page.labeled("Origin", template.origin.title());
    page.labeled("Subject", &template.subject);
    let unknown: Vec<String> = filled.unknown.iter().map(|it| format!("{{{it}}}")).collect();
    page.labeled("Not known", &unknown.join(", "));
    page.blank();
    match filled.text.trim_end() {
        "" => page.text("It has no text yet.", Ink::Dim),
        text => page.marked(text),
    }
    if !template.subject.is_empty() {
        page.blank();
        page.text(OF_MESSAGES, Ink::Dim);
    }
    page.rows
}
