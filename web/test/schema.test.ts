import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { FILE, typesOfApi } from '../openapi.mjs';

test('the types of the API’s answers are those of its OpenAPI document', async () => {
  const fresh = (await typesOfApi()) === readFileSync(FILE, 'utf8');
  expect(fresh, 'write them with `npm run types`').toBe(true);
});
