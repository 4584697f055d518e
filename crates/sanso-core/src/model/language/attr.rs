//! The attributes of the language, named once.

macro_rules! attributes {
    ($($variant:ident = $key:literal,)*) => {
        /// An attribute of an entry. The same attribute means the same in every section that has it.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[repr(u8)]
        pub enum Attr {
            $(#[doc = concat!("`", $key, "`")] $variant,)*
        }

        impl Attr {
            /// Every attribute.
            pub const ALL: &[Attr] = &[$(Attr::$variant,)*];

            /// The key as written in files.
            pub const fn key(self) -> &'static str {
                match self { $(Attr::$variant => $key,)* }
            }
        }
    };
}

attributes! {
    Name = "name",
    Note = "note",
    Was = "was",
    Kind = "kind",
    Role = "role",
    Size = "size",
    PartOf = "part-of",
    Country = "country",
    BoundBy = "bound-by",
    Answerer = "answerer",
    Outside = "outside",
    Certified = "certified",
    Holds = "holds",
    Organization = "organization",
    Access = "access",
    Zone = "zone",
    System = "system",
    Inside = "inside",
    Count = "count",
    MadeBy = "made-by",
    Software = "software",
    ExposedTo = "exposed-to",
    Senses = "senses",
    ActsOn = "acts-on",
    CanHarm = "can-harm",
    ManagedFrom = "managed-from",
    Stores = "stores",
    Purpose = "purpose",
    Availability = "availability",
    Updated = "updated",
    Supported = "supported",
    KnownWeakness = "known-weakness",
    LoginRequired = "login-required",
    DefaultCredentials = "default-credentials",
    SharedCredentials = "shared-credentials",
    MultiFactor = "multi-factor",
    OpenPorts = "open-ports",
    SoftwareRestricted = "software-restricted",
    SoftwareVerified = "software-verified",
    CommandsChecked = "commands-checked",
    Genuine = "genuine",
    Unattended = "unattended",
    TamperResistant = "tamper-resistant",
    WipedAtDisposal = "wiped-at-disposal",
    FailsSafe = "fails-safe",
    Spare = "spare",
    Backup = "backup",
    RestoreTested = "restore-tested",
    Logged = "logged",
    Monitored = "monitored",
    From = "from",
    To = "to",
    What = "what",
    Over = "over",
    Protocol = "protocol",
    Carries = "carries",
    Filtered = "filtered",
    OneWay = "one-way",
    Encrypted = "encrypted",
    IntegrityChecked = "integrity-checked",
    SenderVerified = "sender-verified",
    Needs = "needs",
    Substitutes = "substitutes",
    Tolerates = "tolerates",
    RequirementsAgreed = "requirements-agreed",
    CheckedOnArrival = "checked-on-arrival",
    Traceable = "traceable",
    Of = "of",
    Remote = "remote",
    Approved = "approved",
    Data = "data",
    LevelAgreed = "level-agreed",
    DeletionAgreed = "deletion-agreed",
    By = "by",
    Via = "via",
    Owner = "owner",
    Category = "category",
    Confidentiality = "confidentiality",
    Integrity = "integrity",
    SharedWith = "shared-with",
    Laws = "laws",
    OriginRecorded = "origin-recorded",
    Actor = "actor",
    Place = "place",
    Flow = "flow",
    Field = "field",
    Before = "before",
    After = "after",
    May = "may",
    Trained = "trained",
    OutsideStaff = "outside-staff",
    RightsWithdrawn = "rights-withdrawn",
    Covers = "covers",
    Written = "written",
    Followed = "followed",
    Tested = "tested",
    At = "at",
    Recovery = "recovery",
    Economic = "economic",
    Who = "who",
}
