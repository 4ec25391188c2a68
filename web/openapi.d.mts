/** Where the made types stand. */
export const FILE: URL;
/** The text of that file, made from the OpenAPI document. */
export function typesOfApi(): Promise<string>;
