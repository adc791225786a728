//! What is done to rank lists: putting, moving, taking off, attaching, saying why, certifying. Each is one step of undo and
//! names what it did.

use super::{
    command::{RanksCommand, UndoCommand},
    context::Context,
    outcome::{
        Action, Choice, Choices, LinePurpose, Named, NewList, Next, RankChange, RankLine, Ranked, Route,
    },
};
use crate::{
    domain::{
        field::{FieldInfo, Kind},
        happened::read_happened,
        id::Id,
        moving::Shift,
        ranking::{Certainty, Entry, NAMED},
        tables::{RankKind, Track},
        time::{Day, Refusal, Stamp},
        tracker::Tracker,
    },
    text::counted,
};

const REASON: FieldInfo = FieldInfo {
    name: "reason",
    label: "Why here",
    help: "One line that you will still believe in February",
    kind: Kind::Line,
};
const OFF_REASON: FieldInfo = FieldInfo {
    name: "reason",
    label: "Why not",
    help: "So that February needn't argue with October again",
    kind: Kind::Line,
};
const PLACE: FieldInfo = FieldInfo {
    name: "place",
    label: "Place",
    help: "The number that it is to have; 1 is the best",
    kind: Kind::Line,
};
const LIST_NAME: FieldInfo = FieldInfo {
    name: "name",
    label: "Name",
    help: "What the list is about: Bay Area, New York first years; empty is fine",
    kind: Kind::Line,
};
const CERTIFIED_AT: FieldInfo = FieldInfo {
    name: "certified",
    label: "Certified in R3",
    help: "When you certified this very list there: now, today 4pm, 3 mar 19:42",
    kind: Kind::Line,
};
const VERSION_NAME: FieldInfo = FieldInfo {
    name: "name",
    label: "Name",
    help: "What this version is, to find it again",
    kind: Kind::Line,
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

/// Reads what was typed in a line about the rank lists.
///
/// # Errors
/// Why it can't be read.
pub fn read_line(cx: &Context, line: RankLine, text: &str) -> Result<RankChange, Refusal> {
    let refuse = |why: &str| Refusal { why: why.to_owned(), choices: Vec::new() };
    Ok(match line {
        RankLine::Place(ranked) => match text.trim().parse::<usize>() {
            Ok(place) if place > 0 => RankChange::Put(ranked, place.saturating_sub(1)),
            Ok(_) | Err(_) => return Err(refuse("a place is a number: 1 is the best")),
        },
        RankLine::Reason(ranked) => RankChange::Reason(ranked, text.to_owned()),
        RankLine::Off(program) => RankChange::Off(program, text.to_owned()),
        RankLine::NewList(new) => RankChange::NewList(new, text.to_owned()),
        RankLine::ListName(list) => RankChange::ListName(list, text.to_owned()),
        RankLine::Version if text.trim().is_empty() => return Err(refuse("a version needs a name")),
        RankLine::Version => RankChange::Keep(text.trim().to_owned()),
        RankLine::Certified => RankChange::Certify(read_happened(text, &cx.reading(None))?),
    })
}

/// Makes a change that was asked about.
pub fn change(cx: &mut Context, change: RankChange) {
    match change {
        RankChange::Put(ranked, to) => put(cx, &ranked, to),
        RankChange::Attach(ranked, list) => attach(cx, &ranked, list.as_ref()),
        RankChange::Reason(ranked, reason) => set_reason(cx, &ranked, &reason),
        RankChange::Off(program, reason) => do_not_rank(cx, &program, &reason),
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

/// Puts positions at a place, from 0, of a list. Says where the first of them stands now.
pub fn put(cx: &mut Context, ranked: &Ranked, to: usize) {
    let Ranked { list, entries } = ranked;
    let title = called(cx, entries);
    let (now, list) = (cx.season.now, list.clone());
    let place = to.saturating_add(1);
    cx.change(format!("{title}: rank {place}"), |tracker| {
        let list = list.unwrap_or_else(|| tracker.make_primary_list());
        tracker.rank(list.as_str(), entries, to, now);
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

/// Opens the line of a number to which positions are to go.
pub fn ask_place(cx: &Context, ranked: Ranked) -> Route {
    Route::Line {
        title: format!("Where does {} go?", called(cx, &ranked.entries)),
        info: PLACE,
        text: String::new(),
        purpose: LinePurpose::Rank(RankLine::Place(ranked)),
    }
}

/// Opens the line of the reason for which a position stands where it does.
pub fn ask_reason(cx: &Context, list: &Id, entry: &str) -> Route {
    let row = cx.season.tracker.rank_lists.get(list.as_str());
    let text = row.and_then(|it| it.entries.get(entry)).map(|it| it.reason.clone()).unwrap_or_default();
    let entries = vec![entry.to_owned()];
    Route::Line {
        title: format!("Why is {} here?", entry_title(cx, entry)),
        info: REASON,
        text,
        purpose: LinePurpose::Rank(RankLine::Reason(Ranked { list: Some(list.clone()), entries })),
    }
}

pub fn set_reason(cx: &mut Context, ranked: &Ranked, reason: &str) {
    let (Some(list), [entry]) = (&ranked.list, ranked.entries.as_slice()) else { return };
    let title = entry_title(cx, entry);
    cx.change(format!("Said why {title} is here"), |it| it.set_rank_reason(list.as_str(), entry, reason));
}

/// Opens the line of the reason for which a program isn't to be ranked.
pub fn ask_off(cx: &Context, program: Named) -> Route {
    let row = cx.season.tracker.programs.get(program.id.as_str());
    Route::Line {
        title: format!("{}: do not rank", program.title),
        info: OFF_REASON,
        text: row.map(|it| it.do_not_rank.clone()).unwrap_or_default(),
        purpose: LinePurpose::Rank(RankLine::Off(program)),
    }
}

/// Keeps a program off all lists, or takes that back where the reason is empty.
pub fn do_not_rank(cx: &mut Context, program: &Named, reason: &str) {
    let today = cx.season.today();
    let label = match reason.trim() {
        "" => format!("{} may be ranked again", program.title),
        _ => format!("{} is not to be ranked", program.title),
    };
    cx.change(label, |it| it.do_not_rank(program.id.as_str(), reason, today));
}

/// Returns the menu of lists onto which positions may go.
pub fn onto_menu(cx: &Context, entries: Vec<String>) -> Choices {
    let tracker = &cx.season.tracker;
    let to = |list: Option<Id>| Ranked { list, entries: entries.clone() };
    let primary = tracker.primary_list();
    let count = primary.map_or(0, |it| it.order.len());
    let mut lines = vec![Choice::act(
        'p',
        "the primary list",
        format!("{} there, at its end", counted(count, "position")),
        Action::Rank(RankChange::Put(to(primary.map(|it| it.id.clone())), count)),
    )];
    for list in tracker.supplemental_lists() {
        let letter = list
            .letter
            .chars()
            .next()
            .map(|it| it.to_ascii_lowercase())
            .filter(|it| *it != 'p' && *it != 'n');
        let text = format!("supplemental list {}", list.letter);
        let detail = [list.name.clone(), counted(list.order.len(), "position")];
        let detail = detail.into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join(" · ");
        lines.push(Choice::act(
            letter,
            text,
            detail,
            Action::Rank(RankChange::Put(to(Some(list.id.clone())), list.order.len())),
        ));
    }
    lines.push(Choice::new(
        'n',
        "a new supplemental list",
        "first years behind an advanced position",
        Next::Open(Box::new(ask_new_list(NewList { ranks: entries.clone(), attach_to: Vec::new() }))),
    ));
    Choices::new(format!("Put {} onto which list?", called(cx, &entries)), "", lines)
}

pub fn ask_new_list(new: NewList) -> Route {
    Route::Line {
        title: "New supplemental list".to_owned(),
        info: LIST_NAME,
        text: String::new(),
        purpose: LinePurpose::Rank(RankLine::NewList(new)),
    }
}

pub fn make_list(cx: &mut Context, new: &NewList, name: &str) {
    let (now, mut ids) = (cx.season.now, cx.ids.clone());
    cx.change("Made a supplemental list", |tracker| {
        let list = tracker.new_supplemental(name, &mut ids);
        tracker.rank(list.as_str(), &new.ranks, 0, now);
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

/// Opens the line of a list's name.
pub fn ask_list_name(cx: &Context, list: &Id) -> Route {
    let row = cx.season.tracker.rank_lists.get(list.as_str());
    Route::Line {
        title: list_title(&cx.season.tracker, list),
        info: LIST_NAME,
        text: row.map(|it| it.name.clone()).unwrap_or_default(),
        purpose: LinePurpose::Rank(RankLine::ListName(list.clone())),
    }
}

pub fn name_list(cx: &mut Context, list: &Id, name: &str) {
    let title = list_title(&cx.season.tracker, list);
    cx.change(format!("Named {title}"), |tracker| {
        tracker.rank_lists.edit(list.as_str(), |it| name.trim().clone_into(&mut it.name));
    });
}

/// Deletes a supplemental list.
pub fn delete_list(cx: &mut Context, list: &Id) {
    let title = list_title(&cx.season.tracker, list);
    cx.change(format!("Deleted {title}"), |tracker| {
        tracker.delete_rank_list(list.as_str());
    });
}

/// Returns the menu of supplemental lists for positions of the primary one.
pub fn attach_menu(cx: &Context, ranked: Ranked) -> Choices {
    let tracker = &cx.season.tracker;
    let mut lines: Vec<Choice> = Vec::new();
    for list in tracker.supplemental_lists() {
        let letter = list.letter.chars().next().map(|it| it.to_ascii_lowercase()).filter(|it| *it != 'n');
        let detail = format!("{} · {}", list.name, counted(list.order.len(), "position"));
        let action = Action::Rank(RankChange::Attach(ranked.clone(), Some(list.id.clone())));
        lines.push(Choice::act(
            letter,
            format!("list {}", list.letter),
            detail.trim_start_matches(" · "),
            action,
        ));
    }
    let new = NewList { ranks: Vec::new(), attach_to: ranked.entries.clone() };
    lines.push(Choice::new('n', "a new list", "", Next::Open(Box::new(ask_new_list(new)))));
    lines.push(Choice::act(
        '-',
        "none",
        "take the list off",
        Action::Rank(RankChange::Attach(ranked.clone(), None)),
    ));
    let about = "R3 looks at it only once you matched to the advanced position; a list may serve several";
    Choices::new(format!("Supplemental list for {}", called(cx, &ranked.entries)), about, lines)
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

/// Opens the line of the moment at which the lists were certified.
pub fn ask_certified(cx: &Context) -> Route {
    let text = "now".to_owned();
    let title = match cx.season.tracker.certainty() {
        Certainty::Never => "Certified in R3",
        Certainty::Certified(_) | Certainty::Changed(_) => "Certified in R3 again",
    };
    Route::Line {
        title: title.to_owned(),
        info: CERTIFIED_AT,
        text,
        purpose: LinePurpose::Rank(RankLine::Certified),
    }
}

pub fn certify(cx: &mut Context, at: Stamp) {
    let mut ids = cx.ids.clone();
    cx.change("Certified in R3", |tracker| tracker.certify(at, &mut ids));
    cx.ids = ids;
    let when = cx.season.happened_words(at);
    cx.say(format!("Certified {when} · every later change shows until you certify again"));
}

/// Opens the line of the name under which the lists are kept.
pub fn ask_version_name() -> Route {
    let title = "Keep this version".to_owned();
    Route::Line {
        title,
        info: VERSION_NAME,
        text: String::new(),
        purpose: LinePurpose::Rank(RankLine::Version),
    }
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
    let since = since.map(|it| format!(" · since {}", crate::domain::time::day_words(it, today)));
    format!("{reason}{}", since.unwrap_or_default())
}
