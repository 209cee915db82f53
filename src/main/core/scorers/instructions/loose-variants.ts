/**
 * A response in the ways the loose reading takes it: as it is, without its first line, its last line or both, each
 * also without asterisks; blank ones are left out.
 */
export function looseVariants(response: string): string[] {
  const lines = response.split('\n');
  const cut = [lines.slice(1), lines.slice(0, -1), lines.slice(1, -1)].map((some) => some.join('\n').trim());
  const variants = [response, ...cut];
  return [...variants, ...variants.map((one) => one.replaceAll('*', ''))].filter((one) => one.trim() !== '');
}
