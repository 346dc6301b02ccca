/** One step of a path: a schema's key or an index. */
export type Key = string | number;
