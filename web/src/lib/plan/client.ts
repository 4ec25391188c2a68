// Asks the planning desk. Nothing of it is kept: offices and plans change, and other programs may write to the workspace.

import { ApiError } from '../api/client';
import type { Problem } from '../api/types';
import type {
  Access,
  Brief,
  Comparison,
  Consequences,
  Desk,
  Floating,
  FloatingBrief,
  Imported,
  Leases,
  MobileBrief,
  Office,
  OfficeForm,
  Offices,
  Planned,
  Prices,
  Progress,
  OwnTables,
  Regions,
  Rerun,
  Rota,
  Scenario,
  Scenarios,
  Sheet,
  TableAsked,
  TableTaken,
  Town,
  TownBrief,
  Training,
} from './types';

type Tell = (progress: Progress) => void;

/** A refusal with every reason, each with the field that it is about. */
export class Refused extends ApiError {
  constructor(
    status: number,
    readonly problem: Problem | null,
  ) {
    super(status, problem?.detail ?? problem?.title ?? '');
  }

  get reasons() {
    return this.problem?.reasons ?? [];
  }
}

type Line<T> = { progress: Progress } | { answer: T } | { problem: Problem };

export class DeskClient {
  constructor(
    readonly base: string,
    readonly language: () => string,
    readonly fetcher: typeof fetch = (input, init) => fetch(input, init),
  ) {}

  desk = () => this.#json<Desk>('GET', 'desk');
  offices = () => this.#json<Offices>('GET', 'desk/offices');
  add = (form: OfficeForm) => this.#json<Office>('POST', 'desk/offices', form);
  change = (id: string, form: OfficeForm) => this.#json<Office>('PUT', `desk/offices/${encodeURIComponent(id)}`, form);
  remove = (id: string) => this.#json<Office>('DELETE', `desk/offices/${encodeURIComponent(id)}`);
  /** `look` says what is in a table, and every reason against it, and changes nothing. */
  take = (table: string, look: boolean) => this.#json<Imported>('POST', 'desk/import', { table, only_look: look });
  access = (brief: Brief) => this.#json<Access>('POST', 'desk/access', brief);
  consequences = (brief: Brief, open: readonly string[] | null) => this.#json<Consequences>('POST', 'desk/consequences', { brief, open });
  /** Long work: `tell` is called with how it is going; aborting the signal ends the work there too. */
  plan = (brief: Brief, signal: AbortSignal, tell: Tell) => this.#lines<Planned>('desk/plan', brief, signal, tell);
  prices = (brief: Brief, signal: AbortSignal, tell: Tell) => this.#lines<Prices>('desk/prices', brief, signal, tell);
  leases = () => this.#json<Leases>('GET', 'desk/leases');
  sheet = (office: string) => this.#json<Sheet>('POST', 'desk/sheet', { office });
  training = () => this.#json<Training>('POST', 'desk/training', {});
  floating = (asked: { floating: FloatingBrief }) => this.#json<Floating>('POST', 'desk/floating-catchments', asked);
  town = (town: TownBrief) => this.#json<Town>('POST', 'desk/town', { town });
  mobile = (asked: { mobile: MobileBrief; brief: Brief }, signal: AbortSignal, tell: Tell) => this.#lines<Rota>('desk/mobile', asked, signal, tell);
  scenarios = () => this.#json<Scenarios>('GET', 'desk/scenarios');
  /** The network is sought again, so that what is saved is what its brief says. */
  save = (name: string, brief: Brief, replace: boolean, signal: AbortSignal, tell: Tell) =>
    this.#lines<Scenario>('desk/scenarios', { name, brief, replace }, signal, tell);
  forget = (name: string) => this.#json<Scenario>('DELETE', `desk/scenarios/${encodeURIComponent(name)}`);
  rerun = (name: string, signal: AbortSignal, tell: Tell) => this.#lines<Rerun>(`desk/scenarios/${encodeURIComponent(name)}/rerun`, undefined, signal, tell);
  tables = () => this.#json<OwnTables>('GET', 'desk/tables');
  /** Keeps a table of the reader under a name, or only looks at it; every reason against it is in the refusal. */
  keepTable = (kind: string, name: string, table: TableAsked) => this.#json<TableTaken>('PUT', `desk/tables/${kind}/${encodeURIComponent(name)}`, table);
  forgetTable = (kind: string, name: string) => this.#json<OwnTables>('DELETE', `desk/tables/${kind}/${encodeURIComponent(name)}`);
  /** What an own table of FA-regions holds. */
  regions = (name: string) => this.#json<Regions>('GET', `desk/regions/${encodeURIComponent(name)}`);
  compare = (names: readonly string[]) => this.#json<Comparison>('POST', 'desk/compare', { names });

  async #ask(method: string, path: string, body?: unknown, signal?: AbortSignal): Promise<Response> {
    const headers: Record<string, string> = { 'Accept-Language': this.language() };
    if (body !== undefined) headers['Content-Type'] = 'application/json';
    let response: Response;
    try {
      response = await this.fetcher(`${this.base}/${path}`, { method, headers, body: body === undefined ? null : JSON.stringify(body), signal: signal ?? null });
    } catch {
      throw new ApiError(0, '');
    }
    if (!response.ok) throw new Refused(response.status, (await response.json().catch(() => null)) as Problem | null);
    return response;
  }

  async #json<T>(method: string, path: string, body?: unknown): Promise<T> {
    const response = await this.#ask(method, path, body);
    return (await response.json().catch(() => Promise.reject(new ApiError(0, '')))) as T;
  }

  async #lines<T>(path: string, body: unknown, signal: AbortSignal, tell: Tell): Promise<T> {
    const response = await this.#ask('POST', path, body ?? {}, signal);
    for await (const line of linesOf(response)) {
      const said = JSON.parse(line) as Line<T>;
      if ('progress' in said) tell(said.progress);
      else if ('problem' in said) throw new Refused(said.problem.status, said.problem);
      else return said.answer;
    }
    throw new ApiError(0, '');
  }
}

/** The lines of a response as they come, whatever pieces the network brings them in. */
export async function* linesOf(response: Response): AsyncGenerator<string> {
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  try {
    for (;;) {
      const { done, value } = await reader.read().catch(() => Promise.reject(new ApiError(0, '')));
      const pieces = (rest + (value ?? '')).split('\n');
      rest = pieces.pop() ?? '';
      for (const piece of pieces) if (piece !== '') yield piece;
      if (done) break;
    }
    if (rest !== '') yield rest;
  } finally {
    reader.releaseLock();
  }
}
