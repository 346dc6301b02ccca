import fc from 'fast-check';
import { expect, test } from 'vitest';
import { contentOf } from '../../../src/bot/file-store/content.ts';
import * as files from '../../support/sample-files.ts';
import { png } from '../../simulator/started.ts';

test.each([
  ['a PDF', files.pdf('Quyết định'), 'pdf'],
  ['a PDF after a line end', Buffer.concat([Buffer.from('\r\n'), files.pdf()]), 'pdf'],
  ['a JPEG', files.jpeg(), 'jpeg'],
  ['a PNG', png(2, 2), 'png'],
  ['a picture of an iPhone', files.heic(), 'heic'],
  ['a spoken message', files.voice(), 'ogg'],
  ['music with a title', files.mp3(), 'mp3'],
  ['music without one', Buffer.from('fffb9064', 'hex'), 'mp3'],
  ['an M4A', files.media('M4A '), 'm4a'],
  ['an MP4', files.media('isom'), 'mp4'],
  ['a film of an iPhone', files.media('qt  '), 'mov'],
  ['a Word document', files.docx(), 'docx'],
  ['one of Word Online', files.zip('[Content_Types].xml', 'word/document2.xml'), 'docx'],
  ['an Excel workbook', files.xlsx(), 'xlsx'],
  ['an old Word document', files.compound('CompObj', 'Data', 'WordDocument', '1Table'), 'doc'],
  ['an old workbook', files.compound('Workbook'), 'xls'],
  ['old slides', files.compound('PowerPoint Document'), 'ppt'],
])('%s is known by its content', (_what, bytes, type) => {
  const found = contentOf(bytes);
  expect(found.kind === 'types' && found.types[0]).toBe(type);
});

test.each([
  ['a program', files.program()],
  ['a bare zip', files.zip('bao-cao.pdf', 'word.exe')],
  ['an installer in a compound file', files.compound('SummaryInformation', '!_Columns')],
  ['a Word document that was cut off', files.docx().subarray(0, 60)],
  ['an old Word document that was cut off', files.compound('WordDocument').subarray(0, 1100)],
  ['a web page', Buffer.from('<!DOCTYPE html><p>%PDF-1.7')],
  ['a film of another kind', files.media('avif')],
  ['nothing', Buffer.alloc(0)],
])('%s is not known', (_what, bytes) => {
  expect(contentOf(bytes)).toEqual({ kind: 'unknown' });
});

test('documents that carry programs, and those behind a password, are told apart', () => {
  const macros = files.zip('[Content_Types].xml', 'word/document.xml', 'word/vbaProject.bin');
  expect(contentOf(macros)).toEqual({ kind: 'macros' });
  expect(contentOf(files.compound('WordDocument', 'Macros'))).toEqual({ kind: 'macros' });
  expect(contentOf(files.compound('EncryptedPackage', 'EncryptionInfo'))).toEqual({ kind: 'locked' });
});

test('no bytes, however broken, are more than the reader can bear', () => {
  const wholes = [files.docx(), files.compound('a', 'b', 'c', 'd', 'WordDocument'), files.media('isom')];
  const damage = fc.array(fc.tuple(fc.nat(2047), fc.integer({ min: 0, max: 255 })), { maxLength: 24 });
  fc.assert(
    fc.property(fc.constantFrom(...wholes), damage, fc.nat(2048), (whole, changes, length) => {
      const bytes = Uint8Array.from(whole.subarray(0, length));
      for (const [at, value] of changes) if (at < bytes.length) bytes[at] = value;
      contentOf(bytes);
    }),
    { numRuns: 2000 },
  );
});
