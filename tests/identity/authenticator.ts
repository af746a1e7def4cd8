import { createHash, createSign, generateKeyPairSync, randomBytes } from "node:crypto";

type Bytes = Uint8Array;
type Cbor = number | string | Bytes | Map<number | string, Cbor>;

const sha256 = (data: string | Bytes) => createHash("sha256").update(data).digest();
const base64url = (data: Bytes) => Buffer.from(data).toString("base64url");

/** As much of CBOR (RFC 8949) as an attestation needs. */
function cbor(value: Cbor): Buffer {
  if (typeof value === "number") return value >= 0 ? head(0, value) : head(1, -1 - value);
  if (typeof value === "string") return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)]);
  if (value instanceof Uint8Array) return Buffer.concat([head(2, value.length), value]);
  return Buffer.concat([head(5, value.size), ...[...value].flatMap(([key, each]) => [cbor(key), cbor(each)])]);
}

function head(type: number, size: number): Buffer {
  if (size < 24) return Buffer.from([(type << 5) | size]);
  if (size < 256) return Buffer.from([(type << 5) | 24, size]);
  return Buffer.from([(type << 5) | 25, size >> 8, size & 255]);
}

type Asked = { challenge: string; origin: string; type: string };
const clientData = ({ challenge, origin, type }: Asked) =>
  Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));

const flags = { present: 0x01, verified: 0x04, canBackUp: 0x08, isBackedUp: 0x10, hasKey: 0x40 };

/** A software authenticator with one key, whose responses a test can alter. */
export function softAuthenticator(site: { id: string; origin: string }) {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const { x = "", y = "" } = publicKey.export({ format: "jwk" });
  const id = randomBytes(32);
  let counter = 0;

  const authData = (rpId: string, set: number, count: number, more: Bytes = Buffer.alloc(0)) => {
    const counted = Buffer.alloc(4);
    counted.writeUInt32BE(count);
    return Buffer.concat([sha256(rpId), Buffer.from([set]), counted, more]);
  };

  return {
    id: base64url(id),

    /** Its response to a registration challenge, as JSON. */
    make(challenge: string, given: { origin?: string; isVerified?: boolean } = {}): string {
      const key = new Map<number, Cbor>([
        [1, 2],
        [3, -7],
        [-1, 1],
        [-2, Buffer.from(x, "base64url")],
        [-3, Buffer.from(y, "base64url")],
      ]);
      const size = Buffer.from([0, id.length]);
      const credential = Buffer.concat([Buffer.alloc(16), size, id, cbor(key)]);
      const set = flags.present | flags.hasKey | flags.canBackUp | flags.isBackedUp;
      const verified = (given.isVerified ?? true) ? flags.verified : 0;
      const attestation = new Map<string, Cbor>([
        ["fmt", "none"],
        ["attStmt", new Map()],
        ["authData", authData(site.id, set | verified, counter, credential)],
      ]);
      const asked = { challenge, origin: given.origin ?? site.origin, type: "webauthn.create" };
      const response = {
        clientDataJSON: base64url(clientData(asked)),
        attestationObject: base64url(cbor(attestation)),
        transports: ["internal", "something-new"],
      };
      return JSON.stringify({ ...this.credential, response });
    },

    /** Its response to a sign-in challenge, as JSON. Its counter increases unless a test sets it. */
    sign(
      challenge: string,
      given: { origin?: string; rpId?: string; isVerified?: boolean; counter?: number; userHandle?: string } = {},
    ): string {
      counter = given.counter ?? counter + 1;
      const verified = (given.isVerified ?? true) ? flags.verified : 0;
      const set = flags.present | flags.canBackUp | verified;
      const data = authData(given.rpId ?? site.id, set, counter);
      const client = clientData({ challenge, origin: given.origin ?? site.origin, type: "webauthn.get" });
      const signature = createSign("sha256")
        .update(Buffer.concat([data, sha256(client)]))
        .sign(privateKey);
      const response = {
        clientDataJSON: base64url(client),
        authenticatorData: base64url(data),
        signature: base64url(signature),
        ...(given.userHandle && { userHandle: given.userHandle }),
      };
      return JSON.stringify({ ...this.credential, response });
    },

    credential: { id: base64url(id), rawId: base64url(id), type: "public-key", clientExtensionResults: {} },
  };
}
