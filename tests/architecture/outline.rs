//! The declarations, imports and names of a file, module by module. Code for tests is left out.

use crate::attribute::Gates;
use crate::import::Import;

/// The inside of one module.
#[derive(Default)]
pub struct Body<'s> {
    pub items: Vec<Item<'s>>,
    pub modules: Vec<Submodule<'s>>,
    pub imports: Vec<Import<'s>>,
    pub names: Vec<Name<'s>>,
    pub impls: Vec<Impl<'s>>,
    /// The lines with `#[doc(hidden)]`.
    pub hidden: Vec<usize>,
    /// The first and the last line of each piece of code for tests.
    pub tests: Vec<(usize, usize)>,
    /// True if `include!` adds items that this reader does not see.
    pub includes: bool,
}

pub struct Item<'s> {
    pub name: &'s str,
    pub kind: ItemKind,
    pub place: Place,
    pub line: usize,
    pub last_line: usize,
    pub has_body: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ItemKind {
    /// A struct, enum, union, trait or alias.
    Type,
    Function,
    /// A constant or static.
    Value,
    Macro,
}

/// Where an item is declared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// The module itself: other files can name the item.
    Module,
    Impl,
    Trait,
    /// A function, a type or an expression.
    Inside,
}

pub struct Submodule<'s> {
    pub name: &'s str,
    /// The file named by `#[path = "…"]`.
    pub path: Option<&'s str>,
    /// None if the module is a file of its own.
    pub body: Option<Body<'s>>,
    pub gates: Gates<'s>,
}

/// A name or path in code, in an attribute or in the tokens of a macro. In an `impl`, `Self` is written out,
/// also that of `self.method()`.
#[derive(Debug)]
pub struct Name<'s> {
    pub segments: Vec<&'s str>,
    pub line: usize,
    /// True for `name!`.
    pub is_macro: bool,
    pub gates: Gates<'s>,
}

/// An `impl` block without a trait.
pub struct Impl<'s> {
    /// The path of the type.
    pub of: Vec<&'s str>,
    pub methods: Vec<&'s str>,
}

impl Item<'_> {
    pub fn is_method(&self) -> bool {
        self.kind == ItemKind::Function && matches!(self.place, Place::Impl | Place::Trait)
    }

    /// True for a function with a body.
    pub fn is_written_out(&self) -> bool {
        self.kind == ItemKind::Function && self.has_body
    }

    /// The number of lines from its keyword to its last brace.
    pub fn n_lines(&self) -> usize {
        self.last_line + 1 - self.line
    }
}
