import { reformFieldSchema, type ReformField } from '../kind.ts';
import type { Finding } from '../ports.ts';
import { findingKindSchema } from '../finding.ts';
import { readable } from './text.ts';

/** Whether something is still to be chosen about it. */
export function isUnsorted({ kind, field, inspectionIds }: Finding): boolean {
  return kind === null || field === null || inspectionIds.length === 0;
}

/** Findings of one field; `null`: of those that are not sorted yet, or that name no field. */
export interface FieldGroup {
  field: ReformField | null;
  findings: Finding[];
}

/**
 * What is unsorted first, then by field in the order of the reform's fields; in each by kind, then as it came.
 *
 * @param findings in the order in which they came
 */
export function byField(findings: readonly Finding[]): FieldGroup[] {
  const groupOf = (finding: Finding) => (isUnsorted(finding) ? null : finding.field);
  return [null, ...reformFieldSchema.options]
    .map((field) => ({
      field,
      findings: findings.filter((finding) => groupOf(finding) === field).sort(inOrder),
    }))
    .filter((group) => group.findings.length > 0);
}

const kindPlace = ({ kind }: Finding) => (kind === null ? -1 : findingKindSchema.options.indexOf(kind));

function inOrder(a: Finding, b: Finding): number {
  return kindPlace(a) - kindPlace(b) || a.createdAt.localeCompare(b.createdAt);
}

/** Whether there is anything to state: words or a file. */
export function hasContent({ text, fileIds }: Pick<Finding, 'text' | 'fileIds'>): boolean {
  return text.trim() !== '' || fileIds.length > 0;
}

/** The drafts of an inspection that can be stated to its unit. */
export function toState(findings: readonly Finding[]): Finding[] {
  return findings.filter((finding) => finding.status === 'draft' && hasContent(finding));
}

/** Whether there are files and nothing to read: a unit cannot answer to what nobody has put into words. */
export function isWordless({ text }: Pick<Finding, 'text'>): boolean {
  return readable(text) === '';
}

/** Names a set of findings as they stand, in six digits: another number when one of them has changed. */
export function stampOf(findings: readonly Finding[]): number {
  const named = findings.map(({ id, revision }) => `${id}:${revision}`).sort();
  return [...named.join()].reduce((sum, sign) => (sum * 31 + sign.charCodeAt(0)) % 1_000_000, 7);
}
