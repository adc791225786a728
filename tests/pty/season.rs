//! A whole season typed into an empty home, and all of it there again at the next start.

use crate::pty::*;

/// Three paragraphs that a byte-wise editor would spoil.
const NOTE: [&str; 3] = [
    "Dr. Müller-Ørsted señaló: très chaleureux, 4,5 cases a day.",
    "介入放射学が好き — 面接官は田中先生。",
    "Would rank it high 🙂 and ask about call again.",
];

/// The first start with what it proposes: a student in New York, submitted.
pub fn set_up(pty: &mut Pty) {
    pty.shows("Who are you?");
    pty.keys("\r", "When does your training start?");
    pty.keys("\r", "Your time zone: New York");
    pty.keys("\r", "Also applying to");
    pty.keys("\r", "submitted?");
    pty.keys("\r", "Your programs");
}

/// Marks the first `count` programs that a query finds.
fn mark(pty: &mut Pty, query: &str, count: usize, sum: usize) {
    pty.keys(&format!("{CTRL_U}{query}"), &format!("Search: {query}"));
    pty.keys(&CTRL_T.repeat(count), &format!("{sum} marked"));
}

fn add_thirty_programs(pty: &mut Pty) {
    pty.keys("j\r", "mark several");
    let queries = [("boston", 6), ("chicago", 6), ("new york", 6), ("texas", 6), ("california", 6)];
    let mut sum = 0;
    for (query, count) in queries {
        sum += count;
        mark(pty, query, count, sum);
    }
    // some of them take no applications in the usual way
    pty.keys("\r", "nevertheless?");
    pty.keys("y", "Added 30 programs");
    pty.shows("30 programs");
}

fn tick_five_components(pty: &mut Pty) {
    pty.keys("2", "Components 22 of 33 done");
    pty.send("G");
    for done in 23..=27 {
        pty.keys(" ", &format!("Components {done} of 33 done"));
        pty.send("k");
    }
}

fn note_an_interview(pty: &mut Pty) {
    pty.keys("3", "No interview");
    pty.keys("a", "New interview");
    pty.keys("northwestern\t\t\tdec 10 9am", "dec 10 9am");
    pty.keys(CTRL_S, "Thu 10 Dec");
    pty.keys("\r", "done, kept");
    pty.send(&NOTE.join("\r\r"));
    pty.shows(NOTE[2]);
    pty.keys(ESC, "undoes");
}

fn export(pty: &mut Pty) {
    pty.keys("4x", "Export for whom?");
    pty.keys("m", "Export for");
    pty.send(&format!("{CTRL_A}mine.md"));
    pty.keys("\r", "Wrote ");
}

#[test]
fn a_season_typed_from_nothing_is_there_at_the_next_start() {
    let home = Home::default();
    let mut pty = home.start();
    set_up(&mut pty);
    add_thirty_programs(&mut pty);
    tick_five_components(&mut pty);
    note_an_interview(&mut pty);
    export(&mut pty);
    pty.shows("saved 09:20");
    pty.send("q");
    assert_eq!(pty.ends_well(), 0);

    let json = home.json();
    assert_eq!(json["programs"].as_array().unwrap().len(), 30);
    assert_eq!(json["interviews"][0]["notes"], NOTE.join("\n\n"));
    assert_eq!(mode(&home.season()), 0o600);
    assert_eq!(mode(home.season().parent().unwrap()), 0o700);
    let exported = std::fs::read_to_string(home.path().join("mine.md")).unwrap();
    assert_eq!(mode(&home.path().join("mine.md")), 0o600);
    for name in json["programs"].as_array().unwrap().iter().map(|it| it["name"].as_str().unwrap()) {
        let first = name.split(|c: char| !c.is_alphanumeric()).next().unwrap();
        assert!(exported.contains(first), "{name} isn't in the export");
    }

    let mut pty = home.start();
    pty.shows("Timeline");
    pty.keys("4", "30 programs");
    pty.keys("2", "Components 27 of 33 done");
    let screen = pty.keys("3", "Thu 10 Dec");
    assert!(
        ["Müller-Ørsted", "介入放射学が好き", "high 🙂"].iter().all(|it| screen.contains(it)),
        "{screen}"
    );
    pty.send("q");
    assert_eq!(pty.ends_well(), 0);
}

fn mode(path: &std::path::Path) -> u32 {
    use std::os::unix::fs::PermissionsExt;
    std::fs::metadata(path).unwrap().permissions().mode() & 0o777
}

#[test]
fn pasted_names_become_programs_with_few_keys() {
    let home = Home::default();
    let mut pty = home.start();
    set_up(&mut pty);
    pty.keys("\r", "Names of programs");
    pty.paste(include_str!("../data/names-37.txt"));
    pty.shows("Kaiser SoCal");
    pty.send(ESC);
    pty.shows("take, next");
    let mut keys = 0;
    while ["take, next", "nevertheless?"].iter().any(|it| pty.seen().text().contains(it)) {
        let frames = pty.seen().frames();
        pty.send(if pty.seen().text().contains("nevertheless?") { "y" } else { "\r" });
        drop(pty.wait("next frame", |seen| seen.frames() > frames));
        keys += 1;
        assert!(keys <= 20, "too many keys:\n{}", pty.seen().text());
    }
    pty.shows("saved");
    pty.send("q");
    assert_eq!(pty.ends_well(), 0);
    let count = home.json()["programs"].as_array().unwrap().len();
    assert!(count >= 33, "{count} programs with {keys} keys");
    println!("{count} programs with {keys} keys");
}
