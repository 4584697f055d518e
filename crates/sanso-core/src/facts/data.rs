//! Facts about data and what happens to it (third layer).

use super::{Fact, Look, Truth, both};
use crate::model::{Attr, Kind, Subject};

const SECRET: &[&str] = &[
    "personal",
    "sensitive-personal",
    "trade-secret",
    "limited-provision",
    "export-controlled",
    "contract-confidential",
];
const REGULATED_BY_LAW: &[&str] = &["personal", "sensitive-personal", "pseudonymised", "export-controlled"];
const OPEN_MEDIA: &[&str] = &["internet", "mobile-network", "radio", "removable-media", "paper"];

/// Kinds that handle data: events, flows that carry it, components that store it.
const HANDLERS: &[Kind] = &[Kind::Component, Kind::Flow, Kind::DataEvent];

/// Kinds that say how data is protected on its way.
const WAYS: &[Kind] = &[Kind::Flow, Kind::DataEvent];

pub(super) static NEEDS_SECRECY: Fact = Fact {
    name: "needs-secrecy",
    about: &[Kind::Data],
    holds: both("{} must not leak", "「{}」は漏えいしてはならない"),
    fails: both("{} may be known to anybody", "「{}」は知られても困らない"),
    test: secret,
};

pub(super) static REGULATED: Fact = Fact {
    name: "regulated",
    about: &[Kind::Data],
    holds: both("laws or rules bind {}", "「{}」には法令や規則が適用される"),
    fails: both("no law or rule binds {}", "「{}」に適用される法令や規則はない"),
    test: regulated,
};

pub(super) static SHARED_WITH_FEW: Fact = Fact {
    name: "shared-with-few",
    about: &[Kind::Data],
    holds: both("certain parties share {}", "「{}」は特定の関係者の間で共有されている"),
    fails: both("no parties share {}", "「{}」は誰とも共有されていない"),
    test: shared_with_few,
};

pub(super) static SHARING_LEVEL_IS_AGREED: Fact = Fact {
    name: "sharing-level-is-agreed",
    about: &[Kind::Data],
    holds: both(
        "the parties that share {} agreed on a level of protection",
        "「{}」を共有する関係者は保護の水準を合意している",
    ),
    fails: both(
        "the parties that share {} agreed on no level of protection",
        "「{}」を共有する関係者は保護の水準を合意していない",
    ),
    test: sharing_level_is_agreed,
};

pub(super) static PROCESSES_DATA: Fact = Fact {
    name: "processes-data",
    about: HANDLERS,
    holds: both("data is processed or used in {}", "「{}」ではデータを加工・利用する"),
    fails: both("no data is processed in {}", "「{}」ではデータを加工・利用しない"),
    test: |look, handler| is_event(look, handler, &["process"]),
};

pub(super) static KEEPS_DATA: Fact = Fact {
    name: "keeps-data",
    about: HANDLERS,
    holds: both("data is kept in {}", "「{}」ではデータを保管する"),
    fails: both(
        "no data is kept in {} beyond what other events say",
        "「{}」ではほかのイベントで扱うもの以外にデータを保管しない",
    ),
    test: keeps_data,
};

pub(super) static MOVES_DATA: Fact = Fact {
    name: "moves-data",
    about: HANDLERS,
    holds: both("data moves in {}", "「{}」ではデータが移動する"),
    fails: both(
        "no data moves in {} beyond what other events say",
        "「{}」ではほかのイベントで扱うもの以外にデータが移動しない",
    ),
    test: moves_data,
};

pub(super) static HANDLES_SECRETS: Fact = Fact {
    name: "handles-secrets",
    about: HANDLERS,
    holds: both("data that must not leak is handled in {}", "「{}」は漏えいしてはならないデータを扱う"),
    fails: both("no data that must not leak is handled in {}", "「{}」は漏えいして困るデータを扱わない"),
    test: |look, handler| over_handled(look, handler, secret),
};

pub(super) static HANDLES_WHAT_MUST_BE_RIGHT: Fact = Fact {
    name: "handles-what-must-be-right",
    about: HANDLERS,
    holds: both("data that must be right is handled in {}", "「{}」は誤りがあってはならないデータを扱う"),
    fails: both("no data that must be right is handled in {}", "「{}」は誤りがあって困るデータを扱わない"),
    test: |look, handler| over_handled(look, handler, at_risk_if_wrong),
};

pub(super) static HANDLES_WHAT_MUST_BE_AT_HAND: Fact = Fact {
    name: "handles-what-must-be-at-hand",
    about: HANDLERS,
    holds: both("data that must be at hand is handled in {}", "「{}」は使えないと困るデータを扱う"),
    fails: both("no data that must be at hand is handled in {}", "「{}」は使えなくても困らないデータだけを扱う"),
    test: |look, handler| over_handled(look, handler, |look, data| look.matters(data, Attr::Availability)),
};

pub(super) static LEAVES_ITS_PLACE: Fact = Fact {
    name: "leaves-its-place",
    about: HANDLERS,
    holds: both(
        "in {} data leaves the network or organisation it is in",
        "「{}」ではデータが元のネットワークや組織の外に出る",
    ),
    fails: both("in {} data stays within one network", "「{}」ではデータが1つのネットワークの中にとどまる"),
    test: leaves_its_place,
};

pub(super) static SENDER_IS_VERIFIED: Fact = Fact {
    name: "sender-is-verified",
    about: WAYS,
    holds: both("the receiver of {} verifies who sends", "「{}」の受信側は送信元を確かめる"),
    fails: both("the receiver of {} does not verify who sends", "「{}」の受信側は送信元を確かめない"),
    test: |look, handler| said_on_the_way(look, handler, Attr::SenderVerified),
};

pub(super) static ALTERATION_IS_NOTICED: Fact = Fact {
    name: "alteration-is-noticed",
    about: WAYS,
    holds: both("alteration of {} on the way would be noticed", "「{}」の途中で改ざんがあれば気付ける"),
    fails: both("alteration of {} on the way would go unnoticed", "「{}」の途中で改ざんがあっても気付けない"),
    test: |look, handler| said_on_the_way(look, handler, Attr::IntegrityChecked),
};

pub(super) static IS_ENCRYPTED: Fact = Fact {
    name: "is-encrypted",
    about: WAYS,
    holds: both("encryption protects {}", "「{}」は暗号化されている"),
    fails: both("no encryption protects {}", "「{}」は暗号化されていない"),
    test: |look, handler| said_on_the_way(look, handler, Attr::Encrypted),
};

/// Whether a data set must not leak.
pub(super) fn secret(look: &Look<'_>, data: Subject) -> Truth {
    let category = look.is_any(data, Attr::Category, SECRET);
    if category == Truth::Yes {
        return category;
    }
    if look.lists(data, Attr::Category, "open") && look.model().stated(data, Attr::Confidentiality).is_none() {
        return category;
    }
    category.or(look.matters(data, Attr::Confidentiality))
}

/// Whether a data set must be right.
pub(super) fn at_risk_if_wrong(look: &Look<'_>, data: Subject) -> Truth {
    look.matters(data, Attr::Integrity)
}

/// Whether laws or rules bind a data set.
pub(super) fn regulated(look: &Look<'_>, data: Subject) -> Truth {
    let category = look.is_any(data, Attr::Category, REGULATED_BY_LAW);
    if category == Truth::Yes { category } else { category.or(look.some(data, Attr::Laws)) }
}

fn shared_with_few(look: &Look<'_>, data: Subject) -> Truth {
    let model = look.model();
    let shared = look.some(data, Attr::SharedWith);
    if shared == Truth::Yes {
        return shared;
    }
    let passed_on = model.naming(data, Attr::Data).find(|by| match model.kind(*by) {
        Kind::Entrustment => true,
        Kind::DataEvent => model.crossing(*by).organization,
        _ => false,
    });
    let carried = model.naming(data, Attr::Carries).find(|flow| model.crossing(*flow).organization);
    if let Some(link) = passed_on.or(carried) {
        return look.seen(link);
    }
    // A transfer to nobody knows where may well be one to somebody else.
    let transfers =
        model.naming(data, Attr::Data).filter(|by| model.says_any(*by, Attr::Kind, &["transfer"]) == Some(true));
    let open = transfers.filter(|event| model.reference(*event, Attr::Flow).is_none());
    shared.or(Truth::any(open.map(|event| has_open_end(look, event))))
}

fn sharing_level_is_agreed(look: &Look<'_>, data: Subject) -> Truth {
    let model = look.model();
    if model.stated(data, Attr::LevelAgreed).is_some() {
        return look.says(data, Attr::LevelAgreed);
    }
    let mut entrusted = model.naming(data, Attr::Data).filter(|by| model.kind(*by) == Kind::Entrustment).peekable();
    if entrusted.peek().is_none() {
        return look.says(data, Attr::LevelAgreed);
    }
    Truth::all(entrusted.map(|link| look.says(link, Attr::LevelAgreed)))
}

fn is_event(look: &Look<'_>, handler: Subject, kinds: &[&str]) -> Truth {
    match look.model().kind(handler) {
        Kind::DataEvent => look.is_any(handler, Attr::Kind, kinds),
        _ => Truth::No,
    }
}

fn keeps_data(look: &Look<'_>, handler: Subject) -> Truth {
    let model = look.model();
    if model.kind(handler) != Kind::Component {
        return is_event(look, handler, &["store"]);
    }
    // What a storage event at this place already tells is judged there, once.
    let told: Vec<Subject> = model
        .naming(handler, Attr::Place)
        .filter(|event| model.says_any(*event, Attr::Kind, &["store"]) == Some(true))
        .flat_map(|event| model.targets(event, Attr::Data))
        .collect();
    match model.targets(handler, Attr::Stores).any(|data| !told.contains(&data)) {
        true => look.some(handler, Attr::Stores),
        false => Truth::No,
    }
}

fn moves_data(look: &Look<'_>, handler: Subject) -> Truth {
    let model = look.model();
    if model.kind(handler) != Kind::Flow {
        return is_event(look, handler, &["transfer"]);
    }
    let told: Vec<Subject> =
        model.naming(handler, Attr::Flow).flat_map(|event| model.targets(event, Attr::Data)).collect();
    match model.targets(handler, Attr::Carries).any(|data| !told.contains(&data)) {
        true => look.some(handler, Attr::Carries),
        false => Truth::No,
    }
}

fn over_handled(look: &Look<'_>, handler: Subject, test: fn(&Look<'_>, Subject) -> Truth) -> Truth {
    let attr = match look.model().kind(handler) {
        Kind::Component => Attr::Stores,
        Kind::Flow => Attr::Carries,
        _ => Attr::Data,
    };
    Truth::any(look.model().targets(handler, attr).map(|data| test(look, data)))
}

fn leaves_its_place(look: &Look<'_>, handler: Subject) -> Truth {
    let model = look.model();
    let crossing = model.crossing(handler);
    if crossing.organization || crossing.zone {
        return look.seen(handler);
    }
    let flow = match model.kind(handler) {
        Kind::Flow => Some(handler),
        Kind::DataEvent => model.reference(handler, Attr::Flow),
        _ => return Truth::No,
    };
    match flow {
        Some(flow) => look.is_any(flow, Attr::Over, OPEN_MEDIA),
        None => has_open_end(look, handler),
    }
}

/// Whether an event that crosses no border may cross one after all: both ends are needed to say that it does not.
fn has_open_end(look: &Look<'_>, event: Subject) -> Truth {
    match [Attr::Place, Attr::To].map(|end| look.some(event, end)) {
        [Truth::Unknown, _] | [_, Truth::Unknown] => Truth::Unknown,
        _ => Truth::No,
    }
}

/// What the event says, else what the flow it travels on says.
fn said_on_the_way(look: &Look<'_>, handler: Subject, attr: Attr) -> Truth {
    let model = look.model();
    if model.stated(handler, attr).is_some() {
        return look.says(handler, attr);
    }
    match model.reference(handler, Attr::Flow) {
        Some(flow) => look.says(flow, attr),
        None => look.says(handler, attr),
    }
}
