//! The places of a write-up that can be filled in, in their order.

/// A place that can be filled in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spot {
    /// The criterion of that index.
    Criterion(usize),
    Gut,
    Happy,
    Pros,
    Cons,
    RedFlags,
    Promises,
    People,
    /// The notes, which are written on a screen of their own.
    Notes,
}

/// Which way a step leads.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Go {
    Next,
    Previous,
}

/// The spots of lines.
pub const TEXTS: [Spot; 5] = [Spot::Pros, Spot::Cons, Spot::RedFlags, Spot::Promises, Spot::People];

/// Returns all spots with that many criteria.
pub fn spots(criteria: usize) -> Vec<Spot> {
    let scores = (0..criteria).map(Spot::Criterion).chain([Spot::Gut, Spot::Happy]);
    scores.chain(TEXTS).chain([Spot::Notes]).collect()
}

impl Spot {
    /// Returns what stands before it; empty for a criterion, which has a title of its own.
    pub fn label(self) -> &'static str {
        match self {
            Spot::Criterion(_) => "",
            Spot::Gut => "Gut",
            Spot::Happy => "Happy here?",
            Spot::Pros => "Pros",
            Spot::Cons => "Cons",
            Spot::RedFlags => "Red flags",
            Spot::Promises => "Promises",
            Spot::People => "People",
            Spot::Notes => "Notes",
        }
    }

    /// Returns what can be written there.
    pub fn help(self) -> &'static str {
        match self {
            Spot::Criterion(_) => {
                "1 worst to 5 best, 0 or - not applicable there; a digit answers and goes on"
            }
            Spot::Gut => "1 to 5, before you think; 0 or - leaves it open",
            Spot::Happy => "y yes, m maybe, n no",
            Spot::Pros => "What speaks for it, one a line",
            Spot::Cons => "What speaks against it, one a line",
            Spot::RedFlags => "What made you stop, one a line",
            Spot::Promises => {
                "What you promised, one a line, with its day: send the poster, fri; each becomes a task"
            }
            Spot::People => "One a line: Dr. A. Rivera (PD) · ri-VEH-ra · what you talked about",
            Spot::Notes => "Enter writes the notes, which have a page of their own",
        }
    }

    /// Returns true for lines of text.
    pub fn is_text(self) -> bool {
        TEXTS.contains(&self)
    }
}
