import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { inviteByMail } from "#app/identity/invitations/invitation.server.ts";
import { openMailed } from "#app/identity/invitations/invitation-acceptance.server.ts";
import { listSessions } from "#app/identity/sessions/queries/sessions.server.ts";
import { personFor, startSession } from "#app/identity/sessions/session.server.ts";
import { askForEmailChange, changeEmail, undoableChange } from "#app/identity/sign-in/email-change.server.ts";
import { issueProof, proofOfLink } from "#app/identity/sign-in/mail-proof.server.ts";
import { exportByLink, requestDataExport, writeDataExport } from "#app/personal-data/data-export.server.ts";
import { askForErasure, eraseAccount, erasureByLink } from "#app/personal-data/erasure.server.ts";
import { applyRetentionRules } from "#app/personal-data/retention.server.ts";
import { moveClock } from "#app/time/clock.ts";
import { days, minutes } from "#app/time/durations.ts";
import type { Db } from "#db/client.server.ts";
import { dataExports, erasures, people, roleGrants } from "#db/schema/index.ts";
import { inDatabase, withCommittedDatabase } from "#tests/database.ts";
import { mailTo, tokenIn } from "#tests/identity/outbox.ts";
import { join } from "#tests/world.ts";

beforeAll(() => vi.stubEnv("MAIL_URL", "smtp://mail.invalid"));
afterEach(() => moveClock(0));
afterAll(() => vi.unstubAllEnvs());

const address = "203.0.113.7";
const signIn = async (db: Db, personId: string) => {
  const cookie = (await startSession(db, new Request("http://practice.test/"), personId)).split(";")[0] ?? "";
  return new Request("http://practice.test/", { headers: { cookie } });
};

test("an invitation opens for its days and not after them", () =>
  inDatabase(async (db) => {
    const ines = await join(db, "ines", { grants: [{ role: "administrator" }] });
    const none = { name: null, organizationId: null, cohortId: null, title: null, note: null };
    await inviteByMail(db, ines, { ...none, email: "bea@maple.example", role: "educator", days: 14 }, address);
    const token = tokenIn(await mailTo(db, "bea@maple.example", "invitation"));
    const isClosedOn = async (day: number) => {
      moveClock(day * days);
      return (await openMailed(db, token, null)) === "closed";
    };
    expect([await isClosedOn(0), await isClosedOn(13)]).toEqual([false, false]);
    expect([await isClosedOn(15), await isClosedOn(270)]).toEqual([true, true]);
  }));

test("a session ends when unused, lasts while it is used, and ends at last; a role in it ends with its grant", () =>
  inDatabase(async (db) => {
    const cora = await join(db, "cora", { grants: [{ role: "educator" }] });
    const endsAt = new Date(Date.now() + 20 * days);
    await db.insert(roleGrants).values({ personId: cora.id, role: "coach", reason: "for a while", endsAt });
    const [unused, used] = [await signIn(db, cora.id), await signIn(db, cora.id)];
    const rolesOn = async (day: number) => {
      moveClock(day * days);
      await new Promise(setImmediate); // what one page asks twice is answered once
      return (await personFor(db, used))?.grants.map(({ role }) => role).sort() ?? null;
    };
    expect(await rolesOn(19)).toEqual(["coach", "educator"]);
    expect(await rolesOn(21)).toEqual(["educator"]);
    expect(await rolesOn(40)).toEqual(["educator"]);
    expect(await listSessions(db, cora.id)).toHaveLength(1);
    expect(await personFor(db, unused)).toBeNull();
    expect(await rolesOn(65)).toEqual(["educator"]);
    expect(await rolesOn(89)).toEqual(["educator"]);
    expect(await rolesOn(91)).toBeNull();
    moveClock(270 * days);
    expect(await personFor(db, await signIn(db, cora.id))).not.toBeNull(); // a session of that day begins on that day
  }));

test("a download opens for a week, and is removed when its time is over", () =>
  withCommittedDatabase(async (db) => {
    const ana = await join(db, "ana");
    await requestDataExport(db, ana.id);
    const [waiting] = await db.select({ id: dataExports.id }).from(dataExports);
    await writeDataExport(db, { exportId: waiting?.id ?? "" });
    const { linkPath } = await mailTo(db, ana.email, "export_ready");
    const link = new URLSearchParams(linkPath.split("?")[1]).get("link") ?? "";
    moveClock(6 * days);
    expect(await exportByLink(db, ana.id, link)).toBe(waiting?.id);
    expect((await applyRetentionRules(db)).data_exports).toBe(0);
    moveClock(270 * days);
    expect(await exportByLink(db, ana.id, link)).toBeNull();
    expect((await applyRetentionRules(db)).data_exports).toBe(1);
  }));

test("a mailed link lasts minutes, and the change of an address can be undone for days", () =>
  inDatabase(async (db) => {
    const ana = await join(db, "ana");
    const { token } = await issueProof(db, { purpose: "sign_in", email: ana.email, personId: ana.id });
    expect(await proofOfLink(db, "sign_in", token)).not.toBeNull();
    moveClock(24 * 60 * minutes);
    expect(await proofOfLink(db, "sign_in", token)).toBeNull();
    moveClock(0);
    await askForEmailChange(db, ana, { email: "ana@cedar.example", address });
    await changeEmail(db, ana, tokenIn(await mailTo(db, "ana@cedar.example", "confirm_email_change")));
    const { undoPath } = await mailTo(db, ana.email, "email_changed");
    const undo = new URLSearchParams(undoPath.split("?")[1]).get("token") ?? "";
    expect(await undoableChange(db, undo)).not.toBeNull();
    moveClock(270 * days);
    expect(await undoableChange(db, undo)).toBeNull();
  }));

test("an account is erased when its days to reconsider are over, not before", () =>
  inDatabase(async (db) => {
    const [, ana] = [await join(db, "ines", { grants: [{ role: "administrator" }] }), await join(db, "ana")];
    await askForErasure(db, new Request("http://practice.test/"), ana);
    const { undoPath } = await mailTo(db, ana.email, "erasure_requested");
    const undo = new URLSearchParams(undoPath.split("?")[1]).get("token") ?? "";
    const [asked] = await db.select({ erasureId: erasures.id }).from(erasures);
    const isThere = async () => (await db.select().from(people)).some(({ id }) => id === ana.id);
    await eraseAccount(db, { erasureId: asked?.erasureId ?? "" });
    expect(await isThere()).toBe(true);
    moveClock(270 * days);
    expect(await erasureByLink(db, undo)).toBeNull();
    await eraseAccount(db, { erasureId: asked?.erasureId ?? "" });
    expect(await isThere()).toBe(false);
  }));
