//! A study as Markdown, for wikis and pull requests.

mod travel;

pub use travel::paths;

use std::fmt::Write as _;

use crate::view::{Bearer, Incident, Measure, Sheets, View, standing_word};
use crate::words::{self, layer_heading, measures_of, near_counts};

/// The whole study.
pub fn markdown(view: &View) -> String {
    let mut out = Markdown::default();
    title(&mut out, view);
    goals(&mut out, view);
    if !view.travel.risks.is_empty() {
        out.heading(2, view.phrases().paths);
        travel::risks(&mut out, &view.travel, view.lang);
    }
    for layer in &view.layers {
        out.heading(2, &layer_heading(view.lang, &layer.id, &layer.name));
        out.paragraph(&layer.trusted);
        for one in &layer.incidents {
            incident(&mut out, view, one);
        }
        if layer.incidents.is_empty() {
            out.paragraph(view.phrases().nothing_stands);
        }
    }
    measures(&mut out, view);
    assessment(&mut out, view);
    questions(&mut out, view);
    notes(&mut out, view);
    out.heading(2, view.phrases().method);
    for text in &view.method.paragraphs {
        out.paragraph(text);
    }
    for source in &view.method.sources {
        out.item(0, &format!("**{}** ({}): {}", escaped(&source.name), source.rows, escaped(&source.note)));
    }
    out.text
}

/// The plan alone, by bearer.
pub fn plan(view: &View) -> String {
    let mut out = Markdown::default();
    out.heading(1, &view.title.name);
    measures(&mut out, view);
    out.text
}

/// Tables that answer one question.
pub fn sheets(all: &Sheets) -> String {
    let mut out = Markdown::default();
    if !all.title.is_empty() {
        out.heading(1, &all.title);
    }
    for text in &all.lead {
        out.paragraph(text);
    }
    for sheet in &all.sheets {
        out.heading(2, &sheet.title);
        if sheet.rows.is_empty() {
            out.paragraph(&sheet.nothing);
            continue;
        }
        out.head(&sheet.shown().map(|column| column.head.as_str()).collect::<Vec<_>>());
        for row in &sheet.rows {
            out.row(&sheet.read(row).map(|(_, cell)| cell.to_owned()).collect::<Vec<_>>());
        }
    }
    if !all.notes.is_empty() {
        out.text.push('\n');
    }
    for text in &all.notes {
        out.paragraph(text);
    }
    out.text
}

#[derive(Default)]
struct Markdown {
    text: String,
}

impl Markdown {
    fn heading(&mut self, level: usize, text: &str) {
        let gap = if self.text.is_empty() { "" } else { "\n" };
        // Writing to a string cannot fail.
        let _ = writeln!(self.text, "{gap}{} {}\n", "#".repeat(level), escaped(text));
    }

    fn paragraph(&mut self, text: &str) {
        if !text.is_empty() {
            let _ = writeln!(self.text, "{}\n", escaped(text));
        }
    }

    /// An item of a list; its text is Markdown already.
    fn item(&mut self, depth: usize, text: &str) {
        let _ = writeln!(self.text, "{}- {text}", "  ".repeat(depth));
    }

    fn row(&mut self, cells: &[String]) {
        let cells: Vec<String> = cells.iter().map(|cell| escaped(cell).replace('\n', "<br>")).collect();
        let _ = writeln!(self.text, "| {} |", cells.join(" | "));
    }

    fn head(&mut self, cells: &[&str]) {
        self.row(&cells.iter().map(|cell| (*cell).to_owned()).collect::<Vec<_>>());
        let _ = writeln!(self.text, "|{}", "---|".repeat(cells.len()));
    }
}

/// Text with everything that Markdown or HTML would take as markup made harmless.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '<' => out.push_str("&lt;"),
            '&' => out.push_str("&amp;"),
            '\\' | '`' | '*' | '[' | ']' | '|' => {
                out.push('\\');
                out.push(c);
            }
            c => out.push(c),
        }
    }
    out
}

fn code(text: &str) -> String {
    format!("`{}`", text.replace('`', "'"))
}

fn title(out: &mut Markdown, view: &View) {
    out.heading(1, &view.title.name);
    out.paragraph(&view.title.scope);
    out.item(0, &escaped(&view.title.counts.join(" · ")));
    out.item(0, &format!("{} {}", view.phrases().content, escaped(&view.title.content)));
    for line in words::stands_line(view.lang, &view.title) {
        out.item(0, &escaped(&line));
    }
}

fn goals(out: &mut Markdown, view: &View) {
    let phrases = view.phrases();
    out.heading(2, phrases.must_not_happen);
    if view.goals.is_empty() {
        out.paragraph(phrases.no_goals);
        return;
    }
    out.head(&[
        phrases.number,
        phrases.name,
        phrases.at,
        phrases.effect,
        phrases.recovery,
        phrases.economic,
        phrases.likely,
        phrases.near_it,
    ]);
    for (number, goal) in view.goals.iter().enumerate() {
        let level =
            |level: Option<(u32, &str)>| level.map(|(level, word)| format!("{level} {word}")).unwrap_or_default();
        let near = near_counts(view.lang, goal.established, goal.assumed);
        out.row(&[
            (number + 1).to_string(),
            goal.name.clone(),
            goal.at.1.clone(),
            goal.kind.to_owned(),
            level(goal.recovery),
            level(goal.economic),
            likely(view, number),
            near,
        ]);
    }
    out.text.push('\n');
    out.paragraph(phrases.near_explained);
}

/// How likely the goal with this number is, or that nothing leads to it.
fn likely(view: &View, number: usize) -> String {
    let Some(risk) = view.travel.risks.get(number) else { return String::new() };
    match (&risk.likely, risk.nothing) {
        (Some(likely), _) => likely.with_level(view.lang),
        (None, nothing) => nothing.map_or("", |(short, _)| short).to_owned(),
    }
}

fn incident(out: &mut Markdown, view: &View, one: &Incident) {
    out.heading(3, &format!("{} {}", one.id, one.name));
    out.paragraph(&one.harm);
    for (stands, because) in &one.stands {
        let word = standing_word(view.lang, stands.standing);
        out.item(
            0,
            &format!(
                "**{word}** {} {} — {}",
                escaped(&stands.subject_name),
                code(&stands.subject),
                code(&stands.place)
            ),
        );
        for fact in because {
            let places: Vec<String> =
                fact.looked.iter().map(|looked| code(looked.at.as_deref().unwrap_or(&looked.path))).collect();
            out.item(1, &format!("{} {}", escaped(&fact.sentence), places.join(" ")));
        }
    }
    out.text.push('\n');
    let phrases = view.phrases();
    out.paragraph(&format!("{}: {}", phrases.threats_label, one.threats.join(" / ")));
    out.paragraph(&words::row_origin(view.lang, one.confidence, &one.origin));
}

fn measures(out: &mut Markdown, view: &View) {
    let phrases = view.phrases();
    out.heading(2, phrases.measures_by_bearer);
    if let Some(profile) = &view.profile {
        out.paragraph(&format!("{}: {} — {}", phrases.profile, profile.name, profile.why));
    }
    for bearer in &view.bearers {
        self::bearer(out, view, bearer);
    }
    if !view.left_out.is_empty() {
        out.heading(2, phrases.left_out);
        for one in &view.left_out {
            out.item(
                0,
                &format!(
                    "{} {} — {}: {}",
                    code(&one.id),
                    escaped(&one.name),
                    escaped(&one.bearer.1),
                    escaped(&one.why)
                ),
            );
        }
    }
}

fn assessment(out: &mut Markdown, view: &View) {
    let Some(assessed) = &view.assessed else { return };
    let phrases = view.phrases();
    out.heading(2, phrases.assessment);
    out.paragraph(&words::answered_line(view.lang, assessed));
    out.paragraph(phrases.share_explained);
    out.paragraph(&words::residual(view.lang, assessed));
    out.head(&[phrases.name, phrases.done, phrases.answered]);
    let rows = assessed.by_layer.iter().chain(&assessed.by_bearer).chain(&assessed.by_category);
    for done in rows.chain([&assessed.overall]) {
        let name = if done.id.is_empty() { phrases.all.to_owned() } else { done.name.clone() };
        out.row(&[name, done.share.clone(), format!("{} / {}", done.answered, done.total)]);
    }
    for (heading, numbers) in [(phrases.good, &assessed.good), (phrases.gaps, &assessed.gaps)] {
        out.heading(3, heading);
        for one in numbers.iter().filter_map(|number| view.measures.get(*number)) {
            let (word, reason) = one.answer.as_ref().map_or(("", ""), |answer| (answer.word, answer.reason.as_str()));
            out.item(
                0,
                &format!("{word}: {} {} — {} {}", one.id, escaped(&one.name), escaped(&one.bearer.1), escaped(reason)),
            );
        }
    }
}

fn bearer(out: &mut Markdown, view: &View, bearer: &Bearer) {
    out.heading(3, &measures_of(view.lang, bearer));
    for one in bearer.measures.iter().filter_map(|number| view.measures.get(*number)) {
        measure(out, view, one);
    }
}

fn measure(out: &mut Markdown, view: &View, one: &Measure) {
    let phrases = view.phrases();
    let how = one.standing.map_or(phrases.required_by_profile, |how| standing_word(view.lang, how));
    let grade = one.grade.as_ref().map(|(grade, _)| format!(" · {grade}")).unwrap_or_default();
    let takes =
        one.gain.as_ref().map(|gain| format!(" · {}", words::labelled(view.lang, phrases.takes_away, &gain.text)));
    let effort = one.effort.as_ref().map(|effort| format!(" · {effort}")).unwrap_or_default();
    let told = format!("{how}{grade}{}{effort}", takes.unwrap_or_default());
    out.item(0, &format!("**{} {}** ({told})", one.id, escaped(&one.name)));
    for reason in &one.reasons {
        let on: Vec<&str> = reason.on.iter().map(|on| on.subject_name.as_str()).collect();
        let more = if reason.more > 0 { format!(" +{}", reason.more) } else { String::new() };
        out.item(
            1,
            &format!("{}: {} — {}{more}", reason.incident, escaped(&reason.vulnerability), escaped(&on.join(", "))),
        );
    }
    out.item(1, &format!("{}: {}", phrases.first_step, escaped(&one.first_step)));
    out.item(1, &format!("{}: {}", phrases.proof, escaped(&one.proof)));
}

fn questions(out: &mut Markdown, view: &View) {
    let phrases = view.phrases();
    out.heading(2, phrases.questions);
    if view.questions.is_empty() {
        out.paragraph(phrases.no_questions);
        return;
    }
    out.head(&[phrases.number, phrases.question, phrases.settles, phrases.write_here, phrases.values]);
    for one in &view.questions {
        out.row(&[
            one.rank.to_string(),
            one.text.clone(),
            one.settles.to_string(),
            one.path.clone(),
            one.values.clone(),
        ]);
    }
}

fn notes(out: &mut Markdown, view: &View) {
    if view.notes.is_empty() {
        return;
    }
    out.heading(2, view.phrases().notes_on_input);
    for note in &view.notes {
        out.item(
            0,
            &format!(
                "**{}** {} {} — {} {}",
                note.code,
                code(&note.place),
                escaped(&note.what),
                escaped(&note.why),
                escaped(&note.act)
            ),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::escaped;

    #[test]
    fn names_cannot_smuggle_markup() {
        assert_eq!(escaped("<script>|*x*[a](b)"), "&lt;script>\\|\\*x\\*\\[a\\](b)");
    }
}
