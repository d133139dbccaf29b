import type { IncomingMessage, ServerResponse } from 'node:http';
import { NoteRefused } from '../refusals.js';
import { plain, type WitnessAnswer } from './answer.js';
import { decodeUtf8, MAX_BODY_BYTES, readBoundedBody } from './bounded-body.js';
import { judge, readSignedRequest, type Witness } from './judge-checkpoint.js';
import { oneAtATime } from './one-at-a-time.js';

/** What a witness answered to somebody who asked for a cosignature. */
export interface WitnessDecision {
  /** HTTP status: 200 if it cosigned. */
  readonly status: number;
  /** The log and the tree size that it was asked for; absent where no log that it watches signed. */
  readonly origin?: string;
  readonly size?: number;
  /** Its words for a refusal; absent if it cosigned. */
  readonly refusal?: string;
}

/** A witness, and who hears of what it does. */
export interface WitnessOptions extends Witness {
  /** Hears of every answer to a request for a cosignature, before it is sent. */
  readonly onDecision?: (decision: WitnessDecision) => void;
  /** Hears of what is not the fault of a request: a state that cannot be read or written. By default a process warning. */
  readonly onFailure?: (error: Error) => void;
}

const ADD_CHECKPOINT = '/add-checkpoint';

const send = (response: ServerResponse, { status, contentType, body }: WitnessAnswer): void => {
  response.writeHead(status, { 'content-type': contentType, 'content-length': Buffer.byteLength(body) });
  response.end(body);
};

/** Answers and hangs up: the rest of the request is not read. */
const sendAndClose = (response: ServerResponse, answer: WitnessAnswer): void => {
  response.setHeader('connection', 'close');
  send(response, answer);
};

/**
 * A witness (C2SP tlog-witness) as a handler for `node:http`: `POST /add-checkpoint`. It cosigns what follows from what it cosigned
 * before, and its state is on the disk before it answers. For one origin it works on one request at a time.
 * @throws NoteRefused `wrong-algorithm`: its key is not one for cosignatures
 */
export const witnessServer = (
  options: WitnessOptions,
): ((request: IncomingMessage, response: ServerResponse) => void) => {
  if (options.key.verifierKey.algorithm !== 'cosignature/v1') {
    throw new NoteRefused('wrong-algorithm', 'A witness needs a key for cosignatures (type 0x04).');
  }
  const { onFailure = ({ message }: Error) => process.emitWarning(message, 'WitnessFailure'), onDecision } = options;
  const inTurn = oneAtATime();

  const decided = (answer: WitnessAnswer, about: Pick<WitnessDecision, 'origin' | 'size'> = {}): WitnessAnswer => {
    const { status, body } = answer;
    onDecision?.({ status, ...about, ...(status !== 200 && { refusal: body.trimEnd() }) });
    return answer;
  };

  const addCheckpoint = async (body: Buffer): Promise<WitnessAnswer> => {
    const text = decodeUtf8(body);
    if (text === undefined) return decided(plain(400, 'The body must be UTF-8.'));
    const request = readSignedRequest(text, options.logs);
    if ('status' in request) return decided(request);
    const { origin, size } = request.checkpoint;
    return decided(await inTurn(origin, () => judge(request, options)), { origin, size });
  };

  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (request.url !== ADD_CHECKPOINT)
      return sendAndClose(response, plain(404, `Only ${ADD_CHECKPOINT} is served here.`));
    if (request.method !== 'POST') {
      response.setHeader('allow', 'POST');
      return sendAndClose(response, plain(405, `${ADD_CHECKPOINT} takes POST only.`));
    }
    // Leaving the loop early must not hang up before the 413 is out.
    const body = await readBoundedBody(request.iterator({ destroyOnReturn: false }));
    if (!body) request.resume();
    if (!body) return sendAndClose(response, plain(413, `The body must have at most ${MAX_BODY_BYTES} bytes.`));
    send(response, await addCheckpoint(body));
  };

  return (request, response) => {
    handle(request, response).catch((error: unknown) => {
      if (request.destroyed && !request.complete) return;
      onFailure(error instanceof Error ? error : new Error(String(error)));
      if (response.headersSent) response.destroy();
      else
        sendAndClose(response, plain(500, 'The witness failed and cosigned nothing; its operator has been told why.'));
    });
  };
};
