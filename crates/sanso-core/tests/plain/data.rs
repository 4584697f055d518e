//! The facts about data and what happens to it, written a second time.

use super::Plain;
use super::facts::{Can, all, any, either, surely};

const SECRET: [&str; 6] = [
    "personal",
    "sensitive-personal",
    "trade-secret",
    "limited-provision",
    "export-controlled",
    "contract-confidential",
];
const BOUND_BY_LAW: [&str; 4] = ["personal", "sensitive-personal", "pseudonymised", "export-controlled"];
const SHARED_MEDIA: [&str; 5] = ["internet", "mobile-network", "radio", "removable-media", "paper"];

impl Plain {
    pub(super) fn secret(&self, id: &str) -> Can {
        let category = self.word(id, "category", &SECRET);
        // What is said to be open to all is no secret, unless somebody says that it hurts.
        let open = self.says(id, "category", &["open"]) && self.said(id, "confidentiality").is_none();
        if open { category } else { any(&[category, self.hurts(id, "confidentiality")]) }
    }

    pub(super) fn regulated(&self, id: &str) -> Can {
        any(&[self.word(id, "category", &BOUND_BY_LAW), self.some(id, "laws")])
    }

    fn shared(&self, id: &str) -> Can {
        let events = self.naming("data-events", "data", id);
        let abroad = events.iter().chain(&self.naming("flows", "carries", id)).any(|link| self.crosses(link).0);
        let entrusted = !self.naming("entrusts", "data", id).is_empty();
        let open = |event: &&&str| {
            let lacks = |key| self.said(event, key).is_none();
            self.says(event, "kind", &["transfer"]) && lacks("flow") && (lacks("place") || lacks("to"))
        };
        let lost = if events.iter().any(|event| open(&event)) { either() } else { surely(false) };
        any(&[self.some(id, "shared-with"), surely(abroad || entrusted), lost])
    }

    fn level_agreed(&self, id: &str) -> Can {
        let entrusted = self.naming("entrusts", "data", id);
        if self.said(id, "level-agreed").is_some() || entrusted.is_empty() {
            return self.bool(id, "level-agreed");
        }
        all(&entrusted.iter().map(|link| self.bool(link, "level-agreed")).collect::<Vec<_>>())
    }

    /// The data a handler handles; what events say of it in more detail is left to them.
    fn left_to_tell(&self, id: &str, key: &str, events: &[&str]) -> bool {
        let told: Vec<String> = events.iter().flat_map(|event| self.list(event, "data")).collect();
        self.list(id, key).iter().any(|data| !told.contains(data))
    }

    fn keeps(&self, id: &str) -> bool {
        match self.section(id) {
            "data-events" => self.says(id, "kind", &["store"]),
            "components" => {
                let mut events = self.naming("data-events", "place", id);
                events.retain(|event| self.says(event, "kind", &["store"]));
                self.left_to_tell(id, "stores", &events)
            }
            _ => false,
        }
    }

    fn moves(&self, id: &str) -> bool {
        match self.section(id) {
            "data-events" => self.says(id, "kind", &["transfer"]),
            "flows" => self.left_to_tell(id, "carries", &self.naming("data-events", "flow", id)),
            _ => false,
        }
    }

    fn leaves(&self, id: &str) -> Can {
        if self.crosses(id) != (false, false) {
            return surely(true);
        }
        match (self.section(id), self.one(id, "flow")) {
            ("components", _) => surely(false),
            ("flows", _) => self.word(id, "over", &SHARED_MEDIA),
            (_, Some(flow)) => self.word(&flow, "over", &SHARED_MEDIA),
            _ if self.said(id, "place").is_none() || self.said(id, "to").is_none() => either(),
            _ => surely(false),
        }
    }

    pub(super) fn data_fact(&self, fact: &str, id: &str) -> Option<Can> {
        let key = match self.section(id) {
            "components" => "stores",
            "flows" => "carries",
            _ => "data",
        };
        let over =
            |test: &dyn Fn(&str) -> Can| any(&self.list(id, key).iter().map(|one| test(one)).collect::<Vec<_>>());
        let on_the_way = |key: &str| match (self.said(id, key), self.one(id, "flow")) {
            (None, Some(flow)) => self.bool(&flow, key),
            _ => self.bool(id, key),
        };
        Some(match fact {
            "needs-secrecy" => self.secret(id),
            "regulated" => self.regulated(id),
            "shared-with-few" => self.shared(id),
            "sharing-level-is-agreed" => self.level_agreed(id),
            "processes-data" => surely(self.section(id) == "data-events" && self.says(id, "kind", &["process"])),
            "keeps-data" => surely(self.keeps(id)),
            "moves-data" => surely(self.moves(id)),
            "handles-secrets" => over(&|one| self.secret(one)),
            "handles-what-must-be-right" => over(&|one| self.hurts(one, "integrity")),
            "handles-what-must-be-at-hand" => over(&|one| self.hurts(one, "availability")),
            "leaves-its-place" => self.leaves(id),
            "sender-is-verified" => on_the_way("sender-verified"),
            "alteration-is-noticed" => on_the_way("integrity-checked"),
            "is-encrypted" => on_the_way("encrypted"),
            _ => return None,
        })
    }
}
