//! The last row: the keys that matter here, read from the command list; help is never cut off.

use ratatui::layout::Rect;

use super::paint::Painter;
use crate::{
    app::{
        App, Tab,
        calendar::View,
        command::Command,
        overlay::{Overlay, form::Way, start::Step, versions::Focus},
    },
    layout::Pane,
    text::width,
};

type Hints = Vec<(Command, &'static str)>;

impl Painter<'_> {
    pub fn footer(&mut self, area: Rect) {
        let app = self.app;
        let (left, right) = (hints(app), always(app));
        let text = |hints: &Hints| {
            hints.iter().map(|(command, word)| format!("{} {word}", command.key())).collect::<Vec<_>>()
        };
        let right_text = text(&right).join("  ");
        let mut room = usize::from(area.width).saturating_sub(width(&right_text)).saturating_sub(3);
        let mut pieces = vec![(" ".to_owned(), self.styles.plain)];
        for (command, word) in left {
            let key = command.key();
            let wants = width(&key).saturating_add(width(word)).saturating_add(3);
            if wants > room {
                break;
            }
            room = room.saturating_sub(wants);
            pieces.push((key, self.styles.strong));
            pieces.push((format!(" {word}  "), self.styles.dim));
        }
        self.pieces(area, 0, &pieces);
        let columns = (width(&right_text).saturating_add(1) as u16).min(area.width);
        let at = Rect { x: area.right().saturating_sub(columns), width: columns, ..area };
        let mut pieces = Vec::new();
        for (n, (command, word)) in right.into_iter().enumerate() {
            pieces.push((format!("{}{}", if n > 0 { "  " } else { "" }, command.key()), self.styles.strong));
            pieces.push((format!(" {word}"), self.styles.dim));
        }
        self.pieces(at, 0, &pieces);
    }
}

fn always(app: &App) -> Hints {
    match app.overlays.last() {
        None => vec![(Command::Palette, "commands"), (Command::Help, "help")],
        Some(Overlay::Guide(_)) => vec![(Command::Back, "back")],
        Some(Overlay::Start(_) | Overlay::Trouble(_)) => vec![(Command::QuitNow, "quit")],
        Some(Overlay::Menu(_) | Overlay::Ask(_)) => vec![(Command::Back, "back")],
        Some(Overlay::Note(_)) => vec![(Command::Back, "done, kept")],
        Some(Overlay::Names(_)) => vec![(Command::Back, "match these names")],
        Some(_) => vec![(Command::Back, "back")],
    }
}

fn hints(app: &App) -> Hints {
    use Command::*;
    match app.overlays.last() {
        None => tab_hints(app),
        Some(Overlay::Filter(_)) => vec![(FilterKeep, "keep"), (FilterDown, "into the list")],
        Some(Overlay::Picker(_)) => vec![(PickEnter, "choose"), (PickDown, "down")],
        Some(Overlay::Catalog(it)) if it.for_line.is_some() => {
            vec![(CatalogAdd, "take it"), (CatalogSpecialty, "specialty")]
        }
        Some(Overlay::Catalog(_)) => {
            vec![(CatalogAdd, "add"), (CatalogMark, "mark several"), (CatalogSpecialty, "specialty")]
        }
        Some(Overlay::Paste(_)) => vec![
            (PasteAdd, "take, next"),
            (PasteRight, "other match"),
            (PasteSkip, "leave out"),
            (PasteOwn, "own"),
            (PasteSearch, "search"),
            (PasteSpecialty, "specialty"),
        ],
        Some(Overlay::Form(form)) => match form.current().map(|it| it.way()) {
            Some(Way::Choice) => vec![(ChoiceNext, "choose"), (FormNext, "next field"), (FormSave, "save")],
            Some(Way::Long) => vec![(NewLine, "new line"), (FormNext, "next field"), (FormSave, "save")],
            _ if form.at.saturating_add(1) >= form.fields.len() => {
                vec![(FormEnter, "save"), (FormNext, "first field")]
            }
            _ => vec![(FormNext, "next field"), (FormEnter, "next"), (FormSave, "save")],
        },
        Some(Overlay::Note(_)) => {
            vec![(NoteFind, "find"), (TextUndo, "undo"), (TextPaste, "paste"), (NoteOutside, "$EDITOR")]
        }
        Some(Overlay::Names(_)) => vec![(NewLine, "next name")],
        Some(Overlay::Menu(_)) => vec![(MenuEnter, "choose"), (MenuDown, "down")],
        Some(Overlay::Ask(_)) => vec![(Yes, "yes"), (No, "no")],
        Some(Overlay::Guide(_)) => vec![
            (ReadDown, "down"),
            (NextPage, "next page"),
            (PreviousPage, "page before"),
            (ReaderFind, "contents"),
        ],
        Some(Overlay::Versions(it)) => version_hints(it.focus),
        Some(Overlay::Review(_)) => {
            vec![(ReviewGo, "go there"), (ReviewAside, "set aside"), (ReviewBack, "bring back")]
        }
        Some(Overlay::Conflicts(_)) => conflict_hints(),
        Some(Overlay::Trouble(_)) => vec![(MenuDown, "down"), (MenuEnter, "choose")],
        Some(Overlay::Start(start)) => match start.step {
            Step::Who => vec![(MenuEnter, "go on"), (MenuDown, "down")],
            Step::Also => vec![(MenuEnter, "go on"), (MenuTick, "tick"), (Back, "back")],
            _ => vec![(MenuEnter, "go on"), (MenuDown, "down"), (Back, "back")],
        },
    }
}

fn conflict_hints() -> Hints {
    use Command::*;
    vec![
        (ConflictRight, "other side"),
        (ConflictTake, "take it"),
        (ConflictDown, "next"),
        (TakeOurs, "keep yours"),
        (TakeTheirs, "take theirs"),
    ]
}

fn version_hints(focus: Focus) -> Hints {
    use Command::*;
    match focus {
        Focus::Detail => {
            vec![(VersionDown, "scroll"), (VersionTake, "take it"), (VersionLeave, "to the list")]
        }
        Focus::List => vec![
            (VersionDown, "down"),
            (VersionOpen, "look at it"),
            (VersionTake, "restore, take in"),
            (VersionDrop, "remove"),
        ],
    }
}

fn day_hints() -> Hints {
    use Command::*;
    vec![
        (Down, "next"),
        (Enter, "go there"),
        (Tick, "done"),
        (Edit, "edit"),
        (Snooze, "snooze"),
        (Back, "back"),
    ]
}

fn calendar_hints(view: View) -> Hints {
    use Command::*;
    let (across, along) = if view == View::Month { ("day", "week") } else { ("week", "lane") };
    vec![
        (Right, across),
        (Down, along),
        (PageDown, "month"),
        (Enter, "its things"),
        (Add, "add"),
        (Today, "today"),
        (NextView, "view"),
    ]
}

fn tab_hints(app: &App) -> Hints {
    use Command::*;
    if app.in_calendar() && app.focus == Pane::List {
        return calendar_hints(app.calendar.view);
    }
    if app.in_calendar() {
        return day_hints();
    }
    if app.focus == Pane::Detail {
        return match app.tab {
            Tab::Components => vec![(Tick, "tick"), (Edit, "edit"), (EditOutside, "$EDITOR"), (Back, "back")],
            _ => vec![(Down, "scroll"), (Edit, "edit"), (OpenLink, "open link"), (Back, "back")],
        };
    }
    match app.tab {
        Tab::Timeline => vec![
            (Tick, "done"),
            (Add, "add"),
            (Edit, "edit"),
            (Enter, "go there"),
            (Right, "detail"),
            (NextView, "view"),
            (Filter, "filter"),
            (Undo, "undo"),
            (Guide, "guide"),
        ],
        Tab::Components => vec![
            (Tick, "tick"),
            (Enter, "steps"),
            (SetStatus, "state"),
            (Edit, "edit"),
            (Add, "add"),
            (Hide, "hide"),
            (Filter, "filter"),
            (Undo, "undo"),
        ],
        Tab::Interviews => vec![
            (Enter, "write notes"),
            (Add, "add"),
            (Edit, "edit"),
            (Tick, "done"),
            (SetStatus, "status"),
            (OpenLink, "link"),
            (Sort, "sort"),
            (Filter, "filter"),
        ],
        Tab::Shortlist => vec![
            (Add, "add"),
            (Enter, "open"),
            (SetStatus, "status"),
            (Edit, "edit"),
            (Tick, "mark"),
            (Filter, "filter"),
            (Sort, "sort"),
            (Export, "export"),
            (PasteNames, "paste names"),
        ],
    }
}
