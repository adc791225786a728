//! All things with their texts as one plain text, so that each letter that is typed costs one pass over it at most.

use super::thing::{Thing, all_things};
use crate::{
    app::context::Context,
    text::{Sought, contains::Fit, fold::push_plain_text},
};

/// The things of a season and what is known of them. It is made when the search is opened, and thrown away with it.
#[derive(Clone, Debug)]
pub struct Index {
    pub things: Vec<Thing>,
    spans: Vec<Span>,
    /// The texts of all things, with a sign between them that no word holds.
    plain: String,
}

/// What stands behind each text: no text that is typed has it.
const BETWEEN: char = '\0';

/// The bytes of a thing in the plain text: its names end where its other texts begin.
#[derive(Clone, Copy, Debug)]
struct Span {
    start: usize,
    names: usize,
    end: usize,
}

impl Index {
    pub fn new(cx: &Context) -> Index {
        let things = all_things(cx);
        let mut plain = String::new();
        let mut spans = Vec::with_capacity(things.len());
        for thing in &things {
            let start = plain.len();
            for name in thing.names(cx) {
                push_plain_text(&mut plain, &name);
                plain.push(BETWEEN);
            }
            let names = plain.len();
            thing.each_text(cx, &mut |_, text| {
                push_plain_text(&mut plain, text);
                plain.push(BETWEEN);
            });
            spans.push(Span { start, names, end: plain.len() });
        }
        Index { things, spans, plain }
    }

    /// Returns all that is known of a thing, as plain text.
    pub fn text(&self, at: usize) -> &str {
        self.spans.get(at).and_then(|it| self.plain.get(it.start..it.end)).unwrap_or_default()
    }

    /// Returns the texts of a thing besides its names as plain ones, in the order in which it shows them.
    pub fn texts(&self, at: usize) -> impl Iterator<Item = &str> {
        let all = self.spans.get(at).and_then(|it| self.plain.get(it.names..it.end)).unwrap_or_default();
        all.split(BETWEEN)
    }

    /// Returns how well its names fit; none where they lack a word.
    pub fn fit(&self, at: usize, sought: &Sought) -> Option<Fit> {
        sought.fit(self.spans.get(at).and_then(|it| self.plain.get(it.start..it.names)).unwrap_or_default())
    }
}
