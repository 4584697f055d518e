//! The knowledge sanso works with, packed at build time.
//!
//! The YAML files of this folder are turned into a compact form by the build script, so that a program that needs them
//! starts without parsing. This crate knows nothing of what the rows mean; `sanso-core` reads them with the same reader
//! that it uses for a user's own content.

/// One content file in packed form.
#[derive(Debug, Clone, Copy)]
pub struct File {
    /// Path below the content folder, with `/` between folders.
    pub path: &'static str,
    /// All texts of the file, each once, one after the other.
    pub texts: &'static str,
    /// The nodes in reading order; see the build script for the form.
    pub nodes: &'static [u8],
}

/// Every content file, sorted by path.
pub static FILES: &[File] = include!(concat!(env!("OUT_DIR"), "/files.rs"));

#[cfg(test)]
mod tests {
    #[test]
    fn files_are_sorted_and_hold_something() {
        assert!(!super::FILES.is_empty());
        assert!(super::FILES.is_sorted_by(|a, b| a.path < b.path));
        assert!(super::FILES.iter().all(|file| !file.nodes.is_empty()));
    }
}
