import type { Server } from "node:http";

const patienceMs = 10_000;

/**
 * Stops a web process when the start command says so or is gone: answers requests in flight first, then ends its other
 * work (`alsoStop`).
 */
export function stopGently(server: Server, alsoStop: () => Promise<unknown>): void {
  let isStopping = false;
  const stop = () => {
    if (isStopping) return;
    isStopping = true;
    const answered = new Promise((resolve) => server.close(resolve));
    void Promise.allSettled([answered, alsoStop()]).then(() => process.exit(0));
    server.closeIdleConnections();
    // Keep-alive connections become idle one by one, as their requests end.
    setInterval(() => server.closeIdleConnections(), 100).unref();
    setTimeout(() => process.exit(0), patienceMs).unref();
  };
  // Ctrl-C reaches every process of the terminal; only the start command acts on it.
  process.on("SIGINT", () => undefined);
  process.on("SIGHUP", () => undefined);
  process.on("SIGTERM", stop);
  process.on("message", (message) => {
    if (message === "stop") stop();
  });
  process.on("disconnect", stop);
}
