import { findOrganization } from "#app/identity/organizations/queries/organizations.server.ts";
import { canLead, type Grant } from "#app/identity/person/role.ts";
import { currentTime } from "#app/time/clock.ts";
import { dayOf, homeZone } from "#app/time/dates.ts";
import type { Db } from "#db/client.server.ts";
import { deleteEntry, findEntry, insertEntry, updateEntry } from "./queries/registers.server.ts";
import { type EntryProblem, entryProblem, type RegisterKind, type Written } from "./register.ts";

type Actor = { id: string; grants: readonly Grant[] };
type Refused = "refused" | "no_organization" | EntryProblem;

/** Adds an entry to a register; the same form sent twice adds one. */
export async function recordEntry(
  db: Db,
  actor: Actor,
  { register, clientKey }: { register: RegisterKind; clientKey: string },
  written: Written,
  now = currentTime(),
): Promise<Refused | "recorded"> {
  const problem = await problemOf(db, actor, written, now);
  if (problem) return problem;
  await insertEntry(db, { ...written, register, clientKey, recordedBy: actor.id });
  return "recorded";
}

/** Changes an entry; "changed" if somebody else did since the form was shown, and nothing is written then. */
export async function changeEntry(
  db: Db,
  actor: Actor,
  at: { register: RegisterKind; id: string; revision: string },
  written: Written,
  now = currentTime(),
): Promise<Refused | "saved" | "changed" | "not_there"> {
  const problem = await problemOf(db, actor, written, now);
  if (problem) return problem;
  if (await updateEntry(db, at, written)) return "saved";
  return (await findEntry(db, at.register, at.id)) ? "changed" : "not_there";
}

/** Removes an entry; removing it again changes nothing. */
export async function removeEntry(
  db: Db,
  actor: Actor,
  { register, id }: { register: RegisterKind; id: string },
): Promise<"refused" | "removed"> {
  if (!canLead(actor, {})) return "refused";
  await deleteEntry(db, register, id);
  return "removed";
}

async function problemOf(db: Db, actor: Actor, written: Written, now: Date): Promise<Refused | null> {
  if (!canLead(actor, {})) return "refused";
  if (written.organizationId && !(await findOrganization(db, written.organizationId))) return "no_organization";
  return entryProblem(written, dayOf(now, homeZone));
}
