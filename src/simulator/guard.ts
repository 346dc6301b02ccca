/** Keeps other web sites out: the page's own origin and programs on this machine are served, nobody else. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { sendJson } from './http.ts';

const loopbackNames = ['127.0.0.1', 'localhost', '[::1]'];

/**
 * A foreign Host means a name made to point here (DNS rebinding), a foreign Origin a page of another site.
 *
 * @returns whether the request was refused
 */
export function refuseStranger(request: IncomingMessage, response: ServerResponse): boolean {
  const { host = '', origin } = request.headers;
  const name = host.replace(/:\d+$/, '').toLowerCase();
  const foreign = !loopbackNames.includes(name) || (origin !== undefined && origin !== `http://${host}`);
  if (foreign) sendJson(response, 403, { error: 'The simulator answers this machine only.' });
  return foreign;
}
