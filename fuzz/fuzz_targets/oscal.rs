//! Any bytes as an OSCAL document: checked, resolved over themselves, written again, and everything told.
#![no_main]

use sanso_oscal::check::check;
use sanso_oscal::json::read;
use sanso_oscal::problem::Language;
use sanso_oscal::resolve::{Fetched, Options, Parents, resolve};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    // What stands before the first zero is a profile, what stands behind it what it imports.
    let mut parts = bytes.splitn(2, |byte| *byte == 0);
    let (profile, source) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
    if let Ok(tree) = read(source) {
        assert_eq!(read(tree.written().as_bytes()).ok(), Some(tree));
    }
    let mut problems = check("profile.json", profile);
    problems.extend(check("source.json", source));
    for parents in [Parents::Include, Parents::Lift, Parents::Require] {
        let options = Options { parents, ..Options::default() };
        let made = resolve("profile.json", profile, &options, &mut |_, href| {
            Ok(Fetched { name: href.to_owned(), bytes: source.to_vec(), elsewhere: None })
        });
        assert!(made.catalog.is_some() || !made.problems.is_empty());
        problems.extend(made.problems);
    }
    for problem in problems {
        for language in [Language::En, Language::Ja] {
            assert!(!problem.what.told(language).what.is_empty());
        }
    }
});
