import type { Scope } from '../../../domain/access.ts';
import { isIn, sql, type Sql } from '../client.ts';

/*
 * Who may see what of inspections; the only place that says so. The queries name an inspection `i`, the round of
 * inspections `r`, a finding `f`, a conclusion `c`, a remediation `m`. A hidden inspection is its own team's and
 * whoever's ordered it, whatever other roles a person has.
 */

const everything = sql`1 = 1`;

/** The person has a role in the organisation now. Who has none any more has left the office, and every team with it. */
export function holdsRole(person: Sql): Sql {
  return sql`EXISTS (SELECT 1 FROM membership held WHERE held.person_id = ${person} AND held.removed_at IS NULL)`;
}

function currentMember(personId: string): Sql {
  return sql`tm.person_id = ${personId} AND tm.removed_at IS NULL AND ${holdsRole(sql`tm.person_id`)}`;
}

/**
 * In the team of the inspection `i` now: its own team where it has one, else the round's. A hidden inspection never
 * falls back to the round's team.
 */
export function inTeam(scope: Scope): Sql {
  if (scope.kind === 'system') return everything;
  return sql`EXISTS (SELECT 1 FROM team_member tm WHERE ${currentMember(scope.personId)} AND (
    tm.inspection_id = i.id OR (${isRoundTeams} AND tm.inspection_id IS NULL AND tm.round_id = i.round_id)))`;
}

/** Whether the round's team is the team of the inspection `i`. */
const isRoundTeams = sql`(NOT i.hidden AND NOT EXISTS (
  SELECT 1 FROM team_member own WHERE own.inspection_id = i.id AND own.removed_at IS NULL
    AND ${holdsRole(sql`own.person_id`)}))`;

/** The member `t` is in the team of the inspection `i` now. */
export const isMemberNow = sql`(t.removed_at IS NULL AND ${holdsRole(sql`t.person_id`)} AND (
  t.inspection_id = i.id OR (${isRoundTeams} AND t.inspection_id IS NULL AND t.round_id = i.round_id)))`;

/** The person ordered the inspection `i`. Never unknown, as a comparison with nobody would be: it is also negated. */
function ordered(personId: string): Sql {
  return sql`(i.ordered_by IS NOT NULL AND i.ordered_by = ${personId} AND ${holdsRole(sql`i.ordered_by`)})`;
}

/** Inspections `i` of the rounds `r`. */
export function inspectionsIn(scope: Scope): Sql {
  if (scope.kind === 'system') return everything;
  return sql`(${inTeam(scope)} OR ${ordered(scope.personId)} OR (NOT i.hidden AND (
    ${isIn(sql`i.unit_id`, scope.ownUnits)} OR ${oversees(scope)})))`;
}

/** The person oversees what the receiving unit of the round `r` receives. */
export function oversees(scope: Scope): Sql {
  return scope.kind === 'system' ? everything : isIn(sql`r.receiving_unit_id`, scope.overseenUnits);
}

/** Rounds `r`. One whose only inspections are hidden is there for nobody but those who may see one of them. */
export function inspectionRoundsIn(scope: Scope): Sql {
  if (scope.kind === 'system') return everything;
  return sql`(EXISTS (SELECT 1 FROM inspection i WHERE i.round_id = r.id AND ${inspectionsIn(scope)})
    OR ${knowsRoundItself(scope)})`;
}

/** The person oversees the round `r` or is in its team, and it is more than its hidden inspections. */
function knowsRoundItself(scope: Extract<Scope, { kind: 'person' }>): Sql {
  return sql`((${oversees(scope)} OR EXISTS (SELECT 1 FROM team_member tm
      WHERE ${currentMember(scope.personId)} AND tm.round_id = r.id AND tm.inspection_id IS NULL))
    AND (NOT EXISTS (SELECT 1 FROM inspection i WHERE i.round_id = r.id AND i.hidden)
      OR EXISTS (SELECT 1 FROM inspection i WHERE i.round_id = r.id AND NOT i.hidden)))`;
}

/** What has become of a round `r` as a whole: for whoever oversees it or is in its team. */
export function roundTracesIn(scope: Scope): Sql {
  return scope.kind === 'system' ? everything : knowsRoundItself(scope);
}

/** The person may know of every surprise of the round `r`, and there is one: only then is the plan's word on them shown. */
export function seesSurprises(scope: Scope): Sql {
  if (scope.kind === 'system') return everything;
  return sql`(EXISTS (SELECT 1 FROM inspection i WHERE i.round_id = r.id AND i.kind = 'surprise')
    AND NOT EXISTS (SELECT 1 FROM inspection i
      WHERE i.round_id = r.id AND i.kind = 'surprise' AND NOT ${inspectionsIn(scope)}))`;
}

/** What has become of an inspection `i`, line by line: not for the unit's people, who are told what concerns them. */
export function tracesIn(scope: Scope): Sql {
  if (scope.kind === 'system') return everything;
  return sql`(${inTeam(scope)} OR ${ordered(scope.personId)} OR (NOT i.hidden AND ${oversees(scope)}))`;
}

/** Of the link table to inspections, aliased `l`, those that concern the thing with this id. */
function concerned(links: Sql, where: Sql): Sql {
  return sql`EXISTS (SELECT 1 FROM ${links} JOIN inspection i ON i.id = l.inspection_id WHERE ${where})`;
}

/** Findings `f` of the rounds `r`. */
export function findingsIn(scope: Scope): Sql {
  if (scope.kind === 'system') return everything;
  const links = sql`finding_inspection l`;
  const its = sql`l.finding_id = f.id`;
  return sql`((${seesWholeFinding(scope)}
      OR (f.status = 'stated' AND ${concerned(links, sql`${its} AND NOT i.hidden AND ${inspectionsIn(scope)}`)})
      OR (NOT EXISTS (SELECT 1 FROM ${links} WHERE ${its}) AND ${unplacedIn(scope)}))
    AND NOT ${concerned(links, sql`${its} AND i.hidden AND NOT ${inTeam(scope)}`)})`;
}

/**
 * The finding `f` is about an inspection of the person's team, or a stated one that they oversee. To have written it gives
 * no right: who is out of the team has left what they found there to it.
 */
export function seesWholeFinding(scope: Scope): Sql {
  if (scope.kind === 'system') return everything;
  return sql`(${concerned(sql`finding_inspection l`, sql`l.finding_id = f.id AND ${inTeam(scope)}`)}
    OR (f.status = 'stated' AND ${oversees(scope)}
      AND EXISTS (SELECT 1 FROM finding_inspection l WHERE l.finding_id = f.id)))`;
}

/**
 * A finding `f` that names no inspection yet is its author's, while they work in a team of the round, and of those who
 * work in one with them. Where the author is in the team of a hidden inspection, it may be about that one, so of the
 * others only those who may see it are let through.
 */
function unplacedIn(scope: Extract<Scope, { kind: 'person' }>): Sql {
  const works = sql`${currentMember(scope.personId)} AND tm.role <> 'guest' AND tm.round_id = f.round_id`;
  return sql`((f.author_id = ${scope.personId} AND EXISTS (SELECT 1 FROM team_member tm WHERE ${works}))
    OR (EXISTS (SELECT 1 FROM team_member tm WHERE ${works}
      AND (tm.inspection_id IS NULL OR EXISTS (SELECT 1 FROM team_member author
        WHERE author.inspection_id = tm.inspection_id AND author.person_id = f.author_id)))
    AND NOT EXISTS (SELECT 1 FROM inspection i JOIN team_member author ON author.inspection_id = i.id
      WHERE i.round_id = f.round_id AND i.hidden AND author.person_id = f.author_id AND NOT ${inTeam(scope)})))`;
}

/** Conclusions `c` of the rounds `r`. */
export function conclusionsIn(scope: Scope): Sql {
  if (scope.kind === 'system') return everything;
  const links = sql`conclusion_inspection l`;
  const its = sql`l.conclusion_id = c.id`;
  return sql`((${seesWholeConclusion(scope)}
      OR (c.issued_at IS NOT NULL AND ${concerned(links, sql`${its} AND ${inspectionsIn(scope)}`)}))
    AND NOT ${concerned(links, sql`${its} AND i.hidden AND NOT ${inTeam(scope)}`)})`;
}

/**
 * The conclusion `c` is the person's team's, or the person coordinates for the receiving unit, which numbers and issues
 * the paper, or oversees it once it is issued.
 */
export function seesWholeConclusion(scope: Scope): Sql {
  if (scope.kind === 'system') return everything;
  return sql`(${concerned(sql`conclusion_inspection l`, sql`l.conclusion_id = c.id AND ${inTeam(scope)}`)}
    OR EXISTS (SELECT 1 FROM membership h WHERE h.person_id = ${scope.personId} AND h.removed_at IS NULL
      AND h.role = 'coordinator' AND h.unit_id = r.receiving_unit_id)
    OR (c.issued_at IS NOT NULL AND ${oversees(scope)}))`;
}

/** Remediations `m` of the inspections `i` in the rounds `r`. The owner may be a unit that has taken over from another. */
export function remediationsIn(scope: Scope): Sql {
  if (scope.kind === 'system') return everything;
  return sql`(${inspectionsIn(scope)} OR (NOT i.hidden AND ${isIn(sql`m.unit_id`, scope.ownUnits)}))`;
}
