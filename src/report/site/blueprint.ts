import { claimPath, claimsOf, type Entry, paperPath, type Site } from './model.js';
import type { Blueprint, BlueprintNode } from './svg/blueprint.js';
import { typeset } from './typography.js';
import { standingOf } from './words.js';

/** The claims as a graph: which name which, and which papers share processes. */
export function blueprintOf(site: Site, base: string): Blueprint {
  return {
    groups: site.papers.map(({ key, year }) => ({
      key,
      label: year > 0 ? `${key.replace(/\d+$/, '')} ${year}` : key,
      href: `${base}${paperPath(key)}`,
      nodes: claimsOf(site, key).map((entry) => nodeOf(entry, base)),
    })),
    mentions: site.entries.flatMap(({ claim, mentions }) => mentions.map((to) => [claim.id, to] as const)),
    shared: sharedProcesses(site),
  };
}

export const nodeOf = (entry: Entry, base: string): BlueprintNode => ({
  id: entry.claim.id,
  title: typeset(entry.claim.title),
  href: `${base}${claimPath(entry.claim.id)}`,
  fidelity: entry.claim.source.fidelity,
  standing: standingOf(entry),
});

/** Two papers share a process when quantities of both are computed or sampled by the same named algorithm. */
function sharedProcesses(site: Site): Blueprint['shared'] {
  const users = new Map<string, Set<string>>();
  for (const { claim } of site.entries)
    for (const { routes } of Object.values(claim.measures))
      for (const route of routes)
        if (route.kind === 'sampled')
          users.set(route.name, (users.get(route.name) ?? new Set()).add(claim.source.paper.key));
  const keys = site.papers.map(({ key }) => key);
  return keys.flatMap((one, i) =>
    keys.slice(i + 1).flatMap((other) => {
      const processes = [...users.values()].filter((papers) => papers.has(one) && papers.has(other)).length;
      return processes > 0 ? [[one, other, processes] as const] : [];
    }),
  );
}
