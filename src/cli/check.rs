//! `fluoro check`: the verdict of a load, for scripts and for people without a screen.

use clap::Args;
use serde_json::{Map, Value};

use super::{
    answer::{Answer, Code, Done},
    context::{Context, closed, counted, rows, shown},
    json,
};
use crate::store::{
    Loaded, SCHEMA,
    report::{Found, FoundKind, Report, Verdict},
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
    let answer = match args.json {
        true => json::answer(&value(&report))?,
        false => Answer::text(words(&loaded, &report)),
    };
    Ok(answer.with_code(code(&loaded, &report)))
}

fn code(loaded: &Loaded, report: &Report) -> Code {
    match &report.verdict {
        Verdict::FirstRun | Verdict::Ready if !report.has_warnings() => Code::Fine,
        Verdict::FirstRun | Verdict::Ready => Code::Warned,
        Verdict::ReadOnly { .. } if loaded.season().is_some() => Code::Warned,
        Verdict::ReadOnly { .. } | Verdict::Damaged { .. } | Verdict::Missing => Code::Refused,
    }
}

fn words(loaded: &Loaded, report: &Report) -> String {
    let mut lines = vec![shown(&report.file)];
    lines.push(match &report.verdict {
        Verdict::Ready => format!("sound: schema {SCHEMA}, {}", rows(report.rows())),
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
    for (kind, one, many) in BESIDE {
        let count = report.found.iter().filter(|it| it.kind == *kind).count();
        if let Some(newest) = report.newest(*kind) {
            lines.push(format!("{}, newest {}", counted(count, one, many), shown(&newest.path)));
            lines.extend(hint(*kind, report));
        }
    }
    lines.join("\n")
}

/// What to do about them, and all of those that want to be looked at.
fn hint(kind: FoundKind, report: &Report) -> Vec<String> {
    let all = || report.found.iter().filter(|it| it.kind == kind).map(|it| format!("  {}", shown(&it.path)));
    match kind {
        FoundKind::Backup => vec!["  fluoro backups lists them, fluoro restore brings one back".to_owned()],
        FoundKind::Conflict => {
            let first = "  both copies had changed one thing; what the other one said; delete it when you have seen it".to_owned();
            std::iter::once(first).chain(all()).collect()
        }
        FoundKind::Rescue => {
            let first = "  what couldn't be saved; fluoro merge FILE takes it in; delete it then".to_owned();
            std::iter::once(first).chain(all()).collect()
        }
        FoundKind::Damaged | FoundKind::Unfinished | FoundKind::SyncConflict | FoundKind::Draft => Vec::new(),
    }
}

/// A reason may quote the file, whose line ends would look like lines of this report.
fn one_line(why: &str) -> String {
    crate::text::clean(why).into_owned()
}

const BESIDE: &[(FoundKind, &str, &str)] = &[
    (FoundKind::Backup, "backup", "backups"),
    (FoundKind::Conflict, "conflict file", "conflict files"),
    (FoundKind::Rescue, "rescue file", "rescue files"),
    (FoundKind::Damaged, "damaged file put aside", "damaged files put aside"),
    (FoundKind::Unfinished, "file of a save that never ended", "files of saves that never ended"),
];

fn value(report: &Report) -> Value {
    let (verdict, why, line, column) = match &report.verdict {
        Verdict::Ready => ("ready", "", None, None),
        Verdict::FirstRun => ("first-run", "", None, None),
        Verdict::ReadOnly { why } => ("read-only", why.as_str(), None, None),
        Verdict::Damaged { why, line, column } => ("damaged", why.as_str(), Some(*line), Some(*column)),
        Verdict::Missing => ("missing", "", None, None),
    };
    let counts = report.counts.iter().map(|(table, count)| (table.key().to_owned(), Value::from(*count)));
    json::object([
        ("file", shown(&report.file).into()),
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
        ("beside", report.found.iter().map(found).collect::<Vec<_>>().into()),
    ])
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
    };
    json::object([("kind", kind.into()), ("path", shown(&it.path).into()), ("bytes", it.bytes.into())])
}
