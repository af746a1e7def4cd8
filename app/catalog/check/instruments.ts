import { type Mistake, nearest } from "../mistake.ts";
import type { ReadInstrument, ReadItemSet } from "../read-instruments.server.ts";
import type { ReadProgram } from "../read-programs.server.ts";
import { place } from "../settings.ts";

/** The four things that Washington asks of an evaluation for clock hours (WAC 181-85-200), by the key of an item. */
const evaluationKeys = ["objectives", "relevance", "standards", "suggestions"];

type Read = { instruments: ReadInstrument[]; itemSets: ReadItemSet[]; programs: ReadProgram[] };

/** The most items that are answered on a phone in a few minutes. */
const mostItems = 20;

/**
 * Keys given twice, an evaluation that lacks what it must ask, instruments that are too long with the items they share,
 * item sets with mistakes, and programs that name an instrument nobody wrote.
 */
export function instrumentMistakes({ instruments, itemSets, programs }: Read): Mistake[] {
  const slugs = instruments.map(({ slug }) => slug);
  const unknown = programs.flatMap(({ program }) =>
    (program?.settings?.instruments ?? []).flatMap(({ instrument }, at) => {
      if (!program || slugs.includes(instrument)) return [];
      const meant = nearest(instrument, slugs);
      const message = `no file in instruments/ has this name${meant ? `; did you mean "${meant}"?` : "; write one, or use another."}`;
      return [{ ...place(program.yaml, ["instruments", at, "instrument"]), text: instrument, message }];
    }),
  );
  return [
    ...itemSets.flatMap((set) => [...set.mistakes, ...sameKeys({ ...set, shared: 0 })]),
    ...instruments.flatMap((read) => [...sameKeys(read), ...missingItems(read), ...tooManyItems(read)]),
    ...unknown,
  ];
}

/** An item's key that an earlier item has; of items from a set, the set's file says so. */
function sameKeys({ settings, shared, yaml }: Pick<ReadInstrument, "shared" | "yaml"> & Keyed): Mistake[] {
  const keys = settings?.items.map(({ key }) => key) ?? [];
  return keys.flatMap((key, at) => {
    if (at < shared || keys.indexOf(key) === at) return [];
    const message =
      keys.indexOf(key) < shared
        ? "an item of the shared set has this key; give this one another."
        : "another item has this key; give each its own.";
    return [{ ...place(yaml, ["items", at - shared, "key"]), text: key, message }];
  });
}

type Keyed = { settings: { items: { key: string }[] } | null };

function tooManyItems({ settings, shared, yaml }: ReadInstrument): Mistake[] {
  const count = settings?.items.length ?? 0;
  if (shared === 0 || count <= mostItems) return [];
  const message = `with its shared items it has ${count}, more than ${mostItems}: it is answered on a phone in a few minutes.`;
  return [{ ...place(yaml, ["items"]), text: "items", message }];
}

function missingItems(read: ReadInstrument): Mistake[] {
  if (read.settings?.kind !== "evaluation") return [];
  const keys = read.settings.items.map(({ key }) => key);
  const missing = evaluationKeys.filter((key) => !keys.includes(key));
  if (missing.length === 0) return [];
  const message = `an evaluation also needs the items ${missing.join(", ")}: Washington asks for them.`;
  return [{ ...place(read.yaml, ["items"]), text: "items", message }];
}
