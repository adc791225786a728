//! Names that say what they stand for: no `true` among the arguments of a call, no `it` over many lines.

use syn::{
    spanned::Spanned,
    visit::{self, Visit},
};

use crate::{attributes, check, only_for_tests};

/// The functions that take a `bool`, alone or within another type. Methods of a trait are looked at where the trait is
/// defined: those of other crates are called as they are there.
#[derive(Default)]
struct Bools {
    found: Vec<String>,
}

fn has_bool(argument: &syn::FnArg) -> bool {
    let syn::FnArg::Typed(it) = argument else { return false };
    let mut names = Names::default();
    names.visit_type(&it.ty);
    names.bool
}

/// What a type names. What a function gives that is handed in is no argument.
#[derive(Default)]
struct Names {
    bool: bool,
}

impl<'a> Visit<'a> for Names {
    fn visit_path(&mut self, path: &'a syn::Path) {
        self.bool |= path.is_ident("bool");
        visit::visit_path(self, path);
    }

    fn visit_return_type(&mut self, _: &'a syn::ReturnType) {}
}

impl<'a> Visit<'a> for Bools {
    fn visit_item(&mut self, item: &'a syn::Item) {
        if !only_for_tests(attributes(item)) {
            visit::visit_item(self, item);
        }
    }

    fn visit_item_impl(&mut self, item: &'a syn::ItemImpl) {
        if item.trait_.is_none() {
            visit::visit_item_impl(self, item);
        }
    }

    fn visit_signature(&mut self, signature: &'a syn::Signature) {
        if signature.inputs.iter().any(has_bool) {
            self.found.push(format!("fn {} has a `bool` parameter", signature.ident));
        }
    }
}

#[test]
fn no_function_takes_a_bool() {
    check(|source| {
        let mut bools = Bools::default();
        if !source.is_test() {
            bools.visit_file(&source.file);
        }
        bools.found
    });
}

fn names_it(input: &syn::Pat) -> bool {
    match input {
        syn::Pat::Ident(name) => name.ident == "it",
        syn::Pat::Type(typed) => names_it(&typed.pat),
        syn::Pat::Reference(inner) => names_it(&inner.pat),
        syn::Pat::Tuple(parts) => parts.elems.iter().any(names_it),
        _ => false,
    }
}

/// The closures of many lines that call what they are given `it`.
#[derive(Default)]
struct Its {
    found: Vec<String>,
}

impl<'a> Visit<'a> for Its {
    fn visit_expr_closure(&mut self, closure: &'a syn::ExprClosure) {
        let lines = closure.span().start().line..closure.span().end().line;
        let is_long = !lines.is_empty() && matches!(*closure.body, syn::Expr::Block(_));
        if is_long && closure.inputs.iter().any(names_it) {
            self.found.push(format!("line {}: a closure of many lines is given `it`", lines.start));
        }
        visit::visit_expr_closure(self, closure);
    }
}

#[test]
fn it_is_a_word_for_one_line() {
    check(|source| {
        let mut its = Its::default();
        its.visit_file(&source.file);
        its.found
    });
}
