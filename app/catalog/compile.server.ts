import { existsSync, readFileSync, realpathSync, statSync } from "node:fs";
import path from "node:path";
import type { Message, Plugin } from "esbuild";
import { bundleMDX } from "mdx-bundler";
import { rowsOf } from "./csv.ts";
import { hashOfBytes } from "./hash.server.ts";
import { assetAddress, holdsScript, scriptAdvice } from "./mdx/beside.ts";
import { componentMediaMistakes } from "./mdx/component-media.ts";
import type { LessonContext } from "./mdx/lesson-context.ts";
import { isTooDeep, nestingMistake, tooDeepMessage } from "./mdx/nesting.ts";
import { rehypePlugins, remarkPlugins } from "./mdx/plugins.ts";
import { syntaxMistakes } from "./mdx/syntax.ts";
import { plainSyntaxMessage } from "./mdx/syntax-message.ts";
import type { Mistake } from "./mistake.ts";

const patience = 60_000;
let queue: Promise<unknown> = Promise.resolve();

/**
 * Compiles one text into a browser module that receives React as an argument. One at a time, because esbuild takes much
 * memory. The module holds components and code; the HTML of the rest is added to the context. Returns null on failure;
 * the context then holds the reasons.
 */
export function compile(context: LessonContext, body: string): Promise<string | null> {
  const turn = queue.then(() => compileNow(context, body));
  queue = turn;
  return turn;
}

async function compileNow(context: LessonContext, body: string): Promise<string | null> {
  const tooDeep = nestingMistake(context.file, body);
  if (tooDeep) {
    context.mistakes.push(tooDeep);
    return null;
  }
  try {
    const { code } = await inTime(bundle(context, body), context.file);
    if (context.mistakes.some((mistake) => mistake.isFatal)) return null;
    return `export const stretches=${context.staticHtml.length};export default function({React,jsxRuntime:_jsx_runtime}){return(function(){${code}\n})().default}\n`;
  } catch (error) {
    if (context.mistakes.some((mistake) => mistake.isFatal)) return null;
    const { mistakes } = syntaxMistakes(context.file, context.format, body);
    context.mistakes.push(...(mistakes.length > 0 ? mistakes : mistakesIn(context, error)));
    return null;
  }
}

function bundle(context: LessonContext, body: string) {
  return bundleMDX({
    source: body,
    cwd: path.dirname(path.join(context.contentDir, context.file)),
    jsxConfig: {
      jsxLib: { varName: "React", package: "react" },
      jsxRuntime: { varName: "_jsx_runtime", package: "react/jsx-runtime" },
    },
    grayMatterOptions: (options) => ({ ...options, engines: noFrontMatter }),
    mdxOptions: () => ({
      format: context.format,
      mdExtensions: [".mdx"], // the bundler calls every entry .mdx
      jsxImportSource: "react",
      remarkPlugins: remarkPlugins(context),
      rehypePlugins: rehypePlugins(context),
      remarkRehypeOptions: { clobberPrefix: "note-" },
    }),
    esbuildOptions: (options) => ({
      ...options,
      define: { "process.env.NODE_ENV": '"production"' },
      logLevel: "silent",
      plugins: [onlyFromBeside(context), ...(options.plugins ?? [])],
      target: "es2022",
    }),
  });
}

/**
 * Front matter has already been read; the bundler must not parse it again, and above all must not run a "---js" block.
 */
const nothing = { parse: () => ({}) };
const noFrontMatter = { yaml: nothing, json: nothing, javascript: nothing, js: nothing };

const extensions = ["", ".tsx", ".ts", ".jsx", ".js", ".csv", ".json"];
const code = /\.(tsx|ts|jsx|js|json)$/i;
const image = /\.(png|jpe?g|gif|webp|svg|avif)$/i;

/** Restricts a lesson's imports to React and to components, data and images in its own folder. */
function onlyFromBeside(context: LessonContext): Plugin {
  const root = realpathSync(context.contentDir);
  return {
    name: "only-from-beside",
    setup(build) {
      build.onResolve({ filter: /.*/ }, ({ kind, path: written, importer }) => {
        if (kind === "entry-point" || written === "react" || written === "react/jsx-runtime") return undefined;
        const found = written.startsWith(".") ? findBeside(path.resolve(path.dirname(importer), written)) : null;
        const inside = found && realpathSync(found).startsWith(root + path.sep);
        if (!found || !inside) return { errors: [{ text: refusal(written, found) }] };
        if (!code.test(found) && !image.test(found) && !/\.csv$/i.test(found)) {
          return {
            errors: [
              { text: "only components (.tsx, .ts, .jsx, .js), data (.csv, .json) and images can be imported." },
            ],
          };
        }
        if (holdsScript(context, relative(context, found))) return { errors: [{ text: scriptAdvice }] };
        noteMedia(context, found);
        context.dependencies.set(relative(context, found), hashOfBytes(readFileSync(found)));
        return { path: found };
      });
      build.onLoad({ filter: /\.csv$/i, namespace: "file" }, ({ path: file }) => ({
        contents: JSON.stringify(rowsOf(readFileSync(file, "utf8"))),
        loader: "json",
      }));
      build.onLoad({ filter: image, namespace: "file" }, ({ path: file }) => ({
        contents: JSON.stringify(assetAddress(context, relative(context, file))),
        loader: "json",
      }));
    },
  };
}

/** Reports, once, what a component beside the lesson shows that no page can. */
function noteMedia(context: LessonContext, found: string): void {
  const file = relative(context, found);
  if (!/\.[jt]sx$/i.test(file) || context.dependencies.has(file)) return;
  context.mistakes.push(...componentMediaMistakes(file, readFileSync(found, "utf8")));
}

function findBeside(file: string): string | null {
  const found = extensions
    .map((extension) => file + extension)
    .find((each) => existsSync(each) && statSync(each).isFile());
  return found ?? null;
}

function refusal(written: string, found: string | null): string {
  if (written.startsWith(".") && !found) return "there is no such file beside the lesson; check its name and folder.";
  if (found) return "this file is outside the content folder; copy it beside the lesson.";
  return "lessons import only files beside them, such as ./chart.tsx or ./rows.csv, and react.";
}

const relative = (context: LessonContext, file: string) =>
  path.relative(context.contentDir, file).split(path.sep).join("/");

async function inTime<T>(work: Promise<T>, file: string): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`Compiling ${file} took longer than a minute.`)), patience);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

/** esbuild's messages, as mistakes in the lesson or in the file that it imports. */
function mistakesIn(context: LessonContext, error: unknown): Mistake[] {
  const messages =
    error instanceof Error && "errors" in error && Array.isArray(error.errors) ? (error.errors as Message[]) : [];
  if (messages.length > 0) return messages.map((message) => mistakeFor(context, message));
  const said = error instanceof Error ? error.message : String(error);
  const message = isTooDeep(error) ? tooDeepMessage : said;
  return [{ file: context.file, line: 1, column: 1, text: "", message, isFatal: true }];
}

function mistakeFor(context: LessonContext, { text, location }: Message): Mistake {
  const isEntry = !location || location.file.includes("_mdx_bundler_entry_point");
  const folder = path.dirname(path.join(context.contentDir, context.file));
  const file = isEntry ? context.file : relative(context, path.resolve(folder, location.file.replace(/^[\w-]+:/, "")));
  const column = (location?.column ?? 0) + 1;
  const imported = text.match(/^(?:lessons import|there is no such file|this file is|only components)/);
  if (imported && isEntry) return { ...importPlace(context, text, location), message: text, isFatal: true };
  const unnamed = text.match(/^No matching export in ".*?" for import "(.*?)"/)?.[1];
  if (unnamed && isEntry) {
    const thing = unnamed === "default" ? "no export default" : `nothing named "${unnamed}" to export`;
    return { ...importPlace(context, text, location), message: `this file has ${thing}; add it there.`, isFatal: true };
  }
  const message = imported ? text : plainSyntaxMessage(text);
  return { file, line: location?.line ?? 1, column, text: location?.lineText.trim() ?? "", message, isFatal: true };
}

/** esbuild sees imports in compiled code: find the line in the source. */
function importPlace(context: LessonContext, _text: string, location: Message["location"]) {
  const written = location?.lineText.match(/["']([^"']+)["'];?\s*$/)?.[1] ?? "";
  const lines = context.source.split("\n");
  const index = lines.findIndex((line) => /^\s*(import|export)\b/.test(line) && line.includes(written));
  const line = lines[index] ?? "";
  return { file: context.file, line: index + 1 || 1, column: Math.max(line.indexOf(written), 0) + 1, text: written };
}
