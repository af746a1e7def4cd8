import { deviceStorage, ownerOfPage, tablePrefix } from "#app/drafts/device.ts";
import { isRecord } from "#app/drafts/draft.ts";
import { sealWith } from "#app/drafts/seal.ts";
import type { OwnTable } from "./own-table.ts";

/**
 * Keeps a table after suppression on this device, sealed with its owner's key, until it is forgotten or its owner signs
 * out (drafts/device.ts). False where nobody is signed in or the browser cannot seal or store.
 */
export async function keepTable(place: string, table: OwnTable): Promise<boolean> {
  const own = ownPlace(place);
  if (!own) return false;
  try {
    deviceStorage().setItem(own.name, await own.seal.close(own.name, JSON.stringify(table)));
    return true;
  } catch {
    return false; // storage is full or not accessible
  }
}

/** The table kept at this place; null if there is none that this person can read. */
export async function keptTable(place: string): Promise<OwnTable | null> {
  const own = ownPlace(place);
  const sealed = own ? deviceStorage().getItem(own.name) : null;
  const text = own && sealed !== null ? await own.seal.open(own.name, sealed) : null;
  const found: unknown = text === null ? null : JSON.parse(text);
  return isTable(found) ? found : null;
}

export function forgetTable(place: string): void {
  const own = ownPlace(place);
  if (own) deviceStorage().removeItem(own.name);
}

/** A table that we sealed ourselves; one of an older version of this page has other parts. */
const isTable = (found: unknown): found is OwnTable =>
  isRecord(found) && isRecord(found.cube) && Array.isArray(found.aside) && Array.isArray(found.sizes);

function ownPlace(place: string) {
  const owner = ownerOfPage();
  const seal = owner?.key ? sealWith(owner.key) : null;
  return owner && seal ? { seal, name: `${tablePrefix(owner.personId)}${place}` } : null;
}
