//! What an analysis works on: borrowed, or shared with it.

use std::ops::Deref;
use std::sync::Arc;

/// A value that is borrowed, or shared with other owners.
#[derive(Debug)]
pub enum Handle<'d, T> {
    /// The caller's.
    Borrowed(&'d T),
    /// One of several owners.
    Shared(Arc<T>),
}

impl<T> Deref for Handle<'_, T> {
    type Target = T;

    fn deref(&self) -> &T {
        match self {
            Self::Borrowed(value) => value,
            Self::Shared(value) => value,
        }
    }
}

impl<T> Clone for Handle<'_, T> {
    fn clone(&self) -> Self {
        match self {
            Self::Borrowed(value) => Self::Borrowed(value),
            Self::Shared(value) => Self::Shared(Arc::clone(value)),
        }
    }
}

impl<'d, T> From<&'d T> for Handle<'d, T> {
    fn from(value: &'d T) -> Self {
        Self::Borrowed(value)
    }
}

impl<T> From<Arc<T>> for Handle<'_, T> {
    fn from(value: Arc<T>) -> Self {
        Self::Shared(value)
    }
}
