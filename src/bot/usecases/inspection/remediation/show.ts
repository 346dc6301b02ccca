import type { Scope } from '../../../../domain/access.ts';
import { cardView } from '../../../../domain/inspection/remediation/card-view.ts';
import { listView, remediationChoice } from '../../../../domain/inspection/remediation/list-view.ts';
import type { Remediation, RemediationReport } from '../../../../domain/inspection/ports.ts';
import {
  lacksTerm,
  standingOf,
  unjudged,
  type RemediationStanding,
} from '../../../../domain/inspection/remediation/standing.ts';
import { countsFromReceipt } from '../../../../domain/inspection/remediation/receipt.ts';
import type { RemediationAction } from '../../../../domain/inspection/remediation/action.ts';
import { say, type Message } from '../../../../domain/message.ts';
import type { Transaction } from '../../../../domain/ports.ts';
import { view, type Choice } from '../../../../domain/view.ts';
import { officeTime } from '../../deadline/office-time.ts';
import type { Talk } from '../../talk.ts';
import { inForce } from './in-force.ts';
import { isRefusal, mayJudge, openRemediation, type OpenedRemediation } from './open-remediation.ts';

/** Where recommendations stand, of conclusions in force. */
export async function standingsOf(
  tx: Transaction,
  scope: Scope,
  remediations: Remediation[],
  { now, timeZone }: { now: string; timeZone: string },
): Promise<RemediationStanding[]> {
  const standing = (await inForce(tx, remediations)).map(({ remediation }) => remediation);
  const open = standing.filter(({ status }) => status !== 'done').map(({ id }) => id);
  const reports = new Map<string, RemediationReport[]>(standing.map(({ id }) => [id, []]));
  for (const report of open.length === 0 ? [] : await tx.remediations.reportsOf(scope, open)) {
    reports.get(report.remediationId)?.push(report);
  }
  return standing.map((each) => standingOf(each, reports.get(each.id) ?? [], now, timeZone));
}

/** What one inspection has left to its unit. */
export async function showOfInspection(talk: Talk, inspectionId: string, page: number): Promise<void> {
  const { tx, scope } = talk;
  const inspection = scope === null ? null : await tx.inspections.byId(scope, inspectionId);
  if (scope === null || inspection === null) return talk.say(view([say('refused.not_yours')]));
  const its = await tx.remediations.ofInspection(scope, inspectionId);
  const back: Choice = {
    action: { kind: 'inspection_schedule', choice: { kind: 'inspection', inspectionId } },
    label: say('choice.back'),
    command: 'lui',
  };
  const terms = (await mayJudge(talk, inspection, inspection)) ? termsChoices(its) : [];
  return showList(talk, its, {
    unitName: inspection.unitName,
    page,
    toPage: (to) => ({ kind: 'remediations_page', inspectionId, page: to }),
    more: [...terms, [back]],
  });
}

/** Sets one term for everything of a conclusion that has none. */
function termsChoices(remediations: Remediation[]): Choice[][] {
  const without = remediations.filter(lacksTerm);
  const [first] = without;
  if (first === undefined) return [];
  const { conclusionId } = first;
  const count = without.filter((each) => each.conclusionId === conclusionId).length;
  return [
    [
      remediationChoice({ kind: 'set_terms', conclusionId }, say('remediation.choice.set_terms', { count }), {
        command: 'datthoihan',
      }),
    ],
  ];
}

/** What a unit has to put right from all its inspections; what is done comes last. */
export async function showOfUnit(talk: Talk, unitId: string, page: number): Promise<void> {
  const { tx, scope } = talk;
  const its = scope === null ? [] : await tx.remediations.ofUnit(scope, unitId);
  const unit = await tx.units.byId(unitId);
  if (its.length === 0 || unit === null) return talk.say(view([say('refused.not_yours')]));
  const isDone = ({ status }: Remediation) => status === 'done';
  return showList(talk, [...its.filter((each) => !isDone(each)), ...its.filter(isDone)], {
    unitName: unit.name,
    page,
    toPage: (to) => ({ kind: 'unit_remediations', unitId, page: to }),
    more: [],
  });
}

async function showList(
  talk: Talk,
  remediations: Remediation[],
  about: {
    unitName: string;
    page: number;
    toPage: (page: number) => RemediationAction;
    more: Choice[][];
  },
): Promise<void> {
  const { tx, scope, event, tools } = talk;
  if (scope === null) return talk.say(view([say('refused.not_joined')]));
  const now = event.receivedAt;
  const { timeZone } = tools;
  const standings = await standingsOf(tx, scope, remediations, { now, timeZone });
  const office = await officeTime(tx, timeZone);
  return talk.say(listView({ ...about, standings, now, office }, about.more));
}

/** One recommendation, with what the person may do about it. */
export async function showRemediation(talk: Talk, id: string, lead: Message[] = []): Promise<void> {
  const opened = await openRemediation(talk, id);
  if (isRefusal(opened)) return talk.say(view([opened]));
  const now = talk.event.receivedAt;
  const office = await officeTime(talk.tx, talk.tools.timeZone);
  const card = cardView({ ...opened, now, office }, choicesOf(opened));
  return talk.say({ ...card, paragraphs: [...lead, ...card.paragraphs] });
}

function choicesOf(opened: OpenedRemediation): Choice[][] {
  const { remediation, reports, mayReport, mayJudge: judges } = opened;
  const { id: remediationId, inspectionId, status, limit } = remediation;
  const waiting = unjudged(reports);
  const evidence = reports.flatMap(({ fileIds }) => fileIds).length;
  const last = waiting.at(-1);
  const rows: Choice[][] = [];
  if (mayReport && status !== 'done') {
    rows.push([
      remediationChoice({ kind: 'report_remediation', remediationId }, say('remediation.choice.report'), {
        command: 'khacphuc',
      }),
    ]);
  }
  if (evidence > 0) {
    rows.push([
      remediationChoice(
        { kind: 'remediation_files', remediationId },
        say('remediation.choice.files', { count: evidence }),
        { command: 'minhchung' },
      ),
    ]);
  }
  if (judges && status !== 'done' && last !== undefined) {
    const commands = { done: 'hoanthanh', partial: 'motphan', more_asked: 'bosung' } as const;
    const judge = (verdict: keyof typeof commands) =>
      remediationChoice(
        { kind: 'verdict', verdict, remediationId, reportId: last.id },
        say(`remediation.choice.${verdict}`),
        { command: commands[verdict] },
      );
    rows.push([judge('done'), judge('partial')], [judge('more_asked')]);
  }
  if (judges && status !== 'done') {
    const label = limit === null ? 'remediation.choice.set_term' : 'remediation.choice.change_term';
    rows.push([
      remediationChoice({ kind: 'set_term', remediationId }, say(label), { command: 'datthoihan' }),
    ]);
    if (countsFromReceipt(remediation.basis)) {
      const of = remediation.anchors.receipt_day === undefined ? 'receipt' : 'change_receipt';
      rows.push([
        remediationChoice({ kind: 'receipt_day', remediationId }, say(`remediation.choice.${of}`), {
          command: 'ngaynhan',
        }),
      ]);
    }
  }
  rows.push([
    remediationChoice({ kind: 'remediations', inspectionId }, say('remediation.choice.list'), {
      command: 'kiennghi',
    }),
  ]);
  return rows;
}

/** The evidence of every report, judged or not, as the files themselves: the record stays open to whoever may see it. */
export async function showEvidence(talk: Talk, id: string): Promise<void> {
  const opened = await openRemediation(talk, id);
  if (isRefusal(opened)) return talk.say(view([opened]));
  const files = await talk.tx.files.byIds(opened.reports.flatMap(({ fileIds }) => fileIds));
  if (files.length === 0) return showRemediation(talk, id);
  return talk.say({
    ...view([say('remediation.files', { count: files.length })]),
    attachments: files.map(({ id: fileId, name }) => ({ fileId, name })),
  });
}
