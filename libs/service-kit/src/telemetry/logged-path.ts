/** Ids, years, days and revisions: what the addresses of this interface are made of besides fixed words. */
const ID = /^([0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|\d[0-9a-f-]*)$/;

/**
 * What of an address may stand in a log: its fixed words and ids. Anything else is what somebody typed, maybe a name,
 * and a log is not a place that a person can be erased from. Without the query, where session links carry their token.
 * @param route the pattern that answered, such as `/v1/carriers/:id`; undefined where none did
 */
export const loggedPath = (url: string, route: string | undefined): string => {
  const path = url.split('?', 1)[0] ?? '';
  if (path === route) return path;
  const words = (route ?? '').split('/');
  return path
    .split('/')
    .map((segment, index) => (segment === '' || segment === words[index] || ID.test(segment) ? segment : '…'))
    .join('/');
};
