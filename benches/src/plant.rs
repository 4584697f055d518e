//! Components and flows as a manufacturing company has them: lines of sensors, controllers and actuators, operated from a
//! control room, with servers behind it and an office beside.

use crate::{Dice, PER_SITE, component};
use std::io::Write;

/// The zone of each system of a site: three lines, the control room, the office, the servers.
pub const SYSTEMS: [&str; 6] = ["field", "field", "field", "control", "office", "server"];

/// The components of a site: how many, of which kind, in which of its systems.
const ROLES: [(u64, &str, u64); 20] = [
    (1, "plc", 0),
    (12, "sensor", 0),
    (6, "actuator", 0),
    (1, "iot-device", 0),
    (1, "plc", 1),
    (12, "sensor", 1),
    (6, "actuator", 1),
    (1, "iot-device", 1),
    (1, "plc", 2),
    (12, "sensor", 2),
    (6, "actuator", 2),
    (1, "iot-device", 2),
    (6, "hmi", 3),
    (4, "pc", 3),
    (4, "server", 3),
    (1, "gateway", 3),
    (54, "pc", 4),
    (1, "gateway", 4),
    (18, "server", 5),
    (2, "gateway", 5),
];

/// A kind of component in a system of its site.
type Role = (&'static str, u64);

/// What a flow goes from, what it goes to, what it carries: kind and system. Of the lines one stands for all.
const FLOWS: [(Role, Role, &str); 10] = [
    (("sensor", 0), ("plc", 0), "measurement"),
    (("plc", 0), ("actuator", 0), "control"),
    (("plc", 0), ("hmi", 3), "measurement"),
    (("hmi", 3), ("plc", 0), "control"),
    (("hmi", 3), ("server", 3), "data"),
    (("server", 3), ("server", 5), "data"),
    (("pc", 4), ("server", 5), "data"),
    (("server", 5), ("pc", 4), "data"),
    (("gateway", 5), ("server", 5), "data"),
    (("pc", 3), ("plc", 0), "management"),
];

/// Which role the component at a place of its site has. Neighbours have different ones, so that a few are a small company.
fn role(place: u64) -> Role {
    let mut left = place * 37 % PER_SITE;
    for (count, kind, system) in ROLES {
        if left < count {
            return (kind, system);
        }
        left -= count;
    }
    ("pc", 4)
}

/// Writes the components.
pub fn components(out: &mut impl Write, assets: u64, dice: &mut Dice) -> std::io::Result<()> {
    writeln!(out, "components:")?;
    for asset in 0..assets {
        let (kind, system) = role(asset % PER_SITE);
        // What stands behind the walls is not reached from the internet; of what is meant for it, some is.
        let exposed = matches!((kind, system), ("gateway", 4 | 5) | ("server", 5)) && dice.below(8) == 0;
        component(out, asset, (kind, asset / PER_SITE * 6 + system, exposed), dice)?;
    }
    Ok(())
}

/// Writes the flows: one of twenty goes to the servers of another site, the rest stay at home.
pub fn flows(out: &mut impl Write, assets: u64, links: u64, dice: &mut Dice) -> std::io::Result<()> {
    writeln!(out, "flows:")?;
    for link in 0..links {
        let abroad = dice.below(20) == 0;
        let from = dice.below(assets);
        let site = from / PER_SITE * PER_SITE;
        let pick = dice.below(FLOWS.len() as u64) as usize;
        let Some((mut source, mut target, what)) = FLOWS.get(pick).copied() else { continue };
        let line = dice.below(3);
        for (_, system) in [&mut source, &mut target] {
            *system = if *system == 0 { line } else { *system };
        }
        let from = of_role(site, source, assets, dice).unwrap_or(from);
        let site = if abroad { dice.below(assets) / PER_SITE * PER_SITE } else { site };
        let to = of_role(site, if abroad { ("server", 5) } else { target }, assets, dice).unwrap_or(site);
        let to = if to == from { (to + 1) % assets.max(2) } else { to };
        // Borders between zones are mostly guarded, the inside of a line seldom is.
        let filtered = if source.1 == target.1 && !abroad { dice.below(4) == 0 } else { dice.below(5) > 0 };
        writeln!(out, "  f-{link}: {{ from: c-{from}, to: c-{to}, what: [{what}], filtered: {filtered} }}")?;
    }
    Ok(())
}

/// Some component of a role at a site, if it has one.
fn of_role(site: u64, wanted: Role, assets: u64, dice: &mut Dice) -> Option<u64> {
    let len = PER_SITE.min(assets - site);
    let start = dice.below(len);
    (0..len).map(|at| (start + at) % len).find(|place| role(*place) == wanted).map(|place| site + place)
}
