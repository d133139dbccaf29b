import { DataTable } from '../../data-table.js';
import { allowedOf } from '../allowed.js';
import type { PageDefinition } from '../page.js';
import { reasonFields } from '../reasons.js';
import { areaName, day, periodText, word } from '../words.js';
import type { GrantFile } from './grant-file.js';
import { grantForms } from './grant-forms.js';
import { DecisionsSection, MoneySection, PapersSection, PlanSection } from './grant-sections.js';
import { grantTexts } from './grant-texts.js';

interface HistoryEntry {
  readonly recordedAt: string;
  readonly effectiveOn?: string;
  readonly actor: string;
  readonly summary: string;
  readonly reason?: string;
  readonly changes: readonly { readonly field: string; readonly from?: string; readonly to?: string }[];
}

/** The file of one grant: where it stands and why, its money, papers and time line, and what may be done next. */
export const GRANT_PAGE: PageDefinition = {
  path: 'vorgaenge/:id',
  async compose(api, { params }) {
    const { language } = api;
    const t = grantTexts(language);
    const path = `/v1/grants/${encodeURIComponent(params.id ?? '')}`;
    const grant = await api.get<GrantFile>(path);
    const [allowed, reasonField, history] = await Promise.all([
      allowedOf(api),
      reasonFields(api),
      api.get<{ readonly items: readonly HistoryEntry[] }>(`${path}/history?lang=${language}&limit=200`),
    ]);
    const forms = grantForms(grant, allowed, reasonField, language);
    return {
      title: grant.fileReference,
      forms,
      body: (form) => (
        <>
          <h1>
            {t.file} {grant.fileReference}
          </h1>
          <dl>
            <div>
              <dt>{t.carrier}</dt>
              <dd>{grant.carrier.name}</dd>
            </div>
            <div>
              <dt>{t.area}</dt>
              <dd>{areaName(grant.area, language)}</dd>
            </div>
            <div>
              <dt>{t.period}</dt>
              <dd>{periodText(grant.period, language)}</dd>
            </div>
            <div>
              <dt>{t.status}</dt>
              <dd>
                {word(grant.status, language)}
                {grant.notice !== undefined && ` (${word(grant.notice, language)})`}
              </dd>
            </div>
            <div>
              <dt>{t.financing}</dt>
              <dd>
                {word(grant.financing.kind, language)}
                {grant.terms !== undefined && ` · ${t.ruleSet} ${grant.terms.ruleSet}`}
              </dd>
            </div>
            <div>
              <dt>{t.goals}</dt>
              <dd>{grant.goals.join('; ')}</dd>
            </div>
          </dl>
          <section>
            <h2>{t.next}</h2>
            {grant.waitingFor.length === 0 ? (
              <p>{t.nothing}</p>
            ) : (
              <ul>
                {grant.waitingFor.map(({ act, role, due, block }) => (
                  <li key={act + role + block}>
                    {actText(act, language)} ({word(role, language)})
                    {block !== undefined && `: ${word(block, language)}`},{' '}
                    <span class="due">
                      {t.until} {day(due, language)}
                    </span>
                  </li>
                ))}
              </ul>
            )}
            {grant.blocks.length > 0 && (
              <p class="note">
                {t.blocks}: {grant.blocks.map((block) => word(block, language)).join(', ')}
              </p>
            )}
          </section>
          <MoneySection grant={grant} language={language} />
          <PlanSection grant={grant} language={language} />
          <DecisionsSection grant={grant} language={language} />
          <PapersSection grant={grant} language={language} />
          {forms.map(({ id }) => form(id))}
          <section>
            <h2>{t.timeline}</h2>
            <DataTable name={t.timeline}>
              <thead>
                <tr>
                  <th scope="col">{t.recordedAt}</th>
                  <th scope="col">{t.what}</th>
                  <th scope="col">{t.who}</th>
                  <th scope="col">{t.why}</th>
                </tr>
              </thead>
              <tbody>
                {history.items.map((entry, index) => (
                  <tr key={index}>
                    <td class="due">{entry.recordedAt.slice(0, 16).replace('T', ' ')}</td>
                    <td>
                      {entry.summary}
                      <br />
                      <small>
                        {entry.changes
                          .map(
                            ({ field, from, to }) => `${field}: ${from === undefined ? '' : `${from} → `}${to ?? ''}`,
                          )
                          .join('; ')}
                      </small>
                    </td>
                    <td>{entry.actor}</td>
                    <td>{entry.reason ?? t.none}</td>
                  </tr>
                ))}
              </tbody>
            </DataTable>
            <p>
              <a href={`${path}/history?format=csv&lang=${language}`}>{t.history}</a> ·{' '}
              <a href={`${path}/closure`}>{t.closure}</a>
            </p>
          </section>
        </>
      ),
    };
  },
};

const ACTS: Readonly<Record<'de' | 'en', Readonly<Record<string, string>>>> = {
  de: {
    giveStatement: 'Stellungnahme geben',
    settleOpenPoint: 'offenen Punkt erledigen',
    countersignOverride: 'Übergehen mitzeichnen',
    reviewApplication: 'Antrag prüfen',
    approveGrant: 'über den Antrag entscheiden',
    approveAmendment: 'über die Änderung entscheiden',
    decideFinally: 'endgültig entscheiden',
    issueNotice: 'Bescheid erlassen',
    recordNotification: 'Bekanntgabe eintragen',
    giveHearingStatement: 'sich zur Anhörung äußern',
    decideAfterHearing: 'nach der Anhörung entscheiden',
    answerFormula: 'zum Verteilungsschlüssel Stellung nehmen',
    decideFormula: 'Verteilungsschlüssel entscheiden',
    releaseErasure: 'Löschung freigeben',
  },
  en: {
    giveStatement: 'give a statement',
    settleOpenPoint: 'settle an open point',
    countersignOverride: 'countersign the override',
    reviewApplication: 'review the application',
    approveGrant: 'decide the application',
    approveAmendment: 'decide the amendment',
    decideFinally: 'decide finally',
    issueNotice: 'issue the notice',
    recordNotification: 'record the notification',
    giveHearingStatement: 'comment in the hearing',
    decideAfterHearing: 'decide after the hearing',
    answerFormula: 'answer the allocation formula',
    decideFormula: 'decide the allocation formula',
    releaseErasure: 'release the erasure',
  },
};

/** What somebody has to do, as people say it. */
export const actText = (act: string, language: 'de' | 'en'): string => ACTS[language][act] ?? act;
