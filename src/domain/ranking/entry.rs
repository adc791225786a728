//! A position as rank lists name it, `program#position`, and how its line reads.

use std::{collections::BTreeSet, fmt, str::FromStr, sync::Arc};

use crate::domain::{
    id::Id,
    naming::Naming,
    rows::Rows,
    tables::{Flag, Program, RankKind, RankList, Specialty, Status, Track},
    tracker::Tracker,
};

/// A position of a program. Its text is what the lists hold: `ucsf/ir#advanced`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Entry {
    pub program: Id,
    pub track: Track,
}

impl fmt::Display for Entry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}#{}", self.program.as_str(), self.track.word())
    }
}

impl FromStr for Entry {
    type Err = String;

    fn from_str(text: &str) -> Result<Entry, String> {
        let (program, track) = text.rsplit_once('#').ok_or("a position is program#track")?;
        Ok(Entry { program: Id::new(program), track: track.parse()? })
    }
}

impl Entry {
    /// Returns the NRMP code of a position as it is compared: in capital letters; none where it isn't known.
    pub fn code(&self, programs: &Rows<Program>) -> Option<String> {
        let position = programs.get(self.program.as_str())?.positions.get(&self.track)?;
        let code = position.nrmp_code.trim().to_uppercase();
        (!code.is_empty()).then_some(code)
    }
}

/// Returns the different codes of some lists, as R3 counts them; an entry whose code isn't known counts as one.
pub fn codes<'a>(programs: &Rows<Program>, lists: impl Iterator<Item = &'a RankList>) -> BTreeSet<String> {
    let code = |text: &String| text.parse().ok().and_then(|it: Entry| it.code(programs));
    lists.flat_map(|it| &it.order).map(|it| code(it).unwrap_or_else(|| it.clone())).collect()
}

/// A line of a rank list.
#[derive(Clone, Debug, PartialEq)]
pub struct Place {
    /// From 1.
    pub rank: usize,
    /// As the list holds it, though it may be no position that this version knows.
    pub text: String,
    pub entry: Option<Entry>,
    /// None where the program was deleted.
    pub program: Option<Arc<Program>>,
    pub reason: String,
    /// The letter of the supplemental list that is attached; `?` where the list is gone.
    pub supplemental: Option<String>,
}

impl Place {
    /// Returns what lists call the program, or the id of one that is gone.
    pub fn name(&self, naming: &Naming) -> String {
        match (&self.program, &self.entry) {
            (Some(program), _) => naming.full(program),
            (None, Some(entry)) => format!("missing: {}", entry.program.as_str()),
            (None, None) => format!("missing: {}", self.text),
        }
    }

    pub fn track(&self) -> Option<Track> {
        self.entry.as_ref().map(|it| it.track)
    }

    /// "IR advanced".
    pub fn position_words(&self) -> &'static str {
        self.track().map_or("?", Track::title)
    }

    pub fn code(&self, tracker: &Tracker) -> Option<String> {
        self.entry.as_ref()?.code(&tracker.programs)
    }
}

/// Returns the lines of a list, best first.
pub fn lines(tracker: &Tracker, list: &RankList) -> Vec<Place> {
    let line = |(at, text): (usize, &String)| {
        let entry: Option<Entry> = text.parse().ok();
        let program = entry.as_ref().and_then(|it| tracker.programs.get(it.program.as_str()).cloned());
        let more = list.entries.get(text);
        let attached = more.and_then(|it| it.supplemental.as_ref());
        let letter =
            |id: &Id| tracker.rank_lists.get(id.as_str()).map_or("?".to_owned(), |it| it.letter.clone());
        Place {
            rank: at.saturating_add(1),
            text: text.clone(),
            entry,
            program,
            reason: more.map(|it| it.reason.clone()).unwrap_or_default(),
            supplemental: attached.map(letter),
        }
    };
    list.order.iter().enumerate().map(line).collect()
}

/// Returns the positions that could go onto a list and don't stand there: those of programs that go on, which aren't kept
/// off it; onto a supplemental list preliminary ones only. A program whose positions aren't known offers those that its
/// specialty has.
pub fn open_positions(tracker: &Tracker, list: &RankList) -> Vec<Entry> {
    let there: BTreeSet<&str> = list.order.iter().map(String::as_str).collect();
    let is_supplemental = list.kind == Some(RankKind::Supplemental);
    let mut all = Vec::new();
    for row in tracker.programs.iter().filter(|it| goes_on(it) && it.do_not_rank.trim().is_empty()) {
        let known: Vec<Track> = row.positions.keys().copied().collect();
        let tracks = if known.is_empty() { usual_tracks(row.specialty) } else { known };
        // a position for those in ESIR is no one else's
        let in_esir = tracker.profile.has(Flag::Esir);
        let fits = |it: &Track| match it {
            Track::Preliminary => true,
            Track::Esir => in_esir && !is_supplemental,
            Track::Categorical | Track::Advanced | Track::Physician | Track::TwoYear => !is_supplemental,
        };
        for track in tracks.into_iter().filter(fits) {
            let entry = Entry { program: row.id.clone(), track };
            if !there.contains(entry.to_string().as_str()) {
                all.push(entry);
            }
        }
    }
    all
}

fn goes_on(row: &Program) -> bool {
    use Status::*;
    match row.status.unwrap_or(Status::Planned) {
        Planned | Applied | Invited | Scheduled | Interviewed | Waitlisted | Ranked | Matched
        | NotMatched => true,
        IDeclined | ICanceled | IWithdrew | TheyRejected | TheyCanceled => false,
    }
}

/// Returns the tracks that programs of a specialty offer, where nobody said which this one does.
fn usual_tracks(specialty: Option<Specialty>) -> Vec<Track> {
    match specialty {
        Some(Specialty::Ty | Specialty::PrelimSurgery | Specialty::PrelimMedicine) => {
            vec![Track::Preliminary]
        }
        Some(Specialty::IrIndependent) => vec![Track::TwoYear, Track::Esir],
        Some(Specialty::Ir | Specialty::Dr | Specialty::Other) | None => {
            vec![Track::Categorical, Track::Advanced]
        }
    }
}
