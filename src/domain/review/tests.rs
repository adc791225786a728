use super::*;
use crate::{
    data::Data,
    domain::{
        agenda::{CHECKLIST, own_dates, tests::*},
        checklist::checklist,
        tables::{Match, Progress, Status},
        time::Moment,
    },
};

const PROGRAMS: &str = r#""programs":[
    {"id":"b","name":"Beta","specialty":"ir","city":"Boston","state":"MA","time_zone":"America/New_York"},
    {"id":"c","name":"Gamma","specialty":"ir","city":"Chicago","state":"IL"},
    {"id":"s/dr","catalog":"s","name":"Sigma","specialty":"dr","city":"Seattle","state":"WA"},
    {"id":"s/ir","catalog":"s","name":"Sigma","specialty":"ir","city":"Seattle","state":"WA"}]"#;

pub(super) fn interview(id: &str, program: &str, when: &str, more: &str) -> String {
    format!(r#"{{"id":"{id}","programs":["{program}"],"state":"scheduled","when":"{when}"{more}}}"#)
}

pub(super) fn of(interviews: &[String], rest: &str) -> Tracker {
    season(&format!(r#"{PROGRAMS},"interviews":[{}]{rest}"#, interviews.join(",")))
}

pub(super) fn reviewed(tracker: &Tracker, now: &str) -> Vec<Warning> {
    let data = Data::new();
    let facts = data.season("2027", tracker.profile.kind.unwrap_or(Match::Main));
    let dates = own_dates(&facts.dates, tracker);
    let today = stamp(now).utc().date();
    let groups = checklist(tracker, data.components(), data.groups(), &dates, (CHECKLIST, today));
    let home = tracker.profile.home_zone.clone().unwrap();
    review(&Input {
        tracker,
        facts: &facts,
        naming: &Naming::long(),
        cautions: data.cautions(),
        met: &Encounters::of(tracker),
        lookup: &Lookup::new(tracker, Vec::new()),
        groups: &groups,
        now: stamp(now),
        home: &home,
    })
}

/// Those about interviews and rotations.
pub(super) fn warnings(tracker: &Tracker, now: &str) -> Vec<Warning> {
    let mut all = reviewed(tracker, now);
    all.retain(|it| it.target.0 != Table::Components && !it.rule.starts_with("sent-"));
    all
}

pub(super) fn ids(tracker: &Tracker) -> Vec<String> {
    warnings(tracker, NOW).into_iter().map(|it| it.id).collect()
}

#[test]
fn an_unanswered_invitation_says_what_is_known() {
    let row = |more: &str| {
        season(&format!(
            r#"{PROGRAMS},"interviews":[{{"id":"1","programs":["c"],"state":"unanswered"{more}}}]"#
        ))
    };
    let invited = row(r#","invited":"2026-11-23T13:40:00Z""#);
    let all = warnings(&invited, NOW);
    assert_eq!((all[0].id.as_str(), all[0].tone), ("unanswered:1", Tone::Hard));
    assert_eq!(
        all[0].reason,
        "It came Mon 23 Nov 08:40. Reply by: not stated. Programs must allow at least 48 h, until Wed 25 Nov 08:40; slots may go sooner."
    );
    let later = warnings(&invited, "2026-11-25T14:00:00Z");
    assert!(
        later[0].reason.contains("The 48 h that programs must allow ended Wed 25 Nov 08:40."),
        "{}",
        later[0].reason
    );
    assert_eq!(all[0].fingerprint, later[0].fingerprint, "age is no input");
    assert!(warnings(&row(r#","reply_by":"2026-11-27T17:00[America/Chicago]""#), NOW)[0].reason.contains(
        "When it came isn't known. They want an answer by Fri 27 Nov 18:00 your time · 17:00 in Chicago."
    ));
    let mut fellow = invited.clone();
    Arc::make_mut(&mut fellow.profile).kind = Some(Match::Fellowship);
    assert!(warnings(&fellow, NOW)[0].reason.contains("No least time to answer is known for this match"));
}

#[test]
fn a_late_cancellation_is_read_from_the_log_of_the_program() {
    let row = |log: &str| {
        let mut tracker = of(&[interview("1", "b", "2026-12-01T09:00[America/New_York]", "")], "");
        tracker
            .interviews
            .edit("1", |row| row.state = Some(crate::domain::tables::InterviewState::ICanceled));
        tracker.programs.edit("b", |row| row.status_log = vec![log.to_owned()]);
        warnings(&tracker, NOW)
    };
    let all = row("2026-11-22T14:00:00Z i-canceled");
    assert_eq!(
        (all[0].id.as_str(), all[0].title.as_str()),
        ("late-cancel:1", "Canceled 9 d before: Beta IR")
    );
    assert_eq!(row("2026-11-17T14:00:00Z i-canceled").len(), 0, "14 days before");
    assert_eq!(row("2026-11-22T14:00:00Z they-canceled").len(), 0);
}

#[test]
fn a_component_open_after_its_deadline_warns() {
    let season = season(
        r#""components":[{"id":"photo","due":"2026-11-20"},{"id":"x","title":"Form","due":"2026-11-20","state":"done"}]"#,
    );
    let all = reviewed(&season, NOW);
    let found: Vec<_> = all.iter().filter(|it| it.rule == "component-late").collect();
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!((found[0].id.as_str(), found[0].tone), ("component-late:photo", Tone::Soft));
    assert!(reviewed(&season, "2026-11-20T15:00:00Z").is_empty(), "not on its day");
    let registration = reviewed(&season, "2027-02-01T15:00:00Z");
    let found = registration.iter().find(|it| it.id == "component-late:nrmp-registration").unwrap();
    assert_eq!(found.tone, Tone::Hard);
}

#[test]
fn what_is_set_aside_comes_back_when_its_inputs_change() {
    let nine = "2026-12-09T09:00[America/New_York]";
    let mut tracker = of(&[interview("1", "b", nine, ""), interview("2", "c", nine, "")], "");
    let all = warnings(&tracker, NOW);
    assert_eq!(open(&all, &tracker.dismissed).len(), 1);
    tracker.dismiss(&all[0], " one is a recording ", stamp(NOW));
    assert_eq!(tracker.dismissed["overlap:1:2"].reason, "one is a recording");
    assert_eq!(open(&warnings(&tracker, NOW), &tracker.dismissed).len(), 0);
    tracker.interviews.edit("1", |row| row.notes = "x".into());
    assert_eq!(open(&warnings(&tracker, NOW), &tracker.dismissed).len(), 0, "notes are no input");
    let mut longer = tracker.clone();
    longer.interviews.edit("1", |row| row.minutes = Some(30));
    assert_eq!(open(&warnings(&longer, NOW), &longer.dismissed).len(), 1);
    assert!(tracker.bring_back("overlap:1:2") && !tracker.bring_back("overlap:1:2"));
    assert_eq!(open(&warnings(&tracker, NOW), &tracker.dismissed).len(), 1);
}

#[test]
fn an_offer_says_what_it_would_bring() {
    let mut tracker =
        of(&[interview("1", "b", "2026-12-10T09:00[America/New_York]", r#","minutes":240"#)], "");
    let invited = r#"{"id":"2","programs":["c"],"state":"unanswered","minutes":60}"#;
    tracker.interviews.put(serde_json::from_str(invited).unwrap());
    let data = Data::new();
    let facts = data.season("2027", Match::Main);
    let (home, naming) = (Zone::get("America/New_York").unwrap(), Naming::long());
    let input = Input {
        tracker: &tracker,
        facts: &facts,
        naming: &naming,
        cautions: &Cautions::default(),
        met: &Encounters::default(),
        lookup: &Lookup::default(),
        groups: &[],
        now: stamp(NOW),
        home: &home,
    };
    let brings = |when: &str| {
        let moment: Moment = when.parse().unwrap();
        if_taken(&input, &Id::new("2"), &moment).into_iter().map(|it| it.id).collect::<Vec<_>>()
    };
    assert_eq!(brings("2026-12-03T12:00[America/New_York]"), [""; 0]);
    assert_eq!(brings("2026-12-10T10:00[America/New_York]"), ["overlap:1:2"]);
}

#[test]
fn every_warning_of_the_sample_has_a_rule_a_reason_and_a_source() {
    let sample = crate::store::decode(Data::new().sample(Match::Main).as_bytes()).unwrap().tracker;
    let all = reviewed(&sample, NOW);
    let rules: Vec<&str> = all.iter().map(|it| it.rule).collect();
    assert!(
        rules.contains(&"overlap") && rules.contains(&"unanswered") && rules.contains(&"gap"),
        "{rules:?}"
    );
    for it in &all {
        assert!(RULES.iter().any(|rule| rule.id == it.rule), "{}", it.rule);
        assert!(!it.title.is_empty() && !it.reason.is_empty() && !it.source.is_empty(), "{it:?}");
        assert_eq!(it.fingerprint.len(), 16);
    }
    let mut ids: Vec<&String> = all.iter().map(|it| &it.id).collect();
    ids.dedup();
    assert_eq!(ids.len(), all.len());
    let dismissed: Vec<&Warning> = all.iter().filter(|it| it.is_dismissed(&sample.dismissed)).collect();
    assert_eq!(
        dismissed.len(),
        sample.dismissed.len(),
        "{:?}",
        all.iter().map(|it| (&it.id, &it.fingerprint)).collect::<Vec<_>>()
    );
}

#[test]
fn thousands_at_once_cost_no_thousands_squared() {
    let nine = "2026-12-09T09:00[America/New_York]";
    let rows: Vec<String> = (0..5_000)
        .map(|n| interview(&format!("{n:05}"), if n % 2 == 0 { "b" } else { "c" }, nine, ""))
        .collect();
    let all = warnings(&of(&rows, ""), NOW);
    assert!(all.len() <= 5_000 * 16, "{}", all.len());
}

#[test]
fn a_program_that_takes_no_applications_in_the_usual_way_is_named_while_it_goes_on() {
    let row = |id: &str, specialty: &str, more: &str| {
        let row = format!(
            r#"{{"id":"{id}/{specialty}","catalog":"{id}","name":"It","specialty":"{specialty}"{more}}}"#
        );
        season(&format!(r#""programs":[{row}]"#))
    };
    let found = |tracker: &Tracker| -> Vec<String> {
        let all = warnings(tracker, NOW).into_iter().filter(|it| it.rule == "usual-way");
        all.map(|it| format!("{} | {} | {}", it.title, it.reason, it.source)).collect()
    };
    let combined = found(&row("massachusetts-general-hospital-mgb", "ir", ""));
    assert_eq!(combined.len(), 1, "{combined:?}");
    assert!(combined[0].starts_with("Applications go to another program: It · IR | "), "{combined:?}");
    assert!(combined[0].contains("4162400005") && combined[0].contains("June 2026"), "{combined:?}");
    let military = found(&row("tripler-army-medical-center", "dr", ""));
    assert!(military[0].starts_with("Recruits through the military"), "{military:?}");
    let left = found(&row("hennepin-healthcare", "ty", ""));
    assert!(
        left[0].starts_with("Not in ERAS this season") && left[0].contains("Not Participating"),
        "{left:?}"
    );
    assert_eq!(found(&row("carney-hospital", "ty", "")).len(), 1, "two things are said in one warning");
    assert_eq!(found(&row("carney-hospital", "ty", r#","status":"i-withdrew""#)), [""; 0]);
    assert_eq!(found(&row("massachusetts-general-hospital-mgb", "ir-independent", "")), [""; 0]);
}

/// Two programs applied to on 2 Sep, and one that is only planned, with an exam.
fn with_exam(exam: &str) -> Tracker {
    let mut tracker = of(&[], &format!(r#","exams":[{{"id":"usmle-step-2-ck","title":"Step 2 CK"{exam}}}]"#));
    for id in ["b", "c"] {
        tracker.set_status(id, Status::Applied, stamp("2026-09-02T13:00:00Z"));
    }
    tracker.set_status("s/ir", Status::Planned, stamp("2026-09-02T13:00:00Z"));
    tracker
}

fn new_score(tracker: &Tracker) -> Option<Warning> {
    warnings(tracker, NOW).into_iter().find(|it| it.rule == "new-score")
}

#[test]
fn a_score_after_the_transcript_stands_until_it_is_sent_again() {
    let warning = |more: &str| new_score(&with_exam(more));
    let found = warning(r#","released":"2026-09-02","score_posted":"2026-10-14""#).unwrap();
    assert_eq!(found.title, "New score not sent: Step 2 CK");
    let words = ["2 programs", "posted Wed 14 Oct", "released Wed 2 Sep", "send the transcript again"];
    assert!(words.iter().all(|it| found.reason.contains(it)), "{}", found.reason);
    assert!(found.source.contains("2027") && found.source.contains("MyERAS user guide"), "{}", found.source);
    for (dates, is_told) in [
        (r#","released":"2026-09-02","score_posted":"2026-09-02""#, false),
        (r#","released":"2026-09-02","score_posted":"2026-09-03""#, true),
        (r#","released":"2026-09-02","score_posted":"2026-09-01""#, false),
        (r#","score_posted":"2026-10-14""#, false),
        (r#","released":"2026-09-02""#, false),
        (r#","released":"2026-09-02","score_posted":"2026-10-14","resent":["2026-10-13"]"#, true),
        (r#","released":"2026-09-02","score_posted":"2026-10-14","resent":["2026-10-14"]"#, false),
        (r#","released":"2026-10-14","score_posted":"2026-10-14""#, false),
        (
            r#","released":"2026-09-02","score_posted":"2026-10-14","resent":["2026-09-20","2026-10-20"]"#,
            false,
        ),
    ] {
        assert_eq!(warning(dates).is_some(), is_told, "{dates}");
    }
}

#[test]
fn a_transcript_without_a_day_went_with_the_application() {
    let mut tracker = with_exam(r#","score_posted":"2026-10-14""#);
    assert_eq!(new_score(&tracker), None, "nobody says that it is out");
    tracker.edit_component(&Id::new("usmle-transcript"), |it| it.state = Some(Progress::Done));
    let found = new_score(&tracker).unwrap();
    assert!(found.reason.contains("the application went out Wed 2 Sep"), "{}", found.reason);
    tracker.exams.edit("usmle-step-2-ck", |it| it.score_posted = "2026-09-02".parse().ok());
    assert_eq!(new_score(&tracker), None, "it was there on that day");
    tracker.exams.edit("usmle-step-2-ck", |it| it.score_posted = "2026-09-03".parse().ok());
    assert!(new_score(&tracker).is_some());
    tracker.exams.edit("usmle-step-2-ck", |it| it.resent = vec!["2026-09-03".parse().unwrap()]);
    assert_eq!(new_score(&tracker), None, "sent again");
}

#[test]
fn only_programs_that_were_applied_to_before_wait_for_a_new_score() {
    let mut tracker = with_exam(r#","released":"2026-08-30","score_posted":"2026-09-02""#);
    assert_eq!(new_score(&tracker), None, "they were applied to on that day");
    tracker.exams.edit("usmle-step-2-ck", |it| it.score_posted = "2026-09-03".parse().ok());
    assert!(new_score(&tracker).unwrap().reason.contains("2 programs"));
    tracker.set_status("b", Status::TheyRejected, stamp("2026-10-01T13:00:00Z"));
    assert!(new_score(&tracker).unwrap().reason.contains("1 program you"));
    Arc::make_mut(&mut tracker.profile).kind = Some(Match::Fellowship);
    assert_eq!(new_score(&tracker), None, "that is MyERAS's rule for residency");
}

#[test]
fn more_than_a_limit_is_kept_and_told() {
    let over = |count: &str, number: u32| {
        let mut tracker = of(&[], "");
        Arc::make_mut(&mut tracker.profile).counts.insert(count.into(), number.into());
        reviewed(&tracker, NOW).into_iter().find(|it| it.rule == "over-limit")
    };
    for (count, most) in [("experiences", 10), ("most_meaningful", 3), ("starred", 3)] {
        assert_eq!(over(count, most), None, "{count}");
        let found = over(count, most + 1).unwrap();
        assert!(found.title.contains(&format!("{}, the limit is {most}", most + 1)), "{}", found.title);
        assert!(found.reason.contains("2027") && found.source.contains("aamc.org"), "{found:?}");
    }
    assert_eq!(over("scholarly", 40), None, "nobody limits them");
    assert_eq!(over("procedures", 4_000), None, "that is the least, not the most");
}
