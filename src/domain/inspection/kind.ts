import { z } from 'zod';

/**
 * How an inspection is carried out (glossary: Inspection).
 *
 * - `on_site`: announced, at the unit (Kế hoạch 1871/KH-UBND, II.3.a)
 * - `surprise`: not announced; known to nobody but the team and whoever ordered it until it is started (Kế hoạch
 *   61/KH-UBND, II.2)
 * - `self_inspection`: by the unit over its own subordinate units (Kế hoạch 1871/KH-UBND, II.3.b)
 * - `re_inspection`: opens with the earlier findings
 * - `digital`: in the information systems, without the unit
 * - `report_based`: from reports already sent; no new paper is asked for
 * - `thematic`: one field, by a sector body, whose results go to the coordinator
 */
export const inspectionKindSchema = z.enum([
  'on_site',
  'surprise',
  'self_inspection',
  're_inspection',
  'digital',
  'report_based',
  'thematic',
]);
export type InspectionKind = z.infer<typeof inspectionKindSchema>;

/** Where one unit's inspection stands, in the order of the way; `cancelled` ends it from anywhere before `issued`. */
export const stageSchema = z.enum([
  'scheduled',
  'notified',
  'report_received',
  'under_way',
  'minutes_recorded',
  'explained',
  'drafted',
  'signed',
  'issued',
  'remediation',
  'closed',
  'cancelled',
]);
export type Stage = z.infer<typeof stageSchema>;

const toConclusion = ['explained', 'drafted', 'signed', 'issued', 'remediation', 'closed'] as const;
const session = ['under_way', 'minutes_recorded', ...toConclusion] as const;
const announced = ['scheduled', 'notified', 'report_received', ...session] as const;

const paths: Record<InspectionKind, readonly Exclude<Stage, 'cancelled'>[]> = {
  on_site: announced,
  re_inspection: announced,
  surprise: ['scheduled', ...session],
  thematic: ['scheduled', 'notified', ...session],
  digital: ['scheduled', 'under_way', ...toConclusion],
  report_based: ['scheduled', 'under_way', ...toConclusion],
  self_inspection: ['scheduled', 'report_received', 'closed'],
};

/** The stages an inspection of the kind goes through, in order. */
export function pathOf(kind: InspectionKind): readonly Exclude<Stage, 'cancelled'>[] {
  return paths[kind];
}

/** Whether the unit sends a report for it. */
export function asksReport(kind: InspectionKind): boolean {
  return paths[kind].includes('report_received');
}

/** Whether the unit is told beforehand, by a schedule notice. */
export function isAnnounced(kind: InspectionKind): boolean {
  return paths[kind].includes('notified');
}

/** Seven fields of the reform, and its impact (glossary: CCHC field names). */
export const reformFieldSchema = z.enum([
  'direction',
  'institutional_reform',
  'procedure_reform',
  'apparatus_reform',
  'civil_service_reform',
  'public_finance_reform',
  'digital_government',
  'reform_impact',
]);
export type ReformField = z.infer<typeof reformFieldSchema>;

/** Roles in an inspection team; a guest is asked along (Kế hoạch 61/KH-UBND, III.1). */
export const teamRoleSchema = z.enum(['team_head', 'team_deputy', 'team_secretary', 'team_member', 'guest']);
export type TeamRole = z.infer<typeof teamRoleSchema>;

/** Whether somebody in the role inspects: a guest looks on. */
export function inspects(role: TeamRole): boolean {
  return role !== 'guest';
}
