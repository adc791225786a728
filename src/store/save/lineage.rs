//! Keeps track of the value that the caller's next one is based on: without that, a caller that is slow to take in what
//! came in would seem to have changed it back.

use crate::domain::{merge::Patch, tracker::Tracker};

/// Something that came in and may still be on its way to the caller.
#[derive(Clone)]
struct Coming {
    /// The number of the merge.
    merge: u64,
    patch: Patch,
    /// The caller's value with this change and all before it.
    after: Tracker,
    /// False if the caller was only told an error, so that it never gets this change.
    announced: bool,
}

/// The caller's value, and what is on its way to the caller. The value with all of that is what stands in the file.
#[derive(Clone, Default)]
pub struct Lineage {
    /// The caller's value that was last saved, with what the caller has taken in since.
    ours: Tracker,
    /// What is on its way, in the order in which the caller gets it; what wasn't told stands last.
    coming: Vec<Coming>,
}

impl Lineage {
    pub fn of(tracker: &Tracker) -> Lineage {
        Lineage { ours: tracker.clone(), coming: Vec::new() }
    }

    pub fn ours(&self) -> &Tracker {
        &self.ours
    }

    /// Notes that the caller has taken in everything up to that merge.
    pub fn caller_has(&mut self, merge: u64) {
        let taken = self.coming.iter().take_while(|it| it.announced && it.merge <= merge).count();
        if let Some(last) = self.coming.drain(..taken).next_back() {
            self.ours = last.after;
        }
    }

    /// Returns true if the file has something that the caller may lack.
    pub fn lacks_some(&self) -> bool {
        !self.coming.is_empty()
    }

    /// Returns what the caller will have once it has taken in all that it was told.
    pub fn end(&self) -> &Tracker {
        self.announced().last().map_or(&self.ours, |it| &it.after)
    }

    /// Returns the same for a newer value of the caller's.
    pub fn onto(&self, ours: &Tracker) -> Lineage {
        let mut lineage = Lineage::of(ours);
        for it in self.announced() {
            let after = it.patch.apply(lineage.end());
            lineage.coming.push(Coming { after, ..it.clone() });
        }
        lineage
    }

    /// Adds something that comes in, of which the caller doesn't know yet.
    pub fn and(&self, merge: u64, patch: Patch, after: &Tracker) -> Lineage {
        let mut coming: Vec<Coming> = self.announced().cloned().collect();
        coming.push(Coming { merge, patch, after: after.clone(), announced: false });
        Lineage { ours: self.ours.clone(), coming }
    }

    /// Notes that the caller is told of everything that came in.
    pub fn tell(&mut self) {
        self.coming.iter_mut().for_each(|it| it.announced = true);
    }

    /// Returns the number of the last merge.
    pub fn last(&self) -> Option<u64> {
        self.coming.last().map(|it| it.merge)
    }

    fn announced(&self) -> impl Iterator<Item = &Coming> {
        self.coming.iter().filter(|it| it.announced)
    }
}
