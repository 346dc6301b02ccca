import { expect, test } from 'vitest';
import { plain } from '../../../src/bot/markup.ts';
import { judgeFile, refusedUnread, type FileContent, type SentAs } from '../../../src/domain/file/file.ts';
import { mostFileBytes, refusalMessage, type FileRefusal } from '../../../src/domain/file/refusal.ts';
import type { FileType } from '../../../src/domain/file/type.ts';
import { words } from '../../channels/telegram/telegram.ts';

const of = (...types: [FileType, ...FileType[]]): FileContent => ({ kind: 'types', types });
const judged = (name: string | null, content: FileContent, as: SentAs = 'document') =>
  judgeFile({ name, as, size: 10, content }, '20260901_080000_7');

test.each([
  ['Báo cáo.pdf', of('pdf'), 'Báo cáo.pdf', 'pdf'],
  ['Công văn 12.SNV', of('pdf'), 'Công văn 12.SNV.pdf', 'pdf'],
  ['IMG_0001.jpg', of('heic'), 'IMG_0001.heic', 'heic'],
  ['ghi âm.m4a', of('mp4', 'm4a', 'mov'), 'ghi âm.m4a', 'm4a'],
  ['ghi âm.mp3', of('m4a', 'mp4'), 'ghi âm.m4a', 'm4a'],
  ['phim.mov', of('mp4', 'm4a', 'mov'), 'phim.mov', 'mov'],
] as const)('%s is taken', (name, content, kept, type) => {
  expect(judged(name, content)).toEqual({ ok: true, name: kept, type });
});

test('what came without a name is named for its moment, a recording as one', () => {
  expect(judged(null, of('jpeg'), 'photo')).toMatchObject({ name: '20260901_080000_7.jpg' });
  expect(judged(null, of('ogg'), 'voice')).toMatchObject({ name: '20260901_080000_7.ogg' });
  expect(judged('Ghi âm', of('mp4', 'm4a'), 'audio')).toMatchObject({ name: 'Ghi âm.m4a', type: 'm4a' });
});

test.each<[string, FileContent, FileRefusal]>([
  ['a.pdf', of('png'), { reason: 'other_content', name: 'a.pdf', named: 'pdf', found: 'png' }],
  ['a.docx', of('xlsx'), { reason: 'other_content', name: 'a.docx', named: 'docx', found: 'xlsx' }],
  ['a.jpg', of('pdf'), { reason: 'other_content', name: 'a.jpg', named: 'jpeg', found: 'pdf' }],
  ['a.doc', { kind: 'unknown' }, { reason: 'other_content', name: 'a.doc', named: 'doc', found: null }],
  ['a', { kind: 'unknown' }, { reason: 'not_accepted', name: 'a' }],
  ['a.exe', of('pdf'), { reason: 'not_accepted', name: 'a.exe' }],
  ['a.docx', { kind: 'locked' }, { reason: 'locked', name: 'a.docx' }],
  ['a.doc', { kind: 'macros' }, { reason: 'macros', name: 'a.doc' }],
])('%s with such content is refused: %j', (name, content, refusal) => {
  expect(judged(name, content)).toEqual({ ok: false, refusal });
});

test('size and ending are enough to refuse without a byte', () => {
  expect(refusedUnread({ name: 'phim.mp4', size: mostFileBytes + 1 })?.reason).toBe('too_large');
  expect(refusedUnread({ name: 'a.pdf', size: 0 })?.reason).toBe('empty');
  expect(refusedUnread({ name: 'a.zip', size: null })?.reason).toBe('not_accepted');
  expect(refusedUnread({ name: 'a.pdf', size: mostFileBytes })).toBeNull();
  expect(refusedUnread({ name: null, size: null })).toBeNull();
});

test.each<[FileRefusal, string]>([
  [
    { reason: 'too_large', name: 'phim.mp4' },
    'Chưa ghi nhận tệp “phim.mp4”: dung lượng vượt quá 20 MB. Đề nghị đồng chí gửi tệp không quá 20 MB, hoặc tách thành nhiều tệp.',
  ],
  [
    { reason: 'other_content', name: 'a.pdf', named: 'pdf', found: 'jpeg' },
    'Chưa ghi nhận tệp “a.pdf”: tên tệp có đuôi “pdf” nhưng nội dung là tệp “jpg”. Đề nghị đồng chí gửi tệp gốc, không đổi đuôi tên tệp.',
  ],
  [
    { reason: 'empty', name: null },
    'Chưa ghi nhận tệp đồng chí vừa gửi: tệp không có nội dung. Đề nghị đồng chí mở kiểm tra, lưu lại và gửi lại.',
  ],
])('a refusal says what was wrong and what would be right', (refusal, said) => {
  expect(words.say(refusalMessage(refusal), 'vi', plain)).toBe(said);
});
