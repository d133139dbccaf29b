// Commands over HTTP with 64 connections: the whole way through the service kit against raw node:http with the same
// durable append. Each server is a process of its own and so is the client (this one); what counts is how many commands a
// server answers per second of its own processor time, which a busy machine disturbs least.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { benchFolder, interleave, progress, ratios, report, size, spread } from './measure.mjs';
import { loadCommands } from './plain-command.mjs';
import { startServer } from './server-process.mjs';

const ROUNDS = size(7, 3);
const SECONDS = size(2, 1);
/** Until the compiler has optimised what every request runs through. */
const WARM_UP_SECONDS = size(6, 4);

const folder = benchFolder();
const start = (name) => {
  mkdirSync(join(folder, name));
  return startServer(`./http-server-${name}.mjs`, [join(folder, name, 'store.sqlite')], join(folder, name, 'log'));
};
const wallClock = { nest: [], raw: [] };

const perCpuSecond = (name, server) => async (round) => {
  const before = await server.cpuSeconds();
  const result = await loadCommands(server, `round${round}`, SECONDS);
  const cpuSeconds = (await server.cpuSeconds()) - before;
  wallClock[name].push(result['2xx'] / result.duration);
  return result['2xx'] / cpuSeconds;
};

const servers = { nest: await start('nest'), raw: await start('raw') };
for (const server of Object.values(servers)) await loadCommands(server, 'warm', WARM_UP_SECONDS);
progress('warmed up');
const figures = await interleave(ROUNDS, {
  nest: perCpuSecond('nest', servers.nest),
  raw: perCpuSecond('raw', servers.raw),
});
for (const server of Object.values(servers)) server.end();
report({
  ratios: { nestAgainstRaw: spread(ratios(figures, 'nest', 'raw')) },
  figures: [
    { name: 'through the service kit', unit: 'commands per CPU second', ...spread(figures.nest) },
    { name: 'raw node:http', unit: 'commands per CPU second', ...spread(figures.raw) },
    { name: 'through the service kit', unit: 'commands/s', ...spread(wallClock.nest) },
    { name: 'raw node:http', unit: 'commands/s', ...spread(wallClock.raw) },
  ],
});
