import type { Db } from "#db/client.server.ts";
import { joinMemberships } from "../organizations/membership-join.ts";
import {
  type Belonging,
  deleteDoubleGrants,
  deletePeriods,
  lockSharedPeriods,
  type Pair,
  updatePeriods,
} from "./queries/account-merges.server.ts";

/**
 * Makes one of everything that both accounts have: memberships whose dates overlap are joined, of two roles that allow
 * the same the longer stays. What is left of the one that goes stands in nothing's way, and the caller gives it to the
 * other.
 */
export async function joinBelonging(db: Db, pair: Pair): Promise<void> {
  await joinPeriods(db, "memberships", pair);
  await joinPeriods(db, "cohort_memberships", pair);
  await deleteDoubleGrants(db, pair);
}

async function joinPeriods(db: Db, table: Belonging, pair: Pair): Promise<void> {
  const periods = await lockSharedPeriods(db, table, pair);
  const joinings = [...Map.groupBy(periods, ({ to }) => to).values()].map((theirs) => {
    const going = theirs.filter(({ isStaying }) => !isStaying);
    const joining = joinMemberships(
      theirs.filter(({ isStaying }) => isStaying),
      going,
    );
    const covered = going.filter(({ id }) => !joining.moved.includes(id)).map(({ id }) => id);
    return { widened: joining.widened, gone: [...joining.parked, ...covered] };
  });
  // First those that go: a widened one may then last without an end.
  await deletePeriods(
    db,
    table,
    joinings.flatMap(({ gone }) => gone),
  );
  await updatePeriods(
    db,
    table,
    joinings.flatMap(({ widened }) => widened),
  );
}
