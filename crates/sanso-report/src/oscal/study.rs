//! A study read in a framework as OSCAL documents: what all of them share, and which there are.

use super::mapping::{id_of, source};
use super::{results, security_plan, time_of};
use crate::view::{Coverage, coverage_sheets};
use sanso_core::frameworks::{Covered, CoveredItem, Frameworks, coverage};
use sanso_core::model::{Kind, Subject};
use sanso_core::study::Study;
use sanso_core::text::Lang;
use sanso_oscal::json::Node;
use sanso_oscal::names::to_token;
use sanso_oscal::uuid;
use sanso_oscal::write::{Head, document, prop};

/// A model of OSCAL that a study can be written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Model {
    /// The items of the framework that what is required leads to, as a profile.
    Profile,
    /// What each organisation does for each item.
    ComponentDefinition,
    /// A reduced system security plan.
    SecurityPlan,
    /// What is left to ask, and whom.
    AssessmentPlan,
    /// What was answered, and what follows for each item.
    AssessmentResults,
    /// What is not met yet.
    ActionPlan,
}

impl Model {
    /// Every model with the word of the command line.
    pub const WORDS: [(&'static str, Model); 6] = [
        ("profile", Model::Profile),
        ("component-definition", Model::ComponentDefinition),
        ("ssp", Model::SecurityPlan),
        ("assessment-plan", Model::AssessmentPlan),
        ("assessment-results", Model::AssessmentResults),
        ("poam", Model::ActionPlan),
    ];

    /// The name OSCAL has for it.
    pub fn name(self) -> &'static str {
        match self {
            Model::Profile => "profile",
            Model::ComponentDefinition => "component-definition",
            Model::SecurityPlan => "system-security-plan",
            Model::AssessmentPlan => "assessment-plan",
            Model::AssessmentResults => "assessment-results",
            Model::ActionPlan => "plan-of-action-and-milestones",
        }
    }
}

/// What a study is written of.
#[derive(Debug, Clone, Copy)]
pub struct Subjects<'s> {
    /// All frameworks.
    pub all: &'s Frameworks,
    /// The study.
    pub study: &'s Study,
    /// The framework its answers are read in, by number.
    pub framework: usize,
    /// The organisation whose answers count; all, if none.
    pub of: Option<Subject>,
    /// The language of texts.
    pub lang: Lang,
    /// The day documents bear; without it, the last day anybody answered on, or the month of the content.
    pub day: Option<&'s str>,
}

/// A study as a document of one model; `None` where there is nothing to write in it.
pub fn study_oscal(subjects: Subjects<'_>, model: Model) -> Option<Node> {
    let write = Write::of(subjects);
    let members = match model {
        Model::Profile => profile(&write),
        Model::ComponentDefinition => security_plan::components(&write),
        Model::SecurityPlan => security_plan::plan(&write),
        Model::AssessmentPlan => results::asked(&write),
        Model::AssessmentResults => results::results(&write),
        Model::ActionPlan => results::actions(&write),
    }?;
    Some(document(model.name(), write.head(model), members))
}

/// One item as it stands, with its words.
pub(super) struct Stand<'w> {
    pub token: String,
    pub id: &'w str,
    pub title: &'w str,
    pub state: Covered,
    /// By which measures, as people read it.
    pub by: String,
    /// What is known of it.
    pub item: &'w CoveredItem,
}

/// A study being written.
pub(super) struct Write<'w> {
    pub given: Subjects<'w>,
    items: Vec<CoveredItem>,
    /// By which measures each item is known, as people read it.
    by: Vec<String>,
}

impl<'w> Write<'w> {
    fn of(given: Subjects<'w>) -> Write<'w> {
        let (items, by) = read(given, given.of);
        Write { given, items, by }
    }

    /// The same for one organisation alone.
    pub(super) fn of_one(&self, organization: Subject) -> Write<'w> {
        Write::of(Subjects { of: Some(organization), ..self.given })
    }

    /// The items about which something is known, in the order of the framework.
    pub(super) fn stands(&self) -> Vec<Stand<'_>> {
        let items = self.given.all.all.get(self.given.framework).map(|one| one.items.as_slice()).unwrap_or_default();
        let known = self.items.iter().zip(&self.by).filter(|(item, _)| item.state != Covered::Unknown);
        let stand = known.filter_map(|(item, by)| {
            let named = items.get(item.item as usize)?;
            Some(Stand {
                token: to_token(&named.id),
                id: &named.id,
                title: named.name.get(self.given.lang),
                state: item.state,
                by: if by.is_empty() { named.id.to_string() } else { by.clone() },
                item,
            })
        });
        stand.collect()
    }

    /// An id of something in this study, the same in every document of it.
    pub(super) fn id(&self, kind: &str, name: &str) -> String {
        uuid::of_name(&format!("{}\n{kind}\n{name}", self.given.study.model.head.process))
    }

    /// The organisations of the model: all, or the one that is asked for.
    pub(super) fn organizations(&self) -> Vec<Subject> {
        let all = self.given.study.model.of_kind(Kind::Organization);
        all.filter(|one| self.given.of.is_none_or(|of| of == *one)).collect()
    }

    pub(super) fn name(&self, subject: Subject) -> &'w str {
        self.given.study.model.name(subject, self.given.lang)
    }

    /// What is described, by name.
    pub(super) fn system(&self) -> &'w str {
        let head = &self.given.study.model.head;
        let name = head.name.get(self.given.lang);
        if name.is_empty() { &head.process } else { name }
    }

    /// One of two texts, in the language asked for.
    pub(super) fn say<'t>(&self, en: &'t str, ja: &'t str) -> &'t str {
        if self.given.lang == Lang::Ja { ja } else { en }
    }

    /// The reference to the framework among the resources.
    pub(super) fn framework_reference(&self) -> Node {
        let one = self.given.all.all.get(self.given.framework);
        Node::text(one.map(|one| format!("#{}", id_of(one))).unwrap_or_default())
    }

    /// The reference to another document of the same study, which lies beside this one.
    pub(super) fn beside(&self, model: &str) -> Node {
        let name = format!("{}-{model}.json", self.given.study.model.head.process);
        Node::map([("href", Node::text(sanso_oscal::lexical::as_reference(&name)))])
    }

    /// The time of documents.
    pub(super) fn time(&self) -> String {
        let study = self.given.study;
        let answers = study.answers.as_ref();
        let of_measures = answers.into_iter().flat_map(|answers| answers.entries.iter().filter_map(|answer| answer.on));
        let of_items = answers.into_iter().flat_map(|answers| answers.items.iter().filter_map(|answer| answer.on));
        let last = of_measures.chain(of_items).max().map(|day| day.to_string());
        let of_content = || study.library.version.replace('.', "-");
        time_of(&self.given.day.map(str::to_owned).or(last).unwrap_or_else(of_content))
    }

    fn head(&self, model: Model) -> Head {
        let Subjects { all, study, framework, lang, .. } = self.given;
        let one = all.all.get(framework);
        let parties = self.organizations().into_iter().map(|organization| {
            let id = self.id("party", study.model.id(organization));
            (id, "organization", self.name(organization).to_owned())
        });
        let framework_name = one.map(|one| one.name.get(lang)).unwrap_or_default();
        Head {
            title: format!("{}: {} ({framework_name})", self.system(), self.kind(model)),
            version: self.time().get(..10).unwrap_or_default().to_owned(),
            time: self.time(),
            props: vec![
                ("process", study.model.head.process.clone()),
                ("framework", one.map(|one| one.about.key.to_string()).unwrap_or_default()),
                ("content", study.library.version.to_string()),
            ],
            parties: parties.collect(),
            remarks: self.say(LIMITS.0, LIMITS.1).to_owned(),
            resources: one.map(|one| source(one, lang)).into_iter().collect(),
        }
    }

    fn kind(&self, model: Model) -> &'static str {
        let (en, ja) = match model {
            Model::Profile => ("items that what is required leads to", "求められる対策に対応する項目"),
            Model::ComponentDefinition => ("what each organisation does", "組織ごとの実施状況"),
            Model::SecurityPlan => ("system security plan", "システムセキュリティ計画"),
            Model::AssessmentPlan => ("what is left to ask", "確認計画"),
            Model::AssessmentResults => ("what answers show", "評価結果"),
            Model::ActionPlan => ("what is not met yet", "改善計画"),
        };
        self.say(en, ja)
    }
}

/// What every document says of itself.
const LIMITS: (&str, &str) = (
    "Written by sanso from a model and the answers of those who must meet its measures. Only what certainly follows from them is said of an item.",
    "モデルと、対策の実施主体の回答からsansoが作成しました。項目については、回答から確実に言えることだけを記しています。",
);

/// The items of the framework as they stand for an organisation or for all, and by which measures, as people read it.
fn read(given: Subjects<'_>, of: Option<Subject>) -> (Vec<CoveredItem>, Vec<String>) {
    let Subjects { all, study, framework, lang, .. } = given;
    let items = coverage(all, study, framework, of);
    let told = Coverage { all, study, framework, of, items: &items, brief: false };
    let sheet = coverage_sheets(told, lang).sheets.into_iter().next();
    let by = sheet.map(|sheet| sheet.rows.into_iter().map(|row| row.into_iter().nth(3).unwrap_or_default()).collect());
    (items, by.unwrap_or_default())
}

/// A state as a property.
pub(super) fn state(stand: &Stand<'_>) -> Vec<Node> {
    prop("state", stand.state.key()).into_iter().collect()
}

fn profile(write: &Write<'_>) -> Option<Vec<(&'static str, Node)>> {
    let ids: Vec<Node> = write.stands().into_iter().map(|stand| Node::text(stand.token)).collect();
    if ids.is_empty() {
        return None;
    }
    let include = Node::List(vec![Node::map([("with-ids", Node::List(ids))])]);
    let import = Node::map([("href", write.framework_reference()), ("include-controls", include)]);
    Some(vec![("imports", Node::List(vec![import])), ("merge", Node::map([("as-is", Node::Bool(true))]))])
}
