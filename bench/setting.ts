/** How the benchmark is run. One answer is under way at a time; the chats take turns. */
export interface Setting {
  /** Forms of so many prompts. */
  forms: readonly FormSize[];
  /** Officers, each with a chat and a report of their own, who walk the whole form. */
  chats: Record<FormSize | 'echo', number>;
  /** Answers by other chats beforehand, at least. */
  warmUpAnswers: number;
  /** Answers of each of the echo bot's chats. */
  echoAnswers: number;
  /** The bots take turns so many times; medians are quoted. */
  rounds: Record<FormSize, number>;
}

export type FormSize = 34 | 75 | 500;

export const setting: Setting = {
  forms: [34, 75, 500],
  chats: { echo: 8, 34: 8, 75: 8, 500: 4 },
  warmUpAnswers: 200,
  echoAnswers: 75,
  rounds: { 34: 3, 75: 3, 500: 2 },
};
