import type { Catalog } from "#app/catalog/catalog.ts";
import { recordAudit } from "#app/identity/audit/audit.server.ts";
import { queueMail } from "#app/mail/outbox.server.ts";
import type { MergeSteps } from "#app/personal-data-part/merge-steps.server.ts";
import type { Pair } from "#app/personal-data-part/queries/rows.server.ts";
import type { Db } from "#db/client.server.ts";
import { type MergeProblem, mergeProblem } from "./merge.ts";
import { mergeStepsWith } from "./merge-steps.server.ts";
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
  /** Which account's address is kept. */
  address: "kept" | "gone";
  /** Courses that the combined work completes are finished; null if there are none. */
  catalog: Catalog | null;
};

export type Merged = "merged" | "missing" | MergeProblem;

/** Whether two accounts may be merged now, and what they are called; for the confirmation page. */
export async function mergePreview(db: Db, { keptId, goneId }: Pair) {
  const [kept, gone] = [await findAccount(db, keptId), await findAccount(db, goneId)];
  if (!kept || !gone) return null;
  return { kept, gone, problem: mergeProblem(kept, gone) };
}

/**
 * Merges one account into another, completely or not at all: everything that the first one did, wrote and belonged to
 * becomes the other's, and nothing counts twice. Its credentials stop working. The caller has verified that one person
 * owns both.
 */
export async function mergeAccounts(db: Db, merge: Merge): Promise<Merged> {
  for (let tries = 1; ; tries++) {
    try {
      return await db.transaction((db) => mergeLocked(db, merge));
    } catch (error) {
      if (error instanceof Refusal) return error.why;
      if (tries === 5 || !isRetriable(error)) throw error;
    }
  }
}

/** Thrown to roll back everything done so far. */
class Refusal extends Error {
  readonly why: Exclude<Merged, "merged">;
  constructor(why: Exclude<Merged, "merged">) {
    super(why);
    this.why = why;
  }
}

class NewlyStartedWork extends Error {}

async function mergeLocked(db: Db, { address, catalog, ...pair }: Merge): Promise<Merged> {
  if (pair.keptId === pair.goneId) throw new Refusal("itself");
  const steps = mergeStepsWith(catalog);
  const { kept, gone } = await hold(db, pair, steps);
  const joined: Record<string, number> = {};
  for (const { join } of steps.toReversed()) Object.assign(joined, await join?.(db, pair));
  await deleteDoubles(db, pair);
  const counts = await updateReferences(db, pair);
  await deleteAccount(db, gone.id);
  const { email, emailVerifiedAt } = gone;
  if (address === "gone") await updateAddress(db, kept.id, { email, emailVerifiedAt });
  for (const { settle } of steps) await settle?.(db, kept.id);

  await insertAccountMerge(db, { ...pair, counts });
  const detail = { goneId: gone.id, address, ...joined };
  await recordAudit(db, { actorId: kept.id, action: "account.merged", subjectId: kept.id, detail });
  await notifyAddress(db, kept.id, kept);
  await notifyAddress(db, kept.id, gone);
  return "merged";
}

/** To both addresses: someone who did not do this must learn of it at whichever account they know. */
async function notifyAddress(
  db: Db,
  personId: string,
  { email, language, timeZone }: NonNullable<Account>,
): Promise<void> {
  const data = { settingsPath: "/settings/sign-in" };
  await queueMail(db, { personId, email, language, timeZone }, { template: "accounts_merged", data });
}

/** Locks both accounts, once the one merged away can start nothing new, and everything that was started is included. */
async function hold(db: Db, pair: Pair, steps: MergeSteps[]) {
  if (!(await findAccount(db, pair.keptId))) throw new Refusal("missing");
  const checks: (() => Promise<boolean>)[] = [];
  for (const { hold } of steps) if (hold) checks.push(await hold(db, pair));
  const { kept, gone } = await lockBoth(db, pair);
  if (!kept || !gone) throw new Refusal("missing");
  const problem = mergeProblem(kept, gone);
  if (problem) throw new Refusal(problem);
  for (const isAllHeld of checks) if (!(await isAllHeld())) throw new NewlyStartedWork();
  return { kept, gone };
}

/** In a fixed order, so that two merges cannot deadlock. */
async function lockBoth(db: Db, { keptId, goneId }: Pair) {
  const first = keptId < goneId ? await lockAccount(db, keptId, "stays") : null;
  const gone = await lockAccount(db, goneId, "goes");
  return { kept: first ?? (await lockAccount(db, keptId, "stays")), gone };
}

/** A concurrent action was waiting for us, or has just finished: then there is more to merge. */
function isRetriable(error: unknown): boolean {
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  const code = typeof cause === "object" && cause !== null && "code" in cause ? cause.code : null;
  return error instanceof NewlyStartedWork || ["40P01", "23505", "23503"].includes(String(code));
}
