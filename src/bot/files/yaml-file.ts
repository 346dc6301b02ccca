import { readFile, stat } from 'node:fs/promises';
import { LineCounter, parseDocument, type Document } from 'yaml';
import type { z } from 'zod';
import { pathText, withSchemaKeys } from './key-spelling.ts';
import { fileReason, type FileReason } from './messages.ts';
import { faultsOf, type Fault } from './schema-reasons.ts';
import { findKey, findValue } from './yaml-position.ts';
import {
  aliasLimit,
  aliasSpots,
  nestsTooDeep,
  spellingSpots,
  syntaxSpots,
  type Spot,
} from './yaml-syntax.ts';

/** One thing to repair in a file. Line and column count from 1; both are null when the whole file is at fault. */
export interface FileProblem {
  file: string;
  line: number | null;
  column: number | null;
  /** "sections[0].children[2].prompt.text", in the file's own spelling; empty when no value is at fault. */
  path: string;
  reason: FileReason;
}

export type FileResult<T> = { ok: true; value: T } | { ok: false; problems: FileProblem[] };

const megabytes = 5;

/**
 * Reads a YAML file (UTF-8, at most 5 MB) through a schema. Every refusal is a problem, never an exception: not found,
 * not text, not YAML, not of the schema.
 */
export async function readYamlFile<S extends z.ZodType>(
  path: string,
  schema: S,
): Promise<FileResult<z.output<S>>> {
  const text = await readTextFile(path);
  return text.ok ? parseYaml(text.value, path, schema) : text;
}

/** Reads a text file (UTF-8, at most 5 MB) to be parsed later; refusals are problems here too. */
export async function readTextFile(path: string): Promise<FileResult<string>> {
  const refused = (reason: FileReason): FileResult<never> => ({
    ok: false,
    problems: [{ file: path, line: null, column: null, path: '', reason }],
  });
  try {
    const about = await stat(path);
    if (!about.isFile()) return refused(fileReason('file.not_a_file', {}));
    if (about.size > megabytes * 1024 * 1024) return refused(fileReason('file.too_large', { megabytes }));
    const text = decoded(await readFile(path));
    return text === undefined ? refused(fileReason('file.not_utf8', {})) : { ok: true, value: text };
  } catch (error) {
    const code = codeOf(error);
    if (code === undefined) throw error;
    return refused(
      code === 'ENOENT' || code === 'ENOTDIR'
        ? fileReason('file.not_found', {})
        : fileReason('file.unreadable', { code }),
    );
  }
}

/**
 * Parses YAML 1.2 through a schema. The text may carry a byte order mark, Windows line ends and decomposed accents:
 * values come out composed (NFC). Keys are snake_case in the file and camelCase in the schema. All problems of a stage
 * are listed in the order of the file: first the syntax, then the schema.
 */
export function parseYaml<S extends z.ZodType>(
  text: string,
  fileName: string,
  schema: S,
): FileResult<z.output<S>> {
  const clean = text
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .normalize('NFC');
  const lineCounter = new LineCounter();
  const refused = (spots: Spot[]): FileResult<never> => ({
    ok: false,
    problems: spots
      .toSorted((a, b) => a.offset - b.offset)
      .map(({ offset, path, reason }) => {
        const { line, col: column } = lineCounter.linePos(offset);
        return { file: fileName, line, column, path: pathText(path), reason };
      }),
  });
  const refusedWhole = (reason: FileReason): FileResult<never> => ({
    ok: false,
    problems: [{ file: fileName, line: null, column: null, path: '', reason }],
  });

  if (nestsTooDeep(clean)) return refusedWhole(fileReason('file.too_deep', {}));
  const document = parseDocument(clean, { lineCounter, prettyErrors: false });
  if (document.errors.length > 0 || document.warnings.length > 0)
    return refused(syntaxSpots(document, clean));
  if (document.contents === null) return refusedWhole(fileReason('file.empty', {}));
  const aliases = aliasSpots(document);
  if (aliases.length > 0) return refused(aliases);
  let value: unknown;
  try {
    value = document.toJS({ maxAliasCount: aliasLimit });
  } catch (error) {
    if (!(error instanceof ReferenceError)) throw error;
    return refusedWhole(fileReason('file.too_many_aliases', {}));
  }
  const parsed = schema.safeParse(withSchemaKeys(value));
  const spelling = spellingSpots(document);
  if (parsed.success && spelling.length === 0) return { ok: true, value: parsed.data };
  const faults = parsed.success ? [] : faultsOf(parsed.error.issues);
  return refused([...spelling, ...faults.map((fault) => spotOf(fault, document, clean))]);
}

function spotOf({ path, unknownKey, reason }: Fault, document: Document, text: string): Spot {
  const { exists, offset, written } = findValue(document, text, path);
  const spot = { offset, path, reason: reason({ exists, found: written }) };
  if (unknownKey === undefined) return spot;
  return { ...spot, offset: findKey(document, text, path, unknownKey), path: [...path, unknownKey] };
}

function decoded(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
