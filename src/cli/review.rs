//! `fluoro review`: every warning with its reason and its source, hard ones first. Ends with 1 where a hard one is open.

use clap::Args;
use serde_json::Value;

use super::{
    answer::{Answer, Code, Done},
    context::Context,
    json,
    survey::Survey,
    words::counted,
};
use crate::{
    domain::{
        review::{Tone, Warning},
        tracker::Tracker,
    },
    text::clean,
};

#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  fluoro review\n  fluoro review --json\n  fluoro review --exit-zero\n\nEnds with 1 where a hard warning (!) is open."
)]
pub struct ReviewArgs {
    /// For other programs; those set aside come too
    #[arg(long)]
    json: bool,

    /// End with 0 whatever there is to warn of
    #[arg(long)]
    exit_zero: bool,
}

pub fn run(args: &ReviewArgs, context: &Context) -> Done {
    let opened = context.read()?;
    let survey = Survey::new(opened.tracker, context);
    let warnings = survey.review(&survey.agenda());
    let tracker = &survey.season.tracker;
    let answer = match args.json {
        true => json::answer(&warnings.iter().map(|it| value(tracker, it)).collect::<Vec<_>>().into())?,
        false => Answer::text(text(tracker, &warnings)),
    };
    let is_open = |it: &&Warning| !it.is_dismissed(&tracker.dismissed);
    let hard = warnings.iter().filter(is_open).any(|it| it.tone == Tone::Hard);
    let code = if hard && !args.exit_zero { Code::Warned } else { Code::Fine };
    Ok(opened.notes.into_iter().fold(answer.with_code(code), Answer::with_note))
}

fn text(tracker: &Tracker, warnings: &[Warning]) -> String {
    let (dismissed, open): (Vec<_>, Vec<_>) =
        warnings.iter().partition(|it| it.is_dismissed(&tracker.dismissed));
    let mut text = match open.is_empty() {
        true => "Nothing to warn of.\n".to_owned(),
        false => open.iter().map(|it| lines(it)).collect::<Vec<_>>().join("\n"),
    };
    if !dismissed.is_empty() {
        text.push_str(&format!(
            "\n{}:\n",
            counted(dismissed.len(), "warning set aside", "warnings set aside")
        ));
        for it in dismissed {
            let reason = tracker.dismissed.get(&it.id).map(|it| it.reason.as_str()).unwrap_or_default();
            text.push_str(&format!("  {}: {}\n", clean(&it.title), clean(reason)));
        }
    }
    text
}

fn lines(warning: &Warning) -> String {
    let mark = if warning.tone == Tone::Hard { "!" } else { "·" };
    let [title, reason, source] = [&warning.title, &warning.reason, &warning.source].map(|it| clean(it));
    format!("{mark} {title}\n  {reason}\n  Source: {source}\n")
}

fn value(tracker: &Tracker, warning: &Warning) -> Value {
    let dismissal = tracker.dismissed.get(&warning.id).filter(|_| warning.is_dismissed(&tracker.dismissed));
    json::object([
        ("id", warning.id.as_str().into()),
        ("rule", warning.rule.into()),
        ("tone", if warning.tone == Tone::Hard { "hard" } else { "soft" }.into()),
        ("title", json::text(&warning.title)),
        ("reason", json::text(&warning.reason)),
        ("source", json::text(&warning.source)),
        ("table", warning.target.0.key().into()),
        ("row", warning.target.1.as_str().into()),
        ("day", json::word(&warning.day)),
        ("set_aside", dismissal.map_or(Value::Null, |it| it.reason.as_str().into())),
    ])
}
