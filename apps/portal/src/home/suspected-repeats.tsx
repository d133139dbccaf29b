import { DataTable } from '../data-table.js';
import { euros, textsOf } from '../texts.js';
import type { SectionProps } from './section-props.js';

export const SuspectedRepeats = ({ content, language }: SectionProps) => {
  const t = textsOf(language);
  return (
    <section>
      <h2 id="repeats">{t.suspectedRepeats}</h2>
      <p>{t.suspectedRepeatsText}</p>
      {content.suspectedRepeats.length === 0 ? (
        <p>{t.noSuspectedRepeats}</p>
      ) : (
        <DataTable name={t.suspectedRepeats}>
          <thead>
            <tr>
              <th scope="col">{t.year}</th>
              <th scope="col">{t.recipient}</th>
              <th scope="col" class="number">
                {t.amount}
              </th>
              <th scope="col">{t.purposes}</th>
            </tr>
          </thead>
          <tbody>
            {content.suspectedRepeats.map((group) => (
              <tr key={`${group.year}${group.recipient}${group.amountCents}`}>
                <th scope="row">{group.year}</th>
                <td>{group.recipient}</td>
                <td class="number">{euros(group.amountCents, language)}</td>
                <td>
                  <ul>
                    {group.purposes.map((purpose) => (
                      <li key={purpose}>{purpose}</li>
                    ))}
                  </ul>
                </td>
              </tr>
            ))}
          </tbody>
        </DataTable>
      )}
    </section>
  );
};
