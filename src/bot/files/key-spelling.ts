import type { Key } from './key-path.ts';

/**
 * Files spell keys in snake_case, schemas in camelCase ("measure_unit", "measureUnit"). Both directions leave digits
 * alone, so that "over100" is one word.
 */
export function schemaKey(fileKey: string): string {
  return fileKey.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

/** The other way: how a file spells a schema's key. */
export function fileKey(schemaSpelling: string): string {
  return schemaSpelling.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/**
 * A copy with every key in the schema's spelling. Keys are names of a schema, never data: data that look like keys
 * (codes of units) belong in lists.
 */
export function withSchemaKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withSchemaKeys);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [schemaKey(key), withSchemaKeys(each)]),
  );
}

/** "sections[0].children[2].prompt.measure_unit". */
export function pathText(path: readonly Key[]): string {
  return path
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${fileKey(key)}`))
    .join('')
    .replace(/^\./, '');
}
