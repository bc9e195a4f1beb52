import { generate } from './generate.ts';

try {
  console.log(await generate(process.argv.slice(2)));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
