import type { RuleSource } from './rule.js';

/** Register of 2016 as exported from berlin.de/sen/finanzen/service/zuwendungsdatenbank. */
export const register2016 = (place: string): RuleSource => ({
  url: 'https://github.com/gmoharram/berlinExpenditureClassification (raw/data_2016.xlsx)',
  place,
});

export const register2019 = (place: string): RuleSource => ({
  url: 'https://github.com/gmoharram/berlinExpenditureClassification (raw/data_2019.xlsx)',
  place,
});

export const register2009To2017 = (place: string): RuleSource => ({
  url: 'https://github.com/technologiestiftung/zuwendungsdatenbank (data/min-2017-ckan.csv)',
  place,
});

/** Written questions of the House of Representatives, with the Senate's answers. */
export const WRITTEN_QUESTION = {
  mobileTeam: {
    url: 'https://kleineanfragen.de/berlin/17/17464-verunsicherung-bei-den-integrationslotsen-neuer-traeger-fuer-die-lotsen-von-gefluechteten-menschen.txt',
    place: '17/17464 of 26 November 2015: mobile team of GFBM since 16 November 2015',
  },
  stadtteilmuetter: {
    url: 'https://kleineanfragen.de/berlin/17/13646-2-sx-3-macht-4-wie-viele-stadtteilmuetter-gibt-s-denn-jetzt-in-neukoelln.txt',
    place: '17/13646 of 10 April 2014: the term Integrationslotsinnen covers Stadtteilmütter',
  },
} as const satisfies { readonly [topic: string]: RuleSource };

export const DIE_BRUECKE: readonly RuleSource[] = [
  {
    url: 'https://www.bildungsmarkt.de/bildungsbereiche/lotsenprojekt-die-bruecke/',
    place: 'project page of the carrier',
  },
  { url: 'https://www.bildungsmarkt.de/news/09-04-10-rbb-lotsenprojekt-wedding/', place: 'figures of 2017' },
];

export const ALLOCATED_BY_SENATE: RuleSource = {
  url: 'https://www.berlin.de/lb/intmig/themen/integrationslots-innen/programm/ziele-und-programminhalte/',
  place: 'a programme of the Senate department, not a job-market measure',
};
