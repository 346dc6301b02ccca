import type { ConclusionAction } from '../../../src/domain/inspection/conclusion/action.ts';
import type { FindingAction } from '../../../src/domain/inspection/finding/action.ts';
import type { Conclusion, Finding } from '../../../src/domain/inspection/ports.ts';
import type { CastName, InspectionDesk } from './desk.ts';

const system = { kind: 'system' } as const;

/** Words of drafts and of what was looked up: the team's alone. */
export const secret = 'Bí ẩn của Đoàn';

/** What there is to press about in one inspection; made anew for every press, so that each is the first. */
export interface Things {
  inspectionId: string;
  /** Two drafts with a file each. */
  findingId: string;
  intoId: string;
  fileId: string;
  withdrawnId: string;
  lookupId: string;
  conclusionId: string;
}

type Verbs<A extends { kind: string }> = { [K in A['kind']]: Extract<A, { kind: K }> };

/** Every choice about findings and look-ups there is; a new one has to be added here. */
export function findingVerbs(of: Things): Verbs<FindingAction> {
  const { inspectionId, findingId, fileId, intoId, lookupId } = of;
  return {
    findings: { kind: 'findings', inspectionId },
    finding_list: { kind: 'finding_list', inspectionId, page: 0 },
    sort_next: { kind: 'sort_next', inspectionId },
    withdrawn: { kind: 'withdrawn', inspectionId, page: 0 },
    record: { kind: 'record', inspectionId },
    finding: { kind: 'finding', findingId },
    read: { kind: 'read', findingId },
    see_files: { kind: 'see_files', findingId },
    remove_file: { kind: 'remove_file', findingId, fileId },
    sort: { kind: 'sort', findingId, aspect: 'cause' },
    set_kind: { kind: 'set_kind', findingId, findingKind: 'violation' },
    set_field: { kind: 'set_field', findingId, field: 'direction' },
    prompts_of: { kind: 'prompts_of', findingId, part: 0 },
    set_prompt: { kind: 'set_prompt', findingId, prompt: 1 },
    units_page: { kind: 'units_page', findingId, page: 0 },
    set_unit: { kind: 'set_unit', findingId, inspectionId: inspectionId === 'i1' ? 'i2' : 'i1' },
    all_units: { kind: 'all_units', findingId },
    set_cause: { kind: 'set_cause', findingId, cause: 'internal' },
    add_to: { kind: 'add_to', findingId },
    join: { kind: 'join', findingId, intoId },
    withdraw: { kind: 'withdraw', findingId },
    restore: { kind: 'restore', findingId: of.withdrawnId },
    state: { kind: 'state', inspectionId },
    state_now: { kind: 'state_now', inspectionId, stamp: 0 },
    earlier: { kind: 'earlier', inspectionId, page: 0 },
    systems: { kind: 'systems', inspectionId },
    system: { kind: 'system', inspectionId, system: 0, page: 0 },
    lookup: { kind: 'lookup', inspectionId, lookupId },
    lookup_bare: { kind: 'lookup_bare', inspectionId, lookupId },
    lookup_found: { kind: 'lookup_found', inspectionId, lookupId },
  };
}

/** Every choice about conclusions there is. */
export function conclusionVerbs({ inspectionId, conclusionId }: Things): Verbs<ConclusionAction> {
  const shown = { conclusionId, revision: 0 };
  const item = { ...shown, item: { list: 'recommendations', at: 0 } } as const;
  return {
    conclusions: { kind: 'conclusions', inspectionId },
    draft: { kind: 'draft', inspectionId },
    draft_one: { kind: 'draft_one', inspectionId },
    draft_all: { kind: 'draft_all', inspectionId },
    draft_some: { kind: 'draft_some', inspectionId },
    conclusion: { kind: 'conclusion', conclusionId },
    read: { kind: 'read', conclusionId },
    items: { kind: 'items', conclusionId, list: 'statements', page: 0 },
    item: { kind: 'item', ...item },
    add_findings: { kind: 'add_findings', conclusionId },
    add_statement: { kind: 'add_statement', conclusionId },
    add_statement_of: { kind: 'add_statement_of', conclusionId, findingKind: 'violation' },
    add_recommendation: { kind: 'add_recommendation', conclusionId },
    recommend_on: { kind: 'recommend_on', ...shown, item: { list: 'statements', at: 0 } },
    change_text: { kind: 'change_text', ...item },
    change_cause: { kind: 'change_cause', ...shown, item: { list: 'statements', at: 0 } },
    no_cause: { kind: 'no_cause', ...shown, item: { list: 'statements', at: 0 } },
    change_field: { kind: 'change_field', ...item },
    set_field: { kind: 'set_field', ...item, field: 'direction' },
    change_term: { kind: 'change_term', ...item },
    no_term: { kind: 'no_term', ...item },
    change_units: { kind: 'change_units', ...item },
    all_units: { kind: 'all_units', ...item },
    answers_all: { kind: 'answers_all', ...item },
    up: { kind: 'up', ...item },
    down: { kind: 'down', ...item },
    remove: { kind: 'remove', ...item },
    change_terms: { kind: 'change_terms', conclusionId },
    no_terms: { kind: 'no_terms', ...shown },
    change_subject: { kind: 'change_subject', conclusionId },
    leave_out: { kind: 'leave_out', ...shown },
    submit: { kind: 'submit', ...shown },
    approve: { kind: 'approve', ...shown },
    ask_changes: { kind: 'ask_changes', ...shown },
    drop: { kind: 'drop', ...shown },
    drop_now: { kind: 'drop_now', ...shown },
    issue: { kind: 'issue', conclusionId },
    issue_now: { kind: 'issue_now', ...shown },
    ask_team: { kind: 'ask_team', ...shown },
    correct: { kind: 'correct', conclusionId },
    acknowledge: { kind: 'acknowledge', conclusionId, inspectionId },
  };
}

let made = 0;

/** Puts drafts, a look-up and a drafted conclusion of one inspection on record. */
export function addThings(desk: InspectionDesk, inspectionId: string, author: CastName): Promise<Things> {
  made += 1;
  const id = (what: string) => `${what}${made}`;
  const things: Things = {
    inspectionId,
    ...{ findingId: id('fa'), intoId: id('fb'), withdrawnId: id('fc'), fileId: id('file') },
    ...{ lookupId: id('lookup'), conclusionId: id('c') },
  };
  const at = desk.tools.clock.now();
  const authorId = desk.people[author].personId;
  return desk.read(async (tx) => {
    const bytes = { digest: 'a'.repeat(64), name: 'a.jpg', type: 'jpeg', size: 4 } as const;
    for (const each of ['file', 'other', 'shot']) {
      await tx.files.record({ ...bytes, id: id(each), sourceKey: null, personId: authorId, at });
    }
    const finding: Omit<Finding, 'id'> = {
      ...{ roundId: 'kt', inspectionIds: [inspectionId], authorId, text: secret },
      ...{ kind: 'shortcoming', field: 'procedure_reform', promptCode: null, cause: null },
      ...{ status: 'draft', fileIds: [], sourceKey: null, revision: 0, createdAt: at },
    };
    await tx.findings.add({ ...finding, id: things.findingId, fileIds: [things.fileId] });
    await tx.findings.add({ ...finding, id: things.intoId, fileIds: [id('other')] });
    await tx.findings.add({ ...finding, id: things.withdrawnId, status: 'withdrawn' });
    await tx.systemLookups.add({
      ...{ id: things.lookupId, inspectionId, system: 'documents', text: secret, fileIds: [id('shot')] },
      ...{ authorId, sourceKey: null, at },
    });
    await tx.conclusions.add(drafted(things, authorId, at));
    return things;
  });
}

function drafted({ conclusionId: id, inspectionId, findingId }: Things, by: string, at: string): Conclusion {
  const said = { field: 'procedure_reform' as const, text: secret, findingIds: [findingId] };
  return {
    ...{ id, roundId: 'kt', chainId: id, version: 1, inspectionIds: [inspectionId], status: 'draft' },
    subject: secret,
    content: {
      statements: [{ ...said, kind: 'shortcoming', cause: 'Chủ quan' }],
      recommendations: [
        { ...said, term: null, inspectionIds: [] },
        { ...said, text: `${secret}, hai`, term: null, inspectionIds: [] },
      ],
    },
    ...{ paper: null, draftedBy: by, approvedBy: null, approvedAt: null, issuedBy: null, issuedAt: null },
    ...{ revision: 0, createdAt: at },
  };
}

/** Everything that is on record of findings, look-ups, conclusions, their files and the inspections themselves. */
export function onRecord(desk: InspectionDesk) {
  return desk.read(async (tx) => {
    const findings = await tx.findings.ofRound(system, 'kt');
    const inspections = await tx.inspections.ofRound(system, 'kt');
    const lookups = [];
    for (const { id } of inspections) lookups.push(...(await tx.systemLookups.ofInspection(system, id)));
    const files = await tx.files.byIds([...findings, ...lookups].flatMap(({ fileIds }) => fileIds));
    return { findings, lookups, files, inspections, conclusions: await tx.conclusions.ofRound(system, 'kt') };
  });
}
