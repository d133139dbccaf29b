import type { Phrase } from '../text/approximate-phrase.js';
import { DISTRICTS } from './districts.js';
import { OTHER_FACILITATORS } from './other-facilitators.js';
import type { ClassificationRule } from './rule.js';
import {
  ALLOCATED_BY_SENATE,
  DIE_BRUECKE,
  register2009To2017,
  register2016,
  register2019,
  WRITTEN_QUESTION,
} from './rule-sources.js';

const exactly = (spelling: string): Phrase => ({ parts: [{ spellings: [spelling], edits: 0 }], edits: 0 });

const tolerant = (spelling: string, edits: number): Phrase => ({ parts: [{ spellings: [spelling], edits }], edits });

/** Lotse, Lotsen, Lotsin, Lotsinnen; with one error also Lotinnen, Losten. A blank or line break may stand before. */
const FACILITATOR = { spellings: ['lotse', 'lotsin', ' lotse', ' lotsin'], edits: 1 };

/**
 * A typing error is confirmed where the word cannot be read as another: two errors in all, at most one of them in the
 * second half, because there the language has other words near by (Integrationskosten, -lasten, -posten, -boten are
 * two errors away), and none that makes the ending -los, "without" (integrationslos, as the registers' Wohnungslose and
 * Erwerbslose). What is a little farther away, or falls apart inside a half, a person looks at.
 */
export const RULE_2026_11: ClassificationRule = {
  version: '2026-11.1',
  keywords: { facilitators: 'lots', mothers: 'muetter' },
  facilitatorWord: {
    phrases: [
      exactly('integrationslots'),
      { parts: [{ spellings: ['integrations'], edits: 2 }, FACILITATOR], edits: 2 },
    ],
    lookalikes: ['interaktion', 'slose', 'slosi'],
    similar: {
      parts: [
        { spellings: ['integrations'], edits: 2 },
        { spellings: ['lots', ' lots'], edits: 2 },
      ],
      edits: 4,
    },
    fromYear: 2013,
    sources: [register2009To2017('2013: the first grants, for October to December'), ALLOCATED_BY_SENATE],
  },
  knownProjects: [
    {
      name: 'Lotsenprojekt Die Brücke',
      phrase: {
        parts: [
          { spellings: ['lotsenprojekt'], edits: 2 },
          { spellings: [' die '], edits: 1 },
          { spellings: ['bruecke'], edits: 1 },
        ],
        edits: 2,
      },
      fromYear: 2016,
      supraDistrict: false,
      sources: [...DIE_BRUECKE, register2016('row 1296'), register2019('rows 1904 and 1915')],
    },
    {
      name: 'Mobile Flüchtlingslotsen',
      phrase: {
        parts: [{ spellings: ['mobile'], edits: 1 }, { spellings: [' fluechtlings'], edits: 2 }, FACILITATOR],
        edits: 2,
      },
      fromYear: 2015,
      supraDistrict: true,
      sources: [
        WRITTEN_QUESTION.mobileTeam,
        register2009To2017('2015, GFBM'),
        register2016('row 3595'),
        register2019('row 5017'),
      ],
    },
  ],
  nearlyKnownProjects: [{ name: 'Die Brücke', phrase: tolerant('bruecke', 1), sources: DIE_BRUECKE }],
  laterNames: [
    {
      name: 'Kiezmütter',
      phrase: tolerant('kiezmuetter', 1),
      sources: [register2016('row 5899'), register2019('row 3231: "Integrationslotsinnen - Kiezmütter für Mitte"')],
    },
  ],
  similarNames: [
    { name: 'Stadtteilmütter', phrase: tolerant('stadtteilmuetter', 2), sources: [WRITTEN_QUESTION.stadtteilmuetter] },
    {
      name: 'Flüchtlingslotsen',
      phrase: { parts: [{ spellings: ['fluechtlings'], edits: 2 }, FACILITATOR], edits: 2 },
      sources: [register2009To2017('2014 and 2015, several carriers of the programme')],
    },
    { name: 'Landesrahmenprogramm', phrase: tolerant('landesrahmenprogramm', 2), sources: [register2019('row 4265')] },
    { name: 'LRP', phrase: exactly(' lrp '), sources: [register2016('row 5453')] },
  ],
  otherFacilitators: OTHER_FACILITATORS,
  chanceWords: ['pilots', 'wallots'],
  funders: {
    senate: {
      words: ['senat', 'senats', 'senator', 'senatorin'],
      tolerant: [
        { word: 'senatsverwaltung', edits: 2 },
        { word: 'senatskanzlei', edits: 2 },
      ],
      abbreviations: ['senaif', 'senias', 'senasgiva', 'sen'],
    },
    districtOffice: {
      tolerant: [
        { word: 'bezirksamt', edits: 2 },
        { word: 'bezirksverwaltung', edits: 2 },
      ],
      first: ['ba', 'bezirk'],
    },
    sources: [register2016('column Geber'), register2019('column Geber'), ALLOCATED_BY_SENATE],
  },
  policyFields: {
    integration: {
      core: ['integration', 'integrationspolitik'],
      companions: [
        'asyl',
        'fluechtlinge',
        'flucht',
        'gefluechtete',
        'migration',
        'partizipation',
        'teilhabe',
        'vielfalt',
        'zuwanderung',
      ],
    },
    labour: {
      core: ['arbeit', 'arbeitsmarkt', 'arbeitsmarktpolitik', 'arbeitsfoerderung', 'beschaeftigung'],
      companions: ['ausbildung', 'berufliche', 'bildung', 'qualifizierung'],
    },
    fillers: ['der', 'die', 'fuer', 'und', 'von'],
    sources: [register2016('column Politikbereich'), register2019('column Politikbereich')],
  },
  districts: DISTRICTS,
};
