//! `fluoro merge`: what another season file holds comes into this one; where both say something, one is chosen.

use std::path::PathBuf;

use clap::Args;

use super::{
    answer::{Answer, Code, Done, Failure},
    changes,
    context::{Context, counted, shown},
};
use crate::{
    domain::{
        id::IdSource,
        merge::{Context as Merging, Merged, merge},
        tracker::Tracker,
    },
    shell::clock::random,
    store::{
        Terms, decode,
        disk::{Disk, RealDisk},
    },
};

#[derive(Debug, Args)]
pub struct MergeArgs {
    /// Another season file: of another computer, a rescue file, a backup
    #[arg(value_name = "FILE")]
    with: PathBuf,

    /// Where both say something, take what FILE says
    #[arg(long)]
    theirs: bool,

    /// Take it in; the present season is kept as a backup first
    #[arg(long, short)]
    yes: bool,
}

pub fn run(args: &MergeArgs, context: &Context) -> Done {
    let (tracker, mut store) = context.write()?;
    let theirs = read(args)?;
    let merged = union(&tracker, &theirs, args, context);
    let preview = preview(&merged);
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

fn read(args: &MergeArgs) -> Result<Tracker, Failure> {
    let refused = |why: String| Failure::refused(format!("{}: {why}", shown(&args.with)));
    let content = RealDisk
        .canonicalize(&args.with)
        .and_then(|it| RealDisk.read(&it))
        .map_err(|why| refused(why.to_string()))?;
    let decoded = decode(&content.bytes).map_err(|bad| refused(format!("no season file: {bad}")))?;
    match decoded.read_only() {
        None => Ok(decoded.tracker),
        Some(why) => Err(refused(why)),
    }
}

fn preview(merged: &Merged) -> String {
    let parts = [
        (!merged.came_in.is_empty()).then(|| changes::list(&merged.came_in)),
        (!merged.conflicts.is_empty()).then(|| changes::conflicts(&merged.conflicts)),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join("\n")
}

/// Where something of theirs stays outside, somebody should look at it.
fn code(merged: &Merged, args: &MergeArgs) -> Code {
    if merged.conflicts.is_empty() || args.theirs { Code::Fine } else { Code::Warned }
}
