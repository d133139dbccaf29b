import type { LedgerStatus } from '../../checkpoint/ledger-status.js';
import { dayFrom, KnownOn } from '../known-on.js';
import { inSameLanguage, type PageDefinition } from '../page.js';
import { reasonsOf } from '../reasons.js';
import { areaName, day, periodText, word } from '../words.js';
import { DecisionsSection, OverridesSection } from './decision-sections.js';
import { formKit } from './form-kit.js';
import type { GrantFile } from './grant-file.js';
import { grantForms } from './grant-forms.js';
import { grantTexts } from './grant-texts.js';
import { MoneySection, PlanSection } from './money-sections.js';
import { NextSection } from './next-section.js';
import { PapersSection } from './papers-section.js';
import { type HistoryEntry, TimelineSection } from './timeline-section.js';

/** The file of one grant: where it stands and why, its money, papers and time line, and what may be done next. */
export const GRANT_PAGE: PageDefinition = {
  path: 'vorgaenge/:id',
  async compose(api, { params, query, href, allowed, today }) {
    const { language } = api;
    const t = grantTexts(language);
    const path = `/v1/grants/${encodeURIComponent(params.id ?? '')}`;
    const known = dayFrom(query.bekannt);
    const asKnown = known === undefined ? '' : `recordedBy=${known}`;
    const [grant, reasons, history] = await Promise.all([
      api.get<GrantFile>(`${path}?${asKnown}`),
      reasonsOf(api),
      api.all<HistoryEntry>(`${path}/history?lang=${language}&${asKnown}`),
    ]);
    const ledger = known === undefined ? await api.get<LedgerStatus>('/v1/ledger') : undefined;
    // What was known then is only to be read.
    const forms = known === undefined ? grantForms(formKit(grant, allowed, reasons, { language, today })) : [];
    const section = { grant, allowed, reasons, language };
    const facts = [
      [t.carrier, grant.carrier.name],
      [t.area, areaName(grant.area, language)],
      [t.period, periodText(grant.period, language)],
      [
        t.status,
        `${word(grant.status, language)}${grant.notice === undefined ? '' : ` (${word(grant.notice, language)})`}`,
      ],
      [t.financing, word(grant.financing.kind, language)],
      ...(grant.terms === undefined
        ? []
        : [
            [t.positionsApproved, String(grant.positionsApproved)],
            [t.ruleSet, grant.terms.ruleSet],
          ]),
    ];
    return {
      title: grant.fileReference,
      forms,
      body: (form) => (
        <>
          <p class="back">
            <a href={inSameLanguage('/vorgaenge', language)}>{t.back}</a>
          </p>
          <h1>
            {t.file} {grant.fileReference}
          </h1>
          {known !== undefined && (
            <p class="note">
              {t.stands} {day(known, language)}
            </p>
          )}
          <dl>
            {facts.map(([caption, value]) => (
              <div key={caption}>
                <dt>{caption}</dt>
                <dd>{value}</dd>
              </div>
            ))}
            <div>
              <dt>{t.goals}</dt>
              <dd>
                {grant.goals.map((goal) => (
                  <span key={goal} class="line">
                    {goal}
                  </span>
                ))}
              </dd>
            </div>
          </dl>
          <NextSection {...section} forms={forms} />
          <MoneySection {...section} />
          <PlanSection {...section} />
          <DecisionsSection {...section} />
          <OverridesSection {...section} />
          <PapersSection {...section} />
          {forms.length > 0 && (
            <section>
              <h2 id="steps">{t.steps}</h2>
              {forms.map(({ id }) => form(id))}
            </section>
          )}
          <TimelineSection entries={history} ledger={ledger} path={path} allowed={allowed} language={language} />
          <KnownOn href={href} known={known} language={language} />
        </>
      ),
    };
  },
};
