/**
 * For `node --import`: compiles the messages before a command is loaded. Node links every static import before it runs
 * anything, so a command that imports messages could not compile them itself on a fresh checkout.
 */
import { compileMessages } from "./compile.ts";

await compileMessages();
