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

export default defineConfig(({ isSsrBuild }) => ({
  plugins: [databaseStaysOnTheServer, remix(remixConfig)],
  // Found at the first start rather than at the first visit, which would load React twice.
  optimizeDeps: {
    include: [
      "@radix-ui/react-dialog",
      "@radix-ui/react-popover",
      "@remix-run/react",
      "get-nonce",
      "react",
      "react-dom",
      "react-dom/client",
      "react/jsx-dev-runtime",
      "react/jsx-runtime",
    ],
    exclude: ["@node-rs/argon2", "lucide-react"],
  },
  // One file instead of 200: a web process starts half a second sooner.
  ssr: { noExternal: ["drizzle-orm"] },
  build: {
    target: "es2022",
    assetsInlineLimit: 0,
    cssMinify: "esbuild",
    // Each file costs its headers and a turn in the queue of a slow connection: small ones travel together.
    rollupOptions: isSsrBuild ? {} : { output: { experimentalMinChunkSize: 6000 } },
  },
}));
