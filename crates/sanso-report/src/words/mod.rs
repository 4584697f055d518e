//! Every fixed phrase of reports, in both languages.
//!
//! A phrase is a field of [`Phrases`], so a missing translation does not compile. What needs a number or a name is a
//! function with one arm per language.

mod applies;
mod brief;
mod changes;
mod counted;
mod cover;
mod customer;
mod cuts;
mod en;
mod explained;
mod flow;
mod framework_changes;
mod frameworks;
mod grading;
mod hurt;
mod ja;
mod kept;
mod libraries;
mod phrases;
mod reading;
mod report;
mod roadmap;
mod sentences;
mod travel;

pub use applies::*;
pub use brief::*;
pub use changes::*;
pub use counted::{Noun, counted, share};
pub use cover::{cover, cover_between, cover_count, cover_of, cover_share, cover_title, covered, proof};
pub use customer::*;
pub use cuts::*;
pub use explained::*;
pub use flow::*;
pub use framework_changes::*;
pub use frameworks::*;
pub use grading::*;
pub use hurt::*;
pub use kept::*;
pub use libraries::*;
pub use phrases::Phrases;
pub use reading::*;
pub use report::*;
pub use roadmap::*;
pub use sentences::*;
pub use travel::*;

use sanso_core::text::Lang;

/// The phrases of one language.
pub fn phrases(lang: Lang) -> &'static Phrases {
    match lang {
        Lang::En => &en::PHRASES,
        Lang::Ja => &ja::PHRASES,
    }
}
