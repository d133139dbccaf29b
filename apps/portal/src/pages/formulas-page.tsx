import { DataTable } from '../data-table.js';
import type { Field, Form } from '../forms/form.js';
import { euros } from '../texts.js';
import { type Allowed, allowedOf } from './allowed.js';
import { inLanguage, type PageDefinition } from './page.js';
import { reasonFields } from './reasons.js';
import { areaName, day, word } from './words.js';

interface Share {
  readonly district: string;
  readonly amountCents: number;
  readonly positions: number;
}

interface Formula {
  readonly formulaId: string;
  readonly year: number;
  readonly version: number;
  readonly status: 'draft' | 'sent' | 'decided';
  readonly example: boolean;
  readonly amountCents: number;
  readonly baseCents: number;
  readonly capCents?: number;
  readonly criteria: readonly {
    readonly name: string;
    readonly weight: { readonly numerator: number; readonly denominator: number };
    readonly source: string;
    readonly referenceDate: string;
    readonly sourceHash: string;
    readonly values: readonly { readonly district: string; readonly value: string }[];
  }[];
  readonly inputHash: string;
  readonly shares: readonly Share[];
  readonly answerBy?: string;
  readonly answers: readonly { readonly district: string; readonly stand: string; readonly on: string }[];
  readonly recomputed: { readonly matches: boolean };
  readonly revision: number;
}

const texts = inLanguage({
  de: {
    title: 'Verteilungsschlüssel',
    none: 'Noch ist kein Verteilungsschlüssel entworfen.',
    version: 'Fassung',
    example: 'Beispiel: Gewichte und Werte sind erfunden. Die echten Gewichte sind nicht öffentlich.',
    toShare: 'Zu verteilen',
    base: 'Sockelbetrag je Bezirk',
    cap: 'Obergrenze je Bezirk',
    answerBy: 'Rückmeldung bis',
    district: 'Bezirk',
    amount: 'Kontingent',
    positions: 'Stellen',
    answer: 'Rückmeldung',
    noAnswer: 'noch keine',
    weight: 'Gewicht',
    source: 'Quelle',
    referenceDate: 'Stichtag',
    hash: 'Prüfsumme der Eingabe (SHA-256)',
    matches: 'Nachgerechnet: dieselben Beträge auf den Cent.',
    differs: 'Nachgerechnet: andere Beträge. Bitte dem Betrieb melden.',
    send: 'An die Bezirke senden',
    sendSubmit: 'Senden',
    give: 'Rückmeldung des Bezirks',
    giveSubmit: 'Rückmeldung geben',
    stand: 'Haltung',
    note: 'Bemerkung',
    decide: 'Entscheiden: Kontingente festsetzen',
    decideSubmit: 'Festsetzen',
    reason: 'Grund',
    criteria: 'Kriterien und Werte',
  },
  en: {
    title: 'Allocation formula',
    none: 'No allocation formula has been drafted yet.',
    version: 'Version',
    example: 'Example: weights and values are made up. The real weights are not public.',
    toShare: 'To be shared',
    base: 'Base amount per district',
    cap: 'Cap per district',
    answerBy: 'Answers until',
    district: 'District',
    amount: 'Allotment',
    positions: 'Positions',
    answer: 'Answer',
    noAnswer: 'none yet',
    weight: 'Weight',
    source: 'Source',
    referenceDate: 'Reference date',
    hash: 'Hash of the input (SHA-256)',
    matches: 'Recomputed: the same amounts to the cent.',
    differs: 'Recomputed: other amounts. Please tell the operators.',
    send: 'Send to the districts',
    sendSubmit: 'Send',
    give: "The district's answer",
    giveSubmit: 'Answer',
    stand: 'Stand',
    note: 'Note',
    decide: 'Decide: set the allotments',
    decideSubmit: 'Set the allotments',
    reason: 'Reason',
    criteria: 'Criteria and values',
  },
});

/** The formula of a year: input, shares, what the districts say, and the next step for whom it is. */
export const FORMULAS_PAGE: PageDefinition = {
  path: 'verteilung',
  async compose(api, { query }) {
    const { language } = api;
    const t = texts(language);
    const { items: years } = await api.get<{ readonly items: readonly { readonly year: number }[] }>(
      '/v1/budget-years?limit=100',
    );
    const year = years.find((one) => String(one.year) === query.jahr)?.year ?? years.at(-1)?.year;
    const listed =
      year === undefined
        ? []
        : (
            await api.get<{ readonly items: readonly { readonly formulaId: string }[] }>(
              `/v1/budget-years/${year}/formulas?limit=100`,
            )
          ).items;
    const chosen = listed.find(({ formulaId }) => formulaId === query.fassung) ?? listed.at(-1);
    const path = `/v1/budget-years/${year}/formulas/${chosen?.formulaId}`;
    const formula = chosen === undefined ? undefined : await api.get<Formula>(path);
    const allowed = await allowedOf(api);
    const reasonField = await reasonFields(api);
    const forms =
      formula === undefined
        ? []
        : formsOf(formula, path, allowed, reasonField('budgetDecideFormula', t.reason), language);
    return {
      title: t.title,
      forms,
      body: (form) => (
        <>
          <h1>
            {t.title}
            {year !== undefined && ` ${year}`}
          </h1>
          {formula === undefined ? (
            <p class="note">{t.none}</p>
          ) : (
            <>
              {formula.example && <p class="note">{t.example}</p>}
              <p>
                {t.version} {formula.version} · {word(formula.status, language)} · {t.toShare}:{' '}
                {euros(formula.amountCents, language)} · {t.base}: {euros(formula.baseCents, language)}
                {formula.capCents !== undefined && ` · ${t.cap}: ${euros(formula.capCents, language)}`}
                {formula.answerBy !== undefined && ` · ${t.answerBy} ${day(formula.answerBy, language)}`}
              </p>
              <DataTable name={t.title}>
                <thead>
                  <tr>
                    <th scope="col">{t.district}</th>
                    <th scope="col" class="number">
                      {t.amount}
                    </th>
                    <th scope="col" class="number">
                      {t.positions}
                    </th>
                    <th scope="col">{t.answer}</th>
                  </tr>
                </thead>
                <tbody>
                  {formula.shares.map(({ district, amountCents, positions }) => {
                    const answer = formula.answers.find((one) => one.district === district);
                    return (
                      <tr key={district}>
                        <th scope="row">{areaName(district, language)}</th>
                        <td class="number">{euros(amountCents, language)}</td>
                        <td class="number">{positions}</td>
                        <td>
                          {answer === undefined
                            ? t.noAnswer
                            : `${word(answer.stand, language)}, ${day(answer.on, language)}`}
                        </td>
                      </tr>
                    );
                  })}
                </tbody>
              </DataTable>
              <p>{formula.recomputed.matches ? t.matches : <strong>{t.differs}</strong>}</p>
              {forms.map(({ id }) => form(id))}
              <h2>{t.criteria}</h2>
              {formula.criteria.map((criterion) => (
                <details key={criterion.name}>
                  <summary>
                    {criterion.name}: {t.weight} {criterion.weight.numerator}/{criterion.weight.denominator}
                  </summary>
                  <p>
                    {t.source}: {criterion.source} · {t.referenceDate}: {day(criterion.referenceDate, language)}
                  </p>
                  <dl>
                    {criterion.values.map(({ district, value }) => (
                      <div key={district}>
                        <dt>{areaName(district, language)}</dt>
                        <dd>{value}</dd>
                      </div>
                    ))}
                  </dl>
                </details>
              ))}
              <p>
                {t.hash}: <code>{formula.inputHash}</code>
              </p>
            </>
          )}
        </>
      ),
    };
  },
};

const formsOf = (
  formula: Formula,
  path: string,
  { may, rights }: Allowed,
  reason: Field,
  language: 'de' | 'en',
): readonly Form[] => {
  const t = texts(language);
  const ifMatch = `"${formula.revision}"`;
  const note: Field = { name: 'note', label: t.note, kind: 'longText', isOptional: true };
  const stands = ['consent', 'dissent', 'statement'].map((value) => ({ value, label: word(value, language) }));
  const districts = rights.flatMap(({ district }) => (district === undefined ? [] : [district]));
  return [
    ...(formula.status === 'draft' && may('sendFormula')
      ? [
          {
            id: 'send',
            heading: t.send,
            submit: t.sendSubmit,
            path: `${path}/send`,
            ifMatch,
            fields: [{ name: 'answerBy', label: t.answerBy, kind: 'day' as const }],
          },
        ]
      : []),
    ...(formula.status === 'sent' && may('answerFormula')
      ? districts.map((district) => ({
          id: `answer-${district}`,
          heading: `${t.give}: ${areaName(district, language)}`,
          submit: t.giveSubmit,
          path: `${path}/statements`,
          fixed: { district },
          fields: [{ name: 'stand', label: t.stand, kind: 'choice' as const, options: stands }, note],
        }))
      : []),
    ...(formula.status === 'sent' && may('decideFormula')
      ? [
          {
            id: 'decide',
            heading: t.decide,
            submit: t.decideSubmit,
            path: `${path}/decision`,
            ifMatch,
            fields: [reason, note],
          },
        ]
      : []),
  ];
};
