import { freshInspection } from '../../../src/domain/inspection/inspection.ts';
import { planFileSchema } from '../../../src/domain/inspection/plan/plan-file.ts';
import type {
  Conclusion,
  Finding,
  Inspection,
  InspectionRound,
  Remediation,
  RemediationReport,
} from '../../../src/domain/inspection/ports.ts';
import { later, morning } from '../office.ts';

/* What is kept of inspections, filled in where a test has nothing to say about it; over the office of ../office.ts. */

export function aRound(id: string, inspections: unknown[] = []): InspectionRound {
  return {
    id,
    code: `kiem-tra-${id}`,
    title: 'Kiểm tra cải cách hành chính năm 2026',
    receivingUnitId: 'home_affairs',
    plan: planFileSchema.parse({
      code: `kiem-tra-${id}`,
      title: 'Kiểm tra cải cách hành chính năm 2026',
      kind: 'inspection_plan',
      receivingUnit: 'so-noi-vu',
      window: { from: '2026-08-01', to: '2026-10-31' },
      inspectedPeriod: { from: '2026-01-01', to: 'inspection_day' },
      inspections: [{ kind: 'on_site', units: ['so-xay-dung'] }, ...inspections],
    }),
    openedAt: morning,
    closedAt: null,
  };
}

export function anInspection(id: string, changes: Partial<Inspection> = {}): Inspection {
  return {
    id,
    roundId: 'round',
    unitId: 'construction',
    unitName: 'Sở Xây dựng',
    kind: 'on_site',
    dates: { kind: 'days', days: ['2026-09-10'] },
    state: freshInspection,
    revision: 0,
    assignmentId: null,
    hidden: false,
    orderedBy: null,
    followsId: null,
    createdAt: morning,
    ...changes,
  };
}

export function aFinding(id: string, changes: Partial<Finding> = {}): Finding {
  return {
    id,
    roundId: 'round',
    inspectionIds: [],
    authorId: 'binh',
    text: 'Chưa niêm yết thủ tục hành chính',
    kind: null,
    field: null,
    promptCode: null,
    cause: null,
    status: 'draft',
    fileIds: [],
    sourceKey: null,
    revision: 0,
    createdAt: morning,
    ...changes,
  };
}

export const term = {
  rule: { kind: 'before_date', date: '2026-12-01', shift: 'none' },
  period: null,
  words: 'trước ngày 01/12',
  hour: null,
} as const;

export function aConclusion(id: string, changes: Partial<Conclusion> = {}): Conclusion {
  return {
    id,
    roundId: 'round',
    chainId: id,
    version: 1,
    inspectionIds: [],
    status: 'draft',
    subject: 'Kết luận kiểm tra',
    content: {
      statements: [
        {
          kind: 'shortcoming',
          field: 'procedure_reform',
          text: 'Còn hồ sơ quá hạn',
          cause: null,
          findingIds: [],
        },
      ],
      recommendations: [
        { field: null, text: 'Khắc phục hồ sơ quá hạn', term, inspectionIds: [], findingIds: [] },
      ],
    },
    paper: null,
    draftedBy: 'binh',
    approvedBy: null,
    approvedAt: null,
    issuedBy: null,
    issuedAt: null,
    revision: 0,
    createdAt: morning,
    ...changes,
  };
}

/** What makes a conclusion issued. */
export const issued = {
  status: 'issued',
  approvedBy: 'dung',
  approvedAt: later(2),
  issuedBy: 'an',
  issuedAt: later(3),
  paper: { number: '27/TB-SNV', date: '2026-09-12', fileId: 'signed' },
} as const;

export function aRemediation(id: string, changes: Partial<Remediation> = {}): Remediation {
  return {
    id,
    conclusionId: 'issued',
    number: 1,
    inspectionId: 'construction1',
    roundId: 'round',
    unitId: 'construction',
    unitName: 'Sở Xây dựng',
    field: 'procedure_reform',
    text: 'Khắc phục hồ sơ quá hạn',
    status: 'open',
    limit: { words: 'trước ngày 01/12', lastDay: '2026-11-30', lastHour: null },
    basis: term,
    anchors: {},
    nextNoticeAt: later(60),
    revision: 0,
    updatedAt: morning,
    ...changes,
  };
}

export function aReport(id: string, changes: Partial<RemediationReport> = {}): RemediationReport {
  return {
    id,
    remediationId: 'm1',
    authorId: 'binh',
    text: 'Đã giải quyết xong',
    fileIds: ['file'],
    paper: { number: '12/BC-SXD', date: '2026-11-20', fileId: 'signed' },
    sourceKey: null,
    at: later(100),
    verdict: null,
    ...changes,
  };
}
