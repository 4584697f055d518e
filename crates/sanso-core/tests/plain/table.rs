//! The tables of the examples: CSV with heads in either language.

use super::{Plain, Said, Thing};

const HEADS: [(&str, &str); 16] = [
    ("ID", "id"),
    ("種類", "kind"),
    ("システム", "system"),
    ("区域", "zone"),
    ("台数", "count"),
    ("計測対象", "senses"),
    ("作用対象", "acts-on"),
    ("危害の対象", "can-harm"),
    ("遠隔管理元", "managed-from"),
    ("外部との接点", "exposed-to"),
    ("認証要", "login-required"),
    ("指令の検証", "commands-checked"),
    ("可用性", "availability"),
    ("無人設置", "unattended"),
    ("真正性確認", "genuine"),
    ("ソフトウェア", "software"),
];

const WORDS: [(&str, &str); 14] = [
    ("○", "true"),
    ("×", "false"),
    ("センサ", "sensor"),
    ("アクチュエータ", "actuator"),
    ("駆動装置", "drive"),
    ("ロボット", "robot"),
    ("コントローラ", "controller"),
    ("車両", "vehicle"),
    ("カメラ", "camera"),
    ("人", "people"),
    ("財物", "property"),
    ("環境", "environment"),
    ("無線", "radio"),
    ("機械・製造装置", "machine"),
];

/// Attributes that hold lists, in which a dash says that there is nothing.
const LISTS: [&str; 8] = ["senses", "acts-on", "can-harm", "managed-from", "exposed-to", "what", "carries", "software"];

/// Adds the rows of a table to a model.
pub fn read(section: &str, csv: &str, plain: &mut Plain) {
    let mut rows = csv.lines().map(cells);
    let heads: Vec<String> = rows.next().unwrap().iter().map(|head| word(head, &HEADS)).collect();
    for row in rows.filter(|row| !row.join("").is_empty() && !row[0].starts_with('#')) {
        let mut said = Said::new();
        for (head, cell) in heads.iter().zip(&row).filter(|(head, cell)| !cell.is_empty() && !head.starts_with("name"))
        {
            if ["?", "？", "不明", "unknown", "△"].contains(&cell.as_str()) {
                continue;
            }
            let nothing = ["[]", "-", "なし"].contains(&cell.as_str()) && LISTS.contains(&head.as_str());
            let list = cell.split([';', '、']).map(|one| word(one.trim(), &WORDS)).collect();
            said.insert(head.clone(), if nothing { Vec::new() } else { list });
        }
        let id = said.remove("id").unwrap().remove(0);
        plain.things.insert(id, Thing { section: section.to_owned(), said });
    }
}

fn word(given: &str, known: &[(&str, &str)]) -> String {
    known.iter().find(|(label, _)| *label == given).map_or(given, |(_, key)| key).to_owned()
}

/// The cells of one line; quotes hold commas.
fn cells(line: &str) -> Vec<String> {
    let mut cells = vec![String::new()];
    let mut quoted = false;
    for letter in line.trim_start_matches('\u{feff}').chars() {
        match letter {
            '"' => quoted = !quoted,
            ',' if !quoted => cells.push(String::new()),
            other => cells.last_mut().unwrap().push(other),
        }
    }
    cells.iter().map(|cell| cell.trim().to_owned()).collect()
}
