import { z } from 'zod';
import { parseYaml, type FileResult } from '../../../files/yaml-file.ts';
import {
  administer,
  type Administration,
  type AdministrationTools,
  type FileText,
} from '../../administration.ts';
import { takeRound, type OpenedRound } from '../../round/open-round.ts';
import { takePlan, type OpenedInspectionRound } from './open.ts';

/** What a round file has opened: a round of reports, or one of inspections with the reports it asks for. */
export type Opened =
  { kind: 'reports'; round: OpenedRound } | { kind: 'inspections'; round: OpenedInspectionRound };

/** Opens a round from its file; `kind: inspection_plan` makes it a plan of inspections. */
export function openRoundFile(tools: AdministrationTools, source: FileText): Promise<FileResult<Opened>> {
  return administer(tools, (administration) => takeRoundFile(administration, source));
}

/** The same within a transaction that is already open. */
export async function takeRoundFile(
  administration: Administration,
  source: FileText,
): Promise<FileResult<Opened>> {
  const { file, text } = source;
  const kind = parseYaml(text, file, z.looseObject({ kind: z.unknown().optional() }));
  if (!kind.ok) return kind;
  if (kind.value.kind === 'inspection_plan') {
    const plan = await takePlan(administration, source);
    return plan.ok ? { ok: true, value: { kind: 'inspections', round: plan.value } } : plan;
  }
  const round = await takeRound(administration, source);
  return round.ok ? { ok: true, value: { kind: 'reports', round: round.value } } : round;
}
