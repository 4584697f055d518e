//! Types of components and zones that certainly mean a kind of our language.

use crate::model::language::{Attr, Kind, Shape};

/// Words people and programs use for kinds, besides the words of the language itself. A type that could mean several
/// kinds is not listed: a kind that is left out is asked for, a wrong one misleads.
const COMPONENTS: &[(&str, &[&str])] = &[
    ("actuator", &["valve"]),
    ("access-point", &["wifi-access-point", "wireless-access-point"]),
    ("application", &["microservice", "web-app", "web-application", "web-service", "web-ui"]),
    ("camera", &["cctv-camera", "ip-camera"]),
    (
        "database",
        &[
            "cassandra",
            "mariadb",
            "microsoft-sql-server",
            "mongodb",
            "mysql",
            "oracle-db",
            "postgres",
            "postgresql",
            "rds",
            "relational-database",
            "sql-database",
            "sqlite",
        ],
    ),
    ("directory", &["active-directory", "directory-service", "ldap", "ldap-server"]),
    ("engineering-workstation", &["engineering-station"]),
    ("firewall", &["network-firewall", "waf", "web-application-firewall"]),
    ("hmi", &["human-machine-interface", "operator-panel"]),
    ("iot-device", &["iot", "smart-device"]),
    ("mobile", &["mobile-device", "mobile-phone", "smartphone", "tablet"]),
    ("pc", &["desktop", "desktop-computer", "laptop", "workstation"]),
    ("plc", &["programmable-logic-controller"]),
    ("removable-media", &["usb-stick"]),
    ("rtu", &["remote-terminal-unit"]),
    ("server", &["application-server", "file-server", "mail-server", "physical-server", "web-server"]),
    ("storage", &["file-storage", "nas", "object-storage"]),
    ("switch", &["network-switch"]),
];

const ZONES: &[(&str, &[&str])] =
    &[("cloud", &["private-cloud", "public-cloud"]), ("dmz", &["demilitarised-zone", "demilitarized-zone"])];

/// The kind that a type of a component or zone certainly means.
pub(super) fn kind(of: Kind, given: &str) -> Option<&'static str> {
    let section = of.section();
    let shape = section.attributes.iter().find(|attribute| attribute.attr == Attr::Kind).map(|one| one.shape);
    let Some(Shape::Word(words)) = shape else { return None };
    let plain = given.trim().to_lowercase().replace([' ', '_'], "-");
    let own = words.iter().find(|word| word.key == plain || word.label.ja == given.trim());
    let others = if of == Kind::Zone { ZONES } else { COMPONENTS };
    let other = || others.iter().find(|(_, known)| known.contains(&plain.as_str())).map(|(key, _)| *key);
    own.map(|word| word.key).or_else(other)
}

#[cfg(test)]
mod tests {
    use super::{COMPONENTS, ZONES, kind};
    use crate::model::language::Kind;

    #[test]
    fn every_listed_type_means_a_word_of_the_language() {
        for (of, list) in [(Kind::Component, COMPONENTS), (Kind::Zone, ZONES)] {
            for (key, known) in list {
                assert_eq!(kind(of, key), Some(*key));
                assert!(known.iter().all(|one| kind(of, one) == Some(*key)), "{known:?}");
            }
        }
    }

    #[test]
    fn a_type_is_recognised_however_it_is_spelled_and_left_out_where_it_is_not_certain() {
        assert_eq!(kind(Kind::Component, "Web Service"), Some("application"));
        assert_eq!(kind(Kind::Component, "IP_CAMERA"), Some("camera"));
        assert_eq!(kind(Kind::Component, "センサ"), Some("sensor"));
        assert_eq!(kind(Kind::Zone, "Public-Cloud"), Some("cloud"));
        for unsure in ["web-client", "api-gateway", "vpn", "empty-component", "", "code-class"] {
            assert_eq!(kind(Kind::Component, unsure), None, "{unsure}");
        }
    }
}
