//! Every type has its own name, no type hides one of the standard library, and no public item is hidden.

use std::collections::BTreeMap;

use crate::outline::{Item, ItemKind, Place};
use crate::source::{Package, is_replaced_soon, workspace};
use crate::tree::Tree;

/// Type names that may be defined more than once, each with the reason.
const SHARED: &[(&str, &str)] = &[];

/// Names that a reader would take for those of the standard library. `Error` and `Result` are left out, since crates define
/// their own.
const STANDARD: &str = "\
    AsMut AsRef Box Cell Clone Copy Debug Default Deref DerefMut Display DoubleEndedIterator Drop Eq \
    ExactSizeIterator Extend Fn FnMut FnOnce From FromIterator FromStr Hash Hasher Index IndexMut Into \
    IntoIterator Iterator Option Ord PartialEq PartialOrd Read RefCell Seek Send Sized String Sync \
    ToOwned ToString TryFrom TryInto Unpin Vec Write";

/// Every type of the packages that has a name of its own, with its path and line.
fn types<'t>(tree: &'t Tree) -> impl Iterator<Item = (&'t str, String)> {
    let is_type =
        |item: &&Item| item.kind == ItemKind::Type && matches!(item.place, Place::Module | Place::Inside);
    tree.distinct_modules().flat_map(move |id| {
        let path = tree.path(id);
        let types = tree.modules[id].body.items.iter().filter(is_type);
        types.map(move |item| (item.name, format!("{path}:{}", item.line)))
    })
}

/// Type names defined more than once, with their places.
pub fn repeated(packages: &[Package]) -> Vec<String> {
    let tree = Tree::of(packages);
    let mut places: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for (name, place) in types(&tree).filter(|(_, place)| !is_replaced_soon(place)) {
        places.entry(name).or_default().push(place);
    }
    let repeated = places.iter().filter(|(_, places)| places.len() > 1);
    repeated.map(|(name, places)| format!("{name}: {}", places.join(", "))).collect()
}

/// Types that have the name of a standard one, with their places.
pub fn hiding(packages: &[Package]) -> Vec<String> {
    let tree = Tree::of(packages);
    let hiding =
        types(&tree).filter(|(name, _)| STANDARD.split_whitespace().any(|standard| standard == *name));
    hiding.map(|(name, place)| format!("{name}: {place}")).collect()
}

/// The places of `#[doc(hidden)]`.
pub fn hidden(packages: &[Package]) -> Vec<String> {
    let tree = Tree::of(packages);
    let modules = tree.distinct_modules().map(|id| (tree.path(id), &tree.modules[id].body.hidden));
    modules.flat_map(|(path, lines)| lines.iter().map(move |line| format!("{path}:{line}"))).collect()
}

#[test]
fn every_type_name_is_defined_once() {
    let mut repeated = repeated(workspace());
    for (name, reason) in SHARED {
        let at = repeated.iter().position(|fault| fault.starts_with(&format!("{name}: ")));
        repeated.remove(at.unwrap_or_else(|| panic!("{name} is defined once ({reason})")));
    }
    assert!(repeated.is_empty(), "{} names\n{}", repeated.len(), repeated.join("\n"));
}

#[test]
fn no_type_hides_a_standard_one() {
    assert_eq!(hiding(workspace()), [""; 0]);
}

#[test]
fn nothing_public_is_hidden() {
    assert_eq!(hidden(workspace()), [""; 0]);
}
