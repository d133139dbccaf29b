import type { Language } from '@lotsenbuch/kernel';
import { Table } from '../../table.js';
import { eurosAndCents } from '../../texts.js';
import { inSameLanguage } from '../page.js';
import { partName, word } from '../words.js';
import type { Line, Watch } from './budget-answer.js';
import { budgetTexts } from './budget-texts.js';

interface PartLinesProps {
  readonly part: Watch['parts'][number];
  readonly isOpen: boolean;
  /** File references by grant, of those that the reader may see. */
  readonly files: ReadonlyMap<string, string>;
  readonly language: Language;
}

/** Everything that makes up the free funds of one part. */
export const PartLines = ({ part, isOpen, files, language }: PartLinesProps) => {
  const t = budgetTexts(language);
  const name = partName(part.part, language);
  return (
    <details id={part.part} open={isOpen}>
      <summary>
        {name}: {eurosAndCents(part.freeCents, language)} {t.free}
      </summary>
      {part.lines.length > 0 && (
        <Table
          name={name}
          columns={[{ caption: t.what }, { caption: t.effect, isNumber: true }]}
          rows={part.lines.map((line, index) => ({
            key: line.id ?? String(index),
            cells: [
              <LineText line={line} files={files} language={language} />,
              eurosAndCents(line.effectCents, language),
            ],
          }))}
          total={{ key: 'free', cells: [t.freeCents, eurosAndCents(part.freeCents, language)] }}
        />
      )}
    </details>
  );
};

const LineText = ({ line, files, language }: { readonly line: Line } & Pick<PartLinesProps, 'files' | 'language'>) => {
  const t = budgetTexts(language);
  if (line.kind !== 'grant') {
    const amount = line.amountCents === undefined ? '' : ` (${eurosAndCents(line.amountCents, language)})`;
    return (
      <>
        {word(line.kind, language)}
        {amount}
      </>
    );
  }
  const file = files.get(line.id ?? '');
  const charged = [
    ...(line.approvedCents ? [`${t.approved} ${eurosAndCents(line.approvedCents, language)}`] : []),
    ...(line.reservedCents ? [`${t.reserved} ${eurosAndCents(line.reservedCents, language)}`] : []),
  ].join(', ');
  return (
    <>
      {file === undefined ? t.grant : <a href={inSameLanguage(`/vorgaenge/${line.id}`, language)}>{file}</a>}
      {charged !== '' && `: ${charged}`}
    </>
  );
};
