import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { version as esbuildVersion } from "esbuild";
import { hashOf, hashOfBytes } from "./hash.server.ts";

let known: string | null = null;

/** Identifies how lessons are compiled: our own code and the compilers' versions. A change produces new modules. */
export function recipe(): string {
  known ??= hashOf([
    esbuildVersion,
    versionOf("mdx-bundler"),
    versionOf("remark-gfm"),
    versionOf("remark-directive"),
    versionOf("hast-util-to-jsx-runtime"),
    versionOf("react-dom"),
    ownSources(),
  ]);
  return known;
}

function ownSources(): string[] {
  const here = import.meta.dirname;
  const shared = ["compile.server.ts", "csv.ts", "image-size.ts", "file-order.ts", "figure.ts", "prompt.ts"];
  const components = readdirSync(here).filter((name) => name.startsWith("lesson-component"));
  const plugins = readdirSync(path.join(here, "mdx")).map((name) => `mdx/${name}`);
  const sources = [...shared, ...components, ...plugins].filter((name) => !name.includes(".test."));
  return sources.sort().map((name) => hashOfBytes(readFileSync(path.join(here, name))));
}

function versionOf(name: string): string {
  const entry = createRequire(import.meta.url).resolve(name);
  const folder = entry.slice(
    0,
    entry.lastIndexOf(`node_modules${path.sep}${name}`) + `node_modules${path.sep}${name}`.length,
  );
  const { version }: { version: string } = JSON.parse(readFileSync(path.join(folder, "package.json"), "utf8"));
  return version;
}
