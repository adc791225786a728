//! A list of pasted names, matched against the catalog: what is clear is taken, what is not is asked, and all are added
//! in one step.

use crate::{
    app::{
        App, Tab,
        command::Command,
        overlay::{
            Overlay,
            menu::{Action, Line, Menu},
            note::Note,
        },
    },
    data::catalog::{LineMatch, Sure, new_program, program_id},
    domain::{
        id::Id,
        tables::{Program, Specialty},
    },
    layout::scrolled,
};

#[derive(Clone, Debug)]
pub struct Paste {
    pub lines: Vec<PasteLine>,
    pub at: usize,
    pub offset: usize,
    /// The specialty of lines that name none.
    pub specialty: Specialty,
    /// Set once every line is settled: one more Enter adds them all.
    pub ready: bool,
}

#[derive(Clone, Debug)]
pub struct PasteLine {
    pub text: String,
    /// Institutions it may mean, likeliest first.
    pub choices: Vec<usize>,
    pub pick: Pick,
    /// The specialty that the line itself names.
    pub specialty: Option<Specialty>,
}

/// What becomes of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pick {
    /// The choice of that index; found without a doubt, or taken by the user.
    Catalog(usize),
    /// Likely that choice, but to be looked at.
    Likely(usize),
    /// Several fit: to be answered.
    Open,
    Own,
    Skip,
}

impl App {
    pub(in crate::app) fn open_names(&mut self) {
        self.overlays.push(Overlay::Names(Box::new(Note::new(
            "Names of programs, one per line",
            None,
            "",
            self.tracker.clone(),
        ))));
        self.fit_note();
    }

    /// Esc in the list of names: matches them, or goes back where there are none.
    pub(in crate::app) fn match_names(&mut self) {
        let Some(Overlay::Names(note)) = self.overlays.last() else { return };
        let text = note.buffer.text();
        let lines: Vec<PasteLine> =
            text.lines().filter(|it| !it.trim().is_empty()).map(|it| self.match_line(it)).collect();
        self.overlays.pop();
        if lines.is_empty() {
            return;
        }
        let specialty = self.wanted_specialties().first().copied().unwrap_or(Specialty::Ir);
        let mut paste = Paste { lines, at: 0, offset: 0, specialty, ready: false };
        paste.at = paste.next_open(0).unwrap_or(0);
        self.overlays.push(Overlay::Paste(Box::new(paste)));
        self.fit_paste();
    }

    /// Esc among pasted names asks: the text is still there, and so is the way out.
    pub(in crate::app) fn leave_paste(&mut self) {
        let lines = vec![
            Line::new('e', "Edit the names", "", Action::EditNames),
            Line::new('d', "Discard the names", "", Action::DiscardNames),
            Line::new('k', "Keep matching", "", Action::Stay),
        ];
        let about = "Nothing was added yet";
        self.overlays.push(Overlay::Menu(Menu::new("These names", about, lines)));
    }

    pub(in crate::app) fn edit_names(&mut self) {
        let Some(Overlay::Paste(paste)) = self.overlays.pop() else { return };
        let text: Vec<String> = paste.lines.into_iter().map(|it| it.text).collect();
        self.open_names();
        self.type_text(&text.join("\n"));
    }

    fn match_line(&self, text: &str) -> PasteLine {
        let (choices, pick, specialty) = match self.data.catalog().match_line(text) {
            LineMatch::One { institution, specialty, sure } => {
                let pick = if sure == Sure::Exact { Pick::Catalog(0) } else { Pick::Likely(0) };
                (vec![institution], pick, specialty)
            }
            LineMatch::Several { institutions, specialty } => (institutions, Pick::Open, specialty),
            LineMatch::Nothing => (Vec::new(), Pick::Skip, None),
        };
        let asked = specialty.or(self.wanted_specialties().first().copied());
        let offers = |at: &usize| {
            let place = self.data.catalog().institutions().get(*at);
            place.zip(asked).is_some_and(|(place, asked)| place.program(asked).is_some())
        };
        let pick = match pick {
            Pick::Catalog(0) if !choices.first().is_some_and(offers) => Pick::Likely(0),
            pick => pick,
        };
        PasteLine { text: text.trim().to_owned(), choices, pick, specialty }
    }

    pub(in crate::app) fn paste_command(&mut self, command: Command) {
        let Some(Overlay::Paste(paste)) = self.overlays.last_mut() else { return };
        let last = paste.lines.len().saturating_sub(1);
        paste.ready &= command == Command::PasteAdd;
        match command {
            Command::PasteDown => paste.at = paste.at.saturating_add(1).min(last),
            Command::PasteUp => paste.at = paste.at.saturating_sub(1),
            Command::PasteLeft => paste.turn(|at, len| (at + len.saturating_sub(1)) % len.max(1)),
            Command::PasteRight => paste.turn(|at, len| (at + 1) % len.max(1)),
            Command::PasteOwn => paste.settle(Pick::Own),
            Command::PasteSkip => {
                let pick = match paste.lines.get(paste.at).map(|it| (it.pick, it.choices.is_empty())) {
                    Some((Pick::Skip, false)) => Pick::Likely(0),
                    Some((Pick::Skip, true)) => Pick::Own,
                    _ => Pick::Skip,
                };
                paste.settle(pick);
            }
            Command::PasteSpecialty => self.next_paste_specialty(),
            Command::PasteSearch => {
                let (at, text) =
                    (paste.at, paste.lines.get(paste.at).map(|it| it.text.clone()).unwrap_or_default());
                self.open_catalog(Some(at), &text);
                return;
            }
            Command::PasteAdd => return self.confirm_paste(),
            _ => {}
        }
        self.fit_paste();
    }

    fn next_paste_specialty(&mut self) {
        let wanted = self.wanted_specialties();
        if let Some(Overlay::Paste(paste)) = self.overlays.last_mut() {
            let at = wanted.iter().position(|it| *it == paste.specialty).unwrap_or(0);
            paste.specialty = wanted.get((at + 1) % wanted.len().max(1)).copied().unwrap_or(paste.specialty);
        }
    }

    /// The catalog's answer for a line.
    pub(in crate::app) fn pick_for_line(&mut self, line: usize, picked: Option<(usize, Specialty)>) {
        let Some(Overlay::Paste(paste)) = self.overlays.last_mut() else { return };
        if let (Some(line), Some((institution, specialty))) = (paste.lines.get_mut(line), picked) {
            let at = line.choices.iter().position(|it| *it == institution).unwrap_or_else(|| {
                line.choices.push(institution);
                line.choices.len().saturating_sub(1)
            });
            line.pick = Pick::Catalog(at);
            line.specialty = Some(specialty);
        }
        self.fit_paste();
    }

    /// Enter: takes what the selected line shows and goes to the next open one; when none is open, adds them all.
    fn confirm_paste(&mut self) {
        let Some(Overlay::Paste(paste)) = self.overlays.last_mut() else { return };
        match paste.lines.get(paste.at).map(|it| it.pick) {
            Some(Pick::Likely(at)) => paste.settle(Pick::Catalog(at)),
            Some(Pick::Open) => paste.settle(Pick::Catalog(0)),
            _ => {}
        }
        match paste.next_open(paste.at) {
            Some(next) => paste.at = next,
            None if !paste.ready && paste.lines.iter().any(|it| it.pick != Pick::Skip) => paste.ready = true,
            None => return self.add_pasted(),
        }
        self.fit_paste();
    }

    fn add_pasted(&mut self) {
        let Some(Overlay::Paste(paste)) = self.overlays.pop() else { return };
        let rows = self.pasted_programs(&paste);
        let new: Vec<Program> =
            rows.into_iter().filter(|it| !self.tracker.programs.has(it.id.as_str())).collect();
        let Some(first) = new.first().map(|it| it.id.clone()) else {
            return self.refuse("All of these are on your shortlist already");
        };
        let (now, status) = (self.now, self.first_status());
        let what = if new.len() == 1 {
            "Added 1 program".to_owned()
        } else {
            format!("Added {} programs", new.len())
        };
        self.change(what, |tracker| {
            for row in new {
                let id = row.id.clone();
                tracker.programs.put(row);
                tracker.set_status(id.as_str(), status, now);
            }
        });
        self.overlays.retain(|it| !matches!(it, Overlay::Start(_)));
        self.tab = Tab::Shortlist;
        self.shortlist.select(first);
    }

    /// The programs that the lines stand for, each once.
    fn pasted_programs(&mut self, paste: &Paste) -> Vec<Program> {
        let data = self.data.clone();
        let mut rows: Vec<Program> = Vec::new();
        for line in &paste.lines {
            let row = match line.pick {
                Pick::Catalog(at) | Pick::Likely(at) => {
                    let place = line.choices.get(at).and_then(|it| data.catalog().institutions().get(*it));
                    place.and_then(|place| {
                        let asked = line.specialty.unwrap_or(paste.specialty);
                        let program = place.program(asked).or(place.programs.first())?;
                        Some(new_program(place, program))
                    })
                }
                Pick::Own => {
                    let specialty = Some(line.specialty.unwrap_or(paste.specialty));
                    Some(Program {
                        id: self.ids.make(),
                        name: line.text.clone(),
                        specialty,
                        ..Program::default()
                    })
                }
                Pick::Open | Pick::Skip => None,
            };
            if let Some(row) = row.filter(|row| !rows.iter().any(|it| it.id == row.id)) {
                rows.push(row);
            }
        }
        rows
    }

    pub(in crate::app) fn fit_paste(&mut self) {
        let height = usize::from(crate::app::overlay::catalog::catalog_list_height(self.size));
        if let Some(Overlay::Paste(paste)) = self.overlays.last_mut() {
            paste.offset = scrolled(paste.offset, paste.at, paste.lines.len(), height);
        }
    }

    /// The program a line would become, for showing it.
    pub fn pasted_choice(&self, paste: &Paste, line: &PasteLine) -> Option<(Id, String, Specialty)> {
        let at = match line.pick {
            Pick::Catalog(at) | Pick::Likely(at) => at,
            Pick::Open => 0,
            Pick::Own | Pick::Skip => return None,
        };
        let place = self.data.catalog().institutions().get(*line.choices.get(at)?)?;
        let asked = line.specialty.unwrap_or(paste.specialty);
        let program = place.program(asked).or(place.programs.first())?;
        let name = format!("{} · {}", place.name, place.city);
        Some((program_id(&place.id, program.specialty), name, program.specialty))
    }
}

impl Paste {
    /// How many lines are settled, to be looked at, left out.
    pub fn counts(&self) -> (usize, usize, usize) {
        let count = |which: fn(&Pick) -> bool| self.lines.iter().filter(|it| which(&it.pick)).count();
        (
            count(|it| matches!(it, Pick::Catalog(_) | Pick::Own)),
            count(|it| matches!(it, Pick::Likely(_) | Pick::Open)),
            count(|it| matches!(it, Pick::Skip)),
        )
    }

    /// The next line to be answered from `from` on, round the end.
    fn next_open(&self, from: usize) -> Option<usize> {
        let open = |at: &usize| {
            self.lines.get(*at).is_some_and(|it| matches!(it.pick, Pick::Open | Pick::Likely(_)))
        };
        (from..self.lines.len()).chain(0..from).find(open)
    }

    fn settle(&mut self, pick: Pick) {
        if let Some(line) = self.lines.get_mut(self.at) {
            line.pick = pick;
        }
    }

    fn turn(&mut self, to: impl Fn(usize, usize) -> usize) {
        let Some(line) = self.lines.get_mut(self.at) else { return };
        let len = line.choices.len();
        line.pick = match line.pick {
            Pick::Catalog(at) | Pick::Likely(at) => Pick::Likely(to(at, len)),
            Pick::Open if len > 0 => Pick::Likely(to(0, len)),
            pick => pick,
        };
    }
}
