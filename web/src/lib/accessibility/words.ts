// The words of the accessibility statement. It is a statement about the page as it is: whoever changes that changes this too.

import type { RoomWords } from '../text/room';

const sv = {
  title: 'Tillgänglighetsredogörelse',
  lead: 'Sidan ska kunna användas av alla, oavsett funktionsförmåga. Här står hur långt den har kommit, vad som brister och vad du kan göra.',
  written: 'Redogörelsen skrevs den {date} och gäller segbar {version}.',
  status: 'Hur tillgänglig är sidan?',
  statusText:
    'Sidan är byggd för att följa WCAG 2.1 på nivå AA och den europeiska standarden EN 301 549, som lagen om tillgänglighet till digital offentlig service (2018:1937) hänvisar till. Bedömningen är att den är delvis förenlig med kraven: de automatiska testerna hittar inga fel, men bristerna nedan är kända och ingen oberoende granskning är gjord.',
  shortcomings: 'Kända brister',
  'short.map.title': 'Kartan',
  'short.map':
    'Kartans yta kan inte läsas av en skärmläsare. Allt som kartan visar finns som tabell, och kartan kan styras med tangentbordet. Färgerna för två intilliggande klasser har inte alltid en kontrast på 3:1 mot varandra; mönster över färgerna kan slås på.',
  'short.english.title': 'Metodsidor på engelska',
  'short.english':
    'De flesta sidor om enskilda mått på segregation finns i sin helhet bara på engelska, med en sammanfattning på svenska. Den engelska texten är märkt som engelska.',
  'short.formulas.title': 'Formler',
  'short.formulas': 'Formler skrivs som text med matematiska tecken. Skärmläsare läser dem olika bra. Vad formeln betyder står i ord intill.',
  'short.charts.title': 'Diagram som filer',
  'short.charts':
    'På sidan har varje diagram en textbeskrivning och en tabell. En bild som laddas ner bär bara med sig sin rubrik; ladda ner tabellen till den som inte kan se bilden.',
  'short.tables.title': 'Stora tabeller',
  'short.tables': 'Breda tabeller rullas i sidled i en egen ram vid hög förstoring. Långa tabeller visas i delar, medan filerna har alla rader.',
  'short.browsers.title': 'Webbläsare och hjälpmedel',
  'short.browsers':
    'De automatiska testerna körs i Chromium. Sidan är inte systematiskt prövad i Firefox och Safari eller med skärmläsarna NVDA, JAWS, VoiceOver och TalkBack.',
  'short.users.title': 'Ingen prövning med användare',
  'short.users': 'Inga personer med funktionsnedsättning har ännu prövat sidan.',
  tested: 'Hur sidan är testad',
  testedLead: 'Testerna är en del av programmet och körs varje gång det ändras:',
  'test.axe': 'Verktyget axe granskar varje del av sidan i åtta utföranden: svenska och engelska, ljust och mörkt, telefon (360 punkter bred) och dator (1 440 punkter).',
  'test.keyboard': 'Sökning, menyer, tabeller och karta används med enbart tangentbord.',
  'test.aria': 'Det som skärmläsare får veta om varje del av sidan sparas, så att den som granskar en ändring kan jämföra.',
  'test.zoom': 'Sidan läses på 320 punkters bredd, som motsvarar 400 % förstoring, utan att behöva rullas i sidled.',
  'test.motion': 'Testerna körs med minskad rörelse, och sidan har inget som blinkar eller spelas upp av sig självt.',
  testedNot: 'Automatiska tester hittar bara en del av alla hinder. Bedömningen är gjord av dem som har utvecklat programmet.',
  cannot: 'Om du inte kan använda delar av sidan',
  cannotText: 'Alla uppgifter finns också i andra former: som tabeller och filer (CSV och Excel) från varje kort, och i API:et. Behöver du något på ett annat sätt, hör av dig till den som driver sidan.',
  operator: '{name} driver den här installationen av segbar.',
  contact: 'Kontakt:',
  noContact: 'Någon kontaktväg är inte angiven för {host}.',
  noOperator:
    'segbar är ett program som var och en kan driva själv. Den som driver installationen på {host} har inte angett namn och kontaktväg. Fråga den som har gett dig adressen.',
  noOperatorHow: 'Till dig som driver installationen: ange namn och kontaktväg med flaggorna --operator och --contact när du startar segbar serve.',
  report: 'Om du hittar fler hinder',
  reportText: 'Berätta för den som driver sidan vad du ville göra, vad som hände och vilket hjälpmedel du använde.',
  supervision: 'Tillsyn',
  supervisionText:
    'När en myndighet, kommun eller region driver sidan gäller lagen om tillgänglighet till digital offentlig service. Myndigheten för digital förvaltning (Digg) fick tillsynen över den; regeringen har föreslagit att Digg går upp i Post- och telestyrelsen (PTS). Är du inte nöjd med hur dina synpunkter hanteras kan du göra en anmälan.',
  supervisionLink: 'Anmäl bristande tillgänglighet till Digg',
  lawLink: 'Lagen (2018:1937) om tillgänglighet till digital offentlig service',
};

const en: Record<keyof typeof sv, string> = {
  title: 'Accessibility statement',
  lead: 'The page should be usable by everyone, whatever their abilities. Here is how far it has come, where it falls short and what you can do.',
  written: 'The statement was written on {date} and is about segbar {version}.',
  status: 'How accessible is the page?',
  statusText:
    'The page is built to follow WCAG 2.1 at level AA and the European standard EN 301 549, to which the Swedish act on the accessibility of digital public services (2018:1937) refers. It is judged to be partially compliant: the automatic tests find no faults, but the shortcomings below are known and there has been no independent review.',
  shortcomings: 'Known shortcomings',
  'short.map.title': 'The map',
  'short.map':
    'A screen reader cannot read the surface of the map. All that the map shows is there as a table, and the map can be used with the keyboard. The colours of two adjacent classes do not always have a contrast of 3:1 to each other; patterns over the colours can be switched on.',
  'short.english.title': 'Method pages in English',
  'short.english': 'Most pages about single measures of segregation are whole only in English, with a summary in Swedish. The English text is marked as English.',
  'short.formulas.title': 'Formulas',
  'short.formulas': 'Formulas are written as text with mathematical signs, which screen readers read more or less well. What a formula means is said in words beside it.',
  'short.charts.title': 'Charts as files',
  'short.charts':
    'On the page every chart has a description in text and a table. A picture that is downloaded only carries its title; download the table for those who cannot see the picture.',
  'short.tables.title': 'Large tables',
  'short.tables': 'Wide tables scroll sideways within a frame of their own at high zoom. Long tables are shown in pieces, while the files have all rows.',
  'short.browsers.title': 'Browsers and assistive technology',
  'short.browsers':
    'The automatic tests run in Chromium. The page has not been tried systematically in Firefox and Safari, or with the screen readers NVDA, JAWS, VoiceOver and TalkBack.',
  'short.users.title': 'No trial with users',
  'short.users': 'No people with disabilities have tried the page yet.',
  tested: 'How the page is tested',
  testedLead: 'The tests are part of the program and run each time it is changed:',
  'test.axe': 'The tool axe examines each part of the page in eight appearances: Swedish and English, light and dark, phone (360 points wide) and computer (1,440 points).',
  'test.keyboard': 'Search, menus, tables and map are used with the keyboard alone.',
  'test.aria': 'What screen readers are told about each part of the page is kept, so that those who review a change can compare.',
  'test.zoom': 'The page is read at a width of 320 points, which is a zoom of 400 %, without scrolling sideways.',
  'test.motion': 'The tests run with reduced motion, and nothing on the page flashes or plays by itself.',
  testedNot: 'Automatic tests find only a part of all obstacles. The assessment was made by those who developed the program.',
  cannot: 'If you cannot use parts of the page',
  cannotText: 'All data are there in other forms too: as tables and files (CSV and Excel) from every card, and in the API. If you need something in another way, contact those who run the page.',
  operator: '{name} runs this installation of segbar.',
  contact: 'Contact:',
  noContact: 'No way of contact is stated for {host}.',
  noOperator:
    'segbar is a program that anyone can run. Whoever runs the installation at {host} has not stated a name and a way of contact. Ask the one who gave you the address.',
  noOperatorHow: 'To you who run the installation: state your name and a way of contact with the flags --operator and --contact when you start segbar serve.',
  report: 'If you find more obstacles',
  reportText: 'Tell those who run the page what you wanted to do, what happened and which assistive technology you used.',
  supervision: 'Supervision',
  supervisionText:
    'Where an authority, a municipality or a region runs the page, the act on the accessibility of digital public services applies. The Agency for Digital Government (Digg) was given its supervision; the government has proposed that Digg becomes part of the Post and Telecom Authority (PTS). If you are not content with how your remarks are handled you can make a complaint.',
  supervisionLink: 'Report a lack of accessibility to Digg (in Swedish)',
  lawLink: 'The act (2018:1937), in Swedish',
};

export const words: RoomWords<keyof typeof sv> = { sv, en };
