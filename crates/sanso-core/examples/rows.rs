//! Asks one question of an AND/OR graph that stands in a file: `rows FILE closure`, `rows FILE route` or `rows FILE worlds COUNT`.
//!
//! The first line of the file is `STEPS STATES GOAL`: how many of its states are steps, how many states there are, and which one
//! is the goal. Each further line is a way: `CONCLUSION CHANCE PREMISE…`; without premises it is a way in. States that
//! are no steps only carry chances, and are not counted. So graphs that other programs made can be gone through here,
//! and both must come to the same (`benches/peers`).

use std::error::Error;

use sanso_core::graph::net::{Link, Net};
use sanso_core::graph::order::causes_first;
use sanso_core::graph::routes::routes;
use sanso_core::graph::settle::{possible, settle};
use sanso_core::graph::spread::marginals;
use sanso_core::graph::worlds::Worlds;

fn main() -> Result<(), Box<dyn Error>> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let [path, question, count @ ..] = args.as_slice() else {
        return Err("rows FILE closure|route|worlds [COUNT]".into());
    };
    let Rows { steps, goal, net, chances } = read(&std::fs::read_to_string(path)?)?;
    match question.as_str() {
        "closure" => {
            let held = possible(&net, |_| true);
            println!("{} of {steps} steps can be reached", held.iter().take(steps).filter(|held| **held).count());
        }
        "route" => {
            let found = routes(&net, &settle(&net, &chances), &chances, (goal, 1), &|_| None);
            for route in &found.routes {
                println!("{} ways and {} aside, together {:.3e}", route.ways.len(), route.aside.len(), route.chance);
            }
        }
        "worlds" => {
            let count = count.first().map_or(Ok(1024), |count| count.parse())?;
            let order = causes_first(&net, &settle(&net, &chances).order);
            let worlds = Worlds { count, seed: 1, threads: 1 };
            let held = marginals(&net, &order, &chances, worlds);
            let total = f64::from(worlds.total());
            let reached = held.iter().take(steps).map(|worlds| f64::from(*worlds)).sum::<f64>() / total;
            let hits = held.get(goal as usize).copied().unwrap_or(0);
            println!("{reached:.1} steps reached in a world, goal reached in {hits} of {total}");
        }
        other => return Err(format!("no such question: {other}").into()),
    }
    Ok(())
}

/// What stands in a file.
struct Rows {
    steps: usize,
    goal: u32,
    net: Net,
    chances: Vec<f32>,
}

fn read(text: &str) -> Result<Rows, Box<dyn Error>> {
    let mut lines = text.lines();
    let mut head = lines.next().unwrap_or_default().split(' ');
    let mut number = || head.next().unwrap_or_default().parse::<u32>();
    let (steps, states, goal) = (number()?, number()?, number()?);
    let (mut ways, mut chances) = (Vec::new(), Vec::new());
    for line in lines {
        let mut words = line.split(' ');
        let conclusion = words.next().unwrap_or_default().parse::<u32>()?;
        chances.push(words.next().unwrap_or_default().parse::<f32>()?);
        let premises = words.map(str::parse).collect::<Result<Vec<u32>, _>>()?;
        if premises.iter().chain([&conclusion]).any(|state| *state >= states) {
            return Err(format!("a state beyond {states}: {line}").into());
        }
        ways.push(Link { premises, conclusion, id: ways.len() as u64 });
    }
    Ok(Rows { steps: steps as usize, goal, net: Net::new(states as usize, &ways), chances })
}
