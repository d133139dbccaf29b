import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { CSV_MEDIA_TYPE, WORKBOOK_MEDIA_TYPE } from '@lotsenbuch/service-kit';

/** Name of the identity that loads the example; its events show where they come from. */
export const EXAMPLE_LOADER = 'example-loader';

const FOLDER = new URL('../../../../examples/', import.meta.url);

const FILES = [
  { name: 'grants-2013-2015.csv', mediaType: CSV_MEDIA_TYPE, years: [2013, 2014, 2015] },
  { name: 'register-example.xlsx', mediaType: WORKBOOK_MEDIA_TYPE, years: [2016, 2019] },
] as const;

interface Platform {
  /** Base URL of the running platform. */
  readonly url: string;
  readonly token: string;
}

/**
 * Loads the published history that comes with the software, over the same HTTP interface as everybody. Years that have
 * been imported before, by whomever, are left alone; a load that was cut off goes on where it was.
 * @returns the register years it loaded
 * @throws Error with the answer if the platform refuses a file
 */
export async function loadExample(platform: Platform): Promise<readonly number[]> {
  const present = await importedYears(platform);
  const loaded: number[] = [];
  for (const { name, mediaType, years } of FILES) {
    const missing = years.filter((year) => !present.has(year));
    if (missing.length === 0) continue;
    const file = await readFile(new URL(name, FOLDER));
    for (const year of missing) {
      await importFile(platform, name, file, mediaType, year);
      loaded.push(year);
    }
  }
  return loaded;
}

async function importedYears({ url, token }: Platform): Promise<ReadonlySet<number>> {
  const response = await fetch(`${url}/v1/register-imports?limit=200`, {
    headers: { Authorization: `Bearer ${token}` },
  });
  if (!response.ok) throw new Error(`the list of imports was refused: ${response.status} ${await response.text()}`);
  const { items } = (await response.json()) as { readonly items: readonly { readonly year: number }[] };
  return new Set(items.map(({ year }) => year));
}

async function importFile({ url, token }: Platform, name: string, file: Buffer, mediaType: string, year: number) {
  const key = createHash('sha256').update(`example ${name} ${year}`).digest('hex');
  const response = await fetch(`${url}/v1/register-imports?year=${year}`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${token}`, 'Content-Type': mediaType, 'Idempotency-Key': key },
    body: new Uint8Array(file),
  });
  if (!response.ok)
    throw new Error(`examples/${name} for ${year} was refused: ${response.status} ${await response.text()}`);
}
