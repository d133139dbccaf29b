import { buffer } from 'node:stream/consumers';
import type { Block, Letter } from './block.js';
import { printable } from './printable.js';

/** Points; A4 with the margins of a letter. */
const MARGIN = 64;
const AMOUNT_WIDTH = 130;
const FOOT = 36;
const REGULAR = 'Helvetica';
const BOLD = 'Helvetica-Bold';

type Pdf = PDFKit.PDFDocument;
type Structure = PDFKit.PDFStructureElement;

/** Names what a column holds to whoever hears the table read out. */
const COLUMN_HEAD = { lang: 'de-DE', scope: 'Column' };

const STYLES = {
  title: { type: 'H1', font: BOLD, size: 16, gap: 10 },
  heading: { type: 'H2', font: BOLD, size: 12, gap: 4 },
  paragraph: { type: 'P', font: REGULAR, size: 10.5, gap: 8 },
} as const;

type Style = (typeof STYLES)[keyof typeof STYLES];

const write = (pdf: Pdf, { font, size, gap }: Style, text: string): void => {
  pdf.font(font).fontSize(size).text(printable(text), MARGIN, pdf.y, { lineGap: 2 });
  pdf.y += gap;
};

/** Starts a new page if this height no longer fits on the present one. */
const makeRoom = (pdf: Pdf, height: number): void => {
  if (pdf.y + height > pdf.page.height - pdf.page.margins.bottom) pdf.addPage();
};

/** An element that is already part of the document: what it holds is written as it is added. */
const opened = (pdf: Pdf, parent: Structure, type: string): Structure => {
  const element = pdf.struct(type);
  parent.add(element);
  return element;
};

const writeList = (pdf: Pdf, parent: Structure, items: readonly string[]): void => {
  const list = opened(pdf, parent, 'L');
  for (const [index, item] of items.entries()) {
    const body = pdf.struct('LBody', {}, () => write(pdf, STYLES.paragraph, `${index + 1}. ${item}`));
    list.add(pdf.struct('LI', {}, [body]));
  }
  list.end();
};

const writeRow = (pdf: Pdf, table: Structure, cells: readonly [string, string], isHead: boolean): void => {
  const width = pdf.page.width - 2 * MARGIN - AMOUNT_WIDTH;
  const [first, second] = [printable(cells[0]), printable(cells[1])];
  pdf.font(isHead ? BOLD : REGULAR).fontSize(STYLES.paragraph.size);
  const height = pdf.heightOfString(first, { width }) + 4;
  makeRoom(pdf, height);
  const top = pdf.y;
  const row = opened(pdf, table, 'TR');
  const cell = (write: () => void) => row.add(pdf.struct(isHead ? 'TH' : 'TD', isHead ? COLUMN_HEAD : {}, write));
  cell(() => pdf.text(first, MARGIN, top, { width }));
  cell(() => pdf.text(second, MARGIN + width, top, { width: AMOUNT_WIDTH, align: 'right' }));
  row.end();
  pdf.y = top + height;
};

const writeTable = (pdf: Pdf, parent: Structure, { head, rows }: Block & { kind: 'table' }): void => {
  const table = opened(pdf, parent, 'Table');
  writeRow(pdf, table, head, true);
  for (const cells of rows) writeRow(pdf, table, cells, false);
  table.end();
  pdf.y += STYLES.paragraph.gap;
};

const writeBlock = (pdf: Pdf, parent: Structure, part: Block): void => {
  if (part.kind === 'list') writeList(pdf, parent, part.items);
  else if (part.kind === 'table') writeTable(pdf, parent, part);
  else {
    const style = STYLES[part.kind];
    // A heading stays with the first lines below it.
    if (part.kind === 'heading') makeRoom(pdf, 60);
    parent.add(pdf.struct(style.type, {}, () => write(pdf, style, part.text)));
  }
};

/** Page numbers are no part of the text that a screen reader reads. */
const foot = (pdf: Pdf, reference: string): void => {
  const { start, count } = pdf.bufferedPageRange();
  for (let page = start; page < start + count; page += 1) {
    pdf.switchToPage(page);
    pdf.page.margins.bottom = 0;
    pdf.markContent('Artifact', { type: 'Pagination' });
    pdf
      .font(REGULAR)
      .fontSize(8)
      .text(printable(`${reference} · Seite ${page + 1} von ${count}`), MARGIN, pdf.page.height - FOOT, {
        lineBreak: false,
      });
    pdf.endMarkedContent();
  }
};

/**
 * A4 in German, text selectable, tagged. The same letter gives the same bytes: nothing in them comes from the clock or
 * from chance, and nothing is packed, because packing may change with the library that does it.
 */
export const renderLetter = async (letter: Letter): Promise<Buffer> => {
  const day = new Date(`${letter.day}T00:00:00.000Z`);
  // Loaded with the first letter: it is large, and most processes write none.
  const { default: PDFDocument } = await import('pdfkit');
  const pdf = new PDFDocument({
    size: 'A4',
    margins: { top: MARGIN, left: MARGIN, right: MARGIN, bottom: MARGIN },
    pdfVersion: '1.7',
    compress: false,
    tagged: true,
    lang: 'de-DE',
    displayTitle: true,
    bufferPages: true,
    info: { Title: letter.reference, CreationDate: day, ModDate: day, Producer: 'Lotsenbuch', Creator: 'Lotsenbuch' },
  });
  const bytes = buffer(pdf as unknown as NodeJS.ReadableStream);
  const root = pdf.struct('Document');
  pdf.addStructure(root);
  for (const part of letter.blocks) writeBlock(pdf, root, part);
  root.end();
  foot(pdf, letter.reference);
  pdf.end();
  return bytes;
};
