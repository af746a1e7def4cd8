import type { Mails } from "#app/mail/mail.ts";
import { queueMails } from "#app/mail/outbox.server.ts";
import { notifyWithOwnMail } from "#app/notifications/notify.server.ts";
import type { Db } from "#db/client.server.ts";
import type { AboutRun } from "../mail-of-run.ts";
import type { Run } from "../runs/queries/runs.server.ts";
import { listAddressees } from "./queries/registrations.server.ts";

type Template =
  | "training_registration"
  | "training_registered_by"
  | "training_approval"
  | "training_reminder"
  | "training_offered"
  | "training_offer_lapsed"
  | "training_moved"
  | "training_canceled";

/** Mails the people of these registrations about their run; `data` adds what this mail says beside it. */
export async function mailAboutRun<Each extends Template>(
  db: Db,
  template: Each,
  { id, title, startsAt }: Run,
  { ids, data, uselessAfter }: { ids: string[]; data: (about: AboutRun) => Mails[Each]; uselessAfter?: Date },
): Promise<void> {
  const told = data({ title, startsAt: startsAt.toISOString(), runPath: `/trainings/${id}` });
  const addressees = await listAddressees(db, ids);
  const mailed =
    template === "training_registration" ? addressees : await toMailNow(db, template, { id, title }, addressees);
  await queueMails(
    db,
    template,
    mailed.map(({ registrationId: _, ...to }) => ({ to, data: told, ...(uselessAfter ? { uselessAfter } : {}) })),
  );
}

type Addressee = Awaited<ReturnType<typeof listAddressees>>[number];

/** Tells people of a run in the app; those of them who want the mail now. */
async function toMailNow(
  db: Db,
  template: Exclude<Template, "training_registration">,
  { id, title }: Pick<Run, "id" | "title">,
  addressees: Addressee[],
): Promise<Addressee[]> {
  const to = addressees.flatMap(({ personId }) => personId ?? []);
  const kind = template === "training_moved" ? "session_change" : template;
  const now = await notifyWithOwnMail(db, { kind, to, place: title, path: `/trainings/${id}`, subjectId: id });
  return addressees.filter(({ personId }) => personId !== null && now.has(personId));
}
