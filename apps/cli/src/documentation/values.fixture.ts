import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Carrier, PublishedGrant, ReasonCatalogues, ReviewItem } from '../contract.js';

interface List<Item> {
  readonly items: readonly Item[];
}

/** Which reasons a command takes. */
const CATALOGUES: readonly (readonly [command: RegExp, catalogue: string])[] = [
  [/ --include /, 'reviewInclude'],
  [/ --exclude /, 'reviewExclude'],
  [/ decide .* --(new-)?carrier /, 'recipientCarrier'],
  [/ merge /, 'carrierMerge'],
  [/ rename /, 'carrierRename'],
];

/** Values for the words in capitals of a documented command, such that it can succeed on the platform as it is now. */
export async function valuesFor(command: string, url: string, dataDir: string): Promise<ReadonlyMap<string, string>> {
  const { identities } = JSON.parse(readFileSync(join(dataDir, 'credentials.json'), 'utf8')) as {
    identities: readonly { name: string; token: string }[];
  };
  const token = identities.find(({ name }) => name === 'officer')?.token;
  const get = async <Answer>(path: string): Promise<Answer> => {
    const response = await fetch(`${url}/v1/${path}`, { headers: { Authorization: `Bearer ${token}` } });
    return (await response.json()) as Answer;
  };
  const { items: carriers } = await get<List<Carrier>>('carriers');
  const [carrier, other] = carriers.filter(({ mergedInto }) => mergedInto === undefined);
  const { items: records } = await get<List<PublishedGrant>>('published-grants?year=2016');
  const { items: questions } = await get<List<ReviewItem & { revision: number }>>('review');
  const { items: accounts } = await get<List<{ readonly id: string }>>('accounts');
  const { catalogues } = await get<ReasonCatalogues>('reasons');

  const { verifierKey } = await get<{ readonly verifierKey: string }>('ledger');
  const { items: changes } = await get<List<{ readonly stream: string; readonly revision: number }>>(
    `carriers/${carrier?.id}/history`,
  );
  const [change] = changes;

  const asked = / --(include|exclude) /.test(command) ? 'inclusion' : 'carrier';
  const question = command.includes(' decide ') ? questions.find(({ kind }) => kind === asked) : undefined;
  const catalogue = CATALOGUES.find(([takesIt]) => takesIt.test(command))?.[1];
  const reasons = catalogues.find(({ name }) => name === catalogue)?.reasons;
  const values = {
    FOLDER: 'moved-backup',
    FILE: 'examples/register-example.xlsx',
    Y: '2016',
    RECORD_ID: question?.id ?? records[0]?.id,
    CARRIER_ID: question?.candidates?.[0]?.carrierId ?? carrier?.id,
    OTHER_CARRIER_ID: other?.id,
    ACCOUNT_ID: accounts[0]?.id,
    REVISION: question?.revision.toString(),
    REASON: reasons?.[0]?.code,
    VKEY: verifierKey,
    EVENT: change && `${change.stream}/${change.revision}`,
    STREAM_NAME: change?.stream,
  };
  return new Map(Object.entries(values).flatMap(([word, value]) => (value === undefined ? [] : [[word, value]])));
}

/** Words in capitals that have no value stay as they are. */
export const withValues = (command: string, values: ReadonlyMap<string, string>): string =>
  command.replace(/\b[A-Z][A-Z_]*\b(?!\.)/g, (word) => values.get(word) ?? word);

const KNOWN = /^((RECORD|CARRIER|OTHER_CARRIER|ACCOUNT)_ID|STREAM_NAME)$/;

/** There are words such as `GRANT_ID`, `REVIEW.json` or `ACTOR` for which {@link valuesFor} has no value. */
export const hasUnknownWords = (command: string): boolean =>
  [...command.matchAll(/\b[A-Z]+(?:_[A-Z]+)+\b|\b[A-Z]+\.(?:json|pdf)\b|\bACTOR\b/g)].some(
    ([word]) => !KNOWN.test(word),
  );
