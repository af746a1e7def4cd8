/** The languages that a page can be written in, with the direction of their script. */
export const giveBackLanguages = [
  ["en", "English", "ltr"],
  ["es", "Español", "ltr"],
  ["so", "Soomaali", "ltr"],
  ["vi", "Tiếng Việt", "ltr"],
  ["uk", "Українська", "ltr"],
  ["ru", "Русский", "ltr"],
  ["am", "አማርኛ", "ltr"],
  ["ti", "ትግርኛ", "ltr"],
  ["om", "Afaan Oromoo", "ltr"],
  ["sw", "Kiswahili", "ltr"],
  ["ar", "العربية", "rtl"],
  ["prs", "دری", "rtl"],
  ["ps", "پښتو", "rtl"],
  ["pa", "ਪੰਜਾਬੀ", "ltr"],
  ["hi", "हिन्दी", "ltr"],
  ["zh-Hans", "简体中文", "ltr"],
  ["zh-Hant", "繁體中文", "ltr"],
  ["ko", "한국어", "ltr"],
  ["km", "ខ្មែរ", "ltr"],
  ["tl", "Tagalog", "ltr"],
  ["sm", "Gagana Samoa", "ltr"],
  ["mh", "Kajin M̧ajeļ", "ltr"],
  ["fr", "Français", "ltr"],
] as const;

export const languageNamed = (code: string) => giveBackLanguages.find(([each]) => each === code) ?? null;

/** The text of a page in each of its languages. */
const giveBackKeys = ["title", "asked", "heard", "next"] as const;
export type GiveBackTexts = Record<(typeof giveBackKeys)[number], string>;

export const longestGiveBack = 4_000;
export const longestReaction = 1_000;
/** The most reactions that a page shows, and the most that wait for an answer. */
export const mostReactions = 500;

/** A reaction is seen by the team alone until a member shows it on the page; a hidden one stays with the team. */
export const reactionStates = ["waiting", "shown", "hidden"] as const;
export type ReactionState = (typeof reactionStates)[number];

export type GiveBackText = {
  language: string;
  texts: GiveBackTexts;
  /** Whether a person who knows the language has read this version. */
  isReviewed: boolean;
};

/** Whether a language's version says enough to be shown. */
export const isComplete = ({ texts }: Pick<GiveBackText, "texts">): boolean => texts.title !== "" && texts.heard !== "";
