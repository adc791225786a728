//! What kind of mail it is. Several kinds that are said plainly are all handed on, and none of them is sure.

use std::ops::Range;

use super::{
    kind_phrases::{INSTEAD, IS_OVER, NOT_REJECTED, ONLY_IF, OTHER_EVENTS, PHRASES, Says, TAKEN_BACK},
    phrase::{Word, Words, find_all, has},
    said::Read,
};
use crate::domain::arrivals::News;

/// So many words before a phrase may take it back.
const LOOKS_BACK: usize = 9;

/// A kind that a phrase says.
struct Heard {
    kind: News,
    says: Says,
    from: Range<usize>,
}

/// Returns the kinds that a mail may be of, the likeliest first; none where no phrase says any.
pub(super) fn kinds(words: &Words) -> Vec<Read<News>> {
    let heard: Vec<Heard> = PHRASES.iter().flat_map(|it| all(words, it)).collect();
    let said = |says: Says| {
        let mut kinds: Vec<(News, usize, Range<usize>)> = Vec::new();
        for it in heard.iter().filter(|it| it.says == says) {
            match kinds.iter_mut().find(|known| known.0 == it.kind) {
                Some(known) => known.1 = known.1.saturating_add(1),
                None => kinds.push((it.kind, 1, it.from.clone())),
            }
        }
        kinds.sort_by_key(|it| std::cmp::Reverse(it.1));
        kinds
    };
    let mut plain = said(Says::Plainly);
    let named: Vec<News> = plain.iter().map(|it| it.0).collect();
    let is_replaced =
        |kind: News| INSTEAD.iter().any(|(strong, weak)| named.contains(strong) && weak.contains(&kind));
    plain.retain(|it| !is_replaced(it.0));
    let perhaps = said(Says::Perhaps);
    let shaking = shaking(plain.first().map(|it| it.0));
    let mut shaken = perhaps.iter().filter(|it| shaking.contains(&it.0) && !is_replaced(it.0)).peekable();
    let is_interview = words.all().iter().any(|it| it.fold.starts_with("interview"));
    let is_mixed = is_interview && plain.first().is_some_and(|it| it.0 == News::Social);
    let is_sure = plain.len() == 1 && shaken.peek().is_none() && !is_mixed;
    let more: Vec<(News, usize, Range<usize>)> = shaken.cloned().collect();
    let mut kinds = if plain.is_empty() { perhaps } else { plain };
    for it in more {
        if !kinds.iter().any(|known| known.0 == it.0) {
            kinds.push(it);
        }
    }
    let read = |(kind, _, from)| Read { value: kind, from, is_sure };
    kinds.into_iter().map(read).collect()
}

/// What a mail is taken for that says nothing of its kind.
pub(super) fn untold(words: &Words) -> Read<News> {
    let start = words.all().first().map_or(0..0, |it| it.from.clone());
    Read { value: News::Other, from: start, is_sure: false }
}

/// Returns the kinds of which even weaker words make a plain one unsure.
fn shaking(plain: Option<News>) -> &'static [News] {
    use News::*;
    match plain {
        Some(Invitation | Scheduled) => &[TheyCanceled, ICanceled, Rejection],
        Some(Moved) => &[TheyCanceled, ICanceled],
        Some(TheyCanceled) => &[Moved, Invitation],
        Some(Social | SecondLook) => &[Invitation, Scheduled, Rejection],
        Some(Other) => &[Invitation, Scheduled, Moved, TheyCanceled, ICanceled],
        Some(Waitlist | Rejection) => &[Invitation, Scheduled, Moved],
        Some(ICanceled | IDeclined) | None => &[],
    }
}

/// Returns all places at which a phrase stands and isn't taken back.
fn all(words: &Words, (kind, says, phrase): &(News, Says, &'static str)) -> Vec<Heard> {
    let all = words.all();
    let heard = |place: Range<usize>| {
        let first = all.get(place.start)?;
        let last = all.get(place.end.checked_sub(1)?)?;
        let before = before(all, place.start);
        let behind = behind(all, place.end);
        if *kind == News::Invitation && has(behind, ONLY_IF) {
            return None;
        }
        (!is_taken_back(*kind, before, all.get(place).unwrap_or_default())).then_some(Heard {
            kind: *kind,
            says: *says,
            from: first.from.start..last.from.end,
        })
    };
    find_all(all, phrase).filter_map(heard).collect()
}

/// Returns the words before an index in its sentence, as far as they count.
fn before(all: &[Word], at: usize) -> &[Word] {
    let Some(sentence) = all.get(at).map(|it| it.sentence) else { return &[] };
    let near = all.get(at.saturating_sub(LOOKS_BACK)..at).unwrap_or_default();
    let start = near.iter().position(|it| it.sentence == sentence).unwrap_or(near.len());
    near.get(start..).unwrap_or_default()
}

/// Returns the words behind an index in the sentence before it, as far as they count.
fn behind(all: &[Word], at: usize) -> &[Word] {
    let Some(sentence) = at.checked_sub(1).and_then(|it| all.get(it)).map(|it| it.sentence) else {
        return &[];
    };
    let near = all.get(at..at.saturating_add(LOOKS_BACK).min(all.len())).unwrap_or_default();
    let end = near.iter().position(|it| it.sentence != sentence).unwrap_or(near.len());
    near.get(..end).unwrap_or_default()
}

fn is_taken_back(kind: News, before: &[Word], phrase: &[Word]) -> bool {
    let is_no = phrase.iter().any(|it| ["not", "unable", "cannot", "no", "if"].contains(&it.fold.as_str()));
    match kind {
        News::Rejection => has(before, &["if", "unless", "those who"]),
        News::Other => has(before, &["if", "once you|your|we", "after you|your|we"]),
        News::Invitation => {
            let near = before.get(before.len().saturating_sub(4)..).unwrap_or_default();
            is_no
                || has(before, TAKEN_BACK)
                || has(near, IS_OVER) && !has(near, &["pleased|happy|delighted|excited|glad"])
        }
        News::Waitlist => is_no || has(before, TAKEN_BACK) && !has(before, NOT_REJECTED),
        News::Moved => is_no || has(before, TAKEN_BACK) || has(before, OTHER_EVENTS),
        News::Scheduled
        | News::TheyCanceled
        | News::ICanceled
        | News::IDeclined
        | News::Social
        | News::SecondLook => is_no && kind != News::TheyCanceled || has(before, TAKEN_BACK),
    }
}
