//! What one reads in the ten minutes before an interview, on one page: when by both clocks, where, with whom, what is
//! known and what isn't, why here, and what to ask.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use super::{
    agenda_lines::{clock_words, slot_span, stops},
    id::Id,
    place::spoken_key,
    questions::{BankQuestion, Bundle, Shelf, answer_words, chosen, shelved},
    season::Season,
    tables::{Interview, InterviewState, Person, Program, Slot, Specialty, facts_told},
    time::{Moment, When, clock, day_words},
};

/// All that a brief says, in order; which words are headings is up to who writes it down.
#[derive(Clone, Debug, PartialEq)]
pub struct Brief {
    pub title: String,
    /// When it is, by both clocks, and how soon.
    pub when: String,
    pub parts: Vec<Part>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// Empty for what stands at the top.
    pub title: &'static str,
    pub body: Body,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Body {
    Lines(Vec<Line>),
    /// Paragraphs and lists that the user wrote.
    Text(String),
}

#[derive(Clone, Debug, PartialEq)]
pub enum Line {
    /// A label and its value.
    Item(String, String),
    /// A label and an address.
    Link(&'static str, String),
    Bullet(String),
}

/// So many blanks become questions: more than that nobody asks on one day.
const MOST_BLANKS: usize = 6;
/// So many favorites are proposed where no question is chosen.
const MOST_FAVORITES: usize = 5;
/// So many lines of earlier notes are shown.
const NOTE_LINES: usize = 4;

/// Returns the brief of an interview.
pub fn brief(season: &Season, bundle: Bundle, row: &Interview) -> Brief {
    let ask = chosen(season, bundle, row, Shelf::ToAsk);
    let mut parts = vec![lines("", top(season, row))];
    parts.push(lines("Agenda", agenda_lines(season, row)));
    parts.push(lines("People", people_lines(season, row)));
    parts.push(text("Why here", programs_text(season, row, |it| &it.why)));
    parts.push(ask_part(season, bundle, row, &ask));
    parts.push(lines("Be ready for", ready_lines(&chosen(season, bundle, row, Shelf::Asked))));
    parts.push(lines("On file", fact_lines(season, row)));
    parts.push(lines("Not on file: ask", blank_lines(season, bundle, row, &ask)));
    parts.push(text("Notes so far", notes_text(season, row)));
    parts.retain(|it| match &it.body {
        Body::Lines(lines) => !lines.is_empty(),
        Body::Text(text) => !text.is_empty(),
    });
    let title = format!("Brief: {}", season.programs_title(row));
    Brief { title, when: season.interview_when(row), parts }
}

fn lines(title: &'static str, lines: Vec<Line>) -> Part {
    Part { title, body: Body::Lines(lines) }
}

fn text(title: &'static str, text: String) -> Part {
    Part { title, body: Body::Text(text.trim().to_owned()) }
}

fn bullets(all: impl Iterator<Item = String>) -> Vec<Line> {
    all.map(Line::Bullet).collect()
}

/// Returns where it is and how long, and what state it is in where that isn't the usual one.
fn top(season: &Season, row: &Interview) -> Vec<Line> {
    let odd = row.state.filter(|it| !matches!(it, InterviewState::Scheduled));
    let mode = row.mode.map(|it| it.title()).unwrap_or_default();
    let long = season.long_title(row);
    let items = [
        ("At", if long == season.programs_title(row) { String::new() } else { long }),
        ("State", odd.map(|it| it.title().to_owned()).unwrap_or_default()),
        ("Takes", row.minutes.map(hours_words).unwrap_or_default()),
        ("How", joined(&[mode, &row.platform], " · ")),
    ];
    let item = |(label, value): (&str, String)| Line::Item(label.to_owned(), value);
    let mut all: Vec<Line> = items.into_iter().filter(|it| !it.1.is_empty()).map(item).collect();
    if !row.link.trim().is_empty() {
        all.push(Line::Link("Link", row.link.trim().to_owned()));
    }
    if !row.logistics.trim().is_empty() {
        all.push(item(("Logistics", one_line(&row.logistics))));
    }
    all
}

fn agenda_lines(season: &Season, row: &Interview) -> Vec<Line> {
    let stop = |(time, slot): (&String, &Slot)| {
        Line::Item(slot_times(season, row, (time, slot)), season.tracker.slot_words(slot))
    };
    stops(row).into_iter().map(stop).collect()
}

/// "4 h 30 min".
fn hours_words(minutes: u32) -> String {
    match (minutes / 60, minutes % 60) {
        (0, minutes) => format!("{minutes} min"),
        (hours, 0) => format!("{hours} h"),
        (hours, minutes) => format!("{hours} h {minutes} min"),
    }
}

/// Says when a stop is, first at home: "11:20–11:40 · 08:20 there"; as it is written where that is no time.
fn slot_times(season: &Season, row: &Interview, (time, slot): (&str, &Slot)) -> String {
    let Some(When::At(start)) = &row.when else { return slot_span(time, slot) };
    let there = clock_words(time);
    let at_home = |time: &str| {
        let civil = start.civil().date().and_time(clock_words(time).parse().ok()?);
        Some(clock(&Moment::new(civil, start.zone()).ok()?, season.home()))
    };
    match at_home(time).filter(|it| *it != there) {
        Some(from) => {
            let until = at_home(&slot.until).map(|it| format!("–{it}")).unwrap_or_default();
            format!("{from}{until} · {there} there")
        }
        None => slot_span(time, slot),
    }
}

/// Returns whom one meets, those of the agenda in its order.
fn people_lines(season: &Season, row: &Interview) -> Vec<Line> {
    let in_agenda = |id: &Id| row.agenda.values().any(|it| it.person.as_ref() == Some(id));
    let is_met = |it: &&Arc<Person>| it.interviews.contains(&row.id) || in_agenda(&it.id);
    let words = |person: &Arc<Person>| {
        let named = joined(&[&person.name, &person.role], ", ");
        let said = if person.say.is_empty() { String::new() } else { format!("said {}", person.say) };
        joined(&[&named, &said, &person.talking_point, &one_line(&person.notes)], " · ")
    };
    let mut met: Vec<&Arc<Person>> = season.tracker.people.iter().filter(is_met).collect();
    let stop = |id: &Id| row.agenda.values().position(|it| it.person.as_ref() == Some(id));
    met.sort_by_key(|it| stop(&it.id).unwrap_or(usize::MAX));
    bullets(met.into_iter().map(words))
}

/// Returns the questions to ask with what was answered already; where none is chosen, some favorites.
fn ask_part(season: &Season, bundle: Bundle, row: &Interview, ask: &[BankQuestion]) -> Part {
    if ask.is_empty() {
        let favorites = shelved(season, bundle, Shelf::ToAsk).into_iter().filter(BankQuestion::is_favorite);
        let favorites = favorites.take(MOST_FAVORITES).map(|it| asked_words(&it));
        return lines("Ask: none chosen, so your favorites", bullets(favorites));
    }
    let words = |it: &BankQuestion| match row.answers.get(&it.row.id) {
        Some(answer) => format!("{} → {}", asked_words(it), one_line(&answer_words(answer))),
        None => asked_words(it),
    };
    lines("Ask", bullets(ask.iter().map(words)))
}

/// "Who runs the clinic? (residents)".
fn asked_words(it: &BankQuestion) -> String {
    format!("{} ({})", one_line(&it.row.text), it.audience_word())
}

fn ready_lines(asked: &[BankQuestion]) -> Vec<Line> {
    let words = |it: &BankQuestion| match one_line(&it.row.prepared) {
        prepared if prepared.is_empty() => format!("{} → no answer prepared", one_line(&it.row.text)),
        prepared => format!("{} → {prepared}", one_line(&it.row.text)),
    };
    bullets(asked.iter().map(words))
}

fn programs<'a>(season: &'a Season, row: &'a Interview) -> impl Iterator<Item = &'a Arc<Program>> {
    row.programs.iter().filter_map(|id| season.tracker.programs.get(id.as_str()))
}

/// Returns what is known of the programs with its source; of several programs, each fact says of which it is.
fn fact_lines(season: &Season, row: &Interview) -> Vec<Line> {
    let mut all = Vec::new();
    for program in programs(season, row) {
        let of = program.specialty.filter(|_| row.programs.len() > 1).map(Specialty::title);
        let of = of.map(|it| format!(" ({it})")).unwrap_or_default();
        let told = facts_told(&program.facts).into_iter().filter(|it| !it.value.trim().is_empty());
        let item = |key: &str, words| Line::Item(format!("{}{of}", spoken_key(key)), words);
        all.extend(told.map(|it| item(&it.key, it.told_words(season.today()))));
    }
    all
}

/// Returns true if a fact of that key was told about one of the programs.
pub fn is_on_file(season: &Season, row: &Interview, fact: &str) -> bool {
    let mut facts = programs(season, row).flat_map(|it| &it.facts);
    facts.any(|it| spoken_key(it.0) == spoken_key(fact) && !it.1.value.trim().is_empty())
}

/// Puts the favorites first, and then has the audiences take turns.
fn in_turn(blanks: &mut [BankQuestion]) {
    let mut before: BTreeMap<String, usize> = BTreeMap::new();
    let mut turn = |question: &BankQuestion| {
        let count = before.entry(question.audience_title().to_owned()).or_default();
        *count = count.saturating_add(1);
        *count
    };
    blanks.sort_by_cached_key(|it| (!it.is_favorite(), turn(it), it.audience_order()));
}

/// Returns the questions that would fill what isn't on file, the favorites first; each blank once, and none that is
/// chosen already.
fn blank_lines(season: &Season, bundle: Bundle, row: &Interview, ask: &[BankQuestion]) -> Vec<Line> {
    let is_chosen = |fact: &str| ask.iter().any(|it| it.fact == fact);
    let mut seen = BTreeSet::new();
    let all = shelved(season, bundle, Shelf::ToAsk).into_iter();
    let mut blanks: Vec<BankQuestion> = all
        .filter(|it| !it.fact.is_empty() && !is_on_file(season, row, &it.fact) && !is_chosen(&it.fact))
        .filter(|it| !row.answers.contains_key(&it.row.id))
        .filter(|it| seen.insert(it.fact.clone()))
        .collect();
    in_turn(&mut blanks);
    let more = blanks.len().saturating_sub(MOST_BLANKS);
    let item = |it: &BankQuestion| Line::Item(spoken_key(&it.fact), asked_words(it));
    let mut lines: Vec<Line> = blanks.iter().take(MOST_BLANKS).map(item).collect();
    if more > 0 {
        lines.push(Line::Bullet(format!("and {more} more blanks in the question bank")));
    }
    lines
}

/// Returns a text of each program; of several programs with different ones, below each other.
fn programs_text(season: &Season, row: &Interview, of: impl Fn(&Program) -> &String) -> String {
    let mut all: Vec<&str> = Vec::new();
    for program in programs(season, row) {
        let text = of(program).trim();
        if !text.is_empty() && !all.contains(&text) {
            all.push(text);
        }
    }
    all.join("\n\n")
}

/// Returns the first lines of what was noted: of the programs, of this interview, and of the latest other one there.
fn notes_text(season: &Season, row: &Interview) -> String {
    let at = |it: &Interview| it.when.as_ref().map(|it| it.start(season.home()));
    let is_there = |it: &&Arc<Interview>| it.programs.iter().any(|id| row.programs.contains(id));
    let others = season.tracker.interviews.iter().filter(is_there);
    let others = others.filter(|it| it.id != row.id && !it.notes.trim().is_empty());
    let last = others.max_by_key(|it| at(it)).map(|other| {
        let day = other.when.as_ref().map(|it| day_words(it.day_in(season.home()), season.today()));
        format!("{}\n{}", day.map(|it| format!("**{it}**")).unwrap_or_default(), first_lines(&other.notes))
    });
    let program = first_lines(&programs_text(season, row, |it| &it.notes));
    let all = [program, first_lines(&row.notes), last.unwrap_or_default()];
    all.into_iter().filter(|it| !it.trim().is_empty()).collect::<Vec<_>>().join("\n\n")
}

fn first_lines(text: &str) -> String {
    let lines = text.lines().filter(|it| !it.trim().is_empty());
    let more = if lines.clone().count() > NOTE_LINES { "\n…" } else { "" };
    let first: Vec<&str> = lines.take(NOTE_LINES).collect();
    format!("{}{more}", first.join("\n"))
}

fn one_line(text: &str) -> String {
    let lines = text.lines().map(|it| it.trim().trim_start_matches("- ")).filter(|it| !it.is_empty());
    lines.collect::<Vec<_>>().join("; ")
}

fn joined(parts: &[&str], between: &str) -> String {
    parts.iter().map(|it| it.trim()).filter(|it| !it.is_empty()).collect::<Vec<_>>().join(between)
}
