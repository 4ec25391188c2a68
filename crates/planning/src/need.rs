//! How much does one person's need weigh?

use segbar_domain::Text;

use crate::demand::Demand;

/// A weight per person at each demand point, ≥ 0, and the rule that it follows.
///
/// Weights go into every aim through [`Setup::need`](crate::Setup), and into consequences through [`Need::applied`].
/// The worst minutes are those of anybody whose need is above 0: a way is not longer because the need is greater.
#[derive(Clone, Debug, PartialEq)]
pub struct Need {
    /// Weight of one person at each demand point.
    pub weights: Vec<f64>,
    /// The rule in words, with its numbers.
    pub rule: Text,
    /// People at demand points without a value, who weigh like the mean.
    pub without_value: f64,
    /// People whose weight the formula put below 0; it is 0 instead.
    pub cut_at_zero: f64,
}

/// Whether high or low values mean greater need.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Greater {
    /// High values: the share without work.
    High,
    /// Low values: the share of owners.
    Low,
}

impl Need {
    /// From an indicator or an index with one value per demand point:
    ///
    /// weight = max(0, 1 + strength · z), z = ±(value − μ) / σ,
    ///
    /// μ and σ weighted by people over the points with a value, divisor the people. With strength 0.5, someone who lives one
    /// standard deviation above the mean counts as one and a half. As long as nothing is cut at 0 the mean weight is 1, so
    /// that all need adds up to all people. Points without a value weigh 1.
    ///
    /// # Errors
    /// Every reason against the numbers.
    pub fn of_indicator(
        demand: &Demand,
        name: &Text,
        values: &[Option<f64>],
        greater: Greater,
        strength: f64,
    ) -> Result<Self, Vec<Text>> {
        let mut reasons = one_each(demand, values.len());
        if !(strength.is_finite() && strength >= 0.0) {
            reasons.push(Text::new(
                format!("styrkan {strength} ska vara ett tal ≥ 0"),
                format!("the strength {strength} must be a number ≥ 0"),
            ));
        }
        if values.iter().flatten().any(|value| !value.is_finite()) {
            reasons.push(Text::new("värden ska vara ändliga tal", "values must be finite numbers"));
        }
        if !reasons.is_empty() {
            return Err(reasons);
        }
        let known = || demand.people.iter().zip(values).filter_map(|(people, value)| Some((*people, (*value)?)));
        let people: f64 = known().map(|pair| pair.0).sum();
        let mean = known().map(|pair| pair.0 * pair.1).sum::<f64>() / people;
        let spread = (known().map(|pair| pair.0 * (pair.1 - mean).powi(2)).sum::<f64>() / people).sqrt();
        if !(people > 0.0 && spread > 1e-12 * mean.abs()) {
            let (sv, en) = (&name.sv, &name.en);
            return Err(vec![Text::new(
                format!("{sv} är lika överallt där det bor människor och kan inte väga behov"),
                format!("{en} is the same wherever people live and cannot weigh need"),
            )]);
        }
        let sign = if greater == Greater::High { strength } else { -strength };
        let weight = |value: &Option<f64>| value.map_or(1.0, |value| 1.0 + sign * (value - mean) / spread);
        let raw: Vec<f64> = values.iter().map(weight).collect();
        let people_where = |those: &dyn Fn(usize) -> bool| {
            (0..demand.len()).filter(|&i| those(i)).map(|i| demand.people[i]).sum::<f64>()
        };
        let rule = Text::new(
            format!(
                "en person väger 1 {} {strength} för varje standardavvikelse som {} ligger över medelvärdet {mean:.4} (standardavvikelse {spread:.4})",
                if greater == Greater::High { "+" } else { "−" },
                name.sv
            ),
            format!(
                "a person weighs 1 {} {strength} for each standard deviation that {} lies above the mean {mean:.4} (standard deviation {spread:.4})",
                if greater == Greater::High { "+" } else { "−" },
                name.en
            ),
        );
        Ok(Self {
            without_value: people_where(&|i| values[i].is_none()),
            cut_at_zero: people_where(&|i| raw[i] < 0.0),
            weights: raw.into_iter().map(|weight| weight.max(0.0)).collect(),
            rule,
        })
    }

    /// From a table of weights for the groups of a division, such as area types: `("1", 2.0), ("2", 1.5)`. Groups that are
    /// not named, and points in no group, weigh 1.
    ///
    /// # Errors
    /// Every reason against the table: a division or group that does not exist, a weight that is no number ≥ 0, a group
    /// named twice.
    pub fn of_groups(demand: &Demand, grouping: &str, table: &[(String, f64)]) -> Result<Self, Vec<Text>> {
        let Some(found) = demand.grouping(grouping) else { return Err(vec![demand.no_grouping(grouping)]) };
        let mut reasons = Vec::new();
        let mut weight_of = vec![None; found.groups.len()];
        for (code, weight) in table {
            if !(weight.is_finite() && *weight >= 0.0) {
                reasons.push(Text::new(
                    format!("vikten {weight} för grupp {code} ska vara ett tal ≥ 0"),
                    format!("the weight {weight} of group {code} must be a number ≥ 0"),
                ));
            }
            match found.position(code) {
                None => reasons.push(Text::new(
                    format!("{grouping} har ingen grupp {code}"),
                    format!("{grouping} has no group {code}"),
                )),
                Some(at) if weight_of[at as usize].replace(*weight).is_some() => reasons
                    .push(Text::new(format!("grupp {code} har två vikter"), format!("group {code} has two weights"))),
                Some(_) => {}
            }
        }
        if !reasons.is_empty() {
            return Err(reasons);
        }
        let of = |group: &Option<u16>| group.and_then(|at| weight_of[at as usize]).unwrap_or(1.0);
        let without = (0..demand.len()).filter(|&i| found.of[i].is_none()).map(|i| demand.people[i]).sum();
        let list: Vec<String> = table.iter().map(|(code, weight)| format!("{code}: {weight}")).collect();
        let list = list.join(", ");
        Ok(Self {
            weights: found.of.iter().map(of).collect(),
            rule: Text::new(
                format!("en person väger efter {grouping} ({list}), annars 1"),
                format!("a person weighs by {grouping} ({list}), otherwise 1"),
            ),
            without_value: without,
            cut_at_zero: 0.0,
        })
    }

    /// The people of one group only: the share of each point's people that belongs to it, 0 … 1. All need is then the
    /// number of people in the group. Points without a share weigh the mean share by people.
    ///
    /// # Errors
    /// Every reason against the shares.
    pub fn of_share(demand: &Demand, name: &Text, shares: &[Option<f64>]) -> Result<Self, Vec<Text>> {
        let mut reasons = one_each(demand, shares.len());
        if shares.iter().flatten().any(|share| !(0.0..=1.0).contains(share)) {
            reasons.push(Text::new("andelar ska ligga mellan 0 och 1", "shares must lie between 0 and 1"));
        }
        if !reasons.is_empty() {
            return Err(reasons);
        }
        let known = || demand.people.iter().zip(shares).filter_map(|(people, share)| Some((*people, (*share)?)));
        let people: f64 = known().map(|pair| pair.0).sum();
        let members: f64 = known().map(|pair| pair.0 * pair.1).sum();
        if members <= 0.0 {
            let (sv, en) = (&name.sv, &name.en);
            return Err(vec![Text::new(
                format!("ingen i underlaget hör till gruppen {sv}"),
                format!("nobody in the demand belongs to the group {en}"),
            )]);
        }
        let mean = members / people;
        let (sv, en) = (&name.sv, &name.en);
        Ok(Self {
            weights: shares.iter().map(|share| share.unwrap_or(mean)).collect(),
            rule: Text::new(format!("bara {sv} räknas"), format!("only {en} are counted")),
            without_value: demand.people.iter().zip(shares).filter(|pair| pair.1.is_none()).map(|pair| pair.0).sum(),
            cut_at_zero: 0.0,
        })
    }

    /// The demand with people × weight in the place of people: what is told of it then counts need, not heads.
    pub fn applied(&self, demand: &Demand) -> Demand {
        let people = demand.people.iter().zip(&self.weights).map(|pair| pair.0 * pair.1).collect();
        Demand { people, ..demand.clone() }
    }
}

fn one_each(demand: &Demand, count: usize) -> Vec<Text> {
    let points = demand.len();
    if count == points {
        return Vec::new();
    }
    vec![Text::new(
        format!("{count} värden för {points} områden; det ska vara ett för varje"),
        format!("{count} values for {points} areas; there must be one for each"),
    )]
}
