//! The checklist: a table for each group, and the applicant's notes below it.

use crate::{
    domain::{
        audience::Privacy,
        checklist::{Entry, Group},
        facts::Confidence,
        tables::Progress,
    },
    transfer::{
        components::ComponentsInput,
        markdown::{doc::Doc, interview::both_clocks},
    },
};

const HEAD: [&str; 6] = ["Component", "State", "So far", "Due", "Program", "Why not needed"];

pub(super) fn write(doc: &mut Doc, input: &ComponentsInput) {
    doc.heading(2, "Checklist");
    let counts: Vec<(usize, usize)> = input.groups.iter().map(Group::count).collect();
    let (done, all) = counts
        .iter()
        .fold((0usize, 0usize), |sum, it| (sum.0.saturating_add(it.0), sum.1.saturating_add(it.1)));
    doc.paragraph(&format!("{done} of {all} done; what isn't needed is left out of the counts."));
    for group in input.groups {
        let (done, all) = group.count();
        doc.heading(3, &format!("{} ({done} of {all})", group.title));
        doc.table(&HEAD, &group.entries.iter().map(|it| cells(input, it)).collect::<Vec<_>>());
        if input.may(Privacy::Private) {
            remarks(doc, group);
        }
    }
}

fn cells(input: &ComponentsInput, entry: &Entry) -> Vec<String> {
    let program = entry.row.program.as_ref();
    let program = program.and_then(|id| input.season.tracker.programs.get(id.as_str()));
    let is_off = entry.progress() == Progress::NotNeeded;
    vec![
        title(entry).to_owned(),
        state_words(input, entry),
        so_far(input, entry),
        due_words(input, entry),
        program.map(|row| row.with_specialty(input.program_name(row))).unwrap_or_default(),
        if is_off { entry.row.reason.clone() } else { String::new() },
    ]
}

/// "done", "to do, late", "done, assumed".
fn state_words(input: &ComponentsInput, entry: &Entry) -> String {
    let state = entry.progress().title();
    match input.says_late(entry) {
        true => format!("{state}, late"),
        false if entry.row.assumed.is_some() => format!("{state}, assumed"),
        false => state.to_owned(),
    }
}

/// "9 of 10, 3 meaningful · 3 of 5 steps".
fn so_far(input: &ComponentsInput, entry: &Entry) -> String {
    let (done, of) = entry.steps_done();
    // whoever ticks the whole of it needn't have ticked its steps
    let steps = Some(format!("{done} of {of} steps")).filter(|_| of > 0 && !entry.is_settled());
    let all = [input.count_words(entry), steps.unwrap_or_default()];
    all.into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// Says the last day of what is still open, with how sure it is.
fn due_words(input: &ComponentsInput, entry: &Entry) -> String {
    let due = entry.due.as_ref().filter(|_| input.tells_day_of(entry) && !entry.is_settled());
    let Some(due) = due else { return String::new() };
    let (home, today) = (input.season.home(), input.season.today());
    let until = entry.until.as_ref().map(|it| format!("; official: {}", both_clocks(it, home, today)));
    let doubt = entry.confidence.filter(|it| it.is_shaky()).map(Confidence::title);
    let doubt = doubt.map(|it| format!(", {it}")).unwrap_or_default();
    format!("{}{}{doubt}", both_clocks(due, home, today), until.unwrap_or_default())
}

/// What only the applicant reads of components: open steps, links and notes.
fn remarks(doc: &mut Doc, group: &Group) {
    for entry in &group.entries {
        let open = entry.items().into_iter().filter(|it| it.1.done.is_none() && !entry.is_settled());
        let open: Vec<&str> = open.map(|it| it.1.title.as_str()).collect();
        doc.item(&format!("{}, steps to do", title(entry)), &open.join("; "));
        doc.link_item(&format!("{}, link", title(entry)), &entry.row.link);
    }
    for entry in &group.entries {
        doc.note(4, &format!("Notes: {}", title(entry)), &entry.row.notes);
    }
}

fn title(entry: &Entry) -> &str {
    Some(entry.row.title.as_str()).filter(|it| !it.trim().is_empty()).unwrap_or("unnamed component")
}
