//! Cuts a typed date into pieces, each known by its shape alone. Knows no calendar: `13/45` and `25:00` are pieces.
use chrono::FixedOffset;

use super::{
    clock::{Clock, Half},
    piece::{Numbers, Piece, Style},
    vocabulary::{month, push_word, unit},
    yearly::{MOST_WORDS, Rule, holiday},
};
use crate::{
    domain::time::stamp::{parse_day, parse_offset},
    text::fold::fold,
};

/// The pieces of a text, in order.
pub(super) fn pieces(text: &str) -> Vec<Piece> {
    let text = plain(text);
    let tokens: Vec<&str> = text.split_whitespace().collect();
    let mut pieces = Vec::new();
    let mut rest = &tokens[..];
    while let Some((token, behind)) = rest.split_first() {
        if let Some((rule, used)) = holiday_at(rest) {
            pieces.push(Piece::Holiday(rule));
            rest = rest.get(used..).unwrap_or_default();
            continue;
        }
        match token.strip_suffix('-').filter(|it| !it.is_empty() && !it.ends_with('-')) {
            Some(start) => {
                token_pieces(start, &mut pieces);
                pieces.push(Piece::To);
            }
            None => token_pieces(token, &mut pieces),
        }
        rest = behind;
    }
    pieces
}

/// Small letters, with one dash for all, and blanks for brackets and the like.
fn plain(text: &str) -> String {
    let one = |c: char| match c {
        '–' | '—' | '−' | '‐' | '‑' | '‒' => '-',
        '‘' | '’' => '\'',
        '(' | ')' | '[' | ']' | '{' | '}' | '<' | '>' | '"' | '“' | '”' | '·' | '•' | '|' | '~' | '@'
        | ',' | ';' | '!' | '?' | '…' | '*' => ' ',
        c => c,
    };
    text.to_lowercase().replace("no later than", "by").chars().map(one).collect()
}

/// The holiday at the beginning of the tokens, the longest name first, and how many tokens it takes.
fn holiday_at(tokens: &[&str]) -> Option<(Rule, usize)> {
    (2..=MOST_WORDS.min(tokens.len())).rev().find_map(|count| {
        let name = tokens.get(..count)?.concat();
        holiday(&fold(&name)).map(|rule| (rule, count))
    })
}

fn token_pieces(token: &str, pieces: &mut Vec<Piece>) {
    let token = token.strip_suffix('.').filter(|it| it.len() > 5 && !it.contains('.')).unwrap_or(token);
    if let Some(piece) = parse_day(token).ok().map(Piece::Day).or_else(|| numbers(token)) {
        return pieces.push(piece);
    }
    if let Some(found) = iso(token).or_else(|| with_month(token)).or_else(|| two_ends(token)) {
        return pieces.extend(found);
    }
    if let Some((left, right)) = token.split_once('/')
        && right.starts_with(|c: char| c.is_ascii_digit())
        && left.ends_with(|c: char| c.is_ascii_alphabetic())
        && month(left).is_none()
    {
        token_pieces(left, pieces); // 11am/10am, ET/10am
        return token_pieces(right, pieces);
    }
    if let Some(offset) = ["gmt", "utc"].iter().find_map(|start| hours_off(token.strip_prefix(start)?)) {
        return pieces.push(Piece::Offset(offset));
    }
    match token.chars().next() {
        Some('+' | '-') => signed(token, pieces),
        Some('\'') => match token.get(1..).map(|it| (it.parse(), it.len())) {
            Some((Ok(year), 2)) => pieces.push(Piece::Year(year)),
            _ => push_word(token, pieces),
        },
        Some(first) if first.is_ascii_digit() => numeric(token, pieces),
        _ => push_word(token, pieces),
    }
}

/// `12/15`, `12/15/26`, `12-15-2026`, `2026/12/15`, `2026-12-5`, `15.12.`, `15.12.2026`, `15.12`.
fn numbers(token: &str) -> Option<Piece> {
    let separator = ['/', '-', '.'].into_iter().find(|c| token.contains(*c))?;
    let fields: Vec<&str> = token.split(separator).collect();
    let digits = |at: usize| fields.get(at).map_or(0, |f| f.len());
    let numbers: Vec<u32> =
        fields.iter().filter(|f| !f.is_empty()).map(|f| number(f)).collect::<Option<_>>()?;
    let made = |month, day, year, style| Some(Piece::Numbers(Numbers { month, day, year, style }));
    let short = matches!(digits(0), 1 | 2) && matches!(digits(1), 1 | 2);
    let year = matches!(digits(2), 2 | 4);
    let year_first = digits(0) == 4 && matches!(digits(1), 1 | 2) && matches!(digits(2), 1 | 2);
    match (separator, &numbers[..], fields.len()) {
        (_, [y, m, d], 3) if year_first => made(*m, *d, Some(*y), Style::YearFirst),
        ('/', [m, d], 2) if short => made(*m, *d, None, Style::Slashes),
        ('/' | '-', [m, d, y], 3) if short && year => made(*m, *d, Some(*y), Style::Slashes),
        ('.', [d, m], 3) if short => made(*m, *d, None, Style::Dots),
        ('.', [d, m, y], 3) if short && year => made(*m, *d, Some(*y), Style::Dots),
        ('.', [first, second], 2) if short => Some(Piece::Dotted(*first, *second, digits(1))),
        _ => None,
    }
}

fn number(text: &str) -> Option<u32> {
    let is_number = !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    if is_number { text.parse().ok() } else { None }
}

/// `2026-12-15T09:00:00.000-06:00`, `20261215T150000Z`, `20261215`.
fn iso(token: &str) -> Option<Vec<Piece>> {
    let (day, time) = token.split_once('t').unwrap_or((token, ""));
    let compact = || {
        let shaped = day.len() == 8 && number(day).is_some();
        parse_day(&format!("{}-{}-{}", day.get(..4)?, day.get(4..6)?, day.get(6..)?)).ok().filter(|_| shaped)
    };
    let mut pieces = vec![Piece::Day(parse_day(day).ok().or_else(compact)?)];
    if time.is_empty() {
        return if token.contains('t') { None } else { Some(pieces) };
    }
    let (time, zone) = match time.find(['+', '-', 'z']) {
        Some(at) => time.split_at(at),
        None => (time, ""),
    };
    let whole = time.split('.').next().unwrap_or(time);
    let fields: Vec<u32> = match whole.contains(':') {
        true => whole.split(':').map(number).collect::<Option<_>>()?,
        false => {
            (0..whole.len()).step_by(2).map(|at| number(whole.get(at..at + 2)?)).collect::<Option<_>>()?
        }
    };
    pieces.push(Piece::Clock(match fields[..] {
        [hour, minute] => Clock::at(hour, minute, 0),
        [hour, minute, second] => Clock::at(hour, minute, second),
        _ => return None,
    }));
    match zone {
        "" => {}
        "z" => pieces.push(Piece::Word("utc".to_owned())),
        offset => pieces.push(Piece::Offset(parse_offset(offset)?)),
    }
    Some(pieces)
}

/// A month's name among numbers: `15-Dec-2026`, `8/Oct`, `3-Mar`, `15dec`, `dec15`, `15.Dec.26`.
fn with_month(token: &str) -> Option<Vec<Piece>> {
    let mut fields: Vec<String> = Vec::new();
    for c in token.chars().filter(|c| *c != '.' || token.len() > 5) {
        let begins = |last: &String| last.ends_with(|l: char| l.is_ascii_digit()) != c.is_ascii_digit();
        match fields.last_mut() {
            _ if matches!(c, '-' | '/' | '.') => fields.push(String::new()),
            Some(last) if last.is_empty() || !begins(last) => last.push(c),
            _ => fields.push(c.to_string()),
        }
    }
    fields.retain(|it| !it.is_empty());
    let piece = |field: &String| match (number(field), month(field)) {
        (Some(number), _) => Some(Piece::Number(number, field.len())),
        (None, Some(month)) => Some(Piece::Month(month)),
        (None, None) => None,
    };
    let mut pieces: Vec<Piece> = fields.iter().map(piece).collect::<Option<_>>()?;
    let months = pieces.iter().filter(|it| matches!(it, Piece::Month(_))).count();
    if !matches!(pieces.len(), 2 | 3) || months != 1 {
        return None;
    }
    // the third number is the year, or the first where it has four digits
    let year = if matches!(pieces.first(), Some(Piece::Number(_, 4))) { Some(0) } else { Some(2) };
    if let Some(piece) = year.and_then(|at| pieces.get_mut(at))
        && let Piece::Number(year, 2 | 4) = *piece
    {
        *piece = Piece::Year(year);
    }
    Some(pieces)
}

/// Two ends with a dash between: `9-10:30am`, `14:00-16:00`, `12/20-12/22`, `mon-wed`.
fn two_ends(token: &str) -> Option<Vec<Piece>> {
    let (left, right) =
        token.split_once('-').filter(|(left, right)| !left.is_empty() && !right.is_empty())?;
    let is_month_of_year = left.len() == 4 && number(left).is_some() && right.len() < 3;
    if is_month_of_year || is_offset_of(left, token.get(left.len()..)?) {
        return None;
    }
    let known = |text: &str| {
        let mut pieces = Vec::new();
        token_pieces(text, &mut pieces);
        let is_known =
            !pieces.is_empty() && !pieces.iter().any(|it| matches!(it, Piece::Word(_) | Piece::To));
        is_known.then_some(pieces)
    };
    let (mut left, right) = (known(left)?, known(right)?);
    left.push(Piece::To);
    left.extend(right);
    Some(left)
}

/// `09:00-06:00`: an offset, since no span ends before it begins; `14:00-16:00` is a span.
fn is_offset_of(clock: &str, tail: &str) -> bool {
    if clock.matches(':').count() == 2 {
        return parse_offset(tail).is_some(); // 09:30:00-05
    }
    let minutes = |text: &str| {
        let (hour, minute) = text.split_once(':')?;
        let shaped = hour.len() == 2 && minute.len() >= 2;
        Some(number(hour)? * 60 + number(minute.get(..2)?)?).filter(|_| shaped)
    };
    let ends = minutes(clock).zip(tail.get(1..).and_then(minutes));
    parse_offset(tail).is_some() && ends.is_some_and(|(from, to)| to <= from)
}

/// `-6`, `+5:30`, `-0600` behind UTC or GMT.
fn hours_off(text: &str) -> Option<FixedOffset> {
    let sign = text.get(..1).filter(|it| matches!(*it, "+" | "-"))?;
    let digits = text.get(1..)?;
    let hours = digits.split(':').next()?;
    let wide = if hours.len() == 1 { format!("{sign}0{digits}") } else { text.to_owned() };
    parse_offset(&wide)
}

/// `+3d`, `-2w`, `+48h`, `+3`, `-05:00`, `-0600`.
fn signed(token: &str, pieces: &mut Vec<Piece>) {
    let sign = if token.starts_with('-') { -1 } else { 1 };
    let (digits, tail) = number_start(token.get(1..).unwrap_or_default());
    if let (Some(unit), Ok(count)) = (unit(tail), digits.parse::<i64>()) {
        return pieces.push(Piece::Shift(count.saturating_mul(sign), unit));
    }
    if let (1..=3, "", 1, Ok(count)) = (digits.len(), tail, sign, digits.parse()) {
        return pieces.extend([Piece::In, Piece::Number(count, digits.len())]);
    }
    let mut behind = Vec::new();
    if sign < 0 && matches!(digits.len(), 1 | 2) && matches!(tail, "am" | "pm") {
        numeric(token.get(1..).unwrap_or_default(), &mut behind);
        pieces.push(Piece::To);
        return pieces.append(&mut behind);
    }
    let long = token.contains(':') || digits.len() == 4;
    match parse_offset(token).filter(|_| long) {
        Some(offset) => pieces.push(Piece::Offset(offset)),
        None => push_word(token, pieces),
    }
}

/// A token that starts with a digit: `9`, `9am`, `9.30am`, `14:00ct`, `3d`, `15th`.
fn numeric(token: &str, pieces: &mut Vec<Piece>) {
    let dotted = token.split_once('.').filter(|(hour, rest)| {
        let minutes = rest.get(..2).and_then(number);
        number(hour).is_some()
            && minutes.is_some()
            && rest.get(2..).is_some_and(|it| it.starts_with(['a', 'p']))
    });
    let token = &dotted.map_or_else(|| token.to_owned(), |(hour, rest)| format!("{hour}:{rest}"));
    let end = token.find(|c: char| !c.is_ascii_digit() && c != ':').unwrap_or(token.len());
    let (start, tail) = token.split_at(end);
    let Some(number) = clock_start(start).filter(|_| start.len() <= 8) else {
        return pieces.push(Piece::Word(token.clone()));
    };
    pieces.push(match (number, matches!(tail, "st" | "nd" | "rd" | "th")) {
        (Piece::Number(value, _), true) => return pieces.push(Piece::Ordinal(value)),
        (number, _) => number,
    });
    if tail.is_empty() {
        return;
    }
    if let Some(offset) = parse_offset(tail).filter(|_| tail.contains(':') || start.matches(':').count() == 2)
    {
        return pieces.push(Piece::Offset(offset));
    }
    let plain = fold(tail);
    let half = [("am", Half::Am), ("pm", Half::Pm), ("a", Half::Am), ("p", Half::Pm)];
    match (half.into_iter().find(|(name, _)| *name == plain), unit(&plain)) {
        (Some((_, half)), _) => pieces.push(Piece::Half(half)),
        (None, Some(unit)) => pieces.push(Piece::Unit(unit)),
        (None, None) => match plain.get(..2).filter(|start| matches!(*start, "am" | "pm")) {
            Some(start) => {
                push_word(start, pieces);
                push_word(plain.get(2..).unwrap_or_default(), pieces);
            }
            None => push_word(tail, pieces),
        },
    }
}

/// `9`, `0930`, `9:30`, `9:30:15`.
fn clock_start(text: &str) -> Option<Piece> {
    let fields: Vec<&str> = text.split(':').collect();
    let two = |text: &str| if text.len() == 2 { number(text) } else { None };
    match fields[..] {
        [alone] => Some(Piece::Number(number(alone)?, alone.len())),
        [hour, minute] if hour.len() <= 2 => {
            let (value, minute) = (number(hour)?, two(minute)?);
            let open = (1..=12).contains(&value) && !hour.starts_with('0');
            Some(Piece::Clock(if open { Clock::open(value, minute) } else { Clock::at(value, minute, 0) }))
        }
        [hour, minute, second] if hour.len() <= 2 => {
            Some(Piece::Clock(Clock::at(number(hour)?, two(minute)?, two(second)?)))
        }
        _ => None,
    }
}

fn number_start(text: &str) -> (&str, &str) {
    text.split_at(text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len()))
}
