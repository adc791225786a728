//! Tags that are given to several programs at once, or taken from them.

use std::collections::BTreeSet;

use super::{
    context::Context,
    outcome::{LinePurpose, Named, Outcome, Route},
    rows::refuse_gone,
    statuses::named_programs,
};
use crate::{
    domain::{
        entry::split_set,
        field::{FieldInfo, Kind},
        id::Id,
    },
    text::counted,
};

const TAGS: FieldInfo = FieldInfo {
    name: "tags",
    label: "Tags",
    help: "With commas between; a - before one takes it away: west, -maybe",
    kind: Kind::Line,
};

/// Returns what several programs are called in a sentence.
fn together(programs: &[Named]) -> String {
    match programs {
        [one] => one.title.clone(),
        many => counted(many.len(), "program"),
    }
}

/// Asks for the tags of some programs.
pub fn ask_tags(cx: &Context, programs: &[Id]) -> Outcome {
    let programs = named_programs(cx, programs);
    let title = format!("Tags: {}", together(&programs));
    Outcome::open(Route::Line {
        title,
        info: TAGS,
        text: String::new(),
        purpose: LinePurpose::Tags(programs),
    })
}

/// Gives tags to programs and takes others away, in one step.
pub fn tag(cx: &mut Context, programs: &[Named], text: &str) {
    let typed = split_set(text);
    let away: BTreeSet<&str> = typed.iter().filter_map(|it| it.strip_prefix('-')).map(str::trim).collect();
    let more: BTreeSet<&str> = typed.iter().map(String::as_str).filter(|it| !it.starts_with('-')).collect();
    if typed.is_empty() {
        return cx.refuse("No tag was typed: nothing was changed");
    }
    let there: Vec<Named> =
        programs.iter().filter(|it| cx.season.tracker.programs.has(it.id.as_str())).cloned().collect();
    if let (true, Some(first)) = (there.is_empty(), programs.first()) {
        return refuse_gone(cx, &first.title);
    }
    let label = format!("Tags of {}: {}", together(&there), typed.join(", "));
    let changed = cx.change(label, |tracker| {
        for program in &there {
            let has = |tags: &[String]| -> BTreeSet<String> {
                let kept = tags.iter().map(String::as_str).filter(|it| !away.contains(it));
                kept.chain(more.iter().copied()).map(str::to_owned).collect()
            };
            let Some(row) = tracker.programs.get(program.id.as_str()) else { continue };
            let tags: Vec<String> = has(&row.tags).into_iter().collect();
            if tags != row.tags {
                tracker.programs.edit(program.id.as_str(), |row| row.tags = tags);
            }
        }
    });
    if !changed {
        cx.say(format!("{}: the tags are so already", together(&there)));
    }
}
