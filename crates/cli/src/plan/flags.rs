//! The flags of `segbar plan` as a brief.

use super::regions::divisions;
use super::rules::{self, understood};
use super::travel::TravelFlags;
use crate::context::Context;
use crate::exit::{Exit, Failure};
use segbar_domain::Language;
use segbar_questions::network::Brief;
use segbar_questions::network::brief::{AimBrief, Ask, Bands, Candidates, ConditionBrief};
use std::path::{Path, PathBuf};

/// What a question stands on, what is asked and under which conditions. A brief from a file holds where no flag says otherwise.
#[derive(Debug, Default, clap::Args)]
pub struct Flags {
    /// A brief (JSON) with everything the question stands on; flags beside it take precedence
    #[arg(long, value_name = "FILE")]
    brief: Option<PathBuf>,
    /// Level of the demand points: deso or regso [default: the finest with people and borders]
    #[arg(long)]
    level: Option<String>,
    /// Year of the people [default: the latest]
    #[arg(long, value_name = "YEAR")]
    period: Option<String>,
    /// Layer of localities with people as demand, instead of the snapshot's areas
    #[arg(long, value_name = "FILE", requires = "municipalities")]
    pub localities: Option<PathBuf>,
    /// Layer of municipalities, to place localities in
    #[arg(long, value_name = "FILE", requires = "localities")]
    pub municipalities: Option<PathBuf>,
    /// Table of offices (CSV), instead of those of the workspace
    #[arg(long, value_name = "FILE")]
    pub offices: Option<PathBuf>,
    /// Offices that are open on this day, instead of those without a day of closing
    #[arg(long, value_name = "DATE")]
    as_of: Option<jiff::civil::Date>,
    /// Offices assumed until there are so many: those that give the least mean time beside the known
    #[arg(long, value_name = "NUMBER")]
    fill: Option<u32>,
    /// No offices today: everything is to be chosen
    #[arg(long, conflicts_with = "offices")]
    from_nothing: bool,
    /// Where offices could be opened: municipalities (their seats) [default], demand (every demand point) or none
    #[arg(long, value_parser = ["municipalities", "demand", "none"])]
    candidates: Option<String>,
    /// Table (CSV) of kommun_code and fa_region [default: the 60 of 2015], and of other divisions, each in a column named by it; may be given several times
    #[arg(long, value_name = "FILE")]
    regions: Vec<PathBuf>,
    #[command(flatten)]
    pub travel: TravelFlags,
    /// How the need of a person weighs: INDICATOR:STRENGTH, low:INDICATOR:STRENGTH, share:INDICATOR, or area_type=1:2,2:1.5
    #[arg(long, value_name = "RULE")]
    need: Option<String>,
    /// People that an office can take for each full-time employee; others take as many as after a colon: 4000:30000
    #[arg(long, value_name = "PEOPLE")]
    capacity: Option<String>,
    /// What is made best: least_mean [default], least_worst, most (people within --minutes-most) or fewest (offices for all within it)
    #[arg(long, value_parser = ["least_mean", "least_worst", "most", "fewest"])]
    aim: Option<String>,
    /// Minutes of the aims most and fewest, inclusive [default: 30]
    #[arg(long, value_name = "MINUTES")]
    minutes_most: Option<f64>,
    /// Instead of a number: exactly so many of today's offices close and none opens, with the least loss
    #[arg(long, value_name = "NUMBER", conflicts_with_all = ["best_to_add", "best_moves", "number"])]
    least_loss: Option<u32>,
    /// Instead of a number: all of today's offices stay, and so many open beside them
    #[arg(long, value_name = "NUMBER", conflicts_with_all = ["best_moves", "number"])]
    best_to_add: Option<u32>,
    /// Instead of a number: as many offices as today, of which at most so many are somewhere else
    #[arg(long, value_name = "NUMBER", conflicts_with = "number")]
    best_moves: Option<u32>,
    /// How many offices: 113, or 110..115 [default: as many as today]
    #[arg(long, value_name = "NUMBER")]
    number: Option<String>,
    /// Office that stays, by id or name; may be given several times
    #[arg(long, value_name = "OFFICE")]
    keep: Vec<String>,
    /// All offices of today stay
    #[arg(long)]
    keep_all: bool,
    /// Office that closes, by id or name; may be given several times
    #[arg(long, value_name = "OFFICE")]
    close: Vec<String>,
    /// Candidate that opens, by id or name; may be given several times
    #[arg(long, value_name = "SITE")]
    open: Vec<String>,
    /// Site at which nothing changes, by id or name; may be given several times
    #[arg(long, value_name = "SITE")]
    lock: Vec<String>,
    /// Site that is not to be chosen, by id or name; may be given several times
    #[arg(long, value_name = "SITE")]
    without: Vec<String>,
    /// At least one office in every FA-region
    #[arg(long)]
    one_per_region: bool,
    /// At least one office in every county
    #[arg(long)]
    one_per_county: bool,
    /// At least one office in every group of a division: region, county, municipality, or a column of --regions; may be given several times
    #[arg(long, value_name = "DIVISION")]
    one_per: Vec<String>,
    /// No municipality that has an office today is left without one
    #[arg(long)]
    stay_in_municipalities: bool,
    /// At least so many of today's offices stay
    #[arg(long, value_name = "NUMBER")]
    stay_at_least: Option<u32>,
    /// At most so many minutes for groups: area_type=1,2:30 or all:60; may be given several times
    #[arg(long, value_name = "RULE")]
    at_most: Vec<String>,
    /// At most a share of groups has a way longer by more than so many minutes: area_type=1,2:2%:15
    #[arg(long, value_name = "RULE")]
    lose_at_most: Vec<String>,
    /// No two offices closer than so many kilometres
    #[arg(long, value_name = "KM")]
    apart: Option<f64>,
    /// The network costs at most so many kronor: most:rent[:opening[:closing]], rent for sites whose rent is not known
    #[arg(long, value_name = "KRONOR")]
    budget: Option<String>,
    /// Bands of minutes, inclusive [default: 10,20,30,45,60]
    #[arg(long, value_delimiter = ',')]
    bands: Vec<f64>,
    /// Stop at an answer at most so many per cent from the best possible [default: 0]
    #[arg(long, value_name = "PERCENT")]
    gap: Option<f64>,
    /// How much is tried: rounds of the bound over the whole [default: 4000]
    #[arg(long, value_name = "ROUNDS")]
    effort: Option<u32>,
}

impl Flags {
    /// The brief that these flags say, on that of the file where there is one.
    pub fn brief(&self, context: &Context) -> Result<Brief, Failure> {
        let mut brief = match &self.brief {
            Some(path) => read_brief(path, context)?,
            None => Brief::default(),
        };
        let mut wrong = Vec::new();
        self.ground(&mut brief, &mut wrong, context)?;
        self.aim(&mut brief, &mut wrong);
        self.conditions(&mut brief, &mut wrong);
        let lists = [
            (&self.keep, &mut brief.keep),
            (&self.close, &mut brief.close),
            (&self.open, &mut brief.add),
            (&self.lock, &mut brief.lock),
            (&self.without, &mut brief.without),
        ];
        lists.into_iter().for_each(|(said, list)| list.extend(said.iter().cloned()));
        brief.keep_all |= self.keep_all;
        if wrong.is_empty() {
            return Ok(brief);
        }
        let say = |what: &String| match context.language {
            Language::Sv => format!("'{what}' går inte att förstå. Se `segbar plan --help`."),
            Language::En => format!("'{what}' cannot be understood. See `segbar plan --help`."),
        };
        Err(Failure::Said { exit: Exit::Usage, sentences: wrong.iter().map(say).collect() })
    }

    /// Whether the flags or a brief say where candidates are.
    pub fn says_candidates(&self) -> bool {
        self.candidates.is_some() || self.brief.is_some()
    }

    fn ground(&self, brief: &mut Brief, wrong: &mut Vec<String>, context: &Context) -> Result<(), Failure> {
        brief.demand.level = self.level.clone().or(brief.demand.level.take());
        brief.demand.period = self.period.clone().or(brief.demand.period.take());
        brief.demand.file = self.localities.as_deref().map(name).or(brief.demand.file.take());
        brief.offices.none |= self.from_nothing;
        brief.offices.as_of = self.as_of.or(brief.offices.as_of);
        brief.offices.fill = self.fill.or(brief.offices.fill);
        brief.offices.file = self.offices.as_deref().map(name).or(brief.offices.file.take());
        match self.candidates.as_deref() {
            Some("municipalities") => brief.candidates = Candidates::Municipalities,
            Some("demand") => brief.candidates = Candidates::Demand,
            Some(_) => brief.candidates = Candidates::None,
            None => {}
        }
        for path in &self.regions {
            for (id, table) in divisions(path, context)? {
                match id.as_str() {
                    "fa_region" => brief.regions = table,
                    _ => drop(brief.divisions.insert(id, table)),
                }
            }
        }
        self.travel.say(brief, wrong);
        if let Some(text) = &self.need {
            brief.need = understood(text, rules::need, wrong);
        }
        if let Some(text) = &self.capacity {
            brief.capacity = understood(text, rules::capacity, wrong);
        }
        if !self.bands.is_empty() {
            brief.bands = Bands(self.bands.clone());
        }
        Ok(())
    }

    fn aim(&self, brief: &mut Brief, wrong: &mut Vec<String>) {
        let minutes = self.minutes_most.unwrap_or(match brief.aim {
            AimBrief::MostWithin { minutes } | AimBrief::FewestWithin { minutes } => minutes,
            _ => 30.0,
        });
        brief.aim = match (self.aim.as_deref(), brief.aim) {
            (Some("least_mean"), _) => AimBrief::LeastMean,
            (Some("least_worst"), _) => AimBrief::LeastWorst,
            (Some("most"), _) | (None, AimBrief::MostWithin { .. }) => AimBrief::MostWithin { minutes },
            (Some(_), _) | (None, AimBrief::FewestWithin { .. }) => AimBrief::FewestWithin { minutes },
            (None, other) => other,
        };
        let asks = [
            self.least_loss.map(|offices| Ask::Close { offices }),
            self.best_to_add.map(|offices| Ask::Add { offices }),
            self.best_moves.map(|offices| Ask::Move { offices }),
            self.number.is_some().then_some(Ask::Best),
        ];
        brief.ask = asks.into_iter().flatten().next().unwrap_or(brief.ask);
        if let Some(text) = &self.number {
            brief.number = understood(text, rules::number, wrong);
        }
        brief.effort.gap_percent = self.gap.unwrap_or(brief.effort.gap_percent);
        brief.effort.rounds = self.effort.unwrap_or(brief.effort.rounds);
    }

    fn conditions(&self, brief: &mut Brief, wrong: &mut Vec<String>) {
        let flags = [
            (self.one_per_region, ConditionBrief::OnePerRegion),
            (self.one_per_county, ConditionBrief::OnePerCounty),
            (self.stay_in_municipalities, ConditionBrief::StayInMunicipalities),
        ];
        let mut said: Vec<ConditionBrief> = flags.into_iter().filter(|flag| flag.0).map(|flag| flag.1).collect();
        said.extend(self.one_per.iter().map(|division| ConditionBrief::OnePer { division: division.clone() }));
        said.extend(self.stay_at_least.map(|offices| ConditionBrief::StayAtLeast { offices }));
        said.extend(self.at_most.iter().filter_map(|text| understood(text, rules::at_most, wrong)));
        said.extend(self.lose_at_most.iter().filter_map(|text| understood(text, rules::lose, wrong)));
        said.extend(self.apart.map(|km| ConditionBrief::Apart { km }));
        said.extend(self.budget.iter().filter_map(|text| understood(text, rules::budget, wrong)));
        for condition in said {
            if !brief.conditions.contains(&condition) {
                brief.conditions.push(condition);
            }
        }
    }
}

fn read_brief(path: &Path, context: &Context) -> Result<Brief, Failure> {
    let refused = |error: &dyn std::fmt::Display| {
        let file = path.display();
        let sentence = match context.language {
            Language::Sv => format!("{file} är ingen fråga som går att läsa ({error})."),
            Language::En => format!("{file} is no brief that can be read ({error})."),
        };
        Failure::one(Exit::Refused, sentence)
    };
    let text = std::fs::read_to_string(path).map_err(|error| refused(&error))?;
    serde_json::from_str(&text).map_err(|error| refused(&error))
}

/// The name of a file as a brief has it: without the folders of the user's machine.
pub fn name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}
