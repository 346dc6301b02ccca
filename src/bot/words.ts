import { createInstance } from 'i18next';
import en from '../../locales/en.json' with { type: 'json' };
import vi from '../../locales/vi.json' with { type: 'json' };
import type { Language } from '../domain/action.ts';
import type { Message } from '../domain/message.ts';
import type { ParameterKind } from '../domain/message-table.ts';
import { menuCommands, messages } from '../domain/messages.ts';
import type { Choice, View } from '../domain/view.ts';
import { plain, type Markup } from './markup.ts';
import { createForms } from './word-forms.ts';

export interface Words {
  say(message: Message, language: Language, markup: Markup): string;
  /** The paragraphs of a view, one a line; a message that wants space above it brings its own line break. */
  paragraphs(view: View, language: Language, markup: Markup): string;
  /** A choice as it stands on a button, without markup. */
  label(choice: Choice, language: Language): string;
  /** The command menu, described in a language. */
  commands(language: Language): { command: string; description: string }[];
}

export interface WordsOptions {
  /** The office's time zone (IANA), in which instants are told. */
  timeZone: string;
  /**
   * Told of a key or parameter that is missing, e.g. in a view stored by an older version; the message is then shown in
   * Vietnamese if it can be, else by its key. Tests throw.
   */
  missing(what: string): void;
}

const kindsOf: Partial<Record<string, Record<string, ParameterKind>>> = messages;

/** One pass over a template: its tags, its placeholders, and what lies between. What is put in is never read again. */
const pieces = /<\/?[bi]>|\{\{(\w+)\}\}|(?:(?!<\/?[bi]>|\{\{\w+\}\})[^])+/g;

/** Turns messages into words. i18next finds the text and its plural; the parameters are put in here, by kind. */
export function createWords({ timeZone, missing }: WordsOptions): Words {
  const i18n = createInstance();
  void i18n.init({
    initAsync: false,
    lng: 'vi',
    fallbackLng: 'vi',
    resources: { vi: { translation: vi }, en: { translation: en } },
  });
  const translate = { vi: i18n.getFixedT('vi'), en: i18n.getFixedT('en') };

  /** @param count only chooses the plural */
  function textOf(key: string, language: Language, count?: number): string {
    const plural = count === undefined ? {} : { count };
    if (!i18n.exists(key, { lng: language, fallbackLng: [], ...plural })) missing(`${language}: ${key}`);
    return translate[language](key, { skipInterpolation: true, ...plural });
  }

  function fill(template: string, parameters: Record<string, string>, markup: Markup): string {
    return template.replace(pieces, (piece: string, name: string | undefined) => {
      if (name !== undefined) return parameters[name] ?? '';
      if (!/^<\/?[bi]>$/.test(piece)) return markup.escape(piece);
      return markup.tags === 'html' ? piece : '';
    });
  }

  const formOf = createForms(timeZone, (key, parameters, language, markup) =>
    fill(textOf(key, language), parameters, markup),
  );

  function say(message: Message, language: Language, markup: Markup): string {
    const given: Record<string, unknown> = message.params;
    const shown: Record<string, string> = {};
    for (const [name, kind] of Object.entries(kindsOf[message.key] ?? {})) {
      const value = given[name];
      if (value === undefined || value === null) missing(`${message.key}: ${name}`);
      else if (kind === 'message') shown[name] = say(value as Message, language, markup);
      else shown[name] = formOf(kind, value, language, markup);
    }
    const { count } = given;
    return fill(textOf(message.key, language, typeof count === 'number' ? count : undefined), shown, markup);
  }

  return {
    say,
    paragraphs: ({ paragraphs }, language, markup) =>
      paragraphs
        .map((paragraph) => say(paragraph, language, markup))
        .join('\n')
        .trim(),
    label: (choice, language) => say(choice.label, language, plain).trim(),
    commands: (language) =>
      menuCommands.map((command) => ({
        command,
        description: say({ key: `command.${command}`, params: {} }, language, plain),
      })),
  };
}
