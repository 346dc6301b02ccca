import { Temporal } from 'temporal-polyfill';
import { limitMessage } from '../../../../domain/deadline/limit-message.ts';
import type { LimitBasis } from '../../../../domain/deadline/assigned-limit.ts';
import { readTerm } from '../../../../domain/inspection/conclusion/term.ts';
import type { Remediation } from '../../../../domain/inspection/ports.ts';
import { lacksTerm } from '../../../../domain/inspection/remediation/standing.ts';
import { paperMessage } from '../../../../domain/inspection/remediation/words.ts';
import { say, type Message } from '../../../../domain/message.ts';
import { view } from '../../../../domain/view.ts';
import { limitWords } from '../../deadline/limit-words.ts';
import { officeTime } from '../../deadline/office-time.ts';
import { eventKey, type Talk } from '../../talk.ts';
import type { Given } from '../given.ts';
import { todayOf } from '../schedule/seen.ts';

import { inForce } from './in-force.ts';
import { keepTerms } from './keep-terms.ts';
import { isOfUnit, isRefusal, mayJudge, openRemediation } from './open-remediation.ts';
import { showRemediation } from './show.ts';
import { anchorsOf, termUnder } from './term-under.ts';

/** Whose term is meant: one recommendation's, or all of a conclusion's that have none. */
export type TermTarget =
  { kind: 'remediation_term'; remediationId: string } | { kind: 'remediation_terms'; conclusionId: string };

export async function askTerm(talk: Talk, target: TermTarget, lead: Message[] = []): Promise<void> {
  const meant = await meantBy(talk, target);
  if ('key' in meant) return talk.say(view([...lead, meant]));
  const [first] = meant;
  if (first === undefined) return talk.say(view([...lead, say('remediation.refused.no_term_needed')]));
  const { number, unitName: unit } = first;
  const [standing] = await inForce(talk.tx, [first]);
  const question =
    target.kind === 'remediation_term'
      ? say('remediation.ask_term', { number, unit })
      : say('remediation.ask_terms', {
          count: meant.length,
          paper: paperMessage(standing?.paper ?? null),
        });
  return talk.say(view([...lead, question]), { awaits: { area: 'remediation', what: target } });
}

/** Reads the term, keeps it with every recommendation meant, and lets the units know. */
export async function takeTerm(talk: Talk, target: TermTarget, given: Given): Promise<void> {
  const meant = await meantBy(talk, target);
  if ('key' in meant) return talk.say(view([meant]));
  if (meant.length === 0) return talk.say(view([say('remediation.refused.no_term_needed')]));
  const typed = given.kind === 'text' ? given.text : given.caption;
  const today = todayOf(talk);
  const read = readTerm(typed, today);
  if (!read.ok) return askTerm(talk, target, [read.reason]);
  if (read.term === null) return askTerm(talk, target);
  const words =
    read.openAnchor === null
      ? read.term.words
      : limitWords({ words: read.term.words, anchor: read.openAnchor });
  const changed = await under({ ...read.term, words }, talk, meant);
  const unset = changed.find(({ limit }) => limit?.lastDay == null);
  if (unset !== undefined) return askTerm(talk, target, [say('conclusion.term_anchor_unclear', { typed })]);
  const over = changed.map(({ limit }) => limit!.lastDay!).find((lastDay) => lastDay < today);
  if (over !== undefined) {
    return askTerm(talk, target, [say('conclusion.term_over', { typed, lastDay: over })]);
  }
  await keepTerms(
    {
      tx: talk.tx,
      timeZone: talk.tools.timeZone,
      at: talk.event.receivedAt,
      actorId: talk.sender?.person?.id ?? null,
      event: eventKey(talk.event),
    },
    meant,
    changed,
  );
  return confirm(talk, changed);
}

/** Those the person may set a term for; a refusal when there are none. */
async function meantBy(talk: Talk, target: TermTarget): Promise<Remediation[] | Message> {
  const { tx, scope } = talk;
  if (scope === null) return say('refused.not_joined');
  if (target.kind === 'remediation_term') {
    const opened = await openRemediation(talk, target.remediationId);
    if (isRefusal(opened)) return opened;
    if (!opened.mayJudge) {
      const isOwn = isOfUnit(talk, opened.remediation);
      return say(isOwn ? 'remediation.refused.own_unit' : 'remediation.refused.not_of_team');
    }
    return opened.remediation.status === 'done' ? say('remediation.refused.is_done') : [opened.remediation];
  }
  const standing = await inForce(tx, await tx.remediations.ofConclusion(scope, target.conclusionId));
  if (standing.length === 0) return say('refused.not_yours');
  const inspections = new Map<string, boolean>();
  for (const { inspectionId, unitId } of standing.map(({ remediation }) => remediation)) {
    if (inspections.has(inspectionId)) continue;
    const inspection = await tx.inspections.byId(scope, inspectionId);
    inspections.set(inspectionId, inspection !== null && (await mayJudge(talk, inspection, { unitId })));
  }
  if (![...inspections.values()].includes(true)) return say('remediation.refused.not_of_team');
  return standing
    .map(({ remediation }) => remediation)
    .filter((each) => lacksTerm(each) && inspections.get(each.inspectionId));
}

async function under(basis: LimitBasis, talk: Talk, meant: Remediation[]): Promise<Remediation[]> {
  const { tx, tools, event } = talk;
  const office = await officeTime(tx, tools.timeZone);
  const changed: Remediation[] = [];
  for (const remediation of meant) {
    const inspection = await tx.inspections.byId({ kind: 'system' }, remediation.inspectionId);
    const counted = inspection === null ? {} : anchorsOf(basis, inspection);
    // The day of the conclusion was put there when it was issued.
    const anchors = { ...counted, ...remediation.anchors };
    changed.push({ ...remediation, ...termUnder(basis, anchors, office, event.receivedAt) });
  }
  return changed;
}

async function confirm(talk: Talk, changed: Remediation[]): Promise<void> {
  const [first] = changed;
  const limit = first!.limit!;
  const { calendar } = await officeTime(talk.tx, talk.tools.timeZone);
  const isOff = !calendar.isWorkingDay(Temporal.PlainDate.from(limit.lastDay!));
  const lead = [
    say('remediation.term_set', { count: changed.length, limit: limitMessage(limit) }),
    ...(isOff ? [say('remediation.term_day_off', { day: limit.lastDay! })] : []),
  ];
  return changed.length === 1 ? showRemediation(talk, first!.id, lead) : talk.say(view(lead));
}
