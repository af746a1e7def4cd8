import { eq } from "drizzle-orm";
import { queueMail } from "#app/mail/outbox.server.ts";
import { notify } from "#app/notifications/notify.server.ts";
import { unsubscribePath } from "#app/notifications/unsubscribe.server.ts";
import { notifications } from "#db/schema/index.ts";
import { everybody, nothing, only, signedIn, unchanged } from "./answers.ts";
import { domainRows, type World } from "./rows.ts";

export const mailRows = domainRows(prepare, {
  "settings/notifications": {
    at: () => "/settings/notifications",
    get: signedIn(200),
    post: { form: {}, answers: { ...everybody(422), nobody: 303 } },
  },
  notifications: {
    at: () => "/notifications",
    get: signedIn(200),
    post: { form: {}, answers: everybody(303) },
  },
  "notifications/:notification": {
    at: ({ notificationId }) => `/notifications/${notificationId}`,
    get: { ...everybody(404), owner: 303, nobody: 303 },
  },
  unsubscribe: {
    at: ({ unsubscribe }) => unsubscribe,
    get: everybody(200),
    post: { form: {}, answers: everybody(200) },
  },
  // the secret decides: tests/mail/bounces.test.ts
  "mail/inbound": { at: () => "/mail/inbound", get: everybody(404), post: { form: {}, answers: everybody(404) } },
  "mail/events": { at: () => "/mail/events", get: everybody(404), post: { form: {}, answers: everybody(404) } },
  "admin/mail": { at: () => "/admin/mail", get: only(["admin"], 200) },
  "admin/mail/test": {
    at: () => "/admin/mail/test",
    get: everybody(unchanged),
    post: { form: {}, answers: only(["admin"], 303) },
  },
  "admin/mail/retries": {
    at: () => "/admin/mail/retries",
    get: everybody(unchanged),
    post: { form: {}, answers: only(["admin"], 303) },
  },
  "admin/mail/previews/:template": { at: () => "/admin/mail/previews/sign_in", get: only(["admin"], 200) },
  "admin/mail/:mail/retry": {
    at: ({ mailId }) => `/admin/mail/${mailId}/retry`,
    get: everybody(unchanged),
    post: { form: {}, answers: only(["admin"], 303) },
  },
  "admin/jobs": { at: () => "/admin/jobs", get: only(["admin"], 200) },
  // tests/jobs/dead-letters.test.ts covers an existing one
  "admin/jobs/:job": {
    at: () => `/admin/jobs/${nothing}`,
    get: everybody(unchanged),
    post: { form: { _method: "delete" }, answers: signedIn(404) },
  },
  "admin/jobs/:job/retry": {
    at: () => `/admin/jobs/${nothing}/retry`,
    get: everybody(unchanged),
    post: { form: {}, answers: signedIn(404) },
  },
  // only the demo has one (tests/notifications/pages.test.ts)
  mailbox: { at: () => "/mailbox", get: everybody(404) },
  "mailbox/:mail": { at: () => `/mailbox/${nothing}`, get: everybody(404) },
});

async function prepare({ db, owner }: World) {
  await notify(db, { kind: "join_request", to: [owner.id], place: "River", path: "/cohorts" });
  const [told] = await db.select().from(notifications).where(eq(notifications.personId, owner.id));
  const to = { personId: null, email: "ana@example.org", language: "en", timeZone: "America/Los_Angeles" };
  const mail = await queueMail(db, to, { template: "test", data: { at: new Date().toISOString() } });
  const unsubscribe = unsubscribePath({ personId: owner.id }, "nudges");
  return { mailId: mail?.mailId ?? "", notificationId: told?.id ?? "", unsubscribe };
}
