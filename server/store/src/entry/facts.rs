use chrono::NaiveDate;
use portal_domain::id::{EntryId, NeedId};
use portal_domain::money::Amount;
use portal_domain::spending::{Category, Entry, Miles, MoneyIn, Part, Spend};
use portal_domain::text::{Note, Payee};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::audit::Canon;
use crate::code::{variant, word};

/// An entry as it stands in its columns: what was recorded, and nothing of what came after.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub(crate) struct Facts {
    pub(super) kind: String,
    pub(super) day: NaiveDate,
    pub(super) amount: i64,
    pub(super) payee: Option<String>,
    pub(super) category: Option<String>,
    pub(super) need: Option<Uuid>,
    pub(super) paid_by: Option<String>,
    pub(super) note: Option<String>,
    pub(super) no_receipt: Option<String>,
    pub(super) money_in: Option<String>,
    pub(super) detail: Option<String>,
    pub(super) about: Option<Uuid>,
}

/// What only some spends have, as it stands in one column.
#[derive(Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
struct Detail {
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    split: Vec<Part>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    miles: Option<Miles>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    share_of: Option<Amount>,
}

pub(super) const SPEND: &str = "spend";
const MONEY_IN: &str = "money_in";

impl Facts {
    /// Whether it is a spend.
    pub(crate) fn is_spend(&self) -> bool {
        self.kind == SPEND
    }

    /// The hash by which the audit knows it.
    pub(super) fn hash(&self) -> [u8; 32] {
        Canon::new("entry")
            .text("kind", &self.kind)
            .text("day", &self.day.to_string())
            .number("amount", self.amount)
            .maybe("payee", self.payee.as_deref(), Canon::text)
            .maybe("category", self.category.as_deref(), Canon::text)
            .maybe_id("need", self.need)
            .maybe("paid_by", self.paid_by.as_deref(), Canon::text)
            .maybe("note", self.note.as_deref(), Canon::text)
            .maybe("no_receipt", self.no_receipt.as_deref(), Canon::text)
            .maybe("money_in", self.money_in.as_deref(), Canon::text)
            .maybe("detail", self.detail.as_deref(), Canon::text)
            .maybe_id("about", self.about)
            .finish()
    }

    /// The entry; `None` where the columns do not make one.
    pub(super) fn entry(&self) -> Option<Entry> {
        let (date, amount) = (self.day, Amount::try_from(self.amount).ok()?);
        let note = self.note.as_deref().map(Note::new).transpose().ok()?;
        let payee = self.payee.as_deref().map(Payee::new).transpose().ok()?;
        let about = self.about.map(EntryId::from_uuid);
        match self.kind.as_str() {
            SPEND => {
                let Detail { split, miles, share_of } = match self.detail.as_deref() {
                    Some(detail) => serde_json::from_str(detail).ok()?,
                    None => Detail::default(),
                };
                Some(Entry::Spend(Spend {
                    date,
                    amount,
                    payee: payee?,
                    category: Category::from_id(self.category.as_deref()?)?,
                    need: self.need.map(NeedId::from_uuid),
                    paid_by: variant(self.paid_by.as_deref()?)?,
                    note,
                    no_receipt: match self.no_receipt.as_deref() {
                        Some(reason) => Some(variant(reason)?),
                        None => None,
                    },
                    split,
                    miles,
                    share_of,
                    about,
                }))
            }
            MONEY_IN => Some(Entry::MoneyIn(MoneyIn {
                date,
                amount,
                kind: variant(self.money_in.as_deref()?)?,
                payer: payee,
                note,
                about,
            })),
            _ => None,
        }
    }
}

impl From<&Entry> for Facts {
    fn from(entry: &Entry) -> Self {
        let text = |note: &Option<Note>| note.as_ref().map(|note| note.as_str().to_owned());
        match entry {
            Entry::Spend(spend) => Self {
                kind: SPEND.to_owned(),
                day: spend.date,
                amount: spend.amount.pence().get(),
                payee: Some(spend.payee.as_str().to_owned()),
                category: Some(spend.category.id().to_owned()),
                need: spend.need.map(NeedId::uuid),
                paid_by: Some(word(spend.paid_by)),
                note: text(&spend.note),
                no_receipt: spend.no_receipt.map(word),
                money_in: None,
                detail: detail(spend),
                about: spend.about.map(EntryId::uuid),
            },
            Entry::MoneyIn(money) => Self {
                kind: MONEY_IN.to_owned(),
                day: money.date,
                amount: money.amount.pence().get(),
                payee: money.payer.as_ref().map(|payer| payer.as_str().to_owned()),
                category: None,
                need: None,
                paid_by: None,
                note: text(&money.note),
                no_receipt: None,
                money_in: Some(word(money.kind)),
                detail: None,
                about: money.about.map(EntryId::uuid),
            },
        }
    }
}

/// Nothing where there is nothing to say, so that a spend of before and one of now are one.
fn detail(spend: &Spend) -> Option<String> {
    let detail = Detail { split: spend.split.clone(), miles: spend.miles, share_of: spend.share_of };
    if detail == Detail::default() {
        return None;
    }
    serde_json::to_string(&detail).ok()
}
