//! Cuts a line of a pasted list into pieces at tabs, commas, brackets and dashes, after its bullet and number are taken
//! off.

/// How many characters of a line are looked at: no name is longer, so what comes behind is left out.
const MOST_CHARS: usize = 200;
const MOST_PIECES: usize = 8;
const OPENING: &[char] = &['(', '[', '{'];
const CLOSING: &[char] = &[')', ']', '}'];
const CUTS: &[char] = &['\t', ',', ';', '|', ':', '/', '\\', '–', '—', '"', '“', '”', '=', '\u{2192}'];
/// Cuts behind which a name of its own may stand.
const LISTING: &[char] = &['\t', ',', ';', '|', '/', '\\'];

/// A piece of a line that has a letter or digit in it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Piece {
    pub text: String,
    /// True for one in brackets.
    pub is_bracketed: bool,
    /// True for one that stands where a list goes on with its next name.
    pub is_listed: bool,
}

pub(super) fn pieces(line: &str) -> Vec<Piece> {
    let line: String = line.chars().take(MOST_CHARS).collect();
    let text = without_links(without_bullet(&line)).replace(" -", "\u{2013}").replace("- ", "\u{2013}");
    let mut pieces: Vec<Piece> = Vec::new();
    let mut piece = Piece { text: String::new(), is_bracketed: false, is_listed: true };
    let mut depth = 0_usize;
    for letter in text.chars() {
        let is_cut = CUTS.contains(&letter) || OPENING.contains(&letter) || CLOSING.contains(&letter);
        if !is_cut {
            piece.text.push(letter);
            continue;
        }
        depth = match letter {
            it if OPENING.contains(&it) => depth.saturating_add(1),
            it if CLOSING.contains(&it) => depth.saturating_sub(1),
            _ => depth,
        };
        let next =
            Piece { text: String::new(), is_bracketed: depth > 0, is_listed: LISTING.contains(&letter) };
        keep(&mut pieces, std::mem::replace(&mut piece, next));
    }
    keep(&mut pieces, piece);
    pieces.truncate(MOST_PIECES);
    pieces
}

fn keep(pieces: &mut Vec<Piece>, piece: Piece) {
    if piece.text.chars().any(char::is_alphanumeric) {
        pieces.push(Piece { text: piece.text.trim().to_owned(), ..piece });
    }
}

/// Returns the line without its bullet, its box to tick and its number.
pub(super) fn without_bullet(line: &str) -> &str {
    let mut rest = line.trim();
    loop {
        let shorter = without_box(rest.trim_start_matches(is_bullet).trim_start());
        let shorter = without_letter(without_number(shorter)).trim_start();
        if shorter == rest {
            return rest;
        }
        rest = shorter;
    }
}

/// Returns true for whatever may stand before a name: dashes, dots, stars, pictures.
fn is_bullet(letter: char) -> bool {
    !letter.is_alphanumeric() && !OPENING.contains(&letter)
}

fn without_box(text: &str) -> &str {
    let boxes = ["[ ]", "[]", "[x]", "[X]"];
    boxes.iter().find_map(|it| text.strip_prefix(it)).unwrap_or(text)
}

/// Takes off the number of a line, "1.", "12)", "(3)", "4:", "5 " before more text; longer numbers are codes.
fn without_number(text: &str) -> &str {
    let inner = text.strip_prefix('(').unwrap_or(text);
    let rest = inner.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = inner.len().saturating_sub(rest.len());
    if !(1..=3).contains(&digits) || rest.is_empty() {
        return text;
    }
    match rest.strip_prefix(['.', ')', ':', ']', '\u{FE0F}', '\u{20E3}']) {
        Some(behind) => behind,
        None if rest.starts_with([' ', '\t', ',', '|', ';']) => rest,
        None => text,
    }
}

/// Takes off a letter that counts the line: "a) ".
fn without_letter(text: &str) -> &str {
    let mut letters = text.chars();
    let counts = letters.next().is_some_and(|it| it.is_ascii_alphabetic()) && letters.next() == Some(')');
    if counts { letters.as_str() } else { text }
}

/// Leaves out addresses of pages and of mail.
fn without_links(text: &str) -> String {
    let is_link = |word: &&str| word.contains("://") || word.contains('@') || word.starts_with("www.");
    text.split_inclusive(char::is_whitespace).filter(|it| !is_link(it)).collect()
}

#[cfg(test)]
mod tests {
    use super::pieces;

    #[test]
    fn a_line_is_cut_where_people_cut() {
        for (line, expected) in [
            ("1. Emory", vec!["Emory"]),
            (" - [x] 12) Yale-New Haven  ", vec!["Yale-New Haven"]),
            ("Mt Sinai - NYC", vec!["Mt Sinai", "NYC"]),
            ("3\tUW (Seattle)\tSeattle, WA", vec!["UW", "Seattle", "Seattle", "WA"]),
            ("4160500006 UCSF", vec!["4160500006 UCSF"]),
            ("⭐️ 1️⃣ b) Emory ✅", vec!["Emory ✅"]),
            ("Duke https://duke.edu pd@duke.edu", vec!["Duke"]),
            ("37", vec!["37"]),
            ("  ", vec![]),
        ] {
            let found: Vec<String> = pieces(line).into_iter().map(|it| it.text).collect();
            assert_eq!(found, expected, "{line:?}");
        }
    }

    #[test]
    fn a_piece_knows_how_it_was_cut() {
        let found = pieces("UPMC (Mercy), Duke: Durham - NC");
        let how: Vec<(&str, bool, bool)> =
            found.iter().map(|it| (it.text.as_str(), it.is_bracketed, it.is_listed)).collect();
        assert_eq!(
            how,
            [
                ("UPMC", false, true),
                ("Mercy", true, false),
                ("Duke", false, true),
                ("Durham", false, false),
                ("NC", false, false),
            ]
        );
    }
}
