import type { LostSeat } from '../usecases/inspection/lost-seats.ts';
import type { Session } from './kit.ts';

/** A team in which somebody who has left the organisation has no say any more, and whether it can still decide. */
export function lostSeatText(
  say: Session['say'],
  person: string,
  { title, unit, headless }: LostSeat,
): string {
  const team =
    unit === null
      ? say('admin.member.left_round_team', { person, title })
      : say('admin.member.left_unit_team', { person, title, unit });
  return headless ? `${team} ${say('admin.member.team_headless')}` : team;
}
