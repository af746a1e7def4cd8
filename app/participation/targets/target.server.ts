import { canLead, type Grant } from "#app/identity/person/role.ts";
import type { Db } from "#db/client.server.ts";
import type { ExactMeasure } from "../measures/measure.ts";
import { findPeriod } from "../periods/queries/periods.server.ts";
import { deleteTarget, insertTarget, updateTarget } from "./queries/targets.server.ts";
import { keptPlan } from "./target.ts";

type Actor = { id: string; grants: readonly Grant[] };
type Refused = "refused" | "not_there";

/** A plan as typed: hours for measures of time, else a count. */
type Plan = { planned: number; budgetLine: string; reason: string };

/** Records what a grant planned for a measure; "there" if it already has a plan for it, which stays as it is. */
export async function recordTarget(
  db: Db,
  actor: Actor,
  { periodId, measure }: { periodId: string; measure: ExactMeasure },
  plan: Plan,
): Promise<Refused | "recorded" | "there"> {
  if (!canLead(actor, {})) return "refused";
  if ((await findPeriod(db, periodId))?.kind !== "grant") return "not_there";
  const row = { ...plan, planned: keptPlan(measure, plan.planned), recordedBy: actor.id };
  return (await insertTarget(db, { ...row, periodId, measure })) ? "recorded" : "there";
}

/** Changes a plan, its budget line, or the reason for a difference. */
export async function changeTarget(
  db: Db,
  actor: Actor,
  { periodId, measure }: { periodId: string; measure: ExactMeasure },
  plan: Plan,
): Promise<Refused | "saved"> {
  if (!canLead(actor, {})) return "refused";
  const change = { ...plan, planned: keptPlan(measure, plan.planned), recordedBy: actor.id };
  return (await updateTarget(db, { periodId, measure }, change)) ? "saved" : "not_there";
}

/** Removes a plan; removing it again changes nothing. */
export async function removeTarget(
  db: Db,
  actor: Actor,
  { periodId, measure }: { periodId: string; measure: ExactMeasure },
): Promise<"refused" | "removed"> {
  if (!canLead(actor, {})) return "refused";
  await deleteTarget(db, periodId, measure);
  return "removed";
}
