//! `nutgraf about`.

/// The version, licences and notices.
pub(super) fn about() -> String {
    format!(
        "nutgraf {}\n\nThe code is licensed under MIT or Apache-2.0, at your option.\n{}",
        env!("CARGO_PKG_VERSION"),
        if cfg!(feature = "models") { include_str!("../notices.txt") } else { "" }
    )
}
