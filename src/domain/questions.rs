//! The bank of interview questions: what comes along with what the user added or changed, which questions are chosen for
//! an interview, and what was answered there.

use std::sync::Arc;

use super::{
    facts::{BundledQuestion, Improper},
    id::Id,
    season::Season,
    tables::{Answer, Interview, Match, Question, QuestionSide},
    time::{Stamp, day_words},
    tracker::Tracker,
};

/// A part of the bank.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Shelf {
    #[default]
    ToAsk,
    Asked,
    /// What nobody should ask.
    Improper,
}

/// What comes along.
#[derive(Clone, Copy)]
pub struct Bundle<'a> {
    pub questions: &'a [BundledQuestion],
    pub improper: &'a [Improper],
}

/// A question as the bundle and the user have it together.
#[derive(Clone, Debug, PartialEq)]
pub struct BankQuestion {
    pub row: Arc<Question>,
    pub shelf: Shelf,
    /// Advice; of one that nobody should ask, a polite way out.
    pub hint: String,
    /// The key of the program fact that an answer fills; else empty.
    pub fact: String,
    /// A key of the guide's sources; else empty.
    pub source: String,
    /// True for one that only the user has.
    pub is_own: bool,
}

/// How the bundle writes a program director.
const DIRECTOR: &str = "pd";

/// The audiences that the bundle knows, in their order, and what to call them.
const AUDIENCES: [(&str, &str); 5] = [
    (DIRECTOR, "program director"),
    ("faculty", "faculty"),
    ("residents", "residents"),
    ("coordinator", "coordinator"),
    ("any", "anybody"),
];

impl Shelf {
    pub const ALL: [Shelf; 3] = [Shelf::ToAsk, Shelf::Asked, Shelf::Improper];

    pub fn title(self) -> &'static str {
        match self {
            Shelf::ToAsk => QuestionSide::ToAsk.title(),
            Shelf::Asked => QuestionSide::Asked.title(),
            Shelf::Improper => "nobody should ask",
        }
    }

    /// Returns the way of a question on it; none for those that nobody should ask.
    pub fn way(self) -> Option<QuestionSide> {
        match self {
            Shelf::ToAsk => Some(QuestionSide::ToAsk),
            Shelf::Asked => Some(QuestionSide::Asked),
            Shelf::Improper => None,
        }
    }
}

impl From<QuestionSide> for Shelf {
    fn from(way: QuestionSide) -> Shelf {
        match way {
            QuestionSide::ToAsk => Shelf::ToAsk,
            QuestionSide::Asked => Shelf::Asked,
        }
    }
}

impl BankQuestion {
    fn of_bundle(season: &Season, it: &BundledQuestion) -> BankQuestion {
        let own = season.tracker.questions.get(it.base.id.as_str());
        let row = own.map_or_else(|| it.base.clone(), |own| Arc::new(own.over(&it.base)));
        let shelf = shelf_of(&row);
        let (hint, fact) = (season.filled(&it.hint), it.fact.clone());
        BankQuestion { row, shelf, hint, fact, source: String::new(), is_own: false }
    }

    fn of_improper(it: &Improper) -> BankQuestion {
        let (id, topic, text) = (it.id.clone(), it.topic.clone(), it.text.clone());
        BankQuestion {
            row: Arc::new(Question { id, topic, text, ..Question::default() }),
            shelf: Shelf::Improper,
            hint: it.answer.clone(),
            fact: String::new(),
            source: it.source.clone(),
            is_own: false,
        }
    }

    fn of_user(row: &Arc<Question>) -> BankQuestion {
        let (hint, fact, source) = (String::new(), String::new(), String::new());
        BankQuestion { row: row.clone(), shelf: shelf_of(row), hint, fact, source, is_own: true }
    }

    pub fn is_favorite(&self) -> bool {
        self.row.favorite == Some(true)
    }

    /// Says whom it is for: "program director"; an audience of the user's own as it is written.
    pub fn audience_title(&self) -> &str {
        let known = AUDIENCES.iter().find(|it| it.0 == self.row.audience);
        match known {
            Some((_, title)) => title,
            None if self.row.audience.is_empty() => "anybody",
            None => &self.row.audience,
        }
    }

    /// Says the same in a word: "PD".
    pub fn audience_word(&self) -> &str {
        if self.row.audience == DIRECTOR { "PD" } else { self.audience_title() }
    }

    /// Returns where its audience stands among the others.
    pub fn audience_order(&self) -> usize {
        AUDIENCES.iter().position(|it| it.1 == self.audience_title()).unwrap_or(AUDIENCES.len())
    }
}

fn shelf_of(row: &Question) -> Shelf {
    row.way.unwrap_or(QuestionSide::ToAsk).into()
}

/// Returns the questions of a shelf for the applicant's match: those of the bundle with what the user changed, then the
/// user's own.
pub fn shelved(season: &Season, bundle: Bundle, shelf: Shelf) -> Vec<BankQuestion> {
    let is_mine = |of: &[Match]| of.is_empty() || of.contains(&season.kind());
    let bundled = bundle.questions.iter().filter(|it| is_mine(&it.matches));
    let improper = bundle.improper.iter().map(BankQuestion::of_improper);
    let all = bundled.map(|it| BankQuestion::of_bundle(season, it)).chain(improper);
    all.chain(users_own(season, bundle)).filter(|it| it.shelf == shelf).collect()
}

/// Returns a question by its id, of whatever match; none if neither the bundle nor the season has it.
pub fn banked(season: &Season, bundle: Bundle, id: &Id) -> Option<BankQuestion> {
    let bundled = bundle.questions.iter().find(|it| it.base.id == *id);
    let improper = || bundle.improper.iter().find(|it| it.id == *id).map(BankQuestion::of_improper);
    bundled
        .map(|it| BankQuestion::of_bundle(season, it))
        .or_else(improper)
        .or_else(|| season.tracker.questions.get(id.as_str()).map(BankQuestion::of_user))
}

/// Returns the words of a question by its id, of whatever shelf and match; none if neither the bundle nor the season has
/// it.
pub fn question_words(tracker: &Tracker, bundle: Bundle, id: &Id) -> Option<String> {
    let own = tracker.questions.get(id.as_str()).map(|it| &it.text);
    let bundled = bundle.questions.iter().find(|it| it.base.id == *id).map(|it| &it.base.text);
    let improper = bundle.improper.iter().find(|it| it.id == *id).map(|it| &it.text);
    [own, bundled, improper].into_iter().flatten().find(|it| !it.trim().is_empty()).cloned()
}

fn users_own<'a>(season: &'a Season, bundle: Bundle<'a>) -> impl Iterator<Item = BankQuestion> + 'a {
    let is_bundled = move |row: &Question| {
        bundle.questions.iter().any(|it| it.base.id == row.id)
            || bundle.improper.iter().any(|it| it.id == row.id)
    };
    let rows = season.tracker.questions.iter();
    rows.filter(move |it| !it.text.trim().is_empty() && !is_bundled(it)).map(BankQuestion::of_user)
}

/// Returns the questions that are chosen for an interview, in the order of the bank.
pub fn chosen(season: &Season, bundle: Bundle, row: &Interview, shelf: Shelf) -> Vec<BankQuestion> {
    let all = row.ask.iter().filter_map(|id| banked(season, bundle, id));
    let mut chosen: Vec<BankQuestion> = all.filter(|it| it.shelf == shelf).collect();
    let place = |id: &Id| bundle.questions.iter().position(|it| it.base.id == *id).unwrap_or(usize::MAX);
    chosen.sort_by_key(|it| (it.audience_order(), place(&it.row.id)));
    chosen
}

/// Returns what was said about a question at the other interviews, the latest first: "Penn IR, Thu 12 Nov", and the
/// words.
pub fn told_elsewhere(season: &Season, question: &Id, but: &Id) -> Vec<(String, String)> {
    let others = season.tracker.interviews.iter().filter(|it| it.id != *but);
    let mut told: Vec<(Option<Stamp>, &Arc<Interview>, &Answer)> = others
        .filter_map(|row| {
            let at = row.when.as_ref().map(|it| it.start(season.home()));
            Some((at, row, row.answers.get(question)?))
        })
        .collect();
    told.sort_by_key(|it| std::cmp::Reverse(it.0));
    told.into_iter()
        .map(|(_, row, answer)| {
            let day = row.when.as_ref().map(|it| day_words(it.day_in(season.home()), season.today()));
            let day = day.map(|it| format!(", {it}")).unwrap_or_default();
            (format!("{}{day}", season.interview_title(&row.id)), answer_words(answer))
        })
        .collect()
}

/// Returns what was answered; where that wasn't written down, that it was asked.
pub fn answer_words(answer: &Answer) -> String {
    match answer.text.trim() {
        "" => "asked, nothing written down".to_owned(),
        text => text.to_owned(),
    }
}

impl Tracker {
    /// Chooses a question for an interview, or takes it back.
    pub fn turn_question(&mut self, interview: &str, question: &Id) {
        self.interviews.edit(interview, |row| match row.ask.iter().position(|it| it == question) {
            Some(at) => drop(row.ask.remove(at)),
            None => {
                row.ask.push(question.clone());
                row.ask.sort();
            }
        });
    }

    /// Writes down that a question was asked at an interview and what was said. Words that are cleared take it back.
    pub fn set_answer(&mut self, interview: &str, question: &Id, text: &str) {
        self.interviews.edit(interview, |row| {
            let before = row.answers.get(question).cloned();
            let is_cleared = text.trim().is_empty() && before.is_some();
            match is_cleared {
                true => drop(row.answers.remove(question)),
                false => {
                    let answer = Answer {
                        asked: Some(true),
                        text: text.trim().to_owned(),
                        ..before.unwrap_or_default()
                    };
                    row.answers.insert(question.clone(), answer);
                }
            }
        });
    }

    /// Makes a question a favorite, or no favorite any more. A bundled one gets a row for it, as long as that says
    /// something.
    pub fn turn_favorite(&mut self, question: &Id) {
        let own = self.questions.get(question.as_str());
        let mut row = own.map(|it| Question::clone(it)).unwrap_or_default();
        row.id = question.clone();
        row.favorite = if row.favorite == Some(true) { None } else { Some(true) };
        match (Question { id: question.clone(), ..Question::default() }) == row {
            true => drop(self.questions.remove(question.as_str())),
            false => self.questions.put(row),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tracker() -> Tracker {
        let mut tracker = Tracker::default();
        tracker.interviews.put(Interview { id: Id::new("i"), ..Interview::default() });
        tracker
    }

    #[test]
    fn a_favorite_of_the_bundle_leaves_nothing_behind() {
        let mut tracker = tracker();
        tracker.turn_favorite(&Id::new("why-ir"));
        assert_eq!(tracker.questions.get("why-ir").and_then(|it| it.favorite), Some(true));
        tracker.turn_favorite(&Id::new("why-ir"));
        assert!(tracker.questions.is_empty());
    }

    #[test]
    fn an_answer_may_be_without_words_and_is_taken_back_by_clearing_it() {
        let (mut tracker, id) = (tracker(), Id::new("why-ir"));
        tracker.set_answer("i", &id, "  ");
        let answer = |it: &Tracker| it.interviews.get("i").and_then(|it| it.answers.get(&id).cloned());
        assert_eq!(answer(&tracker).and_then(|it| it.asked), Some(true));
        tracker.set_answer("i", &id, " a clinic ");
        assert_eq!(answer(&tracker).map(|it| it.text), Some("a clinic".to_owned()));
        tracker.set_answer("i", &id, "");
        assert_eq!(answer(&tracker), None);
    }

    #[test]
    fn a_question_is_chosen_and_let_go() {
        let (mut tracker, id) = (tracker(), Id::new("why-ir"));
        tracker.turn_question("i", &id);
        assert_eq!(tracker.interviews.get("i").map(|it| it.ask.clone()), Some(vec![id.clone()]));
        tracker.turn_question("i", &id);
        assert_eq!(tracker.interviews.get("i").map(|it| it.ask.len()), Some(0));
    }
}
