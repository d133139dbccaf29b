/** Characters beyond Latin-1 that the standard fonts of PDF have (WinAnsiEncoding). */
const BEYOND_LATIN_1 = '€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ';
/** Letters that do not come apart into a base letter and a mark. */
const PLAIN: Readonly<Record<string, string>> = {
  ł: 'l',
  Ł: 'L',
  đ: 'd',
  Đ: 'D',
  ı: 'i',
  ħ: 'h',
  Ħ: 'H',
  ə: 'e',
  Ə: 'E',
};

const isPrintable = (character: string): boolean =>
  /[\x20-\x7e\xa0-\xff]/.test(character) || BEYOND_LATIN_1.includes(character);

const plain = (character: string): string =>
  [...(PLAIN[character] ?? character.normalize('NFD'))].filter(isPrintable).join('') || '?';

/** The text with letters that the fonts have: `ş` becomes `s`. The events keep the text as it was entered. */
export const printable = (text: string): string =>
  [...text.normalize('NFC')].map((character) => (isPrintable(character) ? character : plain(character))).join('');
