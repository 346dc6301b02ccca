import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readYamlFile } from '../../../src/bot/files/yaml-file.ts';
import { outlineSchema, type Outline } from '../../../src/domain/outline/schema.ts';
import type { Division, Note, Prompt } from '../../../src/domain/outline/nodes.ts';

/** An outline of prisma/seed/outlines, as the application reads it. */
export async function seedOutline(code: string): Promise<Outline> {
  const path = fileURLToPath(new URL(`../../../prisma/seed/outlines/${code}.yaml`, import.meta.url));
  const read = await readYamlFile(path, outlineSchema);
  if (!read.ok) throw new Error(JSON.stringify(read.problems, null, 2));
  return read.value;
}

/** The lines the outline was taken from, by their numbers in the source document. */
export function sourceText(outline: Outline): Map<number, string> {
  const url = new URL(`../../fixtures/outlines/${outline.code}.txt`, import.meta.url);
  const lines = readFileSync(url, 'utf8').replace(/\n$/, '').split('\n');
  return new Map(lines.map((line, i) => [outline.source.lines[0] + i, line]));
}

/** Words of the source as the outline shows them, with the number printed before them. */
export interface Shown {
  text: string;
  number?: string;
  lines: [number, number];
}

/** Every heading, prompt and note of an outline. */
export function shownWords(outline: Outline): Shown[] {
  const ofNote = (note: Note): Shown[] => (note.lines ? [{ text: note.text, lines: note.lines }] : []);
  const ofPrompt = (prompt: Prompt): Shown[] => {
    const { text, lines, number } = prompt;
    return [
      number === undefined ? { text, lines } : { text, lines, number },
      ...prompt.notes.flatMap(ofNote),
    ];
  };
  const ofDivision = ({ title, number, lines, notes, children }: Division): Shown[] => [
    { text: title, number, lines },
    ...children.flatMap((child) => ('prompt' in child ? ofPrompt(child.prompt) : ofDivision(child.division))),
    ...notes.flatMap(ofNote),
  ];
  return outline.sections.flatMap(ofDivision);
}
