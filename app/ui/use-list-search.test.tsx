import { globSync, readFileSync } from "node:fs";
import type { ReactElement } from "react";
import { renderToString } from "react-dom/server";
import { StaticRouter } from "react-router-dom/server";
import { expect, test } from "vitest";
import { OlderNewer } from "./older-newer.tsx";
import { Pagination } from "./pagination.tsx";
import { Table } from "./table.tsx";

/** The addresses of the links in a part of a list that is open at this address. */
function linksAt(at: string, part: ReactElement): string[] {
  const html = renderToString(<StaticRouter location={at}>{part}</StaticRouter>);
  return [...html.matchAll(/<a [^>]*href="([^"]*)"/g)].map(([, href = ""]) => href.replaceAll("&amp;", "&"));
}

const pages = <Pagination page={2} pageCount={3} />;

test("a link to another part or order of a list keeps its search and drops what a form has just said", () => {
  expect(linksAt("/list?q=ana&saved&page=2", pages)).toEqual(["/list?q=ana", "/list?q=ana&page=3"]);
  const older = <OlderNewer older={7} label="Pages" words={{ older: "Older", newest: "Newest" }} />;
  expect(linksAt("/list?kept=changed&show=all", older)).toEqual(["/list?show=all&before=7"]);
  const column = { heading: "Name", sort: { by: "name", first: "ascending" as const }, cell: () => "Ana" };
  const sorted = (
    <Table caption="People" rows={[1]} keyOf={String} sort={{ by: "day", isReversed: false }} columns={[column]} />
  );
  expect(linksAt("/list?revoked=2&show=used&page=2", sorted)).toEqual(["/list?show=used&sort=name"]);
});

/** What the pages of lists read from their address and keep while someone pages. */
const lasting = [
  ...["answers", "before", "by", "choose", "course", "draft", "kind", "organization", "page", "period", "q", "quote"],
  ...["role", "setting", "show", "state", "tag", "template", "to", "version"],
];

test("what the page of a list reads from its address is either kept in its links or said once", () => {
  const files = globSync("app/{routes,participation}/**/*.tsx").map((file) => readFileSync(file, "utf8"));
  const lists = files.filter((text) => /<(Pagination|OlderNewer|ParticipationPage)\b|\bsort=\{/.test(text));
  const names = lists.flatMap((text) =>
    [...text.matchAll(/(?<!form)\.(?:get|has)\("(\w+)"\)/g)].map(([, name = ""]) => name),
  );
  expect(names.length).toBeGreaterThan(30);
  const isKept = (name: string) => linksAt(`/list?${name}=1`, pages).every((link) => link.includes(`${name}=1`));
  const kept = [...new Set(names)].filter((name) => name !== "page" && isKept(name));
  expect(kept.filter((name) => !lasting.includes(name))).toEqual([]);
});
