//! Tables of minutes, read; and the places that a routing engine is asked about, in their order.

use super::files::failure;
use crate::context::Context;
use crate::exit::{Exit, Failure, Outcome};
use crate::format::{Cell, Format, List};
use segbar_domain::Text;
use segbar_planning::matrix::rows;
use segbar_questions::Desk;
use segbar_questions::network::brief::{ModeBrief, OfficesBrief, Travel};
use segbar_questions::network::ground::MinutesRow;
use segbar_questions::network::{Brief, Given, GivenDemand, Ground};
use segbar_sources::InputFile;
use segbar_sources::minutes::{MinutesTable, read};
use segbar_workspace::Office;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// What tables are read against.
pub struct Places<'a> {
    pub brief: &'a Brief,
    pub desk: Option<&'a Desk>,
    pub demand: Option<&'a GivenDemand>,
    pub offices: &'a [Office],
}

impl Places<'_> {
    /// The demand points and sites of the brief, whatever the ways take.
    fn ground(&self, context: &Context) -> Result<Ground, Failure> {
        let brief = Brief {
            travel: Travel::default(),
            mode: ModeBrief::Car,
            beside: BTreeMap::new(),
            need: None,
            offices: OfficesBrief { fill: None, ..self.brief.offices.clone() },
            ..self.brief.clone()
        };
        let given = Given { offices: self.offices, demand: self.demand.cloned(), ..Given::default() };
        Ground::new(&brief, self.desk, given).map_err(|error| failure(&error, context))
    }

    /// The rows of each way to travel, from all its files; every reason against all files at once.
    pub fn read(
        &self,
        files: &BTreeMap<ModeBrief, Vec<PathBuf>>,
        context: &Context,
    ) -> Result<BTreeMap<ModeBrief, Vec<MinutesRow>>, Failure> {
        let (mut found, mut reasons) = (BTreeMap::new(), Vec::new());
        let mut order: Option<[Vec<String>; 2]> = None;
        for (mode, paths) in files {
            let all: &mut Vec<MinutesRow> = found.entry(*mode).or_default();
            for path in paths {
                let against =
                    |told: Vec<Text>| told.into_iter().map(|reason| in_file(path, &reason, context)).collect();
                let file = match InputFile::open(path) {
                    Ok(file) => file,
                    Err(reason) => {
                        reasons.push(reason.sentence(context.language));
                        continue;
                    }
                };
                let read = match read(&file) {
                    Ok(MinutesTable::Answer(text)) => {
                        if order.is_none() {
                            let ground = self.ground(context)?;
                            let sites = ground.sites.iter().map(|site| site.id.clone()).collect();
                            order = Some([ground.demand.ids, sites]);
                        }
                        let [from, to] = order.as_ref().map_or([&[][..]; 2], |[from, to]| [from, to]);
                        rows(&text, from, to)
                    }
                    Ok(MinutesTable::Rows(rows)) => Ok(rows),
                    Err(told) => Err(told),
                };
                match read {
                    Ok(rows) => all.extend(rows),
                    Err(told) => reasons.extend::<Vec<String>>(against(told)),
                }
            }
        }
        if reasons.is_empty() { Ok(found) } else { Err(Failure::Said { exit: Exit::Refused, sentences: reasons }) }
    }
}

fn in_file(path: &Path, reason: &Text, context: &Context) -> String {
    let file = path.display();
    let reason = reason.get(context.language);
    format!("{file}: {reason}{}", if reason.ends_with('.') { "" } else { "." })
}

/// Prints the demand points and then the sites, each in the order in which a routing engine is asked.
pub fn places(ground: &Ground, format: Format, context: &Context) -> Outcome {
    let mut list = List::of(&[
        ("role", "roll", "role"),
        ("id", "id", "id"),
        ("name", "namn", "name"),
        ("longitude", "longitud", "longitude"),
        ("latitude", "latitud", "latitude"),
    ]);
    let degrees = |value: Option<f64>| value.map_or(Cell::Empty, |value| Cell::Number(value, 6));
    let demand = &ground.demand;
    for at in 0..demand.len() {
        let place = segbar_geometry::crs::to_wgs84(geo_types::Coord { x: demand.x[at], y: demand.y[at] });
        list.row(vec![
            "from".into(),
            demand.ids[at].clone().into(),
            demand.names[at].clone().into(),
            degrees(place.map(|at| at.x)),
            degrees(place.map(|at| at.y)),
        ]);
    }
    for at in 0..ground.sites.len() as u32 {
        let site = ground.site(at);
        let (id, name) = (site.id.into(), site.name.into());
        list.row(vec!["to".into(), id, name, degrees(site.longitude), degrees(site.latitude)]);
    }
    list.print(format, context)
}
