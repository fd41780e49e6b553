//! Keyword arguments, taken one by one.

use crate::error::{characters, raised, warn, wrong_type};
use crate::offsets::Offsets;
use nutgraf::{ErrorKind, Language};
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::types::{PyBool, PyDict, PyString};
use std::fmt::Display;
use std::str::FromStr;

/// The keyword arguments of a call, taken one by one.
pub(crate) struct Options<'py> {
    /// The function, for messages.
    function: &'static str,
    py: Python<'py>,
    /// Those that are given and not yet taken; `None` is as if it was not given.
    left: Vec<(String, Bound<'py, PyAny>)>,
}

impl<'py> Options<'py> {
    pub(crate) fn new(
        py: Python<'py>,
        function: &'static str,
        given: Option<&Bound<'py, PyDict>>,
    ) -> PyResult<Self> {
        let given = given.into_iter().flat_map(PyDictMethods::iter);
        let left = given.map(|(name, value)| Ok((name.extract()?, value))).collect::<PyResult<_>>()?;
        Ok(Self { function, py, left })
    }

    pub(crate) fn py(&self) -> Python<'py> {
        self.py
    }

    /// True if an argument is given; it is not taken.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.left.iter().any(|(given, value)| given == name && !value.is_none())
    }

    /// True if an argument is given and true; it is not taken.
    pub(crate) fn has_flag(&self, name: &str) -> PyResult<bool> {
        let given = self.left.iter().find(|(given, _)| given == name);
        given.map_or(Ok(false), |(_, value)| value.is_truthy())
    }

    /// Takes an argument, if it is given.
    pub(crate) fn take(&mut self, name: &str) -> Option<Bound<'py, PyAny>> {
        let at = self.left.iter().position(|(given, _)| given == name)?;
        Some(self.left.swap_remove(at).1).filter(|value| !value.is_none())
    }

    /// Checks that every argument is taken.
    ///
    /// # Errors
    /// A `TypeError` that names one that the function does not have.
    pub(crate) fn finish(self) -> PyResult<()> {
        let Some((name, _)) = self.left.first() else { return Ok(()) };
        let message = format!("{}() got an unexpected keyword argument '{name}'", self.function);
        Err(PyTypeError::new_err(message))
    }

    pub(crate) fn text(&mut self, name: &str) -> PyResult<Option<String>> {
        self.take(name).map(|value| string(name, &value)).transpose()
    }

    pub(crate) fn flag(&mut self, name: &str) -> PyResult<bool> {
        let Some(value) = self.take(name) else { return Ok(false) };
        value.extract().map_err(|_| wrong_type(name, "a bool", &value))
    }

    pub(crate) fn count(&mut self, name: &str) -> PyResult<Option<usize>> {
        self.take(name).map(|value| count(name, &value)).transpose()
    }

    pub(crate) fn share(&mut self, name: &str) -> PyResult<Option<f64>> {
        let number =
            |value: Bound<'py, PyAny>| value.extract().map_err(|_| wrong_type(name, "a number", &value));
        self.take(name).map(number).transpose()
    }

    /// Takes an argument that names one of several things.
    pub(crate) fn named<T: FromStr<Err: Display>>(&mut self, name: &str) -> PyResult<Option<T>> {
        let Some(given) = self.text(name)? else { return Ok(None) };
        given.to_ascii_lowercase().parse().map(Some).map_err(raised)
    }

    /// Takes a list of strings. A string alone, which Python would take for the list of its characters, is an error.
    pub(crate) fn texts(&mut self, name: &str) -> PyResult<Vec<String>> {
        let Some(value) = self.take(name) else { return Ok(Vec::new()) };
        let wrong = || wrong_type(name, "a list or another iterable of str", &value);
        if value.is_instance_of::<PyString>() {
            return Err(wrong());
        }
        value
            .try_iter()
            .map_err(|_| wrong())?
            .map(|one| string(&format!("an item of {name}"), &one?))
            .collect()
    }

    /// Takes a list of names, or a dict of names, each with other names of the same.
    pub(crate) fn names(&mut self, name: &str) -> PyResult<Vec<(String, Vec<String>)>> {
        let is_dict =
            |(given, value): &(String, Bound<'py, PyAny>)| given == name && value.is_instance_of::<PyDict>();
        if !self.left.iter().any(is_dict) {
            return Ok(self.texts(name)?.into_iter().map(|name| (name, Vec::new())).collect());
        }
        self.pairs(name, "a dict of lists of str", |value| {
            if value.is_instance_of::<PyString>() { None } else { value.extract().ok() }
        })
    }

    /// Takes a dict of phrases, each with a number.
    pub(crate) fn factors(&mut self, name: &str) -> PyResult<Vec<(String, f64)>> {
        self.pairs(name, "a dict of numbers", |value| value.extract().ok())
    }

    /// Takes a dict with strings as keys.
    fn pairs<T>(
        &mut self,
        name: &str,
        expected: &str,
        read: impl Fn(&Bound<'py, PyAny>) -> Option<T>,
    ) -> PyResult<Vec<(String, T)>> {
        let Some(value) = self.take(name) else { return Ok(Vec::new()) };
        let wrong = || wrong_type(name, expected, &value);
        let dict = value.cast::<PyDict>().map_err(|_| wrong())?;
        let pair = |(key, value): (Bound<'py, PyAny>, Bound<'py, PyAny>)| {
            Ok((string(&format!("a key of {name}"), &key)?, read(&value).ok_or_else(wrong)?))
        };
        dict.iter().map(pair).collect()
    }

    pub(crate) fn offsets(&mut self, usual: Offsets) -> PyResult<Offsets> {
        self.text("offsets")?.map_or(Ok(usual), |name| Offsets::named(&name))
    }

    /// Takes what happens to a text that fails: true if its error is raised, false if it becomes a row.
    pub(crate) fn raises(&mut self) -> PyResult<bool> {
        match self.text("errors")?.as_deref() {
            None | Some("raise") => Ok(true),
            Some("row") => Ok(false),
            Some(other) => Err(raised(format!("errors are \"raise\" or \"row\", not \"{other}\""))),
        }
    }

    /// Takes the language; warns if nutgraf does not know it, as the command line does.
    pub(crate) fn language(&mut self) -> PyResult<Option<Language>> {
        let Some(given) = self.text("language")?.filter(|given| !given.eq_ignore_ascii_case("auto")) else {
            return Ok(None);
        };
        if let Some(known) =
            Language::ALL.iter().find(|language| language.name().eq_ignore_ascii_case(&given))
        {
            return Ok(Some(*known));
        }
        match given.parse::<Language>() {
            Err(error) if matches!(error.kind(), ErrorKind::UnknownLanguage(_)) => {
                warn(self.py, &format!("{error}: general rules apply"))?;
                Ok(Some(Language::Undetermined))
            }
            parsed => parsed.map(Some).map_err(raised),
        }
    }
}

pub(crate) fn count(name: &str, value: &Bound<'_, PyAny>) -> PyResult<usize> {
    // What has __index__ is a number, as in Python; a bool is not meant as one.
    if value.is_instance_of::<PyBool>() || !value.hasattr("__index__")? {
        return Err(wrong_type(name, "an int", value));
    }
    let number = value.call_method0("__index__")?;
    number.extract().map_err(|_| raised(format!("{name} is {number}: it is negative or far too large")))
}

pub(crate) fn string(name: &str, value: &Bound<'_, PyAny>) -> PyResult<String> {
    let string = value.cast::<PyString>().map_err(|_| wrong_type(name, "a str", value))?;
    Ok(characters(name, string)?.to_owned())
}
