//! Two changes of one long text joined paragraph by paragraph. Knows no record, and nothing of what a text means.

use std::collections::{HashMap, HashSet};

use super::common::matches;

/// Two changes of one text in one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Merged {
    pub text: String,
    pub clean: Clean,
}

/// Whether everything that either side wrote is in the merged text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Clean {
    Yes,
    /// Both changed one paragraph, each in its own way: ours stands there.
    No,
}

/// Joins what `ours` and `theirs` made of `base`. Paragraphs stand between blank lines. One that only one side changed is
/// taken from there; an edit beats a deletion; of new ones in one place all are kept, in the order of their texts, so that
/// both copies come to the same text. Exchanging the sides gives the same unless it isn't clean.
///
/// Costs at most some 100 million steps for 200 kB of one-letter paragraphs, and a few per line for texts that people write.
pub fn merge(base: &str, ours: &str, theirs: &str) -> Merged {
    let all = |text: &str| Merged { text: text.to_owned(), clean: Clean::Yes };
    if ours == theirs || base == theirs {
        return all(ours);
    }
    if base == ours {
        return all(theirs);
    }
    let mut names = HashMap::new();
    let [base, ours, theirs] = [base, ours, theirs].map(|text| Text::of(text, &mut names));
    match (holds(&base, &ours, &theirs), holds(&base, &theirs, &ours)) {
        (true, false) => all(ours.whole),
        (false, true) => all(theirs.whole),
        _ => join(&base, &ours, &theirs),
    }
}

/// A text taken apart. `head` is what stands before its first paragraph.
struct Text<'a> {
    whole: &'a str,
    head: &'a str,
    units: Vec<Unit<'a>>,
    /// One number per paragraph; equal numbers, equal paragraphs.
    names: Vec<usize>,
}

/// A paragraph without its last newline, and the blank lines after it.
#[derive(Clone, Copy)]
struct Unit<'a> {
    body: &'a str,
    gap: &'a str,
}

/// A paragraph of the merged text; no gap where it was the last one of its text.
#[derive(Clone, Copy)]
struct Piece<'a> {
    body: &'a str,
    name: usize,
    gap: Option<&'a str>,
}

impl<'a> Text<'a> {
    fn of(whole: &'a str, known: &mut HashMap<&'a str, usize>) -> Text<'a> {
        let spans = spans(whole);
        let cut = |from: usize, until: usize| whole.get(from..until).unwrap_or_default();
        let head = cut(0, spans.first().map_or(whole.len(), |it| it.0));
        let ends = spans.iter().skip(1).map(|it| it.0).chain([whole.len()]);
        let unit = |(&(start, end), next)| Unit { body: cut(start, end), gap: cut(end, next) };
        let units: Vec<Unit<'a>> = spans.iter().zip(ends).map(unit).collect();
        let mut name = |unit: &Unit<'a>| {
            let next = known.len();
            *known.entry(unit.body).or_insert(next)
        };
        let names = units.iter().map(&mut name).collect();
        Text { whole, head, units, names }
    }

    fn piece(&self, at: usize) -> Option<Piece<'a>> {
        let unit = self.units.get(at)?;
        let gap = (at.saturating_add(1) < self.units.len()).then_some(unit.gap);
        Some(Piece { body: unit.body, name: *self.names.get(at)?, gap })
    }

    /// What stands behind its last paragraph.
    fn tail(&self) -> Option<&'a str> {
        self.units.last().map(|it| it.gap)
    }
}

/// Where paragraphs start and end, in bytes.
fn spans(text: &str) -> Vec<(usize, usize)> {
    let mut spans: Vec<(usize, usize)> = Vec::new();
    let (mut at, mut open) = (0usize, None);
    for line in text.split_inclusive('\n') {
        let end = at.saturating_add(line.trim_end_matches(['\r', '\n']).len());
        open = match (line.trim().is_empty(), open) {
            (true, _) => None,
            (false, start) => {
                let start = start.unwrap_or(at);
                spans.pop_if(|it| it.0 == start);
                spans.push((start, end));
                Some(start)
            }
        };
        at = at.saturating_add(line.len());
    }
    spans
}

/// True when `inner` changed paragraphs, and `outer` has all of these changes already.
fn holds(base: &Text, outer: &Text, inner: &Text) -> bool {
    let (in_inner, in_outer): (HashSet<usize>, HashSet<usize>) =
        (inner.names.iter().copied().collect(), outer.names.iter().copied().collect());
    let old: HashSet<usize> = matches(&base.names, &inner.names).into_iter().map(|it| it.1).collect();
    let shared: HashSet<usize> = matches(&inner.names, &outer.names).into_iter().map(|it| it.0).collect();
    let gone = || base.names.iter().filter(|name| !in_inner.contains(name));
    let changes = old.len() < inner.names.len() || gone().next().is_some();
    // what outer took away needs not to be there, all else in the same order
    let fits = |(at, name)| shared.contains(&at) || (old.contains(&at) && !in_outer.contains(name));
    changes && inner.names.iter().enumerate().all(fits) && !gone().any(|name| in_outer.contains(name))
}

/// What one side made of each paragraph of the base.
struct Script<'a> {
    fates: Vec<Fate<'a>>,
    /// New paragraphs before each of the base, and those behind the last.
    added: Vec<Vec<Piece<'a>>>,
}

#[derive(Clone, Copy)]
enum Fate<'a> {
    Kept(Piece<'a>),
    Edited(Piece<'a>),
    Gone,
}

impl<'a> Script<'a> {
    fn of(base: &Text, side: &Text<'a>) -> Script<'a> {
        let (rows, columns) = (base.units.len(), side.units.len());
        let mut script =
            Script { fates: vec![Fate::Gone; rows], added: vec![Vec::new(); rows.saturating_add(1)] };
        let (mut row, mut column) = (0, 0);
        for (next_row, next_column) in matches(&base.names, &side.names).into_iter().chain([(rows, columns)])
        {
            script.hunk(base, side, (row, next_row), (column, next_column));
            if let Some((fate, piece)) = script.fates.get_mut(next_row).zip(side.piece(next_column)) {
                *fate = Fate::Kept(piece);
            }
            (row, column) = (next_row.saturating_add(1), next_column.saturating_add(1));
        }
        script
    }

    /// A stretch without equal paragraphs: as many as there can be are edits, the rest is new or gone.
    fn hunk(&mut self, base: &Text, side: &Text<'a>, rows: (usize, usize), columns: (usize, usize)) {
        let bodies = |text: &Text, (from, until): (usize, usize)| -> Vec<String> {
            text.units.get(from..until).unwrap_or_default().iter().map(|it| it.body.to_owned()).collect()
        };
        let pairs = pairs(&bodies(base, rows), &bodies(side, columns));
        let mut row = rows.0;
        let mut pairs = pairs.into_iter().peekable();
        for column in columns.0..columns.1 {
            let Some(piece) = side.piece(column) else { continue };
            match pairs.next_if(|it| it.1 == column.saturating_sub(columns.0)) {
                Some((paired, _)) => {
                    row = rows.0.saturating_add(paired);
                    if let Some(fate) = self.fates.get_mut(row) {
                        *fate = Fate::Edited(piece);
                    }
                    row = row.saturating_add(1);
                }
                None => {
                    if let Some(added) = self.added.get_mut(row) {
                        added.push(piece);
                    }
                }
            }
        }
    }
}

fn join(base: &Text, ours: &Text, theirs: &Text) -> Merged {
    let (mine, other) = (Script::of(base, ours), Script::of(base, theirs));
    let (mut pieces, mut clean) = (Vec::new(), Clean::Yes);
    for (at, (new, also_new)) in mine.added.iter().zip(&other.added).enumerate() {
        pieces.extend(join_new(new, also_new));
        let Some((fate, also)) = mine.fates.get(at).zip(other.fates.get(at)) else { continue };
        let old = base.piece(at).and_then(|it| it.gap);
        pieces.extend(match (*fate, *also) {
            (Fate::Kept(a), Fate::Kept(b)) => Some(Piece { gap: pick(old, a.gap, b.gap), ..a }),
            (Fate::Edited(a), Fate::Edited(b)) => {
                if a.name != b.name {
                    clean = Clean::No;
                }
                Some(Piece { gap: pick(old, a.gap, b.gap), ..a })
            }
            (Fate::Edited(a), Fate::Kept(b)) | (Fate::Kept(b), Fate::Edited(a)) => {
                Some(Piece { gap: pick(old, a.gap, b.gap), ..a })
            }
            (Fate::Edited(a), Fate::Gone) | (Fate::Gone, Fate::Edited(a)) => Some(a),
            (Fate::Gone, _) | (_, Fate::Gone) => None,
        });
    }
    let head = pick(base.head, ours.head, theirs.head);
    let tail = match (ours.tail(), theirs.tail()) {
        (Some(mine), Some(other)) => pick(base.tail(), Some(mine), Some(other)),
        (mine, other) => mine.or(other),
    };
    Merged { text: write(head, &pieces, tail.unwrap_or_default()), clean }
}

fn write(head: &str, pieces: &[Piece], tail: &str) -> String {
    let mut text = head.to_owned();
    for (at, piece) in pieces.iter().enumerate() {
        text.push_str(piece.body);
        let last = at.saturating_add(1) == pieces.len();
        text.push_str(if last { tail } else { piece.gap.unwrap_or("\n\n") });
    }
    text
}

/// The one that was changed; of two changes the greater, so that it doesn't matter whose it is.
fn pick<T: Ord>(base: T, ours: T, theirs: T) -> T {
    match (base == ours, base == theirs) {
        (true, _) => theirs,
        (_, true) => ours,
        _ => ours.max(theirs),
    }
}

/// New paragraphs of both sides in one place; those that both have stand there once.
fn join_new<'a>(ours: &[Piece<'a>], theirs: &[Piece<'a>]) -> Vec<Piece<'a>> {
    let (first, second) = in_order(ours, theirs);
    let names = |pieces: &[Piece]| pieces.iter().map(|it| it.name).collect::<Vec<_>>();
    let both = matches(&names(first), &names(second));
    let mut joined = Vec::new();
    let (mut a, mut b) = (0, 0);
    for (next_a, next_b) in both.into_iter().chain([(first.len(), second.len())]) {
        let (before, after) =
            in_order(first.get(a..next_a).unwrap_or_default(), second.get(b..next_b).unwrap_or_default());
        joined.extend(before.iter().chain(after));
        if let Some((one, other)) = first.get(next_a).zip(second.get(next_b)) {
            joined.push(Piece { gap: one.gap.max(other.gap), ..*one });
        }
        (a, b) = (next_a.saturating_add(1), next_b.saturating_add(1));
    }
    joined
}

fn in_order<'p, 'a>(a: &'p [Piece<'a>], b: &'p [Piece<'a>]) -> (&'p [Piece<'a>], &'p [Piece<'a>]) {
    let bodies = |pieces: &'p [Piece<'a>]| pieces.iter().map(|it| it.body);
    if bodies(a).le(bodies(b)) { (a, b) } else { (b, a) }
}

/// So many comparisons are made at most to find which edited paragraph is which.
const COMPARISONS: usize = 4_096;

/// Which paragraph became which, by place, in both ascending: as many as the shorter list has, the likest where there is a
/// choice.
fn pairs(old: &[String], new: &[String]) -> Vec<(usize, usize)> {
    let (short, long) = if old.len() <= new.len() { (old, new) } else { (new, old) };
    let spare = long.len().saturating_sub(short.len());
    let places: Vec<usize> = match spare > 0 && short.len().saturating_mul(long.len()) <= COMPARISONS {
        true => likest(short, long, spare),
        false => (0..short.len()).collect(),
    };
    let turned = old.len() > new.len();
    places.into_iter().enumerate().map(|(at, place)| if turned { (place, at) } else { (at, place) }).collect()
}

/// For each of `short` its place in `long`, ascending. Row by row: the best sum where so many of `long` were left out.
fn likest(short: &[String], long: &[String], spare: usize) -> Vec<usize> {
    let mut best = vec![0usize; spare.saturating_add(1)];
    let mut choices: Vec<Vec<usize>> = Vec::new();
    for (at, one) in short.iter().enumerate() {
        let mut next = Vec::with_capacity(best.len());
        let mut chosen = Vec::with_capacity(best.len());
        let (mut left_out, mut sum) = (0, 0);
        for (skipped, before) in best.iter().enumerate() {
            let likeness = long.get(at.saturating_add(skipped)).map_or(0, |other| likeness(one, other));
            let here = before.saturating_add(likeness);
            if skipped == 0 || here > sum {
                (left_out, sum) = (skipped, here);
            }
            next.push(sum);
            chosen.push(left_out);
        }
        best = next;
        choices.push(chosen);
    }
    let mut left_out = spare;
    let mut places = Vec::new();
    for (at, chosen) in choices.iter().enumerate().rev() {
        left_out = chosen.get(left_out).copied().unwrap_or_default();
        places.push(at.saturating_add(left_out));
    }
    places.reverse();
    places
}

/// Of 1,000 bytes, how many at the start and the end are the same.
fn likeness(a: &str, b: &str) -> usize {
    let least = a.len().min(b.len());
    let start = a.bytes().zip(b.bytes()).take_while(|(a, b)| a == b).count();
    let end = a.bytes().rev().zip(b.bytes().rev()).take_while(|(a, b)| a == b).count();
    let same = start.saturating_add(end).min(least);
    same.saturating_mul(1_000).checked_div(a.len().max(b.len())).unwrap_or_default()
}
