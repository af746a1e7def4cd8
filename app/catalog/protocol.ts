import type { SourceReference } from "./source-reference.ts";

export const speakers = ["presenter", "group", "all", "facilitator"] as const;
/** The people who may speak in a round. */
export type Speaker = (typeof speakers)[number];

export type Round = {
  key: string;
  title: string;
  minutes: number;
  /** How a contribution may begin, shown large: "I notice…". */
  stem: string;
  who: Speaker;
  /** What the facilitator says and does. */
  say: string;
  /** What the facilitator says when it gets hard. */
  hard: string;
};

/** A conversation in timed rounds, defined in content/protocols/<slug>.yaml. */
export type Protocol = {
  /** From the file's name; sessions, topics and links refer to it. */
  slug: string;
  title: string;
  purpose: string;
  useWhen: string;
  /** Sum of its rounds' minutes. */
  minutes: number;
  group: { min: number; max: number };
  language: string;
  materials: string[];
  /** What to prepare. */
  before: string[];
  rounds: Round[];
  /** What to do with what came up. */
  after: string[];
  sources: SourceReference[];
  /** Why the newest file could not be used, when an older version is shown; null when all is well. */
  problem: string | null;
};
