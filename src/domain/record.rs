//! Two small macros that write what every record and every word of the file needs, so that a record is a list of its
//! keys and a word a list of its forms.

/// A closed set of words: `words! { /// doc  pub enum Signal { Gold = "gold", "Gold" } }` gives the enum, its text in the
/// file, its title for people, and `ALL`.
macro_rules! words {
    ($($(#[$meta:meta])* pub enum $name:ident { $($(#[$vmeta:meta])* $variant:ident = $word:literal $title:literal),* $(,)? })*) => {$(
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum $name { $($(#[$vmeta])* $variant),* }

        impl $name {
            pub const ALL: &'static [$name] = &[$($name::$variant),*];

            /// The text in the file.
            pub fn word(self) -> &'static str {
                match self { $($name::$variant => $word),* }
            }
            /// The text for people.
            pub fn title(self) -> &'static str {
                match self { $($name::$variant => $title),* }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.word())
            }
        }

        impl std::str::FromStr for $name {
            type Err = String;
            fn from_str(text: &str) -> Result<Self, String> {
                match text {
                    $($word => Ok($name::$variant),)*
                    _ => Err(format!("{text:?} is none of {}", [$($word),*].join(", "))),
                }
            }
        }

        impl $crate::domain::slot::Word for $name {}
        impl $crate::domain::slot::Nested for $name {}

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                to.serialize_str(self.word())
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                String::deserialize(from)?.parse().map_err(serde::de::Error::custom)
            }
        }
    )*};
}

/// A record as it stands in the file: its keys in order, absent ones left out, unknown ones kept in `extra`.
macro_rules! record {
    ($($(#[$meta:meta])* pub struct $name:ident { $($(#[$fmeta:meta])* $field:ident $(= $key:literal)? : $type:ty),* $(,)? })*) => {$(
        $(#[$meta])*
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct $name {
            $($(#[$fmeta])* pub $field: $type,)*
            /// Keys that only a newer version knows, kept to the digit.
            pub extra: $crate::domain::slot::Extra,
        }

        impl $name {
            /// Returns a record with this one's own values, and those of `base` wherever it has none.
            pub fn over(&self, base: &Self) -> Self {
                $name {
                    $($field: $crate::domain::slot::Slot::over(&self.$field, &base.$field),)*
                    extra: self.extra.clone(),
                }
            }
        }

        impl $crate::domain::slot::Nested for $name {
            fn laid_over(&self, base: &Self) -> Self {
                self.over(base)
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                use serde::ser::SerializeMap;
                use $crate::domain::slot::{Out, Slot};
                let mut map = to.serialize_map(None)?;
                $(if !Slot::is_absent(&self.$field) {
                    map.serialize_entry(record!(@key $field $($key)?), &Out(&self.$field))?;
                })*
                for (key, value) in &self.extra {
                    map.serialize_entry(key, value)?;
                }
                map.end()
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                struct Visitor;
                #[allow(non_camel_case_types)]
                enum Field { $($field),* }
                const KEYS: &[&str] = &[$(record!(@key $field $($key)?)),*];
                impl<'de> serde::de::Visitor<'de> for Visitor {
                    type Value = $name;
                    fn expecting(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
                        f.write_str("an object")
                    }
                    fn visit_map<A: serde::de::MapAccess<'de>>(self, mut map: A) -> Result<$name, A::Error> {
                        use $crate::domain::slot::{Key, Seed, find_key, keep_unknown};
                        let mut it = $name::default();
                        let mut seen = [false; KEYS.len()];
                        let mut next = 0;
                        while let Some(Key(key)) = map.next_key()? {
                            let Some(at) = find_key(KEYS, &key, next) else {
                                keep_unknown(&mut it.extra, &key, &mut map)?;
                                continue;
                            };
                            if std::mem::replace(&mut seen[at], true) {
                                return Err(serde::de::Error::custom(format_args!("key {key:?} stands there twice")));
                            }
                            next = at + 1;
                            $(if at == Field::$field as usize {
                                it.$field = map.next_value_seed(Seed::for_slot(&it.$field))?;
                                continue;
                            })*
                        }
                        Ok(it)
                    }
                }
                from.deserialize_map(Visitor)
            }
        }

        impl $crate::domain::slot::Slot for Option<Box<$name>> {
            fn is_absent(&self) -> bool {
                self.is_none()
            }
            fn read<'de, D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                serde::Deserialize::deserialize(from)
            }
            fn write<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                serde::Serialize::serialize(self, to)
            }
        }
    )*};
    (@key $field:ident $key:literal) => { $key };
    (@key $field:ident) => { stringify!($field) };
}

pub(crate) use {record, words};
