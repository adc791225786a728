//! `fluoro backups` and `fluoro restore`: earlier versions of the season, and how one comes back.

use std::{io, sync::Arc};

use clap::Args;
use serde_json::{Map, Value};

use super::{
    answer::{Answer, Code, Done, Failure},
    changes::{self, Titles},
    context::{Context, closed, home_zone},
    json,
    table::{screen_width, table},
    words::{rows, shown, when},
};
use crate::{
    data::Data,
    domain::{merge::differences, tables::Table, tracker::Tracker},
    shell::clock::random,
    store::{
        BackupFile, Loaded, Outcome, SaveError, Store, backups, backups_seen, disk::RealDisk,
        report::BackupSeen,
    },
};

#[derive(Debug, Args)]
pub struct BackupsArgs {
    /// For other programs
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Args)]
pub struct RestoreArgs {
    /// As fluoro backups names it; its start will do where it means only one
    #[arg(value_name = "ID")]
    id: String,

    /// Put it in the place of the present season, which is kept first
    #[arg(long, short)]
    yes: bool,
}

pub fn list(args: &BackupsArgs, context: &Context) -> Done {
    let all = backups_seen(&RealDisk, &context.file()?).map_err(unlisted)?;
    if args.json {
        return json::answer(&all.iter().map(value).collect::<Vec<_>>().into());
    }
    let loaded = context.load()?;
    if all.is_empty() {
        if matches!(loaded.outcome, Outcome::FirstRun | Outcome::ReadOnly { season: None, .. }) {
            return Err(closed(&loaded));
        }
        return Ok(Answer::text("No backups yet: the first is made by the second save.".to_owned()));
    }
    let home = home_zone(&loaded);
    let cells = |backup: &BackupSeen| {
        let holds = backup.rows.as_ref().map_or_else(Clone::clone, |_| rows(total(backup).unwrap_or(0)));
        vec![backup.id.clone(), when(backup.at, &home), holds]
    };
    Ok(Answer::text(table(
        &["ID", "REPLACED", "HOLDS"],
        &all.iter().map(cells).collect::<Vec<_>>(),
        screen_width(),
    )))
}

pub fn restore(args: &RestoreArgs, context: &Context) -> Done {
    let backup = chosen(found(context)?, &args.id)?;
    let loaded = context.load()?;
    if let Outcome::ReadOnly { season: None, why } = &loaded.outcome {
        return Err(Failure::refused(format!("{} is read-only: {why}", shown(&loaded.file))));
    }
    let earlier = backup
        .read(&RealDisk)
        .map_err(|why| Failure::refused(format!("the backup {} can't be taken: {why}", backup.id)))?;
    let preview = preview(&backup, &earlier, &loaded, &context.data());
    if !args.yes {
        let answer = Answer::text(preview).with_code(Code::Warned);
        return Ok(answer.with_note("not done: --yes restores it; the present file is kept first"));
    }
    let mut store = Store::new(Arc::new(RealDisk), &loaded.file, None, random);
    let saved = store.restore(&backup.id, context.now).map_err(|why| {
        match matches!(why, SaveError::ReadOnly(_) | SaveError::Newer(_)) {
            true => Failure::refused(why),
            false => Failure::not_done(format!("NOT RESTORED: {why}")),
        }
    })?;
    let text = format!("{preview}\nRestored.\n");
    // that a damaged file was put aside is what was asked for
    Ok(saved.notes().into_iter().fold(Answer::text(text), Answer::with_note))
}

fn found(context: &Context) -> Result<Vec<BackupFile>, Failure> {
    backups(&RealDisk, &context.file()?).map_err(unlisted)
}

fn unlisted(why: io::Error) -> Failure {
    Failure::refused(format!("the backups: {why}"))
}

fn chosen(all: Vec<BackupFile>, id: &str) -> Result<BackupFile, Failure> {
    let mut fitting: Vec<BackupFile> = all.into_iter().filter(|it| it.id.starts_with(id)).collect();
    if let Some(exact) = fitting.iter().position(|it| it.id == id) {
        return Ok(fitting.swap_remove(exact));
    }
    match (fitting.pop(), fitting.len()) {
        (Some(one), 0) => Ok(one),
        (Some(_), others) => {
            let count = others.saturating_add(1);
            Err(Failure::refused(format!("{count} backups begin with {id}: fluoro backups lists them")))
        }
        (None, _) => Err(Failure::refused(format!("there is no backup {id}: fluoro backups lists them"))),
    }
}

/// Says what would differ from now if the backup were restored.
fn preview(backup: &BackupFile, earlier: &Tracker, loaded: &Loaded, data: &Data) -> String {
    let head = format!(
        "The version that was replaced on {}: {}.\n",
        when(backup.at, &home_zone(loaded)),
        rows(earlier.len())
    );
    let Some(present) = loaded.season().map(|it| &it.tracker) else { return head };
    let found = differences(present, earlier);
    match found.is_empty() {
        true => format!("{head}It is what the file holds now.\n"),
        false => format!("{head}\n{}", changes::fields(&found, &Titles::new(data, [present, earlier]))),
    }
}

/// Returns how many rows a backup holds; none if it can't be read.
fn total(it: &BackupSeen) -> Option<usize> {
    it.rows.as_ref().ok().map(|it| it.iter().map(|(_, count)| count).sum())
}

fn value(it: &BackupSeen) -> Value {
    let counted = |(table, count): &(Table, usize)| (table.key().to_owned(), Value::from(*count));
    let tables = it.rows.as_ref().ok().map(|it| it.iter().map(counted).collect::<Map<_, _>>());
    json::object([
        ("id", it.id.as_str().into()),
        ("at", it.at.to_string().into()),
        ("path", json::path(&it.path)),
        ("bytes", it.bytes.into()),
        ("rows", total(it).into()),
        ("tables", tables.map_or(Value::Null, Value::Object)),
        ("why", it.rows.as_ref().err().map_or(Value::Null, |it| it.as_str().into())),
    ])
}
