//! The tags of the season, by how many things have them.

use std::collections::HashMap;

use super::index::Index;
use crate::{
    app::{context::Context, outcome::Next, picked::PickLine},
    text::{counted, plain, tags::tags},
};

/// Returns a line for each tag of those things that begins with what is typed, the most frequent first. Choosing one types
/// it with a blank behind, which means that tag and no longer one.
pub fn tag_lines(cx: &Context, index: &Index, among: &[usize], begun: &str) -> Vec<PickLine> {
    let mut found: HashMap<&str, (usize, usize)> = HashMap::new();
    for at in among {
        let text = index.text(*at);
        let mut own: Vec<&str> = tags(text).map(|it| &text[it]).filter(|it| it.starts_with(begun)).collect();
        own.sort_unstable();
        own.dedup();
        own.into_iter().for_each(|it| found.entry(it).or_insert((0, *at)).0 += 1);
    }
    let mut all: Vec<(&str, (usize, usize))> = found.into_iter().collect();
    all.sort_by_key(|(tag, (count, _))| (std::cmp::Reverse(*count), *tag));
    let line = |(tag, (count, first)): (&str, (usize, usize))| {
        let written = as_written(cx, index, first, tag);
        let typed = Next::Type(format!("{written} "));
        PickLine::new(written, format!("in {}", counted(count, "note")), "tag", typed)
    };
    all.into_iter().map(line).collect()
}

/// Returns a tag as it is written where it was found first.
fn as_written(cx: &Context, index: &Index, thing: usize, tag: &str) -> String {
    let mut written = None;
    if let Some(it) = index.things.get(thing) {
        it.each_text(cx, &mut |_, text| {
            let mut own = tags(text).map(|it| &text[it]);
            written = written.take().or_else(|| own.find(|it| plain(it) == tag).map(str::to_owned));
        });
    }
    written.unwrap_or_else(|| tag.to_owned())
}
