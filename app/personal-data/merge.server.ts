import type { Catalog } from "#app/catalog/catalog.ts";
import { recordAudit } from "#app/identity/audit.server.ts";
import { joinBelonging } from "#app/identity/merge.server.ts";
import { holdLearning, joinLearning, settleCoursesOf } from "#app/learning/merge.server.ts";
import { postMail } from "#app/notifications/outbox.server.ts";
import type { Db } from "#db/client.server.ts";
import { type MergeProblem, mergeProblem } from "./merge.ts";
import {
  type Account,
  deleteAccount,
  deleteDoubles,
  findAccount,
  insertAccountMerge,
  lockAccounts,
  type Pair,
  updateAddress,
  updateReferences,
} from "./queries/account-merges.server.ts";

export type Merge = Pair & {
  /** Whose address the account has from then on. */
  address: "kept" | "gone";
  /** Courses that both accounts' work together finishes are finished; null where there are none. */
  catalog: Catalog | null;
};

export type Merged = "merged" | "missing" | MergeProblem;

/** Whether two accounts may become one now, and what they are called; for the page that asks. */
export async function mergePreview(db: Db, { keptId, goneId }: Pair) {
  const [kept, gone] = [await findAccount(db, keptId), await findAccount(db, goneId)];
  if (!kept || !gone) return null;
  return { kept, gone, problem: mergeProblem(kept, gone) };
}

/**
 * Makes one account of two, whole or not at all: everything done, written and belonging to the one that goes is the
 * other's from then on, and nothing counts twice. What opened the one that goes opens nothing any more. The caller has
 * seen to it that one person proved to own both.
 */
export async function mergeAccounts(db: Db, merge: Merge): Promise<Merged> {
  for (let tries = 1; ; tries++) {
    try {
      return await db.transaction((db) => mergeHeld(db, merge));
    } catch (error) {
      if (tries === 3 || !isDeadlock(error)) throw error;
    }
  }
}

async function mergeHeld(db: Db, { address, catalog, ...pair }: Merge): Promise<Merged> {
  await holdLearning(db, pair);
  const { kept, gone } = await lockAccounts(db, pair);
  if (!kept || !gone) return kept && pair.keptId === pair.goneId ? "itself" : "missing";
  const problem = mergeProblem(kept, gone);
  if (problem) return problem;

  const { madePrivate } = await joinLearning(db, pair); // before their cohorts are one
  await joinBelonging(db, pair);
  await deleteDoubles(db, pair);
  const counts = await updateReferences(db, pair);
  await deleteAccount(db, gone.id);
  const { email, emailVerifiedAt } = gone;
  if (address === "gone") await updateAddress(db, kept.id, { email, emailVerifiedAt });
  if (catalog) await settleCoursesOf(db, kept.id, catalog);

  await insertAccountMerge(db, { ...pair, counts });
  const detail = { goneId: gone.id, address, madePrivate };
  await recordAudit(db, { actorId: kept.id, action: "account.merged", subjectId: kept.id, detail });
  await tell(db, kept.id, kept);
  await tell(db, kept.id, gone);
  return "merged";
}

/** At both addresses: who did not do it has to hear of it, whichever account they know. */
async function tell(db: Db, personId: string, { email, language, timeZone }: NonNullable<Account>): Promise<void> {
  const data = { settingsPath: "/settings/sign-in" };
  await postMail(db, { personId, email, language, timeZone }, { template: "accounts_merged", data });
}

/** Someone was in the middle of something that also waited for us: PostgreSQL lets one go on, and we try again. */
function isDeadlock(error: unknown): boolean {
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  return typeof cause === "object" && cause !== null && "code" in cause && cause.code === "40P01";
}
