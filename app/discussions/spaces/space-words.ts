import * as m from "#app/messages/catalog.ts";
import type { SpaceKind } from "./space.ts";

/** "46 people in 14 organizations read this space, program leads among them." */
export function audienceInWords(audience: { people: number; organizations: number; leads: number }): string {
  const { people, organizations, leads } = audience;
  return m.spacesAudience({ people, organizations, leads: leads > 0 ? "yes" : "no" });
}

/** Says in words who may read a space of this kind, and who may not. */
export const readersInWords = (kind: SpaceKind): string => m.spacesReaders({ kind });

/** A count that stops: "3", or "99+" from a hundred on. */
export const upTo99 = (count: number): string => (count > 99 ? m.spacesMany() : String(count));
