//! How the fields of rows look in JSON.

use crate::document::BlockKind;
use crate::explain::{Effect, Why};
use crate::keyword::WhyNot;
use crate::language::Language;
use crate::segment::BoundaryRule;
use crate::select::Cut;
use serde::ser::SerializeStruct;
use serde::{Serialize, Serializer};

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
pub(super) fn is_false(value: &bool) -> bool {
    !value
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
pub(super) fn is_whole(cut: &Cut) -> bool {
    *cut == Cut::Whole
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
pub(super) fn cut<S: Serializer>(cut: &Cut, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_bool(!is_whole(cut))
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
pub(super) fn language<S: Serializer>(language: &Language, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(language.code())
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
pub(super) fn kind<S: Serializer>(kind: &BlockKind, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(kind.name())
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
pub(super) fn rule<S: Serializer>(rule: &BoundaryRule, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(rule.id())
}

/// `label`, `share`, `effect` unless the part is added, and `children` if there are any.
impl Serialize for Why {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let has_effect = self.effect != Effect::Added;
        let n = 2 + usize::from(has_effect) + usize::from(!self.children.is_empty());
        let mut why = serializer.serialize_struct("Why", n)?;
        why.serialize_field("label", &self.label)?;
        why.serialize_field("share", &self.share)?;
        if has_effect {
            why.serialize_field("effect", self.effect.name())?;
        }
        if !self.children.is_empty() {
            why.serialize_field("children", &self.children)?;
        }
        why.end()
    }
}

/// `text`, the name of the `reason`, its `explanation` in words, and `why` if there is one.
impl Serialize for WhyNot {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut why_not = serializer.serialize_struct("WhyNot", 3 + usize::from(self.why.is_some()))?;
        why_not.serialize_field("text", &self.text)?;
        why_not.serialize_field("reason", self.reason.name())?;
        why_not.serialize_field("explanation", &self.reason.to_string())?;
        if let Some(why) = &self.why {
            why_not.serialize_field("why", why)?;
        }
        why_not.end()
    }
}
