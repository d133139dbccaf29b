import type { Command } from 'commander';
import { berlinTime } from '../output/format.js';
import type { OpenSession } from '../session.js';
import { examples } from './arguments.js';

interface SessionLink {
  readonly path: string;
  readonly expiresAt: string;
}

export function registerSessionLink(program: Command, open: OpenSession): void {
  program
    .command('session')
    .description('Print a link that signs a browser in, once and within 15 minutes, as the identity that --as names.')
    .addHelpText('after', examples('session', 'session --as approver'))
    .action(async (_options: object, command: Command) => {
      const session = open(command);
      const { body } = await session.change<SessionLink>('/session/links', {
        as: 'anyone',
        idempotencyKey: undefined,
        body: {},
      });
      const url = `${session.client.url}${body.path}`;
      session.print(
        { url, ...body },
        () => `${url}\nWorks once, until ${berlinTime(body.expiresAt)} (time of Berlin).`,
      );
    });
}
