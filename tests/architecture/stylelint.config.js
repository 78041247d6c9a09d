import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');
const startAndEnd = 'Say start and end: left and right are wrong in Hebrew and Persian.';
const tokens = 'Colours are tokens, so that every theme has them.';

/** @type {import('stylelint').Config} */
export default {
  ignoreFiles: ['node_modules/**', 'build/**', '.svelte-kit/**', '.gable/**'],
  overrides: [
    { files: ['**/*.svelte', '**/*.html'], customSyntax: 'postcss-html' },
    { files: [join(root, 'src/api/ui/themes/**'), join(root, 'src/api/ui/tokens.css')], rules: { 'color-no-hex': null, 'color-named': null, 'function-disallowed-list': null } },
  ],
  rules: {
    'property-disallowed-list': [['/(^|-)(left|right)($|-)/'], { message: startAndEnd }],
    'declaration-property-value-disallowed-list': [
      { '/^(text-align|float|clear|caption-side|resize)/': ['left', 'right'], '/^transition(-property)?$/': ['/(^|[ ,-])(left|right)\\b/'] },
      { message: startAndEnd },
    ],
    'color-no-hex': [true, { message: tokens }],
    'color-named': ['never', { message: tokens }],
    'function-disallowed-list': [['rgb', 'rgba', 'hsl', 'hsla', 'hwb', 'lab', 'lch', 'oklab', 'oklch'], { message: tokens }],
    'block-no-empty': true,
    'declaration-block-no-duplicate-properties': [true, { ignore: ['consecutive-duplicates-with-different-values'] }],
    'no-duplicate-selectors': true,
    'property-no-unknown': true,
    'unit-no-unknown': true,
  },
};
