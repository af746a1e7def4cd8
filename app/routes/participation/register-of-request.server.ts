import { notFound } from "#app/http/refusals.ts";
import { listOpenOrganizations } from "#app/identity/organizations/queries/organization-lists.server.ts";
import * as m from "#app/messages/catalog.ts";
import { type EntryProblem, isRegister } from "#app/participation/needs/register.ts";
import { db } from "#db/pool.server.ts";
import { programLead } from "./reader.server.ts";

/** Organizations to choose from, at most. */
const mostOrganizations = 1_000;

/** A register and a lead of the program; 404 for anyone else. */
export async function registerOf(request: Request, register?: string) {
  const person = await programLead(request);
  if (!isRegister(register)) throw notFound("Register");
  return { person, register };
}

/** Organizations that an entry can name. */
export async function organizationChoices() {
  const rows = await listOpenOrganizations(db, { limit: mostOrganizations });
  return rows.map(({ id, name }) => ({ id, name }));
}

/** The problems of an entry, each beside its field. */
export function problemsOf(problem: EntryProblem | "no_organization"): Record<string, string[]> {
  if (problem === "in_future") return { happenedOn: [m.registerFuture()] };
  if (problem === "no_reason") return { decision: [m.registerReasonMissing()] };
  return { organizationId: [m.commitmentOrganizationMissing()] };
}
