import { defineConfig } from 'eslint/config';
import astro from 'eslint-plugin-astro';
import tseslint from 'typescript-eslint';

export default defineConfig(
  { ignores: ['dist/', 'dist-file/', '.astro/', 'data/', 'node_modules/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strict, tseslint.configs.stylistic, tseslint.configs.recommendedTypeCheckedOnly],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
    },
  },
  {
    files: ['**/*.astro'],
    extends: [tseslint.configs.strict, tseslint.configs.stylistic, astro.configs.recommended],
  },
  {
    files: ['**/*.ts', '**/*.astro'],
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      eqeqeq: 'error',
      'no-console': 'error',
      'no-var': 'error',
      'prefer-const': 'error',
    },
  },
  {
    // What the oldest browsers of the README lack; of what they have in part, the tests of the built site tell.
    files: ['src/{model,query,agents,charts,client}/**/*.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'Map', property: 'groupBy', message: 'Use groupBy of src/model/group-by.ts.' },
        { object: 'Promise', property: 'withResolvers', message: 'Use deferred of src/client/engine/deferred.ts.' },
        { property: 'checkVisibility', message: 'Ask for the rectangles: getClientRects().' },
      ],
    },
  },
  { files: ['generators/index.ts', 'tests/support/fail-on-warnings.ts'], rules: { 'no-console': 'off' } },
);
