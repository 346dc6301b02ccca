import { languages } from './domain/action.ts';
import type { WrongSetting } from './config-problem.ts';
import { plainWords } from './bot/plain-words.ts';

/** Wrong settings as text for the terminal, Vietnamese first, then English: whoever starts the program has no language yet. */
export function wrongSettingsText(problems: readonly WrongSetting[]): string {
  return languages
    .map((language) => {
      const words = plainWords(language);
      const lines = problems.map((problem) => `- ${words(problem)}`);
      return [words({ key: 'config.wrong_settings', params: {} }), ...lines].join('\n');
    })
    .join('\n\n');
}
