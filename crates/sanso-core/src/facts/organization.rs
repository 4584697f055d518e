//! Facts about organisations and what passes between them (first layer).

use super::data::{at_risk_if_wrong, regulated, secret};
use super::{Fact, Look, Truth, both};
use crate::model::{Attr, Kind, Subject};
use std::rc::Rc;

pub(super) static HOLDS_PROTECTED_DATA: Fact = Fact {
    name: "holds-protected-data",
    about: &[Kind::Organization],
    holds: both("data that must not leak is held by {}", "「{}」は漏えいしてはならないデータを扱っている"),
    fails: both("no data that must not leak is held by {}", "「{}」は漏えいして困るデータを扱っていない"),
    test: |look, organization| over_data(look, organization, secret),
};

pub(super) static HOLDS_DATA_THAT_MUST_BE_RIGHT: Fact = Fact {
    name: "holds-data-that-must-be-right",
    about: &[Kind::Organization],
    holds: both("data that must be right is held by {}", "「{}」は誤りや改ざんがあってはならないデータを扱っている"),
    fails: both("no data that must be right is held by {}", "「{}」は誤りがあって困るデータを扱っていない"),
    test: |look, organization| over_data(look, organization, at_risk_if_wrong),
};

pub(super) static RUNS_SYSTEMS: Fact = Fact {
    name: "runs-systems",
    about: &[Kind::Organization],
    holds: both("there are systems run by {}", "「{}」は自らシステムを運用している"),
    fails: both("there are no systems run by {}", "「{}」はシステムを運用していない"),
    test: |look, organization| match managed(look, organization).next() {
        Some(first) => look.seen(first),
        // Where stopping would hurt, there is something that can stop.
        None => needs_its_systems(look, organization),
    },
};

pub(super) static NEEDS_ITS_SYSTEMS: Fact = Fact {
    name: "needs-its-systems",
    about: &[Kind::Organization],
    holds: both("the business of {} needs its systems", "「{}」の事業はシステムに頼っている"),
    fails: both("the business of {} goes on without its systems", "「{}」の事業はシステムが止まっても続けられる"),
    test: needs_its_systems,
};

pub(super) static BOUND_BY_RULES: Fact = Fact {
    name: "bound-by-rules",
    about: &[Kind::Organization],
    holds: both("laws, standards or customer terms bind {}", "「{}」には従うべき法令・標準・取引条件がある"),
    fails: both("no law, standard or customer term binds {}", "「{}」には従うべき法令・標準・取引条件がない"),
    test: |look, organization| {
        let named = look.some(organization, Attr::BoundBy);
        if named == Truth::Yes { named } else { named.or(over_data(look, organization, regulated)) }
    },
};

pub(super) static OTHERS_DEPEND_ON_IT: Fact = Fact {
    name: "others-depend-on-it",
    about: &[Kind::Organization],
    holds: both("other organisations depend on {}", "他の組織が「{}」に頼っている"),
    fails: both("no modelled organisation depends on {}", "モデルの中で「{}」に頼る組織はない"),
    test: |look, organization| {
        let model = look.model();
        let provided = model.first_naming(organization, &[Attr::From], &[Kind::Supply, Kind::Maintenance]);
        first_link(look, provided.or_else(|| model.first_naming(organization, &[Attr::To], &[Kind::Entrustment])))
    },
};

pub(super) static DEPENDS_ON_OTHERS: Fact = Fact {
    name: "depends-on-others",
    about: &[Kind::Organization],
    holds: both("goods, services or upkeep for {} come from other organisations", "「{}」は他の組織に頼っている"),
    fails: both(
        "nothing for {} comes from another modelled organisation",
        "「{}」はモデルの中のどの組織にも頼っていない",
    ),
    test: depends_on_others,
};

pub(super) static DELIVERS_THINGS: Fact = Fact {
    name: "delivers-things",
    about: &[Kind::Supply],
    holds: both(
        "goods, software or energy are delivered under {}",
        "「{}」では製品・ソフトウェア・エネルギーが届けられる",
    ),
    fails: both("no goods are delivered under {}", "「{}」では物が届けられない"),
    test: |look, supply| look.is_any(supply, Attr::What, &["goods", "software", "energy"]),
};

pub(super) static ARRIVALS_ARE_CHECKED: Fact = Fact {
    name: "arrivals-are-checked",
    about: &[Kind::Supply],
    holds: both(
        "what arrives by {} is checked to be genuine and unaltered",
        "「{}」で届くものは正規品で改変が無いことを確かめている",
    ),
    fails: both("what arrives by {} is not checked", "「{}」で届くものを確かめていない"),
    test: |look, supply| look.says(supply, Attr::CheckedOnArrival),
};

/// Whether any data an organisation has to do with is of a sort; unknown where nothing is said about its data.
fn over_data(look: &Look<'_>, organization: Subject, test: fn(&Look<'_>, Subject) -> Truth) -> Truth {
    let known = over_known_data(look, organization, test);
    let has_data = !data_of(look, organization).is_empty();
    if known == Truth::Yes || has_data {
        return known;
    }
    // Only "none" settles it: whatever is named has to be described before anything can be said of it.
    match look.some(organization, Attr::Holds) {
        Truth::No => known,
        Truth::Yes | Truth::Unknown => Truth::Unknown,
    }
}

fn over_known_data(look: &Look<'_>, organization: Subject, test: fn(&Look<'_>, Subject) -> Truth) -> Truth {
    Truth::any(data_of(look, organization).iter().map(|data| test(look, *data)))
}

/// The data an organisation owns, holds, is entrusted with, shares, acts on or stores, in order.
pub(super) fn data_of(look: &Look<'_>, organization: Subject) -> Rc<[Subject]> {
    look.data_of(organization, || {
        let model = look.model();
        let mut found: Vec<Subject> = model.targets(organization, Attr::Holds).collect();
        for (attr, by) in model.all_naming(organization) {
            match (model.kind(*by), attr) {
                (Kind::Data, Attr::Owner | Attr::SharedWith) => found.push(*by),
                (Kind::Entrustment, Attr::To) | (Kind::DataEvent, Attr::Actor | Attr::To) => {
                    found.extend(model.targets(*by, Attr::Data));
                }
                _ => {}
            }
        }
        for thing in managed(look, organization) {
            found.extend(model.targets(thing, Attr::Stores));
        }
        found.sort_unstable();
        found.dedup();
        found
    })
}

/// The systems and components an organisation manages, systems first.
fn managed<'m>(look: &Look<'m>, organization: Subject) -> impl Iterator<Item = Subject> + use<'m> {
    let model = look.model();
    let things = model.managed_by(organization).iter().copied();
    things.filter(move |thing| matches!(model.kind(*thing), Kind::System | Kind::Component))
}

fn needs_its_systems(look: &Look<'_>, organization: Subject) -> Truth {
    let model = look.model();
    let own = look.matters(organization, Attr::Availability);
    if own != Truth::Unknown {
        return own;
    }
    let mut supplies = model.naming(organization, Attr::From).filter(|link| model.kind(*link) == Kind::Supply);
    if let Some(supply) = supplies.find(|supply| model.targets(*supply, Attr::Needs).next().is_some()) {
        return look.seen(supply);
    }
    let known = managed(look, organization).filter(|thing| model.level(*thing, Attr::Availability).is_some());
    // What single things say can show that stopping hurts, never that nothing does.
    match Truth::any(known.map(|thing| look.matters(thing, Attr::Availability))) {
        Truth::Yes => Truth::Yes,
        Truth::No | Truth::Unknown => Truth::Unknown,
    }
}

fn depends_on_others(look: &Look<'_>, organization: Subject) -> Truth {
    let model = look.model();
    let supplied = model.first_naming(organization, &[Attr::To], &[Kind::Supply]);
    let entrusted = model.first_naming(organization, &[Attr::From], &[Kind::Entrustment]);
    let from_outside = |link: &Subject| {
        let by = match model.kind(*link) {
            Kind::Maintenance => model.reference(*link, Attr::From),
            Kind::RemoteAccess => model.reference(*link, Attr::By).and_then(|who| model.manager(who)),
            _ => None,
        };
        by.is_some_and(|by| by != organization)
    };
    let entered = || {
        let things = model.managed_by(organization).iter();
        things
            .flat_map(|thing| [Attr::Of, Attr::To].into_iter().flat_map(|attr| model.naming(*thing, attr)))
            .find(from_outside)
    };
    first_link(look, supplied.or(entrusted).or_else(entered))
}

fn first_link(look: &Look<'_>, link: Option<Subject>) -> Truth {
    link.map_or(Truth::No, |link| look.seen(link))
}
