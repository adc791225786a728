//! JSON as it must be to be kept: no object says a key twice, numbers keep their digits.

use std::{fmt, str::FromStr};

use serde::{
    Deserialize, Deserializer,
    de::{self, MapAccess, Visitor},
};
use serde_json::{Number, Value};

/// Any JSON value in which no object says a key twice.
pub struct Strict(pub Value);

impl<'de> Deserialize<'de> for Strict {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(StrictVisitor)
    }
}

/// The one key under which serde_json hands over a number that keeps its digits.
const NUMBER: &str = "$serde_json::private::Number";

struct StrictVisitor;

impl<'de> Visitor<'de> for StrictVisitor {
    type Value = Strict;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("a JSON value")
    }
    fn visit_unit<E>(self) -> Result<Strict, E> {
        Ok(Strict(Value::Null))
    }
    fn visit_bool<E>(self, it: bool) -> Result<Strict, E> {
        Ok(Strict(Value::Bool(it)))
    }
    fn visit_i64<E>(self, it: i64) -> Result<Strict, E> {
        Ok(Strict(it.into()))
    }
    fn visit_u64<E>(self, it: u64) -> Result<Strict, E> {
        Ok(Strict(it.into()))
    }
    fn visit_f64<E>(self, it: f64) -> Result<Strict, E> {
        Ok(Strict(it.into()))
    }
    fn visit_str<E>(self, it: &str) -> Result<Strict, E> {
        Ok(Strict(it.into()))
    }
    fn visit_seq<A: de::SeqAccess<'de>>(self, mut seq: A) -> Result<Strict, A::Error> {
        let mut all = Vec::new();
        while let Some(Strict(value)) = seq.next_element()? {
            all.push(value);
        }
        Ok(Strict(Value::Array(all)))
    }
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Strict, A::Error> {
        let mut all = serde_json::Map::new();
        while let Some(key) = map.next_key::<String>()? {
            if key == NUMBER {
                let Digits(digits) = map.next_value()?;
                return Number::from_str(&digits)
                    .map(|it| Strict(Value::Number(it)))
                    .map_err(de::Error::custom);
            }
            if all.contains_key(&key) {
                return Err(de::Error::custom(format_args!("key {key:?} stands there twice")));
            }
            let Strict(value) = map.next_value()?;
            all.insert(key, value);
        }
        Ok(Strict(Value::Object(all)))
    }
}

/// The digits of a number that serde_json hands over: an owned text. An object of the file that has the very same key
/// comes with a borrowed one; it would turn into a number unnoticed, so it is refused.
struct Digits(String);

impl<'de> Deserialize<'de> for Digits {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Owned;
        impl Visitor<'_> for Owned {
            type Value = Digits;
            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                write!(f, "no key {NUMBER:?}")
            }
            fn visit_str<E: de::Error>(self, text: &str) -> Result<Digits, E> {
                Err(E::invalid_value(de::Unexpected::Str(text), &self))
            }
            fn visit_string<E>(self, digits: String) -> Result<Digits, E> {
                Ok(Digits(digits))
            }
        }
        from.deserialize_any(Owned)
    }
}
