import { z } from 'zod';
import type { Scope } from '../../../domain/access.ts';
import type { InspectionRound } from '../../../domain/inspection/ports.ts';
import { remediationChoice } from '../../../domain/inspection/remediation/list-view.ts';
import { readTypedPaper } from '../../../domain/inspection/remediation/typed-paper.ts';
import {
  synthesisOf,
  type DirectionDocument,
  type Synthesis,
} from '../../../domain/inspection/synthesis/synthesis.ts';
import { remediedView } from '../../../domain/inspection/synthesis/remedied-view.ts';
import { backToSynthesis, foundView, synthesisView } from '../../../domain/inspection/synthesis/view.ts';
import { say, type Message } from '../../../domain/message.ts';
import type { Transaction } from '../../../domain/ports.ts';
import type { Unit } from '../../../domain/organisation/ports.ts';
import { view, type Choice } from '../../../domain/view.ts';
import { keepFile } from '../file/keep-file.ts';
import { officeDayOf } from '../deadline/office-time.ts';
import type { Talk } from '../talk.ts';
import type { Given } from './given.ts';
import { reservationsOf } from './conclusion/passed-over.ts';
import { coordinates } from './remediation/board.ts';
import { standingsOf } from './remediation/show.ts';

/** What a round has come to, as far as the scope may see. */
export async function drawUp(
  tx: Transaction,
  scope: Scope,
  round: InspectionRound,
  { now, timeZone }: { now: string; timeZone: string },
): Promise<Synthesis> {
  // One that is hidden, or was called off before anybody outside knew of it, counts nowhere.
  const inspections = (await tx.inspections.ofRound(scope, round.id)).filter(({ hidden }) => !hidden);
  const remediations = await tx.remediations.ofRound(scope, round.id);
  const standings = await standingsOf(tx, scope, remediations, { now, timeZone });
  const ids = standings.map(({ remediation }) => remediation.id);
  const day = officeDayOf(now, timeZone);
  return synthesisOf({
    round,
    inspections,
    findings: await tx.findings.ofRound(scope, round.id),
    conclusions: await tx.conclusions.ofRound(scope, round.id),
    reservations: await reservationsOf(tx, round.id),
    standings,
    reports: ids.length === 0 ? [] : await tx.remediations.reportsOf(scope, ids),
    directions: await directionsOf(tx, scope, round.id),
    assessed: await tx.assessments.ofRound(scope, round.id),
    units: unitsCounted(
      await tx.units.all(),
      inspections.map(({ unitId }) => unitId),
      day,
    ),
    at: now,
  });
}

/** The units there are on a day at the levels that the round inspects. */
function unitsCounted(units: Unit[], inspected: string[], day: string): number {
  const levels = new Set(units.filter(({ id }) => inspected.includes(id)).map(({ level }) => level));
  return units.filter(
    ({ level, validFrom, validTo }) =>
      levels.has(level) && (validFrom ?? day) <= day && day <= (validTo ?? day),
  ).length;
}

/** Under which a direction document stands in the trace of its round. */
const directionAction = 'direction_document';

const directionSchema = z.strictObject({
  number: z.string(),
  date: z.iso.date(),
  subject: z.string(),
  fileId: z.string().nullable(),
});

async function directionsOf(tx: Transaction, scope: Scope, roundId: string): Promise<DirectionDocument[]> {
  const lines = await tx.inspections.traceOfRound(scope, roundId);
  return lines
    .filter(({ action }) => action === directionAction)
    .map(({ detail }) => directionSchema.parse(detail));
}

/** The round when the person keeps it or looks after it; else it is said that it is not theirs. */
async function roundFor(talk: Talk, roundId: string): Promise<InspectionRound | null> {
  const { tx, scope } = talk;
  const round = scope === null ? null : await tx.inspections.roundById(scope, roundId);
  const oversees =
    round !== null && scope?.kind === 'person' && scope.overseenUnits.includes(round.receivingUnitId);
  if (oversees) return round;
  await talk.say(view([say('refused.not_yours')]));
  return null;
}

export async function showSynthesis(talk: Talk, roundId: string): Promise<void> {
  const round = await roundFor(talk, roundId);
  if (round === null) return;
  const when = { now: talk.event.receivedAt, timeZone: talk.tools.timeZone };
  const synthesis = await drawUp(talk.tx, talk.scope!, round, when);
  const choices: Choice[][] = [
    [
      remediationChoice({ kind: 'synthesis_findings', roundId, page: 0 }, say('synthesis.choice.found'), {
        command: 'phathien',
      }),
      remediationChoice(
        { kind: 'synthesis_remediations', roundId, page: 0 },
        say('synthesis.choice.remedied'),
        { command: 'kiennghi' },
      ),
    ],
    [
      remediationChoice({ kind: 'remediation_board', roundId, page: 0 }, say('remediation.choice.board'), {
        command: 'khacphuc',
      }),
    ],
    ...(coordinates(talk, round)
      ? [
          [
            remediationChoice({ kind: 'direction_document', roundId }, say('synthesis.choice.direction'), {
              command: 'chidao',
            }),
          ],
        ]
      : []),
  ];
  return talk.say(synthesisView(synthesis, choices));
}

export async function showFound(talk: Talk, roundId: string, page: number): Promise<void> {
  const synthesis = await synthesisFor(talk, roundId);
  if (synthesis === null) return;
  return talk.say(foundView(synthesis, roundId, page, [[backToSynthesis(roundId)]]));
}

export async function showRemedied(talk: Talk, roundId: string, page: number): Promise<void> {
  const synthesis = await synthesisFor(talk, roundId);
  if (synthesis === null) return;
  return talk.say(remediedView(synthesis, roundId, page, [[backToSynthesis(roundId)]]));
}

async function synthesisFor(talk: Talk, roundId: string): Promise<Synthesis | null> {
  const round = await roundFor(talk, roundId);
  if (round === null) return null;
  const when = { now: talk.event.receivedAt, timeZone: talk.tools.timeZone };
  return drawUp(talk.tx, talk.scope!, round, when);
}

/** Asks the coordinator for a paper by which somebody above has followed up the round. */
export async function askDirection(talk: Talk, roundId: string, lead: Message[] = []): Promise<void> {
  const round = await roundFor(talk, roundId);
  if (round === null) return;
  if (!coordinates(talk, round)) return talk.say(view([say('refused.not_yours')]));
  return talk.say(view([...lead, say('synthesis.ask_direction')]), {
    awaits: { area: 'remediation', what: { kind: 'direction_document', roundId } },
  });
}

export async function takeDirection(talk: Talk, roundId: string, given: Given): Promise<void> {
  const { tx, scope, event, tools, sender } = talk;
  const round = await roundFor(talk, roundId);
  if (round === null || scope === null) return;
  if (!coordinates(talk, round)) return talk.say(view([say('refused.not_yours')]));
  const typed = (given.kind === 'text' ? given.text : given.caption).trim();
  const read = readTypedPaper(typed, officeDayOf(event.receivedAt, tools.timeZone));
  if (!read.ok) return askDirection(talk, roundId, [read.reason]);
  const { number, date } = read;
  const known = await directionsOf(tx, scope, roundId);
  const back = [[backToSynthesis(roundId)]];
  if (known.some((each) => each.number === number && each.date === date)) {
    return talk.say(view([say('synthesis.direction_known', { number, date })], back));
  }
  let fileId: string | null = null;
  if (given.kind === 'file') {
    const kept = await keepFile(talk, given);
    if (!kept.kept) return askDirection(talk, roundId, [kept.because]);
    fileId = kept.file.id;
  }
  const detail: DirectionDocument = { number, date, subject: typed, fileId };
  await tx.inspections.trace({
    roundId,
    inspectionId: null,
    at: event.receivedAt,
    actorId: sender?.person?.id ?? null,
    action: directionAction,
    reason: null,
    detail,
  });
  return talk.say(view([say('synthesis.direction_recorded', { number, date })], back));
}
