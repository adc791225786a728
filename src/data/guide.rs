//! The bundled guide: pages of typed blocks with their sources. Must not know how they are drawn.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::domain::{
    facts::{Confidence, Origin},
    tables::{Match, QuestionSide},
};

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Guide {
    /// The pages in reading order.
    pub pages: Vec<Page>,
    /// The sources by the keys that blocks and criteria name.
    pub sources: BTreeMap<String, Source>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Page {
    pub id: String,
    pub title: String,
    /// One line for the list of pages.
    pub summary: String,
    /// The matches that the page is for; empty for both.
    pub matches: Vec<Match>,
    pub blocks: Vec<Block>,
}

/// A paragraph, a table or another block, with its sources.
#[derive(Clone, Debug, PartialEq)]
pub struct Block {
    pub body: Body,
    /// The matches that it is for; empty for both.
    pub matches: Vec<Match>,
    /// Keys of [`Guide::sources`].
    pub sources: Vec<String>,
    pub confidence: Option<Confidence>,
    /// The time that its numbers are of, in words; else empty.
    pub as_of: String,
}

/// Texts may leave things of the season open, see [`crate::domain::filled`].
#[derive(Clone, Debug, PartialEq)]
pub enum Body {
    Text(String),
    Heading(String),
    List(Vec<String>),
    /// A list whose order counts.
    Steps(Vec<String>),
    /// Every row has as many cells as the head.
    Table {
        head: Vec<String>,
        rows: Vec<Vec<String>>,
    },
    /// One number with its label; `note` may be empty.
    Figure {
        id: String,
        label: String,
        value: String,
        note: String,
    },
    Caution(String),
    /// The questions of one side, which the bank and the season have.
    Questions(QuestionSide),
    /// The words for how sure a fact is.
    Sureness,
    /// The questions that shouldn't be asked, each with a polite way out.
    Improper,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    pub title: String,
    #[serde(default)]
    pub address: String,
    /// Year, month or day as far as known; else empty.
    #[serde(default)]
    pub dated: String,
    #[serde(default)]
    pub kind: SourceKind,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SourceKind {
    /// The organizer's, a board's or a society's own page.
    Official,
    /// A paper, a school's page, a news site.
    #[default]
    Other,
    /// What people in the field say.
    Hearsay,
}

impl Guide {
    pub fn page(&self, id: &str) -> Option<&Page> {
        self.pages.iter().find(|it| it.id == id)
    }

    pub fn source(&self, key: &str) -> Option<&Source> {
        self.sources.get(key)
    }

    /// Returns the next page for that match behind the one at `at`, by steps of `by`; none at either end.
    pub fn page_after(&self, at: usize, by: isize, kind: Match) -> Option<usize> {
        let mut places = std::iter::successors(at.checked_add_signed(by), |it| it.checked_add_signed(by));
        places.find_map(|at| match self.pages.get(at) {
            Some(page) => page.is_for(kind).then_some(Some(at)),
            None => Some(None),
        })?
    }

    /// Returns in one line where a block comes from: titles of its sources, its time, how sure it is; none for plain
    /// advice.
    pub fn origin(&self, block: &Block) -> Option<Origin> {
        let titles: Vec<&str> =
            block.sources.iter().filter_map(|it| Some(self.source(it)?.title.as_str())).collect();
        if titles.is_empty() && block.confidence.is_none() {
            return None;
        }
        let confidence = block.confidence.unwrap_or_else(|| self.sureness(&block.sources));
        Some(Origin { source: titles.join("; "), as_of: block.as_of.clone(), confidence })
    }
}

impl Guide {
    /// Returns how sure a block is by its sources: an official one or two of them support it, a single other one is weak,
    /// and what has none is common knowledge.
    fn sureness(&self, keys: &[String]) -> Confidence {
        let known: Vec<&Source> = keys.iter().filter_map(|it| self.source(it)).collect();
        let told: Vec<&&Source> = known.iter().filter(|it| it.kind != SourceKind::Hearsay).collect();
        match told.as_slice() {
            [] => Confidence::General,
            [one] if one.kind != SourceKind::Official => Confidence::Weak,
            _ => Confidence::Good,
        }
    }
}

impl Page {
    pub fn is_for(&self, kind: Match) -> bool {
        self.matches.is_empty() || self.matches.contains(&kind)
    }
}

impl Block {
    pub fn is_for(&self, kind: Match) -> bool {
        self.matches.is_empty() || self.matches.contains(&kind)
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawGuide {
    #[serde(rename = "schema")]
    _schema: u32,
    #[serde(rename = "as_of")]
    _as_of: String,
    sources: BTreeMap<String, Source>,
    pages: Vec<RawPage>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawPage {
    id: String,
    title: String,
    summary: String,
    #[serde(rename = "for")]
    matches: Vec<Match>,
    blocks: Vec<RawBlock>,
}

/// Flat, since tagged enums lose the digits of numbers; which keys belong to which kind is checked in [`body`].
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawBlock {
    kind: String,
    #[serde(default, rename = "for")]
    matches: Vec<Match>,
    text: Option<String>,
    items: Option<Vec<String>>,
    head: Option<Vec<String>>,
    rows: Option<Vec<Vec<String>>>,
    id: Option<String>,
    label: Option<String>,
    value: Option<String>,
    #[serde(default)]
    note: String,
    source: Option<String>,
    #[serde(default)]
    sources: Vec<String>,
    #[serde(default)]
    as_of: String,
    confidence: Option<Confidence>,
}

/// Parses the guide; the error says which key or block is wrong.
pub(super) fn parse(text: &str) -> Result<Guide, String> {
    let raw: RawGuide = serde_json::from_str(text).map_err(|why| why.to_string())?;
    let pages = raw.pages.into_iter().map(page).collect::<Result<_, _>>()?;
    Ok(Guide { pages, sources: raw.sources })
}

fn page(raw: RawPage) -> Result<Page, String> {
    let id = raw.id;
    let block = |raw: RawBlock| block(raw).map_err(|why| format!("page {id}: {why}"));
    let blocks = raw.blocks.into_iter().map(block).collect::<Result<_, _>>()?;
    Ok(Page { id, title: raw.title, summary: raw.summary, matches: raw.matches, blocks })
}

fn block(mut raw: RawBlock) -> Result<Block, String> {
    let mut sources = std::mem::take(&mut raw.sources);
    if let Some(first) = raw.source.take().filter(|it| !sources.contains(it)) {
        sources.insert(0, first);
    }
    let (as_of, confidence) = (std::mem::take(&mut raw.as_of), raw.confidence);
    let matches = std::mem::take(&mut raw.matches);
    Ok(Block { body: body(raw)?, matches, sources, confidence, as_of })
}

fn body(raw: RawBlock) -> Result<Body, String> {
    let kind = raw.kind;
    let missing = |key: &str| format!("a block of kind {kind:?} has no {key}");
    Ok(match kind.as_str() {
        "text" => Body::Text(raw.text.ok_or_else(|| missing("text"))?),
        "heading" => Body::Heading(raw.text.ok_or_else(|| missing("text"))?),
        "caution" => Body::Caution(raw.text.ok_or_else(|| missing("text"))?),
        "list" => Body::List(raw.items.ok_or_else(|| missing("items"))?),
        "steps" => Body::Steps(raw.items.ok_or_else(|| missing("items"))?),
        "table" => {
            let head = raw.head.ok_or_else(|| missing("head"))?;
            let rows = raw.rows.ok_or_else(|| missing("rows"))?;
            if rows.iter().any(|row| row.len() != head.len()) {
                return Err(format!("a row of the table {head:?} has another number of cells"));
            }
            Body::Table { head, rows }
        }
        "figure" => Body::Figure {
            id: raw.id.ok_or_else(|| missing("id"))?,
            label: raw.label.ok_or_else(|| missing("label"))?,
            value: raw.value.ok_or_else(|| missing("value"))?,
            note: raw.note,
        },
        "sureness" => Body::Sureness,
        "improper" => Body::Improper,
        "questions" => Body::Questions(raw.id.ok_or_else(|| missing("id"))?.parse()?),
        _ => return Err(format!("{kind:?} is no kind of block")),
    })
}
