import { fileURLToPath } from "node:url";
import type { Plugin } from "vite";

const remix = /\/@remix-run\/react\/dist\/esm\/([\w-]+\.js)$/;
const ownDiscovery = fileURLToPath(new URL("fog-of-war.ts", import.meta.url));
const onTheServer = fileURLToPath(new URL("remix-on-the-server.ts", import.meta.url));
const ownLinks = fileURLToPath(new URL("links-on-the-server.tsx", import.meta.url));

/**
 * What Remix asks while it runs and we answer once for all: data comes by single fetch, pages are drawn by the server,
 * nothing is deferred, links prefetch no pages, and a request that was given up may break off. By file, so that what only the other answers need is left out of the
 * browser's build: a twentieth of the framework.
 */
const settled: Record<string, [question: string, answer: string][]> = {
  "browser.js": [
    ["window.__remixContext.future.v3_singleFetch", "true"],
    ["window.__remixContext.isSpaMode", "false"],
  ],
  "components.js": [
    ["future.v3_singleFetch ?", "true ?"],
    ["isPageLinkDescriptor(link) ?", "false ?"],
    ["shouldPrefetch && !isAbsolute ?", "false ?"],
    ["staticContext ? `window", "false ? `window"],
    ["!isStatic ? ", "true ? "],
    ['!isStatic && typeof __remixContext === "object" && __remixContext.a', "false"],
  ],
  "routes.js": [
    ['typeof singleFetch === "function"', "true"],
    ["if (isSpaMode)", "if (false)"],
    ["future.v3_singleFetch &&", "true &&"],
  ],
  // A navigation gives up the one before; half of that one's answer is no mistake that the console should tell of.
  "single-fetch.js": [["console.error(e);", "if (init.signal?.aborted) throw e; console.error(e);"]],
  "routeModules.js": [["window.__remixContext.isSpaMode &&", "false &&"]],
};

/** Gives the server's build links that cost it as much as an element does, in place of Remix's. */
export function linksOnTheServer(): Plugin {
  return {
    name: "links-on-the-server",
    enforce: "pre",
    apply: "build",
    resolveId(id, importer, options) {
      const isOurs = id === "@remix-run/react" && importer !== onTheServer && importer !== ownLinks;
      return isOurs && options.ssr && !importer?.includes("/node_modules/") ? onTheServer : undefined;
    },
  };
}

/**
 * Fits Remix to the browser's build: our own discovery of routes in place of its module `fog-of-war.js`, and `settled`.
 * Fails where Remix has changed, so that an update looks at this file.
 */
export function remixInTheBrowser(): Plugin {
  const seen = new Set<string>();
  return {
    name: "remix-in-the-browser",
    enforce: "pre",
    apply: "build",
    resolveId(id, importer, options) {
      const isDiscovery = id === "./fog-of-war.js" && importer !== undefined && remix.test(importer);
      return isDiscovery && !options.ssr ? ownDiscovery : undefined;
    },
    transform(code, id, options) {
      const file = remix.exec(id)?.[1] ?? "";
      if (options?.ssr || !settled[file]) return undefined;
      seen.add(file);
      let settledCode = code;
      for (const [question, answer] of settled[file]) {
        if (!code.includes(question)) this.error(`Remix's ${file} no longer has: ${question}`);
        settledCode = settledCode.replaceAll(question, answer);
      }
      return { code: settledCode, map: null };
    },
    generateBundle() {
      if (this.environment.name !== "client") return;
      const missing = Object.keys(settled).filter((file) => !seen.has(file));
      const isOurs = [...this.getModuleIds()].some((id) => id.endsWith("/route-discovery/fog-of-war.ts"));
      if (missing.length > 0 || !isOurs) this.error(`Remix no longer imports ${[...missing, "fog-of-war.js"].join()}`);
    },
  };
}
