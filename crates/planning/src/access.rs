//! How long do people have to their nearest office?

use crate::demand::Demand;
use crate::minutes::Minutes;

/// The nearest open office of each demand point, and its minutes.
#[derive(Clone, Debug, PartialEq)]
pub struct Access {
    /// Minutes to the nearest open office; ∞ where none can be reached.
    pub minutes: Vec<f32>,
    /// Position of that office among the sites; nothing where none can be reached. Of equals the first.
    pub nearest: Vec<Option<u32>>,
}

/// How people reach: of a group, or of all.
#[derive(Clone, Debug, PartialEq)]
pub struct Reach {
    /// All people of the group.
    pub people: f64,
    /// People whose way takes at most each band's minutes (inclusive), in the order of the bands.
    pub within: Vec<f64>,
    /// People who can reach no office at all.
    pub without: f64,
    /// Mean minutes of those who can reach one, weighted by people; nothing where there are none.
    pub mean: Option<f64>,
    /// Half of those who can reach one have at most so many minutes.
    pub median: Option<f64>,
    /// The longest way of anybody who can reach one.
    pub worst: Option<f64>,
}

impl Access {
    /// With these sites open. Costs one pass over the open columns: demand points × open sites.
    pub fn new(minutes: &Minutes, demand: usize, open: &[u32]) -> Self {
        let mut access = Self { minutes: Vec::with_capacity(demand), nearest: Vec::with_capacity(demand) };
        for i in 0..demand {
            let row = minutes.row(i);
            let (mut best, mut at) = (f32::INFINITY, None);
            for &site in open {
                let value = row[site as usize];
                if value < best {
                    (best, at) = (value, Some(site));
                }
            }
            access.minutes.push(best);
            access.nearest.push(at);
        }
        access
    }

    /// How the people of the demand points that `counted` picks reach.
    pub fn reach(&self, demand: &Demand, bands: &[f64], counted: impl Fn(usize) -> bool) -> Reach {
        let mut those: Vec<(f64, f64)> = (0..demand.len())
            .filter(|&i| counted(i) && demand.people[i] > 0.0)
            .map(|i| (f64::from(self.minutes[i]), demand.people[i]))
            .collect();
        those.sort_by(|a, b| a.0.total_cmp(&b.0));
        let people = those.iter().map(|pair| pair.1).sum();
        let within = bands.iter().map(|band| those.iter().filter(|pair| pair.0 <= *band).map(|pair| pair.1).sum());
        let within = within.collect();
        let without = those.iter().filter(|pair| pair.0.is_infinite()).map(|pair| pair.1).sum();
        those.retain(|pair| pair.0.is_finite());
        let reached: f64 = those.iter().map(|pair| pair.1).sum();
        let mean = (reached > 0.0).then(|| those.iter().map(|pair| pair.0 * pair.1).sum::<f64>() / reached);
        let mut passed = 0.0;
        let median = those.iter().find(|pair| {
            passed += pair.1;
            passed >= reached / 2.0
        });
        Reach {
            people,
            within,
            without,
            mean,
            median: median.map(|pair| pair.0),
            worst: those.last().map(|pair| pair.0),
        }
    }

    /// The people of each site's catchment: those who have it nearest.
    pub fn catchments(&self, demand: &Demand, sites: usize) -> Vec<f64> {
        let mut people = vec![0.0; sites];
        for (nearest, count) in self.nearest.iter().zip(&demand.people) {
            if let Some(site) = nearest {
                people[*site as usize] += count;
            }
        }
        people
    }
}
