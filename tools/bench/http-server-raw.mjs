// The least a server can do with a command: read the body, append durably, answer. Started by http-command.mjs.
import { createServer } from 'node:http';
import { openSqliteEventStore } from '@lotsenbuch/event-store';
import { eventOf } from './events.mjs';
import { answerCpuTime } from './server-process.mjs';

const store = await openSqliteEventStore({ file: process.argv[2] });
const heads = new Map();

async function append(stream, data) {
  const { lastRevision, position } = await store.append(stream, heads.get(stream) ?? 'noStream', [eventOf(data)]);
  heads.set(stream, lastRevision);
  return { revision: lastRevision, logPosition: position };
}

const server = createServer((request, response) => {
  const chunks = [];
  request.on('data', (chunk) => chunks.push(chunk));
  request.on('end', async () => {
    const [, , , id] = request.url.split('/');
    const answer = await append(`bench-${id}`, JSON.parse(Buffer.concat(chunks).toString()));
    const body = JSON.stringify(answer);
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) });
    response.end(body);
  });
});
server.listen(0, '127.0.0.1', () => answerCpuTime(`http://127.0.0.1:${server.address().port}`));
