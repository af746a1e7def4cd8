import { createHash } from "node:crypto";

/** A short name for a value's content: the same content always has the same one, whatever the order of its keys. */
export function hashOf(value: unknown): string {
  return hashOfBytes(JSON.stringify(value, sortKeys) ?? "undefined");
}

/** Names content by what it is: 96 bits, which nobody meets twice by accident. */
export function hashOfBytes(bytes: string | Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex").slice(0, 24);
}

function sortKeys(_key: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)));
}
