import * as m from "#app/messages/catalog.ts";
import type { ImportState } from "../import.ts";

const effects: Record<string, (values: { count: number }) => string> = {
  invite: m.importsEffectInvite,
  already_invited: m.importsEffectAlreadyInvited,
  join: m.importsEffectJoin,
  already_member: m.importsEffectAlreadyMember,
  join_cohort: m.importsEffectJoinCohort,
  in_cohort: m.importsEffectInCohort,
  add_role: m.importsEffectAddRole,
  role_held: m.importsEffectRoleHeld,
  name_kept: m.importsEffectNameKept,
  create: m.importsEffectCreate,
  exists: m.importsEffectExists,
};

/** A file's effects as sentences with counts; leaves out those that do not occur. */
export function effectsInWords(counts: Record<string, number>): string[] {
  return Object.entries(effects).flatMap(([effect, words]) => {
    const count = counts[effect] ?? 0;
    return count > 0 ? [words({ count })] : [];
  });
}

export function importStateInWords(state: ImportState, problemCount: number): string {
  if (state === "checked")
    return problemCount > 0 ? m.importsStateProblems({ count: problemCount }) : m.importsStateReady();
  if (state === "done" && problemCount > 0) return m.importsStateDoneSome({ count: problemCount });
  const words = {
    checking: m.importsStateChecking,
    running: m.importsStateRunning,
    done: m.importsStateDone,
    failed: m.importsStateFailed,
    discarded: m.importsStateDiscarded,
  };
  return words[state]();
}
