import { renderToString } from "react-dom/server";
import { expect, test } from "vitest";
import { Page } from "./page.tsx";

const html = (page: React.ReactElement) => renderToString(page);

test("the introduction comes right after the title, before the actions and the content, and side facts come last", () => {
  const page = (
    <Page title="Session" lead="November 30" actions={<button type="button">Change</button>} aside="Who reads this">
      <p>Agenda</p>
    </Page>
  );
  const places = ["Session", "November 30", "Change", "Agenda", "Who reads this"].map((words) =>
    html(page).indexOf(words),
  );
  expect(places).toEqual([...places].sort((a, b) => a - b));
  expect(Math.min(...places)).toBeGreaterThan(0);
});

test("a page without side facts has one column", () => {
  expect(html(<Page title="Session">Agenda</Page>)).not.toContain("page__columns");
});
