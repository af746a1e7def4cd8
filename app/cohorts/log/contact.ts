import { languages } from "#app/identity/person/language.ts";

/** domain.md §4.3: what a coach and the people they coach do together. */
export const contactKinds = [
  "session",
  "one-to-one",
  "team",
  "group",
  "observation",
  "feedback",
  "message",
  "support",
] as const;
export type ContactKind = (typeof contactKinds)[number];

export const contactModes = ["in-person", "video", "phone", "writing"] as const;
export type ContactMode = (typeof contactModes)[number];

/** What people spoke or wrote in: the languages of the site, or another. */
export const contactLanguages = [...languages, "other"] as const;
export type ContactLanguage = (typeof contactLanguages)[number];

/** Where an entry of the log comes from: typed or pasted by a coach, or added to what the site knows by itself. */
export const contactSources = ["typed", "pasted", "meeting", "message", "feedback"] as const;

export const focuses = [
  "problem-of-practice",
  "data",
  "listening",
  "equity",
  "change-idea",
  "measure",
  "team",
] as const;
export type Focus = (typeof focuses)[number];

export const strategies = [
  "observe",
  "model",
  "side-by-side",
  "problem-solving",
  "reflective-conversation",
  "goal-setting",
  "graphing",
  "role-play",
  "performance-feedback",
  "video",
  "e-mail",
] as const;
export type Strategy = (typeof strategies)[number];

export const barriers = ["skills", "turnover", "time", "capacity", "demands", "resistance", "data-access"] as const;
export type Barrier = (typeof barriers)[number];
