//! The map as SVG.

use sanso_core::model::{Attr, Subject};
use sanso_core::study::Study;
use sanso_core::text::Lang;
use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::collect::told;
use super::pack::{Layout, PAD, Rect};
use super::route::{Curve, Router};
use super::ways::{Way, ways};
use super::{Chosen, End, Link, Marks, Node, Picture, Reach, Shape, Tie, label, layout, legend, picture};
use crate::markup::escaped;
use crate::view::goal_order;
use crate::words::{self, phrases};

/// Size of the letters in boxes.
const SIZE: i32 = 12;

/// The map of a study as one SVG document, readable on its own, printable, without anything from elsewhere.
pub fn svg(study: &Study, lang: Lang) -> String {
    with(study, lang, &[], false)
}

/// The same with ways over it, each in a group with its class; the page around it decides which one is seen.
pub fn svg_with_ways(study: &Study, lang: Lang, chosen: &[Chosen]) -> String {
    with(study, lang, chosen, false)
}

/// The same with one way: everything else steps back, and the way stands in words below. `None` if there is no such way.
pub fn svg_of_way(study: &Study, lang: Lang, chosen: Chosen) -> Option<String> {
    let found = study.travel.risks.get(chosen.goal.checked_sub(1)?)?.routes.get(chosen.way.checked_sub(1)?);
    found.map(|_| with(study, lang, &[chosen], true))
}

fn with(study: &Study, lang: Lang, chosen: &[Chosen], lit: bool) -> String {
    let picture = picture(study);
    let layout = layout(study, &picture);
    let drawing = Drawing {
        study,
        lang,
        picture: &picture,
        layout: &layout,
        router: Router::new(&layout),
        told: told(study, lang),
        ways: ways(study, &picture, lang, chosen),
        lit,
        out: String::new(),
    };
    drawing.finish()
}

struct Drawing<'d> {
    study: &'d Study,
    lang: Lang,
    picture: &'d Picture,
    layout: &'d Layout,
    router: Router<'d>,
    told: BTreeMap<Subject, Vec<String>>,
    ways: Vec<Way>,
    lit: bool,
    out: String,
}

/// Writes to the drawing. Writing to a string cannot fail.
macro_rules! draw {
    ($drawing:expr, $($part:tt)*) => {{ let _ = write!($drawing.out, $($part)*); }};
}

impl Drawing<'_> {
    fn finish(mut self) -> String {
        let key = match self.lang {
            Lang::En => "en",
            Lang::Ja => "ja",
        };
        let (rows, legend_height) = legend::legend(self.lang, self.layout.width);
        let caption = self.ways.first().filter(|_| self.lit).map(|way| way.caption(self.layout.width));
        let (caption, caption_height) = caption.unwrap_or_default();
        let (w, h) = (self.layout.width, self.layout.height + legend_height + caption_height);
        let lit = if self.lit { " lit" } else { "" };
        let name = words::map_title(self.lang, self.study.model.head.name.get(self.lang));
        draw!(
            self,
            r#"<svg xmlns="http://www.w3.org/2000/svg" class="sanso-map{lit}" viewBox="0 0 {w} {h}" width="{w}" height="{h}" lang="{key}" role="group" aria-label="{0}"><title>{0}</title>"#,
            escaped(&name)
        );
        draw!(self, "<style>{}</style>", legend::STYLE);
        for (id, class) in [("a", "tip"), ("o", "tip-o"), ("w", "tip-w")] {
            draw!(
                self,
                r#"<defs><marker id="{id}-{key}" viewBox="0 0 8 8" refX="7.5" refY="4" markerWidth="7" markerHeight="7" markerUnits="userSpaceOnUse" orient="auto"><path class="{class}" d="M0 0L8 4L0 8z"/></marker></defs>"#
            );
        }
        self.bands();
        self.lanes();
        self.frames();
        let picture = self.picture;
        draw!(self, r#"<g class="links">"#);
        let drawn: Vec<(&Link, Curve)> = picture
            .links
            .iter()
            .filter_map(|link| Some((link, self.router.curve(link.from, link.to, link.reach)?)))
            .collect();
        for (link, curve) in &drawn {
            self.line(link, curve, key);
        }
        draw!(self, "</g>");
        self.frame_names();
        draw!(self, r#"<g class="nodes">"#);
        for (number, node) in picture.nodes.iter().enumerate() {
            self.node(number, node);
        }
        draw!(self, r#"</g><g class="marks">"#);
        for (link, curve) in &drawn {
            self.marks_on_line(link, curve);
        }
        self.out.push_str("</g>");
        for way in &self.ways {
            self.out.push_str(&way.drawn(self.layout, &self.router, key));
        }
        self.out.push_str(&legend::moved(&rows, self.layout.height));
        draw!(self, "{}</svg>\n", legend::moved(&caption, self.layout.height + legend_height));
        self.out
    }

    fn bands(&mut self) {
        for (number, band) in self.layout.bands.iter().enumerate() {
            let Rect { x, y, w, h } = *band;
            draw!(self, r#"<rect class="band band{}" x="{x}" y="{y}" width="{w}" height="{h}"/>"#, number + 1);
        }
    }

    /// The names of bands stand above the lines of columns, with a rim in the colour of the band.
    fn band_names(&mut self) {
        for (number, band) in self.layout.bands.iter().enumerate() {
            let layer = self.study.library.layers.get(number);
            let name = layer
                .map(|layer| words::layer_heading(self.lang, &layer.id, layer.name.get(self.lang)))
                .unwrap_or_default();
            let name = label::one_line(&name, 14, self.layout.width - 40);
            draw!(self, r#"<text class="band-name" x="22" y="{}">{}</text>"#, band.y + 19, escaped(&name));
        }
    }

    fn lanes(&mut self) {
        for lane in &self.layout.lanes {
            let Rect { x, y, w, h } = lane.rect;
            draw!(self, r#"<rect class="lane" x="{x}" y="{y}" width="{w}" height="{h}" rx="8"/>"#);
            if lane.organization.is_none() {
                let name = label::one_line(phrases(self.lang).nobody, SIZE, w - 2 * PAD);
                draw!(self, r#"<text class="zone-name" x="{}" y="{}">{}</text>"#, x + PAD, y + 60, escaped(&name));
            }
        }
        self.band_names();
    }

    fn frames(&mut self) {
        let model = &self.study.model;
        for frame in &self.layout.frames {
            let Rect { x, y, w, h } = frame.rect;
            let full = model.name(frame.zone, self.lang);
            draw!(
                self,
                r#"<g class="zone" data-n="z{0}"><title>{1}</title><rect x="{x}" y="{y}" width="{w}" height="{h}" rx="6"/></g>"#,
                frame.zone.0,
                escaped(&words::zone_title(self.lang, full, model.id(frame.zone)))
            );
        }
    }

    /// Names of zones, above the lines, with a rim that keeps them legible.
    fn frame_names(&mut self) {
        for frame in &self.layout.frames {
            let Rect { x, y, w, .. } = frame.rect;
            let flags = self.goals_at(frame.zone);
            let name = label::one_line(
                self.study.model.name(frame.zone, self.lang),
                SIZE,
                w - 2 * PAD - flags.goals.len() as i32 * 20,
            );
            draw!(self, r#"<text class="zone-name" x="{}" y="{}">{}</text>"#, x + PAD, y + 16, escaped(&name));
            self.flags(&flags, x + w - 4 - flags.goals.len() as i32 * 20, y + 17);
        }
    }

    fn goals_at(&self, zone: Subject) -> Marks {
        let at = |goal: &Subject| self.study.model.reference(*goal, Attr::At) == Some(zone);
        let goals = goal_order(self.study)
            .iter()
            .enumerate()
            .filter(|(_, goal)| at(goal))
            .map(|(number, _)| number + 1)
            .collect();
        Marks { goals, ..Marks::default() }
    }

    fn line(&mut self, link: &Link, curve: &Curve, key: &str) {
        let tie = match link.tie {
            Tie::Flow => "flow",
            Tie::Supply => "supply",
            Tie::Service => "service",
            Tie::Control => "control",
            Tie::Holds => "holds",
        };
        let (reach, tip) = match link.reach {
            Reach::Inside => ("in", "a"),
            Reach::Zone => ("zone-x", "a"),
            Reach::Organization => ("org-x", "o"),
        };
        let end = |end: End| match end {
            End::Node(number) => format!("n{number}"),
            End::Zone(zone) => format!("z{}", zone.0),
        };
        let tip = if link.tie == Tie::Holds { String::new() } else { format!(r#" marker-end="url(#{tip}-{key})""#) };
        draw!(
            self,
            r#"<g class="link {tie} {reach}" data-a="{}" data-b="{}"><title>{}</title><path d="{}"{tip}/>"#,
            end(link.from),
            end(link.to),
            escaped(&self.link_title(link)),
            curve.path()
        );
        if link.reach == Reach::Organization && link.tie != Tie::Holds {
            for (x, y) in self.router.crossings(curve) {
                draw!(self, r#"<path class="cross" d="M{:.0} {:.0}l5 5l-5 5l-5 -5z"/>"#, x, y - 5.0);
            }
        }
        draw!(self, "</g>");
    }

    fn link_title(&self, link: &Link) -> String {
        let model = &self.study.model;
        let name = |end: End| match end {
            End::Node(number) => self.picture.nodes.get(number).map_or("", |node| model.name(node.subject, self.lang)),
            End::Zone(zone) => model.name(zone, self.lang),
        };
        let kind = model.section(link.subject).label.get(self.lang);
        let mut lines = vec![
            format!("{kind} {} ({})", model.name(link.subject, self.lang), model.id(link.subject)),
            format!("{} → {}", name(link.from), name(link.to)),
        ];
        if !link.marks.is_empty() {
            lines.extend(self.told.get(&link.subject).cloned().unwrap_or_default());
        }
        lines.join("\n")
    }

    /// What stands on a line, at a place of it that no box covers.
    fn marks_on_line(&mut self, link: &Link, curve: &Curve) {
        if link.marks.is_empty() {
            return;
        }
        let (x, y) = self.router.free_point(curve).unwrap_or_else(|| curve.at(0.5));
        let title = escaped(&self.link_title(link));
        let on = self.classes(|way| link.marks.goals.contains(&way.goal));
        draw!(self, r#"<g class="dot{on}" tabindex="0" role="img"><title>{title}</title>"#);
        match (link.marks.established, link.marks.assumed) {
            (0, 0) => {}
            (0, _) => draw!(self, r#"<circle class="hollow" cx="{x:.0}" cy="{y:.0}" r="5"/>"#),
            _ => draw!(self, r#"<circle class="filled" cx="{x:.0}" cy="{y:.0}" r="5"/>"#),
        }
        self.flags(&link.marks, x as i32, y as i32 - 2);
        draw!(self, "</g>");
    }

    fn node(&mut self, number: usize, node: &Node) {
        let Some(rect) = self.layout.boxes.get(number).copied() else { return };
        let Rect { x, y, w, h } = rect;
        let class = match node.shape {
            Shape::Organization => "org",
            Shape::System => "sys",
            Shape::Component => "com",
            Shape::Transcribing { .. } => "com tp",
            Shape::Data => "dat",
            Shape::Event => "evt",
        };
        let round = match node.shape {
            Shape::Event => h / 2,
            Shape::Organization | Shape::Data => 2,
            _ => 6,
        };
        let title = escaped(&self.node_title(node));
        let on = self.classes(|way| way.passes(End::Node(number)));
        draw!(
            self,
            r#"<g class="node {class}{on}" data-n="n{number}" tabindex="0" role="img"><title>{title}</title><rect x="{x}" y="{y}" width="{w}" height="{h}" rx="{round}"/>"#
        );
        if node.shape == Shape::System {
            draw!(
                self,
                r#"<rect class="rim" x="{}" y="{}" width="{}" height="{}" rx="4"/>"#,
                x + 3,
                y + 3,
                w - 6,
                h - 6
            );
        }
        if node.shape == Shape::Data {
            draw!(self, r#"<path class="rim" d="M{0} {1}v{2}"/>"#, x + 7, y, h);
        }
        let signs = self.signs(node.shape, rect);
        self.name(node, rect, signs);
        self.badges(&node.marks, rect);
        self.flags(&node.marks, x + 8, y);
        draw!(self, "</g>");
    }

    /// Classes of the ways that lead by here.
    fn classes(&self, leads_by: impl Fn(&Way) -> bool) -> String {
        let by = self.ways.iter().filter(|way| leads_by(way));
        by.map(|way| format!(" {}", if self.lit { "on" } else { &way.class })).collect()
    }

    /// The signs of a transcription point; gives the room they take at the left.
    fn signs(&mut self, shape: Shape, rect: Rect) -> i32 {
        let Shape::Transcribing { senses, acts } = shape else {
            return match shape {
                Shape::Data => 10,
                Shape::Event => 8,
                _ => 0,
            };
        };
        let (x, middle) = (rect.x + 6, rect.y + rect.h / 2);
        if senses {
            draw!(self, r#"<path class="senses" d="M{x} {}h10l-5 -9z"/>"#, middle - 2);
        }
        if acts {
            draw!(self, r#"<path class="acts" d="M{x} {}h10l-5 9z"/>"#, middle + 2);
        }
        14
    }

    fn name(&mut self, node: &Node, rect: Rect, signs: i32) {
        let size = if node.shape == Shape::Organization { SIZE + 1 } else { SIZE };
        let lines = label::two_lines(self.study.model.name(node.subject, self.lang), size, rect.w - 12 - signs);
        let x = rect.x + signs + (rect.w - signs) / 2;
        let first = rect.y + rect.h / 2 + if lines.len() > 1 { -2 } else { 4 };
        for (number, line) in lines.iter().enumerate() {
            draw!(self, r#"<text x="{x}" y="{}">{}</text>"#, first + number as i32 * (size + 2), escaped(line));
        }
    }

    fn badges(&mut self, marks: &Marks, rect: Rect) {
        let mut x = rect.x + rect.w - 6;
        for (count, class) in [(marks.established, "filled"), (marks.assumed, "hollow")] {
            if count > 0 {
                let shown = if count > 99 { "99+".to_owned() } else { count.to_string() };
                draw!(
                    self,
                    r#"<circle class="{class}" cx="{x}" cy="{0}" r="8"/><text class="count {class}-count" x="{x}" y="{1}">{shown}</text>"#,
                    rect.y,
                    rect.y + 4
                );
                x -= 18;
            }
        }
    }

    /// Flags with the numbers of goals, at the top of something.
    fn flags(&mut self, marks: &Marks, x: i32, y: i32) {
        for (at, goal) in marks.goals.iter().enumerate() {
            let x = x + at as i32 * 20;
            draw!(
                self,
                r#"<path class="pole" d="M{x} {0}v-14"/><path class="flag" d="M{x} {1}h17l-3 5l3 5h-17z"/><text class="count flag-count" x="{2}" y="{3}">{goal}</text>"#,
                y + 2,
                y - 14,
                x + 7,
                y - 5
            );
        }
    }

    fn node_title(&self, node: &Node) -> String {
        let model = &self.study.model;
        let kind = model
            .word(node.subject, Attr::Kind)
            .map_or(model.section(node.subject).label, |word| word.label)
            .get(self.lang);
        let mut lines = vec![format!("{} ({}) · {kind}", model.name(node.subject, self.lang), model.id(node.subject))];
        lines.extend(self.told.get(&node.subject).cloned().unwrap_or_default());
        lines.join("\n")
    }
}

impl Marks {
    fn is_empty(&self) -> bool {
        self.established == 0 && self.assumed == 0 && self.goals.is_empty()
    }
}
