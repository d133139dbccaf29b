/** The code that Node, Fastify and SQLite put on their errors (`EEXIST`, `FST_ERR_BAD_URL`); undefined without one. */
export const errorCode = (thrown: unknown): string | undefined =>
  typeof thrown === 'object' && thrown !== null && 'code' in thrown && typeof thrown.code === 'string'
    ? thrown.code
    : undefined;
