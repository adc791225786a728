use super::*;
use crate::{
    data::Data,
    domain::{checklist::checklist, naming::Naming, tables::Match},
};
use chrono::Weekday;
use std::collections::BTreeSet;

pub(crate) const NOW: &str = "2026-11-23T14:20:00Z";

/// A season of these tables, given as JSON without the outer braces.
pub(crate) fn season(tables: &str) -> Tracker {
    let text = format!(
        r#"{{"app":"fluoro","schema":1,"id":"5be0c3a19d7f2468","profile":{{"match":"main","season":"2027","submitted":"2026-09-02",
        "specialties":["dr","ir"],"home_zone":"America/New_York"}},{tables}}}"#
    );
    crate::store::decode(text.as_bytes()).unwrap().tracker
}

pub(crate) fn stamp(text: &str) -> Stamp {
    text.parse().unwrap()
}

pub(crate) fn home() -> Zone {
    Zone::get("America/New_York").unwrap()
}

fn made(tracker: &Tracker, now: &str) -> Vec<Item> {
    let data = Data::new();
    let facts = data.season("2027", tracker.profile.kind.unwrap_or(Match::Main));
    let dates = own_dates(&facts.dates, tracker);
    let today = stamp(now).utc().date();
    let groups = checklist(tracker, data.components(), data.groups(), &dates, (CHECKLIST, today));
    let met = Encounters::of(tracker);
    let (home, now, naming) = (home(), stamp(now), Naming::long());
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
    agenda(&sources)
}

/// Kind, band and title of what isn't of the official calendar.
fn own(tracker: &Tracker, now: &str) -> Vec<String> {
    let mut items = made(tracker, now);
    items.retain(|it| !matches!(it.origin, Origin::Official(_)) && it.confidence.is_none());
    let place = |it: &Item| it.place(stamp(now), &home(), Weekday::Sun);
    items.sort_by_key(place);
    items.iter().map(|it| format!("{} {:?} {}", it.origin.word(), place(it).0, it.title)).collect()
}

fn official(items: &[Item], id: &str) -> Item {
    items.iter().find(|it| it.origin == Origin::Official(Id::new(id))).unwrap().clone()
}

#[test]
fn one_invitation_is_one_line_and_each_date_it_offers_another() {
    let row = |state: &str, more: &str| {
        season(&format!(
            r#""programs":[{{"id":"p","name":"UCSF","specialty":"ir"}}],"interviews":[{{"id":"i","programs":["p"],"state":"{state}",
            "invited":"2026-11-23T13:40:00Z","offered":{{"2026-12-03T09:00[America/Los_Angeles]":"free",
            "2026-12-08T09:00[America/Los_Angeles]":"held","2026-12-09T09:00[America/Los_Angeles]":"gone"}}{more}}}]"#
        ))
    };
    let expected = [
        "reply Today Invitation, unanswered: UCSF IR",
        "offered Next Offered: UCSF IR",
        "offered Next Held: UCSF IR",
    ];
    assert_eq!(own(&row("unanswered", ""), NOW), expected);
    let held = row("held", r#","when":"2026-12-08T09:00[America/Los_Angeles]","reply_by":"2026-11-30""#);
    let expected = [
        "reply ThisWeek Answer the hold: UCSF IR",
        "offered Next Offered: UCSF IR",
        "interview Next Interview UCSF IR",
    ];
    assert_eq!(
        own(&held, NOW),
        expected,
        "the held date stands there once, the answer is lifted 14 d before"
    );
    for state in ["scheduled", "i-declined", "they-canceled", "waitlisted"] {
        assert_eq!(own(&row(state, ""), NOW), [""; 0], "{state}");
    }
}

const DONE: &str = r#""programs":[{"id":"p","name":"UCSF","specialty":"ir"}],
    "people":[{"id":"a","name":"A","programs":["p"],"interviews":["i"]},{"id":"b","name":"B","programs":["p"],"interviews":["i"]}]"#;

fn interviewed(more: &str, rest: &str) -> Tracker {
    season(&format!(
        r#"{DONE},"interviews":[{{"id":"i","programs":["p"],"state":"scheduled","when":"2026-11-20T09:00[America/New_York]","minutes":60{more}}}]{rest}"#
    ))
}

#[test]
fn a_write_up_is_owed_for_a_day_from_the_end_on() {
    let season = interviewed("", "");
    assert_eq!(own(&season, "2026-11-20T14:59:59Z").len(), 1, "it is still on");
    assert_eq!(
        next_owed(&season, stamp("2026-11-20T14:59:59Z"), &home()),
        Some(stamp("2026-11-20T15:00:00Z"))
    );
    let lines = own(&season, "2026-11-20T15:00:00Z");
    assert!(lines.contains(&"write-up ThisWeek Write-up owed: UCSF IR".to_owned()), "{lines:?}");
    let items = made(&season, "2026-11-20T15:00:00Z");
    let due = &items.iter().find(|it| it.origin == Origin::WriteUp(Id::new("i"))).unwrap().when;
    assert_eq!(due.to_string(), "2026-11-21T10:00[America/New_York]");
    let late = own(&season, "2026-11-21T15:00:01Z");
    assert!(late.contains(&"write-up Today Write-up owed: UCSF IR".to_owned()), "{late:?}");
    assert_eq!(next_owed(&season, stamp(NOW), &home()), None);
}

#[test]
fn a_write_up_is_done_by_notes_scores_or_a_word() {
    let owed = |more: &str| own(&interviewed(more, ""), NOW).iter().any(|it| it.starts_with("write-up"));
    for done in [
        r#","notes":"x""#,
        r#","notes":"x","notes_at":"2026-11-20T14:30:00Z""#,
        r#","scores":{"case-volume":4}"#,
        r#","scored_at":"2026-11-20T20:00:00Z""#,
        r#","gut":3"#,
        r#","red_flags":"x""#,
        r#","kind":"social""#,
        r#","kind":"second-look""#,
    ] {
        assert!(!owed(done), "{done}");
    }
    assert!(owed(r#","notes":" ""#));
    assert!(
        owed(r#","notes":"ask about call","notes_at":"2026-11-19T20:00:00Z""#),
        "written before: preparation"
    );
    for state in ["i-canceled", "they-canceled", "i-declined", "unanswered", "waitlisted", "held"] {
        let text = interviewed("", "");
        let mut season = text.clone();
        season.interviews.edit("i", |row| row.state = Some(state.parse().unwrap()));
        assert!(
            !own(&season, NOW).iter().any(|it| it.starts_with("write-up") || it.starts_with("thank")),
            "{state}"
        );
    }
}

#[test]
fn thanks_are_owed_to_everybody_met_in_one_line() {
    let line = |rest: &str| own(&interviewed("", rest), NOW).into_iter().find(|it| it.starts_with("thank"));
    assert_eq!(line(""), Some("thank-yous Today Thank-you notes: 2 owed, UCSF IR".into()));
    let message = |state: &str| {
        format!(
            r#","messages":[{{"id":"m","kind":"thank-you","program":"p","person":"a","state":"{state}"}}]"#
        )
    };
    for state in ["sent", "not-needed"] {
        assert_eq!(line(&message(state)), Some("thank-yous Today Thank-you note: 1 owed, UCSF IR".into()));
    }
    for state in ["owed", "drafted"] {
        assert_eq!(line(&message(state)), line(""));
    }
    let mut refused = interviewed("", "");
    refused.programs.edit("p", |row| row.thank_yous = Some(crate::domain::tables::ThankYous::Refused));
    assert!(!own(&refused, NOW).iter().any(|it| it.starts_with("thank")));
}

#[test]
fn rules_are_the_users_to_correct() {
    let mut season = interviewed("", "");
    let own_value = crate::domain::tables::Override { value: Some(72.into()), ..Default::default() };
    season.overrides = std::sync::Arc::new([("rules.write_up_hours".to_owned(), own_value)].into());
    let lines = own(&season, NOW);
    assert!(lines.contains(&"write-up Today Write-up owed: UCSF IR".to_owned()), "{lines:?}");
}

#[test]
fn what_closes_for_good_is_lifted_a_fortnight_before_and_advice_never() {
    let bands = |now: &str| {
        let items = made(&season(r#""milestones":[]"#), now);
        ["nrmp-registration", "nrmp-ranking-opens"].map(|id| {
            let item = official(&items, id);
            (item.band(stamp(now), &home(), Weekday::Sun), item.early(stamp(now), &home(), Weekday::Sun))
        })
    };
    let items = made(&season(r#""milestones":[]"#), NOW);
    let leads = |id: &str| official(&items, id).leads.len();
    assert_eq!((leads("nrmp-registration"), leads("match-day"), leads("advice-interviews")), (4, 4, 0));
    // 29 January 23:59 in New York: a fortnight before is from midnight on
    assert_eq!(bands("2027-01-15T04:59:59Z")[0], (Band::Next, None));
    assert_eq!(bands("2027-01-15T05:00:00Z")[0], (Band::ThisWeek, Some(20_160)));
    assert_eq!(bands("2027-01-20T04:59:00Z")[1], (Band::Next, None));
    assert_eq!(bands("2027-01-27T04:59:00Z")[0], (Band::ThisWeek, None), "its own week needs no lift");
    assert_eq!(bands("2026-11-20T04:59:00Z")[0], (Band::Later, None));
    assert_eq!(bands("2027-02-20T04:59:00Z")[0], (Band::Late, None), "its component is open");
    assert_eq!(
        bands("2027-02-20T04:59:00Z")[1],
        (Band::Past, None),
        "what nothing hangs on is past, never late"
    );
}

#[test]
fn an_item_has_lead_times_of_its_own() {
    let task = |leads: &str| {
        season(&format!(r#""milestones":[{{"id":"t","title":"T","when":"2026-12-19"{leads}}}]"#))
    };
    let band = |tracker: &Tracker, now: &str| own(tracker, now)[0].split(' ').nth(1).unwrap().to_owned();
    assert_eq!(band(&task(""), "2026-12-10T15:00:00Z"), "Next");
    assert_eq!(band(&task(r#","lead_minutes":[60,20160]"#), "2026-12-10T15:00:00Z"), "ThisWeek");
    assert_eq!(
        made(&task(r#","lead_minutes":[60,20160]"#), NOW).iter().find(|it| it.title == "T").unwrap().leads[..],
        [20_160, 60]
    );
    let mut short = task("");
    std::sync::Arc::make_mut(&mut short.settings).lead_minutes = vec![30, 60];
    assert_eq!(made(&short, NOW).iter().find(|it| it.title == "T").unwrap().leads[..], [60, 30]);
}

#[test]
fn a_snoozed_task_is_out_of_sight_until_its_day() {
    let task = |until: &str| {
        season(&format!(
            r#""milestones":[{{"id":"t","title":"T","when":"2026-11-20","snoozed_until":"{until}"}}]"#
        ))
    };
    let band = |tracker: &Tracker, now: &str| own(tracker, now)[0].clone();
    assert_eq!(band(&task("2026-11-23"), NOW), "task Late T");
    assert_eq!(band(&task("2026-11-27"), NOW), "task ThisWeek T");
    assert_eq!(band(&task("2026-12-04"), NOW), "task Next T");
    assert_eq!(band(&task("2026-12-04"), "2026-12-04T05:00:00Z"), "task Late T", "from its midnight on");
    let items = made(&task("2026-12-04"), NOW);
    let item = items.iter().find(|it| it.title == "T").unwrap();
    assert_eq!(item.when.to_string(), "2026-11-20", "its due date stays");
    assert!(!item.is_late(stamp(NOW), &home()));
    let early = season(
        r#""milestones":[{"id":"t","title":"T","when":"2026-12-11","lead_minutes":[30000],"snoozed_until":"2026-12-07"}]"#,
    );
    assert_eq!(band(&early, NOW), "task Next T", "not lifted while it sleeps");
    let official_row = season(r#""milestones":[{"id":"nrmp-registration","snoozed_until":"2027-06-01"}]"#);
    assert_eq!(official(&made(&official_row, NOW), "nrmp-registration").snoozed_until, None);
}

#[test]
fn nothing_changes_its_band_before_it_says_so() {
    let season = crate::store::decode(Data::new().sample(Match::Main).as_bytes()).unwrap().tracker;
    let (home, now) = (home(), stamp(NOW));
    for item in made(&season, NOW) {
        let band = item.band(now, &home, Weekday::Sun);
        let midnight = home.midnight(now.utc().date().succ_opt().unwrap());
        let until = item.stand(now, &home, Weekday::Sun).until.unwrap_or(midnight).min(midnight.plus(-1));
        for minutes in (0..).map(|it| now.plus(it * 300)).take_while(|at| *at <= until) {
            assert_eq!(item.band(minutes, &home, Weekday::Sun), band, "{}", item.title);
        }
    }
}

#[test]
fn every_line_is_there_once_and_knows_its_row() {
    let season = crate::store::decode(Data::new().sample(Match::Main).as_bytes()).unwrap().tracker;
    let items = made(&season, NOW);
    let origins: BTreeSet<&Origin> = items.iter().map(|it| &it.origin).collect();
    assert_eq!(origins.len(), items.len());
    for item in items.iter().filter(|it| !matches!(it.origin, Origin::Official(_) | Origin::Component(_))) {
        let (table, id) = item.origin.row();
        assert!(season.has(table, id.as_str()), "{:?}", item.origin);
    }
}
