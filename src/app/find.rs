//! Finding anything anywhere: programs, dates, interviews, components, people, letters, statements, expenses, notes,
//! questions, pages of the guide.

use std::sync::Arc;

use super::{
    context::Context,
    guide_find::find_in_guide,
    outcome::{GuidePlace, Next, Route},
    pages::guide::questions,
    picked::PickLine,
};
use crate::{
    data::guide::Body,
    domain::{
        agenda::Item, checklist::Entry, figure::dollars, id::Id, place::Place, questions::BankQuestion,
        shortlist::status_words, tables::*,
    },
    text::{
        contains::{Fit, contains, fit_all},
        typed_words,
    },
};

/// At most this many lines of each kind are shown.
const FOUND_OF_EACH: usize = 60;

/// How well something fits, best first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    /// All words are in its title.
    Title(Fit),
    /// Some are only in what else is known of it.
    Elsewhere,
}

impl Rank {
    const BEST: Rank = Rank::Title(Fit::Word);
}

type Ranked<T> = Vec<(Rank, T)>;

/// Returns what has all the words, best first; what fits equally well in the order of the kinds. What the season has of
/// its own comes before what is bundled, unless that fits much better.
pub fn find_lines(cx: &Context, query: &str) -> Vec<PickLine> {
    let words = typed_words(query);
    let mut own: Ranked<PickLine> = Vec::new();
    own.extend(find_programs(cx, &words));
    own.extend(find_dates(cx, &words));
    own.extend(find_interviews(cx, &words));
    let mut bundled = Vec::new();
    if !words.is_empty() {
        own.extend(find_components(cx, &words));
        own.extend(find_people(cx, &words));
        own.extend(find_papers(cx, &words));
        own.extend(find_expenses(cx, &words));
        bundled = find_guide(cx, &words);
    }
    let own = own.into_iter().map(|(rank, line)| ((rank, 0), line));
    let bundled = bundled.into_iter().map(|(rank, line)| ((rank.max(Rank::Title(Fit::Beginning)), 1), line));
    let mut all: Vec<_> = own.chain(bundled).collect();
    all.sort_by_key(|it| it.0);
    all.into_iter().map(|it| it.1).collect()
}

/// Takes the best of a kind, each with its rank; looks no further once there are enough that can't be bettered.
fn best<T>(all: impl Iterator<Item = T>, rank: impl Fn(&T) -> Option<Rank>) -> Ranked<T> {
    let (mut found, mut perfect): (Ranked<T>, usize) = (Vec::new(), 0);
    for it in all {
        let Some(rank) = rank(&it) else { continue };
        perfect = perfect.saturating_add(usize::from(rank == Rank::BEST));
        found.push((rank, it));
        if perfect >= FOUND_OF_EACH {
            break;
        }
    }
    found.sort_by_key(|it| it.0);
    found.truncate(FOUND_OF_EACH);
    found
}

fn lines<T>(found: Ranked<T>, line: impl Fn(T) -> PickLine) -> impl Iterator<Item = (Rank, PickLine)> {
    found.into_iter().map(move |(rank, it)| (rank, line(it)))
}

fn find_programs(cx: &Context, words: &[String]) -> impl Iterator<Item = (Rank, PickLine)> {
    let rows = cx.season.tracker.programs.iter();
    let line = |row: &Arc<Program>| {
        let detail = format!("{} · {}", row.place(), status_words(row, cx.season.now));
        found(cx.season.naming.full(row), detail, "program", Next::Go(Table::Programs, row.id.clone()))
    };
    let nicknames = cx.season.naming.nicknames();
    let fits = |row: &&Arc<Program>| {
        let by_name =
            [rank(words, nicknames.of(row)), rank_row(words, &row.name, &***row, &[nicknames.of(row)])];
        by_name.into_iter().flatten().min()
    };
    lines(best(rows, fits), line)
}

fn find_dates(cx: &Context, words: &[String]) -> impl Iterator<Item = (Rank, PickLine)> {
    let is_date = |item: &&Arc<Item>| {
        !matches!(item.origin.row().0, Table::Interviews | Table::Components | Table::Programs)
    };
    let items = cx.derived.items.all().iter().filter(is_date);
    let line = |item: &Arc<Item>| {
        let (table, id) = item.origin.row();
        let when = cx.season.when_words(&item.when, "");
        found(item.doubted_title(), when, "date", Next::Go(table, id.clone()))
    };
    lines(best(items, |it| rank(words, &it.title)), line).chain(find_undated(cx, words))
}

/// Finds tasks without a date, which no list shows.
fn find_undated(cx: &Context, words: &[String]) -> impl Iterator<Item = (Rank, PickLine)> {
    let is_undated =
        |it: &&Arc<Milestone>| it.when.is_none() && !it.title.is_empty() && !cx.is_official(&it.id);
    let undated = cx.season.tracker.milestones.iter().filter(is_undated);
    let target = |it: &Milestone| Next::Go(Table::Milestones, it.id.clone());
    let line = move |it: &Arc<Milestone>| found(it.title.clone(), "no date".to_owned(), "task", target(it));
    lines(best(undated, |it| rank(words, &it.title)), line)
}

fn find_interviews(cx: &Context, words: &[String]) -> impl Iterator<Item = (Rank, PickLine)> {
    let place = |id: &Id| cx.season.tracker.programs.get(id.as_str()).map(|it| it.place());
    let fits = |row: &&Arc<Interview>| {
        let places: Vec<String> = row.programs.iter().filter_map(place).collect();
        let more = [places.join(" "), cx.season.long_title(row)];
        rank_row(words, &cx.season.interview_title(&row.id), &***row, &[&more[0], &more[1]])
    };
    let line = |row: &Arc<Interview>| {
        let target = Next::Go(Table::Interviews, row.id.clone());
        found(cx.season.interview_title(&row.id), cx.season.interview_when(row), "interview", target)
    };
    lines(best(cx.season.tracker.interviews.iter(), fits), line)
}

fn find_components(cx: &Context, words: &[String]) -> impl Iterator<Item = (Rank, PickLine)> {
    let entries = cx.derived.groups.iter().flat_map(|it| &it.entries);
    let line = |entry: &Entry| {
        let target = Next::Go(Table::Components, entry.id().clone());
        found(entry.row.title.clone(), entry.progress().title().to_owned(), "component", target)
    };
    lines(best(entries, |it| rank_row(words, &it.row.title, &*it.row, &[])), line)
}

fn find_people(cx: &Context, words: &[String]) -> impl Iterator<Item = (Rank, PickLine)> {
    let line = |row: &Arc<Person>| {
        found(row.name.clone(), row.role.clone(), "person", Next::Go(Table::People, row.id.clone()))
    };
    lines(best(cx.season.tracker.people.iter(), |it| rank_row(words, &it.name, &***it, &[])), line)
}

/// Finds letters and statements.
fn find_papers(cx: &Context, words: &[String]) -> impl Iterator<Item = (Rank, PickLine)> {
    let tracker = &cx.season.tracker;
    let letter = |row: &Arc<Letter>| {
        let state = row.state.unwrap_or(LetterState::Planned).title().to_owned();
        found(row.writer.clone(), state, "letter", Next::Go(Table::Letters, row.id.clone()))
    };
    let letters = best(tracker.letters.iter(), |it| rank_row(words, &it.writer, &***it, &[]));
    let statement = |row: &Arc<Statement>| {
        let of = row.specialty.map(|it| it.title().to_owned()).unwrap_or_default();
        found(row.title.clone(), of, "statement", Next::Go(Table::Statements, row.id.clone()))
    };
    let statements = best(tracker.statements.iter(), |it| rank_row(words, &it.title, &***it, &[]));
    lines(letters, letter).chain(lines(statements, statement))
}

fn find_expenses(cx: &Context, words: &[String]) -> impl Iterator<Item = (Rank, PickLine)> {
    let line = |row: &Arc<Expense>| {
        let amount = row.cents.map_or("no amount".to_owned(), dollars);
        found(row.title.clone(), amount, "expense", Next::Go(Table::Expenses, row.id.clone()))
    };
    lines(best(cx.season.tracker.expenses.iter(), |it| rank_row(words, &it.title, &***it, &[])), line)
}

/// Finds pages of the guide by what they say, and questions where they stand there.
fn find_guide(cx: &Context, words: &[String]) -> Ranked<PickLine> {
    let open = |place| Next::Open(Box::new(Route::Guide(place)));
    let mut all: Ranked<PickLine> = Vec::new();
    for (at, page) in cx.data.guide().pages.iter().enumerate() {
        for (block, it) in page.blocks.iter().enumerate() {
            let Body::Questions(side) = it.body else { continue };
            let rows = questions(cx, side).into_iter().enumerate();
            let line = |(part, question): (usize, BankQuestion)| {
                let place = GuidePlace { page: at, part: Some((block, part)) };
                let detail = format!("{} · {}", side.title(), question.row.topic);
                found(question.row.text.clone(), detail, "question", open(place))
            };
            all.extend(lines(best(rows, |it| rank_row(words, &it.1.row.text, &*it.1.row, &[])), line));
        }
    }
    let title = |at: usize| cx.data.guide().pages.get(at).map(|it| it.title.clone()).unwrap_or_default();
    all.extend(find_in_guide(cx, words).into_iter().map(|hit| {
        let rank = hit.title.map_or(Rank::Elsewhere, Rank::Title);
        (rank, found(title(hit.place.page), hit.words, "guide", open(hit.place)))
    }));
    all
}

fn found(text: String, detail: String, mark: &str, next: Next) -> PickLine {
    PickLine::new(text, detail, mark, next)
}

fn rank(words: &[String], title: &str) -> Option<Rank> {
    fit_all(title, words).map(Rank::Title)
}

/// Returns how well a row fits if each word is in its title, in a field that is looked through, or in the other texts
/// about it.
fn rank_row<T: Record>(words: &[String], title: &str, row: &T, more: &[&str]) -> Option<Rank> {
    if let Some(rank) = rank(words, title) {
        return Some(rank);
    }
    let fields = || T::FIELDS.iter().filter(|it| it.places.contains(&Place::Find));
    let is_there = words.iter().all(|word| {
        let mut fits = |text: &str| contains(text, word);
        fits(title) || more.iter().any(|it| fits(it)) || fields().any(|it| (it.any)(row, &mut fits))
    });
    is_there.then_some(Rank::Elsewhere)
}
