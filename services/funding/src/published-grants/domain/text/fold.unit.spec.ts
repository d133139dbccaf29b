import fc from 'fast-check';
import { foldedClauses, foldText } from './fold.js';

describe('what does not count when texts are compared', () => {
  test.each([
    ['case and umlauts', 'Stadtteilmütter in NEUKÖLLN', 'stadtteilmuetter in neukoelln'],
    ['umlauts written out', 'Stadtteilmuetter in Neukoelln', 'stadtteilmuetter in neukoelln'],
    ['decomposed umlauts', 'Stadtteilmütter in Neukölln'.normalize('NFD'), 'stadtteilmuetter in neukoelln'],
    ['capital umlauts, decomposed', 'ÄMTERLOTSE'.normalize('NFD'), 'aemterlotse'],
    ['other marks', 'Café Olé', 'cafe ole'],
    ['line breaks, tabs, no-break spaces and edge blanks', ' Lotse\nBerlin\t\u00a0Süd ', 'lotse berlin sued'],
    ['quotation marks, dots and dashes', 'Lotsenprojekt „Die Brücke“ – 2018.', 'lotsenprojekt die bruecke 2018'],
    ['soft hyphens and zero-width characters', 'Integra\u00adtions\u200blotsen\ufeff', 'integrationslotsen'],
    ['ligatures and full-width letters', 'oﬀensiv ＧＦＢＭ', 'offensiv gfbm'],
  ])('%s', (_, text, folded) => {
    expect(foldText(text)).toBe(folded);
  });

  test('digits do: 1.1 is not 11', () => {
    expect(foldText('Projekt 1.1')).not.toBe(foldText('Projekt 11'));
  });

  test('folding what is folded changes nothing', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => foldText(foldText(text)) === foldText(text)));
  });
});

describe('a compound is one word however it is written', () => {
  test.each([
    'Integrationslots*innen',
    'Integrationslots_innen',
    'Integrationslots:innen',
    'IntegrationslotsInnen',
    'Integrationslots/innen',
    'Integrationslots/-innen',
    'Integrationslots(innen)',
    'Integrationslots(-innen)',
    'Integrations-Lots:innen',
    'Integrations‑Lots*innen',
    'Integrations-\nlotsinnen',
    'Integrationslot-\n  sinnen',
    'INTEGRATIONSLOTSINNEN',
  ])('%j', (text) => {
    expect(foldedClauses(text)).toEqual(['integrationslotsinnen']);
  });

  test('punctuation, and a dash between blanks, end a clause', () => {
    expect(foldedClauses('Integration, Lotsen - Beratung (Mitte)')).toEqual([
      'integration',
      'lotsen',
      'beratung',
      'mitte',
    ]);
  });

  test('quotation marks do not', () => {
    expect(foldedClauses('Lotsenprojekt "Die Brücke"')).toEqual(['lotsenprojekt die bruecke']);
  });
});
