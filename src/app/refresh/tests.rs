use std::sync::Arc;

use super::*;
use crate::{
    app::{
        App, Start,
        days::around,
        state::{Access, Colors, Glyphs, InterviewsSort, Look, Theme},
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

#[path = "one_change_tests.rs"]
mod one_change;
#[path = "random_edits.rs"]
mod random_edits;

use random_edits::{edit_dated, edit_interview, edit_person, edit_program, edit_rank_lists};

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
    let mut tracker = crate::store::decode(Data::new().sample(Match::Main).as_bytes()).unwrap().tracker;
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
        look: Look { theme: Theme::Terminal, glyphs: Glyphs::Unicode, colors: Colors::Any },
        place: String::new(),
    })
}

/// Near now, often at the very same time as another.
fn step(app: &mut App, dice: &mut Dice, past: &mut Vec<Tracker>) {
    match dice.roll(24) {
        0..6 => edit_interview(app, dice),
        20..24 => edit_rank_lists(app, dice),
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
        _ => rearrange(app, dice),
    }
    past.push(app.cx.season.tracker.clone());
}

fn rearrange(app: &mut App, dice: &mut Dice) {
    match dice.roll(8) {
        0 => app.cx.arrangement.sort = SortBy::named(dice.of(&["name", "city", "interview"])).into(),
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
    }
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
