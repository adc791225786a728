//! `fluoro check`: the verdict of a load, for scripts and for people without a screen.

use clap::Args;
use serde_json::{Map, Value};

use super::{
    answer::{Answer, Code, Done},
    context::{Context, closed, home_zone},
    json,
    words::{counted, rows, shown, when},
};
use crate::store::{
    Loaded, SCHEMA,
    disk::RealDisk,
    left_drafts,
    report::{Found, FoundKind, LeftDrafts, Report, Verdict},
};

#[derive(Debug, Args)]
pub struct CheckArgs {
    /// For other programs
    #[arg(long)]
    json: bool,
}

pub fn run(args: &CheckArgs, context: &Context) -> Done {
    let loaded = context.load()?;
    let report = loaded.report();
    let left = left_drafts(&RealDisk, &report.file);
    let answer = match args.json {
        true => json::answer(&value(&report, &left))?,
        false => Answer::text(words(&loaded, &report, &left)),
    };
    let refused = context.refused();
    let facts = if refused.is_empty() { Code::Fine } else { Code::Warned };
    let answer = refused.into_iter().fold(answer, Answer::with_note);
    Ok(answer.with_code(code(&loaded, &report, &left)).with_code(facts))
}

fn code(loaded: &Loaded, report: &Report, left: &[LeftDrafts]) -> Code {
    match &report.verdict {
        Verdict::FirstRun | Verdict::Ready if !report.has_warnings() && left.is_empty() => Code::Fine,
        Verdict::FirstRun | Verdict::Ready => Code::Warned,
        Verdict::ReadOnly { .. } if loaded.season().is_some() => Code::Warned,
        Verdict::ReadOnly { .. } | Verdict::Damaged { .. } | Verdict::Missing => Code::Refused,
    }
}

fn words(loaded: &Loaded, report: &Report, left: &[LeftDrafts]) -> String {
    let mut lines = vec![shown(&report.file)];
    lines.push(match &report.verdict {
        Verdict::Ready => {
            let word = match code(loaded, report, left) {
                Code::Fine => "sound",
                Code::Warned | Code::Refused => "with warnings",
            };
            format!("{word}: schema {SCHEMA}, {}", rows(report.rows()))
        }
        Verdict::FirstRun => "no season yet".to_owned(),
        Verdict::ReadOnly { why } => format!("read-only: {why}"),
        Verdict::Damaged { why, line, column } => format!("damaged: line {line}, column {column}: {why}"),
        Verdict::Missing => closed(loaded).why,
    });
    lines.extend(report.counts.iter().map(|(table, count)| format!("  {}: {count}", table.key())));
    if !report.kept.is_empty() {
        lines.push(format!("{} unreadable, kept:", rows(report.kept.len())));
        lines.extend(report.kept.iter().map(|it| format!("  {}: {}", it.table.key(), one_line(&it.why))));
    }
    let home = home_zone(loaded);
    for (kind, one, many) in BESIDE {
        if let Some(newest) = report.newest(*kind) {
            let at = newest.at.map(|it| format!("of {}: ", when(it, &home))).unwrap_or_default();
            let count = counted(count(report, *kind), one, many);
            lines.push(format!("{count}, newest {at}{}", shown(&newest.path)));
            lines.extend(hint(*kind, report));
        }
    }
    if !left.is_empty() {
        let files = counted(left.len(), "was left by a session that", "were left by sessions that");
        lines.push(format!("  {files} ended in the middle: fluoro offers the text back when it starts"));
    }
    lines.join("\n")
}

fn count(report: &Report, kind: FoundKind) -> usize {
    report.found.iter().filter(|it| it.kind == kind).count()
}

/// Says what to do about the files beside the season, with all of those that should be looked at.
fn hint(kind: FoundKind, report: &Report) -> Vec<String> {
    let all = || report.found.iter().filter(|it| it.kind == kind).map(|it| format!("  {}", shown(&it.path)));
    match kind {
        FoundKind::Backup => vec!["  fluoro backups lists them, fluoro restore brings one back".to_owned()],
        FoundKind::Conflict => {
            let first = "  both copies had changed one thing; what the other one said; delete it when you have seen it".to_owned();
            std::iter::once(first).chain(all()).collect()
        }
        FoundKind::Rescue => {
            let first =
                "  what couldn't be saved; fluoro merge FILE --yes takes it in; delete it then".to_owned();
            std::iter::once(first).chain(all()).collect()
        }
        FoundKind::SyncConflict => {
            let first =
                "  a sync program left another copy; fluoro merge FILE --yes takes it in; delete it then";
            std::iter::once(first.to_owned()).chain(all()).collect()
        }
        FoundKind::Edited => {
            let first = "  what an editor saved and a note couldn't take; delete it when you have seen it";
            std::iter::once(first.to_owned()).chain(all()).collect()
        }
        FoundKind::Damaged | FoundKind::Unfinished | FoundKind::Draft => Vec::new(),
    }
}

/// Returns a reason in one line. It may quote the file, whose line ends would look like lines of this report.
fn one_line(why: &str) -> String {
    crate::text::clean(why).into_owned()
}

const BESIDE: &[(FoundKind, &str, &str)] = &[
    (FoundKind::Backup, "backup", "backups"),
    (FoundKind::Conflict, "conflict file", "conflict files"),
    (FoundKind::Rescue, "rescue file", "rescue files"),
    (FoundKind::Damaged, "damaged file put aside", "damaged files put aside"),
    (FoundKind::Unfinished, "file of a save that never ended", "files of saves that never ended"),
    (FoundKind::SyncConflict, "copy of a sync program", "copies of a sync program"),
    (FoundKind::Draft, "file of text being typed", "files of text being typed"),
    (FoundKind::Edited, "text of an editor", "texts of an editor"),
];

fn value(report: &Report, left: &[LeftDrafts]) -> Value {
    let (verdict, why, line, column) = match &report.verdict {
        Verdict::Ready => ("ready", "", None, None),
        Verdict::FirstRun => ("first-run", "", None, None),
        Verdict::ReadOnly { why } => ("read-only", why.as_str(), None, None),
        Verdict::Damaged { why, line, column } => ("damaged", why.as_str(), Some(*line), Some(*column)),
        Verdict::Missing => ("missing", "", None, None),
    };
    let counts = report.counts.iter().map(|(table, count)| (table.key().to_owned(), Value::from(*count)));
    json::object([
        ("file", json::path(&report.file)),
        ("verdict", verdict.into()),
        ("why", json::text(why)),
        ("line", line.into()),
        ("column", column.into()),
        ("schema", if report.verdict == Verdict::Ready { SCHEMA.into() } else { Value::Null }),
        ("rows", Value::Object(counts.collect::<Map<_, _>>())),
        (
            "kept",
            report
                .kept
                .iter()
                .map(|it| json::object([("table", it.table.key().into()), ("why", json::text(&it.why))]))
                .collect::<Vec<_>>()
                .into(),
        ),
        ("backups", backups(report)),
        ("drafts_left", left.len().into()),
        ("beside", report.found.iter().map(found).collect::<Vec<_>>().into()),
    ])
}

fn backups(report: &Report) -> Value {
    let newest = report.newest(FoundKind::Backup).and_then(|it| it.at);
    json::object([("count", count(report, FoundKind::Backup).into()), ("newest", json::word(&newest))])
}

fn found(it: &Found) -> Value {
    let kind = match it.kind {
        FoundKind::Backup => "backup",
        FoundKind::Conflict => "conflict",
        FoundKind::Rescue => "rescue",
        FoundKind::Damaged => "damaged",
        FoundKind::Unfinished => "unfinished",
        FoundKind::SyncConflict => "sync-conflict",
        FoundKind::Draft => "draft",
        FoundKind::Edited => "edited",
    };
    json::object([
        ("kind", kind.into()),
        ("path", json::path(&it.path)),
        ("bytes", it.bytes.into()),
        ("at", json::word(&it.at)),
    ])
}
