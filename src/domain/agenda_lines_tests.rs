use proptest::prelude::*;

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
        ("12:00 noon - 1:00 Lunch", "12:00–13:00 Lunch"),
        ("11:45a-12:15p Chat", "11:45–12:15 Chat"),
        ("0900h Dr. N. Ng", "09:00 Dr. N. Ng"),
        ("0900 hrs Tour", "09:00 Tour"),
        ("9h30 Dr. Zed", "09:30 Dr. Zed"),
        ("1. 9:00 Dr. C", "09:00 Dr. C"),
        ("2) 9:20 AM Dr. C", "09:20 Dr. C"),
        ("(10:00) Dr. E", "10:00 Dr. E"),
        ("[11:00] Dr. F", "11:00 Dr. F"),
        ("(9:00-9:20) Dr. F", "09:00–09:20 Dr. F"),
        ("at 1:15 Dr. H", "13:15 Dr. H"),
        ("Dr. Ann Bee 8:30 AM - 8:50 AM", "08:30–08:50 Dr. Ann Bee"),
        ("Lunch @ noon", "12:00 Lunch"),
        ("Tour at 2:00", "14:00 Tour"),
        ("Dr. Cee\t9:00-9:20", "09:00–09:20 Dr. Cee"),
        ("Dr. Cee · 9:00-9:20 · Rm 4", "09:00–09:20 Dr. Cee · room 4"),
        ("Dr. Cee (9:00 - 9:20)", "09:00–09:20 Dr. Cee"),
        ("8:00\t11:00\tWelcome\tDr. Park, PD", "08:00–11:00 Dr. Park (PD) · Welcome"),
        ("8:00 · 11:00 · Welcome · Dr. Park, PD", "08:00–11:00 Dr. Park (PD) · Welcome"),
        ("| 9:00 | Dr. Cee | Rm 4 |", "09:00 Dr. Cee · room 4"),
        ("8:50 Questions, goodbye", "08:50 Questions, goodbye"),
        ("8:50 Wrap-up - questions, room 2", "08:50 Wrap-up - questions · room 2"),
        (
            "8:50 Dr. Caspian Okonjo (APD, DR) · DR · room 2",
            "08:50 Dr. Caspian Okonjo (APD, DR) · DR · room 2",
        ),
        ("9:00 Dr. A (Room 1)", "09:00 Dr. A · room 1"),
        ("9:00 Dr. A. Bo (PD, Room 1)", "09:00 Dr. A. Bo (PD) · room 1"),
        ("9:00 Dr. Park, PD", "09:00 Dr. Park (PD)"),
        ("9:00 Ana Rivera, MD, PhD, PD", "09:00 Ana Rivera, MD, PhD (PD)"),
        ("9:00 What to do", "09:00 What to do"),
        ("9:00:00 AM Welcome", "09:00 Welcome"),
        ("2026 Interview day", "2026 Interview day"),
        ("1900 Dinner", "19:00 Dinner"),
        ("12.15.2026 Agenda", "12.15.2026 Agenda"),
        ("Breakfast until 9:00", "Breakfast until 9:00"),
        ("Please arrive by 8:30 AM", "Please arrive by 8:30 AM"),
        ("Room 1130", "Room 1130"),
    ] {
        let mut tracker = season();
        assert_eq!(set(&mut tracker, line), want, "{line}");
        assert_eq!(set(&mut tracker, want), want, "it is read back");
    }
}

fn at_ucsf(tracker: &mut Tracker) {
    let when: When = "2026-12-03T09:00[America/Los_Angeles]".parse().unwrap();
    tracker.interviews.edit("i", |row| row.when = Some(when));
}

#[test]
fn a_zone_of_all_times_moves_the_lines_that_name_none() {
    for (text, want, said) in [
        (
            "all times Eastern\n12:00 Welcome\n1:00 PM PT Tour",
            "all times Eastern · moved to Los Angeles time\n09:00 Welcome\n13:00 Tour",
            "moved from Eastern to Los Angeles time, 2 stops, 1 line without a time",
        ),
        (
            "All times are in Mountain Time.\n10:00 Welcome",
            "All times are in Mountain Time. · moved to Los Angeles time\n09:00 Welcome",
            "moved from Mountain to Los Angeles time, 1 stop, 1 line without a time",
        ),
        (
            "Schedule (Pacific Time)\n9:00 Welcome",
            "Schedule (Pacific Time)\n09:00 Welcome",
            "1 stop, 1 line without a time",
        ),
        ("Time (ET) | Who\n12:00 | Dr. Cee", "09:00 Dr. Cee", "moved from ET to Los Angeles time, 1 stop"),
        (
            "11:00 Welcome\n12:00 CT Tour\n\nTimes are CT",
            "Times are CT · moved to Los Angeles time\n09:00 Welcome\n10:00 Tour",
            "moved from CT to Los Angeles time, 2 stops, 1 line without a time",
        ),
        (
            "12:00 PM ET Welcome\n12:30 Tour",
            "09:00 Welcome\n09:30 Tour",
            "moved from ET to Los Angeles time, 2 stops",
        ),
        ("11:00 AM CT Welcome", "09:00 Welcome", "moved from CT to Los Angeles time, 1 stop"),
        ("12:00 PM EST CT Scan Review", "09:00 CT Scan Review", "moved from EST to Los Angeles time, 1 stop"),
        ("11:00 AM CT Scan Review", "11:00 CT Scan Review", "1 stop"),
        ("10:00 (MST) Welcome", "09:00 Welcome", "moved from MST to Los Angeles time, 1 stop"),
        ("17:00 UTC Welcome", "09:00 Welcome", "moved from UTC to Los Angeles time, 1 stop"),
        ("5:00 PM GMT: Welcome", "09:00 Welcome", "moved from GMT to Los Angeles time, 1 stop"),
        ("9:30 am (12:30 pm EST) Dr. B", "09:30 Dr. B", "moved from EST to Los Angeles time, 1 stop"),
        (
            "10:00 a.m. MST | 12:00 p.m. EST  Dr. C",
            "09:00 Dr. C",
            "moved from MST to Los Angeles time, 1 stop",
        ),
        (
            "9:00 Dr. A\n9:30 (12:30 ET) Dr. B",
            "09:00 Dr. A\n09:30 Dr. B",
            "moved from ET to Los Angeles time, 2 stops",
        ),
        (
            "all times Eastern\n1:00 AM night",
            "all times Eastern · moved to Los Angeles time\n01:00 Eastern night",
            "Eastern kept as written, another day there, 1 stop, 1 line without a time",
        ),
        (
            "Please be on time for the Central tour\n9:00 Welcome",
            "Please be on time for the Central tour\n09:00 Welcome",
            "1 stop, 1 line without a time",
        ),
    ] {
        let mut tracker = season();
        at_ucsf(&mut tracker);
        let read = tracker.set_agenda("i", text, &mut IdSource::new(7));
        assert_eq!((tracker.agenda_text("i").as_str(), read.words().as_str()), (want, said), "{text}");
        let before = tracker.clone();
        set(&mut tracker, want);
        assert!(tracker.same(&before), "what was moved isn't moved again: {text}");
    }
}

#[test]
fn a_zone_is_of_no_use_without_an_hour() {
    let mut tracker = season();
    let read =
        tracker.set_agenda("i", "All times Eastern\n12:00 Welcome\n1:00 PM CST Tour", &mut IdSource::new(7));
    assert_eq!(tracker.agenda_text("i"), "All times Eastern\n12:00 Welcome\n13:00 CST Tour");
    let want =
        "Eastern and CST kept as written, the interview has no hour yet, 2 stops, 1 line without a time";
    assert_eq!(read.words(), want);
    // a line that comes later is in the zone of those that stand there
    at_ucsf(&mut tracker);
    set(&mut tracker, "All times Eastern\n12:00 Welcome\n13:00 CST Tour\n14:00 Cases");
    assert_eq!(tracker.agenda_text("i"), "All times Eastern\n12:00 Welcome\n13:00 CST Tour\n14:00 Cases");
}

#[test]
fn a_line_that_nobody_touched_stays_what_it_is() {
    let mut tracker = season();
    set(&mut tracker, "8:50 Dr. Caspian Okonjo (APD, DR) · DR · room 2\n9:00 Questions, goodbye");
    let people = tracker.people.clone();
    let text = tracker.agenda_text("i");
    assert_eq!(set(&mut tracker, &format!("{text}\n9:00 Tour")), format!("{text}\n09:00 Tour"));
    // another time, another title: the same person
    let text = text.replace("08:50", "08:55");
    assert_eq!(set(&mut tracker, &text), text);
    let text = text.replace(" · DR ·", " · DR conference ·");
    assert_eq!(set(&mut tracker, &text), text);
    set(&mut tracker, &format!("{text}\n10:00 Dr. Okonjo"));
    assert!(tracker.people.same(&people), "the only one of the name");
}

#[test]
fn lines_that_went_are_counted() {
    let mut tracker = season();
    set(&mut tracker, "9:00 Welcome\n10:00 Tour");
    assert_eq!(tracker.set_agenda("i", "", &mut IdSource::new(1)).words(), "2 lines taken out");
}

proptest! {
    #[test]
    fn an_agenda_read_back_changes_nothing(slots in proptest::collection::vec(slot(), 0..8)) {
        let mut tracker = season();
        let mut agenda = BTreeMap::new();
        for (at, (time, name, role, slot)) in slots.into_iter().enumerate() {
            let id = Id::new(&format!("p{at}"));
            let person = (!name.is_empty()).then(|| id.clone());
            tracker.people.put(Person { id, name, role, ..Person::default() });
            agenda.insert(time, Slot { person, ..slot });
        }
        tracker.interviews.edit("i", |row| row.agenda = agenda);
        at_ucsf(&mut tracker);
        let before = tracker.clone();
        let text = tracker.agenda_text("i");
        set(&mut tracker, &text);
        prop_assert!(tracker.same(&before), "{}", text);
    }
}

fn slot() -> impl Strategy<Value = (String, String, String, Slot)> {
    let words = || {
        prop_oneof![
            Just(String::new()),
            "[ -~]{0,24}",
            "(Dr\\. )?[A-Z][a-z]+(, | · | - |\t|\n| \\| )[A-Za-z ()]{0,12}",
            Just("9:00 ET all times Eastern".to_owned()),
            Just("|---|".to_owned()),
        ]
    };
    let time = prop_oneof!["(0[0-9]|1[0-9])[0-5][0-9](-[2-9])?", Just("–".to_owned()), "–-[2-9]"];
    let until = prop_oneof![Just(String::new()), Just("1930".to_owned())];
    (time, words(), words(), words(), words(), until).prop_map(|(time, name, role, title, room, until)| {
        (time, name, role, Slot { title, room, until, ..Slot::default() })
    })
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
        at_ucsf(&mut tracker);
        assert_eq!(set(&mut tracker, line), want, "{line}");
        assert_eq!(set(&mut tracker, want), want, "it is read back");
    }
}

#[test]
fn lines_without_a_time_stay_in_sight() {
    for (text, want) in [
        // right below a stop they go on about it; before the first one they stand alone
        (
            "All by Zoom\n9:00 Welcome\nwith coffee\n  3 rooms\n9:00 Tour",
            "All by Zoom\n09:00 Welcome · with coffee · 3 rooms\n09:00 Tour",
        ),
        ("Bring a pen\nAnd paper\n9:00 Welcome", "Bring a pen\nAnd paper\n09:00 Welcome"),
        ("9:00 Welcome\n\nQuestions? Call us", "Questions? Call us\n09:00 Welcome"),
        ("9:00 Welcome\n\n  with coffee", "09:00 Welcome · with coffee"),
        ("No times\nat all", "No times\nat all"),
        // heads of a table go, other lines of it don't
        ("| Time | Who |\n|---|:-:|\n| 9:00 | Dr. Cee |", "09:00 Dr. Cee"),
        (
            "| Slot | Who |\n|---|---|\n| 9:00 | Dr. Cee |\n| | bring a CV |",
            "09:00 Dr. Cee · | | bring a CV |",
        ),
        ("Time\tWho\n9:00\tDr. Cee", "09:00 Dr. Cee"),
        ("Who\tTime\nDr. Cee\t9:00", "Who\tTime\n09:00 Dr. Cee"),
    ] {
        let mut tracker = season();
        let read = set(&mut tracker, text);
        let blank = |it: &str| it.split_whitespace().collect::<Vec<_>>().join(" ");
        assert_eq!(
            read.lines().map(blank).collect::<Vec<_>>(),
            want.lines().map(blank).collect::<Vec<_>>(),
            "{text}"
        );
        let before = tracker.clone();
        assert_eq!(set(&mut tracker, &read), read, "it is read back");
        assert!(tracker.same(&before), "{text}");
    }
}

#[test]
fn people_of_the_agenda_are_people_of_the_interview() {
    let mut tracker = season();
    set(&mut tracker, "9:00 Dr. Zoë Núñez\n9:30 Dr. A. Rivera (PD)\n10:00 Dr. A. Rivera");
    assert_eq!(tracker.people.len(), 2, "nobody comes twice");
    assert!(tracker.people.iter().all(|it| it.interviews == [Id::new("i")]));
}
