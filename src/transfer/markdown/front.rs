//! The front matter of a document: lines that other programs read as YAML. Every text is quoted as JSON quotes it, which
//! YAML reads the same way whatever stands in it. Knows no document.

use std::fmt::Display;

use serde_json::Value;

use crate::text::{clean, clean::MARK};

pub(super) struct Front {
    text: String,
}

impl Front {
    pub fn new() -> Front {
        Front { text: "---\n".to_owned() }
    }

    /// Writes a text; nothing if it is empty.
    pub fn word(&mut self, key: &str, word: &str) {
        if !word.trim().is_empty() {
            self.text.push_str(&format!("{key}: {}\n", quoted(word)));
        }
    }

    /// Writes a list of texts; nothing if there is none.
    pub fn words<T: AsRef<str>>(&mut self, key: &str, words: &[T]) {
        let lines: Vec<String> = words.iter().map(|it| format!("  - {}\n", quoted(it.as_ref()))).collect();
        if !lines.is_empty() {
            self.text.push_str(&format!("{key}:\n{}", lines.concat()));
        }
    }

    pub fn number(&mut self, key: &str, number: Option<impl Display>) {
        if let Some(number) = number {
            self.text.push_str(&format!("{key}: {number}\n"));
        }
    }

    pub fn finish(self) -> String {
        format!("{}---\n\n", self.text)
    }
}

fn quoted(text: &str) -> String {
    // YAML takes these two for no characters at all
    let text = clean(text).trim().replace(['\u{fffe}', '\u{ffff}'], &MARK.to_string());
    Value::String(text).to_string()
}
