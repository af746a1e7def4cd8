/**
 * Turns content/messages/en.json (ICU messages) into one module for each area (the word before the first dot) with one
 * typed function for each message, so that a page's script carries the words of its own areas only.
 */
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { type MessageFormatElement, parse, TYPE } from "@formatjs/icu-messageformat-parser";

const source = fileURLToPath(new URL("../../content/messages/en.json", import.meta.url));
const target = (file: string) => fileURLToPath(new URL(file, import.meta.url));

type Inputs = Map<string, "string | number" | "number" | "string">;

/** Writes app/messages/catalog.ts and the areas beside it; files whose words are the same stay untouched. */
export async function compileMessages(): Promise<void> {
  const messages: Record<string, string> = JSON.parse(await readFile(source, "utf8"));
  const areas = Object.groupBy(Object.entries(messages), ([key]) => key.split(".")[0] ?? key);
  await mkdir(target("./catalog"), { recursive: true });
  await Promise.all(
    Object.entries(areas).map(([area, entries = []]) => write(`./catalog/${area}.ts`, moduleOf(entries))),
  );
  await write(
    "./catalog.ts",
    Object.keys(areas)
      .map((area) => `export * from "./catalog/${area}.ts";\n`)
      .join(""),
  );
}

function moduleOf(entries: [key: string, message: string][]): string {
  const functions = entries.map(([key, message]) => functionFor(key, message)).join("\n");
  return [
    functions.includes("plurals.") && 'const plurals = /* @__PURE__ */ new Intl.PluralRules("en");',
    functions.includes("numbers.") && 'const numbers = /* @__PURE__ */ new Intl.NumberFormat("en-US");',
    functions,
    "",
  ]
    .filter((line) => line !== false)
    .join("\n");
}

async function write(file: string, text: string): Promise<void> {
  const whole = `// Made from content/messages/en.json by \`npm run messages\`. Edit the words there.\n${text}`;
  const before = await readFile(target(file), "utf8").catch(() => "");
  if (before !== whole) await writeFile(target(file), whole);
}

function functionFor(key: string, message: string): string {
  const inputs: Inputs = new Map();
  const body = expressionFor(parse(message), inputs, null);
  const name = key.replace(/[^A-Za-z0-9]+(.)/g, (_, letter: string) => letter.toUpperCase());
  const fields = [...inputs].map(([input, type]) => `${input}: ${type}`).join("; ");
  const parameter = fields ? `values: { ${fields} }` : "";
  return `/** ${message.replaceAll("*/", "* /").replaceAll("\n", " ")} */\nexport const ${name} = (${parameter}): string => ${body};`;
}

function expressionFor(elements: MessageFormatElement[], inputs: Inputs, counted: string | null): string {
  const parts = elements.map((element) => {
    switch (element.type) {
      case TYPE.literal:
        return element.value.replace(/[`\\$]/g, "\\$&");
      case TYPE.argument:
        if (!inputs.has(element.value)) inputs.set(element.value, "string | number");
        return `\${values.${element.value}}`;
      case TYPE.number:
        inputs.set(element.value, "number");
        return `\${numbers.format(values.${element.value})}`;
      case TYPE.pound:
        return `\${numbers.format(values.${counted})}`;
      case TYPE.plural: {
        inputs.set(element.value, "number");
        const exact = Object.entries(element.options).filter(([word]) => word.startsWith("="));
        const worded = Object.entries(element.options).filter(([word]) => !word.startsWith("=") && word !== "other");
        const other = expressionFor(element.options.other?.value ?? [], inputs, element.value);
        const cases = [
          ...exact.map(([word, option]) => [`values.${element.value} === ${word.slice(1)}`, option] as const),
          ...worded.map(([word, option]) => [`plurals.select(values.${element.value}) === "${word}"`, option] as const),
        ];
        return `\${${cases.map(([test, option]) => `${test} ? ${expressionFor(option.value, inputs, element.value)} : `).join("")}${other}}`;
      }
      case TYPE.select: {
        inputs.set(element.value, "string");
        const other = expressionFor(element.options.other?.value ?? [], inputs, counted);
        const cases = Object.entries(element.options)
          .filter(([word]) => word !== "other")
          .map(
            ([word, option]) =>
              `values.${element.value} === "${word}" ? ${expressionFor(option.value, inputs, counted)} : `,
          );
        return `\${${cases.join("")}${other}}`;
      }
      default:
        throw new Error(`content/messages/en.json: dates, times and tags are not used in messages yet`);
    }
  });
  return `\`${parts.join("")}\``;
}

if (import.meta.main) await compileMessages();
