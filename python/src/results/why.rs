//! Why a score is what it is.

use super::shared::{Recipe, quoted, recipe};
use nutgraf::Effect;
use pyo3::prelude::*;
use pythonize::pythonize;
use serde::{Deserialize, Serialize};
use std::fmt::Write;

/// A part of a score, and the parts that it is made of.
///
/// The share of a part is the sum of its children that are added, times its children that are factors. `print(why)`
/// shows the tree.
#[pyclass(frozen, eq, name = "Why", module = "nutgraf")]
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct PyWhy {
    /// Its name.
    #[pyo3(get)]
    label: String,
    /// Its number; `effect` says what it does to the part above.
    #[pyo3(get)]
    share: f64,
    #[serde(default = "added", skip_serializing_if = "is_added")]
    effect: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    children: Vec<PyWhy>,
}

fn added() -> String {
    "added".to_owned()
}

fn is_added(effect: &str) -> bool {
    effect == "added"
}

impl From<&nutgraf::Why> for PyWhy {
    fn from(why: &nutgraf::Why) -> Self {
        Self {
            label: why.label.to_string(),
            share: why.share,
            effect: why.effect.name().to_owned(),
            children: why.children.iter().map(Self::from).collect(),
        }
    }
}

impl PyWhy {
    /// One part a line, as `--why` of the command line prints it.
    fn write_tree(&self, out: &mut String, depth: usize) {
        let effect = Effect::ALL.iter().find(|effect| effect.name() == self.effect);
        let share = effect.unwrap_or(&Effect::Fact).shown(self.share);
        let _ = writeln!(out, "{:indent$}{share}  {}", "", self.label, indent = depth * 2);
        self.children.iter().for_each(|child| child.write_tree(out, depth + 1));
    }

    pub(super) fn dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        Ok(pythonize(py, self)?)
    }
}

#[pymethods]
impl PyWhy {
    /// The effect of the share on the part above: "added", "factor", or "fact" if it only explains.
    #[getter]
    fn effect(&self) -> &str {
        &self.effect
    }

    /// The parts that it is made of.
    #[getter]
    fn children(&self) -> Vec<Self> {
        self.children.clone()
    }

    /// The tree with the names of the command line's JSON.
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.dict(py)
    }

    fn __str__(&self) -> String {
        let mut tree = String::new();
        self.write_tree(&mut tree, 0);
        tree.truncate(tree.trim_end().len());
        tree
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        let Self { label, share, effect, children } = self;
        let label = quoted(py, label)?;
        Ok(format!("Why({label}, share={share:?}, effect='{effect}', children={})", children.len()))
    }

    fn __hash__(&self) -> u64 {
        self.share.to_bits()
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<Recipe<'py>> {
        recipe(py, "Why", self)
    }
}
