//! Problems in Japanese.

use super::{What, shown};

pub(super) fn told(what: &What) -> (String, String) {
    let (what, next) = match what {
        What::TooLarge(_)
        | What::NotText(_)
        | What::Xml
        | What::NotJson { .. }
        | What::NotOscal(_)
        | What::Version(_) => reading(what),
        What::Missing(_)
        | What::Unknown(..)
        | What::TooNew(..)
        | What::Kind(_)
        | What::Form(..)
        | What::NotAllowed(..)
        | What::Empty
        | What::NotTogether(_)
        | What::OneOf(_)
        | What::Twice(..)
        | What::Dangling(..)
        | What::Schema(_)
        | What::BadSchema(_) => checking(what),
        What::NoControl(..)
        | What::NoMatch(_)
        | What::AllMeant
        | What::Clash(..)
        | What::Structures(_)
        | What::Combine(_)
        | What::NoParameter(_)
        | What::NoAltered(_)
        | What::NoTarget(..)
        | What::RemovesNothing(_) => resolving(what),
        _ => importing(what),
    };
    (what, next.to_owned())
}

fn reading(what: &What) -> (String, &'static str) {
    match what {
        What::TooLarge(bytes) => {
            (format!("ファイルが大きすぎて読み込めない（{bytes}バイト）"), "ファイルを分割してください")
        }
        What::NotText(at) => (format!("{at}バイト目がUTF-8ではない"), "UTF-8で保存し直してください"),
        What::Xml => {
            ("ファイルがXML".to_owned(), "読み込めるのはJSONだけです。NISTのoscal-cliなどでJSONに変換してください")
        }
        What::NotJson { line, column, why } => {
            (format!("JSONとして読めない（{line}行{column}列）：{}", shown(why)), "この位置を修正してください")
        }
        What::NotOscal(found) => (
            format!("OSCALの文書ではない（最上位に「{}」がある）", shown(found)),
            "最上位には catalog、profile、mapping-collection、component-definition、system-security-plan、assessment-plan、assessment-results、plan-of-action-and-milestones のいずれか1つだけを置いてください",
        ),
        What::Version(version) => (
            format!("OSCALの版「{}」には対応していない", shown(version)),
            "1.0.0～1.2.2の規則で検査しました。誤記であれば oscal-version を修正してください",
        ),
        _ => Default::default(),
    }
}

fn checking(what: &What) -> (String, &'static str) {
    match what {
        What::Missing(field) => (format!("必須の「{field}」がない"), "追加してください"),
        What::Unknown(field, near) => {
            let hint = near.as_ref().map(|near| format!("（「{near}」の誤りか）")).unwrap_or_default();
            (
                format!("「{}」はここに置けない{hint}", shown(field)),
                "名前を修正するか、独自の名前空間を付けて props に書いてください",
            )
        }
        What::TooNew(field, since) => (
            format!("「{field}」はOSCAL {since} で加わった項目で、この文書の版より新しい"),
            "oscal-version を上げるか、この項目を削除してください",
        ),
        What::Kind(wanted) => (format!("値の種類が違う（必要なのは{}）", kind(wanted)), "値の種類を合わせてください"),
        What::Form(text, form) => {
            (format!("「{}」は{}の形式に合わない", shown(text), form_name(form)), form_help(form))
        }
        What::NotAllowed(text, allowed) => {
            (format!("「{}」は使えない（使える値：{allowed}）", shown(text)), "使える値から選んでください")
        }
        What::Empty => ("中身が空".to_owned(), "項目ごと削除してください"),
        What::NotTogether(names) => (format!("{names} は同時に指定できない"), "いずれか1つだけを残してください"),
        What::OneOf(names) => (format!("{names} のいずれかが必要"), "いずれか1つを追加してください"),
        What::Twice(id, first) => (
            format!("「{}」が重複（最初は {first}）", shown(id)),
            "それぞれ別のIDにしてください。このままでは参照が最初のものだけに解決されます",
        ),
        What::Dangling(kind, id) => (
            format!("参照先の{}「{}」が文書の中にない", kind_name(kind), shown(id)),
            "参照を修正するか、参照先を追加してください",
        ),
        What::Schema(said) => (format!("スキーマに違反：{}", shown(said)), "スキーマに合わせて修正してください"),
        What::BadSchema(why) => (
            format!("スキーマを使えない：{}", shown(why)),
            "OSCALの版ごとの公式スキーマなど、JSON Schemaを指定してください",
        ),
        _ => Default::default(),
    }
}

fn importing(what: &What) -> (String, &'static str) {
    match what {
        What::NotProfile(kind) => (format!("これはプロファイルではなく {kind}"), "プロファイルを指定してください"),
        What::NotImportable(kind) => {
            (format!("{kind} はインポートできない"), "カタログかプロファイルをインポートしてください")
        }
        What::Unreachable(href, why) => (
            format!("「{}」を取得できない：{}", shown(href), shown(why)),
            "その場所にファイルを置くか、フォルダを --from で指定してください。ネットワークからは取得しません",
        ),
        What::Elsewhere(href, place) => {
            (format!("「{}」として {place} を使用", shown(href)), "意図したファイルであれば対応は不要です")
        }
        What::Circular(chain) => {
            (format!("プロファイルのインポートが循環：{}", chain.join(" → ")), "いずれかのインポートを外してください")
        }
        What::TooDeep(most) => {
            (format!("インポートの入れ子が{most}段を超える"), "カタログをより直接インポートしてください")
        }
        What::TooMuch(most) => (
            format!("結果が上限（値{most}個）を超える"),
            "インポートする範囲を減らすか、同じファイルのインポートを1回にしてください",
        ),
        What::NoResource(uuid) => (
            format!("back-matter にリソース「{}」がない", shown(uuid)),
            "rlinks を持つリソースを追加するか、ファイルのパスを直接書いてください",
        ),
        What::NoSource(uuid) => (
            format!("リソース「{}」にJSONファイルへのリンクも中身もない", shown(uuid)),
            "JSONファイルを指す href を持つ rlinks を追加してください",
        ),
        What::Major(one, other) => (
            format!("OSCAL {} と {} の文書は一緒に解決できない", shown(one), shown(other)),
            "メジャーバージョンをそろえてください",
        ),
        _ => Default::default(),
    }
}

fn resolving(what: &What) -> (String, &'static str) {
    match what {
        What::NoControl(id, near) => {
            let hint = near.as_ref().map(|near| format!("（「{near}」の誤りか）")).unwrap_or_default();
            (format!("インポート元に管理策「{}」がない{hint}", shown(id)), "IDを修正するか、指定を外してください")
        }
        What::NoMatch(pattern) => {
            (format!("「{}」に当てはまる管理策がない", shown(pattern)), "指定を修正するか、外してください")
        }
        What::AllMeant => (
            "include-all も include-controls もないため、すべての管理策を対象とした".to_owned(),
            "どちらかを明記してください",
        ),
        What::Clash(kind, id) => (
            format!("結果に同じIDの{}「{}」が複数ある", kind_name(kind), shown(id)),
            "インポートを1回にするか、merge に \"combine\": {\"method\": \"use-first\"} を指定してください",
        ),
        What::Structures(names) => {
            (format!("構造の指定が複数ある：{names}"), "flat、as-is、custom のうち1つだけを残してください")
        }
        What::Combine(method) => (
            format!("結合方法「{}」は仕様で定義されていない", shown(method)),
            "use-first か keep を使ってください。ここでは異なる内容をまとめ、同じ内容は1つだけ残しました",
        ),
        What::NoParameter(id) => {
            (format!("結果にパラメータ「{}」がない", shown(id)), "IDを修正するか、この設定を外してください")
        }
        What::NoAltered(id) => (
            format!("結果に管理策「{}」がないため変更していない", shown(id)),
            "管理策を対象に含めるか、この変更を外してください",
        ),
        What::NoTarget(id, control) => (
            format!("管理策「{}」の中にID「{}」がないため追加していない", shown(control), shown(id)),
            "by-id を修正してください。管理策そのものに追加する場合は by-id を外します",
        ),
        What::RemovesNothing(control) => (
            format!("この指定では管理策「{}」から何も削除されない", shown(control)),
            "by-id、by-name、by-class、by-ns、by-item-name を管理策の内容に合わせてください",
        ),
        _ => Default::default(),
    }
}

fn kind(wanted: &str) -> &str {
    match wanted {
        "object" => "オブジェクト { … }",
        "list" => "配列 [ … ]",
        "text" => "文字列 \"…\"",
        "boolean" => "true または false",
        "number" => "数値",
        "integer" => "整数",
        "natural" => "0以上の整数",
        "positive" => "1以上の整数",
        other => other,
    }
}

fn kind_name(kind: &str) -> &str {
    match kind {
        "control" => "管理策",
        "group" => "グループ",
        "part" => "パート",
        "parameter" => "パラメータ",
        "resource" => "リソース",
        "role" => "役割",
        "party" => "関係者",
        "location" => "所在地",
        "component" => "コンポーネント",
        "object" => "要素",
        other => other,
    }
}

fn form_name(form: &str) -> &str {
    match form {
        "token" => "トークン",
        "string" => "前後に空白のない文字列",
        "line" => "1行の文字列",
        "uuid" => "UUID（バージョン4または5）",
        "uri" => "絶対URI",
        "uri-ref" => "URI参照",
        "datetime" => "タイムゾーン付き日時",
        "date" => "日付",
        "email" => "メールアドレス",
        "base64" => "base64",
        other => other,
    }
}

fn form_help(form: &str) -> &'static str {
    match form {
        "token" => "先頭は文字か「_」、以降は文字・数字・「.」「-」「_」だけを使ってください",
        "string" => "前後の空白を取り除いてください。空であれば項目ごと削除してください",
        "line" => "1行で書いてください。空であれば項目ごと削除してください",
        "uuid" => "3f1c9a52-7c1e-4b7e-9d0a-2f6a0b1c2d3e のように書いてください",
        "uri" => "https:// のようにスキームから書いてください",
        "uri-ref" => "パス、URI、または「#」とIDを、空白を入れずに書いてください",
        "datetime" => "2026-04-01T09:00:00+09:00 のように書いてください",
        "date" => "2026-04-01 のように書いてください",
        "email" => "name@example.com のように書いてください",
        "base64" => "A～Z、a～z、0～9、+、/ で符号化してください",
        _ => "文字列を修正してください",
    }
}
