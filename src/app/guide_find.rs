//! Looking through the pages of the guide: which of them say what was typed, and where.

use super::{context::Context, outcome::GuidePlace, pages::guide::guide_parts};
use crate::{
    data::guide::{Block, Page},
    text::{
        Query,
        contains::{Fit, contains, fit_all},
        graphemes,
    },
};

/// A page that says what was typed.
pub struct GuideHit {
    /// How well its title fits; none if only its text does.
    pub title: Option<Fit>,
    pub place: GuidePlace,
    /// What stands there, from a little before the first word that was typed.
    pub words: String,
}

/// From so many letters on the texts of the pages are looked through, too; below, their titles.
pub const LEAST_LETTERS: usize = 3;

/// Of more words than that only the titles are looked through.
const MOST_WORDS: usize = 8;

/// So many letters stand before the word that was found, at most.
const BEFORE: usize = 24;

/// Returns the pages that have all these words, in reading order; each at its first part that has the most of them.
pub fn find_in_guide(cx: &Context, words: &[String]) -> Vec<GuideHit> {
    let pages = cx.data.guide().pages.iter().enumerate();
    pages.filter_map(|(at, page)| hit(cx, at, page, words)).collect()
}

/// Returns where that page says these words; none if it lacks one.
pub fn find_in_page(cx: &Context, at: usize, words: &[String]) -> Option<GuideHit> {
    hit(cx, at, cx.data.guide().pages.get(at)?, words)
}

fn hit(cx: &Context, at: usize, page: &Page, words: &[String]) -> Option<GuideHit> {
    if let Some(fit) = fit_all(&page.title, words) {
        let place = GuidePlace { page: at, part: None };
        let of = page.matches.first().filter(|_| !page.is_for(cx.season.kind()));
        let of = of.map(|it| format!("{} · ", it.title())).unwrap_or_default();
        return Some(GuideHit { title: Some(fit), place, words: format!("{of}{}", page.summary) });
    }
    // nearly every page says a letter or two, and none a whole text
    let letters: usize = words.iter().map(String::len).sum();
    if letters < LEAST_LETTERS || words.len() > MOST_WORDS {
        return None;
    }
    let count = |text: &str| words.iter().filter(|word| contains(text, word)).count();
    let mut missing: Vec<&String> =
        words.iter().filter(|word| !contains(&page.title, word) && !contains(&page.summary, word)).collect();
    let mut best = (count(&page.summary), None, page.summary.clone());
    let kind = cx.season.kind();
    let is_read = |it: &Block| it.is_for(kind) || !page.is_for(kind);
    for (block, it) in page.blocks.iter().enumerate().filter(|it| is_read(it.1)) {
        for (part, text) in guide_parts(cx, &it.body).into_iter().enumerate() {
            let found = count(&text);
            if found > best.0 {
                missing.retain(|word| !contains(&text, word));
                best = (found, Some((block, part)), text);
            } else if found > 0 {
                missing.retain(|word| !contains(&text, word));
            }
        }
    }
    let (_, part, text) = best;
    let place = GuidePlace { page: at, part };
    missing.is_empty().then(|| GuideHit { title: None, place, words: from_the_match(&text, words) })
}

/// Cuts what stands far before the first word that was found.
fn from_the_match(text: &str, words: &[String]) -> String {
    let marks = words
        .iter()
        .filter(|it| contains(text, it))
        .filter_map(|it| Query::new(it).marks(text).first().copied());
    let first = marks.min().unwrap_or(0);
    if first <= BEFORE {
        return text.to_owned();
    }
    let letters: Vec<&str> = graphemes(text).collect();
    let from = first.saturating_sub(BEFORE);
    let blank = letters.iter().skip(from).take(BEFORE).position(|it| *it == " ");
    let from = blank.map_or(from, |blank| from.saturating_add(blank).saturating_add(1));
    format!("… {}", letters.get(from..).unwrap_or_default().concat())
}
