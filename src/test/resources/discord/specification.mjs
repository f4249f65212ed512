// Judges requests by Discord's published OpenAPI, in the form that the package discord-api-spec gives it.
// node specification.mjs FILE: each line is {"schema": NAME, "body": {...}}. Prints one line for each: ok, or what is wrong.
// Fields that the specification does not know are wrong, too: the package lets them pass unless its objects are strict.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const source = fileURLToPath(import.meta.resolve('discord-api-spec/zod'));
const strict = new URL('./strict.mjs', import.meta.url);
const loose = readFileSync(source, 'utf8');
const tight = loose.replace('let zObject = z.object;', 'let zObject = z.strictObject;');
if (tight === loose) throw new Error('the package is not as it was: no line to make objects strict');
writeFileSync(strict, tight);
const schemas = await import(strict);

for (const line of readFileSync(process.argv[2], 'utf8').split('\n').filter(Boolean)) {
  const { schema, body } = JSON.parse(line);
  const judged = schemas[schema].safeParse(body);
  console.log(judged.success ? 'ok' : judged.error.issues.map(issue => `${issue.path.join('.')}: ${issue.code}`).join('; '));
}
