//! `fluoro merge`: what another season file holds comes into this one; where both say something, one is chosen and the
//! other is written into a conflict file.

use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
};

use clap::Args;

use super::{
    answer::{Answer, Code, Done, Failure},
    changes::{self, Titles},
    context::Context,
    words::{counted, shown},
};
use crate::{
    domain::{
        id::{Id, IdSource},
        merge::{ChangeKind, Conflict, Context as Merging, Merged, Part, links_to, merge, same_season},
        tables::Table,
        tracker::Tracker,
    },
    shell::clock::random,
    store::{SaveOptions, conflict_files, disk::RealDisk, read_season},
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
    let mut theirs =
        read_season(&RealDisk, &args.with).map_err(|why| Failure::refused(unread(&args.with, &why)))?;
    let left_out = left_out(&tracker, &theirs, &args.without)?;
    for (table, id) in &left_out {
        theirs.remove_row(*table, id.as_str());
    }
    let merged = union(&tracker, &theirs, args, context);
    let new = match args.theirs {
        // what FILE takes the place of is in the backup
        true => Vec::new(),
        false => not_written_down(&merged.conflicts, &context.file()?),
    };
    let data = context.data();
    let titles = Titles::new(&data, [&tracker, &merged.tracker]);
    let preview = preview(&merged, &left_out, &titles);
    let mut answer = match (merged.came_in.is_empty() && new.is_empty(), args.yes) {
        (true, _) => Answer::text(preview).with_note(nothing(&merged)),
        (false, false) => Answer::text(preview).with_code(Code::Warned).with_note(not_done(&merged, &new)),
        (false, true) => {
            let text = format!("{preview}\n{}\n", taken(&merged));
            let options = SaveOptions::at(context.now).with_backup().with_conflicts(new);
            context.save(&mut store, &merged.tracker, options, text)?
        }
    };
    if !same_season(&tracker, &theirs) {
        answer = answer.with_code(Code::Warned).with_note(another(&args.with));
    }
    Ok(answer.with_code(code(&merged, args)))
}

/// Says why a file wasn't read; the reason may name it already.
fn unread(file: &Path, why: &str) -> String {
    let name = shown(file);
    if why.contains(&name) { why.to_owned() } else { format!("{name}: {why}") }
}

/// Returns the conflicts that no conflict file beside the season holds yet, except for the id of the file, which isn't
/// the user's.
fn not_written_down(conflicts: &[Conflict], file: &Path) -> Vec<Conflict> {
    let files = conflict_files(&RealDisk, file).unwrap_or_default();
    let known: Vec<_> = files.into_iter().flatten().flat_map(|it| it.conflicts).collect();
    let is_known = |it: &Conflict| known.iter().any(|old| old.path == it.path && old.theirs == it.theirs);
    conflicts.iter().filter(|it| it.part != Part::File && !is_known(it)).cloned().collect()
}

fn nothing(merged: &Merged) -> &'static str {
    match merged.conflicts.iter().any(|it| it.part != Part::File) {
        true => "nothing to merge: what FILE says otherwise stands in a conflict file already",
        false => "nothing to merge: all of it is here already",
    }
}

fn not_done(merged: &Merged, new: &[Conflict]) -> String {
    let came_in = counted(merged.came_in.len(), "change", "changes");
    match (merged.came_in.is_empty(), new.is_empty()) {
        (true, _) => "not done: --yes writes what FILE says otherwise into a conflict file".to_owned(),
        (false, true) => format!("not done: --yes takes in {came_in}; undo it with fluoro restore"),
        (false, false) => format!(
            "not done: --yes takes in {came_in} and writes what FILE says otherwise into a conflict file; undo it with fluoro restore"
        ),
    }
}

fn taken(merged: &Merged) -> String {
    match merged.came_in.len() {
        0 => "Nothing came in.".to_owned(),
        count => format!("Took in {}.", counted(count, "change", "changes")),
    }
}

fn another(file: &Path) -> String {
    format!("{} is another season's: it didn't begin as a copy of this one", shown(file))
}

/// Merges without a common version: none is known, so nothing counts as deleted.
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

fn preview(merged: &Merged, left_out: &BTreeSet<(Table, Id)>, titles: &Titles) -> String {
    let is_row = |kind: ChangeKind, part: Part| kind == ChangeKind::Added && matches!(part, Part::Rows(_));
    let rows = merged.came_in.iter().filter(|it| is_row(it.kind, it.part)).count();
    let come = counted(rows, "row that isn't here comes", "rows that aren't here come");
    let hint = "what you had deleted too, for that is not known: --without TABLE/ID leaves one out";
    let out = counted(left_out.len(), "row is left out", "rows are left out");
    let links = counted(links_to(&merged.tracker, left_out), "link to that shows", "links to that show");
    let parts = [
        (!merged.came_in.is_empty()).then(|| changes::list(&merged.came_in, titles)),
        (rows > 0).then(|| format!("{come} in; {hint}.\n")),
        (!left_out.is_empty()).then(|| format!("{out}; {links} “missing”.\n")),
        (!merged.conflicts.is_empty()).then(|| changes::conflicts(&merged.conflicts)),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join("\n")
}

/// Returns the exit code: if something of theirs stays outside, the user should look at it.
fn code(merged: &Merged, args: &MergeArgs) -> Code {
    if merged.conflicts.is_empty() || args.theirs { Code::Fine } else { Code::Warned }
}
