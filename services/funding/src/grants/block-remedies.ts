import type { BothLanguages } from '@lotsenbuch/service-kit';
import type { Block } from './domain/events.js';

/** The rule behind each block and what takes it away. */
export const BLOCK_REMEDIES: Readonly<Record<Block, BothLanguages>> = {
  noTransparencyRegisterEntry: {
    en: 'The carrier has no entry in the transparency register, which every legal person needs before approval: record the entry at the carrier, then settle the open point.',
    de: 'Der Träger hat keinen Eintrag im Transparenzregister, den jede juristische Person vor der Bewilligung braucht: den Eintrag beim Träger erfassen, dann den offenen Punkt erledigen.',
  },
  applicationLate: {
    en: 'The application came after the last day of the call: settle the open point with the reason for which it is taken all the same.',
    de: 'Der Antrag kam nach dem letzten Tag des Aufrufs: den offenen Punkt mit dem Grund erledigen, aus dem er trotzdem angenommen wird.',
  },
  notNominated: {
    en: 'No district nominated this carrier for this area and period: have it nominated, then settle the open point.',
    de: 'Kein Bezirk hat diesen Träger für dieses Gebiet und diesen Zeitraum benannt: ihn benennen lassen, dann den offenen Punkt erledigen.',
  },
  startedWithoutConsent: {
    en: 'The period began before the decision without consent to an early start on its first day (AV § 44 LHO no. 1.3), and consent cannot be given afterwards: apply for a later period.',
    de: 'Der Zeitraum hat vor der Entscheidung begonnen, ohne dass am ersten Tag die Zustimmung zum vorzeitigen Beginn vorlag (Nr. 1.3 AV § 44 LHO); nachträglich geht das nicht: einen späteren Zeitraum beantragen.',
  },
  documentsMissing: {
    en: 'A document that the rule set asks for before a decision is not in the file: attach the extract of the transparency register.',
    de: 'Eine Unterlage, die das Regelwerk vor der Entscheidung verlangt, liegt nicht in der Akte: den Auszug aus dem Transparenzregister hinzufügen.',
  },
};

export const BLOCKS = Object.keys(BLOCK_REMEDIES) as Block[];
