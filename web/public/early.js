// Asks for what the room in view begins with before the page's own code has arrived: its files, and the first answers, which the page
// takes over (src/lib/api/early.ts). A plain script of a few lines: it must not wait for anything.
{
  const asked = new URLSearchParams(location.search);
  const plain = [...asked.keys()].every((key) => ['page', 'lang', 'theme'].includes(key));
  const room = asked.get('page') ?? (plain ? 'start' : 'map');
  const files = JSON.parse(document.currentScript.dataset.rooms ?? '{}')[room] ?? [];
  for (const file of files) {
    const style = file.endsWith('.css');
    document.head.append(Object.assign(document.createElement('link'), style ? { rel: 'preload', as: 'style', crossOrigin: '', href: file } : { rel: 'modulepreload', href: file }));
  }
  const answers = room === 'start' ? ['first'] : room === 'map' && plain ? ['first', 'snapshot', 'indicators'] : ['snapshot', 'indicators'];
  const [, vintage, code] = /^([\w-]+)\.([\w-]+)$/.exec(asked.get('area') ?? '') ?? [];
  if (room === 'area' && code) answers.push(`profile/${vintage}/${code}`);
  const ask = (name) => [`/api/v1/${name}`, fetch(`/api/v1/${name}`, { headers: { Accept: 'application/json', 'Accept-Language': asked.get('lang') === 'en' ? 'en' : 'sv' } })];
  window.segbarEarly = Object.fromEntries(answers.map(ask));
}
