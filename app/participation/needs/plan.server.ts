import type { DocumentModel } from "#app/document/document.ts";
import { currentTime } from "#app/time/clock.ts";
import { dayOf, homeZone } from "#app/time/dates.ts";
import type { Db } from "#db/client.server.ts";
import { planDocument } from "./plan-document.ts";
import { listEntries } from "./queries/registers.server.ts";
import type { RegisterKind } from "./register.ts";

/** More entries than any program writes; beyond them, the oldest of a register are left out. */
const most = 1_000;

/** The first draft of the larger-scale plan, from the registers as they are. */
export async function draftPlan(db: Db, now = currentTime()): Promise<DocumentModel> {
  const inOrder = async (register: RegisterKind) => (await listEntries(db, register, { from: 0, most })).reverse();
  const [needs, sharing, lessons] = await Promise.all([inOrder("needs"), inOrder("sharing"), inOrder("lessons")]);
  return planDocument({ needs, sharing, lessons }, dayOf(now, homeZone));
}
