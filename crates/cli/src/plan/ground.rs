//! What a plan stands on: demand, offices and candidates, minutes.

use super::gazetteer::Places;
use crate::context::Context;
use crate::exit::{Exit, Failure};
use crate::number::shown;
use segbar_domain::{Language, Level, Text};
use segbar_planning::minutes::Origin;
use segbar_planning::plan::PlanError;
use segbar_planning::{Aim, Demand, Grouping, Minutes, Setup, Site, Status, TravelModel};
use segbar_siting::Effort;
use segbar_workspace::{Office, Workspace};
use std::collections::BTreeMap;
use std::path::PathBuf;

/// Where demand, offices and minutes come from.
#[derive(Debug, clap::Args)]
pub struct GroundArguments {
    /// Level of the demand points: deso or regso [default: the finest with people and borders]
    #[arg(long)]
    level: Option<String>,
    /// Year of the people [default: the latest]
    #[arg(long, value_name = "YEAR")]
    period: Option<String>,
    /// Layer of localities with people as demand, instead of the snapshot's areas
    #[arg(long, value_name = "FILE", requires = "municipalities")]
    localities: Option<PathBuf>,
    /// Layer of municipalities, to place localities in
    #[arg(long, value_name = "FILE", requires = "localities")]
    municipalities: Option<PathBuf>,
    /// Table of offices (CSV), instead of those of the workspace
    #[arg(long, value_name = "FILE")]
    offices: Option<PathBuf>,
    /// Offices that are open on this day, instead of those without a day of closing
    #[arg(long, value_name = "DATE")]
    as_of: Option<jiff::civil::Date>,
    /// Offices assumed until there are so many: those that give the least mean time beside the known
    #[arg(long, value_name = "NUMBER")]
    fill: Option<u32>,
    /// No offices today: everything is to be chosen
    #[arg(long, conflicts_with = "offices")]
    from_nothing: bool,
    /// Where offices could be opened: municipalities (their seats), demand (every demand point) or none
    #[arg(long, value_parser = ["municipalities", "demand", "none"], default_value = "municipalities")]
    candidates: String,
    /// Table (CSV) of kommun_code and fa_region
    #[arg(long, value_name = "FILE")]
    regions: Option<PathBuf>,
    /// Table (CSV) of from, to and minutes by a route planner, instead of the built-in model
    #[arg(long, value_name = "FILE")]
    minutes: Option<PathBuf>,
    /// Built-in model: length of the way by the straight line [default: 1.3]
    #[arg(long)]
    detour: Option<f64>,
    /// Built-in model: minutes that every way takes [default: 2]
    #[arg(long)]
    start: Option<f64>,
    /// Built-in model: speeds, as km:km/h [default: 3:30,15:55,inf:80]
    #[arg(long, value_delimiter = ',')]
    speeds: Vec<String>,
}

/// What a plan stands on.
pub struct Ground {
    /// Who lives where.
    pub demand: Demand,
    /// Offices of today first, then candidates.
    pub sites: Vec<Site>,
    /// What each site is today.
    pub status: Vec<Status>,
    /// Minutes from each demand point to each site.
    pub minutes: Minutes,
    /// What must be known, in sentences.
    pub notes: Vec<Text>,
}

impl GroundArguments {
    /// Reads all of it.
    pub fn read(&self, context: &Context) -> Result<Ground, Failure> {
        let mut notes = Vec::new();
        let (demand, places, seats) = match (&self.localities, &self.municipalities) {
            (Some(localities), Some(municipalities)) => {
                let places = Places::of_layers(localities, municipalities, context)?;
                let (demand, seats) = (of_localities(&places), seats_of(&places));
                notes.push(note_of_localities(&places));
                (demand, places, seats)
            }
            _ => self.of_snapshot(context, &mut notes)?,
        };
        let regions = self.regions(context)?;
        let mut sites = Vec::new();
        for office in self.offices(&places, context)? {
            let municipality =
                office.area.as_ref().map_or_else(|| nearest(&demand, office.x, office.y), |a| a.code.to_string());
            let region = regions.get(&municipality).cloned().unwrap_or_default();
            sites.push(Site { id: office.id, name: office.name, x: office.x, y: office.y, municipality, region });
        }
        let mut status = vec![Status::Today; sites.len()];
        let candidates = match self.candidates.as_str() {
            "municipalities" => seats,
            "demand" => every_point(&demand),
            _ => Vec::new(),
        };
        for mut candidate in candidates {
            candidate.region = regions.get(&candidate.municipality).cloned().unwrap_or_default();
            sites.push(candidate);
            status.push(Status::Candidate);
        }
        if sites.is_empty() {
            let sentence = context.say(
                "Det finns varken kontor eller platser att välja. Läs in kontor med `segbar offices import`, eller ange --candidates.",
                "There are neither offices nor sites to choose. Import offices with `segbar offices import`, or give --candidates.",
            );
            return Err(Failure::one(Exit::NotFound, sentence));
        }
        let minutes = self.minutes(&demand, &sites, context)?;
        notes.push(note_of_minutes(&minutes));
        let mut ground = Ground { demand, sites, status, minutes, notes };
        if let Some(number) = self.fill {
            ground.fill(number, context)?;
        }
        Ok(ground)
    }

    fn of_snapshot(&self, context: &Context, notes: &mut Vec<Text>) -> Result<(Demand, Places, Vec<Site>), Failure> {
        let desk = context.desk()?;
        context.warn_if_fictional(&desk);
        let unanswered = |e| context.unanswered(e);
        let period = self.period.as_deref().map(|text| context.period(text)).transpose()?;
        let answer = match context.level(self.level.as_deref())? {
            Some(level) => desk.demand(level, period).map_err(unanswered)?,
            None => {
                let fine = desk.demand(Level::Deso, period).ok().filter(|answer| !answer.demand.is_empty());
                fine.map_or_else(|| desk.demand(Level::Regso, period), Ok).map_err(unanswered)?
            }
        };
        let seats = desk.seats(&answer.demand).map_err(unanswered)?;
        let (vintage, period, count) = (&answer.vintage, answer.period, answer.demand.len());
        let people = answer.demand.total();
        notes.push(Text::new(
            format!("Underlag: {} personer i {count} områden ({vintage}), {period}.", shown(people, 0, Language::Sv)),
            format!("Demand: {} people in {count} areas ({vintage}), {period}.", shown(people, 0, Language::En)),
        ));
        let (areas, lost) = answer.without_place;
        if areas > 0 {
            notes.push(Text::new(
                format!(
                    "{areas} områden med {} personer saknar gränser och är inte med.",
                    shown(lost, 0, Language::Sv)
                ),
                format!("{areas} areas with {} people have no borders and are left out.", shown(lost, 0, Language::En)),
            ));
        }
        let places = Places::of_desk(&desk, context)?;
        Ok((answer.demand, places, seats))
    }

    fn offices(&self, places: &Places, context: &Context) -> Result<Vec<Office>, Failure> {
        if self.from_nothing {
            return Ok(Vec::new());
        }
        let offices = match &self.offices {
            Some(path) => read_offices(path, places, context)?,
            None if context.data.exists() => {
                let workspace = Workspace::open(&context.data).map_err(|e| Failure::workspace(&e, context.language))?;
                workspace.offices().map_err(|e| Failure::workspace(&e, context.language))?
            }
            None => Vec::new(),
        };
        // What has closed is history, and not part of today's network.
        let open = |office: &Office| match self.as_of {
            Some(day) => {
                office.opened.is_none_or(|opened| opened <= day) && office.closed.is_none_or(|last| last >= day)
            }
            None => office.closed.is_none(),
        };
        Ok(offices.into_iter().filter(open).collect())
    }

    fn regions(&self, context: &Context) -> Result<BTreeMap<String, String>, Failure> {
        let Some(path) = &self.regions else { return Ok(BTreeMap::new()) };
        let rows = table(path, &["kommun_code", "fa_region"], context)?;
        Ok(rows.into_iter().map(|mut row| (row.swap_remove(0), row.swap_remove(0))).collect())
    }

    fn minutes(&self, demand: &Demand, sites: &[Site], context: &Context) -> Result<Minutes, Failure> {
        if let Some(path) = &self.minutes {
            let rows = table(path, &["from", "to", "minutes"], context)?.into_iter().map(|row| {
                let minutes = (!row[2].is_empty()).then(|| row[2].replace(',', ".").parse().unwrap_or(f64::NAN));
                (row[0].clone(), row[1].clone(), minutes)
            });
            let file = path.file_name().unwrap_or_default().to_string_lossy();
            return Minutes::from_rows(&file, demand, sites, rows).map_err(|reasons| {
                let sentences =
                    reasons.iter().map(|reason| format!("{}: {}", path.display(), reason.sentence(context.language)));
                Failure::Said { exit: Exit::Refused, sentences: sentences.collect() }
            });
        }
        let mut model = TravelModel::default();
        model.detour = self.detour.unwrap_or(model.detour);
        model.start = self.start.unwrap_or(model.start);
        if !self.speeds.is_empty() {
            let leg = |text: &String| {
                let (km, speed) = text.split_once(':')?;
                Some((km.parse().ok()?, speed.parse().ok()?))
            };
            model.legs = self.speeds.iter().map(|text| leg(text).unwrap_or((f64::NAN, f64::NAN))).collect();
        }
        model.check().map_err(|reasons| {
            let sentences = reasons.into_iter().map(|reason| context.say(&reason.sv, &reason.en).to_owned()).collect();
            Failure::Said { exit: Exit::Usage, sentences }
        })?;
        Ok(Minutes::by_model(demand, sites, &model))
    }
}

impl Ground {
    /// Says on standard error what the answer stands on.
    pub fn say_what_it_is(&self, context: &Context) {
        for note in &self.notes {
            eprintln!("segbar: {}", context.say(&note.sv, &note.en));
        }
    }

    /// Takes candidates for offices of today until there are so many: a stand-in for a network that is only known in part.
    fn fill(&mut self, number: u32, context: &Context) -> Result<(), Failure> {
        let known = self.today().len();
        let kept = |status: &Status| if *status == Status::Today { Status::Kept } else { *status };
        let status: Vec<Status> = self.status.iter().map(kept).collect();
        let setup = Setup {
            demand: &self.demand,
            sites: &self.sites,
            minutes: &self.minutes,
            status: &status,
            aim: Aim::LeastMean,
            number: number..=number,
            conditions: &[],
            need: None,
            effort: Effort::default(),
        };
        let plan = setup.plan().map_err(|error| refused(&error, context))?;
        for at in plan.open {
            self.status[at as usize] = Status::Today;
        }
        let assumed = (number as usize).saturating_sub(known);
        self.notes.push(Text::new(
            format!("{assumed} av {number} kontor är antagna: de som ger kortast medeltid vid sidan av de {known} kända. De är inte det verkliga nätet."),
            format!("{assumed} of {number} offices are assumed: those that give the least mean time beside the {known} known. They are not the real network."),
        ));
        Ok(())
    }

    /// The sites with an office today.
    pub fn today(&self) -> Vec<u32> {
        (0..).zip(&self.status).filter(|pair| *pair.1 != Status::Candidate).map(|pair| pair.0).collect()
    }
}

/// Why a network could not be filled.
fn refused(error: &PlanError, context: &Context) -> Failure {
    let sentences = match error {
        PlanError::Refused(reasons) => reasons.iter().map(|r| context.say(&r.sv, &r.en).to_owned()).collect(),
        _ => vec![context.say("Nätet kan inte fyllas.", "The network cannot be filled.").to_owned()],
    };
    Failure::Said { exit: Exit::Usage, sentences }
}

/// Offices of a table, or every reason against it.
pub fn read_offices(path: &std::path::Path, places: &Places, context: &Context) -> Result<Vec<Office>, Failure> {
    let bytes = std::fs::read(path).map_err(|error| unreadable(path, &error, context))?;
    segbar_workspace::table::read(&bytes, places).map_err(|reasons| {
        let say = |reason: &Text| format!("{}: {}", path.display(), context.say(&reason.sv, &reason.en));
        Failure::Said { exit: Exit::Refused, sentences: reasons.iter().map(say).collect() }
    })
}

/// The wanted columns of a table, in their order.
fn table(path: &std::path::Path, wanted: &[&str], context: &Context) -> Result<Vec<Vec<String>>, Failure> {
    let broken = |error: csv::Error| unreadable(path, &error, context);
    let mut reader = csv::ReaderBuilder::new().trim(csv::Trim::All).from_path(path).map_err(broken)?;
    let headers = reader.headers().map_err(broken)?.clone();
    let mut columns = Vec::new();
    for name in wanted {
        match headers.iter().position(|header| header.eq_ignore_ascii_case(name)) {
            Some(at) => columns.push(at),
            None => {
                let (file, all) = (path.display(), wanted.join(", "));
                let sentence = match context.language {
                    Language::Sv => format!("{file}: kolumnen '{name}' saknas; det behövs {all}."),
                    Language::En => format!("{file}: the column '{name}' is missing; needed are {all}."),
                };
                return Err(Failure::one(Exit::Refused, sentence));
            }
        }
    }
    let row =
        |record: csv::StringRecord| columns.iter().map(|&at| record.get(at).unwrap_or_default().to_owned()).collect();
    reader.records().map(|record| record.map(row).map_err(broken)).collect()
}

fn unreadable(path: &std::path::Path, error: &dyn std::fmt::Display, context: &Context) -> Failure {
    let file = path.display();
    let sentence = match context.language {
        Language::Sv => format!("{file} kan inte läsas ({error})."),
        Language::En => format!("{file} cannot be read ({error})."),
    };
    Failure::one(Exit::Refused, sentence)
}

fn of_localities(places: &Places) -> Demand {
    let of = &places.localities;
    let county = |l: &segbar_sources::localities::Locality| l.municipality.get(..2).map(str::to_owned);
    let codes: Vec<Option<String>> = of.iter().map(county).collect();
    let county = Grouping::of_codes("county", Text::new("Län", "County"), &codes, |code| Text::new(code, code));
    let size = |people: f64| match people {
        n if n < 1_000.0 => "1",
        n if n < 10_000.0 => "2",
        n if n < 100_000.0 => "3",
        _ => "4",
    };
    let sizes: Vec<Option<String>> = of.iter().map(|l| Some(size(l.people).to_owned())).collect();
    let name = |code: &str| match code {
        "1" => Text::new("färre än 1 000 invånare", "fewer than 1 000 people"),
        "2" => Text::new("1 000–9 999 invånare", "1 000–9 999 people"),
        "3" => Text::new("10 000–99 999 invånare", "10 000–99 999 people"),
        _ => Text::new("100 000 invånare eller fler", "100 000 people or more"),
    };
    Demand {
        ids: of.iter().map(|l| l.id.clone()).collect(),
        names: of.iter().map(|l| l.name.clone()).collect(),
        x: of.iter().map(|l| l.x).collect(),
        y: of.iter().map(|l| l.y).collect(),
        people: of.iter().map(|l| l.people).collect(),
        municipality: of.iter().map(|l| l.municipality.clone()).collect(),
        groupings: vec![
            county,
            Grouping::of_codes("size", Text::new("Ortens storlek", "Size of the locality"), &sizes, name),
        ],
    }
}

fn note_of_localities(places: &Places) -> Text {
    let (parts, people) = (places.localities.len(), places.localities.iter().map(|l| l.people).sum::<f64>());
    let without = places.seats.values().filter(|seat| !seat.locality).count();
    Text::new(
        format!(
            "Underlag: {} personer i {parts} delar av tätorter; boende utanför tätort är inte med. {without} \
             kommuner saknar egen tätortsdel och står med en punkt i sin yta.",
            shown(people, 0, Language::Sv)
        ),
        format!(
            "Demand: {} people in {parts} parts of localities; people outside localities are left out. {without} \
             municipalities have no part of a locality and stand with a point of their surface.",
            shown(people, 0, Language::En)
        ),
    )
}

fn note_of_minutes(minutes: &Minutes) -> Text {
    match &minutes.origin {
        Origin::File(file) => Text::new(format!("Restider: {file}."), format!("Minutes: {file}.")),
        Origin::Model(model) => {
            let speeds: Vec<String> = model.legs.iter().map(|(km, speed)| format!("{km}:{speed}")).collect();
            let (detour, start, speeds) = (model.detour, model.start, speeds.join(","));
            Text::new(
                format!(
                    "Restider: modell, fågelvägen × {detour}, {start} min vid start, fart {speeds} (km:km/h). Antaganden, inte mätningar."
                ),
                format!(
                    "Minutes: a model, straight line × {detour}, {start} min to start, speeds {speeds} (km:km/h). Assumptions, not measurements."
                ),
            )
        }
    }
}

fn seats_of(places: &Places) -> Vec<Site> {
    let site = |(code, seat): (&String, &segbar_sources::localities::Seat)| Site {
        id: code.clone(),
        name: seat.name.clone(),
        x: seat.x,
        y: seat.y,
        municipality: code.clone(),
        region: String::new(),
    };
    places.seats.iter().map(site).collect()
}

fn every_point(demand: &Demand) -> Vec<Site> {
    let site = |at: usize| Site {
        id: demand.ids[at].clone(),
        name: demand.names[at].clone(),
        x: demand.x[at],
        y: demand.y[at],
        municipality: demand.municipality[at].clone(),
        region: String::new(),
    };
    (0..demand.len()).map(site).collect()
}

/// The municipality of the nearest demand point.
fn nearest(demand: &Demand, x: f64, y: f64) -> String {
    let way = |at: usize| (demand.x[at] - x).hypot(demand.y[at] - y);
    let at = (0..demand.len()).min_by(|a, b| way(*a).total_cmp(&way(*b)));
    at.map_or_else(String::new, |at| demand.municipality[at].clone())
}
