//! How long files and functions are.

use syn::{
    spanned::Spanned,
    visit::{self, Visit},
};

use crate::{attributes, check, only_for_tests};

const FILE: usize = 400;
const FUNCTION: usize = 60;

/// Functions that are one table: a `match` with an arm for each row, or rows in a macro.
const TABLES: &[(&str, &str)] = &[];

#[test]
fn no_file_is_too_long() {
    check(|source| {
        let items = source.file.items.iter();
        let tests = items.filter(|it| only_for_tests(attributes(it)));
        let lines: usize = tests.map(|it| it.span().end().line - it.span().start().line + 1).sum();
        let length = source.text.lines().count() - lines;
        if length > FILE && !source.is_test() { vec![format!("{length} lines")] } else { Vec::new() }
    });
}

#[derive(Default)]
struct Functions {
    long: Vec<(String, usize)>,
}

impl Functions {
    fn take(&mut self, name: &syn::Ident, block: &syn::Block) {
        let length = block.span().end().line - block.span().start().line + 1;
        if length > FUNCTION {
            self.long.push((name.to_string(), length));
        }
    }
}

impl<'a> Visit<'a> for Functions {
    fn visit_item(&mut self, item: &'a syn::Item) {
        if !only_for_tests(attributes(item)) {
            visit::visit_item(self, item);
        }
    }

    fn visit_item_fn(&mut self, it: &'a syn::ItemFn) {
        self.take(&it.sig.ident, &it.block);
        visit::visit_item_fn(self, it);
    }

    fn visit_impl_item_fn(&mut self, it: &'a syn::ImplItemFn) {
        self.take(&it.sig.ident, &it.block);
        visit::visit_impl_item_fn(self, it);
    }
}

#[test]
fn no_function_is_too_long() {
    check(|source| {
        let mut functions = Functions::default();
        if !source.is_test() {
            functions.visit_file(&source.file);
        }
        let excepted = |name: &str| TABLES.contains(&(source.path.as_str(), name));
        let long = functions.long.iter().filter(|it| !excepted(&it.0));
        long.map(|(name, lines)| format!("fn {name} has {lines} lines")).collect()
    });
}
