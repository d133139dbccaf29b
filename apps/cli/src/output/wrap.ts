/** Breaks a text at blanks into lines of at most `width` characters; a longer word is broken where it must be. */
export function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    let rest = word;
    if (line !== '' && charactersOf(line) + 1 + charactersOf(rest) > width) {
      lines.push(line);
      line = '';
    }
    while (charactersOf(rest) > width) {
      lines.push([...rest].slice(0, width).join(''));
      rest = [...rest].slice(width).join('');
    }
    line = line === '' ? rest : `${line} ${rest}`;
  }
  return line === '' && lines.length > 0 ? lines : [...lines, line];
}

/** A text behind a mark such as `1. `; further lines begin below its first word. */
export const hanging = (mark: string, text: string, width: number): readonly string[] =>
  wrap(text, width - charactersOf(mark)).map(
    (line, at) => `${at === 0 ? mark : ' '.repeat(charactersOf(mark))}${line}`,
  );

export const charactersOf = (text: string): number => [...text].length;
