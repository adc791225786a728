//! The page of an interview: when by two clocks, where, with whom, and the notes.

use super::{
    page::{Ink, Page},
    program::{line, lines_of, paragraphs},
    question::questions_of,
    review::warnings_about,
};
use crate::{
    app::{command::TabCommand, context::Context, days::around},
    domain::{
        agenda::{Item, Origin, State},
        agenda_lines::{slot_span, stops},
        id::Id,
        place::Shown,
        rules::{COMPARED_INTERVIEWS, Rules},
        shortlist::interview_lines,
        tables::*,
        time::Day,
        write_up::hours_to_score,
    },
};

pub fn interview_page(cx: &Context, page: &mut Page, id: &Id) {
    let Some(row) = cx.season.tracker.interviews.get(id.as_str()) else { return };
    page.title(&cx.season.long_title(row));
    page.text(&cx.season.interview_when(row), Ink::Plain);
    warnings_about(cx, page, id);
    page.blank();
    let shown = lines_of(cx, interview_lines(), row);
    let program = row.programs.first().and_then(|it| cx.season.tracker.programs.get(it.as_str()));
    let program = program.map(|it| it.as_ref());
    // what one thinks of it stands behind the day
    let judged = shown.iter().position(|it| it.0 == "scores").unwrap_or(shown.len());
    let (told, judged) = shown.split_at(judged);
    for (_, label, shown) in told {
        if let Shown::Text(text) = shown {
            page.labeled(label, text);
        } else {
            line(cx, page, label, shown, program);
        }
    }
    let open = matches!(row.state, Some(InterviewState::Unanswered | InterviewState::Held));
    for (when, offer) in row.offered.iter().filter(|_| open) {
        let day = when.day_in(cx.home());
        let when = cx.season.when_words_at(row, when);
        page.labeled("Offered", &format!("{when} · {} · {}", offer.title(), taken_words(cx, day, id)));
    }
    agenda_of_day(cx, page, row);
    people_met(cx, page, id);
    for (_, label, shown) in judged {
        line(cx, page, label, shown, program);
    }
    scored(cx, page, row);
    for (_, label, shown) in judged.iter().filter(|it| it.0 != "notes") {
        paragraphs(cx, page, label, shown);
    }
    questions_of(cx, page, row);
    page.head("Notes");
    match row.notes.trim() {
        "" => page.text(
            &format!(
                "Nothing yet. {} writes here, {} opens your editor.",
                TabCommand::Enter.key(),
                TabCommand::EditOutside.key()
            ),
            Ink::Dim,
        ),
        _ => page.marked(&row.notes),
    }
}

/// Says how long after the interview it was scored, and offers a second look at scores that were given before there was
/// much to compare with.
fn scored(cx: &Context, page: &mut Page, row: &Interview) {
    let hours = row.end(cx.home()).and_then(|end| hours_to_score(row, end));
    let Some((hours, at)) = hours.zip(row.scored_at) else { return };
    let after = if hours == 0 { "within the hour".to_owned() } else { format!("{hours} h after it") };
    let season = &cx.season;
    let later = season.tracker.interviews.iter().filter(|it| it.scored_at.is_some_and(|it| it > at));
    let compared = Rules::of(&season.facts, &season.tracker).value(COMPARED_INTERVIEWS);
    let enough = compared.and_then(|it| usize::try_from(it).ok());
    let again = match enough {
        Some(enough) if later.take(enough).count() == enough => {
            " · one of your first: look at the scores again, now that you can compare"
        }
        Some(_) | None => "",
    };
    page.labeled("Scored", &format!("{after}{again}"));
}

/// Says what a day holds already, for a date that is offered.
pub fn taken_words(cx: &Context, day: Day, but: &Id) -> String {
    let around = around(cx, day);
    let interview =
        |it: &&&Item| it.state != State::Off && matches!(&it.origin, Origin::Interview(id) if id != but);
    let spans = around.spans.iter().map(|it| it.title.clone());
    let all: Vec<String> =
        around.items.iter().filter(interview).map(|it| it.title.clone()).chain(spans).collect();
    if all.is_empty() { "nothing else that day".to_owned() } else { all.join(" · ") }
}

fn agenda_of_day(cx: &Context, page: &mut Page, row: &Interview) {
    if row.agenda.is_empty() {
        return;
    }
    page.head("Agenda, their time");
    for (time, slot) in stops(row) {
        let clock = (format!("{}  ", slot_span(time, slot)), Ink::Dim);
        page.hanging(vec![clock], &cx.season.tracker.slot_words(slot), Ink::Plain);
    }
}

fn people_met(cx: &Context, page: &mut Page, id: &Id) {
    let met: Vec<_> = cx.season.tracker.people.iter().filter(|it| it.interviews.contains(id)).collect();
    if met.is_empty() {
        return;
    }
    page.head("People");
    for person in met {
        let role = if person.role.is_empty() { String::new() } else { format!(" · {}", person.role) };
        let say = if person.say.is_empty() { String::new() } else { format!(" · “{}”", person.say) };
        page.hanging(vec![("· ".into(), Ink::Dim)], &format!("{}{role}{say}", person.name), Ink::Plain);
        if !person.talking_point.is_empty() {
            page.hanging(vec![("  ".into(), Ink::Plain)], &person.talking_point, Ink::Dim);
        }
    }
}
