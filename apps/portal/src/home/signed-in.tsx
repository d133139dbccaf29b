import type { Language } from '@lotsenbuch/kernel';
import { type Actor, type Right, ROLE_TEXTS } from '@lotsenbuch/service-kit';
import { textsOf } from '../texts.js';

interface SignedInProps {
  readonly actor: Actor;
  readonly language: Language;
}

/** Who is signed in, and with which roles today. */
export const SignedIn = ({ actor, language }: SignedInProps) => {
  const t = textsOf(language);
  return (
    <form method="post" action="/session/end">
      <p>
        {t.signedInAs} <code>{actor.ref}</code>, {t.rolesToday}{' '}
        {actor.rights.length === 0 ? t.none : actor.rights.map((right) => rightText(right, language)).join('; ')}{' '}
        <button type="submit">{t.endSession}</button>
      </p>
    </form>
  );
};

const rightText = ({ role, district, carrierId, deputyFor, until }: Right, language: Language): string => {
  const t = textsOf(language);
  const reach = district ?? carrierId;
  return [
    `${ROLE_TEXTS[role][language]}${reach === undefined ? '' : ` ${reach}`}`,
    ...(deputyFor === undefined ? [] : [`${t.deputyFor} ${deputyFor}`]),
    ...(until === undefined ? [] : [`${t.untilBefore} ${until}`]),
  ].join(', ');
};
