import { organisationName } from './organisation-name.js';

/** Where a carrier worked in the programme, for years in which its purposes do not always say so. */
export interface CarrierDistrict {
  /** Spellings; case, legal form and the like play no part. */
  readonly names: readonly string[];
  /** Key 01 to 12. */
  readonly district: string;
  /** Register years for which the source speaks, both included. */
  readonly firstYear: number;
  readonly lastYear: number;
  readonly source: string;
}

const REGISTER_TO_2017 =
  'https://github.com/technologiestiftung/zuwendungsdatenbank (data/min-2017-ckan.csv), purposes of the same carrier';
const REGISTER_2019 =
  'https://github.com/gmoharram/berlinExpenditureClassification (raw/data_2019.xlsx), purpose of the same carrier';

/**
 * Two carriers of Tempelhof-Schöneberg never name it: it is inferred from their addresses and from the districts of the
 * model project of 2014. Carriers of several districts, and those whose district is only probable, are left out.
 */
export const CARRIER_DISTRICTS: readonly CarrierDistrict[] = [
  {
    names: ['Bildungsmarkt Waldenser gGmbH', 'bildungsmarkt vulkan & waldenser gmbh'],
    district: '01',
    firstYear: 2013,
    lastYear: 2019,
    source:
      'https://www.bildungsmarkt.de/weiterbildung/migranten-und-fluechtlinge/lotsenprojekt-die-bruecke-2/ (about 2015), https://www.bildungsmarkt.de/news/voller-einsatz-unsere-ueber-50-lotsinnen-die-bruecke-seit-ueber-13-jahren-rat-und-hilfe-in-berlin-mitte-fuer-menschen-mit-fluchterfahrungen-und-migrantinnen/ (2020)',
  },
  {
    names: ['Diakonisches Werk Berlin Stadtmitte e. V.'],
    district: '02',
    firstYear: 2013,
    lastYear: 2019,
    source: `${REGISTER_TO_2017}; ${REGISTER_2019}`,
  },
  {
    names: ['Gesellschaft für interkulturelles Zusammenleben (GIZ) e. V.'],
    district: '05',
    firstYear: 2014,
    lastYear: 2019,
    source:
      'https://www.morgenpost.de/berlin/article139205115/Finanzierung-der-Berliner-Integrationslotsen-ungewiss.html (2015), https://berlin.de/ba-spandau/aktuelles/pressemitteilungen/2019/pressemitteilung.790381.php (2019)',
  },
  {
    names: ['Harmonie e. V.', 'Nachbarschafts- und Selbsthilfezentrum in der ufaFabrik e. V.'],
    district: '07',
    firstYear: 2013,
    lastYear: 2019,
    source:
      'inferred: addresses in the register, and https://berlin-transfer.net/de/aktuelle-aufrufe-und-ausschreibungen-archiv/945-landesprogramm-integrationslotsinnnen-im-netz (2014)',
  },
  {
    names: ['Chance - Bildung, Jugend und Sport BJS gGmbH', 'Diakoniewerk Simeon gGmbH'],
    district: '08',
    firstYear: 2013,
    lastYear: 2019,
    source:
      'https://kleineanfragen.de/berlin/18/21062-integrationslots-innen-in-neukoelln-wo-sind-sie-taetig.txt (17 September 2019)',
  },
  {
    names: ['offensiv ´91 e. V.'],
    district: '09',
    firstYear: 2013,
    lastYear: 2019,
    source:
      'https://www.berlin.de/ba-treptow-koepenick/aktuelles/pressemitteilungen/2016/pressemitteilung.515113.php (8 September 2016)',
  },
  {
    names: ['Caritasverband für das Erzbistum Berlin e. V.'],
    district: '10',
    firstYear: 2014,
    lastYear: 2016,
    source: REGISTER_TO_2017,
  },
  {
    names: [
      'Bürgerinitiative Ausländische MitbürgerInnen e. V.',
      'Nachbarschaftlicher Interessenverbund Kiezspinne e. V.',
      'Kiezspinne FAS - Nachbarschaftlicher Interessenverbund e. V.',
    ],
    district: '11',
    firstYear: 2013,
    lastYear: 2019,
    source: REGISTER_2019,
  },
];

const REFERENCES = CARRIER_DISTRICTS.map(({ names, ...reference }) => ({
  ...reference,
  cores: new Set(names.map((name) => organisationName(name).core)),
}));

/** The districts that the reference names for a carrier of one of these cores in a register year. */
export const referenceDistricts = (cores: ReadonlySet<string>, year: number): readonly string[] =>
  REFERENCES.filter(
    (reference) =>
      reference.firstYear <= year && year <= reference.lastYear && [...cores].some((core) => reference.cores.has(core)),
  ).map(({ district }) => district);
