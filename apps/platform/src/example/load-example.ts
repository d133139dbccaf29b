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
  const loaded: number[] = [];
  for (const { name, mediaType, years } of FILES) {
    for (const year of years) {
      if (await isImported(platform, year)) continue;
      await importFile(platform, name, await readFile(new URL(name, FOLDER)), mediaType, year);
      loaded.push(year);
    }
  }
  return loaded;
}

async function isImported({ url, token }: Platform, year: number): Promise<boolean> {
  const response = await fetch(`${url}/v1/register-imports?year=${year}&limit=1`, {
    headers: { Authorization: `Bearer ${token}` },
  });
  if (!response.ok) throw new Error(`the list of imports was refused: ${response.status} ${await response.text()}`);
  const { items } = (await response.json()) as { readonly items: readonly object[] };
  return items.length > 0;
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
