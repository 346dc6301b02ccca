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

const types = '[Content_Types].xml';
const word = { [types]: '<Types/>', 'word/document.xml': '<w:document/>' };
const sheets = { [types]: '<Types/>', 'xl/workbook.xml': '<workbook/>' };
const typesOf = (type: string) => `<Types><Override PartName="/word/a.bin" ContentType="${type}"/></Types>`;
const packed = (parts: Record<string, Buffer | string>) => files.zipOf(parts);
/** A Word document with a chart, behind which a workbook of these parts stands. */
const chart = (parts: Record<string, string>) => ({ ...word, 'word/embeddings/Book.xlsx': packed(parts) });

test.each([
  [
    'a sheet of Excel 4.0 macros',
    packed({ ...sheets, 'xl/macrosheets/sheet1.xml': '<xm:macrosheet/>' }),
    'macros',
  ],
  ['one of the international kind', packed({ ...sheets, 'xl/intlMacrosheets/sheet1.xml': '' }), 'macros'],
  ['Visual Basic anywhere', packed({ ...word, 'customXml/VBAProject.bin': 'x' }), 'macros'],
  ['its data', packed({ ...word, 'word/vbaData.xml': '<a/>' }), 'macros'],
  [
    'Visual Basic by another name',
    packed({ ...word, [types]: typesOf('application/vnd.ms-office.vbaProject') }),
    'macros',
  ],
  [
    'a workbook with macros by its type',
    packed({ ...sheets, [types]: typesOf('application/vnd.ms-excel.sheet.macroEnabled.main+xml') }),
    'macros',
  ],
  ['an OLE object', packed({ ...word, 'word/embeddings/oleObject1.bin': 'x' }), 'embedded'],
  ['a packed program', packed({ ...word, 'word/embeddings/setup.exe': 'MZ' }), 'embedded'],
  ['an ActiveX control', packed({ ...word, 'word/activeX/activeX1.xml': '<ax:ocx/>' }), 'embedded'],
  ['a workbook with macros behind a chart', packed(chart({ ...sheets, 'xl/vbaProject.bin': 'x' })), 'macros'],
  ['what is no workbook behind a chart', packed({ ...word, 'word/embeddings/Book.xlsx': 'MZ' }), 'embedded'],
  ['a document within one within one', packed(chart({ ...sheets, 'xl/embeddings/b.docx': 'x' })), 'embedded'],
  ['parts behind a password', files.zipOf(word, { locked: true }), 'locked'],
  [
    'an old Word document behind a password',
    files.compoundOf({ WordDocument: files.wordStream({ locked: true }) }),
    'locked',
  ],
  [
    'a short one',
    files.compoundOf({ WordDocument: files.wordStream({ locked: true, size: 1500 }) }),
    'locked',
  ],
  [
    'an old workbook behind one',
    files.compoundOf({ Workbook: files.workbookStream([0], { locked: true, size: 9000 }) }),
    'locked',
  ],
  [
    'a short one, older still',
    files.compoundOf({ Data: Buffer.alloc(70), Book: files.workbookStream([0], { locked: true }) }),
    'locked',
  ],
  ['slides behind one', files.compound('PowerPoint Document', 'EncryptedSummary'), 'locked'],
  [
    'an old workbook with Excel 4.0 macros',
    files.compoundOf({ Workbook: files.workbookStream([0, 1], { size: 9000 }) }),
    'macros',
  ],
  ['a short one with a module', files.compoundOf({ Workbook: files.workbookStream([6]) }), 'macros'],
])('refused: %s', (_what, bytes, kind) => {
  expect(contentOf(bytes)).toEqual({ kind });
});

test.each([
  ['links to other workbooks', packed({ ...sheets, 'xl/externalLinks/externalLink1.xml': '<a/>' }), 'xlsx'],
  ['a workbook behind a chart', packed(chart(sheets)), 'docx'],
  ['settings of a printer', packed({ ...sheets, 'xl/printerSettings/printerSettings1.bin': 'x' }), 'xlsx'],
  ['an open old Word document', files.compoundOf({ WordDocument: files.wordStream() }), 'doc'],
  [
    'an open old workbook',
    files.compoundOf({ Workbook: files.workbookStream([0, 0, 2], { size: 9000 }) }),
    'xls',
  ],
  ['a short one', files.compoundOf({ Workbook: files.workbookStream([0]) }), 'xls'],
])('taken: %s', (_what, bytes, type) => {
  expect(contentOf(bytes)).toEqual({ kind: 'types', types: [type] });
});

test('no bytes, however broken, are more than the reader can bear', () => {
  const wholes = [files.docx(), files.compound('a', 'b', 'c', 'd', 'WordDocument'), files.media('isom')];
  wholes.push(files.compoundOf({ Workbook: files.workbookStream([0]) }), packed(chart(sheets)));
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
