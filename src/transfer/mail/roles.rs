//! What a date in a mail is for: on offer, to reply by, of a social, of the date before. The phrases are tables.

use super::{
    context::Around,
    phrase::{Word, find_all, has},
    role_phrases::{
        ALL_FULL, BE_THERE, BEHIND_BY, BESIDE_INTERVIEW, BY, DEEDS, ELSEWHERE, FULL, FULL_ABOVE, INTERVIEW,
        INTERVIEW_WORDS, IS_LAST, MOVES_AWAY, MOVES_TO, NEUTRAL, OF_BEFORE, OF_OTHERS, OPENS, REPLY, SOCIAL,
        SOCIAL_OF,
    },
};

/// What a date is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// A date of the interview; with a doubt where the words could mean another one.
    Interview(Doubt),
    /// The last day to reply; with a doubt where it may be one for something else.
    ReplyBy(Doubt),
    Social,
    /// The date that holds no more.
    Before,
    /// Nothing of the interview: a deadline, a closed office, a date that is full.
    None,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Doubt {
    No,
    /// Nothing beside it speaks of an interview.
    Bare,
    /// Words beside it speak of something else too.
    Mixed,
    /// It may be full.
    Full,
}

/// Returns what a date is for, by the words around it alone.
pub(super) fn role(around: &Around) -> Role {
    let Around { lead, tail, sentence, inner, heading } = around;
    let near_tail = tail.get(..tail.len().min(9)).unwrap_or_default();
    let is_headed = heading.len() < FEW && has(heading, &["deadline|deadlines", "reply|respond|rsvp by"]);
    if is_last_day(lead, tail) || is_headed {
        return last_day(around);
    }
    if has(sentence, ELSEWHERE) || has(heading, ELSEWHERE) && !says_interview(lead) {
        return Role::None;
    }
    if is_full(tail, heading) || has(inner, FULL) || has(sentence, ALL_FULL) {
        return Role::Interview(Doubt::Full);
    }
    let near_lead = lead.get(lead.len().saturating_sub(7)..).unwrap_or_default();
    if has(near_lead, OPENS) && !says_interview(sentence) {
        return Role::None;
    }
    if has(near_lead, OPENS)
        || has(heading, ELSEWHERE)
        || has(sentence, OF_OTHERS) && !has(lead, SOCIAL)
        || has(near_lead, BE_THERE)
        || has(inner, BE_THERE)
        || lead.iter().rev().take(2).any(|it| it.fold == "not")
    {
        return Role::Interview(Doubt::Mixed);
    }
    let social = has(lead, SOCIAL).then_some(());
    let interview = says_interview(lead).then_some(());
    match (social, interview) {
        (Some(_), None) => return Role::Social,
        (Some(_), Some(_)) if has(lead, SOCIAL_OF) => return Role::Social,
        (Some(_), Some(_)) => return Role::Interview(Doubt::Mixed),
        (None, _) => {}
    }
    if has(heading, SOCIAL) && interview.is_none() {
        return if says_interview(heading) && !has(heading, SOCIAL_OF) {
            Role::Interview(Doubt::Mixed)
        } else {
            Role::Social
        };
    }
    if has(near_tail, SOCIAL) {
        let is_interview = interview.is_some() || says_interview(near_tail) || says_interview(heading);
        return if is_interview { Role::Interview(Doubt::Mixed) } else { Role::Social };
    }
    // what stands beside a date in its own line says more than the line above
    let is_silent = lead.iter().chain(near_tail).all(|it| is_neutral(&it.fold));
    let is_said = says_interview(lead)
        || has(lead, INTERVIEW)
        || is_silent && (says_interview(heading) || has(heading, INTERVIEW))
        || has(near_tail, INTERVIEW)
        || says_interview(sentence);
    Role::Interview(if is_said { Doubt::No } else { Doubt::Bare })
}

/// Returns what a last day is for: to reply only where nothing else is to be done by it.
fn last_day(around: &Around) -> Role {
    let Around { lead, tail, sentence, heading, .. } = around;
    let (is_deed, is_reply) = match (has(lead, DEEDS), has(lead, REPLY)) {
        (false, false) => (has(tail, DEEDS), has(tail, REPLY)),
        said => said,
    };
    match (is_deed, is_reply) {
        (true, false) => Role::None,
        (true, true) => Role::ReplyBy(Doubt::Mixed),
        (false, true) => Role::ReplyBy(Doubt::No),
        (false, false) if has(sentence, REPLY) || has(heading, REPLY) => Role::ReplyBy(Doubt::No),
        (false, false) => Role::None,
    }
}

/// Returns true where words speak of an interview, and not only of those who interview or of what is before it.
fn says_interview(words: &[Word]) -> bool {
    let beside: Vec<_> = BESIDE_INTERVIEW.iter().flat_map(|it| find_all(words, it)).collect();
    let mut all = INTERVIEW_WORDS.iter().flat_map(|it| find_all(words, it));
    all.any(|it| !beside.iter().any(|known| known.start <= it.start && it.end <= known.end))
}

/// Returns true for a date that only goes on with a list: what the one before it is for, it is for too.
pub(super) fn goes_on(around: &Around) -> bool {
    around.lead.iter().all(|it| is_neutral(&it.fold))
}

fn is_neutral(word: &str) -> bool {
    word.len() < 2 || NEUTRAL.contains(&word) || word.chars().all(|it| it.is_ascii_digit())
}

/// A longer line above says more than what stands below it.
const FEW: usize = 6;

/// Returns true where the words say that this is the date which holds no more.
pub(super) fn is_before(around: &Around) -> bool {
    let lead = around.lead.get(around.lead.len().saturating_sub(8)..).unwrap_or_default();
    let tail = around.tail.get(..around.tail.len().min(9)).unwrap_or_default();
    has(lead, OF_BEFORE) || lead.last().is_some_and(|it| it.fold == "from") || has(tail, MOVES_AWAY)
}

/// Returns true where the words say that this is the date which holds now.
pub(super) fn is_after(around: &Around) -> bool {
    let lead = around.lead.get(around.lead.len().saturating_sub(6)..).unwrap_or_default();
    has(lead, MOVES_TO) || has(around.heading, &["new"])
}

fn is_full(tail: &[Word], heading: &[Word]) -> bool {
    let first = tail.get(..tail.len().min(5)).unwrap_or_default();
    let begins = |phrase: &&str| find_all(first, phrase).any(|it| it.start == 0);
    FULL.iter().any(begins) || heading.len() < 2 * FEW && has(heading, FULL_ABOVE)
}

/// Returns true for a date behind "by", or before "is the deadline".
fn is_last_day(lead: &[Word], tail: &[Word]) -> bool {
    let near = lead.iter().rev().take(6).take_while(|it| BEHIND_BY.contains(&it.fold.as_str()));
    let is_by = near.into_iter().any(|it| BY.contains(&it.fold.as_str()));
    let first = tail.get(..tail.len().min(5)).unwrap_or_default();
    is_by || IS_LAST.iter().any(|it| find_all(first, it).any(|it| it.start == 0))
}
