//! Where in a tab people are asked something: heads, columns, and the rows between.

mod rows;

use super::words::{Role, role};
use sanso_sheets::{Area, At, Tab};
use std::collections::{BTreeMap, BTreeSet};

/// Rows that heads may take.
const MOST_HEADS: u32 = 3;
/// A head is short; what is longer is text.
const LONGEST_HEAD: usize = 60;
/// Columns that are looked at.
const WIDEST: u32 = 256;

/// The columns of a table of questions.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Columns {
    /// Of the number or id.
    pub id: Option<u32>,
    /// Of the question: in two languages there are two.
    pub question: Vec<u32>,
    /// Of the answer.
    pub answer: Option<u32>,
    /// Of what shows it.
    pub evidence: Option<u32>,
    /// Of what there is to say about it.
    pub comment: Option<u32>,
    /// Of the sections the question stands in.
    pub context: Vec<u32>,
    /// Of ids of schemes, and of whatever else is nothing of the above: ids may stand anywhere.
    pub references: Vec<u32>,
}

/// A table of questions.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Table {
    /// The rows of its head, first and last, from 0.
    pub head: (u32, u32),
    /// The text of the head of the answers.
    pub asked: String,
    /// Its columns.
    pub columns: Columns,
    /// Its questions.
    pub rows: Vec<Row>,
}

/// One question.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Row {
    /// Where the question stands.
    pub question: At,
    /// The question.
    pub text: String,
    /// Its number or id as written.
    pub id: String,
    /// The sections it stands in.
    pub context: String,
    /// What is written where ids of schemes stand.
    pub references: String,
    /// Where the answer goes.
    pub answer: At,
    /// Where evidence goes.
    pub evidence: Option<At>,
    /// Where a comment goes.
    pub comment: Option<At>,
    /// The answer that stands there already.
    pub given: String,
}

/// All tables of questions of a tab, from above.
pub fn tables(tab: &Tab) -> Vec<Table> {
    let seen = Seen::of(tab);
    let heads = seen.heads();
    let mut tables = Vec::new();
    for (at, head) in heads.iter().enumerate() {
        let end = heads.get(at + 1).map_or(seen.last + 1, |next| next.from);
        tables.extend(seen.table(head, end).filter(|table| !table.rows.is_empty()));
    }
    tables
}

/// What people see of a tab, by row.
struct Seen<'t> {
    tab: &'t Tab,
    rows: BTreeMap<u32, Vec<(u32, &'t str)>>,
    last: u32,
    /// Merged areas by each row they cover.
    merged: BTreeMap<u32, Vec<Area>>,
}

/// A head that was found.
#[derive(Debug, Clone)]
struct Head {
    from: u32,
    to: u32,
    /// The text over each column.
    texts: BTreeMap<u32, String>,
}

impl Head {
    fn roles(&self) -> impl Iterator<Item = (u32, Role, usize)> {
        self.texts.iter().filter_map(|(column, text)| role(text).map(|(role, clear)| (*column, role, clear)))
    }

    /// How much it looks like the head of a table of questions: different roles, and that of the answer for two.
    fn weight(&self) -> usize {
        let roles: BTreeSet<Role> = self.roles().map(|(_, role, _)| role).collect();
        let asks = roles.contains(&Role::Question) || roles.contains(&Role::Answer);
        let fills = roles.contains(&Role::Answer) || roles.contains(&Role::Evidence) || roles.contains(&Role::Comment);
        if roles.len() < 2 || !asks || !fills {
            return 0;
        }
        roles.len() + usize::from(roles.contains(&Role::Answer)) + usize::from(roles.contains(&Role::Question))
    }
}

impl<'t> Seen<'t> {
    fn of(tab: &'t Tab) -> Seen<'t> {
        let mut rows: BTreeMap<u32, Vec<(u32, &str)>> = BTreeMap::new();
        let shown: BTreeMap<u32, bool> =
            tab.cells.iter().map(|cell| (cell.at.column, tab.shows_column(cell.at.column))).collect();
        for cell in &tab.cells {
            let visible = shown.get(&cell.at.column).is_some_and(|shown| *shown) && tab.shows_row(cell.at.row);
            if visible && cell.at.column < WIDEST && !cell.text.trim().is_empty() {
                rows.entry(cell.at.row).or_default().push((cell.at.column, cell.text.trim()));
            }
        }
        let mut merged: BTreeMap<u32, Vec<Area>> = BTreeMap::new();
        let last = rows.keys().next_back().copied().unwrap_or_default();
        for area in &tab.merged {
            // Only what reaches over rows that hold something is of use.
            for row in area.from.row..=area.to.row.min(last) {
                merged.entry(row).or_default().push(*area);
            }
        }
        Seen { tab, rows, last, merged }
    }

    /// The merged area a cell lies in.
    fn area(&self, at: At) -> Option<Area> {
        self.merged.get(&at.row)?.iter().find(|area| area.holds(at)).copied()
    }

    /// The first cell of what is shown at a place as one cell.
    fn first(&self, at: At) -> At {
        self.area(at).map_or(at, |area| area.from)
    }

    fn text(&self, at: At) -> &'t str {
        let at = self.first(at);
        let row = self.rows.get(&at.row);
        row.and_then(|row| row.iter().find(|(column, _)| *column == at.column)).map_or("", |(_, text)| text)
    }

    /// Heads from above, none of which overlap.
    fn heads(&self) -> Vec<Head> {
        let mut heads: Vec<Head> = Vec::new();
        let mut next = 0;
        for row in self.rows.keys().copied() {
            if row < next {
                continue;
            }
            let tall: Vec<Head> = (0..MOST_HEADS).map_while(|more| self.head(row, row + more)).collect();
            // The lowest of equally good heads wins only if it says more.
            let best = tall.into_iter().fold(None, |best: Option<Head>, head| match best {
                Some(known) if known.weight() >= head.weight() => Some(known),
                _ => Some(head),
            });
            if let Some(head) = best.filter(|head| head.weight() >= 4) {
                next = head.to + 1;
                heads.push(head);
            }
        }
        heads
    }

    /// The texts over each column of some rows, if these can be a head: merged cells count for all they cover.
    fn head(&self, from: u32, to: u32) -> Option<Head> {
        let mut texts: BTreeMap<u32, Vec<&str>> = BTreeMap::new();
        let mut lowest = to;
        for row in from..=to {
            let cells = self.rows.get(&row);
            if row > from && !self.continues(row, from) {
                return None;
            }
            for (column, text) in cells.into_iter().flatten() {
                let area = self.area(At { row, column: *column });
                let end = area.map_or(*column, |area| area.to.column).min(WIDEST);
                lowest = lowest.max(area.filter(|_| row == from).map_or(to, |area| area.to.row.min(from + MOST_HEADS)));
                for column in *column..=end {
                    let own = texts.entry(column).or_default();
                    own.extend((!own.contains(text)).then_some(*text));
                }
            }
        }
        // What is long or ends like a sentence is a question already.
        let long = |text: &&str| text.chars().count() > LONGEST_HEAD || text.ends_with('。');
        if texts.values().flatten().filter(|text| long(text)).count() > 0 {
            return None;
        }
        let texts = texts.into_iter().map(|(column, texts)| (column, texts.join(" "))).collect();
        Some(Head { from, to: lowest, texts })
    }

    /// Whether a row belongs to the head above it: something is merged down into it, or its cells stand under one that is
    /// merged across.
    fn continues(&self, row: u32, from: u32) -> bool {
        let areas = self.merged.get(&row).into_iter().flatten();
        let down = areas.clone().any(|area| area.from.row >= from && area.from.row < row);
        let above = self.merged.get(&(row - 1)).into_iter().flatten();
        let under = above.filter(|area| area.from.row >= from && area.to.column > area.from.column).any(|area| {
            (area.from.column..=area.to.column)
                .filter(|column| !self.text(At { row, column: *column }).is_empty())
                .count()
                > 1
        });
        down || under
    }

    fn table(&self, head: &Head, end: u32) -> Option<Table> {
        let rows: Vec<u32> = self.rows.range(head.to + 1..end).map(|(row, _)| *row).collect();
        let columns = self.columns(head, &rows)?;
        let answer = columns.answer?;
        let asked = head.texts.get(&answer).cloned().unwrap_or_default();
        let mut listed: Vec<Row> = Vec::new();
        for row in &rows {
            // Below a question whose answer reaches further down, the question goes on.
            let text = columns.question.first().map_or("", |column| self.text(At { row: *row, column: *column }));
            match listed.last_mut().filter(|above| above.question.row < *row && self.goes_on(above.answer, *row)) {
                Some(above) if !above.text.contains(text) => above.text = format!("{}\n{text}", above.text),
                Some(_) => {}
                None => listed.extend(self.row(*row, &columns)),
            }
        }
        Some(Table { head: (head.from, head.to), asked, rows: self.questions(listed, &columns), columns })
    }

    /// Whether the cell of an answer reaches down to a row.
    fn goes_on(&self, answer: At, row: u32) -> bool {
        self.area(answer).is_some_and(|area| area.from == answer && area.holds(At { row, column: answer.column }))
    }

    /// Which column is for what: what the head says, weighed with what stands below.
    fn columns(&self, head: &Head, rows: &[u32]) -> Option<Columns> {
        let mut best: BTreeMap<Role, (f64, u32)> = BTreeMap::new();
        let mut columns = Columns::default();
        for (column, role, clear) in head.roles().filter(|(column, ..)| self.tab.shows_column(*column)) {
            let weight = clear as f64 + self.suits(role, column, rows);
            match role {
                Role::Context => columns.context.push(column),
                Role::Reference | Role::Aside => {}
                role => {
                    let known = best.entry(role).or_insert((f64::MIN, column));
                    if weight > known.0 {
                        *known = (weight, column);
                    }
                }
            }
        }
        let of = |role| best.get(&role).map(|(_, column)| *column);
        (columns.id, columns.evidence, columns.comment) = (of(Role::Id), of(Role::Evidence), of(Role::Comment));
        columns.answer = of(Role::Answer);
        // Where only remarks are asked for, evidence is told there.
        if columns.evidence.is_none() {
            (columns.evidence, columns.comment) = (columns.comment, None);
        }
        let question = of(Role::Question).or_else(|| self.longest(head, rows, &columns))?;
        columns.question = vec![question];
        columns.question.extend(self.other_language(head, question, rows));
        columns.question.sort_unstable();
        columns.references = self.unclaimed(head, &columns);
        // Without a head that says so, the drop-downs tell where answers go.
        columns.answer = columns.answer.or_else(|| {
            let free = |column: &u32| *column != question && Some(*column) != columns.id;
            let offers =
                |column: &u32| rows.iter().any(|row| self.tab.offered(At { row: *row, column: *column }).is_some());
            (0..WIDEST).filter(free).find(offers)
        });
        Some(columns)
    }

    fn unclaimed(&self, head: &Head, known: &Columns) -> Vec<u32> {
        let taken = [known.id, known.answer, known.evidence, known.comment];
        let free = |column: &u32| !taken.contains(&Some(*column)) && !known.question.contains(column);
        head.texts.keys().copied().filter(|column| free(column) && self.tab.shows_column(*column)).collect()
    }

    /// How well what stands in a column suits a role.
    fn suits(&self, role: Role, column: u32, rows: &[u32]) -> f64 {
        let cells = rows.iter().map(|row| At { row: *row, column });
        let filled = cells.clone().filter(|at| !self.text(*at).is_empty()).count() as f64 / rows.len().max(1) as f64;
        match role {
            Role::Answer => {
                let offers = cells.clone().filter(|at| self.tab.offered(*at).is_some()).count() as f64;
                let made =
                    cells.clone().filter(|at| self.tab.cell(*at).is_some_and(|cell| cell.formula)).count() as f64;
                let of = rows.len().max(1) as f64;
                20.0 * (offers / of).min(1.0) - 40.0 * made / of - 6.0 * filled
            }
            Role::Question => self.length(column, rows).min(60.0) / 3.0,
            Role::Id => 4.0 * filled - self.length(column, rows).min(40.0) / 4.0,
            _ => -6.0 * filled,
        }
    }

    /// How long the texts of a column are on average, as letters of the alphabet.
    fn length(&self, column: u32, rows: &[u32]) -> f64 {
        let wide = |text: &str| text.chars().map(|letter| if letter.is_ascii() { 1 } else { 2 }).sum::<usize>();
        rows.iter().map(|row| wide(self.text(At { row: *row, column }))).sum::<usize>() as f64
            / rows.len().max(1) as f64
    }

    /// The column of the longest texts that nothing else claims.
    fn longest(&self, head: &Head, rows: &[u32], known: &Columns) -> Option<u32> {
        let taken = [known.id, known.answer, known.evidence, known.comment];
        let free = head.texts.keys().filter(|column| !taken.contains(&Some(**column)));
        let long = free.map(|column| (self.length(*column, rows), *column)).filter(|(length, _)| *length > 12.0);
        long.max_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, column)| column)
    }

    /// A second column of questions: its head says so, and its texts are in the other language.
    fn other_language(&self, head: &Head, question: u32, rows: &[u32]) -> Option<u32> {
        let japanese = |column: u32| {
            let texts: String = rows.iter().map(|row| self.text(At { row: *row, column })).collect();
            let wide = texts.chars().filter(|letter| !letter.is_ascii()).count();
            (wide * 3 > texts.chars().count(), texts.len())
        };
        let (own, length) = japanese(question);
        let others = head.roles().filter(|(column, role, _)| *role == Role::Question && *column != question);
        others.map(|(column, ..)| column).find(|column| {
            let (other, other_length) = japanese(*column);
            other != own && other_length * 4 > length
        })
    }
}
