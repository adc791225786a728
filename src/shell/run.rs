//! The loop: events in, one frame out, the newest value to the saver.

use std::{
    io::{self, IsTerminal},
    path::PathBuf,
    process::ExitCode,
    sync::{
        Arc,
        mpsc::{self, Receiver, RecvTimeoutError, Sender},
    },
    time::{Duration, Instant},
};

use ratatui::layout::Size;

use super::{
    Event,
    clock::{Clock, local_zone, random},
    effects::{self, After},
    input, panic, reader,
    saver::{self, Mailbox, Saver},
    screen::{self, Screen},
    signals,
    watch::Watch,
};
use crate::{
    app::{Access, App, Look, Saving, Start, message::Message},
    data::Data,
    domain::{merge::Conflict, tracker::Tracker},
    store::{
        self, Loaded, Outcome,
        disk::{Disk, RealDisk},
    },
    text::clean,
};

/// What the command line decided.
#[derive(Clone, Debug)]
pub struct Options {
    pub file: PathBuf,
    pub clock: Clock,
    pub look: Look,
}

/// How long an unsaved change waits for the next try.
pub(super) const RETRY: Duration = Duration::from_secs(30);

/// The exit code when the terminal went away: that of SIGHUP.
const HUNG_UP: i32 = 128 + 1;

/// Runs the screens until the user or a signal ends them.
///
/// # Errors
/// What the terminal refused.
pub fn run(options: Options) -> io::Result<ExitCode> {
    if !io::stdout().is_terminal() || !io::stdin().is_terminal() {
        eprintln!("fluoro: the screens need a terminal; try fluoro --help for what works without one");
        return Ok(ExitCode::from(2));
    }
    let disk: Arc<dyn Disk> = Arc::new(RealDisk);
    let loaded = store::load(&*disk, &options.file);
    let (sender, events) = mpsc::channel();
    let mailbox = Mailbox::default();
    let report = loaded.report();
    let (tracker, access, base) = opened(loaded);
    let left = reader::offered(&*disk, &options.file, &tracker, &access);
    let saver = Saver::new(disk.clone(), options.file.clone(), base, tracker.clone(), options.clock);
    saver::spawn(saver, mailbox.clone(), sender.clone());
    let reader = reader::spawn(disk.clone(), options.file.clone(), options.clock, sender.clone());
    panic::install(disk.clone(), options.file.clone(), mailbox.clone(), options.clock);
    let (columns, rows) = crossterm::terminal::size()?;
    let app = App::new(Start {
        tracker: tracker.clone(),
        access,
        report,
        left,
        data: Arc::new(Data::new()),
        now: options.clock.now(),
        local_zone: local_zone(),
        seed: random(),
        size: Size { width: columns, height: rows },
        look: options.look,
        place: clean(&options.file.display().to_string()).into_owned(),
    });
    screen::enter()?;
    let (tokens, wanted) = mpsc::channel();
    let (ending, answered) = mpsc::channel();
    input::spawn(wanted, sender.clone());
    // Without signals the program still saves on every change and on quitting.
    let _ = signals::spawn(sender, answered, mailbox.clone());
    let mut shell = Shell {
        screen: Screen::new(app.size),
        app,
        disk,
        file: options.file,
        mailbox,
        clock: options.clock,
        events,
        tokens,
        ending,
        sent: tracker,
        saves: Saves::default(),
        taken: Taken::default(),
        watch: None,
        reader,
        drafts: Typed::default(),
    };
    shell.watch();
    let code = shell.run();
    screen::leave();
    shell.last_words();
    // Dropping a large season takes longer than the user should wait.
    std::process::exit(code?);
}

/// How long nobody types before the text is put into the season and saved.
pub(super) const REST: Duration = Duration::from_secs(1);

pub(super) struct Shell {
    pub(super) app: App,
    pub(super) screen: Screen,
    pub(super) disk: Arc<dyn Disk>,
    pub(super) file: PathBuf,
    pub(super) mailbox: Mailbox,
    pub(super) clock: Clock,
    pub(super) events: Receiver<Event>,
    pub(super) tokens: Sender<()>,
    /// Tells the signal thread that the end has begun.
    pub(super) ending: Sender<()>,
    /// What the saver got last.
    pub(super) sent: Tracker,
    pub(super) saves: Saves,
    pub(super) taken: Taken,
    /// None while the folder isn't there yet.
    pub(super) watch: Option<Watch>,
    pub(super) reader: Sender<reader::Job>,
    pub(super) drafts: Typed,
}

/// The numbers of the values that the saver got last and answered last.
#[derive(Default)]
pub(super) struct Saves {
    pub(super) handed: u64,
    pub(super) answered: u64,
}

impl Saves {
    /// The newest value is on its way, even if it is the same as one that was answered.
    pub(super) fn in_flight(&self) -> bool {
        self.handed != self.answered
    }
}

/// What came in from elsewhere.
#[derive(Default)]
pub(super) struct Taken {
    /// How many of the saver's merges the season has in it.
    pub(super) merges: u64,
    /// What stayed as it was here although it came in otherwise, for the saver to write down.
    pub(super) conflicts: Vec<Conflict>,
}

/// What is known of text that isn't in the season.
#[derive(Default)]
pub(super) struct Typed {
    /// When it was last handed over.
    pub(super) handed: Option<Instant>,
    /// It may have changed since.
    pub(super) stale: bool,
}

impl Shell {
    /// Gives the exit code.
    fn run(&mut self) -> io::Result<i32> {
        // what the start asks for
        self.update(Message::Tick);
        self.screen.draw(&self.app)?;
        let _ = self.tokens.send(());
        loop {
            if let Some(code) = self.turn() {
                return Ok(code);
            }
            self.save_if_changed();
            self.hand_drafts();
            if self.screen.draw(&self.app).is_err() {
                return Ok(self.lost());
            }
        }
    }

    /// The terminal is gone: what was typed is written.
    fn lost(&mut self) -> i32 {
        self.update(Message::Terminate);
        self.finish();
        HUNG_UP
    }

    /// Waits for what comes next, and takes all that waits.
    fn turn(&mut self) -> Option<i32> {
        let mut event = match self.timeout() {
            None => self.events.recv().ok(),
            Some(timeout) => match self.events.recv_timeout(timeout) {
                Ok(event) => Some(event),
                Err(RecvTimeoutError::Timeout) => {
                    self.tick();
                    None
                }
                Err(RecvTimeoutError::Disconnected) => return Some(1),
            },
        };
        while let Some(present) = event {
            if let Some(code) = self.take(present) {
                return Some(code);
            }
            event = self.events.try_recv().ok();
        }
        None
    }

    /// Until the next shown text changes, an unsaved change is tried again, or a text at rest is put away; forever where
    /// none of these is to come.
    fn timeout(&self) -> Option<Duration> {
        let shown = (!self.clock.is_frozen()).then(|| {
            let seconds = self.app.next_change().since(self.clock.now()).max(0);
            Duration::from_secs(u64::try_from(seconds).unwrap_or(0)).max(Duration::from_millis(200))
        });
        let failed = matches!(self.app.saving, Saving::Failed(_)) && !self.saves.in_flight();
        let waits = [shown, failed.then_some(RETRY), self.drafts.stale.then_some(REST)];
        waits.into_iter().flatten().min()
    }

    fn tick(&mut self) {
        self.update(Message::Tick);
        if matches!(self.app.saving, Saving::Failed(_)) {
            self.send();
        }
    }

    fn take(&mut self, event: Event) -> Option<i32> {
        match event {
            Event::Input(batch) => {
                if batch.contains(&crossterm::event::Event::FocusGained) {
                    self.mailbox.look();
                }
                for message in batch.into_iter().filter_map(input::message) {
                    if let Some(code) = self.update(message) {
                        return Some(code);
                    }
                }
                self.drafts.stale |= self.app.is_writing() || self.drafts.handed.is_some();
                let _ = self.tokens.send(());
                None
            }
            Event::Said(message) => self.said(*message),
            Event::Began { message, merges } => {
                self.taken.merges = merges;
                self.said(*message)
            }
            Event::Saved { number, result } => {
                self.saved(number, result);
                None
            }
            Event::Signal(signal) => {
                let _ = self.ending.send(());
                self.update(Message::Terminate);
                self.finish();
                Some(128 + signal)
            }
            Event::Seen { seen, merges } => {
                self.seen(*seen, merges);
                None
            }
            Event::Resumed => {
                self.mailbox.look();
                self.screen.forget();
                self.update(Message::Tick);
                self.resized();
                None
            }
            Event::InputLost => Some(self.lost()),
        }
    }

    /// One message and all effects that follow; a code when the program is to end.
    pub(super) fn update(&mut self, message: Message) -> Option<i32> {
        let effects = self.app.update(message, self.clock.now());
        for effect in effects {
            let sample = self.app.data.clone();
            match effects::run(effect, &*self.disk, &self.file, sample.sample(), random()) {
                After::Nothing => {}
                After::Redraw(message) => {
                    self.screen.forget();
                    if let Some(code) = message.and_then(|it| self.update(it)) {
                        return Some(code);
                    }
                    self.resized();
                }
                After::Say(message) => {
                    if let Some(code) = self.update(message) {
                        return Some(code);
                    }
                }
                After::Save => self.send_if_needed(),
                After::Read(job) => drop(self.reader.send(job)),
                After::Begin(begin) => self.mailbox.begin(begin),
                After::DropDrafts(file) => {
                    self.save_if_changed();
                    self.mailbox.put_drafts(self.app.drafts());
                    self.mailbox.drop_drafts(file);
                }
                After::Edit(draft) => {
                    let text = effects::edit(&self.mailbox, draft);
                    self.screen.forget();
                    if let Some(code) = self.update(Message::Edited(text)) {
                        return Some(code);
                    }
                    // only now the season has it
                    self.save_if_changed();
                    self.mailbox.edited();
                    self.drafts.stale = true;
                    self.resized();
                }
                After::Quit => return self.quit(),
                After::QuitUnsaved => return Some(self.quit_unsaved()),
            }
        }
        None
    }

    /// The window may have another size after somebody else had the terminal.
    fn resized(&mut self) {
        if let Ok((width, height)) = crossterm::terminal::size() {
            self.update(Message::Resize(Size { width, height }));
        }
    }
}

/// What the screens start with, by how the load ended.
fn opened(loaded: Loaded) -> (Tracker, Access, Option<store::Season>) {
    match loaded.outcome {
        Outcome::FirstRun => (Tracker::default(), Access::Writes, None),
        Outcome::Ready(season) if season.base.stat.mode & 0o200 == 0 => {
            let why = "the season file is write-protected; chmod u+w takes that off".to_owned();
            (season.tracker, Access::ReadOnly(why), None)
        }
        Outcome::Ready(season) => (season.tracker.clone(), Access::Writes, Some(*season)),
        Outcome::ReadOnly { season, why } => {
            let tracker = season.map(|it| it.tracker).unwrap_or_default();
            (tracker, Access::ReadOnly(why), None)
        }
        Outcome::Damaged(bad) => {
            (Tracker::default(), Access::ReadOnly(format!("the season file is damaged: {bad}")), None)
        }
        Outcome::Missing => {
            let why =
                "the season file is gone, but backups of it are there: fluoro check names them".to_owned();
            (Tracker::default(), Access::ReadOnly(why), None)
        }
    }
}
