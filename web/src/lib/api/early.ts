// Takes over the answers that `public/early.js` asked for before this code was there.

declare global {
  interface Window {
    /** By address. */
    segbarEarly?: Record<string, Promise<Response>>;
  }
}

/** As `fetch`; the first request for what is on its way already is answered by that. */
export const earlyFetch: typeof fetch = (input, init) => {
  const early = typeof input === 'string' ? window.segbarEarly?.[input] : undefined;
  if (early === undefined) return fetch(input, init);
  delete window.segbarEarly?.[input as string];
  return early;
};
