import { readFileSync } from 'node:fs';
import { glob } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DESCRIBERS } from './describers.js';

const SERVICES = fileURLToPath(new URL('../../../services/', import.meta.url));
/** An event as the code declares it: its type, then its schema version. */
const DECLARED = /readonly type: '(\w+)';\s*(?:\/\*\*.*\*\/\s*)?readonly schemaVersion: /g;

/** The event types that some service declares. */
const declaredTypes = async (): Promise<readonly string[]> => {
  const types: string[] = [];
  for await (const file of glob('*/src/**/*.ts', { cwd: SERVICES })) {
    if (/\.(spec|fixture)\.ts$/.test(file)) continue;
    for (const [, type = ''] of readFileSync(join(SERVICES, file), 'utf8').matchAll(DECLARED)) types.push(type);
  }
  return types;
};

test('every event type that a service declares has words for people, and no words are for an event that nobody declares', async () => {
  const declared = await declaredTypes();
  expect(declared.length).toBeGreaterThan(80);
  const described = DESCRIBERS.flatMap(({ types }) => types);
  expect(described.toSorted()).toEqual([...new Set(declared)].toSorted());
});
