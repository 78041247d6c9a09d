import { readFileSync } from 'node:fs';
import ts from 'typescript';

export interface Import {
  from: string;
  /** Erased before it runs. */
  typeOnly: boolean;
  /** A pattern of `import.meta.glob`, which names nobody. */
  glob: boolean;
}

/** What a TypeScript, JavaScript or Svelte file imports, in every way there is. */
export function importsOf(file: string): Import[] {
  const text = readFileSync(file, 'utf8');
  if (!file.endsWith('.svelte')) return importsIn(text);
  const scripts = [...text.matchAll(/<script\b[^>]*>(.*?)<\/script>/gs)].map((match) => match[1] ?? '');
  const markup = text.replace(/<(script|style)\b[^>]*>.*?<\/\1>/gs, '');
  const lazy = [...markup.matchAll(/\bimport\(\s*(['"`])(.+?)\1\s*\)/g)].map(([, , from = '']) => ({ from, typeOnly: false, glob: false }));
  return [...scripts.flatMap(importsIn), ...lazy];
}

function importsIn(text: string): Import[] {
  const found: Import[] = [];
  const add = (node: ts.Node | undefined, how: Partial<Import> = {}) => {
    if (node && ts.isStringLiteralLike(node)) found.push({ from: node.text, typeOnly: false, glob: false, ...how });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) {
      add(node.moduleSpecifier, { typeOnly: node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword });
    } else if (ts.isExportDeclaration(node)) {
      add(node.moduleSpecifier, { typeOnly: node.isTypeOnly });
    } else if (ts.isImportTypeNode(node)) {
      add(ts.isLiteralTypeNode(node.argument) ? node.argument.literal : undefined, { typeOnly: true });
    } else if (ts.isCallExpression(node)) {
      const called = node.expression.getText(source);
      if (called === 'import' || called === 'require') add(node.arguments[0]);
      if (called === 'import.meta.glob') patternsOf(node.arguments[0]).forEach((pattern) => add(pattern, { glob: true }));
    }
    ts.forEachChild(node, visit);
  };
  const source = ts.createSourceFile('file.ts', text, ts.ScriptTarget.Latest);
  visit(source);
  return found;
}

function patternsOf(argument: ts.Node | undefined): readonly ts.Node[] {
  if (argument && ts.isArrayLiteralExpression(argument)) return argument.elements;
  else return argument ? [argument] : [];
}
