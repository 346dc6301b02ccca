import type { FindingKind } from '../finding.ts';
import type { ReformField } from '../kind.ts';
import { readable } from '../finding/text.ts';
import type { Conclusion, Finding } from '../ports.ts';
import { gapKeys, gapsOf } from './gaps.ts';

/**
 * Something wrong that a conclusion in force recommends nothing about, or that was stated to a unit and is in no
 * conclusion; `kind` is null for what was never sorted. It is not forgotten for having no recommendation.
 */
export interface FoundWithout {
  kind: FindingKind | null;
  field: ReformField | null;
  /** Empty where there are only files. */
  text: string;
  /** Where it was found and nothing is recommended. */
  inspectionIds: string[];
  /** See `gapKeys`. */
  keys: string[];
}

/** @param findings of the inspections it covers */
export function foundWithout(
  { content, inspectionIds: covered }: Pick<Conclusion, 'content' | 'inspectionIds'>,
  findings: readonly Finding[],
): FoundWithout[] {
  const { unanswered, leftOut } = gapsOf(content, covered, findings);
  return [
    ...unanswered.map((each) => {
      const { kind, field, text } = each.statement;
      const keys = gapKeys({ unanswered: [each], leftOut: [] });
      return { kind, field, text, inspectionIds: each.inspectionIds, keys };
    }),
    ...leftOut
      .filter(({ kind }) => kind !== 'strength')
      .map((finding) => ({
        kind: finding.kind,
        field: finding.field,
        text: readable(finding.text).trim(),
        inspectionIds: finding.inspectionIds.filter((id) => covered.includes(id)),
        keys: gapKeys({ unanswered: [], leftOut: [finding] }),
      })),
  ];
}
