import { say, type Message } from '../../message.ts';
import { view, type Choice, type View } from '../../view.ts';
import { teamRoleSchema } from '../kind.ts';
import type { TeamMember } from '../ports.ts';
import type { TeamPlace } from './awaited.ts';
import { memberMessage, placesChoice, type PlacedMember } from '../basis/member.ts';
import { choose } from './list-view.ts';
import { cardChoice } from './session-view.ts';
import { teamRoleMessage } from './words.ts';

/** A person who may be chosen, with what tells them from others of the same name. */
export interface Candidate {
  personId: string;
  name: string;
  /** Units the person works for; empty when there are none. */
  agency: string;
}

export function personLabel({ name, agency }: Pick<Candidate, 'name' | 'agency'>): Message {
  return agency === ''
    ? say('inspection.choice.person', { name })
    : say('inspection.choice.person_of', { name, agency });
}

export function backFrom({ roundId, inspectionId }: TeamPlace): Choice {
  return inspectionId === null
    ? {
        action: choose({ kind: 'round_inspections', roundId, page: 0 }),
        label: say('inspection.choice.back_to_round'),
        command: 'dotkiemtra',
      }
    : cardChoice(inspectionId);
}

/** Who is in the team, and what may be changed. */
export function teamView(
  place: TeamPlace,
  members: readonly PlacedMember[],
  { title, lead }: { title: string; lead: Message[] },
): View {
  const { roundId, inspectionId } = place;
  const removals = members.map(({ id: memberId, personName: name }): Choice[] => [
    {
      action: choose({
        kind: 'remove_member',
        memberId,
        ...(inspectionId === null
          ? { of: 'round' as const, id: roundId }
          : { of: 'inspection' as const, id: inspectionId }),
      }),
      label: say('inspection.choice.remove_member', { name }),
    },
  ]);
  return view(
    [
      ...lead,
      inspectionId === null
        ? say('inspection.team_title_round', { title })
        : say('inspection.team_title', { unit: title }),
      ...members.map(memberMessage),
    ],
    [[addChoice(place)], placesRow(place, members.length), ...removals, [backFrom(place)]],
  );
}

/** Groups and agencies, where there is somebody to place. */
function placesRow({ roundId, inspectionId }: TeamPlace, count: number): Choice[] {
  if (count === 0) return [];
  return [inspectionId === null ? placesChoice('round', roundId) : placesChoice('inspection', inspectionId)];
}

/** Who becomes head in place of one who goes; somebody from outside joins the team first. */
export function successorView(
  place: TeamPlace,
  name: string,
  others: readonly Pick<TeamMember, 'personId' | 'personName' | 'role'>[],
): View {
  return view(
    [say('inspection.ask_successor', { name })],
    [
      ...others
        .filter(({ role }) => role !== 'guest')
        .map(({ personId, personName }): Choice[] => [
          {
            action: choose({ kind: 'successor', personId }),
            label: say('inspection.choice.person', { name: personName }),
          },
        ]),
      [addChoice(place)],
      [backFrom(place)],
    ],
  );
}

function addChoice({ roundId, inspectionId }: TeamPlace): Choice {
  return {
    action: choose(
      inspectionId === null ? { kind: 'add_round_member', roundId } : { kind: 'add_member', inspectionId },
    ),
    label: say('inspection.choice.add_member'),
    command: 'themnguoi',
  };
}

/** Whom a typed name can mean. */
export function candidatesView(
  candidates: Candidate[],
  more: number,
  to: 'pick_member' | 'surprise_orderer',
  back: Choice[],
): View {
  return view(
    [say('inspection.people_found'), ...(more === 0 ? [] : [say('inspection.people_more', { count: more })])],
    [
      ...candidates.map(({ personId, name, agency }) => [
        {
          action: choose({ kind: to, personId }),
          label: personLabel({ name, agency }),
        },
      ]),
      back,
    ],
  );
}

/** In which role; with what there is to know before. */
export function roleView(place: TeamPlace, name: string, warnings: Message[]): View {
  return view(
    [say('inspection.ask_role', { name }), ...warnings],
    [
      ...teamRoleSchema.options.map((role): Choice[] => [
        { action: choose({ kind: 'member_role', role }), label: teamRoleMessage(role) },
      ]),
      [backFrom(place)],
    ],
  );
}
