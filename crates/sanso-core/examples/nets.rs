//! A value creation process of many elements as a bare net, and how long each question asked of it takes.
//!
//! `cargo run --release -p sanso-core --example nets -- [ELEMENTS] [THREADS]`

#![allow(clippy::indexing_slicing, reason = "a generator for measurements, not part of the engine")]

use std::time::Instant;

use sanso_core::graph::bounds::upper;
use sanso_core::graph::cuts::{Sought, cuts};
use sanso_core::graph::net::{Link, Net};
use sanso_core::graph::order::causes_first;
use sanso_core::graph::routes::routes;
use sanso_core::graph::settle::{possible, relevant, settle};
use sanso_core::graph::spread::{hits, marginals};
use sanso_core::graph::value::value;
use sanso_core::graph::worlds::Worlds;

fn main() {
    let mut args = std::env::args().skip(1).map(|arg| arg.parse::<usize>().unwrap_or(1));
    let elements = args.next().unwrap_or(100_000);
    let threads = args.next().unwrap_or(2);
    let drawn = time("generate", || draw(elements));
    let Drawn { states, ways, chances, goals, borders } = drawn;
    let net = time("net", || Net::new(states, &ways));
    drop(ways);
    println!("{elements} elements, {} states, {} ways, {} goals", net.states(), net.ways(), goals.len());
    let settled = time("settle", || settle(&net, &chances));
    println!("  {} states can hold", settled.order.len());
    let held = time("closure", || possible(&net, |_| true));
    println!("  {} states are possible", held.iter().filter(|held| **held).count());
    time("relevant", || relevant(&net, &goals[..1]));
    let worst = *goals.iter().min_by_key(|goal| settled.cost[**goal as usize]).unwrap_or(&0);
    let found = time("5 routes to the likeliest goal", || {
        routes(&net, &settled, &chances, (worst, 5), &|way| borders[way as usize])
    });
    for route in &found.routes {
        println!("  {:.6} by {} ways, {} aside", route.chance, route.ways.len(), route.aside.len());
    }
    let order = time("order", || causes_first(&net, &settled.order));
    let worlds = Worlds { count: 1024, seed: 7, threads };
    for (name, order) in [("as settled", &settled.order), ("causes first", &order)] {
        let all = time(&format!("1,024 worlds, all goals, {name}"), || hits(&net, order, &chances, worlds, &goals));
        println!("  {} hits", all.iter().map(|count| u64::from(*count)).sum::<u64>());
    }
    time("1,024 worlds, one goal", || hits(&net, &order, &chances, worlds, &[worst]));
    let every = time("1,024 worlds, every state", || marginals(&net, &order, &chances, worlds));
    let share = every.iter().map(|count| f64::from(*count)).sum::<f64>() / 1024.0 / net.states() as f64;
    println!("  {:.2} % of all states in all worlds", share * 100.0);
    let mut losses = vec![0.0; net.states()];
    goals.iter().for_each(|goal| losses[*goal as usize] = 1.0);
    let valued = time("values of all ways", || value(&net, &order, &chances, &losses));
    println!("  {:.3} goals expected, roughly", valued.loss);
    let high = time("upper bounds", || upper(&net, &settled, &chances));
    println!("  {:.3} goals at most", goals.iter().map(|goal| high[*goal as usize]).sum::<f64>());
    let found = time("cuts of three", || {
        cuts(&net, Sought { goal: worst, size: 3, least: 0.0 }, &|way| chances[way as usize], &|way| vec![way])
    });
    println!("  {} cuts, complete: {}", found.cuts.len(), found.complete);
    println!("peak of memory: {} MiB", peak());
}

/// Prints how long something took: on the wall and, to the hundredth of a second, on all processors together.
fn time<T>(what: &str, work: impl FnOnce() -> T) -> T {
    let (start, before) = (Instant::now(), busy());
    let result = work();
    let wall = start.elapsed().as_secs_f64() * 1000.0;
    println!("{what}: {wall:.2} ms, processors {} ms", busy() - before);
    result
}

/// Milliseconds of processors this process has used.
fn busy() -> u64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let fields = stat.rsplit(')').next().unwrap_or_default().split_whitespace();
    fields.skip(11).take(2).filter_map(|ticks| ticks.parse::<u64>().ok()).sum::<u64>() * 10
}

fn peak() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmHWM")).unwrap_or_default();
    line.split_whitespace().nth(1).and_then(|number| number.parse::<u64>().ok()).unwrap_or(0) / 1024
}

/// A net drawn for measuring.
#[derive(Default)]
struct Drawn {
    states: usize,
    ways: Vec<Link>,
    chances: Vec<f32>,
    goals: Vec<u32>,
    borders: Vec<Option<u64>>,
}

impl Drawn {
    fn state(&mut self) -> u32 {
        self.states += 1;
        self.states as u32 - 1
    }

    fn way(&mut self, premises: &[u32], conclusion: u32, chance: f32) {
        let id = self.ways.len() as u64;
        self.ways.push(Link { premises: premises.to_vec(), conclusion, id });
        self.chances.push(chance);
        self.borders.push(premises.is_empty().then_some(id));
    }

    fn across(&mut self, premises: &[u32], conclusion: u32, chance: f32) {
        self.way(premises, conclusion, chance);
        let border = (1 << 63) | (u64::from(premises[0] / 2000) << 32) | u64::from(conclusion / 2000);
        self.borders[self.ways.len() - 1] = Some(border);
    }
}

/// SplitMix64.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    fn below(&mut self, limit: usize) -> usize {
        ((u128::from(self.next()) * limit as u128) >> 64) as usize
    }

    fn between(&mut self, low: f32, high: f32) -> f32 {
        low + (high - low) * (self.next() >> 40) as f32 / (1u64 << 24) as f32
    }
}

/// Organisations of 500 elements each: people with credentials, zones of ten components, data, procedures; flows between
/// components, three suppliers each, machines that can do harm.
fn draw(elements: usize) -> Drawn {
    let mut net = Drawn::default();
    let mut random = Random(7);
    let organizations = elements.div_ceil(500).max(1);
    let stopped: Vec<u32> = (0..organizations).map(|_| net.state()).collect();
    for own in 0..organizations {
        let size = 500.min(elements);
        let supply = net.state();
        for _ in 0..3 {
            let other = random.below(organizations);
            if other != own {
                net.across(&[stopped[other]], supply, 0.05);
            }
        }
        organization(&mut net, &mut random, size, (supply, stopped[own]));
        net.goals.push(stopped[own]);
    }
    net
}

fn organization(net: &mut Drawn, random: &mut Random, size: usize, (supply, stopped): (u32, u32)) {
    let some = |net: &mut Drawn, count: usize| (0..count.max(1)).map(|_| net.state()).collect::<Vec<u32>>();
    let components = size * 11 / 20;
    let (credentials, missed) = (some(net, size / 10), some(net, size / 7));
    let (zones, data) = (some(net, components / 10), some(net, size / 5));
    for known in &credentials {
        net.way(&[], *known, random.between(0.01, 0.05));
    }
    for procedure in &missed {
        net.way(&[], *procedure, 0.1);
    }
    let first = net.states as u32;
    for at in 0..components {
        let [reached, foothold, control, seen, harmed, down] = [(); 6].map(|()| net.state());
        let zone = zones[at / 10 % zones.len()];
        let (known, procedure) = (credentials[random.below(credentials.len())], missed[random.below(missed.len())]);
        net.way(&[zone], reached, 0.8);
        net.way(&[foothold], zone, 0.5);
        net.way(&[reached], foothold, random.between(0.05, 0.35));
        net.way(&[reached, known], foothold, 0.6);
        net.way(&[foothold], control, 0.4);
        net.way(&[control, procedure], data[random.below(data.len())], 0.5);
        net.way(&[data[random.below(data.len())]], harmed, 0.1);
        net.way(&[control, procedure], harmed, 0.4);
        net.way(&[control], seen, 0.7);
        net.way(&[seen, known], harmed, 0.2);
        net.way(&[foothold], down, 0.3);
        net.way(&[zone], down, 0.1);
        for _ in 0..1 + at % 3 {
            let other = first + 6 * random.below(components) as u32;
            net.way(&[foothold], other, 0.5);
        }
        if at % 9 == 0 {
            net.way(&[supply], foothold, 0.1);
        }
        if at % 25 == 0 {
            net.way(&[], foothold, 0.002);
        }
        if at % 97 == 0 {
            net.way(&[], reached, 0.3);
        }
        if at % 40 == 0 {
            net.way(&[down], stopped, 0.1);
            net.way(&[harmed], stopped, 0.8);
        }
        if at % 12 == 5 {
            net.goals.push(harmed);
        }
    }
}
