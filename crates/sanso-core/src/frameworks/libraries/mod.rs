//! Libraries of a neighbouring tool (CISO Assistant) become folders of content, and frameworks become such libraries.
//!
//! Reading is lenient, as the files in the wild are: ids in any case, keys that are not known, rows whose ends are
//! missing. Nothing is dropped in silence; what could not be taken over is counted and the first of it named.

mod folder;
mod read;
mod write;

pub use folder::{Counts, Imported, Lost, folder_of};
pub use read::{ReadLibrary, read_library};
pub use write::{framework_library, mapping_library};
