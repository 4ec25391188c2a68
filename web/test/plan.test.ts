import { describe, expect, test } from 'vitest';
import { DeskClient, linesOf, Refused } from '../src/lib/plan/client';
import { fieldsOf, formOf, isAbout } from '../src/lib/plan/form';
import { isOpen, quarterOf } from '../src/lib/plan/leases';
import { onGrid, shapeOf } from '../src/lib/plan/plane';
import { formatPlan, parsePlan, type PlanState } from '../src/lib/plan/state';
import type { Progress } from '../src/lib/plan/types';
import { formatView, ownParameters, parseView } from '../src/lib/state/view';

/** The state after it has stood in an address. */
function through(state: PlanState): PlanState {
  const search = formatView(parseView('?page=plan'), formatPlan(state));
  return parsePlan(ownParameters(search));
}

describe('the address of the planning desk', () => {
  const nothing = parsePlan({});

  test('tab, office and scenarios survive being written and read', () => {
    const state: PlanState = { ...nothing, tab: 'network', office: 'demo-001', compare: ['Färre kontor', 'a~b, c'] };
    expect(through(state)).toEqual(state);
    expect(through(nothing)).toEqual(nothing);
    expect(parsePlan({ tab: 'attic' })).toEqual(nothing);
  });
});

describe('the desk is asked', () => {
  const response = (pieces: string[], status = 200) =>
    new Response(
      new ReadableStream({
        start(controller) {
          for (const piece of pieces) controller.enqueue(new TextEncoder().encode(piece));
          controller.close();
        },
      }),
      { status },
    );

  test('lines come whole whatever pieces the network brings them in', async () => {
    const lines: string[] = [];
    for await (const line of linesOf(response(['{"a"', ':1}\n{"b":2}\n\n{"å', '":3}']))) lines.push(line);
    expect(lines).toEqual(['{"a":1}', '{"b":2}', '{"å":3}']);
  });

  test('progress is told as it comes, and the answer ends the work', async () => {
    const lines = ['{"progress":{"seconds":0,"so_far":null}}\n{"progress":{"seconds":1,', '"so_far":null}}\n{"answer":{"plan":7}}\n'];
    const client = new DeskClient('', () => 'sv', async () => response(lines));
    const told: Progress[] = [];
    const answer = await client.plan({}, new AbortController().signal, (progress) => told.push(progress));
    expect(answer).toEqual({ plan: 7 });
    expect(told.map(({ seconds }) => seconds)).toEqual([0, 1]);
  });

  test('a problem among the lines is an error with every reason, and so is an end without an answer', async () => {
    const problem = '{"problem":{"status":404,"title":"Oförenligt","detail":"a b","reasons":[{"field":null,"sentence":"a"},{"field":null,"sentence":"b"}]}}\n';
    const asked = (lines: string[]) => new DeskClient('', () => 'sv', async () => response(lines)).plan({}, new AbortController().signal, () => {});
    const error = await asked([problem]).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(Refused);
    expect((error as Refused).reasons.map(({ sentence }) => sentence)).toEqual(['a', 'b']);
    await expect(asked(['{"progress":{"seconds":0,"so_far":null}}\n'])).rejects.toMatchObject({ status: 0 });
  });

  test('what is written is JSON, and ids stand in the address as they are', async () => {
    const seen: [string, RequestInit | undefined][] = [];
    const client = new DeskClient('/api/v1', () => 'en', async (input, init) => {
      seen.push([String(input), init]);
      return response(['{}']);
    });
    await client.change('a/b å', { name: 'x' });
    expect(seen[0]![0]).toBe('/api/v1/desk/offices/a%2Fb%20%C3%A5');
    expect(seen[0]![1]).toMatchObject({ method: 'PUT', body: '{"name":"x"}', headers: { 'Content-Type': 'application/json', 'Accept-Language': 'en' } });
  });
});

describe('offices', () => {
  test('an empty field is not sent, and a reason about two fields is about both', () => {
    expect(formOf({ ...fieldsOf(null), name: 'Torget', x: ' ' })).toEqual({ name: 'Torget', kind: 'fixed' });
    expect(isAbout('x, y', 'y')).toBe(true);
    expect(isAbout('x, y', 'name')).toBe(false);
    expect(isAbout(null, 'name')).toBe(false);
  });

  test('an office is open from its first day to its last, both included', () => {
    const office = { opened: '2024-01-01', closed: '2025-05-30' };
    expect(['2023-12-31', '2024-01-01', '2025-05-30', '2025-05-31'].map((day) => isOpen(office, day))).toEqual([false, true, true, false]);
    expect(isOpen({ opened: null, closed: null }, '2026-01-01')).toBe(true);
    expect(quarterOf('2027 Q1')).toEqual({ year: '2027', q: '1' });
  });
});

describe('the network on a map', () => {
  test('a place lies where Web Mercator says', () => {
    const grid = { origin: [1_000_000, 8_000_000], cell: 1000 };
    const [x, y] = onGrid(grid, 15, 62);
    // Known values of EPSG:3857 for 15° E, 62° N.
    expect(x).toBeCloseTo(1669.792 - 1000, 2);
    expect(y).toBeCloseTo(8000 - 8859.143, 0);
  });

  test('each decision has a shape of its own', () => {
    const shapes = (['keep', 'open', 'close'] as const).map((decision) => shapeOf(decision, 0, 0, 1));
    expect(new Set(shapes).size).toBe(3);
  });
});
