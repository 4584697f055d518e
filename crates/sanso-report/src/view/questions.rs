//! What to ask next, and where the answer is written.

use sanso_core::model::language::Shape;
use sanso_core::plan;
use sanso_core::study::Study;
use sanso_core::text::Lang;

use super::because::path;
use crate::words::phrases;

/// An open question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// Its place among the questions, from 1.
    pub rank: usize,
    /// The question.
    pub text: String,
    /// Id and name of the subject.
    pub subject: (String, String),
    /// Incidents that an answer settles by itself.
    pub settles: usize,
    /// Assumed incidents it takes part in.
    pub touches: u32,
    /// Measures that rest on assumptions which the answer settles.
    pub measures: u32,
    /// Where the answer is written: `components.press-plc.updated`.
    pub path: String,
    /// What may be written there.
    pub values: String,
    /// Where the subject is declared.
    pub place: String,
    /// Who could know: the organisation that manages the subject, id and name.
    pub who: Option<(String, String)>,
}

pub(super) fn questions(study: &Study, lang: Lang, most: usize) -> Vec<Question> {
    study.plan.questions.iter().enumerate().take(most).map(|(at, one)| question(study, at, one, lang)).collect()
}

pub(crate) fn question(study: &Study, at: usize, one: &plan::Question, lang: Lang) -> Question {
    let model = &study.model;
    let attribute = model.section(one.subject).attributes.iter().find(|attribute| attribute.attr == one.attr);
    let name = model.name(one.subject, lang);
    let ask = attribute.and_then(|attribute| attribute.ask).map(|ask| ask.get(lang).replace("{}", name));
    Question {
        rank: at + 1,
        text: ask.unwrap_or_else(|| format!("{name}: {}", one.attr.key())),
        subject: (model.id(one.subject).to_owned(), name.to_owned()),
        settles: one.settles.len(),
        touches: one.touches,
        measures: one.measures,
        path: format!("{}.{}", path(model, one.subject), one.attr.key()),
        values: attribute.map(|attribute| values(attribute.shape, lang)).unwrap_or_default(),
        place: model.sources.show_line(model.place(one.subject)),
        who: model.manager(one.subject).map(|by| (model.id(by).to_owned(), model.name(by, lang).to_owned())),
    }
}

/// What may be written as an answer, in short.
fn values(shape: Shape, lang: Lang) -> String {
    let words = |words: &'static [sanso_core::model::language::Word]| {
        let keys: Vec<&str> = words.iter().map(|word| word.key).collect();
        keys.join(" | ")
    };
    match shape {
        Shape::Truth => "true | false".to_owned(),
        Shape::Level => "low | medium | high".to_owned(),
        Shape::Word(known) => words(known),
        Shape::Words(known) => format!("[{}]", words(known)),
        Shape::Number(least, most) => format!("{least} – {most}"),
        Shape::Span => "4h, 1d, 2w".to_owned(),
        Shape::Ref(_) => "id".to_owned(),
        Shape::Refs(_) => "[id, …]".to_owned(),
        Shape::Texts => "[…]".to_owned(),
        Shape::Text | Shape::Name | Shape::DataState => phrases(lang).free_text.to_owned(),
    }
}
