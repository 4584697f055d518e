//! Who takes part and how their work is arranged: organisations, zones, systems, people, procedures.

use super::{ANY, Attr, Kind, NAME, NOTE, Section, Shape, WAS, Word, both, may, must, word};

const SIZES: &[Word] = &[
    word("micro", "up to 20 people", "20人以下"),
    word("small", "up to 100 people", "100人以下"),
    word("medium", "up to 300 people", "300人以下"),
    word("large", "more than 300 people", "301人以上"),
];

const ZONE_KINDS: &[Word] = &[
    word("office", "office network", "事務系ネットワーク"),
    word("control", "control network", "制御系ネットワーク"),
    word("field", "field devices", "フィールド（現場機器）"),
    word("safety", "safety system", "安全系"),
    word("dmz", "buffer zone", "緩衝領域（DMZ）"),
    word("server", "server room", "サーバ室・データセンター"),
    word("cloud", "cloud service", "クラウド"),
    word("remote", "remote site", "遠隔拠点"),
    word("development", "development and test", "開発・テスト環境"),
    word("home", "home", "家庭"),
    word("public", "public place", "公共の場所"),
    word("vehicle", "vehicle", "車両内"),
];

const ACCESS: &[Word] = &[
    word("public", "anybody can walk in", "誰でも立ち入れる"),
    word("shared", "shared with outsiders", "社外の人と共用"),
    word("controlled", "locked, entry recorded", "施錠・入退室管理あり"),
];

const PROCEDURE_KINDS: &[Word] = &[
    word("change", "change of settings", "設定変更"),
    word("update", "security updates", "更新"),
    word("acceptance", "acceptance of goods and devices", "受入れ・検収"),
    word("maintenance", "maintenance", "保守"),
    word("account", "accounts and rights", "アカウント・権限管理"),
    word("data-handling", "handling of data", "データ取扱い"),
    word("disposal", "disposal", "廃棄"),
    word("monitoring", "monitoring", "監視"),
    word("incident-response", "incident response", "インシデント対応"),
    word("continuity", "business continuity", "事業継続"),
    word("contract", "contracts with partners", "取引先との契約"),
    word("operation", "operation", "運転・操作"),
    word("training", "training", "教育・訓練"),
];

pub(super) const ORGANIZATIONS: Section = Section {
    kind: Kind::Organization,
    key: "organizations",
    one: "organization",
    label: both("organisation", "組織"),
    doc: both(
        "Companies, departments or groups that manage their own security and take part in the process.",
        "自らのセキュリティを管理し、価値創造過程に参加する企業・部門・団体。",
    ),
    attributes: &[
        NAME,
        may(
            Attr::Role,
            Shape::Text,
            ("role", "役割"),
            ("What it does in the supply chain, in a word or two.", "サプライチェーンの中で何をするか（一言で）。"),
        ),
        may(
            Attr::Size,
            Shape::Word(SIZES),
            ("size", "規模"),
            (
                "Number of people; profiles may ask less of small ones.",
                "人数の区分。小規模な組織への要求を軽くするプロファイルで使う。",
            ),
        ),
        may(
            Attr::PartOf,
            Shape::Ref(&[Kind::Organization]),
            ("part of", "所属"),
            ("The organisation it belongs to, such as a parent company.", "親会社など、属している組織。"),
        ),
        may(
            Attr::Country,
            Shape::Text,
            ("country", "国・地域"),
            ("Where it works; decides which law binds it.", "活動する国・地域。適用される法令が変わる。"),
        ),
        may(
            Attr::BoundBy,
            Shape::Texts,
            ("bound by", "遵守すべき規則"),
            (
                "Laws, standards and customer terms that bind it; `[]` says that none does.",
                "従うべき法令・標準・取引条件。何もないと言い切るときは `[]`。",
            ),
        )
        .asked(
            "Which laws, standards or customer terms bind {}?",
            "「{}」はどの法令・標準・取引条件に従う必要がありますか",
        ),
        may(
            Attr::Answerer,
            Shape::Ref(&[Kind::People]),
            ("answers for security", "セキュリティ責任者"),
            ("Who answers for its security.", "セキュリティの責任を負う人（役割）。"),
        ),
        may(
            Attr::Outside,
            Shape::Truth,
            ("outside", "対象外の当事者"),
            (
                "A party that takes part but of whom no measures can be asked, such as consumers; incidents are not raised on it.",
                "消費者など、参加しているが対策を求められない当事者。インシデントの対象にしない。",
            ),
        ),
        may(
            Attr::Holds,
            Shape::Refs(&[Kind::Data]),
            ("holds", "保有データ"),
            (
                "Data it holds besides what events, stores and entrustments say; `[]` says none.",
                "イベント・保管・委託のほかに保有するデータ。無いと言い切るときは `[]`。",
            ),
        )
        .asked("What data is held by {}, if any?", "「{}」はどのようなデータを保有していますか"),
        may(
            Attr::Availability,
            Shape::Level,
            ("availability", "可用性"),
            (
                "How much its business suffers when its systems stop.",
                "自組織のシステムが止まったとき、事業がどれだけ困るか。",
            ),
        )
        .asked(
            "How much does the business of {} suffer when its systems stop?",
            "システムが止まると「{}」の事業はどの程度困りますか",
        ),
        may(
            Attr::Certified,
            Shape::Texts,
            ("certified", "認証"),
            ("Certifications it can show.", "取得している認証。"),
        ),
        NOTE,
        WAS,
    ],
};

pub(super) const ZONES: Section = Section {
    kind: Kind::Zone,
    key: "zones",
    one: "zone",
    label: both("zone", "区域"),
    doc: both(
        "Stretches of network or space under one rule; zones may stand in zones.",
        "同じ規則で管理するネットワークや場所の範囲。入れ子にできる。",
    ),
    attributes: &[
        NAME,
        must(
            Attr::Organization,
            Shape::Ref(&[Kind::Organization]),
            ("organization", "管理組織"),
            ("Who manages it.", "管理する組織。"),
        ),
        may(
            Attr::PartOf,
            Shape::Ref(&[Kind::Zone]),
            ("part of", "上位の区域"),
            ("The zone around it.", "この区域を含む区域。"),
        ),
        may(Attr::Kind, Shape::Word(ZONE_KINDS), ("kind", "種類"), ("What the zone is for.", "区域の用途。")),
        may(
            Attr::Access,
            Shape::Word(ACCESS),
            ("physical access", "立入り"),
            ("Who can walk up to what stands there.", "そこにある機器に誰が近づけるか。"),
        )
        .asked(
            "Who can walk into {}: anybody, outsiders too, or only admitted people?",
            "「{}」には誰が立ち入れますか（誰でも／社外の人も／許可された人だけ）",
        ),
        NOTE,
        WAS,
    ],
};

pub(super) const SYSTEMS: Section = Section {
    kind: Kind::System,
    key: "systems",
    one: "system",
    label: both("system", "システム"),
    doc: both(
        "Components arranged for a purpose; measures on components are asked of the system that contains them.",
        "目的のために組み合わせた構成要素のまとまり。構成要素の対策はそれを含むシステムに求める。",
    ),
    attributes: &[
        NAME,
        must(
            Attr::Organization,
            Shape::Ref(&[Kind::Organization]),
            ("organization", "管理組織"),
            ("Who manages it.", "管理する組織。"),
        ),
        may(
            Attr::PartOf,
            Shape::Ref(&[Kind::System]),
            ("part of", "上位システム"),
            ("The larger system it belongs to.", "このシステムを含むシステム。"),
        ),
        may(
            Attr::Zone,
            Shape::Ref(&[Kind::Zone]),
            ("zone", "区域"),
            ("Where its components stand unless they say otherwise.", "構成要素が個別に書かないときの設置区域。"),
        ),
        may(Attr::Purpose, Shape::Name, ("purpose", "目的"), ("What it is for.", "何のためのシステムか。")),
        may(
            Attr::Availability,
            Shape::Level,
            ("availability", "可用性"),
            ("How much it hurts when it stops.", "止まったときの影響の大きさ。"),
        )
        .asked("How much would a stop of {} hurt?", "「{}」が止まるとどの程度困りますか"),
        may(
            Attr::Needs,
            Shape::Refs(&[Kind::System, Kind::Component, Kind::Data, Kind::Zone, Kind::Supply]),
            ("needs", "必要なもの"),
            ("What it cannot work without.", "これが無いと動かないもの。"),
        ),
        may(
            Attr::Tolerates,
            Shape::Span,
            ("tolerates", "許容停止時間"),
            ("How long it may stand still.", "止まっても許される時間。"),
        ),
        may(
            Attr::Backup,
            Shape::Truth,
            ("backed up", "バックアップ"),
            (
                "Whether a copy is kept that an intruder in the system cannot reach.",
                "侵入者の手が届かない複製を保管しているか。",
            ),
        ),
        may(
            Attr::RestoreTested,
            Shape::Truth,
            ("restore tested", "復元テスト"),
            ("Whether it has been restored from the copy in a test.", "複製から戻すテストをしたか。"),
        ),
        may(
            Attr::Spare,
            Shape::Truth,
            ("spare", "予備・冗長"),
            ("Whether something else takes over when it stops.", "止まったときに代わりがあるか。"),
        ),
        may(
            Attr::Monitored,
            Shape::Truth,
            ("monitored", "監視"),
            ("Whether somebody notices unusual behaviour.", "異常な動きに気付ける監視があるか。"),
        ),
        NOTE,
        WAS,
    ],
};

pub(super) const PEOPLE: Section = Section {
    kind: Kind::People,
    key: "people",
    one: "people",
    label: both("people", "ヒト（役割）"),
    doc: both(
        "People in one role: who they belong to and what they may touch.",
        "役割ごとのヒト。どの組織に属し、何に触れてよいか。",
    ),
    attributes: &[
        NAME,
        must(
            Attr::Organization,
            Shape::Ref(&[Kind::Organization]),
            ("organization", "所属組織"),
            ("Who employs or commissions them.", "雇用または委託している組織。"),
        ),
        may(Attr::Count, Shape::Number(0, 10_000_000), ("count", "人数"), ("How many.", "人数。")),
        may(
            Attr::May,
            Shape::Refs(ANY),
            ("may use", "使ってよいもの"),
            ("What they may operate, change or read.", "操作・変更・閲覧してよいもの。"),
        ),
        may(
            Attr::OutsideStaff,
            Shape::Truth,
            ("outside staff", "外部要員"),
            ("Whether they come from a partner.", "取引先などの外部要員か。"),
        ),
        may(
            Attr::Trained,
            Shape::Truth,
            ("trained", "教育済み"),
            ("Whether they are trained in security, with records.", "セキュリティ教育を受け、記録があるか。"),
        ),
        may(
            Attr::RightsWithdrawn,
            Shape::Truth,
            ("rights withdrawn", "権限の取消し"),
            ("Whether rights end when the role ends.", "役割が終わったら権限を取り消しているか。"),
        ),
        NOTE,
        WAS,
    ],
};

pub(super) const PROCEDURES: Section = Section {
    kind: Kind::Procedure,
    key: "procedures",
    one: "procedure",
    label: both("procedure", "プロシージャ（手順）"),
    doc: both("Rules of work that security leans on.", "セキュリティの支えになる作業手順。"),
    attributes: &[
        NAME,
        may(
            Attr::Kind,
            Shape::Word(PROCEDURE_KINDS),
            ("kind", "種類"),
            ("What the procedure is about.", "何についての手順か。"),
        ),
        must(
            Attr::Organization,
            Shape::Ref(&[Kind::Organization]),
            ("organization", "実施組織"),
            ("Who carries it out.", "実施する組織。"),
        ),
        may(Attr::Covers, Shape::Refs(ANY), ("covers", "対象"), ("What it applies to.", "適用対象。")),
        may(
            Attr::Written,
            Shape::Truth,
            ("written", "文書化"),
            ("Whether it is written down.", "文書になっているか。"),
        ),
        may(
            Attr::Followed,
            Shape::Truth,
            ("followed", "順守"),
            ("Whether it is followed in practice.", "実際に守られているか。"),
        ),
        may(
            Attr::Tested,
            Shape::Truth,
            ("tested", "訓練・テスト"),
            ("Whether it has been rehearsed or tested.", "訓練やテストをしたか。"),
        ),
        NOTE,
        WAS,
    ],
};
