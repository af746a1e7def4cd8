import { sql } from "drizzle-orm";
import { startSession } from "#app/identity/sessions/session.server.ts";
import * as schema from "#db/schema/index.ts";
import { ownTraces, type Sample, type World } from "./world.ts";

const traces = {
  providerEmail: "zq.elsewhere@provider.example",
  providerSubject: "subject-of-zephyrine-77",
  passkey: "Zephyrine's blue key",
  device: "Lynx on Zephyrine's tablet",
};

export const signInSample: Sample = { traces, use: signInInEveryWay };

async function signInInEveryWay({ db, me: personId, schoolId }: World) {
  const request = new Request("http://practice.test/", { headers: { "user-agent": "Mozilla/5.0 Firefox/130.0" } });
  const soon = new Date(Date.now() + 3_600_000);
  const secret = () => Buffer.from(crypto.randomUUID());
  await startSession(db, request, personId, { method: "password", hasPassedSecondStep: true });
  await db
    .update(schema.sessions)
    .set({ device: traces.device, viewAsRole: "coach", viewAsOrganizationId: schoolId })
    .where(sql`person_id = ${personId}`);
  await db.insert(schema.passwords).values({ personId, hash: "$argon2id$v=19$m=12288,t=3,p=1$c2FsdA$aGFzaA" });
  await db
    .insert(schema.totpSecrets)
    .values({ personId, sealedSecret: secret(), confirmedAt: new Date(), lastUsedStep: 58_000_000 });
  await db.insert(schema.recoveryCodes).values({ personId, codeHash: secret(), usedAt: new Date() });
  await db.insert(schema.passkeys).values({
    ...{ id: crypto.randomUUID(), personId, publicKey: secret(), counter: 3, transports: ["usb"], isBackedUp: true },
    ...{ name: traces.passkey, lastUsedAt: new Date() },
  });
  await db.insert(schema.passkeyChallenges).values({ challengeHash: secret(), personId, expiresAt: soon });
  await db.insert(schema.connectedSignIns).values({
    ...{ personId, issuer: "https://provider.example", subject: traces.providerSubject },
    ...{ email: traces.providerEmail, lastUsedAt: new Date() },
  });
  await db.insert(schema.emailChanges).values({
    ...{ personId, oldEmail: ownTraces.oldEmail, newEmail: ownTraces.email, undoHash: secret(), undoUntil: soon },
    undoneAt: new Date(),
  });
  const proof = { email: ownTraces.email, linkHash: secret(), expiresAt: soon };
  await db.insert(schema.mailProofs).values([
    { ...proof, purpose: "verify_email", personId, usedAt: new Date() },
    { ...proof, purpose: "sign_up", linkHash: secret() },
  ]);
}
