import type { InstrumentItem } from "./instrument.ts";
import { type InstrumentFile, type ItemSetFile, instrumentFile, itemSetFile } from "./instrument-file.ts";
import { type Mistake, nearest } from "./mistake.ts";
import { type ReadYaml, readFolder, yamlSlug } from "./read-programs.server.ts";
import { place } from "./settings.ts";

type InstrumentSettings = Omit<InstrumentFile, "items" | "sharedItems"> & { items: InstrumentItem[] };

export type ReadInstrument = ReadYaml<InstrumentSettings> & {
  slug: string;
  /** How many of its items, the first ones, are from an item set. */
  shared: number;
};

export type ReadItemSet = ReadYaml<ItemSetFile> & { slug: string };

const setsFolder = "instruments/item-sets";

/** Every instrument in content/instruments, in order of the files' names, with the items of the set that it names. */
export async function readInstruments(contentDir: string): Promise<ReadInstrument[]> {
  const sets = await readItemSets(contentDir);
  const files = await readFolder(contentDir, "instruments", instrumentFile);
  return files.map((read) => withSharedItems(read, sets));
}

/** Every item set, in order of the files' names. */
export async function readItemSets(contentDir: string): Promise<ReadItemSet[]> {
  const files = await readFolder(contentDir, setsFolder, itemSetFile);
  return files.map((read) => ({ ...read, slug: yamlSlug(read.file) }));
}

function withSharedItems(read: ReadYaml<InstrumentFile>, sets: ReadItemSet[]): ReadInstrument {
  const slug = yamlSlug(read.file);
  if (!read.settings) return { ...read, settings: null, slug, shared: 0 };
  const { sharedItems, items, sources, ...settings } = read.settings;
  const set = sets.find((each) => each.slug === sharedItems);
  const own = sources.map(({ id }) => id);
  const shared = set?.settings ?? { items: [], sources: [] };
  return {
    ...{ ...read, slug, shared: shared.items.length },
    settings: {
      ...settings,
      items: [...shared.items, ...items].map(itemFrom),
      sources: [...sources, ...shared.sources.filter(({ id }) => !own.includes(id))],
    },
    // A mistake in a set is one in every instrument that asks its items: each keeps its last good version.
    mistakes: [
      ...read.mistakes,
      ...(set?.mistakes ?? []),
      ...(sharedItems === undefined || set ? [] : [unknownSet(read, sharedItems, sets)]),
    ],
  };
}

const itemFrom = ({ notOnScale, ...item }: InstrumentFile["items"][number]): InstrumentItem =>
  notOnScale === undefined
    ? { ...item, notOnScale: null }
    : { ...item, options: [...item.options, notOnScale], notOnScale: item.options.length };

function unknownSet({ yaml }: ReadYaml<InstrumentFile>, name: string, sets: ReadItemSet[]): Mistake {
  const slugs = sets.map(({ slug }) => slug);
  const meant = nearest(name, slugs);
  const advice = meant ? `; did you mean "${meant}"?` : "; write one, or use another.";
  return { ...place(yaml, ["sharedItems"]), text: name, message: `no file in ${setsFolder}/ has this name${advice}` };
}
