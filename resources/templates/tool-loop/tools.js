function find_item({ query }, state) {
  const wanted = query.trim().toLowerCase();
  const found = Object.entries(state.items).filter(
    ([item, { name }]) => item.includes(wanted) || name.toLowerCase().includes(wanted),
  );
  if (found.length === 0) throw new Error(`No article has "${query}" in its number or name.`);
  return found.map(([item, { name, stock, reserved }]) => ({ item, name, stock, free: stock - reserved }));
}

function reserve({ item, pieces }, state) {
  const article = articleOf(item, state);
  const free = article.stock - article.reserved;
  if (pieces > free) throw new Error(`Only ${free} pieces of ${item} are free.`);
  article.reserved += pieces;
  return { item, free: free - pieces };
}

function receive({ item, pieces }, state) {
  const article = articleOf(item, state);
  article.stock += pieces;
  return { item, stock: article.stock };
}

function articleOf(item, state) {
  const article = state.items[item];
  if (article === undefined) throw new Error(`There is no article ${item}.`);
  return article;
}
