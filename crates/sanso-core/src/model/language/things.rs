//! Components: hardware, software and their parts.

use super::{Attr, Kind, NAME, NOTE, Section, Shape, WAS, Word, both, may, word};

const COMPONENT_KINDS: &[Word] = &[
    word("sensor", "sensor", "センサ"),
    word("meter", "meter", "計量器・メータ"),
    word("camera", "camera", "カメラ"),
    word("actuator", "actuator", "アクチュエータ"),
    word("drive", "drive or motor", "駆動装置"),
    word("robot", "robot", "ロボット"),
    word("machine", "machine", "機械・製造装置"),
    word("appliance", "appliance", "家電・設備機器"),
    word("vehicle", "vehicle", "車両"),
    word("medical-device", "medical device", "医療機器"),
    word("plc", "programmable controller", "PLC"),
    word("rtu", "remote terminal unit", "遠方監視制御装置（RTU）"),
    word("controller", "controller", "コントローラ"),
    word("safety-controller", "safety controller", "安全コントローラ"),
    word("iot-device", "IoT device", "IoT機器"),
    word("hmi", "operator screen", "操作表示器（HMI）"),
    word("engineering-workstation", "engineering workstation", "エンジニアリング端末"),
    word("pc", "PC", "PC"),
    word("mobile", "mobile terminal", "携帯端末"),
    word("terminal", "business terminal", "業務端末"),
    word("server", "server", "サーバ"),
    word("directory", "directory service", "認証基盤（ディレクトリ）"),
    word("database", "database", "データベース"),
    word("application", "application", "業務アプリケーション"),
    word("cloud-service", "cloud service", "クラウドサービス"),
    word("storage", "storage", "ストレージ"),
    word("backup", "backup store", "バックアップ装置"),
    word("historian", "historian", "データ蓄積サーバ（ヒストリアン）"),
    word("gateway", "gateway", "ゲートウェイ"),
    word("firewall", "firewall", "ファイアウォール"),
    word("router", "router", "ルータ"),
    word("switch", "switch", "スイッチ"),
    word("access-point", "wireless access point", "無線アクセスポイント"),
    word("remote-access", "remote access device", "リモート接続装置"),
    word("data-diode", "one-way device", "一方向通信装置"),
    word("removable-media", "removable media", "外部記憶媒体"),
    word("printer", "printer", "プリンタ・複合機"),
    word("software", "software", "ソフトウェア"),
    word("power-supply", "power supply", "電源装置"),
    word("other", "other", "その他"),
];

pub(super) const EXPOSURES: &[Word] = &[
    word("internet", "the internet", "インターネット"),
    word("mail", "mail from outside", "外部からのメール"),
    word("mobile-network", "a mobile network", "携帯電話網"),
    word("radio", "radio", "無線"),
    word("partner-network", "a partner's network", "取引先のネットワーク"),
    word("removable-media", "removable media", "外部記憶媒体"),
    word("public-place", "a public place", "公共の場所"),
    word("telephone", "telephone lines", "電話回線"),
];

const HARMS: &[Word] = &[
    word("people", "people", "人"),
    word("property", "property", "財物"),
    word("environment", "the environment", "環境"),
];

pub(super) const COMPONENTS: Section = Section {
    kind: Kind::Component,
    key: "components",
    one: "component",
    label: both("component", "モノ（構成要素）"),
    doc: both(
        "Hardware, software and parts of them. What turns physical quantities into data (`senses`) or data into motion (`acts-on`) is a transcription point of the second layer.",
        "ハードウェア・ソフトウェアとその部品。物理量をデータに変えるもの（`senses`）、データを動きに変えるもの（`acts-on`）は第2層の転写点になる。",
    ),
    attributes: &[
        NAME,
        may(Attr::Kind, Shape::Word(COMPONENT_KINDS), ("kind", "種類"), ("What it is.", "何であるか。")).asked(
            "{}: what kind of thing, such as a sensor, a PLC or a server?",
            "「{}」の種類は何ですか（センサ・PLC・サーバなど）",
        ),
        may(
            Attr::Zone,
            Shape::Ref(&[Kind::Zone]),
            ("zone", "区域"),
            ("Where it stands; left out, the zone of its system.", "設置区域。省くとシステムの区域。"),
        ),
        may(
            Attr::System,
            Shape::Ref(&[Kind::System]),
            ("system", "システム"),
            ("The system that contains it and answers for its measures.", "これを含み、対策の責任を負うシステム。"),
        ),
        may(
            Attr::Organization,
            Shape::Ref(&[Kind::Organization]),
            ("organization", "管理組織"),
            (
                "Who manages it; left out, whoever manages its system or zone.",
                "管理する組織。省くとシステムまたは区域の管理組織。",
            ),
        ),
        may(
            Attr::Inside,
            Shape::Ref(&[Kind::Component]),
            ("inside", "内蔵先"),
            ("The component it is built into.", "組み込まれている構成要素。"),
        ),
        may(
            Attr::Count,
            Shape::Number(0, 1_000_000_000),
            ("count", "台数"),
            ("How many alike; one entry stands for all of them.", "同じものの台数。1項目でまとめて表す。"),
        ),
        may(
            Attr::MadeBy,
            Shape::Ref(&[Kind::Organization]),
            ("made by", "製造者"),
            ("Who made or delivered it.", "製造または納入した組織。"),
        ),
        may(
            Attr::Software,
            Shape::Texts,
            ("software", "ソフトウェア"),
            ("Files beside the model that list its software (SBOM).", "ソフトウェア部品表（SBOM）のファイル。"),
        ),
        may(
            Attr::Senses,
            Shape::Texts,
            ("senses", "計測対象"),
            (
                "Physical quantities it turns into data; `[]` says none.",
                "データに変える物理量。何も測らないと言い切るときは `[]`。",
            ),
        )
        .asked(
            "Is anything physical measured by {}, and what?",
            "「{}」は物理量を計測しますか。する場合、何を計測しますか",
        ),
        may(
            Attr::ActsOn,
            Shape::Texts,
            ("acts on", "作用対象"),
            (
                "What it moves, heats, opens or otherwise acts on; `[]` says nothing.",
                "動かす・温める・開閉するなど作用する対象。作用しないと言い切るときは `[]`。",
            ),
        )
        .asked(
            "Is anything physical moved or changed by {}, and what?",
            "「{}」は物を動かすなど物理的に作用しますか。する場合、何に作用しますか",
        ),
        may(
            Attr::CanHarm,
            Shape::Words(HARMS),
            ("can harm", "危害の対象"),
            (
                "What a wrong action could harm; `[]` says nothing.",
                "誤動作したとき危害が及ぶ対象。及ばないと言い切るときは `[]`。",
            ),
        )
        .asked(
            "Could a wrong action of {} harm people, property or the environment?",
            "「{}」が誤って動いたとき、人・財物・環境に危害が及びますか",
        ),
        may(
            Attr::ExposedTo,
            Shape::Words(EXPOSURES),
            ("exposed to", "外部との接点"),
            (
                "Outside worlds that touch it directly; `[]` says none.",
                "直接つながる外の世界。無いと言い切るときは `[]`。",
            ),
        )
        .asked(
            "Can {} be reached directly from outside, such as from the internet, by radio or by removable media?",
            "「{}」はインターネット・無線・外部記憶媒体など外部と直接つながりますか",
        ),
        may(
            Attr::ManagedFrom,
            Shape::Refs(&[Kind::Component, Kind::System, Kind::Organization]),
            ("managed from", "遠隔管理元"),
            (
                "What or who manages it from a distance; `[]` says nobody.",
                "遠隔から管理する機器・組織。無いと言い切るときは `[]`。",
            ),
        )
        .asked(
            "Can {} be managed or commanded from a distance, and from where?",
            "「{}」は遠隔から管理・操作されますか。される場合、どこからですか",
        ),
        may(
            Attr::Stores,
            Shape::Refs(&[Kind::Data]),
            ("stores", "保管データ"),
            ("Data kept in it.", "保管しているデータ。"),
        ),
        may(
            Attr::Availability,
            Shape::Level,
            ("availability", "可用性"),
            ("How much it hurts when it stops.", "止まったときの影響の大きさ。"),
        )
        .asked("How much would a stop of {} hurt?", "「{}」が止まるとどの程度困りますか"),
        may(
            Attr::Updated,
            Shape::Truth,
            ("updated", "更新適用"),
            ("Whether security updates are applied in good time.", "セキュリティ更新を遅れずに適用しているか。"),
        )
        .asked(
            "Are security updates applied to {} in good time?",
            "「{}」にセキュリティ更新を遅れずに適用していますか",
        ),
        may(
            Attr::Supported,
            Shape::Truth,
            ("supported", "サポート中"),
            ("Whether its maker still supplies updates.", "製造者のサポートが続いているか。"),
        )
        .asked(
            "Does the maker of {} still supply security updates?",
            "「{}」の製造者はまだセキュリティ更新を提供していますか",
        ),
        may(
            Attr::KnownWeakness,
            Shape::Truth,
            ("known weakness", "既知の脆弱性"),
            ("Whether a known vulnerability is open in it.", "既知の脆弱性が残っているか。"),
        )
        .asked("Is a known vulnerability still open in {}?", "「{}」に未対応の既知の脆弱性がありますか"),
        may(
            Attr::LoginRequired,
            Shape::Truth,
            ("login required", "認証要"),
            ("Whether using it over the network needs a login.", "ネットワーク経由の利用に認証が要るか。"),
        )
        .asked("Does using {} over the network need a login?", "「{}」をネットワーク経由で使うとき認証が必要ですか"),
        may(
            Attr::DefaultCredentials,
            Shape::Truth,
            ("default password", "初期パスワード"),
            ("Whether the delivered password still works.", "出荷時のパスワードが使えるままか。"),
        )
        .asked("Does the factory password of {} still work?", "「{}」は出荷時のパスワードのままですか"),
        may(
            Attr::SharedCredentials,
            Shape::Truth,
            ("shared password", "共用パスワード"),
            ("Whether several people or devices use one password.", "複数の人や機器で同じパスワードを使っているか。"),
        )
        .asked(
            "Do several people or devices share one password for {}?",
            "「{}」のパスワードを複数の人や機器で共用していますか",
        ),
        may(
            Attr::MultiFactor,
            Shape::Truth,
            ("second factor", "多要素認証"),
            ("Whether a login needs a second factor.", "ログインに多要素認証が要るか。"),
        )
        .asked("Does logging in to {} need a second factor?", "「{}」へのログインに多要素認証が必要ですか"),
        may(
            Attr::OpenPorts,
            Shape::Truth,
            ("unneeded ports open", "不要ポート"),
            (
                "Whether ports, services or sockets that nobody needs are open.",
                "使わないポート・サービス・差込口が開いたままか。",
            ),
        ),
        may(
            Attr::SoftwareRestricted,
            Shape::Truth,
            ("software restricted", "ソフトウェア制限"),
            ("Whether only allowed software starts.", "許可したソフトウェアだけが動くか。"),
        ),
        may(
            Attr::SoftwareVerified,
            Shape::Truth,
            ("software verified", "ソフトウェア検証"),
            (
                "Whether programs and firmware are checked for a valid signature before they run.",
                "プログラムやファームウェアの署名を実行前に検証するか。",
            ),
        ),
        may(
            Attr::CommandsChecked,
            Shape::Truth,
            ("commands checked", "指令の検証"),
            (
                "Whether it checks that commands are authentic and within limits before acting.",
                "指令が正当で許容範囲内かを、動作前に確かめるか。",
            ),
        )
        .asked(
            "Are commands to {} checked to be authentic and within limits before they are carried out?",
            "「{}」は動作する前に、指令の正当性と許容範囲を確かめますか",
        ),
        may(
            Attr::Genuine,
            Shape::Truth,
            ("genuineness checked", "真正性確認"),
            (
                "Whether origin and integrity were checked before it was connected.",
                "接続前に正規品であることと改変が無いことを確かめたか。",
            ),
        )
        .asked(
            "Did a check before connecting show {} to be genuine and unaltered?",
            "「{}」が正規品で改変が無いことを、接続前に確認しましたか",
        ),
        may(
            Attr::Unattended,
            Shape::Truth,
            ("unattended", "無人設置"),
            ("Whether it stands where nobody of its manager watches.", "管理者の目が届かない場所にあるか。"),
        )
        .asked(
            "Is the place of {} out of sight of anybody in charge?",
            "「{}」は人の目が届かない場所に置かれていますか",
        ),
        may(
            Attr::TamperResistant,
            Shape::Truth,
            ("tamper resistant", "耐タンパー性"),
            (
                "Whether opening or altering it leaves traces or destroys its secrets.",
                "開封や改変の痕跡が残る、または秘密情報が消える構造か。",
            ),
        ),
        may(
            Attr::WipedAtDisposal,
            Shape::Truth,
            ("wiped at disposal", "廃棄時消去"),
            (
                "Whether data, keys and identity are erased when it is taken out of use.",
                "使い終えるときデータ・鍵・識別情報を消去するか。",
            ),
        )
        .asked(
            "Are data, keys and identity erased when taking {} out of use?",
            "「{}」を使い終えるとき、データ・鍵・識別情報を消去しますか",
        ),
        may(
            Attr::FailsSafe,
            Shape::Truth,
            ("fails safe", "安全側に停止"),
            ("Whether an independent function brings it to a safe state.", "独立した機能が安全な状態に導くか。"),
        ),
        may(
            Attr::Spare,
            Shape::Truth,
            ("spare", "予備・冗長"),
            ("Whether something else takes over when it stops.", "止まったときに代わりがあるか。"),
        ),
        may(
            Attr::Backup,
            Shape::Truth,
            ("backed up", "バックアップ"),
            (
                "Whether settings and data are kept in a copy out of an intruder's reach.",
                "設定とデータの複製が侵入者の届かない所にあるか。",
            ),
        ),
        may(
            Attr::Logged,
            Shape::Truth,
            ("logged", "記録"),
            ("Whether use of it is recorded and reviewed.", "利用の記録を取り、見直しているか。"),
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
