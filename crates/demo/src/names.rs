//! Place names that sound Swedish and name no place: an odd first part and a usual last part.

use crate::random::Dice;
use segbar_domain::area::slug;
use std::collections::HashSet;

const FIRST: [&str; 84] = [
    "Bläs", "Brask", "Dim", "Drum", "Dvärg", "Fjun", "Flink", "Flår", "Fnas", "Fräs", "Glim", "Gnejs", "Grym", "Gräl",
    "Harv", "Hyll", "Hjäl", "Jurs", "Kladd", "Klöv", "Knott", "Kras", "Krus", "Kråm", "Kvist", "Kärv", "Lass", "Lurv",
    "Lyr", "Mjäl", "Mossel", "Murk", "Mygg", "Mård", "Nirk", "Nypon", "Nätt", "Orr", "Plog", "Plym", "Prust", "Pärl",
    "Rand", "Rusk", "Räv", "Rönt", "Sippel", "Skim", "Skrin", "Skvol", "Slån", "Snår", "Sorl", "Spjut", "Spräng",
    "Stam", "Strim", "Stråk", "Svirv", "Tindr", "Tjär", "Tofs", "Trast", "Trind", "Trol", "Tuv", "Töl", "Ugg", "Vass",
    "Vide", "Vimm", "Virv", "Vrist", "Vrå", "Ymn", "Yster", "Åmn", "Ånk", "Åter", "Äpp", "Ärn", "Öls", "Öppel", "Ört",
];

const PLACE: [&str; 32] = [
    "arp", "berga", "boda", "borg", "bro", "by", "ed", "fors", "hamn", "hammar", "heda", "holm", "inge", "köping",
    "lund", "lösa", "mo", "näs", "rum", "ryd", "sjö", "skog", "stad", "sund", "torp", "tuna", "vara", "vik", "åker",
    "älv", "ö", "ås",
];

const DISTRICT: [&str; 26] = [
    "allén", "backa", "backen", "bäcken", "dalen", "gården", "hagen", "heden", "hult", "höjden", "kullen", "lunden",
    "malmen", "näset", "parken", "rosen", "skogen", "slätt", "staden", "torget", "udden", "vallen", "vången", "viken",
    "ängen", "åsen",
];

/// Makes names, each once.
pub struct Names {
    dice: Dice,
    taken: HashSet<String>,
}

impl Names {
    /// The names of a seed and topic.
    pub fn new(seed: u64, topic: &str) -> Self {
        Names { dice: Dice::of(seed, topic), taken: HashSet::new() }
    }

    /// A town or village that has not been named before.
    pub fn place(&mut self) -> String {
        self.fresh(&PLACE)
    }

    /// A part of a town that has not been named before.
    pub fn district(&mut self) -> String {
        self.fresh(&DISTRICT)
    }

    fn fresh(&mut self, last: &[&str]) -> String {
        // There are about 2 000 of each kind. When chance finds no free one for long, a number makes it unique.
        for attempt in 0u32.. {
            let mut name = join(self.dice.pick(&FIRST), self.dice.pick(last));
            if attempt > 500 {
                name = format!("{name} {attempt}");
            }
            // Codes are made of names, so names that differ in å, ä and ö alone are the same.
            if self.taken.insert(slug(&name)) {
                return name;
            }
        }
        String::new()
    }
}

/// The two parts as one word, without a letter three times in a row.
fn join(first: &str, last: &str) -> String {
    let tail: Vec<char> = first.chars().rev().take(2).collect();
    let doubled = tail.len() == 2 && tail[0] == tail[1] && last.starts_with(tail[0]);
    let first = if doubled { &first[..first.len() - tail[0].len_utf8()] } else { first };
    format!("{first}{last}")
}

/// The name of a county after its seat: "Braskfors län", "Trindtunas län".
pub fn county(seat: &str) -> String {
    let genitive = if seat.ends_with(['s', 'x', 'z']) { "" } else { "s" };
    format!("{seat}{genitive} län")
}

/// The direction of a part of a municipality as seen from its main town.
pub fn direction(east: f64, north: f64) -> &'static str {
    const NAMES: [&str; 8] = ["östra", "nordöstra", "norra", "nordvästra", "västra", "sydvästra", "södra", "sydöstra"];
    let eighth = (north.atan2(east) / std::f64::consts::FRAC_PI_4).round() as i64;
    NAMES[eighth.rem_euclid(8) as usize]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_do_not_repeat_and_have_the_letters_of_swedish() {
        let mut names = Names::new(1, "test");
        let all: Vec<String> = (0..800).flat_map(|_| [names.place(), names.district()]).collect();
        assert_eq!(all.iter().collect::<HashSet<_>>().len(), all.len());
        for letter in ['å', 'ä', 'ö', 'é'] {
            assert!(all.iter().any(|n| n.contains(letter)), "{letter}");
        }
    }

    #[test]
    fn words_join_as_swedish_does() {
        assert_eq!(join("Hyll", "lund"), "Hyllund");
        assert_eq!(join("Trast", "torp"), "Trasttorp");
        assert_eq!(county("Braskfors"), "Braskfors län");
        assert_eq!(county("Trindtuna"), "Trindtunas län");
    }

    #[test]
    fn directions_are_those_of_the_compass() {
        assert_eq!(direction(0.0, 1.0), "norra");
        assert_eq!(direction(1.0, 0.0), "östra");
        assert_eq!(direction(-1.0, -1.0), "sydvästra");
    }
}
