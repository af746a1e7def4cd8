import { afterEach, expect, test } from "vitest";
import { sendMail } from "#app/mail/sending.server.ts";
import { moveClock } from "#app/time/clock.ts";
import { register } from "#app/trainings/registration/registering.server.ts";
import { cancelRegistration } from "#app/trainings/registration/registration.server.ts";
import { passOnOffers } from "#app/trainings/registration/waitlist.server.ts";
import type { Db } from "#db/client.server.ts";
import { mails } from "#db/schema/index.ts";
import { withCommittedDatabase } from "#tests/database.ts";
import { closeServer, once, open, post } from "#tests/mail/sent-mail.ts";
import { join } from "#tests/world.ts";
import { aRun, nothingMore, now } from "./run.ts";

afterEach(closeServer);
afterEach(() => moveClock(0));

const noServer = "smtp://127.0.0.1:1";
const later = (hours: number) => new Date(now.getTime() + hours * 60 * 60 * 1000);

async function sendAll(db: Db, url: string) {
  const problems = [];
  for (const { id, state } of await db.select().from(mails)) {
    if (state !== "waiting") continue;
    problems.push(await sendMail(db, post(url), { mailId: id }, once).then(() => null, String));
  }
  return problems;
}

test("an offer that lapsed while the mail server was away is not mailed as one that still stands", () =>
  withCommittedDatabase(async (db) => {
    const at = (hours: number) => moveClock(later(hours).getTime() - Date.now());
    const dana = await join(db, "dana", { grants: [{ role: "program_lead" }] });
    const runId = await aRun(db, dana, { capacity: 1 });
    const [ana, bea, cora] = [await join(db, "ana"), await join(db, "bea"), await join(db, "cora")];
    for (const [hours, person] of [ana, bea, cora].entries()) {
      await register(db, person, runId, { ...nothingMore, organizationId: null, by: person.id }, later(hours));
    }
    const { arrived, url } = await open();
    at(3);
    await sendAll(db, url());
    arrived.length = 0;

    await cancelRegistration(db, ana, runId, { now: later(3) });
    expect((await sendAll(db, noServer)).every((problem) => problem?.includes("JobFailure"))).toBe(true);
    at(40);
    await passOnOffers(db);
    await sendAll(db, noServer);
    await sendAll(db, url());
    const told = arrived.map(({ envelopeTo, subject }) => `${String(envelopeTo).split("@")[0]}: ${subject}`);
    expect(told.sort()).toEqual([
      "bea: The offered seat went on: Empathy interviews",
      "cora: A seat is free for you: Empathy interviews",
    ]);
  }));
