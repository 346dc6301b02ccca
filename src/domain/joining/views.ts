import { say, type Message } from '../message.ts';
import type { Role } from '../access.ts';
import { view, type View } from '../view.ts';

/** What an invitation offers: the person sees it before anything is bound. */
export function invitationView(offer: {
  invitationId: string;
  unitName: string;
  role: Role;
  personName: string | null;
}): View {
  const role = say(`role.${offer.role}`);
  const paragraphs: Message[] = [
    offer.personName === null
      ? say('join.offer', { unit: offer.unitName, role })
      : say('join.offer_named', { person: offer.personName, unit: offer.unitName, role }),
  ];
  return view(paragraphs, [
    [
      {
        action: { kind: 'accept_invitation', invitationId: offer.invitationId },
        label: say('choice.accept'),
        command: 'xacnhan',
      },
      {
        action: { kind: 'decline_invitation', invitationId: offer.invitationId },
        label: say('choice.decline'),
        command: 'khongphai',
      },
    ],
  ]);
}
