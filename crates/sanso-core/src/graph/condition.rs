//! What conditions of step packs ask of a model, answered for all subjects at once.

use super::mixing::Mixing;
use super::said::{Question, asking, left_out};
use super::spot::{Spot, Spots, spot_kinds};
use crate::content::{About, SPOTS, Test, Want};
use crate::diag::{Checked, ContentProblem, Diagnostic, TravelProblem};
use crate::facts::{Column, FACTS, Look, Truth, number};
use crate::model::{Attr, Kind, Model, Shape, Subject, minutes};
use crate::text::nearest;
use std::collections::HashMap;
use std::sync::LazyLock;

/// Which of the three spots of a joint.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum End {
    /// Where it comes from.
    Source,
    /// What joins.
    Link,
    /// Where it leads.
    Target,
}

/// Where to go from there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Via {
    /// Nowhere: the spot itself.
    Itself,
    /// To the zone it stands in.
    Zone,
    /// To the system that contains it.
    System,
    /// To the organisation that manages it.
    Manager,
}

/// On what a condition looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Of {
    /// Which end.
    pub end: End,
    /// And then.
    pub via: Via,
}

impl Of {
    /// What a word stands for.
    pub fn read(word: &str) -> Option<Of> {
        let at = SPOTS.iter().position(|known| *known == word)?;
        let end = [End::Source, End::Link, End::Target].get(at / 4).copied()?;
        let via = [Via::Itself, Via::Zone, Via::System, Via::Manager].get(at % 4).copied()?;
        Some(Of { end, via })
    }

    /// The spot it stands for, given the three of a joint.
    pub fn find(self, model: &Model, spots: &Spots, ends: [Option<Spot>; 3]) -> Option<Spot> {
        let [source, link, target] = ends;
        let spot = match self.end {
            End::Source => source,
            End::Link => link,
            End::Target => target,
        }?;
        if self.via == Via::Itself {
            return Some(spot);
        }
        let subject = spots.subject(spot)?;
        let found = match self.via {
            Via::Itself => Some(subject),
            Via::Zone => model.zone(subject),
            Via::System => model.system(subject),
            Via::Manager => model.manager(subject),
        };
        found.map(Spot::from)
    }
}

/// A border between source and target.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Border {
    /// Between organisations.
    Organization,
    /// Between zones.
    Zone,
}

/// What is asked, ready.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    /// A column of answers, by number; `false` turns them.
    Column(usize, bool),
    /// Whether a border is crossed; `false` turns it.
    Crosses(Border, bool),
    /// Whether the spot is of one of these kinds, a bit each.
    Spot(u32),
}

/// A condition, ready.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// On what it looks.
    pub of: Of,
    /// What is asked.
    pub what: What,
}

/// All questions that conditions ask, each once, with their answers.
#[derive(Debug, Clone, Default)]
pub struct Answers {
    questions: Vec<Question>,
    /// The numbers of the questions about each attribute and, after those, about each fact.
    about: Vec<Vec<usize>>,
    columns: Vec<Column>,
}

impl Answers {
    /// Understands a condition. What models do not have is noted; words that no condition has are told where it is read.
    pub fn prepare(&mut self, test: &Test) -> Checked<Option<Asked>> {
        let mut notes = Vec::new();
        let mut problem = |problem: ContentProblem| notes.push(Diagnostic::error(test.place, problem));
        let of = Of::read(&test.of);
        let what = match &test.about {
            About::Attr(key, want) => match attribute(key, want) {
                Ok(attr) => Some(What::Column(self.ask(Question::Attr(attr, want.clone())), true)),
                Err(found) => {
                    problem(ContentProblem::Travel(found));
                    None
                }
            },
            About::Fact(name, holds) => match number(name) {
                Some(fact) => Some(What::Column(self.ask(Question::Fact(fact)), *holds)),
                None => {
                    let nearest = nearest(name, FACTS.iter().map(|fact| fact.name));
                    problem(ContentProblem::UnknownFact { fact: name.to_string(), nearest });
                    None
                }
            },
            About::Spot(words) => {
                let mut kinds = 0;
                for word in words {
                    match spot_kinds().zip(0..).find(|(known, _)| known == word) {
                        Some((_, bit)) => kinds |= 1u32 << bit,
                        None => {
                            let (attribute, nearest) = ("spot".to_owned(), nearest(word, spot_kinds()));
                            problem(ContentProblem::Travel(TravelProblem::UnknownWord {
                                attribute,
                                word: word.to_string(),
                                nearest,
                            }));
                        }
                    }
                }
                (kinds != 0).then_some(What::Spot(kinds))
            }
            About::Crosses(border, is) => match border.as_str() {
                "organization" => Some(What::Crosses(Border::Organization, *is)),
                "zone" => Some(What::Crosses(Border::Zone, *is)),
                _ => None,
            },
        };
        Checked { value: of.zip(what).map(|(of, what)| Asked { of, what }), diagnostics: notes }
    }

    fn ask(&mut self, question: Question) -> usize {
        // Only questions about the same attribute or fact can be the same.
        let place = match question {
            Question::Attr(attr, _) => attr as usize,
            Question::Fact(fact) => Attr::ALL.len() + fact,
        };
        if self.about.len() <= place {
            self.about.resize_with(Attr::ALL.len() + FACTS.len(), Vec::new);
        }
        let Some(about) = self.about.get_mut(place) else { return usize::MAX };
        let known = about.iter().find(|number| self.questions.get(**number) == Some(&question)).copied();
        known.unwrap_or_else(|| {
            about.push(self.questions.len());
            self.questions.push(question);
            self.questions.len() - 1
        })
    }

    /// Answers everything that was prepared. Linear in what the model says, and in subjects for each fact.
    pub fn answer(&mut self, model: &Model) {
        self.columns = self.questions.iter().map(|question| unsaid(model, question)).collect();
        for kind in Kind::ALL {
            let asking = asking(&self.questions, kind);
            let said = model.of_kind(kind).flat_map(|one| model.said(one).iter().map(move |stated| (one, stated)));
            for (subject, stated) in said {
                for asking in asking.get(stated.attr as usize).into_iter().flatten() {
                    let column = self.columns.get_mut(asking.column);
                    column.into_iter().for_each(|column| column.set(subject, asking.truth(model, subject, stated)));
                }
            }
        }
    }

    /// What a column says of a spot. Of software and of what the model does not name, nothing is known.
    pub fn get(&self, column: usize, subject: Option<Subject>) -> Truth {
        let answer = subject.and_then(|subject| Some(self.columns.get(column)?.get(subject)));
        answer.unwrap_or(Truth::Unknown)
    }
}

/// What is known without looking at what the model says of attributes: all of facts, and of attributes what it means that
/// they are left out or do not exist.
fn unsaid(model: &Model, question: &Question) -> Column {
    let mut column = Column::unknown(model.len());
    let mut all = |kind: Kind, truth: Truth| {
        let mut of_kind = model.of_kind(kind);
        let len = of_kind.len() as u32;
        if let Some(first) = of_kind.next() {
            column.set_all(first.0..first.0 + len, truth);
        }
    };
    match question {
        Question::Attr(attr, want) => {
            for kind in Kind::ALL {
                if !kind.section().attributes.iter().any(|attribute| attribute.attr == *attr) {
                    all(kind, Truth::No);
                }
            }
            let silent = left_out(*attr, want);
            if silent != Truth::Unknown {
                let knowing = |kind: &Kind| kind.section().attributes.iter().any(|attribute| attribute.attr == *attr);
                for subject in Kind::ALL.into_iter().filter(knowing).flat_map(|kind| model.of_kind(kind)) {
                    if model.stated(subject, *attr).is_none() {
                        column.set(subject, silent);
                    }
                }
            }
        }
        Question::Fact(number) => {
            let look = Look::at(model);
            let Some(fact) = FACTS.get(*number) else { return column };
            for kind in Kind::ALL {
                if !fact.about.contains(&kind) {
                    all(kind, Truth::No);
                }
            }
            for subject in fact.about.iter().flat_map(|kind| model.of_kind(*kind)) {
                column.set(subject, (fact.test)(&look, subject));
            }
        }
    }
    column
}

/// Attributes by key.
type Shapes = HashMap<&'static str, (Attr, Vec<Shape>), Mixing>;

/// The attributes of the language by key, each with the shapes it has in the sections that have it.
static SHAPES: LazyLock<Shapes> = LazyLock::new(|| {
    let mut shapes = Shapes::default();
    for attribute in Kind::ALL.into_iter().flat_map(|kind| kind.section().attributes) {
        let (attr, shape) = (attribute.attr, attribute.shape);
        shapes.entry(attr.key()).or_insert_with(|| (attr, Vec::new())).1.push(shape);
    }
    shapes
});

/// The attribute with this key, if it can be asked so.
fn attribute(key: &str, want: &Want) -> Result<Attr, TravelProblem> {
    let Some((attr, shapes)) = SHAPES.get(key) else {
        let nearest = nearest(key, Attr::ALL.iter().map(|attr| attr.key()));
        return Err(TravelProblem::UnknownAttribute { attribute: key.to_owned(), nearest });
    };
    let attr = *attr;
    if !shapes.iter().any(|shape| fits(*shape, want)) {
        return Err(TravelProblem::AskedWrongly { attribute: key.to_owned() });
    }
    let Want::Any(words) = want else { return Ok(attr) };
    let known: Vec<&str> = shapes.iter().flat_map(|shape| words_of(*shape)).collect();
    match words.iter().find(|word| !known.contains(&word.as_str())) {
        Some(word) => Err(TravelProblem::UnknownWord {
            attribute: key.to_owned(),
            word: word.to_string(),
            nearest: nearest(word, known),
        }),
        None => Ok(attr),
    }
}

fn fits(shape: Shape, want: &Want) -> bool {
    match want {
        Want::Is(_) => matches!(shape, Shape::Truth),
        Want::Any(_) => matches!(shape, Shape::Word(_) | Shape::Words(_) | Shape::Level),
        Want::Some(_) => {
            matches!(shape, Shape::Ref(_) | Shape::Refs(_) | Shape::Text | Shape::Texts | Shape::Words(_))
        }
        Want::AtLeast(least) => match shape {
            Shape::Number(..) => least.parse::<u32>().is_ok(),
            Shape::Span => minutes(least).is_some(),
            _ => false,
        },
    }
}

/// The words an attribute of a shape can say.
pub fn words_of(shape: Shape) -> Vec<&'static str> {
    match shape {
        Shape::Word(words) | Shape::Words(words) => words.iter().map(|word| word.key).collect(),
        Shape::Level => vec!["low", "medium", "high"],
        _ => Vec::new(),
    }
}
