import { z } from "zod";
import * as m from "#app/messages/catalog.ts";
import { exported, goes, moment, ours, owner, part, past, secret, section } from "#app/personal-data-part/part.ts";

/** This domain's personal data: how each table is exported, erased and named. */
export const secondStepData = part({
  tables: {
    totp_secrets: {
      erasure: goes("person_id"),
      columns: {
        ...owner("person_id"),
        ...secret("sealed_secret"),
        ...exported("authenticatorApps", "created_at", "confirmed_at", "last_used_step"),
      },
    },
    recovery_codes: {
      erasure: goes("person_id"),
      columns: {
        ...owner("person_id"),
        ...secret("code_hash"),
        ...exported("recoveryCodes", "created_at", "used_at"),
      },
    },
    passkeys: {
      erasure: goes("person_id"),
      columns: {
        ...owner("person_id"),
        ...secret("id", "public_key"),
        ...exported("passkeys", "counter", "transports", "is_backed_up", "name", "created_at", "last_used_at"),
      },
    },
    passkey_challenges: {
      erasure: goes("person_id"),
      columns: { ...owner("person_id"), ...secret("challenge_hash"), ...ours("expires_at") },
    },
  },
  merge: {
    totp_secrets: { person_id: "dropped" }, // sealed for its owner
    recovery_codes: { person_id: "dropped" }, // hashed with its owner
    passkeys: { person_id: "dropped" }, // authenticators answer with their owner's id
    passkey_challenges: { person_id: "dropped" },
  },
  retention: {
    passkey_challenges: { days: 0, why: "An expired challenge is answered by nobody." },
  },
  sections: {
    authenticatorApps: section("That you use an authenticator app. Its secret stays sealed.", {
      createdAt: moment,
      confirmedAt: past,
      lastUsedStep: z.number().nullable().describe("The newest 30-second step, since 1970, whose code you used."),
    }),
    recoveryCodes: section("Your recovery codes, without the codes.", { createdAt: moment, usedAt: past }),
    passkeys: section("Your passkeys, without their keys.", {
      name: z.string(),
      transports: z.array(z.string()),
      isBackedUp: z.boolean(),
      counter: z.number(),
      createdAt: moment,
      lastUsedAt: past,
    }),
  },
  titles: {
    authenticatorApps: m.takeoutSectionAuthenticatorApps,
    recoveryCodes: m.takeoutSectionRecoveryCodes,
    passkeys: m.takeoutSectionPasskeys,
  },
  labels: {
    confirmedAt: m.takeoutFieldConfirmedAt,
    lastUsedStep: m.takeoutFieldLastUsedStep,
    transports: m.takeoutFieldTransports,
    isBackedUp: m.takeoutFieldIsBackedUp,
    counter: m.takeoutFieldCounter,
  },
});
