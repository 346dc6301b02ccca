import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tellGroups } from '../../../src/bot/usecases/group/tell-group.ts';
import { say } from '../../../src/domain/message.ts';
import { view } from '../../../src/domain/view.ts';
import { databases } from '../../support/database.ts';
import { openInspectionDesk, type InspectionDesk } from './desk.ts';

describe.each(databases)('the desk of inspections on %s', (kind) => {
  let desk: InspectionDesk;

  beforeAll(async () => {
    desk = await openInspectionDesk(kind);
  });
  afterAll(() => desk.dispose());

  it('opens a round in which those who report have a limit that follows their day', async () => {
    const { round, inspections } = await desk.openRound({
      inspections: [
        { unit: 'so-xay-dung', days: ['2024-08-05'] },
        { unit: 'ubnd-huyen-kon-plong', month: '2024-08' },
        { unit: 'so-y-te', kind: 'surprise', orderedBy: 'leader' },
      ],
    });
    expect(inspections.map(({ unitName, kind: each, hidden }) => [unitName, each, hidden])).toEqual([
      ['Sở Xây dựng', 'on_site', false],
      ['UBND huyện Kon Plông', 'on_site', false],
      ['Sở Y tế', 'surprise', true],
    ]);
    expect(inspections.map(({ assignmentId }) => assignmentId === null)).toEqual([false, false, true]);
    const team = await desk.read((tx) => tx.inspections.roundTeam(round.id));
    expect(team.map(({ personName }) => personName)).toEqual([
      'Trương Thị Giả Sử',
      'Lưu Văn Ví Dụ',
      'Tô Thị Minh Họa',
      'Kiều Văn Thí Dụ',
    ]);
  });

  it('carries what people say to the program and what it says to them', async () => {
    await desk.people.officer.says('/baocao');
    expect(desk.people.officer.last().text).toContain('trước 05 ngày làm việc');
    await desk.people.officer.taps(desk.people.officer.last().choices[0] ?? '');
    expect(desk.people.officer.read()).toHaveLength(2);
    await desk.people.outsider.says('/baocao');
    expect(Object.keys(desk.readAll())).toEqual(['outsider']);
  });

  it('tells people and groups what the clock has made due', async () => {
    const group = await desk.group({ unitCode: 'so-xay-dung' });
    await desk.moveTo('29/07/2024 08:00');
    expect(Object.keys(desk.readAll())).toContain('officer');
    await desk.read(async (tx) => {
      const groups = await tx.groups.all();
      const notice = { kind: 'notice', priority: 1, key: 'test', view: view([say('help.group')]) } as const;
      await tellGroups(desk.tools, tx, groups, notice, desk.tools.clock.now());
    });
    expect(group.read()).toEqual([]);
    await desk.ring();
    expect(group.read()).toHaveLength(1);
  });
});
