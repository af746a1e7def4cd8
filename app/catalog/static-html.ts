import { type ComponentType, createElement, memo, useEffect, useState } from "react";
import * as m from "#app/messages/catalog.ts";

/** Stretches of HTML, by number; `load` adds those that are missing. */
export type Words = { known: Map<string, string>; load: () => Promise<void> };
type Props = { at: string; as: "div" | "span" };

/**
 * Draws stretches of a lesson that hold no component. React takes their HTML as it is: the server copies it, and a
 * browser neither compares nor changes it. What the page did not show when it was opened, such as the inside of a closed
 * Reveal, is loaded when it is first drawn.
 */
export function staticHtmlComponent(words: Words): ComponentType<Props> {
  return memo(function StaticHtml(props: Props) {
    const html = words.known.get(props.at);
    return html === undefined ? createElement(LateHtml, { ...props, words }) : element(props, html);
  });
}

function LateHtml({ words, ...props }: Props & { words: Words }) {
  const [state, setState] = useState<"loading" | "loaded" | "failed">("loading");
  useEffect(() => {
    let isShown = true;
    const end = (state: "loaded" | "failed") => () => isShown && setState(state);
    words.load().then(end("loaded"), end("failed"));
    return () => {
      isShown = false;
    };
  }, [words]);
  if (state === "failed") return createElement("a", { href: "" }, m.lessonPageWordsMissing());
  return element(props, words.known.get(props.at) ?? "");
}

const element = ({ at, as }: Props, html: string) =>
  // biome-ignore lint/security/noDangerouslySetInnerHtml: our own compiler made it from our authors' files
  createElement(as, { "data-stretch": at, dangerouslySetInnerHTML: { __html: html } });
