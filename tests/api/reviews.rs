//! Marks of the council, and taking them back, over HTTP.

use portal_domain::api::{
    ChangeBody, DeskPeople, EntryRecord, GetEntry, ListDeskPeople, ListLooks, ListWaiting, Looks, Nothing,
    ProblemCode, PutAccepted, PutSeen, PutSpend, PutVersion, TakeBack, TakeBackAccepted, TakeBackSeen,
    Waiting,
};
use portal_domain::id::EntryId;
use portal_domain::spending::{Change, Entry};
use portal_tests::{Browser, TestApp, Who, born, spend};

async fn new_spends(officer: &Browser) -> u32 {
    let people: DeskPeople = officer.call(&ListDeskPeople { find: Some("ada".into()) }, &Nothing).await.ok();
    people.people[0].new_spends
}

#[tokio::test]
async fn many_are_marked_and_taken_back_and_the_person_sees_the_truth() {
    let test = TestApp::start().await;
    let account = test.world.ada.id;
    let (ada, priya) = (test.signed_in(Who::Ada).await, test.signed_in(Who::Priya).await);
    let mut marked = Vec::new();
    for pence in 1..=12 {
        let entry = EntryId::from_uuid(born());
        ada.call(&PutSpend { account, entry }, &spend(pence)).await.ok::<EntryRecord>();
        let accept = PutAccepted { account, entry, version: Some(1) };
        let record: EntryRecord = priya.call(&accept, &Nothing).await.ok();
        let stamp = record.review.accepted.unwrap();
        marked.push((entry, TakeBack { at: stamp.at, version: record.version }));
    }
    assert_eq!(new_spends(&priya).await, 0);
    // The person puts one right meanwhile: that one is theirs, and new.
    let (changed, old) = marked[0];
    let right = ChangeBody(Change::To(Entry::Spend(spend(99).0)));
    ada.call(&PutVersion { account, entry: changed, version: 2 }, &right).await.ok::<EntryRecord>();
    let stale = PutSeen { account, entry: changed, version: Some(1) };
    priya.call(&stale, &Nothing).await.is(409, ProblemCode::ChangedMeanwhile);
    for (entry, mark) in &marked {
        let back = TakeBackAccepted { account, entry: *entry };
        let record: EntryRecord = priya.call(&back, mark).await.ok();
        assert_eq!((record.review.seen, record.review.accepted), (None, None));
        // The same again, as where no answer was heard.
        priya.call(&back, mark).await.ok::<EntryRecord>();
        let told: EntryRecord = ada.call(&GetEntry { account, entry: *entry }, &Nothing).await.ok();
        assert_eq!(told.review.accepted, None);
    }
    assert_eq!(new_spends(&priya).await, 12);
    assert_eq!(old.version, 1);
}

#[tokio::test]
async fn nobody_takes_back_what_another_said() {
    let test = TestApp::start().await;
    let (account, entry) = (test.world.ada.id, EntryId::from_uuid(born()));
    let ada = test.signed_in(Who::Ada).await;
    let (ama, helen) = (test.signed_in(Who::Ama).await, test.signed_in(Who::Helen).await);
    ada.call(&PutSpend { account, entry }, &spend(100)).await.ok::<EntryRecord>();
    let seen: EntryRecord = ama.call(&PutSeen { account, entry, version: Some(1) }, &Nothing).await.ok();
    let mark = TakeBack { at: seen.review.seen.unwrap().at, version: 1 };
    let back = TakeBackSeen { account, entry };
    helen.call(&back, &mark).await.is(409, ProblemCode::ChangedMeanwhile);
    ada.call(&back, &mark).await.is(404, ProblemCode::NotFound);
    let again: EntryRecord = ama.call(&back, &mark).await.ok();
    assert_eq!(again.review.seen, None);
}

#[tokio::test]
async fn to_read_what_waits_is_a_look() {
    let test = TestApp::start().await;
    let account = test.world.ada.id;
    let (ada, ama) = (test.signed_in(Who::Ada).await, test.signed_in(Who::Ama).await);
    let entry = EntryId::from_uuid(born());
    ada.call(&PutSpend { account, entry }, &spend(100)).await.ok::<EntryRecord>();
    let waiting: Waiting = ama.call(&ListWaiting { account }, &Nothing).await.ok();
    assert_eq!((waiting.count, waiting.entries[0].id), (1, entry));
    let looks: Looks = ada.call(&ListLooks { account }, &Nothing).await.ok();
    assert_eq!(looks.looks.len(), 1);
    assert_eq!(looks.looks[0].who.called.as_str(), "Ama");
}
