//! Groups of things that are found: what they are called, and in which order they are shown.

/// A group of things of which not all are shown if there are many.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    Program,
    Date,
    Interview,
    Component,
    Person,
    Message,
    Letter,
    Statement,
    Expense,
    Question,
    Page,
}

impl Kind {
    pub const ALL: [Kind; 11] = [
        Kind::Program,
        Kind::Date,
        Kind::Interview,
        Kind::Component,
        Kind::Person,
        Kind::Message,
        Kind::Letter,
        Kind::Statement,
        Kind::Expense,
        Kind::Question,
        Kind::Page,
    ];

    /// What one is called.
    pub fn singular(self) -> &'static str {
        match self {
            Kind::Program => "program",
            Kind::Date => "date",
            Kind::Interview => "interview",
            Kind::Component => "component",
            Kind::Person => "person",
            Kind::Message => "message",
            Kind::Letter => "letter",
            Kind::Statement => "statement",
            Kind::Expense => "expense",
            Kind::Question => "question",
            Kind::Page => "guide",
        }
    }

    /// What several are called.
    pub fn plural(self) -> &'static str {
        match self {
            Kind::Program => "programs",
            Kind::Date => "dates",
            Kind::Interview => "interviews",
            Kind::Component => "components",
            Kind::Person => "people",
            Kind::Message => "messages",
            Kind::Letter => "letters",
            Kind::Statement => "statements",
            Kind::Expense => "expenses",
            Kind::Question => "questions",
            Kind::Page => "pages of the guide",
        }
    }
}
