import { Refusal } from '@gable/api';
import type { Query, Rest } from '@gable/api/ui';

interface Told {
  /** Nobody answered; gives the words for that. */
  onOffline: () => string;
  onSignedOut: () => void;
}

/** The API as the workbench asks it. */
export function restOver(fetch: typeof globalThis.fetch, { onOffline, onSignedOut }: Told): Rest {
  async function ask<Answer>(method: string, path: string, init: RequestInit & { query?: Query } = {}): Promise<Answer> {
    let response: Response;
    try {
      response = await fetch(addressOf(path, init.query), { method, ...init });
    } catch (error) {
      if (error instanceof TypeError) throw refused({ code: 'offline', status: 0, detail: onOffline() });
      else throw error;
    }
    if (response.status === 401 && path !== 'session') onSignedOut();
    if (response.ok) return (response.status === 204 ? undefined : await response.json()) as Answer;
    else throw await refusalOf(response);
  }

  const json = (body: unknown) => ({ body: JSON.stringify(body ?? {}), headers: { 'content-type': 'application/json' } as Record<string, string> });

  return {
    get: (path, query) => ask('GET', path, { query }),
    post: (path, body, options) => ask('POST', path, { ...json(body), ...options }),
    patch(path, body, revision) {
      const init = json(body);
      if (revision !== undefined) init.headers['if-match'] = `"${revision}"`;
      return ask('PATCH', path, init);
    },
    delete: (path) => ask('DELETE', path),
    upload: (path, file, onProgress) => upload(path, file, { onProgress, onOffline }),
  };
}

function addressOf(path: string, query: Query = {}): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== null && value !== '') search.set(name, String(value));
  }
  return `/api/v1/${path}${search.size ? `?${search}` : ''}`;
}

async function refusalOf(response: Response): Promise<Refusal> {
  const problem = await response.json().catch(() => ({}));
  return refused({ code: 'unknown', ...problem, status: response.status, detail: problem.detail ?? problem.title ?? response.statusText });
}

interface Problem { code: string; status: number; detail: string; fields?: Record<string, string> }

function refused({ code, status, detail, fields }: Problem): Refusal {
  const refusal = new Refusal(code, { status, fields });
  refusal.message = detail;
  return refusal;
}

// fetch can't tell how far an upload is.
function upload<Answer>(path: string, file: File, { onProgress, onOffline }: { onProgress?: (done: number) => void } & Pick<Told, 'onOffline'>): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', addressOf(path));
    request.setRequestHeader('content-type', file.type || 'application/octet-stream');
    request.setRequestHeader('x-file-name', encodeURIComponent(file.name));
    request.upload.onprogress = (event) => event.lengthComputable && onProgress?.(event.loaded / event.total);
    request.onerror = () => reject(refused({ code: 'offline', status: 0, detail: onOffline() }));
    request.onload = async () => {
      const response = new Response(request.response, { status: request.status });
      if (response.ok) resolve((await response.json()) as Answer);
      else reject(await refusalOf(response));
    };
    request.send(file);
  });
}
