import type { Language } from '@lotsenbuch/kernel';
import type { Typed } from '../forms/form.js';
import { TypedValues } from './typed-values.js';

const TEXTS = {
  de: {
    heading: 'Die Sitzung ist zu Ende',
    text: 'Nichts ist verloren: Was eingegeben war, steht unten. Bitte in einem anderen Fenster neu anmelden (der einmalige Zugangslink kommt von ./lotsenbuch session) und danach hier noch einmal senden.',
    again: 'Noch einmal senden',
  },
  en: {
    heading: 'The session has ended',
    text: 'Nothing is lost: what was typed is below. Sign in again in another window (./lotsenbuch session gives the one-time link), then send it again here.',
    again: 'Send again',
  },
} as const;

interface SessionEndedProps {
  readonly href: string;
  readonly typed: Typed;
  readonly idempotencyKey: string | undefined;
  readonly ifMatch: string | undefined;
  readonly language: Language;
}

/** Holds everything that was sent, so that it can be sent again with a new session. */
export const SessionEnded = ({ href, typed, idempotencyKey, ifMatch, language }: SessionEndedProps) => {
  const t = TEXTS[language];
  return (
    <>
      <h1>{t.heading}</h1>
      <p>{t.text}</p>
      <TypedValues typed={typed} />
      <form method="post" action={href}>
        {Object.entries({ ...typed, ...(idempotencyKey && { idempotencyKey }), ...(ifMatch && { ifMatch }) }).map(
          ([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ),
        )}
        <button type="submit">{t.again}</button>
      </form>
    </>
  );
};
