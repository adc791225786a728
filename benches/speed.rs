//! What a key, a load, a save and a start cost, beside a program that does nothing but show the same table. Absolute
//! times swing with the machine; the ratios in the table at the end do not.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a bench that can't run has nothing to say")]

mod clock;
mod find;
mod floor;
mod matrix;
mod note;
#[cfg(target_os = "linux")]
#[allow(dead_code)]
#[path = "../tests/pty/mod.rs"]
mod pty;
mod season;

use std::{
    cell::RefCell,
    fs,
    hint::black_box,
    io::Write,
    sync::Arc,
    time::{Duration, Instant},
};

use criterion::Criterion;
use floor::Floor;
use fluoro::{
    app::{
        App, Start,
        key::{Code, Key},
        message::Message,
        state::{Access, Colors, Glyphs, Look, Theme},
    },
    data::Data,
    domain::{
        id::Id,
        tables::Status,
        time::{Stamp, Zone},
        tracker::Tracker,
    },
    store::{
        Encoder, Store, decode,
        disk::RealDisk,
        report::{Report, Verdict},
    },
    view,
};
use ratatui::{
    buffer::Buffer,
    layout::{Rect, Size},
};

const SIZES: [usize; 4] = [100, 1_000, 10_000, 100_000];
const AREA: Rect = Rect { x: 0, y: 0, width: 120, height: 40 };

/// Median times by what was done, among how many programs: ours and the floor's.
#[derive(Default)]
struct Figures(RefCell<Vec<(&'static str, usize, [Duration; 2])>>);

impl Figures {
    /// Measures ours and the floor's; each gives the time of one run, without what it needs before and after.
    fn compare(
        &self,
        criterion: &mut Criterion,
        (what, size): (&'static str, usize),
        mut ours: impl FnMut() -> Duration,
        mut floor: impl FnMut() -> Duration,
    ) {
        let ours = measure(criterion, &format!("{what}/{size}/fluoro"), &mut ours);
        let floor = measure(criterion, &format!("{what}/{size}/floor"), &mut floor);
        self.0.borrow_mut().push((what, size, [ours, floor]));
    }

    fn print(&self) {
        println!("\n{:<18}{:>9}{:>12}{:>12}{:>8}", "", "programs", "fluoro µs", "floor µs", "ratio");
        let all = self.0.borrow();
        for (what, size, [ours, floor]) in all.iter().filter(|it| !it.2[0].is_zero()) {
            let micros = |it: &Duration| it.as_secs_f64() * 1e6;
            let ratio = micros(ours) / micros(floor).max(0.001);
            println!("{what:<18}{size:>9}{:>12.1}{:>12.1}{ratio:>8.2}", micros(ours), micros(floor));
        }
    }
}

fn measure(criterion: &mut Criterion, name: &str, run: &mut dyn FnMut() -> Duration) -> Duration {
    let mut seen = Vec::new();
    criterion.bench_function(name, |bencher| {
        bencher.iter_custom(|times| {
            let whole: Duration = (0..times).map(|_| run()).sum();
            seen.push(whole / u32::try_from(times).unwrap());
            whole
        });
    });
    median(seen)
}

fn median(mut all: Vec<Duration>) -> Duration {
    all.sort();
    all.get(all.len() / 2).copied().unwrap_or_default()
}

fn timed<T>(run: impl FnOnce() -> T) -> Duration {
    let start = Instant::now();
    let done = black_box(run());
    let time = start.elapsed();
    drop(done);
    time
}

/// Two frames, and what it takes to bring the one to the other.
struct Frames([Buffer; 2]);

impl Frames {
    fn new() -> Frames {
        Frames([Buffer::empty(AREA), Buffer::empty(AREA)])
    }

    fn draw(&mut self, paint: impl FnOnce(&mut Buffer)) {
        let [shown, next] = &mut self.0;
        next.reset();
        paint(next);
        black_box(shown.diff(next));
        self.0.swap(0, 1);
    }
}

/// The program as it is after its start.
fn started(tracker: &Tracker) -> App {
    App::new(Start {
        tracker: tracker.clone(),
        access: Access::Writes,
        report: Report {
            file: "season.json".into(),
            verdict: Verdict::Ready,
            counts: Vec::new(),
            kept: Vec::new(),
            found: Vec::new(),
        },
        left: Vec::new(),
        data: Arc::new(Data::new()),
        now: "2026-11-23T14:20:00Z".parse().unwrap(),
        local_zone: Zone::get("America/New_York").unwrap(),
        seed: 1,
        size: Size { width: AREA.width, height: AREA.height },
        look: Look { theme: Theme::Terminal, glyphs: Glyphs::Unicode, colors: Colors::Any },
        place: String::new(),
    })
}

struct Ours {
    app: App,
    frames: Frames,
}

impl Ours {
    /// On the shortlist, on a row in the middle.
    fn new(tracker: &Tracker, size: usize) -> Ours {
        let app = started(tracker);
        let mut ours = Ours { app, frames: Frames::new() };
        ours.key(Code::Char('4'));
        ours.app.tabs.shortlist.table.list.select(Id::new(&season::id(size / 2)));
        ours.app.fit();
        ours.draw();
        ours
    }

    fn key(&mut self, code: Code) {
        black_box(self.app.update(Message::Key(Key::plain(code)), self.app.cx.season.now));
    }

    fn draw(&mut self) {
        self.frames.draw(|buffer| {
            black_box(view::paint(&self.app, buffer));
        });
    }

    /// A key with the frame that it brings.
    fn shown(&mut self, code: Code) -> Duration {
        timed(|| {
            self.key(code);
            self.draw();
        })
    }
}

fn moving(figures: &Figures, criterion: &mut Criterion, size: usize, ours: &mut Ours, floor: &mut Floor) {
    let mut frames = Frames::new();
    figures.compare(
        criterion,
        ("frame", size),
        || timed(|| ours.draw()),
        || timed(|| frames.draw(|buffer| floor.draw(AREA, buffer))),
    );
    let (mut down, mut floor_down) = (false, false);
    figures.compare(
        criterion,
        ("key down, up", size),
        || {
            down = !down;
            ours.shown(if down { Code::Down } else { Code::Up })
        },
        || {
            floor_down = !floor_down;
            timed(|| {
                floor.step(if floor_down { 1 } else { -1 });
                frames.draw(|buffer| floor.draw(AREA, buffer));
            })
        },
    );
}

fn changing(figures: &Figures, criterion: &mut Criterion, size: usize, ours: &mut Ours, floor: &mut Floor) {
    let mut frames = Frames::new();
    figures.compare(
        criterion,
        ("status letter", size),
        || {
            ours.key(Code::Char('t'));
            let time = ours.shown(Code::Char(Status::Waitlisted.letter()));
            ours.key(Code::Char('u'));
            time
        },
        || {
            timed(|| {
                let at = floor.rows[floor.selected];
                floor.season.programs[at].status = "waitlisted".to_owned();
                frames.draw(|buffer| floor.draw(AREA, buffer));
            })
        },
    );
    figures.compare(
        criterion,
        ("mark and down", size),
        || {
            let time = ours.shown(Code::Char(' '));
            ours.key(Code::Up);
            ours.key(Code::Char(' '));
            ours.key(Code::Up);
            time
        },
        || {
            timed(|| {
                floor.step(1);
                frames.draw(|buffer| floor.draw(AREA, buffer));
            })
        },
    );
    ours.key(Code::Char('2'));
    figures.compare(
        criterion,
        ("component tick", size),
        || ours.shown(Code::Char(' ')),
        || timed(|| frames.draw(|buffer| floor.draw(AREA, buffer))),
    );
    ours.key(Code::Char('4'));
}

fn searching(figures: &Figures, criterion: &mut Criterion, size: usize, ours: &mut Ours, floor: &mut Floor) {
    let mut frames = Frames::new();
    const WORD: &str = "hospital";
    let letters = u32::try_from(WORD.len()).unwrap();
    figures.compare(
        criterion,
        ("filter letter", size),
        || {
            ours.key(Code::Char('/'));
            let time: Duration = WORD.chars().map(|it| ours.shown(Code::Char(it))).sum();
            ours.key(Code::Esc);
            time / letters
        },
        || {
            let time: Duration = (1..=WORD.len())
                .map(|to| {
                    timed(|| {
                        floor.filter(&WORD[..to]);
                        frames.draw(|buffer| floor.draw(AREA, buffer));
                    })
                })
                .sum();
            floor.filter("");
            time / letters
        },
    );
    let (mut turn, mut floor_turn) = (0, 0);
    figures.compare(
        criterion,
        ("sort", size),
        || {
            turn += 1;
            ours.key(Code::Char('s'));
            ours.shown(Code::Char(if turn % 2 == 0 { 'n' } else { 'c' }))
        },
        || {
            floor_turn += 1;
            timed(|| {
                match floor_turn % 2 {
                    0 => floor.sort(|it| (&it.name, &it.id)),
                    _ => floor.sort(|it| (&it.city, &it.name)),
                }
                frames.draw(|buffer| floor.draw(AREA, buffer));
            })
        },
    );
}

fn disk(figures: &Figures, criterion: &mut Criterion, size: usize, bytes: &[u8], tracker: &Tracker) {
    figures.compare(
        criterion,
        ("load", size),
        || timed(|| decode(bytes).unwrap()),
        || timed(|| Floor::load(bytes)),
    );
    let floor = Floor::load(bytes);
    let (mut tracker, mut encoder, mut turn) = (tracker.clone(), Encoder::new(), 0);
    encoder.encode(&tracker).unwrap();
    let row = season::id(size / 2);
    figures.compare(
        criterion,
        ("save", size),
        || {
            turn += 1;
            tracker.programs.edit(&row, |it| it.notes = turn.to_string());
            timed(|| encoder.encode(&tracker).unwrap())
        },
        || timed(|| serde_json::to_vec(&floor.season).unwrap()),
    );
    if size <= 10_000 {
        saving(figures, criterion, size, &mut tracker);
    }
}

/// One row changed and all of it saved, beside a new file of the same bytes in the place of the old one.
fn saving(figures: &Figures, criterion: &mut Criterion, size: usize, tracker: &mut Tracker) {
    let folder = tempfile::tempdir().unwrap();
    let [path, other, temp] = ["season.json", "other.json", "other.tmp"].map(|it| folder.path().join(it));
    let now = "2026-11-22T22:20:00Z".parse::<Stamp>().unwrap();
    let mut store = Store::new(Arc::new(RealDisk), &path, None, || 7);
    store.save(tracker, now).unwrap();
    let bytes = fs::read(&path).unwrap();
    let (row, mut turn) = (season::id(size / 2), 0);
    figures.compare(
        criterion,
        ("save to disk", size),
        || {
            turn += 1;
            tracker.programs.edit(&row, |it| it.notes = turn.to_string());
            timed(|| store.save(tracker, now).unwrap())
        },
        || {
            timed(|| {
                let mut file = fs::File::create_new(&temp).unwrap();
                file.write_all(&bytes).unwrap();
                file.sync_all().unwrap();
                fs::rename(&temp, &other).unwrap();
                fs::File::open(folder.path()).unwrap().sync_all().unwrap();
            })
        },
    );
}

/// The real programs in a pseudo-terminal: from the start to the first frame, and from `q` to the end.
#[cfg(target_os = "linux")]
fn whole(figures: &Figures, criterion: &mut Criterion, size: usize, bytes: &[u8]) {
    let mut home = pty::Home::with(bytes);
    home.size = (AREA.height, AREA.width);
    let (this, file) = (std::env::current_exe().unwrap(), home.season());
    let floor = [this.to_str().unwrap(), "floor", file.to_str().unwrap()];
    let run = |words: &[&str], shown: &str| {
        let start = Instant::now();
        let mut pty = home.start_by(words);
        pty.shows(shown);
        let started = start.elapsed();
        let end = Instant::now();
        pty.send("q");
        pty.ends_unseen();
        [started, end.elapsed()]
    };
    for (at, what) in ["start", "exit"].into_iter().enumerate() {
        figures.compare(
            criterion,
            (what, size),
            || run(&[], "GOING ON")[at],
            || run(&floor, "Program 0")[at],
        );
    }
}

fn main() {
    let words: Vec<String> = std::env::args().collect();
    if let [_, word, path, ..] = words.as_slice()
        && word == "floor"
    {
        return floor::run(path);
    }
    let mut criterion = Criterion::default()
        .sample_size(10)
        .warm_up_time(Duration::from_millis(100))
        .measurement_time(Duration::from_millis(400))
        .without_plots()
        .configure_from_args();
    let figures = Figures::default();
    note::among(&figures, &mut criterion);
    matrix::among(&figures, &mut criterion);
    for size in [100, 10_000] {
        find::among(&figures, &mut criterion, size);
    }
    if words.iter().any(|it| it == "find") {
        return figures.print();
    }
    for size in SIZES {
        let bytes = season::season(size);
        #[cfg(target_os = "linux")]
        whole(&figures, &mut criterion, size, &bytes);
        let tracker = decode(&bytes).unwrap().tracker;
        disk(&figures, &mut criterion, size, &bytes, &tracker);
        let (mut ours, mut floor) = (Ours::new(&tracker, size), Floor::load(&bytes));
        moving(&figures, &mut criterion, size, &mut ours, &mut floor);
        changing(&figures, &mut criterion, size, &mut ours, &mut floor);
        searching(&figures, &mut criterion, size, &mut ours, &mut floor);
    }
    for size in [50, 5_000] {
        clock::among(&figures, &mut criterion, size);
    }
    figures.0.borrow_mut().sort_by_key(|it| it.0);
    figures.print();
}
