import type { Person } from "#app/identity/person/person.ts";
import type { Motif } from "#app/ui/motif.tsx";
import type { Db } from "#db/client.server.ts";

/** What a domain needs to say what waits for someone. */
export type TodayVisit = { db: Db; person: Person; now: Date };

/** Something that a person can do next, worded for the page. */
export type TodayItem = {
  /** Unique on the page: the domain's name, then an id of its own. */
  id: string;
  reason: TodayReason;
  title: string;
  to: string;
  /** The button: a verb, such as "Begin this lesson". */
  action: string;
  /** What it is part of, such as its course. */
  within?: { title: string; to: string };
  /** One line, such as "Lesson 3 of 9 · About 6 minutes left". */
  facts?: string;
  /** When something happened, such as "You were here on Monday". */
  note?: string;
  picture?: Motif;
};

/** Why it waits; moments are ISO 8601. */
export type TodayReason =
  /** Gone for this person after `at`, such as an offered place. */
  | { kind: "expires"; at: string }
  /** Takes place or is due at `at`, and is over at `until`, such as a meeting. */
  | { kind: "scheduled"; at: string; until: string }
  /** Came back from someone else, with something to read or change. */
  | { kind: "returned"; at: string }
  /** The next step of what they take part in; `at` is when they last worked on it. */
  | { kind: "next"; at: string | null }
  /** Their own work, begun and not on the way to anything else. */
  | { kind: "begun"; at: string };

const soonHours = 24;

/**
 * The one order of Today: what expires, what takes place within 24 hours, what was returned, the next step, what was
 * begun, and what takes place later. What expired or is over by `now` is left out.
 */
export function rankToday(items: readonly TodayItem[], now: Date): TodayItem[] {
  return items
    .flatMap((item) => {
      const rank = rankOf(item.reason, now.getTime());
      return rank === null ? [] : [{ item, rank }];
    })
    .sort((a, b) => a.rank - b.rank || withinRank(a.item, b.item))
    .map(({ item }) => item);
}

function rankOf(reason: TodayReason, now: number): number | null {
  switch (reason.kind) {
    case "expires":
      return Date.parse(reason.at) <= now ? null : 0;
    case "scheduled":
      if (Date.parse(reason.until) <= now) return null;
      return Date.parse(reason.at) - now <= soonHours * 3_600_000 ? 1 : 5;
    case "returned":
      return 2;
    case "next":
      return 3;
    case "begun":
      return 4;
  }
}

/** The soonest or longest waiting first; of one's own work, the latest. */
function withinRank(a: TodayItem, b: TodayItem): number {
  const isOwn = a.reason.kind === "next" || a.reason.kind === "begun";
  const order = isOwn ? momentOf(b) - momentOf(a) : momentOf(a) - momentOf(b);
  return order || (a.id < b.id ? -1 : 1);
}

const momentOf = ({ reason }: TodayItem): number => (reason.at === null ? 0 : Date.parse(reason.at));
