//! Why a measure has no value, in both languages. English is the measure's own sentence.

use crate::Bilingual;
use segbar_measures::MeasureError;

/// What a measure can need and lack, English and Swedish.
const NEEDS: &[(&str, &str)] = &[
    ("a group on either side", "en grupp på var sida"),
    ("one value for each parameter of the measure", "ett värde för varje inställning hos måttet"),
    ("the length of the borders between the areas", "längden på gränserna mellan områdena"),
    ("the order of the groups", "gruppernas ordning"),
    ("the perimeter of the areas", "områdenas omkrets"),
    ("the size of the areas", "områdenas yta"),
    ("where the areas are", "var områdena ligger"),
    ("which areas are neighbours", "vilka områden som är grannar"),
    ("which group stands against which", "vilken grupp som ställs mot vilken"),
];

/// Why a measure can be undefined, English and Swedish.
const UNDEFINED: &[(&str, &str)] = &[
    ("a group stands on both sides, or twice", "en grupp står på båda sidor, eller två gånger"),
    ("a local G needs three areas or more", "lokala G kräver minst tre områden"),
    ("an area stands twice among those chosen", "ett område förekommer två gånger bland de valda"),
    (
        "an area with more than 16 million people cannot be drawn anew",
        "ett område med fler än 16 miljoner personer kan inte dras på nytt",
    ),
    ("the two places do not have the same groups", "de två platserna har inte samma grupper"),
    (
        "areas dealt to the other place have no neighbourhood there; choose the counterfactual composition",
        "områden som läggs till den andra platsen har inget grannskap där; välj composition",
    ),
    (
        "the composition of another place is that of a group against others, which this measure does not look at",
        "en annan plats sammansättning gäller en grupp mot andra, och det ser måttet inte till",
    ),
    (
        "areas that are drawn twice or not at all have no neighbourhood; draw people instead, by a null model",
        "områden som dras två gånger eller inte alls har inget grannskap; dra personer i stället",
    ),
    (
        "areas that change places leave a measure that does not look at places as it is; choose another null model",
        "ett mått som inte ser till var områdena ligger ändras inte av att de byter plats; välj en annan jämförelse",
    ),
    ("fewer than two areas have a value above zero", "färre än två områden har ett värde över noll"),
    ("of no table that was drawn could the measure be taken", "måttet gick inte att beräkna för någon dragning"),
    (
        "the smallest and the largest areas that hold the group are of the same size",
        "de minsta och de största områden som rymmer gruppen är lika stora",
    ),
    (
        "the surroundings of the group hold no more people than an even spread",
        "gruppens omgivning rymmer inte fler personer än en jämn spridning",
    ),
    (
        "the values are too large for their fourth powers to be added up",
        "värdena är för stora för att deras fjärdepotenser ska kunna summeras",
    ),
    (
        "the values are too large for their squares to be added up",
        "värdena är för stora för att deras kvadrater ska kunna summeras",
    ),
    (
        "this measure gives a number per area, not one for all together",
        "måttet ger ett värde per område, inte ett för alla tillsammans",
    ),
];

/// How the measures say what a setting may be, English and Swedish; longer phrases before their parts.
const PHRASES: &[(&str, &str)] = &[
    ("less than the number of cuts, which is", "mindre än antalet snitt mellan grupperna, som är"),
    ("one less than there are areas", "ett mindre än antalet områden"),
    ("which all numbers alike have", "som alla lika sannolika tal har"),
    ("a finite number of metres greater than", "ett ändligt antal meter större än"),
    ("a finite number of people greater than", "ett ändligt antal personer större än"),
    ("greater than", "större än"),
    ("a number of metres between", "ett antal meter mellan"),
    ("a whole number from", "ett heltal från"),
    ("a probability from", "en sannolikhet från"),
    ("as the thresholds ascend", "eftersom trösklarna stiger"),
    ("for example", "till exempel"),
    ("and at most", "och högst"),
    ("per cent", "procent"),
    ("or more", "eller mer"),
    ("between ", "mellan "),
    ("from ", "från "),
    (" to ", " till "),
    (" and ", " och "),
];

/// The sentence in both languages, each with a capital letter and a full stop.
pub fn sentence(error: &MeasureError) -> Bilingual {
    Bilingual::new(whole(&swedish(error)), whole(&error.to_string()))
}

fn whole(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(|c| c.to_uppercase().to_string()).unwrap_or_default();
    format!("{first}{}.", letters.as_str())
}

fn of<'a>(known: &[(&str, &'static str)], text: &'a str) -> &'a str {
    known.iter().find(|(en, _)| *en == text).map_or(text, |(_, sv)| sv)
}

fn swedish(error: &MeasureError) -> String {
    match error {
        MeasureError::NoValues => "det finns inga värden".to_owned(),
        MeasureError::EmptyGroup => {
            "en grupp har inga medlemmar i något av områdena och är därför inte spridd på något sätt".to_owned()
        }
        MeasureError::OneArea => "det finns bara ett område med värden; det behövs minst två".to_owned(),
        MeasureError::NoSpread => "alla områden har samma värde".to_owned(),
        MeasureError::OneGroup => "det finns bara en grupp; det behövs minst två".to_owned(),
        MeasureError::NotGiven { what } => format!("för det här måttet behövs {}", of(NEEDS, what)),
        MeasureError::AllByChance => "områdena är så små att slumpen ensam ger fullständig åtskillnad".to_owned(),
        MeasureError::NotNested { .. } => {
            "ett område ligger i två större områden; i en hierarki ligger det i ett".to_owned()
        }
        MeasureError::MarginsOutOfReach => {
            "storleken på områden och grupper kan inte nås från den här tabellen, eftersom några celler är tomma"
                .to_owned()
        }
        MeasureError::NoSuchParameter { measure, name, known } => {
            format!("{measure} har inte inställningen '{name}'; det har {known}")
        }
        MeasureError::BadParameter { name, value, allowed } => {
            let allowed = PHRASES.iter().fold(allowed.clone(), |text, (en, sv)| text.replace(en, sv));
            format!("inställningen {name} är {value}; den ska vara {allowed}")
        }
        MeasureError::NoNeighbours => "inga två områden är grannar, så inget kan sägas om grannar".to_owned(),
        MeasureError::NotConnected { parts } => {
            format!("områdena faller i {parts} delar som ingen kedja av grannar förenar")
        }
        MeasureError::Undefined { why } => format!("måttet är inte definierat här: {}", of(UNDEFINED, why)),
        MeasureError::BadResolution { step } => {
            format!("avrundningssteget {step} är inte ett tal som är noll eller större")
        }
        // Of numbers that segbar itself hands over: only an error in the program could lead here.
        MeasureError::UnequalLengths { .. }
        | MeasureError::Negative { .. }
        | MeasureError::NotFinite { .. }
        | MeasureError::NotAShare { .. }
        | MeasureError::GroupAboveTotal { .. }
        | MeasureError::OutOfScale { .. }
        | MeasureError::NoSuchArea { .. }
        | MeasureError::NoSuchGroup { .. }
        | MeasureError::NotPositive { .. }
        | MeasureError::OwnNeighbour { .. }
        | MeasureError::NeighbourTwice { .. }
        | MeasureError::TooMany { .. } => format!("underlaget duger inte för måttet ({error})"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refusal_is_a_sentence_in_both_languages() {
        let said = sentence(&MeasureError::NotGiven { what: "where the areas are" });
        assert_eq!(said.sv, "För det här måttet behövs var områdena ligger.");
        assert_eq!(said.en, "Where the areas are must be given for this measure.");
        let said = sentence(&MeasureError::BadParameter { name: "b", value: 2.0, allowed: "between 0 and 1".into() });
        assert_eq!(said.sv, "Inställningen b är 2; den ska vara mellan 0 och 1.");
        let allowed = "a whole number from 1 to 9, one less than there are areas".into();
        let said = sentence(&MeasureError::BadParameter { name: "k", value: 20.0, allowed });
        assert_eq!(
            said.sv,
            "Inställningen k är 20; den ska vara ett heltal från 1 till 9, ett mindre än antalet områden."
        );
    }

    /// All `what: "…"` and `why: "…"` in the sources of the measures.
    fn reasons_in(folder: &std::path::Path, word: &str, found: &mut Vec<String>) {
        for entry in std::fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()) {
            if entry.is_dir() {
                reasons_in(&entry, word, found);
            } else if entry.extension().is_some_and(|e| e == "rs") {
                let text = std::fs::read_to_string(&entry).unwrap();
                found.extend(text.split(word).skip(1).filter_map(|rest| {
                    let (before, rest) = rest.split_once('"')?;
                    before.trim().is_empty().then(|| rest.split('"').next().unwrap().to_owned())
                }));
            }
        }
    }

    #[test]
    fn every_reason_of_the_measures_has_its_swedish() {
        let sources = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../measures/src");
        for (word, known) in [("what:", NEEDS), ("why:", UNDEFINED)] {
            let mut found = Vec::new();
            reasons_in(&sources, word, &mut found);
            assert!(found.len() >= known.len() / 2, "{word}");
            let lacking: Vec<_> = found.iter().filter(|t| known.iter().all(|(en, _)| en != t)).collect();
            assert!(lacking.is_empty(), "{lacking:?}");
        }
    }
}
