//! Which routes to a goal are told: a few that are different stories.

use super::border::NATURES;
use super::ground::Graph;
use super::routes::{Beginning, Found, Route, routes_from};
use super::settle::{Settled, carried};
use crate::content::Nature;
use crate::model::Model;

/// What routes are looked for with.
pub struct Telling<'a> {
    model: &'a Model,
    graph: &'a Graph,
    settled: &'a Settled,
    chances: &'a [f32],
    /// For each nature, what it costs at least to come to each state from its ways in.
    ahead: Vec<(Nature, Vec<u32>)>,
}

impl<'a> Telling<'a> {
    /// Finds out for each nature what it can come to, each on a thread of its own if there are several.
    pub fn of(
        model: &'a Model,
        graph: &'a Graph,
        (settled, chances): (&'a Settled, &'a [f32]),
        threads: usize,
    ) -> Telling<'a> {
        let ahead = |behind| (behind, carried(&graph.net, settled, |way| graph.behind(way) == Some(behind)));
        let ahead = if threads > 1 {
            std::thread::scope(|scope| {
                let running = NATURES.map(|behind| scope.spawn(move || ahead(behind)));
                running.map(|one| one.join().unwrap_or_else(|cause| std::panic::resume_unwind(cause)))
            })
        } else {
            NATURES.map(ahead)
        };
        Telling { model, graph, settled, chances, ahead: ahead.into() }
    }

    /// The routes to a state to tell, at most `count`: the likeliest attack, accident and failure first, so that none of
    /// them hides the others, from the likeliest on; then further attacks; then further accidents and failures. Where
    /// one nature is asked for, only its routes.
    pub fn routes(&self, state: u32, count: usize, behind: Option<Nature>) -> Found {
        let asked = self.ahead.iter().find(|(nature, _)| Some(*nature) == behind);
        if let Some((behind, ahead)) = asked {
            return self.routes_of(*behind, ahead, (state, count));
        }
        let mut complete = true;
        let mut first: Vec<Route> = Vec::new();
        let mut further: Vec<Vec<Route>> = Vec::new();
        let mut wanted = count;
        for (behind, ahead) in &self.ahead {
            let found = self.routes_of(*behind, ahead, (state, wanted.max(1)));
            complete &= found.complete;
            // What attacks do not fill is left to accidents and failures.
            wanted = wanted.saturating_sub(found.routes.len());
            let mut routes = found.routes.into_iter();
            first.extend(routes.next());
            further.push(routes.collect());
        }
        first.sort_by(|one, other| other.chance.total_cmp(&one.chance));
        let mut rest = further.split_off(1);
        first.extend(further.into_iter().flatten());
        let mut others: Vec<Route> = rest.drain(..).flatten().collect();
        others.sort_by(|one, other| other.chance.total_cmp(&one.chance));
        first.extend(others);
        first.truncate(count);
        Found { routes: first, complete }
    }

    fn routes_of(&self, behind: Nature, ahead: &[u32], wanted: (u32, usize)) -> Found {
        let begins = |way| self.graph.behind(way) == Some(behind);
        let crossed = |way: u32, found: &mut Vec<u64>| self.graph.crossed(self.model, way, behind, found);
        let from = (self.settled, Beginning { ahead, begins: &begins });
        routes_from(&self.graph.net, from, self.chances, wanted, &crossed)
    }
}
