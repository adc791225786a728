//! Two changes of one JSON value joined, whatever it means: objects key by key, lists of scalars as sets or orders, long
//! texts by paragraph. Knows no record.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use super::lists;
use crate::{
    domain::time::Stamp,
    text::paragraphs::{self, Clean},
};

/// A text with a newline or more bytes than this is joined by paragraph.
const LONG: usize = 200;

/// What the keys of an object are: names of fields, or ids of entries. They alternate from level to level: an entry is
/// an object of fields, a field that is an object has entries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    Fields,
    Entries,
}

/// Both sides changed it, each in its own way; ours stayed. `path` is a JSON pointer without the slash at its start.
#[derive(Clone, Debug, PartialEq)]
pub struct Clash {
    pub path: String,
    pub base: Value,
    pub ours: Value,
    pub theirs: Value,
}

/// Joins values and remembers where it couldn't.
pub struct Joiner {
    /// Fields at the top whose list is an order and no set.
    orders: &'static [&'static str],
    path: Vec<String>,
    pub clashes: Vec<Clash>,
}

/// One value in base, ours and theirs; none where it isn't set.
#[derive(Clone, Copy)]
struct Three<'a> {
    base: Option<&'a Value>,
    ours: Option<&'a Value>,
    theirs: Option<&'a Value>,
}

impl Joiner {
    pub fn new(orders: &'static [&'static str]) -> Joiner {
        Joiner { orders, path: Vec::new(), clashes: Vec::new() }
    }

    pub fn join(&mut self, shape: Shape, base: &Value, ours: &Value, theirs: &Value) -> Value {
        let it = Three { base: Some(base), ours: Some(ours), theirs: Some(theirs) };
        self.value(shape, it).unwrap_or(Value::Null)
    }

    fn value(&mut self, shape: Shape, it: Three) -> Option<Value> {
        let Three { base, ours, theirs } = it;
        if ours == theirs || base == theirs {
            return ours.cloned();
        }
        if base == ours {
            return theirs.cloned();
        }
        if let Some(value) = self.stamp(it).or_else(|| self.log(it)) {
            return Some(value);
        }
        let none = Map::new();
        match (ours, theirs) {
            (Some(Value::Object(ours)), Some(Value::Object(theirs))) => {
                let base = base.and_then(Value::as_object).unwrap_or(&none);
                Some(self.object(shape, base, ours, theirs).into())
            }
            // an entry was taken away and changed: the change stays
            (Some(only @ Value::Object(_)), None) | (None, Some(only @ Value::Object(_)))
                if shape == Shape::Fields =>
            {
                Some(only.clone())
            }
            (Some(Value::Object(_)), None) | (None, Some(Value::Object(_))) => {
                let [base, ours, theirs] =
                    [base, ours, theirs].map(|it| it.and_then(Value::as_object).unwrap_or(&none));
                let joined = self.object(shape, base, ours, theirs);
                (!joined.is_empty()).then(|| joined.into())
            }
            _ => self.list(it).or_else(|| self.text(it)).unwrap_or_else(|| {
                self.clash(it);
                ours.cloned()
            }),
        }
    }

    fn object(
        &mut self,
        shape: Shape,
        base: &Map<String, Value>,
        ours: &Map<String, Value>,
        theirs: &Map<String, Value>,
    ) -> Map<String, Value> {
        let below = match shape {
            Shape::Fields => Shape::Entries,
            Shape::Entries => Shape::Fields,
        };
        let mut joined = Map::new();
        for key in ours.keys().chain(theirs.keys().filter(|key| !ours.contains_key(*key))) {
            let it = Three { base: base.get(key), ours: ours.get(key), theirs: theirs.get(key) };
            if let Some(value) = self.at(key, |joiner| joiner.value(below, it)) {
                joined.insert(key.clone(), value);
            }
        }
        joined
    }

    /// Joins the times at which something was done last: the later one stays, even if one side has removed its time.
    fn stamp(&self, it: Three) -> Option<Value> {
        let key = self.path.last()?;
        if key != "at" && !key.ends_with("_at") {
            return None;
        }
        let sides: Vec<&Value> = it.ours.into_iter().chain(it.theirs).collect();
        let at = |side: &&Value| side.as_str()?.parse::<Stamp>().ok();
        let times = sides.iter().map(at).collect::<Option<Vec<Stamp>>>()?;
        let (_, latest) = times.into_iter().zip(sides).max_by_key(|it| it.0)?;
        Some(latest.clone())
    }

    /// Joins lines that begin with a time: all lines of both sides, each once, in the order of time.
    fn log(&self, it: Three) -> Option<Value> {
        if !self.path.last()?.ends_with("_log") {
            return None;
        }
        let lines = |side: Option<&Value>| match side {
            None => Some(BTreeSet::new()),
            Some(side) => side.as_array()?.iter().map(|it| it.as_str().map(str::to_owned)).collect(),
        };
        let (base, ours, theirs) = (lines(it.base)?, lines(it.ours)?, lines(it.theirs)?);
        let stays = |line: &&String| !base.contains(*line) || ours.contains(*line) && theirs.contains(*line);
        Some(ours.union(&theirs).filter(stays).cloned().collect::<Vec<_>>().into())
    }

    /// Joins lists. The outer option is none if these are no lists that can be joined, the inner one if nothing is
    /// left.
    fn list(&mut self, it: Three) -> Option<Option<Value>> {
        let [base, ours, theirs] = [it.base, it.ours, it.theirs].map(|it| match it {
            None => Some([].as_slice()),
            Some(it) => it.as_array().map(Vec::as_slice),
        });
        let (base, ours, theirs) = (base.unwrap_or_default(), ours?, theirs?);
        if lists::are_rows(&[base, ours, theirs]) {
            return Some(Some(self.rows(it, base, ours, theirs)));
        }
        if !lists::are_plain(&[base, ours, theirs]) {
            return None;
        }
        let is_order =
            self.path.len() == 1 && self.path.first().is_some_and(|it| self.orders.contains(&it.as_str()));
        let joined = match is_order {
            false => lists::sets(base, ours, theirs),
            true => {
                let (joined, clean) = lists::orders(base, ours, theirs);
                if clean == Clean::No {
                    self.clash(it);
                }
                joined.into_iter().cloned().collect()
            }
        };
        let one_is_absent = it.ours.is_none() || it.theirs.is_none();
        Some((!joined.is_empty() || !one_is_absent).then_some(Value::Array(joined)))
    }

    /// Joins a table that this version doesn't know, whose objects have ids.
    fn rows(&mut self, it: Three, base: &[Value], ours: &[Value], theirs: &[Value]) -> Value {
        let [in_base, in_ours, in_theirs] = [base, ours, theirs].map(lists::by_id);
        let mut joined = Map::new();
        for id in lists::ids(ours).chain(lists::ids(theirs).filter(|id| !in_ours.contains_key(id))) {
            let [base, ours, theirs] = [&in_base, &in_ours, &in_theirs].map(|rows| rows.get(id).copied());
            let row = self.at(id, |joiner| joiner.value(Shape::Fields, Three { base, ours, theirs }));
            joined.extend(row.map(|row| (id.to_owned(), row)));
        }
        let names = |rows| lists::ids(rows).filter(|id| joined.contains_key(*id)).map(Value::from).collect();
        let [mut old, new, also_new]: [Vec<Value>; 3] = [base, ours, theirs].map(names);
        // a row that came back counts as new on the side that has it
        let both = |id: &str| in_ours.contains_key(id) && in_theirs.contains_key(id);
        old.retain(|id| id.as_str().is_some_and(both));
        let sorted = [&new, &also_new].iter().all(|ids| ids.is_sorted_by_key(|id| id.as_str()));
        let (order, clean) = match sorted {
            true => (lists::sets(&old, &new, &also_new), Clean::Yes),
            false => {
                let (order, clean) = lists::orders(&old, &new, &also_new);
                (order.into_iter().cloned().collect(), clean)
            }
        };
        if clean == Clean::No {
            self.clash(it);
        }
        order.iter().filter_map(|id| joined.remove(id.as_str()?)).collect::<Vec<_>>().into()
    }

    fn text(&mut self, it: Three) -> Option<Option<Value>> {
        let [base, ours, theirs] = [it.base, it.ours, it.theirs].map(|it| match it {
            None => Some(""),
            Some(it) => it.as_str(),
        });
        let (base, ours, theirs) = (base.unwrap_or_default(), ours?, theirs?);
        if ![base, ours, theirs].iter().any(|it| it.len() > LONG || it.contains('\n')) {
            return None;
        }
        let merged = paragraphs::merge(base, ours, theirs);
        if merged.clean == Clean::No {
            self.clash(it);
        }
        let one_is_absent = it.ours.is_none() || it.theirs.is_none();
        Some((!merged.text.is_empty() || !one_is_absent).then_some(Value::String(merged.text)))
    }

    fn at<T>(&mut self, key: &str, what: impl FnOnce(&mut Joiner) -> T) -> T {
        self.path.push(key.to_owned());
        let it = what(self);
        self.path.pop();
        it
    }

    fn clash(&mut self, it: Three) {
        let [base, ours, theirs] = [it.base, it.ours, it.theirs].map(|it| it.cloned().unwrap_or(Value::Null));
        let path = pointer(self.path.iter().map(String::as_str));
        self.clashes.push(Clash { path, base, ours, theirs });
    }
}

/// Returns a JSON pointer without the slash at its start.
pub fn pointer<'a>(keys: impl IntoIterator<Item = &'a str>) -> String {
    let keys: Vec<String> = keys.into_iter().map(|key| key.replace('~', "~0").replace('/', "~1")).collect();
    keys.join("/")
}
