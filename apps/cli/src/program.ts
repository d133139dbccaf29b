import { Command } from 'commander';
import { examples } from './commands/arguments.js';
import { registerBackup } from './commands/backup.js';
import { registerCarriers } from './commands/carriers.js';
import { registerGrantDocument } from './commands/grant-document.js';
import { registerHistory } from './commands/history.js';
import { registerImport } from './commands/import-register.js';
import { registerLedger } from './commands/ledger/register-ledger.js';
import { registerPublishedGrants } from './commands/published-grants.js';
import { registerReasons } from './commands/reasons.js';
import { registerReceipt } from './commands/receipt/register-receipt.js';
import { registerRestore } from './commands/restore.js';
import { registerReview } from './commands/review.js';
import { registerSessionLink } from './commands/session-link.js';
import { registerStatus } from './commands/status.js';
import { registerTotals } from './commands/totals.js';
import { registerWitness } from './commands/witness/register-witness.js';
import { accessToken, actorReference } from './connection/access-tokens.js';
import { Client } from './connection/client.js';
import { EXIT_CODE_HELP } from './exit-code.js';
import type { Host } from './host.js';
import { GROUPS } from './operations/all-operations.js';
import { registerGroup } from './operations/register-operations.js';
import { type OpenSession, Session } from './session.js';

const DEFAULT_URL = 'http://127.0.0.1:8080';

const EXAMPLES = examples(
  'status',
  'import register register-2019.xlsx --year 2019 --dry-run',
  'totals --year 2019',
  'review list',
  'history carrier CARRIER_ID',
  'work --as approver',
);

const ENVIRONMENT_HELP = `Environment:
  LOTSENBUCH_URL    where the platform runs (default ${DEFAULT_URL})
  LOTSENBUCH_TOKEN  token to use; without it, or with --as, an identity of
                    credentials.json in the data folder
  DATA_DIR          the data folder of the platform (default ./data)`;

/** The command `lotsenbuch` with all it can do; `opened` is told the session, which knows what was printed. */
export function lotsenbuch(host: Host, opened: (session: Session) => void): Command {
  const { terminal, env } = host;
  const open: OpenSession = (command) => {
    const { json, as } = command.optsWithGlobals<{ json?: true; as?: string }>();
    const client = new Client({
      baseUrl: env.LOTSENBUCH_URL || DEFAULT_URL,
      tokenFor: (role) => accessToken(role, env, as),
      exchange: host.exchange,
      sleep: host.sleep,
      onRetry: (why, attempt) => {
        if (attempt === 1) terminal.err(`No usable answer (${why}); trying again for a few seconds …`);
      },
    });
    const session = new Session(client, host, json === true, (role) => actorReference(role, env, as));
    opened(session);
    return session;
  };

  const program = new Command('lotsenbuch')
    .description(
      "Lotsenbuch on the command line: Berlin's programme of integration facilitators, what was published and what is decided.",
    )
    .option('--json', 'print the result for machines: JSON on standard output, everything else on standard error')
    .option('--as <name>', 'who acts: name, actor or role of an identity in credentials.json')
    .helpOption('-h, --help', 'show what a command does, with examples')
    .helpCommand(false)
    .configureHelp({ showGlobalOptions: true })
    .configureOutput({
      writeOut: (text) => terminal.out(text.trimEnd()),
      writeErr: (text) => terminal.err(text.trimEnd()),
      getOutHelpWidth: () => (Number.isFinite(terminal.width) ? terminal.width : 100),
    })
    .exitOverride()
    .addHelpText('after', `${EXAMPLES}\n\n${ENVIRONMENT_HELP}\n\n${EXIT_CODE_HELP}`);
  for (const register of [
    registerImport,
    registerReview,
    registerPublishedGrants,
    registerTotals,
    registerCarriers,
    registerHistory,
    registerReasons,
    registerStatus,
    registerSessionLink,
    registerBackup,
    registerRestore,
    registerLedger,
    registerReceipt,
    registerWitness,
  ]) {
    register(program, open);
  }
  for (const group of GROUPS) registerGroup(program, group, open);
  registerGrantDocument(program, open);
  return program;
}
