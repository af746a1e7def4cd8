import type { MergeSteps } from "#app/personal-data-part/merge-steps.server.ts";
import type { Pair } from "#app/personal-data-part/queries/rows.server.ts";
import type { Db } from "#db/client.server.ts";
import { mergeMemberships } from "../organizations/membership-merge.ts";
import {
  type Belonging,
  deleteDoubleGrants,
  deletePeriods,
  lockSharedPeriods,
  updatePeriods,
} from "./queries/account-merges.server.ts";
import { lockAdministrators } from "./queries/role-grants.server.ts";

/** Joins memberships, cohorts and roles in a merge. */
export const peopleMerge: MergeSteps = {
  async hold(db) {
    await lockAdministrators(db); // one of two equivalent roles is deleted
    return async () => true;
  },
  join: mergeBelonging,
};

/** Memberships with overlapping dates are joined, and of two equal grants the longer is kept. */
async function mergeBelonging(db: Db, pair: Pair): Promise<Record<string, number>> {
  await mergePeriods(db, "memberships", pair);
  await mergePeriods(db, "cohort_memberships", pair);
  await deleteDoubleGrants(db, pair);
  return {};
}

async function mergePeriods(db: Db, table: Belonging, pair: Pair): Promise<void> {
  const periods = await lockSharedPeriods(db, table, pair);
  const joinings = [...Map.groupBy(periods, ({ to }) => to).values()].map((theirs) => {
    const going = theirs.filter(({ isStaying }) => !isStaying);
    const joining = mergeMemberships(
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
