import {
  AppendRefused,
  ForeignPosition,
  InvalidStreamName,
  NotCanonical,
  OutcomeUnknown,
  StoreStopped,
  TooManyConflicts,
} from '@lotsenbuch/event-store';
import { QueryRefused } from '@lotsenbuch/projections';
import { HttpException } from '@nestjs/common';
import { errorCode } from './error-code.js';
import { Problem, type ProblemKind } from './problem.js';
import { PROBLEMS } from './problem-kinds.js';
import { refusal } from './refusal.js';

/** Seconds after which a client may try again where only time helps. */
const RETRY_AFTER = { 'Retry-After': '1' };

/**
 * The problem a client is told when this was thrown; nothing of an unexpected error is shown.
 * Kind `unexpected` means: the operator must be told, with the cause.
 */
export function problemFor(thrown: unknown): Problem {
  if (thrown instanceof Problem) return thrown;
  return problemOfStore(thrown) ?? problemOfFramework(thrown) ?? unexpected(thrown);
}

function problemOfStore(thrown: unknown): Problem | undefined {
  if (thrown instanceof OutcomeUnknown) {
    return refusal(
      PROBLEMS.outcomeUnknown,
      {
        en: 'The event store did not say whether the change was recorded. Send the same request with the same Idempotency-Key again.',
        de: 'Es ist nicht sicher, ob die Änderung aufgezeichnet wurde. Senden Sie dasselbe Formular unverändert noch einmal: doppelt ausgeführt wird sie nicht.',
      },
      { headers: RETRY_AFTER, cause: thrown },
    );
  }
  if (thrown instanceof StoreStopped) {
    return refusal(
      PROBLEMS.storeStopped,
      {
        en: 'The event store has stopped taking changes; nothing was recorded. The operator finds the reason in the log, under the correlationId.',
        de: 'Das Programm nimmt gerade keine Änderungen an; nichts wurde aufgezeichnet. Der Betrieb findet den Grund unter der genannten Kennung im Protokoll.',
      },
      { headers: { 'Retry-After': '30' }, cause: thrown },
    );
  }
  if (thrown instanceof TooManyConflicts) {
    return refusal(
      PROBLEMS.tooManyConflicts,
      {
        en: 'Others kept changing the same thing; nothing was recorded. Send the same request again.',
        de: 'Andere haben dasselbe gleichzeitig geändert; nichts wurde aufgezeichnet. Senden Sie das Formular noch einmal.',
      },
      { headers: RETRY_AFTER, cause: thrown },
    );
  }
  if (thrown instanceof AppendRefused) {
    return new Problem(PROBLEMS.appendRefused, `Nothing was recorded: ${thrown.message}.`, { cause: thrown });
  }
  if (thrown instanceof ForeignPosition) {
    return new Problem(PROBLEMS.foreignLogPosition, `${thrown.message}.`, { cause: thrown });
  }
  if (thrown instanceof NotCanonical || thrown instanceof InvalidStreamName || thrown instanceof QueryRefused) {
    return new Problem(PROBLEMS.malformedRequest, `${thrown.message}.`, { cause: thrown });
  }
  return undefined;
}

/** What Fastify and Nest throw before a controller is reached, told without their internals. */
function problemOfFramework(thrown: unknown): Problem | undefined {
  const byCode = FRAMEWORK_PROBLEMS[errorCode(thrown) ?? ''];
  if (byCode) return new Problem(byCode.kind, byCode.detail, { cause: thrown });
  const status = statusOf(thrown);
  if (status === undefined || status >= 500) return undefined;
  const kind = Object.values(PROBLEMS).find((candidate) => candidate.status === status) ?? PROBLEMS.malformedRequest;
  return new Problem(kind, 'The request was refused before it reached the service.', { cause: thrown });
}

interface FrameworkProblem {
  readonly kind: ProblemKind;
  readonly detail: string;
}

const FRAMEWORK_PROBLEMS: Readonly<Record<string, FrameworkProblem | undefined>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: {
    kind: PROBLEMS.tooLarge,
    detail: 'The body is larger than this address accepts: 1 MiB, or 64 MiB for an uploaded file.',
  },
  FST_ERR_CTP_INVALID_MEDIA_TYPE: {
    kind: PROBLEMS.unsupportedMediaType,
    detail: 'Send the body as application/json in UTF-8, or as the content type the OpenAPI description names.',
  },
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: {
    kind: PROBLEMS.malformedRequest,
    detail: 'The body has not as many bytes as the Content-Length header says.',
  },
  FST_ERR_BAD_URL: {
    kind: PROBLEMS.malformedRequest,
    detail: 'The path is not percent-encoded UTF-8.',
  },
  FST_ERR_MAX_PARAM_LENGTH: {
    kind: PROBLEMS.uriTooLong,
    detail: 'A part of the path is longer than 200 characters.',
  },
};

function statusOf(thrown: unknown): number | undefined {
  if (thrown instanceof HttpException) return thrown.getStatus();
  return typeof thrown === 'object' &&
    thrown !== null &&
    'statusCode' in thrown &&
    typeof thrown.statusCode === 'number'
    ? thrown.statusCode
    : undefined;
}

const unexpected = (cause: unknown): Problem =>
  refusal(
    PROBLEMS.unexpected,
    {
      en: 'The service could not handle this request. Nothing is known to be wrong with the request; report the correlationId.',
      de: 'Das Programm konnte die Anfrage nicht ausführen. An der Anfrage liegt es vermutlich nicht; melden Sie dem Betrieb die genannte Kennung.',
    },
    { cause },
  );
