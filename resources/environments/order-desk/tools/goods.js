function deliveredLine(order_id, article, state) {
  const order = state.orders[order_id];
  if (order === undefined) throw new Error(`There is no order ${order_id}.`);
  if (order.status !== 'delivered')
    throw new Error(`Order ${order_id} is ${order.status}; this is possible only once it is delivered.`);
  const line = order.lines[article];
  if (line === undefined) throw new Error(`Order ${order_id} does not hold article ${article}.`);
  return { order, line };
}

function refund({ order_id, article, amount, reason }, state) {
  const { order, line } = deliveredLine(order_id, article, state);
  const cents = Math.round(amount * 100);
  if (Math.abs(amount * 100 - cents) > 1e-6) throw new Error('The amount may have two decimals at most.');
  const percent = order.voucher === null ? 0 : order.voucher.percent;
  const paid = Math.round(line.quantity * line.unit_price * (100 - percent));
  const before = order.refunds[article] === undefined ? 0 : Math.round(order.refunds[article].amount * 100);
  if (before + cents > paid)
    throw new Error(
      `At most ${((paid - before) / 100).toFixed(2)} was paid for ${article} and is not refunded yet.`,
    );
  order.refunds[article] = { amount: (before + cents) / 100, reason };
  return { order_id, article, refunded: order.refunds[article].amount };
}

function send_replacement({ order_id, article, quantity }, state) {
  const { order, line } = deliveredLine(order_id, article, state);
  const total = (order.replacements[article] || 0) + quantity;
  if (total > line.quantity) throw new Error(`Order ${order_id} holds only ${line.quantity} of ${article}.`);
  const stored = state.articles[article];
  if (quantity > stored.stock - stored.reserved)
    throw new Error(`Only ${stored.stock - stored.reserved} of ${article} are available.`);
  stored.stock -= quantity;
  order.replacements[article] = total;
  return { order_id, article, sent: quantity };
}

function reserve_article({ customer_id, article, quantity }, state) {
  if (state.customers[customer_id] === undefined) throw new Error(`There is no customer ${customer_id}.`);
  const stored = state.articles[article];
  if (stored === undefined) throw new Error(`There is no article ${article}.`);
  if (quantity > stored.stock - stored.reserved)
    throw new Error(`Only ${stored.stock - stored.reserved} of ${article} are available.`);
  stored.reserved += quantity;
  const key = `${customer_id} ${article}`;
  state.reservations[key] = (state.reservations[key] || 0) + quantity;
  return { customer_id, article, reserved: state.reservations[key] };
}
