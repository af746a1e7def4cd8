import { type Mistake, nearest } from "../mistake.ts";
import type { ReadProtocol, ReadYaml } from "../read-programs.server.ts";
import { place } from "../settings.ts";
import { itemsAt, numberIn, wordIn } from "./written-items.ts";

/** Parts of a session or a training whose protocol is missing, unknown, or longer than the part. */
export function partMistakes(read: ReadYaml<unknown>, protocols: readonly ReadProtocol[]): Mistake[] {
  const parts = itemsAt(read, ["parts"]);
  const withoutProtocol = parts.flatMap((part, index) => {
    if (wordIn(part, "kind") !== "protocol" || wordIn(part, "protocol") !== null) return [];
    const message =
      "this part is a protocol but does not say which; add protocol with the name of a file in protocols/.";
    return [{ ...place(read.yaml, ["parts", index, "kind"]), text: "kind: protocol", message }];
  });
  const tooShort = parts.flatMap((part, index) => {
    const slug = wordIn(part, "protocol");
    const minutes = numberIn(part, "minutes");
    const needed = protocols.find((each) => each.slug === slug)?.settings?.minutes;
    if (minutes === null || needed === undefined || needed <= minutes) return [];
    const message = `the protocol takes ${needed} minutes, more than this part; give it the time, or choose another.`;
    return [{ ...place(read.yaml, ["parts", index, "minutes"]), text: `minutes: ${minutes}`, message }];
  });
  return [...unknownProtocols(read, "parts", protocols), ...withoutProtocol, ...tooShort];
}

/** Items of a list that name a protocol nobody wrote. */
export function unknownProtocols(read: ReadYaml<unknown>, list: string, protocols: readonly ReadProtocol[]): Mistake[] {
  const slugs = protocols.map(({ slug }) => slug);
  return itemsAt(read, [list]).flatMap((item, index) => {
    const slug = wordIn(item, "protocol");
    if (slug === null || slugs.includes(slug)) return [];
    const meant = nearest(slug, slugs);
    const message = `no file in protocols/ has this name${meant ? `; did you mean "${meant}"?` : "; write one, or use another."}`;
    return [{ ...place(read.yaml, [list, index, "protocol"]), text: slug, message }];
  });
}
