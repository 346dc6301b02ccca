import type { SimulatorControl } from './control.ts';
import type { SimulatorOptions } from './options.ts';
import type { World } from './world.ts';
import type { ServerResponse } from 'node:http';
import type { z } from 'zod';

export interface ControlServer {
  readonly world: World;
  readonly control: SimulatorControl;
  readonly options: SimulatorOptions;
}

/** One request to the control, already matched to its route. */
export interface ControlRequest extends ControlServer {
  readonly response: ServerResponse;
  /** The parts of the path the route leaves open. */
  readonly path: readonly string[];
  readonly query: URLSearchParams;
  readonly contentType: string;
  /** At most `limit` bytes. */
  readonly body: (limit: number) => Promise<Buffer>;
  /** The body as JSON of this shape; an absent body is `{}`. */
  readonly json: <S extends z.ZodType>(schema: S) => Promise<z.output<S>>;
}

/** What stands in the answer; undefined when the route has answered by itself. */
export type ControlRoute = (request: ControlRequest) => unknown;
