import type { Language } from '../../domain/action.ts';
import { say } from '../../domain/message.ts';
import { view } from '../../domain/view.ts';
import type { Talk } from './talk.ts';

export function askLanguage(talk: Talk): Promise<void> {
  return talk.say(
    view(
      [say('language.ask')],
      [
        [
          { action: { kind: 'language', language: 'vi' }, label: say('choice.vietnamese') },
          { action: { kind: 'language', language: 'en' }, label: say('choice.english') },
        ],
      ],
    ),
  );
}

export async function chooseLanguage(talk: Talk, language: Language): Promise<void> {
  const person = talk.sender?.person;
  if (person == null) return talk.say(view([say('refused.not_joined')]));
  await talk.tx.people.setLanguage(person.id, language);
  talk.language = language;
  return talk.say(view([say('language.changed')]));
}
