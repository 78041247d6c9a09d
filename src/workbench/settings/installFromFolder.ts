import { Refusal, type Locale } from '@gable/api';
import type { GableWorkbench } from '../workbench.svelte.ts';

/** What was taken in, and the languages in which it leaves something unsaid. */
export interface Taken { name: string; inEnglish: Locale[] }

/** Takes in the extension that lies in a folder of this computer; nothing where none was chosen. */
export async function installFromFolder(workbench: GableWorkbench): Promise<Taken | undefined> {
  const files = await chooseFolder();
  if (files.size === 0) return undefined;
  const manifest = await readJson('package.json', files, workbench) as { contributes?: { importers?: unknown } };
  const locales = ['en', 'he', 'el', 'fa'].filter((locale) => files.has(`messages/${locale}.json`));
  const messages = Object.fromEntries(await Promise.all(locales.map(async (locale) => [locale, await readJson(`messages/${locale}.json`, files, workbench)] as const)));
  const named = manifest.contributes?.importers;
  const importers = await Promise.all((Array.isArray(named) ? named as string[] : []).map((file) => readJson(String(file).replace(/^\.\//, ''), files, workbench)));
  const { data } = await workbench.run<Taken>('extensions.install', { manifest, messages, importers }, { showsRefusal: true, done: workbench.t('extensions.install.done') });
  return data;
}

/** Its files by their path within it. */
function chooseFolder(): Promise<Map<string, File>> {
  return new Promise((resolve) => {
    const input = Object.assign(document.createElement('input'), { type: 'file', webkitdirectory: true });
    input.onchange = () => resolve(new Map([...(input.files ?? [])].map((file) => [file.webkitRelativePath.split('/').slice(1).join('/'), file])));
    input.oncancel = () => resolve(new Map());
    input.click();
  });
}

async function readJson(path: string, files: ReadonlyMap<string, File>, { t }: GableWorkbench): Promise<unknown> {
  try {
    return JSON.parse(await files.get(path)!.text());
  } catch {
    throw Object.assign(new Refusal('extension.noJson', { values: { file: path } }), { message: t('extensions.noJson', { file: path }) });
  }
}
