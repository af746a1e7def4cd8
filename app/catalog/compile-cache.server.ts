import { existsSync, readFileSync } from "node:fs";
import { copyFile, mkdir, readFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import { z } from "zod";
import { compile } from "./compile.server.ts";
import type { ContentFile } from "./content-file.server.ts";
import { hashOf, hashOfBytes } from "./hash.server.ts";
import { type LessonFacts, lessonContext } from "./mdx/lesson-context.ts";
import type { Mistake } from "./mistake.ts";
import { recipe } from "./recipe.server.ts";
import { storeFolders, writeWhole } from "./release.server.ts";

/**
 * A compiled text: its facts and its module's address, null if it cannot be shown. The HTML of its prose is stored
 * beside the module.
 */
export type Compiled = {
  moduleUrl: string | null;
  facts: LessonFacts;
  mistakes: Mistake[];
  /** The files that it shows or links to: the address that serves each one, and its path in the content folder. */
  assets: [string, string][];
};

type Options = { contentDir: string; dataDir: string };
type Entry = Compiled & { dependencies: [string, string | null][] };

/** Compiles a text, or returns the cached result if nothing that affects the output has changed. */
export async function compiled({ contentDir, dataDir }: Options, content: ContentFile): Promise<Compiled> {
  const { cache, modules } = storeFolders(dataDir);
  const cacheFile = path.join(cache, `${hashOf([recipe(), content.file, content.source])}.json`);
  const known = await readEntry(cacheFile);
  if (known && isCurrent(contentDir, modules, known)) {
    await storeAssets(contentDir, dataDir, known.assets);
    return known;
  }
  const context = lessonContext({ ...content, contentDir });
  const code = await compile(context, content.body);
  const moduleUrl = code === null ? null : await saveModule(modules, code, context.staticHtml);
  const assets = [...context.assets].map(([address, file]): [string, string] => [
    address,
    path.relative(contentDir, file),
  ]);
  const entry: Entry = {
    moduleUrl,
    facts: context.facts,
    mistakes: context.mistakes,
    dependencies: [...context.dependencies],
    assets,
  };
  await storeAssets(contentDir, dataDir, assets);
  if (moduleUrl !== null) {
    await mkdir(cache, { recursive: true });
    await writeWhole(cacheFile, JSON.stringify(entry));
  }
  return entry;
}

/** We wrote this file, and its name contains the recipe, so its shape cannot be outdated; it may still be truncated. */
const entryShape = z.looseObject({
  moduleUrl: z.string(),
  facts: z.looseObject({ prompts: z.array(z.unknown()) }),
  mistakes: z.array(z.unknown()),
  dependencies: z.array(z.tuple([z.string(), z.string().nullable()])),
  assets: z.array(z.tuple([z.string(), z.string()])),
});

async function readEntry(file: string): Promise<Entry | null> {
  try {
    const entry: Entry = JSON.parse(await readFile(file, "utf8"));
    return entryShape.safeParse(entry).success ? entry : null;
  } catch {
    return null; // never compiled
  }
}

function isCurrent(contentDir: string, modules: string, entry: Entry): boolean {
  const name = path.basename(entry.moduleUrl ?? "none", ".js");
  if (![".js", ".json"].every((extension) => existsSync(path.join(modules, name + extension)))) return false;
  return entry.dependencies.every(([file, hash]) => hashOfFile(path.join(contentDir, file)) === hash);
}

function hashOfFile(file: string): string | null {
  return existsSync(file) ? hashOfBytes(readFileSync(file)) : null;
}

const brotli = promisify(brotliCompress);
const gzipped = promisify(gzip);

/**
 * Stores a module and the HTML of its prose under one name, the hash of their content, with the compressed copies that
 * browsers get.
 */
async function saveModule(modules: string, code: string, staticHtml: string[]): Promise<string> {
  const words = JSON.stringify(staticHtml);
  const name = hashOf([code, words]);
  await mkdir(modules, { recursive: true });
  await saveCompressed(path.join(modules, `${name}.json`), words);
  await saveCompressed(path.join(modules, `${name}.js`), code);
  return `/content/modules/${name}.js`;
}

async function saveCompressed(file: string, content: string) {
  if (existsSync(file)) return;
  const quality = {
    params: { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_SIZE_HINT]: content.length },
  };
  await writeWhole(`${file}.br`, await brotli(content, quality));
  await writeWhole(`${file}.gz`, await gzipped(content));
  await writeWhole(file, content);
}

async function storeAssets(contentDir: string, dataDir: string, assets: [string, string][]) {
  for (const [address, file] of assets) {
    const kept = path.join(storeFolders(dataDir).assets, ...address.split("/").slice(-2));
    if (existsSync(kept)) continue;
    await mkdir(path.dirname(kept), { recursive: true });
    await copyFile(path.join(contentDir, file), kept);
  }
}
