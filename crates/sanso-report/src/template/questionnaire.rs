//! A questionnaire in any framework, to be filled in by people and read back as answers.
//!
//! The first row of the sheet of answers names its columns by key and is hidden; the reader of answers looks for it.

use super::{A4, GUIDE_ROW, HEAD, NEEDED, head_format, on_paper, plain, ruled};
use rust_xlsxwriter::{
    Color, ConditionalFormatText, ConditionalFormatTextRule, DataValidation, DataValidationErrorStyle,
    DataValidationRule, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Formula, Workbook, Worksheet,
    XlsxError,
};
use sanso_core::answers::SHEET;
use sanso_core::assess::Status;
use sanso_core::content::Library;
use sanso_core::frameworks::{Asked, Class, Covered, CoveredItem, Frameworks, mapped};
use sanso_core::text::{Both, Lang};
use std::collections::BTreeMap;
use unicode_width::UnicodeWidthStr as _;

/// What a questionnaire is made of.
#[derive(Debug, Clone, Copy)]
pub struct Questionnaire<'q> {
    /// The knowledge.
    pub library: &'q Library,
    /// All frameworks.
    pub all: &'q Frameworks,
    /// The framework, by number.
    pub framework: usize,
    /// How its items stand by answers there are already.
    pub known: Option<&'q [CoveredItem]>,
    /// Whose answers are asked for, by id; empty if it is not known yet.
    pub bearer: &'q str,
}

/// One question.
#[derive(Debug, Clone)]
struct Asking {
    /// `framework:id`, or the id of a measure.
    name: String,
    id: String,
    group: String,
    titles: [String; 2],
    guidance: String,
    so_far: Option<Covered>,
}

/// The columns of the sheet of answers, each with its key, its head and its width.
const COLUMNS: [(&str, Both, f64); 13] = [
    ("item", Both { en: "item", ja: "項目" }, 4.0),
    ("id", Both { en: "id", ja: "番号" }, 13.0),
    ("group", Both { en: "section", ja: "区分" }, 18.0),
    ("title", Both { en: "what is asked", ja: "設問" }, 40.0),
    ("title-2", Both { en: "in Japanese", ja: "英語" }, 32.0),
    ("guidance", Both { en: "how to begin, and what shows it", ja: "始め方と、示し方" }, 44.0),
    ("so-far", Both { en: "so far", ja: "これまでの状態" }, 12.0),
    ("status", Both { en: "answer", ja: "回答" }, 14.0),
    ("evidence", Both { en: "evidence (several with ;)", ja: "証跡（複数は ; 区切り）" }, 28.0),
    ("valid-until", Both { en: "valid until", ja: "有効期限" }, 12.0),
    ("reason", Both { en: "reason, remarks", ja: "理由・補足" }, 28.0),
    ("by", Both { en: "answered by", ja: "回答者" }, 12.0),
    ("date", Both { en: "on", ja: "回答日" }, 12.0),
];
/// Where answers stand among them.
const STATUS: u16 = 7;
/// The first row of questions, from 0.
const FIRST: u32 = 3;

/// The questions of a framework.
fn askings(of: Questionnaire<'_>, lang: Lang) -> Vec<Asking> {
    let Some(one) = of.all.all.get(of.framework) else { return Vec::new() };
    let guidance = guidance(of, lang);
    let other = if lang == Lang::Ja { Lang::En } else { Lang::Ja };
    let asked = one.items.iter().zip(0u32..).filter(|(item, _)| item.is_asked());
    let asking = |(item, number): (&sanso_core::frameworks::Item, u32)| {
        let parent = item.parent.and_then(|parent| one.items.get(parent as usize));
        let known = of.known.and_then(|known| known.iter().find(|known| known.item == number));
        Asking {
            name: if one.measures { item.id.to_string() } else { format!("{}:{}", one.about.key, item.id) },
            id: item.id.to_string(),
            group: parent.map(|parent| format!("{} {}", parent.id, parent.name.get(lang))).unwrap_or_default(),
            titles: [lang, other].map(|lang| item.name.get(lang).to_owned()),
            guidance: guidance.get(&number).cloned().unwrap_or_default(),
            so_far: known.map(|known| known.state),
        }
    };
    asked.map(asking).collect()
}

/// What helps with each item: the first step and the proof of the measure, or of one that stands closest to the item.
fn guidance(of: Questionnaire<'_>, lang: Lang) -> BTreeMap<u32, String> {
    let mut found: BTreeMap<u32, (f64, String)> = BTreeMap::new();
    let Some(own) = of.all.all.iter().position(|one| one.measures) else { return BTreeMap::new() };
    let told = |item: u32| {
        let id = &of.all.item(own, item)?.id;
        let measure = of.library.measures.iter().find(|measure| measure.id == *id)?;
        let (step, proof) = (measure.first_step.get(lang), measure.proof.get(lang));
        Some(if own == of.framework { format!("{step}\n{proof}") } else { format!("{id}: {step}\n{proof}") })
    };
    if own == of.framework {
        let count = of.all.all.get(own).map_or(0, |one| one.items.len() as u32);
        return (0..count).filter_map(|item| Some((item, told(item)?))).collect();
    }
    let matches = mapped(of.all, Asked { from: own, to: of.framework, item: None }).matches;
    for one in matches.iter().filter(|one| one.class == Class::Certain) {
        let better = found.get(&one.to).is_none_or(|(score, _)| one.score > *score);
        if let Some(text) = told(one.from).filter(|_| better) {
            found.insert(one.to, (one.score, text));
        }
    }
    found.into_iter().map(|(item, (_, text))| (item, text)).collect()
}

/// The word for a state as the drop-down offers it, in both languages.
fn choice(status: Status, lang: Lang) -> String {
    let (ja, en) = (crate::words::said(Lang::Ja, status), status.key());
    if lang == Lang::Ja { format!("{ja} / {en}") } else { format!("{en} / {ja}") }
}

/// The questionnaire as a table, for people who prefer a text file.
pub fn questionnaire_csv(of: Questionnaire<'_>, lang: Lang) -> String {
    let measures = of.all.all.get(of.framework).is_some_and(|one| one.measures);
    let name = if measures { "measure" } else { "item" };
    let mut rows = vec![
        [name, "bearer", "section", "title", "title-2", "status", "evidence", "valid-until", "reason", "by", "date"]
            .join(","),
    ];
    for one in askings(of, lang) {
        let cells = [one.name.as_str(), of.bearer, &one.group, &one.titles[0], &one.titles[1], "", "", "", "", "", ""];
        let quoted = cells.map(|cell| {
            if cell.contains([',', '"', '\n']) { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell.to_owned() }
        });
        rows.push(quoted.join(","));
    }
    // With a mark in front, spreadsheet programs read it as what it is.
    format!("\u{feff}{}\n", rows.join("\n"))
}

/// The questionnaire as a workbook. The same call gives the same bytes. Empty only if it could not be written, which no
/// input can bring about.
pub fn questionnaire(of: Questionnaire<'_>, lang: Lang) -> Vec<u8> {
    write(of, lang).unwrap_or_default()
}

fn write(of: Questionnaire<'_>, lang: Lang) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let made = ExcelDateTime::from_ymd(2026, 1, 1)?;
    let name = of.all.all.get(of.framework).map_or("", |one| one.name.get(lang)).to_owned();
    book.set_properties(&DocProperties::new().set_title(format!("sanso: {name}")).set_creation_datetime(&made));
    let askings = askings(of, lang);
    book.push_worksheet(cover(of, &askings, lang)?);
    book.push_worksheet(sheet(of, &askings, lang)?);
    book.save_to_buffer()
}

/// The cells that hold answers, as formulas name them.
fn answers(askings: &[Asking]) -> String {
    let last = FIRST as usize + askings.len().max(1);
    format!("'{SHEET}'!$H${}:$H${last}", FIRST + 1)
}

const GUIDE: [Both; 4] = [
    Both {
        en: "Choose an answer in each row of the second sheet. Leave empty what you do not know: an empty cell says nothing.",
        ja: "2枚目のシートの各行で回答を選んでください。分からないところは空欄のままにします。空欄は「何も言っていない」という意味です。",
    },
    Both {
        en: "Name what shows it: a document, a record, a screen. Without evidence an answer counts as a statement only.",
        ja: "根拠となる文書、記録、画面などを証跡の列に書いてください。証跡のない回答は申告として扱われます。",
    },
    Both {
        en: "“Not applicable” needs a reason; without one it does not count.",
        ja: "「対象外」には理由が必要です。理由のない対象外は数えません。",
    },
    Both {
        en: "“Met” means that all of it is done. If something is missing, it is “partly”.",
        ja: "「実施済み」は、尋ねられていることのすべてを行っている場合だけです。足りないものがあれば「一部実施」としてください。",
    },
];

fn cover(of: Questionnaire<'_>, askings: &[Asking], lang: Lang) -> Result<Worksheet, XlsxError> {
    let mut sheet = Worksheet::new();
    sheet.set_name("読み方 How to")?.set_column_width(0, 30)?.set_column_width(1, 16)?.set_column_width(2, 60)?;
    let title = head_format(HEAD).set_font_size(14).set_text_wrap();
    let body = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    let label = Format::new().set_bold().set_align(FormatAlign::Top).set_border_bottom(FormatBorder::Hair);
    let number = Format::new().set_border_bottom(FormatBorder::Hair).set_align(FormatAlign::Right);
    let one = of.all.all.get(of.framework);
    let name = |lang| one.map_or("", |one| one.name.get(lang));
    let other = if lang == Lang::Ja { Lang::En } else { Lang::Ja };
    sheet.merge_range(0, 0, 0, 2, &format!("{}\n{}", name(lang), name(other)), &title)?.set_row_height(0, 44)?;
    let mut row = 1;
    let licence = |lang| one.map_or("", |one| one.licence.get(lang)).to_owned();
    let lines = GUIDE.iter().map(|text| [text.get(lang).to_owned(), text.get(other).to_owned()]);
    for [first, second] in lines.chain([[licence(lang), licence(other)]]) {
        let text = format!("{}\n{}", plain(&first), plain(&second));
        sheet.merge_range(row, 0, row, 2, &text, &body)?;
        let lines: usize = text.lines().map(|line| 1 + line.width() / 130).sum();
        sheet.set_row_height(row, 16 * lines as u32 + 6)?;
        row += 1;
    }
    row += 1;
    let cells = answers(askings);
    let told = |ja: &str, en: &str| if lang == Lang::Ja { format!("{ja} / {en}") } else { format!("{en} / {ja}") };
    let mut line = |text: &str, formula: String, result: &str, format: &Format| -> Result<(), XlsxError> {
        sheet.write_string_with_format(row, 0, text, &label)?;
        sheet.write_formula_with_format(row, 1, Formula::new(formula).set_result(result), format)?;
        row += 1;
        Ok(())
    };
    line(&told("設問数", "questions"), format!("=ROWS({cells})"), &askings.len().to_string(), &number)?;
    line(&told("回答済み", "answered"), format!("=COUNTA({cells})"), "0", &number)?;
    let share = number.clone().set_num_format("0 %").set_bold();
    line(&told("進み具合", "progress"), format!("=COUNTA({cells})/ROWS({cells})"), "0", &share)?;
    for status in Status::ALL {
        let word = choice(status, lang);
        line(&word, format!("=COUNTIF({cells},\"{word}\")"), "0", &number)?;
    }
    on_paper(&mut sheet, (1, 1));
    sheet.set_paper_size(A4);
    Ok(sheet)
}

fn sheet(of: Questionnaire<'_>, askings: &[Asking], lang: Lang) -> Result<Worksheet, XlsxError> {
    let mut sheet = Worksheet::new();
    sheet.set_name(SHEET)?.set_freeze_panes(FIRST, 4)?.set_repeat_rows(2, 2)?;
    let measures = of.all.all.get(of.framework).is_some_and(|one| one.measures);
    let other = if lang == Lang::Ja { Lang::En } else { Lang::Ja };
    for ((key, head, width), at) in COLUMNS.iter().zip(0u16..) {
        let key = if *key == "item" && measures { "measure" } else { *key };
        sheet.write_string(0, at, key)?;
        let color = if at == STATUS { NEEDED } else { HEAD };
        let format = head_format(color).set_text_wrap().set_align(FormatAlign::VerticalCenter);
        // Where the reader looks for items, nothing may stand that is none.
        let text = if at == 0 {
            String::new()
        } else if key == "title-2" {
            head.get(lang).to_owned()
        } else {
            format!("{}\n{}", head.get(lang), head.get(other))
        };
        sheet.write_string_with_format(2, at, text, &format)?.set_column_width(at, *width)?;
    }
    // Whose answers they are stands beside the keys, where the reader looks for it.
    sheet.write_string(0, COLUMNS.len() as u16, "bearer")?;
    sheet.set_column_hidden(COLUMNS.len() as u16)?.set_column_hidden(0)?;
    if of.known.is_none() {
        sheet.set_column_hidden(6)?;
    }
    sheet.set_row_hidden(0)?.set_row_height(1, 22)?.set_row_height(2, 46)?;
    let name = of.all.all.get(of.framework).map_or("", |one| one.name.get(lang));
    sheet.write_string_with_format(1, 1, name, &Format::new().set_bold().set_font_size(13))?;
    let cells = answers(askings);
    let share =
        Format::new().set_bold().set_num_format("0 %").set_align(FormatAlign::Center).set_background_color(GUIDE_ROW);
    sheet.write_formula_with_format(
        1,
        STATUS,
        Formula::new(format!("=COUNTA({cells})/ROWS({cells})")).set_result("0"),
        &share,
    )?;
    for (one, row) in askings.iter().zip(FIRST..) {
        question(&mut sheet, (of, one), row, lang)?;
    }
    let last = FIRST + askings.len().max(1) as u32 - 1;
    sheet.autofilter(2, 1, last, COLUMNS.len() as u16 - 1)?;
    chosen(&mut sheet, last, lang)?;
    on_paper(&mut sheet, (1, 0));
    Ok(sheet)
}

fn question(
    sheet: &mut Worksheet,
    (of, one): (Questionnaire<'_>, &Asking),
    row: u32,
    lang: Lang,
) -> Result<(), XlsxError> {
    let text = Format::new().set_text_wrap().set_align(FormatAlign::Top).set_border_bottom(FormatBorder::Hair);
    let small = text.clone().set_font_size(9);
    let write = ruled().set_text_wrap().set_align(FormatAlign::Top);
    let day = write.clone().set_num_format("yyyy-mm-dd");
    sheet.write_string(row, 0, &one.name)?;
    let so_far = one.so_far.map(|state| crate::words::covered(lang, state)).unwrap_or_default();
    let [title, second] = &one.titles;
    let cells = [
        (1, one.id.as_str(), &text),
        (2, &one.group, &small),
        (3, title, &text),
        (4, second, &small),
        (5, &one.guidance, &small),
        (6, so_far, &small),
    ];
    for (column, cell, format) in cells {
        sheet.write_string_with_format(row, column, cell, format)?;
    }
    for column in STATUS..COLUMNS.len() as u16 {
        sheet.write_blank(row, column, if matches!(column, 9 | 12) { &day } else { &write })?;
    }
    sheet.write_string(row, COLUMNS.len() as u16, of.bearer)?;
    let lines = |text: &str, width: usize| text.lines().map(|line| 1 + line.width() / width).sum::<usize>();
    let most = [lines(title, 40), lines(second, 36), lines(&one.guidance, 50), lines(&one.group, 20)].into_iter().max();
    sheet.set_row_height(row, 14 * most.unwrap_or(1).max(1) as u32 + 4)?;
    Ok(())
}

/// What answers and days may be, and how answers look.
fn chosen(sheet: &mut Worksheet, last: u32, lang: Lang) -> Result<(), XlsxError> {
    let words = Status::ALL.map(|status| choice(status, lang));
    let list = DataValidation::new().allow_list_strings(&words)?.set_error_style(DataValidationErrorStyle::Stop);
    sheet.add_data_validation(FIRST, STATUS, last, STATUS, &list)?;
    let from = ExcelDateTime::from_ymd(2000, 1, 1)?;
    let day = DataValidation::new()
        .allow_date(DataValidationRule::GreaterThan(from))
        .set_error_style(DataValidationErrorStyle::Information);
    for column in [9, 12] {
        sheet.add_data_validation(FIRST, column, last, column, &day)?;
    }
    let colors = [0x00_DD_EF_DD, 0x00_FF_F3_CF, 0x00_F9_DC_D6, 0x00_E6_E6_E6];
    for (status, color) in Status::ALL.into_iter().zip(colors) {
        let format = Format::new().set_background_color(Color::RGB(color));
        let rule = ConditionalFormatText::new()
            .set_rule(ConditionalFormatTextRule::BeginsWith(choice(status, lang)))
            .set_format(format);
        sheet.add_conditional_format(FIRST, STATUS, last, STATUS, &rule)?;
    }
    Ok(())
}
