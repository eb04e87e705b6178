//! Receipts that came on paper: the files that were chosen, and what became of each. What is not stored yet can be sent again;
//! the council has it once and not twice, because its id was born when it was chosen.

use leptos::prelude::*;
use portal_domain::api::PutReceiptOnBehalf;
use portal_domain::id::{EntryId, ReceiptId};
use portal_domain::receipt::MOST_BYTES;

use super::open::Open;
use super::trouble::why;
use crate::birth::born;
use crate::components::button::FileButton;
use crate::components::icon::Icon;
use crate::components::photo::PICTURES_AND_PDF;
use crate::markup::{View, view};
use crate::reactive::RwSignal;
use crate::text::{t, t_with, words::desk as words, words::errors};

/// What became of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Fate {
    /// It was chosen.
    Chosen,
    /// It is on its way.
    Sending,
    /// The council has it, under this reference.
    Stored(String),
    /// It did not go, for this reason.
    Failed(&'static str),
}

#[derive(Clone, Debug)]
struct Scan {
    id: ReceiptId,
    file: web_sys::File,
    fate: Fate,
}

/// The files, in the order in which they were chosen.
#[derive(Clone, Copy, Debug)]
pub struct Scans(RwSignal<Vec<Scan>>);

impl Default for Scans {
    fn default() -> Self {
        Self(RwSignal::new(Vec::new()))
    }
}

impl Scans {
    /// Whether nothing was chosen; follows changes.
    pub fn is_empty(self) -> bool {
        self.0.with(Vec::is_empty)
    }

    fn choose(self, files: Vec<web_sys::File>) {
        let most = f64::from(u32::try_from(MOST_BYTES).unwrap_or(u32::MAX));
        let chosen = files.into_iter().filter_map(|file| {
            let fate =
                if file.size() > most { Fate::Failed(t(errors::RECEIPT_TOO_LARGE)) } else { Fate::Chosen };
            Some(Scan { id: born(ReceiptId::born)?, file, fate })
        });
        let chosen: Vec<_> = chosen.collect();
        self.0.update(|scans| scans.extend(chosen));
    }

    fn set(self, id: ReceiptId, fate: Fate) {
        self.0.update(|scans| {
            if let Some(scan) = scans.iter_mut().find(|scan| scan.id == id) {
                scan.fate = fate;
            }
        });
    }

    fn remove(self, id: ReceiptId) {
        self.0.update(|scans| scans.retain(|scan| scan.id != id));
    }

    /// Sends what is not stored yet, one after the other. Whether all of it is stored.
    pub async fn send(self, open: &Open, entry: EntryId) -> bool {
        let account = open.account();
        let is_stored = |fate: &Fate| matches!(fate, Fate::Stored(_));
        let all = self.0.try_get_untracked().unwrap_or_default();
        for scan in all.into_iter().filter(|scan| !is_stored(&scan.fate)) {
            self.set(scan.id, Fate::Sending);
            let put = PutReceiptOnBehalf { account, entry, receipt: scan.id };
            let fate = match open.session().send_file(&put, &scan.file).await {
                Ok(stored) => Fate::Stored(stored.receipt.reference.to_string()),
                Err(error) => Fate::Failed(why(&error)),
            };
            self.set(scan.id, fate);
        }
        self.0.try_with_untracked(|scans| scans.iter().all(|scan| is_stored(&scan.fate))).unwrap_or(false)
    }
}

/// The button to choose them, and the list of those that were chosen.
#[component]
pub fn ScanPicker(
    /// The files.
    scans: Scans,
    /// Called when files were chosen.
    #[prop(default = None)]
    chosen: Option<Callback<()>>,
) -> View {
    let on_files = Callback::new(move |files| {
        scans.choose(files);
        if let Some(chosen) = chosen {
            chosen.run(());
        }
    });
    let lines = move || {
        let all = scans.0.get();
        (!all.is_empty()).then(|| {
            let lines = all.into_iter().map(|scan| line(scans, scan)).collect_view();
            view! { <ul class="app-scans__list">{lines}</ul> }
        })
    };
    view! {
        <div class="app-scans">
            <FileButton label=t(words::CHOOSE_SCANS) icon=Icon::PAGE accept=PICTURES_AND_PDF multiple=true on_files/>
            <div aria-live="polite">{lines}</div>
        </div>
    }
}

fn line(scans: Scans, scan: Scan) -> View {
    let Scan { id, file, fate } = scan;
    let name = file.name();
    let (icon, told) = match &fate {
        Fate::Chosen => (Icon::PAGE, t(words::SCAN_CHOSEN).to_owned()),
        Fate::Sending => (Icon::ARROW_UP, t(words::SCAN_SENDING).to_owned()),
        Fate::Stored(reference) => (Icon::TICK, t_with(words::SCAN_STORED, [("reference", reference)])),
        Fate::Failed(why) => (Icon::PROBLEM, (*why).to_owned()),
    };
    let can_go = matches!(fate, Fate::Chosen | Fate::Failed(_));
    let about = format!(", {name}");
    let remove = can_go.then(|| {
        view! {
            <button class="app-button" type="button" on:click=move |_| scans.remove(id)>
                <span>{t(words::SCAN_REMOVE)}<span class="app-visually-hidden">{about}</span></span>
            </button>
        }
    });
    view! {
        <li class="app-scans__line" class:app-scans__line--wrong=matches!(fate, Fate::Failed(_))>
            {icon.view()}
            <span class="app-scans__told"><bdi>{name}</bdi><span class="app-scans__fate">{told}</span></span>
            {remove}
        </li>
    }
}
