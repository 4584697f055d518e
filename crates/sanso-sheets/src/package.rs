//! The archive a workbook is: its parts by name, bounded.

use crate::Unreadable;
use std::io::{Cursor, Read as _};
use zip::ZipArchive;
use zip::result::ZipError;

/// Unpacked bytes of one part.
const MOST_PART: u64 = 256 << 20;
/// Parts of an archive.
const MOST_PARTS: usize = 10_000;
/// Bytes of a workbook as it is stored.
const MOST_BYTES: u64 = 128 << 20;

/// An opened archive.
pub(crate) struct Package<'b> {
    /// The archive.
    pub archive: ZipArchive<Cursor<&'b [u8]>>,
    /// Unpacked bytes that may still be read.
    left: u64,
}

impl<'b> Package<'b> {
    /// Opens the archive, or says what the bytes are instead.
    pub fn open(bytes: &'b [u8]) -> Result<Package<'b>, Unreadable> {
        if bytes.len() as u64 > MOST_BYTES {
            return Err(Unreadable::TooMuch("bytes", MOST_BYTES));
        }
        if let Some(other) = foreign(bytes) {
            return Err(other);
        }
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| broken("", error))?;
        if archive.len() > MOST_PARTS {
            return Err(Unreadable::TooMuch("parts", MOST_PARTS as u64));
        }
        let package = Package { archive, left: MOST_PART };
        package.is_workbook()?;
        Ok(package)
    }

    fn is_workbook(&self) -> Result<(), Unreadable> {
        let has = |name: &str| self.archive.index_for_name(name).is_some();
        if has("xl/workbook.bin") {
            return Err(Unreadable::Other("xlsb"));
        }
        if has("word/document.xml") {
            return Err(Unreadable::Other("docx"));
        }
        if has("ppt/presentation.xml") {
            return Err(Unreadable::Other("pptx"));
        }
        if has("content.xml") && has("mimetype") {
            return Err(Unreadable::Other("ods"));
        }
        if has("[Content_Types].xml") || has("xl/workbook.xml") { Ok(()) } else { Err(Unreadable::NoWorkbook) }
    }

    /// The text of a part; `None` if there is no such part.
    pub fn text(&mut self, name: &str) -> Result<Option<String>, Unreadable> {
        let Some(number) = self.archive.index_for_name(name) else { return Ok(None) };
        let part = self.archive.by_index(number).map_err(|error| broken(name, error))?;
        let mut bytes = Vec::new();
        let read = part.take(self.left + 1).read_to_end(&mut bytes);
        let read = read.map_err(|error| Unreadable::Broken(name.to_owned(), error.to_string()))?;
        self.left = self.left.checked_sub(read as u64).ok_or(Unreadable::TooMuch("unpacked bytes", MOST_PART))?;
        let text = String::from_utf8(bytes).map_err(|error| Unreadable::Broken(name.to_owned(), error.to_string()))?;
        Ok(Some(text))
    }
}

/// What an archive says is wrong with it.
pub(crate) fn broken(name: &str, error: ZipError) -> Unreadable {
    match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) | ZipError::InvalidPassword => Unreadable::Encrypted,
        other => Unreadable::Broken(name.to_owned(), other.to_string()),
    }
}

/// What bytes are that are no archive.
fn foreign(bytes: &[u8]) -> Option<Unreadable> {
    const COMPOUND: &[u8] = &[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
    if bytes.starts_with(COMPOUND) {
        // Names of streams are in the directory, in UTF-16.
        let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let locked = bytes.windows(name.len()).any(|window| window == name.as_slice());
        return Some(if locked { Unreadable::Encrypted } else { Unreadable::Old });
    }
    if bytes.starts_with(b"%PDF") {
        return Some(Unreadable::Other("pdf"));
    }
    (!bytes.starts_with(b"PK")).then_some(Unreadable::NoWorkbook)
}
