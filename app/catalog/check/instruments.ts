import { type Mistake, nearest } from "../mistake.ts";
import type { ReadInstrument, ReadItemSet } from "../read-instruments.server.ts";
import type { ReadProgram } from "../read-programs.server.ts";
import { readsAs } from "../reads-as.ts";
import { place, writtenAt } from "../settings.ts";

/** The four things that Washington asks of an evaluation for clock hours (WAC 181-85-200), by the key of an item. */
const evaluationKeys = ["objectives", "relevance", "standards", "suggestions"];

type Read = { instruments: ReadInstrument[]; itemSets: ReadItemSet[]; programs: ReadProgram[] };

/** The most items that are answered on a phone in a few minutes. */
const mostItems = 20;

/**
 * Keys and questions given twice, scales with an option that is no step, an evaluation that lacks what it must ask, instruments that are
 * too long with the items they share, item sets with mistakes or without use, and programs that name an instrument nobody wrote.
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
    ...itemSets.flatMap((set) => [...set.mistakes, ...itemMistakes({ ...set, shared: 0 })]),
    ...itemSets.filter((set) => !instruments.some((read) => uses(read, set))).map(unused),
    ...instruments.flatMap((read) => [...itemMistakes(read), ...missingItems(read), ...tooManyItems(read)]),
    ...unknown,
  ];
}

const itemMistakes = (read: Items) => [...sameKeys(read), ...sameQuestions(read), ...strangeSteps(read)];

const uses = ({ yaml }: ReadInstrument, { slug }: ReadItemSet) => writtenAt(yaml, ["sharedItems"]) === slug;

const unused = ({ file, slug }: ReadItemSet): Mistake => {
  const message = `no instrument asks these items; name the set in one, as sharedItems: ${slug}, or remove it.`;
  return { file, line: 1, column: 1, text: slug, message };
};

/** An item's key that an earlier item has; of items from a set, the set's file says so. */
function sameKeys({ settings, shared, yaml }: Items): Mistake[] {
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

function sameQuestions({ settings, shared, yaml }: Items): Mistake[] {
  const questions = settings?.items.map(({ question }) => readsAs(question)) ?? [];
  return questions.flatMap((question, at) => {
    if (at < shared || questions.indexOf(question) === at) return [];
    const message = "another item asks the same; ask it once, or say how they differ.";
    return [{ ...place(yaml, ["items", at - shared, "question"]), text: settings?.items[at]?.question ?? "", message }];
  });
}

/** Answers that are no step of a scale, and would count as one in its average. */
const noStep =
  /^(?:i (?:do not|don['’]t|cannot|did not) (?:know|say|remember)|not sure|(?:does not|not) appl(?:y|icable)|n\/?a|no answer|prefer not\b.*)\.?$/i;

function strangeSteps({ settings, shared, yaml }: Items): Mistake[] {
  return (settings?.items ?? []).flatMap(({ kind, options, notOnScale }, at) => {
    if (kind !== "scale" || at < shared) return [];
    const steps = typeof notOnScale === "number" ? options.toSpliced(notOnScale, 1) : options;
    return steps.flatMap((option, step) => {
      if (!noStep.test(option)) return [];
      const message = `this is no step of a scale and would count in its average; take it out, and add notOnScale: ${option}.`;
      return [{ ...place(yaml, ["items", at - shared, "options", step]), text: option, message }];
    });
  });
}

type Item = { key: string; kind: string; question: string; options: string[]; notOnScale?: number | string | null };
type Items = Pick<ReadInstrument, "shared" | "yaml"> & { settings: { items: Item[] } | null };

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
