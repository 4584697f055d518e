//! The words of the first sheet.

use sanso_core::text::Both;

/// How to fill in the template, line by line.
pub(super) const GUIDE: [Both; 11] = [
    Both { en: "How to fill in this workbook", ja: "このブックの書き方" },
    Both {
        en: "Each sheet is one section of the model; each row below the grey example is one entry. Fill in only the sheets you need.",
        ja: "シートはモデルの節に対応します。灰色の記入例より下の行に、1行1項目で書いてください。必要なシートだけで構いません。",
    },
    Both {
        en: "Columns with a red head must be filled in. Everything else may stay empty.",
        ja: "見出しが赤い列は必ず書いてください。そのほかの列は空のままで構いません。",
    },
    Both {
        en: "An empty cell means “unknown”, never “no”. To say that there is none, write “none”.",
        ja: "空のセルは「無い」ではなく「不明」を意味します。無いと言い切るときは「なし」と書いてください。",
    },
    Both {
        en: "Yes or no: yes / no / unknown (true, false, ○ and × work too).",
        ja: "はい・いいえは ○・×・不明 で書きます（true・false・はい・いいえ でも構いません）。",
    },
    Both {
        en: "Several values in one cell are separated by “;”.",
        ja: "1つのセルに複数の値を書くときは「;」で区切ってください。",
    },
    Both {
        en: "Names of other entries are their IDs, such as the ID of a zone in the column “zone”. IDs are unique across all sheets.",
        ja: "ほかの項目を指すときはIDを書きます（例：zone の列には区域のID）。IDはすべてのシートを通じて重複できません。",
    },
    Both {
        en: "Rows whose first cell starts with “#” are remarks and are not read. Columns may be moved, removed or hidden.",
        ja: "先頭のセルが「#」で始まる行は注記とみなし、読み込みません。列の順番を変えたり、不要な列を削除したりできます。",
    },
    Both {
        en: "Save the workbook beside the model and name its sheets there:",
        ja: "ブックをモデルと同じフォルダに保存し、モデルに次のように書いてください。",
    },
    Both {
        en: "tables:\n  - { file: inventory.xlsx, section: components, sheet: components }",
        ja: "tables:\n  - { file: inventory.xlsx, section: components, sheet: components }",
    },
    Both {
        en: "Then run `sanso check`. Messages name the cell, such as inventory.xlsx[components]!C12.",
        ja: "最後に `sanso check` を実行します。誤りがあれば inventory.xlsx[components]!C12 のようにセルの位置が表示されます。",
    },
];
