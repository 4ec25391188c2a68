//! Help in Swedish. The English words stand beside what they explain; a test sees to it that every one has its Swedish here.

use clap::Command;

const HEADING: &str = "{about-with-newline}\nAnvändning: {usage}\n\n{all-args}{after-help}";

/// What a command does: command, one line, text after the list of options.
const COMMANDS: &[(&str, &str, &str)] = &[
    (
        "segbar",
        "Segregationsbarometer för Sveriges småområden: läs in statistik, fråga, visa, exportera",
        "\
Exempel:
  segbar demo && segbar serve
  segbar import scb-filer/ granser/ polisen/
  segbar values population --level regso --period 2022 --within 0380 --format csv
  segbar types --vintage RegSO_2020 --period 2022 --variant open

Slutkoder: 0 klart, 1 fel i segbar, 2 kommandot går inte att förstå, 3 underlaget avvisades, 4 finns inte, \
5 inget är publicerat, 6 läsning eller skrivning misslyckades.",
    ),
    (
        "import",
        "Läs in filer till en ny ögonblicksbild; är något fel publiceras inget",
        "\
Exempel:
  segbar import scb-filer/ granser/ polisen/
  segbar import deso-befolkning.xlsx --data min-mapp
  segbar import allt/ --replace

Läser exporter ur SCB:s Statistikdatabasen (xlsx, csv, PxWeb-JSON, JSON-stat, px), SCB:s nyckelfiler, gränser \
(GeoPackage, Shapefile, GeoJSON, GeoParquet) och polisens listor, och känner igen dem på innehållet. Det som \
tidigare importer läste ligger kvar, om inte --replace anges. Allt som är fel sägs på en gång, och det som var \
i tjänst ligger kvar tills det nya är helt.",
    ),
    (
        "sync",
        "Hämta SCB:s och polisens öppna källor till en ny ögonblicksbild; frågar bara efter det som är nytt",
        "\
Exempel:
  segbar sync --plan
  segbar sync
  segbar sync --only TAB6586,RegSO_2025
  segbar sync --sources sources.toml

Håller sig till de frågor och celler som varje källa tillåter, och kan stoppas när som helst: det som är besvarat ligger \
på disken och frågas inte en gång till. Adresser, proxyer och polisens filer står i sources.toml i datamappen, eller i \
filen efter --sources; docs/live.md beskriver den.",
    ),
    (
        "demo",
        "Gör ett påhittat land av Sveriges storlek och statistiska form, att prova allt på",
        "\
Exempel:
  segbar demo && segbar serve
  segbar demo --seed 12 --data annat-land

Ingen plats och ingen siffra i det är verklig, och varje sida och export säger det. Samma frö ger samma land.",
    ),
    (
        "serve",
        "Visa sidan och HTTP-API:et tills programmet stoppas",
        "\
Exempel:
  segbar serve
  segbar serve --host 0.0.0.0 --port 80
  segbar serve --port 0
  segbar serve --embed https://www.kommun.se,https://*.region.se
  segbar serve --operator 'Provstads kommun' --contact tillganglighet@provstad.example
  segbar serve --desk

Skriver ut adressen. En ny import visas utan omstart. Med SEGBAR_LOG=debug loggas varje fråga till standard fel. \
Ut mot internet: sätt en omvänd proxy med TLS framför.",
    ),
    (
        "list",
        "Vad som finns: områden, indikatorer, år, källor, ögonblicksbilder",
        "\
Exempel:
  segbar list areas --vintage RegSO_2020 --within 0380
  segbar list indicators --level deso
  segbar list sources --format json
  segbar list sources --tables",
    ),
    (
        "values",
        "En indikators värden, en rad per område",
        "\
Exempel:
  segbar values population --level regso --vintage RegSO_2020 --period 2022 --format csv
  segbar values unemployed --level deso --period 2022 --within 0380
  segbar values population --level municipality --period 2022 --breakdown age=0-4

CSV och JSON har kolumnerna area, name, value och missing; värdena är inte avrundade, och ett tomt värde har sitt \
skäl i missing.",
    ),
    (
        "types",
        "Områdestyperna 1–5 ett år, med medelvärde, standardavvikelse och gränser",
        "\
Exempel:
  segbar types --vintage RegSO_2020 --period 2022
  segbar types --level deso --period 2022 --variant open --format json

JSON har mean, sd, n, cuts (μ − σ, μ, μ + σ, μ + 2σ), counts för typerna 1–5 och områdena med kod och typ.",
    ),
    (
        "composition",
        "Antal RegSO och personer av varje områdestyp i riket, ett län eller en kommun",
        "\
Exempel:
  segbar composition 00 --period 2022
  segbar composition 0380 --period 2022 --variant open --format json",
    ),
    (
        "profile",
        "Ett område: var det ligger, dess typer, dess indikatorer bredvid rikets, polisens områden som berör det",
        "\
Exempel:
  segbar profile 0380
  segbar profile 0380R001 --vintage RegSO_2020 --format json
  segbar profile gottsunda --vintage Police_2023",
    ),
    (
        "measure",
        "Segregation: ett mått på hur åtskilda grupper bor, för vilket område och år som helst",
        "\
Exempel:
  segbar measure list
  segbar measure show dissimilarity
  segbar measure groups
  segbar measure dissimilarity --groups income_quartiles --group q1 --against q4 --within 0380 --year 2022
  segbar measure information_theory --groups birth_region --each municipality --year 2022 --format csv
  segbar measure isolation --groups background --group foreign --within 01 --year all
  segbar measure dissimilarity --groups background --group foreign --within 0380 --test systematic --interval bootstrap
  segbar measure difference dissimilarity --groups background --group foreign --between 0380 1480 --year 2022
  segbar measure pattern dissimilarity --groups background --group foreign --between 0380 1480 --year 2022
  segbar measure change --groups tenure --between-years 2012 2022 --within 0380
  segbar measure levels --groups income_quartiles --year 2022
  segbar measure scales --groups birth_region --within 0380 --year 2022

JSON är som i HTTP-API:et. CSV och JSON är inte avrundade. Ett värde utelämnas där mer än 1 % av befolkningen bor i \
delområden utan uppgift; missing säger varför det saknas.",
    ),
    (
        "police",
        "En utgåva av polisens lista över utsatta områden. Polisens bedömning, inte statistik",
        "\
Exempel:
  segbar police
  segbar police Police_2023 --overlaps --format csv",
    ),
    (
        "offices",
        "Servicekontoren i arbetsytan: läs in en tabell, eller lista dem. Inget lämnar datorn",
        "\
Exempel:
  segbar offices list
  segbar offices import kontor.csv
  segbar offices import handelser.csv --localities mb_riks.zip --municipalities kommuner.zip

En tabell behöver name (eller office), och x och y (SWEREF 99 TM), lat och lon, town med kommun_code, eller kommun_code. \
Den kan ha id, kind, opened, closed, lease_end, notice_date, floor_area_m2, rent_sek_year, staff, visits_year, partners \
och aim; eller event och date. Tabellens kontor ersätter alla som fanns; en tabell med något fel ändrar inget.",
    ),
    (
        "leases",
        "Kontorens hyresavtal efter den dag då något måste avgöras: uppsägningen först",
        "\
Exempel:
  segbar leases
  segbar leases --from 2027-01-01 --to 2027-12-31 --by month
  segbar leases --calendar leases.ics

Ett avtals dag är den sista för uppsägning; är den inte känd eller har den passerat, avtalets slut.",
    ),
    (
        "plan",
        "Nätet av servicekontor: vilka kontor som är bäst för ett mål, och vad en ändring betyder för vem",
        "\
Exempel:
  segbar plan access --by county
  segbar plan site --number 110..115 --aim least_mean --stay-in-municipalities
  segbar plan site --minutes-most 30 --aim fewest
  segbar plan site --least-loss 35 --one-per-county
  segbar plan change --close demo-001 --by area_type
  segbar plan save fewer --candidates none --number 113
  segbar plan compare fewer other --by area_type
  segbar plan sheet demo-001
  segbar plan access --matrix car.parquet --matrix walk=walk.csv --by county
  segbar plan town --municipality 3101 --purpose trust --list Police_2023
  segbar plan mobile --home demo-001 --stops 8
  segbar plan catchments --method enhanced --by office

Svaret är en modell av vad man når, inget beslut: alla antas använda det närmaste kontoret, och utan --matrix är tiden \
fågelvägen gånger en omväg i antagna farter.",
    ),
    (
        "series",
        "En indikator för ett område över alla år, med brotten mellan dem; också omräknad till en indelnings gränser",
        "\
Exempel:
  segbar series 0380R001 population
  segbar series 0380R001 unemployed --bridge
  segbar series 0380R001 population --vintage RegSO_2020 --bridge --format csv

Varje år visas som det publicerades, på det årets gränser, och ett brott mellan två år nämns. Med --bridge visas åren från andra \
indelningar en gång till på gränserna i --vintage, som egna rader, med andelen av folkmängden som kommer från delade områden och \
det intervall som följer av det.",
    ),
    (
        "vintages",
        "Vad som skiljer två indelningar av områdena på en nivå",
        "\
Exempel:
  segbar vintages RegSO_2020 RegSO_2025
  segbar vintages DeSO_2018 DeSO_2025 --format csv

Visar de områden som inte är oförändrade: changed (samma kod, nya gränser), renamed (nytt namn), removed (försvunna) och added \
(nya). Kolumnen people säger var folkmängden i det äldre området finns, efter folkmängden i dess delar; surface i kolumnen method \
märker de områden där bara ytan är känd.",
    ),
    (
        "check",
        "Granska en ögonblicksbild innan den publiceras: fullständighet, summor, hopp, typer",
        "\
Exempel:
  segbar check
  segbar check ny.gpkg --format json
  segbar check current --strict

En ögonblicksbild anges med sitt id, de första siffrorna i det, sökvägen till en fil, eller ordet current. Kommandot slutar med 0 \
när inget talar emot att publicera, med 3 när det finns fel, och med --strict också när det finns något att se efter. Reglerna står \
i docs/methods/checks.md.",
    ),
    (
        "diff",
        "Vad som skiljer två ögonblicksbilder: områden, indikatorer, värden, typer, källor",
        "\
Exempel:
  segbar diff 3f9a current
  segbar diff old.gpkg new.gpkg --format json

En ögonblicksbild anges med sitt id, de första siffrorna i det, sökvägen till en fil, eller ordet current. \
`segbar list snapshots` visar dem som finns i datamappen.",
    ),
    (
        "export",
        "Skriv valda kolumner till en fil: CSV i lång form, eller GeoPackage med gränser och värden",
        "\
Exempel:
  segbar export csv --out arbetslosa.csv --indicator unemployed --level regso
  segbar export csv --out - --indicator population --level county --breakdown all
  segbar export gpkg --out regso.gpkg --vintage RegSO_2020 --indicator area_type --period 2022
  segbar export gpkg --out allt.gpkg

En GeoPackage utan vidare val är en kopia av ögonblicksbilden. CSV-filens kolumner är indicator, vintage, period, \
breakdown, area, name, value, missing, low, high och provenance; en fil med påhittade värden börjar med en \
kommentarsrad (#).",
    ),
];

/// What a word means: command (empty for every command), word, text.
const WORDS: &[(&str, &str, &str)] = &[
    ("", "data", "Datamapp [standard: segbar-data, eller SEGBAR_DATA]"),
    ("", "lang", "Språk, sv eller en; annars det i SEGBAR_LANG, LC_ALL eller LANG, och svenska om inget säger något"),
    ("", "help", "Visa hjälp"),
    ("", "version", "Visa version"),
    (
        "",
        "level",
        "Områdesnivå: nation, county, municipality, regso, deso (eller riket, län, kommun). Ensam betyder nivån den indelning som gällde det året",
    ),
    ("", "vintage", "Områdesindelning, till exempel RegSO_2020"),
    ("", "within", "Bara områden inom området med den här koden, till exempel 03 eller 0380"),
    ("", "period", "År"),
    ("", "variant", "published: de publicerade typerna [standard]; open: de som beräknas här ur öppna delar"),
    ("", "format", "Hur listan skrivs: table [standard], csv eller json"),
    ("", "indicator", "Indikator, se `segbar list indicators`"),
    ("", "breakdown", "Del av befolkningen: dimension=värde, flera med komma emellan, eller total [standard]"),
    ("import", "paths", "Filer och mappar"),
    ("import", "replace", "Glöm det som tidigare importer läste och börja om"),
    ("sync", "plan", "Säg frågor, celler, byte och tid, och hämta inga data"),
    ("sync", "sources", "Fil med adresser och proxyer; annars sources.toml i datamappen, om den finns"),
    ("sync", "only", "Bara de här tabellerna, lagren eller filerna"),
    ("sync", "again", "Hämta även det som ligger på disken och är oförändrat: för gränser vars namn har ändrats"),
    ("sync", "format", "Hur planen skrivs: table [standard], csv eller json"),
    ("demo", "seed", "Frö som landet växer ur, ett heltal"),
    (
        "demo",
        "force",
        "Gör det även om datamappen har riktiga uppgifter; deras ögonblicksbild finns kvar men är inte längre i tjänst",
    ),
    ("serve", "port", "Port; 0 tar en ledig [standard: 8400]"),
    ("serve", "host", "Adress att lyssna på; 0.0.0.0 för alla [standard: 127.0.0.1]"),
    (
        "serve",
        "embed",
        "Vem som får visa ett kort från sidan i en egen sida: everyone (alla), nobody (ingen) eller ursprung med komma emellan \
         [standard: everyone]",
    ),
    ("serve", "desk", "Visa också planeringsbordet: sidan och API:et för egna kontor, bara för den egna datorn"),
    (
        "serve",
        "desk_behind_login",
        "Visa planeringsbordet för dem som en proxy på den här adressen har släppt in; den frågar vilka de är och för Host vidare",
    ),
    ("serve", "operator", "Vem som driver installationen; namnges i sidans tillgänglighetsredogörelse"),
    ("serve", "contact", "Hur man når dem: en e-postadress, adressen till en sida eller ord"),
    (
        "list",
        "what",
        "Vad: areas (områden), indicators (indikatorer), periods (år), sources (källor) eller snapshots (ögonblicksbilder)",
    ),
    ("list", "tables", "Med sources: tabellerna som segbar läser, i stället för filerna som har lästs"),
    ("composition", "code", "Områdets kod: 00, 03, 0380"),
    ("profile", "code", "Områdets kod"),
    ("profile", "vintage", "Områdesindelning; utan den den nyaste fullständiga som har koden"),
    ("profile", "format", "Hur svaret skrivs: table [standard] eller json, som i HTTP-API:et"),
    (
        "measure",
        "what",
        "Ett mått, eller: list (alla mått), show (ett mått), groups (gruppindelningar), difference, pattern, change, levels, scales",
    ),
    ("measure", "of", "Måttet, med show, difference och pattern"),
    ("measure", "groups", "Gruppindelning, se `segbar measure groups`"),
    ("measure", "group", "Gruppen; flera med komma emellan räknas ihop"),
    ("measure", "against", "Gruppen eller grupperna som den ställs mot; annars alla övriga"),
    ("measure", "year", "År, första-sista, flera med komma emellan, eller all; annars det senaste"),
    ("measure", "within", "Helheten: kod eller namn på ett område; annars riket"),
    ("measure", "each", "Ett svar för varje område på en nivå: county (län), municipality (kommun), regso"),
    ("measure", "level", "Nivå på delområdena; annars den finaste som har grupperna"),
    ("measure", "vintage", "Delområdenas indelning, till exempel RegSO_2020"),
    ("measure", "settings", "En inställning av måttet: namn=värde; kan anges flera gånger"),
    ("measure", "interval", "Ett intervall bredvid värdet: bootstrap, rounding (avrundning) eller noise (brus)"),
    ("measure", "confidence", "Den andel av värdena som ett bootstrapintervall rymmer; annars 0.95"),
    (
        "measure",
        "test",
        "Ett test mot slumpen: systematic, evenness, areas (områden byter plats) eller persons (personer byter plats)",
    ),
    ("measure", "replicates", "Hur många värden som dras för intervall, test eller skillnad; annars 1000"),
    ("measure", "seed", "Frö till det som dras; samma frö ger samma värden"),
    ("measure", "between", "Med difference och pattern: två områden"),
    ("measure", "between_years", "Med difference, pattern och change: två år"),
    ("measure", "scheme", "Med difference: hur den bedöms: labels, composition eller bootstrap"),
    ("measure", "format", "Hur svaret skrivs: table [standard], csv eller json"),
    ("police", "edition", "Utgåva, till exempel Police_2023; annars den nyaste"),
    ("police", "overlaps", "Lista överlappen med statistikområden i stället för polisens områden"),
    ("offices", "what", "Vad som ska göras: list (kontor med plats, slag och hyresavtal) eller import (en tabell)"),
    ("offices", "file", "Med import: tabellen (CSV)"),
    ("offices", "localities", "Skikt med tätorter, att hitta orter i"),
    ("offices", "municipalities", "Skikt med kommuner, att hitta tätorter i"),
    ("leases", "from", "Bara avtal vars dag är denna eller senare"),
    ("leases", "to", "Bara avtal vars dag är denna eller tidigare"),
    ("leases", "today", "Se från denna dag [standard: dagens datum, UTC]"),
    ("leases", "by", "Grupperade efter quarter (kvartal) [standard] eller month (månad)"),
    ("leases", "calendar", "Skriv en kalender (iCalendar); - för standard ut"),
    (
        "plan",
        "what",
        "Vad som ska göras: access (hur långt folk har i dag), site (det bästa nätet för ett mål), change (vad en ändring betyder), prices (vad varje villkor kostar), brief (frågan som JSON, för --brief), save, list, show, compare, export, delete (sparade nät), rerun (ställ ett sparat näts fråga igen), sheet (allt att veta om ett kontor), training (upptagningsområdenas behov), town (var i en kommun), mobile (mobila stopp), catchments (hur mycket personal som finns inom räckhåll när andra också använder den), places (underlagets punkter och platserna, i den ordning en ruttmotor frågas) eller sensitivity (samma fråga under andra antaganden)",
    ),
    ("plan", "names", "Med save, show, export, delete, rerun och compare: namn på scenarier; med sheet: kontoret"),
    ("plan", "km", "Med sheet: kontoret kan flytta så många kilometer, eller inom kommunen [standard: 20]"),
    ("plan", "today", "Med sheet: se från denna dag [standard: dagens datum, UTC]"),
    ("plan", "municipality", "Med town: kommunens kod"),
    (
        "plan",
        "purpose",
        "Med town: vad kontoret är till för: capacity (kapacitet), trust (förtroende, kräver --list) eller distance (avstånd) [standard]",
    ),
    ("plan", "near", "Med town: minuter som räknas som nära, gränsen räknas in [standard: 10]"),
    (
        "plan",
        "list",
        "Med town: en utgåva av polisens lista; bara platser och boende på den räknas, om inte --extra anges",
    ),
    ("plan", "extra", "Med town: en person på listan räknas så mycket mer, och alla platser ordnas"),
    ("plan", "home", "Med mobile: kontoret där bussen står om natten"),
    ("plan", "stops", "Med mobile: högst så många stopp [standard: 10]"),
    ("plan", "days", "Med mobile: kördagar i en period [standard: 5]"),
    ("plan", "beyond", "Med mobile: de som har mer än så många minuter till ett kontor ska nås [standard: 30]"),
    ("plan", "reach", "Med mobile: ett stopp når dem inom så många minuter [standard: 15]"),
    ("plan", "stop_minutes", "Med mobile: minuter som bussen står vid varje stopp [standard: 120]"),
    ("plan", "day_minutes", "Med mobile: högst så många minuter per dag, körning och stopp [standard: 480]"),
    ("plan", "drive_minutes", "Med mobile: högst så många minuters körning per dag [standard: 240]"),
    ("plan", "stops_a_day", "Med mobile: högst så många stopp per dag [standard: 3]"),
    (
        "plan",
        "people_per_staff",
        "Med catchments: personer som en årsarbetskraft är tänkt att räcka till; belastningen anges mot det [standard: genomsnittet]",
    ),
    (
        "plan",
        "method",
        "Med catchments: hur folk och personal fördelas: per_person [standard], enhanced (E2SFCA) eller balanced (BFCA)",
    ),
    (
        "plan",
        "steps",
        "Med catchments: vad ett kontor väger upp till så många minuter, gränsen räknas in [standard: 10:1,20:0.68,30:0.22]",
    ),
    ("plan", "doubt", "Med sensitivity: omvägar och farter är så många procent annorlunda [standard: 10]"),
    (
        "plan",
        "doubt_by",
        "Med sensitivity: vägarna från en grupp i taget i denna indelning är längre, till exempel county [standard: deso_category]",
    ),
    ("plan", "replace", "Med save: ersätt scenariot med detta namn"),
    (
        "plan",
        "least_loss",
        "I stället för ett antal: precis så många av dagens kontor stängs och inget öppnas, med minsta förlust",
    ),
    (
        "plan",
        "best_to_add",
        "I stället för ett antal: alla dagens kontor är kvar, och så många öppnas vid sidan av dem",
    ),
    (
        "plan",
        "best_moves",
        "I stället för ett antal: lika många kontor som i dag, varav högst så många ligger någon annanstans",
    ),
    ("plan", "brief", "En fråga (JSON) med allt som den står på; flaggor bredvid den går före"),
    (
        "plan",
        "need",
        "Hur en persons behov väger: INDIKATOR:STYRKA, low:INDIKATOR:STYRKA, share:INDIKATOR, eller area_type=1:2,2:1.5",
    ),
    (
        "plan",
        "capacity",
        "Personer som ett kontor kan ta emot per heltidsanställd; andra tar så många som efter kolon: 4000:30000",
    ),
    ("plan", "lock", "Plats där inget ändras, id eller namn; kan anges flera gånger"),
    (
        "plan",
        "budget",
        "Nätet kostar högst så många kronor: högst:hyra[:öppning[:stängning]], hyran för platser där den inte är känd",
    ),
    ("plan", "level", "Nivå på underlaget: deso eller regso [standard: den finaste med folkmängd och gränser]"),
    ("plan", "period", "År för folkmängden [standard: det senaste]"),
    ("plan", "localities", "Skikt med tätorter och folkmängd som underlag, i stället för ögonblicksbildens områden"),
    ("plan", "municipalities", "Skikt med kommuner, att lägga tätorterna i"),
    ("plan", "offices", "Tabell med kontor (CSV), i stället för arbetsytans"),
    ("plan", "as_of", "Kontor som är öppna denna dag, i stället för dem utan stängningsdag"),
    ("plan", "fill", "Kontor antas tills de är så många: de som ger kortast medeltid vid sidan av de kända"),
    ("plan", "from_nothing", "Inga kontor i dag: allt ska väljas"),
    (
        "plan",
        "candidates",
        "Var kontor kan öppnas: municipalities (kommunernas huvudorter) [standard], demand (varje punkt i underlaget) eller none (ingenstans)",
    ),
    (
        "plan",
        "regions",
        "Tabell (CSV) med kommun_code och fa_region [standard: de 60 från 2015], och med andra indelningar, var och en i en kolumn med dess namn; kan anges flera gånger",
    ),
    (
        "plan",
        "one_per",
        "Minst ett kontor i varje grupp av en indelning: region, county, municipality eller en kolumn i --regions; kan anges flera gånger",
    ),
    (
        "plan",
        "matrix",
        "Tabell med minuter från en ruttplanerare (CSV, Parquet, eller ett tabellsvar från OSRM eller Valhalla) i stället för den inbyggda modellen; för ett annat färdsätt än det som avgör transit=FIL, cycle=FIL, walk=FIL; kan anges flera gånger",
    ),
    (
        "plan",
        "mode",
        "Vilket färdsätt som avgör: car (bil) [standard], transit (kollektivtrafik), cycle (cykel) eller walk (till fots)",
    ),
    ("plan", "beside", "Färdsätt som redovisas vid sidan av, med sina inbyggda modeller: transit,cycle,walk"),
    ("plan", "detour", "Inbyggd modell: vägens längd mot fågelvägen [standard: 1.3]"),
    ("plan", "start", "Inbyggd modell: minuter som varje väg tar [standard: 2]"),
    ("plan", "speeds", "Inbyggd modell: farter, som km:km/h [standard: 3:30,15:55,inf:80]"),
    (
        "plan",
        "aim",
        "Vad som görs bäst: least_mean (kortast medeltid) [standard], least_worst (kortast längsta tid), most (flest inom --minutes-most) eller fewest (färst kontor för alla inom den)",
    ),
    ("plan", "minutes_most", "Minuter för målen most och fewest, gränsen räknas in [standard: 30]"),
    ("plan", "number", "Hur många kontor: 113, eller 110..115 [standard: så många som i dag]"),
    ("plan", "keep", "Kontor som är kvar, id eller namn; kan anges flera gånger"),
    ("plan", "keep_all", "Alla dagens kontor är kvar"),
    ("plan", "without", "Plats som inte får väljas, id eller namn; kan anges flera gånger"),
    ("plan", "one_per_region", "Minst ett kontor i varje FA-region"),
    ("plan", "one_per_county", "Minst ett kontor i varje län"),
    ("plan", "stay_in_municipalities", "Ingen kommun som har ett kontor i dag blir utan"),
    ("plan", "stay_at_least", "Minst så många av dagens kontor är kvar"),
    ("plan", "at_most", "Högst så många minuter för grupper: area_type=1,2:30 eller all:60; kan anges flera gånger"),
    ("plan", "lose_at_most", "Högst en andel av grupper får mer än så många minuter längre väg: area_type=1,2:2%:15"),
    ("plan", "apart", "Inga två kontor närmare varandra än så många kilometer"),
    ("plan", "gap", "Sluta vid ett svar högst så många procent från det bästa möjliga [standard: 0]"),
    ("plan", "effort", "Hur mycket som prövas: varv av gränsen över det hela [standard: 4000]"),
    ("plan", "close", "Kontor som stängs, id eller namn; kan anges flera gånger"),
    ("plan", "open", "Möjlig plats som öppnas, id eller namn; kan anges flera gånger"),
    (
        "plan",
        "by",
        "Vad folket delas efter: county, municipality, region, area_type, deso_category, eller en utgåva av polisens lista; med catchments också office (kontoren och deras belastning) eller area",
    ),
    ("plan", "bands", "Band i minuter, gränsen räknas in [standard: 10,20,30,45,60]"),
    ("series", "code", "Områdets kod"),
    ("series", "indicator", "Indikator, se `segbar list indicators`"),
    ("series", "vintage", "Områdesindelning; utan den den nyaste fullständiga som har koden"),
    ("series", "bridge", "Räkna också om åren från andra indelningar till de här gränserna"),
    ("series", "format", "Hur listan skrivs: table [standard], csv eller json"),
    ("vintages", "from", "Den äldre indelningen"),
    ("vintages", "to", "Den nyare indelningen"),
    ("vintages", "format", "Hur listan skrivs: table [standard], csv eller json"),
    ("check", "snapshot", "Ögonblicksbilden [standard: current]"),
    ("check", "strict", "Också det som är att se efter räknas som fel"),
    ("check", "format", "Hur fynden skrivs: table [standard] eller json"),
    ("diff", "from", "Den äldre ögonblicksbilden"),
    ("diff", "to", "Den nyare ögonblicksbilden [standard: current]"),
    ("diff", "format", "Hur skillnaderna skrivs: table [standard] eller json"),
    ("export", "form", "Filens form: csv, en rad per område och värde, eller gpkg, en tabell per områdesindelning"),
    ("export", "out", "Fil att skriva; - för standard ut (bara CSV)"),
    ("export", "indicators", "Indikator; kan anges flera gånger, utan den alla"),
    ("export", "periods", "År; kan anges flera gånger, utan det alla"),
    ("export", "breakdown", "Del av befolkningen, eller all för varje del [standard: total]"),
    ("export", "force", "Skriv över filen om den finns"),
];

/// The same command with its help in Swedish.
pub fn translate(command: Command) -> Command {
    let names: Vec<String> = command.get_subcommands().map(|c| c.get_name().to_owned()).collect();
    let mut command = translate_one(command).subcommand_help_heading("Kommandon").subcommand_value_name("KOMMANDO");
    for name in &names {
        command = command.mut_subcommand(name, translate_one);
    }
    // Only a built command knows how it is called, and the parser has no other way to say "options".
    command.build();
    let mut command = with_swedish_usage(command);
    for name in &names {
        command = command.mut_subcommand(name, with_swedish_usage);
    }
    command
}

fn with_swedish_usage(mut command: Command) -> Command {
    let usage = command.render_usage().to_string();
    let usage = usage.trim_start_matches("Usage: ").replace("[OPTIONS]", "[FLAGGOR]");
    command.override_usage(usage)
}

fn translate_one(command: Command) -> Command {
    let name = command.get_name().to_owned();
    let command = match COMMANDS.iter().find(|(c, ..)| *c == name) {
        Some((_, about, after)) => command.about(*about).after_help(*after),
        None => command,
    };
    command.help_template(HEADING).mut_args(|argument| {
        let heading = if argument.is_positional() { "Argument" } else { "Flaggor" };
        let help = word(&name, argument.get_id().as_str());
        let argument = argument.help_heading(heading);
        let argument = if argument.get_action().takes_values() {
            argument.hide_default_value(true).hide_possible_values(true).hide_env(true)
        } else {
            argument
        };
        match help {
            Some(help) => argument.help(help),
            None => argument,
        }
    })
}

/// The text of a word: the command's own, else the one that holds everywhere.
fn word(command: &str, id: &str) -> Option<&'static str> {
    let of = |place: &str| WORDS.iter().find(|(c, w, _)| *c == place && *w == id).map(|(.., text)| *text);
    of(command).or_else(|| of(""))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::arguments::command;
    use segbar_domain::Language;

    #[test]
    fn every_word_of_the_help_has_its_swedish() {
        let english = command(Language::En);
        let all = std::iter::once(&english).chain(english.get_subcommands());
        let mut lacking = Vec::new();
        for command in all {
            let name = command.get_name();
            if !COMMANDS.iter().any(|(c, ..)| *c == name) {
                lacking.push(name.to_owned());
            }
            for argument in command.get_arguments() {
                let id = argument.get_id().as_str();
                if word(name, id).is_none() {
                    lacking.push(format!("{name} {id}"));
                }
            }
        }
        assert!(lacking.is_empty(), "{lacking:?}");
    }

    #[test]
    fn no_swedish_word_explains_something_that_is_gone() {
        let english = command(Language::En);
        let known = |c: &str, w: &str| {
            let commands = std::iter::once(&english).chain(english.get_subcommands());
            commands
                .filter(|command| c.is_empty() || command.get_name() == c)
                .any(|command| command.get_arguments().any(|a| a.get_id().as_str() == w))
        };
        let gone: Vec<_> = WORDS.iter().filter(|(c, w, _)| !known(c, w)).collect();
        assert!(gone.is_empty(), "{gone:?}");
    }

    #[test]
    fn the_examples_are_the_same_in_both_languages() {
        let examples = |text: String| text.lines().filter(|l| l.starts_with("  segbar")).count();
        let (english, swedish) = (command(Language::En), command(Language::Sv));
        for (en, sv) in english.get_subcommands().zip(swedish.get_subcommands()) {
            let text = |c: &Command| c.get_after_help().map(ToString::to_string).unwrap_or_default();
            assert_eq!(examples(text(en)), examples(text(sv)), "{}", en.get_name());
        }
    }
}
