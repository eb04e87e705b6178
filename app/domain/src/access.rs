//! Who may do what. A role is not a mark on a person: it is the person's **relation** to one direct payment. [`permits`]
//! is the whole table; the store turns it into a proof, and the screens only hide buttons by it.

use serde::{Deserialize, Serialize};

/// What somebody is to a direct payment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Relation {
    /// The person the money is for.
    Recipient,
    /// Manages it for somebody who can decide and chose them (Care Act 2014 s31).
    NominatedPerson,
    /// Manages it for somebody who cannot decide (Care Act 2014 s32).
    AuthorisedPerson,
    /// Manages a disabled child's payment (Children Act 1989 s17A).
    Parent,
    /// A carer whose own payment it is.
    CarerRecipient,
    /// The council's person one writes to.
    NamedOfficer,
    /// Checks for the council how money was spent.
    MonitoringOfficer,
    /// Leads the council's team.
    Manager,
}

impl Relation {
    /// Every relation.
    pub const ALL: [Self; 8] = [
        Self::Recipient,
        Self::NominatedPerson,
        Self::AuthorisedPerson,
        Self::Parent,
        Self::CarerRecipient,
        Self::NamedOfficer,
        Self::MonitoringOfficer,
        Self::Manager,
    ];

    /// Whether it is the council's side: their looks are recorded and told to the person.
    pub const fn is_council(self) -> bool {
        match self {
            Self::NamedOfficer | Self::MonitoringOfficer | Self::Manager => true,
            Self::Recipient
            | Self::NominatedPerson
            | Self::AuthorisedPerson
            | Self::Parent
            | Self::CarerRecipient => false,
        }
    }

    /// Whether the person acts for somebody else, so that every screen and confirmation says for whom.
    pub const fn is_for_another(self) -> bool {
        matches!(self, Self::NominatedPerson | Self::AuthorisedPerson | Self::Parent)
    }
}

macro_rules! actions {
    ($($(#[$meta:meta])* $name:ident,)*) => {
        /// What can be done with a direct payment.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
        #[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
        #[serde(rename_all = "snake_case")]
        pub enum Action { $($(#[$meta])* $name,)* }

        impl Action {
            /// Every action.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];
        }

        /// Each action as a type, so that a proof of permission names what it permits.
        pub mod act {
            use super::{Act, Action};
            $(
                $(#[$meta])*
                #[derive(Clone, Copy, Debug)]
                pub enum $name {}
                impl Act for $name { const ACTION: Action = Action::$name; }
            )*
        }
    };
}

/// A type that stands for one [`Action`].
pub trait Act: Send + Sync + 'static {
    /// The action it stands for.
    const ACTION: Action;
}

actions! {
    /// See the balance, the entries, their receipts and questions.
    SeePayment,
    /// Write down a spend, or money that came in.
    RecordEntry,
    /// Add a receipt to a spend, remove it, bring it back, put the receipts in order.
    AddReceipt,
    /// Put an entry right, remove it, bring it back.
    ChangeEntry,
    /// Write a spend down for a person who telephones, posts paper or comes in, with its receipts, and put that right.
    RecordOnBehalf,
    /// Say that an entry was looked at.
    MarkSeen,
    /// Accept an entry: the person reads that it was checked.
    AcceptEntry,
    /// Ask about an entry.
    AskQuestion,
    /// Write in a conversation that exists.
    WriteMessage,
    /// Read who looked, and when.
    SeeWhoLooked,
}

/// Whether this relation may do this. The one table of permission.
#[expect(clippy::match_same_arms, reason = "the table is read arm by arm, one reason each")]
pub const fn permits(relation: Relation, action: Action) -> bool {
    use Action as A;
    use Relation as R;
    match (relation, action) {
        // All who have to do with a payment see it, talk about it, and see who else looked.
        (
            R::Recipient
            | R::NominatedPerson
            | R::AuthorisedPerson
            | R::Parent
            | R::CarerRecipient
            | R::NamedOfficer
            | R::MonitoringOfficer
            | R::Manager,
            A::SeePayment | A::WriteMessage | A::SeeWhoLooked,
        ) => true,
        // The person, and those who act for them in law, write down what was spent. The council never changes figures.
        (
            R::Recipient | R::NominatedPerson | R::AuthorisedPerson | R::Parent | R::CarerRecipient,
            A::RecordEntry | A::AddReceipt | A::ChangeEntry,
        ) => true,
        (
            R::NamedOfficer | R::MonitoringOfficer | R::Manager,
            A::RecordEntry | A::AddReceipt | A::ChangeEntry,
        ) => false,
        // Who is asked on the telephone writes it down for the person, marked; who checks it afterwards does not.
        (R::NamedOfficer | R::Manager, A::RecordOnBehalf) => true,
        (
            R::Recipient
            | R::NominatedPerson
            | R::AuthorisedPerson
            | R::Parent
            | R::CarerRecipient
            | R::MonitoringOfficer,
            A::RecordOnBehalf,
        ) => false,
        // The council asks and says that it has seen.
        (R::NamedOfficer | R::MonitoringOfficer | R::Manager, A::AskQuestion | A::MarkSeen) => true,
        (
            R::Recipient | R::NominatedPerson | R::AuthorisedPerson | R::Parent | R::CarerRecipient,
            A::AskQuestion | A::MarkSeen | A::AcceptEntry,
        ) => false,
        // Accepting is monitoring's and the manager's; the named officer's relationship with the person stays free of it.
        (R::MonitoringOfficer | R::Manager, A::AcceptEntry) => true,
        (R::NamedOfficer, A::AcceptEntry) => false,
    }
}

/// The first of these relations that permits the action: in what capacity somebody acts.
pub fn acting_as(relations: &[Relation], action: Action) -> Option<Relation> {
    let mut permitted: Vec<Relation> = relations.iter().copied().filter(|r| permits(*r, action)).collect();
    permitted.sort();
    permitted.first().copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The table once more, as text, so that a change of it is a change of two places made on purpose.
    #[test]
    fn the_table_is_as_agreed() {
        let drawn: Vec<String> = Relation::ALL
            .iter()
            .map(|relation| {
                let marks: String = Action::ALL
                    .iter()
                    .map(|action| if permits(*relation, *action) { 'x' } else { '.' })
                    .collect();
                format!("{marks} {relation:?}")
            })
            .collect();
        // See Record Receipt Change OnBehalf Seen Accept Ask Write Looked
        let agreed = [
            "xxxx....xx Recipient",
            "xxxx....xx NominatedPerson",
            "xxxx....xx AuthorisedPerson",
            "xxxx....xx Parent",
            "xxxx....xx CarerRecipient",
            "x...xx.xxx NamedOfficer",
            "x....xxxxx MonitoringOfficer",
            "x...xxxxxx Manager",
        ];
        assert_eq!(drawn, agreed);
    }

    #[test]
    fn somebody_with_two_relations_acts_in_the_one_that_permits() {
        let both = [Relation::Manager, Relation::NamedOfficer];
        assert_eq!(acting_as(&both, Action::AcceptEntry), Some(Relation::Manager));
        assert_eq!(acting_as(&both, Action::AskQuestion), Some(Relation::NamedOfficer));
        assert_eq!(acting_as(&[], Action::SeePayment), None);
    }
}
