//! What the signs of the map mean, and how they look.

use sanso_core::text::Lang;
use std::fmt::Write as _;

use super::label;
use crate::markup::escaped;
use crate::words::map_words;

/// Colours are variables, so that a page can darken them; without a page they are those of paper.
pub(super) const STYLE: &str = "\
.sanso-map{font-family:system-ui,-apple-system,'Hiragino Sans','Yu Gothic UI','Noto Sans JP','Noto Sans CJK JP',IPAexGothic,sans-serif;font-size:12px;\
background:var(--map-ground,#fff)}\
.sanso-map text{fill:var(--map-ink,#1b2330);text-anchor:middle}\
.sanso-map .band1{fill:var(--map-band1,#eaf4ee)}.sanso-map .band2{fill:var(--map-band2,#fbf3e4)}.sanso-map .band3{fill:var(--map-band3,#e9f1fa)}\
.sanso-map .band-name{text-anchor:start;font-size:14px;font-weight:700;paint-order:stroke;stroke:var(--map-ground,#fff);stroke-width:4px}\
.sanso-map .lane{fill:none;stroke:var(--map-lane,#9aa6b8);stroke-dasharray:2 4}\
.sanso-map .zone rect{fill:var(--map-zone,#ffffffa0);stroke:var(--map-zone-rim,#b5a98c)}\
.sanso-map .zone-name{text-anchor:start;font-weight:600;paint-order:stroke;stroke:var(--map-zone-halo,#fffdf8);stroke-width:3px;fill:var(--map-soft,#5a5140)}\
.sanso-map .node rect{fill:var(--map-box,#fff);stroke:var(--map-rim,#41506a);stroke-width:1.1}\
.sanso-map .org rect{stroke-width:2.2}.sanso-map .org text{font-size:13px;font-weight:700}\
.sanso-map .tp rect{fill:var(--map-tp,#fff6dd);stroke:var(--map-tp-rim,#8a5a00)}\
.sanso-map .node .rim{fill:none;stroke:var(--map-rim,#41506a);stroke-width:.8}\
.sanso-map .senses,.sanso-map .acts{fill:var(--map-tp-rim,#8a5a00)}\
.sanso-map .link path{fill:none;stroke:var(--map-line,#7b879b);stroke-width:1}\
.sanso-map .zone-x path{stroke:var(--map-line2,#3f5f94);stroke-width:1.3}\
.sanso-map .org-x path{stroke:var(--map-line3,#a3480b);stroke-width:1.6;stroke-dasharray:7 3}\
.sanso-map .supply path{stroke-width:2.4}\
.sanso-map .control path{stroke-dasharray:8 3 2 3}\
.sanso-map .holds path{stroke-width:.8;stroke-dasharray:1 3;stroke:var(--map-line,#7b879b)}\
.sanso-map .link .cross{fill:var(--map-ground,#fff);stroke:var(--map-line3,#a3480b);stroke-dasharray:none;stroke-width:1.4}\
.sanso-map .tip{fill:var(--map-line2,#3f5f94)}.sanso-map .tip-o{fill:var(--map-line3,#a3480b)}\
.sanso-map .filled{fill:var(--map-established,#b3261e);stroke:var(--map-box,#fff);stroke-width:1}\
.sanso-map .hollow{fill:var(--map-box,#fff);stroke:var(--map-established,#b3261e);stroke-width:1.4;stroke-dasharray:3 2}\
.sanso-map .count{font-size:10px;font-weight:700}.sanso-map .filled-count{fill:var(--map-filled-ink,#fff)}.sanso-map .hollow-count{fill:var(--map-established,#b3261e)}\
.sanso-map .flag{fill:var(--map-flag,#123e7c)}.sanso-map .pole{stroke:var(--map-flag,#123e7c);stroke-width:1.6}.sanso-map .flag-count{fill:var(--map-flag-ink,#fff)}\
.sanso-map .node:focus,.sanso-map .dot:focus{outline:none}\
.sanso-map .node:focus>rect:first-of-type,.sanso-map .node:hover>rect:first-of-type{stroke:var(--map-focus,#0b57d0);stroke-width:3}\
.sanso-map .dot:focus circle{stroke:var(--map-focus,#0b57d0);stroke-width:3}\
.sanso-map.lit .link{opacity:.12}.sanso-map.lit .node{opacity:.35}.sanso-map .link.on,.sanso-map.lit .link.on,.sanso-map.lit .node.on{opacity:1}\
.sanso-map .link.on path{stroke-width:2.6}\
.sanso-map .tip-w{fill:var(--map-way,#b00058)}\
.sanso-map .way path{fill:none}.sanso-map .way .glow{stroke:var(--map-glow,#ff9ccb);stroke-width:13;stroke-linecap:round;opacity:.55}\
.sanso-map .way .run{stroke:var(--map-way,#b00058);stroke-width:3.2}\
.sanso-map .way .over{fill:var(--map-ground,#fff);stroke:var(--map-way,#b00058);stroke-width:2}.sanso-map .way .over.org,.sanso-map .way .over.phys{fill:var(--map-way,#b00058);stroke:var(--map-ground,#fff);stroke-width:1.5}\
.sanso-map .stop circle{fill:var(--map-way,#b00058);stroke:var(--map-ground,#fff);stroke-width:1.6}.sanso-map .stop text{fill:var(--map-ground,#fff);font-size:12px;font-weight:700}\
.sanso-map.lit .dot,.sanso-map.lit .zone-name{opacity:.35}.sanso-map.lit .dot.on,.sanso-map.lit .key g{opacity:1}.sanso-map.lit .node.on>rect:first-of-type{stroke:var(--map-way,#b00058);stroke-width:2.6}\
.sanso-map .caption text{text-anchor:start;font-size:13px}.sanso-map .caption .head{font-size:14px;font-weight:700}\
.sanso-map .key text{text-anchor:start}";

/// Width a sign takes in the legend.
const SIGN: i32 = 34;

/// Height of a row of the legend.
const ROW: i32 = 24;

/// The legend below the map, and how high it is.
pub(super) fn legend(lang: Lang, width: i32) -> (String, i32) {
    let (mut out, mut x, mut y) = (String::from(r#"<g class="key">"#), 20, 8);
    for (sign, text) in SIGNS.iter().zip(map_words(lang)) {
        let room = SIGN + label::width(text, 12) + 26;
        if x > 20 && x + room > width {
            (x, y) = (20, y + ROW);
        }
        // Writing to a string cannot fail.
        let _ = write!(
            out,
            r#"<g transform="translate({x} {y})">{sign}<text x="{SIGN}" y="14">{}</text></g>"#,
            escaped(text)
        );
        x += room;
    }
    out.push_str("</g>");
    (out, y + ROW + 8)
}

/// The legend at its place.
pub(super) fn moved(legend: &str, y: i32) -> String {
    format!(r#"<g transform="translate(0 {y})">{legend}</g>"#)
}

/// One sign for each of the words of the legend.
const SIGNS: [&str; 11] = [
    r#"<circle class="filled" cx="14" cy="10" r="8"/><text class="count filled-count" x="11" y="14">2</text>"#,
    r#"<circle class="hollow" cx="14" cy="10" r="8"/><text class="count hollow-count" x="11" y="14">2</text>"#,
    r#"<path class="pole" d="M8 19v-17"/><path class="flag" d="M8 2h17l-3 5l3 5h-17z"/><text class="count flag-count" x="12" y="11">1</text>"#,
    r#"<path class="senses" d="M9 14h12l-6 -10z"/>"#,
    r#"<path class="acts" d="M9 5h12l-6 10z"/>"#,
    r#"<g class="node sys"><rect x="2" y="2" width="24" height="16" rx="5"/><rect class="rim" x="5" y="5" width="18" height="10" rx="3"/></g>"#,
    r#"<g class="node dat"><rect x="2" y="2" width="24" height="16" rx="2"/><path class="rim" d="M7 2v16"/></g>"#,
    r#"<g class="node evt"><rect x="2" y="2" width="24" height="16" rx="8"/></g>"#,
    r#"<g class="link in"><path d="M2 10h26"/></g>"#,
    r#"<g class="link zone-x"><path d="M2 10h26"/></g>"#,
    r#"<g class="link org-x"><path d="M2 10h26"/><path class="cross" d="M15 5l5 5l-5 5l-5 -5z"/></g>"#,
];
