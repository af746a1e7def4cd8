/** How much a person wants to hear of a topic or a space; "normal" counts what is new and tells of mentions and answers. */
export const levels = ["muted", "normal", "following", "watching"] as const;
export type Level = (typeof levels)[number];

export const isLevel = (word: unknown): word is Level => levels.some((level) => level === word);
