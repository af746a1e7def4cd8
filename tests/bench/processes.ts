import { type ChildProcess, spawn } from "node:child_process";
import { createServer } from "node:net";
import { root } from "#app/server/root.ts";

const children: ChildProcess[] = [];

/** Starts the product as users run it, on a free port; resolves once it is healthy. */
export async function startProduct(variables: Record<string, string>) {
  const port = await freePort();
  const child = launch(["app/server/start.ts"], { ...variables, PORT: String(port), HOST: "127.0.0.1" });
  await until(child, async () => (await fetch(`http://127.0.0.1:${port}/healthcheck`)).ok);
  return { child, port };
}

/** Starts a Node program of this project; its stderr is shown. */
export function launch(args: string[], variables: Record<string, string>): ChildProcess {
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: { ...process.env, LOG_LEVEL: "info", ...variables },
    stdio: ["ignore", "ignore", "inherit"],
  });
  children.push(child);
  return child;
}

/** Resolves once a server answers correctly; rejects if it exits first. */
export async function until(child: ChildProcess, isReady: () => Promise<boolean>): Promise<void> {
  for (;;) {
    if (child.exitCode !== null) throw new Error(`a server ended before it answered (exit code ${child.exitCode})`);
    if (await isReady().catch(() => false)) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

export async function stopAll(): Promise<void> {
  await Promise.all(children.map(stop));
}

export async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGTERM");
  await ended;
}

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  server.close();
  if (!address || typeof address === "string") throw new Error("a TCP server has a port");
  return address.port;
}
