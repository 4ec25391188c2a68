//! Which edition of DeSO or RegSO a layer shows. Never silently: either the layer says it, or a note says why.

use super::raw::RawLayer;
use crate::registry::Registry;
use segbar_dataset::{Problem, Reason};
use segbar_domain::{AreaCode, Level, Text, Vintage};

/// The editions of a level, the oldest first.
fn editions(level: Level) -> [Vintage; 2] {
    match level {
        Level::Deso => [Vintage::deso_2018(), Vintage::deso_2025()],
        _ => [Vintage::regso_2020(), Vintage::regso_2025()],
    }
}

/// The edition of a layer of DeSO or RegSO with these codes, and what has to be said about it.
///
/// In this order: an attribute `version` or `referensdatum` with the year of an edition; the year in the name of the
/// layer or file; and for DeSO the one edition that has all the codes. RegSO kept every code from 2020 to 2025, so
/// that codes tell nothing there.
///
/// # Errors
/// [`Problem::UnknownVintage`].
pub(super) fn of(
    layer: &RawLayer,
    level: Level,
    codes: &[AreaCode],
    registry: &Registry,
) -> Result<(Vintage, Option<Text>), Reason> {
    let editions = editions(level);
    let year_in = |text: &str| {
        let named = |vintage: &&Vintage| has_number(text, vintage.edition());
        let mut found = editions.iter().filter(named);
        // Both years in one name ("2018 till 2025") tell nothing.
        found.next().filter(|_| found.next().is_none())
    };
    for attribute in ["version", "referensdatum"] {
        let mut stated: Vec<&Vintage> =
            layer.features.iter().filter_map(|feature| year_in(feature.get(attribute)?)).collect();
        stated.dedup();
        if let [one] = stated.as_slice() {
            return Ok(((*one).clone(), None));
        }
    }
    if let Some(named) = year_in(&layer.name).or_else(|| year_in(&layer.file)) {
        return Ok((named.clone(), None));
    }
    let hint = editions.each_ref().map(ToString::to_string).join(", ");
    let unknown = || Problem::UnknownVintage { level: level.name().sv, hint: hint.clone() }.at(layer.place.clone());
    if level != Level::Deso {
        return Err(unknown());
    }
    let fits: Vec<&Vintage> = editions
        .iter()
        .filter(|vintage| registry.is_complete(vintage))
        .filter(|vintage| codes.iter().all(|code| registry.contains(vintage, code.as_str())))
        .collect();
    match fits.as_slice() {
        [one] => Ok((
            (*one).clone(),
            Some(Text::new(
                format!("Utgåvan är inte angiven i filen. Alla koder finns i {one}, som ytorna därför räknas till."),
                format!("The file does not state the edition. All codes exist in {one}, so the shapes count as that."),
            )),
        )),
        _ => Err(unknown()),
    }
}

/// Whether the number stands in the text, not as a part of a longer number.
pub(crate) fn has_number(text: &str, number: &str) -> bool {
    text.split(|c: char| !c.is_ascii_digit()).any(|digits| digits == number)
        // A date without signs, 20250101.
        || text.split(|c: char| !c.is_ascii_digit()).any(|digits| digits.len() == 8 && digits.starts_with(number))
}
