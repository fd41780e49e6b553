//! Reads the text of a file into the outline of its module.

use crate::attribute::{Attribute, Gates};
use crate::code::Code;
use crate::import;
use crate::outline::{Body, Impl, Item, ItemKind, Name, Place, Submodule};

/// The module that a file holds.
pub fn outline(text: &str) -> Body<'_> {
    let code = Code::of(text);
    let end = code.len();
    let mut reader = Reader { code, body: Body::default(), path: None };
    reader.walk(0, end, Place::Module, &Vec::new());
    reader.body
}

struct Reader<'s> {
    code: Code<'s>,
    body: Body<'s>,
    /// The file named by the `#[path = "…"]` before a module.
    path: Option<&'s str>,
}

impl<'s> Reader<'s> {
    fn walk(&mut self, start: usize, end: usize, place: Place, gates: &Gates<'s>) {
        let mut at = start;
        while at < end {
            at = self.step(at, end, place, gates);
        }
    }

    /// Reads what begins at a lexeme; returns where the next begins.
    fn step(&mut self, at: usize, end: usize, place: Place, gates: &Gates<'s>) -> usize {
        let named = self.code.is_word(at + 1);
        match self.code.text(at) {
            "#" if matches!(self.code.text(at + 1), "[" | "!") => self.attribute(at, end, place, gates),
            "(" | "[" | "{" => {
                self.walk(at + 1, self.code.closing(at), Place::Inside, gates);
                self.code.after(at)
            }
            "use" if self.code.text(at + 1) != "<" => self.import(at, gates),
            "mod" if named => self.module(at, gates),
            "fn" if named => self.function(at, place, gates),
            "impl" if self.code.begins_item(at) => self.implementation(at, gates),
            "trait" if named => self.definition(at, place, gates),
            "struct" | "enum" | "type" if named => self.declare(at, ItemKind::Type, place),
            "union" if named && self.code.begins_item(at) => self.declare(at, ItemKind::Type, place),
            "const" | "static" => self.value(at, place),
            _ if self.code.is_word(at) => self.name(at, place, gates),
            _ => at + 1,
        }
    }

    /// Reads an attribute, and with it the code that it gates or takes out of the program.
    fn attribute(&mut self, at: usize, end: usize, place: Place, gates: &Gates<'s>) -> usize {
        let attribute = Attribute::read(&self.code, at);
        if attribute.hides {
            self.body.hidden.push(self.code.line(at));
        }
        self.path = attribute.path.or(self.path);
        let target_end = if attribute.is_inner { end } else { self.code.after_element(attribute.end, end) };
        if attribute.is_test {
            self.body.tests.push((self.code.line(at), self.code.last_line(target_end - 1)));
            return target_end;
        }
        let gated = [gates.as_slice(), &attribute.features].concat();
        self.walk(attribute.content, attribute.end - 1, Place::Inside, &gated);
        if !attribute.is_gate {
            return attribute.end;
        }
        self.walk(attribute.end, target_end, place, &gated);
        target_end
    }

    fn import(&mut self, at: usize, gates: &Gates<'s>) -> usize {
        let end = self.code.find(at, self.code.len(), &[";"]);
        let imports = import::read(self.code.lexemes(at + 1, end), gates);
        self.body.imports.extend(imports);
        end + 1
    }

    fn module(&mut self, at: usize, gates: &Gates<'s>) -> usize {
        let (name, path) = (self.code.text(at + 1), self.path.take());
        let body = (self.code.text(at + 2) == "{").then(|| {
            let outside = std::mem::take(&mut self.body);
            self.walk(at + 3, self.code.closing(at + 2), Place::Module, &Vec::new());
            std::mem::replace(&mut self.body, outside)
        });
        self.body.modules.push(Submodule { name, path, body, gates: gates.clone() });
        self.code.after(at + 2)
    }

    fn function(&mut self, at: usize, place: Place, gates: &Gates<'s>) -> usize {
        let block = self.code.find(at + 2, self.code.len(), &["{", ";"]);
        let end = self.code.after(block);
        self.push(at, end - 1, ItemKind::Function, place);
        self.walk(at + 2, end - 1, Place::Inside, gates);
        end
    }

    /// Reads the definition of a trait.
    fn definition(&mut self, at: usize, place: Place, gates: &Gates<'s>) -> usize {
        let block = self.code.find(at, self.code.len(), &["{", ";"]);
        let end = self.code.after(block);
        self.push(at, end - 1, ItemKind::Type, place);
        self.walk(at + 2, block, Place::Inside, gates);
        self.walk(block + 1, end - 1, Place::Trait, gates);
        end
    }

    fn implementation(&mut self, at: usize, gates: &Gates<'s>) -> usize {
        let block = self.code.find(at, self.code.len(), &["{"]);
        let end = self.code.after(block);
        let (of, has_trait) = self.implemented(at, block);
        let (n_names, n_items) = (self.body.names.len(), self.body.items.len());
        self.walk(at + 1, block, Place::Inside, gates);
        self.walk(block + 1, end - 1, Place::Impl, gates);
        for name in self.body.names[n_names..].iter_mut().filter(|name| name.segments[0] == "Self") {
            name.segments.splice(..1, of.iter().copied());
        }
        if !has_trait {
            let methods = self.body.items[n_items..].iter().filter(|item| item.is_method());
            let methods = methods.map(|item| item.name).collect();
            self.body.impls.push(Impl { of, methods });
        }
        end
    }

    /// The path of the type that `impl` is for, and whether it is for a trait.
    fn implemented(&self, at: usize, block: usize) -> (Vec<&'s str>, bool) {
        let first = if self.code.text(at + 1) == "<" { self.code.after_generics(at + 1) } else { at + 1 };
        let for_type =
            (first..block).find(|&at| self.code.text(at) == "for" && self.code.text(at + 1) != "<");
        let mut words = (for_type.map_or(first, |at| at + 1)..block).filter(|&at| self.code.is_word(at));
        let of = words
            .find(|&at| !matches!(self.code.text(at), "dyn" | "mut"))
            .map_or(Vec::new(), |at| self.code.path(at).0);
        (of, for_type.is_some())
    }

    /// Declares a type; what it is made of is read next.
    fn declare(&mut self, at: usize, kind: ItemKind, place: Place) -> usize {
        self.push(at, at, kind, place);
        at + 2
    }

    fn value(&mut self, at: usize, place: Place) -> usize {
        let at = if self.code.text(at + 1) == "mut" { at + 1 } else { at };
        if self.code.is_word(at + 1) && self.code.text(at + 2) == ":" {
            return self.declare(at, ItemKind::Value, place);
        }
        at + 1
    }

    /// Adds the item named after a keyword.
    fn push(&mut self, at: usize, last: usize, kind: ItemKind, place: Place) {
        let (name, line, last_line) = (self.code.text(at + 1), self.code.line(at), self.code.last_line(last));
        let has_body = self.code.text(last) == "}";
        self.body.items.push(Item { name, kind, place, line, last_line, has_body });
    }

    /// Reads a path, a method or the call of a macro.
    fn name(&mut self, at: usize, place: Place, gates: &Gates<'s>) -> usize {
        let before = if at == 0 { "" } else { self.code.text(at - 1) };
        let (mut segments, end) = self.code.path(at);
        let is_macro = self.code.text(end) == "!";
        if is_macro && segments == ["macro_rules"] {
            return self.macro_rules(end, place, gates);
        }
        let is_own_method = before == "." && at > 1 && self.code.text(at - 2) == "self";
        if is_own_method {
            segments.insert(0, "Self");
        }
        let is_variable = before == "$" && segments[0] != "crate";
        if is_own_method || !is_variable && before != "." && before != "::" {
            self.body.includes |= is_macro && segments == ["include"];
            let (line, gates) = (self.code.line(at), gates.clone());
            self.body.names.push(Name { segments, line, is_macro, gates });
        }
        if !is_macro {
            return end;
        }
        // What a macro is given is read as if it were written in its place.
        self.walk(end + 2, self.code.closing(end + 1), place, gates);
        self.code.after(end + 1)
    }

    /// Reads the rules of a macro: what they write out belongs to the module that defines it.
    fn macro_rules(&mut self, bang: usize, place: Place, gates: &Gates<'s>) -> usize {
        let rules = bang + 2;
        self.push(bang, self.code.closing(rules), ItemKind::Macro, place);
        let mut at = rules + 1;
        while at < self.code.closing(rules) {
            if self.code.text(at) == "=>" {
                self.walk(at + 2, self.code.closing(at + 1), place, gates);
            }
            at = self.code.after(at);
        }
        self.code.after(rules)
    }
}
