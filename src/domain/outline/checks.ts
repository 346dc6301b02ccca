import type { Field } from './field.ts';
import { because } from './messages.ts';
import { divisionKinds, orderOf, standsAfter, type DivisionKind } from './numbering.ts';
import type { Division, Footnote, OutlineNode, Prompt } from './nodes.ts';

type Path = (string | number)[];
type Problem = { path: Path } & ReturnType<typeof because>;

/** What one part cannot know of the others: codes used twice, numbers out of order, marks without a footnote. */
export function checkOutline(outline: { sections: Division[]; footnotes: Footnote[] }): Problem[] {
  const problems: Problem[] = [];
  const promptCodes = new Set<string>();
  const marksUsed = new Set<string>();
  const marks = new Set(outline.footnotes.map((footnote) => footnote.mark));

  const visitPrompt = (prompt: Prompt, path: Path) => {
    if (promptCodes.has(prompt.code)) {
      problems.push({
        path: [...path, 'code'],
        ...because('file.duplicate_prompt_code', { code: prompt.code }),
      });
    }
    promptCodes.add(prompt.code);
    if ((prompt.heading === undefined) !== (prompt.number === undefined)) {
      problems.push({ path, ...because('file.heading_and_number', {}) });
    }
    problems.push(...checkFields(prompt.fields, [...path, 'fields']));
  };

  const visitDivision = (division: Division, path: Path, above: Division[]) => {
    if (division.footnote !== undefined) {
      marksUsed.add(division.footnote);
      if (!marks.has(division.footnote)) {
        const unknown = because('file.unknown_footnote', { mark: division.footnote });
        problems.push({ path: [...path, 'footnote'], ...unknown });
      }
    }
    const chain = [...above, division];
    problems.push(...checkNumbers(division.children, [...path, 'children'], chain));
    for (const [i, child] of division.children.entries()) {
      const below = [...path, 'children', i];
      if ('prompt' in child) visitPrompt(child.prompt, [...below, 'prompt']);
      else visitDivision(child.division, [...below, 'division'], chain);
    }
  };

  problems.push(...checkNumbers(outline.sections, ['sections'], []));
  for (const [i, section] of outline.sections.entries()) visitDivision(section, ['sections', i], []);
  problems.push(...repeated(outline.footnotes, 'mark', ['footnotes']));
  for (const [i, { mark }] of outline.footnotes.entries()) {
    if (!marksUsed.has(mark)) {
      problems.push({ path: ['footnotes', i, 'mark'], ...because('file.unused_footnote', { mark }) });
    }
  }
  return problems;
}

/** Siblings in the order of their numbers, each of a kind that may stand here. Gaps are the source's own affair. */
function checkNumbers(siblings: (OutlineNode | Division)[], path: Path, above: Division[]): Problem[] {
  const problems: Problem[] = [];
  const parent = above.at(-1);
  const last = new Map<DivisionKind, { number: string; order: number[] }>();
  for (const [i, sibling] of siblings.entries()) {
    const { kind, number, below } = headingOf(sibling);
    if (kind === undefined || number === undefined) continue;
    const at = [...path, i, ...below, 'number'];
    const deeper = divisionKinds.indexOf(kind) > (parent ? divisionKinds.indexOf(parent.kind) : -1);
    if (parent === undefined ? kind !== 'section' : !deeper) {
      const misplaced = because('file.division_order', { kind, parent: parent?.kind ?? 'outline' });
      problems.push({ path: at, ...misplaced });
    }
    const order = orderOf(kind, number);
    if (order === undefined) {
      problems.push({ path: at, ...because('file.number_form', { number, kind }) });
      continue;
    }
    const previous = last.get(kind);
    if (previous !== undefined && !standsAfter(order, previous.order)) {
      problems.push({ path: at, ...because('file.number_order', { number, previous: previous.number }) });
    }
    last.set(kind, { number, order });
    const subsection = above.findLast((division) => division.kind === 'subsection');
    if (kind === 'item' && subsection !== undefined && !number.startsWith(`${subsection.number}.`)) {
      problems.push({ path: at, ...because('file.number_prefix', { number, parent: subsection.number }) });
    }
  }
  return problems;
}

function headingOf(node: OutlineNode | Division): { kind?: DivisionKind; number?: string; below: Path } {
  if ('division' in node)
    return { kind: node.division.kind, number: node.division.number, below: ['division'] };
  if (!('prompt' in node)) return { kind: node.kind, number: node.number, below: [] };
  const { heading, number } = node.prompt;
  return heading === undefined || number === undefined
    ? { below: ['prompt'] }
    : { kind: heading, number, below: ['prompt'] };
}

function checkFields(fields: Field[], path: Path): Problem[] {
  const problems = repeated(fields, 'code', path);
  for (const [i, field] of fields.entries()) {
    const at = [...path, i];
    if (field.kind === 'narrative' && i > 0)
      problems.push({ path: at, ...because('file.narrative_first', {}) });
    if (field.kind === 'number' && field.atMost !== undefined) {
      const code = field.atMost;
      const asked = fields.slice(0, i).some((earlier) => earlier.kind === 'number' && earlier.code === code);
      if (!asked) problems.push({ path: [...at, 'atMost'], ...because('file.at_most_unknown', { code }) });
    }
    if (field.kind === 'choice') problems.push(...repeated(field.choices, 'code', [...at, 'choices']));
    if (field.kind !== 'table') continue;
    problems.push(...repeated(field.columns, 'code', [...at, 'columns']));
    problems.push(...repeated(field.rowGroups, 'code', [...at, 'rowGroups']));
    problems.push(...repeated(field.rows, 'code', [...at, 'rows']));
    for (const [j, { breaksDown: code }] of field.rows.entries()) {
      if (code === undefined || field.columns.some((column) => column.code === code)) continue;
      problems.push({ path: [...at, 'rows', j, 'breaksDown'], ...because('file.unknown_column', { code }) });
    }
  }
  return problems;
}

/** Every entry whose `key` was already used by an earlier one. */
function repeated<K extends string>(entries: Record<K, string>[], key: K, path: Path): Problem[] {
  const seen = new Set<string>();
  const problems: Problem[] = [];
  for (const [i, entry] of entries.entries()) {
    const code = entry[key];
    if (seen.has(code))
      problems.push({ path: [...path, i, key], ...because('file.duplicate_code', { code }) });
    seen.add(code);
  }
  return problems;
}
