import { describe, expect, it, test } from 'vitest';
import { document, outcome, questions, read } from './fields.ts';

const ref = (number: string, symbol: string, type?: string, date?: string): unknown => ({
  kind: 'document_reference',
  ...(type && { type }),
  number,
  symbol,
  ...(date && { date }),
});

describe('a document reference', () => {
  test.each([
    ['Kế hoạch số 12/KH-SXD ngày 15/01/2024', ref('12', 'KH-SXD', 'Kế hoạch', '2024-01-15')],
    ['12/KH-SXD', ref('12', 'KH-SXD')],
    ['số 12 /KH-SXD', ref('12', 'KH-SXD')],
    ['Số: 61 / KH - UBND', ref('61', 'KH-UBND')],
    ['KH 12/KH-SXD, 15/01/2024', ref('12', 'KH-SXD', undefined, '2024-01-15')],
    ['Số: 05/BC-UBND ngày 03 tháng 02 năm 2024', ref('05', 'BC-UBND', undefined, '2024-02-03')],
    ['3042/UBND-NV', ref('3042', 'UBND-NV')],
    ['CV 3042/UBND-NV', ref('3042', 'UBND-NV', 'CV')],
    ['kh 12/kh-sxd', ref('12', 'KH-SXD')],
    ['Đã ban hành 12/KH-SXD', ref('12', 'KH-SXD')],
    [
      'Quyết định số 1274/QĐ-UBND ngày 26/7/2016 của UBND tỉnh',
      ref('1274', 'QĐ-UBND', 'Quyết định', '2016-07-26'),
    ],
    [
      'Quyết định số 1274/QĐ-UBND của UBND tỉnh ngày 26/7/2016',
      ref('1274', 'QĐ-UBND', 'Quyết định', '2016-07-26'),
    ],
    ['ngày 15/01/2024, Kế hoạch số 12/KH-SXD', ref('12', 'KH-SXD', 'Kế hoạch', '2024-01-15')],
    ['1613/KH-UBND ngày 20 tháng 5 năm 2021', ref('1613', 'KH-UBND', undefined, '2021-05-20')],
    ['kế hoạch số 12/kh-sxd', ref('12', 'KH-SXD', 'Kế hoạch')],
    ['12/kh - sxd ngay 15/01/2024', ref('12', 'KH-SXD', undefined, '2024-01-15')],
    ['12/Kh-sxd', ref('12', 'KH-SXD')],
    ['942/qđ-ttg', ref('942', 'QĐ-TTg')],
    ['Quyết định số 942/QĐ-TTg ngày 15/6/2021', ref('942', 'QĐ-TTg', 'Quyết định', '2021-06-15')],
    ['QUYẾT ĐỊNH số 942/QĐ-TTg', ref('942', 'QĐ-TTg', 'Quyết định')],
    [
      'Nghị định số 130/2005/NĐ-CP ngày 17/10/2005 của Chính phủ',
      ref('130/2005', 'NĐ-CP', 'Nghị định', '2005-10-17'),
    ],
    ['253/KH-BCĐCCHC ngày 11/5/2017', ref('253', 'KH-BCĐCCHC', undefined, '2017-05-11')],
    ['Công văn số 467-CV/TU ngày 12/8/2022', ref('467-CV', 'TU', 'Công văn', '2022-08-12')],
    ['Luật số 91/2015/QH13', ref('91/2015', 'QH13', 'Luật')],
    ['405k/UBND-NC', ref('405k', 'UBND-NC')],
    ['02/2017/TT-VPCP - ngay 31/10/2017', ref('02/2017', 'TT-VPCP', undefined, '2017-10-31')],
    ['**12/KH-SXD** ngày 15/01/2024', ref('12', 'KH-SXD', undefined, '2024-01-15')],
    ['12／KH‑SXD', ref('12', 'KH-SXD')],
  ])('%j', (text, value) => {
    expect(outcome(document, text)).toEqual(value);
    expect(questions(document, text)).toEqual([]);
  });

  test.each([
    ['Kế hoạch số 12', 'answer.document_symbol_missing'],
    ['Kế hoạch số 12 ngày 15/01/2024', 'answer.document_symbol_missing'],
    ['12/14', 'answer.document_symbol_missing'],
    ['12/thang', 'answer.document_symbol_missing'],
    ['12/kế hoạch', 'answer.document_symbol_missing'],
    ['đã ban hành kế hoạch', 'answer.not_a_document_reference'],
    ['12/KH-SXD và 13/BC-SXD', 'answer.several_documents'],
    ['12/KH-SXD ngày 30/02/2024', 'answer.date_no_such_day'],
    ['12/KH-SXD ngày 15/13/2023', 'answer.date_no_such_month'],
    ['12/KH-SXD ngày 15/01', 'answer.date_year_missing'],
    ['12/KH-SXD ngày 01/7/2024', 'answer.document_date_in_future'],
    ['12/KH-SXD ngày 15/01/2024, sửa ngày 16/01/2024', 'answer.several_dates'],
  ])('%j is refused: %s', (text, key) => {
    expect(outcome(document, text)).toBe(key);
  });

  it('accepts a paper signed today', () => {
    expect(outcome(document, '12/KH-SXD ngày 30/6/2024')).toEqual(
      ref('12', 'KH-SXD', undefined, '2024-06-30'),
    );
  });

  it('says which words it does not keep', () => {
    const text = 'Kế hoạch cải cách hành chính số 12/KH-SXD ban hành ngày 15/01/2024';
    expect(read(document, text)).toMatchObject({
      notices: [{ key: 'answer.notice_words_left_out', params: { words: 'cải cách hành chính' } }],
    });
    expect(questions(document, '12/KH-SXD về việc kiểm tra')).toEqual([]);
  });
});
