//! Reasons against an input: where it is, and what is wrong, as a sentence that the sender of the file can act on.
//!
//! A problem is a value, not a text, so that it is said in both languages and tests can look at it.

use segbar_domain::Language;
use std::fmt::Write;

/// Where in a file. What is not known is absent.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Place {
    /// File name as the user gave it.
    pub file: String,
    /// Sheet of a workbook, layer of a GeoPackage, member of an archive.
    pub sheet: Option<String>,
    /// Row, counted from 1 as spreadsheets do.
    pub row: Option<u64>,
    /// Column: its letters in a spreadsheet, its name elsewhere.
    pub column: Option<String>,
}

/// One reason against an input.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Reason {
    /// Where.
    pub place: Place,
    /// What.
    pub problem: Problem,
}

impl Place {
    /// A whole file.
    pub fn file(file: impl Into<String>) -> Self {
        Place { file: file.into(), ..Place::default() }
    }

    /// The same with a sheet, layer or member.
    pub fn sheet(mut self, sheet: impl Into<String>) -> Self {
        self.sheet = Some(sheet.into());
        self
    }

    /// The same with a row counted from 1.
    pub fn row(mut self, row: u64) -> Self {
        self.row = Some(row);
        self
    }

    /// The same with a column.
    pub fn column(mut self, column: impl Into<String>) -> Self {
        self.column = Some(column.into());
        self
    }

    /// Column letters of a spreadsheet for a column counted from 0: A, B, …, Z, AA.
    pub fn letters(mut index: usize) -> String {
        let mut letters = Vec::new();
        loop {
            letters.push(b'A' + (index % 26) as u8);
            if index < 26 {
                break;
            }
            index = index / 26 - 1;
        }
        letters.reverse();
        String::from_utf8(letters).unwrap_or_default()
    }

    fn describe(&self, language: Language) -> String {
        let (sheet, row, column) = match language {
            Language::Sv => ("blad", "rad", "kolumn"),
            Language::En => ("sheet", "row", "column"),
        };
        let mut out = self.file.clone();
        if let Some(value) = &self.sheet {
            let _ = write!(out, ", {sheet} {value}");
        }
        if let Some(value) = self.row {
            let _ = write!(out, ", {row} {value}");
        }
        if let Some(value) = &self.column {
            let _ = write!(out, ", {column} {value}");
        }
        out
    }
}

impl Problem {
    /// The problem at a place.
    pub fn at(self, place: Place) -> Reason {
        Reason { place, problem: self }
    }
}

impl Reason {
    /// The whole sentence in one language: place, colon, what is wrong and what to do.
    pub fn sentence(&self, language: Language) -> String {
        let problem = self.problem.sentence(language);
        if self.place.file.is_empty() { problem } else { format!("{}: {problem}", self.place.describe(language)) }
    }
}

/// The sentences: one variant per kind of problem, with what differs from case to case. The macro keeps each
/// problem's Swedish and English beside its name.
macro_rules! problems {
    ($( $(#[$doc:meta])* $name:ident { $($field:ident : $type:ty),* } sv $sv:literal en $en:literal )*) => {
        /// What can be wrong with an input.
        #[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Problem {
            $( $(#[$doc])* $name { $(#[doc = concat!("See the sentence: ", stringify!($field), ".")] $field: $type),* }, )*
        }

        impl Problem {
            /// The sentence in one language, without the place.
            pub fn sentence(&self, language: Language) -> String {
                match (self, language) {
                    $( (Problem::$name { $($field),* }, Language::Sv) => { $(let _ = $field;)* format!($sv) }
                       (Problem::$name { $($field),* }, Language::En) => { $(let _ = $field;)* format!($en) } )*
                }
            }
        }
    };
}

problems! {
    /// The file cannot be opened or read.
    Unreadable { error: String }
        sv "Filen kan inte läsas ({error}). Kontrollera att den finns och att du har behörighet."
        en "The file cannot be read ({error}). Check that it exists and that you may read it."
    /// The file has no bytes.
    Empty {}
        sv "Filen är tom. Ladda ner den igen."
        en "The file is empty. Download it again."
    /// The content is nothing that segbar knows.
    Unknown { expected: String }
        sv "Innehållet känns inte igen. segbar läser {expected}."
        en "The content is not recognised. segbar reads {expected}."
    /// The file is of a known format but broken.
    Broken { format: String, error: String }
        sv "Filen ser ut att vara {format} men är trasig ({error}). Ladda ner den igen."
        en "The file looks like {format} but is broken ({error}). Download it again."
    /// The file, or what it unpacks to, is larger than allowed.
    TooLarge { what: String, limit: String }
        sv "{what} är större än gränsen {limit}. Filen läses inte."
        en "{what} is larger than the limit of {limit}. The file is not read."
    /// The file describes a table without holding its values.
    MetadataOnly {}
        sv "Filen beskriver en tabell men har inga värden. Hämta tabellens data i stället för dess metadata."
        en "The file describes a table but has no values. Fetch the table's data instead of its metadata."
    /// The same bytes were read from another file.
    SameFile { other: String }
        sv "Filen har samma innehåll som {other}. Den läses en gång."
        en "The file has the same content as {other}. It is read once."
    /// The file is a table, but none of the catalogue's.
    UnknownTable { title: String }
        sv "Tabellen '{title}' finns inte i indikatorkatalogen. `segbar list sources --tables` visar vilka som läses."
        en "The table '{title}' is not in the indicator catalogue. `segbar list sources --tables` shows those that are read."
    /// A header row or column is not understood.
    UnknownHeader { found: String, expected: String }
        sv "Rubriken '{found}' känns inte igen. Här väntades {expected}."
        en "The header '{found}' is not recognised. Expected here: {expected}."
    /// A dimension of the table is absent.
    MissingDimension { dimension: String }
        sv "Tabellen saknar {dimension}. Välj den när tabellen exporteras."
        en "The table lacks {dimension}. Select it when the table is exported."
    /// The text is no code of an area.
    NotACode { text: String }
        sv "'{text}' är ingen områdeskod. En kod är till exempel 0180 (kommun), 0180R001 (RegSO) eller 0180C1010 (DeSO)."
        en "'{text}' is not an area code. A code is for instance 0180 (municipality), 0180R001 (RegSO) or 0180C1010 (DeSO)."
    /// The code does not exist in the vintage.
    UnknownCode { code: String, vintage: String }
        sv "Koden {code} finns inte i {vintage}."
        en "The code {code} does not exist in {vintage}."
    /// The name does not exist in the vintage.
    UnknownName { name: String, vintage: String }
        sv "Namnet '{name}' finns inte i {vintage}."
        en "The name '{name}' does not exist in {vintage}."
    /// The name means several areas.
    AmbiguousName { name: String, vintage: String }
        sv "Namnet '{name}' kan avse flera områden i {vintage}. Använd koden."
        en "The name '{name}' can mean several areas in {vintage}. Use the code."
    /// The code belongs to another vintage than the year needs.
    WrongVintage { code: String, vintage: String, period: String }
        sv "Koden {code} hör till {vintage}, som inte har statistik för {period}."
        en "The code {code} belongs to {vintage}, which has no statistics for {period}."
    /// The same cell twice.
    Duplicate { what: String }
        sv "{what} förekommer mer än en gång."
        en "{what} occurs more than once."
    /// A cell that should hold a number.
    NotANumber { text: String }
        sv "'{text}' är inget tal. Här ska stå ett tal, eller något av SCB:s tecken .. . -"
        en "'{text}' is not a number. A number, or one of SCB's signs .. . - should stand here."
    /// A count below zero or with decimals.
    NotACount { value: String }
        sv "{value} är inget antal. Ett antal är ett heltal som är noll eller större."
        en "{value} is not a count. A count is a whole number, zero or greater."
    /// A share outside 0–100.
    NotAShare { value: String }
        sv "{value} är ingen andel. En andel ligger mellan 0 och 100 procent."
        en "{value} is not a share. A share lies between 0 and 100 per cent."
    /// A class outside 1–5.
    NotAClass { value: String }
        sv "{value} är ingen områdestyp. Typerna är 1, 2, 3, 4 och 5."
        en "{value} is not an area type. The types are 1, 2, 3, 4 and 5."
    /// A year that is none.
    NotAYear { text: String }
        sv "'{text}' är inget år."
        en "'{text}' is not a year."
    /// Two files disagree.
    Conflict { what: String, first: String, other: String }
        sv "{what} är {first} här men {other} i en annan fil med samma uppdateringsdatum. Ta bort den ena filen."
        en "{what} is {first} here but {other} in another file with the same update stamp. Remove one of the files."
    /// A DeSO, RegSO or municipality does not nest.
    NotNested { code: String, parent: String }
        sv "{code} ligger inte i {parent}."
        en "{code} does not lie in {parent}."
    /// No coordinate reference system is stated and it cannot be told.
    UnknownCrs { hint: String }
        sv "Koordinatsystemet är inte angivet och kan inte avgöras ({hint}). Ange EPSG:3006 eller EPSG:4326 i filen."
        en "The coordinate system is not stated and cannot be told ({hint}). State EPSG:3006 or EPSG:4326 in the file."
    /// A reference system that is not supported.
    UnsupportedCrs { crs: String }
        sv "Koordinatsystemet {crs} stöds inte. Använd SWEREF 99 TM (EPSG:3006), SWEREF 99 lokalt, RT 90, WGS 84 eller UTM 33N."
        en "The coordinate system {crs} is not supported. Use SWEREF 99 TM (EPSG:3006), local SWEREF 99, RT 90, WGS 84 or UTM 33N."
    /// Coordinates contradict the stated system.
    CoordinatesOutside { crs: String, x: String, y: String }
        sv "Punkten ({x}, {y}) ligger inte i Sverige om koordinaterna är {crs}. Filen har troligen ett annat koordinatsystem eller omkastade axlar."
        en "The point ({x}, {y}) is not in Sweden if the coordinates are {crs}. The file probably has another coordinate system or swapped axes."
    /// Borders of one area that cross, touch or run back along each other.
    PolygonCrosses { area: String, x: String, y: String }
        sv "Gränsen för {area} korsar eller rör vid sig själv i punkten ({x}, {y}). Rätta den i ett kartprogram, till exempel med 'Korrigera geometrier' i QGIS."
        en "The border of {area} crosses or touches itself at the point ({x}, {y}). Correct it in a map program, for instance with 'Fix geometries' in QGIS."
    /// A hole outside its polygon.
    HoleOutside { area: String, x: String, y: String }
        sv "Ytan för {area} har ett hål som inte ligger inuti den, vid punkten ({x}, {y}). Rätta den i ett kartprogram, till exempel med 'Korrigera geometrier' i QGIS."
        en "The polygon of {area} has a hole that is not inside it, at the point ({x}, {y}). Correct it in a map program, for instance with 'Fix geometries' in QGIS."
    /// Parts of an area that lie on each other.
    PartsOverlap { area: String, x: String, y: String }
        sv "Delar av {area} ligger på varandra vid punkten ({x}, {y}). Rätta ytan i ett kartprogram, till exempel med 'Korrigera geometrier' i QGIS."
        en "Parts of {area} lie on each other at the point ({x}, {y}). Correct the polygon in a map program, for instance with 'Fix geometries' in QGIS."
    /// A ring that is a point or a line.
    TooFewCorners { area: String }
        sv "Ytan för {area} har en kant med färre än tre hörn. Rätta den i ett kartprogram, till exempel med 'Korrigera geometrier' i QGIS."
        en "The polygon of {area} has a ring with fewer than three corners. Correct it in a map program, for instance with 'Fix geometries' in QGIS."
    /// A feature without geometry, or not a polygon.
    NotAPolygon { area: String, found: String }
        sv "{area} har {found} där en yta väntades."
        en "{area} has {found} where a polygon was expected."
    /// A layer in which no attribute tells the areas.
    NoAreaAttribute { found: String }
        sv "Inget attribut säger vilka områden ytorna är. Filen har {found}; det behövs till exempel desokod, regsokod, KnKod, LnKod eller NAMN och KATEGORI."
        en "No attribute tells which areas the polygons are. The file has {found}; needed is for instance desokod, regsokod, KnKod, LnKod, or NAMN and KATEGORI."
    /// Cells of a grid, which are no areas of statistics here.
    GridCells { count: String }
        sv "Lagret har {count} rutor utan befolkning. De används inte: segbar räknar på områden, inte på rutnät."
        en "The layer has {count} grid cells without population. They are not used: segbar works on areas, not on grids."
    /// A layer without features.
    EmptyLayer {}
        sv "Lagret har inga ytor. Exportera det igen."
        en "The layer has no features. Export it again."
    /// A class that is none of the police's.
    UnknownPoliceClass { found: String }
        sv "'{found}' är ingen av polisens klasser. De är utsatt område, riskområde och särskilt utsatt område."
        en "'{found}' is none of the police's classes. They are utsatt område, riskområde and särskilt utsatt område."
    /// An edition (vintage) cannot be told.
    UnknownVintage { level: String, hint: String }
        sv "Det går inte att avgöra vilken utgåva av {level} filen gäller ({hint})."
        en "The edition of {level} in the file cannot be told ({hint})."
    /// A part sums to more than its whole.
    PartOverWhole { part: String, whole: String, area: String }
        sv "{part} är större än {whole} i {area}."
        en "{part} is larger than {whole} in {area}."
    /// An area set needed first.
    NoKey { vintage: String }
        sv "Områdena i {vintage} är okända. Importera SCB:s nyckelfil (koppling) tillsammans med tabellerna."
        en "The areas of {vintage} are unknown. Import SCB's key file (koppling) together with the tables."
    /// Nothing to publish.
    NothingToPublish {}
        sv "Inget i underlaget kan publiceras: det behövs minst en tabell eller en områdesindelning."
        en "Nothing in the input can be published: at least a table or a set of areas is needed."
    /// Real and fictional data would be mixed.
    FictionalMix {}
        sv "Uppgifter om det påhittade demolandet (län 31–51) blandas aldrig med riktiga: välj en annan mapp med --data eller börja om med --replace."
        en "Figures of the fictional demo country (counties 31–51) are never mixed with real ones: choose another folder with --data or start over with --replace."
    /// An internal inconsistency found in the final check.
    Inconsistent { what: String }
        sv "Underlaget hänger inte ihop: {what}."
        en "The input is inconsistent: {what}."
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reason_says_where_and_what_in_both_languages() {
        let reason = Problem::NotANumber { text: "tolv".into() }
            .at(Place::file("a.xlsx").sheet("Blad1").row(7).column(Place::letters(1)));
        assert_eq!(
            reason.sentence(Language::Sv),
            "a.xlsx, blad Blad1, rad 7, kolumn B: 'tolv' är inget tal. Här ska stå ett tal, eller något av SCB:s tecken .. . -"
        );
        assert!(
            reason.sentence(Language::En).starts_with("a.xlsx, sheet Blad1, row 7, column B: 'tolv' is not a number")
        );
    }

    #[test]
    fn column_letters_are_those_of_a_spreadsheet() {
        assert_eq!([0, 25, 26, 27, 701, 702].map(Place::letters), ["A", "Z", "AA", "AB", "ZZ", "AAA"]);
    }
}
