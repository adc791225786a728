//! Finding anything anywhere: programs, dates, interviews, components, people, messages, letters, statements, expenses, all
//! their notes, questions with their answers, pages of the guide; and the tags in all of these.

mod index;
mod kind;
mod line;
mod tagged;
mod thing;

use std::{ops::Range, sync::Arc};

use super::{
    context::Context,
    days::typed_days,
    guide_find::{GuideHit, LEAST_LETTERS, find_in_page},
    outcome::{Next, Route},
    picked::PickLine,
};
use crate::{
    domain::{agenda::Item, tables::Table, time::is_only_date, tracker::Tracker},
    text::{Sought, contains::Fit, grouped},
};
use index::Index;
use kind::Kind;
use line::{ThingLine, place_line, thing_line};
use tagged::tag_lines;
use thing::Thing;

/// At most this many of each kind are shown.
const FOUND_OF_EACH: usize = 60;

/// Of more things than that it isn't asked how well their texts fit: all of them count as parts of words.
const COMPARED: usize = 300;

/// How well something fits, best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    /// All words are in its names.
    Named(Fit),
    /// Some are only in what else is known of it.
    Known(Fit),
}

/// A search over everything while it is typed.
#[derive(Clone, Debug)]
pub struct Finder {
    index: Index,
    /// The season that the index was made from.
    seen: Tracker,
    /// What fitted shorter and shorter texts, the last one first: a longer one looks only through those.
    levels: Vec<Level>,
    /// The words that were looked for last.
    words: Vec<String>,
}

/// The things that have all words of a text, by their places in the index.
#[derive(Clone, Debug)]
struct Level {
    sought: Sought,
    things: Vec<usize>,
}

/// What was found, best first.
#[derive(Clone, Debug, Default)]
pub struct FoundLines {
    pub lines: Vec<PickLine>,
    /// Lines that aren't written to their end yet.
    pub unwritten: Vec<Unwritten>,
    /// How many there are of the kinds of which not all are shown; empty where all are.
    pub note: String,
}

/// What a line shows once it is in sight.
#[derive(Clone, Debug)]
pub struct Unwritten {
    /// The index of the line.
    row: usize,
    /// The thing, by its place in the index.
    thing: usize,
    /// The words that the line doesn't say by itself.
    missing: Vec<String>,
}

/// What is shown of a kind, and how many there are.
#[derive(Default)]
struct Shown {
    ranked: [Vec<usize>; RANKS.len()],
    count: usize,
}

impl Finder {
    pub fn new(cx: &Context) -> Finder {
        let index = Index::new(cx);
        let all = Level { sought: Sought::new(""), things: (0..index.things.len()).collect() };
        Finder { index, seen: cx.season.tracker.clone(), levels: vec![all], words: Vec::new() }
    }

    /// Returns true if the season is another one than the one that is looked through.
    pub fn is_stale(&self, cx: &Context) -> bool {
        !self.seen.same(&cx.season.tracker)
    }

    /// Returns what has all the words, best first; what fits equally well in the order of the kinds. What the season has of
    /// its own comes before what is bundled, unless that is called so.
    pub fn find(&mut self, cx: &Context, query: &str) -> FoundLines {
        let sought = Sought::new(query);
        self.narrow(&sought);
        self.words = sought.words().to_vec();
        let Some(level) = self.levels.last() else { return FoundLines::default() };
        let mut lines = Vec::new();
        let mut kept: Vec<(Rank, bool, usize)> = Vec::new();
        let mut note = Vec::new();
        if let Some(tag) = sought.begun_tag() {
            lines = tag_lines(cx, &self.index, &level.things, tag);
            if tag == "#" {
                return all_tags(lines);
            }
        }
        lines.extend(on_typed_day(cx, query));
        for (kind, shown) in Kind::ALL.into_iter().zip(self.ranked(&sought, &level.things)) {
            let best =
                RANKS.iter().zip(&shown.ranked).flat_map(|(rank, all)| all.iter().map(|at| (*rank, *at)));
            let before = kept.len();
            for (rank, at) in best.take(FOUND_OF_EACH) {
                let is_bundled = self.index.things.get(at).is_some_and(Thing::is_bundled);
                kept.push((rank, is_bundled, at));
            }
            let few = kept.len().saturating_sub(before);
            if few < shown.count {
                note.push(format!(
                    "{few} of {} {}",
                    grouped(i64::try_from(shown.count).unwrap_or(i64::MAX)),
                    kind.plural()
                ));
            }
        }
        // what only the bundle says comes last
        kept.sort_by_key(|it| (it.1 && matches!(it.0, Rank::Known(_)), it.0, it.1));
        let mut found = FoundLines { lines, unwritten: Vec::new(), note: note.join(" · ") };
        kept.into_iter().for_each(|it| self.push(cx, &mut found, it.2, sought.words()));
        found
    }

    /// Adds the line of a thing, with a row below it where it doesn't say all the words.
    fn push(&self, cx: &Context, found: &mut FoundLines, at: usize, words: &[String]) {
        let Some(thing) = self.index.things.get(at) else { return };
        let ThingLine { line, missing } = thing_line(cx, thing, words);
        let is_page = matches!(thing, Thing::Page(_));
        let has_below = !missing.is_empty() && !is_page;
        if has_below || is_page {
            found.unwritten.push(Unwritten { row: found.lines.len(), thing: at, missing });
        }
        found.lines.push(line);
        found.lines.extend(has_below.then(|| PickLine::below("", "")));
    }

    /// Writes those of the lines to their end that are in sight; what is said below a line takes so many columns.
    pub fn write(
        &self,
        cx: &Context,
        (lines, unwritten): (&mut [PickLine], &mut Vec<Unwritten>),
        shown: Range<usize>,
        columns: usize,
    ) {
        unwritten.retain(|of| {
            let is_shown = shown.contains(&of.row);
            if is_shown {
                self.write_line(cx, lines, of, columns);
            }
            !is_shown
        });
    }

    fn write_line(&self, cx: &Context, lines: &mut [PickLine], of: &Unwritten, columns: usize) {
        if let Some(Thing::Page(page)) = self.index.things.get(of.thing) {
            // a page is found at the part that says most of the words
            let hit = find_in_page(cx, *page, &self.words);
            if let Some((line, GuideHit { place, words, .. })) = lines.get_mut(of.row).zip(hit) {
                line.detail = words;
                line.leads_to = Some(Next::Open(Box::new(Route::Guide(place))));
            }
            return;
        }
        let place = place_line(cx, (&self.index, of.thing), (&self.words, &of.missing), columns);
        if let (Some((next, below)), Some([line, second])) =
            (place, lines.get_mut(of.row..of.row.saturating_add(2)))
        {
            line.leads_to = Some(next);
            *second = below;
        }
    }

    /// Makes the last level that of these words.
    fn narrow(&mut self, sought: &Sought) {
        while self.levels.len() > 1 && self.levels.last().is_some_and(|it| !sought.narrows(&it.sought)) {
            self.levels.pop();
        }
        let Some(last) = self.levels.last() else { return };
        let has_all = |at: &usize| sought.is_in(self.index.text(*at));
        let things: Vec<usize> = last.things.iter().copied().filter(has_all).collect();
        // where nothing fell away, the shorter text serves as well
        if things.len() < last.things.len() {
            self.levels.push(Level { sought: sought.clone(), things });
        }
    }

    /// Returns the things by kind and, of each, by how well they fit.
    fn ranked(&self, sought: &Sought, things: &[usize]) -> Vec<Shown> {
        let mut all: Vec<Shown> = Kind::ALL.iter().map(|_| Shown::default()).collect();
        let letters: usize = sought.words().iter().map(String::len).sum();
        for at in things {
            let Some(thing) = self.index.things.get(*at) else { continue };
            let known = || match things.len() {
                0..=COMPARED => sought.fit(self.index.text(*at)).unwrap_or(Fit::Inside),
                _ => Fit::Inside,
            };
            let named = self.index.fit(*at, sought).map(Rank::Named);
            let rank = rank_of(thing, named.unwrap_or_else(|| Rank::Known(known())));
            if !is_shown(thing, rank, letters) {
                continue;
            }
            let Some(shown) = all.get_mut(thing.kind() as usize) else { continue };
            shown.count = shown.count.saturating_add(1);
            let place = RANKS.iter().position(|it| *it == rank).and_then(|it| shown.ranked.get_mut(it));
            place.filter(|it| it.len() < FOUND_OF_EACH).into_iter().for_each(|it| it.push(*at));
        }
        all
    }
}

/// Returns what is on the day that was typed, the interviews first.
fn on_typed_day(cx: &Context, query: &str) -> Vec<PickLine> {
    if !is_only_date(query, &cx.reading(None)) {
        return Vec::new();
    }
    let days = typed_days(cx, query).into_iter().map(|it| it.0);
    let mut items: Vec<Arc<Item>> = days.flat_map(|day| cx.derived.days.on(day).to_vec()).collect();
    items.sort_by_key(|it| it.origin.row().0 != Table::Interviews);
    let line = |item: &Arc<Item>| {
        let (table, id) = item.origin.row();
        let mark = if table == Table::Interviews { Kind::Interview } else { Kind::Date };
        let when = cx.season.when_words(&item.when, "");
        PickLine::new(item.doubted_title(), when, mark.singular(), Next::Go(table, id.clone()))
    };
    items.iter().map(line).collect()
}

/// The list of all tags, or how to make one.
fn all_tags(lines: Vec<PickLine>) -> FoundLines {
    let note = if lines.is_empty() { "No tag yet: # and a word in a note make one, as #call" } else { "" };
    FoundLines { lines, unwritten: Vec::new(), note: note.to_owned() }
}

/// All ranks, best first.
const RANKS: [Rank; 6] = [
    Rank::Named(Fit::Word),
    Rank::Named(Fit::Beginning),
    Rank::Named(Fit::Inside),
    Rank::Known(Fit::Word),
    Rank::Known(Fit::Beginning),
    Rank::Known(Fit::Inside),
];

/// What a question says is a text, no name; and no page of the guide comes before what is called just so.
fn rank_of(thing: &Thing, rank: Rank) -> Rank {
    match (thing, rank) {
        (Thing::Question(..), Rank::Named(fit)) => Rank::Known(fit),
        (Thing::Page(_), rank) => rank.max(Rank::Named(Fit::Beginning)),
        (_, rank) => rank,
    }
}

/// While nothing is typed, only what one goes to most is shown.
fn is_shown(thing: &Thing, rank: Rank, letters: usize) -> bool {
    match thing.kind() {
        Kind::Program | Kind::Date | Kind::Interview => true,
        Kind::Page if matches!(rank, Rank::Known(_)) => letters >= LEAST_LETTERS,
        Kind::Component
        | Kind::Person
        | Kind::Message
        | Kind::Letter
        | Kind::Statement
        | Kind::Expense
        | Kind::Question
        | Kind::Page => letters > 0,
    }
}
