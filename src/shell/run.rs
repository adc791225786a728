//! The loop: events in, one frame out, the newest value to the saver.

use std::{
    io::{self, IsTerminal},
    path::PathBuf,
    process::ExitCode,
    sync::{
        Arc,
        mpsc::{self, Receiver, RecvTimeoutError, Sender},
    },
    time::Duration,
};

use ratatui::layout::Size;

use super::{
    Answer, Event,
    clock::{Clock, local_zone, random},
    effects::{self, After},
    input, panic,
    saver::{self, Mailbox},
    screen::{self, Screen},
    signals, tell,
};
use crate::{
    app::{Access, App, Look, Saving, Start, message::Message},
    data::Data,
    domain::tracker::Tracker,
    store::{
        self, Loaded, Outcome, Store,
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
const RETRY: Duration = Duration::from_secs(30);

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
    let (tracker, access, base) = opened(loaded);
    let store = Store::new(disk.clone(), &options.file, base, random);
    saver::spawn(store, mailbox.clone(), options.clock, sender.clone());
    panic::install(disk.clone(), options.file.clone(), mailbox.clone(), options.clock);
    let (columns, rows) = crossterm::terminal::size()?;
    let app = App::new(Start {
        tracker: tracker.clone(),
        access,
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
        in_flight: false,
        merges: 0,
    };
    let code = shell.run();
    screen::leave();
    shell.last_words();
    // Dropping a large season takes longer than the user should wait.
    std::process::exit(code?);
}

/// How long nobody types before the text is put into the season and saved.
const REST: Duration = Duration::from_secs(1);

struct Shell {
    app: App,
    screen: Screen,
    disk: Arc<dyn Disk>,
    file: PathBuf,
    mailbox: Mailbox,
    clock: Clock,
    events: Receiver<Event>,
    tokens: Sender<()>,
    /// Tells the signal thread that the end has begun.
    ending: Sender<()>,
    /// What the saver got last.
    sent: Tracker,
    in_flight: bool,
    /// How many of the saver's merges the season has in it.
    merges: u64,
}

impl Shell {
    /// Gives the exit code.
    fn run(&mut self) -> io::Result<i32> {
        self.screen.draw(&self.app)?;
        let _ = self.tokens.send(());
        loop {
            if let Some(code) = self.turn() {
                return Ok(code);
            }
            self.save_if_changed();
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
        let failed = matches!(self.app.saving, Saving::Failed(_)) && !self.in_flight;
        let waits = [shown, failed.then_some(RETRY), self.app.is_typing().then_some(REST)];
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
                for message in batch.into_iter().filter_map(input::message) {
                    if let Some(code) = self.update(message) {
                        return Some(code);
                    }
                }
                let _ = self.tokens.send(());
                None
            }
            Event::Saved { handed, result } => {
                self.saved(*handed, result);
                None
            }
            Event::Signal(signal) => {
                let _ = self.ending.send(());
                self.update(Message::Terminate);
                self.finish();
                Some(128 + signal)
            }
            Event::Resumed => {
                self.screen.forget();
                self.update(Message::Tick);
                self.resized();
                None
            }
            Event::InputLost => Some(self.lost()),
        }
    }

    fn saved(&mut self, handed: Tracker, result: Result<Box<Answer>, String>) {
        // An older value than the newest: that one is still on its way.
        self.in_flight = !handed.same(&self.sent);
        let message = match result {
            Ok(answer) => {
                self.merges = answer.merges;
                Message::Saved {
                    tracker: Box::new(answer.tracker),
                    patch: answer.patch.map(Box::new),
                    note: answer.note,
                }
            }
            Err(why) => Message::NotSaved { why },
        };
        self.update(message);
        if !self.app.is_dirty() {
            // What came in is on the disk already.
            self.sent = self.app.tracker.clone();
        }
    }

    /// One message and all effects that follow; a code when the program is to end.
    fn update(&mut self, message: Message) -> Option<i32> {
        let effects = self.app.update(message, self.clock.now());
        for effect in effects {
            match effects::run(effect, &*self.disk, self.app.data.clone().sample(), random()) {
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
                After::Save => self.send_if_dirty(),
                After::Quit => return self.quit(),
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

    fn save_if_changed(&mut self) {
        if !self.app.tracker.same(&self.sent) {
            self.send();
        }
    }

    fn send_if_dirty(&mut self) {
        if self.app.is_dirty() {
            self.send();
        }
    }

    fn send(&mut self) {
        if matches!(self.app.access, Access::ReadOnly(_)) {
            return;
        }
        self.sent = self.app.tracker.clone();
        self.in_flight = true;
        if !matches!(self.app.saving, Saving::Failed(_)) {
            self.app.saving = Saving::Saving;
        }
        self.mailbox.put(self.sent.clone(), self.merges);
    }

    /// Waits until the last change is on the disk. One that can't be written is asked about, once it was told.
    fn quit(&mut self) -> Option<i32> {
        let told = matches!(self.app.saving, Saving::Failed(_));
        self.finish();
        if !self.app.is_dirty() || told {
            return Some(i32::from(self.app.is_dirty()));
        }
        self.update(Message::Key(crate::app::key::Key {
            ctrl: true,
            ..crate::app::key::Key::plain(crate::app::key::Code::Char('c'))
        }))
    }

    /// Sends what isn't written yet and waits for the saver's word.
    fn finish(&mut self) {
        self.save_if_changed();
        while self.in_flight {
            match self.events.recv() {
                Ok(Event::Saved { handed, result }) => self.saved(*handed, result),
                Ok(_) => {}
                Err(_) => return,
            }
        }
    }

    /// On the plain terminal, where something didn't reach the disk: a rescue file, and where it is.
    fn last_words(&self) {
        if let Saving::Failed(why) = &self.app.saving
            && self.app.is_dirty()
        {
            tell(&format!("fluoro: the last change was NOT SAVED: {}", clean(why)));
            match store::rescue(&*self.disk, &self.file, &self.app.tracker, self.clock.now()) {
                Ok(path) => {
                    let path = path.display().to_string();
                    tell(&format!("fluoro: the season as it is now is in {}", clean(&path)));
                }
                Err(error) => tell(&format!("fluoro: no rescue file could be written either: {error}")),
            }
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
