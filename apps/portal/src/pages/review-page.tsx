import type { Form } from '../forms/form.js';
import { euros } from '../texts.js';
import { inLanguage, type PageDefinition } from './page.js';
import { reasonsOf } from './reasons.js';

interface ReviewItem {
  readonly kind: 'inclusion' | 'carrier';
  readonly id: string;
  readonly year: number;
  readonly recipient: string;
  readonly purpose: string;
  readonly amountCents: number;
  readonly revision: number;
  readonly basis: { readonly clause: string; readonly matched: string };
  readonly candidates?: readonly { readonly carrierId: string; readonly name: string }[];
}

const texts = inLanguage({
  de: {
    title: 'Zu prüfen',
    lead: 'Einträge der Zuwendungsdatenbank, über die ein Mensch entscheidet.',
    none: 'Nichts zu prüfen.',
    belongs: 'Gehört der Eintrag zum Programm?',
    which: 'Welcher Träger ist gemeint?',
    include: 'Gehört dazu',
    exclude: 'Gehört nicht dazu',
    chosen: 'Träger zuordnen',
    carrier: 'Träger',
    another: 'Ein anderer, neuer Träger',
    reason: 'Grund',
    decide: 'Entscheiden',
    record: 'Eintrag',
    why: 'Warum es fraglich ist',
    amount: 'Betrag',
  },
  en: {
    title: 'To review',
    lead: 'Entries of the grants database that a person decides about.',
    none: 'Nothing to review.',
    belongs: 'Does this entry belong to the programme?',
    which: 'Which carrier is meant?',
    include: 'Belongs to it',
    exclude: 'Does not belong to it',
    chosen: 'Assign the carrier',
    carrier: 'Carrier',
    another: 'Another, new carrier',
    reason: 'Reason',
    decide: 'Decide',
    record: 'Entry',
    why: 'Why it is in question',
    amount: 'Amount',
  },
});

/** Questions about published records, each with its forms. */
export const REVIEW_PAGE: PageDefinition = {
  path: 'pruefung',
  async compose(api) {
    const t = texts(api.language);
    const { items } = await api.get<{ readonly items: readonly ReviewItem[] }>('/v1/review?limit=100');
    const reasons = await reasonsOf(api);
    const formsOf = (item: ReviewItem, index: number): readonly Form[] => {
      const common = { submit: t.decide, ifMatch: `"${item.revision}"` };
      if (item.kind === 'inclusion') {
        const path = `/v1/published-grants/${encodeURIComponent(item.id)}/review-decision`;
        return (['include', 'exclude'] as const).map((decision) => ({
          ...common,
          id: `q${index}-${decision}`,
          heading: t[decision],
          path,
          fixed: { decision },
          fields: [reasons.field(decision === 'include' ? 'reviewInclude' : 'reviewExclude', t.reason)],
        }));
      }
      const path = `/v1/published-grants/${encodeURIComponent(item.id)}/carrier-decision`;
      const options = (item.candidates ?? []).map(({ carrierId, name }) => ({ value: carrierId, label: name }));
      const reason = reasons.field('recipientCarrier', t.reason);
      return [
        {
          ...common,
          id: `q${index}-carrier`,
          heading: t.chosen,
          path,
          fields: [{ name: 'carrierId', label: t.carrier, kind: 'choice', options }, reason],
        },
        { ...common, id: `q${index}-new`, heading: t.another, path, fixed: { newCarrier: true }, fields: [reason] },
      ];
    };
    const questions = items.map((item, index) => ({ item, forms: formsOf(item, index) }));
    return {
      title: t.title,
      forms: questions.flatMap(({ forms }) => forms),
      body: (form) => (
        <>
          <h1>{t.title}</h1>
          <p>{items.length === 0 ? t.none : t.lead}</p>
          {questions.map(({ item, forms }) => (
            <section key={item.id + item.kind}>
              <h2>{item.kind === 'inclusion' ? t.belongs : t.which}</h2>
              <dl>
                <div>
                  <dt>{t.record}</dt>
                  <dd>
                    {item.recipient} · {item.year}
                    <br />
                    {item.purpose}
                  </dd>
                </div>
                <div>
                  <dt>{t.amount}</dt>
                  <dd>{euros(item.amountCents, api.language)}</dd>
                </div>
                <div>
                  <dt>{t.why}</dt>
                  <dd>
                    {item.basis.clause}: {item.basis.matched}
                  </dd>
                </div>
              </dl>
              {forms.map(({ id }) => form(id))}
            </section>
          ))}
        </>
      ),
    };
  },
};
