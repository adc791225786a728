use super::*;

const CAME: &str = "2026-11-23T13:33:00Z";
const NOW: &str = "2026-11-23T14:20:00Z";

fn at(text: &str) -> Stamp {
    text.parse().unwrap()
}

fn when(text: &str) -> When {
    text.parse().unwrap()
}

fn dec(day: u32) -> When {
    when(&format!("2026-12-{day:02}T09:00[America/Los_Angeles]"))
}

fn season() -> Tracker {
    let mut tracker = Tracker::default();
    for id in ["uw/ir", "uw/dr"] {
        let row = Program { id: Id::new(id), name: "UW".into(), ..Program::default() };
        tracker.programs.put(row);
        tracker.set_status(id, Status::Applied, at("2026-09-02T16:00:00Z"));
    }
    tracker
}

fn news(news: News) -> Arrival {
    Arrival {
        news,
        programs: vec![Id::new("uw/ir")],
        at: at(CAME),
        offered: Vec::new(),
        answer: DateAnswer::Open,
        reply_by: None,
        mode: None,
        platform: String::new(),
        link: String::new(),
        text: String::new(),
        people: Vec::new(),
    }
}

fn invitation(answer: DateAnswer) -> Arrival {
    let offered = vec![(dec(3), Some(270)), (dec(8), Some(240)), (when("2026-12-10"), None)];
    Arrival { offered, answer, ..news(News::Invitation) }
}

fn arrive(tracker: &mut Tracker, it: &Arrival) -> Option<Id> {
    let seed = u64::try_from(tracker.interviews.len()).unwrap();
    tracker.arrive(it, at(NOW), &mut IdSource::new(seed))
}

fn only(tracker: &Tracker) -> Interview {
    let all: Vec<_> = tracker.interviews.iter().collect();
    assert_eq!(all.len(), 1);
    Interview::clone(all[0])
}

fn offers(row: &Interview) -> Vec<String> {
    row.offered.iter().map(|(when, offer)| format!("{} {offer}", when.day())).collect()
}

fn status(tracker: &Tracker, id: &str) -> (Status, String) {
    let row = tracker.programs.get(id).unwrap();
    (row.status.unwrap(), row.status_log.last().unwrap().clone())
}

#[test]
fn an_invitation_that_is_left_open_dates_from_when_it_came() {
    let mut tracker = season();
    arrive(&mut tracker, &invitation(DateAnswer::Open)).unwrap();
    let row = only(&tracker);
    assert_eq!(row.state, Some(InterviewState::Unanswered));
    assert_eq!((row.invited, row.replied, row.when.clone()), (Some(at(CAME)), None, None));
    assert_eq!(offers(&row), ["2026-12-03 free", "2026-12-08 free", "2026-12-10 free"]);
    assert_eq!(status(&tracker, "uw/ir"), (Status::Invited, format!("{CAME} invited")));
    assert_eq!(status(&tracker, "uw/dr").0, Status::Applied);
}

#[test]
fn a_date_that_is_taken_leaves_the_others_to_move_to() {
    let mut tracker = season();
    arrive(&mut tracker, &invitation(DateAnswer::Taken(dec(8))));
    let row = only(&tracker);
    assert_eq!((row.state, row.when.clone()), (Some(InterviewState::Scheduled), Some(dec(8))));
    assert_eq!((row.minutes, row.replied), (Some(240), Some(at(NOW))));
    assert_eq!(offers(&row), ["2026-12-03 free", "2026-12-08 taken", "2026-12-10 free"]);
    assert_eq!(status(&tracker, "uw/ir"), (Status::Scheduled, format!("{NOW} scheduled")));
    // another one of them, later: the first is free again
    tracker.accept_offer(row.id.as_str(), &dec(3), at(NOW));
    assert_eq!(offers(&only(&tracker)), ["2026-12-03 taken", "2026-12-08 free", "2026-12-10 free"]);
}

#[test]
fn a_second_mail_adds_its_dates_to_the_open_invitation() {
    let mut tracker = season();
    arrive(&mut tracker, &invitation(DateAnswer::Held(dec(3))));
    assert_eq!(only(&tracker).state, Some(InterviewState::Held));
    let more = Arrival { offered: vec![(dec(15), None)], at: at(NOW), ..news(News::Invitation) };
    arrive(&mut tracker, &more);
    let row = only(&tracker);
    assert_eq!(row.invited, Some(at(CAME)), "the first one invited");
    assert_eq!(offers(&row), ["2026-12-03 held", "2026-12-08 free", "2026-12-10 free", "2026-12-15 free"]);
}

#[test]
fn one_event_can_serve_two_programs() {
    let mut tracker = season();
    let programs = vec![Id::new("uw/ir"), Id::new("uw/dr")];
    arrive(&mut tracker, &Arrival { programs, ..invitation(DateAnswer::Open) });
    assert_eq!(only(&tracker).programs, [Id::new("uw/dr"), Id::new("uw/ir")]);
    assert_eq!(status(&tracker, "uw/dr").0, Status::Invited);
}

#[test]
fn a_moved_date_leaves_the_old_one_behind() {
    let mut tracker = season();
    arrive(&mut tracker, &invitation(DateAnswer::Taken(dec(8))));
    let moved =
        Arrival { offered: vec![(dec(9), Some(60))], answer: DateAnswer::Taken(dec(9)), ..news(News::Moved) };
    arrive(&mut tracker, &moved);
    let row = only(&tracker);
    assert_eq!(
        (row.state, row.when.clone(), row.minutes),
        (Some(InterviewState::Scheduled), Some(dec(9)), Some(60))
    );
    assert_eq!(offers(&row), ["2026-12-03 free", "2026-12-08 gone", "2026-12-09 taken", "2026-12-10 free"]);
    // moved without a new date: it waits for one
    arrive(&mut tracker, &news(News::Moved));
    let row = only(&tracker);
    assert_eq!((row.state, row.when.clone()), (Some(InterviewState::Unanswered), None));
    assert_eq!(offers(&row), ["2026-12-03 free", "2026-12-08 gone", "2026-12-09 gone", "2026-12-10 free"]);
}

#[test]
fn whoever_ended_it_stands_with_the_day() {
    for (what, state, word) in [
        (News::TheyCanceled, InterviewState::TheyCanceled, Status::TheyCanceled),
        (News::ICanceled, InterviewState::ICanceled, Status::ICanceled),
        (News::IDeclined, InterviewState::IDeclined, Status::IDeclined),
        (News::Waitlist, InterviewState::Waitlisted, Status::Waitlisted),
        (News::Rejection, InterviewState::TheyCanceled, Status::TheyRejected),
    ] {
        let mut tracker = season();
        arrive(&mut tracker, &invitation(DateAnswer::Taken(dec(8))));
        arrive(&mut tracker, &news(what));
        assert_eq!(only(&tracker).state, Some(state), "{what}");
        assert_eq!(status(&tracker, "uw/ir"), (word, format!("{CAME} {word}")));
    }
    let mut tracker = season();
    let rejection = Arrival { text: "We regret".into(), ..news(News::Rejection) };
    assert_eq!(arrive(&mut tracker, &rejection), None);
    assert_eq!(tracker.programs.get("uw/ir").unwrap().notes, "We regret", "its words stay with the program");
    assert_eq!(status(&tracker, "uw/ir").0, Status::TheyRejected);
    assert!(tracker.interviews.is_empty());
}

#[test]
fn a_social_is_an_event_of_its_own_and_moves_no_status() {
    let mut tracker = season();
    arrive(&mut tracker, &invitation(DateAnswer::Open));
    let social =
        Arrival { offered: vec![(dec(2), None)], answer: DateAnswer::Taken(dec(2)), ..news(News::Social) };
    arrive(&mut tracker, &social);
    assert_eq!(tracker.interviews.len(), 2);
    assert_eq!(status(&tracker, "uw/ir").0, Status::Invited);
    arrive(&mut tracker, &news(News::Other));
    assert_eq!(tracker.interviews.len(), 2, "nothing of an interview changes nothing");
}

#[test]
fn people_and_text_of_the_mail_are_kept_once() {
    let mut tracker = season();
    let person = |email: &str| Person { name: "Jane Roe".into(), email: email.into(), ..Person::default() };
    let mail = |email: &str, text: &str| Arrival {
        people: vec![person(email)],
        text: text.into(),
        ..invitation(DateAnswer::Open)
    };
    arrive(&mut tracker, &mail("", "Dear applicant"));
    arrive(&mut tracker, &mail("jane@example.org", "Once more"));
    let all: Vec<_> = tracker.people.iter().collect();
    assert_eq!((all.len(), all[0].email.as_str()), (1, "jane@example.org"));
    assert_eq!(all[0].interviews, [only(&tracker).id]);
    assert_eq!(only(&tracker).notes, "Dear applicant\n\nOnce more");
}
