/** `npm run build`: the first step of `npm start`, for images that are built once and started often. */
import { buildIfChanged } from "../build.ts";
import { printFailure } from "../refusal.ts";

await buildIfChanged((words) => process.stdout.write(`${words}\n`)).catch((error) => {
  printFailure(error);
  process.exitCode = 1;
});
