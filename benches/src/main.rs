//! Writes a generated model to standard output: `sanso-bench ASSETS LINKS`, and with the word `mesh` behind it one in which
//! everything talks with everything.
//!
//! The model is the shape of a real company group: sites with office, control, field and server zones, systems with their
//! components, flows that go where such flows go, data with events, suppliers. In the mesh, flows go from any component to
//! any other near it, whatever both are: no company looks so, and nothing is harder on the graph. The same arguments give
//! the same bytes.

mod plant;

use std::io::{BufWriter, Write, stdout};

/// A small deterministic generator (xorshift64*), so that models do not change with a library.
struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: u64) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33) % bound.max(1)
    }

    fn one<'a>(&mut self, of: &[&'a str]) -> &'a str {
        of.get(self.below(of.len() as u64) as usize).copied().unwrap_or("")
    }
}

fn main() -> std::io::Result<()> {
    let mut numbers = std::env::args().skip(1).filter_map(|arg| arg.parse::<u64>().ok());
    let assets = numbers.next().unwrap_or(1_000);
    let links = numbers.next().unwrap_or(assets * 10 / 7);
    let mesh = std::env::args().any(|arg| arg == "mesh");
    write_model(&mut BufWriter::new(stdout().lock()), assets, links, mesh)
}

/// About 150 assets a site, which is what a mid-sized plant has.
const PER_SITE: u64 = 150;
const ZONES: [&str; 4] = ["office", "control", "field", "server"];

fn write_model(out: &mut impl Write, assets: u64, links: u64, mesh: bool) -> std::io::Result<()> {
    let sites = assets.div_ceil(PER_SITE).max(1);
    let dice = &mut Dice(0x5eed);
    writeln!(out, "sanso: 1\nprocess: generated\nname: Generated company group\norganizations:")?;
    for site in 0..sites {
        writeln!(out, "  org-{site}: {{ role: manufacturer, size: {} }}", dice.one(&["small", "medium", "large"]))?;
    }
    writeln!(out, "zones:")?;
    for site in 0..sites {
        for zone in ZONES {
            writeln!(out, "  z-{site}-{zone}: {{ organization: org-{site}, kind: {zone} }}")?;
        }
    }
    writeln!(out, "systems:")?;
    for system in 0..sites * 6 {
        let (site, place) = (system / 6, system as usize % 6);
        let zone = if mesh { ZONES.get(place % 4) } else { plant::SYSTEMS.get(place) };
        writeln!(
            out,
            "  s-{system}: {{ organization: org-{site}, zone: z-{site}-{} }}",
            zone.copied().unwrap_or("office")
        )?;
    }
    if mesh {
        components(out, assets, sites, dice)?;
        flows(out, assets, links, dice)?;
    } else {
        plant::components(out, assets, dice)?;
        plant::flows(out, assets, links, dice)?;
    }
    business(out, assets, sites, dice)
}

fn components(out: &mut impl Write, assets: u64, sites: u64, dice: &mut Dice) -> std::io::Result<()> {
    writeln!(out, "components:")?;
    for asset in 0..assets {
        let system = (asset / PER_SITE).min(sites - 1) * 6 + dice.below(6);
        let kind = dice.one(&["sensor", "plc", "actuator", "hmi", "server", "pc", "gateway", "iot-device"]);
        let exposed = dice.below(40) == 0;
        component(out, asset, (kind, system, exposed), dice)?;
    }
    Ok(())
}

/// One component, with some of its attributes said.
fn component(
    out: &mut impl Write,
    asset: u64,
    (kind, system, exposed): (&str, u64, bool),
    dice: &mut Dice,
) -> std::io::Result<()> {
    write!(out, "  c-{asset}: {{ kind: {kind}, system: s-{system}")?;
    for attribute in ["updated", "known-weakness", "multi-factor", "genuine", "unattended", "commands-checked"] {
        if dice.below(3) == 0 {
            write!(out, ", {attribute}: {}", dice.below(2) == 0)?;
        }
    }
    if exposed {
        write!(out, ", exposed-to: [internet]")?;
    }
    writeln!(out, " }}")
}

fn flows(out: &mut impl Write, assets: u64, links: u64, dice: &mut Dice) -> std::io::Result<()> {
    writeln!(out, "flows:")?;
    for link in 0..links {
        let from = dice.below(assets);
        let near = dice.below(10) > 0;
        let to = if near { (from + 1 + dice.below(PER_SITE)) % assets } else { dice.below(assets) };
        let to = if to == from { (to + 1) % assets.max(2) } else { to };
        let what = dice.one(&["data", "measurement", "control", "management"]);
        writeln!(
            out,
            "  f-{link}: {{ from: c-{from}, to: c-{to}, what: [{what}], filtered: {} }}",
            dice.below(2) == 0
        )?;
    }
    Ok(())
}

fn business(out: &mut impl Write, assets: u64, sites: u64, dice: &mut Dice) -> std::io::Result<()> {
    let sets = assets.div_ceil(20).max(1);
    writeln!(out, "data:")?;
    for set in 0..sets {
        let level = dice.one(&["low", "medium", "high"]);
        writeln!(out, "  d-{set}: {{ owner: org-{}, integrity: {level}, availability: medium }}", set % sites)?;
    }
    writeln!(out, "data-events:")?;
    for set in 0..sets {
        for kind in ["generate", "process", "store"] {
            writeln!(out, "  e-{set}-{kind}: {{ kind: {kind}, data: [d-{set}], place: c-{} }}", dice.below(assets))?;
        }
    }
    writeln!(out, "supplies:")?;
    for site in 1..sites {
        writeln!(
            out,
            "  p-{site}: {{ from: org-{site}, to: org-{}, what: goods, needs: [s-{}] }}",
            dice.below(site),
            site * 6
        )?;
    }
    writeln!(out, "goals:")?;
    for site in 0..sites {
        writeln!(out, "  g-{site}: {{ at: org-{site}, kind: supply, recovery: 2, economic: 2 }}")?;
    }
    Ok(())
}
