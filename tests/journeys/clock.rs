//! The season's clock: a day with what is around it, the month, the season, the review, snoozing, rotations.

use fluoro::{
    app::calendar::View,
    domain::{
        tables::{Interview, InterviewState, Program, Table},
        tracker::Tracker,
    },
};

use crate::common::{season::*, *};

fn full() -> Session {
    Session::with(&sample())
}

#[test]
fn a_slot_opens_and_one_asks_what_is_on_that_day() {
    let mut it = full();
    check(&mut it, ": 'dec 10' enter", &["Thu 10 Dec · in 17 d", "December 2026"]);
    check(&mut it, "", &["Blocked: VA block", "Before", "After"]);
    check(&mut it, ": '25 nov' enter", &["2 things on Wed 25 Nov", "! Penn IR and MCW IR overlap"]);
}

#[test]
fn the_month_is_walked_by_days_weeks_and_months() {
    let mut it = full();
    check(&mut it, "v", &["View: month"]);
    check(&mut it, "T", &["Mon 23 Nov · today"]);
    check(&mut it, "right right", &["Wed 25 Nov · in 2 d"]);
    check(&mut it, "j", &["Wed 2 Dec", "December 2026"]);
    check(&mut it, "k k left", &["Tue 17 Nov · 6 d ago"]);
    check(&mut it, "pgdn", &["Thu 17 Dec"]);
    check(&mut it, "T enter j", &["▸· 11:00 Interview UCSF IR + DR · 08:00 in"]);
    check(&mut it, "enter", &["Brief: UCSF IR + DR"]);
    check(&mut it, "esc j enter", &["Brief: UCSF IR"]);
    check(&mut it, "esc", &["November 2026", "▸23]"]);
    check(&mut it, "esc T right a", &["New task", "2026-11-24"]);
}

#[test]
fn an_empty_day_says_so_and_a_task_is_added_on_it() {
    let mut it = student();
    check(&mut it, ": 'dec 9' enter enter", &["! Nothing is on here · a adds a task"]);
    check(&mut it, "a 'Haircut' ctrl-s", &["Added “Haircut”", "▸· Haircut"]);
    let row = it.app.cx.season.tracker.milestones.iter().find(|it| it.title == "Haircut").unwrap();
    assert_eq!(row.when.as_ref().unwrap().to_string(), "2026-12-09");
}

#[test]
fn the_season_shows_lanes_and_the_things_of_a_week() {
    let mut it = full();
    check(&mut it, "v v T", &["Season 2027", "rotations", "Match Week", "Week of Sun 22 Nov"]);
    check(&mut it, "j j j j", &["▸ interviews", "Week of Sun 22 Nov · interviews"]);
    check(&mut it, "", &["Interview UCSF IR + DR", "no: Thanksgiving"]);
    check(&mut it, "right", &["Week of Sun 29 Nov · interviews"]);
    check(&mut it, "v", &["View: agenda", "Today is Mon 23 Nov"]);
    assert_eq!(it.app.tabs.timeline.view, View::Agenda);
    check(&mut it, "3 v", &["this tab has one view"]);
}

#[test]
fn every_warning_is_in_the_review_and_leads_to_its_place() {
    let mut it = full();
    check(&mut it, "1", &["9 warnings, ! shows them", "clash · in 2 d"]);
    check(&mut it, "!", &["Review · 9 to look at · 1 set aside", "SET ASIDE"]);
    check(&mut it, "j", &["Rule Two interviews at the same", "Source fluoro's advice"]);
    check(&mut it, "enter", &["Interviews 11", "MCW IR"]);
    check(&mut it, "esc", &["Review · 9 to look at", "▸ ! Penn IR and MCW IR"]);
    check(&mut it, "esc", &["Today is Mon 23 Nov"]);
}

#[test]
fn a_warning_is_set_aside_with_a_reason_and_comes_back_when_its_dates_change() {
    let mut it = full();
    check(&mut it, "! j z 'one is recorded' enter", &["Set aside “Penn IR and MCW IR", "8 to look at"]);
    check(&mut it, "G k", &["Set aside Mon 23 Nov 09:20 one is"]);
    let clash = it.app.cx.derived.review.warnings().iter().find(|it| it.rule == "overlap").cloned().unwrap();
    assert!(clash.is_dismissed(&it.app.cx.season.tracker.dismissed));
    it.press("esc u");
    assert!(!clash.is_dismissed(&it.app.cx.season.tracker.dismissed), "undo brings it back");
    it.press("ctrl-r ! G");
    while !it.screen().contains("▸ · Penn IR and MCW") {
        it.press("k");
    }
    check(&mut it, "R", &["Back in the review", "9 to look at"]);
    it.press("u esc");
    it.app.cx.season.tracker.interviews.edit(clash.target.1.as_str(), |row| row.minutes = Some(77));
    it.app.fit();
    let dismissed = &it.app.cx.season.tracker.dismissed;
    let mut all = it.app.cx.derived.review.warnings().iter();
    assert!(all.any(|it| it.rule == "overlap" && !it.is_dismissed(dismissed)), "its inputs changed");
}

#[test]
fn a_task_is_out_of_sight_until_a_day() {
    let mut it = student();
    it.press("a 'Late thing' tab '1 nov' ctrl-s");
    check(&mut it, "", &["LATE", "Late thing"]);
    check(&mut it, "z", &["Out of sight until", "tomorrow Tue 24 Nov", "next week Sun 29 Nov"]);
    check(&mut it, "w", &["“Late thing” is out of sight until Sun 29 Nov · u undoes", "no: d late"]);
    it.press("/ 'late thing' enter");
    check(&mut it, "", &["z Sun 1 Nov", "back Sun 29 Nov"]);
    check(&mut it, "z", &["in sight again"]);
    check(&mut it, "d '20 nov' enter", &["a day after today"]);
    check(&mut it, "ctrl-a 'today' enter", &["a day after today"]);
    check(&mut it, "ctrl-a '2 dec' enter", &["out of sight until Wed 2 Dec"]);
    check(&mut it, "z n", &["“Late thing” is in sight again", "d late"]);
    it.press("esc f 'standard registration' enter 1");
    check(&mut it, "f 'standard registration' enter", &["NRMP standard registration"]);
    check(&mut it, "z", &["! Snooze: only a task of your own can be snoozed"]);
}

fn rotation(tracker: &Tracker) -> String {
    tracker.rotations.iter().find(|it| it.host == "VA").unwrap().id.to_string()
}

#[test]
fn a_rotation_has_days_off_and_requirements_that_are_ticked() {
    let mut it = busy();
    it.press("1 b 'b' tab 'VA' tab 'ICU' tab '1 dec' tab '20 dec'");
    check(&mut it, "", &["New rotation, call, clinic or days off"]);
    it.press("tab tab tab tab tab '2' tab").paste("Badge\n[x] BLS card");
    it.press("ctrl-s");
    let id = rotation(&it.app.cx.season.tracker);
    let row = it.app.cx.season.tracker.rotations.get(&id).unwrap().clone();
    assert_eq!((row.days_off, row.items.len()), (Some(2), 2));
    check(
        &mut it,
        "f 'blocked: va' enter",
        &["1 of 2 days off used", "Away on Tue 15 Dec", "Requirements 1 of 2"],
    );
    check(&mut it, "right space", &["Requirements 2 of 2", "VA"]);
    assert!(it.app.cx.season.tracker.rotations.get(&id).unwrap().items.values().all(|it| it.done.is_some()));
    it.press("u");
    assert_eq!(it.app.cx.season.tracker.rotations.get(&id).unwrap().items, row.items);
    assert_eq!(it.app.cx.season.tracker.count(Table::Rotations), 1);
}

#[test]
fn the_timeline_goes_to_a_calendar_and_to_the_clerkship_office() {
    let mut it = full();
    check(&mut it, "1 x", &["Export the timeline", "i calendar file", "c for the clerkship office"]);
    check(&mut it, "i enter", &["Wrote fluoro-timeline-2027.ics"]);
    check(&mut it, "", &["left out"]);
    assert!(it.files["fluoro-timeline-2027.ics"].contains("BEGIN:VEVENT"));
    check(&mut it, "x c enter", &["Wrote fluoro-timeline-2027-for-clerkship.md"]);
    let text = &it.files["fluoro-timeline-2027-for-clerkship.md"];
    assert!(text.contains("2026") && !text.contains("UCSF") && !text.contains("Pennsylvania"), "{text}");
    check(&mut it, "x t enter", &["Wrote fluoro-timeline-2027.csv"]);
    check(&mut it, "x s", &["Export for whom?"]);
}

#[test]
fn a_calendar_file_takes_back_what_an_earlier_one_held_whatever_is_undone() {
    let mut it = full();
    let state = |it: &Session, path: &str| {
        let text = it.files[path].replace("\r\n ", "");
        let event = text.split("BEGIN:VEVENT").find(|it| it.contains("SUMMARY:Send Dr. Falkenrath")).unwrap();
        event.contains("STATUS:CANCELLED")
    };
    check(&mut it, "1 f 'falkenrath the poster' enter e ctrl-a 'Send Dr. Falkenrath it' ctrl-s", &["undoes"]);
    check(&mut it, "x i 'a' enter", &["Wrote fluoro-timeline-2027.icsa"]);
    assert!(!state(&it, "fluoro-timeline-2027.icsa"));
    check(&mut it, "u", &["Undone", "Send Dr. Falkenrath the poster PDF"]);
    check(&mut it, "d d", &["Deleted"]);
    check(&mut it, "x i 'b' enter", &["Wrote fluoro-timeline-2027.icsb"]);
    assert!(state(&it, "fluoro-timeline-2027.icsb"), "the season remembers what it gave");
    assert!(!it.app.cx.is_dirty(), "and it is saved");
}

#[test]
fn moments_move_with_the_home_zone_and_days_stay() {
    let mut it = full();
    it.resize(160, 40);
    check(&mut it, "1", &["11:00 Interview UCSF IR + DR · 08:00 in San Francisco"]);
    check(&mut it, ", tab tab tab ctrl-a 'Los Angeles' ctrl-s", &["Changed the settings"]);
    check(&mut it, "1 T", &["08:00 Interview UCSF IR + DR", "no: 08:00 in San Francisco"]);
    check(&mut it, "", &["Move MCW or Penn: write to both coordinators"]);
}

#[test]
fn a_time_keeps_the_clock_it_was_typed_by_when_the_home_moves() {
    let mut it = full();
    it.resize(160, 60);
    interview(&mut it, "UCSF IR", "20 jan 13:30");
    let at = "2027-01-20T17:00[America/New_York]".parse().ok();
    it.app.cx.change("A deadline", |tracker| {
        let ucsf = |it: &&_| Program::full_name(it) == "UCSF · IR";
        let id = tracker.programs.iter().map(|it| it.as_ref()).find(ucsf).unwrap().id.clone();
        tracker.programs.edit(id.as_str(), |row| row.deadline = at);
    });
    check(&mut it, ", tab tab tab ctrl-a 'Chicago' ctrl-s", &["Changed the settings"]);
    let (ours, theirs) = ("12:30 your time · 13:30 in New York", "no: 13:30 in San Francisco");
    check(&mut it, "3 G k k", &[ours, theirs]);
    check(&mut it, "enter", &[ours, theirs]);
    check(&mut it, "esc 1 : '20 jan 2027' enter", &["12:30 Interview UCSF IR · 13:30 in New York", theirs]);
    check(
        &mut it,
        "esc 4 / 'ucsf' enter j",
        &["UCSF · IR", "13:30 in", theirs, "16:00 your time · 17:00 in", "no: 17:00 in San"],
    );
}

#[test]
fn an_offered_date_is_taken_and_everybody_is_thanked_with_one_key() {
    let mut it = full();
    let first = it.app.cx.season.tracker.clone();
    check(&mut it, "1 / 'offered' enter G space", &["UW IR is on Tue 8 Dec 12:00", "u undoes"]);
    check(&mut it, "esc f 'washington' enter", &["scheduled"]);
    it.press("u");
    assert!(it.app.cx.season.tracker.same(&first));
    check(&mut it, "1 / 'thank-you' enter space A", &["3 thank-you notes sent: Sinai IR", "u undoes"]);
    check(&mut it, "esc esc", &["no: Thank-you notes: 3 owed"]);
    it.press("u");
    assert!(it.app.cx.season.tracker.same(&first));
}

#[test]
fn an_invitation_takes_one_of_its_dates_from_its_own_line() {
    let mut it = full();
    check(
        &mut it,
        "1 / 'unanswered' enter space",
        &["Take a date", "1 Thu 3 Dec 12:00", "Blocked: VA block"],
    );
    check(&mut it, "1", &["UW IR is on Thu 3 Dec 12:00"]);
}

#[test]
fn the_filter_counts_in_every_view() {
    let mut it = full();
    it.press("1 / 'ucsf' enter v T");
    check(&mut it, "", &["hidden (filter: ucsf)", "11 UCSF", "no: Thanksg"]);
    check(&mut it, "v", &["Interview UCSF IR + DR", "no: Thanksgiving"]);
    check(&mut it, "j", &["▸ rotations", "Nothing in this week."]);
    check(&mut it, "esc", &["no: ▸ rotations", "Interview UCSF IR + DR"]);
}

#[test]
fn a_leap_day_in_the_palette_gives_its_choices() {
    let mut it = full();
    check(&mut it, ": 'feb 29'", &["Go to "]);
}

#[test]
fn new_lead_times_move_the_lines_at_once() {
    let mut it = full();
    let lines = |it: &Session| format!("{:?}", it.app.cx.derived.agenda);
    let before = lines(&it);
    check(&mut it, ", pgdn up up up up up ctrl-a '90 d' ctrl-s", &["Changed the settings"]);
    assert_ne!(lines(&it), before);
    assert_eq!(lines(&it), lines(&Session::with(&it.app.cx.season.tracker)), "as after a fresh start");
    it.press("u");
    assert_eq!(lines(&it), before);
}

/// Things at odd minutes of this morning on every tab.
fn hurried() -> Session {
    let mut tracker = sample();
    let today = |time: &str| format!("2026-11-23T{time}[America/New_York]").parse().ok();
    let component = tracker.components.iter().find(|it| it.due.is_some()).unwrap().id.clone();
    tracker.components.edit(component.as_str(), |it| (it.due, it.state) = (today("09:27"), None));
    let task = tracker.milestones.iter().find(|it| it.kind.is_some()).unwrap().id.clone();
    tracker.milestones.edit(task.as_str(), |it| it.when = today("09:33"));
    let scheduled = |it: &&std::sync::Arc<Interview>| it.state == Some(InterviewState::Scheduled);
    let interview = tracker.interviews.iter().find(scheduled).unwrap().clone();
    tracker.interviews.edit(interview.id.as_str(), |it| it.when = today("09:41"));
    // selected on the shortlist
    tracker.programs.edit(interview.programs[0].as_str(), |it| it.name = "A".into());
    Session::with(&tracker)
}

#[test]
fn nothing_on_the_screen_changes_before_the_moment_that_was_named() {
    for keys in ["1", "1 right", "1 v T", "1 v v T", "2", "2 right", "3", "3 right", "4 right"] {
        let mut it = hurried();
        it.press(keys);
        let mut changes = 0;
        for _ in 0..40 {
            let (shown, next) = (it.screen(), it.app.next_change());
            it.wait(next.since(it.now) - 1);
            assert_eq!(it.screen(), shown, "{keys}: changed before {next}");
            it.wait(1);
            changes += usize::from(it.screen() != shown);
        }
        assert!(changes > 0, "{keys}: nothing ever changed");
    }
}

#[test]
fn at_midnight_what_was_tomorrow_stands_under_today() {
    let tracker = student().app.cx.season.tracker;
    let mut it = Session::new(Setup { tracker, now: "2026-11-24T04:40:00Z", ..Setup::default() });
    check(&mut it, "a 'Pack' tab '24 nov' ctrl-s", &["THIS WEEK", "no: TODAY"]);
    it.wait(1_500);
    check(&mut it, "", &["TODAY", "Pack"]);
}

#[test]
fn a_day_of_a_lane_says_what_is_open_hard_and_late() {
    let mut it = student();
    check(&mut it, "a 'Call' tab '20 nov' ctrl-s a 'Write' tab '20 nov' ctrl-s", &["Added “Write”"]);
    check(&mut it, "a 'Pack' tab '30 nov' ctrl-s", &["Added “Pack”"]);
    let seen = |it: &Session, day: &str| {
        let day = &it.app.cx.derived.days.lanes[&day.parse().unwrap()];
        day.iter().map(|it| (it.open, it.hard, it.late)).collect::<Vec<_>>()
    };
    assert_eq!(seen(&it, "2026-11-20"), [(2, false, true)]);
    assert_eq!(seen(&it, "2026-11-30"), [(1, false, false)]);
    let [first, last] = ["2026-11-20", "2026-11-30"].map(|it| it.parse().unwrap());
    assert!(it.app.cx.derived.days.between(first..last).count() > 0);
    assert_eq!(it.app.cx.derived.days.between(last..first).count(), 0);
    assert_eq!(seen(&it, "2027-01-29"), [(1, true, false)], "the registration is due");
    check(&mut it, "g space", &["✓"]);
    let open = |it: &Session| seen(it, "2026-11-20").iter().map(|it| it.0).sum::<usize>();
    assert_eq!(open(&it), 1);
}

#[test]
fn what_an_interview_asks_for_goes_again_where_the_clock_is_put_back() {
    let mut it = busy();
    let all =
        |it: &Session| it.app.cx.derived.items.all().iter().map(|it| it.title.clone()).collect::<Vec<_>>();
    let before = all(&it);
    it.wait(24 * 3_600);
    assert_ne!(all(&it), before);
    it.wait(-24 * 3_600);
    assert_eq!(all(&it), before);
}

#[test]
fn an_interview_that_was_just_added_asks_for_what_it_asks_for_once_it_is_over() {
    let mut it = programs();
    interview(&mut it, "ucsf", "today 8am PT");
    it.wait(24 * 3_600);
    let all =
        |it: &Session| it.app.cx.derived.items.all().iter().map(|it| it.title.clone()).collect::<Vec<_>>();
    let mut anew = Session::with(&it.app.cx.season.tracker);
    let before = all(&anew).len();
    anew.wait(24 * 3_600);
    assert!(all(&anew).len() > before);
    assert_eq!(all(&it), all(&anew));
}

#[test]
fn call_weeks_and_clinic_days_come_back_and_single_days_are_taken_out() {
    let mut it = resident();
    check(&mut it, "1 b", &["New rotation, call", "▸ Kind ‹ [–] ›"]);
    check(&mut it, "tab 'Home hospital' ctrl-s", &["say what Home hospital is: a rotation, call"]);
    // how often carries the first day
    let tabs = "tab ".repeat(5);
    it.press(&format!("'c' {tabs} 'every 4th week from 30 nov until 1 mar'"));
    it.press("backtab '6 dec' ctrl-s");
    let row = |it: &Session| it.app.cx.season.tracker.rotations.iter().next().unwrap().clone();
    assert_eq!(row(&it).from.unwrap().to_string(), "2026-11-30");
    assert_eq!(row(&it).repeats.as_ref().unwrap().to_string(), "every 4 weeks until 2027-03-01");
    let weeks: Vec<String> = it.app.cx.derived.spans.all().iter().map(|it| it.from.to_string()).collect();
    assert_eq!(weeks, ["2026-11-30", "2026-12-28", "2027-01-25", "2027-02-22"]);
    check(
        &mut it,
        "",
        &["Mon 30 Nov", "Call: Home hospital", "Mon 28 Dec", "every 4 weeks until 1 Mar 2027: 4 times"],
    );
    // each day of it is known
    check(&mut it, ": 'jan 27' enter", &["Call: Home hospital"]);
    interview_of_a_resident(&mut it, "28 jan 9am");
    check(&mut it, "!", &["Interviews on call: Home hospital"]);
    // a day that is taken out isn't
    let id = row(&it).id.clone();
    it.app.cx.change("a day out", |tracker| {
        tracker.rotations.edit(id.as_str(), |row| row.except = vec!["2027-01-28".parse().unwrap()]);
    });
    it.app.cx.refresh();
    check(&mut it, "esc !", &["no: Interviews on call"]);
}

/// Adds a program and an interview with it.
fn interview_of_a_resident(it: &mut Session, when: &str) {
    it.press("4 p").paste("UCSF").press("esc enter enter");
    it.press(&format!("3 a ctrl-a 'UCSF' tab tab tab '{when}' ctrl-s"));
}

#[test]
fn a_task_that_comes_back_goes_on_to_its_next_day() {
    let mut it = student();
    let tabs = "tab ".repeat(4);
    it.press(&format!("1 a 'Check spam' tab 'today 5pm' {tabs} 'every tue until 8 dec' ctrl-s"));
    let row = |it: &Session| it.app.cx.season.tracker.milestones.iter().next().unwrap().clone();
    assert_eq!(row(&it).repeats.as_ref().unwrap().to_string(), "every week on tue until 2026-12-08");
    check(&mut it, "space", &["Done: Check spam · next on Tue 24 Nov 17:00"]);
    check(&mut it, "space", &["next on Tue 1 Dec 17:00"]);
    it.wait(9 * 86_400);
    check(&mut it, "1 g / 'spam' enter", &["LATE", "Check spam"]);
    check(&mut it, "j k space", &["next on Tue 8 Dec 17:00"]);
    check(&mut it, "space", &["Done: Check spam · u undoes"]);
    assert!(row(&it).done.is_some(), "the last time is done");
}

#[test]
fn what_was_added_and_comes_back_is_selected_where_it_comes_next() {
    let mut it = student();
    it.press("1 b 'call' tab 'UW' tab tab '6 jul' tab '12 jul' tab 'every 4th week' ctrl-s");
    check(&mut it, "", &["▸ Call: UW today", "Added “Call: UW”"]);
}

#[test]
fn an_end_before_its_beginning_is_refused() {
    let mut it = student();
    it.press("1 b 'v' tab 'Home' tab tab '10 mar' tab '1 mar' ctrl-s");
    check(&mut it, "", &["it would end Mon 1 Mar and begin Wed 10 Mar", "▸ Last day"]);
    check(&mut it, "ctrl-a '12 mar' ctrl-s", &["Added"]);
    it.press("a 'Trip' tab 'dec 10' tab tab tab 'dec 1' ctrl-s");
    check(&mut it, "", &["it would end Tue 1 Dec and begin Thu 10 Dec"]);
}

#[test]
fn days_taken_out_are_gone_from_every_view() {
    let mut it = student();
    let tabs = "tab ".repeat(3);
    it.press(&format!(
        "1 b 'c' tab 'Home' {tabs} '27 dec' backtab '21 dec' tab tab 'every 2 weeks until jan'"
    ));
    check(&mut it, "", &["= every 2 weeks until 31 Jan 2027"]);
    it.press("tab '21 dec - 23 dec' ctrl-s");
    let row = it.app.cx.season.tracker.rotations.iter().next().unwrap();
    assert_eq!(row.except.len(), 3, "{:?}", row.except);
    check(&mut it, "", &["Thu 24 Dec Call: Home", "no: Mon 21 Dec Call"]);
    check(&mut it, ": 'dec 21' enter", &["Nothing on this day", "no: Call: Home ·"]);
}

#[test]
fn a_span_that_is_asked_about_keeps_its_end() {
    let mut it = programs();
    it.press("3 a ctrl-a 'northwestern' tab tab tab 'dec 15 9-11' ctrl-s");
    check(&mut it, "", &["1 Tue 15 Dec 2026 09:00", "2 Tue 15 Dec 2026 21:00"]);
    it.press("1");
    let row = it.app.cx.season.tracker.interviews.iter().next().unwrap();
    assert_eq!(
        (row.when.as_ref().unwrap().to_string().as_str(), row.minutes),
        ("2026-12-15T09:00[America/New_York]", Some(120))
    );
}

#[test]
fn once_nothing_closes_any_more_the_header_counts_to_the_match() {
    let mut it = student();
    it.wait(101 * 86_400);
    check(&mut it, "1", &["Did I match? SOAP begins in 11 d", "no: Registration"]);
}
