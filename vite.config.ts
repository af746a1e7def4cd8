import { fileURLToPath } from "node:url";
import { vitePlugin as remix } from "@remix-run/dev";
import { defineConfig, type Plugin } from "vite";
import { linksOnTheServer, remixInTheBrowser } from "./app/route-discovery/remix-in-the-browser.ts";
import remixConfig from "./remix.config.js";

const databaseStaysOnTheServer: Plugin = {
  name: "database-stays-on-the-server",
  enforce: "pre",
  resolveId(id, importer, options) {
    if (id.startsWith("#db/") && !options.ssr) this.error(`${importer} would send ${id} to the browser`);
  },
};

/**
 * Each file of a first visit costs its headers and a turn in the queue of a slow connection, so what every page needs
 * is one file, what forms and lists need a second, and what every lesson needs a third. The larger components of a
 * lesson stay alone: it loads those it uses.
 */
function travelsTogether(id: string): string | undefined {
  if (
    /node_modules\/(@remix-run|get-nonce|react|react-dom|react-router|react-router-dom|scheduler|turbo-stream)\//.test(
      id,
    )
  ) {
    return "framework";
  }
  if (
    /\/app\/(route-discovery\/|messages\/number-words)/.test(id) ||
    id.startsWith("\0vite/preload-helper") ||
    id.startsWith("\0commonjsHelpers")
  )
    return "framework";
  if (
    /\/app\/ui\/(child-data-warning|chooser|combobox|confirm|empty-state|error-summary|field|focus-if-lost|form-page|guarded-text|older-newer|over-limit|pagination|post-form|posted-form|restored-words|section-page|static-page|text-area|time-zone-field|use-search)\.tsx?$/.test(
      id,
    )
  )
    return "forms";
  if (
    /\/app\/(ui\/(?!dialog|chart\/).*\.tsx?|http\/(form-reply|choices|refused-words|text-length)\.ts|(.*\/)?navigation\.ts|root\.tsx)$/.test(
      id,
    )
  )
    return "interface";
  if (/\/app\/(root\.css|ui\/.*\.(woff2|svg))(\?|$)/.test(id)) return "interface";
  if (/\/app\/drafts\/(device|draft|draft-store|form-draft|seal|send-form|sender)\.ts$/.test(id)) return "interface";
  if (
    /\/app\/messages\/catalog\/(sending|offline|app|bell|calendar|meetingNav|nav|admin|settingsNav|errors)\.ts$/.test(
      id,
    )
  )
    return "interface";
  if (
    /\/app\/(ui\/chart\/(bar-rows|chart-table|dot-rows|line-plot|mark|marker|people-plot|plot-frame|scale)|learning\/ui\/lesson\/(chart|chart-[a-z]+|predict|prediction-words|reveal))\.tsx?$/.test(
      id,
    )
  )
    return "charts";
  if (/\/(node_modules\/d3-array\/.*|app\/messages\/catalog\/lessonPredict\.ts)$/.test(id)) return "charts";
  if (
    /\/app\/(learning\/ui\/lesson\/(check(-[a-z]+)?|confidence|order-list)\.tsx|messages\/catalog\/lesson(Check|Confidence|Match|Order)\.ts)$/.test(
      id,
    )
  )
    return "checks";
  if (/\/activities\/activities\.css/.test(id)) return "lessons";
  if (
    /\/app\/learning\/((shuffle|answer-lengths|reflection|lesson-state)\.ts|ui\/(guest-|lesson-|lock-|outline|reading-|requirement-)[^/]*\.tsx?|ui\/lesson\/(callout|draft-|exercise|loaded-words|returned-words|saved-words|source|term\.|use-(?!draft))[^/]*)$/.test(
      id,
    )
  )
    return "lessons";
  if (
    /\/app\/(messages\/catalog\/(lesson|lessonPage|outline|requirement|guest)|catalog\/(lesson-module|static-html|module-address|course-path|direction)|learning\/ui\/lesson\/components|learning\/notes\/ui\/(notes-below|bookmark)|inquiry\/lesson\/own-cycle|discussions\/lesson\/lesson-talk|routes\/courses\/(lesson|lesson-parts)|ui\/chart\/table-twin)\.tsx?$/.test(
      id,
    )
  ) {
    return "lessons";
  }
  return undefined;
}

export default defineConfig(({ isSsrBuild }) => ({
  plugins: [databaseStaysOnTheServer, remixInTheBrowser(), linksOnTheServer(), remix(remixConfig)],
  resolve: { alias: { "@stdlib/utils-eval": fileURLToPath(new URL("app/statistics/no-eval.ts", import.meta.url)) } },
  // Prepared at the first start. Discovery at the first visit would load React twice and leave the page blank: while a
  // page is developed, the imports of its server's part are followed too.
  optimizeDeps: {
    noDiscovery: true,
    include: [
      "@conform-to/zod/v4",
      "@radix-ui/react-dialog",
      "@radix-ui/react-popover",
      "@remix-run/react",
      "bowser",
      "d3-array",
      "get-nonce",
      "papaparse",
      "react",
      "react-dom",
      "react-dom/client",
      "react/jsx-dev-runtime",
      "react/jsx-runtime",
      "yaml",
      "zod",
    ],
    exclude: ["@node-rs/argon2"],
  },
  server: { watch: { ignored: ["**/.data/**", "**/build/**", "**/tests/results/**"] } },
  // One file instead of 200: a web process starts half a second sooner.
  ssr: { noExternal: ["drizzle-orm"] },
  build: {
    target: "es2022",
    assetsInlineLimit: 0,
    cssMinify: "esbuild",
    // Compressed, a lesson's scripts are 4 kB smaller than esbuild makes them.
    minify: isSsrBuild ? false : "terser",
    terserOptions: { ecma: 2020, compress: { passes: 2 } },
    rollupOptions: isSsrBuild
      ? {}
      : {
          // Of d3-array a chart needs one function, and a browser no other.
          treeshake: { manualPureFunctions: ["bisector"], propertyReadSideEffects: false },
          output: {
            // Every page loads the list of routes, so the names in it are short.
            entryFileNames: "assets/[hash:7].js",
            chunkFileNames: "assets/[hash:7].js",
            manualChunks: travelsTogether,
            onlyExplicitManualChunks: true,
          },
        },
  },
}));
