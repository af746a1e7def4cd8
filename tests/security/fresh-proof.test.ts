import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { createAccount } from "#app/identity/accounts/account.server.ts";
import { insertRoleGrant } from "#app/identity/people/queries/role-grants.server.ts";
import { requireFreshProof } from "#app/signed-in/fresh-proof.server.ts";
import { hours, minutes } from "#app/time/durations.ts";
import { invitations, sessions } from "#db/schema/index.ts";
import { cookieOf, openSite, requestFor } from "#tests/identity/site.ts";
import { join } from "#tests/world.ts";

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let site: Awaited<ReturnType<typeof openSite>>;
let cookie = "";
const ids = { person: "", invitation: "" };

beforeAll(async () => {
  site = await openSite();
  const password = "river otters at dawn";
  const ines = await createAccount(site.db, { email: "ines@maple.example", name: "Ines", password, isVerified: true });
  const ana = await createAccount(site.db, { email: "ana@maple.example", name: "Ana", password, isVerified: true });
  if (typeof ines === "string" || typeof ana === "string") throw new Error("no accounts");
  await insertRoleGrant(site.db, { personId: ines.personId, role: "administrator", reason: "For the test." });
  ids.person = ana.personId;
  const expiresAt = new Date(Date.now() + hours);
  const [made] = await site.db
    .insert(invitations)
    .values({ email: "b@maple.example", role: "program_lead", tokenHash: Buffer.from("b"), expiresAt })
    .returning();
  ids.invitation = made?.id ?? "";
  cookie = await cookieOf(site.db, ines.personId);
  await site.db.update(sessions).set({ provedAt: new Date(Date.now() - hours) });
});
afterAll(() => site.close());

const pathOf = (path: string) => path.replace(":person", ids.person).replace(":invitation", ids.invitation);

describe("who has not proved lately who they are does so first", () => {
  const both = [
    ...["/settings/email", "/settings/two-step", "/settings/two-step/set-up", "/settings/recovery-codes"],
    ...["/settings/connected", "/settings/merge", "/settings/merge/proof", "/settings/merge/review"],
    ...["/settings/passkeys/one", "/settings/erasure", "/admin/people/:person/grants", "/admin/invitations/new"],
    "/admin/people/:person/second-step",
  ];
  test.each(both)("%s is neither shown nor written to", async (path) => {
    for (const method of ["GET", "POST"]) {
      const answer = await site.ask(requestFor(pathOf(path), { method, cookie, form: { code: "123456" } }));
      expect([answer.status, answer.headers.get("location")?.split("?")[0]], method).toEqual([303, "/sign-in/again"]);
    }
  });

  const writes = [
    "/settings/passkeys/challenge",
    "/settings/passkeys/answer",
    "/admin/invitations/:invitation/renewal",
  ];
  test.each(writes)("%s is not written to", async (path) => {
    const answer = await site.ask(requestFor(pathOf(path), { method: "POST", cookie }));
    expect([answer.status, answer.headers.get("location")?.split("?")[0]]).toEqual([303, "/sign-in/again"]);
  });

  test("/settings/password lets nobody take the password away, or set one without knowing it", async () => {
    const remove = { method: "POST", cookie, form: { _method: "delete" } };
    expect((await site.ask(requestFor("/settings/password", remove))).headers.get("location")).toBe("/sign-in/again");
    const change = { method: "POST", cookie, form: { current: "not this one", next: "heron wades at noon" } };
    expect((await site.ask(requestFor("/settings/password", change))).status).toBe(422);
  });

  test("a download goes by way of it", async () => {
    const file = "/settings/data/00000000-0000-4000-8000-000000000000/json";
    const answer = await site.ask(requestFor(file, { cookie }));
    expect(answer.headers.get("location")).toBe("/sign-in/again?to=%2Fsettings%2Fdata");
  });
});

test("a proof opens a page for 15 minutes, and takes what is sent from it for 30", async () => {
  const person = await join(site.db, "ana");
  const isOpen = (method: string, age: number) => {
    const provedAt = new Date(Date.now() - age);
    try {
      requireFreshProof(new Request("http://practice.test/", { method }), {
        ...person,
        session: { ...person.session, provedAt },
      });
      return true;
    } catch {
      return false;
    }
  };
  const [GET, POST] = [14.9, 15.1, 29.9, 30.1].reduce<boolean[][]>(
    (rows, age) => ["GET", "POST"].map((method, at) => [...(rows[at] ?? []), isOpen(method, age * minutes)]),
    [],
  );
  expect(GET).toEqual([true, false, false, false]);
  expect(POST).toEqual([true, true, true, false]);
});
