/** Every setting the programs read, in the order of the documentation. */
export const SETTING_NAMES = [
  'PORT',
  'HOST',
  'DATA_DIR',
  'EVENT_STORE_URL',
  'BUS_URL',
  'READ_MODEL_URL',
  'VAULT_URL',
  'KEY_RING_URL',
  'KEY_ENCRYPTION_KEY_FILE',
  'KEY_ENCRYPTION_KEY',
  'DOCUMENTS_URL',
  'LEDGER_DIR',
  'CHECKPOINT_DIR',
  'LEDGER_KEY_FILE',
  'CHECKPOINT_INTERVAL_MS',
  'WITNESS_POLICY_FILE',
  'EXAMPLE',
  'ALLOW_LOCAL_IDENTITIES',
  'PUBLIC_HOSTS',
  'LOG_LEVEL',
] as const;

export type SettingName = (typeof SETTING_NAMES)[number];

/** Settings of the command line; a server that finds them leaves them alone. */
const CLIENT_NAMES = ['LOTSENBUCH_URL', 'LOTSENBUCH_TOKEN'];
const OWN_PREFIX = 'LOTSENBUCH_';

/**
 * The settings have no common prefix, so an unknown one is noticed in two ways: it begins with `LOTSENBUCH_`, or it
 * is one or two edits away from a known name. Names under eight letters allow one edit only: `HOME` is not `HOST`.
 * @returns one sentence per name that is refused
 */
export function complainAboutUnknownNames(names: Iterable<string>): string[] {
  const complaints: string[] = [];
  for (const name of names) {
    if ((SETTING_NAMES as readonly string[]).includes(name) || CLIENT_NAMES.includes(name)) continue;
    const own = name.startsWith(OWN_PREFIX);
    const meant = nearestSetting(own ? name.slice(OWN_PREFIX.length) : name);
    if (meant !== undefined) complaints.push(`${name} is not a setting. Did you mean ${meant}?`);
    else if (own) complaints.push(`${name} is not a setting. Known settings: ${SETTING_NAMES.join(', ')}.`);
  }
  return complaints;
}

function nearestSetting(name: string): SettingName | undefined {
  const upper = name.toUpperCase();
  let nearest: { readonly setting: SettingName; readonly edits: number } | undefined;
  for (const setting of SETTING_NAMES) {
    const allowed = setting.length < 8 ? 1 : 2;
    if (Math.abs(setting.length - upper.length) > allowed) continue;
    const edits = editDistance(upper, setting);
    if (edits <= allowed && (nearest === undefined || edits < nearest.edits)) nearest = { setting, edits };
  }
  return nearest?.setting;
}

/** Levenshtein distance: the least number of letters inserted, removed or replaced. */
export function editDistance(from: string, to: string): number {
  let previous = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let row = 1; row <= from.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= to.length; column += 1) {
      const replaced = (previous[column - 1] ?? 0) + (from[row - 1] === to[column - 1] ? 0 : 1);
      current.push(Math.min(replaced, (previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1));
    }
    previous = current;
  }
  return previous[to.length] ?? 0;
}
