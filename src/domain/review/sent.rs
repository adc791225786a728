//! What is open in all though the application went out: programs to which it went without a letter or a statement, and
//! those that are still marked as planned. What is said of one program alone stands with its papers.

use super::{Look, Warning, papers::is_out};
use crate::{
    domain::{
        id::Id,
        shortlist::first_logged,
        tables::{Program, Status, Table},
    },
    text::counted,
};

/// The tables from which it is reckoned.
pub(super) const TABLES: [Table; 3] = [Table::Programs, Table::Letters, Table::Statements];

pub(super) fn of_all(look: &Look) -> Vec<Warning> {
    [without_letter(look), without_statement(look), still_planned(look)].into_iter().flatten().collect()
}

fn programs<'a>(look: &Look<'a>) -> impl Iterator<Item = &'a Program> {
    look.input.tracker.programs.iter().map(|it| &**it)
}

/// Returns the programs that were applied to and go on.
fn applied<'a>(look: &Look<'a>) -> Vec<&'a Program> {
    programs(look).filter(|it| it.status.is_some_and(Status::is_open) && is_out(it)).collect()
}

/// Programs without any letter that has come; nothing where no letter is written down.
fn without_letter(look: &Look) -> Option<Warning> {
    if look.input.tracker.letters.is_empty() {
        return None;
    }
    let all = applied(look);
    let lacks = |it: &&Program| look.input.lookup.letter_count(it).received == 0;
    let lacking: Vec<&Program> = all.iter().copied().filter(lacks).collect();
    let title = format!("Applied to {} without a letter received", counted(lacking.len(), "program"));
    let reason = format!(
        "No letter was received for {} of {} applied to. Ask the writers again, mark what came, and assign it.",
        lacking.len(),
        counted(all.len(), "program")
    );
    warn(look, "sent-letters", &lacking, title, reason)
}

/// Programs without a statement, where statements are written down and none is assigned anywhere.
fn without_statement(look: &Look) -> Option<Warning> {
    if look.input.tracker.statements.is_empty() || look.input.lookup.uses_statements() {
        return None;
    }
    let all = applied(look);
    let title = format!("Applied to {} without a statement", counted(all.len(), "program"));
    let reason =
        "No statement is assigned to any of them. Assign what went out with the application.".to_owned();
    warn(look, "sent-statements", &all, title, reason)
}

/// Programs that are planned though a submission is noted; those that came later are still to come.
fn still_planned(look: &Look) -> Option<Warning> {
    let day = look.input.tracker.profile.submitted.filter(|it| *it <= look.today)?;
    let is_planned = |it: &&Program| it.status.unwrap_or(Status::Planned) == Status::Planned;
    let was_in = |it: &&Program| first_logged(it).is_none_or(|at| look.input.home.civil_at(at).date() <= day);
    let planned: Vec<&Program> = programs(look).filter(is_planned).filter(was_in).collect();
    let are = if planned.len() == 1 { "is" } else { "are" };
    let title =
        format!("{} {are} planned though the application went out", counted(planned.len(), "program"));
    let reason = "If it went to them too, mark them on the shortlist and set their status to applied. Set this aside if \
                  they are still to come."
        .to_owned();
    warn(look, "sent-planned", &planned, title, reason)
}

/// Makes one warning about all these programs; none where there are none.
fn warn(
    look: &Look,
    rule: &'static str,
    about: &[&Program],
    title: String,
    reason: String,
) -> Option<Warning> {
    let first = about.first()?;
    let ids: Vec<&str> = about.iter().map(|it| it.id.as_str()).collect();
    let rows: Vec<Id> = about.iter().map(|it| it.id.clone()).collect();
    let all = Id::new("all");
    Some(Warning { title, reason, rows, ..look.warn(rule, &[&all], (Table::Programs, &first.id), &ids) })
}

#[cfg(test)]
#[path = "sent_tests.rs"]
mod tests;
