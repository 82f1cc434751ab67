import createClient from 'openapi-fetch';
import { Problem } from './problem';
import type { paths } from './schema';

/** The back end in the language of the page. The window serves the same addresses as the browser's server. */
export const client = createClient<paths>({
  baseUrl: location.origin === 'null' ? '' : location.origin,
  fetch: (request: Request) => globalThis.fetch(request),
  cache: 'no-store',
});

client.use({
  onRequest({ request }) {
    request.headers.set('Accept-Language', document.documentElement.lang || 'en');
    return request;
  },
});

/** The answer's data, or its problem thrown. */
export async function answer<T>(call: Promise<{ data?: T; error?: unknown; response: Response }>): Promise<T> {
  const { data, error, response } = await call;
  if (response.ok) return data as T;
  throw new Problem(response.status, typeof error === 'object' && error ? (error as { message?: string }) : { message: typeof error === 'string' ? error : undefined });
}

/** The answer's list; the server may say null for an empty one. */
export async function items<T>(call: Promise<{ data?: { items: T[] | null }; error?: unknown; response: Response }>): Promise<T[]> {
  return (await answer(call)).items ?? [];
}
