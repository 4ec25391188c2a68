//! The words and codes of real exports of Statistikdatabasen lead to their components.

use segbar_domain::catalogue::SourceTable;
use segbar_domain::{Breakdown, Catalogue};

/// What an export says: title, reference code, content (the reference again where it has no contents dimension), and
/// dimension and value of some cells, with what they mean.
type Export = (&'static str, &'static str, &'static str, &'static [(&'static str, &'static str)], &'static str);

const EXPORTS: &[Export] = &[
    (
        "Antal hushåll efter region, år och hushållstyp",
        "000005F8",
        "000005F8",
        &[("hushållstyp", "sammanboende med barn")],
        "households[household_type=couple_with_children]",
    ),
    (
        "Folkmängden per region efter region, år, födelseregion och kön",
        "000005FB",
        "000005FB",
        &[("födelseregion", "övriga världen inkl. uppgift saknas"), ("kön", "totalt")],
        "population_by_birth_region[birth_region=world]",
    ),
    ("Folkmängden per region efter år, region och kön", "000005FC", "000005FC", &[("kön", "totalt")], "population"),
    (
        "Folkmängden per region efter region, år, utländsk/svensk bakgrund och kön",
        "000005FE",
        "000005FE",
        &[("utländsk/svensk bakgrund", "utländsk bakgrund"), ("kön", "totalt")],
        "population_by_background[background=foreign]",
    ),
    (
        "Folkmängden per region efter region, år, ålder och kön",
        "000005FF",
        "000005FF",
        &[("ålder", "0-4 år"), ("kön", "totalt")],
        "population[age=0-4]",
    ),
    (
        "Andel av befolkningen i inkomstklass efter region, tabellinnehåll, år, inkomstslag och kön",
        "000005FM",
        "Medianvärde, tkr",
        &[("inkomstslag", "nettoinkomst"), ("kön", "totalt")],
        "net_income_median",
    ),
    (
        "Antal personer efter region, år och hustyp",
        "000005LO",
        "000005LO",
        &[("hustyp", "totalt")],
        "persons_by_building",
    ),
    (
        "Befolkning 25-64 år efter region, år och utbildningsnivå",
        "000005MO",
        "000005MO",
        &[("utbildningsnivå", "eftergymnasial utbildning, mindre än 3 år")],
        "education_25_64[education=post_secondary_short]",
    ),
    (
        "Antal lägenheter efter region, år och upplåtelseform",
        "000006OC",
        "000006OC",
        &[("upplåtelseform", "bostadsrätt")],
        "dwellings[tenure=cooperative]",
    ),
    (
        "Låg resp. hög ekonomisk standard efter region, tabellinnehåll, år och ålder",
        "000006TA",
        "Låg ekonomisk standard, procent",
        &[("ålder", "totalt ålder")],
        "low_economic_standard_share",
    ),
    (
        "Arbetsmarknadsstatus. Årligt register efter region, tabellinnehåll, kön, ålder och år",
        "000007A8",
        "antal sysselsatta och arbetslösa (arbetskraften)",
        &[("kön", "totalt"), ("ålder", "16-64 år")],
        "labour_force_16_64",
    ),
    // A CSV export without a title row.
    ("", "000005QX", "000005QX", &[], "index_area_type"),
    // Answers of PxWebApi: codes instead of words.
    (
        "Folkmängden per region efter region, ålder, kön och år",
        "000007Y7",
        "Folkmängden per region",
        &[("Alder", "-4"), ("Kon", "1")],
        "population[age=0-4,sex=men]",
    ),
    (
        "Inkomststruktur nettoinkomst efter region, inkomstkomponent, kön, år och tabellinnehåll",
        "000008A4",
        "000008A4",
        &[("Inkomstkomponenter", "240"), ("Kon", "1+2")],
        "net_income_mean",
    ),
];

fn component(table: &SourceTable, content: &str, cell: &[(&str, &str)]) -> String {
    let mut breakdown = Breakdown::total();
    for (name, value) in cell {
        let dimension = table.dimension_named(name).unwrap_or_else(|| panic!("{}: no dimension '{name}'", table.id));
        let value = dimension.value_named(value).unwrap_or_else(|| panic!("{}: no value '{value}'", table.id));
        breakdown = breakdown.with(&dimension.id, value);
    }
    let (content, left) =
        table.destination(content, &breakdown).unwrap_or_else(|| panic!("{}: no content '{content}'", table.id));
    if left.is_total() { content.component.clone() } else { format!("{}[{left}]", content.component) }
}

#[test]
fn every_real_export_is_recognised_by_its_reference_and_its_cells_are_placed() {
    for (title, reference, content, cell, expected) in EXPORTS {
        let tables: Vec<_> =
            Catalogue::builtin().tables().iter().filter(|t| t.references.iter().any(|r| r == reference)).collect();
        assert_eq!(tables.len(), 1, "{reference} names {} tables", tables.len());
        assert_eq!(component(tables[0], content, cell), *expected, "{title}");
    }
}

#[test]
fn every_real_export_is_recognised_by_the_beginning_of_its_title() {
    for (title, reference, ..) in EXPORTS.iter().filter(|e| !e.0.is_empty()) {
        let lower = title.to_lowercase();
        let titled = |t: &&SourceTable| t.titles.iter().any(|start| lower.starts_with(&start.to_lowercase()));
        let tables: Vec<_> = Catalogue::builtin().tables().iter().filter(titled).collect();
        let known = tables.iter().any(|t| t.references.iter().any(|r| r == reference));
        assert!(known, "'{title}' leads to {:?}", tables.iter().map(|t| &t.id).collect::<Vec<_>>());
    }
}
