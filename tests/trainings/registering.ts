import { findRegistration } from "#app/trainings/registration/queries/registrations.server.ts";
import { register } from "#app/trainings/registration/registering.server.ts";
import type { Db } from "#db/client.server.ts";
import { join } from "#tests/world.ts";
import { aRun, nothingMore, now } from "./run.ts";

export const lead = { grants: [{ role: "program_lead" as const }] };

/** A run of a lead of the program, and four people. */
export async function aWorld(db: Db, given: Parameters<typeof aRun>[2] = {}) {
  const dana = await join(db, "dana", lead);
  const runId = await aRun(db, dana, given);
  const [ana, bea, femi, cora] = [
    await join(db, "ana"),
    await join(db, "bea"),
    await join(db, "femi"),
    await join(db, "cora"),
  ];
  return { dana, runId, ana, bea, femi, cora };
}

/** Registers a person who asks for nothing more. */
export const ask = (db: Db, person: { id: string }, runId: string, organizationId: string | null = null, at = now) =>
  register(db, person, runId, { ...nothingMore, organizationId, by: person.id }, at);

export const stateOf = async (db: Db, runId: string, { id }: { id: string }) =>
  (await findRegistration(db, runId, id))?.state;
