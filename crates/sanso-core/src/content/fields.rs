//! Every field of every row under its name in files, for whoever looks at all of them alike.

mod travel;

use super::lists::VULNERABILITIES;
use super::{
    Category, Confidence, Element, Function, Incident, Layer, Library, Measure, Profile, ProfileRow, Retired, Row,
    Scope, SourceRow, Tailoring, Term, Threat, Vulnerability, When,
};
use crate::text::{Text, Words};
use std::borrow::Borrow;

/// What stands in a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Held<'l> {
    /// A name, a number, a list of names, a condition.
    Text(String),
    /// A text in both languages.
    Words(&'l Words),
}

/// A row with all its fields.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Spread<'l> {
    /// The list it stands in.
    pub list: &'static str,
    /// What tells it from the others of its list.
    pub key: String,
    /// What every row carries; ids given up carry nothing.
    pub row: Option<&'l Row>,
    /// Its fields in the order of the schema.
    pub fields: Vec<(String, Held<'l>)>,
}

/// The lists in the order of output.
pub(super) const ORDER: [&str; 19] = [
    "version",
    "sources",
    "layers",
    "elements",
    "functions",
    "threats",
    "incidents",
    VULNERABILITIES,
    "categories",
    "measures",
    "profiles",
    "attempts",
    "steps",
    "ways",
    "efforts",
    "likelihoods",
    "effects",
    "retired",
    "terms",
];

/// Every row of a library, list by list in that order. A field that a row gains has to be added here to compile.
pub(super) fn spread(library: &Library) -> Vec<Spread<'_>> {
    let Library { version, sources, layers, elements, functions, threats, incidents, .. } = library;
    let Library { categories, measures, profiles, retired, terms, .. } = library;
    let Library { attempts, steps, ways, efforts, likelihoods, effects, .. } = library;
    let fields = vec![("version".to_owned(), Held::Text(version.to_string()))];
    let mut rows = vec![Spread { list: "version", key: String::new(), row: None, fields }];
    rows.extend(sources.iter().map(source));
    rows.extend(layers.iter().map(layer));
    rows.extend(elements.iter().map(element));
    rows.extend(functions.iter().map(function));
    rows.extend(threats.iter().map(threat));
    rows.extend(incidents.iter().map(incident));
    rows.extend(incidents.iter().flat_map(|one| one.vulnerabilities.iter().map(|row| vulnerability(one, row))));
    rows.extend(categories.iter().map(category));
    rows.extend(measures.iter().map(measure));
    rows.extend(profiles.iter().map(profile));
    rows.extend(attempts.iter().map(travel::attempt));
    rows.extend(steps.iter().map(travel::step));
    rows.extend(ways.iter().map(travel::way));
    rows.extend(efforts.iter().map(travel::effort));
    rows.extend(likelihoods.iter().map(travel::likelihood));
    rows.extend(effects.iter().map(travel::effect));
    rows.extend(retired.iter().map(given_up));
    rows.extend(terms.iter().map(term));
    rows
}

fn row<'l>(list: &'static str, row: &'l Row, fields: Vec<(&str, Held<'l>)>) -> Spread<'l> {
    let Row { key, origin, confidence, overlay: _, place: _ } = row;
    let mut fields: Vec<(String, Held<'l>)> = fields.into_iter().map(|(name, held)| (name.to_owned(), held)).collect();
    fields.push(("confidence".to_owned(), sure(*confidence)));
    fields.push(("origin".to_owned(), text(origin)));
    Spread { list, key: key.to_string(), row: Some(row), fields }
}

fn text<'l>(text: &str) -> Held<'l> {
    Held::Text(text.to_owned())
}

fn names<'l>(names: &[impl Borrow<str>]) -> Held<'l> {
    let names: Vec<&str> = names.iter().map(Borrow::borrow).collect();
    Held::Text(names.join(", "))
}

fn sure<'l>(confidence: Confidence) -> Held<'l> {
    text(confidence.key())
}

/// A list of texts, each under a number.
fn numbered<'l>(name: &str, texts: &'l [Words]) -> Vec<(String, Held<'l>)> {
    texts.iter().enumerate().map(|(at, words)| (format!("{name}.{}", at + 1), Held::Words(words))).collect()
}

fn source(one: &SourceRow) -> Spread<'_> {
    let SourceRow { row: known, name, note } = one;
    row("sources", known, vec![("name", Held::Words(name)), ("note", Held::Words(note))])
}

fn layer(one: &Layer) -> Spread<'_> {
    let Layer { row: known, id, name, space, trusted, traits, protects } = one;
    let fields = vec![
        ("id", text(id)),
        ("name", Held::Words(name)),
        ("space", Held::Words(space)),
        ("trusted", Held::Words(trusted)),
    ];
    let mut spread = row("layers", known, fields);
    spread.fields.extend(numbered("traits", traits));
    spread.fields.extend(numbered("protects", protects));
    spread
}

fn element(one: &Element) -> Spread<'_> {
    let Element { row: known, id, name, means } = one;
    row("elements", known, vec![("id", text(id)), ("name", Held::Words(name)), ("means", Held::Words(means))])
}

fn function(one: &Function) -> Spread<'_> {
    let Function { row: known, id, layer, name } = one;
    row("functions", known, vec![("id", text(id)), ("layer", text(layer)), ("name", Held::Words(name))])
}

fn threat(one: &Threat) -> Spread<'_> {
    let Threat { row: known, name } = one;
    row("threats", known, vec![("name", Held::Words(name))])
}

fn incident(one: &Incident) -> Spread<'_> {
    let Incident { row: known, id, id_confidence, function, about, when, name, harm, threats, vulnerabilities } = one;
    let vulnerabilities: Vec<Text> = vulnerabilities.iter().map(|one| one.row.key.clone()).collect();
    let fields = vec![
        ("id", text(id)),
        ("id-confidence", sure(*id_confidence)),
        ("function", text(function)),
        ("about", names(about)),
        ("when", Held::Text(condition(when))),
        ("name", Held::Words(name)),
        ("harm", Held::Words(harm)),
        ("threats", names(threats)),
        (VULNERABILITIES, names(&vulnerabilities)),
    ];
    row("incidents", known, fields)
}

fn vulnerability<'l>(of: &Incident, one: &'l Vulnerability) -> Spread<'l> {
    let Vulnerability { row: known, element, name, measures } = one;
    let fields = vec![
        ("incident", text(&of.row.key)),
        ("element", text(element)),
        ("name", Held::Words(name)),
        ("measures", names(measures)),
    ];
    row(VULNERABILITIES, known, fields)
}

fn category(one: &Category) -> Spread<'_> {
    let Category { row: known, id, name } = one;
    row("categories", known, vec![("id", text(id)), ("name", Held::Words(name))])
}

fn measure(one: &Measure) -> Spread<'_> {
    let Measure { row: known, id, id_confidence, category, name, statement, elements, layers, first_step, proof } = one;
    let fields = vec![
        ("id", text(id)),
        ("id-confidence", sure(*id_confidence)),
        ("category", text(category)),
        ("name", Held::Words(name)),
        ("statement", Held::Words(statement)),
        ("elements", names(elements)),
        ("layers", names(layers)),
        ("first-step", Held::Words(first_step)),
        ("proof", Held::Words(proof)),
    ];
    row("measures", known, fields)
}

fn profile(one: &Profile) -> Spread<'_> {
    let Profile { row: known, name, why, rows } = one;
    let mut spread = row("profiles", known, vec![("name", Held::Words(name)), ("why", Held::Words(why))]);
    for (at, ProfileRow { scope, tailoring, sizes, why, place: _ }) in rows.iter().enumerate() {
        let scope = match scope {
            Scope::All => "all".to_owned(),
            Scope::Category(id) => format!("category {id}"),
            Scope::Measure(name) => format!("measure {name}"),
        };
        let action = match tailoring {
            Tailoring::Require(None) => "require".to_owned(),
            Tailoring::Require(Some(grade)) => format!("require {}", grade.key()),
            Tailoring::Grade(grade) => format!("grade {}", grade.key()),
            Tailoring::Exclude => "exclude".to_owned(),
        };
        let number = at + 1;
        spread.fields.push((format!("rows.{number}"), Held::Text(format!("{scope}: {action}"))));
        spread.fields.push((format!("rows.{number}.size"), names(sizes)));
        spread.fields.push((format!("rows.{number}.why"), Held::Words(why)));
    }
    spread
}

fn given_up(one: &Retired) -> Spread<'_> {
    let Retired { list, key, since, replaced_by } = one;
    let replaced_by = replaced_by.as_deref().unwrap_or_default();
    let fields = vec![("since".to_owned(), text(since)), ("replaced-by".to_owned(), text(replaced_by))];
    Spread { list: "retired", key: format!("{list}/{key}"), row: None, fields }
}

fn term(one: &Term) -> Spread<'_> {
    let Term { row: known, name, means } = one;
    row("terms", known, vec![("name", Held::Words(name)), ("means", Held::Words(means))])
}

/// A condition as it is written in files, in one line.
fn condition(when: &When) -> String {
    let many = |parts: &[When]| parts.iter().map(condition).collect::<Vec<_>>().join(", ");
    match when {
        When::Fact(name) => name.to_string(),
        When::All(parts) => format!("{{ all: [{}] }}", many(parts)),
        When::Any(parts) => format!("{{ any: [{}] }}", many(parts)),
        When::Not(part) => format!("{{ not: {} }}", condition(part)),
    }
}
