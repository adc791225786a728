//! `fluoro merge`: what another season file holds comes into this one; where both say something, one is chosen.

use std::{collections::BTreeSet, path::PathBuf};

use clap::Args;

use super::{
    answer::{Answer, Code, Done, Failure},
    changes,
    context::{Context, counted, shown},
};
use crate::{
    domain::{
        id::{Id, IdSource},
        merge::{ChangeKind, Context as Merging, Merged, Part, links_to, merge},
        tables::Table,
        tracker::Tracker,
    },
    shell::clock::random,
    store::{Terms, disk::RealDisk, read_season},
};

#[derive(Debug, Args)]
pub struct MergeArgs {
    /// Another season file: of another computer, a rescue file, a backup
    #[arg(value_name = "FILE")]
    with: PathBuf,

    /// Where both say something, take what FILE says
    #[arg(long)]
    theirs: bool,

    /// Leave out this row of FILE, as the preview names it; may be said several times
    #[arg(long, value_name = "TABLE/ID")]
    without: Vec<String>,

    /// Take it in; the present season is kept as a backup first
    #[arg(long, short)]
    yes: bool,
}

pub fn run(args: &MergeArgs, context: &Context) -> Done {
    let (tracker, mut store) = context.write()?;
    let mut theirs = read_season(&RealDisk, &args.with)
        .map_err(|why| Failure::refused(format!("{}: {why}", shown(&args.with))))?;
    let left_out = left_out(&tracker, &theirs, &args.without)?;
    for (table, id) in &left_out {
        theirs.remove_row(*table, id.as_str());
    }
    let merged = union(&tracker, &theirs, args, context);
    let preview = preview(&merged, &left_out);
    if merged.came_in.is_empty() {
        let answer = Answer::text(preview).with_note("nothing to merge: all of it is here already");
        return Ok(answer.with_code(code(&merged, args)));
    }
    let came_in = counted(merged.came_in.len(), "change", "changes");
    if !args.yes {
        let note = format!("not done: --yes takes in {came_in}; undo it with fluoro restore");
        return Ok(Answer::text(preview).with_code(Code::Warned).with_note(note));
    }
    let text = format!("{preview}\nTook in {came_in}.\n");
    let answer = context.save(&mut store, &merged.tracker, Terms::at(context.now).with_backup(), text)?;
    Ok(answer.with_code(code(&merged, args)))
}

/// No version is known from which both came: nothing counts as deleted.
fn union(tracker: &Tracker, theirs: &Tracker, args: &MergeArgs, context: &Context) -> Merged {
    let mut ids = IdSource::new(random());
    let mut merging = Merging { now: context.now, ids: &mut ids };
    let nothing = Tracker::default();
    if !args.theirs {
        return merge(&nothing, tracker, theirs, &mut merging);
    }
    let Merged { tracker: union, conflicts, .. } = merge(&nothing, theirs, tracker, &mut merging);
    // as seen from the present season
    Merged { conflicts, ..merge(tracker, tracker, &union, &mut merging) }
}

/// Rows of theirs that aren't here and shall not come in.
///
/// # Errors
/// Names those that are no such rows.
fn left_out(tracker: &Tracker, theirs: &Tracker, named: &[String]) -> Result<BTreeSet<(Table, Id)>, Failure> {
    let row = |name: &str| {
        let (table, id) = name.split_once('/')?;
        let table = Table::from_key(table)?;
        (theirs.has(table, id) && !tracker.has(table, id)).then(|| (table, Id::new(id)))
    };
    let unknown: Vec<&str> = named.iter().map(String::as_str).filter(|it| row(it).is_none()).collect();
    match unknown.is_empty() {
        true => Ok(named.iter().filter_map(|it| row(it)).collect()),
        false => {
            let rows = unknown.join(", ");
            Err(Failure::refused(format!("--without {rows}: no row of FILE that isn't here already")))
        }
    }
}

fn preview(merged: &Merged, left_out: &BTreeSet<(Table, Id)>) -> String {
    let is_row = |kind: ChangeKind, part: Part| kind == ChangeKind::Added && matches!(part, Part::Rows(_));
    let rows = merged.came_in.iter().filter(|it| is_row(it.kind, it.part)).count();
    let come = counted(rows, "row that isn't here comes", "rows that aren't here come");
    let hint = "what you had deleted too, for that is not known: --without TABLE/ID leaves one out";
    let out = counted(left_out.len(), "row is left out", "rows are left out");
    let links = counted(links_to(&merged.tracker, left_out), "link to that shows", "links to that show");
    let parts = [
        (!merged.came_in.is_empty()).then(|| changes::list(&merged.came_in)),
        (rows > 0).then(|| format!("{come} in; {hint}.\n")),
        (!left_out.is_empty()).then(|| format!("{out}; {links} “missing”.\n")),
        (!merged.conflicts.is_empty()).then(|| changes::conflicts(&merged.conflicts)),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join("\n")
}

/// Where something of theirs stays outside, somebody should look at it.
fn code(merged: &Merged, args: &MergeArgs) -> Code {
    if merged.conflicts.is_empty() || args.theirs { Code::Fine } else { Code::Warned }
}
