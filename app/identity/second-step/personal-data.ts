import { z } from "zod";
import * as m from "#app/messages/catalog.ts";
import * as data from "#app/personal-data-part/part.ts";

export const secondStepData = data.part({
  tables: {
    totp_secrets: {
      erasure: data.goes("person_id"),
      columns: {
        ...data.owner("person_id"),
        ...data.secret("sealed_secret"),
        ...data.exported("authenticatorApps", "created_at", "confirmed_at", "last_used_step"),
      },
    },
    recovery_codes: {
      erasure: data.goes("person_id"),
      columns: {
        ...data.owner("person_id"),
        ...data.secret("code_hash"),
        ...data.exported("recoveryCodes", "created_at", "used_at"),
      },
    },
    passkeys: {
      erasure: data.goes("person_id"),
      columns: {
        ...data.owner("person_id"),
        ...data.secret("id", "public_key"),
        ...data.exported("passkeys", "counter", "transports", "is_backed_up", "name", "created_at", "last_used_at"),
      },
    },
    passkey_challenges: {
      erasure: data.goes("person_id"),
      columns: { ...data.owner("person_id"), ...data.secret("challenge_hash"), ...data.ours("expires_at") },
    },
  },
  merge: {
    totp_secrets: { person_id: "dropped" }, // sealed for its data.owner
    recovery_codes: { person_id: "dropped" }, // hashed with its data.owner
    passkeys: { person_id: "dropped" }, // authenticators answer with their owner's id
    passkey_challenges: { person_id: "dropped" },
  },
  retention: {
    passkey_challenges: { days: 0, why: "An expired challenge is answered by nobody." },
  },
  sections: {
    authenticatorApps: data.section("That you use an authenticator app. Its secret stays sealed.", {
      createdAt: data.moment,
      confirmedAt: data.past,
      lastUsedStep: z.number().nullable().describe("The newest 30-second step, since 1970, whose code you used."),
    }),
    recoveryCodes: data.section("Your recovery codes, without the codes.", {
      createdAt: data.moment,
      usedAt: data.past,
    }),
    passkeys: data.section("Your passkeys, without their keys.", {
      name: z.string(),
      transports: z.array(z.string()),
      isBackedUp: z.boolean(),
      counter: z.number(),
      createdAt: data.moment,
      lastUsedAt: data.past,
    }),
  },
  titles: {
    authenticatorApps: m.secondStepDataSectionAuthenticatorApps,
    recoveryCodes: m.secondStepDataSectionRecoveryCodes,
    passkeys: m.secondStepDataSectionPasskeys,
  },
  labels: {
    confirmedAt: m.secondStepDataFieldConfirmedAt,
    lastUsedStep: m.secondStepDataFieldLastUsedStep,
    transports: m.secondStepDataFieldTransports,
    isBackedUp: m.secondStepDataFieldIsBackedUp,
    counter: m.secondStepDataFieldCounter,
  },
});
