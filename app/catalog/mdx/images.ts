import { readFileSync } from "node:fs";
import path from "node:path";
import type { Definition, Image, ImageReference, Root } from "mdast";
import { visit } from "unist-util-visit";
import { imageSize } from "../image-size.ts";
import { assetAddress, contentPath, holdsScript, isContentFile, scriptAdvice } from "./beside.ts";
import { isPartlyRead } from "./facts.ts";
import { type LessonContext, note, setProperties } from "./lesson-context.ts";
import { type JsxElement, literalProps } from "./literal.ts";

/** Serves images from the lesson's folder with their size known in advance, and requires alternative text. */
export function remarkImages(context: LessonContext) {
  return (tree: Root) => {
    const definitions = imageDefinitions(tree);
    visit(tree, (node, index, parent) => {
      if (node.type === "image") readImage(context, node);
      if (node.type === "imageReference") readReference(context, node, definitions.get(node.identifier));
      if (node.type === "link" && isImage.test(node.url) && parent && index) {
        const before = parent.children[index - 1];
        if (before?.type === "text" && /(?:^|\s)!\s$/.test(before.value))
          note(context, node, "a space after the ! makes this a link; write it without one to show the picture.");
      }
      if ((node.type === "mdxJsxFlowElement" || node.type === "mdxJsxTextElement") && media.has(node.name ?? ""))
        readElement(context, node);
    });
  };
}

const isImage = /\.(?:png|jpe?g|gif|webp|svg|avif)(?:[?#]|$)/i;
const media = new Set(["img", "source", "video", "audio", "track"]);

/** The reference definitions of images, by name: `[picture]: ./chart.png`. */
export function imageDefinitions(tree: Root): Map<string, Definition> {
  const named = new Set<string>();
  visit(tree, "imageReference", ({ identifier }) => void named.add(identifier));
  const found = new Map<string, Definition>();
  visit(tree, "definition", (definition) => {
    if (named.has(definition.identifier) && !found.has(definition.identifier))
      found.set(definition.identifier, definition);
  });
  return found;
}

/** A reference-style image; its definition is rewritten to the address that serves the file. */
function readReference(context: LessonContext, node: ImageReference, definition: Definition | undefined) {
  if (!node.alt?.trim()) note(context, node, missingAlt);
  if (!definition || definition.url.startsWith("/content/assets/")) return;
  const served = serve(context, definition.url, definition);
  if (!served) return;
  definition.url = served.address;
  setProperties(node, { loading: "lazy", decoding: "async", ...served.size });
}

const missingAlt = "this image has no description; write what it shows between the square brackets.";

function readImage(context: LessonContext, image: Image) {
  if (!image.alt?.trim()) note(context, image, missingAlt);
  const served = serve(context, image.url, image);
  if (!served) return;
  image.url = served.address;
  setProperties(image, { loading: "lazy", decoding: "async", ...served.size });
}

function readElement(context: LessonContext, element: JsxElement) {
  if (isPartlyRead(context, element)) return;
  const { props } = literalProps(element);
  if (element.name === "img" && !element.attributes.some((each) => isNamed(each, "alt") || isNamed(each, null)))
    note(context, element, 'this image has no description; add alt="what it shows", or alt="" if it only decorates.');
  if (element.attributes.some((each) => isNamed(each, "alt") && each.value === null))
    note(context, element, 'this image has no description; write alt="what it shows", or alt="" if it only decorates.');
  for (const { url } of addressesIn(props.srcSet)) noteRemote(context, element, url);
  if (typeof props.poster === "string") serveAttribute(context, element, "poster", props.poster);
  const size = typeof props.src === "string" ? serveAttribute(context, element, "src", props.src) : null;
  if (element.name !== "img" || !size || "width" in props || "height" in props) return;
  for (const [name, value] of Object.entries(size)) {
    element.attributes.push({ type: "mdxJsxAttribute", name, value: String(value) });
  }
}

const isNamed = (attribute: JsxElement["attributes"][number], name: string | null) =>
  attribute.type === "mdxJsxAttribute" ? attribute.name === name : name === null;

/** The addresses of `a.png 1x, b.png 2x`. */
const addressesIn = (srcSet: unknown) =>
  typeof srcSet === "string" ? srcSet.split(",").map((each) => ({ url: each.trim().split(/\s+/)[0] ?? "" })) : [];

/** Rewrites an attribute to the address that serves the file, however its author wrote it. */
function serveAttribute(context: LessonContext, element: JsxElement, name: string, url: string) {
  const served = serve(context, url, element);
  const attribute = element.attributes.find((each) => isNamed(each, name));
  if (!served || attribute?.type !== "mdxJsxAttribute") return null;
  attribute.value = served.address;
  return served.size;
}

const isRemote = (url: string) => /^([a-z][a-z0-9+.-]*:|\/\/)/i.test(url);

function noteRemote(context: LessonContext, node: Image | Definition | JsxElement, url: string): boolean {
  if (!isRemote(url)) return false;
  note(
    context,
    node,
    "images come from beside the lesson, so that they are always there; save the file there and name it.",
    url,
  );
  return true;
}

function serve(context: LessonContext, url: string, node: Image | Definition | JsxElement) {
  if (url.startsWith("/content/assets/") || noteRemote(context, node, url)) return null;
  if (url.startsWith("/")) {
    note(
      context,
      node,
      "images come from beside the lesson; write the name of the file without a slash before it.",
      url,
    );
    return null;
  }
  const target = contentPath(context, url.replace(/[?#].*$/s, ""));
  if (!target || !isContentFile(context, target)) {
    if (target) context.dependencies.set(target, null);
    note(context, node, "there is no such image beside this file; check its name and folder.", url);
    return null;
  }
  if (holdsScript(context, target)) note(context, node, scriptAdvice, url);
  return {
    address: assetAddress(context, target),
    size: imageSize(readFileSync(path.join(context.contentDir, target))) ?? {},
  };
}
