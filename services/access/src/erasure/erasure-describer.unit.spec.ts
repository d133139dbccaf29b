import { ERASURE_REASONS } from './domain/erasure-reasons.js';
import type { ErasureEvent } from './domain/events.js';
import { erasureDescriber } from './erasure-describer.js';

const [erasureId, subject] = ['erasure-1', 'subject-1'];
const by = { actor: 'person:1' };
const events: readonly ErasureEvent[] = [
  { type: 'ErasureRequested', schemaVersion: 1, data: { erasureId, subject, reason: 'askedByPerson', by } },
  { type: 'ErasureRefused', schemaVersion: 1, data: { erasureId, reason: 'mustBeKept', by } },
  { type: 'ErasureReleased', schemaVersion: 1, data: { erasureId, subject, by } },
  { type: 'SubjectErased', schemaVersion: 1, data: { erasureId, subject } },
];

test('every event of an erasure is put into words, in both languages', () => {
  expect(erasureDescriber.types).toEqual(events.map(({ type }) => type));
  for (const event of events) expect(erasureDescriber.things(event)).toEqual([{ kind: 'erasure', id: erasureId }]);
  expect(events.map((event) => erasureDescriber.describe(event, 'de'))).toEqual([
    {
      summary: 'Löschung beantragt',
      changes: [{ field: 'Kennung der Person', to: subject }],
      reason: 'Die betroffene Person verlangt die Löschung',
    },
    { summary: 'Löschung abgelehnt', changes: [], reason: 'Die Angaben müssen noch aufbewahrt werden' },
    { summary: 'Löschung freigegeben', changes: [] },
    { summary: 'Personenbezogene Angaben gelöscht', changes: [{ field: 'Kennung der Person', from: subject }] },
  ]);
  const english = events.map((event) => erasureDescriber.describe(event, 'en').summary);
  expect(english).toEqual(['Erasure requested', 'Erasure refused', 'Erasure released', 'Personal values erased']);
});

test('every reason has a code of its own and a text in both languages', () => {
  expect(new Set(ERASURE_REASONS.map(({ code }) => code)).size).toBe(ERASURE_REASONS.length);
  for (const { text } of ERASURE_REASONS) expect(text.de).not.toBe(text.en);
});
