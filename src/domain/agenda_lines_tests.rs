use super::*;
use crate::domain::time::When;

fn season() -> Tracker {
    let mut tracker = Tracker::default();
    let programs = vec![Id::new("ucsf/ir")];
    tracker.interviews.put(Interview {
        id: Id::new("i"),
        programs: programs.clone(),
        ..Interview::default()
    });
    let known = Person { id: Id::new("p"), name: "Dr. Zoë Núñez".into(), programs, ..Person::default() };
    tracker.people.put(known);
    tracker
}

fn set(tracker: &mut Tracker, text: &str) -> String {
    let seed = tracker.people.len() as u64;
    tracker.set_agenda("i", text, &mut IdSource::new(seed));
    tracker.agenda_text("i")
}

#[test]
fn an_agenda_is_read_as_it_is_pasted() {
    for (line, want) in [
        ("9:00 AM - 9:20 AM Dr. A. Rivera (PD)", "09:00–09:20 Dr. A. Rivera (PD)"),
        ("0930 Welcome", "09:30 Welcome"),
        ("9am: Welcome, room 2", "09:00 Welcome · room 2"),
        ("1:15 Lunch with residents", "13:15 Lunch with residents"),
        ("01:15 night", "01:15 night"),
        ("12:00 PM–1:00 PM | Noon conference | Rm 114", "12:00–13:00 Noon conference · room 114"),
        ("13.30 Ana Rivera, MD · Case review", "13:30 Ana Rivera, MD · Case review"),
        ("10:00\tDr. Zoe Nunez\tInterview", "10:00 Dr. Zoë Núñez · Interview"),
        ("• 8:00 a.m. Check in", "08:00 Check in"),
        ("noon Lunch", "12:00 Lunch"),
        ("11:30 to noon Tour", "11:30–12:00 Tour"),
        ("9:00 AM ET Welcome", "09:00 ET Welcome"),
        ("24:00 Late", "24:00 Late"),
        ("9-9:30 Welcome by Dr. Aaa Bbb (PD)", "09:00–09:30 Dr. Aaa Bbb (PD) · Welcome"),
        ("9–10 AM Tour", "09:00–10:00 Tour"),
        ("11-1 PM Lunch", "11:00–13:00 Lunch"),
        ("8 - 9 PM Drinks", "20:00–21:00 Drinks"),
        ("1-2:30 Cases", "13:00–14:30 Cases"),
        ("10:30 to 12 pm Cases", "10:30–12:00 Cases"),
        ("9:00-10 Welcome", "09:00–10:00 Welcome"),
        ("9:00 - 3 rooms", "09:00 3 rooms"),
        ("9-10 people", "9-10 people"),
        ("10:00 AM – 10:20 AM Dr. Zed Quux (faculty) room 7", "10:00–10:20 Dr. Zed Quux (faculty) · room 7"),
    ] {
        let mut tracker = season();
        assert_eq!(set(&mut tracker, line), want, "{line}");
        assert_eq!(set(&mut tracker, want), want, "it is read back");
    }
}

#[test]
fn a_line_in_another_zone_is_moved_to_the_clock_of_the_place() {
    for (line, want) in [
        ("9:00 AM ET Welcome", "06:00 Welcome"),
        ("9:00-9:30 AM (EST): Welcome", "06:00–06:30 Welcome"),
        ("9:00 AM PT Welcome", "09:00 Welcome"),
        ("12:00 Eastern time · Lunch", "09:00 Lunch"),
        ("12:00 PM ET / 9:00 AM PT Dr. A. Rivera (PD)", "09:00 Dr. A. Rivera (PD)"),
        ("12:00 PM ET (9:00 AM PT) Welcome", "09:00 Welcome"),
        ("9:00 CT scan review", "09:00 CT scan review"),
        ("9:00 AM CT-guided biopsies", "09:00 CT-guided biopsies"),
        ("11:00 AM CT · Tour", "09:00 Tour"),
        ("11:00 Central: Tour", "09:00 Tour"),
        ("9:00 Central scheduling", "09:00 Central scheduling"),
        ("9:00 TIPS", "09:00 TIPS"),
        ("1:00 AM ET Welcome", "01:00 ET Welcome"),
    ] {
        let mut tracker = season();
        let when: When = "2026-12-03T09:00[America/Los_Angeles]".parse().unwrap();
        tracker.interviews.edit("i", |row| row.when = Some(when));
        assert_eq!(set(&mut tracker, line), want, "{line}");
        assert_eq!(set(&mut tracker, want), want, "it is read back");
    }
}

#[test]
fn lines_without_a_time_stay_with_the_one_before() {
    let mut tracker = season();
    let text = set(&mut tracker, "All by Zoom\n9:00 Welcome\nwith coffee\n3 rooms\n9:00 Tour");
    assert_eq!(text, "09:00 Welcome · with coffee · 3 rooms\n09:00 Tour\nAll by Zoom");
}

#[test]
fn people_of_the_agenda_are_people_of_the_interview() {
    let mut tracker = season();
    set(&mut tracker, "9:00 Dr. Zoë Núñez\n9:30 Dr. A. Rivera (PD)\n10:00 Dr. A. Rivera");
    assert_eq!(tracker.people.len(), 2, "nobody comes twice");
    assert!(tracker.people.iter().all(|it| it.interviews == [Id::new("i")]));
}
