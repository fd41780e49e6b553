//! The options of a call, taken one by one.

use nutgraf::Budget;
use serde_json::{Map, Value};
use std::fmt::Display;
use std::str::FromStr;

/// The options that are not taken yet. An option that is `null` is not given.
pub struct CallOptions(Map<String, Value>);

impl CallOptions {
    /// The options of an object.
    pub fn new(value: Value) -> Result<Self, String> {
        match value {
            Value::Null => Ok(Self(Map::new())),
            Value::Object(options) => Ok(Self(options)),
            _ => Err("the options have to be an object".to_owned()),
        }
    }

    /// Checks that every option has been taken: that all are known.
    pub fn end(self) -> Result<(), String> {
        let left = self.0.into_iter().find(|(_, value)| !value.is_null());
        left.map_or(Ok(()), |(name, _)| Err(format!("there is no option \"{name}\" here")))
    }

    fn take<T>(
        &mut self,
        name: &str,
        read: impl FnOnce(Value) -> Option<T>,
        kind: &str,
    ) -> Result<Option<T>, String> {
        let Some(given) = self.0.remove(name).filter(|given| !given.is_null()) else { return Ok(None) };
        read(given).map(Some).ok_or_else(|| format!("\"{name}\" has to be {kind}"))
    }

    pub fn flag(&mut self, name: &str) -> Result<bool, String> {
        let flag = self.take(name, |given| given.as_bool(), "true or false")?;
        Ok(flag.unwrap_or_default())
    }

    pub fn text(&mut self, name: &str) -> Result<Option<String>, String> {
        self.take(name, text, "a string")
    }

    pub fn texts(&mut self, name: &str) -> Result<Vec<String>, String> {
        let texts = |given| match given {
            Value::Array(items) => items.into_iter().map(text).collect(),
            _ => None,
        };
        Ok(self.take(name, texts, "an array of strings")?.unwrap_or_default())
    }

    pub fn count(&mut self, name: &str) -> Result<Option<usize>, String> {
        self.take(name, |given| count(&given), "a whole number from 0 on")
    }

    pub fn number(&mut self, name: &str) -> Result<Option<f64>, String> {
        self.take(name, |given| given.as_f64(), "a number")
    }

    /// The value that a string names, such as a method.
    pub fn named<T: FromStr<Err: Display>>(&mut self, name: &str) -> Result<Option<T>, String> {
        let given = self.text(name)?;
        given.map(|given| given.parse().map_err(|error: T::Err| error.to_string())).transpose()
    }

    /// A length such as "3s", "100w" or "15%"; a number is one of sentences.
    pub fn length(&mut self, name: &str) -> Result<Option<Budget>, String> {
        if let Some(n) = self.0.get(name).and_then(count) {
            self.0.remove(name);
            return Ok(Some(Budget::Sentences(n)));
        }
        let given =
            self.take(name, text, "a string such as \"3s\", \"100w\" or \"15%\", or a number of sentences")?;
        given.map(|given| given.parse().map_err(|error: nutgraf::Error| error.to_string())).transpose()
    }
}

fn text(given: Value) -> Option<String> {
    if let Value::String(text) = given { Some(text) } else { None }
}

/// A number without a fraction; JavaScript writes 1e21 as such.
fn count(given: &Value) -> Option<usize> {
    let number = given
        .as_f64()
        .filter(|number| number.fract() == 0.0 && (0.0..=f64::from(u32::MAX)).contains(number))?;
    Some(number as usize)
}
