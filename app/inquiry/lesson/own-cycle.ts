import { createContext } from "react";
import type { OwnCycle } from "./own-cycle.server.ts";

/** The learner's own cycle, for the steps that a lesson shows; null for a visitor without an account. */
export const OwnCycleContext = createContext<OwnCycle | null>(null);
