import type { OfficeCalendar } from '../../deadline/calendar.ts';
import type { ReformField } from '../kind.ts';
import type { Inspection } from '../ports.ts';
import type { AssessedPart, OwedReport } from '../report/ports.ts';
import type { PlacedMember } from '../basis/member.ts';
import type { Standing } from '../standing.ts';
import type { TermName } from '../term/name.ts';
import type { Terms } from '../terms.ts';
import type { Due } from './due.ts';

/** What the card of one inspection shows. Days are ISO dates of the office. */
export interface CardFacts {
  inspection: Inspection;
  roundTitle: string;
  standing: Standing;
  /** Of a thematic inspection: its field, and who carries it out. */
  theme: { field: ReformField | null; body: string | null } | null;
  today: string;
  calendar: OfficeCalendar;
  terms: Terms;
  /** Those that the plan leaves to the team and that it has not set. */
  toAsk: TermName[];
  due: Due;
  team: PlacedMember[];
  /** The group of the team that inspects the unit, where the plan says. */
  group: string | null;
  /** Of those who know of a surprise: who cannot be told of it; nobody once its conclusion is out. */
  unreached: string[];
  /** Of the unit's people: who has not said that they know the days as they are now. */
  unseenBy: string[];
  /** The person has said so. */
  hasAcknowledged: boolean;
  /** The assignment of the report that is owed; null when none is. */
  owesReport: string | null;
  /** Reports already sent that an inspection from reports draws on. */
  drawsOn: { title: string; sentAt: string }[];
  /** Those that it could draw on and that the unit has not sent. */
  owes: OwedReport[];
  /** Parts of the report that other bodies assess; empty for whoever is not told. */
  assessed: AssessedPart[];
  /** What earlier inspections asked for and is not done; null where it does not matter. */
  earlierOpen: number | null;
  /** What they found and recommended nothing about. */
  earlierWithout: number;
}
