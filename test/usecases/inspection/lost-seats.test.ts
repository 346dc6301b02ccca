import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { removeTeamMember } from '../../../src/bot/usecases/inspection/plan/change-members.ts';
import { removeMember } from '../../../src/bot/usecases/joining/members.ts';
import { databases } from '../../support/database.ts';
import { openInspectionDesk, type InspectionDesk } from './desk.ts';

const system = { kind: 'system' } as const;
const title = 'Kiểm tra cải cách hành chính năm 2024';

/** The member of the round's team sits in the own team of Sở Y tế, and in that of a surprise at Sở Tư pháp. */
describe.each(databases)('who leaves a team, or the office, on %s', (kind) => {
  let desk: InspectionDesk;

  beforeEach(async () => {
    desk = await openInspectionDesk(kind, '05/08/2024 08:00');
    await desk.openRound({
      inspections: [
        { id: 'xd', unit: 'so-xay-dung', days: ['2024-08-20'] },
        {
          ...{ id: 'yt', unit: 'so-y-te', days: ['2024-08-21'] },
          team: { deputy: 'team_head', member: 'team_member' },
        },
        {
          ...{ id: 'tp', unit: 'so-tu-phap', kind: 'surprise', days: ['2024-08-22'] },
          team: { head: 'team_head', member: 'team_member' },
        },
      ],
      reports: false,
    });
    await desk.ring();
    desk.readAll();
  });
  afterEach(() => desk.dispose());

  const seats = (name: 'member' | 'deputy' | 'head') =>
    desk.read(async (tx) =>
      (await tx.inspections.seatsOf(desk.people[name].personId)).map(({ inspectionId }) => inspectionId),
    );
  const takesRole = () =>
    desk.act((administration) =>
      removeMember(administration, {
        ...{ unitCode: 'so-thong-tin-va-truyen-thong', personCode: 'kieu-van-thi-du', role: 'assessor' },
      }),
    );
  const leaves = (personCode: string) =>
    desk.act((administration) =>
      removeTeamMember(administration, { roundCode: 'kiem-tra-kt', personCode, reason: 'đi học' }),
    );

  it('has no say in any team without a role; the administrator reads of which, and their heads are told', async () => {
    const { member } = desk.people;
    await member.says('/kiemtra');
    expect(member.last().text).toContain('Sở Tư pháp');
    desk.readAll();
    const outcome = await takesRole();
    expect(outcome).toMatchObject({
      ok: true,
      value: {
        lostSeats: [
          { title, unit: null, headless: false },
          { title, unit: 'Sở Y tế', headless: false },
        ],
      },
    });
    await desk.ring();
    const gone = 'Kiều Văn Thí Dụ không còn vai trò trong cơ quan nên không còn';
    const succeed = 'Đề nghị đồng chí cử người thay nếu cần.';
    expect(desk.readAll()).toEqual({
      head: expect.toSatisfy(
        (told: string[]) =>
          JSON.stringify(told.toSorted()) ===
          JSON.stringify(
            [
              `${title}: ${gone} xem, ghi được nội dung của Đoàn kiểm tra. ${succeed}`,
              `Có thay đổi trong nhiệm vụ được phân công. Đề nghị đồng chí mở bot để xem.\n${gone} tham gia. ${succeed}`,
            ].toSorted(),
          ),
      ),
      deputy: [`Đoàn kiểm tra tại Sở Y tế: ${gone} xem, ghi được nội dung của Đoàn. ${succeed}`],
    });
    for (const data of ['is.i.xd', 'is.i.yt', 'is.i.tp']) {
      await member.tapsForged(data);
      expect(member.last().text, data).toContain('không thuộc phạm vi');
    }
    await member.says('/kiemtra');
    expect(member.last().text).not.toMatch(/Xây dựng|Y tế|Tư pháp/);
    const traced = await desk.read((tx) => tx.inspections.traceOf(system, 'tp'));
    expect(traced.at(-1)).toMatchObject({ action: 'lose_member', detail: { personId: member.personId } });
    // A role again, and the seat counts again: nobody took them out of the team.
    await desk.read(async (tx) => {
      const unit = await tx.units.byCode('so-thong-tin-va-truyen-thong');
      const { personId } = member;
      const at = desk.tools.clock.now();
      await tx.people.addRole({ id: 'again', personId, unitId: unit!.id, role: 'assessor', at });
    });
    await member.tapsForged('is.i.tp');
    expect(member.last().text).toContain('Sở Tư pháp');
  });

  it('is out of every team of the round when taken out of it, and no word names a surprise', async () => {
    expect(await leaves('kieu-van-thi-du')).toEqual({
      ok: true,
      value: { person: 'Kiều Văn Thí Dụ', stays: [] },
    });
    expect(await seats('member')).toEqual([]);
    await desk.ring();
    const told = desk.readAll();
    expect(told.head).toContain('Có thay đổi trong nhiệm vụ được phân công. Đề nghị đồng chí mở bot để xem.');
    expect(told.deputy).toContain(
      'Đoàn kiểm tra tại Sở Y tế có thay đổi. Kiều Văn Thí Dụ thôi tham gia Đoàn kiểm tra.',
    );
    expect(JSON.stringify(told)).not.toContain('Tư pháp');
    const ofRound = await desk.read((tx) => tx.inspections.traceOf(system, 'tp'));
    expect(ofRound.at(-1)).toMatchObject({ action: 'remove_member' });
  });

  it('stays where nobody else can decide, which is said, but of a surprise', async () => {
    expect(await leaves('luu-van-vi-du')).toEqual({
      ok: true,
      value: { person: 'Lưu Văn Ví Dụ', stays: ['Sở Y tế'] },
    });
    expect(await seats('deputy')).toEqual(['yt']);
    // The round's only head now.
    expect(await leaves('truong-thi-gia-su')).toMatchObject({ ok: false });
    expect(await seats('head')).toHaveLength(2);
  });

  it('is in no team, for the administrator, who is in that of a surprise only', async () => {
    await leaves('kieu-van-thi-du');
    await desk.ring();
    await desk.read(async (tx) => {
      const place = { roundId: 'kt', inspectionId: 'tp', personId: desk.people.member.personId };
      const added = { group: null, agencyUnitId: null, addedAt: desk.tools.clock.now(), addedBy: null };
      await tx.inspections.addMember({ id: 'secretly', ...place, ...added, role: 'team_member' });
    });
    desk.readAll();
    expect(await leaves('kieu-van-thi-du')).toMatchObject({
      ok: false,
      refusal: { key: 'admin.inspection.not_in_team' },
    });
    expect(await seats('member')).toEqual(['tp']);
    await desk.ring();
    expect(desk.readAll()).toEqual({});
  });
});
