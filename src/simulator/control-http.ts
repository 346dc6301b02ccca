/** The HTTP side of the control: finds the route, reads the body, turns refusals into sentences. */
import type { ControlRoute, ControlServer } from './control-route.ts';
import { controlRoutes } from './control-routes.ts';
import { BodyTooLarge, readBody, sendJson } from './http.ts';
import { SimulatorRefusal } from './model.ts';
import { MultipartError } from './multipart.ts';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { z } from 'zod';

const largestJson = 1024 * 1024;

export async function serveControl(
  server: ControlServer,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<void> {
  try {
    const found = findRoute(request.method ?? 'GET', url.pathname);
    if (found === undefined) return sendJson(response, 404, { error: 'There is no such address.' });
    const body = (limit: number): Promise<Buffer> => readBody(request, limit);
    const result = await found.route({
      ...server,
      response,
      path: found.path,
      query: url.searchParams,
      contentType: request.headers['content-type'] ?? '',
      body,
      json: async (schema) => checked(schema, await body(largestJson)),
    });
    if (result !== undefined && !response.destroyed) sendJson(response, 200, result);
  } catch (error) {
    if (response.headersSent || response.destroyed) return void response.destroy();
    const status = statusOf(error);
    const sentence = error instanceof Error ? error.message : String(error);
    sendJson(response, status, { error: sentence });
  }
}

function findRoute(
  method: string,
  path: string,
): { route: ControlRoute; path: readonly string[] } | undefined {
  for (const [routeMethod, pattern, route] of controlRoutes) {
    const match = routeMethod === method ? pattern.exec(path) : null;
    if (match) return { route, path: match.slice(1) };
  }
  return undefined;
}

function statusOf(error: unknown): number {
  if (error instanceof BodyTooLarge) return 413;
  const foreseen = error instanceof SimulatorRefusal || error instanceof MultipartError;
  return foreseen ? 400 : 500;
}

function checked<S extends z.ZodType>(schema: S, body: Buffer): z.output<S> {
  let content: unknown;
  try {
    content = body.length === 0 ? {} : JSON.parse(body.toString('utf8'));
  } catch {
    throw new SimulatorRefusal('The body is not valid JSON.');
  }
  const result = schema.safeParse(content);
  if (!result.success) {
    const [issue] = result.error.issues;
    throw new SimulatorRefusal(`The body is not as expected: ${issue?.path.join('.')} ${issue?.message}.`);
  }
  return result.data;
}
