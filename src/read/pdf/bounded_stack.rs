//! A stack with a limit, for what the operators of a file open and close.

/// A stack that forgets what is pushed above its limit, but counts it, so that every pop belongs to its push.
#[derive(Debug)]
pub(super) struct BoundedStack<T> {
    items: Vec<T>,
    n_forgotten: usize,
}

/// A stack keeps no more.
const MAX_ITEMS: usize = 256;

impl<T> BoundedStack<T> {
    pub fn new() -> Self {
        Self { items: Vec::new(), n_forgotten: 0 }
    }

    pub fn push(&mut self, item: T) {
        if self.items.len() < MAX_ITEMS {
            self.items.push(item);
        } else {
            self.n_forgotten += 1;
        }
    }

    /// The item pushed last; `None` if it was forgotten, or there is none.
    pub fn pop(&mut self) -> Option<T> {
        if self.n_forgotten > 0 {
            self.n_forgotten -= 1;
            return None;
        }
        self.items.pop()
    }

    /// The items kept, the first pushed first.
    pub fn items(&mut self) -> &mut [T] {
        &mut self.items
    }
}
