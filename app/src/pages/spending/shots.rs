//! The photographs and files of the form: taking them in, one at a time, and giving them up.

use crate::reactive::ArcRwSignal;
use std::rc::Rc;

use async_lock::Mutex;
use leptos::prelude::untrack;
use leptos::task::spawn_local;
use portal_domain::api::EntryRecord;
use portal_domain::id::ReceiptId;
use portal_domain::receipt::FileKind;
use send_wrapper::SendWrapper;
use web_sys::File;

use super::same::Same;
use super::shot::{Condition, Shot, refused};
use super::twin::Others;
use crate::app::unlock::Device;
use crate::birth::born;
use crate::offline::{DraftKey, Error, Photo, PhotoError, Preview, Stage, Vault};
use crate::text::{t, words::errors};

/// All of them, in the order in which they were given.
#[derive(Clone)]
pub struct Shots {
    device: Device,
    key: DraftKey,
    others: SendWrapper<Others>,
    all: ArcRwSignal<Vec<Shot>>,
    refused: ArcRwSignal<Option<&'static str>>,
    turn: SendWrapper<Rc<Mutex<()>>>,
}

impl Shots {
    /// None yet.
    pub fn new(device: Device, key: DraftKey, others: Others) -> Self {
        Self {
            device,
            key,
            others: SendWrapper::new(others),
            all: ArcRwSignal::default(),
            refused: ArcRwSignal::default(),
            turn: SendWrapper::new(Rc::default()),
        }
    }

    /// All of them; follows changes.
    pub fn all(&self) -> Vec<Shot> {
        self.all.get()
    }

    /// Whether there is any; follows changes.
    pub fn any(&self) -> bool {
        self.all.with(|all| !all.is_empty())
    }

    /// Whether there is any, and this device has all of them; follows changes.
    pub fn are_kept(&self) -> bool {
        let all = self.all.get();
        !all.is_empty()
            && !all.iter().map(Shot::condition).any(|condition| matches!(condition, Condition::InHand(..)))
    }

    /// Why the last file was not taken, if that is so; follows changes.
    pub fn refused(&self) -> Option<&'static str> {
        self.refused.get()
    }

    /// The ids, in order.
    pub fn ids(&self) -> Vec<ReceiptId> {
        self.all.with_untracked(|all| all.iter().map(|shot| shot.id).collect())
    }

    /// What a person must put right before the spend can be saved.
    pub fn fault(&self) -> Option<&'static str> {
        let all = self.all.get_untracked();
        all.iter().map(Shot::condition_untracked).find(Condition::is_wrong).map(|wrong| match wrong {
            Condition::InHand(..) => t(errors::PHOTO_NOT_KEPT_SAVE),
            Condition::Unreadable | Condition::Keeping | Condition::Working | Condition::Kept(_) => {
                wrong.note().0
            }
        })
    }

    /// Waits until all that was given is kept or refused.
    pub async fn settle(&self) {
        drop(self.turn.lock().await);
    }

    /// Brings back what a former visit left with the draft.
    pub async fn restore(&self, vault: &Vault) {
        // What cannot be read stays where it is; the next visit tries again.
        let Ok(photos) = vault.photos().of(&self.key).await else { return };
        for photo in photos {
            let shot = Shot::new(photo.id, Condition::of(&photo));
            self.all.update(|all| all.push(shot.clone()));
            self.finish(shot, vault.clone());
        }
    }

    /// Takes files in. When one was taken, `instead` of which it came goes.
    pub fn add(&self, files: Vec<File>, instead: Option<ReceiptId>) {
        self.refused.set(None);
        for file in files {
            let Some(id) = born(ReceiptId::born) else {
                self.refused.set(Some(t(errors::FAULT)));
                return;
            };
            let shot = Shot::new(id, Condition::Keeping);
            self.all.update(|all| all.push(shot.clone()));
            let shots = self.clone();
            spawn_local(async move {
                if shots.keep(&shot, file).await
                    && let Some(instead) = instead
                {
                    shots.remove(instead);
                }
            });
        }
    }

    /// Tries again to keep what is only in this page.
    pub fn keep_again(&self, shot: &Shot) {
        if let Condition::InHand(file, _) = shot.condition_untracked() {
            shot.becomes(Condition::Keeping);
            let (shots, shot) = (self.clone(), shot.clone());
            spawn_local(async move {
                shots.keep(&shot, file.take()).await;
            });
        }
    }

    /// Gives one up.
    pub fn remove(&self, id: ReceiptId) {
        self.refused.set(None);
        self.all.update(|all| all.retain(|shot| shot.id != id));
        if let Some(vault) = self.device.vault_untracked() {
            spawn_local(async move {
                // Where it could not be deleted it is seen again with the next form, and can be removed there.
                drop(vault.photos().discard(id).await);
            });
        }
    }

    /// Puts one a place later or earlier, here and on this device: from where and where to, counted from 1.
    pub fn move_by(&self, id: ReceiptId, later: bool) -> Option<(usize, usize)> {
        let at = self.all.with_untracked(|all| all.iter().position(|shot| shot.id == id))?;
        let to = if later { at.checked_add(1)? } else { at.checked_sub(1)? };
        if to >= self.all.with_untracked(Vec::len) {
            return None;
        }
        self.all.update(|all| all.swap(at, to));
        if let Some(vault) = self.device.vault_untracked() {
            let ids = self.ids();
            // Where it cannot be kept, they are saved in this order all the same.
            spawn_local(async move { drop(vault.photos().order(&ids).await) });
        }
        Some((at.saturating_add(1), to.saturating_add(1)))
    }

    /// The picture will do, whatever it looks like.
    pub fn will_do(&self, shot: &Shot) {
        shot.hints(None);
        self.note(shot.id, |photo| photo.hint = None);
    }

    /// It is another one than the one that looks the same.
    pub fn is_other(&self, shot: &Shot) {
        shot.is_like(None);
        self.note(shot.id, |photo| photo.is_other = true);
    }

    /// The spend that has one of these pictures already, as long as nobody has said that it is another.
    pub fn same(&self) -> Option<EntryRecord> {
        let all = self.all.get_untracked();
        untrack(|| all.iter().find_map(|shot| shot.same()?.record))
    }

    fn note(&self, id: ReceiptId, said: fn(&mut Photo)) {
        if let Some(vault) = self.device.vault_untracked() {
            // Where it cannot be kept, it is asked again another time.
            spawn_local(async move { drop(vault.photos().note(id, said).await) });
        }
    }

    /// Whether it was taken.
    async fn keep(&self, shot: &Shot, file: File) -> bool {
        let _turn = self.turn.lock().await;
        let kept = match self.device.vault_untracked() {
            Some(vault) => vault.photos().keep(shot.id, self.key, &file).await.map(|photo| (vault, photo)),
            None => Err(Error::Unavailable.into()),
        };
        match kept {
            Ok((vault, photo)) => {
                shot.becomes(Condition::of(&photo));
                if self.all.with_untracked(|all| all.iter().any(|known| known.id == shot.id)) {
                    self.finish(shot.clone(), vault);
                } else {
                    // It was removed meanwhile.
                    drop(vault.photos().discard(shot.id).await);
                }
                true
            }
            Err(PhotoError::Refused(refusal)) => {
                self.all.update(|all| all.retain(|known| known.id != shot.id));
                self.refused.set(Some(refused(refusal)));
                false
            }
            Err(PhotoError::Storage(error)) => {
                // The picture helps to see which it is; without it the words must do.
                shot.shows(Preview::of_file(&file).ok());
                shot.becomes(Condition::InHand(SendWrapper::new(file), error));
                true
            }
        }
    }

    /// Makes the smaller copy and shows it, and what may be asked about it.
    fn finish(&self, shot: Shot, vault: Vault) {
        let others = self.others.clone();
        spawn_local(async move {
            match vault.photos().ready(shot.id).await {
                Ok(photo) => {
                    if photo.kind != FileKind::Pdf && matches!(photo.stage, Stage::Ready { .. }) {
                        shot.shows(vault.photos().preview(shot.id).await.ok());
                    }
                    shot.becomes(Condition::of(&photo));
                    shot.hints(photo.hint);
                    shot.is_like(Same::find(&vault, &photo, &others).await);
                }
                Err(PhotoError::Refused(_)) => shot.becomes(Condition::Unreadable),
                // It is kept; the sender finishes it when it is its turn.
                Err(PhotoError::Storage(_)) => {}
            }
        });
    }
}
