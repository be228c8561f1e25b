//! Parts of a result: each knows the whole that it is a part of, and how to get there.

use std::sync::Arc;

use pyo3::prelude::*;
use pyo3::types::PyTuple;

use crate::check::{Checked, PyCheck};
use crate::evaluation::{Evaluated, PyEvaluation};
use crate::trace::{Explained, PyExplanation};

/// A whole with all its parts.
#[derive(Debug, Clone)]
pub(crate) enum Whole {
    Evaluation(Arc<Evaluated>),
    Check(Arc<Checked>),
    Explanation(Arc<Explained>),
}

/// A step from a whole to a part of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum To {
    /// An attribute.
    Name(&'static str),
    /// An item.
    Item(usize),
}

/// Where a part stands in its whole.
#[derive(Debug, Clone)]
pub(crate) struct At {
    pub(crate) whole: Whole,
    path: Vec<To>,
}

impl At {
    pub(crate) fn new(whole: Whole, path: impl Into<Vec<To>>) -> Self {
        Self {
            whole,
            path: path.into(),
        }
    }

    /// A part of this part.
    pub(crate) fn then(&self, step: To) -> Self {
        let mut path = self.path.clone();
        path.push(step);
        Self {
            whole: self.whole.clone(),
            path,
        }
    }

    /// The evaluation that it is a part of.
    pub(crate) const fn evaluated(&self) -> Option<&Arc<Evaluated>> {
        match &self.whole {
            Whole::Evaluation(evaluated) => Some(evaluated),
            Whole::Check(_) | Whole::Explanation(_) => None,
        }
    }

    /// What pickle keeps: the whole, and the way to the part.
    pub(crate) fn reduced<'py>(
        &self,
        py: Python<'py>,
    ) -> PyResult<(Bound<'py, PyAny>, Bound<'py, PyAny>)> {
        let whole = match &self.whole {
            Whole::Evaluation(evaluated) => {
                Bound::new(py, PyEvaluation::of(evaluated.clone()))?.into_any()
            }
            Whole::Check(checked) => Bound::new(py, PyCheck::of(checked.clone()))?.into_any(),
            Whole::Explanation(explained) => {
                Bound::new(py, PyExplanation::of(explained.clone()))?.into_any()
            }
        };
        let path = self.path.iter().map(|step| match step {
            To::Name(name) => Ok(name.into_pyobject(py)?.into_any()),
            To::Item(item) => Ok(item.into_pyobject(py)?.into_any()),
        });
        let path = PyTuple::new(py, path.collect::<PyResult<Vec<_>>>()?)?;
        let walk = py.import("lkj._lkj")?.getattr("_part")?;
        Ok((walk, (whole, path).into_pyobject(py)?.into_any()))
    }
}

/// What was pickled: a part of a whole.
#[pyfunction]
#[pyo3(name = "_part")]
pub(crate) fn part_again<'py>(
    whole: Bound<'py, PyAny>,
    path: &Bound<'py, PyTuple>,
) -> PyResult<Bound<'py, PyAny>> {
    let mut part = whole;
    for step in path.iter() {
        part = match step.extract::<String>() {
            Ok(name) => part.getattr(name)?,
            Err(_) => part.get_item(step)?,
        };
    }
    Ok(part)
}

/// Equality and hash by value, copies that are the same object, and pickling by the whole, for a
/// class whose `value` is what it shows.
macro_rules! part_protocol {
    ($class:ty) => {
        impl PartialEq for $class {
            fn eq(&self, other: &Self) -> bool {
                self.value() == other.value()
            }
        }

        impl Eq for $class {}

        impl std::hash::Hash for $class {
            fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
                format!("{:?}", self.value()).hash(state);
            }
        }

        #[pyo3::pymethods]
        impl $class {
            fn __copy__(slf: pyo3::Py<Self>) -> pyo3::Py<Self> {
                slf
            }

            fn __deepcopy__(
                slf: pyo3::Py<Self>,
                _memo: &pyo3::Bound<'_, pyo3::PyAny>,
            ) -> pyo3::Py<Self> {
                slf
            }

            fn __reduce__<'py>(
                &self,
                py: pyo3::Python<'py>,
            ) -> pyo3::PyResult<(pyo3::Bound<'py, pyo3::PyAny>, pyo3::Bound<'py, pyo3::PyAny>)>
            {
                self.at().reduced(py)
            }
        }
    };
}
pub(crate) use part_protocol;
