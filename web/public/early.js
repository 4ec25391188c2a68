// Asks for the first picture of the start before the page's own code has arrived; the page takes the answer over (src/lib/api/early.ts).
// A plain script of a few lines: it must not wait for anything.
if (/^(\?((lang|theme)=\w*&?)*)?$/.test(location.search)) window.segbarFirst = fetch('/api/v1/first', { headers: { Accept: 'application/json' } });
