//! Paths of included files, and getting their bytes from whoever has a disk.

/// Why a file could not be had.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FetchError {
    /// There is no such file.
    Missing,
    /// It is larger than the limit (bytes).
    TooLarge(u64),
    /// It lies outside the folder of the model, for instance behind a link.
    Outside,
    /// Anything else, in the words of the system.
    Other(String),
}

/// The path of a file named in another one, relative to the folder of the model, with `/` between folders.
///
/// `None` if the path is absolute, climbs out of the folder, or holds characters no portable file name has.
pub fn normalise(from: &str, path: &str) -> Option<String> {
    if path.is_empty() || path.len() > 1024 || path.starts_with(['/', '~']) || path.contains(['\\', ':', '\0']) {
        return None;
    }
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            name => parts.push(name),
        }
    }
    (!parts.is_empty()).then(|| parts.join("/"))
}

#[cfg(test)]
mod tests {
    use super::normalise;

    #[test]
    fn paths_stay_in_the_folder_of_the_model() {
        assert_eq!(normalise("model.yaml", "a/b.yaml").as_deref(), Some("a/b.yaml"));
        assert_eq!(normalise("a/b.yaml", "./c.csv").as_deref(), Some("a/c.csv"));
        assert_eq!(normalise("a/b.yaml", "../c.csv").as_deref(), Some("c.csv"));
        for path in ["../x", "/etc/passwd", "a/../../x", "C:\\x", "~/x", "", "..", "a/.."] {
            assert_eq!(normalise("model.yaml", path), None, "{path}");
        }
    }
}
