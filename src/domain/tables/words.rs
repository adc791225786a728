//! The closed sets of words that records use, each with its text in the file and its title for people.

use crate::domain::record::words;

words! {
    /// Which match the season is for.
    pub enum Match { Main = "main" "Main Match", Fellowship = "fellowship" "Radiology Fellowship Match" }

    pub enum Specialty {
        Ir = "ir" "IR",
        IrIndependent = "ir-independent" "IR independent",
        Dr = "dr" "DR",
        Ty = "ty" "TY",
        PrelimSurgery = "prelim-surgery" "Prelim surgery",
        PrelimMedicine = "prelim-medicine" "Prelim medicine",
        Other = "other" "Other",
    }

    /// A program's track, as R3 ranks it.
    pub enum Track {
        Categorical = "categorical" "categorical",
        Advanced = "advanced" "advanced",
        Preliminary = "preliminary" "preliminary",
        Physician = "physician" "physician only",
        /// Independent IR without ESIR.
        TwoYear = "two-year" "two-year",
        /// Independent IR for those in ESIR.
        Esir = "esir" "ESIR (one-year)",
    }

    /// What is known of a program and ESIR: an independent one takes such residents, a DR one has them.
    pub enum EsirAnswer { Yes = "yes" "yes", No = "no" "no", Asked = "asked" "asked" }

    /// Where an application stands. `I…` and `They…` say who acted.
    pub enum Status {
        Planned = "planned" "planned",
        Applied = "applied" "applied",
        Invited = "invited" "invited",
        Scheduled = "scheduled" "scheduled",
        Interviewed = "interviewed" "interviewed",
        Waitlisted = "waitlisted" "waitlisted",
        IDeclined = "i-declined" "I declined",
        ICanceled = "i-canceled" "I canceled",
        IWithdrew = "i-withdrew" "I withdrew",
        TheyRejected = "they-rejected" "they rejected",
        TheyCanceled = "they-canceled" "they canceled",
        Ranked = "ranked" "ranked",
        Matched = "matched" "matched",
        NotMatched = "not-matched" "not matched",
    }

    pub enum Signal { Gold = "gold" "gold", Silver = "silver" "silver", Plain = "signal" "signal" }

    /// Whether a program takes part in the signals of its season.
    pub enum TakesSignals { Yes = "yes" "yes", No = "no" "no" }

    pub enum ThankYous { Wanted = "wanted" "wanted", Neutral = "neutral" "neutral", Refused = "refused" "not wanted" }

    pub enum MilestoneKind {
        Task = "task" "task",
        Deadline = "deadline" "deadline",
        Event = "event" "event",
        Promise = "promise" "promise",
    }

    pub enum RotationKind {
        Home = "home" "home",
        Away = "away" "away",
        Call = "call" "call",
        Clinic = "clinic" "clinic",
        Vacation = "vacation" "vacation",
        Conference = "conference" "conference",
        Blocked = "blocked" "blocked days",
    }

    pub enum RotationState {
        Planned = "planned" "planned",
        Applied = "applied" "applied",
        Offered = "offered" "offered",
        Accepted = "accepted" "accepted",
        Declined = "declined" "declined",
        Done = "done" "done",
    }

    pub enum Progress { ToDo = "to-do" "to do", Doing = "doing" "doing", Done = "done" "done", NotNeeded = "not-needed" "not needed" }

    pub enum LetterState {
        Planned = "planned" "to ask",
        Asked = "asked" "asked",
        Agreed = "agreed" "agreed",
        Received = "received" "received",
        Declined = "declined" "declined",
    }

    pub enum InterviewKind {
        Interview = "interview" "Interview",
        Social = "social" "Social",
        SecondLook = "second-look" "Second look",
        Call = "call" "Call",
    }

    pub enum InterviewState {
        Unanswered = "unanswered" "unanswered",
        Held = "held" "held",
        Scheduled = "scheduled" "scheduled",
        Done = "done" "done",
        Waitlisted = "waitlisted" "waitlisted",
        IDeclined = "i-declined" "I declined",
        ICanceled = "i-canceled" "I canceled",
        TheyCanceled = "they-canceled" "they canceled",
    }

    pub enum Mode { Video = "video" "video", InPerson = "in-person" "in person", Hybrid = "hybrid" "hybrid", Phone = "phone" "phone" }

    pub enum Offer { Free = "free" "free", Taken = "taken" "taken", Held = "held" "held", Gone = "gone" "gone" }

    pub enum Happy { Yes = "yes" "yes", Maybe = "maybe" "maybe", No = "no" "no" }

    pub enum MessageKind {
        ThankYou = "thank-you" "thank-you note",
        Interest = "interest" "interest letter",
        Update = "update" "update letter",
        Intent = "intent" "letter of intent",
        Other = "other" "message",
    }

    pub enum MessageState { Owed = "owed" "owed", Drafted = "drafted" "drafted", Sent = "sent" "sent", NotNeeded = "not-needed" "not needed" }

    pub enum QuestionSide { Asked = "asked" "asked of you", ToAsk = "to-ask" "to ask" }

    pub enum RankKind {
        Primary = "primary" "primary",
        Supplemental = "supplemental" "supplemental",
        /// Pairs of a couple's two lists.
        Couple = "couple" "couple",
    }

    /// How sure one is that a program belongs above its neighbor.
    pub enum Firmness { Firm = "firm" "firm", Leaning = "leaning" "leaning", Open = "open" "open" }

    pub enum WeekStart { Sun = "sun" "Sunday", Mon = "mon" "Monday", Sat = "sat" "Saturday" }

    /// What an applicant says about himself or herself at the start.
    pub enum Flag {
        Couple = "couple" "couple",
        FirstYear = "first-year" "first year already secured",
        Esir = "esir" "accepted into ESIR",
        Img = "img" "international medical graduate",
        Osteopathic = "do" "osteopathic (DO)",
        Reapplicant = "reapplicant" "applying again",
        FeeAssistance = "fee-assistance" "Fee Assistance of AAMC",
        LateRegistration = "late-registration" "registered late with NRMP",
    }
}

impl Specialty {
    /// Returns a word for it of at most four letters, for the narrowest column.
    pub fn tag(self) -> &'static str {
        match self {
            Specialty::Ir | Specialty::IrIndependent => "IR",
            Specialty::Dr => "DR",
            Specialty::Ty => "TY",
            Specialty::PrelimSurgery => "surg",
            Specialty::PrelimMedicine => "med",
            Specialty::Other => "–",
        }
    }

    /// True for programs of the first year alone.
    pub fn is_first_year(self) -> bool {
        matches!(self, Specialty::Ty | Specialty::PrelimSurgery | Specialty::PrelimMedicine)
    }

    /// Returns its title, or a shorter one for a narrow column.
    pub fn short(self) -> &'static str {
        match self {
            Specialty::IrIndependent => "IR indep.",
            Specialty::PrelimSurgery
            | Specialty::PrelimMedicine
            | Specialty::Ir
            | Specialty::Dr
            | Specialty::Ty
            | Specialty::Other => self.title(),
        }
    }
}

impl Flag {
    /// Returns true for what an applicant of that match may be asked.
    pub fn concerns(self, kind: Match) -> bool {
        match self {
            Flag::FeeAssistance | Flag::LateRegistration | Flag::FirstYear => kind == Match::Main,
            Flag::Esir => kind == Match::Fellowship,
            Flag::Couple | Flag::Img | Flag::Osteopathic | Flag::Reapplicant => true,
        }
    }
}

impl Offer {
    /// Makes a date that was taken or held one to choose from again.
    pub fn let_go(&mut self) {
        if matches!(self, Offer::Taken | Offer::Held) {
            *self = Offer::Free;
        }
    }
}

impl RotationKind {
    /// Returns true for a rotation at a hospital, which may allow some days off; the other kinds take their days.
    pub fn is_rotation(self) -> bool {
        matches!(self, RotationKind::Home | RotationKind::Away)
    }
}

impl Status {
    /// Returns how far along the path from plan to match it is; endings lie outside this path, and nothing moves a
    /// program on from them by itself.
    pub fn step(self) -> Option<u8> {
        use Status::*;
        match self {
            Planned => Some(0),
            Applied => Some(1),
            Waitlisted => Some(2),
            Invited => Some(3),
            Scheduled => Some(4),
            Interviewed => Some(5),
            Ranked => Some(6),
            Matched | NotMatched => Some(7),
            IDeclined | ICanceled | IWithdrew | TheyRejected | TheyCanceled => None,
        }
    }

    /// Returns true while the applicant may still match there.
    pub fn is_open(self) -> bool {
        self.step().is_some() && self != Status::NotMatched
    }

    /// Returns the letter that sets it when typed after `t`.
    pub fn letter(self) -> char {
        use Status::*;
        match self {
            Planned => 'p',
            Applied => 'a',
            Invited => 'i',
            Scheduled => 's',
            Interviewed => 'v',
            Waitlisted => 'w',
            IDeclined => 'd',
            ICanceled => 'c',
            IWithdrew => 'x',
            TheyRejected => 'r',
            TheyCanceled => 'o',
            Ranked => 'k',
            Matched => 'm',
            NotMatched => 'n',
        }
    }
}
