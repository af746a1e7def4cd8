import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  createSecretKey,
  hkdfSync,
  type KeyObject,
  randomBytes,
} from "node:crypto";

/** What the key is used for; each use has a key of its own, so that one cannot be turned into another. */
export type Purpose =
  | "mail"
  | "totp"
  | "return-path"
  | "cookie"
  | "invitation"
  | "network"
  | "sign-up"
  | "key-check"
  | "drafts"
  | "kept-form"
  | "check-in"
  | "badge"
  | "unsubscribe"
  | "reply-address";

/** 256 bits nobody can guess, as they stand in a link or a cookie. */
export function newSecret(): string {
  return randomBytes(32).toString("base64url");
}

/** Hashes a secret of 80 bits or more, so that the database can recognize it and nobody can use it. */
export function hashOf(secret: string): Buffer {
  return createHash("sha256").update(secret).digest();
}

/** The same for what is short enough to be guessed: worth nothing without the key, which is not in the database. */
export function keyedHashOf(purpose: Purpose, secret: string): Buffer {
  return createHmac("sha256", keyFor(purpose)).update(secret).digest();
}

/** Encrypts so that only who has the key can read or change it (AES-256-GCM: nonce, tag, text). */
export function seal(purpose: Purpose, text: string): Buffer {
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", keyFor(purpose), nonce);
  const sealed = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]);
}

/** Opens a value sealed for this purpose; null if it was not, was changed, or was sealed with another key. */
export function unseal(purpose: Purpose, sealed: Buffer): string | null {
  if (sealed.length < 28) return null;
  const decipher = createDecipheriv("aes-256-gcm", keyFor(purpose), sealed.subarray(0, 12), { authTagLength: 16 });
  decipher.setAuthTag(sealed.subarray(12, 28));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()]).toString("utf8");
  } catch {
    return null;
  }
}

/** Made once: an HMAC with a key in bytes costs twice as much. */
const keys = new Map<Purpose, KeyObject>();
let ownKey: string | undefined;

/** For commands, which find the key themselves; web processes are given SECRET_KEY by the start command. */
export function setSecretKey(secretKey: string): void {
  ownKey = secretKey;
  keys.clear();
}

function keyFor(purpose: Purpose): KeyObject {
  const known = keys.get(purpose);
  if (known) return known;
  const secretKey = ownKey ?? process.env.SECRET_KEY;
  if (!secretKey) throw new Error("SECRET_KEY is not set: the start command sets it for every process.");
  const key = createSecretKey(Buffer.from(hkdfSync("sha256", secretKey, "", `sound-practice ${purpose}`, 32)));
  keys.set(purpose, key);
  return key;
}
