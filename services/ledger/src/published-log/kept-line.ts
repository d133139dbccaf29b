const ROOT_LAST = /^(.+) (\d+) ((?:[A-Za-z0-9+/] ?){43}=)$/;

/**
 * A line `<origin> <size> <base64 root>` as it was written, where paper, a mail program or a form field broke it or put
 * blanks around it. What is no such line stays what it is.
 */
export const keptLine = (text: string): string => {
  const line = text.trim().replace(/\s+/g, ' ');
  const [, origin, size, root] = ROOT_LAST.exec(line) ?? [];
  return root === undefined ? line : `${origin} ${size} ${root.replaceAll(' ', '')}`;
};
