//! Exams: which there are, how far one is, and whether a new score has to be sent again.

use super::{
    id::Id,
    tables::Exam,
    time::{Day, day_words},
    tracker::Tracker,
};

/// An exam that applicants sit.
pub struct KnownExam {
    pub id: &'static str,
    pub title: &'static str,
    /// The bundled component that stands for it; none where it is a line of its own.
    pub component: Option<&'static str>,
    /// True where its score goes to programs on a transcript.
    pub is_sent: bool,
    /// Where it stands among the exams; behind the bundled ones where it is empty.
    pub order: &'static str,
}

pub const EXAMS: [KnownExam; 7] = [
    KnownExam { id: "usmle-step-1", title: "USMLE Step 1", component: None, is_sent: true, order: "1" },
    KnownExam {
        id: "usmle-step-2-ck",
        title: "USMLE Step 2 CK",
        component: Some("step-2-ck"),
        is_sent: true,
        order: "",
    },
    KnownExam {
        id: "usmle-step-3",
        title: "USMLE Step 3",
        component: Some("step-3"),
        is_sent: true,
        order: "",
    },
    KnownExam {
        id: "comlex-level-1",
        title: "COMLEX-USA Level 1",
        component: None,
        is_sent: true,
        order: "2",
    },
    KnownExam {
        id: "comlex-level-2-ce",
        title: "COMLEX-USA Level 2-CE",
        component: None,
        is_sent: true,
        order: "",
    },
    KnownExam {
        id: "comlex-level-3",
        title: "COMLEX-USA Level 3",
        component: None,
        is_sent: true,
        order: "",
    },
    KnownExam {
        id: "abr-core-exam",
        title: "ABR Core exam",
        component: Some("core-exam"),
        is_sent: false,
        order: "",
    },
];

pub fn known_exam(id: &str) -> Option<&'static KnownExam> {
    EXAMS.iter().find(|it| it.id == id)
}

/// Returns the id of the exam behind a line of the checklist; none where it is about something else.
pub fn exam_behind(tracker: &Tracker, component: &Id) -> Option<Id> {
    let bundled = EXAMS.iter().find(|it| it.component == Some(component.as_str()));
    let of_its_own = tracker.exams.has(component.as_str()) || known_exam(component.as_str()).is_some();
    bundled.map(|it| Id::new(it.id)).or_else(|| of_its_own.then(|| component.clone()))
}

/// Returns the id of the line of the checklist that shows an exam: a bundled one's where `listed` has it.
pub fn line_of_exam(exam: &Id, listed: impl Fn(&Id) -> bool) -> Id {
    let bundled = known_exam(exam.as_str()).and_then(|it| it.component).map(Id::new);
    bundled.filter(listed).unwrap_or_else(|| exam.clone())
}

impl Exam {
    /// True where the score came after the transcript was released and wasn't sent since: no program has it.
    pub fn waits_to_be_sent(&self) -> bool {
        let Some((posted, released)) = self.score_posted.zip(self.released) else { return false };
        posted > released && !self.resent.iter().any(|it| *it >= posted)
    }

    /// True where its score is there and nothing has to be sent again.
    pub fn has_arrived(&self) -> bool {
        self.score_posted.is_some() && !self.waits_to_be_sent()
    }

    /// Says how far it is: "score 252, released 2 Sep"; empty where nothing is known.
    pub fn so_far(&self, today: Day) -> String {
        let on = |what: &str, day: Day| format!("{what} {}", day_words(day, today));
        let score = self.score.map(|it| format!("score {it}"));
        let step = match (self.sat, self.score_posted) {
            _ if self.waits_to_be_sent() => Some("new score, not sent again".to_owned()),
            _ if let Some(day) = self.resent.last() => Some(on("sent again", *day)),
            _ if let Some(day) = self.on_file => Some(on("on file", day)),
            _ if let Some(day) = self.released => Some(on("released", day)),
            (_, Some(day)) => Some(on("posted", day)),
            (Some(day), None) if day > today => Some(on("booked for", day)),
            (Some(day), None) => Some(on("taken", day)),
            (None, None) => None,
        };
        score.into_iter().chain(step).collect::<Vec<_>>().join(", ")
    }
}
