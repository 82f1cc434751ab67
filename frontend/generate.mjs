// Writes the types of what the server says: the API from src/api/openapi.json, the scenario from the engine's JSON Schema.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { compile } from 'json-schema-to-typescript';
import openapiTS, { astToString } from 'openapi-typescript';

const openapi = new URL('src/api/openapi.json', import.meta.url);
const scenario = new URL('../engine/scenario/scenario.schema.json', import.meta.url);

if (existsSync(openapi)) {
  const types = await openapiTS(openapi);
  writeFileSync(new URL('src/api/schema.d.ts', import.meta.url), `// Generated from openapi.json by npm run generate; do not edit.\n${astToString(types)}`);
} else {
  console.log('skipped: src/api/openapi.json is not there');
}

if (existsSync(scenario)) {
  const schema = JSON.parse(readFileSync(scenario, 'utf8'));
  const types = await compile(schema, 'ScenarioContent', { bannerComment: '// Generated from scenario.schema.json by npm run generate; do not edit.', additionalProperties: false, unreachableDefinitions: true });
  writeFileSync(new URL('src/api/scenario.schema.d.ts', import.meta.url), types);
} else {
  console.log('skipped: ../engine/scenario/scenario.schema.json is not there');
}
