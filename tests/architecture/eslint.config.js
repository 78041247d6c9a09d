import svelte from 'eslint-plugin-svelte';
import { join } from 'node:path';
import ts from 'typescript-eslint';
import svelteConfig from '../../svelte.config.js';

const tests = ['**/*.test.ts', '**/testing/**', 'tests/**'];
const server = ['db/**/*.ts', 'src/platform/**/*.ts', 'src/api/server/**/*.ts', 'src/*.ts', 'src/routes/**/*.server.ts', 'extensions/*/server/**/*.ts'];

// The one module that talks to the outside: it resolves, checks and then connects.
const outgoing = ['src/platform/http/outgoing.ts', 'src/platform/http/outgoing/**'];

export default ts.config(
  { ignores: ['node_modules/', 'build/', '.svelte-kit/', '.gable/', 'data/', 'data-demo/', 'test-results/', '**/migrations/'] },
  ts.configs.recommended,
  svelte.configs.recommended,
  {
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: join(import.meta.dirname, '../..'), extraFileExtensions: ['.svelte'] },
    },
    rules: {
      'max-lines': ['error', 250],
      'max-params': ['error', 3],
      'no-var': 'error',
      'prefer-const': ['error', { destructuring: 'all' }],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: false }],
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', caughtErrors: 'none', ignoreRestSiblings: true }],
      // A registry holds things of every type, and `any` is the only type that says so both ways.
      '@typescript-eslint/no-explicit-any': 'off',
      // Expressions such as `ready && show()` read well where they stand alone.
      '@typescript-eslint/no-unused-expressions': ['error', { allowShortCircuit: true, allowTernary: true }],
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser, svelteConfig } },
    rules: {
      // Only after a sanitiser, with a line that says which.
      'svelte/no-at-html-tags': 'error',
      // Addresses are relative to the root, and there is no base path.
      'svelte/no-navigation-without-resolve': 'off',
      'prefer-const': 'off',
      // A literal in braces keeps the space that Svelte would take away between two tags.
      'svelte/no-useless-mustaches': 'off',
      // Most maps and sets are made and used up in one function; what is shown is `$state` or a SvelteMap by choice.
      'svelte/prefer-svelte-reactivity': 'off',
      'svelte/prefer-const': ['error', { destructuring: 'all', excludedRunes: ['$props', '$derived', '$bindable', '$state'] }],
      'no-restricted-syntax': ['error', {
        selector: 'SvelteStyleDirective[key.name.name=/(^|-)(left|right)($|-)/]',
        message: 'Say start and end: left and right are wrong in Hebrew and Persian.',
      }, {
        selector: 'SvelteAttribute[key.name="style"] SvelteLiteral[value=/(^|[;\\s-])(left|right)\\s*:|text-align:\\s*(left|right)/]',
        message: 'Say start and end: left and right are wrong in Hebrew and Persian.',
      }],
    },
  },
  {
    files: server,
    ignores: [...tests, ...outgoing],
    rules: {
      'no-restricted-globals': ['error', { name: 'fetch', message: 'Only src/platform/http/outgoing.ts talks to the outside.' }],
      'no-restricted-syntax': ['error', {
        selector: 'CallExpression[callee.object.name=/^https?$/][callee.property.name=/^(request|get)$/]',
        message: 'Only src/platform/http/outgoing.ts talks to the outside.',
      }],
    },
  },
  { files: ['**/*.{js,mjs}'], ...ts.configs.disableTypeChecked },
);
