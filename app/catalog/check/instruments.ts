import { type Mistake, nearest } from "../mistake.ts";
import type { ReadInstrument, ReadProgram } from "../read-programs.server.ts";
import { place } from "../settings.ts";

/** The four things that Washington asks of an evaluation for clock hours (WAC 181-85-200), by the key of an item. */
export const evaluationKeys = ["objectives", "relevance", "standards", "suggestions"];

/** Keys given twice, an evaluation that lacks what it must ask, and programs that name an instrument nobody wrote. */
export function instrumentMistakes(instruments: ReadInstrument[], programs: ReadProgram[]): Mistake[] {
  const slugs = instruments.map(({ slug }) => slug);
  const unknown = programs.flatMap(({ program }) =>
    (program?.settings?.instruments ?? []).flatMap(({ instrument }, at) => {
      if (!program || slugs.includes(instrument)) return [];
      const meant = nearest(instrument, slugs);
      const message = `no file in instruments/ has this name${meant ? `; did you mean "${meant}"?` : "; write one, or use another."}`;
      return [{ ...place(program.yaml, ["instruments", at, "instrument"]), text: instrument, message }];
    }),
  );
  return [...instruments.flatMap((read) => [...sameKeys(read), ...missingItems(read)]), ...unknown];
}

function sameKeys(read: ReadInstrument): Mistake[] {
  const keys = read.settings?.items.map(({ key }) => key) ?? [];
  return keys.flatMap((key, at) =>
    keys.indexOf(key) < at
      ? [
          {
            ...place(read.yaml, ["items", at, "key"]),
            text: key,
            message: "another item has this key; give each its own.",
          },
        ]
      : [],
  );
}

function missingItems(read: ReadInstrument): Mistake[] {
  if (read.settings?.kind !== "evaluation") return [];
  const keys = read.settings.items.map(({ key }) => key);
  const missing = evaluationKeys.filter((key) => !keys.includes(key));
  if (missing.length === 0) return [];
  const message = `an evaluation also needs the items ${missing.join(", ")}: Washington asks for them.`;
  return [{ ...place(read.yaml, ["items"]), text: "items", message }];
}
