import { isScalar, Lexer, visit, type Document, type YAMLError } from 'yaml';
import { fileKey, schemaKey } from './key-spelling.ts';
import { fileReason, type FileReason } from './messages.ts';

/** A reason with the offset it stands at. */
export interface Spot {
  offset: number;
  path: (string | number)[];
  reason: FileReason;
}

/** Deeper than any form is; the parser recurses once a level and, far deeper, takes the process with it. */
const deepest = 200;

/** True when brackets, list marks or indentation nest deeper than anybody writes. Does not recurse itself. */
export function nestsTooDeep(text: string): boolean {
  let brackets = 0;
  let onThisLine = 0;
  let lineStart = true;
  for (const token of new Lexer().lex(text)) {
    if (token === '[' || token === '{') brackets++;
    else if (token === ']' || token === '}') brackets--;
    else if (token === '-' || token === '?') onThisLine++;
    else if (token === '\n') onThisLine = 0;
    else if (lineStart && /^ +$/.test(token)) onThisLine += token.length;
    lineStart = token === '\n';
    if (brackets + onThisLine > deepest) return true;
  }
  return false;
}

/**
 * What the parser refused, the first fault of each line: the others there follow from it. Its warnings (an unknown
 * tag) count too: a form has no use for what they warn of.
 */
export function syntaxSpots(document: Document.Parsed, text: string): Spot[] {
  const firstOfLine = new Map<number, YAMLError>();
  for (const error of [...document.errors, ...document.warnings]) {
    const line = lineStart(error.pos[0], text);
    const known = firstOfLine.get(line);
    if (known === undefined || error.pos[0] < known.pos[0]) firstOfLine.set(line, error);
  }
  return [...firstOfLine.values()].map((error) => ({
    offset: error.pos[0],
    path: [],
    reason: syntaxReason(error, text),
  }));
}

function syntaxReason(error: YAMLError, text: string): FileReason {
  switch (error.code) {
    case 'DUPLICATE_KEY':
      return fileReason('file.duplicate_key', { key: /^[^\s:]*/.exec(text.slice(error.pos[0]))?.[0] ?? '' });
    case 'MULTIPLE_DOCS':
      return fileReason('file.several_documents', {});
    case 'TAB_AS_INDENT':
      return fileReason('file.syntax_tab', {});
    case 'BLOCK_AS_IMPLICIT_KEY':
      // A second "key:" on a line is nearly always a colon in words that should have been quoted.
      return fileReason(afterKey(error.pos[0], text) ? 'file.syntax_colon' : 'file.syntax_indent', {});
    case 'BAD_INDENT':
    case 'MULTILINE_IMPLICIT_KEY':
      return fileReason('file.syntax_indent', {});
    case 'MISSING_CHAR':
      return fileReason('file.syntax_unclosed', {});
    default:
      return fileReason('file.syntax', { code: error.code });
  }
}

function afterKey(offset: number, text: string): boolean {
  return text.slice(lineStart(offset, text), offset).includes(': ');
}

function lineStart(offset: number, text: string): number {
  return offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
}

/** Values all aliases of a file may stand for; a form needs hardly any, and each one costs a search. */
export const aliasLimit = 100;

/** Aliases of nothing or of what they stand in, and more of them than any form needs. */
export function aliasSpots(document: Document.Parsed): Spot[] {
  const spots: Spot[] = [];
  let count = 0;
  visit(document, {
    Alias(_, alias, path) {
      count++;
      const offset = alias.range?.[0] ?? 0;
      if (count > aliasLimit) {
        spots.push({ offset, path: [], reason: fileReason('file.too_many_aliases', {}) });
        return visit.BREAK;
      }
      const meant = alias.resolve(document);
      if (meant === undefined || path.includes(meant)) {
        spots.push({ offset, path: [], reason: fileReason('file.unknown_alias', { name: alias.source }) });
      }
      return undefined;
    },
  });
  return spots;
}

/** Keys in the schema's spelling ("measureUnit") instead of the file's ("measure_unit"). */
export function spellingSpots(document: Document.Parsed): Spot[] {
  const spots: Spot[] = [];
  visit(document, {
    Pair(_, { key }) {
      if (!isScalar(key) || typeof key.value !== 'string') return;
      const meant = fileKey(key.value);
      if (meant === key.value || schemaKey(meant) !== key.value) return;
      const reason = fileReason('file.key_spelling', { key: key.value, meant });
      spots.push({ offset: key.range?.[0] ?? 0, path: [], reason });
    },
  });
  return spots;
}
