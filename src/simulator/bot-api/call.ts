/** What a Bot API method is here: checked parameters in, a result or one of Telegram's refusals out. */
import type { z } from 'zod';
import type { UploadedFile } from '../multipart.ts';
import type { Poller } from '../updates.ts';
import type { World } from '../world.ts';

/** A refusal as Telegram words it; `code` is also the HTTP status. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly code: number;
  readonly parameters: Readonly<Record<string, number>> | undefined;

  constructor(code: number, description: string, parameters?: Record<string, number>) {
    super(description);
    this.code = code;
    this.parameters = parameters;
  }
}

export const badRequest = (what: string): ApiError => new ApiError(400, `Bad Request: ${what}`);
export const forbidden = (what: string): ApiError => new ApiError(403, `Forbidden: ${what}`);

/** What belongs to one call besides its parameters. */
export interface Call {
  readonly world: World;
  readonly poller: Poller;
  /** Uploads by the name of their form part. */
  readonly uploads: ReadonlyMap<string, UploadedFile>;
  /** Calls back when the client has gone before the answer. */
  readonly onGone: (listener: () => void) => void;
}

/** @returns what stands in the answer under `result`; throws ApiError when the call is refused */
export type ApiMethod = (
  call: Call,
  name: string,
  given: Readonly<Record<string, unknown>>,
) => Promise<unknown>;

/** Joins a parameter schema and the code behind it. A parameter the schema does not know is refused by name. */
export function apiMethod<S extends z.ZodType>(
  schema: S,
  run: (call: Call, given: z.output<S>) => unknown,
): ApiMethod {
  return async (call, name, given) => {
    const checked = schema.safeParse(given);
    if (!checked.success) throw parameterError(name, checked.error);
    return await run(call, checked.data);
  };
}

function parameterError(method: string, error: z.ZodError): ApiError {
  const [issue] = error.issues;
  if (issue?.code === 'unrecognized_keys') {
    const where = issue.path.length === 0 ? method : issue.path.join('.');
    return badRequest(`parameter ${issue.keys.join(', ')} of ${where} is not simulated`);
  }
  // The checks that have Telegram's own words for it carry them as their message.
  if (issue?.code === 'custom') return badRequest(issue.message);
  return badRequest(`parameter ${issue?.path.join('.') ?? '?'} of ${method}: ${issue?.message ?? 'invalid'}`);
}
