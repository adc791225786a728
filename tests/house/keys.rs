//! The README's tables of keys are the command table.

use std::fs;

use fluoro::app::command::{COMMANDS, Scope};

use crate::root;

const OPENS: &str = "<!-- keys -->";
const CLOSES: &str = "<!-- /keys -->";

fn tables() -> String {
    let mut scopes: Vec<Scope> = Vec::new();
    for spec in COMMANDS {
        if !scopes.contains(&spec.scope) {
            scopes.push(spec.scope);
        }
    }
    scopes.into_iter().map(table).collect()
}

fn table(scope: Scope) -> String {
    let rows: String = COMMANDS
        .iter()
        .filter(|it| it.scope == scope)
        .map(|spec| {
            let key = |(key, text): (fluoro::app::key::Key, bool)| {
                format!("`{}`{}", key.to_string().replace('|', "\\|"), if text { "†" } else { "" })
            };
            let keys: Vec<String> = spec.bindings().map(key).collect();
            format!("| {} | {} | {} |\n", keys.join(" "), spec.title, spec.help)
        })
        .collect();
    format!("**{}**\n\n| Keys | Command | What it does |\n| --- | --- | --- |\n{rows}\n", scope.title())
}

/// Writes the README anew where it was stale, and fails then: what it says now is right.
#[test]
fn the_readme_holds_the_keys() {
    let path = root().join("README.md");
    let old = fs::read_to_string(&path).unwrap();
    let (before, rest) = old.split_once(OPENS).unwrap();
    let (_, after) = rest.split_once(CLOSES).unwrap();
    let new = format!("{before}{OPENS}\n{}{CLOSES}{after}", tables());
    if new != old {
        fs::write(&path, new).unwrap();
        panic!("README.md had other keys than the command table; it was written anew");
    }
}
