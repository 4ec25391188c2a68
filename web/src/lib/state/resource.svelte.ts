// Something asked for over the network, for use in components: the latest answer, and whether it is on its way.

import { ApiError } from '../api/client';

export interface Resource<T> {
  /** The latest answer; stays while the next is on its way, so that nothing flickers. */
  readonly data: T | null;
  readonly error: ApiError | null;
  readonly loading: boolean;
  /** Whether somebody stopped the question before its answer came; `retry` asks again. */
  readonly stopped: boolean;
  /** Gives the question up: the request ends, for questions that are asked with the signal. */
  stop(): void;
  retry(): void;
}

/**
 * Asks again whenever what `ask` reads changes; answers that arrive too late are dropped. `ask` returns null when there
 * is nothing to ask for. Its signal ends when somebody stops the question or another takes its place. To be called while a component is
 * set up.
 */
export function resource<T>(ask: (signal: AbortSignal) => Promise<T> | null): Resource<T> {
  let data = $state.raw<T | null>(null);
  let error = $state.raw<ApiError | null>(null);
  let loading = $state(false);
  let stopped = $state(false);
  let attempt = $state(0);
  let stop = () => {};

  $effect(() => {
    void attempt;
    const control = new AbortController();
    const asked = ask(control.signal);
    stopped = false;
    if (asked === null) {
      data = null;
      error = null;
      loading = false;
      return;
    }
    let current = true;
    loading = true;
    asked.then(
      (answer) => {
        if (!current) return;
        data = answer;
        error = null;
        loading = false;
      },
      (reason: unknown) => {
        if (!current) return;
        error = reason instanceof ApiError ? reason : new ApiError(0, String(reason));
        loading = false;
      },
    );
    stop = () => {
      if (!current || !loading) return;
      current = false;
      loading = false;
      stopped = true;
      control.abort();
    };
    return () => {
      current = false;
      control.abort();
    };
  });

  return {
    get data() {
      return data;
    },
    get error() {
      return error;
    },
    get loading() {
      return loading;
    },
    get stopped() {
      return stopped;
    },
    stop: () => stop(),
    retry: () => {
      attempt += 1;
    },
  };
}
