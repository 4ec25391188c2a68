//! What does a table of minutes from a routing engine say, and what is odd about it?

use serde::Deserialize;

use segbar_domain::Text;

use crate::demand::Demand;
use crate::minutes::Minutes;
use crate::site::Site;

/// From, to, minutes; nothing where the engine found no way. What [`Minutes::from_rows`] takes.
pub type Row = (String, String, Option<f64>);

/// Rows from the answer of a routing engine: the table service of OSRM (`durations`) or the matrix of Valhalla
/// (`sources_to_targets`, both its long and its concise form). Both give seconds; an empty value is a pair without a way.
/// `from` and `to` are the ids in the order in which the engine was asked, unless the answer carries lists of its own: `from` and
/// `to` beside the values, so that a part of a large table says which part it is.
///
/// # Errors
/// Every reason: no JSON, the engine's own refusal, another number of rows or columns than there are ids.
pub fn rows(text: &str, from: &[String], to: &[String]) -> Result<Vec<Row>, Vec<Text>> {
    let Table { from: own_from, to: own_to, seconds } = seconds(text).map_err(|reason| vec![reason])?;
    let (from, to) = (own_from.as_deref().unwrap_or(from), own_to.as_deref().unwrap_or(to));
    let mut reasons = Vec::new();
    let (count, wanted) = (seconds.len(), from.len());
    if count != wanted {
        reasons.push(Text::new(
            format!("svaret har {count} rader, men {wanted} utgångspunkter frågades"),
            format!("the answer has {count} rows, but {wanted} sources were asked for"),
        ));
    }
    for (at, row) in seconds.iter().enumerate().filter(|row| row.1.len() != to.len()).take(20) {
        let (number, count, wanted) = (at + 1, row.len(), to.len());
        reasons.push(Text::new(
            format!("rad {number} har {count} värden, men {wanted} mål frågades"),
            format!("row {number} has {count} values, but {wanted} targets were asked for"),
        ));
    }
    if !reasons.is_empty() {
        return Err(reasons);
    }
    let row = |(from, row): (&String, Vec<Option<f64>>)| {
        let pair = |(to, seconds): (&String, Option<f64>)| (from.clone(), to.clone(), seconds.map(|s| s / 60.0));
        to.iter().zip(row).map(pair).collect::<Vec<Row>>()
    };
    Ok(from.iter().zip(seconds).flat_map(row).collect())
}

#[derive(Deserialize)]
struct Answer {
    code: Option<String>,
    message: Option<String>,
    error: Option<String>,
    from: Option<Vec<String>>,
    to: Option<Vec<String>>,
    durations: Option<Vec<Vec<Option<f64>>>>,
    sources_to_targets: Option<Targets>,
}

struct Table {
    from: Option<Vec<String>>,
    to: Option<Vec<String>>,
    seconds: Vec<Vec<Option<f64>>>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Targets {
    Concise { durations: Vec<Vec<Option<f64>>> },
    Long(Vec<Vec<Pair>>),
}

#[derive(Deserialize)]
struct Pair {
    time: Option<f64>,
}

fn seconds(text: &str) -> Result<Table, Text> {
    let answer: Answer = serde_json::from_str(text).map_err(|error| {
        Text::new(
            format!("svaret är ingen tabell från OSRM eller Valhalla ({error})"),
            format!("the answer is no table of OSRM or Valhalla ({error})"),
        )
    })?;
    if let Some(said) = answer.error.or(answer.message).filter(|_| answer.code.as_deref() != Some("Ok")) {
        return Err(Text::new(format!("ruttmotorn säger nej: {said}"), format!("the routing engine refuses: {said}")));
    }
    let seconds = match (answer.durations, answer.sources_to_targets) {
        (Some(durations), _) | (None, Some(Targets::Concise { durations })) => durations,
        (None, Some(Targets::Long(rows))) => {
            rows.into_iter().map(|row| row.into_iter().map(|pair| pair.time).collect()).collect()
        }
        (None, None) => {
            return Err(Text::new(
                "svaret har varken durations (OSRM) eller sources_to_targets (Valhalla)",
                "the answer has neither durations (OSRM) nor sources_to_targets (Valhalla)",
            ));
        }
    };
    Ok(Table { from: answer.from, to: answer.to, seconds })
}

/// What is odd about a table, though it can be worked with.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Oddities {
    /// Pairs that take another time the other way: by more than a minute and more than a tenth of the shorter. Only ids that
    /// are both demand points and sites can be compared.
    pub asymmetric: usize,
    /// Of how many pairs.
    pub compared: usize,
    /// The pair that differs most: one id, the other, minutes there and back.
    pub most: Option<(String, String, f32, f32)>,
    /// People at demand points from which no site can be reached, and how many such points.
    pub cut_off: (f64, usize),
    /// Sites that nobody can reach.
    pub unreached: Vec<u32>,
    /// Parts of the country between which there is no way, if there is more than one with a site: the largest first.
    pub islands: Vec<Island>,
}

/// A part of the country that no way leads out of.
#[derive(Clone, Debug, PartialEq)]
pub struct Island {
    /// Its people.
    pub people: f64,
    /// Its demand points, by position.
    pub points: Vec<u32>,
    /// Its sites, by position.
    pub sites: Vec<u32>,
}

impl Oddities {
    /// What is odd about the table. Cost: its pairs.
    pub fn of(minutes: &Minutes, demand: &Demand, sites: &[Site]) -> Self {
        let mut odd = Self::default();
        odd.compare(minutes, demand, sites);
        odd.divide(minutes, demand, sites.len());
        odd
    }

    fn compare(&mut self, minutes: &Minutes, demand: &Demand, sites: &[Site]) {
        let at: std::collections::HashMap<&str, usize> =
            sites.iter().enumerate().map(|(at, site)| (site.id.as_str(), at)).collect();
        let both: Vec<(usize, usize)> =
            demand.ids.iter().enumerate().filter_map(|(i, id)| Some((i, *at.get(id.as_str())?))).collect();
        let mut greatest = 0.0;
        for (k, &(a, site_a)) in both.iter().enumerate() {
            for &(b, site_b) in &both[k + 1..] {
                let (there, back) = (minutes.row(a)[site_b], minutes.row(b)[site_a]);
                self.compared += 1;
                if there == back {
                    continue;
                }
                let more = (there - back).abs();
                if more > 1.0 && more > 0.1 * there.min(back) {
                    self.asymmetric += 1;
                    if more > greatest {
                        greatest = more;
                        self.most = Some((demand.ids[a].clone(), demand.ids[b].clone(), there, back));
                    }
                }
            }
        }
    }

    fn divide(&mut self, minutes: &Minutes, demand: &Demand, sites: usize) {
        // Sites that one demand point reaches belong together: each points to another of its part, the root to itself.
        let mut root: Vec<usize> = (0..sites).collect();
        fn find(root: &mut [usize], mut at: usize) -> usize {
            while root[at] != at {
                root[at] = root[root[at]];
                at = root[at];
            }
            at
        }
        let mut reached = vec![false; sites];
        let mut first = vec![None; demand.len()];
        for (i, first) in first.iter_mut().enumerate() {
            for (site, _) in minutes.row(i).iter().enumerate().filter(|pair| pair.1.is_finite()) {
                reached[site] = true;
                let (a, b) = (find(&mut root, *first.get_or_insert(site)), find(&mut root, site));
                root[a.max(b)] = a.min(b);
            }
            if first.is_none() {
                self.cut_off.0 += demand.people[i];
                self.cut_off.1 += 1;
            }
        }
        self.unreached = (0..sites as u32).filter(|&at| !reached[at as usize]).collect();
        let mut parts: std::collections::BTreeMap<usize, Island> = std::collections::BTreeMap::new();
        let mut part = |root: usize, add: &mut dyn FnMut(&mut Island)| {
            add(parts.entry(root).or_insert_with(|| Island { people: 0.0, points: vec![], sites: vec![] }));
        };
        for site in (0..sites).filter(|&site| reached[site]) {
            part(find(&mut root, site), &mut |island| island.sites.push(site as u32));
        }
        for (i, first) in first.iter().enumerate() {
            if let Some(site) = first {
                part(find(&mut root, *site), &mut |island| {
                    island.people += demand.people[i];
                    island.points.push(i as u32);
                });
            }
        }
        if parts.len() > 1 {
            self.islands = parts.into_values().collect();
            self.islands.sort_by(|a, b| b.people.total_cmp(&a.people).then_with(|| a.sites.cmp(&b.sites)));
        }
    }

    /// In words; nothing where nothing is odd.
    pub fn sentences(&self) -> Vec<Text> {
        let mut told = Vec::new();
        if let Some((a, b, there, back)) = &self.most {
            let (odd, all) = (self.asymmetric, self.compared);
            told.push(Text::new(
                format!("{odd} av {all} par tar olika lång tid åt de två hållen; mest skiljer {a} till {b}: {there:.1} och {back:.1} minuter"),
                format!("{odd} of {all} pairs take another time the other way; most from {a} to {b}: {there:.1} and {back:.1} minutes"),
            ));
        }
        let (people, points) = self.cut_off;
        if points > 0 {
            told.push(Text::new(
                format!("från {points} områden med {people:.0} invånare går det inte att nå någon plats"),
                format!("no site can be reached from {points} areas with {people:.0} people"),
            ));
        }
        if !self.unreached.is_empty() {
            let count = self.unreached.len();
            told.push(Text::new(format!("{count} platser kan ingen nå"), format!("nobody can reach {count} sites")));
        }
        if !self.islands.is_empty() {
            let count = self.islands.len();
            let outside: f64 = self.islands.iter().skip(1).map(|island| island.people).sum();
            told.push(Text::new(
                format!("landet faller i {count} delar utan väg emellan; {outside:.0} personer bor utanför den största"),
                format!("the country falls into {count} parts without a way between; {outside:.0} people live outside the largest"),
            ));
        }
        told
    }
}
