export const COVERAGE_TEXTS = {
  de: {
    proof: 'Nachweis',
    number: 'Nr.',
    notYet: 'noch nicht gedeckt',
    covered: (count: number, written: string) =>
      count === 1 ? 'Der eine Eintrag ist gedeckt durch den' : `Alle ${written} Einträge sind gedeckt durch den`,
    checkpointOf: 'Prüfwert vom',
    uncovered: (count: string, all: string) =>
      `${count} von ${all} Einträgen ${count === '1' ? 'ist' : 'sind'} noch durch keinen Prüfwert gedeckt.`,
    aboutCheckpoints: 'Zum Prüfwert',
    stopped:
      'Das Vorgangsprotokoll stimmt nicht mehr mit dem überein, was bestätigt wurde; auch dieser Verlauf kann betroffen sein.',
    found: 'Was gefunden wurde',
  },
  en: {
    proof: 'Proof',
    number: 'No.',
    notYet: 'not covered yet',
    covered: (count: number, written: string) =>
      count === 1 ? 'The one entry is covered by the' : `All ${written} entries are covered by the`,
    checkpointOf: 'checkpoint value of',
    uncovered: (count: string, all: string) =>
      `${count} of ${all} entries ${count === '1' ? 'is' : 'are'} not covered by a checkpoint value yet.`,
    aboutCheckpoints: 'About checkpoint values',
    stopped: 'The log no longer agrees with what was confirmed; this history may be concerned too.',
    found: 'What was found',
  },
} as const;
