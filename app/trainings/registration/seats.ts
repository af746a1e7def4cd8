/** How the waitlist is served: in order, or first those whose organization has no seat in the run. */
export const offerRules = ["order", "organizations"] as const;
export type OfferRule = (typeof offerRules)[number];

/** Seats that a run keeps for an organization until a moment. */
export type HeldSeats = { organizationId: string; seats: number; releaseAt: Date };

/** How many seats each organization has taken; `null` stands for people without an organization. */
export type Taken = ReadonlyMap<string | null, number>;

export type Seating = { capacity: number; held: readonly HeldSeats[]; taken: Taken };

/**
 * How many seats are free for a person of an organization: those that nobody took and that are not held for another
 * organization. Seats held for an organization are used by its own people first. Never negative.
 */
export function freeSeats({ capacity, held, taken }: Seating, organizationId: string | null, now: Date): number {
  const waiting = held.filter(({ releaseAt }) => releaseAt > now);
  const kept = waiting
    .filter((each) => each.organizationId !== organizationId)
    .reduce((sum, { organizationId, seats }) => sum + Math.max(0, seats - (taken.get(organizationId) ?? 0)), 0);
  const all = [...taken.values()].reduce((sum, seats) => sum + seats, 0);
  return Math.max(0, capacity - all - kept);
}

/** Someone on the waitlist. */
export type Waiting = { id: string; organizationId: string | null; queuedAt: Date };

/**
 * Who is offered a free seat, in the order of the offers: by the run's rule, as long as a seat is free for them. A
 * person for whom no seat is free keeps their turn.
 */
export function nextOffers<Each extends Waiting>(
  seating: Seating,
  rule: OfferRule,
  waitlist: readonly Each[],
  now: Date,
): Each[] {
  const taken = new Map(seating.taken);
  const left = [...waitlist].sort(byTurn);
  const offers: Each[] = [];
  for (;;) {
    const eligible = left.filter(({ organizationId }) => freeSeats({ ...seating, taken }, organizationId, now) > 0);
    const next = rule === "order" ? eligible[0] : (eligible.find((each) => !hasSeat(taken, each)) ?? eligible[0]);
    if (!next) return offers;
    offers.push(next);
    left.splice(left.indexOf(next), 1);
    taken.set(next.organizationId, (taken.get(next.organizationId) ?? 0) + 1);
  }
}

/** Someone without an organization stands for themselves, so nobody has a seat for them yet. */
function hasSeat(taken: Taken, { organizationId }: Waiting): boolean {
  return organizationId !== null && (taken.get(organizationId) ?? 0) > 0;
}

function byTurn(one: Waiting, other: Waiting): number {
  return one.queuedAt.getTime() - other.queuedAt.getTime() || (one.id < other.id ? -1 : 1);
}

/** Whether a number in line tells the truth: seats are offered in order, and none is held for an organization. */
export function hasPositions(rule: OfferRule, held: readonly HeldSeats[], now: Date): boolean {
  return rule === "order" && held.every(({ releaseAt }) => releaseAt <= now);
}
