import { pino } from "pino";

const levels = ["debug", "info", "warn", "error", "silent"];

/** How long lines of a quiet level wait for others: each write is a system call, a twentieth of what a request costs. */
const gatheringMs = 20;

/** Writes lines to standard output, quiet ones a few at a time; all before the process ends. */
function gatheringOutput() {
  const output = pino.destination({ fd: 1, sync: true });
  let gathered = "";
  let timer: NodeJS.Timeout | null = null;
  const flush = () => {
    if (timer) clearTimeout(timer);
    timer = null;
    if (gathered) output.write(gathered);
    gathered = "";
  };
  process.once("exit", flush);
  return {
    write(line: string) {
      gathered += line;
      if (line.startsWith('{"level":"info"')) timer ??= setTimeout(flush, gatheringMs);
      else flush();
    },
  };
}

/** One line of JSON for each thing that happened; nobody's name, address or words are in it. */
export const log = pino(
  {
    level: levels.find((level) => level === process.env.LOG_LEVEL) ?? "info",
    base: undefined,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
  },
  gatheringOutput(),
);

/** The parts of an error that help to find it. A database error's details hold rows, which are people's. */
export function describeError(error: unknown) {
  if (!(error instanceof Error)) return { error: "not an Error" };
  const code = "code" in error && typeof error.code === "string" ? error.code : undefined;
  const cause: unknown = error.cause;
  const isSql = "query" in error || (cause instanceof Error && "severity" in cause);
  const frames = framesOf(error);
  return {
    error: error.name,
    ...(code && { code }),
    ...(isSql ? {} : { message: error.message }),
    ...(cause instanceof Error && { cause: sqlCause(cause) }),
    stack: frames.slice(0, 12).join("\n"),
  };
}

/** Where it happened, without the message before it: a line of a person's words may look like a frame. */
function framesOf({ stack = "", message }: Error): string[] {
  const messageAt = stack.indexOf(message);
  const after = messageAt === -1 ? stack : stack.slice(messageAt + message.length);
  return after.split("\n").filter((line) => line.trimStart().startsWith("at "));
}

function sqlCause(cause: Error) {
  const field = (name: string) => (name in cause ? String(Reflect.get(cause, name)) : undefined);
  const isSql = "severity" in cause;
  return {
    error: cause.name,
    code: field("code"),
    constraint: field("constraint_name"),
    message: isSql ? undefined : cause.message,
  };
}
