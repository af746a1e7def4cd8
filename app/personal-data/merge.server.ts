import type { Catalog } from "#app/catalog/catalog.ts";
import { recordAudit } from "#app/identity/audit/audit.server.ts";
import { joinBelonging } from "#app/identity/people/merge.server.ts";
import { lockAdministrators } from "#app/identity/people/queries/role-grants.server.ts";
import { holdLearning, isAllHeld, joinLearning, settleCoursesOf } from "#app/learning/merge.server.ts";
import { postMail } from "#app/mail/outbox.server.ts";
import type { Pair } from "#app/personal-data-part/queries/merge.server.ts";
import type { Db } from "#db/client.server.ts";
import { type MergeProblem, mergeProblem } from "./merge.ts";
import {
  type Account,
  deleteAccount,
  deleteDoubles,
  findAccount,
  insertAccountMerge,
  lockAccount,
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
      if (error instanceof Refusal) return error.why;
      if (tries === 5 || !isWorthAnotherTry(error)) throw error;
    }
  }
}

/** Thrown, so that nothing stays of what was done to get so far. */
class Refusal extends Error {
  readonly why: Exclude<Merged, "merged">;
  constructor(why: Exclude<Merged, "merged">) {
    super(why);
    this.why = why;
  }
}

class BegunMeanwhile extends Error {}

async function mergeHeld(db: Db, { address, catalog, ...pair }: Merge): Promise<Merged> {
  if (pair.keptId === pair.goneId) throw new Refusal("itself");
  const { kept, gone } = await hold(db, pair);
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

/** Both accounts, when nobody can begin anything in the one that goes, and nothing that was begun is left out. */
async function hold(db: Db, pair: Pair) {
  await lockAdministrators(db); // of two roles that allow the same, one goes
  if (!(await findAccount(db, pair.keptId))) throw new Refusal("missing");
  const courses = await holdLearning(db, pair);
  const { kept, gone } = await lockBoth(db, pair);
  if (!kept || !gone) throw new Refusal("missing");
  const problem = mergeProblem(kept, gone);
  if (problem) throw new Refusal(problem);
  if (!(await isAllHeld(db, pair, courses))) throw new BegunMeanwhile();
  return { kept, gone };
}

/** In one order, so that two merges do not wait for each other. */
async function lockBoth(db: Db, { keptId, goneId }: Pair) {
  const first = keptId < goneId ? await lockAccount(db, keptId, "stays") : null;
  const gone = await lockAccount(db, goneId, "goes");
  return { kept: first ?? (await lockAccount(db, keptId, "stays")), gone };
}

/** Someone was in the middle of something that also waited for us, or just finished it: then there is more to merge. */
function isWorthAnotherTry(error: unknown): boolean {
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  const code = typeof cause === "object" && cause !== null && "code" in cause ? cause.code : null;
  return error instanceof BegunMeanwhile || ["40P01", "23505", "23503"].includes(String(code));
}
