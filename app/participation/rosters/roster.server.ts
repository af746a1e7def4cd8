import type { Grant } from "#app/identity/person/role.ts";
import { currentTime } from "#app/time/clock.ts";
import { dayOf, homeZone } from "#app/time/dates.ts";
import type { Db } from "#db/client.server.ts";
import { canReadOrganization, participationScopeOf } from "../scope.ts";
import { countMembersAmong, insertRoster } from "./queries/rosters.server.ts";
import { longestRoster, readPastedRoster } from "./roster.ts";

type Actor = { id: string; grants: readonly Grant[] };
type Wanted = {
  organizationId: string;
  asOf: string;
  people: number | null;
  list: string;
  note: string;
  clientKey: string;
};

/** Lists of fewer people are counted, but not compared with anyone's account. */
const leastToMatch = 10;

/**
 * Records how many people an organization has, from a number or from a pasted list. Of a list only counts are kept:
 * how many people it names, and how many of them are already on the organization's own list, whose names its leads may
 * read anyway; so that pasting a list tells nobody whether an address has an account.
 */
export async function recordRoster(
  db: Db,
  actor: Actor,
  { organizationId, asOf, people, list, note, clientKey }: Wanted,
  now = currentTime(),
): Promise<"recorded" | "refused" | "nobody" | "two_counts" | "too_long" | "in_future"> {
  const scope = participationScopeOf(actor);
  if (!scope || !canReadOrganization(scope, organizationId)) return "refused";
  if (asOf > dayOf(now, homeZone)) return "in_future";
  const pasted = readPastedRoster(list);
  if (pasted.people > longestRoster) return "too_long";
  if (people && pasted.people > 0 && people !== pasted.people) return "two_counts";
  const count = pasted.people > 0 ? pasted.people : people;
  if (!count) return "nobody";
  const withAccount = pasted.people >= leastToMatch ? await countMembersAmong(db, organizationId, pasted.emails) : null;
  const facts = { organizationId, asOf, people: count, withAccount, note, clientKey };
  await insertRoster(db, { ...facts, recordedBy: actor.id });
  return "recorded";
}
