import { assertNever, germanDay, type Period } from '@lotsenbuch/kernel';
import {
  type BothLanguages,
  PROBLEMS,
  type Problem,
  type ProblemKind,
  reasonNotInCatalogue,
  refusal,
} from '@lotsenbuch/service-kit';
import type { AccountRejection } from './domain/account.js';

/** The refusals of account commands; `docs/http-conventions.md` lists them for clients. */
export const ACCOUNT_PROBLEMS = {
  accountExists: { name: 'account-exists', status: 409, title: 'There is an account for this actor already' },
  personErased: { name: 'person-erased', status: 409, title: 'The data of this person were erased' },
  roleGrantRefused: { name: 'role-grant-refused', status: 422, title: 'The role cannot be granted like this' },
  roleGrantEndRefused: { name: 'role-grant-end-refused', status: 422, title: 'The role cannot be ended like this' },
} as const satisfies Record<string, ProblemKind>;

const refused = (text: BothLanguages): Problem => refusal(ACCOUNT_PROBLEMS.roleGrantRefused, text);

const daysOf = ({ from, to }: Period): string =>
  to === undefined ? `from ${from}` : `from ${from} until before ${to}`;

const daysInGerman = ({ from, to }: Period): string =>
  to === undefined ? `ab ${germanDay(from)}` : `ab ${germanDay(from)} bis vor ${germanDay(to)}`;

const scopeRefused = ({ field, role }: Extract<AccountRejection, { kind: 'scopeRefused' }>): Problem => {
  const needed = {
    district: { expected: 'key of a district, 01 to 12', german: 'Schlüssel eines Bezirks, 01 bis 12' },
    carrierId: { expected: 'id of the carrier', german: 'Kennung des Trägers' },
  };
  const tooMuch = {
    district: { expected: 'only with the role district', german: 'nur bei der Rolle Bezirk' },
    carrierId: { expected: 'only with the role carrier', german: 'nur bei der Rolle Träger' },
  };
  const isNeeded = role === (field === 'district' ? 'district' : 'carrier');
  return refusal(
    PROBLEMS.validation,
    {
      en: 'The role and what it reaches do not fit.',
      de: 'Die Rolle und ihr Bereich passen nicht zusammen: Zur Rolle Bezirk gehört ein Bezirk, zur Rolle Träger ein Träger, zu allen anderen keines von beiden.',
    },
    { errors: [{ field, ...(isNeeded ? needed : tooMuch)[field] }] },
  );
};

const nothingToDeputise = ({ deputyFor, held }: Extract<AccountRejection, { kind: 'nothingToDeputise' }>): Problem => {
  const en = held.length === 0 ? 'not at all' : held.map(daysOf).join(' and ');
  const de = held.length === 0 ? 'gar nicht' : held.map(daysInGerman).join(' und ');
  return refused({
    en: `A deputy can stand only for a right that the other person holds on every day of the period: ${deputyFor} holds this one ${en}. Choose days within that, or grant that person the role first.`,
    de: `Vertreten werden kann nur, wer die Rolle an jedem Tag des Zeitraums selbst hat: ${deputyFor} hat sie ${de}. Tage innerhalb wählen oder jener Person zuerst die Rolle geben.`,
  });
};

export const accountProblem = (rejection: AccountRejection): Problem => {
  switch (rejection.kind) {
    case 'accountExists':
      return refusal(ACCOUNT_PROBLEMS.accountExists, {
        en: `${rejection.actor} has an account. Grant it roles with POST /v1/accounts/{id}/role-grants; GET /v1/accounts lists it.`,
        de: `${rejection.actor} hat schon ein Konto. Die Liste der Konten nennt es; dort Rollen vergeben.`,
      });
    case 'accountUnknown':
      return refusal(PROBLEMS.notFound, {
        en: 'There is no such account. GET /v1/accounts lists them.',
        de: 'Dieses Konto gibt es nicht. Die Liste der Konten nennt alle.',
      });
    case 'grantUnknown':
      return refusal(PROBLEMS.notFound, {
        en: `This account has no role grant ${rejection.grantId}. GET /v1/accounts/{id} lists what it has.`,
        de: `Dieses Konto hat keine Rolle mit der Kennung ${rejection.grantId}. Das Konto nennt seine Rollen.`,
      });
    case 'reasonUnknown':
      return reasonNotInCatalogue(rejection);
    case 'scopeRefused':
      return scopeRefused(rejection);
    case 'periodEmpty': {
      const { from, to } = rejection;
      return refusal(
        PROBLEMS.validation,
        {
          en: 'The role would end before it begins.',
          de: `Die Rolle würde am ${germanDay(to)} enden, bevor sie am ${germanDay(from)} beginnt.`,
        },
        {
          errors: [
            { field: 'to', expected: `a day after ${from}`, german: `ein Tag nach dem ${germanDay(from)}`, found: to },
          ],
        },
      );
    }
    case 'grantedToOneself':
      return refused({
        en: 'Nobody grants a role to oneself or to the person one stands for. Ask another operator to do it.',
        de: 'Niemand gibt sich selbst oder der Person, die er vertritt, eine Rolle. Jemand anderes mit der Rolle Betrieb muss es tun.',
      });
    case 'deputyForOneself':
      return refused({
        en: 'Nobody is a deputy of oneself. Name another person in deputyFor, or leave it out.',
        de: 'Niemand vertritt sich selbst. Eine andere Person nennen oder die Vertretung weglassen.',
      });
    case 'nothingToDeputise':
      return nothingToDeputise(rejection);
    case 'alreadyGranted':
      return refused({
        en: `The account holds this role already, ${daysOf(rejection.days)} (role grant ${rejection.grantId}). Choose other days, or end that one first.`,
        de: `Das Konto hat diese Rolle schon, ${daysInGerman(rejection.days)} (Kennung ${rejection.grantId}). Andere Tage wählen oder jene zuerst beenden.`,
      });
    case 'endsBeforeBegin':
      return refusal(ACCOUNT_PROBLEMS.roleGrantEndRefused, {
        en: `The role is held from ${rejection.from}; it cannot end before. End it on that day if it was never to be held.`,
        de: `Die Rolle gilt ab dem ${germanDay(rejection.from)}; vorher kann sie nicht enden. Sollte sie nie gelten, an diesem Tag beenden.`,
      });
    case 'endNotEarlier':
      return refusal(ACCOUNT_PROBLEMS.roleGrantEndRefused, {
        en: `The role ends on ${rejection.endsOn} already, and an end can only be moved to an earlier day. Grant the role again for later days.`,
        de: `Die Rolle endet schon am ${germanDay(rejection.endsOn)}, und ein Ende kann nur vorgezogen werden. Für spätere Tage die Rolle neu vergeben.`,
      });
    default:
      return assertNever(rejection);
  }
};
