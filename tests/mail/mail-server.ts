import type { AddressInfo, Socket } from "node:net";
import { type ParsedMail, simpleParser } from "mailparser";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";

export type Arrived = ParsedMail & { raw: string; envelopeTo: string[] };

export type MailServer = {
  /** For MAIL_URL, by the name or number of this machine. */
  url(host?: string, protocol?: "smtp" | "smtps", login?: string): string;
  /** What was taken, in order. */
  arrived: Arrived[];
  /** Ends every connection without a word. */
  hangUp(): void;
  close(): Promise<void>;
};

/** A refusal as a mail server says it. */
export function refusal(responseCode: number, words = "no"): Error {
  return Object.assign(new Error(words), { responseCode });
}

/** A real mail server on a port of its own. Without options it takes everything, without encryption. */
export async function openMailServer(options: SMTPServerOptions = {}): Promise<MailServer> {
  const arrived: Arrived[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    disableReverseLookup: true,
    logger: false,
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", async () => {
        const raw = Buffer.concat(chunks).toString("utf8");
        const envelopeTo = session.envelope.rcptTo.map(({ address }) => address);
        arrived.push({ ...(await simpleParser(raw)), raw, envelopeTo });
        done();
      });
    },
    ...options,
  });
  const sockets = new Set<Socket>();
  server.server.on("connection", (socket: Socket) => sockets.add(socket));
  server.on("error", () => undefined); // a client that hangs up is what some tests are about
  await new Promise<void>((resolve) => server.listen(0, "0.0.0.0", resolve));
  const address = server.server.address();
  const { port } = address as AddressInfo;
  return {
    url: (host = "127.0.0.1", protocol = "smtp", login = "") => `${protocol}://${login && `${login}@`}${host}:${port}`,
    arrived,
    hangUp: () => {
      for (const socket of sockets) socket.destroy();
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
