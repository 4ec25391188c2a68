// Writes the types of the API's answers from the OpenAPI document: `npm run types`. A test holds the file against the document.

import { readFileSync, writeFileSync } from 'node:fs';
import openapi, { astToString } from 'openapi-typescript';

const DOCUMENT = new URL('../crates/server/openapi.json', import.meta.url);
export const FILE = new URL('src/lib/api/schema.ts', import.meta.url);

/** The text of the file. */
export async function typesOfApi() {
  const ast = await openapi(JSON.parse(readFileSync(DOCUMENT, 'utf8')), { alphabetize: true });
  return `// Made from crates/server/openapi.json by \`npm run types\`.\n\n${astToString(ast)}`;
}

if (process.argv.includes('--write')) writeFileSync(FILE, await typesOfApi());
