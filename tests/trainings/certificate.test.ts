import { createPublicKey, verify } from "node:crypto";
import { gunzipSync } from "node:zlib";
import { expect, onTestFinished, test } from "vitest";
import { z } from "zod";
import { closeRun } from "#app/credit/closing.server.ts";
import { certificate, certificateBadge } from "#app/credit/credentials/certificate.server.ts";
import { issueCertificate, renameCertificate, revokeCertificate } from "#app/credit/credentials/credential.server.ts";
import { keepSigningKey } from "#app/credit/credentials/signing-key.server.ts";
import { statusList } from "#app/credit/credentials/status-list.server.ts";
import { findCredential } from "#app/credit/queries/credentials.server.ts";
import { findPublicKey, listPublicKeys } from "#app/credit/queries/signing-keys.server.ts";
import { drawPdf } from "#app/document/pdf.server.ts";
import type { Person } from "#app/identity/person/person.ts";
import { recordPresence } from "#app/meetings/presence.server.ts";
import { setSecretKey } from "#app/secrets/secrets.server.ts";
import { register } from "#app/trainings/registration/registering.server.ts";
import { listRunSessions } from "#app/trainings/runs/queries/runs.server.ts";
import type { Db } from "#db/client.server.ts";
import { courseFacts } from "#db/schema/index.ts";
import { inDatabase } from "#tests/database.ts";
import { readTags } from "#tests/document/tags.ts";
import { aCatalog, aCourse, aLesson, join } from "#tests/world.ts";
import { aRun, nothingMore, now, startsAt } from "./run.ts";

const after = new Date(startsAt.getTime() + 24 * 60 * 60 * 1000);
const address = "https://practice.example";
const subject = z.object({ encodedList: z.string() });
const catalog = aCatalog(aCourse("numbers", [aLesson("counting")]));

/** Ana attended a training in full, Bea half of it. */
async function aWorld(db: Db) {
  const dana = await join(db, "dana", { grants: [{ role: "program_lead" }] });
  const manager = await join(db, "ines", { grants: [{ role: "clock_hour_manager" }] });
  const [ana, bea] = [{ ...(await join(db, "ana")), name: "Đỗ Ćwiek ŵ" }, await join(db, "bea")];
  const runId = await aRun(db, dana, { capacity: 9 });
  const [session] = await listRunSessions(db, runId);
  const meetingId = session?.id ?? "";
  for (const [person, minutes] of [
    [ana, 180],
    [bea, 90],
  ] as const) {
    await register(db, person, runId, { ...nothingMore, organizationId: null, by: person.id }, now);
    await recordPresence(db, [{ meetingId, personId: person.id, minutes, recordedBy: dana.id }]);
  }
  await closeRun(db, dana, runId, after);
  return { dana, manager, ana, bea, runId, meetingId };
}

async function issued(db: Db, person: Person, runId: string) {
  const credential = await issueCertificate(db, person, { runId }, catalog);
  if (!credential) throw new Error("no certificate was issued");
  return credential;
}

/** Verifies a JWT with nothing of ours but its published key, as a stranger's program would. */
async function verified(db: Db, jwt: string | null): Promise<Record<string, unknown>> {
  const [head = "", body = "", signature = ""] = (jwt ?? "").split(".");
  const header = JSON.parse(Buffer.from(head, "base64url").toString());
  expect(header).toMatchObject({ alg: "RS256", typ: "JWT" });
  const jwk = await findPublicKey(db, header.kid.replace(`${address}/badges/keys/`, ""));
  const key = createPublicKey({ format: "jwk", key: jwk ?? {} });
  expect(verify("sha256", Buffer.from(`${head}.${body}`), key, Buffer.from(signature, "base64url"))).toBe(true);
  return JSON.parse(Buffer.from(body, "base64url").toString());
}

test("a certificate is for those who attended in full, once, and for courses that were finished", () =>
  inDatabase(async (db) => {
    const { ana, bea, runId } = await aWorld(db);
    const first = await issued(db, ana, runId);
    expect(await issueCertificate(db, bea, { runId }, catalog)).toBeNull();
    expect(await issueCertificate(db, ana, { courseId: "numbers" }, catalog)).toBeNull();
    const fact = {
      personId: ana.id,
      courseId: "numbers",
      contentVersion: "1",
      ruleVersion: "1",
      how: "marked" as const,
    };
    const late = new Date("2026-11-11T07:53:00Z"); // 11:53 p.m. on the day before, where Ana is
    await db.insert(courseFacts).values({ ...fact, sequence: 1, happenedAt: late });
    const course = await issueCertificate(db, ana, { courseId: "numbers" }, catalog);
    expect(course).toMatchObject({ courseId: "numbers", completedOn: "2026-11-10", title: "numbers" });
    expect(first).toMatchObject({ name: "Đỗ Ćwiek ŵ", minutes: 150, completedOn: "2026-12-10" });
    expect(first.code).toMatch(/^[A-Za-z0-9]{22}$/);
  }));

test("its PDF has the name as it is written, says that it is no clock-hour documentation, and where to verify it", () =>
  inDatabase(async (db) => {
    const { ana, runId } = await aWorld(db);
    const credential = await issued(db, ana, runId);
    const { outline } = await readTags(await drawPdf(certificate(credential, address)));
    expect(outline[0]).toBe("H1: Certificate of completion");
    expect(outline[1]).toBe("P: Đỗ Ćwiek ŵ attended this training in full.");
    expect(outline.join("\n")).toContain("Not official clock-hour documentation.");
    const [last = "", ...others] = outline.toReversed();
    expect(others.join("\n")).not.toMatch(/hours awarded|seal|signature/i);
    expect(last.replaceAll(" ", "")).toContain(`${address}/certificates/${credential.code}`); // lines may break it
  }));

test("its badge is an Open Badges 3.0 credential that anybody verifies, also after SECRET_KEY was replaced", () =>
  inDatabase(async (db) => {
    const { ana, runId } = await aWorld(db);
    const credential = await issued(db, ana, runId);
    const jwt = await certificateBadge(db, credential, address);
    const badge: Record<string, unknown> = await verified(db, jwt);
    expect(badge).toMatchObject({
      type: ["VerifiableCredential", "OpenBadgeCredential"],
      issuer: { id: `${address}/badges/issuer`, type: ["Profile"] },
      iss: `${address}/badges/issuer`,
      jti: `${address}/certificates/${credential.code}/badge`,
      credentialSubject: { identifier: [{ identityType: "name", identityHash: "Đỗ Ćwiek ŵ" }] },
    });
    expect(JSON.stringify(badge)).not.toContain(ana.email);
    const forged = (jwt ?? "").replace(/\.(.)/, (_, letter) => `.${letter === "e" ? "f" : "e"}`);
    await expect(verified(db, forged)).rejects.toThrow();
    onTestFinished(() => setSecretKey(process.env.SECRET_KEY ?? "")); // later files of this worker seal with it
    setSecretKey("another key ".repeat(4));
    expect(await certificateBadge(db, credential, address)).toBeNull();
    for (const _ of [1, 2]) await keepSigningKey(db);
    await verified(db, await certificateBadge(db, credential, address));
    await verified(db, jwt);
    expect(await listPublicKeys(db)).toHaveLength(2);
  }));

test("a manager revokes it for a reason and lifts that, and the status list says so", () =>
  inDatabase(async (db) => {
    const { ana, manager, dana, runId } = await aWorld(db);
    const credential = await issued(db, ana, runId);
    const isRevoked = async () => {
      const list = await verified(db, await statusList(db, address, 0, after));
      const { encodedList } = subject.parse(list.credentialSubject);
      expect(encodedList).toMatch(/^u/);
      const bits = gunzipSync(Buffer.from(encodedList.slice(1), "base64url"));
      expect(bits.length * 8).toBe(131_072);
      const { statusIndex } = credential;
      return ((bits[statusIndex >> 3] ?? 0) & (0x80 >> (statusIndex & 7))) !== 0;
    };
    expect(await isRevoked()).toBe(false);
    expect(await revokeCertificate(db, dana, credential.code, { reason: "A mistake" })).toBe("missing");
    expect(await revokeCertificate(db, manager, credential.code, { reason: "A mistake" })).toBe("changed");
    expect(await isRevoked()).toBe(true);
    expect(await renameCertificate(db, ana, credential.code)).toBe("revoked");
    await revokeCertificate(db, manager, credential.code, { reason: null });
    expect(await isRevoked()).toBe(false);
  }));

test("attendance that is corrected to less revokes it, and a new name is printed at the same address", () =>
  inDatabase(async (db) => {
    const { ana, bea, dana, runId, meetingId } = await aWorld(db);
    const { code } = await issued(db, ana, runId);
    expect(await renameCertificate(db, bea, code)).toBe("missing");
    expect(await renameCertificate(db, { ...ana, name: "Đỗ Maple" }, code)).toBe("renamed");
    expect((await findCredential(db, code))?.name).toBe("Đỗ Maple");
    await recordPresence(db, [{ meetingId, personId: ana.id, minutes: 60, recordedBy: dana.id }]);
    await closeRun(db, dana, runId, after);
    expect((await findCredential(db, code))?.revokedReason).toBe("Attendance was corrected.");
  }));
