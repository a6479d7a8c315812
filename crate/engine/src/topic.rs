//! What a pattern of a language file proves, shared with the build script.

macro_rules! topics {
    ($($(#[$doc:meta])* $name:ident = $path:literal,)*) => {
        /// What a pattern proves; the order is that of the tables.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Topic {
            $($(#[$doc])* $name,)*
        }

        impl Topic {
            /// All topics with their place in a language file.
            pub const ALL: &'static [(&'static str, Topic)] = &[$(($path, Topic::$name),)*];
        }
    };
}

topics! {
    /// The reader may stop these messages.
    Offer = "opt_out.offer",
    /// A word or short label that stops them when it is a link or stands before one.
    Label = "opt_out.label",
    /// The sender says that he will stop.
    Promise = "opt_out.promise",
    /// The reader may answer.
    Reply = "opt_out.reply",
    /// A polite way out that promises nothing.
    Wish = "opt_out.wish",
    /// It takes a login or a preference centre.
    Login = "opt_out.login",
    /// The sentence offers nothing: denied, past, about others or other things.
    OptOutVeto = "opt_out.veto",
    /// Where the data come from, by a place.
    Source = "source.place",
    /// What the reader did, or how the sender came upon him: a source beside a [`Topic::SourceHence`].
    SourceDeed = "source.deed",
    /// This is how the message came to the reader.
    SourceHence = "source.hence",
    /// Where the data come from, by a kind of place.
    SourceVague = "source.vague",
    /// Another thing's source.
    SourceVeto = "source.veto",
    /// Why this reader.
    Reason = "reason.present",
    /// Only a pitch.
    ReasonWeak = "reason.weak",
    /// Not the sender's reason.
    ReasonVeto = "reason.veto",
    /// The sender names his organisation.
    Identity = "identity.present",
    /// A way to reach the sender's organisation without an address.
    ContactWeak = "contact.weak",
    /// A text that leads to a privacy notice.
    Privacy = "privacy.present",
    /// Parts of a privacy notice.
    PrivacyWeak = "privacy.weak",
    /// Nothing but a claim or another's notice.
    PrivacyVeto = "privacy.veto",
    /// Reads as outreach.
    Outreach = "signals.outreach",
    /// Reads as something else.
    Ordinary = "signals.ordinary",
    /// Part of a first letter to a stranger: the writer says who he is.
    PitchSelf = "pitch.self",
    /// Part of one: what he does for others, sells, looks for or proposes.
    PitchProposal = "pitch.proposal",
    /// Part of one: what he has seen of the reader, or the reader's firm and task.
    PitchReader = "pitch.reader",
    /// Part of one: what the reader would gain, or that it costs nothing.
    PitchGain = "pitch.gain",
    /// Part of one: asks for a talk, an answer, the right person, or leave to send something.
    PitchAsk = "pitch.ask",
    /// The same if its sentence is a question.
    PitchQuestion = "pitch.question",
    /// An offer or an invitation.
    SignalOffer = "signals.offer",
    /// An invoice, an order, a meeting already agreed.
    Transactional = "signals.transactional",
    /// Takes up an earlier message without an answer.
    FollowUp = "signals.follow_up",
    /// Brings two people together.
    Introduction = "signals.introduction",
    /// Claims that the reader agreed or signed up.
    ConsentClaim = "consent.claim",
    /// Only asks whether marketing may be sent.
    ConsentAsk = "consent.ask",
    /// Neither: another's consent, another's list.
    ConsentVeto = "consent.veto",
    /// Tells the reader something about his own health, belief, union, politics, sex life, ethnicity or an offence.
    Special = "special.detail",
    /// Of somebody else, or the topic alone.
    SpecialVeto = "special.veto",
    /// Asks to stop writing.
    AskUnsubscribe = "request.unsubscribe",
    /// Withdraws consent.
    AskWithdrawal = "request.withdrawal",
    /// Objects.
    AskObjection = "request.objection",
    /// Asks what is held.
    AskAccess = "request.access",
    /// Asks where the data come from, and nothing more: an access request limited to the source.
    AskSource = "request.source",
    /// Asks to erase.
    AskErasure = "request.erasure",
    /// Asks for none of these.
    AskVeto = "request.veto",
    /// A newsletter says why it comes: what stands below is its footer and asks nothing.
    Newsletter = "request.newsletter",
}

/// Codes of a pattern, in the upper four bits; the rest is their value.
pub mod op {
    /// A hit of a set.
    pub const SET: u16 = 0;
    /// A hit of a set or nothing.
    pub const MAYBE: u16 = 1;
    /// Up to so many tokens.
    pub const GAP: u16 = 2;
    /// No hit of a set here.
    pub const NOT: u16 = 3;
    /// The first token of the sentence.
    pub const START: u16 = 4;
    /// The end of the sentence.
    pub const END: u16 = 5;
    /// How far the code is shifted.
    pub const SHIFT: u16 = 12;
}

/// The weight of a word that says nothing.
pub const EVEN: i32 = 100;

/// No entry.
pub const NONE: u16 = PREFIX - 1;
/// Mark of a prefix, beside the number of its parent.
pub const PREFIX: u16 = 1 << 15;
