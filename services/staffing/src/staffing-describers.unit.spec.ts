import { readdirSync, readFileSync } from 'node:fs';
import type { DomainEvent } from '@lotsenbuch/kernel';
import { STAFFING_REASONS } from './domain/staffing-reasons.js';
import { staffingDescribers } from './staffing-describers.js';

const inWords = (event: DomainEvent, language: 'de' | 'en') => {
  const describer = staffingDescribers.find(({ types }) => types.includes(event.type));
  if (describer === undefined) throw new Error(`no describer for ${event.type}`);
  return { ...describer.describe(event, language), things: describer.things(event) };
};

describe('the history of staffing', () => {
  test('says in German and English who was put where, without a name', () => {
    const event = {
      type: 'PositionOccupied',
      schemaVersion: 1,
      effectiveOn: '2026-01-01',
      data: {
        positionId: 'p',
        occupancyId: 'o',
        facilitatorId: 'f',
        share: 5_000,
        kind: 'handover',
        funded: false,
      },
    };
    expect(inWords(event, 'de')).toEqual({
      summary: 'Stelle besetzt',
      things: [
        { kind: 'position', id: 'p' },
        { kind: 'facilitator', id: 'f' },
      ],
      changes: [
        { field: 'Art', to: 'Einarbeitung' },
        { field: 'Lotsin oder Lotse', to: { kind: 'facilitator', id: 'f' } },
        { field: 'Anteil', to: '50 %' },
        { field: 'Ab', to: '2026-01-01' },
      ],
    });
    expect(inWords(event, 'en').summary).toBe('Position occupied');
  });

  test('shows before and after of changed terms, and the reason', () => {
    const terms = (weeklyHours: number) => ({
      weeklyHours,
      fullTimeHours: 3_940,
      tariff: 'TV-L',
      payGroup: 'E 5',
      monthlyCostCents: 310_914,
    });
    const event = {
      type: 'PositionTermsChanged',
      schemaVersion: 1,
      effectiveOn: '2026-04-01',
      data: { positionId: 'p', from: terms(3_500), to: terms(3_000), reason: 'hoursChanged' },
    };
    expect(inWords(event, 'de')).toMatchObject({
      changes: [
        { field: 'Wochenstunden', from: '35.00 / 39.40', to: '30.00 / 39.40' },
        { field: 'Ab', to: '2026-04-01' },
      ],
      reason: 'Der Stellenumfang wurde geändert',
    });
  });

  test('names file and row of a corrected headcount', () => {
    const data = {
      day: '2015-10-31',
      file: 'aa',
      district: '07',
      kind: 'programme',
      from: 9,
      to: 11,
      row: 22,
      source: 's',
    };
    const event = { type: 'HeadcountCorrected', schemaVersion: 1, effectiveOn: '2015-10-31', data };
    expect(inWords(event, 'en')).toMatchObject({
      changes: [{ field: 'District 07, framework programme', from: '9', to: '11' }],
      source: { file: 'aa', row: 22 },
    });
  });

  test('has words for every event that is declared', () => {
    const sources = readdirSync(new URL('.', import.meta.url), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.includes('domain/') && !file.includes('carriers/') && !file.includes('.spec.'))
      .map((file) => (file.endsWith('.ts') ? readFileSync(new URL(file, import.meta.url), 'utf8') : ''));
    const declared = sources.flatMap((text) => [
      ...text.matchAll(/readonly type: '(\w+)';\n {2}readonly schemaVersion/g),
    ]);
    const types = declared.map(([, type = '']) => type).sort();
    expect(types.length).toBeGreaterThan(15);
    expect(staffingDescribers.flatMap((describer) => describer.types).sort()).toEqual(types);
  });
});

test('every reason has a code of its own and texts in both languages', () => {
  expect(new Set(STAFFING_REASONS.map(({ code }) => code)).size).toBe(STAFFING_REASONS.length);
  for (const { text } of STAFFING_REASONS) expect(text.de).not.toBe(text.en);
});
