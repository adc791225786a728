//! How one key of a record is read and written: absent, `""` and `null` are one thing, duplicate keys are refused,
//! unknown keys are kept to the digit.

use std::{borrow::Cow, collections::BTreeMap, fmt, marker::PhantomData, str::FromStr};

use serde::{
    Deserialize, Deserializer, Serialize, Serializer,
    de::{self, DeserializeSeed, MapAccess, Visitor},
    ser::SerializeMap,
};
use serde_json::{Number, Value};

pub use super::strict::Strict;
use super::{id::Id, time};

/// Keys that this version doesn't know, kept as they came.
pub type Extra = BTreeMap<String, Value>;

/// A value with one text form, such as a day or a status.
pub trait Word: FromStr<Err: fmt::Display> + fmt::Display + Clone {}

/// What can stand behind a key of a record.
pub trait Slot: Sized + Default + Clone {
    fn is_absent(&self) -> bool;
    fn read<'de, D: Deserializer<'de>>(from: D) -> Result<Self, D::Error>;
    fn write<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error>;

    /// Returns this value if it is set, else the one below it.
    fn over(&self, base: &Self) -> Self {
        if self.is_absent() { base.clone() } else { self.clone() }
    }
}

/// A value inside a nested object keyed by id.
pub trait Nested: Clone {
    /// Reads a value; none for `null`, which is as good as no entry.
    fn read<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Self>, D::Error>
    where
        Self: Deserialize<'de>,
    {
        Option::deserialize(from)
    }
    fn laid_over(&self, _base: &Self) -> Self {
        self.clone()
    }
}

impl Slot for String {
    fn is_absent(&self) -> bool {
        self.is_empty()
    }
    fn read<'de, D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        Ok(Option::deserialize(from)?.unwrap_or_default())
    }
    fn write<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(self)
    }
}

impl Slot for Id {
    fn is_absent(&self) -> bool {
        self.as_str().is_empty()
    }
    fn read<'de, D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        Ok(Option::read(from)?.unwrap_or_default())
    }
    fn write<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(self.as_str())
    }
}

impl<T: Word> Slot for Option<T> {
    fn is_absent(&self) -> bool {
        self.is_none()
    }
    fn read<'de, D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_option(WordVisitor(PhantomData))
    }
    fn write<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self {
            Some(word) => to.collect_str(word),
            None => to.serialize_none(),
        }
    }
}

struct WordVisitor<T>(PhantomData<T>);

impl<'de, T: Word> Visitor<'de> for WordVisitor<T> {
    type Value = Option<T>;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("a text")
    }
    fn visit_none<E>(self) -> Result<Option<T>, E> {
        Ok(None)
    }
    fn visit_unit<E>(self) -> Result<Option<T>, E> {
        Ok(None)
    }
    fn visit_some<D: Deserializer<'de>>(self, from: D) -> Result<Option<T>, D::Error> {
        from.deserialize_str(self)
    }
    fn visit_str<E: de::Error>(self, text: &str) -> Result<Option<T>, E> {
        match text {
            "" => Ok(None),
            text => text.parse().map(Some).map_err(E::custom),
        }
    }
}

macro_rules! plain_slots {
    ($($type:ty),*) => {$(
        impl Slot for Option<$type> {
            fn is_absent(&self) -> bool {
                self.is_none()
            }
            fn read<'de, D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                match Strict::deserialize(from)?.0 {
                    Value::Null => Ok(None),
                    Value::String(text) if text.is_empty() => Ok(None),
                    value => <$type>::deserialize(value).map(Some).map_err(de::Error::custom),
                }
            }
            fn write<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                self.serialize(to)
            }
        }
    )*};
}
plain_slots!(bool, u8, u32, i64, Number, Value);

impl<T: Word> Slot for Vec<T> {
    fn is_absent(&self) -> bool {
        self.is_empty()
    }
    fn read<'de, D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let words: Option<Vec<Text<T>>> = Option::deserialize(from)?;
        Ok(words.unwrap_or_default().into_iter().map(|Text(word)| word).collect())
    }
    fn write<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_seq(self.iter().map(|word| word.to_string()))
    }
}

/// A word inside a list: there `""` isn't absent, it must fit too.
struct Text<T>(T);

impl<'de, T: Word> Deserialize<'de> for Text<T> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let Key(text) = Key::deserialize(from)?;
        text.parse().map(Text).map_err(de::Error::custom)
    }
}

impl Slot for Vec<u32> {
    fn is_absent(&self) -> bool {
        self.is_empty()
    }
    fn read<'de, D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        Ok(Option::deserialize(from)?.unwrap_or_default())
    }
    fn write<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        self.serialize(to)
    }
}

impl<K: Word + Ord, V: Nested + Serialize + for<'a> Deserialize<'a>> Slot for BTreeMap<K, V> {
    fn is_absent(&self) -> bool {
        self.is_empty()
    }
    fn read<'de, D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(MapVisitor(PhantomData))
    }
    fn write<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut map = to.serialize_map(Some(self.len()))?;
        for (key, value) in self {
            map.serialize_entry(&key.to_string(), value)?;
        }
        map.end()
    }
    fn over(&self, base: &Self) -> Self {
        let mut merged = base.clone();
        for (key, value) in self {
            let value = match base.get(key) {
                Some(below) => value.laid_over(below),
                None => value.clone(),
            };
            merged.insert(key.clone(), value);
        }
        merged
    }
}

struct MapVisitor<K, V>(PhantomData<(K, V)>);

impl<'de, K: Word + Ord, V: Nested + Deserialize<'de>> Visitor<'de> for MapVisitor<K, V> {
    type Value = BTreeMap<K, V>;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("an object")
    }
    fn visit_unit<E>(self) -> Result<Self::Value, E> {
        Ok(BTreeMap::new())
    }
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut all: BTreeMap<K, Option<V>> = BTreeMap::new();
        while let Some(Key(key)) = map.next_key()? {
            let known: K = key.parse().map_err(|why| de::Error::custom(format_args!("{key:?}: {why}")))?;
            if all.insert(known, map.next_value_seed(Entry(PhantomData))?).is_some() {
                return Err(de::Error::custom(format_args!("key {key:?} stands there twice")));
            }
        }
        Ok(all.into_iter().filter_map(|(key, value)| value.map(|value| (key, value))).collect())
    }
}

struct Entry<V>(PhantomData<V>);

impl<'de, V: Nested + Deserialize<'de>> DeserializeSeed<'de> for Entry<V> {
    type Value = Option<V>;

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<Option<V>, D::Error> {
        V::read(from)
    }
}

/// Where `key` stands among `keys`; looks from `from` on first, since files keep the order.
pub fn find_key(keys: &[&str], key: &str, from: usize) -> Option<usize> {
    let (before, after) = keys.split_at_checked(from)?;
    let behind = after.iter().position(|it| *it == key).map(|at| at.saturating_add(from));
    behind.or_else(|| before.iter().position(|it| *it == key))
}

/// A text such as a key of an object, borrowed from the bytes where it has no escapes.
pub struct Key<'a>(pub Cow<'a, str>);

impl<'de> Deserialize<'de> for Key<'de> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct KeyVisitor;
        impl<'de> Visitor<'de> for KeyVisitor {
            type Value = Key<'de>;
            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str("a text")
            }
            fn visit_borrowed_str<E>(self, key: &'de str) -> Result<Key<'de>, E> {
                Ok(Key(Cow::Borrowed(key)))
            }
            fn visit_str<E>(self, key: &str) -> Result<Key<'de>, E> {
                Ok(Key(Cow::Owned(key.to_owned())))
            }
        }
        from.deserialize_str(KeyVisitor)
    }
}

/// Reads one value behind a known key.
pub struct Seed<T>(PhantomData<T>);

impl<T> Seed<T> {
    pub fn for_slot(_slot: &T) -> Self {
        Seed(PhantomData)
    }
}

impl<'de, T: Slot> DeserializeSeed<'de> for Seed<T> {
    type Value = T;

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<T, D::Error> {
        T::read(from)
    }
}

/// Writes one value behind a known key.
pub struct Out<'a, T>(pub &'a T);

impl<T: Slot> Serialize for Out<'_, T> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        self.0.write(to)
    }
}

/// Keeps a key that no field has; a second one with the same name is an error. `""` and `null` stay as they are here:
/// what we don't know we don't touch.
pub fn keep_unknown<'de, A: MapAccess<'de>>(
    extra: &mut Extra,
    key: &str,
    map: &mut A,
) -> Result<(), A::Error> {
    match extra.insert(key.to_owned(), map.next_value::<Strict>()?.0) {
        None => Ok(()),
        Some(_) => Err(de::Error::custom(format_args!("key {key:?} stands there twice"))),
    }
}

impl Nested for String {}
impl Nested for u32 {}
impl Word for String {}
impl Word for Id {}
impl Word for time::Day {}
impl Word for time::Stamp {}
impl Word for time::Moment {}
impl Word for time::When {}
impl Word for time::Zone {}

impl FromStr for time::Zone {
    type Err = String;

    fn from_str(name: &str) -> Result<Self, String> {
        time::Zone::get(name).ok_or_else(|| format!("{name:?} is no time zone"))
    }
}

impl Nested for Value {
    fn read<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Self>, D::Error> {
        let Strict(value) = Strict::deserialize(from)?;
        Ok(Some(value).filter(|value| !value.is_null()))
    }
}
