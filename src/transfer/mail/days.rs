//! Days among the tokens of a mail: "Thursday, December 3, 2026", "12/3", lists and spans of them. Knows which words are a
//! day, not which days there are.

use std::ops::Range;

use super::lex::{Lexed, Token};

/// A day as it stands there.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct DayWords {
    /// What a reader of dates is given.
    pub phrase: String,
    pub from: Range<usize>,
    /// First and second figure of `12/3`, whose order may be another.
    pub figures: Option<(u32, u32)>,
    /// Why it may mean something else; empty if it doesn't.
    pub doubt: &'static str,
}

/// What stands at a token.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Found {
    /// One day, or a list of them.
    Days(Vec<DayWords>),
    /// From one day to another.
    Span(DayWords, DayWords),
}

/// A day in its parts.
#[derive(Clone, Default)]
struct Day {
    weekday: String,
    month: String,
    day: u32,
    year: String,
    figures: Option<(u32, u32)>,
    doubt: &'static str,
    from: Range<usize>,
}

pub(super) const WEEKDAYS: &[&str] = &[
    "mon",
    "monday",
    "tue",
    "tues",
    "tuesday",
    "wed",
    "weds",
    "wednesday",
    "thu",
    "thur",
    "thurs",
    "thursday",
    "fri",
    "friday",
    "sat",
    "saturday",
    "sun",
    "sunday",
];
pub(super) const MONTHS: &[&str] = &[
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "jan",
    "feb",
    "mar",
    "apr",
    "jun",
    "jul",
    "aug",
    "sep",
    "sept",
    "oct",
    "nov",
    "dec",
];
/// Months and weekdays that are other words too, where they have no capital letter.
const ALSO_WORDS: &[&str] = &["may", "march", "mar", "sat", "sun", "wed"];
const HALVES: &[&str] = &["am", "pm", "noon", "midnight"];
const BETWEEN_DAYS: &[&str] = &["through", "thru", "until", "till"];

/// What `1/2` is a part of.
const PARTS: &[&str] = &["day", "days", "hour", "hours", "of", "year", "years", "time"];

const MAY_BE_HOURS: &str = "some of these may be days or hours";
const IN_BRACKETS: &str = "are these days of that month?";
const DAY_OR_MONTH: &str = "day or month first?";
const TWO_DAYS: &str = "the day may be the figure before the month or the one behind it";

/// Returns the day or days that begin at a token, and how many tokens they take.
pub(super) fn days(text: &str, tokens: &[Lexed], at: usize) -> Option<(Found, usize)> {
    let before = at.checked_sub(1).and_then(|it| tokens.get(it));
    let rest = tokens.get(at..)?;
    if before.is_some_and(|it| rest.first().is_some_and(|first| it.touches(first)) && is_part_of_more(it)) {
        return None;
    }
    let (first, used) = day(text, rest)?;
    if let Some((last, end)) = span(text, rest, used, &first) {
        return Some((Found::Span(first.words(), last.words()), end));
    }
    let (mut all, used) = list(text, rest, first, used);
    if let Some(year) = all.last().map(|it| it.year.clone()).filter(|it| !it.is_empty()) {
        all.iter_mut().filter(|it| it.year.is_empty()).for_each(|it| it.year.clone_from(&year));
    }
    Some((Found::Days(all.into_iter().map(Day::words).collect()), used))
}

/// Returns true for what a figure may belong to that begins before it.
fn is_part_of_more(token: &Lexed) -> bool {
    match &token.token {
        Token::Word(_) | Token::Number(..) => true,
        Token::Sign(sign) => {
            !matches!(sign, '(' | '[' | '"' | ',' | ';' | ':' | '•' | '|' | '-' | '>' | '@' | '“')
        }
        Token::Line => false,
    }
}

impl Day {
    fn words(self) -> DayWords {
        let Day { weekday, month, day, year, figures, doubt, from } = self;
        let phrase = match figures {
            Some(_) => format!("{weekday} {month}"),
            None => format!("{weekday} {month} {day} {year}"),
        };
        DayWords { phrase: phrase.split_whitespace().collect::<Vec<_>>().join(" "), from, figures, doubt }
    }
}

fn word<'a>(text: &str, token: Option<&'a Lexed>, any: &[&str]) -> Option<&'a str> {
    let token = token?;
    let Token::Word(word) = &token.token else { return None };
    let is_big = text.get(token.from.clone())?.starts_with(char::is_uppercase);
    (any.contains(&word.as_str()) && (is_big || !ALSO_WORDS.contains(&word.as_str()))).then_some(word)
}

/// Reads one day, with its weekday before it or behind it in brackets.
fn day(text: &str, tokens: &[Lexed]) -> Option<(Day, usize)> {
    let (weekday, lead) = weekday(text, tokens);
    let rest = tokens.get(lead..)?;
    let (mut day, mut used) =
        month_first(text, rest).or_else(|| day_first(text, rest)).or_else(|| in_figures(rest))?;
    used = used.saturating_add(lead);
    day.weekday = weekday;
    if let [open, name, close, ..] = tokens.get(used..)?
        && day.weekday.is_empty()
        && open.is_sign(&['('])
        && close.is_sign(&[')'])
        && let Some(name) = word(text, Some(name), WEEKDAYS)
    {
        day.weekday = name.to_owned();
        used = used.saturating_add(3);
    }
    day.from = tokens.first()?.from.start..tokens.get(used.checked_sub(1)?)?.from.end;
    Some((day, used))
}

/// Returns the weekday at the beginning, and how many tokens it takes with what joins it to the day.
fn weekday(text: &str, tokens: &[Lexed]) -> (String, usize) {
    let Some(name) = word(text, tokens.first(), WEEKDAYS) else { return (String::new(), 0) };
    let joins = |it: &&Lexed| it.is_sign(&['.', ',', '(', '-', '|']) || it.is_word(&["the"]);
    let joined = tokens.iter().skip(1).take(3).take_while(joins).count();
    (name.to_owned(), joined.saturating_add(1))
}

/// "December 3rd, 2026".
fn month_first(text: &str, tokens: &[Lexed]) -> Option<(Day, usize)> {
    let month = word(text, tokens.first(), MONTHS)?;
    let mut at = if tokens.get(1)?.is_sign(&['.']) { 2 } else { 1 };
    if tokens.get(at)?.is_word(&["the"]) {
        at = at.saturating_add(1);
    }
    let is_apart = tokens.get(at)?.is_sign(&['(']);
    at = at.saturating_add(usize::from(is_apart));
    let (day, used) = number(tokens.get(at..)?)?;
    at = at.saturating_add(used);
    let doubt = if is_apart { IN_BRACKETS } else { "" };
    let (year, used) = year(tokens.get(at..)?);
    Some((Day { month: month.to_owned(), day, year, doubt, ..Day::default() }, at.saturating_add(used)))
}

/// "3rd of December, 2026", "3-Dec-2026".
fn day_first(text: &str, tokens: &[Lexed]) -> Option<(Day, usize)> {
    let (day, mut at) = number(tokens)?;
    let joins = |sign: &&Lexed| {
        sign.is_word(&["of"]) || sign.is_sign(&['-']) && tokens.first().is_some_and(|it| it.touches(sign))
    };
    at = at.saturating_add(tokens.iter().skip(at).take(1).filter(joins).count());
    let month = word(text, tokens.get(at), MONTHS)?;
    at = at.saturating_add(1);
    let dot = |sign: &&Lexed| {
        sign.is_sign(&['.', '-']) && tokens.get(at.saturating_sub(1)).is_some_and(|it| it.touches(sign))
    };
    let joined = tokens.get(at).filter(dot).is_some();
    let (year, used) = year(tokens.get(at.saturating_add(usize::from(joined))..)?);
    let end = if used > 0 { at.saturating_add(usize::from(joined)).saturating_add(used) } else { at };
    let doubt = match tokens.get(end..).and_then(number) {
        Some(_) if year.is_empty() => TWO_DAYS,
        _ => "",
    };
    Some((Day { month: month.to_owned(), day, year, doubt, ..Day::default() }, end))
}

/// The number of a day, which is no hour: "3", "3rd".
fn number(tokens: &[Lexed]) -> Option<(u32, usize)> {
    let first = tokens.first()?;
    let Token::Number(day @ 1..=31, 1 | 2) = first.token else { return None };
    let suffix = tokens.get(1).filter(|it| first.touches(it) && it.is_word(&["st", "nd", "rd", "th"]));
    let used = if suffix.is_some() { 2_usize } else { 1 };
    let last = tokens.get(used.checked_sub(1)?)?;
    let next = tokens.get(used);
    let is_hour = next.is_some_and(|it| it.is_word(HALVES))
        || next
            .is_some_and(|it| last.touches(it) && is_figure_of_more(it, tokens.get(used.saturating_add(1))));
    (!is_hour).then_some((day, used))
}

/// Returns true where a figure goes on: "3:30", "3/4", "3x", "3.5".
fn is_figure_of_more(sign: &Lexed, behind: Option<&Lexed>) -> bool {
    let is_figure = behind.is_some_and(|it| sign.touches(it) && matches!(it.token, Token::Number(..)));
    match sign.token {
        Token::Word(_) | Token::Number(..) => true,
        Token::Sign('%' | '°' | '\'') => true,
        Token::Sign(':' | '/' | '.') => is_figure,
        Token::Sign(_) | Token::Line => false,
    }
}

/// A year behind a day, with the comma before it; empty for none.
fn year(tokens: &[Lexed]) -> (String, usize) {
    let comma = usize::from(tokens.first().is_some_and(|it| it.is_sign(&[','])));
    let number = tokens.get(comma);
    let next = tokens.get(comma.saturating_add(1));
    match number.map(|it| &it.token) {
        Some(Token::Number(year @ 2000..=2099, 4)) if !next.is_some_and(|it| it.is_word(HALVES)) => {
            (year.to_string(), comma.saturating_add(1))
        }
        _ => (String::new(), 0),
    }
}

/// "12/3", "12/3/2026", "2026-12-03", "12-3-2026", "12.3.2026".
fn in_figures(tokens: &[Lexed]) -> Option<(Day, usize)> {
    let figure = |at: usize| match tokens.get(at)?.token {
        Token::Number(value, digits) => Some((value, digits)),
        Token::Word(_) | Token::Sign(_) | Token::Line => None,
    };
    let joined =
        |at: usize| tokens.get(at).zip(tokens.get(at.saturating_add(1))).is_some_and(|(a, b)| a.touches(b));
    let Token::Sign(sign @ ('/' | '-' | '.')) = tokens.get(1)?.token else { return None };
    let (first, second) = (figure(0)?, figure(2)?);
    if !joined(0) || !joined(1) {
        return None;
    }
    let third =
        figure(4).filter(|_| joined(2) && joined(3) && tokens.get(3).is_some_and(|it| it.is_sign(&[sign])));
    let used = if third.is_some() { 5_usize } else { 3 };
    let goes_on =
        joined(used.saturating_sub(1)) && goes_on(tokens.get(used), tokens.get(used.saturating_add(1)));
    let (one, two) = (first.0, second.0);
    let is_short = |it: (u32, usize)| it.1 < 3 && it.0 > 0;
    let phrase = match (sign, third) {
        _ if goes_on => None,
        ('-' | '/', Some(third)) if first.1 == 4 && is_short(second) && is_short(third) => {
            Some((format!("{one}-{two:02}-{:02}", third.0), None, ""))
        }
        ('/' | '-', Some((year, 2 | 4))) if is_short(first) && is_short(second) => {
            Some((format!("{one}/{two}/{year}"), Some((one, two)), ""))
        }
        ('.', Some((year, 2 | 4))) if is_short(first) && is_short(second) => {
            Some((format!("{one}/{two}/{year}"), Some((one, two)), DAY_OR_MONTH))
        }
        ('/', None) if is_short(first) && is_short(second) => {
            Some((format!("{one}/{two}"), Some((one, two)), ""))
        }
        _ => None,
    };
    let (month, figures, doubt) = phrase?;
    let is_part = third.is_none() && tokens.get(used).is_some_and(|it| it.is_word(PARTS));
    if is_part || (one, two, third) == (24, 7, None) {
        return None;
    }
    let is_day = figures.is_none_or(|(one, two)| one.min(two) <= 12 && one.max(two) <= 31);
    let figures = figures.or(Some((0, 0)));
    is_day.then_some((Day { month, figures, doubt, ..Day::default() }, used))
}

/// Returns true where figures go on that are no date: a phone number, a version, a fraction.
fn goes_on(sign: Option<&Lexed>, behind: Option<&Lexed>) -> bool {
    let Some(sign) = sign else { return false };
    let is_figure = behind.is_some_and(|it| sign.touches(it) && matches!(it.token, Token::Number(..)));
    match sign.token {
        Token::Word(_) | Token::Number(..) => true,
        Token::Sign('%' | '/' | '+' | '=' | '_') => true,
        Token::Sign('-' | '.' | ':') => {
            let is_short = behind.is_some_and(|it| matches!(it.token, Token::Number(_, 1 | 2)));
            is_figure && (!is_short || sign.is_sign(&['.', ':']))
        }
        Token::Sign(_) | Token::Line => false,
    }
}

/// Reads the second end of a span of days, and how many tokens the whole takes.
fn span(text: &str, tokens: &[Lexed], used: usize, first: &Day) -> Option<(Day, usize)> {
    let joint = tokens.get(used)?;
    let behind = used.saturating_add(1);
    let rest = tokens.get(behind..)?;
    let is_dash = joint.is_sign(&['-']) || joint.is_word(BETWEEN_DAYS);
    if let Some((last, end)) = day(text, rest).filter(|_| is_dash) {
        return Some((last, behind.saturating_add(end)));
    }
    let (_, lead) = weekday(text, rest);
    let (number, count) = number(rest.get(lead..)?)?;
    let end = behind.saturating_add(lead).saturating_add(count);
    let is_hour = tokens.get(end).is_some_and(|it| it.is_sign(&['-', ':']) || it.is_word(&["to"]));
    let is_month = first.figures.is_none() && number > first.day && ends_day(tokens.get(end));
    if !is_month || is_hour || !(is_dash || joint.is_word(&["to"])) {
        return None;
    }
    let (year, count) = year(tokens.get(end..)?);
    let from = rest.first()?.from.start..tokens.get(end.checked_sub(1)?)?.from.end;
    Some((
        Day { day: number, year, from, doubt: "", weekday: String::new(), ..first.clone() },
        end.saturating_add(count),
    ))
}

/// Adds the days of the same month that follow: "December 3, 8, and 10".
fn list(text: &str, tokens: &[Lexed], first: Day, mut used: usize) -> (Vec<Day>, usize) {
    let mut all = vec![first.clone()];
    if first.figures.is_some() {
        return (all, used);
    }
    loop {
        let joints = tokens
            .iter()
            .skip(used)
            .take(3)
            .take_while(|it| it.is_sign(&[',', '&']) || it.is_word(&["and", "or"]));
        let start = used.saturating_add(joints.count());
        let Some(rest) = tokens.get(start..).filter(|_| start > used) else { return (all, used) };
        let (weekday, lead) = weekday(text, rest);
        let Some((day, count)) = rest.get(lead..).and_then(number) else {
            if all.len() > 1 && rest.first().is_some_and(|it| matches!(it.token, Token::Number(..))) {
                all.iter_mut().for_each(|it| it.doubt = MAY_BE_HOURS);
            }
            return (all, used);
        };
        let end = lead.saturating_add(count);
        if !ends_day(rest.get(end)) || day_first(text, rest.get(lead..).unwrap_or_default()).is_some() {
            return (all, used);
        }
        let from = rest.first().map_or(0, |it| it.from.start)
            ..rest.get(end.saturating_sub(1)).map_or(0, |it| it.from.end);
        let (year, count) = year(rest.get(end..).unwrap_or_default());
        all.push(Day { weekday, day, year, from, ..first.clone() });
        used = start.saturating_add(end).saturating_add(count);
    }
}

/// Returns true for what may stand behind a day of a list; "10 applicants" is none.
fn ends_day(next: Option<&Lexed>) -> bool {
    match next.map(|it| &it.token) {
        None | Some(Token::Line | Token::Number(_, 4)) => true,
        Some(Token::Sign(sign)) => !matches!(sign, '%' | '/' | '+'),
        Some(Token::Word(word)) => {
            ["and", "or", "at", "from", "starting", "beginning", "between"].contains(&word.as_str())
        }
        Some(Token::Number(..)) => false,
    }
}
