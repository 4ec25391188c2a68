//! `segbar list`: what there is.

use crate::arguments::Where;
use crate::context::Context;
use crate::exit::Outcome;
use crate::format::{Cell, Format, List as Printed, print_json};
use segbar_domain::{Catalogue, Vintage};
use segbar_questions::Desk;

/// What there is: areas, indicators, periods, sources, snapshots
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  segbar list areas --vintage RegSO_2020 --within 0380
  segbar list indicators --level deso
  segbar list sources --format json
  segbar list sources --tables")]
pub struct List {
    /// What to list
    #[arg(value_enum)]
    what: What,
    #[command(flatten)]
    place: Where,
    /// With sources: the tables that segbar reads, instead of the files that were read
    #[arg(long)]
    tables: bool,
    /// How the list is printed
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum What {
    /// Areas with code, name, vintage and parent
    Areas,
    /// Indicators with name, unit and the years there are
    Indicators,
    /// Years with values
    Periods,
    /// Files that the snapshot was made from
    Sources,
    /// Snapshots in the data folder
    Snapshots,
}

impl List {
    /// Does it.
    pub fn run(self, context: &Context) -> Outcome {
        match self.what {
            What::Snapshots => snapshots(self.format, context),
            What::Sources if self.tables => tables(self.format, context),
            what => {
                let desk = context.desk()?;
                let vintage = context.vintage(&desk, self.place.vintage.as_deref())?;
                context.warn_if_fictional(&desk);
                match what {
                    What::Areas => self.areas(&desk, vintage.as_ref(), context),
                    What::Indicators => self.indicators(&desk, vintage.as_ref(), context),
                    What::Periods => self.periods(&desk, vintage.as_ref(), context),
                    What::Sources | What::Snapshots => self.sources(&desk, context),
                }
            }
        }
    }

    fn areas(&self, desk: &Desk, vintage: Option<&Vintage>, context: &Context) -> Outcome {
        let level = context.level(self.place.level.as_deref())?;
        let rows = desk.list_areas(level, vintage, self.place.within.as_deref());
        let mut list = Printed::of(&[
            ("area", "område", "area"),
            ("name", "namn", "name"),
            ("vintage", "indelning", "vintage"),
            ("parent", "ligger i", "lies in"),
        ]);
        for row in rows.map_err(|e| context.unanswered(e))? {
            list.row(vec![row.area.into(), row.name.into(), row.vintage.to_string().into(), Cell::maybe(row.parent)]);
        }
        list.print(self.format, context)
    }

    fn indicators(&self, desk: &Desk, vintage: Option<&Vintage>, context: &Context) -> Outcome {
        let level = context.level(self.place.level.as_deref())?;
        let mut indicators = desk.indicators().map_err(|e| context.unanswered(e))?;
        for indicator in &mut indicators {
            indicator.available.retain(|a| {
                level.is_none_or(|level| a.vintage.level() == level) && vintage.is_none_or(|v| a.vintage == *v)
            });
        }
        if level.is_some() || vintage.is_some() {
            indicators.retain(|i| !i.available.is_empty());
        }
        if self.format == Format::Json {
            return print_json(context, &indicators);
        }
        let mut list = Printed::of(&[
            ("indicator", "indikator", "indicator"),
            ("name", "namn", "name"),
            ("topic", "område", "topic"),
            ("unit", "enhet", "unit"),
            ("open_variant", "öppen variant", "open variant"),
            ("first", "från", "from"),
            ("last", "till", "to"),
            ("vintages", "indelningar", "vintages"),
        ]);
        for i in indicators {
            let periods = || i.available.iter().flat_map(|a| &a.periods).map(|p| u64::from(p.year()));
            list.row(vec![
                i.id.as_str().into(),
                context.pick(&i.name).into(),
                context.pick(&i.topic_name).into(),
                context.pick(&i.unit_name).into(),
                Cell::Flag(i.open_variant),
                periods().min().map_or(Cell::Empty, Cell::Whole),
                periods().max().map_or(Cell::Empty, Cell::Whole),
                Cell::Several(i.available.iter().map(|a| a.vintage.to_string()).collect()),
            ]);
        }
        list.print(self.format, context)
    }

    fn periods(&self, desk: &Desk, vintage: Option<&Vintage>, context: &Context) -> Outcome {
        let level = context.level(self.place.level.as_deref())?;
        let mut list = Printed::of(&[
            ("period", "år", "year"),
            ("vintage", "indelning", "vintage"),
            ("indicators", "indikatorer", "indicators"),
        ]);
        for row in desk.list_periods(level, vintage).map_err(|e| context.unanswered(e))? {
            list.row(vec![
                Cell::Whole(row.period.year().into()),
                row.vintage.to_string().into(),
                Cell::Whole(row.indicators as u64),
            ]);
        }
        list.print(self.format, context)
    }

    fn sources(&self, desk: &Desk, context: &Context) -> Outcome {
        let sources = desk.sources();
        if self.format == Format::Json {
            return print_json(context, &sources);
        }
        let mut list = Printed::of(&[
            ("file", "fil", "file"),
            ("format", "format", "format"),
            ("publisher", "utgivare", "publisher"),
            ("table", "tabell", "table"),
            ("updated", "uppdaterad", "updated"),
            ("rows", "rader", "rows"),
            ("licence", "licens", "licence"),
            ("hash", "SHA-256", "SHA-256"),
            ("title", "titel", "title"),
        ]);
        for source in sources {
            // In a table twelve digits tell files apart; programs get all of them.
            let hash =
                if self.format == Format::Table { &source.hash[..source.hash.len().min(12)] } else { &source.hash };
            let hash = hash.to_owned();
            list.row(vec![
                source.file.into(),
                source.format.into(),
                context.pick(&source.publisher_name).into(),
                Cell::maybe(source.table),
                Cell::maybe(source.updated),
                Cell::Whole(source.rows),
                source.licence.into(),
                hash.into(),
                source.title.into(),
            ]);
        }
        list.print(self.format, context)
    }
}

fn tables(format: Format, context: &Context) -> Outcome {
    let catalogue = Catalogue::builtin();
    let mut list = Printed::of(&[
        ("table", "tabell", "table"),
        ("publisher", "utgivare", "publisher"),
        ("first", "från", "from"),
        ("last", "till", "to"),
        ("title", "titel", "title"),
    ]);
    for table in catalogue.tables() {
        let publisher = catalogue.publisher(&table.publisher).map(|p| p.name.get(context.language));
        list.row(vec![
            table.id.as_str().into(),
            publisher.unwrap_or(&table.publisher).into(),
            Cell::Whole(table.periods.0.year().into()),
            Cell::Whole(table.periods.1.year().into()),
            table.title.get(context.language).into(),
        ]);
    }
    list.print(format, context)
}

fn snapshots(format: Format, context: &Context) -> Outcome {
    let store = context.store();
    let current = store.current_id().map_err(|e| context.failed(e))?;
    let mut list = Printed::of(&[
        ("snapshot", "ögonblicksbild", "snapshot"),
        ("current", "i tjänst", "in service"),
        ("fictional", "påhittad", "fictional"),
        ("sources", "källor", "sources"),
    ]);
    for id in store.list().map_err(|e| context.failed(e))? {
        let snapshot = store.open_id(&id).map_err(|e| context.failed(e))?;
        list.row(vec![
            id.as_str().into(),
            Cell::Flag(current.as_ref() == Some(&id)),
            Cell::Flag(snapshot.manifest().fictional),
            Cell::Whole(snapshot.manifest().sources.len() as u64),
        ]);
    }
    list.print(format, context)
}
