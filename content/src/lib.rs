//! The knowledge sanso works with, packed at build time.
//!
//! The YAML files of this folder are turned into a compact form by the build script, so that a program that needs them
//! starts without parsing, unpacking or copying. This crate knows nothing of what the rows mean; `sanso-core` reads them
//! with the same reader that it uses for a user's own content.

/// One content file in packed form.
#[derive(Debug, Clone, Copy)]
pub struct File {
    /// Path below the content folder, with `/` between folders.
    pub path: &'static str,
    /// The nodes in reading order; see the build script for the form.
    pub nodes: &'static [[u8; 4]],
}

/// A file of frameworks or of tables between them, as it is written.
#[derive(Debug, Clone, Copy)]
pub struct Sheet {
    /// Path below the content folder, with `/` between folders.
    pub path: &'static str,
    /// What it says.
    pub text: &'static str,
}

/// The files of frameworks and of tables between them, sorted by path. Nothing reads them unless it is asked for them.
pub static SHEETS: &[Sheet] = include!(concat!(env!("OUT_DIR"), "/sheets.rs"));

/// Every packed content file, sorted by path.
pub static FILES: &[File] = include!(concat!(env!("OUT_DIR"), "/files.rs"));

/// The texts of all files, each once, one after the other.
pub static TEXTS: &str = include_str!(concat!(env!("OUT_DIR"), "/texts"));

/// Where each text starts, by its number, and where the last one ends.
pub static TEXT_STARTS: &[[u8; 4]] = include_bytes!(concat!(env!("OUT_DIR"), "/starts")).as_chunks().0;

#[cfg(test)]
mod tests {
    #[test]
    fn files_are_sorted_and_hold_something() {
        assert!(!super::FILES.is_empty());
        assert!(super::FILES.is_sorted_by(|a, b| a.path < b.path));
        assert!(super::FILES.iter().all(|file| !file.nodes.is_empty()));
    }

    #[test]
    fn texts_follow_each_other_to_the_end() {
        let starts: Vec<u32> = super::TEXT_STARTS.iter().map(|start| u32::from_le_bytes(*start)).collect();
        assert!(starts.is_sorted());
        assert_eq!(starts.last().copied(), Some(super::TEXTS.len() as u32));
        assert!(starts.iter().all(|start| super::TEXTS.is_char_boundary(*start as usize)));
    }
}
