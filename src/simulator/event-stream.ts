/** `GET /sim/events`: what happens, as server-sent events, until the browser goes away. */
import type { ServerResponse } from 'node:http';
import { eventForPage } from './page-json.ts';
import type { World } from './world.ts';

export function streamEvents(world: World, response: ServerResponse): void {
  response.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
  });
  // A comment, so that the browser sees at once that the stream is open.
  response.write(':\n\n');
  const stop = world.subscribe((event) => {
    const told = eventForPage(world, event);
    if (told) response.write(`event: ${told.name}\ndata: ${JSON.stringify(told.data)}\n\n`);
  });
  response.once('close', stop);
}
