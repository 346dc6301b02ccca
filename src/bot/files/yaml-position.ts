import type { Key } from './key-path.ts';
import { schemaKey } from './key-spelling.ts';
import { type Document, type Node, type Pair, isAlias, isMap, isNode, isScalar, isSeq } from 'yaml';

/** What stands at a path, and where: `offset` counts characters from the start of the text. */
export interface Found {
  /** False when the path ends before its last step; the offset is then that of the last step there was. */
  exists: boolean;
  offset: number;
  /** The value as it is written; empty when there is none. */
  written: string;
}

/** Finds the value at a path. */
export function findValue(document: Document, text: string, path: readonly Key[]): Found {
  let node = follow(document, document.contents);
  let offset = startOf(node) ?? 0;
  for (const step of path) {
    const pair = typeof step === 'string' ? pairOf(node, step) : undefined;
    const next = pair === undefined ? elementOf(node, step) : pair.value;
    if (pair === undefined && next === undefined) return { exists: false, offset, written: '' };
    // A key is the best place to point at when what it names is on the lines below.
    const below = isNode(next) && !isScalar(next) && !isAlias(next);
    offset = (below ? startOf(pair?.key) : undefined) ?? startOf(next) ?? startOf(pair?.key) ?? offset;
    node = follow(document, next);
  }
  const range = node?.range;
  return { exists: true, offset, written: range ? text.slice(range[0], range[1]).trim() : '' };
}

/** Offset of a key written in the mapping at a path; of the mapping when it has no such key. */
export function findKey(document: Document, text: string, path: readonly Key[], key: string): number {
  let node = follow(document, document.contents);
  for (const step of path) {
    const next = typeof step === 'string' ? pairOf(node, step)?.value : elementOf(node, step);
    node = follow(document, next);
  }
  return startOf(pairOf(node, key)?.key) ?? findValue(document, text, path).offset;
}

function pairOf(node: Node | undefined, key: string): Pair | undefined {
  if (!isMap(node)) return undefined;
  return node.items.find((pair) => isScalar(pair.key) && schemaKey(String(pair.key.value)) === key);
}

function elementOf(node: Node | undefined, index: Key): unknown {
  return isSeq(node) && typeof index === 'number' ? node.items[index] : undefined;
}

function follow(document: Document, value: unknown): Node | undefined {
  if (!isNode(value)) return undefined;
  return isAlias(value) ? value.resolve(document) : value;
}

function startOf(value: unknown): number | undefined {
  return isNode(value) ? value.range?.[0] : undefined;
}
