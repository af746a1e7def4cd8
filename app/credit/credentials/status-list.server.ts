import { gzipSync } from "node:zlib";
import { currentTime } from "#app/time/clock.ts";
import type { Db } from "#db/client.server.ts";
import { listRevokedPlaces } from "../queries/credentials.server.ts";
import { placesInList, statusListOf } from "./badge.ts";
import { signCredential } from "./signing-key.server.ts";

/** A signed list of which certificates are revoked, a bit each (W3C Bitstring Status List 1.0). */
export async function statusList(db: Db, address: string, list: number, now = currentTime()): Promise<string | null> {
  const first = list * placesInList;
  const bits = Buffer.alloc(placesInList / 8);
  for (const index of await listRevokedPlaces(db, first, first + placesInList)) {
    const place = index - first;
    bits.writeUInt8(bits.readUInt8(place >> 3) | (0x80 >> (place & 7)), place >> 3); // the first bit is the highest
  }
  const encodedList = `u${gzipSync(bits).toString("base64url")}`;
  return signCredential(db, address, statusListOf(address, list, { encodedList, now }));
}
