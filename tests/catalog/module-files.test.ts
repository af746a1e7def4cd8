import { stat } from "node:fs/promises";
import path from "node:path";
import { brotliDecompressSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { storeFolders } from "#app/catalog/release.server.ts";
import { withCommittedDatabase } from "#tests/database.ts";
import { draw, publish } from "./published.ts";
import { courseText, inContentFolder, lessonText } from "./writing.ts";

/** Routes use the pool, which opens the database that is configured when they are first loaded. */
let serveAsset: typeof import("#app/routes/content/asset.ts").loader;
let serveModule: typeof import("#app/routes/content/module.ts").loader;
let close: () => Promise<void>;

beforeAll(
  () =>
    new Promise<void>((resolve, reject) => {
      const running = withCommittedDatabase(async (_db, url) => {
        process.env.DATABASE_URL = url;
        const { loader: asset } = await import("#app/routes/content/asset.ts");
        const { loader: module } = await import("#app/routes/content/module.ts");
        [serveAsset, serveModule] = [asset, module];
        await new Promise<void>((done) => {
          close = () => {
            done();
            return running;
          };
          resolve();
        });
      });
      running.catch(reject);
    }),
);
afterAll(() => close());

const servedFor = (moduleUrl: string, headers = {}) =>
  serveModule({
    request: new Request("http://localhost/", { headers }),
    params: { file: moduleUrl.split("/").at(-1) },
    context: { nonce: "", requestId: "", clientAddress: "" },
  });

test("modules are immutable JavaScript, small where the browser takes it, and old ones stay", () =>
  inContentFolder(
    { "courses/c/course.mdx": courseText("c"), "courses/c/1-l.mdx": lessonText("l", "Old words.") },
    async (folder) => {
      const old = (await publish(folder)).lessons[0]?.moduleUrl ?? "";
      await folder.write({ "courses/c/1-l.mdx": lessonText("l", "New words.") });
      const now = (await publish(folder)).lessons[0]?.moduleUrl ?? "";
      expect(now).not.toBe(old);
      const words = (moduleUrl: string) => moduleUrl.replace(/js$/, "json");
      const oldWords = await servedFor(words(old));
      expect(oldWords.headers.get("Content-Type")).toBe("application/json; charset=utf-8");
      expect(await oldWords.json()).toEqual(['<p data-block="start.1">Old words.</p>']);
      const packed = await servedFor(now, { "Accept-Encoding": "gzip, br" });
      expect(packed.headers.get("Content-Encoding")).toBe("br");
      expect(packed.headers.get("Content-Type")).toBe("text/javascript; charset=utf-8");
      expect(packed.headers.get("Cache-Control")).toBe("public, max-age=31536000, immutable");
      expect(brotliDecompressSync(Buffer.from(await packed.arrayBuffer())).toString()).toContain("export default");
      const packedWords = await servedFor(words(now), { "Accept-Encoding": "gzip, br" });
      expect(brotliDecompressSync(Buffer.from(await packedWords.arrayBuffer())).toString()).toContain("New words.");
      for (const file of ["000000000000000000000000.js", "../latest", "x.js"]) {
        await expect(servedFor(file)).rejects.toMatchObject({ status: 404 });
      }
    },
  ));

test("assets are served for what they are, and cannot run as a page", () =>
  inContentFolder(
    {
      "courses/c/course.mdx": courseText("c"),
      "courses/c/1-l.mdx": lessonText("l", "![Box](box.svg) and [rows](rows.csv)"),
      "courses/c/box.svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 30 20"></svg>',
      "courses/c/rows.csv": "a\n1\n",
    },
    async (folder) => {
      const { lessons } = await publish(folder);
      const html = await draw(lessons[0]);
      expect(html).toContain('width="30" height="20"');
      const [svg, csv] = [...html.matchAll(/\/content\/assets\/([0-9a-f]+)\/([\w.-]+)/g)].map(([, hash, name]) => ({
        hash,
        name,
      }));
      const serve = (params = {}) =>
        serveAsset({
          request: new Request("http://localhost/"),
          params,
          context: { nonce: "", requestId: "", clientAddress: "" },
        });
      const image = await serve(svg);
      expect(image.headers.get("Content-Type")).toBe("image/svg+xml");
      expect(image.headers.get("Content-Security-Policy")).toContain("sandbox");
      expect((await serve(csv)).headers.get("Content-Disposition")).toBe("attachment");
      await expect(serve({ ...svg, name: "other.svg" })).rejects.toMatchObject({ status: 404 });
    },
  ));

test("what has not changed is not compiled again; a change beside the lesson is one", () =>
  inContentFolder(
    {
      "courses/c/course.mdx": courseText("c"),
      "courses/c/1-l.mdx": lessonText("l", 'import rows from "./rows.csv";\n\n{rows.length}'),
      "courses/c/2-m.mdx": lessonText("m"),
      "courses/c/rows.csv": "a\n1\n",
    },
    async (folder) => {
      const first = await publish(folder);
      const cacheFiles = async () => {
        const { cache } = storeFolders(folder.dataDir);
        const { readdir } = await import("node:fs/promises");
        const names = await readdir(cache);
        return Promise.all(names.sort().map(async (name) => [name, (await stat(path.join(cache, name))).mtimeMs]));
      };
      const before = await cacheFiles();
      const second = await publish(folder);
      expect(second.release.hash).toBe(first.release.hash);
      expect(await cacheFiles()).toEqual(before);
      await folder.write({ "courses/c/rows.csv": "a\n1\n2\n" });
      const third = await publish(folder);
      expect(await draw(third.lessons[0])).toBe("2");
      expect(third.lessons[1]?.moduleUrl).toBe(first.lessons[1]?.moduleUrl);
      expect(
        (await cacheFiles()).filter(([name, time]) =>
          before.some(([other, earlier]) => other === name && earlier === time),
        ),
      ).toHaveLength(1);
    },
  ));
