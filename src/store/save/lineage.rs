//! On which value the caller's next one stands: without that, a caller that is slow to take in what came would seem to have
//! changed it back.

use crate::domain::{merge::Patch, tracker::Tracker};

/// What came in and may be on its way to the caller yet.
#[derive(Clone)]
struct Coming {
    /// Number of the merge.
    merge: u64,
    patch: Patch,
    /// The caller's value with this and all before it.
    after: Tracker,
    /// False where only an error was told: the caller never gets it.
    announced: bool,
}

/// With all that is coming it is what stands in the file.
#[derive(Clone, Default)]
pub struct Lineage {
    /// The caller's value that was last saved, with what the caller has taken in since.
    ours: Tracker,
    /// In the order in which the caller gets it; what wasn't told stands last.
    coming: Vec<Coming>,
}

impl Lineage {
    pub fn of(tracker: &Tracker) -> Lineage {
        Lineage { ours: tracker.clone(), coming: Vec::new() }
    }

    pub fn ours(&self) -> &Tracker {
        &self.ours
    }

    /// The caller says that it has all up to that merge.
    pub fn caller_has(&mut self, merge: u64) {
        let taken = self.coming.iter().take_while(|it| it.announced && it.merge <= merge).count();
        if let Some(last) = self.coming.drain(..taken).next_back() {
            self.ours = last.after;
        }
    }

    /// True where the file has what the caller may lack.
    pub fn lacks_some(&self) -> bool {
        !self.coming.is_empty()
    }

    /// What the caller will have when it has taken all that it was told.
    pub fn end(&self) -> &Tracker {
        self.announced().last().map_or(&self.ours, |it| &it.after)
    }

    /// The same for a newer value of the caller's.
    pub fn onto(&self, ours: &Tracker) -> Lineage {
        let mut lineage = Lineage::of(ours);
        for it in self.announced() {
            let after = it.patch.apply(lineage.end());
            lineage.coming.push(Coming { after, ..it.clone() });
        }
        lineage
    }

    /// Something comes in, of which the caller doesn't know yet.
    pub fn and(&self, merge: u64, patch: Patch, after: &Tracker) -> Lineage {
        let mut coming: Vec<Coming> = self.announced().cloned().collect();
        coming.push(Coming { merge, patch, after: after.clone(), announced: false });
        Lineage { ours: self.ours.clone(), coming }
    }

    /// The caller gets all of it.
    pub fn tell(&mut self) {
        self.coming.iter_mut().for_each(|it| it.announced = true);
    }

    /// Number of the last merge.
    pub fn last(&self) -> Option<u64> {
        self.coming.last().map(|it| it.merge)
    }

    fn announced(&self) -> impl Iterator<Item = &Coming> {
        self.coming.iter().filter(|it| it.announced)
    }
}
