import { Option, type Command } from 'commander';
import type { Decision } from '../../domain/inspection/basis/view.ts';
import type { InspectionDates } from '../../domain/inspection/inspection.ts';
import {
  inspectionKindSchema,
  reformFieldSchema,
  teamRoleSchema,
  type InspectionKind,
  type ReformField,
  type TeamRole,
} from '../../domain/inspection/kind.ts';
import { monthSchema } from '../../domain/inspection/plan/plan-file.ts';
import { administer } from '../usecases/administration.ts';
import { addUnit } from '../usecases/inspection/plan/add-unit.ts';
import { addTeamMember, removeTeamMember } from '../usecases/inspection/plan/change-members.ts';
import { removeUnit } from '../usecases/inspection/plan/remove-unit.ts';
import { refused, type Outcome } from '../usecases/outcome.ts';
import { group, leaf, type Shell } from './command.ts';
import { readDay, readWords } from './given.ts';
import { datesText, kindText, reportText, warningText } from './inspection-lines.ts';
import type { CommandResult, Session } from './kit.ts';

/** `inspection add ROUND UNIT`, `inspection remove ROUND UNIT`, `inspection team ROUND`, each with a reason */
export function addInspectionCommands(program: Command, shell: Shell): void {
  const { say } = shell;
  const inspection = group(program, 'inspection', say('admin.help.inspection'));
  const kinds = inspectionKindSchema.exclude(['surprise']).options;
  const kind = () => new Option('--kind <kind>', say('admin.help.inspection_kind')).choices(kinds);
  leaf(inspection, 'add <round> <unit>', say('admin.help.inspection_add'), shell)
    .addOption(kind().makeOptionMandatory())
    .option('--day <date...>', say('admin.help.inspection_day'))
    .option('--month <month>', say('admin.help.inspection_month'))
    .addOption(
      new Option('--field <field>', say('admin.help.inspection_field')).choices(reformFieldSchema.options),
    )
    .requiredOption('--reason <reason>', say('admin.help.inspection_reason'))
    .action((round: string, unit: string, options: AddOptions) =>
      shell.run((session) => add(session, round, unit, options)),
    );
  leaf(inspection, 'remove <round> <unit>', say('admin.help.inspection_remove'), shell)
    .addOption(kind())
    .option('--keep-report', say('admin.help.inspection_keep_report'))
    .requiredOption('--reason <reason>', say('admin.help.inspection_reason'))
    .action((round: string, unit: string, options: RemoveOptions) =>
      shell.run((session) => remove(session, round, unit, options)),
    );
  leaf(inspection, 'team <round>', say('admin.help.inspection_team'), shell)
    .requiredOption('--person <code>', say('admin.help.person'))
    .addOption(
      new Option('--role <role>', say('admin.help.inspection_role'))
        .choices(teamRoleSchema.options)
        .conflicts('remove'),
    )
    .option('--group <name>', say('admin.help.inspection_group'))
    .option('--agency <unit>', say('admin.help.inspection_agency'))
    .option('--decision <number>', say('admin.help.inspection_decision'))
    .option('--decision-date <date>', say('admin.help.inspection_decision_date'))
    .option('--remove', say('admin.help.inspection_leaves'))
    .requiredOption('--reason <reason>', say('admin.help.inspection_reason'))
    .action((round: string, options: TeamOptions) => shell.run((session) => team(session, round, options)));
}

interface AddOptions {
  kind: InspectionKind;
  day?: string[];
  month?: string;
  field?: ReformField;
  reason: string;
}

interface RemoveOptions {
  kind?: InspectionKind;
  keepReport?: boolean;
  reason: string;
}

interface TeamOptions {
  person: string;
  role?: TeamRole;
  remove?: boolean;
  group?: string;
  agency?: string;
  decision?: string;
  decisionDate?: string;
  reason: string;
}

async function add(
  session: Session,
  roundCode: string,
  unitCode: string,
  options: AddOptions,
): Promise<CommandResult> {
  const { tools, say } = session;
  const dates = readDates(options);
  if (!dates.ok) return dates;
  const reason = readWords(options.reason);
  if (!reason.ok) return reason;
  const { kind, field = null } = options;
  const wanted = { roundCode, unitCode, kind, field, dates: dates.value, reason: reason.value };
  const result = await administer(tools, (administration) => addUnit(administration, wanted));
  if (!result.ok) return result;
  const { unitName: unit, limit, warnings } = result.value;
  const added = say('admin.inspection.added', {
    unit,
    kind: kindText(session, kind),
    days: datesText(session, dates.value),
  });
  const lines = [
    limit === null ? added : `${added}; ${reportText(session, limit)}`,
    ...warnings.map((warning) => warningText(session, warning)),
  ];
  return { ok: true, json: result.value, lines };
}

function readDates({ day, month }: AddOptions): Outcome<InspectionDates> {
  if (day !== undefined && month !== undefined) {
    return refused('admin.inspection.days_or_month', {});
  }
  if (month !== undefined) {
    const read = monthSchema.safeParse(month);
    return read.success
      ? { ok: true, value: { kind: 'month', month: read.data } }
      : refused('admin.inspection.month', { given: month });
  }
  const days: string[] = [];
  for (const given of day ?? []) {
    const read = readDay(given);
    if (!read.ok) return read;
    days.push(read.value.toString());
  }
  const inOrder = [...new Set(days)].toSorted();
  return { ok: true, value: inOrder.length === 0 ? { kind: 'open' } : { kind: 'days', days: inOrder } };
}

async function remove(
  session: Session,
  roundCode: string,
  unitCode: string,
  { kind, keepReport = false, reason: given }: RemoveOptions,
): Promise<CommandResult> {
  const { tools, say } = session;
  const reason = readWords(given);
  if (!reason.ok) return reason;
  const wanted = { roundCode, unitCode, kind: kind ?? null, keepReport, reason: reason.value };
  const result = await administer(tools, (administration) => removeUnit(administration, wanted));
  if (!result.ok) return result;
  const { unitName: unit, reportKept } = result.value;
  const line = reportKept
    ? say('admin.inspection.removed_report_kept', { unit })
    : say('admin.inspection.removed', { unit });
  return { ok: true, json: result.value, lines: [line] };
}

async function team(session: Session, roundCode: string, options: TeamOptions): Promise<CommandResult> {
  const { tools, say, words } = session;
  const { person: personCode, role, remove: leaves, group: place, agency } = options;
  const reason = readWords(options.reason);
  if (!reason.ok) return reason;
  const decision = readDecision(options);
  if (!decision.ok) return decision;
  const change = { roundCode, personCode, reason: reason.value, decision: decision.value };
  if (leaves === true) {
    const result = await administer(tools, (administration) => removeTeamMember(administration, change));
    if (!result.ok) return result;
    const { person, stays } = result.value;
    const lines = [
      say('admin.inspection.left_team', { person }),
      ...stays.map((unit) => say('admin.inspection.stays_last_head', { person, unit })),
    ];
    return { ok: true, json: result.value, lines };
  }
  if (role === undefined) return refused('admin.inspection.role_or_remove', {});
  const result = await administer(tools, (administration) =>
    addTeamMember(administration, { ...change, role, group: place ?? null, agencyCode: agency ?? null }),
  );
  if (!result.ok) return result;
  const { person, ownUnits } = result.value;
  const roleWords = words({ key: `inspection.role.${role}`, params: {} });
  const lines = [
    say('admin.inspection.in_team', { person, role: roleWords }),
    ...ownUnits.map((unit) => say('admin.plan.warning.own_unit', { person, unit })),
  ];
  return { ok: true, json: { ...result.value, role }, lines };
}

/** Number and date go together; without either the decision stays as it is. */
function readDecision({ decision, decisionDate }: TeamOptions): Outcome<Decision | null> {
  if (decision === undefined && decisionDate === undefined) return { ok: true, value: null };
  if (decision === undefined || decisionDate === undefined) {
    return refused('admin.inspection.decision_incomplete', {});
  }
  const number = readWords(decision);
  if (!number.ok) return number;
  const date = readDay(decisionDate);
  return date.ok ? { ok: true, value: { number: number.value, date: date.value.toString() } } : date;
}
