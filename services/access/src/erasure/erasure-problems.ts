import { assertNever } from '@lotsenbuch/kernel';
import { PROBLEMS, Problem, type ProblemKind } from '@lotsenbuch/service-kit';
import type { ErasureRejection } from './domain/erasure.js';
import type { RetentionClaim } from './domain/retention-claim.js';

/** The refusals of erasure; `docs/personal-data.md` lists them for clients. */
export const ERASURE_PROBLEMS = {
  subjectRetained: { name: 'subject-retained', status: 409, title: 'The person must stay resolvable for now' },
  erasureDecided: { name: 'erasure-decided', status: 409, title: 'The erasure has been decided already' },
  erasureNeedsSecondPerson: {
    name: 'erasure-needs-second-person',
    status: 403,
    title: 'An erasure is released by a second person',
  },
} as const satisfies Record<string, ProblemKind>;

export const erasureUnknown = (): Problem =>
  new Problem(PROBLEMS.notFound, 'There is no such erasure. GET /v1/erasures lists them.');

export const erasureProblem = (rejection: ErasureRejection): Problem => {
  switch (rejection.kind) {
    case 'erasureUnknown':
      return erasureUnknown();
    case 'subjectRetained':
      return new Problem(
        ERASURE_PROBLEMS.subjectRetained,
        `Nothing is erased while a service needs the person to stay resolvable: ${rejection.claims.map(inEnglish).join('; ')}. Ask again when each of these has ended.`,
        {
          german: `Solange ein Dienst die Person noch zuordnen können muss, wird nichts gelöscht: ${rejection.claims.map(inGerman).join('; ')}. Der Antrag ist wieder möglich, wenn alles davon geendet hat.`,
        },
      );
    case 'secondPersonNeeded':
      return new Problem(
        ERASURE_PROBLEMS.erasureNeedsSecondPerson,
        'Whoever asked for this erasure, in person or through a deputy, cannot release it. Somebody else has to.',
        {
          german:
            'Wer diese Löschung beantragt hat, selbst oder in Vertretung, kann sie nicht freigeben. Das muss eine andere Person tun.',
        },
      );
    case 'alreadyDecided':
      return new Problem(
        ERASURE_PROBLEMS.erasureDecided,
        `This erasure is ${rejection.stage}: it is decided once. Request another one if it was wrongly refused.`,
        {
          german: `Über diese Löschung ist entschieden (${IN_GERMAN[rejection.stage]}); das geschieht einmal. Wurde sie zu Unrecht abgelehnt, ist sie neu zu beantragen.`,
        },
      );
    case 'reasonUnknown':
      return new Problem(PROBLEMS.validation, 'The reason is not in the catalogue for this decision.', {
        errors: [{ field: 'reason', expected: `one of ${rejection.allowed.join(', ')}` }],
      });
    case 'erasureExists':
    case 'notReleased':
      // The id of an erasure derives from its command, and only the process records: neither can come from a request.
      throw new Error(`an erasure was commanded out of order: ${rejection.kind}`);
    default:
      return assertNever(rejection);
  }
};

const IN_GERMAN = { refused: 'abgelehnt', released: 'freigegeben', erased: 'ausgeführt' } as const;

const inEnglish = ({ holder, reason, until }: RetentionClaim): string =>
  `${holder} (${reason}) ${until === 'open' ? 'without a known end' : `until before ${until}`}`;

const inGerman = ({ holder, reason, until }: RetentionClaim): string =>
  `${holder} (${reason}) ${until === 'open' ? 'ohne bekanntes Ende' : `bis vor ${until}`}`;
