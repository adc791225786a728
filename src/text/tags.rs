//! Tags in notes: `#` and a word that begins with a letter, as in `#call` and `#on-call`. A heading (`# Call`), a number
//! (`#1`) and the end of an address (`…/page#call`) are none.
use std::ops::Range;

/// Returns the bytes of the tags of a text, each with its `#`, from left to right.
pub fn tags(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    text.match_indices('#').filter_map(|(at, _)| Some(at..tag_at(text, at)?))
}

/// Returns where the tag ends whose `#` stands at that byte; none where no tag begins there.
pub fn tag_at(text: &str, at: usize) -> Option<usize> {
    let begins =
        text.get(..at)?.chars().next_back().is_none_or(|it| it.is_whitespace() || OPENING.contains(it));
    let word = text.get(at..)?.strip_prefix('#')?;
    if !begins || !word.starts_with(char::is_alphabetic) {
        return None;
    }
    let end = word.find(|it: char| !is_inside(it)).unwrap_or(word.len());
    let length = word.get(..end)?.trim_end_matches(['-', '_']).len();
    Some(at + 1 + length)
}

/// What may stand before a tag besides a blank.
const OPENING: &str = "([{,;\"'“‘";

/// Whether a letter may stand in a tag: accents of letters that are written apart are such.
fn is_inside(letter: char) -> bool {
    letter.is_alphanumeric() || matches!(letter, '-' | '_' | '\u{300}'..='\u{36F}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_begin_with_a_letter_behind_a_blank() {
        for (text, expected) in [
            ("#call and #on-call.", &["#call", "#on-call"] as &[_]),
            ("(#Fellowship), #fellowship", &["#Fellowship", "#fellowship"]),
            ("#re\u{301}sume\u{301} #Ärger #症例", &["#re\u{301}sume\u{301}", "#Ärger", "#症例"]),
            ("#good- #a_", &["#good", "#a"]),
            ("# Heading ## Two #1 # #", &[]),
            ("https://x.org/#about a#b C# ##c &#x27;", &[]),
            ("", &[]),
        ] {
            let found: Vec<&str> = tags(text).map(|it| &text[it]).collect();
            assert_eq!(found, expected, "{text:?}");
        }
    }
}
