import { eq, sql } from "drizzle-orm";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { issueProof, proofOfLink, redeemCode, redeemLink } from "#app/identity/sign-in/mail-proof.server.ts";
import { codeTriesAtMost, mailCodeSchema, mailProofPurposes } from "#app/identity/sign-in/mail-proof.ts";
import { hashOf, newSecret } from "#app/secrets/secrets.server.ts";
import type { Db } from "#db/client.server.ts";
import { mailProofs } from "#db/schema/index.ts";
import { inDatabase, withCommittedDatabase } from "#tests/database.ts";
import { join } from "#tests/world.ts";

const other = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, "0");

async function asked(db: Db, browserSecret = newSecret()) {
  const { id: personId, email } = await join(db, "ana");
  const issued = await issueProof(db, { purpose: "sign_in", personId, email, browserSecret });
  return { ...issued, personId, email, browserSecret };
}

const typed = (browserSecret: string, code: string) => ({ purpose: "sign_in", browserSecret, code }) as const;

describe("a mailed link", () => {
  test("works once, for its purpose, until it expires", () =>
    inDatabase(async (db) => {
      const { token, personId } = await asked(db);
      for (const purpose of mailProofPurposes) {
        if (purpose !== "sign_in") expect(await redeemLink(db, purpose, token)).toBeNull();
      }
      expect(await proofOfLink(db, "sign_in", token)).toMatchObject({ personId });
      expect(await redeemLink(db, "sign_in", token)).toMatchObject({ personId });
      expect(await redeemLink(db, "sign_in", token)).toBeNull();
      expect(await proofOfLink(db, "sign_in", token)).toBeNull();

      const late = await asked(db);
      await db
        .update(mailProofs)
        .set({ expiresAt: sql`now() - interval '1 second'` })
        .where(eq(mailProofs.linkHash, hashOf(late.token)));
      expect(await redeemLink(db, "sign_in", late.token)).toBeNull();
      expect(await redeemCode(db, typed(late.browserSecret, late.code))).toBe("spent");
    }));

  test("works for one of twelve simultaneous uses and uses up its code", () =>
    withCommittedDatabase(async (db) => {
      const { token, code, browserSecret } = await asked(db);
      const tries = Array.from({ length: 12 }, (_, index) =>
        index % 2 ? redeemLink(db, "sign_in", token) : redeemCode(db, typed(browserSecret, code)),
      );
      const outcomes = await Promise.all(tries);
      expect(outcomes.filter((outcome) => outcome !== null && typeof outcome === "object")).toHaveLength(1);
    }));

  test("issued only for equal timing cannot be used", () =>
    inDatabase(async (db) => {
      const browserSecret = newSecret();
      const proof = { purpose: "sign_in", personId: null, email: "nobody@maple.example", browserSecret } as const;
      const { token, code } = await issueProof(db, { ...proof, isUsable: false });
      expect(await redeemLink(db, "sign_in", token)).toBeNull();
      expect(await redeemCode(db, typed(browserSecret, code))).toBe("wrong");
    }));
});

describe("a mailed code", () => {
  test("works once, in the browser that requested it", () =>
    inDatabase(async (db) => {
      const { code, browserSecret, personId } = await asked(db);
      expect(await redeemCode(db, typed(newSecret(), code))).toBe("spent");
      expect(await redeemCode(db, typed(browserSecret, code))).toMatchObject({ personId });
      expect(await redeemCode(db, typed(browserSecret, code))).toBe("spent");
    }));

  test("from an earlier mail still works after a second mail", () =>
    inDatabase(async (db) => {
      const { code, browserSecret, personId } = await asked(db);
      await asked(db, browserSecret);
      expect(await redeemCode(db, typed(browserSecret, code))).toMatchObject({ personId });
    }));

  test("allows five wrong attempts, even simultaneous; then only the link works", () =>
    withCommittedDatabase(async (db) => {
      const { code, token, browserSecret } = await asked(db);
      const wrong = await Promise.all(
        Array.from({ length: 9 }, () => redeemCode(db, typed(browserSecret, other(code)))),
      );
      expect(wrong.filter((outcome) => outcome === "wrong")).toHaveLength(codeTriesAtMost - 1);
      expect(await redeemCode(db, typed(browserSecret, code))).toBe("spent");
      expect(await redeemLink(db, "sign_in", token)).not.toBeNull();
    }));

  test("cannot be brute-forced from a database dump", () =>
    inDatabase(async (db) => {
      const { browserSecret, code } = await asked(db);
      const [row] = await db.select().from(mailProofs);
      if (!row?.codeHash || !row.browserHash) throw new Error("nothing was kept");
      const salts = ["", row.browserHash.toString("base64url")];
      const stolen = row.codeHash;
      const finds = (salt: string) => {
        for (let code = 0; code < 1_000_000; code += 1) {
          if (hashOf(`${salt} ${String(code).padStart(6, "0")}`).equals(stolen)) return true;
        }
        return false;
      };
      expect(salts.map(finds)).toEqual(salts.map(() => false));
      expect(JSON.stringify(row)).not.toContain(code);
      expect(hashOf(`${browserSecret} ${code}`).equals(stolen), "this is how it is kept").toBe(true);
    }));
});

describe("a code as it is typed", () => {
  const schema = mailCodeSchema();

  test("may be in groups, with hyphens, or full-width", () => {
    const separators = fc.array(fc.constantFrom(" ", "-", "‑", " ", "\t", ""), { minLength: 7, maxLength: 7 });
    const digits = fc.array(fc.nat(9), { minLength: 6, maxLength: 6 });
    fc.assert(
      fc.property(digits, separators, fc.boolean(), (digits, separators, isWide) => {
        const written = digits.map((digit) => (isWide ? String.fromCharCode(0xff10 + digit) : String(digit)));
        const text = separators.map((separator, index) => separator + (written[index] ?? "")).join("");
        expect(schema.safeParse({ code: text }).data?.code).toBe(digits.join(""));
      }),
    );
  });

  test.each(["", "12345", "1234567", "12345a", "१२३४५६", "1".repeat(101)])("%j is none", (code) =>
    expect(schema.safeParse({ code }).success).toBe(false),
  );
});
