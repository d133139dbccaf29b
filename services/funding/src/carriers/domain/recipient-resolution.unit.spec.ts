import fc from 'fast-check';
import { type OrganisationName, organisationName } from './organisation-name.js';
import { PUBLISHED_RECIPIENTS } from './published-recipients.data.spec.js';
import { type Candidate, type KnownCarrier, MATCH_RULES, resolveRecipient } from './recipient-resolution.js';

const carrier = (carrierId: string, ...names: readonly string[]): KnownCarrier => ({
  carrierId,
  names: names.map(organisationName),
});

const resolve = (recipient: string, carriers: readonly KnownCarrier[], inSameYear: readonly string[] = []) =>
  resolveRecipient(organisationName(recipient), carriers, inSameYear.map(organisationName));

describe('a recipient is a known carrier', () => {
  test.each([
    ['sameSpelling', 'OASE Berlin e. V.', 'OASE Berlin\u00a0e. V. '],
    ['sameFoldedName', 'OASE Berlin e. V.', 'Oase Berlin e. V.'],
    ['sameFoldedName', "offensiv''91 e. V.", "offensiv'91e. V."],
    ['sameFoldedName', 'Caritasverband f. d. Erzbistum Berlin e. V.', 'Caritasverband für das Erzbistum Berlin e. V.'],
    ['sameNameWithoutShortName', 'Tauchclub Oberspree (TCO) e. V.', 'Tauchclub Oberspree e.V.'],
    ['sameNameWithoutShortName', 'Tauchclub Oberspree e. V.', 'Tauchclub Oberspree (TCO) e.V.'],
    ['sameNameWithoutLegalForm', 'Gangway e. V. Straßensozialarbeit', 'GANGWAY - Straßensozialarbeit'],
    ['sameNameWithoutLegalForm', 'Diakonisches Werk Steglitz', 'Diakonisches Werk Steglitz e. V.'],
    [
      'sameNameOtherLegalForm',
      'Gesellschaft für Interkulturelles Zusammenleben (GIZ) e. V.',
      'Gesellschaft für interkulturelles Zusammenleben gGmbH (GIZ)',
    ],
  ])('%s: "%s" and "%s"', (rule, known, recipient) => {
    expect(resolve(recipient, [carrier('a', known), carrier('b', 'Harmonie e. V.')])).toEqual({
      kind: 'matched',
      carrierId: 'a',
      rule,
    });
  });

  test('by any name that was ever known for it, and by the first rule that holds for one of them', () => {
    const carriers = [carrier('a', 'Oase Berlin e. V.', 'OASE Berlin e. V.')];
    expect(resolve('OASE Berlin e. V.', carriers)).toMatchObject({ rule: 'sameSpelling' });
    expect(resolve('oase berlin e.V.', carriers)).toMatchObject({ rule: 'sameFoldedName' });
  });
});

describe('a person decides', () => {
  const candidates = (...found: readonly Candidate[]) => ({ kind: 'ambiguous', candidates: found });

  test.each([
    [
      'wordsContained',
      'Kiezspinne FAS - Nachbarschaftlicher Interessenverbund e. V.',
      'Nachbarschaftlicher Interessenverbund Kiezspinne e. V.',
    ],
    ['wordsContained', 'Bildungsmarkt Waldenser gGmbH', 'bildungsmarkt vulkan & waldenser gmbh'],
    ['wordsContained', 'Chance - Bildung, Jugend und Sport BJS gGmbH', 'Chance BJS gGmbH'],
    [
      'wordsContained',
      'Albatros e. V.',
      'Albatros gemeinnützige Gesellschaft für soziale und gesundheitliche Dienstleistungen mbH',
    ],
    ['wordsContained', 'Harmonie e. V.', 'Integrationszentrum Harmonie e.V.'],
    ['sameShortName', 'Gesellschaft für interkulturelles Zusammenleben (GIZ) e. V.', 'GIZ gGmbH'],
    ['similarSpelling', 'Diakonisches Werk Berlin Stadtmitte e. V.', 'Diakonisches Werk Berlin Stadtmktte e. V.'],
    ['similarSpelling', 'Volkssolidarität Landesverband Berlin e. V.', 'Volksolidarität Landesverband Berlin'],
    ['distinctiveWordsShared', 'Nachbarschafts- und Selbsthilfezentrum in der ufaFabrik e. V.', 'NUSZ ufafabrik e. V.'],
    ['distinctiveWordsShared', 'Volkssolidarität Landesverband Berlin e. V.', 'Volkssolidarität LV Berlin e. V.'],
    ['sameNameOtherShortName', 'Sportclub Berlin (SCB) e. V.', 'Sportclub Berlin (SCO) e. V.'],
  ] as const)('%s: "%s" and "%s"', (rule, known, recipient) => {
    expect(resolve(recipient, [carrier('a', known)])).toEqual(candidates({ carrierId: 'a', rule }));
    expect(resolve(known, [carrier('a', recipient)])).toEqual(candidates({ carrierId: 'a', rule }));
  });

  test('where one register names an organisation under two legal forms: an association and its subsidiary', () => {
    const known = [carrier('a', 'Albatros e. V.')];
    const rule = 'sameNameTwoLegalFormsInOneYear';
    expect(resolve('Albatros gGmbH', known, ['Albatros e. V.', 'Albatros gGmbH'])).toEqual(
      candidates({ carrierId: 'a', rule }),
    );
    expect(resolve('Albatros', known, ['Albatros e. V.', 'Albatros gGmbH'])).toEqual(
      candidates({ carrierId: 'a', rule }),
    );
    expect(resolve('Albatros gGmbH', known, ['Albatros gGmbH'])).toMatchObject({ kind: 'matched' });
  });

  test('where two carriers match', () => {
    const known = [carrier('b', 'Albatros e. V.'), carrier('a', 'Albatros gGmbH')];
    expect(resolve('Albatros', known)).toEqual(
      candidates(
        { carrierId: 'a', rule: 'sameNameWithoutLegalForm' },
        { carrierId: 'b', rule: 'sameNameWithoutLegalForm' },
      ),
    );
    expect(resolve('Albatros e.V.', known)).toMatchObject({ kind: 'matched', carrierId: 'b' });
  });

  test('where several resemble it, each with its strongest rule', () => {
    const known = [
      carrier('b', 'Bildungsmarkt Waldenser gGmbH'),
      carrier('a', 'bildungsmarkt e. V.'),
      carrier('c', 'Harmonie e. V.'),
    ];
    expect(resolve('bildungsmarkt vulkan & waldenser gmbh', known)).toEqual(
      candidates({ carrierId: 'a', rule: 'wordsContained' }, { carrierId: 'b', rule: 'wordsContained' }),
    );
  });

  test.each([
    '',
    ' ',
    '***',
    `${'sehr '.repeat(60)}langer Name e. V.`,
    'Verschiedene natürliche Personen',
    'Zuwendung an natürliche Person',
    'Ausnahmetatbestand nach Nr. 1.5 AV zu § 44 LHO',
  ])('without candidates where the recipient names no organisation: "%s"', (recipient) => {
    expect(resolve(recipient, [carrier('a', 'Verschiedene natürliche Personen')])).toEqual(candidates());
  });
});

describe('a recipient becomes a carrier of its own', () => {
  test.each([
    ['Diakonisches Werk Steglitz und Teltow-Zehlendorf e. V.', 'Diakonisches Werk Berlin Stadtmitte e. V.'],
    ['Diakoniewerk Simeon gGmbH', 'Diakonisches Werk Berlin Stadtmitte e. V.'],
    ['Diakoniewerk Simeon gGmbH', 'Diakoniegemeinschaft Bethania gGmbH'],
    ['Oase Berlin e. V.', 'Harmonie Berlin e. V.'],
    ['Grundschule Berlin 117', 'Grundschule Berlin 118'],
    ['Oase e. V.', 'Oasis e. V.'],
  ])('"%s" does not resemble "%s"', (recipient, known) => {
    expect(resolve(recipient, [carrier('a', known)])).toEqual({ kind: 'new' });
    expect(resolve(known, [carrier('a', recipient)])).toEqual({ kind: 'new' });
  });
});

/** Reads recipients one after the other; `decide` is the person who is asked. */
const readAll = (
  recipients: readonly { readonly recipient: string; readonly organisation: string; readonly year: number }[],
  decide: 'knows' | 'never',
) => {
  const carriers: { carrierId: string; names: OrganisationName[] }[] = [];
  const resolved = new Map<string, string>();
  const review = new Set<string>();
  for (const { recipient, organisation, year } of recipients) {
    const inSameYear = recipients
      .filter((other) => other.year === year)
      .map((other) => organisationName(other.recipient));
    const answer = resolveRecipient(organisationName(recipient), carriers, inSameYear);
    if (answer.kind === 'ambiguous') review.add(recipient);
    if (answer.kind === 'new') carriers.push({ carrierId: organisation, names: [] });
    if (answer.kind === 'ambiguous' && decide === 'never') continue;
    const carrierId = answer.kind === 'matched' ? answer.carrierId : organisation;
    resolved.set(recipient, carrierId);
    carriers.find((known) => known.carrierId === carrierId)?.names.push(organisationName(recipient));
  }
  return { carriers, resolved, review };
};

describe('the programme’s recipients of 2013 to 2016 and 2019', () => {
  const rows = PUBLISHED_RECIPIENTS.flatMap(({ years, ...row }) => years.map((year) => ({ ...row, year })));
  const organisations = new Set(rows.map(({ organisation }) => organisation));

  test('are 19 organisations, and three of them are written so that a person has to decide', () => {
    const { carriers, review } = readAll(
      rows.toSorted((a, b) => a.year - b.year),
      'never',
    );
    expect(carriers).toHaveLength(19);
    expect(carriers.map(({ carrierId }) => carrierId).toSorted()).toEqual([...organisations].toSorted());
    expect([...review].toSorted()).toEqual([
      'Albatros gemeinnützige Gesellschaft für soziale und gesundheitliche Dienstleistungen mbH',
      'Kiezspinne FAS - Nachbarschaftlicher Interessenverbund e. V.',
      'bildungsmarkt vulkan & waldenser gmbh',
    ]);
  });

  test('are never merged by themselves into another organisation, in whatever order they are read', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(rows, { minLength: rows.length }), (shuffled) => {
        const { resolved, review } = readAll(shuffled, 'never');
        expect(review.size).toBe(3);
        for (const { recipient, organisation } of rows)
          expect([organisation, undefined]).toContain(resolved.get(recipient));
      }),
      { numRuns: 20 },
    );
  });

  test('end in the same carriers in whatever order they are read, once a person has decided', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(rows, { minLength: rows.length }), (shuffled) => {
        const { carriers, resolved } = readAll(shuffled, 'knows');
        expect(carriers).toHaveLength(organisations.size);
        for (const { recipient, organisation } of rows) expect(resolved.get(recipient)).toBe(organisation);
      }),
      { numRuns: 20 },
    );
  });
});

describe('for all recipients and carriers', () => {
  const word = fc.constantFrom('Albatros', 'Oase', 'Berlin', 'Kiez', 'Diakonisches', 'Werk', 'Nord', 'GIZ', '91');
  const form = fc.constantFrom('', ' e. V.', ' gGmbH', ' (GIZ) e. V.', ' (XYZ) gGmbH');
  const name = fc
    .tuple(fc.array(word, { minLength: 1, maxLength: 3 }), form)
    .map(([words, end]) => words.join(' ') + end);
  const carriers = fc
    .array(fc.array(name, { minLength: 1, maxLength: 3 }), { maxLength: 5 })
    .map((names) => names.map((of, index) => carrier(`c${index}`, ...of)));

  test('the order of the carriers, of their names and of the year’s other recipients plays no part', () => {
    fc.assert(
      fc.property(name, carriers, fc.array(name, { maxLength: 4 }), (recipient, known, inSameYear) => {
        const turned = known.map((one) => ({ ...one, names: one.names.toReversed() })).toReversed();
        expect(resolve(recipient, turned, inSameYear.toReversed())).toEqual(resolve(recipient, known, inSameYear));
      }),
    );
  });

  test('a recipient that became a carrier, or was matched to one, matches that carrier ever after by its spelling', () => {
    fc.assert(
      fc.property(name, carriers, (recipient, known) => {
        const answer = resolve(recipient, known);
        fc.pre(answer.kind !== 'ambiguous');
        const carrierId = answer.kind === 'matched' ? answer.carrierId : 'new';
        const names = known.find((one) => one.carrierId === carrierId)?.names ?? [];
        const others = known.filter((one) => one.carrierId !== carrierId);
        const learnt = { carrierId, names: [...names, organisationName(recipient)] };
        expect(resolve(recipient, [...others, learnt])).toEqual({ kind: 'matched', carrierId, rule: 'sameSpelling' });
      }),
    );
  });

  test('only a carrier of the same name is matched', () => {
    fc.assert(
      fc.property(name, carriers, (recipient, known) => {
        const answer = resolve(recipient, known);
        fc.pre(answer.kind === 'matched');
        if (answer.kind !== 'matched') return;
        expect(MATCH_RULES).toContain(answer.rule);
        const cores = known.find(({ carrierId }) => carrierId === answer.carrierId)?.names.map(({ core }) => core);
        expect(cores).toContain(organisationName(recipient).core);
      }),
    );
  });
});
