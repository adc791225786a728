//! How days, moments and interviews are said, wherever they are shown.

use super::{
    agenda::{clock_city, programs_title},
    facts::{Confidence, Figure, Origin},
    figure::limit_words,
    happened::noon,
    id::Id,
    naming::Naming,
    season::Season,
    tables::{Interview, InterviewState, Message, MessageKind},
    time::{Stamp, When, clock, countdown, day_words, parse_day, two_clocks},
};

impl Season {
    /// Says a day, or a day with the time by both clocks. `city` is where the other clock stands; if it is empty, the
    /// moment's zone names it.
    pub fn when_words(&self, when: &When, city: &str) -> String {
        let day = day_words(when.day_in(self.home()), self.today());
        match when {
            When::Day(_) => day,
            When::At(moment) => format!("{day} {}", two_clocks(moment, self.home(), city)),
        }
    }

    /// Returns since when a source says something, with a whole day as all others are written.
    pub fn as_of_words(&self, as_of: &str) -> String {
        parse_day(as_of).map_or_else(|_| as_of.to_owned(), |day| day_words(day, self.today()))
    }

    /// Says where a fact comes from: "nrmp.org · as of Mon 23 Nov · confirmed".
    pub fn origin_words(&self, origin: &Origin) -> String {
        let source = if origin.source.is_empty() { "no source" } else { &origin.source };
        let as_of = match origin.as_of.as_str() {
            "" => String::new(),
            as_of => format!(" · as of {}", self.as_of_words(as_of)),
        };
        format!("{source}{as_of} · {}", origin.confidence.title())
    }

    /// Names a limit as a rule, with its season and its source: "Letters assigned to one program: at most 4 letters
    /// (2027, …)".
    pub fn limit_words(&self, figure: &Figure) -> String {
        limit_words(figure, &self.facts.season)
    }

    /// Names a limit of ERAS with its season in a few words, "ERAS 2027 allows 4, projected"; none where it has no number.
    pub fn short_limit(&self, figure: &Figure, verb: &str) -> Option<String> {
        let number = figure.number()?;
        let of = if figure.source_season.is_empty() { &self.facts.season } else { &figure.source_season };
        let sure = figure.origin.confidence;
        if sure == Confidence::Yours {
            return Some(format!("your number is {number}"));
        }
        let doubt = if figure.binds() { String::new() } else { format!(", {}", sure.title()) };
        Some(format!("ERAS {of} {verb} {number}{doubt}"))
    }

    /// Says an instant at home: `Mon 23 Nov 14:20`.
    pub fn stamp_words(&self, at: Stamp) -> String {
        let civil = self.home().civil_at(at);
        format!("{} {}", day_words(civil.date(), self.today()), civil.format("%H:%M"))
    }

    /// Says when something happened: `Wed 2 Sep` where only the day is known, `Tue 20 Oct 18:00`.
    pub fn happened_words(&self, at: Stamp) -> String {
        let day = self.home().civil_at(at).date();
        match at == noon(day, self.home()) {
            true => day_words(day, self.today()),
            false => self.stamp_words(at),
        }
    }

    /// Says an instant at home to the second, for things a few seconds apart: `Mon 23 Nov 14:20:07`.
    pub fn second_words(&self, at: Stamp) -> String {
        format!("{}{}", self.stamp_words(at), self.home().civil_at(at).format(":%S"))
    }

    /// Returns the names of the programs that an interview serves: "UCSF IR + DR".
    pub fn programs_title(&self, row: &Interview) -> String {
        programs_title(&self.tracker, &self.naming, &row.programs)
    }

    /// Returns the title of an interview, "UCSF IR + DR"; empty if there is no such interview.
    pub fn interview_title(&self, id: &Id) -> String {
        match self.tracker.interviews.get(id.as_str()) {
            Some(row) => self.programs_title(row),
            None => String::new(),
        }
    }

    /// Returns the long names of the programs that an interview serves.
    pub fn long_title(&self, row: &Interview) -> String {
        programs_title(&self.tracker, &Naming::long(), &row.programs)
    }

    /// Returns the names of the programs of an interview without their specialties, each once: "UCSF".
    pub fn interview_names(&self, id: &Id) -> String {
        let row = self.tracker.interviews.get(id.as_str());
        let ids = row.iter().flat_map(|it| &it.programs);
        let mut names: Vec<String> = Vec::new();
        for row in ids.filter_map(|id| self.tracker.programs.get(id.as_str())) {
            let name = self.naming.of(row);
            if !names.contains(&name) {
                names.push(name);
            }
        }
        names.join(", ")
    }

    /// "thank-you note to Dr. A. Rivera", "letter of intent to Penn IR".
    pub fn message_title(&self, row: &Message) -> String {
        let kind = row.kind.unwrap_or(MessageKind::Other).title();
        match self.addressee(row) {
            name if name.is_empty() => kind.to_owned(),
            name => format!("{kind} to {name}"),
        }
    }

    /// Returns whom a message goes to: the person, else the program; empty if neither is known.
    pub fn addressee(&self, row: &Message) -> String {
        let person = row.person.as_ref().and_then(|it| self.tracker.people.get(it.as_str()));
        let person = person.map(|it| it.name.clone()).filter(|it| !it.is_empty());
        person.unwrap_or_else(|| self.message_program(row))
    }

    /// Returns what the program of a message is called; empty if none is known.
    pub fn message_program(&self, row: &Message) -> String {
        programs_title(&self.tracker, &self.naming, row.program.as_slice())
    }

    /// Says a day or a moment of an interview, by the clock of its program where that keeps the moment's time.
    pub fn when_words_at(&self, row: &Interview, when: &When) -> String {
        let When::At(moment) = when else { return self.when_words(when, "") };
        self.when_words(when, &clock_city(&self.tracker, row, moment))
    }

    /// Day and time by both clocks, and how soon: "Mon 23 Nov 11:00–15:30 your time · 08:00 in San Francisco · in 3 h".
    pub fn interview_when(&self, row: &Interview) -> String {
        let Some(when) = &row.when else { return "no date yet".to_owned() };
        let mut text = self.when_words_at(row, when);
        if let (When::At(moment), Some(minutes)) = (when, row.minutes) {
            let end = self.home().civil_at(moment.instant().plus(i64::from(minutes).saturating_mul(60)));
            let start = clock(moment, self.home());
            text = text.replacen(&start, &format!("{start}–{}", end.format("%H:%M")), 1);
        }
        let due = match row.state {
            Some(InterviewState::Done) => String::new(),
            _ if when.end(self.home()) < self.now => String::new(),
            _ => format!(" · {}", countdown(when, self.now, self.home())),
        };
        format!("{text}{due}")
    }
}
