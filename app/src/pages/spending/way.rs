//! How far a spend with its receipts has come on its way to the council.

use portal_domain::id::EntryId;

use crate::ledger::on_device::{Custody, OnDevice};
use crate::offline::{Parcel, Standing, State};

/// How far.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Way {
    /// Where it is.
    pub custody: Custody,
    /// How many receipts it has, here or sent since the app was opened.
    pub receipts: usize,
    /// How much of them has gone, in hundredths.
    pub percent: u8,
}

impl Way {
    /// By what is on this device and how its sender stands.
    pub fn of(device: &OnDevice, id: EntryId, standing: Standing) -> Self {
        let sent = device.delivered.iter().filter(|delivered| match delivered.item.parcel {
            Parcel::Receipt { spend, .. } => spend == id,
            Parcel::Spend { .. }
            | Parcel::MoneyIn { .. }
            | Parcel::Answer { .. }
            | Parcel::Change { .. }
            | Parcel::Filing { .. } => false,
        });
        let sent = sent.count();
        let began = sent > 0 || device.delivered.iter().any(|delivered| delivered.item.id() == id.uuid());
        let custody = device.custody(id);
        // Between two of its parts it is on its way all the same.
        let between = custody == Custody::Here && began && standing == Standing::Well;
        let custody = if between { Custody::Sending } else { custody };
        let moving = device.receipts(id).find_map(|(_, item)| match item.state {
            State::Sending { percent } => Some(usize::from(percent)),
            State::Waiting | State::SetAside(_) => None,
        });
        let receipts = sent.saturating_add(device.receipts(id).count());
        let gone = sent.saturating_mul(100).saturating_add(moving.unwrap_or_default());
        let percent =
            gone.checked_div(receipts).and_then(|percent| u8::try_from(percent).ok()).unwrap_or_default();
        Self { custody, receipts, percent }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ledger::example::{ACCOUNT, entry_id, receipt_id, spend};
    use crate::offline::{Content, Delivered, Item};

    fn item(parcel: Parcel, state: State) -> Item {
        Item { state, ..Item::new(parcel, ACCOUNT, "2026-04-01T08:00:00Z".parse().unwrap()) }
    }

    fn the_spend(state: State) -> Item {
        let content = Content::of(&spend("Green Lane Pharmacy", "2026-03-31", 4637)).unwrap();
        item(Parcel::Spend { id: entry_id(1), content }, state)
    }

    fn receipt(number: u128, state: State) -> Item {
        item(Parcel::Receipt { id: receipt_id(number), spend: entry_id(1) }, state)
    }

    fn way(waiting: Vec<Item>, delivered: Vec<Item>, standing: Standing) -> (Custody, usize, u8) {
        let delivered = delivered.into_iter().map(|item| Delivered { item, answer: String::new() }).collect();
        let way = Way::of(&OnDevice { waiting, delivered }, entry_id(1), standing);
        (way.custody, way.receipts, way.percent)
    }

    #[test]
    fn a_spend_goes_from_this_phone_to_the_council() {
        let (here, sent) = (|| the_spend(State::Waiting), || the_spend(State::Waiting));
        let photo = |state| receipt(11, state);
        let well = Standing::Well;
        assert_eq!(way(vec![here(), photo(State::Waiting)], vec![], well), (Custody::Here, 1, 0));
        let moving = the_spend(State::Sending { percent: 90 });
        assert_eq!(way(vec![moving, photo(State::Waiting)], vec![], well), (Custody::Sending, 1, 0));
        assert_eq!(way(vec![photo(State::Waiting)], vec![sent()], well), (Custody::Sending, 1, 0));
        assert_eq!(
            way(vec![photo(State::Sending { percent: 62 })], vec![sent()], well),
            (Custody::Sending, 1, 62)
        );
        assert_eq!(way(vec![], vec![sent(), photo(State::Waiting)], well), (Custody::Council, 1, 100));
    }

    #[test]
    fn when_there_is_no_way_the_rest_is_on_this_phone() {
        let left = || vec![receipt(11, State::Waiting)];
        let sent = || vec![the_spend(State::Waiting)];
        assert_eq!(way(left(), sent(), Standing::NoWay).0, Custody::Here);
        assert_eq!(way(left(), sent(), Standing::SignedOut).0, Custody::Here);
    }

    #[test]
    fn two_photographs_are_one_way() {
        let second = receipt(12, State::Sending { percent: 50 });
        let sent = vec![the_spend(State::Waiting), receipt(11, State::Waiting)];
        assert_eq!(way(vec![second], sent, Standing::Well), (Custody::Sending, 2, 75));
    }
}
