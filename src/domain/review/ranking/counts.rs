//! How long the lists are, and how many codes are on them.

use super::{
    Tone, Warning,
    lists::{Listed, Ranks},
};
use crate::domain::{
    figure::dollars,
    ranking::codes,
    review::papers::whose,
    rules::{
        EXTRA_CODE, FELLOWSHIP_EXTRA_CODE, FELLOWSHIP_INCLUDED, FELLOWSHIP_MOST_RANKS, INCLUDED_PRIMARY,
        INCLUDED_SUPPLEMENTAL, MOST_RANKS,
    },
    tables::Match,
};

pub(super) fn of_lists(ranks: &Ranks) -> Vec<Warning> {
    let primary: Vec<&Listed> = ranks.primary.iter().collect();
    let supplemental: Vec<&Listed> = ranks.supplemental.iter().collect();
    let counted = match ranks.kind() {
        Match::Main => vec![
            over(ranks, &primary, "the primary list", (INCLUDED_PRIMARY, EXTRA_CODE)),
            over(ranks, &supplemental, "all supplemental lists", (INCLUDED_SUPPLEMENTAL, EXTRA_CODE)),
        ],
        Match::Fellowship => {
            vec![over(ranks, &primary, "the rank list", (FELLOWSHIP_INCLUDED, FELLOWSHIP_EXTRA_CODE))]
        }
    };
    counted.into_iter().flatten().chain(ranks.lists().filter_map(|it| too_long(ranks, it))).collect()
}

/// More codes than the registration pays for, with what the others cost.
fn over(ranks: &Ranks, lists: &[&Listed], on: &str, (most, extra): (&str, &str)) -> Option<Warning> {
    let figure = ranks.look.rules.figure(most)?;
    let most = usize::try_from(figure.value?).ok()?;
    let count = codes(&ranks.look.input.tracker.programs, lists.iter().map(|it| it.list)).len();
    let beyond = count.checked_sub(most).filter(|it| *it > 0)?;
    let each = ranks.look.rules.figure(extra).and_then(|it| it.value);
    let cost = each.zip(i64::try_from(beyond).ok()).and_then(|(each, beyond)| each.checked_mul(beyond));
    let costs = match (each, cost) {
        (Some(each), Some(cost)) => {
            format!("{beyond} more × {} = {}, paid when you certify.", dollars(each), dollars(cost))
        }
        _ => format!("{beyond} more are paid when you certify; what each costs isn't known."),
    };
    let both = match ranks.kind() {
        Match::Main => " A code on the primary list and on a supplemental one counts in both.",
        Match::Fellowship => "",
    };
    let inputs = [count.to_string(), most.to_string(), cost.unwrap_or(-1).to_string()];
    let inputs: Vec<&str> = inputs.iter().map(String::as_str).collect();
    Some(Warning {
        title: format!("{count} codes on {on}, {most} are included"),
        reason: format!("{costs}{both}"),
        source: whose(&figure),
        ..ranks.warn_of_list("rank-codes", lists.first()?, &inputs)
    })
}

/// More ranks than a list may have.
fn too_long(ranks: &Ranks, of: &Listed) -> Option<Warning> {
    let most = match ranks.kind() {
        Match::Main => MOST_RANKS,
        Match::Fellowship => FELLOWSHIP_MOST_RANKS,
    };
    let figure = ranks.look.rules.figure(most)?;
    let (count, most) = (of.places.len(), usize::try_from(figure.value?).ok()?);
    let inputs = [count.to_string(), most.to_string()];
    (count > most).then(|| Warning {
        tone: Tone::Hard,
        title: format!("{count} ranks on {}, {most} at most", of.title()),
        reason: format!("R3 takes no more than {most} on a list: take {} off.", count.saturating_sub(most)),
        source: whose(&figure),
        ..ranks.warn_of_list("rank-long", of, &[&inputs[0], &inputs[1]])
    })
}
