//! Changes of a season by the roll of dice, a table each.

use super::*;
use crate::domain::time::Day;

fn when(dice: &mut Dice, now: Stamp) -> Option<When> {
    let zone = Zone::get(dice.of(&["America/New_York", "America/Los_Angeles", "Asia/Tokyo"])).unwrap();
    let days = dice.roll(60) as i64 - 20;
    let at = Stamp::from_seconds(now.plus(days * DAY).seconds() / DAY * DAY + dice.roll(30) as i64 * 1_800);
    match dice.roll(8) {
        0 => None,
        1 | 2 => Some(When::Day(zone.civil_at(at).date())),
        3 => Some(When::At(Moment::at(now, &zone))),
        _ => Some(When::At(Moment::at(at, &zone))),
    }
}

pub(super) fn edit_interview(app: &mut App, dice: &mut Dice) {
    use InterviewState::*;
    let id = dice.id(&app.cx.season.tracker.interviews);
    let mut row =
        app.cx.season.tracker.interviews.get(id.as_str()).map(|it| Interview::clone(it)).unwrap_or_default();
    row.id = id;
    for _ in 0..=dice.roll(3) {
        match dice.roll(10) {
            0..3 => row.when = when(dice, app.cx.season.now),
            3 => row.minutes = dice.of(&[None, Some(30), Some(240), Some(3_000)]),
            4 => {
                row.state = dice.of(&[
                    None,
                    Some(Scheduled),
                    Some(Done),
                    Some(Held),
                    Some(Unanswered),
                    Some(ICanceled),
                ])
            }
            5 => row.mode = dice.of(&[None, Some(Mode::InPerson), Some(Mode::Video)]),
            6 => row.kind = dice.of(&[None, Some(InterviewKind::Social), Some(InterviewKind::Interview)]),
            7 => row.notes = dice.of(&["", "they are kind"]).to_owned(),
            8 => {
                row.invited =
                    dice.of(&[None, Some(app.cx.season.now), Some(app.cx.season.now.plus(-40 * 3_600))])
            }
            _ => {
                row.programs = (0..dice.roll(3)).map(|_| dice.id(&app.cx.season.tracker.programs)).collect();
                row.reply_by = when(dice, app.cx.season.now);
                row.offered = match when(dice, app.cx.season.now) {
                    Some(when) => [(when, dice.of(&[Offer::Free, Offer::Held]))].into(),
                    None => Default::default(),
                };
            }
        }
    }
    app.cx.season.tracker.interviews.put(row);
}

pub(super) fn edit_program(app: &mut App, dice: &mut Dice) {
    let (mut id, now) = (dice.id(&app.cx.season.tracker.programs), app.cx.season.now);
    let people: Vec<_> = app.cx.season.tracker.people.iter().cloned().collect();
    let met = dice
        .of(&people)
        .interviews
        .iter()
        .find_map(|it| app.cx.season.tracker.interviews.get(it.as_str()).cloned());
    if let Some(row) = met.filter(|it| !it.programs.is_empty()) {
        id = dice.of(&row.programs);
    }
    let status = dice.of(&[Status::Applied, Status::ICanceled, Status::Interviewed]);
    match dice.roll(5) {
        0 => app.cx.season.tracker.set_status(id.as_str(), status, now.plus(-(dice.roll(20) as i64) * DAY)),
        1 => {
            app.cx
                .season
                .tracker
                .programs
                .edit(id.as_str(), |it| it.name = dice.of(&["Alpha", "Zeta"]).into());
        }
        2 => {
            app.cx
                .season
                .tracker
                .programs
                .edit(id.as_str(), |it| it.city = dice.of(&["", "Rome", "Oslo"]).into());
        }
        3 => {
            app.cx.season.tracker.programs.edit(id.as_str(), |it| it.deadline = when(dice, now));
        }
        _ => {
            let refused = dice.of(&[None, Some(ThankYous::Refused)]);
            app.cx.season.tracker.programs.edit(id.as_str(), |it| it.thank_yous = refused);
        }
    }
}

pub(super) fn edit_person(app: &mut App, dice: &mut Dice) {
    let (person, message) =
        (dice.id(&app.cx.season.tracker.people), dice.id(&app.cx.season.tracker.messages));
    let program = dice.id(&app.cx.season.tracker.programs);
    if dice.roll(2) == 0 {
        let interviews = (0..dice.roll(3)).map(|_| dice.id(&app.cx.season.tracker.interviews)).collect();
        let programs = (0..dice.roll(2)).map(|_| dice.id(&app.cx.season.tracker.programs)).collect();
        return app.cx.season.tracker.people.put(Person {
            id: person,
            interviews,
            programs,
            ..Person::default()
        });
    }
    app.cx.season.tracker.messages.put(Message {
        id: message,
        kind: dice.of(&[Some(MessageKind::ThankYou), Some(MessageKind::Intent)]),
        person: Some(person),
        program: Some(program),
        state: dice.of(&[None, Some(MessageState::Sent), Some(MessageState::Drafted)]),
        ..Message::default()
    });
}

pub(super) fn edit_rank_lists(app: &mut App, dice: &mut Dice) {
    let (now, today) = (app.cx.season.now, app.cx.season.today());
    let (program, other) =
        (dice.id(&app.cx.season.tracker.programs), dice.id(&app.cx.season.tracker.programs));
    let track = dice.of(&[Track::Advanced, Track::Categorical, Track::Preliminary]);
    let entry = format!("{program}#{track}");
    let lists: Vec<Id> = app.cx.season.tracker.rank_lists.iter().map(|it| it.id.clone()).collect();
    let list = if lists.is_empty() { Id::new("primary") } else { dice.of(&lists) };
    let version = dice.id(&app.cx.season.tracker.rank_versions);
    let (place, ids) = (dice.roll(4), &mut IdSource::new(dice.roll(9) as u64));
    let tracker = &mut app.cx.season.tracker;
    match dice.roll(10) {
        0 | 1 => {
            let list = tracker.make_primary_list();
            tracker.rank(list.as_str(), &[entry], place);
        }
        2 => tracker.rank(list.as_str(), &[entry], place),
        3 => tracker.unrank(list.as_str(), &[entry]),
        4 => {
            let list = tracker.new_supplemental("", ids);
            tracker.attach_list("primary", &entry, Some(&list));
        }
        5 => tracker.certify(now, ids),
        6 => tracker.do_not_rank(program.as_str(), dice.of(&["", "call"]), today),
        7 => {
            let table = dice.of(&[Table::RankLists, Table::RankVersions]);
            tracker.delete(table, dice.of(&[list, version]).as_str());
        }
        8 => tracker.restore_version(version.as_str(), now, ids),
        _ => {
            let code = dice.of(&["1062416A0", "1628416C0", "4160500001", ""]).to_owned();
            let joint_partner = Some(other);
            let position = Position { nrmp_code: code, joint_partner, ..Position::default() };
            tracker.programs.edit(program.as_str(), |it| _ = it.positions.insert(track, position));
        }
    }
}

pub(super) fn edit_dated(app: &mut App, dice: &mut Dice) {
    match dice.roll(7) {
        0 => edit_milestone(app, dice),
        1 => edit_rotation(app, dice),
        2 => edit_component(app, dice),
        3 => edit_letter(app, dice),
        4 => delete_a_row(app, dice),
        5 => edit_exam(app, dice),
        _ => edit_many(app, dice),
    }
}

fn near(app: &App, dice: &mut Dice) -> Day {
    app.cx.season.today() + chrono::Days::new(dice.roll(30) as u64)
}

fn edit_milestone(app: &mut App, dice: &mut Dice) {
    let now = app.cx.season.now;
    let (id, official) = (dice.id(&app.cx.season.tracker.milestones), dice.roll(3) == 0);
    let id = if official { dice.of(&app.cx.season.facts.dates).id } else { id };
    let mut row =
        app.cx.season.tracker.milestones.get(id.as_str()).map(|it| Milestone::clone(it)).unwrap_or_default();
    row.id = id;
    match dice.roll(5) {
        0 => row.done = dice.of(&[None, Some(now)]),
        1 => row.when = when(dice, now),
        2 => row.snoozed_until = Some(near(app, dice)),
        3 => row.title = dice.of(&["Call", "Write", "they"]).into(),
        _ => row.kind = dice.of(&[None, Some(MilestoneKind::Deadline), Some(MilestoneKind::Event)]),
    }
    app.cx.season.tracker.milestones.put(row);
}

fn edit_rotation(app: &mut App, dice: &mut Dice) {
    let id = dice.id(&app.cx.season.tracker.rotations);
    let ends = [None, Some(near(app, dice)), Some(near(app, dice))];
    let (from, until) = (dice.of(&ends), dice.of(&ends));
    let state = dice.of(&[None, Some(RotationState::Declined), Some(RotationState::Offered)]);
    let (reply_by, days_off) = (Some(near(app, dice)), dice.of(&[None, Some(1)]));
    app.cx.season.tracker.rotations.put(Rotation {
        id,
        from,
        until,
        state,
        reply_by,
        days_off,
        ..Rotation::default()
    });
}

fn edit_component(app: &mut App, dice: &mut Dice) {
    let now = app.cx.season.now;
    let bundled = app.cx.data.components()[dice.roll(app.cx.data.components().len())].base.id.clone();
    let id = if dice.roll(3) == 0 { dice.id(&app.cx.season.tracker.components) } else { bundled };
    let due = when(dice, now);
    app.cx.season.tracker.set_progress(&id, dice.of(&[Progress::Done, Progress::ToDo, Progress::NotNeeded]));
    if dice.roll(2) == 0 {
        app.cx.season.tracker.components.edit(id.as_str(), |it| it.due = due);
    }
}

fn edit_letter(app: &mut App, dice: &mut Dice) {
    let (id, promised) = (dice.id(&app.cx.season.tracker.letters), Some(near(app, dice)));
    let programs = vec![dice.id(&app.cx.season.tracker.programs)];
    app.cx.season.tracker.letters.put(Letter { id, promised, programs, ..Letter::default() });
}

fn edit_exam(app: &mut App, dice: &mut Dice) {
    let (id, day) = (Id::new(dice.of(&["usmle-step-1", "usmle-step-2-ck", "other"])), near(app, dice));
    let posted = dice.of(&[None, Some(day)]);
    let resent = dice.of(&[Vec::new(), vec![day]]);
    let released = dice.of(&[None, Some(app.cx.season.today())]);
    app.cx.season.tracker.exams.put(Exam { id, score_posted: posted, released, resent, ..Exam::default() });
}

fn delete_a_row(app: &mut App, dice: &mut Dice) {
    let tracker = &app.cx.season.tracker;
    let rows = [
        (Table::Milestones, dice.id(&tracker.milestones)),
        (Table::Interviews, dice.id(&tracker.interviews)),
        (Table::People, dice.id(&tracker.people)),
        (Table::Messages, dice.id(&tracker.messages)),
        (Table::Rotations, dice.id(&tracker.rotations)),
        (Table::Letters, dice.id(&tracker.letters)),
        (Table::Components, dice.id(&tracker.components)),
        (Table::Exams, Id::new("usmle-step-1")),
        (Table::Programs, dice.id(&tracker.programs)),
    ];
    let (table, id) = dice.of(&rows);
    app.cx.season.tracker.delete(table, id.as_str());
}

fn edit_many(app: &mut App, dice: &mut Dice) {
    let now = app.cx.season.now;
    let rows: Vec<Id> = app.cx.season.tracker.milestones.iter().map(|it| it.id.clone()).collect();
    for id in rows.iter().take(dice.of(&[3, 40, 90])) {
        app.cx.season.tracker.milestones.edit(id.as_str(), |it| it.done = dice.of(&[None, Some(now)]));
    }
}
