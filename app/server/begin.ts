/** `npm start`, with what makes later starts fast. */
import { enableCompileCache, registerHooks } from "node:module";
import { join } from "node:path";
import { compileMessages } from "../messages/compile.ts";
import { cacheFolder } from "./root.ts";

// Until the application listens for signals itself: a start that has begun nothing can be ended cleanly. These
// listeners stay beside the application's own, because a signal that is pending when the last listener is removed would
// be lost.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  process.on(signal, () => {
    if (process.listenerCount(signal) === 1) process.exit(0);
  });
}

enableCompileCache(join(cacheFolder, "compiled"));

// Node reads the nearest package.json for each file, and drizzle-orm's is so long that its 200 files take half a
// second. All of them are ES modules, so nothing needs to be looked up.
registerHooks({
  resolve(specifier, context, next) {
    if (!specifier.startsWith(".") || !context.parentURL?.includes("/drizzle-orm/")) return next(specifier, context);
    return { url: new URL(specifier, context.parentURL).href, format: "module", shortCircuit: true };
  },
});

// The application imports the compiled messages, which a fresh checkout does not have yet.
await compileMessages();
await import("./application.ts");
