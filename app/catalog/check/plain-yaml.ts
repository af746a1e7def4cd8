import { isScalar, isSeq, type Node, visit } from "yaml";
import type { YamlText } from "../content-file.server.ts";
import type { Mistake } from "../mistake.ts";
import type { ReadYaml } from "../read-programs.server.ts";
import { readsAs } from "../reads-as.ts";
import { place, placeAt } from "../settings.ts";
import { itemsAt, wordIn } from "./written-items.ts";

/** What the schema of a file in YAML cannot see: an item twice, a source twice, and signs that readers would see. */
export function plainYamlMistakes(reads: readonly ReadYaml<unknown>[]): Mistake[] {
  return reads.flatMap((read) => [...repeatedItems(read.yaml), ...repeatedSources(read), ...markup(read.yaml)]);
}

/** Items of a plain list, such as options, objectives or weeks, that read like an earlier one. */
function repeatedItems(yaml: YamlText): Mistake[] {
  const found: Mistake[] = [];
  visit(yaml.document, {
    Seq: (_, { items }) => {
      const texts = items.map((item) => (isScalar(item) ? readsAs(String(item.value)) : null));
      items.forEach((item, at) => {
        if (texts[at] === null || texts[at] === "" || texts.indexOf(texts[at] ?? null) === at) return;
        const message = "reads like another item of this list; keep one of them, or say how they differ.";
        found.push({ ...placeAt(yaml, offsetOf(item)), text: isScalar(item) ? String(item.value) : "", message });
      });
    },
  });
  return found;
}

function repeatedSources(read: ReadYaml<unknown>): Mistake[] {
  const ids = itemsAt(read, ["sources"]).map((source) => wordIn(source, "id"));
  return ids.flatMap((id, at) => {
    if (id === null || ids.indexOf(id) === at) return [];
    const message = "another source of this file has this id; give each its own.";
    return [{ ...place(read.yaml, ["sources", at, "id"]), text: id, message }];
  });
}

/** Links, bold type, headings and tags of Markdown and HTML. */
const signs = /\[[^\]\n]+\]\([^)\s]+\)|\*\*[^*\n]+\*\*|^#{1,6} \S.*$|<\/?[a-z][a-z0-9]*(?:\s[^>\n]*)?>/im;

function markup(yaml: YamlText): Mistake[] {
  const found: Mistake[] = [];
  visit(yaml.document, {
    Scalar: (key, node) => {
      const sign = key !== "key" && typeof node.value === "string" ? node.value.match(signs)?.[0] : undefined;
      if (sign === undefined) return;
      const message =
        "texts are plain here, so readers would see these signs; write the words alone, and an address under sources.";
      const inside = yaml.text.indexOf(sign, offsetOf(node));
      found.push({ ...placeAt(yaml, inside < 0 ? offsetOf(node) : inside), text: sign, message });
    },
  });
  return found;
}

const offsetOf = (node: unknown) => (isNode(node) ? (node.range?.[0] ?? 0) : 0);
const isNode = (node: unknown): node is Node => isScalar(node) || isSeq(node);
