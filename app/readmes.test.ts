import { globSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

const folders = "{app,content,db,public,tests}";
const exclude = (name: string) => /node_modules|\.data/.test(name);
const paths = [...globSync("*"), ...globSync(`${folders}/**/*`, { exclude })];
const readmes = globSync(["README.md", `${folders}/**/README.md`], { exclude });

/** Names that stand for any file of their kind. */
const examples = new Set(["noun.ts", "noun.server.ts", "rows.codebook.yaml", "messages/es/learning.json"]);

test("every file and folder that a README names exists", () => {
  const missing = readmes.flatMap((readme) =>
    namedIn(readFileSync(readme, "utf8")).flatMap((name) => (isThere(name, readme) ? [] : [`${readme}: ${name}`])),
  );
  expect(readmes.length).toBeGreaterThan(40);
  expect(missing).toEqual([]);
});

test("every function and type that a README names is in the code", () => {
  const code = new Set(
    paths
      .filter((each) => /\.(tsx?|cjs)$/.test(each) && statSync(each).isFile())
      .flatMap((each) => readFileSync(each, "utf8").match(/\w+/g) ?? []),
  );
  const missing = readmes.flatMap((readme) =>
    quotedIn(readFileSync(readme, "utf8"))
      .map((each) => each.replace(/\(.*\)$/, ""))
      .filter((each) => /^[a-z]+[A-Z]\w*$/.test(each) && !code.has(each))
      .map((each) => `${readme}: ${each}`),
  );
  expect(missing).toEqual([]);
});

const quotedIn = (text: string) => [...text.matchAll(/`([^`\s]+)`/g)].flatMap(([, quoted]) => quoted ?? []);

/** Words that look like a path: with the ending of a file, or a slash at the end. */
function namedIn(text: string): string[] {
  return quotedIn(text).filter(
    (each) => /^[\w./-]+(?:\.(?:tsx?|cjs|mjs|js|json|md|mdx|css|sql|ya?ml|conf)|\/)$/.test(each) && !examples.has(each),
  );
}

/** Found beside the README, below `app/`, at the root, or in a folder that the text around it names. */
function isThere(name: string, readme: string): boolean {
  if (name.startsWith("/") || name.startsWith(".data")) return true; // an address, and what is made at the start
  const wanted = path.normalize(name).replace(/\/$/, "");
  const beside = path.join(path.dirname(readme), wanted);
  return paths.some((each) => each === wanted || each === beside || each.endsWith(`/${wanted}`));
}
