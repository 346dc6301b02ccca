import { say, type Message } from '../../message.ts';
import { view, type Choice, type View } from '../../view.ts';
import { choose, listChoice } from './list-view.ts';
import { cardChoice } from './session-view.ts';
import { personLabel, type Candidate } from './team-view.ts';

function backChoices(): Choice[] {
  return [
    { action: choose({ kind: 'surprise_back' }), label: say('choice.back'), command: 'lui' },
    listChoice(),
  ];
}

/** Which unit; those found by what was typed, once something was. */
export function surpriseUnitView(lead: Message[], found: { id: string; name: string }[], more: number): View {
  return view(
    [
      ...lead,
      say('inspection.surprise_ask_unit'),
      ...(more === 0 ? [] : [say('inspection.people_more', { count: more })]),
    ],
    [
      ...found.map(({ id, name }) => [
        {
          action: choose({ kind: 'surprise_unit', unitId: id }),
          label: say('group.choice_unit', { unit: name }),
        },
      ]),
      backChoices(),
    ],
  );
}

/** @param days ISO dates to choose from; any other is typed */
export function surpriseDayView(lead: Message[], unit: string, days: string[]): View {
  return view(
    [...lead, say('inspection.surprise_ask_day', { unit })],
    [
      ...days.map((day) => [
        { action: choose({ kind: 'surprise_day', day }), label: say('inspection.days.one', { day }) },
      ]),
      backChoices(),
    ],
  );
}

/** @param lead with what there is to know of the day, which can still be typed anew */
export function surpriseOrdererView(lead: Message[], candidates: Candidate[]): View {
  return view(
    [...lead, say('inspection.surprise_ask_orderer')],
    [
      ...candidates.map(({ personId, name, agency }) => [
        {
          action: choose({ kind: 'surprise_orderer', personId }),
          label: personLabel({ name, agency }),
        },
      ]),
      [{ action: choose({ kind: 'surprise_self_ordered' }), label: say('inspection.choice.self_ordered') }],
      backChoices(),
    ],
  );
}

/** Somebody who may come along. `isUnreached`: they cannot be told. */
export interface SurpriseCandidate {
  personId: string;
  name: string;
  chosen: boolean;
  ownUnit: boolean;
  isUnreached: boolean;
}

/** Who comes along; chosen and taken back by a tap. */
export function surpriseTeamView(
  lead: Message[],
  facts: { unit: string; day: string },
  members: SurpriseCandidate[],
): View {
  const unreached = members.filter(({ chosen, isUnreached }) => chosen && isUnreached);
  return view(
    [
      ...lead,
      say('inspection.surprise_ask_team', facts),
      ...members
        .filter(({ chosen, ownUnit }) => chosen && ownUnit)
        .map(({ name }) => say('inspection.own_unit', { name, units: facts.unit })),
      ...(unreached.length === 0
        ? []
        : [say('inspection.surprise_unreached', { people: unreached.map(({ name }) => name).join(', ') })]),
    ],
    [
      ...members.map(({ personId, name, chosen }): Choice[] => [
        {
          action: choose({ kind: 'surprise_member', personId }),
          label: chosen
            ? say('inspection.choice.member_chosen', { name })
            : say('inspection.choice.member_free', { name }),
        },
      ]),
      [
        {
          action: choose({ kind: 'surprise_ready' }),
          label: say('inspection.choice.surprise_ready'),
          command: 'taodotxuat',
        },
      ],
      backChoices(),
    ],
  );
}

/** To the head, and whoever ordered it: somebody could not be told of a hidden inspection. Its card says who. */
export function missedByMemberView(inspectionId: string): View {
  return view([say('inspection.told.hidden_missed')], [[cardChoice(inspectionId)]]);
}
