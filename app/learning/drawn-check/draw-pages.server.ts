import path from "node:path";
import { createServer } from "vite";
import { z } from "zod";
import type { Page } from "#app/catalog/check/page.ts";
import type { Mistake } from "#app/catalog/mistake.ts";
import type { Drawing, renderMistakes } from "./render.tsx";

const renderModule = z.object({
  renderMistakes: z.custom<typeof renderMistakes>((value) => typeof value === "function"),
});

/** Renders every page and returns what fails or is lost. Lesson components are TSX with styles, so Vite loads them. */
export async function drawPages(pages: Page[], drawing: Drawing): Promise<Mistake[]> {
  const root = path.resolve(import.meta.dirname, "../../..");
  const vite = await createServer({
    root,
    configFile: false,
    appType: "custom",
    logLevel: "error",
    cacheDir: path.join(root, "node_modules/.vite-content-check"),
    esbuild: { jsx: "automatic" },
    optimizeDeps: { noDiscovery: true, include: [] },
    server: { middlewareMode: true, hmr: false, ws: false, watch: null },
  });
  try {
    const loaded = renderModule.parse(await vite.ssrLoadModule("/app/learning/drawn-check/render.tsx"));
    return await loaded.renderMistakes(pages, drawing);
  } finally {
    await vite.close();
  }
}
