// Something asked for over the network, for use in components: the latest answer, and whether it is on its way.

import { ApiError } from '../api/client';

export interface Resource<T> {
  /** The latest answer; stays while the next is on its way, so that nothing flickers. */
  readonly data: T | null;
  readonly error: ApiError | null;
  readonly loading: boolean;
  retry(): void;
}

/**
 * Asks again whenever what `ask` reads changes; answers that arrive too late are dropped. `ask` returns null when there
 * is nothing to ask for. To be called while a component is set up.
 */
export function resource<T>(ask: () => Promise<T> | null): Resource<T> {
  let data = $state.raw<T | null>(null);
  let error = $state.raw<ApiError | null>(null);
  let loading = $state(false);
  let attempt = $state(0);

  $effect(() => {
    void attempt;
    const asked = ask();
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
    return () => {
      current = false;
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
    retry: () => {
      attempt += 1;
    },
  };
}
