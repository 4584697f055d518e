//! What joins organisations and places: flows, supplies, maintenance, entrusted data, remote access.

use super::things::EXPOSURES;
use super::{Attr, Attribute, Kind, NAME, NOTE, Section, Shape, WAS, Word, both, may, must, word};

const ENDS: &[Kind] = &[Kind::Component, Kind::System, Kind::Zone, Kind::Organization];

const FLOW_USES: &[Word] = &[
    word("data", "data", "データ"),
    word("measurement", "measured values", "計測値"),
    word("control", "commands and set-points", "制御指令・設定値"),
    word("program", "programs and firmware", "プログラム・ファームウェア"),
    word("management", "management of devices", "機器の管理"),
    word("remote-desktop", "remote operation of a screen", "画面の遠隔操作"),
    word("login", "logins", "認証"),
    word("files", "files", "ファイル"),
    word("mail", "mail", "メール"),
    word("web", "web", "Web"),
    word("voice", "voice", "音声"),
];

const MEDIA: &[Word] = &[
    word("lan", "own network", "構内ネットワーク"),
    word("leased-line", "leased line or closed network", "専用線・閉域網"),
    word("internet", "internet", "インターネット"),
    word("mobile-network", "mobile network", "携帯電話網"),
    word("radio", "radio", "無線"),
    word("serial", "serial or field bus", "シリアル・フィールドバス"),
    word("removable-media", "carried on media", "媒体で運搬"),
    word("paper", "paper", "紙"),
];

const SUPPLIED: &[Word] = &[
    word("goods", "goods", "製品・部品"),
    word("services", "services", "サービス"),
    word("software", "software", "ソフトウェア"),
    word("energy", "energy or water", "エネルギー・水"),
    word("data", "data", "データ"),
    word("communication", "communication", "通信"),
];

const FROM_ORG: Attribute =
    must(Attr::From, Shape::Ref(&[Kind::Organization]), ("from", "提供元"), ("Who provides.", "提供する組織。"));
const TO_ORG: Attribute =
    must(Attr::To, Shape::Ref(&[Kind::Organization]), ("to", "提供先"), ("Who receives.", "受け取る組織。"));

pub(super) const FLOWS: Section = Section {
    kind: Kind::Flow,
    key: "flows",
    one: "flow",
    label: both("flow", "通信・データの流れ"),
    doc: both(
        "Ways for data or commands between components, systems, zones or organisations.",
        "構成要素・システム・区域・組織の間をデータや指令が通る経路。",
    ),
    attributes: &[
        NAME,
        must(Attr::From, Shape::Ref(ENDS), ("from", "送り側"), ("Where it starts.", "始点。")),
        must(Attr::To, Shape::Ref(ENDS), ("to", "受信側"), ("Where it ends.", "終点。")),
        may(Attr::What, Shape::Words(FLOW_USES), ("what", "用途"), ("What it is used for.", "何に使うか。")),
        may(
            Attr::Carries,
            Shape::Refs(&[Kind::Data]),
            ("carries", "運ぶデータ"),
            ("Data that travels on it.", "この経路を通るデータ。"),
        ),
        may(Attr::Over, Shape::Word(MEDIA), ("over", "経路"), ("What it travels over.", "何を通って届くか。")).asked(
            "{}: over which medium, such as the own network, a closed line, the internet or radio?",
            "「{}」は何を通りますか（構内・専用線・インターネット・無線など）",
        ),
        may(Attr::Protocol, Shape::Text, ("protocol", "プロトコル"), ("Protocol, in a word.", "プロトコル名。")),
        may(
            Attr::Filtered,
            Shape::Truth,
            ("filtered", "フィルタ"),
            ("Whether only what is needed may pass.", "必要な通信だけを通しているか。"),
        ),
        may(
            Attr::OneWay,
            Shape::Truth,
            ("one way", "一方向"),
            ("Whether nothing can come back, by construction.", "構造上、逆向きには流れないか。"),
        ),
        may(
            Attr::Encrypted,
            Shape::Truth,
            ("encrypted", "暗号化"),
            ("Whether it is encrypted from end to end.", "端から端まで暗号化しているか。"),
        )
        .asked("{}: encrypted from end to end?", "「{}」は端から端まで暗号化されていますか"),
        may(
            Attr::IntegrityChecked,
            Shape::Truth,
            ("integrity checked", "完全性確認"),
            ("Whether the receiver notices alteration on the way.", "途中の改ざんに受信側が気付けるか。"),
        )
        .asked(
            "Would the receiver notice alterations of {} on the way?",
            "「{}」が途中で改ざんされたら受信側は気付けますか",
        ),
        may(
            Attr::SenderVerified,
            Shape::Truth,
            ("sender verified", "送信元確認"),
            ("Whether the receiver verifies who sends.", "受信側が送信元を確かめるか。"),
        )
        .asked("Does the receiver of {} verify who sends?", "「{}」の受信側は送信元を確かめていますか"),
        may(
            Attr::Monitored,
            Shape::Truth,
            ("monitored", "監視"),
            ("Whether somebody notices unusual traffic.", "異常な通信に気付ける監視があるか。"),
        ),
        NOTE,
        WAS,
    ],
};

pub(super) const SUPPLIES: Section = Section {
    kind: Kind::Supply,
    key: "supplies",
    one: "supply",
    label: both("supply", "供給"),
    doc: both(
        "Goods or services one organisation lives on from another.",
        "ある組織が別の組織から受け、事業がそれに頼る製品・サービス。",
    ),
    attributes: &[
        NAME,
        FROM_ORG,
        TO_ORG,
        may(Attr::What, Shape::Word(SUPPLIED), ("what", "内容"), ("What is supplied.", "何を供給するか。")).asked(
            "Supply “{}”: what is it, such as goods, software or services?",
            "「{}」では何を供給していますか（製品・ソフトウェア・サービスなど）",
        ),
        may(
            Attr::Needs,
            Shape::Refs(&[Kind::System, Kind::Component, Kind::Data, Kind::Zone, Kind::Supply]),
            ("needs", "必要なもの"),
            ("What the supply cannot go on without.", "供給を続けるのに欠かせないもの。"),
        ),
        may(
            Attr::Substitutes,
            Shape::Number(0, 1_000_000),
            ("substitutes", "代替先の数"),
            ("How many others could step in.", "代わりになれる供給元の数。"),
        ),
        may(
            Attr::Tolerates,
            Shape::Span,
            ("tolerates", "許容停止時間"),
            ("How long the receiver can do without.", "途絶えても受信側が持ちこたえられる時間。"),
        ),
        may(
            Attr::RequirementsAgreed,
            Shape::Truth,
            ("requirements agreed", "要件合意"),
            ("Whether security requirements are agreed in the contract.", "セキュリティ要件を契約で取り決めているか。"),
        ),
        may(
            Attr::CheckedOnArrival,
            Shape::Truth,
            ("checked on arrival", "受入確認"),
            ("Whether genuineness and integrity are checked on arrival.", "受入れ時に真正性・完全性を確かめるか。"),
        )
        .asked(
            "Supply “{}”: are goods and software checked on arrival to be genuine and unaltered?",
            "「{}」で届く製品やソフトウェアが正規品で改変が無いことを、受入れ時に確かめますか",
        ),
        may(
            Attr::Traceable,
            Shape::Truth,
            ("traceable", "追跡可能"),
            ("Whether items can be traced back and called back.", "来歴の追跡と回収ができるか。"),
        ),
        NOTE,
        WAS,
    ],
};

pub(super) const MAINTAINS: Section = Section {
    kind: Kind::Maintenance,
    key: "maintains",
    one: "maintenance",
    label: both("maintenance", "保守"),
    doc: both("Upkeep of components or systems by another organisation.", "別の組織による構成要素・システムの保守。"),
    attributes: &[
        NAME,
        must(
            Attr::From,
            Shape::Ref(&[Kind::Organization]),
            ("from", "保守者"),
            ("Who does the upkeep.", "保守する組織。"),
        ),
        must(Attr::Of, Shape::Refs(ENDS), ("of", "保守対象"), ("What is looked after.", "保守の対象。")),
        may(Attr::Remote, Shape::Truth, ("remote", "遠隔"), ("Whether it is done from a distance.", "遠隔で行うか。"))
            .asked("Does anybody do the maintenance “{}” from a distance?", "保守「{}」は遠隔で行われますか"),
        may(
            Attr::Approved,
            Shape::Truth,
            ("approved", "承認"),
            ("Whether each visit or session is approved beforehand.", "作業ごとに事前承認しているか。"),
        ),
        may(
            Attr::Logged,
            Shape::Truth,
            ("logged", "記録"),
            ("Whether what is done is recorded.", "作業を記録しているか。"),
        ),
        may(
            Attr::RequirementsAgreed,
            Shape::Truth,
            ("requirements agreed", "要件合意"),
            ("Whether security requirements are agreed in the contract.", "セキュリティ要件を契約で取り決めているか。"),
        ),
        NOTE,
        WAS,
    ],
};

pub(super) const ENTRUSTS: Section = Section {
    kind: Kind::Entrustment,
    key: "entrusts",
    one: "entrustment",
    label: both("entrusted data", "データの委託"),
    doc: both("Data left in the care of another organisation.", "別の組織に預けるデータ。"),
    attributes: &[
        NAME,
        must(
            Attr::From,
            Shape::Ref(&[Kind::Organization]),
            ("from", "委託元"),
            ("Who gives the data.", "データを預ける組織。"),
        ),
        must(
            Attr::To,
            Shape::Ref(&[Kind::Organization]),
            ("to", "委託先"),
            ("Who keeps or works on it.", "データを預かる・処理する組織。"),
        ),
        must(Attr::Data, Shape::Refs(&[Kind::Data]), ("data", "データ"), ("Which data.", "どのデータか。")),
        may(
            Attr::LevelAgreed,
            Shape::Truth,
            ("level agreed", "水準合意"),
            ("Whether the level of protection is agreed.", "保護の水準を合意しているか。"),
        )
        .asked("Is the level of protection agreed for {}?", "「{}」について保護の水準を合意していますか"),
        may(
            Attr::DeletionAgreed,
            Shape::Truth,
            ("deletion agreed", "返却・消去合意"),
            ("Whether return and deletion at the end are agreed.", "終了時の返却・消去を合意しているか。"),
        ),
        NOTE,
        WAS,
    ],
};

pub(super) const REMOTE_ACCESS: Section = Section {
    kind: Kind::RemoteAccess,
    key: "remote-access",
    one: "remote-access",
    label: both("remote access", "遠隔アクセス"),
    doc: both(
        "Standing ways in for people or organisations from elsewhere.",
        "離れた場所の人・組織に与えている入り口。",
    ),
    attributes: &[
        NAME,
        must(
            Attr::By,
            Shape::Ref(&[Kind::Organization, Kind::People]),
            ("by", "利用者"),
            ("Who comes in.", "誰が入るか。"),
        ),
        must(
            Attr::To,
            Shape::Refs(&[Kind::Component, Kind::System, Kind::Zone]),
            ("to", "接続先"),
            ("What they reach.", "どこに届くか。"),
        ),
        may(
            Attr::Via,
            Shape::Ref(&[Kind::Component]),
            ("via", "経由装置"),
            ("The device they come through.", "経由する装置。"),
        ),
        may(Attr::Over, Shape::Word(MEDIA), ("over", "経路"), ("What it travels over.", "何を通って届くか。")),
        may(
            Attr::MultiFactor,
            Shape::Truth,
            ("second factor", "多要素認証"),
            ("Whether a login needs a second factor.", "ログインに多要素認証が要るか。"),
        ),
        may(
            Attr::SharedCredentials,
            Shape::Truth,
            ("shared password", "共用パスワード"),
            ("Whether several people use one password.", "複数の人で同じパスワードを使っているか。"),
        ),
        may(
            Attr::Approved,
            Shape::Truth,
            ("approved", "承認"),
            ("Whether each session is approved beforehand.", "利用ごとに事前承認しているか。"),
        ),
        may(
            Attr::Logged,
            Shape::Truth,
            ("logged", "記録"),
            ("Whether what is done is recorded.", "操作を記録しているか。"),
        ),
        may(
            Attr::ExposedTo,
            Shape::Words(EXPOSURES),
            ("exposed to", "外部との接点"),
            ("Outside worlds it is reached from.", "どの外の世界から入れるか。"),
        ),
        NOTE,
        WAS,
    ],
};
