import { addDays } from '@lotsenbuch/kernel';
import type { ComponentChildren } from 'preact';
import { FieldView } from '../../forms/field-view.js';
import type { Field } from '../../forms/form.js';
import type { Allowed } from '../allowed.js';
import { AREAS, areaOptions } from '../districts.js';
import { dayFrom } from '../known-on.js';
import { inSameLanguage, type PageDefinition } from '../page.js';
import type { ApiReader } from '../portal-api.js';
import { areaName, periodText } from '../words.js';
import { applicationForm, type CopiedApplication } from './application-form.js';
import { applicationTexts } from './application-texts.js';
import { planTexts } from './plan-texts.js';

interface Carrier {
  readonly id: string;
  readonly name: string;
}

interface EarlierGrant {
  readonly id: string;
  readonly fileReference: string;
  readonly area: string;
  readonly period: { readonly from: string; readonly to: string };
}

/** Applying for a grant: who, where and when first, because the rates follow from the period; then everything else. */
export const APPLICATION_PAGE: PageDefinition = {
  path: 'antrag',
  async compose(api, { query, today, allowed, href }) {
    const { language } = api;
    const t = applicationTexts(language);
    const carriers = await carriersOf(api, allowed);
    const carrier =
      carriers.find(({ id }) => id === query.traeger) ?? (carriers.length === 1 ? carriers[0] : undefined);
    const area = AREAS.find((one) => one === query.bezirk);
    const [from, last] = [dayFrom(query.von), dayFrom(query.bis)];
    const isBackwards = from !== undefined && last !== undefined && last < from;
    const chosen =
      carrier === undefined || area === undefined || from === undefined || last === undefined || isBackwards
        ? undefined
        : { carrierId: carrier.id, area, period: { from, to: addDays(last, 1) } };
    const earlier =
      chosen === undefined
        ? undefined
        : await api.find<{ readonly items: readonly EarlierGrant[] }>(
            `/v1/grants?carrierId=${chosen.carrierId}&limit=100`,
          );
    const source = earlier?.items.find(({ id }) => id === query.aus);
    const copy =
      chosen === undefined || source === undefined
        ? undefined
        : await api.get<CopiedApplication>(
            `/v1/grants/${source.id}/copy?from=${chosen.period.from}&to=${chosen.period.to}`,
          );
    const nextYear = Number(today.slice(0, 4)) + 1;
    const values: Readonly<Record<string, string>> = {
      traeger: carrier?.id ?? '',
      bezirk: area ?? allowed.rights.find(({ district }) => district !== undefined)?.district ?? '',
      von: from ?? `${nextYear}-01-01`,
      bis: last ?? `${nextYear}-12-31`,
    };
    const first: readonly Field[] = [
      {
        name: 'traeger',
        label: t.carrier,
        kind: 'choice',
        options: carriers.map(({ id, name }) => ({ value: id, label: name })),
      },
      { name: 'bezirk', label: t.area, kind: 'choice', options: areaOptions(language) },
      { name: 'von', label: t.from, kind: 'day' },
      { name: 'bis', label: t.to, kind: 'day' },
    ];
    const copyHref = (id: string) => inSameLanguage(`?${new URLSearchParams({ ...values, aus: id })}`, language);
    return {
      title: t.title,
      forms: chosen === undefined ? [] : [applicationForm(chosen, copy, language)],
      body: (form) => (
        <>
          <p class="back">
            <a href={inSameLanguage('/vorgaenge', language)}>{t.back}</a>
          </p>
          <h1>{t.title}</h1>
          {carriers.length === 0 ? (
            <p class="note">{t.nobody}</p>
          ) : (
            <form method="get" action={href.split('?', 1)[0]} class="command">
              <p>{t.lead}</p>
              {language === 'en' && <input type="hidden" name="lang" value="en" />}
              {first.map((field) => (
                <FieldView
                  key={field.name}
                  id={field.name}
                  field={field}
                  value={values[field.name] ?? ''}
                  fault={field.name === 'bis' && isBackwards ? t.backwards : undefined}
                  isRequired={true}
                  language={language}
                />
              ))}
              <button type="submit">{t.go}</button>
            </form>
          )}
          {chosen !== undefined && (
            <>
              <Earlier grants={earlier?.items ?? []} source={source} hrefOf={copyHref} language={language} />
              <p>{planTexts(language).computed}</p>
            </>
          )}
          {form('application')}
        </>
      ),
    };
  },
};

interface EarlierProps {
  readonly grants: readonly EarlierGrant[];
  readonly source: EarlierGrant | undefined;
  hrefOf(id: string): string;
  readonly language: 'de' | 'en';
}

const Earlier = ({ grants, source, hrefOf, language }: EarlierProps): ComponentChildren => {
  const t = applicationTexts(language);
  if (grants.length === 0) return null;
  return (
    <section>
      <h2>{t.copy}</h2>
      <p>{t.copyHint}</p>
      {source !== undefined && (
        <p class="note">
          {t.copied} {source.fileReference}.
        </p>
      )}
      <ul>
        {grants.map(({ id, fileReference, area, period }) => (
          <li key={id}>
            <a href={hrefOf(id)}>{fileReference}</a>, {areaName(area, language)}, {periodText(period, language)}
          </li>
        ))}
      </ul>
    </section>
  );
};

/** An officer applies for any carrier, a carrier for itself. */
const carriersOf = async (api: ApiReader, { may, rights }: Allowed): Promise<readonly Carrier[]> => {
  if (!may('submitApplication')) return [];
  if (rights.some(({ role }) => role === 'officer')) {
    return api.all<Carrier>('/v1/carriers');
  }
  const own = new Set(rights.flatMap(({ carrierId }) => (carrierId === undefined ? [] : [carrierId])));
  return Promise.all([...own].map((id) => api.get<Carrier>(`/v1/carriers/${id}`)));
};
