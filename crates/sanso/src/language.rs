//! Which language people get.

use sanso_core::text::Lang;
use std::env;
use std::ffi::OsString;

/// The language people get: `--lang`, else `SANSO_LANG`, else the locale, else English.
///
/// It is looked for before the arguments are parsed, so that help and mistakes come in the right language too.
pub fn chosen(args: &[OsString]) -> Lang {
    let mut args = args.iter().filter_map(|arg| arg.to_str());
    let mut given = None;
    while let Some(arg) = args.next() {
        if arg == "--lang" {
            given = args.next().map(str::to_owned);
        } else if let Some(value) = arg.strip_prefix("--lang=") {
            given = Some(value.to_owned());
        }
    }
    let locale = ["SANSO_LANG", "LC_ALL", "LC_MESSAGES", "LANG"]
        .into_iter()
        .find_map(|name| env::var(name).ok().filter(|v| !v.is_empty()));
    match given.filter(|lang| lang != "both").or(locale) {
        Some(lang) if lang.starts_with("ja") => Lang::Ja,
        _ => Lang::En,
    }
}
