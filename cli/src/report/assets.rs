//! The style sheet and the scripts of reports; the build script packs them.

/// A style sheet or a script.
pub(super) struct Asset {
    pub text: &'static str,
    /// Its hash, as a page names it to allow it: `sha256-…`.
    pub hash: &'static str,
}

include!(concat!(env!("OUT_DIR"), "/report_assets.rs"));
