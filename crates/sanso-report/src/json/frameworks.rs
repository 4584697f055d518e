//! Frameworks and what leads from one to another, for programs. It speaks no language; names are given in both.

use crate::view::{Coverage, Mapped, bearer_id};
use sanso_core::frameworks::{
    Class, Contradiction, Covered, CoveredItem, Framework, Frameworks, Hop, Match, Relation, Way,
};
use sanso_core::plan::Bearer;
use sanso_core::text::{Text, Words};
use serde_json::{Value, json};

/// All frameworks and tables without their items and rows: `sanso-frameworks/1`.
pub fn frameworks_json(all: &Frameworks) -> String {
    let frameworks: Vec<Value> = all.all.iter().map(about).collect();
    super::lines(
        &json!({ "version": "sanso-frameworks/1", "frameworks": frameworks, "crosswalks": tables(all, None) }),
        2,
    )
}

/// One framework with its items: `sanso-framework/1`.
pub fn framework_json(all: &Frameworks, number: usize) -> String {
    let Some(one) = all.all.get(number) else { return String::new() };
    let items = one.items.iter().map(|item| {
        let parent = item.parent.and_then(|parent| one.items.get(parent as usize));
        json!({
            "id": item.id.as_str(),
            "parent": parent.map(|parent| parent.id.as_str()),
            "kind": item.kind.as_str(),
            "asked": item.is_asked(),
            "name": words(&item.name),
            "overlay": item.overlay,
        })
    });
    let items: Vec<Value> = items.collect();
    let document = json!({
        "version": "sanso-framework/1",
        "framework": about(one),
        "items": items,
        "crosswalks": tables(all, Some(number)),
    });
    super::lines(&document, 2)
}

/// What leads from one framework to another: `sanso-mapping/1`.
pub fn mapping_json(mapped: Mapped<'_>) -> String {
    let key = |number: usize| mapped.all.all.get(number).map(|one| one.about.key.as_str());
    // What only stands beside is told of one item; of all of them it would be nearly everything.
    let told = mapped.mapping.matches.iter().filter(|one| mapped.item.is_some() || one.class != Class::Beside);
    let matches: Vec<Value> = told.map(|one| matched(mapped, one)).collect();
    let against: Vec<Value> = mapped.mapping.contradictions.iter().map(|one| contradicted(mapped, one)).collect();
    let document = json!({
        "version": "sanso-mapping/1",
        "from": key(mapped.from),
        "to": key(mapped.to),
        "complete": !mapped.mapping.cut,
        "matches": matches,
        "contradictions": against,
    });
    super::lines(&document, 2)
}

/// The answers of a study read in a framework: `sanso-coverage/1`.
pub fn coverage_json(coverage: Coverage<'_>) -> String {
    let framework = coverage.all.all.get(coverage.framework);
    let counts = Covered::ALL.map(|state| (state.key().to_owned(), Value::from(coverage.count(state))));
    let items: Vec<Value> = coverage.items.iter().map(|item| covered(coverage, item)).collect();
    let document = json!({
        "version": "sanso-coverage/1",
        "framework": framework.map(|one| one.about.key.as_str()),
        "of": coverage.of.map(|of| coverage.study.model.id(of)),
        "as-of": coverage.study.assessment.as_of.map(|day| day.to_string()),
        "applying": coverage.applying(),
        "counts": Value::Object(counts.into_iter().collect()),
        "items": items,
    });
    super::lines(&document, 2)
}

pub(super) fn covered(coverage: Coverage<'_>, item: &CoveredItem) -> Value {
    let study = coverage.study;
    let known = coverage.all.all.get(coverage.framework).and_then(|one| one.items.get(item.item as usize));
    let proofs = item.proofs.iter().map(|proof| {
        let measure = study.library.measures.get(proof.measure as usize);
        let ids = |all: &[Bearer]| -> Vec<String> {
            all.iter().map(|bearer| bearer_id(&study.model, *bearer).to_owned()).collect()
        };
        let (silent, lacking) = (ids(&proof.silent), ids(&proof.lacking));
        json!({
            "measure": measure.map(|one| one.id.as_str()),
            "answered": proof.answered.and_then(|item| coverage.all.shown(item)),
            "relation": possible(proof.relation),
            "confidence": proof.confidence.key(),
            "tables": proof.tables.iter().filter_map(|table| coverage.all.crosswalks.get(*table)).map(|table| table.about.key.as_str()).collect::<Vec<_>>(),
            "overlays": proof.overlays,
            "done": proof.done.key(),
            "not-answered-by": silent,
            "lacking-at": lacking,
        })
    });
    json!({
        "id": known.map(|one| one.id.as_str()),
        "name": known.map(|one| words(&one.name)),
        "state": item.state.key(),
        "by": proofs.collect::<Vec<Value>>(),
    })
}

fn about(one: &Framework) -> Value {
    json!({
        "key": one.about.key.as_str(),
        "name": words(&one.name),
        "publisher": words(&one.publisher),
        "edition": one.edition.as_str(),
        "date": one.date.as_str(),
        "licence": words(&one.licence),
        "titles": one.titles.key(),
        "items": one.items.len(),
        "levels": one.grading.levels.iter().map(|level| level.key.as_str()).collect::<Vec<_>>(),
        "scorings": one.grading.scorings.iter().map(|scoring| scoring.key.as_str()).collect::<Vec<_>>(),
        "origin": words(&one.about.origin),
        "note": words(&one.about.note),
        "confidence": one.about.confidence.key(),
        "overlay": one.about.overlay,
    })
}

fn tables(all: &Frameworks, of: Option<usize>) -> Vec<Value> {
    let key = |number: usize| all.all.get(number).map(|one| one.about.key.as_str());
    let wanted = all.crosswalks.iter().filter(|one| of.is_none_or(|of| one.from == of || one.to == of));
    let told = wanted.map(|one| {
        json!({
            "key": one.about.key.as_str(),
            "from": key(one.from),
            "to": key(one.to),
            "kind": one.kind.key(),
            "made-of": one.made_of.iter().map(Text::as_str).collect::<Vec<_>>(),
            "rows": one.links.len(),
            "origin": words(&one.about.origin),
            "note": words(&one.about.note),
            "confidence": one.about.confidence.key(),
            "overlay": one.about.overlay,
        })
    });
    told.collect()
}

pub(super) fn words(said: &Words) -> Value {
    json!({ "en": said.en.as_deref(), "ja": said.ja.as_deref() })
}

pub(super) fn possible(relation: Relation) -> Vec<&'static str> {
    relation.possible().map(sanso_core::frameworks::Base::key).collect()
}

fn id(mapped: Mapped<'_>, framework: usize, item: u32) -> Option<&str> {
    mapped.all.item(framework, item).map(|item| item.id.as_str())
}

fn matched(mapped: Mapped<'_>, one: &Match) -> Value {
    json!({
        "from": id(mapped, mapped.from, one.from),
        "to": id(mapped, mapped.to, one.to),
        "possible": possible(one.relation),
        "class": one.class.key(),
        "confidence": one.confidence.key(),
        "score": one.score,
        "ways": one.ways.iter().map(|way| hops(mapped.all, way)).collect::<Vec<_>>(),
        "all-ways": one.all_ways,
    })
}

fn contradicted(mapped: Mapped<'_>, one: &Contradiction) -> Value {
    json!({
        "from": id(mapped, mapped.from, one.from),
        "to": id(mapped, mapped.to, one.to),
        "ways": one.ways.iter().map(|way| hops(mapped.all, way)).collect::<Vec<_>>(),
    })
}

fn hops(all: &Frameworks, way: &Way) -> Value {
    let hops: Vec<Value> = way.hops.iter().filter_map(|hop| told(all, *hop)).collect();
    json!({ "possible": possible(way.relation), "weight": way.weight, "hops": hops })
}

fn told(all: &Frameworks, hop: Hop) -> Option<Value> {
    let (table, link) = hop.link(all)?;
    Some(json!({
        "table": table.about.key.as_str(),
        "from": all.item(table.from, link.from)?.id.as_str(),
        "to": all.item(table.to, link.to)?.id.as_str(),
        "inverted": hop.inverted,
        "possible": possible(link.relation),
        "kind": table.kind.key(),
        "confidence": link.confidence.key(),
        "overlay": link.overlay,
    }))
}
