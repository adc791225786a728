//! What is asked about the rank lists: lines of text and menus, and what was typed there.

use super::{
    context::Context,
    outcome::{
        Action, Choice, Choices, LinePurpose, Named, NewList, Next, RankChange, RankLine, Ranked, Route,
    },
    rank_steps::{called, entry_title, list_title},
};
use crate::{
    domain::{
        field::{FieldInfo, Kind},
        happened::read_happened,
        id::Id,
        ranking::Certainty,
        tables::Match,
        time::{Refusal, Stamp},
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
    help: "When you certified this very list there: now, today 4pm, yesterday 19:42",
    kind: Kind::Line,
};
const VERSION_NAME: FieldInfo = FieldInfo {
    name: "name",
    label: "Name",
    help: "What this version is, to find it again",
    kind: Kind::Line,
};

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
        RankLine::Off(_) if text.trim().is_empty() => return Err(refuse("one word is enough: why not?")),
        RankLine::Off(programs) => RankChange::Off(programs, text.to_owned()),
        RankLine::NewList(new) => RankChange::NewList(new, text.to_owned()),
        RankLine::ListName(list) => RankChange::ListName(list, text.to_owned()),
        RankLine::Version if text.trim().is_empty() => return Err(refuse("a version needs a name")),
        RankLine::Version => RankChange::Keep(text.trim().to_owned()),
        RankLine::Certified => RankChange::Certify(read_certified(cx, text)?),
    })
}

/// Reads when a list was certified: not before ranking opens in this season.
fn read_certified(cx: &Context, text: &str) -> Result<Stamp, Refusal> {
    let at = read_happened(text, &cx.reading(None))?;
    let opens = match cx.season.kind() {
        Match::Main => "nrmp-ranking-opens",
        Match::Fellowship => "fellowship-ranking-opens",
    };
    let opens = cx.season.dated(opens).map(|it| it.when);
    match opens.filter(|it| at < it.start(cx.home())) {
        Some(it) => {
            let why = format!(
                "that is {}, and ranking opens only {}: name the day with its year",
                cx.season.happened_words(at),
                cx.season.when_words(&it, "")
            );
            Err(Refusal { why, choices: Vec::new() })
        }
        None => Ok(at),
    }
}

/// Opens the line of a number to which positions are to go.
pub fn ask_place(cx: &Context, ranked: Ranked) -> Route {
    Route::Line {
        title: format!("{} to which place?", called(cx, &ranked.entries)),
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

/// Opens the line of the reason for which programs aren't to be ranked.
pub fn ask_off(cx: &Context, programs: Vec<Named>) -> Route {
    let title = match programs.as_slice() {
        [one] => one.title.clone(),
        many => counted(many.len(), "program"),
    };
    let first = programs.first().and_then(|it| cx.season.tracker.programs.get(it.id.as_str()));
    let text = first.map(|it| it.do_not_rank.clone()).unwrap_or_default();
    Route::Line {
        title: format!("{title}: do not rank"),
        info: OFF_REASON,
        text,
        purpose: LinePurpose::Rank(RankLine::Off(programs)),
    }
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
    if cx.season.kind() == Match::Fellowship {
        return Choices::new(format!("Put {} onto the list?", called(cx, &entries)), "", lines);
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
