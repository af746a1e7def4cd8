import { createServer } from "node:net";
import { Refusal } from "./refusal.ts";

/** Fails early if the address cannot be listened on, before minutes go into building. */
export function requireFreePort(host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", (error: NodeJS.ErrnoException) => reject(portRefusal(error.code, host, port)));
    server.listen(port, host, () => server.close(() => resolve()));
  });
}

/** Why an address cannot be listened on, and what to do. */
export function portRefusal(code: string | undefined, host: string, port: number): Refusal {
  if (code === "EADDRINUSE") {
    return new Refusal(
      `Port ${port} is taken by another program, perhaps by Sound Practice itself. ` +
        `Stop that program, or choose another port: PORT=${port === 65535 ? 3000 : port + 1} npm start`,
    );
  }
  if (code === "EACCES") return new Refusal(`Port ${port} is not ours to open: choose one above 1023 with PORT.`);
  return new Refusal(`This machine cannot listen on HOST ${host}, PORT ${port} (${code ?? "no reason given"}).`);
}

/** The address that people type to reach the site. */
export function addressOf({ host, port, publicUrl }: { host: string; port: number; publicUrl?: string | undefined }) {
  if (publicUrl) return publicUrl;
  const name = ["0.0.0.0", "::", "127.0.0.1"].includes(host) ? "localhost" : host.includes(":") ? `[${host}]` : host;
  return `http://${name}:${port}`;
}
