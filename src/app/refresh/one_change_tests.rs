//! One change or one moment at a time: what follows from it is what would be made anew.

use super::*;

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
fn programs_are_missing_on_the_rank_list_from_the_minute_on_at_which_ranking_opens() {
    let mut app = app(1);
    app.cx.season.tracker.rank_lists = Default::default();
    app.cx.season.now = "2027-02-01T16:58:00Z".parse().unwrap();
    app.cx.refresh();
    let missing =
        |app: &App| app.cx.derived.review.warnings().iter().filter(|it| it.rule == "rank-missing").count();
    assert_eq!(missing(&app), 0);
    app.cx.season.now = app.cx.season.now.plus(180);
    kept_is_new(&mut app);
    assert_eq!(missing(&app), 1);
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
    app.cx.arrangement.sort = SortBy::named("score").into();
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
    app.cx.arrangement.sort = SortBy::named("city").into();
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

#[test]
fn a_program_that_comes_or_goes_changes_what_is_said_of_a_new_score() {
    let mut app = app(1);
    let tracker = &mut app.cx.season.tracker;
    let [released, posted] = ["2026-09-02", "2026-10-14"].map(|it| it.parse().ok());
    let exam = Exam { id: Id::new("usmle-step-2-ck"), released, score_posted: posted, ..Exam::default() };
    tracker.exams.put(exam);
    app.cx.refresh();
    let told = |app: &App| {
        let exam = Id::new("usmle-step-2-ck");
        app.cx.derived.review.about(&exam).map(|it| it.reason.clone()).next()
    };
    let before = told(&app);
    let row = Program { id: Id::new("late"), name: "Late".into(), ..Program::default() };
    app.cx.season.tracker.programs.put(row);
    let at = "2026-09-02T13:00:00Z".parse().unwrap();
    app.cx.season.tracker.set_status("late", Status::Applied, at);
    kept_is_new(&mut app);
    assert_ne!(told(&app), before);
    app.cx.season.tracker.exams.edit("usmle-step-2-ck", |it| it.resent = vec![posted.unwrap()]);
    kept_is_new(&mut app);
    assert_eq!(told(&app), None, "it was sent again");
}

#[test]
fn what_is_spent_of_the_signals_follows_each_program() {
    let mut app = app(1);
    (app.cx.season.tracker, app.cx.derived) = (Tracker::default(), Derived::default());
    let over = |app: &App| {
        let all = app.cx.derived.review.warnings();
        all.iter().find(|it| it.rule == "signals-over").map(|it| format!("{} {}", it.title, it.reason))
    };
    for n in 0..8 {
        let specialty = Some(if n == 3 { Specialty::Dr } else { Specialty::Ir });
        let row =
            Program { id: Id::new(&format!("p{n}")), name: format!("P{n}"), specialty, ..Program::default() };
        app.cx.season.tracker.programs.put(row);
        kept_is_new(&mut app);
        app.cx.season.tracker.programs.edit(&format!("p{n}"), |row| row.signal = Some(Signal::Gold));
        kept_is_new(&mut app);
        assert_eq!(over(&app).is_some(), n >= 6, "{n}");
    }
    type Edit = (&'static str, fn(&mut Program));
    let edits: [Edit; 5] = [
        ("renamed", |row| row.name = "Zeta".into()),
        ("out", |row| row.status = Some(Status::Applied)),
        ("refused", |row| row.takes_signals = Some(TakesSignals::No)),
        ("moved to another pool", |row| row.specialty = Some(Specialty::Ty)),
        ("taken back", |row| row.signal = None),
    ];
    for (what, edit) in edits {
        let before = over(&app);
        app.cx.season.tracker.programs.edit("p0", edit);
        kept_is_new(&mut app);
        assert_eq!(over(&app) != before, matches!(what, "renamed" | "moved to another pool"), "{what}");
    }
    app.cx.season.tracker.delete(Table::Programs, "p1");
    kept_is_new(&mut app);
    assert_eq!(over(&app), None, "six of six");
    let own = Override { value: Some(5.into()), ..Override::default() };
    Arc::make_mut(&mut app.cx.season.tracker.overrides).insert("signals.radiology.gold".into(), own);
    kept_is_new(&mut app);
    assert!(over(&app).is_some(), "six of five");
    app.cx.arrangement.set_filter(Tab::Shortlist, "missing:signal");
    app.cx.season.tracker.programs.edit("p2", |row| row.signal = None);
    kept_is_new(&mut app);
    assert_eq!(over(&app), None);
}
