import { expect } from '@jest/globals';
import fc from 'fast-check';
import { joined } from './folded-words.js';
import { organisationName } from './organisation-name.js';

const folded = (text: string) => {
  const { core, shortName, legalForm } = organisationName(text);
  return { core, shortName, legalForm };
};

describe('spellings that fold to the same name', () => {
  test.each([
    ['offensiv ´91 e. V.', "offensiv''91 e. V.", "offensiv'91e. V.", 'offensiv’91 e.V.', 'Offensiv `91 e.V'],
    ['OASE Berlin e. V.', 'Oase Berlin e. V.', 'Oase Berlin\u00a0e.V.', ' Oase  Berlin\n e. V. '],
    ['Diakonisches Werk Berlin-Stadtmitte e. V.', 'Diakonisches Werk Berlin Stadtmitte e. V.'],
    ['Caritasverband f. d. Erzbistum Berlin e. V.', 'Caritasverband für das Erzbistum Berlin e. V.'],
    [
      'Bürgerinitiative e. V.',
      'Bu\u0308rgerinitiative e. V.',
      'Buergerinitiative e. V.',
      'Bürger\u00adinitiative e. V.',
    ],
    ['D&B Dienstleistung gGmbH', 'D & B Dienstleistung gemeinnützige GmbH', 'D und B Dienstleistung gGmbH'],
    ['Beratung + Leben GmbH', 'Beratung und Leben GmbH', 'Beratung u. Leben GmbH'],
    ['Theater Thikwá e. V.', 'Theater Thikwa e. V.'],
    ['Comhard Ges. f. Bildung mbH', 'Comhard Gesellschaft für Bildung mbH'],
    [
      'GFBM - gemeinnützige Gesellschaft für berufsbildende Maßnahmen mbH',
      'GFBM-gemeinnützige Gesellschaft für berufsbildende Maßnahmen mit beschränkter Haftung',
    ],
    ['Deutsches Institut für Normung (DIN) e. V.', 'Deutsches Institut für Normung e.V. (DIN)'],
  ])('%s', (first, ...others) => {
    for (const other of others) expect(folded(other)).toEqual(folded(first));
  });
});

describe('names that stay apart', () => {
  test.each([
    ['Kita 1 1', 'Kita 11'],
    ['Sportclub 1892', 'Sportclub 1893'],
    ['F. C. Union', 'Für C. Union'],
    ['Diakoniewerk Simeon gGmbH', 'Diakonisches Werk Simeon gGmbH'],
  ])('%s and %s', (a, b) => {
    expect(organisationName(a).core).not.toBe(organisationName(b).core);
  });
});

describe('the legal form is split from the name', () => {
  test.each([
    ['OASE Berlin e. V.', 'oaseberlin', 'e. V.'],
    ['bildungsmarkt vulkan & waldenser gmbh', 'bildungsmarktvulkanundwaldenser', 'GmbH'],
    ['Saldo eingetragener Verein', 'saldo', 'e. V.'],
    ['Ex gemeinnützige GmbH', 'ex', 'gGmbH'],
    ['Ex gemeinnützige Gesellschaft mit beschränkter Haftung', 'ex', 'gGmbH'],
    ['Ex Gesellschaft mbH', 'ex', 'GmbH'],
    [
      'Albatros gemeinnützige Gesellschaft für soziale Dienstleistungen mbH',
      'albatrosgesellschaftfuersozialedienstleistungen',
      'gGmbH',
    ],
    ['ajb gmbh gemeinnützige Gesellschaft für Jugendberatung', 'ajbgesellschaftfuerjugendberatung', 'gGmbH'],
    ['IBP gUG (haftungsbeschränkt)', 'ibp', 'gUG'],
    ['Siut UG (haftungsbeschränkt)', 'siut', 'UG'],
    ['Kiez gUG (HB)', 'kiez', 'gUG'],
    ['EJF gemeinnützige AG', 'ejf', 'gAG'],
    ['Pfefferwerk Aktiengesellschaft', 'pfefferwerk', 'AG'],
    ['Spastikerhilfe Berlin eG', 'spastikerhilfeberlin', 'eG'],
    ['Schokofabrik e. G.', 'schokofabrik', 'eG'],
    ['ROBERT RIELE GmbH & Co KG', 'robertriele', 'GmbH & Co. KG'],
    ['Jüdische Gemeinde zu Berlin K. d. ö. R.', 'juedischegemeindezuberlin', 'KdöR'],
    ['Berliner Bäder-Betriebe (AdöR)', 'berlinerbaederbetriebe', 'AdöR'],
    ['Amadeu-Antonio-Stiftung', 'amadeuantoniostiftung', 'Stiftung'],
    ['Förderband e. V. - Kulturinitiative Berlin', 'foerderbandkulturinitiativeberlin', 'e. V.'],
  ])('%s', (name, core, legalForm) => {
    expect(organisationName(name)).toMatchObject({ core, legalForm });
  });

  test.each([
    'Mittelhof',
    'Ev. Kirchengemeinde Spandau',
    'AG Christen und Juden in Spandau',
    'E.V.A. Frauenprojekt',
    'Freunde der Stiftung Oper',
  ])('%s shows none', (name) => {
    expect(organisationName(name).legalForm).toBeUndefined();
  });

  test('a name that is nothing but a legal form keeps it as its name', () => {
    expect(organisationName('GmbH')).toEqual({ spelling: 'GmbH', core: 'gmbh', words: ['gmbh'] });
  });
});

describe('a short name in brackets is not a part of the name', () => {
  test.each([
    ['Gesellschaft für interkulturelles Zusammenleben (GIZ) e. V.', 'giz'],
    ['Gesellschaft für interkulturelles Zusammenleben gGmbH (GIZ)', 'giz'],
    ['Unabhängiges Institut für Umweltfragen (UfU) e. V.', 'ufu'],
    ['Schule (S.T.E.R.N.)', 'stern'],
  ])('%s: %s', (name, shortName) => {
    expect(organisationName(name).shortName).toBe(shortName);
  });

  test.each([
    ['Erzbischöfliches Ordinariat Berlin (St.Ursula)', 'erzbischoeflichesordinariatberlinstursula'],
    ['Sozialwerk (Dachverband) e. V.', 'sozialwerkdachverband'],
    ['Beschäftigungsagentur Berlin e. V. (BABB e. V.)', 'beschaeftigungsagenturberlinevbabb'],
  ])('but other brackets are: %s', (name, core) => {
    expect(organisationName(name)).toMatchObject({ core });
    expect(organisationName(name).shortName).toBeUndefined();
  });
});

describe('for every text', () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 60 });

  test('the spelling has no edge blanks, no double blanks and only composed letters', () => {
    fc.assert(
      fc.property(text, (name) => {
        const { spelling } = organisationName(name);
        expect(spelling).toBe(spelling.normalize('NFC').trim().replace(/\s+/g, ' '));
      }),
    );
  });

  test('folding the spelling again changes nothing', () => {
    fc.assert(
      fc.property(text, (name) => {
        const once = organisationName(name);
        expect(organisationName(once.spelling)).toEqual(once);
      }),
    );
  });

  test('case, quotation marks and blanks around it play no part', () => {
    const word = fc.stringMatching(/^[a-zäöüß]{2,9}$/u);
    fc.assert(
      fc.property(
        fc.array(word, { minLength: 1, maxLength: 5 }),
        fc.constantFrom(' ', '-', ' - ', ', '),
        (words, gap) => {
          const plain = organisationName(`${words.join(' ')} e. V.`);
          const other = organisationName(` "${words.join(gap)}"\u00a0e.V.`);
          expect({ ...other, spelling: '' }).toEqual({ ...plain, spelling: '' });
        },
      ),
    );
  });
});

test('joined words keep two numbers apart', () => {
  expect(joined(['kita', '1', '12', 'berlin'])).toBe('kita1 12berlin');
});
