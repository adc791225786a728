//! Whatever is asked about carries its targets: an answer means what the question meant, also where another copy took the
//! row away meanwhile; and an answer of the shell goes to the screen that asked.

use fluoro::{
    app::message::{Message, Seen},
    domain::{
        id::{Id, IdSource},
        merge::{Context, merge},
        tables::{InterviewState, Offer, Status, Table},
        time::{Moment, Zone},
        tracker::Tracker,
    },
};

use crate::common::{season::*, *};

/// Another copy deletes a row, and that comes in.
fn deleted_elsewhere(it: &mut Session, table: Table, id: &str) {
    let base = it.app.cx.season.tracker.clone();
    let mut theirs = base.clone();
    theirs.delete(table, id);
    assert!(!theirs.has(table, id));
    let mut ids = IdSource::new(3);
    let mut context = Context { now: it.now, ids: &mut ids };
    let merged = merge(&base, &base, &theirs, &mut context);
    it.take(Message::Seen(Seen::Changed(Box::new(merged.into()))));
    assert!(!it.app.cx.season.tracker.has(table, id));
}

fn statuses(tracker: &Tracker) -> Vec<(String, Option<Status>)> {
    tracker.programs.iter().map(|it| (it.id.to_string(), it.status)).collect()
}

#[test]
fn a_status_never_goes_to_the_row_that_took_the_place_of_a_deleted_one() {
    let mut it = programs();
    it.press("4 g");
    let id = it.app.tabs.shortlist.table.list.selected.clone().unwrap();
    let name = it.app.cx.season.title_of(Table::Programs, id.as_str()).unwrap();
    it.press("t");
    deleted_elsewhere(&mut it, Table::Programs, id.as_str());
    let before = statuses(&it.app.cx.season.tracker);
    check(&mut it, "x", &[&format!("! “{name}” isn't there any more: nothing was changed")]);
    assert_eq!(statuses(&it.app.cx.season.tracker), before);
}

#[test]
fn of_several_marked_programs_those_that_are_left_get_the_status() {
    let mut it = programs();
    it.press("4 g space space space t");
    let gone = it.app.tabs.shortlist.table.marked[0].clone();
    let left = it.app.tabs.shortlist.table.marked[1..].to_vec();
    deleted_elsewhere(&mut it, Table::Programs, gone.as_str());
    check(&mut it, "i", &["2 programs: invited ·", "isn't there any more"]);
    for id in left {
        let row = it.app.cx.season.tracker.programs.get(id.as_str()).unwrap();
        assert_eq!(row.status, Some(Status::Invited));
    }
}

#[test]
fn a_state_never_goes_to_another_component() {
    let mut it = student();
    it.press("2 a 'Own thing' ctrl-s");
    let id = it.app.tabs.components.checklist.list.selected.clone().unwrap();
    assert!(it.app.cx.season.tracker.components.has(id.as_str()));
    it.press("t");
    deleted_elsewhere(&mut it, Table::Components, id.as_str());
    let before = it.app.cx.season.tracker.clone();
    check(&mut it, "d", &["! “Own thing” isn't there any more: nothing was changed"]);
    assert!(it.app.cx.season.tracker.same(&before));
}

#[test]
fn a_task_that_is_gone_is_not_put_out_of_sight_and_doesnt_come_back() {
    let mut it = student();
    it.press("1 a 'Pack' tab 'tomorrow' ctrl-s z");
    let id = it.app.cx.season.tracker.milestones.iter().find(|it| it.title == "Pack").unwrap().id.clone();
    deleted_elsewhere(&mut it, Table::Milestones, id.as_str());
    check(&mut it, "w", &["! “Pack” isn't there any more"]);
    assert!(!it.app.cx.season.tracker.milestones.has(id.as_str()));
    // the same where the day is typed
    let mut it = student();
    it.press("1 a 'Pack' tab 'tomorrow' ctrl-s z d");
    deleted_elsewhere(&mut it, Table::Milestones, id.as_str());
    check(&mut it, "'+3d' enter", &["! “Pack” isn't there any more"]);
}

#[test]
fn an_offered_date_of_a_deleted_invitation_is_not_taken() {
    let mut it = busy();
    let zone = Zone::get("America/Chicago").unwrap();
    let moment = Moment::at(it.now.plus(9 * 86_400), &zone);
    let row = it.app.cx.season.tracker.interviews.iter().next().unwrap().clone();
    it.app.cx.season.tracker.interviews.edit(row.id.as_str(), |row| {
        row.state = Some(InterviewState::Unanswered);
        row.when = None;
        row.invited = Some(it.now);
        row.offered = [(fluoro::domain::time::When::At(moment), Offer::Free)].into();
    });
    it.press("1 / 'invitation' enter");
    let title = it.app.cx.season.interview_title(&row.id);
    check(&mut it, "space", &["Take a date"]);
    deleted_elsewhere(&mut it, Table::Interviews, row.id.as_str());
    check(&mut it, "1", &[&format!("! “{title}” isn't there any more")]);
}

#[test]
fn the_letter_that_a_rotation_hopes_for_can_be_named() {
    let mut it = busy();
    let writer = it.app.cx.season.tracker.letters.iter().next().map(|it| it.writer.clone());
    let writer = writer.unwrap_or_else(|| {
        it.app.cx.season.tracker.letters.put(fluoro::domain::tables::Letter {
            id: Id::new("w1"),
            writer: "Dr. Ines Marlowe".into(),
            ..Default::default()
        });
        "Dr. Ines Marlowe".into()
    });
    let labels: Vec<&str> = Table::Rotations.fields().iter().map(|it| it.label).collect();
    let at = labels.iter().position(|it| *it == "Letter hoped for").unwrap();
    it.press("1 b 'h'").press(&"tab ".repeat(at)).press("'marlowe'");
    check(&mut it, "", &[&format!("= {writer}")]);
    check(&mut it, "ctrl-s", &["no: no letter of yours"]);
    let row = it.app.cx.season.tracker.rotations.iter().next().unwrap();
    let letter = row.letter.as_ref().unwrap();
    assert_eq!(it.app.cx.season.tracker.letters.get(letter.as_str()).unwrap().writer, writer);
}

#[test]
fn what_stands_beside_the_file_is_told_to_the_screen_that_asked() {
    let mut it = busy();
    lay_beside(&mut it);
    // the answer comes only after the help was opened over it
    let beside = std::mem::take(&mut it.beside);
    it.hold_answers = true;
    check(&mut it, "f4", &["Looking…"]);
    it.press("f1");
    it.hold_answers = false;
    it.list_beside(beside);
    check(&mut it, "esc", &["no: Looking…", "BOTH SIDES CHANGED", "EARLIER VERSIONS"]);
}

#[test]
fn an_answer_to_a_screen_that_is_gone_is_nobodys() {
    let mut it = busy();
    it.hold_answers = true;
    it.press("f4 esc f4");
    let first = it.asked_first();
    it.hold_answers = false;
    let mut all = busy();
    lay_beside(&mut all);
    it.take(Message::Listed { asker: first, beside: Box::new(all.beside) });
    check(&mut it, "", &["Looking…"]);
}

#[test]
fn in_a_narrow_window_the_review_shows_the_selected_warning() {
    for (width, height) in [(80, 24), (60, 16), (40, 12)] {
        let mut it = Session::with(&sample());
        it.resize(width, height);
        it.press("!");
        for _ in 0..12 {
            let screen = it.screen();
            let pointers = screen.matches('▸').count();
            assert_eq!(pointers, 1, "{width}×{height}:\n{screen}");
            it.press("j");
        }
        it.press("G");
        assert_eq!(it.screen().matches('▸').count(), 1, "{width}×{height}");
    }
}

#[test]
fn what_covers_a_tab_looks_the_same_over_each() {
    for size in [(40, 12), (80, 24), (120, 34), (200, 60)] {
        for screen in ["!", "f4"] {
            let pictures = ["1", "2", "3", "4", "1 l", "2 l", "3 l", "4 l", "1 v", "1 v v"].map(|tab| {
                let mut it = busy();
                it.resize(size.0, size.1);
                it.press(tab).press(screen);
                let lines: Vec<String> = it.screen().lines().map(str::to_owned).collect();
                // the header names the tab
                (tab, lines[2..].join("\n"))
            });
            for (tab, picture) in &pictures {
                assert_eq!(*picture, pictures[0].1, "{screen} over {tab} at {size:?}");
            }
        }
    }
}
