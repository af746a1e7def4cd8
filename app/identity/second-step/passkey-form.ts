import { z } from "zod";
import { oneLine } from "#app/http/typed-text.ts";
import * as m from "#app/messages/catalog.ts";
import { passkeyNameLength } from "./passkey.ts";

const name = () =>
  z
    .string(m.passkeysNameMissing())
    .overwrite(oneLine)
    .min(1, m.passkeysNameMissing())
    .max(passkeyNameLength, m.passkeysNameLong({ most: passkeyNameLength }));

export const passkeyNameSchema = () => z.object({ name: name() });

/** A new passkey: its owner's name for it, and the authenticator's response as JSON. */
export const newPasskeySchema = () => z.object({ name: name(), response: z.string() });

/** An authenticator's response as JSON, the path to return to, and whether the device is shared. */
export const passkeyAnswerSchema = z.object({
  response: z.string(),
  to: z.string().optional(),
  isShared: z.string().optional(),
});

const id = z.string().min(1).max(1400);

/** The part of an authenticator's response that we read before it is verified. */
export const assertionSchema = z.looseObject({
  id,
  rawId: id,
  type: z.literal("public-key"),
  clientExtensionResults: z.looseObject({}),
  response: z.looseObject({
    clientDataJSON: z.string(),
    authenticatorData: z.string(),
    signature: z.string(),
    userHandle: z.string().optional(),
  }),
});

const transports = ["ble", "cable", "hybrid", "internal", "nfc", "smart-card", "usb"] as const;

export const attestationSchema = z.looseObject({
  id,
  rawId: id,
  type: z.literal("public-key"),
  clientExtensionResults: z.looseObject({}),
  response: z.looseObject({
    clientDataJSON: z.string(),
    attestationObject: z.string(),
    transports: z.array(z.enum(transports)).optional().catch(undefined),
  }),
});
