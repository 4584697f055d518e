//! SN3xx: models that can be read but are probably not what is meant.
