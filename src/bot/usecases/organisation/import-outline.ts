import { createHash } from 'node:crypto';
import { checked } from '../../../domain/organisation/checked.ts';
import { fault } from '../../../domain/organisation/messages.ts';
import { outlineSchema, type Outline } from '../../../domain/outline/schema.ts';
import { parseYaml, type FileResult } from '../../files/yaml-file.ts';
import {
  administer,
  record,
  type Administration,
  type AdministrationTools,
  type FileText,
} from '../administration.ts';

export interface OutlineImport {
  code: string;
  version: number;
  title: string;
  /** `unchanged`: this version was there, with the same content. */
  change: 'added' | 'unchanged';
}

/** Imports one version of an outline. A version never changes: other content under the same number is refused. */
export function importOutline(
  tools: AdministrationTools,
  source: FileText,
): Promise<FileResult<OutlineImport>> {
  return administer(tools, (administration) => takeOutline(administration, source));
}

/** The same within a transaction that is already open. */
export async function takeOutline(
  administration: Administration,
  { file, text }: FileText,
): Promise<FileResult<OutlineImport>> {
  const { tx, ids, now } = administration;
  const read = parseYaml(text, file, outlineSchema);
  if (!read.ok) return read;
  const outline = read.value;
  const { code, version, title } = outline;
  const digest = outlineDigest(outline);
  const stored = await tx.outlines.find(code, version);
  if (stored !== null) {
    const same = outlineDigest(stored.outline) === digest;
    if (same) return { ok: true, value: { code, version, title, change: 'unchanged' } };
    const refusal = fault(['version'], 'import.version_differs', { code, version: String(version) });
    const refused = parseYaml(
      text,
      file,
      checked(outlineSchema, () => [refusal]),
    );
    if (!refused.ok) return refused;
  }
  const id = ids.next();
  await tx.outlines.add({ id, outline, digest, at: now });
  await record(administration, {
    action: 'import_outline',
    subject: 'outline_version',
    subjectId: id,
    detail: { code, version, digest },
  });
  return { ok: true, value: { code, version, title, change: 'added' } };
}

/** SHA-256 (hex) of the outline as JSON with sorted keys: equal content, however the file was laid out. */
export function outlineDigest(outline: Outline): string {
  return createHash('sha256').update(canonicalJson(outline)).digest('hex');
}

function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_, each: unknown) =>
    typeof each === 'object' && each !== null && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : each,
  );
}
