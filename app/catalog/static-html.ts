import { type ComponentType, createElement, memo, useEffect, useState } from "react";

type Words = ReadonlyMap<string, string>;
type Props = { at: string; as: "div" | "span" };

/**
 * Draws stretches of a lesson that hold no component. React takes their HTML as it is: the server copies it, and a
 * browser neither compares nor changes it. What the page did not show when it was opened, such as the inside of a closed
 * Reveal, is loaded when it is first drawn.
 */
export function staticHtmlComponent(words: Words, load: () => Promise<Words>): ComponentType<Props> {
  let all: Promise<Words> | null = null;
  const loadAll = () => {
    all ??= load();
    return all;
  };
  return memo(function StaticHtml({ at, as }: Props) {
    const html = words.get(at);
    if (html === undefined) return createElement(LateHtml, { at, as, load: loadAll });
    return element({ at, as, html });
  });
}

function LateHtml({ at, as, load }: Props & { load: () => Promise<Words> }) {
  const [html, setHtml] = useState("");
  useEffect(() => {
    let isShown = true;
    void load().then((words) => isShown && setHtml(words.get(at) ?? ""));
    return () => {
      isShown = false;
    };
  }, [at, load]);
  return element({ at, as, html });
}

const element = ({ at, as, html }: Props & { html: string }) =>
  // biome-ignore lint/security/noDangerouslySetInnerHtml: our own compiler made it from our authors' files
  createElement(as, { "data-stretch": at, dangerouslySetInnerHTML: { __html: html } });
