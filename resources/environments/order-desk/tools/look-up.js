function find_customer({ query }, state) {
  const wanted = query.trim().toLowerCase();
  const found = Object.entries(state.customers).filter(
    ([id, { name, email }]) =>
      id.toLowerCase() === wanted || name.toLowerCase().includes(wanted) || email.toLowerCase() === wanted,
  );
  if (found.length === 0) throw new Error(`No customer has "${query}" as number, in the name or as e-mail.`);
  return found.map(([id, customer]) => ({ customer_id: id, ...customer }));
}

function list_orders({ customer_id }, state) {
  if (state.customers[customer_id] === undefined) throw new Error(`There is no customer ${customer_id}.`);
  return Object.entries(state.orders)
    .filter(([, order]) => order.customer === customer_id)
    .map(([id, order]) => ({
      order_id: id,
      placed: order.placed,
      status: order.status,
      articles: Object.keys(order.lines).map((number) => `${number} ${state.articles[number].name}`),
    }));
}

function get_order({ order_id }, state) {
  const order = state.orders[order_id];
  if (order === undefined) throw new Error(`There is no order ${order_id}.`);
  const lines = Object.entries(order.lines).map(([number, line]) => ({
    article: number,
    name: state.articles[number].name,
    cut_to_size: state.articles[number].cut_to_size,
    ...line,
  }));
  return { order_id, ...order, lines };
}

function find_article({ query }, state) {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const found = Object.entries(state.articles).filter(([number, { name }]) =>
    words.every((word) => `${number} ${name}`.toLowerCase().includes(word)),
  );
  if (found.length === 0)
    throw new Error(`No article has all these words in its number or name: "${query}". Try a single word.`);
  return found.map(([number, { name, price, cut_to_size, stock, reserved }]) => ({
    article: number,
    name,
    price,
    cut_to_size,
    available: stock - reserved,
  }));
}

function get_voucher({ code }, state) {
  const voucher = state.vouchers[code];
  if (voucher === undefined) throw new Error(`There is no voucher ${code}.`);
  return { code, ...voucher };
}
