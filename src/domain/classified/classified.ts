/*
 * Classified matter never enters the bot. What is classified cannot be known from words; what is marked as such, or says
 * of itself that it is, can. The degrees are those of the Law on the protection of state secrets (29/2018/QH14,
 * article 8), whose marks papers bear in capitals: TUYỆT MẬT, TỐI MẬT, MẬT.
 */

interface Word {
  /** Lower case, composed. */
  word: string;
  isCapital: boolean;
  /** What stands between this word and the one before. */
  gap: string;
}

/** Words of which "mật" is a part, and which say nothing of secrecy of the state: "bảo mật", "mật độ", "mật khẩu". */
const before = new Set(['bảo', 'cơ', 'thân', 'túi', 'ống', 'dịch', 'trăng', 'giải']);
const after = new Set([
  ...['độ', 'khẩu', 'mã', 'thiết', 'ong', 'mía', 'hoa', 'đàm', 'báo', 'danh', 'nghị', 'thám', 'vụ', 'ngữ'],
]);

/** How what can be classified ends: "văn bản", "tài liệu", "hồ sơ", "công văn", and as people shorten them. */
const things = new Set([
  ...[
    'bản',
    'liệu',
    'sơ',
    'văn',
    'cáo',
    'tin',
    'dung',
    'trình',
    'hoạch',
    'định',
    'điện',
    'án',
    'lục',
    'luận',
  ],
  ...['thư', 'loại', 'dấu', 'mức', 'cv', 'vb', 'hs', 'tl'],
]);

/** Before it, in the same clause: what is said is about secrecy in general, or that there is nothing of it. */
const generally = [
  ...['trừ', 'không', 'chưa', 'ngoài', 'bảo vệ', 'quy định', 'xác định', 'quản lý', 'luật', 'lộ', 'lọt'],
].map((words) => ` ${words} `);
const mostWordsBefore = 8;

/**
 * Whether words, or the name of a file, are marked as classified or say so: the marks in capitals or in brackets, "độ
 * mật", "văn bản mật" and its like, "bí mật nhà nước". Ordinary words ("bảo mật", "mật độ") and sentences about secrecy in
 * general ("trừ văn bản mật", "công tác bảo vệ bí mật nhà nước") are not, unless a document is named by its number.
 */
export function isClassified(text: string): boolean {
  const words = wordsOf(text);
  return words.some((_, at) => {
    const from = markAt(words, at);
    return from !== null && (isNumbered(words, at) || !isGeneral(words, from));
  });
}

function wordsOf(text: string): Word[] {
  const clean = text.normalize('NFC').replace(/\p{Cf}/gu, '');
  const words: Word[] = [];
  let end = 0;
  for (const { 0: found, index } of clean.matchAll(/[\p{L}\p{M}]+|\p{N}+/gu)) {
    const word = found.toLowerCase();
    words.push({
      word,
      isCapital: found !== word && found === found.toUpperCase(),
      gap: clean.slice(end, index),
    });
    end = index + found.length;
  }
  words.push({ word: '', isCapital: false, gap: clean.slice(end) });
  return words;
}

/** The word that stands so many places on in the same phrase; empty when a sign is between. */
function near(words: Word[], at: number, places: number): string {
  const [low, high] = places < 0 ? [at + places, at] : [at, at + places];
  const between = words.slice(Math.max(0, low) + 1, high + 1);
  return between.every(({ gap }) => /^[\s_-]*$/u.test(gap)) ? (words[at + places]?.word ?? '') : '';
}

/** Where a mark begins whose last word, but for "nhà nước", stands here; null when there is none. */
function markAt(words: Word[], at: number): number | null {
  const { word, isCapital, gap } = words[at] ?? { word: '', isCapital: false, gap: '' };
  const [previous, next] = [near(words, at, -1), near(words, at, 1)];
  if (word === 'mat') return plainMarkAt(words, at);
  if (word !== 'mật') return null;
  if (previous === 'bí') return next === 'nhà' && near(words, at, 2) === 'nước' ? at - 1 : null;
  if (before.has(previous) || (after.has(next) && near(words, at, 2) !== 'khẩn')) return null;
  if (previous === 'tuyệt' || previous === 'tối') return at - 1;
  if (previous === 'độ') {
    const isMode = near(words, at, -2) === 'chế';
    const isNone = ['thường', 'không'].includes(words[at + 1]?.word ?? '');
    return isMode || isNone ? null : at - 1;
  }
  const isBracketed = /[([{]\s*$/u.test(gap) && /^\s*[)\]}]/u.test(words[at + 1]?.gap ?? '');
  return isCapital || isBracketed || things.has(previous) ? at : null;
}

/** Written without accents, where it cannot be "mất" or "mặt". */
function plainMarkAt(words: Word[], at: number): number | null {
  const previous = near(words, at, -1);
  const isMark = ['tuyet', 'toi'].includes(previous) && words[at]?.isCapital && words[at - 1]?.isCapital;
  const isState = previous === 'bi' && near(words, at, 1) === 'nha' && near(words, at, 2) === 'nuoc';
  return isMark === true || isState ? at - 1 : null;
}

/** "hồ sơ mật số 15": one that exists. */
function isNumbered(words: Word[], at: number): boolean {
  const [first, second] = [words[at + 1], words[at + 2]];
  return first?.word === 'số' && /^\p{N}/u.test(second?.word ?? '');
}

function isGeneral(words: Word[], from: number): boolean {
  let clause = '';
  for (let at = from - 1; at >= Math.max(0, from - mostWordsBefore); at -= 1) {
    if (/[.;:!?,]/u.test(words[at + 1]?.gap ?? '')) break;
    clause = `${words[at]?.word ?? ''} ${clause}`;
  }
  const said = ` ${clause}`.replace(' ngoài ra ', ' ');
  return generally.some((words) => said.includes(words));
}
