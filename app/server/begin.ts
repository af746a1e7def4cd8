/** `npm start`, with what makes the second one quick. */
import { enableCompileCache, registerHooks } from "node:module";
import { join } from "node:path";
import { cacheFolder } from "./root.ts";

// Until the application listens for them itself: whoever ends a start that has begun nothing ends it well.
// It stays beside the application's own, because a signal that waits meanwhile would be lost with the last listener.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  process.on(signal, () => {
    if (process.listenerCount(signal) === 1) process.exit(0);
  });
}

enableCompileCache(join(cacheFolder, "compiled"));

// Node reads the package.json above a file for each file, and drizzle-orm's is so long that its 200 files take half a
// second. All of them are modules: nothing needs to be looked up.
registerHooks({
  resolve(specifier, context, next) {
    if (!specifier.startsWith(".") || !context.parentURL?.includes("/drizzle-orm/")) return next(specifier, context);
    return { url: new URL(specifier, context.parentURL).href, format: "module", shortCircuit: true };
  },
});

await import("./application.ts");
