//! What other programs wrote, taken over as a model in the words of our language.
//!
//! Only what certainly means the same is taken over. Whatever is left out, renamed or read differently is told, so that
//! nobody takes the model for more than it is. The text that comes out is read, checked and changed like any model.

mod draft;
pub mod otm;

use crate::text::Sources;

/// A file of another program as a model.
#[derive(Debug, Clone, Default)]
pub struct Imported {
    /// The text of the model in canonical form; empty where the file could not be recognised.
    pub model: String,
    /// The file it was made of, which the diagnostics point into.
    pub sources: Sources,
}
