import { randomBytes } from "node:crypto";
import { hashOf } from "#app/secrets/secrets.server.ts";
import type { Db } from "#db/client.server.ts";
import { type Owner, recordSecurityChange } from "../accounts/security-change.server.ts";
import { recoveryCodeBytes, recoveryCodeCount, recoveryCodeFrom, typedRecoveryCode } from "./one-time-code.ts";
import { deleteRecoveryCodes, insertRecoveryCodes, updateRecoveryCodeUsed } from "./queries/recovery-codes.server.ts";

/** Makes new recovery codes and invalidates the earlier ones. The database keeps only hashes: they are shown once. */
export async function makeRecoveryCodes(db: Db, owner: Owner): Promise<string[]> {
  const codes = Array.from({ length: recoveryCodeCount }, () => recoveryCodeFrom(randomBytes(recoveryCodeBytes)));
  const hashes = codes.map((code) => hashOfCode(owner.id, typedRecoveryCode(code)));
  await db.transaction(async (db) => {
    await deleteRecoveryCodes(db, owner.id);
    await insertRecoveryCodes(db, owner.id, hashes);
    await recordSecurityChange(db, owner, "recovery_codes_made");
  });
  return codes;
}

/** Uses a code, normalized by typedRecoveryCode, and mails its owner. When two use it at once, one succeeds. */
export async function redeemRecoveryCode(db: Db, owner: Owner, code: string): Promise<"done" | "refused"> {
  return db.transaction(async (db) => {
    if (!(await updateRecoveryCodeUsed(db, owner.id, hashOfCode(owner.id, code)))) return "refused";
    await recordSecurityChange(db, owner, "recovery_code_used");
    return "done";
  });
}

/** Includes the person's id, so that one precomputed list of hashes does not work for everybody's codes. */
const hashOfCode = (personId: string, code: string) => hashOf(`${personId} ${code}`);
