//! Facts about components, above all about transcription points (second layer).

use super::{Fact, Look, Truth, both};
use crate::model::{Attr, Kind, Model, Subject};

const MEASURING: &[&str] = &["sensor", "meter", "camera"];
const ACTING: &[&str] = &["actuator", "drive", "robot", "machine", "appliance", "vehicle"];
/// Sorts of components of which nobody knows without being told whether they touch the physical world.
const EITHER: &[&str] = &[
    "plc",
    "rtu",
    "controller",
    "safety-controller",
    "iot-device",
    "medical-device",
    "gateway",
    "power-supply",
    "other",
];
const NETWORK: &[&str] = &["gateway", "firewall", "router", "switch", "access-point", "remote-access", "data-diode"];
const NETWORKED_WORLDS: &[&str] = &["internet", "mail", "mobile-network", "radio", "partner-network", "telephone"];
const COMMANDING: &[&str] = &["control", "program", "management", "remote-desktop"];

pub(super) static TRANSCRIBES: Fact = Fact {
    name: "transcribes",
    about: &[Kind::Component],
    holds: both(
        "physical quantities become data, or data becomes motion, at {}",
        "「{}」は物理量をデータに、またはデータを動きに変える（転写点）",
    ),
    fails: both("nothing at {} touches the physical world", "「{}」は物理的な世界に触れない"),
    test: |look, component| Truth::any([measures, acts].map(|test| test(look, component))),
};

pub(super) static MEASURES: Fact = Fact {
    name: "measures",
    about: &[Kind::Component],
    holds: both("physical quantities are measured by {}", "「{}」は物理量を計測する"),
    fails: both("nothing physical is measured by {}", "「{}」は物理量を計測しない"),
    test: measures,
};

pub(super) static ACTS_ON_THE_WORLD: Fact = Fact {
    name: "acts-on-the-world",
    about: &[Kind::Component],
    holds: both("something physical is moved or changed by {}", "「{}」は物理的な世界に作用する"),
    fails: both("nothing physical is moved or changed by {}", "「{}」は物理的には何にも作用しない"),
    test: acts,
};

pub(super) static IS_NETWORK_EQUIPMENT: Fact = Fact {
    name: "is-network-equipment",
    about: &[Kind::Component],
    holds: both("traffic of others goes through {}", "「{}」は他の機器の通信を担う"),
    fails: both("no traffic of others goes through {}", "「{}」は他の機器の通信を担わない"),
    test: |look, component| look.is_any(component, Attr::Kind, NETWORK),
};

pub(super) static REACHABLE_OVER_NETWORK: Fact = Fact {
    name: "reachable-over-network",
    about: &[Kind::Component],
    holds: both("{} can be reached over a network", "「{}」にはネットワーク経由で到達できる"),
    fails: both("{} cannot be reached over a network", "「{}」にはネットワーク経由で到達できない"),
    test: reachable,
};

pub(super) static MAY_HAVE_OPEN_WEAKNESS: Fact = Fact {
    name: "may-have-open-weakness",
    about: &[Kind::Component],
    holds: both("vulnerabilities are open, or bound to be, in {}", "「{}」には脆弱性が残っている、または残りやすい"),
    fails: both("known vulnerabilities are kept out of {}", "「{}」は既知の脆弱性がない状態に保たれている"),
    test: |look, component| {
        // Every update there is may be applied, and still none comes any more.
        let unpatched = look.says(component, Attr::Supported).and(look.says(component, Attr::Updated)).not();
        look.says(component, Attr::KnownWeakness).or(unpatched)
    },
};

pub(super) static LOGIN_IS_WEAK: Fact = Fact {
    name: "login-is-weak",
    about: &[Kind::Component],
    holds: both("logging in to {} is easy for somebody else", "「{}」へのログインは他人にも容易である"),
    fails: both("logging in to {} is hard for somebody else", "「{}」へのログインは他人には難しい"),
    test: login_is_weak,
};

pub(super) static MANAGED_FROM_AFAR: Fact = Fact {
    name: "managed-from-afar",
    about: &[Kind::Component],
    holds: both("somebody manages or commands {} from a distance", "「{}」は離れた所から管理・操作される"),
    fails: both("nobody manages {} from a distance", "「{}」は離れた所から管理・操作されない"),
    test: managed_from_afar,
};

pub(super) static COMMANDS_ARE_CHECKED: Fact = Fact {
    name: "commands-are-checked",
    about: &[Kind::Component],
    holds: both("commands to {} are checked before they are carried out", "「{}」は動作する前に指令を確かめる"),
    fails: both("commands to {} are carried out unchecked", "「{}」は指令を確かめずに従う"),
    test: |look, component| look.says(component, Attr::CommandsChecked),
};

pub(super) static STOP_MATTERS: Fact = Fact {
    name: "stop-matters",
    about: &[Kind::Component],
    holds: both("a stop of {} hurts", "「{}」が止まると困る"),
    fails: both("a stop of {} hardly hurts", "「{}」が止まってもあまり困らない"),
    test: stop_matters,
};

pub(super) static CAN_CAUSE_HARM: Fact = Fact {
    name: "can-cause-harm",
    about: &[Kind::Component],
    holds: both(
        "a wrong action of {} can harm people, property or the environment",
        "「{}」の誤動作は人・財物・環境に危害を及ぼし得る",
    ),
    fails: both("a wrong action of {} harms nobody and nothing", "「{}」が誤動作しても危害は及ばない"),
    test: |look, component| {
        let model = look.model();
        let goals = model
            .naming(component, Attr::At)
            .filter(|goal| model.says_any(*goal, Attr::Kind, &["people", "environment"]) == Some(true));
        match goals.into_iter().next() {
            Some(goal) => look.seen(goal),
            None => look.some(component, Attr::CanHarm),
        }
    },
};

pub(super) static ORIGIN_IS_CHECKED: Fact = Fact {
    name: "origin-is-checked",
    about: &[Kind::Component],
    holds: both("a check before connecting showed {} to be genuine", "「{}」は正規品であることを接続前に確かめてある"),
    fails: both(
        "no check before connecting showed {} to be genuine",
        "「{}」は正規品かどうかを確かめずに接続されている",
    ),
    test: |look, component| look.says(component, Attr::Genuine),
};

pub(super) static WITHIN_REACH_OF_OUTSIDERS: Fact = Fact {
    name: "within-reach-of-outsiders",
    about: &[Kind::Component],
    holds: both("outsiders can lay hands on {}", "「{}」には部外者の手が届く"),
    fails: both("outsiders cannot lay hands on {}", "「{}」には部外者の手が届かない"),
    test: within_reach,
};

pub(super) static STANDS_UNATTENDED: Fact = Fact {
    name: "stands-unattended",
    about: &[Kind::Component],
    holds: both("the place of {} is out of sight", "「{}」は人の目が届かない場所にある"),
    fails: both("the place of {} is in somebody's sight", "「{}」は人の目が届く場所にある"),
    test: |look, component| look.says(component, Attr::Unattended),
};

pub(super) static WIPED_AT_DISPOSAL: Fact = Fact {
    name: "wiped-at-disposal",
    about: &[Kind::Component],
    holds: both("taking {} out of use includes wiping", "「{}」は使い終えるとき中身を消去する"),
    fails: both("taking {} out of use does not include wiping", "「{}」は使い終えるとき中身を消去しない"),
    test: |look, component| look.says(component, Attr::WipedAtDisposal),
};

fn measures(look: &Look<'_>, component: Subject) -> Truth {
    touches(look, component, Attr::Senses, MEASURING)
}

fn acts(look: &Look<'_>, component: Subject) -> Truth {
    touches(look, component, Attr::ActsOn, ACTING)
}

/// What the component says, else what its sort tells: some sorts always do, some may, the rest never do.
fn touches(look: &Look<'_>, component: Subject, attr: Attr, always: &[&str]) -> Truth {
    let model = look.model();
    if model.stated(component, attr).is_some() {
        return look.some(component, attr);
    }
    match look.word(component, Attr::Kind) {
        Some(kind) if always.contains(&kind) => look.by_nature(component, Attr::Kind, Truth::Yes),
        Some(kind) if !EITHER.contains(&kind) && !MEASURING.contains(&kind) && !ACTING.contains(&kind) => {
            look.by_nature(component, Attr::Kind, Truth::No)
        }
        _ => look.some(component, attr),
    }
}

/// The component with what contains it: what it is built into, its system, its zone and the zones around that.
fn surroundings<'m>(model: &'m Model, component: Subject) -> impl Iterator<Item = Subject> + use<'m> {
    let shells = std::iter::successors(Some(component), |inner| model.reference(*inner, Attr::Inside)).take(16);
    let zones = std::iter::successors(model.zone(component), |zone| model.reference(*zone, Attr::PartOf)).take(16);
    shells.chain(model.system(component)).chain(zones)
}

fn reachable(look: &Look<'_>, component: Subject) -> Truth {
    let model = look.model();
    let exposed = look.is_any(component, Attr::ExposedTo, NETWORKED_WORLDS);
    if exposed == Truth::Yes {
        return Truth::Yes;
    }
    let linked = surroundings(model, component).find_map(|place| {
        model.first_naming(place, &[Attr::From, Attr::To, Attr::Via], &[Kind::Flow, Kind::RemoteAccess])
    });
    if let Some(link) = linked {
        return look.seen(link);
    }
    exposed.or(look.some(component, Attr::ManagedFrom))
}

fn login_is_weak(look: &Look<'_>, component: Subject) -> Truth {
    let default = look.says(component, Attr::DefaultCredentials);
    let open = default.or(look.says(component, Attr::LoginRequired).not());
    if open == Truth::Yes {
        return Truth::Yes;
    }
    open.or(look.says(component, Attr::SharedCredentials).and(look.says(component, Attr::MultiFactor).not()))
}

fn managed_from_afar(look: &Look<'_>, component: Subject) -> Truth {
    let model = look.model();
    let named = look.some(component, Attr::ManagedFrom);
    if named == Truth::Yes {
        return named;
    }
    let afar = surroundings(model, component).find_map(|place| {
        [Attr::To, Attr::Of]
            .into_iter()
            .flat_map(|attr| model.naming(place, attr))
            .find(|by| comes_from_afar(model, *by))
    });
    if let Some(link) = afar {
        return look.seen(link);
    }
    let upkeep = surroundings(model, component).flat_map(|place| model.naming(place, Attr::Of));
    named.or(Truth::any(upkeep.map(|by| look.says(by, Attr::Remote))))
}

/// Whether a link lets somebody elsewhere manage or command what it names.
fn comes_from_afar(model: &Model, link: Subject) -> bool {
    match model.kind(link) {
        Kind::RemoteAccess => true,
        Kind::Maintenance => model.truth(link, Attr::Remote) == Some(true),
        Kind::Flow => {
            let crossing = model.crossing(link);
            (crossing.zone || crossing.organization) && model.says_any(link, Attr::What, COMMANDING) == Some(true)
        }
        _ => false,
    }
}

fn stop_matters(look: &Look<'_>, component: Subject) -> Truth {
    let model = look.model();
    let own = look.matters(component, Attr::Availability);
    if own != Truth::Unknown {
        return own;
    }
    let holders = || std::iter::once(component).chain(model.system(component));
    let needing = holders().find_map(|thing| {
        model.first_naming(thing, &[Attr::Needs, Attr::At], &[Kind::System, Kind::Supply, Kind::Goal])
    });
    if let Some(by) = needing {
        return look.seen(by);
    }
    match model.system(component) {
        Some(system) if look.matters(system, Attr::Availability) == Truth::Yes => Truth::Yes,
        _ => Truth::Unknown,
    }
}

fn within_reach(look: &Look<'_>, component: Subject) -> Truth {
    let model = look.model();
    let alone = look.says(component, Attr::Unattended);
    let public = look.is_any(component, Attr::ExposedTo, &["public-place"]);
    match model.zone(component) {
        Some(zone) => alone.or(public).or(look.is_any(zone, Attr::Access, &["public", "shared"])),
        None => alone.or(public),
    }
}
