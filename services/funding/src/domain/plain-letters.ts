const UMLAUTS: { readonly [letter: string]: string } = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss' };
const ASCII = /^\p{ASCII}*$/u;

/** Lower case, umlauts written out, all other marks dropped; composed letters are expected (NFC or NFKC). */
export const plainLetters = (text: string): string => {
  const spelledOut = text.toLowerCase().replace(/[äöüß]/g, (letter) => UMLAUTS[letter] ?? letter);
  // Nearly all text of a register ends here.
  return ASCII.test(spelledOut) ? spelledOut : spelledOut.normalize('NFKD').replace(/\p{M}/gu, '');
};
