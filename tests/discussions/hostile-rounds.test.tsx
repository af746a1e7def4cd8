import { renderToString } from "react-dom/server";
import { StaticRouter } from "react-router-dom/server";
import { expect, test } from "vitest";
import { ProtocolPanel, type ShownProtocol } from "#app/discussions/topics/ui/protocol-panel.tsx";
import { hostile, hostileNames } from "./hostile-words.ts";

const drawn = (words: string): string => {
  const round = { key: "one", title: words, minutes: 5, who: "all", stem: words, say: words };
  const times = { opened: "Monday", until: "Tuesday" };
  const protocol: ShownProtocol = {
    ...{ ...times, slug: "consultancy", title: words, round: 0, rounds: [round, round] },
    ...{ canMoveOn: false, noTurn: null },
  };
  return renderToString(
    <StaticRouter location="/">
      <ProtocolPanel protocol={protocol} path="/community/a/b" person="ana" />
    </StaticRouter>,
  );
};

const elementsOf = (html: string) => html.match(/<\/?[a-z][^>]*>/gi);

test("a round's stem, title and instructions are text, whatever a protocol's author typed", () => {
  const plain = elementsOf(drawn("quokka"));
  for (const attack of [...hostileNames, ...hostile]) expect(elementsOf(drawn(attack)), attack).toEqual(plain);
});
