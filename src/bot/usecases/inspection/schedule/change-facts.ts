import { wasTold } from '../../../../domain/inspection/lifecycle/lifecycle.ts';
import type { Inspection } from '../../../../domain/inspection/ports.ts';
import type { Draft } from '../../../../domain/inspection/schedule/awaited.ts';
import type { ChangeFacts } from '../../../../domain/inspection/schedule/change-view.ts';
import { cardChoice } from '../../../../domain/inspection/schedule/session-view.ts';
import { backFrom } from '../../../../domain/inspection/schedule/team-view.ts';
import { datesMessage, teamRoleMessage } from '../../../../domain/inspection/schedule/words.ts';
import { say, type Message } from '../../../../domain/message.ts';
import type { Talk } from '../../talk.ts';
import { membersOf, unitsToTell, type TeamChange } from './change-team.ts';
import { coordinatorChats, inspectingChats, unitChats, type PersonChat } from './people-concerned.ts';
import { mayDo, todayOf } from './seen.ts';
import { teamMeant } from './team-meant.ts';

type OfInspection = Exclude<Draft<'change'>['of'], { place: unknown }>;
type OfTeam = Extract<Draft<'change'>['of'], { place: unknown }>;

/** What a change comes to; null, and said so, when it is not the person's to make. */
export function changeFacts(talk: Talk, { of, reason }: Draft<'change'>): Promise<ChangeFacts | null> {
  switch (of.deed) {
    case 'dates':
    case 'cancel':
    case 'reinstate':
      return ofInspection(talk, of, reason ?? '');
    case 'remove_member':
    case 'add_member':
      return ofTeam(talk, of);
    default:
      return of satisfies never;
  }
}

async function ofInspection(talk: Talk, of: OfInspection, reason: string): Promise<ChangeFacts | null> {
  const seen = await mayDo(talk, of.inspectionId, 'schedule');
  if (seen === null) return null;
  const { inspection } = seen;
  const { id, unitId, unitName, hidden, assignmentId } = inspection;
  const { tx } = talk;
  const owed = assignmentId === null ? null : await tx.followUp.owed(assignmentId);
  const isHeard =
    wasTold(inspection) || (of.deed === 'cancel' && (owed !== null || inspection.state.report !== null));
  const unit = isHeard && !hidden ? await unitChats(tx, unitId) : null;
  const inspecting = people(await inspectingChats(tx, inspection), talk);
  const inTeam = new Set(inspecting);
  return {
    what: whatOf(of, inspection, reason, { isOwed: owed !== null, today: todayOf(talk) }),
    told: {
      inspecting: inspecting.length,
      hidden,
      unit:
        unit === null
          ? null
          : { name: unitName, count: people(unit, talk).filter((personId) => !inTeam.has(personId)).length },
      units: 0,
      groups: wasTold(inspection) && !hidden ? (await tx.groups.ofUnit(unitId)).length : 0,
    },
    back: cardChoice(id),
  };
}

function whatOf(
  of: OfInspection,
  { unitName: unit, dates, state }: Inspection,
  reason: string,
  { isOwed, today }: { isOwed: boolean; today: string },
): Message[] {
  const days = datesMessage(dates);
  switch (of.deed) {
    case 'dates':
      return [say('inspection.change.dates', { unit, reason, from: days, to: datesMessage(of.dates) })];
    case 'cancel':
      return [
        say('inspection.change.cancel', { unit, days, reason }),
        ...(isOwed ? [say('inspection.change.report_withdrawn')] : []),
        ...(state.report === null ? [] : [say('inspection.change.report_kept')]),
      ];
    case 'reinstate': {
      const isOver = state.startedAt === null && dates.kind === 'days' && dates.days.at(-1)! < today;
      return [
        say('inspection.change.reinstate', { unit, days, reason }),
        ...(isOver ? [say('inspection.change.days_over', { days })] : []),
      ];
    }
    default:
      return of satisfies never;
  }
}

async function ofTeam(talk: Talk, of: OfTeam): Promise<ChangeFacts | null> {
  const team = await teamMeant(talk, of.place);
  if (team === null) return null;
  const { tx } = talk;
  const members = await membersOf(tx, team);
  const place = team.inspection?.unitName ?? team.round.title;
  const what: Message[] = [];
  if (of.deed === 'remove_member') {
    const gone = members.find(({ id }) => id === of.memberId);
    const successor = members.find(({ personId }) => personId === of.successorId);
    if (gone !== undefined) {
      const { personName: name, role } = gone;
      what.push(say('inspection.change.remove_member', { place, name, role: teamRoleMessage(role) }));
    }
    if (successor !== undefined) what.push(say('inspection.change.new_head', { name: successor.personName }));
  } else {
    const name = (await tx.people.byId(of.personId))?.name ?? '';
    what.push(say('inspection.change.add_member', { place, name, role: teamRoleMessage(of.role) }));
  }
  const units = await unitsToTell(tx, team);
  const [only] = units;
  const inspecting = people(await concerned(talk, team), talk);
  return {
    what,
    told: {
      inspecting: inspecting.length,
      hidden: team.inspection?.hidden === true,
      unit:
        team.inspection === null || only === undefined
          ? null
          : { name: only.unitName, count: people(await unitChats(tx, only.unitId), talk).length },
      units: team.inspection === null ? units.length : 0,
      groups: 0,
    },
    back: backFrom(of.place),
  };
}

async function concerned({ tx }: Talk, { round, inspection }: TeamChange): Promise<PersonChat[]> {
  if (inspection !== null) return inspectingChats(tx, inspection);
  const team = await tx.inspections.roundTeam(round.id);
  const inTeam = await tx.people.chatsOfPersons(team.map(({ personId }) => personId));
  return [...inTeam, ...(await coordinatorChats(tx, round.id))];
}

/** Persons among the chats, without whoever does it. */
function people(chats: PersonChat[], { sender }: Talk): string[] {
  const ids = chats.map(({ personId }) => personId).filter((personId) => personId !== sender?.person?.id);
  return [...new Set(ids)];
}
