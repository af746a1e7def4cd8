import { type ComponentType, createElement, memo, useEffect, useState } from "react";
import * as m from "#app/messages/catalog.ts";

/** HTML stretches, by number; `load` fetches the missing ones. */
export type Words = { known: Map<string, string>; load: () => Promise<void> };
type Props = { at: string; as: "div" | "span" };

/**
 * Renders the stretches of a lesson that contain no component. React takes their HTML as it is: the server copies it,
 * and a browser neither compares nor changes it. Stretches that the page did not show at first, such as the inside of a
 * closed Reveal, are loaded when they are first rendered.
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
