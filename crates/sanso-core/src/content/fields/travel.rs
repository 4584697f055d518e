//! The fields of rows of step packs.

use super::{Held, Spread, names, row, text};
use crate::content::{About, Adjust, Also, Attempt, Effect, Effort, Factor, Likelihood, Step, Test, Want, Way};
use std::borrow::Borrow;

pub(super) fn attempt(one: &Attempt) -> Spread<'_> {
    let Attempt { row: known, name, nature, rate } = one;
    let fields = vec![("name", Held::Words(name)), ("nature", text(nature.key())), ("rate", text(&rate.to_string()))];
    row("attempts", known, fields)
}

pub(super) fn step(one: &Step) -> Spread<'_> {
    let Step { row: known, on, name, physical, stops } = one;
    let mark = |set: &bool| text(if *set { "true" } else { "" });
    let fields =
        vec![("on", names(on)), ("name", Held::Words(name)), ("physical", mark(physical)), ("stops", mark(stops))];
    row("steps", known, fields)
}

pub(super) fn effort(one: &Effort) -> Spread<'_> {
    let Effort { row: known, cost } = one;
    row("efforts", known, vec![("cost", text(&cost.to_string()))])
}

pub(super) fn likelihood(one: &Likelihood) -> Spread<'_> {
    let Likelihood { row: known, name, from } = one;
    row("likelihoods", known, vec![("name", Held::Words(name)), ("from", text(&from.to_string()))])
}

pub(super) fn effect(one: &Effect) -> Spread<'_> {
    let Effect { row: known, weight } = one;
    row("effects", known, vec![("weight", text(&weight.to_string()))])
}

pub(super) fn way(one: &Way) -> Spread<'_> {
    let Way { row: known, name, along, by, from, also, to, when, chance, adjust, .. } = one;
    let Way { bearer, measures, techniques, must, must_not, .. } = one;
    let also: Vec<String> = also.iter().map(|Also { step, of }| format!("{step} on {of}")).collect();
    let measures: Vec<String> =
        measures.iter().map(|Factor { measure, times }| format!("{measure} × {times}")).collect();
    let fields = vec![
        ("name", Held::Words(name)),
        ("along", text(along)),
        ("by", text(by.as_deref().unwrap_or_default())),
        ("from", names(from)),
        ("also", names(&also)),
        ("to", text(to)),
        ("chance", text(&chance.to_string())),
        ("bearer", text(bearer)),
        ("measures", names(&measures)),
        ("techniques", names(techniques)),
    ];
    let mut spread = row("ways", known, fields);
    let adjust: Vec<String> = adjust.iter().map(adjustment).collect();
    let when: Vec<String> = when.iter().map(|test| format!("{{ {} }}", said(test))).collect();
    spread.fields.extend(each("when", &when));
    spread.fields.extend(each("adjust", &adjust));
    spread.fields.extend(each("must", must));
    spread.fields.extend(each("must-not", must_not));
    spread
}

/// A list of texts, each under a number.
fn each<'l>(name: &str, texts: &[impl Borrow<str>]) -> impl Iterator<Item = (String, Held<'l>)> {
    texts.iter().enumerate().map(move |(at, line)| (format!("{name}.{}", at + 1), text(line.borrow())))
}

fn adjustment(one: &Adjust) -> String {
    let Adjust { test, times, done } = one;
    let done = if done.is_empty() { String::new() } else { format!(", done: [{}]", done.join(", ")) };
    format!("{{ {}, times: {times}{done} }}", said(test))
}

/// A test as it is written in files, without its braces.
fn said(test: &Test) -> String {
    let Test { of, about, unsaid, supposing, place: _ } = test;
    let about = match about {
        About::Attr(name, Want::Is(truth)) => format!("attr: {name}, is: {truth}"),
        About::Attr(name, Want::Any(words)) => format!("attr: {name}, any: [{}]", words.join(", ")),
        About::Attr(name, Want::Some(truth)) => format!("attr: {name}, some: {truth}"),
        About::Attr(name, Want::AtLeast(least)) => format!("attr: {name}, at-least: {least}"),
        About::Fact(name, truth) => format!("fact: {name}, is: {truth}"),
        About::Crosses(border, truth) => format!("crosses: {border}, is: {truth}"),
        About::Spot(kinds) => format!("spot: [{}]", kinds.join(", ")),
    };
    let unsaid = unsaid.map(|share| format!(", unsaid: {share}")).unwrap_or_default();
    let supposing: Vec<String> = supposing.iter().map(adjustment).collect();
    let supposing =
        if supposing.is_empty() { String::new() } else { format!(", supposing: [{}]", supposing.join(", ")) };
    format!("of: {of}, {about}{unsaid}{supposing}")
}
