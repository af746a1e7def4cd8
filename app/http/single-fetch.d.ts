import "@remix-run/node";

// Gives pages the real types of loader and action data, including dates.
declare module "@remix-run/node" {
  interface Future {
    v3_singleFetch: true;
  }
}
