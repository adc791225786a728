//! Pasted mails about interviews and what is read of them: each file in `data/mails` with what is expected beside it.
//! `MAILS_UPDATE=1` writes what is read, to be looked at by eye.
#![allow(clippy::unwrap_used, reason = "the helpers of tests are tests")]

#[path = "mail/hostile.rs"]
mod hostile;
#[path = "mail/words.rs"]
mod words;

use std::{
    fs,
    path::PathBuf,
    sync::{Arc, OnceLock},
};

use fluoro::{
    data::{Data, catalog::new_program},
    domain::{
        naming::Naming,
        rows::Rows,
        season::Season,
        tables::{Match, Program},
        time::{Stamp, When, Zone},
        tracker::Tracker,
    },
    transfer::mail::{Mail, MailInput, Offered, Read, read_mail},
};

/// Monday 23 November 2026, 10:30 in New York.
const NOW: &str = "2026-11-23T15:30:00Z";

/// The programs of the season.
const PROGRAMS: &[&str] = &[
    "duke-university/ir",
    "duke-university/dr",
    "emory-university/ir",
    "mayo-clinic-arizona/ir",
    "stanford-university/ir",
    "stanford-university/dr",
    "ucsf/ir",
    "university-of-miami-jackson/ir",
    "university-of-pennsylvania/ir",
    "university-of-washington/ir",
    "ut-southwestern/ir",
    "uthealth-houston-mcgovern/ir",
    "washington-university-mallinckrodt/ir",
    "washington-university-mallinckrodt/ty",
];

fn data() -> &'static Data {
    static DATA: OnceLock<Data> = OnceLock::new();
    DATA.get_or_init(Data::new)
}

fn season(home: &str) -> Season {
    season_of(PROGRAMS, home)
}

fn season_of(programs: &[&str], home: &str) -> Season {
    let row = |id: &&str| -> Arc<Program> {
        let (institution, program) = data().catalog().program(id).unwrap();
        Arc::new(new_program(institution, program))
    };
    let programs = Rows::collect(programs.iter().map(row));
    let mut naming = Naming::new(data().nicknames().clone());
    naming.follow(&programs);
    Season {
        tracker: Tracker { programs, ..Tracker::default() },
        facts: data().season("2027", Match::Main),
        naming,
        cautions: data().cautions().clone(),
        now: NOW.parse::<Stamp>().unwrap(),
        local_zone: Zone::get(home).unwrap(),
    }
}

fn read(text: &str, home: &str) -> Mail {
    read_in(&season(home), text)
}

fn read_in(season: &Season, text: &str) -> Mail {
    read_mail(text, &MailInput { season, catalog: data().catalog(), cities: data().cities() })
}

/// Checks that each place is one of the text.
fn check_places(text: &str, mail: &Mail) {
    let Mail {
        kinds,
        sent,
        programs,
        elsewhere,
        offered,
        before,
        unread_dates,
        reply_by,
        unread_reply,
        zone,
        mode,
        platform,
        link,
        people,
    } = mail;
    let mut places = Vec::new();
    places.extend(kinds.iter().map(|it| &it.from));
    places.extend(programs.iter().map(|it| &it.from));
    places.extend(elsewhere.iter().map(|it| &it.from));
    places.extend(offered.iter().map(|it| &it.from));
    places.extend(people.iter().map(|it| &it.from));
    places.extend(before.iter().chain(reply_by).map(|it| &it.from));
    places.extend(zone.iter().map(|it| &it.from));
    places.extend(mode.iter().map(|it| &it.from));
    places.extend(platform.iter().chain(link).map(|it| &it.from));
    places.extend(sent.iter().map(|it| &it.from));
    for place in places.into_iter().chain(unread_dates).chain(unread_reply) {
        assert!(text.get(place.clone()).is_some(), "{place:?}");
    }
    for it in offered {
        let Offered { when, why, choices, .. } = &it.value;
        assert_eq!(it.is_sure, when.is_some(), "{why}");
        assert_eq!(it.is_sure, why.is_empty() && choices.is_empty(), "{why}");
    }
    assert!(!kinds.is_empty());
    assert!(kinds.len() == 1 || kinds.iter().all(|it| !it.is_sure));
}

fn line<T>(name: &str, it: &Read<T>, value: String) -> String {
    let ask = if it.is_sure { "" } else { "?" };
    format!("{name}{ask}: {value}")
}

fn offered(it: &Read<Offered>) -> String {
    let Offered { when, minutes, why, choices } = &it.value;
    let minutes = minutes.map(|it| format!(" {it} min")).unwrap_or_default();
    match when {
        Some(when) => line("date", it, format!("{when}{minutes}")),
        None => {
            let all: Vec<String> = choices.iter().map(|it| it.1.to_string()).collect();
            line("date", it, format!("{}{minutes} ({why})", all.join(" | ")))
        }
    }
}

/// What was read, a line each.
fn told(mail: &Mail) -> String {
    let mut all = Vec::new();
    all.extend(mail.kinds.iter().map(|it| line("kind", it, it.value.to_string())));
    all.extend(mail.programs.iter().map(|it| line("program", it, it.value.to_string())));
    all.extend(mail.elsewhere.iter().map(|it| line("elsewhere", it, it.value.clone())));
    all.extend(mail.offered.iter().map(offered));
    let when = |name, it: &Read<When>| line(name, it, it.value.to_string());
    all.extend(mail.before.iter().map(|it| when("before", it)));
    all.extend(mail.reply_by.iter().map(|it| when("reply by", it)));
    all.extend(mail.unread_dates.iter().map(|_| "dates: unread".to_owned()));
    all.extend(mail.unread_reply.iter().map(|_| "reply by: unread".to_owned()));
    all.extend(mail.zone.iter().map(|it| line("zone", it, it.value.name().to_owned())));
    all.extend(mail.mode.iter().map(|it| line("mode", it, it.value.to_string())));
    all.extend(mail.platform.iter().map(|it| line("platform", it, it.value.clone())));
    all.extend(mail.link.iter().map(|it| line("link", it, it.value.clone())));
    let person = |it: &Read<fluoro::transfer::mail::MailPerson>| {
        line("person", it, format!("{} · {} · {}", it.value.name, it.value.role, it.value.email))
    };
    all.extend(mail.people.iter().map(person));
    all.join("\n") + "\n"
}

fn mails() -> Vec<PathBuf> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/data/mails");
    let mut all: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|it| it.unwrap().path()).collect();
    all.retain(|it| it.extension().is_some_and(|it| it == "txt"));
    all.sort();
    all
}

/// Those whose name ends in `-west` are read in Los Angeles, the others in New York.
fn home(path: &std::path::Path) -> &'static str {
    match path.file_stem().unwrap().to_str().unwrap().ends_with("-west") {
        true => "America/Los_Angeles",
        false => "America/New_York",
    }
}

#[test]
fn each_mail_is_read_as_it_was_meant() {
    let mut wrong = Vec::new();
    let all = mails();
    for path in &all {
        let text = fs::read_to_string(path).unwrap();
        let mail = read(&text, home(path));
        check_places(&text, &mail);
        let expected = path.with_extension("expected");
        let read = told(&mail);
        if std::env::var_os("MAILS_UPDATE").is_some() {
            fs::write(&expected, &read).unwrap();
        }
        let expected = fs::read_to_string(&expected).unwrap_or_default();
        if read != expected {
            wrong.push(format!("{}\n--- read\n{read}--- expected\n{expected}", path.display()));
        }
    }
    assert!(all.len() >= 70, "{}", all.len());
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
