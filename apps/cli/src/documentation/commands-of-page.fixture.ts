/** A line that somebody could type, wherever it stands. */
const COMMAND =
  /^(?:[A-Z][A-Z_]*=\S+ )*(?:\.{0,2}\/\S+|npm|npx|node|nx|git|sh|curl|kill|printf|cp|mv|rm|tar|sqlite3|systemctl|docker|podman|kubectl|helm) \S/;

/**
 * The commands that a page of Markdown shows: every line of a block marked `sh`, and whatever begins with a program in
 * other blocks and between backticks. Comments at the end of a line are cut off.
 */
export function commandsOf(page: string): string[] {
  const commands: string[] = [];
  const prose: string[] = [];
  let fence: string | undefined;
  for (const line of page.split('\n')) {
    const mark = /^\s*```(\S*)/.exec(line);
    if (mark !== null) {
      fence = fence === undefined ? (mark[1] ?? '') : undefined;
    } else if (fence === undefined && !/^ {4}/.test(line)) {
      prose.push(line);
    } else {
      const typed = line.trim().replace(/(^| +)#( .*|$)/, '');
      if (fence === 'sh' ? typed !== '' : COMMAND.test(typed)) commands.push(typed);
    }
  }
  for (const [, code = ''] of prose.join('\n').matchAll(/`([^`]+)`/g)) {
    const typed = code.replace(/\s+/g, ' ').trim();
    if (COMMAND.test(typed)) commands.push(typed);
  }
  return commands;
}
