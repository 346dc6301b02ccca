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

/** What the parser refused. Its warnings (an unknown tag) count too: a form has no use for what they warn of. */
export function syntaxSpots(document: Document.Parsed, text: string): Spot[] {
  return [...document.errors, ...document.warnings].map((error) => ({
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
    case 'BAD_INDENT':
      return fileReason('file.syntax_indent', {});
    case 'MISSING_CHAR':
      return fileReason('file.syntax_unclosed', {});
    default:
      return fileReason('file.syntax', { code: error.code });
  }
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
