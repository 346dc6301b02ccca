import { describe, expect, it } from 'vitest';
import type { AudienceFacts } from '../../../src/domain/outline/audience.ts';
import {
  askedOf,
  countHeadings,
  countSections,
  countSubsections,
  countTables,
  findPrompt,
  flatten,
  notesFor,
} from '../../../src/domain/outline/outline.ts';
import { outlineSchema, type Outline } from '../../../src/domain/outline/schema.ts';
import { seedOutline } from './samples.ts';

const konTum = await seedOutline('kon-tum-2024');
const dakSong = await seedOutline('dak-song-2017');

const facts = (level: AudienceFacts['level'], ...tags: string[]): AudienceFacts => ({
  level,
  tags,
  periodKind: 'inspection',
});
/** How many prompts stand at each place: "I.1×7". */
function places(outline: Outline): string {
  const counts = new Map<string, number>();
  for (const { place } of flatten(outline)) counts.set(place, (counts.get(place) ?? 0) + 1);
  return [...counts].map(([place, count]) => `${place}×${count}`).join(' ');
}

describe('Kon Tum 2024', () => {
  it('has 3 sections, 9 subsections, 34 prompts and no table', () => {
    expect(countSections(konTum)).toBe(3);
    expect(countSubsections(konTum)).toBe(9);
    expect(flatten(konTum)).toHaveLength(34);
    expect(countTables(konTum)).toBe(0);
  });

  it('stands where the plan puts it', () => {
    expect(places(konTum)).toBe('I.1×7 I.2×5 I.3×4 I.4×3 I.5×5 I.6×3 I.7×4 II.1×1 II.2×1 III×1');
    const fourth = findPrompt(konTum, 'procedure.case_files');
    expect(fourth?.index).toBe(15);
    expect(fourth?.divisions.map((division) => division.title)).toEqual([
      'KẾT QUẢ ĐẠT ĐƯỢC',
      'Cải cách thủ tục hành chính',
    ]);
  });

  it('asks a sở 33 prompts: recruitment of commune officials is for districts and communes', () => {
    const { asked, leftOut } = askedOf(konTum, facts('department'));
    expect(asked).toHaveLength(33);
    expect(leftOut).toMatchObject([
      {
        placed: { place: 'I.5', prompt: { code: 'civil_service.commune_recruitment' } },
        because: 'audience',
        words: 'đối với cấp huyện, cấp xã',
      },
    ]);
  });

  it.each(['district', 'commune'] as const)('asks a %s all 34', (level) => {
    expect(askedOf(konTum, facts(level))).toMatchObject({ leftOut: [], asked: { length: 34 } });
  });

  it('gives public finance, and nothing else, to Sở Tài chính to assess', () => {
    const assessed = flatten(konTum).filter((placed) => placed.assessorUnit !== undefined);
    expect(assessed.map(({ place, assessorUnit }) => [place, assessorUnit])).toEqual(
      Array(3).fill(['I.6', 'so-tai-chinh']),
    );
    expect(assessed[0]?.divisions[1]?.title).toBe('Cải cách tài chính công');
  });

  it('lets "(nếu có)" be answered with nothing, and asks the figures its words ask for', () => {
    const optional = flatten(konTum).filter(({ prompt }) => prompt.optional);
    expect(optional.map(({ prompt }) => prompt.code)).toEqual(['finance.audit_follow_up']);
    const units = findPrompt(konTum, 'direction.inspection_plan')?.prompt.fields[1];
    expect(units).toMatchObject({ kind: 'number', measureUnit: 'đơn vị', optional: false, whole: true });
    const plan = findPrompt(konTum, 'direction.communication_plan')?.prompt.fields[1];
    expect(plan).toMatchObject({ kind: 'percentage', over100: 'allowed' });
  });
});

describe('Đắk Song 2017', () => {
  const assigned = facts('division', 'assigned_steering_committee_plan', 'assigned_papi');

  it('has 7 sections, 12 subsections, 15 items, 4 points, 48 prompts and 1 table', () => {
    expect(countSections(dakSong)).toBe(7);
    expect(countSubsections(dakSong)).toBe(12);
    expect(countHeadings(dakSong, 'item')).toBe(15);
    expect(countHeadings(dakSong, 'point')).toBe(4);
    expect(flatten(dakSong)).toHaveLength(48);
    expect(countTables(dakSong)).toBe(1);
  });

  it('stands where the annex puts it', () => {
    expect(places(dakSong)).toBe(
      'I.1×4 I.2×4 I.3×1 II.1.1×1 II.1.2×1 II.1.3×1 II.2.1.a×1 II.2.1.b×1 II.2.1.c×1 II.2.1.d×2 II.2.3×2 ' +
        'II.3.1×1 II.3.2×3 II.3.3×1 II.4.1×1 II.4.2×2 II.4.3×1 II.4.4×1 II.4.5×2 II.5×3 II.6.1×4 II.6.2×1 ' +
        'III×1 IV×1 V.1×1 V.2×1 V.3×1 VI×2 VII×2',
    );
  });

  it('asks a division all 48 when both plans are assigned to it, 45 when none is', () => {
    expect(askedOf(dakSong, assigned).asked).toHaveLength(48);
    const { asked, leftOut } = askedOf(dakSong, facts('division'));
    expect(asked).toHaveLength(45);
    expect(leftOut.map(({ placed }) => placed.prompt.code)).toEqual([
      'steering_committee.assigned_tasks',
      'papi.assigned_tasks',
      'outlook.assigned_plans',
    ]);
    expect(askedOf(dakSong, facts('division', 'assigned_papi')).asked).toHaveLength(47);
  });

  it('tells only a district to count its communes in', () => {
    const prompt = findPrompt(dakSong, 'procedure.one_stop_shop');
    if (prompt === undefined) throw new Error('no prompt');
    expect(notesFor(prompt, facts('district'))[0]?.text).toMatch(/^Đối với cấp huyện, báo cáo thống kê cả/);
    expect(notesFor(prompt, facts('division'))).toEqual([]);
  });

  it('asks the figures its words ask for', () => {
    const figures = (code: string) =>
      findPrompt(dakSong, code)
        ?.prompt.fields.slice(1)
        .map((field) => field.kind);
    expect(figures('direction.inspection_plan')).toEqual(['document_reference']);
    expect(figures('direction.inspection_progress')).toEqual(['number', 'percentage']);
    expect(figures('direction.inspection_findings')).toEqual(['number', 'number', 'percentage']);
    expect(figures('procedure.publication')).toEqual(['ratio', 'number']);
    expect(figures('procedure.feedback')).toEqual(['ratio']);
    expect(figures('procedure.one_stop_shop')).toEqual(['table']);
  });
});

describe('any outline', () => {
  it.each([konTum, dakSong])('asks a narrative first and at most four things', (outline) => {
    for (const { prompt } of flatten(outline)) {
      expect(prompt.fields[0]).toEqual({ kind: 'narrative', code: 'narrative' });
      expect(prompt.fields.length).toBeLessThanOrEqual(4);
      expect(prompt.code.length).toBeLessThanOrEqual(40);
    }
  });

  it.each([konTum, dakSong])('reads the same after it was stored as JSON', (outline) => {
    expect(outlineSchema.parse(JSON.parse(JSON.stringify(outline)))).toEqual(outline);
  });

  it('is read once', () => {
    expect(flatten(konTum)).toBe(flatten(konTum));
    expect(askedOf(konTum, facts('district', 'a', 'b'))).toBe(askedOf(konTum, facts('district', 'b', 'a')));
    expect(findPrompt(konTum, 'no.such_prompt')).toBeUndefined();
  });

  it('leaves out what is not reported in this kind of period', () => {
    const outline = structuredClone(konTum);
    const prompt = findPrompt(outline, 'direction.initiatives')?.prompt;
    prompt?.notInPeriods.push('quarter');
    expect(askedOf(outline, { ...facts('district'), periodKind: 'quarter' }).leftOut).toMatchObject([
      { placed: { prompt: { code: 'direction.initiatives' } }, because: 'period' },
    ]);
    expect(askedOf(outline, { ...facts('district'), periodKind: 'year' }).leftOut).toEqual([]);
  });
});
