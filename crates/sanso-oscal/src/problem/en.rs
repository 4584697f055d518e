//! Problems in English.

use super::{What, shown};

pub(super) fn told(what: &What) -> (String, String) {
    let (what, next) = match what {
        What::TooLarge(_)
        | What::NotText(_)
        | What::Xml
        | What::NotJson { .. }
        | What::NotOscal(_)
        | What::Version(_) => reading(what),
        What::Missing(_)
        | What::Unknown(..)
        | What::TooNew(..)
        | What::Kind(_)
        | What::Form(..)
        | What::NotAllowed(..)
        | What::Empty
        | What::NotTogether(_)
        | What::OneOf(_)
        | What::Twice(..)
        | What::Dangling(..)
        | What::Schema(_)
        | What::BadSchema(_) => checking(what),
        What::NoControl(..)
        | What::NoMatch(_)
        | What::AllMeant
        | What::Clash(..)
        | What::Structures(_)
        | What::Combine(_)
        | What::NoParameter(_)
        | What::NoAltered(_)
        | What::NoTarget(..)
        | What::RemovesNothing(_) => resolving(what),
        _ => importing(what),
    };
    (what, next.to_owned())
}

fn reading(what: &What) -> (String, &'static str) {
    match what {
        What::TooLarge(bytes) => (format!("the file holds {bytes} bytes, more than can be read"), "split it"),
        What::NotText(at) => (format!("byte {at} is not UTF-8"), "save the file as UTF-8"),
        What::Xml => {
            ("the file is XML".to_owned(), "convert it to JSON, for example with NIST's oscal-cli; only JSON is read")
        }
        What::NotJson { line, column, why } => {
            (format!("no JSON: {} (line {line}, column {column})", shown(why)), "correct the file at this place")
        }
        What::NotOscal(found) => (
            format!("no OSCAL document: `{}` stands at the top", shown(found)),
            "the only member at the top must be one of catalog, profile, mapping-collection, component-definition, system-security-plan, assessment-plan, assessment-results, plan-of-action-and-milestones",
        ),
        What::Version(version) => (
            format!("OSCAL version `{}` is not known here", shown(version)),
            "what is known of 1.0.0 to 1.2.2 is checked; correct `oscal-version` if it is mistyped",
        ),
        _ => Default::default(),
    }
}

fn checking(what: &What) -> (String, &'static str) {
    match what {
        What::Missing(field) => (format!("`{field}` is missing"), "add it"),
        What::Unknown(field, near) => {
            let hint = near.as_ref().map(|near| format!("; did you mean `{near}`?")).unwrap_or_default();
            (
                format!("there is no `{}` here{hint}", shown(field)),
                "correct the name, or say it in `props` with a namespace of your own",
            )
        }
        What::TooNew(field, since) => (
            format!("`{field}` came with OSCAL {since}, and the document says it is older"),
            "raise `oscal-version`, or leave it out",
        ),
        What::Kind(wanted) => (format!("{} is wanted here", kind(wanted)), "give the value this kind"),
        What::Form(text, form) => (format!("`{}` is no {}", shown(text), form_name(form)), form_help(form)),
        What::NotAllowed(text, allowed) => {
            (format!("`{}` is not allowed here; allowed: {allowed}", shown(text)), "choose one of these")
        }
        What::Empty => ("nothing is in here".to_owned(), "leave the whole member out"),
        What::NotTogether(names) => (format!("{names} cannot stand together"), "keep one of them"),
        What::OneOf(names) => (format!("one of {names} must stand here"), "add one of them"),
        What::Twice(id, first) => (
            format!("`{}` stands at {first} already", shown(id)),
            "give each its own; references go to the first otherwise",
        ),
        What::Dangling(kind, id) => (
            format!("the document holds no {} `{}`", kind, shown(id)),
            "correct the reference, or add what it refers to",
        ),
        What::Schema(said) => (format!("against the schema: {}", shown(said)), "correct the value as the schema says"),
        What::BadSchema(why) => (
            format!("the schema cannot be used: {}", shown(why)),
            "give a JSON Schema, such as the official one of a version of OSCAL",
        ),
        _ => Default::default(),
    }
}

fn importing(what: &What) -> (String, &'static str) {
    match what {
        What::NotProfile(kind) => (format!("this is a {kind}, no profile"), "name a profile"),
        What::NotImportable(kind) => (format!("a {kind} cannot be imported"), "import a catalog or a profile"),
        What::Unreachable(href, why) => (
            format!("`{}` cannot be had: {}", shown(href), shown(why)),
            "put the file there, or name its folder with --from; nothing is fetched from a network",
        ),
        What::Elsewhere(href, place) => {
            (format!("`{}` was taken from {place}", shown(href)), "nothing to do if this is the file that is meant")
        }
        What::Circular(chain) => {
            (format!("a profile imports itself: {}", chain.join(" → ")), "take one of these imports out")
        }
        What::TooDeep(most) => (format!("imports are nested deeper than {most}"), "import the catalog more directly"),
        What::TooMuch(most) => {
            (format!("the result would hold more than {most} values"), "import less, or each file only once")
        }
        What::NoResource(uuid) => (
            format!("no resource `{}` is in the back matter", shown(uuid)),
            "add the resource with an `rlinks` entry, or write the path of the file",
        ),
        What::NoSource(uuid) => (
            format!("the resource `{}` names no JSON file and holds none", shown(uuid)),
            "add an `rlinks` entry whose `href` leads to a JSON file",
        ),
        What::Major(one, other) => (
            format!("documents of OSCAL {} and {} cannot be resolved together", shown(one), shown(other)),
            "bring them to the same major version",
        ),
        _ => Default::default(),
    }
}

fn resolving(what: &What) -> (String, &'static str) {
    match what {
        What::NoControl(id, near) => {
            let hint = near.as_ref().map(|near| format!("; did you mean `{near}`?")).unwrap_or_default();
            (format!("no control `{}` is in what is imported{hint}", shown(id)), "correct the id, or take it out")
        }
        What::NoMatch(pattern) => (format!("`{}` meets no control", shown(pattern)), "correct it, or take it out"),
        What::AllMeant => (
            "neither `include-all` nor `include-controls` is given; all controls are taken".to_owned(),
            "say which is meant",
        ),
        What::Clash(kind, id) => (
            format!("the result holds more than one {kind} `{}`", shown(id)),
            "import it once, or say `\"combine\": {\"method\": \"use-first\"}` in `merge`",
        ),
        What::Structures(names) => {
            (format!("more than one structure is asked for: {names}"), "keep one of flat, as-is and custom")
        }
        What::Combine(method) => (
            format!("combining by `{}` is not defined by the specification", shown(method)),
            "use use-first or keep; what differs is put together here, what is the same is kept once",
        ),
        What::NoParameter(id) => {
            (format!("no parameter `{}` is in the result", shown(id)), "correct the id, or take the setting out")
        }
        What::NoAltered(id) => (
            format!("no control `{}` is in the result, so it is not altered", shown(id)),
            "include the control, or take the alteration out",
        ),
        What::NoTarget(id, control) => (
            format!(
                "nothing with the id `{}` is inside the control `{}`, so nothing is added",
                shown(id),
                shown(control)
            ),
            "correct `by-id`; to add to the control itself, leave it out",
        ),
        What::RemovesNothing(control) => (
            format!("this removes nothing from the control `{}`", shown(control)),
            "give by-id, by-name, by-class, by-ns or by-item-name as the control has it",
        ),
        _ => Default::default(),
    }
}

fn kind(wanted: &str) -> &str {
    match wanted {
        "object" => "an object `{ … }`",
        "list" => "a list `[ … ]`",
        "text" => "a text `\"…\"`",
        "boolean" => "true or false",
        "number" => "a number",
        "integer" => "a whole number",
        "natural" => "a whole number from 0",
        "positive" => "a whole number from 1",
        other => other,
    }
}

fn form_name(form: &str) -> &str {
    match form {
        "token" => "token",
        "string" => "text without spaces at its ends",
        "line" => "single line of text",
        "uuid" => "UUID of version 4 or 5",
        "uri" => "absolute URI",
        "uri-ref" => "URI reference",
        "datetime" => "time with a time zone",
        "date" => "date",
        "email" => "e-mail address",
        "base64" => "base64 text",
        other => other,
    }
}

fn form_help(form: &str) -> &'static str {
    match form {
        "token" => "begin with a letter or `_`, then letters, digits, `.`, `-` and `_`",
        "string" => "take the spaces away, or leave the member out if it is empty",
        "line" => "write it in one line, or leave the member out if it is empty",
        "uuid" => "write it like 3f1c9a52-7c1e-4b7e-9d0a-2f6a0b1c2d3e",
        "uri" => "begin with a scheme, as https://",
        "uri-ref" => "write a path, a URI or `#` and an id, without spaces",
        "datetime" => "write it like 2026-04-01T09:00:00+09:00",
        "date" => "write it like 2026-04-01",
        "email" => "write it like name@example.com",
        "base64" => "encode the bytes with the alphabet A–Z a–z 0–9 + /",
        _ => "correct the text",
    }
}
