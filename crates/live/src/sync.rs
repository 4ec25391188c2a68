//! A sync: what there is to fetch, told before it is fetched; then fetched, so that it can be stopped at any moment.

use crate::bulk;
use crate::calls::{self, Calls};
use crate::config::Config;
use crate::error::{LiveError, Trouble};
use crate::files::{self, Fetched};
use crate::ledger::Ledger;
use crate::limiter::Clock;
use crate::pxweb1::PxWeb1;
use crate::pxweb2::{PxWeb2, Tables};
use crate::source::Source;
use crate::wfs::{self, Wfs};
use crate::{keys, police};
use segbar_domain::catalogue::SourceTable;
use segbar_domain::{Catalogue, Language, Text, Vintage};
use segbar_sources::tables::stamp::Stamp;
use std::path::Path;
use std::time::Duration;

/// How often a table that is updated while it is fetched is begun again.
const BEGINNINGS: u32 = 5;

/// A sync of one data folder.
pub struct Sync<'a> {
    config: &'a Config,
    clock: &'a dyn Clock,
    ledger: Ledger,
    second: Option<PxWeb2<'a>>,
    first: Option<PxWeb1<'a>>,
    second_gone: bool,
    wfs: Option<Wfs<'a>>,
    others: usize,
}

/// What there is to fetch.
#[derive(Debug, Default)]
pub struct Plan {
    /// Tables, layers and files, in the order in which they are fetched.
    pub items: Vec<Item>,
    /// What is not fetched, and why.
    pub notes: Vec<Text>,
}

/// One table, layer or file.
#[derive(Debug)]
pub struct Item {
    /// Its name: `TAB6574`, `DeSO_2018`, the name of a file.
    pub name: String,
    /// From where.
    pub source: &'static Source,
    /// What it is.
    pub title: Text,
    /// How it stands.
    pub status: Status,
    /// Calls in all.
    pub calls: usize,
    /// Calls whose answer is not on disk yet.
    pub left: usize,
    /// Cells of all answers; 0 where there are no cells.
    pub cells: usize,
    /// Bytes of all answers, estimated; 0 where nothing is known.
    pub bytes: u64,
    /// The least time for the calls that are left.
    pub time: Duration,
    job: Job,
}

impl Item {
    /// What the source does not have.
    fn absent(name: String, source: &'static Source, title: Text) -> Self {
        let (calls, left, cells, bytes, time) = (0, 0, 0, 0, Duration::ZERO);
        Item { name, source, title, status: Status::Absent, calls, left, cells, bytes, time, job: Job::Nothing }
    }
}

/// How an item stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// What is on disk is what the source has.
    Current,
    /// Not on disk.
    New,
    /// The source has something newer.
    Changed,
    /// Some answers are on disk.
    Begun,
    /// The source has no such table or layer (any more); what was fetched before stays.
    Absent,
    /// Whether it changed is told by asking for it.
    Ask,
}

#[derive(Debug)]
enum Job {
    Nothing,
    Table { table: &'static SourceTable, stamp: String, questions: Vec<calls::Call> },
    Archive { table: &'static SourceTable, stamp: String },
    Layer { vintage: Vintage, count: usize },
    File { address: String, fetch: FetchFile },
}

type FetchFile = fn(&Config, &dyn Clock, &str, Option<&str>) -> Result<Fetched, LiveError>;

/// What a sync did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    /// Names of what is new on disk.
    pub fetched: Vec<String>,
    /// Questions sent in all, repeated ones counted.
    pub sent: usize,
}

/// Hears how far a sync has come.
pub trait Progress {
    /// An item begins: of so many calls so many are answered.
    fn started(&self, name: &str, calls: usize, answered: usize) {
        let _ = (name, calls, answered);
    }
    /// A call of it is answered.
    fn answered(&self, name: &str) {
        let _ = name;
    }
    /// It is on disk.
    fn finished(&self, name: &str) {
        let _ = name;
    }
}

/// Hears nothing.
#[derive(Clone, Copy, Debug, Default)]
pub struct Silent;

impl Progress for Silent {}

impl<'a> Sync<'a> {
    /// A sync into a data folder; nothing is asked yet.
    ///
    /// # Errors
    /// What an earlier sync left cannot be read.
    pub fn open(data: &Path, config: &'a Config, clock: &'a dyn Clock) -> Result<Self, LiveError> {
        Ok(Sync {
            config,
            clock,
            ledger: Ledger::open(data)?,
            second: None,
            first: None,
            second_gone: false,
            wfs: None,
            others: 0,
        })
    }

    /// What is on disk.
    pub fn ledger(&self) -> &Ledger {
        &self.ledger
    }

    /// Notes that what is on disk was made into a snapshot.
    ///
    /// # Errors
    /// Failures of the disk.
    pub fn published(&mut self, snapshot: &str) -> Result<(), LiveError> {
        self.ledger.publish(snapshot)
    }

    /// Asks what there is: limits, stamps, metadata. No data are fetched. `only` names tables, layers and files; empty
    /// means all. With `again` everything is fetched as if nothing were on disk.
    ///
    /// # Errors
    /// A name that is none; sources that do not answer.
    pub fn plan(&mut self, only: &[String], again: bool) -> Result<Plan, LiveError> {
        let known = self.known();
        if let Some(name) = only.iter().find(|name| !known.iter().any(|k| k.eq_ignore_ascii_case(name))) {
            return Err(LiveError(Trouble::Unknown { name: name.clone(), known: known.join(", ") }));
        }
        let wanted = |name: &str| only.is_empty() || only.iter().any(|o| o.eq_ignore_ascii_case(name));
        let mut plan = Plan::default();
        for (source, addresses, fetch) in self.lists() {
            for address in addresses.iter().filter(|a| wanted(&files::name(a))) {
                plan.items.push(self.file_item(source, address, fetch, again));
            }
            if addresses.is_empty() && only.is_empty() {
                plan.notes.push(self.without(source));
            }
        }
        if !self.config.wfs.off {
            for vintage in wfs::layers().into_iter().filter(|v| wanted(&v.to_string())) {
                plan.items.push(self.layer_item(vintage, again)?);
            }
        }
        for table in fetched_tables(only).filter(|t| wanted(&t.id)) {
            let item = self.table_item(table, again, &mut plan.notes)?;
            plan.items.push(item);
        }
        Ok(plan)
    }

    /// Fetches what the plan lists. Every answer is on disk before the next question is sent.
    ///
    /// # Errors
    /// The first trouble; everything before it stays on disk.
    pub fn run(&mut self, plan: Plan, progress: &dyn Progress) -> Result<Outcome, LiveError> {
        let mut fetched = Vec::new();
        for item in plan.items {
            let name = item.name;
            let new = match item.job {
                Job::Nothing => false,
                Job::Table { table, stamp, questions } => {
                    self.table(table, stamp, questions, progress).map(|()| true)?
                }
                Job::Archive { table, stamp } => {
                    progress.started(&name, 1, 0);
                    let bytes = bulk::fetch(self.config, self.clock, &table.id)?;
                    self.others += 1;
                    self.ledger.keep(&name, &stamp, &bulk::file(&table.id), &bytes)?;
                    progress.answered(&name);
                    true
                }
                Job::Layer { vintage, count } => self.layer(&vintage, count, progress).map(|()| true)?,
                Job::File { address, fetch } => {
                    progress.started(&name, 1, 0);
                    let new = self.file(&name, &address, fetch)?;
                    progress.answered(&name);
                    new
                }
            };
            if new {
                fetched.push(name.clone());
            }
            progress.finished(&name);
        }
        let tables = self.second.as_ref().map_or(0, Tables::sent) + self.first.as_ref().map_or(0, Tables::sent);
        let sent = tables + self.wfs.as_ref().map_or(0, Wfs::sent) + self.others;
        Ok(Outcome { fetched, sent })
    }

    /// The lists of files that the settings name.
    fn lists(&self) -> [(&'static Source, Vec<String>, FetchFile); 2] {
        [
            (&keys::SOURCE, self.config.keys.files.clone(), keys::fetch),
            (&police::SOURCE, self.config.police.files.clone(), police::fetch),
        ]
    }

    /// What is missing where the settings name no file of a source, and how one is named.
    fn without(&self, source: &'static Source) -> Text {
        if source.id == police::SOURCE.id {
            return Text::new(
                "Ingen utgåva av polisens lista är namngiven, så de utsatta områdena hämtas inte: inga uppgifter om dem, inget \
                 på kartan. Polisen lägger ut varje utgåva som fil (polisen.se, Utsatta områden: geo.json eller shape) på en \
                 adress som ändras. Skriv adressen under [police] files i sources.toml, eller hämta filen och kör segbar import.",
                "No edition of the police's list is named, so the vulnerable areas are not fetched: no figures of them, \
                 nothing on the map. The police publish each edition as a file (polisen.se, Utsatta områden: geo.json or \
                 shape) at an address that changes. Write the address under [police] files in sources.toml, or download the \
                 file and run segbar import.",
            );
        }
        if self.config.wfs.off {
            return Text::new(
                "Varken nyckelfiler eller gränser hämtas, så det är okänt vilket RegSO ett DeSO ligger i: DeSO summeras inte till \
                 RegSO, kommuner och län. Namnge nyckelfilerna (scb.se, Öppna geodata, DeSO) under [keys] files i \
                 sources.toml, eller låt gränserna hämtas.",
                "Neither key files nor boundaries are fetched, so it is unknown which RegSO a DeSO lies in: DeSO are not summed \
                 to RegSO, municipalities and counties. Name the key files (scb.se, Öppna geodata, DeSO) under [keys] files \
                 in sources.toml, or let the boundaries be fetched.",
            );
        }
        Text::new(
            "Inga nyckelfiler är namngivna. De behövs inte: SCB:s lager med DeSO anger RegSO för varje område, och tabellerna \
             anger kommunernas namn.",
            "No key files are named. They are not needed: SCB's layers of DeSO say the RegSO of each area, and the tables \
             name the municipalities.",
        )
    }

    fn known(&self) -> Vec<String> {
        let files = self.lists().into_iter().flat_map(|(_, addresses, _)| addresses).map(|a| files::name(&a));
        let layers = wfs::layers().into_iter().map(|v| v.to_string());
        let tables = Catalogue::builtin().tables().iter().filter(|t| t.publisher == "scb").map(|t| t.id.clone());
        files.chain(layers).chain(tables).collect()
    }

    fn file_item(&self, source: &'static Source, address: &str, fetch: FetchFile, again: bool) -> Item {
        let name = files::name(address);
        let on_disk = self.ledger.finished(&name).is_some() && !again;
        Item {
            title: source.citation(),
            status: if on_disk { Status::Ask } else { Status::New },
            calls: 1,
            left: 1,
            cells: 0,
            bytes: 0,
            time: Duration::ZERO,
            job: Job::File { address: address.to_owned(), fetch },
            source,
            name,
        }
    }

    fn layer_item(&mut self, vintage: Vintage, again: bool) -> Result<Item, LiveError> {
        let (config, clock) = (self.config, self.clock);
        let wfs = match &mut self.wfs {
            Some(wfs) => wfs,
            none => none.insert(Wfs::new(config, clock)?),
        };
        let name = vintage.to_string();
        let count = match wfs.count(&vintage) {
            Ok(0) => None,
            Ok(count) => Some(count),
            // The server refuses layers that it has not with 400 or 404.
            Err(error) if matches!(error.status(), Some(400 | 404)) => None,
            Err(error) => return Err(error),
        };
        let mut item = Item::absent(name, &wfs::SOURCE, vintage.level().name());
        let Some(count) = count else { return Ok(item) };
        let stamp = count.to_string();
        let finished = self.ledger.finished(&item.name).map(|f| f.stamp == stamp);
        if finished == Some(true) && !again {
            return Ok(Item { status: Status::Current, ..item });
        }
        item.calls = wfs.pages(&vintage, count).len();
        item.left = item.calls.saturating_sub(self.ledger.answered(&item.name, &stamp));
        // SCB's layers have some 10 kB per area.
        item.bytes = count as u64 * 10_000;
        item.time = wfs.time_for(item.left);
        item.status = status(item.left < item.calls, finished.is_some());
        item.job = Job::Layer { vintage, count };
        Ok(item)
    }

    fn table_item(
        &mut self,
        table: &'static SourceTable,
        again: bool,
        notes: &mut Vec<Text>,
    ) -> Result<Item, LiveError> {
        let api = self.api(table, notes)?;
        let source = api.source();
        let mut item = Item::absent(table.id.clone(), source, table.title.clone());
        let updated = match api.updated(table) {
            Ok(updated) => updated,
            Err(error) if error.status() == Some(404) => return Ok(item),
            Err(error) => return Err(error),
        };
        let before = self.ledger.finished(&table.id).map(|f| f.stamp.clone());
        if before.as_deref() == Some(&stamp_of(table, &updated)) && !again {
            return Ok(Item { status: Status::Current, ..item });
        }
        let (stamp, Calls { calls: questions, notes: more }) = self.questions(table)?;
        notes.extend(more);
        item.calls = questions.len();
        item.left = item.calls.saturating_sub(self.ledger.answered(&table.id, &stamp));
        item.cells = questions.iter().map(|call| call.cells).sum();
        // Some six bytes a value, and code and words of each area in each answer.
        let labels: usize = questions.iter().flat_map(|c| &c.selections).map(|s| s.codes.len()).sum();
        item.bytes = (item.cells * 6 + labels * 80) as u64;
        item.time = self.api(table, notes)?.time_for(item.left);
        item.status = status(item.left < item.calls, before.is_some());
        item.job = Job::Table { table, stamp: stamp.clone(), questions };
        if item.calls >= self.config.bulk.from_calls && !self.config.bulk.off {
            (item.calls, item.left, item.time) = (1, 1, Duration::ZERO);
            (item.source, item.job) = (&bulk::SOURCE, Job::Archive { table, stamp });
        }
        Ok(item)
    }

    /// The way to ask for a table: version 2; where that does not answer, version 1 from then on. Tables that only version 1
    /// has are asked for there.
    fn api(&mut self, table: &SourceTable, notes: &mut Vec<Text>) -> Result<&mut (dyn Tables + 'a), LiveError> {
        let (config, clock) = (self.config, self.clock);
        let mut gone = None;
        if table.id.starts_with("TAB") && !config.pxweb2.off && !self.second_gone && self.second.is_none() {
            match PxWeb2::open(config, clock, self.ledger.folder()) {
                Ok(api) => self.second = Some(api),
                Err(error) if config.pxweb1.off => return Err(error),
                Err(error) => {
                    // Asked once: eight tries for each of the tables would take an hour.
                    self.second_gone = true;
                    gone = Some(error);
                }
            }
        }
        if table.id.starts_with("TAB")
            && gone.is_none()
            && !self.second_gone
            && let Some(api) = self.second.as_mut()
        {
            return Ok(api);
        }
        if self.first.is_none() {
            match (PxWeb1::open(config, clock, self.ledger.folder()), gone) {
                (Ok(api), gone) => {
                    notes.extend(gone.map(|error| {
                        let [sv, en] = [Language::Sv, Language::En].map(|language| error.sentence(language));
                        Text::new(
                            format!("PxWebApi 2 svarar inte; version 1 används. {sv}"),
                            format!("PxWebApi 2 does not answer; version 1 is used. {en}"),
                        )
                    }));
                    self.first = Some(api);
                }
                // Of two sources that do not answer the first is the one to name.
                (Err(error), gone) => return Err(gone.unwrap_or(error)),
            }
        }
        match self.first.as_mut() {
            Some(api) => Ok(api),
            None => Err(LiveError::unexpected(&table.id, "no source")),
        }
    }

    /// The stamp of a table and all its questions, from fresh metadata.
    fn questions(&mut self, table: &SourceTable) -> Result<(String, Calls), LiveError> {
        let api = self.api(table, &mut Vec::new())?;
        let metadata = api.metadata(table)?;
        let Some(updated) = metadata.updated.clone() else {
            return Err(LiveError::unexpected(&table.id, "metadata without a stamp"));
        };
        let calls = calls::plan(table, &metadata, api.limits())?;
        Ok((stamp_of(table, &updated), calls))
    }

    fn table(
        &mut self,
        table: &SourceTable,
        mut stamp: String,
        mut calls: Vec<calls::Call>,
        progress: &dyn Progress,
    ) -> Result<(), LiveError> {
        for _ in 0..BEGINNINGS {
            let mut work = self.ledger.work(&table.id, &stamp)?;
            let api = self.api(table, &mut Vec::new())?;
            let questions: Vec<String> = calls.iter().map(|call| api.question(table, call)).collect();
            let left: Vec<usize> = (0..calls.len()).filter(|i| work.answer(&questions[*i]).is_none()).collect();
            progress.started(&table.id, calls.len(), calls.len() - left.len());
            let mut changed = false;
            for i in left {
                let (bytes, outline) = api.ask(&questions[i])?;
                let updated = outline.updated.as_deref().unwrap_or_default();
                if stamp_of(table, updated) != stamp {
                    // What was fetched before belongs to another edition of the table.
                    changed = true;
                    break;
                }
                calls::check(&calls[i], &outline).map_err(|error| LiveError::unexpected(&table.id, error))?;
                work.note(&questions[i], &bytes)?;
                progress.answered(&table.id);
            }
            if !changed {
                return self.ledger.bundle(&table.id, work, &questions, "json");
            }
            let (fresh, planned) = self.questions(table)?;
            (stamp, calls) = (fresh, planned.calls);
        }
        Err(LiveError(Trouble::Restless { table: table.id.clone(), times: BEGINNINGS }))
    }

    fn layer(&mut self, vintage: &Vintage, count: usize, progress: &dyn Progress) -> Result<(), LiveError> {
        let (config, clock) = (self.config, self.clock);
        let wfs = match &mut self.wfs {
            Some(wfs) => wfs,
            none => none.insert(Wfs::new(config, clock)?),
        };
        let name = vintage.to_string();
        let pages = wfs.pages(vintage, count);
        let mut work = self.ledger.work(&name, &count.to_string())?;
        let left: Vec<_> = pages.iter().filter(|(question, _)| work.answer(question).is_none()).collect();
        progress.started(&name, pages.len(), pages.len() - left.len());
        for (question, features) in left {
            let bytes = wfs.page(question, *features)?;
            work.note(question, &bytes)?;
            progress.answered(&name);
        }
        let questions: Vec<String> = pages.into_iter().map(|(question, _)| question).collect();
        self.ledger.bundle(&name, work, &questions, "gpkg")
    }

    fn file(&mut self, name: &str, address: &str, fetch: FetchFile) -> Result<bool, LiveError> {
        let before = self.ledger.finished(name).cloned();
        self.others += 1;
        match fetch(self.config, self.clock, address, before.as_ref().map(|f| f.stamp.as_str()))? {
            Fetched::Same => Ok(false),
            Fetched::New { tag, bytes } => {
                self.ledger.keep(name, &tag, name, &bytes)?;
                let now = self.ledger.finished(name);
                Ok(now.map(|f| &f.hash) != before.as_ref().map(|f| &f.hash))
            }
        }
    }
}

/// The tables that are fetched: those of SCB that version 2 knows by their id; others when they are named.
fn fetched_tables(only: &[String]) -> impl Iterator<Item = &'static SourceTable> {
    let named = |table: &SourceTable| only.iter().any(|name| name.eq_ignore_ascii_case(&table.id));
    let tables = Catalogue::builtin().tables().iter();
    let listed = tables.filter(move |table| table.publisher == "scb" && (table.id.starts_with("TAB") || named(table)));
    listed.collect::<Vec<_>>().into_iter()
}

/// What tells whether what is on disk is what would be fetched: the table's stamp as a moment, and what the catalogue asks
/// of it. Exports write the moment in different ways.
fn stamp_of(table: &SourceTable, updated: &str) -> String {
    let moment = Stamp::parse(updated).map_or_else(|| updated.to_owned(), |stamp| format!("{stamp:?}"));
    let asked = serde_json::to_vec(table).unwrap_or_default();
    format!("{moment} {}", &segbar_sources::input::sha256(&asked)[..16])
}

fn status(begun: bool, on_disk: bool) -> Status {
    match (begun, on_disk) {
        (true, _) => Status::Begun,
        (false, true) => Status::Changed,
        (false, false) => Status::New,
    }
}
