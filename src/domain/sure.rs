//! How sure a fact is, in one set of words, and where it comes from.

use std::fmt;

use super::record::words;

words! {
    /// How sure a fact is. The title is a label; [`Confidence::meaning`] explains it.
    pub enum Confidence {
        /// An official page for that season.
        Firm = "firm" "confirmed",
        /// An official page that isn't of that season, or two independent sources.
        Good = "good" "well supported",
        Weak = "weak" "one source",
        /// Reckoned from earlier seasons, not published.
        Projected = "projected" "projected",
        General = "general" "common knowledge",
        /// Another season's, moved by its usual rule.
        Estimate = "estimate" "estimated",
        /// The user's own correction.
        Yours = "yours" "your own",
    }
}

impl Confidence {
    /// Returns true if the date must be shown with a mark, since the real one may well be another.
    pub fn is_shaky(self) -> bool {
        matches!(self, Confidence::Weak | Confidence::Projected | Confidence::General | Confidence::Estimate)
    }

    /// Returns what the label means, as a clause.
    pub fn meaning(self) -> &'static str {
        match self {
            Confidence::Firm => "an official page for that very season says so",
            Confidence::Good => "an official page of another year or none, or two sources that agree",
            Confidence::Weak => "a single source that isn't the organizer's, or two that disagree",
            Confidence::Projected => "reckoned from earlier seasons; nobody has published it",
            Confidence::General => "what people in the field say; nobody has checked it",
            Confidence::Estimate => "another season's, moved by its usual rule; it may be days off",
            Confidence::Yours => "you entered it",
        }
    }

    /// Returns the word for a date that nobody has published yet, for wherever it stands.
    pub fn doubt(self) -> Option<&'static str> {
        matches!(self, Confidence::Projected | Confidence::Estimate).then(|| self.title())
    }

    /// Returns the sign that stands before such a date where there is no room for a word; `*` before a corrected one.
    pub fn mark(self) -> &'static str {
        match self {
            Confidence::Yours => "*",
            it if it.is_shaky() => "~",
            Confidence::Firm
            | Confidence::Good
            | Confidence::Weak
            | Confidence::Projected
            | Confidence::General
            | Confidence::Estimate => "",
        }
    }
}

/// Where a fact comes from.
#[derive(Clone, Debug, PartialEq)]
pub struct Origin {
    pub source: String,
    pub as_of: String,
    pub confidence: Confidence,
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let source = if self.source.is_empty() { "no source" } else { &self.source };
        write!(f, "{source} · as of {} · {}", self.as_of, self.confidence.title())
    }
}
