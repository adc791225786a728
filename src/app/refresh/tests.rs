use std::sync::Arc;

use super::*;
use crate::{
    app::{
        App, Start,
        days::around,
        state::{Access, Glyphs, InterviewsSort, Look, Theme},
        tab::Tab,
    },
    data::Data,
    domain::{
        id::IdSource,
        rules::{CANCEL_NOTICE_DAYS, GAP_MINUTES, THANK_YOU_HOURS, WRITE_UP_HOURS},
        shortlist::SortBy,
        tables::*,
        time::{Moment, Stamp, When, Zone},
        tracker::Tracker,
    },
    store::report::{Report, Verdict},
};
use ratatui::layout::Size;

const DAY: i64 = 86_400;

struct Dice(IdSource);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        (u64::from_str_radix(self.0.make().as_str(), 16).unwrap() % sides as u64) as usize
    }

    fn of<T: Clone>(&mut self, all: &[T]) -> T {
        all[self.roll(all.len())].clone()
    }

    fn id<T: Record>(&mut self, rows: &crate::domain::rows::Rows<T>) -> Id {
        match self.roll(8) {
            0 => Id::new(&format!("new{}", self.roll(30))),
            _ if rows.is_empty() => Id::new("none"),
            _ => rows.iter().nth(self.roll(rows.len())).unwrap().id().clone(),
        }
    }
}

fn app(seed: u64) -> App {
    let mut tracker = crate::store::decode(Data::new().sample().as_bytes()).unwrap().tracker;
    for n in 0..60 {
        let id = Id::new(&format!("task{n:02}"));
        let when = format!("2026-{:02}-{:02}", 10 + n % 3, 1 + n * 7 % 28).parse().ok();
        tracker.milestones.put(Milestone { id, title: format!("Task {n}"), when, ..Milestone::default() });
    }
    let report = Report {
        file: "s.json".into(),
        verdict: Verdict::Ready,
        counts: Vec::new(),
        kept: Vec::new(),
        found: Vec::new(),
    };
    App::new(Start {
        tracker,
        access: Access::Writes,
        report,
        left: Vec::new(),
        data: Arc::new(Data::new()),
        now: "2026-11-23T14:20:00Z".parse().unwrap(),
        local_zone: Zone::get("America/New_York").unwrap(),
        seed,
        size: Size { width: 120, height: 40 },
        look: Look { theme: Theme::Terminal, glyphs: Glyphs::Unicode },
        place: String::new(),
    })
}

/// Near now, often at the very same time as another.
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

fn edit_interview(app: &mut App, dice: &mut Dice) {
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
                    Some(When::At(moment)) => [(moment, dice.of(&[Offer::Free, Offer::Held]))].into(),
                    _ => Default::default(),
                };
            }
        }
    }
    app.cx.season.tracker.interviews.put(row);
}

fn edit_program(app: &mut App, dice: &mut Dice) {
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

fn edit_person(app: &mut App, dice: &mut Dice) {
    let (person, message) =
        (dice.id(&app.cx.season.tracker.people), dice.id(&app.cx.season.tracker.messages));
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
        kind: Some(MessageKind::ThankYou),
        person: Some(person),
        state: dice.of(&[None, Some(MessageState::Sent), Some(MessageState::Owed)]),
        ..Message::default()
    });
}

fn edit_dated(app: &mut App, dice: &mut Dice) {
    let (now, today) = (app.cx.season.now, app.cx.season.today());
    let day = |dice: &mut Dice| today + chrono::Days::new(dice.roll(30) as u64);
    match dice.roll(6) {
        0 => {
            let (id, official) = (dice.id(&app.cx.season.tracker.milestones), dice.roll(3) == 0);
            let id = if official { dice.of(&app.cx.season.facts.dates).id } else { id };
            let mut row = app
                .cx
                .season
                .tracker
                .milestones
                .get(id.as_str())
                .map(|it| Milestone::clone(it))
                .unwrap_or_default();
            row.id = id;
            match dice.roll(5) {
                0 => row.done = dice.of(&[None, Some(now)]),
                1 => row.when = when(dice, now),
                2 => row.snoozed_until = Some(day(dice)),
                3 => row.title = dice.of(&["Call", "Write", "they"]).into(),
                _ => row.kind = dice.of(&[None, Some(MilestoneKind::Deadline), Some(MilestoneKind::Event)]),
            }
            app.cx.season.tracker.milestones.put(row);
        }
        1 => {
            let id = dice.id(&app.cx.season.tracker.rotations);
            let ends = [None, Some(day(dice)), Some(day(dice))];
            let (from, until) = (dice.of(&ends), dice.of(&ends));
            let state = dice.of(&[None, Some(RotationState::Declined), Some(RotationState::Offered)]);
            let (reply_by, days_off) = (Some(day(dice)), dice.of(&[None, Some(1)]));
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
        2 => {
            let bundled = app.cx.data.components()[dice.roll(app.cx.data.components().len())].base.id.clone();
            let id = if dice.roll(3) == 0 { dice.id(&app.cx.season.tracker.components) } else { bundled };
            let due = when(dice, now);
            app.cx
                .season
                .tracker
                .set_progress(&id, dice.of(&[Progress::Done, Progress::ToDo, Progress::NotNeeded]));
            if dice.roll(2) == 0 {
                app.cx.season.tracker.components.edit(id.as_str(), |it| it.due = due);
            }
        }
        3 => {
            let (id, promised) = (dice.id(&app.cx.season.tracker.letters), Some(day(dice)));
            let programs = vec![dice.id(&app.cx.season.tracker.programs)];
            app.cx.season.tracker.letters.put(Letter { id, promised, programs, ..Letter::default() });
        }
        4 => {
            let tracker = &app.cx.season.tracker;
            let rows = [
                (Table::Milestones, dice.id(&tracker.milestones)),
                (Table::Interviews, dice.id(&tracker.interviews)),
                (Table::People, dice.id(&tracker.people)),
                (Table::Messages, dice.id(&tracker.messages)),
                (Table::Rotations, dice.id(&tracker.rotations)),
                (Table::Letters, dice.id(&tracker.letters)),
                (Table::Components, dice.id(&tracker.components)),
                (Table::Programs, dice.id(&tracker.programs)),
            ];
            let (table, id) = dice.of(&rows);
            app.cx.season.tracker.delete(table, id.as_str());
        }
        _ => {
            let rows: Vec<Id> = app.cx.season.tracker.milestones.iter().map(|it| it.id.clone()).collect();
            for id in rows.iter().take(dice.of(&[3, 40, 90])) {
                app.cx
                    .season
                    .tracker
                    .milestones
                    .edit(id.as_str(), |it| it.done = dice.of(&[None, Some(now)]));
            }
        }
    }
}

fn step(app: &mut App, dice: &mut Dice, past: &mut Vec<Tracker>) {
    match dice.roll(20) {
        0..6 => edit_interview(app, dice),
        6..8 => edit_program(app, dice),
        8..10 => edit_person(app, dice),
        10..14 => edit_dated(app, dice),
        14 => app.cx.season.tracker = dice.of(past),
        15 => {
            let tab = dice.of(&[Tab::Timeline, Tab::Interviews, Tab::Shortlist]);
            app.cx.arrangement.set_filter(tab, dice.of(&["", "a", "the", "task", "they"]));
        }
        16 | 17 => {
            let seconds = dice.of(&[1, 60, 1_800, 3_600, 7 * 3_600, DAY, -600]);
            app.cx.season.now = app.cx.season.now.plus(seconds);
            let stands = app
                .cx
                .derived
                .items
                .all()
                .iter()
                .map(|it| it.stand(app.cx.season.now, app.cx.home(), app.cx.season.first_weekday()));
            let next_band = stands.filter_map(|it| it.until).min();
            if let Some(until) = dice.of(&[app.cx.derived.review.until(), next_band, next_band, None]) {
                app.cx.season.now = app
                    .cx
                    .season
                    .now
                    .max(until.plus(dice.roll(2) as i64))
                    .min(app.cx.season.now.plus(30 * DAY));
            }
        }
        18 => {
            let all = app.cx.derived.review.warnings();
            if let Some(it) = all.get(dice.roll(all.len().max(1))).cloned() {
                app.cx.season.tracker.dismiss(&it, "fine", app.cx.season.now);
            }
        }
        _ => match dice.roll(8) {
            0 => app.cx.arrangement.sort = SortBy::named(dice.of(&["name", "city", "interview"])),
            1 => {
                app.cx.arrangement.interviews_sort =
                    dice.of(&[InterviewsSort::Date, InterviewsSort::Program, InterviewsSort::State])
            }
            2 => app.cx.arrangement.show_hidden = !app.cx.arrangement.show_hidden,
            3 => {
                let zone = dice.of(&["America/New_York", "Europe/Berlin"]);
                let profile = Arc::make_mut(&mut app.cx.season.tracker.profile);
                (profile.home_zone, profile.kind) = (Zone::get(zone), Some(dice.of(Match::ALL)));
            }
            4 => {
                let figure = dice.of(&[GAP_MINUTES, WRITE_UP_HOURS, THANK_YOU_HOURS, CANCEL_NOTICE_DAYS]);
                let value = Some(dice.of(&[0, 5, 240]).into());
                let own = Override { value, ..Override::default() };
                Arc::make_mut(&mut app.cx.season.tracker.overrides).insert(figure.to_owned(), own);
            }
            5 => {
                let leads = dice.of(&[vec![], vec![10_000, 30_000]]);
                Arc::make_mut(&mut app.cx.season.tracker.settings).lead_minutes = leads;
            }
            _ => {}
        },
    }
    past.push(app.cx.season.tracker.clone());
}

/// Everything that the screens read.
fn told(app: &App) -> Vec<String> {
    let it = &app.cx.derived;
    let mut told = vec![
        format!("{:#?}", it.items.all()),
        format!("{:#?}", it.items.all().iter().map(|item| it.item(&item.origin)).collect::<Vec<_>>()),
        format!("{:#?}", it.agenda),
        format!("{:?}", (it.agenda_shown, it.agenda_total, &it.next_hard)),
        format!("{:#?}", it.days),
        format!("{:#?}", it.spans.all()),
        format!("{:#?}", (it.review.warnings(), it.open_warnings)),
        format!("{:#?}", (&it.interviews, it.interviews_done)),
        format!("{:#?}", it.checklist),
    ];
    told.extend(
        it.review
            .warnings()
            .iter()
            .flat_map(|it| &it.rows)
            .map(|id| format!("{id} {:#?}", it.review.about(id).collect::<Vec<_>>())),
    );
    told.extend(it.days.by_day.range(..).map(|(day, _)| format!("{:?}", around(&app.cx, *day))));
    told.extend(app.cx.season.tracker.programs.iter().map(|row| {
        let (id, look) = (&row.id, &it.lookup);
        let reckoned = (look.letters(id), look.rank(id), look.score(row));
        format!("{id} {:?} {reckoned:?}", (look.interviews(id), look.people(id)))
    }));
    told.push(it.shortlist.iter().map(|it| it.id.to_string()).collect::<Vec<_>>().join(" "));
    told
}

#[test]
fn what_is_kept_is_what_would_be_made_anew() {
    for seed in 0..4 {
        let mut app = app(seed);
        let mut dice = Dice(IdSource::new(seed));
        let mut past = vec![app.cx.season.tracker.clone()];
        for n in 0..120 {
            step(&mut app, &mut dice, &mut past);
            app.cx.refresh();
            let kept = told(&app);
            let derived = std::mem::take(&mut app.cx.derived);
            app.cx.refresh();
            for (kept, new) in kept.iter().zip(&told(&app)) {
                assert_eq!(kept, new, "seed {seed}, step {n}");
            }
            app.cx.derived = derived;
        }
    }
}

/// What the screens read is the same as if it were made anew.
fn kept_is_new(app: &mut App) {
    app.cx.refresh();
    let kept = told(app);
    app.cx.derived = Derived::default();
    app.cx.refresh();
    for (kept, new) in kept.iter().zip(&told(app)) {
        assert_eq!(kept, new);
    }
}

#[test]
fn once_a_season_is_over_the_dates_of_the_next_one_take_its_place() {
    let mut app = app(1);
    Arc::make_mut(&mut app.cx.season.tracker.profile).season.clear();
    app.cx.season.now = "2027-04-02T16:00:00Z".parse().unwrap();
    app.cx.refresh();
    let before = app.cx.derived.dates.clone();
    app.cx.season.now = app.cx.season.now.plus(DAY);
    kept_is_new(&mut app);
    assert_ne!(before, app.cx.derived.dates);
}

#[test]
fn other_specialties_have_other_dates_and_components() {
    let mut app = app(1);
    app.cx.refresh();
    let before = (app.cx.derived.dates.len(), app.cx.derived.checklist.len());
    Arc::make_mut(&mut app.cx.season.tracker.profile).specialties = vec![Specialty::PrelimMedicine];
    kept_is_new(&mut app);
    assert_ne!(before, (app.cx.derived.dates.len(), app.cx.derived.checklist.len()));
}

#[test]
fn other_weights_give_other_scores_in_another_order() {
    let mut app = app(1);
    app.cx.arrangement.sort = SortBy::named("score");
    let criteria = ["calm", "busy"];
    for (id, [calm, busy]) in [("quiet", [5, 1]), ("loud", [1, 5])] {
        let scores = criteria.iter().zip([calm, busy]);
        let scores = scores.map(|(it, given)| ((*it).to_owned(), Score::Given(given))).collect();
        let row = Program { id: Id::new(id), name: id.into(), scores, ..Program::default() };
        app.cx.season.tracker.programs.put(row);
    }
    for (weights, first) in [([5, 0], "quiet"), ([0, 5], "loud"), ([5, 0], "quiet")] {
        for (id, weight) in criteria.iter().zip(weights) {
            let row = Criterion { id: Id::new(id), weight: Some(weight), ..Criterion::default() };
            app.cx.season.tracker.criteria.put(row);
        }
        kept_is_new(&mut app);
        let found = app.cx.derived.shortlist.iter().find(|it| ["quiet", "loud"].contains(&it.id.as_str()));
        assert_eq!(found.map(|it| it.id.as_str()), Some(first), "{weights:?}");
    }
}

#[test]
fn a_filter_and_an_order_may_change_at_once() {
    let mut app = app(1);
    app.cx.refresh();
    app.cx.arrangement.set_filter(Tab::Shortlist, "university");
    app.cx.arrangement.sort = SortBy::named("city");
    kept_is_new(&mut app);
    assert!(app.cx.derived.shortlist.len() > 1);
}

#[test]
fn interviews_of_a_program_that_is_renamed_move_together() {
    let mut app = app(1);
    let tracker = &mut app.cx.season.tracker;
    let program = |id: &str, name: &str| Program { id: Id::new(id), name: name.into(), ..Program::default() };
    tracker.interviews = Default::default();
    tracker.programs.put(program("first", "AAA"));
    tracker.programs.put(program("second", "AAB"));
    for (id, program) in [("a", "first"), ("b", "first"), ("c", "first"), ("d", "second")] {
        let row = Interview { id: Id::new(id), programs: vec![Id::new(program)], ..Interview::default() };
        tracker.interviews.put(row);
    }
    app.cx.arrangement.interviews_sort = InterviewsSort::Program;
    for (name, order) in [("AAA", "a b c d"), ("AAC", "d a b c"), ("AAA", "a b c d")] {
        app.cx.season.tracker.programs.edit("first", |row| row.name = name.into());
        kept_is_new(&mut app);
        let ids = app.cx.derived.interviews.iter().map(|it| it.id.as_str()).collect::<Vec<_>>();
        assert_eq!(ids.join(" "), order);
    }
}

#[test]
fn an_invitation_says_something_else_once_its_hours_are_over() {
    let mut app = app(1);
    let invited = Some(app.cx.season.now.plus(-40 * 3_600));
    let row = Interview {
        id: Id::new("asks"),
        state: Some(InterviewState::Unanswered),
        invited,
        ..Interview::default()
    };
    (app.cx.season.tracker, app.cx.derived) = (Tracker::default(), Derived::default());
    app.cx.season.tracker.interviews.put(row);
    app.cx.refresh();
    let before = app.cx.derived.review.warnings().to_vec();
    app.cx.season.now = app.cx.season.now.plus(8 * 3_600 + 1);
    kept_is_new(&mut app);
    assert_ne!(before, app.cx.derived.review.warnings());
}

#[test]
fn a_late_cancellation_is_warned_of_until_its_day_is_over() {
    let mut app = app(1);
    let (now, id) = (app.cx.season.now, Id::new("gone"));
    let when = Some(When::Day(app.cx.season.today() + chrono::Days::new(1)));
    let (programs, state) = (vec![id.clone()], Some(InterviewState::ICanceled));
    (app.cx.season.tracker, app.cx.derived) = (Tracker::default(), Derived::default());
    app.cx.season.tracker.programs.put(Program { id: id.clone(), ..Program::default() });
    app.cx.season.tracker.set_status("gone", Status::ICanceled, now);
    app.cx.season.tracker.interviews.put(Interview { id, when, programs, state, ..Interview::default() });
    app.cx.refresh();
    let count =
        |app: &App| app.cx.derived.review.warnings().iter().filter(|it| it.rule == "late-cancel").count();
    let before = count(&app);
    app.cx.season.now = now.plus(2 * DAY);
    kept_is_new(&mut app);
    assert_eq!((before, count(&app)), (1, 0));
}

#[test]
fn a_task_that_came_in_is_late_once_its_minute_is_over() {
    let mut app = app(1);
    let due = When::At(Moment::at(app.cx.season.now.plus(60), app.cx.home()));
    let row =
        Milestone { id: Id::new("soon"), title: "Soon".into(), when: Some(due), ..Milestone::default() };
    app.cx.season.tracker.milestones.put(row);
    app.cx.refresh();
    app.cx.season.now = app.cx.season.now.plus(61);
    kept_is_new(&mut app);
}
