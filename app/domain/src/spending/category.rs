//! What a spend can be for.

use serde::{Deserialize, Serialize};

macro_rules! categories {
    ($($(#[$meta:meta])* $name:ident = $id:literal,)*) => {
        /// What a spend was for. The ids stay for ever; their words are the council's. Each council chooses which it offers.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
        pub enum Category { $($(#[$meta])* #[serde(rename = $id)] $name,)* }

        impl Category {
            /// Every category.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// The id, on the wire and in the database.
            pub const fn id(self) -> &'static str {
                match self { $(Self::$name => $id,)* }
            }

            /// The category with this id.
            pub fn from_id(id: &str) -> Option<Self> {
                match id { $($id => Some(Self::$name),)* _ => None }
            }
        }
    };
}

categories! {
    /// What a personal assistant is paid.
    PaWagesNet = "pa_wages_net",
    /// Tax and National Insurance of a personal assistant.
    HmrcPayeNi = "hmrc_paye_ni",
    /// A personal assistant's pension.
    Pension = "pension",
    /// A payroll company's fee.
    PayrollFee = "payroll_fee",
    /// Employers' liability insurance.
    EmployerInsurance = "employer_insurance",
    /// Finding, checking and training a personal assistant.
    RecruitmentDbsTraining = "recruitment_dbs_training",
    /// A care agency.
    AgencyCare = "agency_care",
    /// A personal assistant who works for themselves.
    SelfEmployedPa = "self_employed_pa",
    /// A short break, with or without nights.
    RespiteShortBreak = "respite_short_break",
    /// A day centre, club or class.
    DayActivity = "day_activity",
    /// Fares and taxis.
    TransportFares = "transport_fares",
    /// Miles driven.
    Mileage = "mileage",
    /// Equipment and supplies.
    EquipmentConsumables = "equipment_consumables",
    /// The fee of a company that holds the account.
    ManagedAccountFee = "managed_account_fee",
    /// Cover when the usual help could not come.
    BackupCover = "backup_cover",
    /// Statutory redundancy pay.
    RedundancyStatutory = "redundancy_statutory",
    /// Anything else that was agreed.
    OtherAgreed = "other_agreed",
    /// Something private that was paid from the account.
    PrivatePaidInError = "private_paid_in_error",
    /// Money given back to the council.
    RepaidToCouncil = "repaid_to_council",
    /// The person is not sure and asks their officer.
    NotSure = "not_sure",
}

impl Category {
    /// All, in the order in which a council offers them until it says otherwise: what most people pay for comes first.
    pub const USUAL: [Self; 20] = [
        Self::PaWagesNet,
        Self::AgencyCare,
        Self::DayActivity,
        Self::TransportFares,
        Self::EquipmentConsumables,
        Self::PayrollFee,
        Self::OtherAgreed,
        Self::HmrcPayeNi,
        Self::Pension,
        Self::EmployerInsurance,
        Self::SelfEmployedPa,
        Self::BackupCover,
        Self::RespiteShortBreak,
        Self::Mileage,
        Self::RecruitmentDbsTraining,
        Self::ManagedAccountFee,
        Self::RedundancyStatutory,
        Self::PrivatePaidInError,
        Self::RepaidToCouncil,
        Self::NotSure,
    ];
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_id_is_the_name_on_the_wire() {
        for category in Category::ALL {
            assert_eq!(serde_json::to_string(category).unwrap(), format!("\"{}\"", category.id()));
            assert_eq!(Category::from_id(category.id()), Some(*category));
        }
    }

    #[test]
    fn each_has_its_place_in_the_usual_order() {
        let (mut usual, mut all) = (Category::USUAL.to_vec(), Category::ALL.to_vec());
        usual.sort();
        all.sort();
        assert_eq!(usual, all);
    }
}
