//! `fluoro list`: what the season holds, as columns for people or as JSON for programs.

mod components;
mod costs;
mod interviews;
mod letters;
mod milestones;
mod programs;
mod ranks;
mod rotations;
mod shape;
mod statements;
mod tasks;

use clap::{Args, ValueEnum};

use super::{
    answer::{Answer, Done, Failure},
    choice::Choice,
    context::Context,
    json,
    survey::Survey,
    table::{screen_width, table},
};

#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  fluoro list programs --filter \"status:invited state:CA signal:gold score>4 -dr\"\n  fluoro list programs --filter \"missing:letters deadline<15 dec\" --sort deadline,-score\n  fluoro list interviews --json"
)]
pub struct ListArgs {
    /// What to list
    #[arg(value_enum)]
    what: What,

    /// For other programs: days, instants in RFC 3339 with their zone beside, null for what isn't known
    #[arg(long)]
    json: bool,

    #[command(flatten)]
    choice: Choice,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum What {
    /// The shortlist, by name
    Programs,
    /// What the application is made of
    Components,
    /// Invitations and interviews, by date
    Interviews,
    /// Everything with a date, by date
    Milestones,
    /// Your own tasks, deadlines and events, those without a date last
    Tasks,
    /// Rotations and blocked days, by their first day
    Rotations,
    /// Letters of recommendation, by writer
    Letters,
    /// Personal statements, by specialty
    Statements,
    /// The rank lists in R3's order, with codes and how many warnings there are
    #[value(alias = "rank-list")]
    Ranks,
    /// Fees as they follow from the season, then your own expenses by day
    Costs,
}

pub fn run(args: &ListArgs, context: &Context) -> Done {
    let opened = context.read()?;
    let survey = Survey::new(opened.tracker, context);
    if !matches!(args.what, What::Programs) && args.choice.is_any() {
        return Err(Failure::refused(
            "--filter and --sort are for programs: fluoro list programs --filter …",
        ));
    }
    let list = match args.what {
        What::Programs => programs::list(&survey, &args.choice)?,
        What::Components => components::list(&survey),
        What::Interviews => interviews::list(&survey.season),
        What::Milestones => milestones::list(&survey),
        What::Tasks => tasks::list(&survey.season),
        What::Rotations => rotations::list(&survey.season),
        What::Letters => letters::list(&survey.season),
        What::Statements => statements::list(&survey),
        What::Ranks => ranks::list(&survey),
        What::Costs => costs::list(&survey.season),
    };
    let answer = match args.json {
        true => json::answer(&list.values.into())?,
        false if list.rows.is_empty() => Answer::text(list.none.to_owned()),
        false => {
            let head: Vec<&str> = list.head.iter().map(String::as_str).collect();
            Answer::text(table(&head, &list.rows, screen_width()))
        }
    };
    Ok(opened.notes.into_iter().fold(answer, Answer::with_note))
}
