const listOf = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** Folded words that say nothing about which organisation it is. */
export const FUNCTION_WORDS = listOf(`
  am an and auf aus bei berlin berliner das dem den der des die for fuer gegen gemeinnuetzige gemeinnuetziger
  gesellschaft im in mit of ohne pro the und verband verein vereinigung vom von zu zum zur
`);

/**
 * Folded words that many organisations have in their names: each is in the names of eight or more different recipients
 * of the Berlin grants registers of 2016 and 2019 (6,126 names without legal form). Two names that share nothing else
 * do not resemble each other.
 */
export const GENERIC_WORDS = listOf(`
  adlershof agentur akademie aktion allgemeiner angewandte arbeit arbeiterwohlfahrt art awo basketball bau
  behinderten beratung berg berolina berufliche beschaeftigung bezirkssportbund bildung bildungs bildungswerk
  blau borussia brandenburg brandenburger britz buch buergerverein bund campus charlottenburg charlottenburger
  chor city club consult consulting demokratie design deutsch deutsche deutschen deutscher deutsches deutschland
  deutschlands development diakonie diakonisches dienste digital drk eintracht eltern empor energie energy
  engineering entertainment entwicklung erziehung europa evangelische evangelischer evangelisches fabrik familie
  familien film foerderer foerderung foerderverein forschung forum frauen freie freunde freundeskreis friedrich
  friedrichshain fussball garten gehoerlosen gemeinde gemeinschaft germany gesundheit ggmbh gmbh gold gruen
  gruenau grundschule hans haus hellersdorf hilfe hochschule hohenschoenhausen humboldt immobilien
  ingenieurbuero ingenieurgesellschaft initiative innovation innovative institut integration interkulturelle
  international internationale judo jugend jugendhilfe kanu katholische kids kiez kinder kindertagesstaetten
  kirche kirchengemeinde kirchenkreis kita klinikum koepenick koepenicker kommunikation krankenhaus kreisverband
  kreuz kreuzberg kreuzberger kultur kulturelle kunst kunstverein lab labs landesverband laser leben lernen
  lichtenberg lichtenrade maedchen management marketing marzahn marzahner max media medien medizin menschen
  mitte mobility museum musik network netzwerk neue neukoelln neukoellner nord oberlausitz olympia one ost
  paedagogik pankow paul politische prenzlauer preussen projekt rahnsdorf reinickendorf rotation rotes ruder
  schlesische schoeneberg schule schulen schwimm schwimmverein segel segler service services software solutions
  sozial soziale soziales sozialwerk spandau spandauer sport sportclub sportgemeinschaft sportverein spree
  steglitz stern stiftung sued suedwest systems technik technologies tegel tempelhof tennis tennisclub theater
  tiergarten treptow tsv tuerkischer turn umwelt umweltschutz union universitaet verbund vision vivantes wannsee
  wedding weiss weissensee werk werkstatt wilmersdorf wirtschaft wohnen world yacht zehlendorf zentrum zukunft
`);
