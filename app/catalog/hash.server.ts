import { createHash } from "node:crypto";

/** A short content hash of a value, independent of the order of its keys. */
export function hashOf(value: unknown): string {
  return hashOfBytes(JSON.stringify(value, sortKeys) ?? "undefined");
}

/** A content hash of 96 bits, long enough to rule out accidental collisions. */
export function hashOfBytes(bytes: string | Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex").slice(0, 24);
}

function sortKeys(_key: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)));
}
