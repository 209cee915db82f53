export interface Picture {
  readonly name: string;
  readonly theme: string;
  readonly size: string;
  readonly file: string;
}

/** One page with all pictures, grouped by view. */
export function indexPage(pictures: readonly Picture[]): string {
  const groups = [...Map.groupBy(pictures, ({ name }) => name)];
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Gallery</title>
<style>body{font:13px/20px sans-serif;margin:16px}section{margin-bottom:32px}div{display:flex;flex-wrap:wrap;gap:12px}img{width:600px;border:1px solid #888}</style>
<h1>Gallery</h1>
${groups
  .map(
    ([name, shown]) =>
      `<section><h2>${name}</h2><div>${shown.map((each) => `<a href="${each.file}"><img loading="lazy" src="${each.file}" alt="${name}, ${each.theme}, ${each.size}"></a>`).join('')}</div></section>`,
  )
  .join('\n')}
</html>
`;
}
