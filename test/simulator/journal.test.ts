import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { InputFile } from 'grammy';
import { expect, onTestFinished, test } from 'vitest';
import { refusal, started, standingClock, token } from './started.ts';

function journalFile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'simulator-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return join(folder, 'nested', 'journal.jsonl');
}

test('ids, histories, people, files and unconfirmed updates survive a restart', async () => {
  const file = journalFile();
  const clock = standingClock();
  const before = await started({ journalFile: file, clock });
  const { control } = before.simulator;
  const an = control.addUser({ firstName: 'An' }).id;
  const group = control.addGroup({ title: 'Nhóm', memberIds: [an], kind: 'group' }).id;
  const successor = control.migrate(group);
  control.start(an);
  const deleted = await before.api.sendMessage(an, 'sẽ xóa');
  await before.api.deleteMessage(an, deleted.message_id);
  await before.api.setMyCommands([{ command: 'baocao', description: 'Báo cáo' }]);
  const document = await before.api.sendDocument(
    successor,
    new InputFile(Buffer.from('nội dung'), 'Báo cáo.docx'),
  );
  const { callbackId } = control.tap(an, an, 1, 'x', { forged: true });
  const [first, ...rest] = await before.api.getUpdates();
  await before.api.getUpdates({ offset: (first?.update_id ?? 0) + 1 });
  const left = { users: control.users(), groups: control.groups(), history: control.history(an) };
  await before.simulator.close();

  // Twice, so that what compaction writes is itself read again.
  await (await started({ journalFile: file, clock })).simulator.close();
  const { simulator, api } = await started({ journalFile: file, clock });
  const after = simulator.control;
  expect({ users: after.users(), groups: after.groups(), history: after.history(an) }).toEqual(left);
  expect(await api.getUpdates()).toEqual(rest);
  expect((await api.sendMessage(an, 'mới')).message_id).toBe(deleted.message_id + 1);
  expect(after.commands()).toEqual([{ command: 'baocao', description: 'Báo cáo' }]);
  const { file_path } = await api.getFile(document.document.file_id);
  const content = await fetch(`${simulator.apiRoot}/file/bot${token}/${file_path}`);
  expect(await content.text()).toBe('nội dung');
  await api.answerCallbackQuery(callbackId);
  expect(after.tap(an, an, 1, 'x', { forged: true }).callbackId).not.toBe(callbackId);
  expect(after.addUser({ firstName: 'Bình' }).id).not.toBe(an);
  expect((await refusal(api.sendMessage(group, 'x'))).parameters).toEqual({ migrate_to_chat_id: successor });
});

test('what was accepted is in the journal before the answer, so a kill loses nothing', async () => {
  const file = journalFile();
  const { simulator, api } = await started({ journalFile: file });
  const { id } = simulator.control.addUser({ firstName: 'An' });
  simulator.control.start(id);
  await api.sendMessage(id, 'đã ghi');
  // A copy of the file as a kill -9 would leave it now, its last line half written.
  const killed = journalFile();
  await (await started({ journalFile: killed })).simulator.close();
  writeFileSync(killed, `${readFileSync(file, 'utf8')}[{"type":"message_added","mess`);
  const revived = await started({ journalFile: killed });
  expect(revived.simulator.control.history(id).map(({ text }) => text)).toEqual(['/start', 'đã ghi']);
  expect(revived.simulator.control.pendingUpdates()).toHaveLength(1);
  expect((await revived.api.sendMessage(id, 'tiếp')).message_id).toBe(3);
});

test('a journal that is broken before its end is not guessed at', async () => {
  const file = journalFile();
  await (await started({ journalFile: file })).simulator.close();
  const lines = readFileSync(file, 'utf8').split('\n').length;
  appendFileSync(file, '{broken\n[]\n');
  await expect(started({ journalFile: file })).rejects.toThrow(
    `journal.jsonl, line ${lines}: not valid JSON`,
  );
});
