//! Which of two? A range of a rank list is sorted by asking about few pairs. Answers are kept, also those that contradict
//! each other: then the circle is shown, and one of them has to give.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::{
    tables::{Firmness, PairAnswer, RankList},
    time::Stamp,
    tracker::Tracker,
};

/// What comes next while a range is sorted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NextPair {
    /// Ask which of these two is better, and how many questions there are at most besides.
    Ask(String, String, usize),
    /// These answers go around: each is better than the one behind it, and the last than the first.
    Circle(Vec<String>),
    /// All is answered: the range, best first.
    Sorted(Vec<String>),
}

/// The key of a pair: `upper>lower`.
pub fn pair_key(upper: &str, lower: &str) -> String {
    format!("{upper}>{lower}")
}

/// Returns the question that comes next for a range, which is put in order one after the other: each is held against the one
/// before it, and only if it is better goes to its place among the others by halving. An answer that follows from two others
/// isn't asked for.
pub fn next_pair(list: &RankList, range: &[String]) -> NextPair {
    let better = Better::new(list, range);
    if let Some(circle) = better.circle(range) {
        return NextPair::Circle(circle);
    }
    let mut sorted: Vec<&String> = Vec::new();
    for (done, entry) in range.iter().enumerate() {
        let (mut low, mut high) = (0usize, sorted.len());
        let mut is_first = true;
        while low < high {
            let middle = if is_first { high.saturating_sub(1) } else { low.midpoint(high) };
            let Some(other) = sorted.get(middle) else { break };
            match (better.is(entry, other), better.is(other, entry)) {
                (true, _) => high = middle,
                (false, true) => low = middle.saturating_add(1),
                (false, false) => {
                    let left = high.saturating_sub(low);
                    let here = if is_first { most(left) } else { questions(left) }.saturating_sub(1);
                    let rest = (done.saturating_add(1)..range.len()).map(most).sum::<usize>();
                    return NextPair::Ask((*other).clone(), entry.clone(), here.saturating_add(rest));
                }
            }
            is_first = false;
        }
        sorted.insert(low, entry);
    }
    NextPair::Sorted(sorted.into_iter().cloned().collect())
}

/// Returns how many questions a place among so many takes at most: one about the last of them, then halving.
fn most(among: usize) -> usize {
    if among == 0 { 0 } else { questions(among.saturating_sub(1)).saturating_add(1) }
}

/// Returns how many questions find a place among so many at most.
fn questions(among: usize) -> usize {
    usize::try_from(among.saturating_add(1).next_power_of_two().trailing_zeros()).unwrap_or(0)
}

/// What is better than what, by the answers.
struct Better<'a> {
    below: BTreeMap<&'a str, BTreeSet<&'a str>>,
}

impl<'a> Better<'a> {
    fn new(list: &'a RankList, range: &'a [String]) -> Better<'a> {
        let mut below: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        let known: BTreeSet<&str> = range.iter().map(String::as_str).collect();
        for (upper, lower) in list.answers.keys().filter_map(|it| it.split_once('>')) {
            if known.contains(upper) && known.contains(lower) {
                below.entry(upper).or_default().insert(lower);
            }
        }
        Better { below }
    }

    fn below(&self, of: &str) -> impl Iterator<Item = &'a str> + '_ {
        self.below.get(of).into_iter().flatten().copied()
    }

    /// True if an answer says so, or it follows from others.
    fn is(&self, upper: &str, lower: &str) -> bool {
        let (mut seen, mut open) = (BTreeSet::new(), vec![upper]);
        while let Some(at) = open.pop() {
            for it in self.below(at) {
                if it == lower {
                    return true;
                }
                if seen.insert(it) {
                    open.push(it);
                }
            }
        }
        false
    }

    /// Returns a shortest circle of answers.
    fn circle(&self, range: &[String]) -> Option<Vec<String>> {
        let around = range.iter().filter_map(|start| self.around(start));
        around.min_by_key(Vec::len)
    }

    /// Returns the shortest way from an entry back to itself.
    fn around(&self, start: &str) -> Option<Vec<String>> {
        let mut from: BTreeMap<&str, &str> = BTreeMap::new();
        let mut row = vec![start];
        while !row.is_empty() {
            let mut next = Vec::new();
            for at in row {
                for it in self.below(at) {
                    if it == start {
                        let mut way = vec![at.to_owned()];
                        let mut here = at;
                        while let Some(before) = from.get(here).filter(|_| here != start) {
                            way.push((*before).to_owned());
                            here = before;
                        }
                        way.reverse();
                        return Some(way);
                    }
                    if !from.contains_key(it) {
                        from.insert(it, at);
                        next.push(it);
                    }
                }
            }
            row = next;
        }
        None
    }
}

impl RankList {
    /// Returns how firm a pair of neighbors is; open until somebody said.
    pub fn firmness(&self, upper: &str, lower: &str) -> Firmness {
        self.firm.get(&pair_key(upper, lower)).copied().unwrap_or(Firmness::Open)
    }

    /// Returns the places, from 0, whose pair with the next place is open.
    pub fn open_pairs(&self) -> Vec<usize> {
        let pairs = self.order.windows(2).enumerate();
        let is_open = |pair: &[String]| match pair {
            [upper, lower] => self.firmness(upper, lower) == Firmness::Open,
            _ => false,
        };
        pairs.filter(|(_, pair)| is_open(pair)).map(|it| it.0).collect()
    }
}

impl Tracker {
    /// Writes down that one is better than the other; an earlier answer the other way goes.
    pub fn answer_pair(&mut self, list: &str, (upper, lower): (&str, &str), now: Stamp) {
        self.rank_lists.edit(list, |row| {
            row.answers.remove(&pair_key(lower, upper));
            let answer = PairAnswer { at: Some(now), ..PairAnswer::default() };
            row.answers.insert(pair_key(upper, lower), answer);
        });
    }

    /// Says how firm it is that one stands above the other.
    pub fn set_firmness(&mut self, list: &str, (upper, lower): (&str, &str), firmness: Firmness) {
        self.rank_lists.edit(list, |row| {
            row.firm.remove(&pair_key(lower, upper));
            row.firm.insert(pair_key(upper, lower), firmness);
        });
    }

    /// Forgets what was answered about the positions of a range.
    pub fn forget_answers(&mut self, list: &str, range: &[String]) {
        let is_of = |key: &String| {
            key.split_once('>').is_some_and(|(upper, lower)| {
                range.iter().any(|it| it == upper) && range.iter().any(|it| it == lower)
            })
        };
        self.rank_lists.edit(list, |row| row.answers.retain(|key, _| !is_of(key)));
    }

    /// Puts the positions of a range into this order, in the places that the range has. A pair of neighbors that was open
    /// leans that way from then on.
    pub fn order_range(&mut self, list: &str, sorted: &[String]) {
        self.rank_lists.edit(list, |row| {
            let kept = sorted.iter().filter(|it| row.order.contains(it)).cloned();
            let mut kept = kept.collect::<Vec<_>>().into_iter();
            for entry in row.order.iter_mut().filter(|it| sorted.contains(it)) {
                kept.next().into_iter().for_each(|it| *entry = it);
            }
            for pair in sorted.windows(2) {
                let [upper, lower] = pair else { continue };
                if row.firmness(upper, lower) == Firmness::Open {
                    row.firm.insert(pair_key(upper, lower), Firmness::Leaning);
                }
            }
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(answers: &[(&str, &str)]) -> RankList {
        let mut list = RankList::default();
        for (upper, lower) in answers {
            list.answers.insert(pair_key(upper, lower), PairAnswer::default());
        }
        list
    }

    fn range(text: &str) -> Vec<String> {
        text.split_whitespace().map(str::to_owned).collect()
    }

    #[test]
    fn few_questions_sort_a_range_whatever_the_order_was() {
        for wanted in ["a b c d e f g h", "h g f e d c b a", "d a h b g c f e"] {
            let wanted = range(wanted);
            let mut asked = 0usize;
            let mut answered = list(&[]);
            let sorted = loop {
                match next_pair(&answered, &range("a b c d e f g h")) {
                    NextPair::Ask(one, two, more) => {
                        asked += 1;
                        assert!(asked + more <= 21, "{asked} asked, {more} more");
                        let place = |it: &String| wanted.iter().position(|other| other == it);
                        let key = if place(&one) < place(&two) {
                            pair_key(&one, &two)
                        } else {
                            pair_key(&two, &one)
                        };
                        answered.answers.insert(key, PairAnswer::default());
                    }
                    NextPair::Sorted(sorted) => break sorted,
                    NextPair::Circle(circle) => panic!("{circle:?}"),
                }
            };
            assert_eq!(sorted, wanted);
            assert!(
                asked == 7 || wanted != range("a b c d e f g h"),
                "{asked}: neighbors in order are asked once"
            );
        }
    }

    #[test]
    fn what_follows_from_others_is_not_asked_and_circles_are_shown() {
        let known = list(&[("a", "b"), ("b", "c")]);
        assert_eq!(next_pair(&known, &range("c b a")), NextPair::Sorted(range("a b c")));
        let around = list(&[("a", "b"), ("b", "c"), ("c", "a"), ("d", "a")]);
        assert_eq!(next_pair(&around, &range("d a b c")), NextPair::Circle(range("a b c")));
        assert!(
            matches!(next_pair(&around, &range("a b")), NextPair::Sorted(_)),
            "only answers of the range count"
        );
    }
}
