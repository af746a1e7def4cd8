import autocannon from "autocannon";

type Load = { title: string; port: number; requests: autocannon.Request[] };
export type Measured = {
  connections: number;
  perSecond: number;
  p50: number;
  p95: number;
  p99: number;
  failed: number;
};

const seconds = Number(process.env.BENCH_SECONDS ?? 5);
const connectionCounts = [1, 8, 32];

const say = (words: string) => process.stdout.write(`${words}\n`);

export function heading(): void {
  say(`${"page".padEnd(28)} conns      req/s   p50 ms   p95 ms   p99 ms   failed`);
}

/** Sends requests for some seconds at 1, 8 and 32 connections and prints a line for each; times in milliseconds. */
export async function measure({ title, port, requests }: Load): Promise<Measured[]> {
  const rows: Measured[] = [];
  const url = `http://127.0.0.1:${port}`;
  await autocannon({ url, connections: 8, duration: 2, requests });
  for (const connections of connectionCounts) {
    const times: number[] = [];
    const startedAt = performance.now();
    const result = await new Promise<autocannon.Result>((resolve, reject) => {
      const run = autocannon({ url, connections, duration: seconds, requests }, (error, result) => {
        if (error) reject(error);
        else resolve(result);
      });
      run.on("response", (_client, _status, _bytes, responseTime) => times.push(responseTime));
    });
    const elapsed = (performance.now() - startedAt) / 1000;
    times.sort((a, b) => a - b);
    const at = (share: number) => times[Math.min(times.length - 1, Math.floor(share * times.length))] ?? Number.NaN;
    const failed = result.errors + result.timeouts + result["4xx"] + result["5xx"];
    const row = { connections, perSecond: times.length / elapsed, p50: at(0.5), p95: at(0.95), p99: at(0.99), failed };
    rows.push(row);
    const figures = [row.p50, row.p95, row.p99].map((figure) => figure.toFixed(1).padStart(8)).join(" ");
    say(
      `${title.padEnd(28)} ${String(connections).padStart(5)} ${row.perSecond.toFixed(0).padStart(10)} ${figures} ${String(failed).padStart(8)}`,
    );
  }
  return rows;
}
