/*
 * Answers a navigation that finds no network with one page that says so. It keeps nothing else: no page, nothing of
 * anybody's. To take it away from every browser, set isWanted to false and keep this file for a year.
 */
const isWanted = true;
const cacheName = "offline-1";

self.addEventListener("install", (event) => {
  const keep = async () => (await caches.open(cacheName)).add(new Request("/offline", { cache: "reload" }));
  event.waitUntil(isWanted ? keep().then(() => self.skipWaiting()) : self.skipWaiting());
});

self.addEventListener("activate", (event) => {
  event.waitUntil(settle());
});

async function settle() {
  for (const name of await caches.keys()) if (!isWanted || name !== cacheName) await caches.delete(name);
  if (!isWanted) return self.registration.unregister();
  await self.registration.navigationPreload?.enable();
  await self.clients.claim();
}

self.addEventListener("fetch", (event) => {
  if (!isWanted || event.request.mode !== "navigate" || event.request.method !== "GET") return;
  event.respondWith(answer(event));
});

async function answer(event) {
  try {
    return (await event.preloadResponse) ?? (await fetch(event.request));
  } catch (error) {
    const page = await caches.match("/offline", { cacheName });
    if (!page) throw error;
    return page;
  }
}
