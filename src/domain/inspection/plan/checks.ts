import { fault, type Fault } from '../../organisation/messages.ts';
import { checkKnownUnit } from '../../round/reporter-checks.ts';
import { flatten } from '../../outline/outline.ts';
import type { Unit } from '../../organisation/ports.ts';
import { checkEntry } from './entry-checks.ts';
import type { PlanFacts } from './facts.ts';
import { checkTerms } from './term-checks.ts';
import type { PlanFile, PlanTeam } from './plan-file.ts';
import { namedUnit, placeOfUnit, plannedInspections, reportRoundCode, reportsAsked } from './units.ts';

/** What a plan's parts cannot know of each other and of what is stored. Nothing of a plan at fault is taken. */
export function checkPlan(plan: PlanFile, facts: PlanFacts): Fault[] {
  const { code, window, inspectedPeriod } = plan;
  const faults: Fault[] = [];
  if (facts.takenCodes.has(code)) faults.push(fault(['code'], 'import.round_already_open', { code }));
  faults.push(...checkKnownUnit(plan.receivingUnit, facts.units, ['receivingUnit']));
  if (window.from > window.to) faults.push(fault(['window', 'to'], 'import.period_reversed', {}));
  const { from, to } = inspectedPeriod;
  if (from > (to === 'inspection_day' ? window.to : to)) {
    const at = to === 'inspection_day' ? 'from' : 'to';
    faults.push(fault(['inspectedPeriod', at], 'import.period_reversed', {}));
  }
  return [
    ...faults,
    ...checkOutline(plan, facts),
    ...checkTeams(plan, facts),
    ...checkAssessors(plan, facts),
    ...repeatedCodes(
      plan.systems.map((each) => each.code),
      ['systems'],
    ),
    ...plan.inspections.flatMap((entry, i) => [
      ...checkEntry(plan, entry, i, facts),
      ...checkTerms(plan, entry, ['inspections', i, 'terms']),
    ]),
    ...checkKinds(plan, facts),
    ...checkUnitsAcross(plan, facts.units),
  ];
}

function checkOutline({ outline: wanted }: PlanFile, { outline, outlineKnown }: PlanFacts): Fault[] {
  if (wanted === undefined || outline !== null) return [];
  const { code, version } = wanted;
  return outlineKnown
    ? [fault(['outline', 'version'], 'import.unknown_version', { code, version: String(version) })]
    : [fault(['outline', 'code'], 'import.unknown_outline', { code })];
}

/** Whoever concludes is the head; a self-inspection is the unit's own. */
function checkTeams(plan: PlanFile, facts: PlanFacts): Fault[] {
  const needsHead = plan.inspections.some(
    ({ kind, team }) => kind !== 'self_inspection' && team === undefined,
  );
  return [
    ...checkTeam(plan.team, ['team'], needsHead, facts),
    ...plan.inspections.flatMap(({ team }, i) =>
      team === undefined ? [] : checkTeam(team, ['inspections', i, 'team'], true, facts),
    ),
  ];
}

function checkTeam(
  { members }: PlanTeam,
  path: Fault['path'],
  needsHead: boolean,
  { people, units }: PlanFacts,
): Fault[] {
  const known = new Set(people.map(({ code }) => code));
  const faults = members.flatMap(({ person, role, agency }, i) => {
    const at = [...path, 'members', i];
    const first = members.findIndex((each) => each.person === person);
    const firstHead = members.findIndex((each) => each.role === 'team_head');
    return [
      ...(known.has(person)
        ? []
        : [fault([...at, 'person'], 'import.plan_unknown_person', { code: person })]),
      ...(first < i ? [fault([...at, 'person'], 'import.duplicate_entry', { code: person })] : []),
      ...(role === 'team_head' && firstHead < i ? [fault([...at, 'role'], 'import.plan_two_heads', {})] : []),
      ...(agency === undefined ? [] : checkKnownUnit(agency, units, [...at, 'agency'])),
    ];
  });
  const headed = members.some(({ role }) => role === 'team_head');
  return needsHead && !headed ? [...faults, fault(path, 'import.plan_no_head', {})] : faults;
}

function checkAssessors({ assessors }: PlanFile, { outline, units }: PlanFacts): Fault[] {
  const places = outline === null ? null : flatten(outline).map(({ place }) => place);
  return assessors.flatMap(({ place, unit }, i) => {
    const known = places?.some((each) => each === place || each.startsWith(`${place}.`)) ?? true;
    return [
      ...(known ? [] : [fault(['assessors', i, 'place'], 'import.plan_unknown_place', { place })]),
      ...checkKnownUnit(unit, units, ['assessors', i, 'unit']),
    ];
  });
}

/** A kind has one entry and one round of reports; only themes may be several. */
function checkKinds(plan: PlanFile, { takenCodes }: PlanFacts): Fault[] {
  const codes = new Set([plan.code]);
  return plan.inspections.flatMap(({ kind, reportRound }, i) => {
    const first = plan.inspections.findIndex((each) => each.kind === kind);
    if (first < i && kind !== 'thematic') {
      return [fault(['inspections', i, 'kind'], 'import.plan_kind_twice', { kind })];
    }
    if (!reportsAsked(plan, kind)) {
      return reportRound === undefined
        ? []
        : [fault(['inspections', i, 'reportRound'], 'import.plan_report_round_unused', {})];
    }
    const code = reportRoundCode(plan, kind);
    const at = reportRound === undefined ? ['inspections', i] : ['inspections', i, 'reportRound', 'code'];
    const taken = takenCodes.has(code) || codes.has(code);
    codes.add(code);
    return taken ? [fault(at, 'import.round_already_open', { code })] : [];
  });
}

/**
 * A unit is inspected by the team or inspects itself, not both ("trừ 10 đơn vị thuộc đối tượng kiểm tra trực tiếp", Kế
 * hoạch 1871/KH-UBND, II.1.b), and on one theme once.
 */
function checkUnitsAcross(plan: PlanFile, units: readonly Unit[]): Fault[] {
  const planned = plannedInspections(plan, units);
  const onSite = new Map(
    planned.filter(({ kind }) => kind === 'on_site').map((each) => [each.unit.code, each.entry]),
  );
  const themes = new Map<string, number>();
  return planned.flatMap(({ entry, kind, unit }) => {
    const at = placeOfUnit(plan, entry, unit.code);
    const named = namedUnit(unit);
    if (kind === 'self_inspection' && onSite.has(unit.code)) {
      return [
        fault(at, 'import.plan_unit_twice', { unit: named, first: 'on_site', second: 'self_inspection' }),
      ];
    }
    const field = plan.inspections[entry]?.field;
    if (kind !== 'thematic' || field === undefined) return [];
    const key = `${field} ${unit.code}`;
    const first = themes.get(key) ?? entry;
    themes.set(key, first);
    return first < entry ? [fault(at, 'import.plan_field_twice', { unit: named, field })] : [];
  });
}

function repeatedCodes(codes: string[], path: Fault['path']): Fault[] {
  return codes.flatMap((code, i) =>
    codes.indexOf(code) < i ? [fault([...path, i, 'code'], 'import.duplicate_entry', { code })] : [],
  );
}
