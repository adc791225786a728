//! What is done to rank lists: putting, moving, taking off, attaching, saying why, certifying. Each is one step of undo and
//! names what it did.

use super::{
    command::{RanksCommand, UndoCommand},
    context::Context,
    outcome::{Named, NewList, RankChange, Ranked},
};
use crate::{
    domain::{
        id::Id,
        moving::Shift,
        ranking::{Certainty, Entry, NAMED},
        tables::{RankKind, Track},
        time::{Day, Stamp, day_words},
        tracker::Tracker,
    },
    text::counted,
};

/// "UCSF · IR advanced", or how many.
pub fn called(cx: &Context, entries: &[String]) -> String {
    match entries {
        [one] => entry_title(cx, one),
        many => counted(many.len(), "position"),
    }
}

/// "UCSF · IR advanced".
pub fn entry_title(cx: &Context, entry: &str) -> String {
    let Ok(Entry { program, track }) = entry.parse() else { return entry.to_owned() };
    let name = cx.season.tracker.programs.get(program.as_str()).map(|it| cx.season.naming.full(it));
    format!("{} {}", name.unwrap_or_else(|| program.to_string()), track.title())
}

/// "the primary list", "list A".
pub fn list_title(tracker: &Tracker, list: &Id) -> String {
    match tracker.rank_lists.get(list.as_str()) {
        Some(it) if it.kind == Some(RankKind::Supplemental) => format!("supplemental list {}", it.letter),
        _ => "the primary list".to_owned(),
    }
}

/// Makes a change that was asked about.
pub fn change(cx: &mut Context, change: RankChange) {
    match change {
        RankChange::Put(ranked, to) => put(cx, &ranked, to),
        RankChange::Attach(ranked, list) => attach(cx, &ranked, list.as_ref()),
        RankChange::Reason(ranked, reason) => set_reason(cx, &ranked, &reason),
        RankChange::Off(programs, reason) => do_not_rank(cx, &programs, &reason),
        RankChange::NewList(new, name) => make_list(cx, &new, &name),
        RankChange::ListName(list, name) => name_list(cx, &list, &name),
        RankChange::Certify(at) => certify(cx, at),
        RankChange::Keep(name) => keep(cx, &name),
    }
}

/// Keeps the lists as they are under a name.
fn keep(cx: &mut Context, name: &str) {
    let (now, mut ids) = (cx.season.now, cx.ids.clone());
    cx.change(format!("Kept this version: {name}"), |tracker| {
        tracker.keep_version((name, NAMED), now, &mut ids);
    });
    cx.ids = ids;
}

/// Puts positions at a place, from 0, of a list. Says where they stand now.
pub fn put(cx: &mut Context, ranked: &Ranked, to: usize) {
    let Ranked { list, entries } = ranked;
    let title = called(cx, entries);
    let row = list.as_ref().and_then(|it| cx.season.tracker.rank_lists.get(it.as_str()));
    let others = row.map_or(0, |it| it.order.iter().filter(|it| !entries.contains(it)).count());
    let first = to.min(others).saturating_add(1);
    let place = match entries.len() {
        0 | 1 => format!("rank {first}"),
        many => format!("ranks {first}–{}", first.saturating_add(many).saturating_sub(1)),
    };
    let list = list.clone();
    cx.change(format!("{title}: {place}"), |tracker| {
        let list = list.unwrap_or_else(|| tracker.make_primary_list());
        tracker.rank(list.as_str(), entries, to);
    });
}

/// Moves positions one place along their list.
pub fn shift(cx: &mut Context, ranked: &Ranked, shift: Shift) {
    let Some(list) = ranked.list.as_ref().and_then(|it| cx.season.tracker.rank_lists.get(it.as_str())) else {
        return;
    };
    let places: Vec<usize> =
        ranked.entries.iter().filter_map(|it| list.order.iter().position(|other| other == it)).collect();
    let (Some(first), Some(last)) = (places.iter().min().copied(), places.iter().max().copied()) else {
        return;
    };
    let is_at_end = match shift {
        Shift::Up => first == 0,
        Shift::Down => last.saturating_add(1) >= list.order.len(),
    };
    let is_block = last.saturating_sub(first).saturating_add(1) == places.len();
    if is_at_end && is_block {
        let stand = if places.len() == 1 { "stands" } else { "stand" };
        return cx.refuse(format!("{} {stand} {} already", called(cx, &ranked.entries), shift.end()));
    }
    // those before the block stay before it
    let before = list.order.iter().take(first).filter(|it| !ranked.entries.contains(it)).count();
    let to = match shift {
        Shift::Up => before.saturating_sub(1),
        Shift::Down => before.saturating_add(1),
    };
    let mut entries = ranked.entries.clone();
    entries.sort_by_key(|it| list.order.iter().position(|other| other == it));
    put(cx, &Ranked { list: ranked.list.clone(), entries }, to);
}

/// Takes positions off their list.
pub fn take_off(cx: &mut Context, ranked: &Ranked) {
    let Some(list) = &ranked.list else { return };
    let title = called(cx, &ranked.entries);
    let from = list_title(&cx.season.tracker, list);
    cx.change(format!("Took {title} off {from}"), |it| it.unrank(list.as_str(), &ranked.entries));
}

pub fn set_reason(cx: &mut Context, ranked: &Ranked, reason: &str) {
    let (Some(list), [entry]) = (&ranked.list, ranked.entries.as_slice()) else { return };
    let title = entry_title(cx, entry);
    cx.change(format!("Said why {title} is here"), |it| it.set_rank_reason(list.as_str(), entry, reason));
}

/// Keeps programs off all lists, or takes that back where the reason is empty.
pub fn do_not_rank(cx: &mut Context, programs: &[Named], reason: &str) {
    let today = cx.season.today();
    let label = off_label(programs, reason);
    cx.change(label, |tracker| {
        programs.iter().for_each(|it| tracker.do_not_rank(it.id.as_str(), reason, today))
    });
}

fn off_label(programs: &[Named], reason: &str) -> String {
    let title = match programs {
        [one] => one.title.clone(),
        many => counted(many.len(), "program"),
    };
    let is = if programs.len() == 1 { "is" } else { "are" };
    match reason.trim() {
        "" => format!("{title} may be ranked again, on no list yet"),
        _ => format!("{title} {is} not to be ranked"),
    }
}

pub fn make_list(cx: &mut Context, new: &NewList, name: &str) {
    let mut ids = cx.ids.clone();
    cx.change("Made a supplemental list", |tracker| {
        let list = tracker.new_supplemental(name, &mut ids);
        tracker.rank(list.as_str(), &new.ranks, 0);
        if !new.attach_to.is_empty() {
            let primary = tracker.make_primary_list();
            new.attach_to.iter().for_each(|it| tracker.attach_list(primary.as_str(), it, Some(&list)));
        }
    });
    cx.ids = ids;
    let letter =
        cx.season.tracker.supplemental_lists().last().map(|it| it.letter.clone()).unwrap_or_default();
    let key = RanksCommand::Attach.key();
    let undo = UndoCommand::Undo.key();
    cx.say(match new.attach_to.is_empty() {
        true => {
            format!("Supplemental list {letter} · {key} on an advanced position attaches it · {undo} undoes")
        }
        false => {
            format!("Supplemental list {letter}, attached to {} · {undo} undoes", called(cx, &new.attach_to))
        }
    });
}

pub fn name_list(cx: &mut Context, list: &Id, name: &str) {
    let title = list_title(&cx.season.tracker, list);
    cx.change(format!("Named {title}"), |tracker| {
        tracker.rank_lists.edit(list.as_str(), |it| name.trim().clone_into(&mut it.name));
    });
}

pub fn attach(cx: &mut Context, ranked: &Ranked, list: Option<&Id>) {
    let Some(of) = &ranked.list else { return };
    let title = called(cx, &ranked.entries);
    let label = match list {
        Some(it) => format!("Attached {} to {title}", list_title(&cx.season.tracker, it)),
        None => format!("{title}: no supplemental list"),
    };
    cx.change(label, |tracker| {
        ranked.entries.iter().for_each(|it| tracker.attach_list(of.as_str(), it, list));
    });
}

/// Returns the positions of a list to which a supplemental one can be attached.
pub fn advanced(entries: &[String]) -> Vec<String> {
    let is_advanced = |it: &&String| it.parse().is_ok_and(|it: Entry| it.track == Track::Advanced);
    entries.iter().filter(is_advanced).cloned().collect()
}

pub fn certify(cx: &mut Context, at: Stamp) {
    let mut ids = cx.ids.clone();
    cx.change("Certified in R3", |tracker| tracker.certify(at, &mut ids));
    cx.ids = ids;
    let when = cx.season.happened_words(at);
    cx.say(format!("Certified {when} · every later change shows until you certify again"));
}

/// Says whether the lists are those that were certified: "certified Wed 3 Mar 19:42".
pub fn certainty_words(cx: &Context) -> String {
    let when = |at: Stamp| cx.season.happened_words(at);
    match cx.season.tracker.certainty() {
        Certainty::Never => String::new(),
        Certainty::Certified(at) => format!("certified {}", when(at)),
        Certainty::Changed(at) => format!("! changed since certified {}", when(at)),
    }
}

/// Says since when a program isn't to be ranked.
pub fn off_words(reason: &str, since: Option<Day>, today: Day) -> String {
    let since = since.map(|it| format!(" · since {}", day_words(it, today)));
    format!("{reason}{}", since.unwrap_or_default())
}

/// Returns the positions of the primary list by their programs' scores, the best first; what has none comes behind, as it
/// stands.
pub fn by_score_order(cx: &Context) -> Vec<String> {
    let mut order = cx.season.tracker.primary_list().map(|it| it.order.clone()).unwrap_or_default();
    let score = |entry: &String| {
        let entry: Entry = entry.parse().ok()?;
        cx.derived.lookup.score(&**cx.season.tracker.programs.get(entry.program.as_str())?)
    };
    order.sort_by_cached_key(|entry| {
        let score = score(entry);
        (score.is_none(), std::cmp::Reverse(score))
    });
    order
}
