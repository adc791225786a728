//! Exams: which there are, how far one is, and whether a new score has to be sent again.

use super::{
    id::Id,
    tables::{Exam, Progress},
    time::{Day, day_words},
    tracker::Tracker,
};

/// An exam that applicants sit.
pub struct KnownExam {
    pub id: &'static str,
    pub title: &'static str,
    /// The bundled component that stands for it; none where it is a line of its own.
    pub component: Option<&'static str>,
    /// The bundled components of the transcript on which its score goes to programs; none where it goes to none.
    pub transcripts: &'static [&'static str],
    /// Where it stands among the exams; behind the bundled ones where it is empty.
    pub order: &'static str,
}

const USMLE: &[&str] = &["usmle-transcript", "fellowship-usmle-transcript"];
const COMLEX: &[&str] = &["comlex-transcript", "fellowship-comlex-transcript"];

pub const EXAMS: [KnownExam; 7] = [
    KnownExam { id: "usmle-step-1", title: "USMLE Step 1", component: None, transcripts: USMLE, order: "1" },
    KnownExam {
        id: "usmle-step-2-ck",
        title: "USMLE Step 2 CK",
        component: Some("step-2-ck"),
        transcripts: USMLE,
        order: "",
    },
    KnownExam {
        id: "usmle-step-3",
        title: "USMLE Step 3",
        component: Some("step-3"),
        transcripts: USMLE,
        order: "",
    },
    KnownExam {
        id: "comlex-level-1",
        title: "COMLEX-USA Level 1",
        component: None,
        transcripts: COMLEX,
        order: "2",
    },
    KnownExam {
        id: "comlex-level-2-ce",
        title: "COMLEX-USA Level 2-CE",
        component: None,
        transcripts: COMLEX,
        order: "",
    },
    KnownExam {
        id: "comlex-level-3",
        title: "COMLEX-USA Level 3",
        component: None,
        transcripts: COMLEX,
        order: "",
    },
    KnownExam {
        id: "abr-core-exam",
        title: "ABR Core exam",
        component: Some("core-exam"),
        transcripts: &[],
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

/// Returns what an exam is called where it has no title of its own: "USMLE Step 1".
pub fn title_of(exam: &Exam) -> &str {
    let usual = known_exam(exam.id.as_str()).map_or("an exam", |it| it.title);
    if exam.title.is_empty() { usual } else { &exam.title }
}

impl Tracker {
    /// Returns the day since which programs have the transcript of an exam: that of its release; where nobody entered one,
    /// and the transcript is done or taken for done, that of the submission.
    pub fn transcript_out(&self, exam: &Exam) -> Option<Day> {
        let transcripts = known_exam(exam.id.as_str()).map_or(&[][..], |it| it.transcripts);
        let mut states = transcripts.iter().filter_map(|id| self.components.get(id)?.state);
        let is_out = states.any(|it| it == Progress::Done);
        exam.released.or(self.profile.submitted.filter(|_| is_out))
    }
}

impl Exam {
    /// True where the score came after `out`, the day since which programs have the transcript, and wasn't sent since: no
    /// program has it.
    pub fn waits_to_be_sent(&self, out: Option<Day>) -> bool {
        let Some((posted, out)) = self.score_posted.zip(out) else { return false };
        posted > out && !self.resent.iter().any(|it| *it >= posted)
    }

    /// Returns since when a step of its component is done by what is known of it: that it is booked, taken, that its score
    /// is there, and on the transcript that programs get. None for any other step.
    pub fn step_done(&self, step: &str, today: Day) -> Option<Day> {
        let has_been = |day: Option<Day>| day.filter(|it| *it <= today);
        let posted = has_been(self.score_posted);
        let sent = || self.resent.iter().copied().chain(self.released).filter(|it| *it <= today);
        match step {
            "date" => self.sat.or(posted),
            "sat" => has_been(self.sat).or(posted),
            "posted" | "result" => posted,
            "released" | "on-transcript" => sent().filter(|it| posted.is_some_and(|day| day <= *it)).min(),
            _ => None,
        }
    }

    /// Says how far it is: "score 252, released 2 Sep"; empty where nothing is known. `out`: since when programs have the
    /// transcript.
    pub fn so_far(&self, today: Day, out: Option<Day>) -> String {
        let on = |what: &str, day: Day| format!("{what} {}", day_words(day, today));
        let score = self.score.map(|it| format!("score {it}"));
        let step = match (self.sat, self.score_posted) {
            _ if self.waits_to_be_sent(out) => Some("new score, not sent again".to_owned()),
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

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[test]
    fn steps_follow_from_the_days_of_the_exam() {
        let today = day("2026-10-14");
        let done = |exam: &Exam| -> Vec<&str> {
            let steps = ["date", "sat", "posted", "result", "released", "on-transcript", "plan"];
            steps.into_iter().filter(|it| exam.step_done(it, today).is_some()).collect()
        };
        let mut exam = Exam { sat: Some(day("2026-10-15")), ..Exam::default() };
        assert_eq!(done(&exam), ["date"], "booked for tomorrow");
        exam.sat = Some(today);
        assert_eq!(done(&exam), ["date", "sat"]);
        exam.score_posted = Some(today);
        assert_eq!(done(&exam), ["date", "sat", "posted", "result"]);
        exam.released = Some(day("2026-09-02"));
        assert_eq!(done(&exam), ["date", "sat", "posted", "result"], "not with this score");
        exam.resent = vec![today];
        assert_eq!(done(&exam), ["date", "sat", "posted", "result", "released", "on-transcript"]);
        assert_eq!(done(&Exam::default()), [""; 0]);
    }
}
