//! The real program in a real pseudo-terminal: keys in, and what the terminal would show out. Waits on what is shown,
//! never for a time to pass.

use std::{
    io::{Read, Write},
    num::NonZeroU16,
    path::{Path, PathBuf},
    sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError},
    thread,
    time::{Duration, Instant},
};

use portable_pty::{Child, CommandBuilder, ExitStatus, MasterPty, PtySize, native_pty_system};
use rustix::process::{Pid, Signal, kill_process};

/// Only ends a test that fails; no test takes that long.
pub const PATIENCE: Duration = Duration::from_secs(30);

pub const ESC: &str = "\x1b";
pub const CTRL_A: &str = "\x01";
pub const CTRL_C: &str = "\x03";
/// Back, as Esc; but never the beginning of another key, so that more may follow at once.
pub const CTRL_G: &str = "\x07";
pub const CTRL_L: &str = "\x0c";
pub const CTRL_S: &str = "\x13";
pub const CTRL_T: &str = "\x14";
pub const CTRL_U: &str = "\x15";
pub const CTRL_Z: &str = "\x1a";

/// A home of its own, and what the program is started with.
pub struct Home {
    folder: tempfile::TempDir,
    variables: Vec<(String, String)>,
    pub size: (u16, u16),
}

impl Default for Home {
    fn default() -> Self {
        Home { folder: tempfile::tempdir().unwrap(), variables: Vec::new(), size: (34, 120) }
    }
}

impl Home {
    /// A home with a season file.
    pub fn with(season: impl AsRef<[u8]>) -> Home {
        let home = Home::default();
        std::fs::create_dir_all(home.season().parent().unwrap()).unwrap();
        std::fs::write(home.season(), season).unwrap();
        home
    }

    pub fn variable(mut self, name: &str, value: impl Into<String>) -> Home {
        self.variables.push((name.to_owned(), value.into()));
        self
    }

    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    pub fn season(&self) -> PathBuf {
        self.path().join("data/fluoro/season.json")
    }

    /// The season file as it stands; it parses at any time.
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_slice(&std::fs::read(self.season()).unwrap()).unwrap()
    }

    pub fn start(&self) -> Pty {
        self.start_by(&[])
    }

    /// Started by another command, which gets the program's path as its last word.
    pub fn start_by(&self, words: &[&str]) -> Pty {
        let mut command = CommandBuilder::from_argv(
            words.iter().chain(&[env!("CARGO_BIN_EXE_fluoro")]).map(Into::into).collect(),
        );
        command.env_clear();
        command.cwd(self.path());
        let own = [
            ("HOME", self.path().display().to_string()),
            ("XDG_DATA_HOME", self.path().join("data").display().to_string()),
            ("FLUORO_NOW", "2026-11-23T14:20:00Z".to_owned()),
            ("TZ", "America/New_York".to_owned()),
            ("TERM", "xterm-256color".to_owned()),
            ("PATH", std::env::var("PATH").unwrap_or_default()),
        ];
        for (name, value) in own {
            command.env(name, value);
        }
        for (name, value) in &self.variables {
            command.env(name, value);
        }
        Pty::spawn(command, self.size)
    }
}

/// What came out of the terminal so far.
pub struct Seen {
    parser: vt100::Parser,
    pub bytes: Vec<u8>,
    over: bool,
    /// Nobody reads on.
    deaf: bool,
}

/// Markers around a frame.
const BEGIN: &[u8] = b"\x1b[?2026h";
const END: &[u8] = b"\x1b[?2026l";

impl Seen {
    pub fn screen(&self) -> &vt100::Screen {
        self.parser.screen()
    }

    pub fn text(&self) -> String {
        self.screen().contents()
    }

    /// The last row, where the keys are.
    pub fn footer(&self) -> String {
        self.screen().rows(0, self.screen().size().1.get()).last().unwrap()
    }

    /// How many frames were drawn.
    pub fn frames(&self) -> usize {
        self.bytes.windows(BEGIN.len()).filter(|it| *it == BEGIN).count()
    }

    pub fn has(&self, bytes: &[u8]) -> bool {
        self.bytes.windows(bytes.len()).any(|it| it == bytes)
    }

    /// True where no frame is half drawn.
    fn is_whole(&self) -> bool {
        let last = |marker: &[u8]| self.bytes.windows(marker.len()).rposition(|it| it == marker);
        last(BEGIN) <= last(END)
    }
}

pub struct Pty {
    pub seen: Arc<(Mutex<Seen>, Condvar)>,
    reader: Option<thread::JoinHandle<()>>,
    writer: Box<dyn Write + Send>,
    master: Option<Box<dyn MasterPty + Send>>,
    child: Box<dyn Child + Send + Sync>,
}

impl Pty {
    fn spawn(command: CommandBuilder, (rows, cols): (u16, u16)) -> Pty {
        let pair = native_pty_system().openpty(pty_size(rows, cols)).unwrap();
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let parser = vt100::Parser::new(cells(rows), cells(cols), 0);
        let seen = Seen { parser, bytes: Vec::new(), over: false, deaf: false };
        let seen = Arc::new((Mutex::new(seen), Condvar::new()));
        let (shared, mut reader) = (seen.clone(), pair.master.try_clone_reader().unwrap());
        let reader = thread::spawn(move || {
            let mut buffer = [0; 1 << 14];
            loop {
                let read = reader.read(&mut buffer).unwrap_or(0);
                let mut seen = shared.0.lock().unwrap_or_else(PoisonError::into_inner);
                seen.parser.process(&buffer[..read]);
                seen.bytes.extend(&buffer[..read]);
                seen.over = read == 0;
                shared.1.notify_all();
                if seen.over || seen.deaf {
                    return;
                }
            }
        });
        let writer = pair.master.take_writer().unwrap();
        Pty { seen, reader: Some(reader), writer, master: Some(pair.master), child }
    }

    /// While it is held nothing is read from the terminal, as if it were frozen.
    pub fn seen(&self) -> MutexGuard<'_, Seen> {
        self.seen.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits until what was seen fits, between two frames.
    #[track_caller]
    pub fn wait(&self, what: &str, fits: impl Fn(&Seen) -> bool) -> MutexGuard<'_, Seen> {
        let until = Instant::now() + PATIENCE;
        let mut seen = self.seen();
        while !(fits(&seen) && seen.is_whole()) {
            let left = until.saturating_duration_since(Instant::now());
            assert!(!left.is_zero() && !seen.over, "no {what} (over: {}) in:\n{}", seen.over, seen.text());
            seen = self.seen.1.wait_timeout(seen, left).unwrap().0;
        }
        seen
    }

    /// Waits until the screen shows a text; gives the whole screen.
    #[track_caller]
    pub fn shows(&self, text: &str) -> String {
        self.wait(&format!("{text:?}"), |seen| seen.text().contains(text)).text()
    }

    pub fn send(&mut self, keys: &str) {
        self.writer.write_all(keys.as_bytes()).unwrap();
        self.writer.flush().unwrap();
    }

    /// Sends keys and waits for what they bring.
    #[track_caller]
    pub fn keys(&mut self, keys: &str, then: &str) -> String {
        self.send(keys);
        self.shows(then)
    }

    pub fn paste(&mut self, text: &str) {
        self.send(&format!("\x1b[200~{text}\x1b[201~"));
    }

    pub fn resize(&mut self, rows: u16, cols: u16) {
        self.seen().parser.set_size(cells(rows), cells(cols));
        self.master.as_ref().unwrap().resize(pty_size(rows, cols)).unwrap();
    }

    pub fn pid(&self) -> Pid {
        let id = self.child.process_id().unwrap();
        Pid::from_raw(i32::try_from(id).unwrap()).unwrap()
    }

    pub fn signal(&self, signal: Signal) {
        kill_process(self.pid(), signal).unwrap();
    }

    /// Waits until the program hangs in a write to the terminal: its first thread waits where such writes do and hasn't
    /// woken for a while. A kernel that doesn't tell where ("0") is taken at its word.
    #[track_caller]
    pub fn is_blocked(&self) {
        let until = Instant::now() + PATIENCE;
        let of = |what: &str| {
            std::fs::read_to_string(format!("/proc/{}/{what}", self.pid().as_raw_nonzero())).unwrap()
        };
        let mut since = (Instant::now(), String::new());
        while since.0.elapsed() < Duration::from_millis(200) {
            assert!(Instant::now() < until, "never blocked: {}", of("wchan"));
            let status = of("status");
            let waits = ["wait_woken", "n_tty_write", "0"].contains(&of("wchan").trim());
            if !waits || status != since.1 {
                since = (Instant::now(), status);
            }
            thread::yield_now();
        }
    }

    /// Waits until the kernel says the process is in a state, such as `T` for stopped; no event tells of it.
    #[track_caller]
    pub fn in_state(&self, state: char) {
        let until = Instant::now() + PATIENCE;
        let path = format!("/proc/{}/stat", self.pid().as_raw_nonzero());
        let now = || std::fs::read_to_string(&path).unwrap().rsplit(')').next().unwrap().chars().nth(1);
        while now() != Some(state) {
            assert!(Instant::now() < until, "never in state {state}");
            thread::yield_now();
        }
    }

    /// The terminal goes away, with all that is open of it.
    pub fn hang_up(&mut self) {
        self.seen().deaf = true;
        self.send(CTRL_L);
        self.reader.take().unwrap().join().unwrap();
        self.writer = Box::new(std::io::sink());
        self.master = None;
    }

    /// Waits for the end: the exit code.
    #[track_caller]
    pub fn ends(&mut self) -> u32 {
        let until = Instant::now() + PATIENCE;
        loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                return code(&status);
            }
            let seen = self.seen();
            let left = until.saturating_duration_since(Instant::now());
            if left.is_zero() {
                let text = seen.text();
                drop(seen);
                self.child.kill().unwrap();
                panic!("it didn't end; the screen:\n{text}");
            }
            if !seen.over && !seen.deaf {
                drop(self.seen.1.wait_timeout(seen, left.min(Duration::from_millis(20))).unwrap());
            }
        }
    }

    /// Waits until it is gone after a kill, which restores nothing.
    #[track_caller]
    pub fn killed(&mut self) {
        assert!(self.child.wait().unwrap().signal().is_some());
    }

    /// Waits for more bytes, at most until then.
    pub fn wait_for_bytes<'a>(&'a self, seen: MutexGuard<'a, Seen>, until: Instant) -> MutexGuard<'a, Seen> {
        let left = until.saturating_duration_since(Instant::now());
        self.seen.1.wait_timeout(seen, left).unwrap().0
    }

    /// The end of it while nobody reads the terminal.
    #[track_caller]
    pub fn ends_unseen(&mut self) -> u32 {
        let until = Instant::now() + PATIENCE;
        loop {
            match self.child.try_wait().unwrap() {
                Some(status) => return code(&status),
                None => assert!(Instant::now() < until, "it didn't end"),
            }
            thread::yield_now();
        }
    }

    /// The end of it, with the terminal left as it was found.
    #[track_caller]
    pub fn ends_well(&mut self) -> u32 {
        let code = self.ends();
        let seen = self.seen();
        let seen = self.seen.1.wait_timeout_while(seen, PATIENCE, |seen| !seen.over).unwrap().0;
        assert_restored(&seen);
        code
    }
}

impl Drop for Pty {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[track_caller]
pub fn assert_restored(seen: &Seen) {
    let screen = seen.screen();
    assert!(!screen.alternate_screen(), "the alternate screen was left on");
    assert!(!screen.hide_cursor(), "the cursor was left hidden");
    assert!(!screen.bracketed_paste(), "bracketed paste was left on");
}

fn code(status: &ExitStatus) -> u32 {
    assert_eq!(status.signal(), None, "killed");
    status.exit_code()
}

fn cells(n: u16) -> NonZeroU16 {
    NonZeroU16::new(n).unwrap()
}

fn pty_size(rows: u16, cols: u16) -> PtySize {
    PtySize { rows, cols, pixel_width: 0, pixel_height: 0 }
}
