import "@remix-run/node";

// What loaders and actions return reaches pages with its own types, dates among them.
declare module "@remix-run/node" {
  interface Future {
    v3_singleFetch: true;
  }
}
