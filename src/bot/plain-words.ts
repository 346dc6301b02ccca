import i18next, { type i18n } from 'i18next';
import en from '../../locales/en.json' with { type: 'json' };
import vi from '../../locales/vi.json' with { type: 'json' };
import type { Language } from '../domain/action.ts';

/** A message key with what fills its placeholders, as plain text (nothing is escaped). */
export interface Sentence {
  key: string;
  params: Record<string, string | number>;
}

export type PlainWords = (sentence: Sentence) => string;

let shared: i18n | undefined;

function locales(): i18n {
  if (shared !== undefined) return shared;
  shared = i18next.createInstance();
  void shared.init({
    resources: { vi: { translation: vi }, en: { translation: en } },
    lng: 'vi',
    fallbackLng: false,
    initAsync: false,
    interpolation: { escapeValue: false },
  });
  return shared;
}

/** The words of plain-text messages (the command line, settings, files) in one language. */
export function plainWords(language: Language): PlainWords {
  const translate = locales().getFixedT(language);
  return ({ key, params }) => translate(key, params);
}
