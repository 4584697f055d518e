//! How incidents travel, in the report: likelihoods as strips, ways step by step, measures by what they take away.

use sanso_core::assess::State;
use sanso_core::text::Lang;
use std::fmt::Write as _;

use super::bilingual::Bilingual;
use super::{Pair, Report, pairs};
use crate::map::{GOALS, WAYS};
use crate::view::{Crossing, Cut, Gain, Leg, Likelihood, Measure, Risk, Route, Step};
use crate::words::{self, Border};

/// So many measures are named at a step.
const CUTS: usize = 3;
/// So many measures are ranked.
const RANKED: usize = 15;

/// Where a share lies on a strip of this width: small shares have more room, as the eye needs it.
fn along(share: f64, width: f64) -> f64 {
    share.clamp(0.0, 1.0).sqrt() * width
}

/// A level of likelihood or a threat source, as it stands in a table.
pub(super) struct Told {
    pub(super) name: (String, String),
    pub(super) more: (String, String),
    pub(super) number: (String, String),
}

/// A way that can be chosen: its place among those to the same goal, and its class.
type Choice = (usize, String);

/// What one step of a way is made of, in both languages.
pub(super) struct Stage<'r> {
    /// What is read of it at a glance.
    pub(super) leg: Pair<'r, Leg>,
    /// What is then achieved.
    pub(super) sentence: (&'r str, &'r str),
    /// Borders crossed.
    pub(super) crossings: Vec<Pair<'r, Crossing>>,
    /// Measures that cut it, those not met first.
    pub(super) cuts: Vec<Pair<'r, Cut>>,
    /// How many measures besides.
    pub(super) more: usize,
    /// Unsaid facts it rests on.
    pub(super) unsaid: Vec<&'r str>,
    /// Whether it is the first one.
    pub(super) first: bool,
}

/// A page that tells how incidents travel.
pub(super) trait Travels<'r>: Bilingual {
    /// Where levels of likelihood begin.
    fn levels(&self) -> &[f64];

    /// Whether the page has a place for every measure, so that others can link there.
    fn has_measures(&self) -> bool;

    /// The steps of a way at a glance.
    fn legs(&self, route: &Pair<'r, Route>) -> Vec<Pair<'r, Leg>> {
        pairs(&route.0.legs, &route.1.legs)
    }

    /// A likelihood as a strip, its level and its number; the strip says nothing that the words do not.
    fn likely(&self, risk: &Pair<'r, Risk>) -> String {
        let (Some(ja), Some(en)) = (&risk.0.likely, &risk.1.likely) else {
            let short = |risk: &'r Risk| risk.nothing.map_or("", |(short, _)| short);
            return format!("<span class=faint>{}</span>", self.t(short(risk.0), short(risk.1)));
        };
        let level = |likely: &'r Likelihood| likely.level.as_ref().map_or("", |(_, name)| name.as_str());
        format!(
            "<span class=likely>{}<b>{}</b> <span class=number>{}</span></span>",
            self.strip(ja.of),
            self.t(level(ja), level(en)),
            self.t(&ja.text, &en.text)
        )
    }

    /// From nothing to certain: lines where levels begin, a band for the interval, a diamond for the usual value.
    fn strip(&self, [low, usual, high]: [f64; 3]) -> String {
        const WIDTH: f64 = 200.0;
        let x = |share| along(share, WIDTH);
        let mut out = String::from(
            r#"<svg class="strip" viewBox="-7 0 214 18" width="214" height="18" aria-hidden="true"><path class="scale" d="M0 4.5V13.5M0 9H200M200 4.5V13.5"#,
        );
        for level in self.levels() {
            // Writing to a string cannot fail.
            let _ = write!(out, "M{:.0} 4.5V13.5", x(*level));
        }
        let (from, to, at) = (x(low), x(high), x(usual));
        let _ = write!(
            out,
            r#""/><rect class="span" x="{from:.0}" y="6" width="{:.0}" height="6" rx="3"/><path class="usual" d="M{at:.0} 2l6 7l-6 7l-6 -7z"/></svg>"#,
            (to - from).max(3.0)
        );
        out
    }

    /// The steps of a way as they are told.
    fn stages(&self, route: &Pair<'r, Route>) -> Vec<Stage<'r>> {
        let stage = |(at, leg): (usize, Pair<'r, Leg>)| {
            let own = |route: &'r Route, leg: &Leg| route.steps.get(leg.steps.0..leg.steps.1).unwrap_or_default();
            let steps = pairs(own(route.0, leg.0), own(route.1, leg.1));
            let (cuts, more) = cuts(&steps);
            let last = steps.last();
            Stage {
                leg,
                sentence: last.map_or(("", ""), |(ja, en)| (ja.sentence.as_str(), en.sentence.as_str())),
                crossings: crossings(&steps),
                cuts,
                more,
                unsaid: steps.iter().flat_map(|(step, _)| step.unsaid.iter().map(String::as_str)).collect(),
                first: at == 0,
            }
        };
        self.legs(route).into_iter().enumerate().map(stage).collect()
    }

    /// How likely a step is.
    fn step_chance(&self, stage: &Stage<'r>) -> String {
        let (ja, en) = stage.leg;
        self.t(
            words::step_chance(Lang::Ja, &ja.chance_text, stage.first),
            words::step_chance(Lang::En, &en.chance_text, stage.first),
        )
    }

    /// A border with a sign of its own, so that colour is never alone.
    fn border(&self, crossing: &Pair<'r, Crossing>) -> String {
        let (class, sign) = match crossing.0.border {
            Border::Entry => ("in", "⇥"),
            Border::Organization => ("org", "◆"),
            Border::Zone => ("zone", "◇"),
            Border::Physical => ("phys", "▼"),
        };
        format!(
            r#"<span class="border {class}"><span aria-hidden="true">{sign}</span> {}</span>"#,
            self.t(&crossing.0.text, &crossing.1.text)
        )
    }

    /// A measure at a step, with a sign for whether it is met.
    fn cut(&self, cut: &Pair<'r, Cut>) -> String {
        let (ja, en) = *cut;
        let (class, sign) = match ja.met {
            met if met >= 1.0 => ("met", "✓"),
            met if met > 0.0 => ("partly", "◐"),
            _ => ("unmet", "✂"),
        };
        let id = match ja.required && self.has_measures() {
            true => format!(r##"<a class="id" href="#m-{0}">{0}</a>"##, ja.measure),
            false => format!(r#"<span class="id">{}</span>"#, ja.measure),
        };
        format!(
            r#"<li class="{class}"><span class="sign" aria-hidden="true">{sign}</span>{id} {} <span class="faint">{} · {}</span></li>"#,
            self.t(&ja.name, &en.name),
            self.t(&ja.bearer.1, &en.bearer.1),
            self.t(&ja.text, &en.text)
        )
    }
}

#[expect(clippy::unused_self, reason = "templates call methods of what they render")]
impl<'r> Report<'r> {
    /// Everything that must not happen, with its likelihood.
    pub(super) fn risks(&self) -> Vec<Pair<'r, Risk>> {
        pairs(&self.ja.travel.risks, &self.en.travel.risks)
    }

    /// What the report tells step by step.
    pub(super) fn told(&self) -> Vec<Pair<'r, Risk>> {
        let told = self.risks().into_iter().filter(|(risk, _)| !risk.routes.is_empty());
        told.take(GOALS).collect()
    }

    pub(super) fn routes(&self, risk: &Pair<'r, Risk>) -> Vec<Pair<'r, Route>> {
        pairs(&risk.0.routes, &risk.1.routes).into_iter().take(WAYS).collect()
    }

    /// What makes each way on the map seen once it is chosen: it glows, everything else steps back.
    pub(super) fn way_rules(&self) -> String {
        let mut out = String::new();
        for class in self.ways.iter().map(|way| way.class()) {
            // Writing to a string cannot fail.
            let _ = write!(
                out,
                "#{class}:checked~.canvas .sanso-map :is(.node,.dot,.zone-name):not(.{class},.key *){{opacity:.3}}#{class}:checked~.canvas .link:not(.key *){{opacity:.14}}#{class}:checked~.canvas .{class}.node>rect:first-of-type{{stroke:var(--map-way,#b00058);stroke-width:2.6}}#{class}:checked~.canvas .way.{class}{{display:inline}}#{class}:checked~.ways label[for={class}]{{background:var(--accent);color:var(--ground);font-weight:600}}#{class}:focus-visible~.ways label[for={class}]{{outline:3px solid var(--warn);outline-offset:-3px}}@media print{{#{class}:checked~.ways .of:has([for={class}]),#{class}:checked~.ways .of label[for={class}]{{display:inline-flex}}}}"
            );
        }
        out
    }

    /// The ways that can be chosen, by goal.
    pub(super) fn choices(&self) -> Vec<(Pair<'r, Risk>, Vec<Choice>)> {
        let of = |risk: &Pair<'r, Risk>| -> Vec<Choice> {
            let ways = self.ways.iter().filter(|way| way.goal == risk.0.rank);
            ways.map(|way| (way.way, way.class())).collect()
        };
        let all = self.risks().into_iter().map(|risk| (risk, of(&risk)));
        all.filter(|(_, ways)| !ways.is_empty()).collect()
    }

    /// The first three measures that are still to be taken.
    pub(super) fn first_measures(&self) -> Vec<Pair<'r, Measure>> {
        let open = |(measure, _): &Pair<'r, Measure>| {
            !measure.answer.as_ref().is_some_and(|answer| matches!(answer.state, State::Met | State::NotApplicable))
        };
        pairs(&self.ja.measures, &self.en.measures).into_iter().filter(open).take(3).collect()
    }

    /// What a measure takes away, as a sentence.
    pub(super) fn takes_away(&self, measure: &Pair<'r, Measure>) -> String {
        let told = |lang, measure: &'r Measure, risks: &'r [Risk]| {
            let gain: &Gain = measure.gain.as_ref()?;
            let name = |at: usize| risks.get(at.checked_sub(1)?).map(|risk| risk.goal.1.as_str());
            let most = gain.most.and_then(|(at, share)| Some((name(at)?, share)));
            Some(words::takes_away_told(lang, gain.removes, most, gain.measured))
        };
        let ja = told(Lang::Ja, measure.0, &self.ja.travel.risks);
        let en = told(Lang::En, measure.1, &self.en.travel.risks);
        match (ja, en) {
            (Some(ja), Some(en)) => self.t(ja, en),
            _ => String::new(),
        }
    }

    /// Measures by what they take away.
    pub(super) fn ranked(&self) -> Vec<Pair<'r, Measure>> {
        let all = pairs(&self.ja.measures, &self.en.measures).into_iter();
        all.filter(|(measure, _)| measure.gain.is_some()).take(RANKED).collect()
    }

    /// A share as a bar.
    pub(super) fn bar(&self, share: &f64) -> String {
        format!(
            r#"<svg class="gain" viewBox="0 0 100 8" width="100" height="8" aria-hidden="true" preserveAspectRatio="none"><rect class="bar-all" width="100" height="8"/><rect class="bar-done" width="{:.1}" height="8"/></svg>"#,
            share.clamp(0.0, 1.0) * 100.0
        )
    }
}

/// The weightiest border of each kind that these steps cross, each once.
fn crossings<'r>(steps: &[Pair<'r, Step>]) -> Vec<Pair<'r, Crossing>> {
    let all = || steps.iter().flat_map(|(ja, en)| pairs(&ja.crossings, &en.crossings));
    let of = |border| all().rfind(|(one, _)| one.border == border);
    let kinds = [Border::Entry, Border::Organization, Border::Zone, Border::Physical];
    let mut found: Vec<Pair<'r, Crossing>> = kinds.into_iter().filter_map(of).collect();
    // Whoever comes into another organisation comes into another zone anyway.
    if found.iter().any(|(one, _)| matches!(one.border, Border::Entry | Border::Organization)) {
        found.retain(|(one, _)| one.border != Border::Zone);
    }
    found
}

/// Measures at these steps: those that leave least first, then one that is met; and how many there are besides.
fn cuts<'r>(steps: &[Pair<'r, Step>]) -> (Vec<Pair<'r, Cut>>, usize) {
    let mut all: Vec<Pair<'r, Cut>> = steps.iter().flat_map(|(ja, en)| pairs(&ja.cuts, &en.cuts)).collect();
    all.sort_by(|(a, _), (b, _)| (a.met >= 1.0).cmp(&(b.met >= 1.0)).then(a.left.total_cmp(&b.left)));
    let mut kept: Vec<Pair<'r, Cut>> = Vec::new();
    for cut in all {
        if !kept.iter().any(|(one, _)| one.measure == cut.0.measure && one.bearer == cut.0.bearer) {
            kept.push(cut);
        }
    }
    let open = kept.iter().filter(|(cut, _)| cut.met < 1.0).count();
    let more = open.saturating_sub(CUTS);
    let mut at = 0;
    kept.retain(|(cut, _)| {
        at += 1;
        cut.met >= 1.0 || at <= CUTS
    });
    (kept, more)
}
