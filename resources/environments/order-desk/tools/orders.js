function existingOrder(id, state) {
  const order = state.orders[id];
  if (order === undefined) throw new Error(`There is no order ${id}.`);
  return order;
}

function mustBe(order, id, ...statuses) {
  if (!statuses.includes(order.status))
    throw new Error(
      `Order ${id} is ${order.status}; this is possible only while it is ${statuses.join(' or ')}.`,
    );
}

function cancel_order({ order_id }, state) {
  const order = existingOrder(order_id, state);
  mustBe(order, order_id, 'open', 'packed');
  for (const [number, { quantity }] of Object.entries(order.lines)) state.articles[number].stock += quantity;
  order.status = 'cancelled';
  return { order_id, status: order.status };
}

function change_address({ order_id, street, postcode, town }, state) {
  const order = existingOrder(order_id, state);
  mustBe(order, order_id, 'open', 'packed');
  order.address = { street: street.trim(), postcode: postcode.trim(), town: town.trim() };
  return { order_id, address: order.address };
}

function change_quantity({ order_id, article, quantity }, state) {
  const order = existingOrder(order_id, state);
  mustBe(order, order_id, 'open');
  const line = order.lines[article];
  if (line === undefined) throw new Error(`Order ${order_id} does not hold article ${article}.`);
  const stored = state.articles[article];
  const more = quantity - line.quantity;
  if (more > stored.stock - stored.reserved)
    throw new Error(`Only ${stored.stock - stored.reserved} more of ${article} are available.`);
  stored.stock -= more;
  line.quantity = quantity;
  return { order_id, article, quantity };
}

function apply_voucher({ order_id, code }, state) {
  const order = existingOrder(order_id, state);
  mustBe(order, order_id, 'open', 'packed');
  const voucher = state.vouchers[code];
  if (voucher === undefined) throw new Error(`There is no voucher ${code}.`);
  if (voucher.valid_until < state.today)
    throw new Error(`Voucher ${code} expired on ${voucher.valid_until}.`);
  let goods = 0;
  for (const { quantity, unit_price } of Object.values(order.lines)) goods += quantity * unit_price;
  if (goods < voucher.minimum)
    throw new Error(
      `Voucher ${code} needs goods of at least ${voucher.minimum.toFixed(2)}; these are ${goods.toFixed(2)}.`,
    );
  order.voucher = { code, percent: voucher.percent };
  return { order_id, voucher: order.voucher };
}

function open_ticket({ order_id, team, text }, state) {
  existingOrder(order_id, state);
  const key = `${order_id} ${team}`;
  if (state.tickets[key] !== undefined)
    throw new Error(`The ${team} already has a ticket for order ${order_id}.`);
  state.tickets[key] = { text };
  return { ticket: key };
}
