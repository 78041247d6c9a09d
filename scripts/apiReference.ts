import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

const api = path.resolve(import.meta.dirname, '../src/api');
const entries = { '@gable/api': 'index.ts', '@gable/api/server': 'server/index.ts', '@gable/api/ui': 'ui/index.ts', '@gable/api/testing': 'testing/index.ts' };

/** The reference of the API as Markdown, from the docstrings of what its entries export. */
export function apiReference(): string {
  const files = Object.values(entries).map((file) => path.join(api, file));
  const program = ts.createProgram(files, {
    target: ts.ScriptTarget.ESNext, module: ts.ModuleKind.NodeNext, moduleResolution: ts.ModuleResolutionKind.NodeNext, allowImportingTsExtensions: true, noEmit: true, skipLibCheck: true,
  });
  const sections = Object.entries(entries).map(([name, file]) => `## ${name}\n\n${section(program, path.join(api, file))}`);
  return `# @gable/api\n\nAll that an extension may import. Generated from the docstrings by \`npm run reference\`; a test keeps it true.\n\n${sections.join('\n')}`;
}

function section(program: ts.Program, file: string): string {
  const checker = program.getTypeChecker();
  const module = checker.getSymbolAtLocation(program.getSourceFile(file)!);
  const rows = checker.getExportsOfModule(module!).map((exported) => {
    const symbol = exported.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(exported) : exported;
    const text = ts.displayPartsToString(symbol.getDocumentationComment(checker)) || componentText(symbol);
    const thrown = symbol.getJsDocTags(checker).filter(({ name }) => name === 'throws').map(({ text: parts }) => `Throws ${ts.displayPartsToString(parts)}`);
    return { name: exported.name, text: [text, ...thrown].filter(Boolean).join(' ').replace(/\s+/g, ' ') };
  });
  return `${rows.sort((one, other) => (one.name < other.name ? -1 : 1)).map(({ name, text }) => `- \`${name}\`${text && ` ${text}`}`).join('\n')}\n`;
}

/** A Svelte component says what it is in the comment before its markup. */
function componentText(symbol: ts.Symbol): string {
  const file = symbol.declarations?.[0]?.getSourceFile().fileName ?? '';
  if (!file.endsWith('.svelte')) return '';
  return /<!--\s*@component\s*([\s\S]*?)-->/.exec(readFileSync(file, 'utf8'))?.[1]?.trim() ?? '';
}

if (import.meta.main) writeFileSync(path.join(api, 'README.md'), apiReference());
