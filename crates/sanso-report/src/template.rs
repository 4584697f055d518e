//! The spreadsheet for inventories: one sheet a section, with drop-downs, labels and explanations in both languages.
//!
//! Derived from the table of the language. What people fill in is read back by the reader of tables: the first row names
//! attributes by key, rows that start with `#` explain and are skipped.

mod guide;
mod questionnaire;

use crate::shapes::{choices, form, unsaid};
use guide::GUIDE;
pub use questionnaire::{Questionnaire, questionnaire, questionnaire_csv};
use rust_xlsxwriter::{
    Color, DataValidation, DataValidationErrorStyle, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder,
    Formula, Workbook, Worksheet, XlsxError,
};
use sanso_core::model::Kind;
use sanso_core::model::language::{Attribute, SECTIONS, Section, Shape};
use sanso_core::text::{Both, Lang};
use unicode_width::UnicodeWidthStr as _;

/// The sections whose entries people keep in inventories.
pub const INVENTORY: [Kind; 8] =
    [Kind::Organization, Kind::Zone, Kind::System, Kind::Component, Kind::Flow, Kind::Supply, Kind::Data, Kind::People];

/// The first row below the head, the explanation and the example; rows count from 0.
const FIRST_ROW: u32 = 3;
/// The last row with drop-downs.
const LAST_ROW: u32 = 5_002;

/// The inventory template, explanations first in `lang`. The same call gives the same bytes.
///
/// Empty only if the workbook could not be written, which no input can bring about.
pub fn inventory_template(lang: Lang) -> Vec<u8> {
    write(lang).unwrap_or_default()
}

fn write(lang: Lang) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let made = ExcelDateTime::from_ymd(2026, 1, 1)?;
    let title = "sanso: inventory / 資産一覧";
    book.set_properties(&DocProperties::new().set_title(title).set_creation_datetime(&made));
    let mut words = Words { sheet: Worksheet::new(), columns: 0 };
    // Drop-downs offer its words; nobody needs to see it.
    words.sheet.set_name(WORDS)?.set_hidden(true);
    book.push_worksheet(how_to(lang)?);
    for kind in INVENTORY {
        book.push_worksheet(sheet(kind.section(), lang, &mut words)?);
    }
    book.push_worksheet(words.sheet);
    book.save_to_buffer()
}

/// The name of the sheet of words; the first character keeps people from taking it for a section.
const WORDS: &str = "語 words";

/// The sheet that says how to fill in the others.
fn how_to(lang: Lang) -> Result<Worksheet, XlsxError> {
    let mut sheet = Worksheet::new();
    sheet.set_name("読み方 How to")?.set_column_width(0, 62)?.set_column_width(1, 62)?;
    let languages = if lang == Lang::Ja { [Lang::Ja, Lang::En] } else { [Lang::En, Lang::Ja] };
    let body = Format::new().set_text_wrap().set_align(FormatAlign::VerticalCenter);
    let body = body.set_border_bottom(FormatBorder::Hair).set_border_color(HEAD);
    let heading = head_format(HEAD).set_font_size(14);
    let sections = INVENTORY.map(Kind::section).map(|section| {
        let told = |lang, joint: &str| {
            format!("{} ({}){joint}{}", section.key, section.label.get(lang), plain(section.doc.get(lang)))
        };
        (told(Lang::En, ": "), told(Lang::Ja, "："))
    });
    let guide = GUIDE.iter().map(|text| (text.en.to_owned(), text.ja.to_owned()));
    for (row, (en, ja)) in (0..).zip(guide.chain(sections)) {
        let format = if row == 0 { &heading } else { &body };
        let lines = [&en, &ja].map(|text| text.lines().map(|line| 1 + line.width() / 58).sum::<usize>());
        let room = if row == 0 { 12 } else { 6 };
        sheet.set_row_height(row, 16 * lines.into_iter().max().unwrap_or(1) as u32 + room)?;
        for (column, lang) in languages.into_iter().enumerate() {
            sheet.write_string_with_format(row, column as u16, if lang == Lang::En { &en } else { &ja }, format)?;
        }
    }
    sheet.set_freeze_panes(1, 0)?;
    on_paper(&mut sheet, (1, 1));
    Ok(sheet)
}

/// How a sheet is printed: A4 across, on so many pages beside and below each other, with its name and the page.
fn on_paper(sheet: &mut Worksheet, (beside, below): (u16, u16)) {
    sheet
        .set_paper_size(A4)
        .set_landscape()
        .set_print_fit_to_pages(beside, below)
        .set_margins(0.4, 0.4, 0.7, 0.6, 0.3, 0.3);
    sheet.set_header("&L&\"-,Bold\"&A&R&F").set_footer("&C&P / &N");
}

/// One column of a sheet.
enum Column {
    Id,
    Named(Lang),
    Of(&'static Attribute),
}

impl Column {
    fn key(&self) -> &'static str {
        match self {
            Column::Id => "id",
            Column::Named(Lang::En) => "name.en",
            Column::Named(Lang::Ja) => "name.ja",
            Column::Of(attribute) => attribute.attr.key(),
        }
    }

    fn needed(&self) -> bool {
        match self {
            Column::Id => true,
            Column::Named(_) => false,
            Column::Of(attribute) => attribute.needed,
        }
    }

    /// What the column is for: label, explanation and what may be written, in one language.
    fn told(&self, lang: Lang) -> String {
        match self {
            Column::Id => ID.get(lang).to_owned(),
            Column::Named(named) => (if *named == Lang::En { NAME_EN } else { NAME_JA }).get(lang).to_owned(),
            Column::Of(attribute) => {
                let (label, doc, left_out) =
                    (attribute.label.get(lang), attribute.doc.get(lang), unsaid(attribute).get(lang));
                let form = cell_form(attribute.shape, lang);
                let text = match lang {
                    Lang::En => format!("{label}\n{doc}\n({form}; {left_out})"),
                    Lang::Ja => format!("{label}\n{doc}\n（{form}。{left_out}）"),
                };
                // In a cell, nothing is said in words.
                plain(&text.replace("`[]`", if lang == Lang::En { "“none”" } else { "「なし」" }))
            }
        }
    }
}

/// What may be written in a cell.
fn cell_form(shape: Shape, lang: Lang) -> String {
    let (en, ja) = match shape {
        Shape::Truth => ("yes, no or unknown".to_owned(), "○・×・不明".to_owned()),
        Shape::Name => ("text".to_owned(), "文字列".to_owned()),
        shape => form(shape),
    };
    let (mut text, also) = if lang == Lang::En { (en, ", separated by ;") } else { (ja, "。「;」で区切る") };
    if matches!(shape, Shape::Words(_) | Shape::Texts | Shape::Refs(_)) {
        text.push_str(also);
    }
    text
}

const ID: Both = Both {
    en: "ID\nUnique in the whole model: letters, digits, - _ .",
    ja: "ID\nモデル全体で重複しない名前（英数字と - _ .）",
};
const NAME_EN: Both = Both { en: "name in English", ja: "名称（英語）" };
const NAME_JA: Both = Both { en: "name in Japanese", ja: "名称（日本語）" };

fn columns(section: &'static Section, lang: Lang) -> Vec<Column> {
    let names = if lang == Lang::Ja { [Lang::Ja, Lang::En] } else { [Lang::En, Lang::Ja] };
    let attributes =
        section.attributes.iter().filter(|a| a.attr.key() != "name" && !matches!(a.shape, Shape::DataState));
    [Column::Id].into_iter().chain(names.map(Column::Named)).chain(attributes.map(Column::Of)).collect()
}

fn sheet(section: &'static Section, lang: Lang, words: &mut Words) -> Result<Worksheet, XlsxError> {
    let mut sheet = Worksheet::new();
    sheet.set_name(section.key)?.set_freeze_panes(2, 1)?;
    let guide =
        Format::new().set_text_wrap().set_align(FormatAlign::Top).set_font_size(9).set_background_color(GUIDE_ROW);
    let guide = guide.set_border_right(FormatBorder::Hair).set_border_color(HEAD);
    let columns = columns(section, lang);
    // Printed, heads and ids stand on every page.
    sheet.set_repeat_rows(0, 1)?.set_repeat_columns(0, 0)?;
    on_paper(&mut sheet, (columns.len().div_ceil(COLUMNS_A_PAGE) as u16, 0));
    let example = ruled().set_font_color(EXAMPLE).set_italic();
    let mut most_lines = 1;
    for (at, column) in columns.iter().enumerate() {
        let at = at as u16;
        let head = head_format(if column.needed() { NEEDED } else { HEAD });
        sheet.write_string_with_format(0, at, column.key(), &head)?;
        let (first, second) = if lang == Lang::Ja { (Lang::Ja, Lang::En) } else { (Lang::En, Lang::Ja) };
        let mark = if at == 0 { "# " } else { "" };
        let told = format!("{mark}{}\n{}", column.told(first), column.told(second));
        // Letters of nine points: a column holds about a fifth more of them than its width says.
        let lines = told.lines().map(|line| 1 + line.width() / (width(column) * 1.2) as usize).sum::<usize>();
        most_lines = most_lines.max(lines);
        let (label, rest) = told.split_once('\n').unwrap_or((&told, "\n"));
        let (strong, plain) = (Format::new().set_bold().set_font_size(9), Format::new().set_font_size(9));
        sheet.write_rich_string_with_format(1, at, &[(&strong, label), (&plain, &format!("\n{rest}"))], &guide)?;
        let text = sample(section, column, lang).map(|text| format!("{mark}{text}")).unwrap_or_default();
        sheet.write_string_with_format(2, at, text, &example)?;
        for row in FIRST_ROW..FIRST_ROW + RULED {
            sheet.write_blank(row, at, &ruled())?;
        }
        sheet.set_column_width(at, width(column))?;
        if let Some(validation) = validation(column, lang, words)? {
            sheet.add_data_validation(FIRST_ROW, at, LAST_ROW, at, &validation)?;
        }
    }
    sheet.set_row_height(1, 12 * most_lines as u32 + 6)?;
    Ok(sheet)
}

/// A cell to write in, with a line around it.
fn ruled() -> Format {
    Format::new().set_border(FormatBorder::Hair).set_border_color(EXAMPLE)
}

/// So many rows are ruled, so that a sheet can be handed out on paper.
const RULED: u32 = 20;

/// Number of the size of paper in workbooks.
const A4: u8 = 9;

/// So many columns can be read on one printed page.
const COLUMNS_A_PAGE: usize = 7;

const HEAD: Color = Color::RGB(0x1F_4E_5F);
const NEEDED: Color = Color::RGB(0xA2_3B_2A);
const GUIDE_ROW: Color = Color::RGB(0xEE_F4_F6);
const EXAMPLE: Color = Color::RGB(0x7A_7A_7A);

fn head_format(color: Color) -> Format {
    Format::new()
        .set_bold()
        .set_font_color(Color::White)
        .set_background_color(color)
        .set_border_bottom(FormatBorder::Thin)
}

fn width(column: &Column) -> f64 {
    match column {
        Column::Id | Column::Named(_) => 24.0,
        Column::Of(attribute) => match attribute.shape {
            Shape::Truth | Shape::Level | Shape::Number(..) | Shape::Span => 20.0,
            _ => 26.0,
        },
    }
}

/// What a cell offers to choose from; other answers are allowed where several may be written or more is known.
fn validation(column: &Column, lang: Lang, words: &mut Words) -> Result<Option<DataValidation>, XlsxError> {
    let Column::Of(attribute) = column else { return Ok(None) };
    let list = match attribute.shape {
        Shape::Truth if lang == Lang::Ja => DataValidation::new().allow_list_strings(&["○", "×", "不明"])?,
        Shape::Truth => DataValidation::new().allow_list_strings(&["yes", "no", "unknown"])?,
        Shape::Level => DataValidation::new().allow_list_strings(&["low", "medium", "high"])?,
        Shape::Word(_) | Shape::Words(_) => {
            DataValidation::new().allow_list_formula(words.list(attribute.shape, lang)?)
        }
        Shape::Ref([kind]) if INVENTORY.contains(kind) => {
            let range = format!("={}!$A${}:$A${}", kind.section().key, FIRST_ROW + 1, LAST_ROW + 1);
            DataValidation::new().allow_list_formula(Formula::new(range))
        }
        _ => return Ok(None),
    };
    // A table may hold several words in a cell, and name what other files declare.
    let style = match attribute.shape {
        Shape::Words(_) | Shape::Ref(_) => DataValidationErrorStyle::Information,
        _ => DataValidationErrorStyle::Stop,
    };
    Ok(Some(list.set_error_style(style).ignore_blank(true)))
}

/// The sheet of words that drop-downs offer, one list a column: a list in a cell would be cut at 255 characters.
struct Words {
    sheet: Worksheet,
    columns: u16,
}

impl Words {
    /// Writes the words of a list down and gives their range.
    fn list(&mut self, shape: Shape, lang: Lang) -> Result<Formula, XlsxError> {
        let column = self.columns;
        self.columns += 1;
        let words = choices(shape);
        for (row, (key, label)) in words.iter().enumerate() {
            let text = if lang == Lang::Ja { label.ja } else { key };
            self.sheet.write_string(row as u32, column, text)?;
        }
        let letters = column_name(column);
        Ok(Formula::new(format!("='{WORDS}'!${letters}$1:${letters}${}", words.len())))
    }
}

fn column_name(column: u16) -> String {
    let letter = |number: u16| char::from(b'A' + (number % 26) as u8).to_string();
    if column < 26 { letter(column) } else { letter(column / 26 - 1) + &letter(column) }
}

/// A value that shows what may be written.
fn sample(section: &Section, column: &Column, lang: Lang) -> Option<String> {
    let attribute = match column {
        Column::Id => return Some(format!("{}-1", section.one)),
        Column::Named(Lang::En) => return Some(format!("Example ({})", section.label.en)),
        Column::Named(Lang::Ja) => return Some(format!("例（{}）", section.label.ja)),
        Column::Of(attribute) => attribute,
    };
    let ja = lang == Lang::Ja;
    let words = choices(attribute.shape);
    let word = |at: usize| words.get(at).map(|(key, label)| if ja { label.ja } else { key });
    Some(match attribute.shape {
        Shape::Truth => (if ja { "○" } else { "yes" }).to_owned(),
        Shape::Level => "high".to_owned(),
        Shape::Word(_) => word(0)?.to_owned(),
        Shape::Words(_) => format!("{};{}", word(0)?, word(1)?),
        Shape::Number(least, _) => least.max(1).to_string(),
        Shape::Span => "4h".to_owned(),
        Shape::Ref(kinds) => format!("{}-1", kinds.first()?.section().one),
        Shape::Refs(kinds) => format!("{0}-1;{0}-2", kinds.first()?.section().one),
        Shape::Text | Shape::Texts | Shape::Name | Shape::DataState => return None,
    })
}

/// Text without the marks of Markdown.
fn plain(text: &str) -> String {
    text.replace('`', "")
}

/// The sheets of the template that hold entries, for the `tables:` of a model.
pub fn sheets() -> impl Iterator<Item = &'static str> {
    SECTIONS.iter().filter(|section| INVENTORY.contains(&section.kind)).map(|section| section.key)
}
