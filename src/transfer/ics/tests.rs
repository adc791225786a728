use std::collections::{BTreeMap, BTreeSet};

use icalendar::{
    Calendar, CalendarComponent, Component, DatePerhapsTime, Event, EventLike, EventStatus, parser,
};

use super::*;
use crate::domain::audience::Audience;
use crate::{
    data::Data,
    domain::{
        agenda::{CHECKLIST, Encounters, Sources, agenda, own_dates, tests::*},
        checklist::checklist,
        naming::Naming,
        tables::Match,
        time::{When, Zone},
        tracker::Tracker,
    },
    text::clean,
    transfer::timeline::Part,
};

pub(super) const NOW: &str = "2026-11-24T15:00:00Z";

pub(super) fn exported(tracker: &Tracker, audience: Audience, only: &[Part], now: &str) -> String {
    exported_in(tracker, "2027", "America/New_York", (audience, only), now)
}

fn exported_in(
    tracker: &Tracker,
    year: &str,
    home: &str,
    (audience, only): (Audience, &[Part]),
    now: &str,
) -> String {
    with_input(tracker, (year, home), (audience, only), now, |input| calendar(input).text)
}

pub(super) fn with_input<T>(
    tracker: &Tracker,
    (year, home): (&str, &str),
    (audience, only): (Audience, &[Part]),
    now: &str,
    look: impl FnOnce(&TimelineInput) -> T,
) -> T {
    let data = Data::new();
    let facts = data.season(year, tracker.profile.kind.unwrap_or(Match::Main));
    let dates = own_dates(&facts.dates, tracker);
    let today = stamp(now).utc().date();
    let groups = checklist(tracker, data.components(), data.groups(), &dates, (CHECKLIST, today));
    let met = Encounters::of(tracker);
    let (home, now, naming) = (Zone::get(home).unwrap(), stamp(now), Naming::long());
    let sources = Sources {
        tracker,
        facts: &facts,
        naming: &naming,
        dates: &dates,
        groups: &groups,
        met: &met,
        home: &home,
        now,
    };
    let items = agenda(&sources);
    let items: Vec<&Item> = items.iter().collect();
    look(&TimelineInput {
        tracker,
        facts: &facts,
        dates: &dates,
        items: &items,
        only,
        audience,
        now,
        home: &home,
    })
}

/// What the parser reads, by the part of the name before the `@`.
pub(super) fn read(text: &str) -> BTreeMap<String, Event> {
    let calendar: Calendar = parser::read_calendar(&parser::unfold(text)).unwrap().into();
    let events = calendar.components.into_iter().map(|it| match it {
        CalendarComponent::Event(event) => event,
        other => panic!("{other:?}"),
    });
    let named: Vec<(String, Event)> =
        events.map(|it| (it.get_uid().unwrap().split('@').next().unwrap().to_owned(), it)).collect();
    let all: BTreeMap<String, Event> = named.iter().cloned().collect();
    assert_eq!(all.len(), named.len(), "each name once");
    all
}

fn at(event: &Event, which: fn(&Event) -> Option<DatePerhapsTime>) -> String {
    match which(event) {
        Some(DatePerhapsTime::Date(day)) => day.to_string(),
        Some(DatePerhapsTime::DateTime(icalendar::CalendarDateTime::Utc(at))) => {
            at.format("%Y-%m-%dT%H:%M:%SZ").to_string()
        }
        other => format!("{other:?}"),
    }
}

pub(super) fn start(event: &Event) -> String {
    at(event, Event::get_start)
}

fn end(event: &Event) -> String {
    at(event, Event::get_end)
}

pub(super) fn status(event: &Event) -> &str {
    event.property_value("STATUS").unwrap()
}

/// The form that RFC 5545 asks of every line.
fn well_formed(text: &str) {
    assert!(text.starts_with("BEGIN:VCALENDAR\r\n") && text.ends_with("END:VCALENDAR\r\n"));
    assert_eq!(text.matches('\n').count(), text.matches("\r\n").count());
    assert_eq!(text.matches('\r').count(), text.matches("\r\n").count());
    for line in text.split("\r\n") {
        assert!(line.len() <= 75, "{} octets: {line}", line.len());
    }
    for line in text.replace("\r\n ", "").split("\r\n") {
        assert_eq!(clean(line), line);
    }
}

#[test]
fn every_official_date_is_the_same_instant_in_every_home_zone() {
    let season = season(r#""milestones":[]"#);
    for year in ["2025", "2026", "2027"] {
        let facts = Data::new().season(year, Match::Main);
        for home in
            ["America/New_York", "America/Los_Angeles", "America/Phoenix", "Pacific/Honolulu", "Asia/Kolkata"]
        {
            let text = exported_in(&season, year, home, (Audience::Me, &[Part::Official]), NOW);
            well_formed(&text);
            let events = read(&text);
            assert!(events.len() > 12, "{year}: {}", events.len());
            for date in facts.dates.iter().filter(|it| it.kind != DateKind::Advice) {
                let event = &events[&format!("{}.official", date.id)];
                let expected = match &date.when {
                    When::Day(day) => day.to_string(),
                    When::At(moment) => moment.instant().to_string(),
                };
                assert_eq!(start(event), expected, "{} from {home}", date.id);
            }
        }
    }
}

pub(super) const ROWS: &str = r#""programs":[{"id":"a/ir","name":"Alpha","specialty":"ir","city":"Chicago","state":"IL","deadline":"2026-12-04"}],
    "interviews":[
    {"id":"done","programs":["a/ir"],"state":"scheduled","when":"2026-12-10T08:00[America/Chicago]","minutes":270,"mode":"video","link":"https://example.org/x","logistics":"Dress, tie; no\\hat",
     "reply_by":"2026-12-01","offered":{"2026-12-10T08:00[America/Chicago]":"taken","2026-12-11T08:00[America/Chicago]":"free","2026-11-20T08:00[America/Chicago]":"free"}},
    {"id":"open","programs":["a/ir"],"state":"unanswered","invited":"2026-11-24T14:00:00Z","offered":{"2026-12-17T08:00[America/Chicago]":"free"}},
    {"id":"off","programs":["a/ir"],"state":"they-canceled","when":"2026-12-18T09:00[America/New_York]","mode":"in-person"},
    {"id":"day","programs":["a/ir"],"state":"held","when":"2026-12-19"}],
    "rotations":[{"id":"rot","kind":"away","host":"Beta","from":"2027-01-04","until":"2027-01-29","state":"accepted","reply_by":"2026-12-20"}],
    "milestones":[{"id":"t","title":"Task","when":"2026-12-01","lead_minutes":[60]},{"id":"d","title":"Did","when":"2026-12-01","done":"2026-11-01T10:00:00Z"}]"#;

#[test]
fn what_is_exported_reads_back() {
    let season = season(ROWS);
    let text = exported(&season, Audience::Me, &[], NOW);
    well_formed(&text);
    let unfolded = text.replace("\r\n ", "");
    assert!(
        unfolded.contains(r"\nDress\, tie\; no\\hat") && unfolded.contains(r"LOCATION:Chicago\, IL"),
        "{unfolded}"
    );
    let events = read(&text);
    let interview = &events["done.interview"];
    assert_eq!(
        (start(interview), end(interview)),
        ("2026-12-10T14:00:00Z".into(), "2026-12-10T18:30:00Z".into())
    );
    assert_eq!(interview.get_summary(), Some("Interview Alpha IR"));
    assert_eq!(interview.get_location(), Some("video"));
    assert_eq!(interview.get_url(), Some("https://example.org/x"));
    assert_eq!(
        interview.get_description(),
        Some(
            "09:00 in New York · 08:00 in Chicago\n270 min\nvideo\nhttps://example.org/x\nDress, tie; no\\hat"
        )
    );
    assert_eq!(status(interview), "CONFIRMED");
    assert_eq!(
        (status(&events["off.interview"]), end(&events["off.interview"])),
        ("CANCELLED", "2026-12-18T18:00:00Z".into()),
        "its length isn't known: the usual one"
    );
    let about = events["off.interview"].get_description().unwrap();
    assert!(about.contains("not stated, the usual 240 min are kept free"), "{about}");
    assert_eq!(events["off.interview"].get_location(), Some("Chicago, IL"));
    assert_eq!(
        (start(&events["day.interview"]), end(&events["day.interview"])),
        ("2026-12-19".into(), "2026-12-20".into())
    );
    assert_eq!(status(&events["day.interview"]), "TENTATIVE");
    assert_eq!(
        (start(&events["rot.rotation"]), end(&events["rot.rotation"])),
        ("2027-01-04".into(), "2027-01-30".into()),
        "an end is the day after"
    );
    assert_eq!(start(&events["a/ir.deadline"]), "2026-12-04");
    assert!(
        !events.keys().any(|it| it.starts_with("advice-") || it == "open.reply"),
        "neither advice nor an age"
    );
}

#[test]
fn what_is_left_out_is_said_and_all_else_is_in() {
    let tracker = season(ROWS);
    let said = |tracker: &Tracker, audience, only: &[Part]| {
        with_input(tracker, ("2027", "America/New_York"), (audience, only), NOW, |input| {
            let events = read(&calendar(input).text);
            let named = |it: &&&Item| events.contains_key(&event::name(&it.origin));
            let missing = input.shown().len() - input.shown().iter().filter(named).count();
            (left_out(input), missing)
        })
    };
    let (words, missing) = said(&tracker, Audience::Me, &[]);
    assert_eq!(
        words.unwrap(),
        format!(
            "{missing} dates are left out: advice, offers and invitations without an answer, which no calendar could take back"
        )
    );
    assert_eq!(
        said(&tracker, Audience::Me, &[Part::Interviews]).0.unwrap(),
        "2 dates are left out: offers and invitations without an answer, which no calendar could take back"
    );
    assert_eq!(said(&tracker, Audience::Me, &[Part::Own]), (None, 0));
    assert_eq!(said(&tracker, Audience::Clerkship, &[]).0, None);
    let done = self::season(
        r#""programs":[{"id":"p","name":"P"}],"interviews":[{"id":"i","programs":["p"],"state":"done","when":"2026-11-20","minutes":60}]"#,
    );
    assert_eq!(
        said(&done, Audience::Me, &[Part::Interviews]).0.unwrap(),
        "1 date is left out: what is owed, which no calendar could take back"
    );
}

#[test]
fn a_second_import_updates() {
    let mut season = season(ROWS);
    let uids = |text: &str| -> BTreeSet<String> {
        text.split("\r\n").filter(|it| it.starts_with("UID:")).map(str::to_owned).collect()
    };
    let first = exported(&season, Audience::Me, &[], NOW);
    assert_eq!(first, exported(&season, Audience::Me, &[], NOW), "the same at the same time");
    season
        .interviews
        .edit("done", |row| row.when = Some("2026-12-11T08:00[America/Chicago]".parse().unwrap()));
    let second = exported(&season, Audience::Me, &[], "2026-11-25T15:00:00Z");
    assert_eq!(uids(&first), uids(&second));
    assert!(uids(&first).contains("UID:done.interview@5be0c3a19d7f2468.fluoro"));
    let (first, second) = (read(&first), read(&second));
    assert_eq!(start(&second["done.interview"]), "2026-12-11T14:00:00Z");
    for (name, event) in &first {
        assert_eq!(event.get_sequence(), Some(471_780), "minutes since the year began");
        assert_eq!(second[name].get_sequence(), Some(471_780 + 1_440));
    }
    assert_eq!(revision(stamp("2025-06-01T00:00:00Z")), 0);
}

#[test]
fn alarms_are_the_lead_times_of_what_is_open() {
    let text = exported(&season(ROWS), Audience::Me, &[], "2026-11-01T15:00:00Z");
    let calendar: Calendar = parser::read_calendar(&parser::unfold(&text)).unwrap().into();
    let triggers = |name: &str| -> Vec<String> {
        let event = calendar
            .components
            .iter()
            .filter_map(|it| it.as_event())
            .find(|it| it.get_uid().unwrap().starts_with(name));
        let alarms = event.unwrap().components().iter();
        alarms.map(|it| it.property_value("TRIGGER").unwrap().to_owned()).collect()
    };
    assert_eq!(triggers("t.task"), ["PT9H"], "in the morning, not at night");
    assert_eq!(triggers("a/ir.deadline"), ["-P13DT15H", "-P2DT15H", "-PT15H"], "no hours before a whole day");
    assert_eq!(triggers("day.interview"), ["-P13DT15H", "-P2DT15H", "-PT15H"]);
    assert_eq!(triggers("rot.rotation"), [""; 0], "nothing to be reminded of");
    assert_eq!(triggers("d.task"), [""; 0], "it is done");
    assert_eq!(triggers("off.interview"), [""; 0]);
    assert_eq!(triggers("done.interview").len(), 4);
    assert_eq!(triggers("nrmp-registration.official"), ["-PT20160M", "-PT4320M", "-PT1440M", "-PT120M"]);
}

#[test]
fn hostile_texts_stay_texts() {
    let evil =
        r"x\r\nATTENDEE:mailto:m@x.org\nEND:VEVENT\u001b]0;t\u0007\u202e\u2028\u0085,;\\n\\ END=:é東👩‍⚕️ ";
    let rows = ROWS
        .replace("Alpha", &evil.repeat(5))
        .replace("Task", evil)
        .replace("https://example.org/x", r"https://x.org/\r\nATTENDEE:mailto:m@x.org")
        .replace("Dress", &"é東".repeat(2_000))
        .replace("\"id\":\"t\"", r#""id":"t\r\nATTENDEE:x""#);
    let season = season(&rows);
    let text = exported(&season, Audience::Me, &[], NOW);
    well_formed(&text);
    let lines: Vec<&str> = text.split("\r\n").collect();
    assert!(!lines.iter().any(|it| it.starts_with("ATTENDEE")), "{text}");
    assert_eq!(text.matches("\r\nBEGIN:VEVENT").count(), text.matches("\r\nEND:VEVENT").count());
    let events = read(&text);
    let task = events.values().find(|event| {
        event.get_uid().unwrap().contains(".task")
            && event.get_status() == Some(EventStatus::Confirmed)
            && event.get_summary() != Some("Did")
    });
    let title = &season.milestones.iter().find(|it| it.done.is_none()).unwrap().title;
    assert_eq!(task.unwrap().get_summary(), Some(&*clean(title)));
    assert_eq!(events["done.interview"].get_url(), None, "no address of the web");
}

#[test]
fn the_clerkship_office_gets_days_and_nothing_else() {
    let text = exported(&season(ROWS), Audience::Clerkship, &[], NOW);
    well_formed(&text);
    for word in ["Alpha", "Chicago", "Interview Alpha", "example.org", "Task", "Beta", "VALARM"] {
        assert!(!text.contains(word), "{word}: {text}");
    }
    let events = read(&text);
    let names: Vec<&String> = events.keys().collect();
    assert_eq!(names, ["2026-12-10.away", "2026-12-19.away"]);
    assert_eq!(start(&events["2026-12-19.away"]), "2026-12-19");
}

#[test]
fn others_than_the_applicant_get_no_own_tasks_and_no_links() {
    for audience in [Audience::Adviser, Audience::Partner] {
        let own_due = format!(r#"{ROWS},"components":[{{"id":"c","title":"Passport","due":"2026-12-03"}}]"#);
        assert!(exported(&season(&own_due), Audience::Me, &[], NOW).contains("Passport"));
        let text = exported(&season(&own_due), audience, &[], NOW);
        for word in ["Task", "Dress", "example.org/x", "Passport"] {
            assert!(!text.contains(word), "{word} for {audience}");
        }
        assert!(text.contains("Interview Alpha IR"));
    }
}
