import * as m from "#app/messages/catalog.ts";
import type { SpaceKind } from "./space.ts";

/** "46 people in 14 organizations read this space, program leads among them." */
export function audienceInWords(audience: { people: number; organizations: number; leads: number }): string {
  const { people, organizations, leads } = audience;
  return m.spacesAudience({ people, organizations, leads: leads > 0 ? "yes" : "no" });
}

/** The same for who writes: also how many people "@coaches" tells. A post tells at most `most`, or none of a group. */
export function audienceOfPost(audience: Parameters<typeof audienceInWords>[0] & { coaches: number }, most: number) {
  const { coaches } = audience;
  const group =
    coaches === 0 ? [] : [coaches > most ? m.postsTooManyCoaches({ coaches, most }) : m.postsCoaches({ coaches })];
  return [audienceInWords(audience), ...group].join(" ");
}

/** Says in words who may read a space of this kind, and who may not. */
export const readersInWords = (kind: SpaceKind): string => m.spacesReaders({ kind });

/** A count that stops: "3", or "99+" from a hundred on. */
export const upTo99 = (count: number): string => (count > 99 ? m.spacesMany() : String(count));
