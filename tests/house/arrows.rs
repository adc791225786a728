//! Which file takes what from which: paths and calls of methods, followed to the file that defines them.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use syn::visit::{self, Visit};

use crate::{Source, attributes, floors::may_name, only_for_tests};

/// From a file to each that it takes something from, with the names of what it takes.
pub type Arrows = BTreeMap<String, BTreeMap<String, BTreeSet<String>>>;

/// Methods of the standard library and of crates that ours must not be taken for.
const COMMON: &str =
    "new len is_empty get get_mut iter iter_mut push pop insert remove clear contains extend find
    position map filter take replace join split lines chars bytes trim parse as_str as_ref as_bytes
    to_string to_owned clone into_iter next first last rev max min sort retain drain keys values entry
    or and then cmp eq fmt write read read_to_end flush send recv lock sync sync_all path kind name
    start end text set width height area style any all count sum zip chain skip nth fold concat
    truncate append same union split_at index date time add sub div rem not neg finish line from into
    is_file is_dir metadata file_name rename exists kill wait code id watch title copied splice cloned
    range total";

/// Words of a macro behind which something gets its name.
const DEFINES: &[&str] = &["struct", "enum", "fn", "const", "trait", "type"];

/// Whether the names that a macro's words define are those of a module, not of an `impl` or a function.
#[derive(Clone, Copy, PartialEq)]
enum Names {
    Count,
    Pass,
}

/// A `use` of a `use` of a `use`…
const DEEPEST: usize = 12;

/// The sources, with what each file defines.
pub struct House<'a> {
    files: Vec<File<'a>>,
    by_module: HashMap<String, usize>,
    methods: HashMap<String, BTreeSet<usize>>,
}

struct File<'a> {
    source: &'a Source,
    module: Vec<String>,
    names: BTreeSet<String>,
    /// What a `use` brings in under which name, as a path.
    uses: HashMap<String, Vec<String>>,
    globs: Vec<Vec<String>>,
    /// Names that are only handed on: who uses them points to where they come from.
    handed_on: BTreeSet<String>,
    /// Type and function of each function in an `impl`, of traits or not.
    functions: BTreeSet<(String, String)>,
    paths: BTreeSet<Vec<String>>,
    calls: BTreeSet<String>,
    /// Calls of `self`'s methods: type and method.
    own_calls: BTreeSet<(String, String)>,
    /// Of the `impl` that is being read.
    self_type: String,
}

impl<'a> House<'a> {
    pub fn new(sources: &'a [Source]) -> Self {
        let files: Vec<File> = sources.iter().filter(|it| !it.is_test()).map(File::new).collect();
        let by_module = files.iter().enumerate().map(|(at, it)| (it.module.join("::"), at)).collect();
        let mut house = House { files, by_module, methods: HashMap::new() };
        for (at, file) in house.files.iter().enumerate() {
            for name in inherent(&file.source.file) {
                house.methods.entry(name).or_default().insert(at);
            }
        }
        for name in house.files.iter().flat_map(|it| of_traits(&it.source.file)) {
            house.methods.remove(&name);
        }
        house
    }

    pub fn arrows(&self) -> Arrows {
        self.files.iter().enumerate().map(|(at, it)| (it.source.path.clone(), self.from(at))).collect()
    }

    fn from(&self, at: usize) -> BTreeMap<String, BTreeSet<String>> {
        let file = &self.files[at];
        let mut all: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        let mut note = |to: usize, name: String| {
            if to != at {
                all.entry(self.files[to].source.path.clone()).or_default().insert(name);
            }
        };
        let uses = file.uses.iter().filter(|it| !file.handed_on.contains(it.0)).map(|it| it.1);
        for path in file.paths.iter().chain(uses) {
            for to in self.files_of(at, path) {
                note(to, path.join("::"));
            }
        }
        let common: Vec<&str> = COMMON.split_whitespace().collect();
        for call in file.calls.iter().filter(|it| !common.contains(&it.as_str())) {
            let found = self.methods.get(call).filter(|it| it.len() == 1).and_then(|it| it.first());
            if let Some(to) = found.filter(|to| may_name(file.source, self.files[**to].source)) {
                note(*to, format!(".{call}()"));
            }
        }
        for call in &file.own_calls {
            let has = |it: &usize| self.files[*it].functions.contains(call);
            let found: Vec<usize> = (0..self.files.len()).filter(has).collect();
            if let [to] = found.as_slice() {
                note(*to, format!("self.{}()", call.1));
            }
        }
        all
    }

    /// The file that defines what a path names; with `Type::function` also the one whose `impl` has the function.
    fn files_of(&self, at: usize, path: &[String]) -> Vec<usize> {
        let mut found: Vec<usize> = self.defining(at, path, 0).into_iter().collect();
        if let [.., of, function] = path
            && let Some(type_file) = self.defining(at, &path[..path.len() - 1], 0)
        {
            let named = self.last_name(at, path).unwrap_or_else(|| of.clone());
            let has = |it: &File| it.functions.contains(&(named.clone(), function.clone()));
            let others: Vec<usize> = (0..self.files.len()).filter(|it| has(&self.files[*it])).collect();
            found.push(type_file);
            if let [one] = others.as_slice() {
                found.push(*one);
            }
        }
        found
    }

    /// The name that a type has where it is defined, where a `use` gave it another.
    fn last_name(&self, at: usize, path: &[String]) -> Option<String> {
        match path {
            [of, _] => self.files[at].uses.get(of)?.last().cloned(),
            _ => None,
        }
    }

    fn defining(&self, at: usize, path: &[String], depth: usize) -> Option<usize> {
        if depth > DEEPEST {
            return None;
        }
        let (module, rest) = self.rooted(at, path)?;
        self.inside(&module, rest, depth)
    }

    /// A path without `crate`, `self` and `super` at its head: the module that it starts from, and the rest.
    fn rooted<'p>(&self, at: usize, path: &'p [String]) -> Option<(Vec<String>, &'p [String])> {
        let (first, rest) = path.split_first()?;
        let mut module = self.files[at].module.clone();
        match first.as_str() {
            "crate" => Some((Vec::new(), rest)),
            "self" => Some((module, rest)),
            "Self" => None,
            "super" => {
                let supers = path.iter().take_while(|it| *it == "super").count();
                module.truncate(module.len().saturating_sub(supers));
                Some((module, &path[supers..]))
            }
            _ => Some((module, path)),
        }
    }

    /// What a path means inside of a module.
    fn inside(&self, module: &[String], path: &[String], depth: usize) -> Option<usize> {
        let (first, rest) = path.split_first()?;
        let child = [module, std::slice::from_ref(first)].concat();
        if self.by_module.contains_key(&child.join("::")) && !rest.is_empty() {
            return self.inside(&child, rest, depth + 1);
        }
        let at = *self.by_module.get(&module.join("::"))?;
        let file = &self.files[at];
        if file.names.contains(first) {
            return Some(at);
        }
        if let Some(used) = file.uses.get(first).filter(|it| it.len() > 1) {
            return self.defining(at, &[used.as_slice(), rest].concat(), depth + 1);
        }
        let modules = file.globs.iter().filter(|glob| self.is_module(at, glob));
        modules.filter_map(|glob| self.defining(at, &[glob, path].concat(), depth + 1)).next()
    }

    fn is_module(&self, at: usize, path: &[String]) -> bool {
        let whole = self.rooted(at, path).map(|(module, rest)| [&module, rest].concat().join("::"));
        whole.is_some_and(|it| self.by_module.contains_key(&it))
    }
}

impl<'a> File<'a> {
    fn new(source: &'a Source) -> Self {
        let mut file = File {
            source,
            module: module_of(&source.path),
            names: BTreeSet::new(),
            uses: HashMap::new(),
            globs: Vec::new(),
            handed_on: BTreeSet::new(),
            functions: BTreeSet::new(),
            paths: BTreeSet::new(),
            calls: BTreeSet::new(),
            own_calls: BTreeSet::new(),
            self_type: String::new(),
        };
        file.visit_file(&source.file);
        file
    }

    fn use_tree(&mut self, tree: &syn::UseTree, before: &[String]) {
        let with = |name: &syn::Ident| match name == "self" {
            true => before.to_vec(),
            false => [before, &[name.to_string()]].concat(),
        };
        match tree {
            syn::UseTree::Path(it) => self.use_tree(&it.tree, &with(&it.ident)),
            syn::UseTree::Group(it) => it.items.iter().for_each(|it| self.use_tree(it, before)),
            syn::UseTree::Glob(_) => self.globs.push(before.to_vec()),
            syn::UseTree::Name(it) => {
                let path = with(&it.ident);
                self.uses.insert(path.last().cloned().unwrap_or_default(), path);
            }
            syn::UseTree::Rename(it) => {
                let name = if it.rename == "_" { format!("_{}", it.ident) } else { it.rename.to_string() };
                self.uses.insert(name, with(&it.ident));
            }
        }
    }

    /// What stands in a macro is no syntax yet: definitions, paths and calls by their words.
    fn tokens(&mut self, tokens: TokenStream, names: Names) {
        let mut path: Vec<String> = Vec::new();
        let (mut before, mut colons, mut after_dot) = (String::new(), 0, false);
        let mut inner = names;
        for token in tokens {
            match token {
                TokenTree::Ident(it) => {
                    let word = it.to_string();
                    if colons != 2 {
                        self.end_of(&mut path);
                    }
                    if names == Names::Count && DEFINES.contains(&before.as_str()) {
                        self.names.insert(word.clone());
                    }
                    if word == "impl" || word == "trait" || word == "fn" {
                        inner = Names::Pass;
                    }
                    after_dot = before == ".";
                    if !after_dot {
                        path.push(word.clone());
                    }
                    (before, colons) = (word, 0);
                }
                TokenTree::Punct(it) => {
                    colons = if it.as_char() == ':' { colons + 1 } else { 0 };
                    before = it.as_char().to_string();
                    after_dot = false;
                }
                TokenTree::Group(it) => {
                    if after_dot && it.delimiter() == Delimiter::Parenthesis {
                        self.calls.insert(before.clone());
                    }
                    after_dot = false;
                    self.end_of(&mut path);
                    self.tokens(it.stream(), inner);
                    if it.delimiter() == Delimiter::Brace {
                        inner = names;
                    }
                    (before, colons) = (String::new(), 0);
                }
                TokenTree::Literal(_) => (before, colons) = (String::new(), 0),
            }
        }
        self.end_of(&mut path);
    }

    fn end_of(&mut self, path: &mut Vec<String>) {
        if !path.is_empty() {
            self.paths.insert(std::mem::take(path));
        }
    }
}

impl<'a> Visit<'a> for File<'_> {
    fn visit_item(&mut self, item: &'a syn::Item) {
        if only_for_tests(attributes(item)) {
            return;
        }
        self.names.extend(defined(item).map(|it| it.to_string()));
        visit::visit_item(self, item);
    }

    fn visit_item_use(&mut self, it: &'a syn::ItemUse) {
        let before: BTreeSet<String> = self.uses.keys().cloned().collect();
        self.use_tree(&it.tree, &[]);
        if !matches!(it.vis, syn::Visibility::Inherited) {
            let new = self.uses.keys().filter(|it| !before.contains(*it));
            self.handed_on.extend(new.cloned());
        }
    }

    fn visit_item_impl(&mut self, it: &'a syn::ItemImpl) {
        if let syn::Type::Path(of) = &*it.self_ty {
            let name = of.path.segments.last().map(|it| it.ident.to_string()).unwrap_or_default();
            let functions = it.items.iter().filter_map(function);
            self.functions.extend(functions.map(|it| (name.clone(), it)));
            self.self_type = name;
        }
        visit::visit_item_impl(self, it);
        self.self_type.clear();
    }

    fn visit_path(&mut self, path: &'a syn::Path) {
        self.paths.insert(path.segments.iter().map(|it| it.ident.to_string()).collect());
        visit::visit_path(self, path);
    }

    fn visit_expr_method_call(&mut self, it: &'a syn::ExprMethodCall) {
        let on_self = matches!(&*it.receiver, syn::Expr::Path(of) if of.path.is_ident("self"));
        match on_self && !self.self_type.is_empty() {
            true => drop(self.own_calls.insert((self.self_type.clone(), it.method.to_string()))),
            false => drop(self.calls.insert(it.method.to_string())),
        }
        visit::visit_expr_method_call(self, it);
    }

    fn visit_macro(&mut self, it: &'a syn::Macro) {
        visit::visit_macro(self, it);
        self.tokens(it.tokens.clone(), Names::Count);
    }
}

fn module_of(path: &str) -> Vec<String> {
    let name = path.trim_end_matches(".rs");
    let name = name.strip_suffix("/mod").unwrap_or(name);
    let name = name.trim_end_matches("_unix").trim_end_matches("_other");
    name.split('/').filter(|it| *it != "lib").map(str::to_owned).collect()
}

fn defined(item: &syn::Item) -> Option<&syn::Ident> {
    match item {
        syn::Item::Const(it) => Some(&it.ident),
        syn::Item::Enum(it) => Some(&it.ident),
        syn::Item::Fn(it) => Some(&it.sig.ident),
        syn::Item::Macro(it) => it.ident.as_ref(),
        syn::Item::Static(it) => Some(&it.ident),
        syn::Item::Struct(it) => Some(&it.ident),
        syn::Item::Trait(it) => Some(&it.ident),
        syn::Item::Type(it) => Some(&it.ident),
        _ => None,
    }
}

fn function(item: &syn::ImplItem) -> Option<String> {
    match item {
        syn::ImplItem::Fn(it) => Some(it.sig.ident.to_string()),
        syn::ImplItem::Const(it) => Some(it.ident.to_string()),
        _ => None,
    }
}

fn impls(file: &syn::File) -> impl Iterator<Item = &syn::ItemImpl> {
    let items = file.items.iter().filter(|it| !only_for_tests(attributes(it)));
    items.filter_map(|it| if let syn::Item::Impl(it) = it { Some(it) } else { None })
}

/// Methods, which have a `self`.
fn inherent(file: &syn::File) -> Vec<String> {
    let own = impls(file).filter(|it| it.trait_.is_none()).flat_map(|it| &it.items);
    let method = |it: &syn::ImplItem| match it {
        syn::ImplItem::Fn(it) => it.sig.receiver().map(|_| it.sig.ident.to_string()),
        _ => None,
    };
    own.filter_map(method).collect()
}

/// Methods of traits, declared or implemented.
fn of_traits(file: &syn::File) -> Vec<String> {
    let implemented = impls(file).filter(|it| it.trait_.is_some()).flat_map(|it| &it.items);
    let declared = file.items.iter().flat_map(|it| match it {
        syn::Item::Trait(it) => it.items.iter().collect(),
        _ => Vec::new(),
    });
    let method = |it: &syn::TraitItem| match it {
        syn::TraitItem::Fn(it) => Some(it.sig.ident.to_string()),
        _ => None,
    };
    implemented.filter_map(function).chain(declared.filter_map(method)).collect()
}
