import { readFileSync } from "node:fs";
import path from "node:path";
import type { Image, Root } from "mdast";
import { visit } from "unist-util-visit";
import { imageSize } from "../image-size.ts";
import { assetAddress, contentPath, holdsScript, isContentFile, scriptAdvice } from "./beside.ts";
import { type LessonContext, note, setProperties } from "./lesson-context.ts";
import type { JsxElement } from "./literal.ts";

/** Serves images from beside the lesson, with their size known in advance, and asks for words instead of the picture. */
export function remarkImages(context: LessonContext) {
  return (tree: Root) => {
    visit(tree, (node) => {
      if (node.type === "image") readImage(context, node);
      if (node.type === "imageReference" && !node.alt) note(context, node, missingAlt);
      if ((node.type === "mdxJsxFlowElement" || node.type === "mdxJsxTextElement") && node.name === "img")
        readElement(context, node);
    });
  };
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
  const attribute = (name: string) =>
    element.attributes.find((each) => each.type === "mdxJsxAttribute" && each.name === name);
  if (!attribute("alt"))
    note(context, element, 'this image has no description; add alt="what it shows", or alt="" if it only decorates.');
  const src = attribute("src");
  if (!src || typeof src.value !== "string") return;
  const served = serve(context, src.value, element);
  if (!served) return;
  src.value = served.address;
  if (attribute("width") || attribute("height")) return;
  for (const [name, value] of Object.entries(served.size)) {
    element.attributes.push({ type: "mdxJsxAttribute", name, value: String(value) });
  }
}

function serve(context: LessonContext, url: string, node: Image | JsxElement) {
  if (/^\/(?!\/)/.test(url)) return null;
  if (/^([a-z][a-z0-9+.-]*:|\/\/)/i.test(url)) {
    note(
      context,
      node,
      "images come from beside the lesson, so that they are always there; save the file there and name it.",
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
