//! A brief as a document, for the applicant alone.

use super::doc::Doc;
use crate::domain::brief::{Body, Brief, Line};

/// Returns a brief as Markdown.
pub fn brief(brief: &Brief) -> String {
    let mut doc = Doc::default();
    doc.heading(1, &brief.title);
    doc.paragraph(&brief.when);
    for part in &brief.parts {
        match &part.body {
            Body::Text(text) => doc.note(2, part.title, text),
            Body::Lines(lines) => {
                if !part.title.is_empty() {
                    doc.heading(2, part.title);
                }
                lines.iter().for_each(|it| write(&mut doc, it));
            }
        }
    }
    doc.finish()
}

fn write(doc: &mut Doc, line: &Line) {
    match line {
        Line::Item(label, value) => doc.item(label, value),
        Line::Link(label, address) => doc.link_item(label, address),
        Line::Bullet(text) => doc.bullet(text),
    }
}
