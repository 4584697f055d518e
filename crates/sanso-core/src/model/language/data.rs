//! Data sets, what happens to them, and what must not happen.

use super::{ANY, Attr, Kind, NAME, NOTE, Section, Shape, WAS, Word, both, may, must, word};

const CATEGORIES: &[Word] = &[
    word("personal", "personal data", "個人データ"),
    word("sensitive-personal", "sensitive personal data", "要配慮個人情報"),
    word("pseudonymised", "pseudonymised personal data", "仮名加工情報"),
    word("anonymised", "anonymised data", "匿名加工情報"),
    word("trade-secret", "trade secret", "営業秘密"),
    word("limited-provision", "data provided to limited parties", "限定提供データ"),
    word("export-controlled", "export-controlled technology", "輸出管理対象技術"),
    word("contract-confidential", "confidential by contract", "契約上の秘密"),
    word("internal", "internal", "社内限り"),
    word("operational", "operational data", "運転・稼働データ"),
    word("open", "open to the public", "公開"),
];

const EVENT_KINDS: &[Word] = &[
    word("generate", "generation or acquisition", "生成・取得"),
    word("process", "processing or use", "加工・利用"),
    word("transfer", "transfer or provision", "移転・提供"),
    word("store", "storage", "保管"),
    word("dispose", "disposal", "廃棄"),
];

const EFFECTS: &[Word] = &[
    word("people", "harm to people", "人への危害"),
    word("environment", "harm to the environment", "環境への害"),
    word("supply", "supply stops", "供給の停止"),
    word("quality", "products or results that cannot be trusted", "製品・結果の信頼喪失"),
    word("data", "data leaks or is lost", "データの漏えい・喪失"),
    word("money", "loss of money", "金銭的損失"),
    word("society", "harm to society", "社会への影響"),
    word("compliance", "a rule is broken", "法令・契約違反"),
];

pub(super) const DATA: Section = Section {
    kind: Kind::Data,
    key: "data",
    one: "data",
    label: both("data set", "データ"),
    doc: both("Sets of data the process lives on.", "価値創造過程が頼るデータのまとまり。"),
    attributes: &[
        NAME,
        must(
            Attr::Owner,
            Shape::Ref(&[Kind::Organization]),
            ("owner", "管理主体"),
            ("Who manages it.", "管理する組織。"),
        ),
        may(
            Attr::Category,
            Shape::Words(CATEGORIES),
            ("category", "カテゴリ"),
            ("What kind of data it is; several may apply.", "データの区分（複数可）。"),
        )
        .asked(
            "{}: which kind of data, such as personal, trade secret or confidential by contract?",
            "「{}」はどの区分のデータですか（個人データ・営業秘密・契約上の秘密など）",
        ),
        may(
            Attr::Confidentiality,
            Shape::Level,
            ("confidentiality", "機密性"),
            ("How much it hurts when it leaks.", "漏えいしたときの影響の大きさ。"),
        )
        .asked("How much would a leak of {} hurt?", "「{}」が漏えいするとどの程度困りますか"),
        may(
            Attr::Integrity,
            Shape::Level,
            ("integrity", "完全性"),
            ("How much it hurts when it is wrong.", "誤りや改ざんがあったときの影響の大きさ。"),
        )
        .asked("How much would errors or alterations in {} hurt?", "「{}」に誤りや改ざんがあるとどの程度困りますか"),
        may(
            Attr::Availability,
            Shape::Level,
            ("availability", "可用性"),
            ("How much it hurts when it is not at hand.", "使えないときの影響の大きさ。"),
        )
        .asked("How much would it hurt to be without {}?", "「{}」が使えないとどの程度困りますか"),
        may(
            Attr::SharedWith,
            Shape::Refs(&[Kind::Organization]),
            ("shared with", "共有先"),
            ("Parties that share it; `[]` says none.", "共有している相手。無いと言い切るときは `[]`。"),
        )
        .asked("Who shares {}, if anybody?", "「{}」を共有している相手はいますか。いる場合、誰ですか"),
        may(
            Attr::LevelAgreed,
            Shape::Truth,
            ("level agreed", "水準合意"),
            (
                "Whether the parties that share it agreed on a level of protection and its proof.",
                "共有者どうしで保護の水準と証明方法を合意しているか。",
            ),
        )
        .asked(
            "Have the parties that share {} agreed on a level of protection and how to prove it?",
            "「{}」を共有する関係者の間で、保護の水準と証明方法を合意していますか",
        ),
        may(
            Attr::Laws,
            Shape::Texts,
            ("laws", "適用法令"),
            (
                "Laws or rules that bind this data; `[]` says none.",
                "このデータに適用される法令・規則。無いと言い切るときは `[]`。",
            ),
        )
        .asked("Which laws or rules bind {}?", "「{}」にはどの法令・規則が適用されますか"),
        may(
            Attr::OriginRecorded,
            Shape::Truth,
            ("origin recorded", "来歴記録"),
            ("Whether its origin and processing are recorded.", "取得元と加工の履歴を記録しているか。"),
        ),
        may(
            Attr::Backup,
            Shape::Truth,
            ("backed up", "バックアップ"),
            ("Whether a copy is kept out of an intruder's reach.", "侵入者の届かない複製があるか。"),
        ),
        NOTE,
        WAS,
    ],
};

pub(super) const DATA_EVENTS: Section = Section {
    kind: Kind::DataEvent,
    key: "data-events",
    one: "data-event",
    label: both("data event", "データのイベント"),
    doc: both(
        "Acts that create, change, move, keep or end data, each with who does it and where.",
        "データを生む・変える・移す・保つ・消す行為。誰がどこで行うか。",
    ),
    attributes: &[
        NAME,
        must(
            Attr::Kind,
            Shape::Word(EVENT_KINDS),
            ("kind", "種類"),
            ("Which of the five events.", "5種類のどのイベントか。"),
        ),
        must(Attr::Data, Shape::Refs(&[Kind::Data]), ("data", "データ"), ("Which data.", "対象のデータ。")),
        may(
            Attr::Actor,
            Shape::Ref(&[Kind::Organization]),
            ("actor", "実施者"),
            (
                "Who does it; left out, the manager of the place or the owner of the data.",
                "行う組織。省くと場所の管理組織、またはデータの管理主体。",
            ),
        ),
        may(
            Attr::Place,
            Shape::Ref(&[Kind::Component, Kind::System, Kind::Zone]),
            ("place", "場所"),
            ("Where it happens.", "行われる場所。"),
        )
        .asked("{}: in which component, system or zone?", "「{}」はどの構成要素・システム・区域で行われますか"),
        may(
            Attr::To,
            Shape::Ref(&[Kind::Component, Kind::System, Kind::Zone, Kind::Organization]),
            ("to", "移転先"),
            ("Where the data goes.", "データの行き先。"),
        )
        .asked("Where does the data go in {}?", "「{}」でデータはどこへ移りますか"),
        may(Attr::Flow, Shape::Ref(&[Kind::Flow]), ("flow", "経路"), ("The flow it travels on.", "通る経路。")),
        may(Attr::Purpose, Shape::Name, ("purpose", "目的"), ("What for.", "何のためか。")),
        may(
            Attr::Encrypted,
            Shape::Truth,
            ("encrypted", "暗号化"),
            ("Whether the data is encrypted during the event.", "イベントの間、暗号化されているか。"),
        )
        .asked("Is the data encrypted during {}?", "「{}」の間、データは暗号化されていますか"),
        may(
            Attr::IntegrityChecked,
            Shape::Truth,
            ("integrity checked", "完全性確認"),
            ("Whether alteration would be noticed.", "改ざんに気付けるか。"),
        )
        .asked("Would alteration of the data be noticed in {}?", "「{}」でデータが改ざんされたら気付けますか"),
        may(
            Attr::SenderVerified,
            Shape::Truth,
            ("sender verified", "送信元確認"),
            ("Whether the receiver verifies who sends.", "受信側が送信元を確かめるか。"),
        )
        .asked("Does the receiver verify who sends in {}?", "「{}」で受信側は送信元を確かめていますか"),
        may(
            Attr::Field,
            Shape::Texts,
            ("field", "場"),
            ("Norms it happens under: laws, contracts, rules.", "従う規範（法令・契約・内規など）。"),
        ),
        may(
            Attr::Before,
            Shape::DataState,
            ("before", "前の属性"),
            ("Attributes of the data before.", "イベント前の属性。"),
        ),
        may(
            Attr::After,
            Shape::DataState,
            ("after", "後の属性"),
            ("Attributes of the data after.", "イベント後の属性。"),
        ),
        NOTE,
        WAS,
    ],
};

pub(super) const GOALS: Section = Section {
    kind: Kind::Goal,
    key: "goals",
    one: "goal",
    label: both("what must not happen", "起きてはならないこと"),
    doc: both(
        "Effects that must not happen, with the two effect levels of IoT-SSF.",
        "起きてはならない影響。IoT-SSFの2つの軸の水準を付ける。",
    ),
    attributes: &[
        NAME,
        must(Attr::At, Shape::Ref(ANY), ("at", "対象"), ("Where the effect would be felt.", "影響が現れる対象。")),
        must(Attr::Kind, Shape::Word(EFFECTS), ("kind", "影響の種類"), ("What kind of effect.", "どのような影響か。")),
        may(
            Attr::Recovery,
            Shape::Number(1, 3),
            ("difficulty of recovery", "回復困難性"),
            (
                "Difficulty of recovery: 1 limited, 2 serious, 3 fatal (IoT-SSF axis 1).",
                "回復困難性の度合い：1 限定的、2 重大、3 致命的（IoT-SSF 第1軸）。",
            ),
        ),
        may(
            Attr::Economic,
            Shape::Number(1, 3),
            ("economic impact", "経済的影響"),
            (
                "Economic impact: 1 limited, 2 serious, 3 catastrophic (IoT-SSF axis 2).",
                "経済的影響の度合い：1 限定的、2 重大、3 壊滅的（IoT-SSF 第2軸）。",
            ),
        ),
        may(Attr::Who, Shape::Name, ("who suffers", "影響を受ける人"), ("Who would feel it.", "誰に影響が及ぶか。")),
        NOTE,
        WAS,
    ],
};
