//! What sanso shows.
