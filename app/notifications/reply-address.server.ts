import { timingSafeEqual } from "node:crypto";
import { keyedHashOf } from "#app/secrets/secrets.server.ts";

/** Bytes of the hash: nobody guesses 80 bits by mail. With the id in hexadecimal, it fits the 64 characters before an @. */
const hashBytes = 10;

/** The secret part of the address to which the person of a notification answers it. */
export function replyTokenOf(notificationId: string): string {
  const id = Buffer.from(notificationId.replaceAll("-", ""), "hex");
  return Buffer.concat([id, hashFor(notificationId)]).toString("hex");
}

/** The notification that such a token belongs to; null for any that was not made here. */
export function notificationOfReply(token: string): string | null {
  const bytes = Buffer.from(/^[\da-f]{52}$/i.test(token) ? token : "", "hex");
  if (bytes.length !== 16 + hashBytes) return null;
  const hex = bytes.subarray(0, 16).toString("hex");
  const id = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
  return timingSafeEqual(bytes.subarray(16), hashFor(id)) ? id : null;
}

const hashFor = (notificationId: string) => keyedHashOf("reply-address", notificationId).subarray(0, hashBytes);
