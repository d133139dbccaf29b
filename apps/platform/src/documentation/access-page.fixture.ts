import { type AccessRule, type AccessTable, ROLE_TEXTS, ROLES, SCOPED_ROLES } from '@lotsenbuch/service-kit';

const HEAD = `# Who may do what

Made from the access tables in the code (\`*-access.ts\` in the services); a test keeps it equal and says how to write it
anew. What somebody holds today, and what that allows, tells \`GET /v1/me\`; who held which right on a day,
\`GET /v1/rights?on=DAY\`, and with \`recordedBy=DAY\` as it was known then.

- A role is granted by an operator, never to oneself, from a day on and with a reason; with an end or until it is ended.
  It counts from the answer on, and an end does too, also in open browser sessions.
- **own**: the roles district and carrier reach only what belongs to their district or carrier. A list is shortened to
  that; anything else is answered 403.
- A deputy holds a right only while the person in whose place it is used holds it. Where two people are needed, a deputy
  and that person count as one.
- Names and notes come from the vault and are shown only to those who work with the person.

`;

type Row = readonly [operation: string, rule: AccessRule];

/** The page \`docs/access.md\`: every operation of these tables by the role that may use it. */
export const accessPage = (tables: readonly AccessTable[]): string => {
  const rows = tables
    .flatMap((table): Row[] => Object.entries(table))
    .toSorted(([, a], [, b]) => (placeOf(a) < placeOf(b) ? -1 : 1));
  const heads = ROLES.map((role) => `${ROLE_TEXTS[role].de}<br>${ROLE_TEXTS[role].en}`);
  return [
    HEAD,
    '## By role\n\n',
    `| operation | route | ${heads.join(' | ')} |\n|---|---|${'---|'.repeat(ROLES.length)}\n`,
    ...rows.flatMap(([operation, { route, roles }]) =>
      typeof roles === 'string'
        ? []
        : [`| ${operation} | \`${route}\` | ${ROLES.map((role) => mark(role, roles)).join(' | ')} |\n`],
    ),
    '\n## Everybody who is signed in\n\n',
    ...listed(rows, 'signedIn'),
    '\n## Everybody\n\n',
    ...listed(rows, 'public'),
  ].join('');
};

/** By path, then by method, so that a thing's operations stand together. */
const placeOf = ({ route }: AccessRule): string => route.split(' ').toReversed().join(' ');

const mark = (role: (typeof ROLES)[number], roles: readonly string[]): string =>
  roles.includes(role) ? (SCOPED_ROLES.includes(role) ? 'own' : '✓') : '';

const listed = (rows: readonly Row[], wanted: AccessRule['roles']): readonly string[] =>
  rows.flatMap(([operation, { route, roles }]) => (roles === wanted ? [`- ${operation}: \`${route}\`\n`] : []));
