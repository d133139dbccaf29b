import { day } from '../../commands/arguments.js';
import { cell } from '../../output/answer-text.js';
import { lineAmount, NOTE, needed, optional, REASON, typed, yearAmount } from '../inputs.js';
import type { Input, Json, Operation, Outcome } from '../operation.js';
import { wholeNumber } from '../values.js';
import { GRANT, GRANT_ID } from './grant-path.js';

const BLOCKS = [
  'noTransparencyRegisterEntry',
  'applicationLate',
  'notNominated',
  'startedWithoutConsent',
  'documentsMissing',
];
const BLOCK = needed('block', '<block>', 'what stands against the decision', { choices: BLOCKS });

const DECIDED: readonly Input[] = [
  typed(
    '--rate <year=euros>',
    needed('rates', '', 'what is approved of a budget year', { several: true, read: yearAmount }),
  ),
  typed(
    '--line <line=euros>',
    optional('lines', '', 'approved amount of a budget line (default: as reviewed)', {
      several: true,
      read: lineAmount,
    }),
  ),
  typed('--positions <number>', needed('positionsApproved', '', 'positions approved', { read: wholeNumber })),
  REASON,
  NOTE,
];

const isFields = (value: unknown): value is Json => typeof value === 'object' && value !== null;
const listOf = (value: unknown): readonly Json[] => (Array.isArray(value) ? value.filter(isFields) : []);

/** The budget years answer after the decision was recorded; without the money the decision lapses. */
const MONEY: Outcome = {
  seenAt: GRANT,
  of: (answer, grant) => {
    const decision = listOf(grant.decisions).find(({ decisionId }) => decisionId === answer.decisionId);
    if (decision === undefined || decision.outcome === 'open') return undefined;
    const { outcome, charges, shortfalls, overridden } = decision;
    const { overpaidCents, revision } = grant;
    return { ...answer, outcome, charges, shortfalls, overridden, overpaidCents, revision };
  },
  refusal: ({ outcome, shortfalls }) =>
    outcome === 'lapsed'
      ? [
          'The decision lapsed: the money is not there.',
          ...listOf(shortfalls).map(
            (each) =>
              `  ${cell('year', each.year)}, ${cell('part', each.part)}: ${cell('Cents', each.requestedCents)} asked, ` +
              (each.kind === 'noBudgetYear'
                ? 'but the budget year is not open'
                : `${cell('Cents', each.freeCents)} free, ${cell('Cents', each.shortCents)} short`),
          ),
          '  Decide on less, or shift funds to this part, and decide again.',
        ].join('\n')
      : undefined,
};

/** Decisions, and what stands against them. */
export const DECIDING: readonly Operation[] = [
  {
    kind: 'change',
    name: 'approve',
    description: 'Approve a grant. Waits until the budget years have answered; without the money the decision lapses.',
    route: `POST ${GRANT}/approval`,
    as: 'approver',
    thing: GRANT,
    inputs: [
      GRANT_ID,
      needed('notice', '<kind>', 'a final decision replaces a provisional one', { choices: ['provisional', 'final'] }),
      ...DECIDED,
    ],
    outcome: MONEY,
    done: 'Decision {decisionId} on grant {id}: {outcome}, {approvedCents}.',
    examples: [
      'grant approve GRANT_ID --notice final --rate 2026=85.000 --positions 2 --reason reviewFollowed',
      'grant approve GRANT_ID --notice final --rate 2026=80.000 --line staff=75.000 --line material=5.000 --positions 2 --reason belowReview --as second-approver',
    ],
  },
  {
    kind: 'change',
    name: 'amend',
    description: 'Decide on an amendment. Only the difference touches free funds.',
    route: `POST ${GRANT}/amendment`,
    as: 'approver',
    thing: GRANT,
    inputs: [
      GRANT_ID,
      ...DECIDED,
      optional('period.from', '<day>', 'first day of the approved period, with --to', { read: day }),
      optional('period.to', '<day>', 'first day after it, with --from', { read: day }),
    ],
    outcome: MONEY,
    done: 'Amendment {decisionId} of grant {id}: {outcome}, {approvedCents}. Overpaid: {overpaidCents}.',
    examples: ['grant amend GRANT_ID --rate 2026=80.000 --positions 2 --reason requestFollowed'],
  },
  {
    kind: 'change',
    name: 'request-amendment',
    description: 'Ask for an amendment of an approved grant.',
    route: `POST ${GRANT}/amendment-requests`,
    as: 'officer',
    thing: GRANT,
    file: { format: 'json', description: 'reason, period, plan and positions (JSON), or - for standard input' },
    inputs: [GRANT_ID],
    done: 'Asked for an amendment of grant {id}.',
    examples: ['grant request-amendment GRANT_ID AMENDMENT.json'],
  },
  {
    kind: 'change',
    name: 'reject',
    description: 'Reject an application.',
    route: `POST ${GRANT}/rejection`,
    as: 'approver',
    thing: GRANT,
    inputs: [GRANT_ID, REASON, NOTE],
    done: 'The application of grant {id} is rejected.',
    examples: ['grant reject GRANT_ID --reason financingNotSecured'],
  },
  {
    kind: 'change',
    name: 'override',
    description: 'Ask for a decision in spite of a block; a second person signs it, and it stays marked for ever.',
    route: `POST ${GRANT}/overrides`,
    as: 'officer',
    thing: GRANT,
    inputs: [GRANT_ID, BLOCK, REASON, NOTE],
    done: 'Asked to override {block} of grant {id}; an approver has to sign.',
    examples: ['grant override GRANT_ID --block notNominated --reason publicInterest'],
  },
  {
    kind: 'change',
    name: 'countersign',
    description: 'Sign the override of a block as the second person.',
    route: `POST ${GRANT}/overrides/countersignature`,
    as: 'approver',
    thing: GRANT,
    inputs: [GRANT_ID, BLOCK],
    done: '{block} of grant {id} is overridden.',
    examples: ['grant countersign GRANT_ID --block notNominated'],
  },
];
