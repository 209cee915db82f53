import { createEndpoint, type Endpoint, type EndpointLimits } from './endpoint.ts';

/** The endpoints that runs of this process use, by key. */
export interface EndpointRegistry {
  /** The endpoint of these limits. Changed limits hold from now on; while runs use it, its concurrency only grows. */
  get(limits: EndpointLimits): Endpoint;
  find(key: string): Endpoint | null;
  /** The endpoint of a role's model; limits that others set are never lowered. */
  join(limits: EndpointLimits): Endpoint;
}

export function createEndpointRegistry(): EndpointRegistry {
  const endpoints = new Map<string, Endpoint>();
  return {
    get(limits) {
      const known = endpoints.get(limits.key);
      if (known === undefined) {
        const made = createEndpoint(limits);
        endpoints.set(limits.key, made);
        return made;
      }
      const least = known.inUse > 0 ? known.limits.concurrency : 0;
      known.update({ ...limits, concurrency: Math.max(limits.concurrency, least) });
      return known;
    },
    find: (key) => endpoints.get(key) ?? null,
    join(limits) {
      const known = endpoints.get(limits.key) ?? createEndpoint(limits);
      endpoints.set(limits.key, known);
      known.update({ ...limits, concurrency: Math.max(limits.concurrency, known.limits.concurrency) });
      return known;
    },
  };
}
