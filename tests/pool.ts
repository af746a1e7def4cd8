import { poolsUrl } from "./database.ts";

/** Before any module is loaded: routes and the pool are loaded once for all files of a worker. */
process.env.DATABASE_URL = poolsUrl();
