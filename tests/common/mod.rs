//! What the tests of the screens share: a season in the hands of somebody who presses keys, with a shell that answers at
//! once, and pictures of what they see.
#![allow(dead_code, reason = "each test takes the part it needs")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "helpers of tests, which clippy doesn't see as such")]

pub mod picture;
pub mod roles;
pub mod saver;
pub mod season;

use std::{
    collections::BTreeMap,
    path::PathBuf,
    sync::{Arc, OnceLock},
};

use fluoro::{
    app::{
        App, Start,
        beside::{Beside, Compared},
        command::{Scope, UndoCommand},
        cost_rows::CostRow,
        key::{Code, Key},
        left::Left,
        matrix::Matrix,
        message::{
            Begin, Edited, Effect, ExportProblem, Message, ReaderRequest, Replace, SaverRequest,
            TerminalRequest,
        },
        rank_rows::RankRow,
        refresh::{AgendaRow, CheckRow},
        saves::Saves,
        screen_id::ScreenId,
        screens::{
            Layer,
            components::{SignalRow, View},
            shortlist,
        },
        state::{Access, Colors, Glyphs, Look, Theme},
        tab::Tab,
    },
    data::Data,
    domain::{
        tables::{Match, Table},
        time::{Stamp, Zone},
        tracker::Tracker,
    },
    store::{
        self,
        report::{Found, Report, Verdict},
    },
};
use ratatui::layout::Size;

/// Half past nine in the morning at home, on a Monday of the interview season.
pub const MONDAY: &str = "2026-11-23T14:20:00Z";
pub const JUNE: &str = "2026-06-10T14:20:00Z";
pub const NAMES: &str = include_str!("../data/names-37.txt");

/// The bundled data, parsed once for all tests of a file.
pub fn data() -> Arc<Data> {
    static DATA: OnceLock<Arc<Data>> = OnceLock::new();
    DATA.get_or_init(|| Arc::new(Data::new())).clone()
}

/// The bundled data with files of facts over them.
fn data_with(files: Vec<(String, String)>) -> Arc<Data> {
    match files.is_empty() {
        true => data(),
        false => Arc::new(Data::with_files(files.into_iter().map(|it| (it.0, Ok(it.1))).collect())),
    }
}

pub fn sample() -> Tracker {
    static SAMPLE: OnceLock<Tracker> = OnceLock::new();
    SAMPLE.get_or_init(|| sample_of(Match::Main)).clone()
}

/// The sample season of that match.
pub fn sample_of(kind: Match) -> Tracker {
    store::decode(data().sample(kind).as_bytes()).unwrap().tracker
}

/// What a session starts from.
#[derive(Clone)]
pub struct Setup {
    pub tracker: Tracker,
    pub now: &'static str,
    pub zone: &'static str,
    pub size: (u16, u16),
    pub theme: Theme,
    pub access: Access,
    pub seed: u64,
    /// How the file was found; ready where nothing else is said.
    pub verdict: Verdict,
    /// What stands beside the file at the start.
    pub found: Vec<Found>,
    /// Text that earlier runs left.
    pub left: Vec<Left>,
    /// The files of facts beside the season, by name.
    pub facts: Vec<(String, String)>,
}

impl Default for Setup {
    fn default() -> Self {
        Setup {
            tracker: Tracker::default(),
            now: MONDAY,
            zone: "America/New_York",
            size: (120, 34),
            theme: Theme::Terminal,
            access: Access::Writes,
            seed: 7,
            verdict: Verdict::Ready,
            found: Vec::new(),
            left: Vec::new(),
            facts: Vec::new(),
        }
    }
}

/// Does the disk take what is written?
#[derive(Clone, Copy, PartialEq)]
pub enum Disk {
    Works,
    Full,
}

/// The program in somebody's hands, and all that the shell does for it.
pub struct Session {
    pub app: App,
    pub now: Stamp,
    pub disk: Disk,
    pub saver: saver::Saver,
    saves: Saves,
    /// Exported files, by path.
    pub files: BTreeMap<String, String>,
    /// Links that were opened.
    pub opened: Vec<String>,
    /// Texts that went to the clipboard.
    pub copied: Vec<String>,
    /// What `$EDITOR` makes of a text.
    pub editor: fn(&str) -> String,
    /// The exit code, once it ended.
    pub ended: Option<i32>,
    pub pressed: usize,
    /// What stands beside the season file, and the seasons in those files.
    pub beside: Beside,
    pub others: BTreeMap<PathBuf, Tracker>,
    /// Files that were removed.
    pub dropped: Vec<PathBuf>,
    /// The screen that asked last what stands beside the file.
    asked: Option<ScreenId>,
    /// The screen that asked first.
    first_asked: Option<ScreenId>,
    /// The shell doesn't answer yet.
    pub hold_answers: bool,
}

impl Session {
    pub fn new(setup: Setup) -> Session {
        let now: Stamp = setup.now.parse().unwrap();
        let count = |table: &Table| (*table, setup.tracker.count(*table));
        let report = Report {
            file: "season.json".into(),
            verdict: setup.verdict,
            counts: Table::ALL.iter().map(count).filter(|it| it.1 > 0).collect(),
            kept: Vec::new(),
            found: setup.found,
        };
        let app = App::new(Start {
            tracker: setup.tracker.clone(),
            access: setup.access,
            report,
            left: setup.left,
            data: data_with(setup.facts),
            now,
            local_zone: Zone::get(setup.zone).unwrap(),
            seed: setup.seed,
            size: Size::new(setup.size.0, setup.size.1),
            look: Look { theme: setup.theme, glyphs: Glyphs::Unicode, colors: Colors::Any },
            place: "season.json".into(),
        });
        let mut session = Session {
            app,
            now,
            disk: Disk::Works,
            saver: saver::Saver::new(&setup.tracker),
            saves: Saves::new(setup.tracker),
            files: BTreeMap::new(),
            opened: Vec::new(),
            copied: Vec::new(),
            editor: str::to_owned,
            ended: None,
            pressed: 0,
            beside: Beside::default(),
            others: BTreeMap::new(),
            dropped: Vec::new(),
            asked: None,
            first_asked: None,
            hold_answers: false,
        };
        // what the start asks for
        session.update(Message::Tick);
        session
    }

    /// Nothing there yet.
    pub fn empty(now: &'static str) -> Session {
        Session::new(Setup { now, ..Setup::default() })
    }

    pub fn with(tracker: &Tracker) -> Session {
        Session::new(Setup { tracker: tracker.clone(), ..Setup::default() })
    }

    /// Presses keys as the table names them, `a u w ctrl-s`; what stands in `'quotes'` is typed letter by letter.
    pub fn press(&mut self, script: &str) -> &mut Self {
        for (n, part) in script.split('\'').enumerate() {
            if n % 2 == 1 {
                self.type_text(part);
                continue;
            }
            for name in part.split_whitespace() {
                let key = Key::parse(name).unwrap_or_else(|| panic!("{name:?} is no key"));
                self.key(key);
            }
        }
        self
    }

    pub fn type_text(&mut self, text: &str) {
        for letter in text.chars() {
            self.key(match letter {
                '\n' => Key::plain(Code::Enter),
                letter => Key::plain(Code::Char(letter)),
            });
        }
    }

    fn key(&mut self, key: Key) {
        self.pressed += 1;
        self.take(Message::Key(key));
    }

    pub fn paste(&mut self, text: &str) -> &mut Self {
        self.take(Message::Paste(text.into()));
        self
    }

    pub fn resize(&mut self, width: u16, height: u16) -> &mut Self {
        self.take(Message::Resize(Size::new(width, height)));
        self
    }

    pub fn wait(&mut self, seconds: i64) -> &mut Self {
        self.now = self.now.plus(seconds);
        self.take(Message::Tick);
        self
    }

    /// One message, and all that follows from it: what `shell::run` does, without threads.
    pub fn take(&mut self, message: Message) {
        self.update(message);
        self.save_if_changed();
    }

    fn update(&mut self, message: Message) {
        let begins = matches!(message, Message::Began(Ok(_)));
        let effects = self.app.update(message, self.now);
        if begins {
            self.saves.begin(&self.app.cx);
        }
        for effect in effects {
            if let Some(answer) = self.answer(effect) {
                self.update(answer);
            }
        }
    }

    fn answer(&mut self, effect: Effect) -> Option<Message> {
        match effect {
            Effect::Saver(SaverRequest::Retry) => self.save_if_needed(),
            Effect::Measure(files) => {
                let of = |path: String| {
                    let length = self.files.get(&path).map(|it| it.chars().count());
                    (path, length.ok_or_else(|| "no such file".to_owned()))
                };
                return Some(Message::Measured(files.into_iter().map(of).collect()));
            }
            Effect::Quit => return self.quit(),
            Effect::QuitUnsaved => self.ended = Some(1),
            Effect::Terminal(TerminalRequest::Copy(text)) => self.copied.push(text),
            Effect::Terminal(TerminalRequest::CopyAndTell { text, what }) => {
                self.copied.push(text);
                return Some(Message::Told(Ok(format!("Sent to the terminal's clipboard: {what}"))));
            }
            Effect::OpenLink(link) => {
                self.opened.push(link.clone());
                return Some(Message::Told(Ok(format!("Opened {link}"))));
            }
            Effect::EditText { asker, draft } => {
                let text = (self.editor)(&draft.text);
                let edited = match text == draft.text {
                    true => Edited::Same { said: None },
                    false => Edited::Text { text, said: None },
                };
                return Some(Message::Edited { asker, result: Ok(edited) });
            }
            Effect::Export(file) => {
                if file.replace == Replace::No && self.files.contains_key(&file.path) {
                    return Some(Message::Exported { file, result: Err(ExportProblem::Exists) });
                }
                self.files.insert(file.path.clone(), file.text.clone());
                return Some(Message::Exported { result: Ok(file.path.clone()), file });
            }
            Effect::ExportFolder { path, folder } => {
                let count = folder.files.len();
                self.files
                    .extend(folder.files.into_iter().map(|(name, text)| (format!("{path}/{name}"), text)));
                return Some(Message::Told(Ok(format!("{count} files: {count} written · in {path}"))));
            }
            Effect::LoadSample(kind) => return Some(Message::Loaded(Box::new(sample_of(kind)))),
            Effect::Reader { asker, request } => {
                let answer = self.read(asker, request);
                return Some(answer).filter(|_| !self.hold_answers);
            }
            Effect::Saver(SaverRequest::Begin(begin)) => return Some(Message::Began(self.begin(begin))),
            Effect::Remove { asker, path } => {
                self.beside.conflicts.retain(|it| it.path != path);
                self.beside.copies.retain(|it| it.path != path);
                self.dropped.push(path);
                return Some(Message::Removed { asker, result: Ok("it".into()) });
            }
            Effect::Saver(SaverRequest::DropDrafts(path)) => {
                self.beside.drafts.retain(|it| it.file != path);
                self.dropped.push(path);
            }
            Effect::Terminal(TerminalRequest::Repaint | TerminalRequest::Suspend) => {}
        }
        None
    }

    fn read(&mut self, asker: Option<ScreenId>, request: ReaderRequest) -> Message {
        match request {
            ReaderRequest::List { .. } => {
                self.asked = asker;
                self.first_asked = self.first_asked.or(asker);
                Message::Listed { asker, beside: Box::new(self.beside.clone()) }
            }
            ReaderRequest::Compare { path, intake, present } => {
                let other = self.others.get(&path).ok_or("there is no season in it".to_owned());
                let result = Box::new(other.map(|it| Compared::of(&present, it, intake, self.now, 5)));
                Message::Compared { asker, path, result }
            }
        }
    }

    pub fn asked_first(&self) -> Option<ScreenId> {
        self.first_asked
    }

    /// What stands beside the file is told again, to the screen that asked last.
    pub fn list_beside(&mut self, beside: Beside) {
        self.take(Message::Listed { asker: self.asked, beside: Box::new(beside) });
    }

    fn begin(&mut self, begin: Begin) -> Result<(Tracker, Option<PathBuf>), String> {
        let file = match begin {
            Begin::Anew => return Ok((Tracker::default(), Some("season.damaged-1.json".into()))),
            Begin::File(file) => file,
            Begin::Backup(id) => {
                let found = self.beside.backups.iter().find(|it| it.id == id);
                found.map(|it| it.path.clone()).ok_or("there is no such backup")?
            }
        };
        let tracker = self.others.get(&file).cloned().ok_or("there is no season in it")?;
        self.saver = saver::Saver::new(&tracker);
        self.saves.turn_to(0);
        Ok((tracker, None))
    }

    pub fn screen(&self) -> String {
        picture::text(&picture::buffer(&self.app))
    }

    /// The rows that look alarming.
    pub fn alarms(&self) -> Vec<String> {
        picture::alarms(&self.app)
    }

    /// Esc until nothing lies over the tab; what was changed in a form is thrown away.
    pub fn close_all(&mut self) {
        for _ in 0..40 {
            match self.app.layers().last() {
                None => return,
                Some(fluoro::app::screens::Layer::Menu(menu)) if menu.by_letter('d').is_some() => {
                    self.press("d")
                }
                Some(fluoro::app::screens::Layer::Start(_)) => return,
                Some(_) => self.press("esc"),
            };
        }
        panic!("Esc does not lead out of {:?}", self.app.layers().last());
    }

    /// Undoes everything there is to undo; how many steps that were.
    pub fn undo_all(&mut self) -> usize {
        let mut steps = 0;
        while self.app.available(UndoCommand::Undo.into()).is_ok() {
            self.press("u");
            steps += 1;
            assert!(steps < 1000, "undo doesn't end");
        }
        steps
    }
}

/// A save that met nobody.
pub fn saved(tracker: Tracker, note: Option<&str>) -> Message {
    let note = note.map(str::to_owned);
    Message::Saved { tracker: Box::new(tracker), incoming: Box::default(), note }
}

/// What a person expects after keys: each text is on the screen, and those behind `no: ` are not. Runs of blanks count as
/// one, so that columns don't matter.
pub fn check(session: &mut Session, keys: &str, says: &[&str]) {
    session.press(keys);
    let screen = session.screen();
    let shown = screen.split_whitespace().collect::<Vec<_>>().join(" ");
    for text in says {
        let (text, wanted) = match text.strip_prefix("no: ") {
            Some(text) => (text, false),
            None => (*text, true),
        };
        assert_eq!(shown.contains(text), wanted, "after {keys:?}: {text:?} on the screen?\n{screen}");
    }
}

/// What holds after every message: a selection stands on a row, and there is one where there are rows.
pub fn selections_stand(app: &App) -> Result<(), String> {
    // below a text that covers all nothing is seen: the tab is made to fit once the text is left
    let is_text = |it: &Layer| it.screen().covers() && it.screen().scopes().contains(&Scope::Text);
    if app.layers().last().is_some_and(is_text) {
        return Ok(());
    }
    let rows = &app.cx.derived;
    match app.cx.tab {
        Tab::Timeline if app.tabs.timeline.in_calendar() => {
            let shown = app.tabs.timeline.shown_items(&app.cx);
            stands(app, app.tabs.timeline.list.selected.as_ref(), shown.iter().map(|it| it.origin.clone()))
        }
        Tab::Timeline => {
            let origin = |row: &AgendaRow| match row {
                AgendaRow::Item(item) => Some(item.origin.clone()),
                AgendaRow::Heading(_) => None,
            };
            stands(app, app.tabs.timeline.list.selected.as_ref(), rows.agenda.iter().filter_map(origin))
        }
        Tab::Components => component_stands(app),
        Tab::Interviews => stands(
            app,
            app.tabs.interviews.list.selected.as_ref(),
            rows.interviews.iter().map(|it| it.id.clone()),
        ),
        Tab::Shortlist if app.tabs.shortlist.view == shortlist::View::Ranks => {
            let ranks = &app.tabs.shortlist.ranks;
            stands(app, ranks.list.selected.as_ref(), ranks.rows.rows.iter().filter_map(RankRow::key))
        }
        Tab::Shortlist => stands(
            app,
            app.tabs.shortlist.table.list.selected.as_ref(),
            rows.shortlist.iter().map(|it| it.id.clone()),
        ),
    }
}

fn matrix_stands(app: &App, matrix: &Matrix) -> Result<(), String> {
    stands(app, matrix.list.selected.as_ref(), matrix.rows.iter().cloned())?;
    stands(app, matrix.across.selected.as_ref(), matrix.columns.iter().cloned())
}

/// The same of the present view of the components.
fn component_stands(app: &App) -> Result<(), String> {
    let components = &app.tabs.components;
    match components.view {
        View::Checklist => {
            let id = |row: &CheckRow| match row {
                CheckRow::Entry(entry) => Some(entry.id().clone()),
                CheckRow::Heading { .. } => None,
            };
            let selected = components.checklist.list.selected.as_ref();
            stands(app, selected, app.cx.derived.checklist.iter().filter_map(id))
        }
        View::Letters => matrix_stands(app, &components.letters.matrix),
        View::Statements => matrix_stands(app, &components.statements.matrix),
        View::Costs => {
            let costs = &components.costs;
            stands(app, costs.list.selected.as_ref(), costs.rows.iter().filter_map(CostRow::name))
        }
        View::Signals => {
            let signals = &components.signals;
            let rows = signals.rows.iter().filter(|row| !matches!(row, SignalRow::Heading(_)));
            stands(app, signals.list.selected.as_ref(), rows.cloned())
        }
    }
}

fn stands<K: PartialEq + std::fmt::Debug>(
    app: &App,
    selected: Option<&K>,
    mut rows: impl Iterator<Item = K>,
) -> Result<(), String> {
    let fine = match selected {
        None => rows.next().is_none(),
        Some(key) => rows.any(|row| row == *key),
    };
    if fine { Ok(()) } else { Err(format!("{selected:?} is selected on the tab {}", app.cx.tab.title())) }
}
