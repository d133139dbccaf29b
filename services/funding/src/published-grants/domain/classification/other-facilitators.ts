import type { NamedPhrase, RuleSource } from './rule.js';
import { register2016, register2019 } from './rule-sources.js';

const other = (name: string, word: string, source: RuleSource): NamedPhrase => ({
  name,
  phrase: { parts: [{ spellings: [word], edits: 0 }], edits: 0 },
  sources: [source],
});

/** Facilitators of other programmes, each with a row in which a register names them. */
export const OTHER_FACILITATORS: readonly NamedPhrase[] = [
  other('Ämterlotsen', 'aemterlots', register2019('row 3334')),
  other('Angebotslotsen', 'angebotslots', register2019('row 8308')),
  other('Ausbildungslotsen', 'ausbildungslots', register2019('row 4375')),
  other('Babylotsen', 'babylots', register2016('row 2006')),
  other('Datenschutzlotsen', 'datenschutzlots', register2016('row 7597')),
  other('Demokratielotsen', 'demokratielots', register2019('row 3036')),
  other('Familienlotsen', 'familienlots', register2019('row 11007')),
  other('Hilfelotse', 'hilfelots', register2016('row 331')),
  other('Kiezsportlotsen', 'sportlots', register2016('row 1695')),
  other('Konfliktlotsen', 'konfliktlots', register2016('row 6981')),
  other('Kulturlotsen', 'kulturlots', register2016('row 3038')),
  other('Lotse Berlin', 'lotse berlin', register2016('row 316')),
  other('Lots*innen in die Freie Szene', 'lotsinnen in die freie szene', register2019('row 6748')),
  other('Lotsendienst', 'lotsendienst', register2016('row 2328')),
  other('Lotsenmentoren', 'lotsenmentor', register2016('row 1295')),
  other('Lotsensystem im Gesundheitswesen', 'lotsensystem', register2016('row 5325')),
  other('Lotsenteam im Krankenhaus', 'mobiles lotsenteam', register2019('row 3889')),
  other('Nachbarschaftslotsen', 'nachbarschaftslots', register2019('row 6471')),
  other('Sprachmittler und Lotsen', 'sprachmittlerin lots', register2016('row 5365')),
  other('Wohnraumlotsen', 'wohnraumlots', register2016('row 2855')),
  other('Wohnraum.Lotsen', 'wohnraum lots', register2019('row 8697')),
];
