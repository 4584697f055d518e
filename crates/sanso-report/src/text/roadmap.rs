//! A roadmap on a terminal.

use super::{COLUMNS, heading, table_row};
use crate::layout::{Page, Style, Tone, fit};
use crate::view::Roadmap;
use crate::words;

/// Number, measure, what it is, who, what it takes away, effort.
const COLUMN_WIDTHS: [usize; 6] = [5, 11, 27, 20, 8, 9];

/// Measures wave by wave, what is left of each risk, and how good the choice is at least.
pub fn roadmap(map: &Roadmap, style: Style) -> String {
    let (mut page, lang) = (Page::default(), map.lang);
    heading(&mut page, style, &words::roadmap_heading(lang, map.tasks.len(), map.days));
    page.gap();
    let [goal, now, then] = words::left_heads(lang);
    page.line(style.paint(Tone::Faint, &format!("  {} {} {then}", fit(goal, 46), fit(now, 12))));
    for left in &map.left {
        let (before, after) = &left.words;
        page.line(format!("  {} {} {after}  {}", fit(&left.goal.1, 46), fit(before, 12), left.level));
    }
    if map.tasks.is_empty() {
        page.gap();
        page.hanging("", words::roadmap_is_empty(lang, map.already), COLUMNS);
    }
    for wave in 1..=map.waves() {
        page.gap();
        page.line(style.paint(Tone::Strong, &words::wave_heading(lang, wave)));
        for task in map.tasks.iter().filter(|task| task.wave == wave) {
            let number = format!("{:>3}", task.number);
            let cells = [&number, &task.measure, &task.name, &task.bearer.1, &task.takes, &task.effort];
            table_row(&mut page, &cells.map(String::as_str), &COLUMN_WIDTHS, str::to_owned);
            if !task.required {
                page.line(style.paint(Tone::Faint, &format!("     {}", words::beyond_plan(lang))));
            }
        }
    }
    let notes = map.notes();
    if !notes.is_empty() {
        page.gap();
    }
    for note in notes {
        page.hanging("", &note, COLUMNS);
    }
    page.text
}
