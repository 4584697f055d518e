//! Small packs of our own, laid out so that what has to come of them can be worked out by hand.

use crate::told::{LITTLE, Told};
use crate::world::content::laid_over;
use crate::world::{library, read_one};
use sanso_core::content::{Library, Nature};
use sanso_core::graph::barriers::{Looking, barriers};
use sanso_core::graph::choose::{Choice, Until, choose};
use sanso_core::graph::levers::lowered;
use sanso_core::graph::made::Marks;
use sanso_core::graph::range::likelihood_of;
use sanso_core::graph::stopped::stopped;
use sanso_core::graph::travel::{Asking, Basis, Travel, travel};
use std::fmt::Write as _;

const ROW: &str = "confidence: low, origin: ours";

/// Kind of component, chance, and measures with what each leaves.
type Harm<'h> = (&'h str, &'h str, &'h [(&'h str, f64)]);

/// A pack in which components are held for certain, and each kind of them harms the goals stated at it by a way of its
/// own; and what efforts cost.
fn pack(harms: &[Harm<'_>], efforts: &[(&str, f64)]) -> Library {
    let mut rows = format!(
        "content: 1
attempts: [{{ key: sole-prowler, name: {{ en: a prowler, ja: 徘徊者 }}, nature: attack, rate: 1000, {ROW} }}]
steps:
  - {{ key: sole-held, on: [component], name: {{ en: \"{{}} is held\", ja: \"{{}}が握られる\" }}, {ROW} }}
  - {{ key: sole-harm, on: [goal], name: {{ en: \"{{}} comes true\", ja: \"{{}}が現実になる\" }}, {ROW} }}
ways:
  - {{ key: sole-in, name: {{ en: by walking in, ja: 歩いて入って }}, along: itself, by: sole-prowler, to: sole-held, chance: 1, {ROW} }}
"
    );
    for ((kind, chance, measures), number) in harms.iter().zip(1..) {
        let each: Vec<String> =
            measures.iter().map(|(measure, left)| format!("{{ measure: {measure}, times: {left} }}")).collect();
        writeln!(
            rows,
            "  - {{ key: sole-last-{number}, name: {{ en: by staying, ja: 居座って }}, along: harms, from: [sole-held], to: sole-harm, \
             when: [{{ of: source, attr: kind, any: [{kind}] }}], chance: {chance}, bearer: source, measures: [{}], {ROW} }}",
            each.join(", ")
        )
        .unwrap();
    }
    rows += "efforts:\n";
    for (measure, cost) in efforts {
        writeln!(rows, "  - {{ measure: {measure}, cost: {cost}, {ROW} }}").unwrap();
    }
    own(&rows)
}

/// Nothing but these ways.
fn own(rows: &str) -> Library {
    let mut library = laid_over(rows);
    library.ways.retain(|way| way.row.key.starts_with("sole-"));
    library
}

/// A model of one organisation with a goal at one component of each kind.
fn told(kinds: &[&str]) -> Told {
    let mut text = "sanso: 1\norganizations: { o: {} }\ncomponents:\n".to_owned();
    kinds.iter().for_each(|kind| writeln!(text, "  a-{kind}: {{ organization: o, kind: {kind} }}").unwrap());
    text += "goals:\n";
    kinds.iter().for_each(|kind| writeln!(text, "  g-{kind}: {{ at: a-{kind}, kind: people, economic: 1 }}").unwrap());
    Told::of(read_one(text.as_bytes()).value)
}

/// Does something with what a pack makes of a model.
fn with<T>(library: &Library, told: &Told, work: impl FnOnce(Basis<'_>, &Travel) -> T) -> T {
    let none = told.met(&[]);
    let basis = Basis { library, ..told.basis(&none) };
    work(basis, &travel(basis, LITTLE).value)
}

/// The measures of a choice, in their order.
fn taken(travel: &Travel, choice: &Choice) -> Vec<&'static str> {
    let measure = |lever: u32| &library().measures[travel.levers.all[lever as usize].measure as usize];
    choice.chosen.iter().map(|one| measure(one.lever).id.as_str()).collect()
}

#[test]
fn the_bound_is_what_the_budget_can_do_to_the_best_route_at_most() {
    // Ten days halve the chance, forty more quarter what is left.
    let pack =
        pack(&[("plc", "0.8", &[("CPS.AC-1", 0.25), ("CPS.AC-2", 0.5)])], &[("CPS.AC-1", 40.0), ("CPS.AC-2", 10.0)]);
    with(&pack, &told(&["plc"]), |basis, travel| {
        let weight = travel.risks[0].weight;
        for (budget, bound) in [(0.0, 0.8), (10.0, 0.4), (30.0, 0.2), (50.0, 0.1), (1000.0, 0.1)] {
            let found = choose(basis, travel, LITTLE, Until::Budget(budget)).bound / weight;
            assert!((found - bound).abs() < 1e-5, "{found}, not {bound}, with {budget} days");
        }
    });
}

#[test]
fn of_measures_that_cost_the_same_the_best_is_taken_at_once() {
    let measures = [("CPS.AC-1", 0.8), ("CPS.AC-2", 0.2), ("CPS.AC-3", 0.5), ("CPS.AC-4", 0.2)];
    let pack = pack(&[("plc", "1", &measures)], &measures.map(|(measure, _)| (measure, 10.0)));
    with(&pack, &told(&["plc"]), |basis, travel| {
        let choice = choose(basis, travel, LITTLE, Until::Budget(10.0));
        // The last one is as good, which is no reason for exchanging them.
        assert_eq!((taken(travel, &choice), choice.swaps), (vec!["CPS.AC-2"], 0));
        assert!((choice.chosen[0].loss / choice.before - 0.2).abs() < 0.05);
    });
}

#[test]
fn what_promises_most_for_its_cost_is_tried_first() {
    // Thirteen dear ones that promise a little more, and one for a hundredth of their cost.
    let dear: Vec<String> = (1..=9).map(|number| format!("CPS.AC-{number}")).collect();
    let more = ["CPS.AM-1", "CPS.AM-2", "CPS.AM-3", "CPS.AM-4"];
    let all: Vec<&str> = dear.iter().map(String::as_str).chain(more).collect();
    let mut measures: Vec<(&str, f64)> = all.iter().map(|one| (*one, 0.5)).collect();
    let mut efforts: Vec<(&str, f64)> = all.iter().map(|one| (*one, 100.0)).collect();
    measures.push(("CPS.AT-1", 0.6));
    efforts.push(("CPS.AT-1", 1.0));
    with(&pack(&[("plc", "1", &measures)], &efforts), &told(&["plc"]), |basis, travel| {
        let choice = choose(basis, travel, LITTLE, Until::Budget(101.0));
        assert_eq!(taken(travel, &choice)[0], "CPS.AT-1");
        assert_eq!(choice.chosen.len(), 2);
    });
}

#[test]
fn a_measure_is_given_up_where_two_others_do_more_together() {
    // The first helps three goals, so it is taken first; yet each of the others helps two, and both of them all four.
    // One more goal, which has nothing to do with it, is served before all of them.
    let harms: [Harm<'_>; 5] = [
        ("plc", "1", &[("CPS.AC-1", 0.5), ("CPS.AC-2", 0.0)]),
        ("pc", "1", &[("CPS.AC-1", 0.0), ("CPS.AC-2", 0.0)]),
        ("server", "1", &[("CPS.AC-1", 0.0), ("CPS.AC-3", 0.0)]),
        ("sensor", "1", &[("CPS.AC-3", 0.0)]),
        ("actuator", "1", &[("CPS.AM-1", 0.0)]),
    ];
    let efforts = [("CPS.AC-1", 10.0), ("CPS.AC-2", 10.0), ("CPS.AC-3", 10.0), ("CPS.AM-1", 2.0)];
    with(&pack(&harms, &efforts), &told(&["plc", "pc", "server", "sensor", "actuator"]), |basis, travel| {
        let choice = choose(basis, travel, LITTLE, Until::Budget(22.0));
        let mut all = taken(travel, &choice);
        all.sort_unstable();
        assert_eq!((all, choice.swaps), (vec!["CPS.AC-2", "CPS.AC-3", "CPS.AM-1"], 1));
        assert_eq!(choice.chosen[2].loss, 0.0);
        assert!(choice.exchanged);
    });
}

#[test]
fn two_measures_that_help_only_together_are_found() {
    let harms: [Harm<'_>; 2] = [("plc", "1", &[("CPS.AC-1", 0.0)]), ("plc", "1", &[("CPS.AC-2", 0.0)])];
    let efforts = [("CPS.AC-1", 10.0), ("CPS.AC-2", 12.0)];
    with(&pack(&harms, &efforts), &told(&["plc"]), |basis, travel| {
        let choice = choose(basis, travel, LITTLE, Until::Budget(22.0));
        assert_eq!(taken(travel, &choice), ["CPS.AC-1", "CPS.AC-2"]);
        assert_eq!(choice.chosen[1].loss, 0.0);
    });
}

#[test]
fn a_dear_measure_that_does_just_as_much_is_not_taken_for_two_cheap_ones() {
    let harms: [Harm<'_>; 2] =
        [("plc", "1", &[("CPS.AC-1", 0.0), ("CPS.AC-3", 0.0)]), ("pc", "1", &[("CPS.AC-2", 0.0), ("CPS.AC-3", 0.0)])];
    let efforts = [("CPS.AC-1", 5.0), ("CPS.AC-2", 5.0), ("CPS.AC-3", 30.0)];
    with(&pack(&harms, &efforts), &told(&["plc", "pc"]), |basis, travel| {
        let choice = choose(basis, travel, LITTLE, Until::Budget(30.0));
        let mut both = taken(travel, &choice);
        both.sort_unstable();
        assert_eq!(both, ["CPS.AC-1", "CPS.AC-2"]);
    });
}

#[test]
fn what_is_too_likely_comes_before_what_weighs_more() {
    let harms: [Harm<'_>; 2] = [("plc", "0.45", &[("CPS.AC-1", 0.0)]), ("pc", "0.9", &[("CPS.AC-2", 0.0)])];
    let efforts = [("CPS.AC-1", 10.0), ("CPS.AC-2", 10.0)];
    let text = "sanso: 1\norganizations: { o: {} }\ncomponents: { a: { organization: o, kind: plc }, b: { organization: o, kind: pc } }\n\
                goals: { heavy: { at: a, kind: people, economic: 3 }, light: { at: b, kind: people, economic: 1 } }\n";
    with(&pack(&harms, &efforts), &Told::of(read_one(text.as_bytes()).value), |basis, travel| {
        let choice = choose(basis, travel, LITTLE, Until::Likelihood(0.6));
        assert_eq!((taken(travel, &choice), choice.reached), (vec!["CPS.AC-2"], true));
    });
}

#[test]
fn one_bearer_does_twenty_days_in_a_wave_or_a_single_measure() {
    let measures = [("CPS.AC-1", 0.5), ("CPS.AC-2", 0.5), ("CPS.AC-3", 0.5), ("CPS.AC-4", 0.5), ("CPS.AC-5", 0.01)];
    let efforts = [("CPS.AC-1", 8.0), ("CPS.AC-2", 8.0), ("CPS.AC-3", 8.0), ("CPS.AC-4", 8.0), ("CPS.AC-5", 70.0)];
    with(&pack(&[("plc", "1", &measures)], &efforts), &told(&["plc"]), |basis, travel| {
        let choice = choose(basis, travel, LITTLE, Until::Budget(200.0));
        let waves: Vec<(f64, u32)> = choice.chosen.iter().map(|one| (one.cost, one.wave)).collect();
        let mut wave = (0, 0.0);
        for (cost, found) in &waves {
            wave = if wave.1 > 0.0 && wave.1 + cost > 20.0 { (wave.0 + 1, *cost) } else { (wave.0, wave.1 + cost) };
            assert_eq!(*found, wave.0, "{waves:?}");
        }
        assert!(wave.0 >= 2, "{waves:?}");
    });
    let single = [("CPS.AC-5", 70.0)];
    with(&pack(&[("plc", "1", &measures[4..])], &single), &told(&["plc"]), |basis, travel| {
        let choice = choose(basis, travel, LITTLE, Until::Budget(200.0));
        assert_eq!(choice.chosen.iter().map(|one| one.wave).collect::<Vec<_>>(), [0]);
    });
}

/// A large organisation: so many components, each of which ways of three rows fire at.
fn large(library: &mut Library, components: usize) -> Told {
    let more = own(&format!(
        "content: 1
attempts: [{{ key: sole-prowler, name: {{ en: a prowler, ja: 徘徊者 }}, nature: attack, rate: 1000, {ROW} }}]
steps: [{{ key: sole-seen, on: [component], name: {{ en: \"{{}} is seen\", ja: \"{{}}が見られる\" }}, {ROW} }}]
ways:
  - {{ key: sole-seen-near, name: {{ en: from near, ja: 近くから }}, along: itself, by: sole-prowler, to: sole-seen, chance: 1, {ROW} }}
  - {{ key: sole-seen-far, name: {{ en: from afar, ja: 遠くから }}, along: itself, by: sole-prowler, to: sole-seen, chance: 1, {ROW} }}
"
    ));
    library.steps.extend(more.steps.into_iter().filter(|step| step.row.key == "sole-seen"));
    library.ways.extend(more.ways);
    let mut text = "sanso: 1\norganizations: { o: {} }\ncomponents:\n".to_owned();
    ["plc", "pc"].iter().for_each(|kind| writeln!(text, "  a-{kind}: {{ organization: o, kind: {kind} }}").unwrap());
    (2..components).for_each(|number| writeln!(text, "  b-{number}: {{}}").unwrap());
    text += "goals:\n";
    ["plc", "pc"]
        .iter()
        .for_each(|kind| writeln!(text, "  g-{kind}: {{ at: a-{kind}, kind: people, economic: 1 }}").unwrap());
    Told::of(read_one(text.as_bytes()).value)
}

#[test]
fn in_a_larger_net_a_dear_measure_that_outdoes_many_cheap_ones_is_still_found() {
    let cheap: Vec<String> = (1..=9)
        .map(|number| format!("CPS.AC-{number}"))
        .chain((1..=7).map(|number| format!("CPS.AM-{number}")))
        .collect();
    let more =
        ["CPS.AE-1", "CPS.AE-2", "CPS.AE-3", "CPS.AE-4", "CPS.AE-5", "CPS.RA-1", "CPS.RA-2", "CPS.RA-3", "CPS.RA-4"];
    let all: Vec<&str> = cheap.iter().map(String::as_str).chain(more).collect();
    let mut measures: Vec<(&str, f64)> = all.iter().map(|one| (*one, 0.97)).collect();
    let mut efforts: Vec<(&str, f64)> = all.iter().map(|one| (*one, 1.0)).collect();
    measures.push(("CPS.AT-1", 0.05));
    efforts.push(("CPS.AT-1", 50.0));
    let mut pack = pack(&[("plc", "1", &measures)], &efforts);
    let told = large(&mut pack, 1500);
    with(&pack, &told, |basis, travel| {
        assert!(travel.graph.ways.len() > 4000, "{} ways", travel.graph.ways.len());
        let choice = choose(basis, travel, LITTLE, Until::Budget(50.0));
        assert_eq!(taken(travel, &choice), ["CPS.AT-1"]);
    });
}

#[test]
fn in_a_net_too_large_to_try_measures_one_by_one_the_budget_is_kept_and_well_spent() {
    // The first two do the same, so that after one of them the third is worth more than the other.
    let harms: [Harm<'_>; 2] =
        [("plc", "1", &[("CPS.AC-1", 0.0), ("CPS.AC-2", 0.0)]), ("pc", "1", &[("CPS.AC-3", 0.5)])];
    let mut pack = pack(&harms, &[("CPS.AC-1", 0.1), ("CPS.AC-2", 0.1), ("CPS.AC-3", 0.1)]);
    let told = large(&mut pack, 167_000);
    with(&pack, &told, |basis, travel| {
        assert!(travel.graph.ways.len() > 500_000, "{} ways", travel.graph.ways.len());
        assert_eq!(travel.gains.iter().filter(|gain| gain.measured).count(), 1, "one is all there is time for");
        let choice = choose(basis, travel, Asking { worlds: 512, ..LITTLE }, Until::Budget(0.24));
        assert_eq!(taken(travel, &choice), ["CPS.AC-1", "CPS.AC-3"]);
        let last = choice.chosen.last().unwrap();
        assert!((last.loss / choice.before - 0.25).abs() < 0.05, "{} of {}", last.loss, choice.before);
        assert!(!choice.exchanged && choice.swaps == 0);
        let at = travel.risks.iter().position(|risk| told.model.id(risk.goal) == "g-plc").unwrap();
        let across = barriers(travel, &[at], Looking::default(), LITTLE).remove(0);
        assert_eq!((across.found, across.sets.len()), (2, 1), "one set is all there is time to measure");
    });
}

#[test]
fn a_route_with_one_uncertain_way_lies_where_nine_of_ten_of_its_chances_do() {
    let pack = pack(&[("plc", "[0.2, 0.5, 0.8]", &[])], &[]);
    with(&pack, &told(&["plc"]), |_, travel| {
        let [low, usual, high] = likelihood_of(travel, &travel.risks[0].routes[0]);
        assert!((usual - 0.5).abs() < 1e-6);
        assert!((low - 0.23).abs() < 0.04 && (high - 0.77).abs() < 0.04, "{low} to {high}");
    });
}

#[test]
fn what_the_model_says_is_done_closes_a_way_wherever_it_stands_in_the_row() {
    let rows = |done: &str| {
        format!(
            "content: 1
attempts: [{{ key: sole-prowler, name: {{ en: a prowler, ja: 徘徊者 }}, nature: attack, rate: 1000, {ROW} }}]
steps:
  - {{ key: sole-held, on: [component], name: {{ en: \"{{}} is held\", ja: \"{{}}が握られる\" }}, {ROW} }}
  - {{ key: sole-harm, on: [goal], name: {{ en: \"{{}} comes true\", ja: \"{{}}が現実になる\" }}, {ROW} }}
ways:
  - {{ key: sole-in, name: {{ en: by walking in, ja: 歩いて入って }}, along: itself, by: sole-prowler, to: sole-held, chance: 1, {ROW} }}
  - {{ key: sole-last, name: {{ en: by staying, ja: 居座って }}, along: harms, from: [sole-held], to: sole-harm, bearer: source, chance: 0.9, adjust: [{{ of: source, attr: kind, any: [plc], times: 0.9, done: [{done}] }}], measures: [{{ measure: CPS.AC-1, times: 0.9 }}, {{ measure: CPS.AC-2, times: 0.2 }}, {{ measure: CPS.AC-3, times: 0.3 }}], {ROW} }}
"
        )
    };
    for (done, closed) in [("CPS.AC-1", false), ("CPS.AC-2", true), ("CPS.AC-3", true)] {
        with(&own(&rows(done)), &told(&["plc"]), |_, travel| {
            let found = barriers(travel, &[0], Looking::default(), LITTLE).remove(0);
            assert_eq!(found.closed, closed, "{done} is done");
            assert_eq!(found.sets.is_empty(), closed, "{done} is done");
        });
    }
}

#[test]
fn of_two_ways_of_standing_still_the_likelier_is_told_and_then_the_earlier() {
    let rows = |first: &str, second: &str| {
        format!(
            "content: 1
steps:
  - {{ key: sole-still, on: [component], stops: true, name: {{ en: \"{{}} stands still\", ja: \"{{}}が止まる\" }}, {ROW} }}
  - {{ key: sole-wait, on: [component], stops: true, name: {{ en: \"{{}} waits\", ja: \"{{}}が待つ\" }}, {ROW} }}
ways:
  - {{ key: sole-one, name: {{ en: for want of it, ja: 足りなくて }}, along: flow, from: [sole-still], to: sole-still, chance: {first}, {ROW} }}
  - {{ key: sole-two, name: {{ en: for want of it, ja: 足りなくて }}, along: flow, from: [sole-still], to: sole-wait, chance: {second}, {ROW} }}
"
        )
    };
    let model = "sanso: 1\norganizations: { o: {} }\ncomponents: { a: { organization: o }, b: { organization: o } }\nflows: { f: { from: a, to: b } }\n";
    let told = Told::of(read_one(model.as_bytes()).value);
    for (first, second) in [("0.3", "0.7"), ("0.7", "0.3")] {
        with(&own(&rows(first, second)), &told, |basis, travel| {
            let stop = stopped(basis, travel, told.model.find("a").unwrap());
            assert_eq!(stop.hits.len(), 1);
            assert!((stop.hits[0].chance - 0.7).abs() < 1e-3, "{:?}", stop.hits[0]);
        });
    }
}

#[test]
fn who_comes_into_an_organisation_makes_no_other_border_and_who_comes_to_a_component_does() {
    let rows = format!(
        "content: 1
attempts:
  - {{ key: sole-prowler, name: {{ en: a prowler, ja: 徘徊者 }}, nature: attack, rate: 1, {ROW} }}
  - {{ key: sole-rival, name: {{ en: a rival, ja: 競合者 }}, nature: attack, rate: 1, {ROW} }}
steps: [{{ key: sole-held, on: [component, organization], name: {{ en: \"{{}} is held\", ja: \"{{}}が握られる\" }}, {ROW} }}]
ways:
  - {{ key: sole-in, name: {{ en: by walking in, ja: 歩いて入って }}, along: itself, by: sole-prowler, to: sole-held, chance: 1, {ROW} }}
  - {{ key: sole-by, name: {{ en: by climbing in, ja: よじ登って }}, along: itself, by: sole-rival, to: sole-held, chance: 1, {ROW} }}
"
    );
    let told = told(&["plc"]);
    with(&own(&rows), &told, |_, travel| {
        let (mut organizations, mut components) = (Vec::new(), Vec::new());
        for (made, way) in travel.graph.ways.iter().zip(0u32..) {
            let mut found = Vec::new();
            travel.graph.crossed(&told.model, way, Nature::Attack, &mut found);
            let is_organization = travel.graph.spots.id(&told.model, made.target) == "o";
            (if is_organization { &mut organizations } else { &mut components }).push(found);
        }
        for (state, number) in travel.graph.states.iter().zip(0u32..) {
            assert_eq!(travel.graph.state(state.step, state.spot), Some(number), "a state is found by what it means");
        }
        assert_eq!((organizations.len(), components.len()), (2, 2));
        assert_eq!(organizations[0], organizations[1]);
        assert_ne!(components[0], components[1]);
    });
}

#[test]
fn a_measure_on_a_way_in_takes_its_part_of_the_attempts() {
    for (rate, left) in [(0.1_f32, 0.5_f32), (2.0, 0.3), (4.0, 0.9), (0.01, 0.0)] {
        let within = |attempts: f32| 1.0 - (-attempts).exp();
        let entry = Marks::default().with(Marks::ENTRY, true);
        assert!((lowered(within(rate), left, entry) - within(rate * left)).abs() < 1e-6, "{rate} {left}");
        assert!((lowered(within(rate), left, Marks::default()) - within(rate) * left).abs() < 1e-6, "{rate} {left}");
        assert_eq!(lowered(within(rate), 1.0, entry), within(rate));
    }
}

#[test]
fn a_list_of_texts_can_be_asked_whether_it_names_anything() {
    let rows = |some: bool| {
        format!(
            "content: 1
attempts: [{{ key: sole-prowler, name: {{ en: a prowler, ja: 徘徊者 }}, nature: attack, rate: 1, {ROW} }}]
steps: [{{ key: sole-held, on: [component], name: {{ en: \"{{}} is held\", ja: \"{{}}が握られる\" }}, {ROW} }}]
ways: [{{ key: sole-in, name: {{ en: by walking in, ja: 歩いて入って }}, along: itself, by: sole-prowler, to: sole-held, when: [{{ attr: software, some: {some} }}], chance: 1, {ROW} }}]
"
        )
    };
    let model = "sanso: 1\norganizations: { o: {} }\ncomponents: { full: { software: [engine] }, none: { software: [] }, silent: {} }\n";
    let told = Told::of(read_one(model.as_bytes()).value);
    for (some, certain) in [(true, "full"), (false, "none")] {
        with(&own(&rows(some)), &told, |_, travel| {
            let ways = || travel.graph.ways.iter().map(|made| (travel.graph.spots.id(&told.model, made.target), made));
            let found: Vec<(&str, bool)> = ways().map(|(id, made)| (id, made.marks.has(Marks::ASSUMED))).collect();
            assert_eq!(found, [(certain, false), ("silent", true)]);
        });
    }
}
