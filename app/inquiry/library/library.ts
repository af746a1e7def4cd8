import { brightSpotSettings, brightSpotTopics } from "#app/catalog/bright-spot.ts";
import type { Decision } from "../cycle.ts";

export const settings = brightSpotSettings;
export type Setting = (typeof settings)[number];
export const topics = brightSpotTopics;
export type Topic = (typeof topics)[number];

/** How it ended: what was kept, changed or given up. */
export type Outcome = Decision;

/** members: everyone with an account. public: anyone, also without one. */
export const audiences = ["members", "public"] as const;
export type Audience = (typeof audiences)[number];

/**
 * draft: the team writes and consents. offered: every member has consented and a lead reviews it. published: on the
 * library's pages. returned: a lead asks for a change. withdrawn: a member took it back.
 */
export const offerStates = ["draft", "offered", "published", "returned", "withdrawn"] as const;
export type OfferState = (typeof offerStates)[number];

export const offerKeys = ["title", "place", "tried", "happened", "advice"] as const;
export type OfferTexts = Record<(typeof offerKeys)[number], string>;
export const longestOffer = 4_000;

/** An offer as its form shows it; before there is one, the cycle's own text. */
export const offerShown = (
  offer: { texts: OfferTexts; setting: Setting; audience: Audience } | null,
  start: Pick<OfferTexts, "title" | "tried" | "happened">,
) => ({
  ...(offer?.texts ?? { ...start, place: "", advice: "" }),
  ...{ setting: offer?.setting ?? "elementary", audience: offer?.audience ?? "members" },
});

/** Whether every member of the team has consented to this version. */
export function isConsented(
  revision: number,
  memberIds: readonly string[],
  consents: readonly { personId: string; revision: number }[],
): boolean {
  return (
    memberIds.length > 0 &&
    memberIds.every((id) => consents.some((consent) => consent.personId === id && consent.revision === revision))
  );
}

/** What open pages of the library's list follow; those of one entry follow `library:<id>`. */
export const libraryTopic = "library:all";

export const isSetting = (word: unknown): word is Setting => settings.some((each) => each === word);
export const isTopic = (word: unknown): word is Topic => topics.some((each) => each === word);

/** The audiences that a visitor belongs to. */
export const audiencesOf = (person: unknown): Audience[] => (person === null ? ["public"] : ["public", "members"]);
