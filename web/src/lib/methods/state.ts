// What the room of methods adds to the address: which page is read. Without one the contents are shown.

const PAGE = /^[a-z0-9_-]+(\/[a-z0-9_-]+)?$/;

export interface MethodsState {
  method: string | null;
}

export function parseMethods(own: Readonly<Record<string, string>>): MethodsState {
  return { method: own.method !== undefined && PAGE.test(own.method) ? own.method : null };
}

export function formatMethods({ method }: MethodsState): Record<string, string | null> {
  return { method };
}
