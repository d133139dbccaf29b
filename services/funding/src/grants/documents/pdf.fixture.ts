import { buffer } from 'node:stream/consumers';

/** Ends a document and returns its bytes. */
export const finished = (document: PDFKit.PDFDocument): Promise<Buffer> => {
  document.end();
  return buffer(document);
};
