import { notify, notifyEach } from "#app/notifications/notify.server.ts";
import type { Db } from "#db/client.server.ts";
import type { Credential } from "./queries/credentials.server.ts";

type Told = { run: { id: string; title: string }; to: readonly (string | null)[]; actorId: string };

/** Tells people that their minutes for a run were corrected. A holder without an account is not told. */
export async function tellOfCorrection(db: Db, { run, to, actorId }: Told): Promise<void> {
  await notify(db, {
    ...{ kind: "credit_corrected", to: to.filter((id) => id !== null), actorId },
    ...{ place: run.title, path: "/learning-record", subjectId: run.id },
  });
}

/** Tells people that their certificates were revoked; each page shows the reason. */
export async function tellOfRevocation(db: Db, revoked: readonly Credential[], actorId: string): Promise<void> {
  await notifyEach(
    db,
    "certificate_revoked",
    revoked.map(({ id, personId, title, code }) => ({
      ...{ personId, actorId, place: title, path: `/certificates/${code}`, subjectId: id },
    })),
  );
}
