import type { FindQuery, ReadModelView } from './read-model-store.js';

/** Rows fetched at a time. */
const PAGE = 1000;

/** Every row that a query finds, in its order: for read models so small that a question may look at all of them. */
export const findAll = async <Row extends object>(
  readModel: Pick<ReadModelView<Row>, 'find'>,
  query: Omit<FindQuery, 'limit' | 'cursor'>,
): Promise<readonly { readonly key: string; readonly row: Row }[]> => {
  const rows: { readonly key: string; readonly row: Row }[] = [];
  let cursor: string | undefined;
  do {
    const found = await readModel.find({ ...query, limit: PAGE, ...(cursor !== undefined && { cursor }) });
    rows.push(...found.rows);
    cursor = found.next;
  } while (cursor !== undefined);
  return rows;
};
