use chrono::Weekday;

use super::*;
use crate::domain::time::{Tense, Zone, parse_day};

/// An hour after an interview that began at eight in San Francisco.
const NOW: &str = "2026-11-23T21:30:00Z";

fn home() -> Zone {
    Zone::get("America/New_York").unwrap()
}

fn season() -> Tracker {
    let mut tracker = Tracker::default();
    tracker.programs.put(Program { id: Id::new("ucsf/ir"), name: "UCSF".into(), ..Program::default() });
    tracker.interviews.put(Interview {
        id: Id::new("i"),
        programs: vec![Id::new("ucsf/ir")],
        state: Some(InterviewState::Scheduled),
        when: Some("2026-11-23T08:00[America/Los_Angeles]".parse().unwrap()),
        minutes: Some(270),
        ..Interview::default()
    });
    tracker
}

fn write(tracker: &mut Tracker, change: impl FnOnce(&mut WriteUp)) {
    let home = home();
    let reading = Reading {
        now: NOW.parse().unwrap(),
        home: &home,
        their: None,
        cities: &[],
        season: (parse_day("2026-06-01").unwrap(), parse_day("2027-07-31").unwrap()),
        first_weekday: Weekday::Sun,
        tense: Tense::Season,
    };
    let before = tracker.write_up("i");
    let mut after = before.clone();
    change(&mut after);
    let seed = tracker.people.len() as u64 * 100 + tracker.milestones.len() as u64;
    tracker.set_write_up("i", (&before, &after), &reading, &mut IdSource::new(seed));
}

fn row(tracker: &Tracker) -> &Interview {
    tracker.interviews.get("i").unwrap()
}

#[test]
fn the_first_score_says_when_and_that_it_took_place() {
    let mut tracker = season();
    let score = ("case-volume".to_owned(), Score::Given(4));
    write(&mut tracker, |it| it.scores.extend([score]));
    assert_eq!(row(&tracker).scored_at, Some(NOW.parse().unwrap()));
    assert_eq!(row(&tracker).state, Some(InterviewState::Done));
    assert_eq!(tracker.programs.get("ucsf/ir").unwrap().status, Some(Status::Interviewed));
    let end = row(&tracker).end(&home()).unwrap();
    assert_eq!(hours_to_score(row(&tracker), end), Some(1));
    // nothing new changes nothing
    let before = tracker.clone();
    write(&mut tracker, |_| ());
    assert!(tracker.same(&before));
}

#[test]
fn promises_become_tasks_and_stay_the_same_ones() {
    let mut tracker = season();
    write(&mut tracker, |it| it.promises = "send Dr. Rivera the TIPS poster, fri\ncall the chief".into());
    let tasks = |tracker: &Tracker| {
        let all = row(tracker).promises.iter().map(|id| tracker.milestones.get(id.as_str()).unwrap().clone());
        all.map(|it| (it.title.clone(), it.when.as_ref().map(ToString::to_string))).collect::<Vec<_>>()
    };
    let poster = ("send Dr. Rivera the TIPS poster".to_owned(), Some("2026-11-27".to_owned()));
    assert_eq!(tasks(&tracker), [poster.clone(), ("call the chief".to_owned(), None)]);
    let kept = row(&tracker).promises.clone();
    assert_eq!(
        tracker.write_up("i").promises,
        "send Dr. Rivera the TIPS poster, 27 Nov 2026\ncall the chief"
    );
    // another day for the second: the rows stay
    write(&mut tracker, |it| it.promises = it.promises.replace("the chief", "the chief by dec 4"));
    assert_eq!(row(&tracker).promises, kept);
    assert_eq!(tasks(&tracker)[1].1.as_deref(), Some("2026-12-04"));
    // a line that goes takes its task along, unless that is done
    tracker.milestones.edit(kept[0].as_str(), |it| it.done = Some(NOW.parse().unwrap()));
    write(&mut tracker, |it| it.promises.clear());
    assert_eq!(tasks(&tracker), [poster]);
    assert_eq!(tracker.milestones.len(), 1);
}

#[test]
fn people_of_the_lines_are_rows_of_their_own() {
    let mut tracker = season();
    let both = "Dr. A. Rivera (PD) · TIPS trial\nJun-ho Whitlock, resident, from Queens";
    write(&mut tracker, |it| it.people = both.into());
    let names = |tracker: &Tracker| tracker.people.iter().map(|it| it.name.clone()).collect::<Vec<_>>();
    assert_eq!(tracker.people.len(), 2);
    let rivera = tracker.people.iter().find(|it| it.role == "PD").unwrap().clone();
    assert_eq!((&rivera.programs, &rivera.interviews), (&vec![Id::new("ucsf/ir")], &vec![Id::new("i")]));
    write(&mut tracker, |it| it.people = "dr a rivera (PD) · ri-VEH-ra · TIPS trial".into());
    assert_eq!(names(&tracker), ["dr a rivera"], "one that nothing else tells of goes");
    assert_eq!(tracker.people.iter().next().unwrap().id, rivera.id, "the same person by the folded name");
    // somebody who got a message stays
    tracker.messages.put(Message { id: Id::new("m"), person: Some(rivera.id.clone()), ..Message::default() });
    write(&mut tracker, |it| it.people.clear());
    assert_eq!(tracker.people.iter().next().unwrap().interviews, []);
}

#[test]
fn a_promise_without_a_day_keeps_its_commas() {
    let home = home();
    let reading = Reading {
        now: NOW.parse().unwrap(),
        home: &home,
        their: None,
        cities: &[],
        season: (parse_day("2026-06-01").unwrap(), parse_day("2027-07-31").unwrap()),
        first_weekday: Weekday::Sun,
        tense: Tense::Season,
    };
    for (line, title, day) in [
        ("write to Ana, Ben and Cleo", "write to Ana, Ben and Cleo", None),
        ("thank them on fri", "thank them", Some("2026-11-27")),
        ("poster, and the slides by 4 dec", "poster, and the slides", Some("2026-12-04")),
        (", fri", ", fri", None),
        ("write the PD in 3 days", "write the PD", Some("2026-11-26")),
        ("send the CV dec 1", "send the CV", Some("2026-12-01")),
        ("look at room 3", "look at room 3", None),
    ] {
        let (found, when) = read_promise(line, &reading);
        assert_eq!(
            (found.as_str(), when.map(|it| it.to_string())),
            (title, day.map(str::to_owned)),
            "{line}"
        );
    }
}

#[test]
fn a_line_that_nobody_touched_loses_nothing() {
    let mut tracker = season();
    write(&mut tracker, |it| it.promises = "call them, tomorrow 9am".into());
    write(&mut tracker, |it| it.people = "Dr. A. Rivera (PD) · ri-VEH-ra · TIPS trial".into());
    let person = tracker.people.iter().next().unwrap().clone();
    tracker.people.edit(person.id.as_str(), |row| row.say = "ri-VEH-ra TOHT".into());
    write(&mut tracker, |it| it.promises.push_str("\nsend the poster"));
    write(&mut tracker, |it| it.people.push_str("\nJun Whitlock, resident"));
    let first = tracker.milestones.get(row(&tracker).promises[0].as_str()).unwrap();
    assert_eq!(first.when.as_ref().unwrap().to_string(), "2026-11-24T09:00[America/New_York]");
    let kept = tracker.people.get(person.id.as_str()).unwrap();
    assert_eq!((kept.say.as_str(), kept.talking_point.as_str()), ("ri-VEH-ra TOHT", "TIPS trial"));
}

#[test]
fn a_corrected_line_is_the_same_person() {
    for (from, to) in [
        ("Jun-ho Whitlock", "XJun-ho Whitlock"),
        ("Jun-ho Whitlock (resident) · jun@example.org", "Jim Whitlock (resident) · jun@example.org"),
        ("Dr. Okonjo", "Dr. Caspian Okonjo, MD (APD)"),
        ("Kim (PD) · TIPS trial", "Young-Ja Baek (PD) · TIPS trial"),
    ] {
        let mut tracker = season();
        let others = "Dr. A. Rivera (PD)\nSam Osei, coordinator";
        write(&mut tracker, |it| it.people = format!("{others}\n{from}"));
        let ids: Vec<Id> = tracker.people.iter().map(|it| it.id.clone()).collect();
        write(&mut tracker, |it| it.people = it.people.replace(from, to));
        assert!(tracker.people.iter().any(|it| person_line(it) == to), "{to}");
        assert_eq!(tracker.people.iter().map(|it| it.id.clone()).collect::<Vec<_>>(), ids, "{from}");
    }
}

#[test]
fn another_person_in_the_place_of_one_is_a_new_row() {
    let mut tracker = season();
    write(&mut tracker, |it| it.people = "Dr. A. Rivera (PD)\nSam Osei, coordinator".into());
    let before: Vec<Id> = tracker.people.iter().map(|it| it.id.clone()).collect();
    write(&mut tracker, |it| it.people = "Dr. A. Rivera (PD)\nJo Blum, coordinator".into());
    let blum = tracker.people.iter().find(|it| it.name == "Jo Blum").unwrap();
    assert!(!before.contains(&blum.id));
    assert_eq!(tracker.people.len(), 2);
}

#[test]
fn people_come_back_as_they_were_typed() {
    let mut tracker = season();
    let names = ["Zoe Abt", "Max Ode", "Ana Zorn", "Kim Bo", "Lu Xi", "Jo Blum", "Al Fry", "Eve Cox"];
    write(&mut tracker, |it| it.people = names.join("\n"));
    assert_eq!(tracker.write_up("i").people, names.join("\n"));
    write(&mut tracker, |it| it.people.push_str("\nBea Jones"));
    assert_eq!(tracker.write_up("i").people, format!("{}\nBea Jones", names.join("\n")));
}

#[test]
fn people_who_go_are_counted() {
    let mut tracker = season();
    let mut ids = IdSource::new(5);
    assert_eq!(tracker.set_people("i", "Dr. A. Rivera\nSam Osei", &mut ids), "");
    assert_eq!(tracker.set_people("i", "Sam Osei", &mut ids), "1 person taken out");
    assert_eq!(tracker.set_people("i", "", &mut ids), "1 person taken out");
}
