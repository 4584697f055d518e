//! What asks programs to work formulas out anew.

use crate::Unreadable;
use crate::xml::{Events, attributes_but, flag};
use quick_xml::events::Event;

/// What stands before the settings of calculation in the main part.
const BEFORE: [&str; 4] = ["sheets", "functionGroups", "externalReferences", "definedNames"];

/// The main part with the request in it; `None` if it stands there already.
pub(super) fn asked(part: &str, text: &str) -> Result<Option<String>, Unreadable> {
    let mut events = Events::of(part, text);
    let (mut after, mut prefix) = (None, String::new());
    while let Some((event, from, to)) = events.next()? {
        match &event {
            Event::Start(one) | Event::Empty(one) if one.local_name().as_ref() == "calcPr" => {
                if flag(one, "fullCalcOnLoad") {
                    return Ok(None);
                }
                let name = one.name().as_ref().to_owned();
                let others = attributes_but(one, &["fullCalcOnLoad"]);
                let end = if matches!(event, Event::Empty(_)) { "/>" } else { ">" };
                return Ok(Some(put(text, (from, to), &format!("<{name}{others} fullCalcOnLoad=\"1\"{end}"))));
            }
            Event::Empty(one) if BEFORE.contains(&one.local_name().as_ref()) => after = Some(to),
            Event::End(one) if BEFORE.contains(&one.local_name().as_ref()) => {
                after = Some(to);
                let name = one.name();
                prefix = name.as_ref().split_once(':').map(|(prefix, _)| format!("{prefix}:")).unwrap_or_default();
            }
            _ => {}
        }
    }
    Ok(after.map(|at| put(text, (at, at), &format!("<{prefix}calcPr fullCalcOnLoad=\"1\"/>"))))
}

fn put(text: &str, (from, to): (usize, usize), instead: &str) -> String {
    let (before, after) = (text.get(..from).unwrap_or_default(), text.get(to..).unwrap_or_default());
    format!("{before}{instead}{after}")
}
