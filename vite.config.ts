import { vitePlugin as remix } from "@remix-run/dev";
import { defineConfig, type Plugin } from "vite";
import remixConfig from "./remix.config.js";

const databaseStaysOnTheServer: Plugin = {
  name: "database-stays-on-the-server",
  enforce: "pre",
  resolveId(id, importer, options) {
    if (id.startsWith("#db/") && !options.ssr) this.error(`${importer} would send ${id} to the browser`);
  },
};

export default defineConfig({
  plugins: [databaseStaysOnTheServer, remix(remixConfig)],
  // One file instead of 200: a web process starts half a second sooner.
  ssr: { noExternal: ["drizzle-orm"] },
  build: { target: "es2022", assetsInlineLimit: 0, cssMinify: "esbuild" },
});
