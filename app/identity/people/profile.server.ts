import type { Db } from "#db/client.server.ts";
import { recordAudit } from "../audit/audit.server.ts";
import type { Language } from "../person/language.ts";
import { lockProfile, type Profile, updatePerson } from "./queries/people.server.ts";

/**
 * Changes a person's own name, pronouns, time zone and language. The audit trail records which of these changed, not
 * the old values.
 */
export async function reviseProfile(
  db: Db,
  personId: string,
  { name, pronouns, timeZone, language }: Profile & { language: Language },
): Promise<void> {
  const next: Profile = { name, pronouns, timeZone, language };
  await db.transaction(async (db) => {
    const before = await lockProfile(db, personId);
    const fields = (["name", "pronouns", "timeZone", "language"] as const).filter(
      (field) => before?.[field] !== next[field],
    );
    if (fields.length === 0) return;
    await updatePerson(db, personId, next);
    const detail = { fields: fields.join(" ") };
    await recordAudit(db, { actorId: personId, action: "profile.changed", subjectId: personId, detail });
  });
}
