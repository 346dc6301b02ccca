import { say, type Message } from '../../message.ts';
import { view, type Choice, type View } from '../../view.ts';
import { choose, listChoice } from './list-view.ts';
import { personLabel, type Candidate } from './team-view.ts';

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
      [listChoice()],
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
      [listChoice()],
    ],
  );
}

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
      [listChoice()],
    ],
  );
}

/** Who comes along; chosen and taken back by a tap. */
export function surpriseTeamView(
  facts: { unit: string; day: string },
  members: { personId: string; name: string; chosen: boolean; ownUnit: boolean }[],
): View {
  return view(
    [
      say('inspection.surprise_ask_team', facts),
      ...members
        .filter(({ chosen, ownUnit }) => chosen && ownUnit)
        .map(({ name }) => say('inspection.own_unit', { name, units: facts.unit })),
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
      [listChoice()],
    ],
  );
}
