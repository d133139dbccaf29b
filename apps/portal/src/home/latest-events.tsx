import { textsOf } from '../texts.js';
import { DataTable } from './data-table.js';
import type { SectionProps } from './section-props.js';

export const LatestEvents = ({ content, language }: SectionProps) => {
  const t = textsOf(language);
  return (
    <section>
      <h2 id="events">{t.latestEvents}</h2>
      <DataTable name={t.latestEvents}>
        <thead>
          <tr>
            <th scope="col">{t.recordedAt}</th>
            <th scope="col">{t.what}</th>
            <th scope="col">{t.who}</th>
          </tr>
        </thead>
        <tbody>
          {content.latestEvents.map((event) => (
            <tr key={event.id}>
              <th scope="row">
                <time dateTime={event.recordedAt}>{event.recordedAt.replace('T', ' ').replace('Z', '')}</time>
              </th>
              <td>{event.summary}</td>
              <td>
                <code>{event.actor}</code>
              </td>
            </tr>
          ))}
        </tbody>
      </DataTable>
    </section>
  );
};
