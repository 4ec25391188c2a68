//! How long does the way take, when no route planner is at hand?

use segbar_domain::Text;

/// A model of travel time by car: the straight line, lengthened by a detour, driven leg by leg at speeds that rise with
/// the length of the way, plus the time to get started and to park.
///
/// minutes = start + Σ over legs of 60 · (part of the way in the leg, km) / (speed of the leg, km/h),
/// way = detour · straight line.
///
/// It knows no roads, lakes, ferries or queues, and is labelled as a model wherever its minutes are shown. Its settings
/// are assumptions, not measurements.
#[derive(Clone, Debug, PartialEq)]
pub struct TravelModel {
    /// Length of the way by the straight line, ≥ 1.
    pub detour: f64,
    /// Minutes that every way takes whatever its length, ≥ 0.
    pub start: f64,
    /// Legs: up to so many kilometres from the start, at so many kilometres an hour; the last goes on without end.
    pub legs: Vec<(f64, f64)>,
}

impl Default for TravelModel {
    /// Detour 1.3; 2 minutes to start and park; 30 km/h on the first 3 km, 55 up to 15 km, 80 beyond.
    fn default() -> Self {
        Self { detour: 1.3, start: 2.0, legs: vec![(3.0, 30.0), (15.0, 55.0), (f64::INFINITY, 80.0)] }
    }
}

/// A way to travel. Minutes by different ways are values of their own: they are never mixed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Mode {
    /// By car.
    Car,
    /// By public transport.
    PublicTransport,
    /// By cycle.
    Cycle,
    /// On foot.
    Walk,
}

impl Mode {
    /// All of them.
    pub const ALL: [Mode; 4] = [Mode::Car, Mode::PublicTransport, Mode::Cycle, Mode::Walk];

    /// The name in files and commands.
    pub fn id(self) -> &'static str {
        match self {
            Mode::Car => "car",
            Mode::PublicTransport => "public_transport",
            Mode::Cycle => "cycle",
            Mode::Walk => "walk",
        }
    }

    /// The way with this name; public transport is also called transit.
    pub fn of_id(id: &str) -> Option<Self> {
        let id = if id == "transit" { "public_transport" } else { id };
        Self::ALL.into_iter().find(|mode| mode.id() == id)
    }

    /// The name for people.
    pub fn name(self) -> Text {
        match self {
            Mode::Car => Text::new("bil", "car"),
            Mode::PublicTransport => Text::new("kollektivtrafik", "public transport"),
            Mode::Cycle => Text::new("cykel", "cycle"),
            Mode::Walk => Text::new("till fots", "on foot"),
        }
    }

    /// The assumed model, where no minutes are imported. That of public transport knows neither lines nor timetables: 12
    /// minutes to walk and wait, detour 1.4, 20 km/h up to 10 km, 50 beyond. Cycle: detour 1.25, 2 minutes, 16 km/h. On foot:
    /// detour 1.25, 5 km/h. Car: the [default](TravelModel::default).
    pub fn model(self) -> TravelModel {
        let model = |detour, start, legs: &[(f64, f64)]| TravelModel { detour, start, legs: legs.to_vec() };
        match self {
            Mode::Car => TravelModel::default(),
            Mode::PublicTransport => model(1.4, 12.0, &[(10.0, 20.0), (f64::INFINITY, 50.0)]),
            Mode::Cycle => model(1.25, 2.0, &[(f64::INFINITY, 16.0)]),
            Mode::Walk => model(1.25, 0.0, &[(f64::INFINITY, 5.0)]),
        }
    }
}

impl TravelModel {
    /// That the settings are possible.
    ///
    /// # Errors
    /// A sentence for each that is not.
    pub fn check(&self) -> Result<(), Vec<Text>> {
        let mut reasons = Vec::new();
        if !(self.detour >= 1.0 && self.detour <= 5.0) {
            let d = self.detour;
            reasons.push(Text::new(
                format!("omvägen {d} ska ligga mellan 1 och 5"),
                format!("the detour {d} must lie between 1 and 5"),
            ));
        }
        if !(self.start >= 0.0 && self.start <= 120.0) {
            let m = self.start;
            reasons.push(Text::new(
                format!("startens {m} minuter ska ligga mellan 0 och 120"),
                format!("the {m} minutes to start must lie between 0 and 120"),
            ));
        }
        let rising = self.legs.windows(2).all(|pair| pair[0].0 < pair[1].0);
        if self.legs.is_empty() || !rising || self.legs.last().is_some_and(|leg| leg.0 != f64::INFINITY) {
            reasons.push(Text::new(
                "sträckorna ska bli längre, och den sista (inf) sakna slut",
                "the legs must grow longer, and the last (inf) must go on without end",
            ));
        }
        if self.legs.iter().any(|leg| !(leg.1 >= 1.0 && leg.1 <= 300.0)) {
            reasons.push(Text::new("farter ska ligga mellan 1 och 300 km/h", "speeds must lie between 1 and 300 km/h"));
        }
        if reasons.is_empty() { Ok(()) } else { Err(reasons) }
    }

    /// Minutes for a straight line of so many metres.
    pub fn minutes(&self, metres: f64) -> f64 {
        let way = self.detour * metres / 1000.0;
        let (mut minutes, mut from) = (self.start, 0.0);
        for &(up_to, speed) in &self.legs {
            if way <= from {
                break;
            }
            minutes += 60.0 * (way.min(up_to) - from) / speed;
            from = up_to;
        }
        minutes
    }
}

#[cfg(test)]
mod tests {
    use super::{Mode, TravelModel};

    #[test]
    fn every_way_to_travel_has_a_possible_model_and_its_own_minutes() {
        // 4 km straight are 5 km of way on foot and by cycle: an hour, and 18.75 + 2 minutes.
        let minutes = Mode::ALL.map(|mode| mode.model().minutes(4_000.0));
        assert_eq!((minutes[3], minutes[2]), (60.0, 20.75));
        assert!(minutes[0] < minutes[2] && minutes[1] < minutes[3], "{minutes:?}");
        assert!(Mode::ALL.iter().all(|mode| mode.model().check().is_ok()));
    }

    #[test]
    fn twenty_kilometres_by_hand() {
        // 20 km straight are 26 km of way: 3 km at 30 = 6 min, 12 km at 55 = 13.09 min, 11 km at 80 = 8.25 min, 2 min.
        let minutes = TravelModel::default().minutes(20_000.0);
        assert!((minutes - (6.0 + 720.0 / 55.0 + 8.25 + 2.0)).abs() < 1e-12, "{minutes}");
        assert_eq!(TravelModel::default().minutes(0.0), 2.0);
    }

    #[test]
    fn a_longer_way_never_takes_less_time() {
        let model = TravelModel::default();
        let minutes: Vec<f64> = (0..2000).map(|hundred| model.minutes(f64::from(hundred) * 100.0)).collect();
        assert!(minutes.windows(2).all(|pair| pair[0] < pair[1]));
    }

    #[test]
    fn impossible_settings_are_refused_all_at_once() {
        let model = TravelModel { detour: 0.5, start: f64::NAN, legs: vec![(5.0, 0.0), (5.0, 50.0)] };
        assert_eq!(model.check().unwrap_err().len(), 4);
    }
}
