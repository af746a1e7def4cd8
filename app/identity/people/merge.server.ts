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
 * Joins what both accounts have: memberships with overlapping dates are joined, and of two equal grants the longer is
 * kept. The rest of the merged account then conflicts with nothing, and the caller moves it to the kept account.
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
  // The merged account's first, because an extended membership may then have no end.
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
