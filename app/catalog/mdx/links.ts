import type { Definition, Link, Root } from "mdast";
import { visit } from "unist-util-visit";
import { slugOf } from "../file-order.ts";
import { assetAddress, contentPath, holdsScript, isContentFile, isContentFolder, scriptAdvice } from "./beside.ts";
import { imageDefinitions } from "./images.ts";
import { type LessonContext, note, placeOf, setProperties } from "./lesson-context.ts";

/** Turns links to files into the addresses that serve them, and marks links that leave the site. */
export function remarkLinks(context: LessonContext) {
  return (tree: Root) => {
    const images = onlyImages(tree);
    visit(tree, (node) => {
      if (node.type === "link" || (node.type === "definition" && !images.has(node))) readLink(context, node);
      if (node.type !== "mdxJsxFlowElement" && node.type !== "mdxJsxTextElement") return;
      if (node.name !== "a") return;
      const href = node.attributes.find((each) => each.type === "mdxJsxAttribute" && each.name === "href");
      if (!href || typeof href.value !== "string") return;
      href.value = resolveLink(context, href.value, node) ?? href.value;
    });
  };
}

/** Definitions that only images use: these are not links. */
function onlyImages(tree: Root): Set<Definition> {
  const linked = new Set<string>();
  visit(tree, "linkReference", ({ identifier }) => void linked.add(identifier));
  const images = [...imageDefinitions(tree).values()];
  return new Set(images.filter(({ identifier }) => !linked.has(identifier)));
}

function readLink(context: LessonContext, node: Link | Definition) {
  if (node.type === "link" && node.children.length === 0) {
    note(context, node, "this link has no words; write them between the square brackets.");
  }
  const resolved = resolveLink(context, node.url, node);
  if (resolved !== null) node.url = resolved;
  if (/^https?:\/\//i.test(node.url)) setProperties(node, { rel: "external noreferrer" });
}

function resolveLink(
  context: LessonContext,
  url: string,
  node: Link | Definition | Parameters<typeof placeOf>[0],
): string | null {
  const slip = slipIn(url);
  if (slip) {
    note(context, node, slip, url);
    return null;
  }
  if (/^(https?:|mailto:|tel:)/i.test(url)) return null;
  if (/^[a-z][a-z0-9+.-]*:/i.test(url) || url.startsWith("//")) {
    note(context, node, "links begin with https://, mailto:, tel:, /, # or a file beside the lesson.", url);
    return "#";
  }
  if (url.trim() === "") {
    note(context, node, "this link leads nowhere; write its address between the parentheses.");
    return null;
  }
  const address = /^[/#]/.test(url) ? url : relativeAddress(context, url, node);
  if (address !== null && !address.startsWith("/content/assets/")) {
    context.facts.links.push({ to: address, text: url, ...placeOf(node) });
  }
  return address;
}

/** What keeps an address of the web or of a mailbox from leading anywhere; null if nothing does. */
function slipIn(url: string): string | null {
  if (/[\u00AD\u200B-\u200F\u2060\uFEFF]|%E2%80%8[B-F]/i.test(url))
    return "an invisible character is in this address; delete the address and type it again.";
  if (/^https?:(?!\/\/[^/])/i.test(url)) return "an address of the web begins with https:// and a name.";
  if (/^mailto:(?![^@?\s]+@[^@?\s]+)/i.test(url)) return "this is no mail address; write mailto:name@example.org.";
  return null;
}

/** `./02-small-numbers.mdx#why` is a lesson's address; any other file beside the lesson is an asset. */
function relativeAddress(context: LessonContext, url: string, node: Parameters<typeof placeOf>[0]): string | null {
  const [, file = "", rest = ""] = url.match(/^([^?#]*)(.*)$/s) ?? [];
  const target = contentPath(context, file);
  const [, folder, text] = target?.match(/^courses\/([^/]+)(?:\/([^/]+\.mdx?))?\/?$/i) ?? [];
  const isCourse = folder !== undefined && text === undefined;
  const isThere = target && (isContentFile(context, target) || (isCourse && isContentFolder(context, target)));
  if (!isThere) {
    if (target) context.dependencies.set(target, null);
    note(
      context,
      node,
      "there is no such file beside this one; check the name, or write a whole address with https://.",
      url,
    );
    return null;
  }
  if (folder === undefined) {
    if (holdsScript(context, target)) note(context, node, scriptAdvice, url);
    return assetAddress(context, target);
  }
  const course = `/courses/${slugOf(folder)}`;
  if (!text || /^course\.mdx?$/i.test(text)) return course + rest;
  return `${course}/lessons/${slugOf(text)}${rest}`;
}
