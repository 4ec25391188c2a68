import { expect, test } from 'vitest';
import { ApiError, Client, Replaced } from '../src/lib/api/client';

function clientOf(answer: (path: string) => { status?: number; etag?: string; body: unknown }) {
  const asked: string[] = [];
  const fetcher = (async (input: RequestInfo | URL) => {
    asked.push(String(input));
    const { status = 200, etag = '"one"', body } = answer(String(input));
    return new Response(JSON.stringify(body), { status, headers: { ETag: etag } });
  }) as typeof fetch;
  return { asked, client: new Client('/api/v1', () => 'sv', fetcher) };
}

test('the same answer is asked for once', async () => {
  const { asked, client } = clientOf(() => ({ body: {} }));
  await Promise.all([client.areas('RegSO_2020'), client.areas('RegSO_2020')]);
  await client.areas('RegSO_2020');
  expect(asked).toEqual(['/api/v1/areas/RegSO_2020']);
});

test('what the first picture brings is not asked for again, neither after it nor while it is on its way', async () => {
  const borders = { areas: [] };
  const values = { indicator: 'area_type', vintage: 'RegSO_2020', period: 2023, values: [1] };
  const { asked, client } = clientOf(() => ({ body: { snapshot: 'one', picture: { values, borders } } }));
  const first = client.first();
  expect(await Promise.all([client.coarseGeometry('RegSO_2020'), client.briefValues('area_type', 'RegSO_2020', 2023)])).toEqual([borders, values]);
  await first;
  await client.briefValues('area_type', 'RegSO_2020', 2022);
  expect(asked).toEqual(['/api/v1/first', '/api/v1/values/area_type/RegSO_2020/2022?brief=1']);
});

test('a first picture that cannot be had holds nothing up', async () => {
  const { client } = clientOf((path) => (path.endsWith('first') ? { status: 503, body: {} } : { body: { areas: [] } }));
  client.first().catch(() => {});
  await expect(client.coarseGeometry('RegSO_2020')).resolves.toEqual({ areas: [] });
});

test('a problem becomes an error with its sentence, and is asked for again', async () => {
  let fails = true;
  const { asked, client } = clientOf(() =>
    fails ? { status: 404, body: { title: 'Okänt', detail: 'Det finns inget sådant område.' } } : { body: { ok: true } },
  );
  await expect(client.profile('RegSO_2020', '0380R999')).rejects.toEqual(
    new ApiError(404, 'Det finns inget sådant område.'),
  );
  fails = false;
  await expect(client.profile('RegSO_2020', '0380R999')).resolves.toEqual({ ok: true });
  expect(asked).toHaveLength(2);
});

test('no answer at all is an error without a status', async () => {
  const client = new Client('/api/v1', () => 'sv', () => Promise.reject(new TypeError('refused')));
  await expect(client.indicators()).rejects.toMatchObject({ status: 0 });
});

test('an answer from another snapshot is noticed, once, and never given; what is there already stays', async () => {
  let etag = '"one"';
  const { client } = clientOf((path) => ({ etag, body: path.endsWith('snapshot') ? { id: 'one' } : {} }));
  let noticed = 0;
  client.onReplaced = () => (noticed += 1);
  await client.snapshot();
  await client.areas('RegSO_2020');
  expect(noticed).toBe(0);
  etag = 'W/"two"';
  await expect(client.areas('RegSO_2025')).rejects.toBeInstanceOf(Replaced);
  await expect(client.areas('DeSO_2018')).rejects.toBeInstanceOf(Replaced);
  expect(noticed).toBe(1);
  await expect(client.areas('RegSO_2020')).resolves.toEqual({});
});

test('two snapshots are told apart from the very first answers', async () => {
  const { client } = clientOf((path) => ({ etag: path.endsWith('indicators') ? '"two"' : '"one"', body: {} }));
  let noticed = 0;
  client.onReplaced = () => (noticed += 1);
  const both = await Promise.allSettled([client.snapshot(), client.indicators()]);
  expect(both.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
  expect(noticed).toBe(1);
});

test('a question that is given up ends its request and is asked anew; an answer that has come stays', async () => {
  let asked = 0;
  const fetcher = ((_: unknown, init?: RequestInit) => {
    asked += 1;
    if (asked > 1) return Promise.resolve(new Response('{"areas":[]}', { headers: { ETag: '"one"' } }));
    return new Promise<Response>((_done, fail) => init?.signal?.addEventListener('abort', () => fail(new Error('aborted'))));
  }) as typeof fetch;
  const client = new Client('/api/v1', () => 'sv', fetcher);
  const first = new AbortController();
  const given = client.similar('RegSO_2020', '0380R001', [], first.signal);
  first.abort();
  const second = new AbortController();
  const again = client.similar('RegSO_2020', '0380R001', [], second.signal);
  await expect(given).rejects.toThrow();
  await expect(again).resolves.toEqual({ areas: [] });
  second.abort();
  await client.similar('RegSO_2020', '0380R001', []);
  expect(asked).toBe(2);
});
