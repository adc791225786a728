//! Two running copies as the screens and their saver are: values go to the saver and only the newest counts, its answers are
//! taken in later, the file is looked at in between. A copy never goes back behind itself.

use std::{
    collections::{BTreeSet, VecDeque},
    mem,
};

use fluoro::{
    domain::{
        merge::{Conflict, Part, Patch},
        tables::{Program, Table},
    },
    store::{
        Outside, SaveOptions,
        disk::fake::{FakeDisk, Fault},
    },
};

use super::*;

/// The field that both write.
const BOTH: &str = "ucsf/ir";

struct Copy {
    name: &'static str,
    disk: FakeDisk,
    store: Store,
    /// What the saver was handed last, with the merges in it.
    newest: (Tracker, u64),
    waiting: Option<(Tracker, u64)>,
    owed: Vec<Conflict>,
    answers: VecDeque<(Patch, u64)>,
    /// What the screens show.
    tracker: Tracker,
    sent: Tracker,
    taken: u64,
    past: Vec<Tracker>,
    /// All that ever stood in the field that both write.
    seen: BTreeSet<String>,
    typed: usize,
}

impl Copy {
    fn new(name: &'static str, path: &Path, season: &Stored) -> Copy {
        let disk = FakeDisk::recording(real());
        let tracker = season.tracker.clone();
        Copy {
            name,
            store: store(Arc::new(disk.clone()), path, season),
            disk,
            newest: (tracker.clone(), 0),
            waiting: None,
            owed: Vec::new(),
            answers: VecDeque::new(),
            sent: tracker.clone(),
            tracker,
            taken: 0,
            past: Vec::new(),
            seen: BTreeSet::new(),
            typed: 0,
        }
    }

    fn own(&self) -> String {
        self.tracker.programs.get(self.name).unwrap().notes.clone()
    }

    fn both(&self) -> String {
        self.tracker.programs.get(BOTH).unwrap().notes.clone()
    }

    fn type_in(&mut self, id: &str) {
        self.typed += 1;
        let text = format!("{}{}", self.name, self.typed);
        self.past.push(self.tracker.clone());
        assert!(self.tracker.programs.edit(id, |it| it.notes = text));
        self.seen.insert(self.both());
    }

    fn undo(&mut self) {
        if let Some(before) = self.past.pop() {
            self.tracker = before;
        }
    }

    fn hand_over(&mut self) {
        if !self.tracker.same(&self.sent) {
            self.sent = self.tracker.clone();
            self.waiting = Some((self.tracker.clone(), self.taken));
        }
    }

    fn save(&mut self, at: i64) {
        let Some((tracker, taken)) = self.waiting.take() else { return };
        let terms =
            SaveOptions::at(now().plus(at)).having_taken(taken).with_conflicts(mem::take(&mut self.owed));
        let saved = self.store.save(&tracker, terms);
        self.newest = (tracker.clone(), taken);
        match saved {
            Ok(saved) => {
                self.check(&saved.incoming.conflicts);
                self.answers.extend(saved.incoming.patch.map(|it| (it, saved.merges)));
            }
            // it is tried again, unless a newer one waits
            Err(_) => self.waiting = Some((tracker, taken)),
        }
    }

    fn look(&mut self) {
        let (tracker, taken) = self.newest.clone();
        if let Outside::Changed(found) =
            self.store.read_again(&tracker, SaveOptions::at(now()).having_taken(taken))
        {
            self.check(&found.incoming.conflicts);
            self.answers.push_back((found.incoming.patch.unwrap(), found.merges));
        }
    }

    fn take_answer(&mut self) {
        let Some((patch, merges)) = self.answers.pop_front() else { return };
        let (own, conflicts) = (self.own(), patch.conflicts(&self.tracker));
        self.check(&conflicts);
        self.owed.extend(conflicts);
        self.tracker = patch.apply(&self.tracker);
        self.past.iter_mut().for_each(|it| *it = patch.apply(it));
        self.taken = merges;
        assert_eq!(self.own(), own, "{} went back", self.name);
        self.seen.insert(self.both());
    }

    fn check(&self, conflicts: &[Conflict]) {
        let both = "programs/ucsf~1ir/notes";
        assert!(conflicts.iter().all(|it| it.path == both), "{}: {conflicts:?}", self.name);
    }

    /// Until nothing is on its way.
    fn come_to_rest(&mut self) {
        self.disk.start_over(0, Fault::None);
        while !self.answers.is_empty() || self.waiting.is_some() || !self.tracker.same(&self.sent) {
            while !self.answers.is_empty() {
                self.take_answer();
            }
            self.hand_over();
            if self.waiting.is_none() && !self.owed.is_empty() {
                self.waiting = Some((self.tracker.clone(), self.taken));
            }
            self.save(0);
        }
        self.look();
    }
}

fn season_for_two() -> (tempfile::TempDir, PathBuf, Stored) {
    let (folder, path, season) = example();
    let mut tracker = season.tracker.clone();
    for id in ["a", "b"] {
        tracker.programs.put(Program { id: id.into(), notes: format!("{id}0"), ..Default::default() });
    }
    store(real(), &path, &season).save(&tracker, now()).unwrap();
    let season = ready(&path);
    (folder, path, season)
}

/// All of theirs that conflict files hold.
fn written_down(path: &Path) -> BTreeSet<String> {
    let files = fluoro::store::found(&RealDisk, path).unwrap();
    let files = files.iter().filter(|it| it.kind == fluoro::store::report::FoundKind::Conflict);
    let texts = files.map(|it| serde_json::from_slice(&fs::read(&it.path).unwrap()).unwrap());
    let sides = texts.flat_map(|it: serde_json::Value| it["conflicts"].as_object().unwrap().clone());
    sides.map(|(_, it)| it["theirs"].as_str().unwrap().to_owned()).collect()
}

fn run(seed: u64, both_write: u64) {
    let mut ids = fluoro::domain::id::IdSource::new(seed);
    let mut dice = move |sides: u64| u64::from_str_radix(ids.make().as_str(), 16).unwrap() % sides;
    let (_folder, path, season) = season_for_two();
    let mut copies = ["a", "b"].map(|it| Copy::new(it, &path, &season));
    let patience = 1 + dice(4);
    for step in 0..70 {
        let copy = &mut copies[dice(2) as usize];
        match dice(8 + patience) {
            0 | 1 => copy.type_in(copy.name),
            2 if dice(3) < both_write => copy.type_in(BOTH),
            2 | 3 => copy.hand_over(),
            4 => {
                let fault = if dice(3) == 0 { Fault::Once(28) } else { Fault::None };
                copy.disk.start_over(dice(26) as usize, fault);
                copy.save(step);
            }
            5 if both_write == 0 => copy.undo(),
            5 | 6 => copy.look(),
            7 => {
                copy.type_in(copy.name);
                copy.hand_over();
                copy.disk.start_over(0, Fault::None);
                copy.save(step);
            }
            _ => copy.take_answer(),
        }
    }
    let last = copies.each_ref().map(|it| (it.own(), it.both()));
    for _ in 0..4 {
        copies.iter_mut().for_each(Copy::come_to_rest);
    }
    let end = ready(&path).tracker;
    let notes = |id: &str| end.programs.get(id).unwrap().notes.clone();
    for (copy, (own, both)) in copies.iter().zip(last) {
        assert_eq!((copy.own(), notes(copy.name)), (own.clone(), own), "seed {seed}");
        assert_eq!(copy.tracker, end, "seed {seed}, copy {}", copy.name);
        let kept = || written_down(&path).contains(&both);
        let other = copies.iter().find(|it| it.name != copy.name).unwrap();
        assert!(notes(BOTH) == both || other.seen.contains(&both) || kept(), "seed {seed}: {both} is lost");
    }
    if both_write == 0 {
        assert!(written_down(&path).is_empty(), "seed {seed}");
    }
}

#[test]
fn what_nobody_else_edited_never_goes_back() {
    (0..40).for_each(|seed| run(seed, 0));
}

#[test]
fn what_both_wrote_without_seeing_it_is_written_down() {
    (1000..1040).for_each(|seed| run(seed, 2));
}

/// Another copy's word comes in twice while the first answer is on its way.
#[test]
fn two_answers_on_their_way_are_taken_one_after_the_other() {
    let (_folder, path, season) = season_for_two();
    let [mut a, mut b] = ["a", "b"].map(|it| Copy::new(it, &path, &season));
    for _ in 0..3 {
        b.type_in("b");
        b.hand_over();
        b.save(0);
        a.type_in("a");
        a.hand_over();
        a.save(0);
    }
    a.take_answer();
    a.type_in("a");
    a.hand_over();
    a.save(0);
    let end = ready(&path).tracker;
    assert_eq!(["a", "b"].map(|it| end.programs.get(it).unwrap().notes.as_str()), ["a4", "b3"]);
    a.come_to_rest();
    assert_eq!(a.tracker, ready(&path).tracker);
}

#[test]
fn what_the_caller_found_in_conflict_is_written_down_beside_the_rest_and_once() {
    let (folder, path, season) = season_for_two();
    let conflict = |path: &str, theirs: &str| {
        let (part, id) = (Part::Rows(Table::Programs), path.into());
        let [base, ours, theirs] = ["base", "ours", theirs].map(serde_json::Value::from);
        Conflict { part, id, path: path.into(), base, ours, theirs }
    };
    let found = vec![conflict("programs/a/pros", "typed there"), conflict("programs/a/cons", "there too")];
    let disk = FakeDisk::failing(real(), 0, Fault::From(28));
    let mut store = store(Arc::new(disk.clone()), &path, &season);
    let owing = || SaveOptions::at(now()).with_conflicts(found.clone());
    store.save(&season.tracker, owing()).unwrap_err();
    disk.start_over(0, Fault::None);
    // it is kept for the next, whether it is handed over again or not
    let saved = store.save(&season.tracker, owing()).unwrap();
    assert_eq!(saved.incoming.conflicts, found);
    let text = fs::read_to_string(saved.conflict_file.unwrap()).unwrap();
    assert!(text.contains("typed there") && text.contains("there too"));
    let next = store.save(&edited(&season.tracker, "next"), now()).unwrap();
    assert_eq!((next.incoming.conflicts.len(), next.conflict_file), (0, None));
    // beside what the save finds itself
    let other = edited(&next.tracker, "other");
    super::store(real(), &path, &ready(&path)).save(&other, now()).unwrap();
    let last = store.save(&edited(&next.tracker, "ours"), owing()).unwrap();
    assert_eq!(last.incoming.conflicts.len(), 3);
    assert_eq!(written_down(&path), ["other", "there too", "typed there"].map(String::from).into());
    drop(folder);
}
