//! The loop: events in, one frame out, the newest value to the saver.

use std::{
    io::{self, IsTerminal},
    path::PathBuf,
    process::ExitCode,
    sync::{
        Arc,
        mpsc::{self, RecvTimeoutError},
    },
    time::Duration,
};

use ratatui::layout::Size;

use super::{
    Event,
    clock::{Clock, local_zone, random},
    input,
    mailbox::Mailbox,
    panic,
    papers::{self, Wish},
    reader,
    saver::{self, Saver},
    screen::{self, Screen},
    session::{REST, RETRY, Shell, Typed},
    signals,
    terminal::Environment,
};
use crate::{
    app::{
        App, Start,
        message::Message,
        saves::Saves,
        state::{Access, Look, Saving},
    },
    data::Data,
    domain::tracker::Tracker,
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

/// The exit code when the terminal went away: that of SIGHUP.
const HUNG_UP: i32 = 128 + 1;

const NO_TERMINAL: &str = "the screens need a terminal; try fluoro --help for what works without one";

/// Runs the screens until the user or a signal ends them.
///
/// # Errors
/// What the terminal refused.
pub fn run(options: Options) -> io::Result<ExitCode> {
    let environment = Environment::of_process();
    if let Some(code) = refused(&environment) {
        return Ok(code);
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
    let papers = papers::spawn(disk.clone(), options.file.clone(), sender.clone());
    panic::install(disk.clone(), options.file.clone(), mailbox.clone(), options.clock);
    let (columns, rows) = crossterm::terminal::size()?;
    let app = App::new(Start {
        tracker: tracker.clone(),
        access,
        report,
        left,
        data: Arc::new(Data::with_files(store::facts_files(&*disk, &options.file))),
        now: options.clock.now(),
        local_zone: local_zone(),
        seed: random(),
        size: Size { width: columns, height: rows },
        look: Look { colors: environment.colors(), ..options.look },
        place: clean(&options.file.display().to_string()).into_owned(),
    });
    screen::enter()?;
    let ((tokens, wanted), (ending, answered)) = (mpsc::channel(), mpsc::channel());
    input::spawn(wanted, sender.clone());
    // Without signals the program still saves on every change and on quitting.
    let _ = signals::spawn(sender, answered, mailbox.clone());
    let mut shell = Shell {
        screen: Screen::new(app.cx.size),
        app,
        disk,
        file: options.file,
        mailbox,
        clock: options.clock,
        events,
        tokens,
        ending,
        saves: Saves::new(tracker),
        watch: None,
        outside: None,
        reader,
        papers,
        drafts: Typed::default(),
    };
    shell.watch();
    let code = shell.run();
    screen::leave();
    shell.last_words();
    // Dropping a large season takes longer than the user should wait.
    std::process::exit(code?);
}

/// Says why there are no screens here, if that is so; gives the exit code.
fn refused(environment: &Environment) -> Option<ExitCode> {
    let why = environment.refusal().or_else(no_terminal)?;
    eprintln!("fluoro: {why}");
    Some(ExitCode::from(2))
}

fn no_terminal() -> Option<&'static str> {
    let is_terminal = io::stdout().is_terminal() && io::stdin().is_terminal();
    (!is_terminal).then_some(NO_TERMINAL)
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
            if let Some(code) = self.handle(present) {
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
        let failed = matches!(self.app.cx.saving, Saving::Failed(_)) && !self.saves.in_flight();
        let waits = [shown, failed.then_some(RETRY), self.drafts.stale.then_some(REST)];
        waits.into_iter().flatten().min()
    }

    fn tick(&mut self) {
        self.update(Message::Tick);
        if matches!(self.app.cx.saving, Saving::Failed(_)) {
            self.send();
        }
    }

    fn handle(&mut self, event: Event) -> Option<i32> {
        match event {
            Event::Input(batch) => {
                if batch.contains(&crossterm::event::Event::FocusGained) {
                    self.mailbox.look();
                    drop(self.papers.send(Wish::Look));
                }
                for message in input::messages(batch) {
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
                self.saves.turn_to(merges);
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
                screen::renew();
                self.screen.forget();
                self.update(Message::Tick);
                self.resized();
                None
            }
            Event::Resized => {
                self.resized();
                None
            }
            Event::InputLost => Some(self.lost()),
        }
    }
}

/// What the screens start with, by how the load ended.
fn opened(loaded: Loaded) -> (Tracker, Access, Option<store::Stored>) {
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
