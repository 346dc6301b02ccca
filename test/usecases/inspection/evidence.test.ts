import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Finding, SystemLookup } from '../../../src/domain/inspection/ports.ts';
import { databases } from '../../support/database.ts';
import { openInspectionDesk, type InspectionDesk } from './desk.ts';
import { file } from '../sent.ts';

const system = { kind: 'system' } as const;

describe.each(databases)('what a finding rests on, on %s', (kind) => {
  let desk: InspectionDesk;
  let lookup: SystemLookup;
  let finding: Finding;
  let fileId: string;

  /** A picture was looked up in a system, and a finding made of it. */
  beforeEach(async () => {
    desk = await openInspectionDesk(kind, '05/08/2024 08:00');
    await desk.openRound({
      inspections: [
        { unit: 'so-xay-dung', kind: 'digital', days: ['2024-08-05'], state: { stage: 'under_way' } },
      ],
      plan: { systems: [{ code: 'documents', name: 'Hệ thống văn bản', managedBy: 'Văn phòng UBND' }] },
    });
    const { member } = desk.people;
    await member.tapsForged('if.system.i1.0.0');
    await member.sends(file(100_001, { caption: 'Ảnh màn hình' }));
    await member.taps('Chuyển thành phát hiện');
    await look();
    fileId = finding.fileIds[0]!;
    expect(lookup.fileIds).toEqual([fileId]);
  });
  afterEach(() => desk.dispose());

  async function look(): Promise<void> {
    [finding, lookup] = await desk.read(async (tx) => [
      (await tx.findings.ofInspection(system, 'i1'))[0]!,
      (await tx.systemLookups.ofInspection(system, 'i1'))[0]!,
    ]);
  }
  const isThere = async () => (await desk.read((tx) => tx.files.byId(fileId))) !== null;
  const becomes = (changes: Partial<Finding>) =>
    desk.read((tx) => tx.findings.save({ ...finding, ...changes }, desk.tools.clock.now()));

  it('stays when the look-up it came from is bared, and the other way round', async () => {
    const { member } = desk.people;
    await member.tapsForged(`if.lookup_bare.i1.${lookup.id}`);
    expect(member.last().text).toContain('Đã bỏ ảnh khỏi lần tra cứu.');
    expect(member.last().text).toContain('Tệp còn dùng ở nội dung khác');
    await look();
    expect([lookup.fileIds, finding.fileIds, await isThere()]).toEqual([[], [fileId], true]);
    // Nothing refers to it any more.
    await member.tapsForged(`if.remove_file.${finding.id}.${fileId}`);
    expect(member.last().text).not.toContain('Tệp còn dùng');
    expect(await isThere()).toBe(false);
  });

  it('stays in the look-up when it is taken out of the draft', async () => {
    const { member } = desk.people;
    await member.tapsForged(`if.remove_file.${finding.id}.${fileId}`);
    expect(member.last().text).toContain('Tệp còn dùng ở nội dung khác');
    await look();
    expect([lookup.fileIds, finding.fileIds, await isThere()]).toEqual([[fileId], [], true]);
  });

  it('is kept by what was stated, whoever asks and from wherever', async () => {
    await becomes({ status: 'stated' });
    const { member, secretary, head } = desk.people;
    for (const one of [member, secretary, head]) {
      await one.tapsForged(`if.see_files.${finding.id}`);
      expect(one.last().choices.join()).not.toContain('Bỏ');
      await one.tapsForged(`if.remove_file.${finding.id}.${fileId}`);
      expect(one.last().text).toMatch(/đã nêu với đơn vị/);
    }
    await member.tapsForged(`if.lookup_bare.i1.${lookup.id}`);
    await look();
    expect([finding.fileIds, await isThere()]).toEqual([[fileId], true]);
  });

  it('is kept, with what was looked up, once the inspection is concluded', async () => {
    await becomes({ status: 'stated' });
    await desk.read(async (tx) => {
      const inspection = (await tx.inspections.byId(system, 'i1'))!;
      await tx.inspections.save({ ...inspection, state: { ...inspection.state, stage: 'issued' } });
    });
    const { head } = desk.people;
    await head.tapsForged(`if.lookup_bare.i1.${lookup.id}`);
    expect(head.last().text).toContain('kết quả tra cứu giữ nguyên');
    await head.tapsForged(`if.remove_file.${finding.id}.${fileId}`);
    await look();
    expect([lookup.fileIds, finding.fileIds, await isThere()]).toEqual([[fileId], [fileId], true]);
  });
});
