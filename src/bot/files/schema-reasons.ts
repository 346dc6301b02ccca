import type { z } from 'zod';
import { fileKey } from './key-spelling.ts';
import { fileReason, type FileReason } from './messages.ts';
import type { Key } from './key-path.ts';

type Issue = z.core.$ZodIssue;

/** A fault at a path; when the fault is a key itself, `unknownKey` is that key in the mapping at the path. */
export interface Fault {
  path: Key[];
  unknownKey?: string;
  /** Worded once it is known what the file has there. */
  reason: (at: { exists: boolean; found: string }) => FileReason;
}

/** Longest piece of a file quoted in a reason, in characters. */
const quoteLength = 60;

/** What a schema refused, one fault for each thing to repair in the file. */
export function faultsOf(issues: readonly Issue[], above: readonly Key[] = []): Fault[] {
  return issues.flatMap((issue) => {
    const path = [...above, ...issue.path.map((step) => (typeof step === 'number' ? step : String(step)))];
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({
        path,
        unknownKey: key,
        reason: () => fileReason('file.unknown_key', { key: fileKey(key) }),
      }));
    }
    if (issue.code === 'invalid_union' && issue.errors.length > 0)
      return faultsOf(nearest(issue.errors), path);
    return [{ path, reason: (at) => (at.exists ? reasonFor(issue, quoted(at.found)) : missing(path)) }];
  });
}

/** The branch of a union that was most likely meant: the one that agrees longest. */
function nearest(branches: readonly (readonly Issue[])[]): readonly Issue[] {
  const depth = (issues: readonly Issue[]) => Math.max(...issues.map((issue) => issue.path.length));
  const better = (a: readonly Issue[], b: readonly Issue[]) => depth(b) - depth(a) || a.length - b.length;
  return branches.toSorted(better)[0] ?? [];
}

function missing(path: readonly Key[]): FileReason {
  const last = path.at(-1);
  return last === undefined
    ? fileReason('file.empty', {})
    : fileReason('file.missing_key', { key: fileKey(String(last)) });
}

function quoted(written: string): string {
  const line = written.replace(/\s+/g, ' ');
  return line.length > quoteLength ? `${line.slice(0, quoteLength)}…` : line;
}

function reasonFor(issue: Issue, found: string): FileReason {
  switch (issue.code) {
    case 'invalid_type':
      return found === '' ? fileReason('file.blank', {}) : wrongType(issue.expected, found);
    case 'invalid_value':
      return fileReason('file.not_one_of', { found, allowed: issue.values.map(String).join(', ') });
    case 'invalid_union': {
      const options = 'options' in issue && Array.isArray(issue.options) ? issue.options : [];
      return options.length > 0
        ? fileReason('file.not_one_of', { found, allowed: options.map(String).join(', ') })
        : fileReason('file.bad_value', { found });
    }
    case 'too_small':
      return tooSmall(issue, found);
    case 'too_big':
      return tooBig(issue, found);
    case 'invalid_format':
      return fileReason(issue.format === 'date' ? 'file.bad_date' : 'file.bad_value', { found });
    case 'custom':
      return named(issue.params) ?? fileReason('file.bad_value', { found });
    default:
      return fileReason('file.bad_value', { found });
  }
}

function wrongType(expected: string, found: string): FileReason {
  switch (expected) {
    case 'string':
      return fileReason('file.expected_text', { found });
    case 'number':
      return fileReason('file.expected_number', { found });
    case 'int':
      return fileReason('file.expected_whole_number', { found });
    case 'boolean':
      return fileReason('file.expected_true_or_false', { found });
    case 'array':
    case 'tuple':
      return fileReason('file.expected_list', { found });
    case 'object':
    case 'record':
      return fileReason('file.expected_keys', { found });
    default:
      return fileReason('file.bad_value', { found });
  }
}

function tooSmall(issue: z.core.$ZodIssueTooSmall, found: string): FileReason {
  // "More than 0" is "at least 1": what our forms count is whole.
  const minimum = Number(issue.minimum) + (issue.inclusive === false ? 1 : 0);
  if (issue.origin === 'string' && minimum === 1) return fileReason('file.blank', {});
  if (issue.origin === 'string') return fileReason('file.bad_value', { found });
  if (issue.origin === 'array') return fileReason('file.too_few', { minimum });
  return fileReason('file.too_small', { found, minimum });
}

function tooBig(issue: z.core.$ZodIssueTooBig, found: string): FileReason {
  const maximum = Number(issue.maximum);
  if (issue.origin === 'string') return fileReason('file.too_long', { maximum });
  if (issue.origin === 'array') return fileReason('file.too_many', { maximum });
  return fileReason('file.too_big', { found, maximum });
}

/** The reason a schema's own check gave: `params.reason` is a message key, the rest its parameters. */
function named(params: Record<string, unknown> | undefined): FileReason | undefined {
  if (typeof params?.reason !== 'string') return undefined;
  const isShown = (entry: [string, unknown]): entry is [string, string | number] =>
    entry[0] !== 'reason' && (typeof entry[1] === 'string' || typeof entry[1] === 'number');
  return { key: params.reason, params: Object.fromEntries(Object.entries(params).filter(isShown)) };
}
