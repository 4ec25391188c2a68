//! Localities as demand: their people, what they are counted by, and the seats of municipalities.

use super::gazetteer::Places;
use crate::number::shown;
use segbar_domain::{Language, Text};
use segbar_planning::{Demand, Grouping, Site};
use segbar_questions::Bilingual;
use segbar_questions::network::GivenDemand;

/// The localities as demand, with the seats of their municipalities.
pub fn demand(places: &Places) -> GivenDemand {
    GivenDemand { demand: people(places), seats: seats(places), note: note(places) }
}

fn people(places: &Places) -> Demand {
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

fn note(places: &Places) -> Bilingual {
    let (parts, people) = (places.localities.len(), places.localities.iter().map(|l| l.people).sum::<f64>());
    let without = places.seats.values().filter(|seat| !seat.locality).count();
    Bilingual::new(
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

fn seats(places: &Places) -> Vec<Site> {
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
